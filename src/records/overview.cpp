// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <gongkai/records/overview.hpp>

#include "rules/finding_list.hpp"

namespace gongkai {

namespace {

std::string text(count n) { return std::to_string(n.value()); }

/// The figures of a year; of a ledger that was not given, or cannot tell of the year, nothing is asked.
class year_of_records {
public:
    year_of_records(const record_set& records, std::chrono::year year) : records_{records}, year_{year} {
        for (auto ledger : {&record_set::publications, &record_set::documents, &record_set::consultations, &record_set::ratings,
                            &record_set::escalations, &record_set::points, &record_set::broadcasts, &record_set::matters})
            if (records_.*ledger && !tells_of(*(records_.*ledger), year)) (records_.*ledger).reset();
    }

    const record_set& records() const noexcept { return records_; }
    std::chrono::year year() const noexcept { return year_; }
    count of(const std::optional<counted_records>& ledger, record_figure figure) const { return ledger->number(year_, figure); }
    count of(const std::optional<counted_records>& ledger, record_figure figure, record_dimension by,
             std::string_view value) const {
        return ledger->number(year_, figure, by, value);
    }
    count normative(record_figure figure) const {
        return of(records_.documents, figure, record_dimension::document_kind, "normative_documents");
    }
    count on(publication_channel channel) const {
        return of(records_.publications, record_figure::published, record_dimension::publication_channel, code(channel));
    }

private:
    record_set records_;
    std::chrono::year year_;
};

std::string disclosure_paragraph(const year_of_records& y, bool documents_told) {
    std::string out;
    if (y.records().publications) {
        const count all = y.of(y.records().publications, record_figure::published);
        out += "主动公开政府信息" + text(all) + "条";
        std::string parts;
        for (const publication_channel channel : enumerators<publication_channel>) {
            const count n = y.on(channel);
            if (n == count{} || n == all) continue;
            parts.append(parts.empty() ? "，其中" : "，").append(label(channel, lang::zh)).append(text(n)).append("条");
        }
        out += parts + "。";
    }
    if (y.records().documents && !documents_told)
        out += "制发行政规范性文件" + text(y.normative(record_figure::documents_issued)) + "件，废止" +
               text(y.normative(record_figure::documents_ended)) + "件，现行有效" +
               text(y.normative(record_figure::documents_in_force)) + "件。";
    if (y.records().documents && y.records().publications) {
        const rate interpreted = interpretation_rate(*y.records().documents, *y.records().publications, y.year());
        if (interpreted.part() != count{}) out += "对本年制发的" + text(interpreted.part()) + "件文件作了解读。";
    }
    return out;
}

std::string management_paragraph(const year_of_records& y) {
    std::string out;
    if (y.records().matters) {
        out += "梳理公布依申请政务服务事项" + text(y.of(y.records().matters, record_figure::matters)) + "项";
        const std::size_t classes = y.records().matters->classes(y.year(), record_figure::matters, record_dimension::category);
        if (classes != 0) out += "，分为" + std::to_string(classes) + "类";
        out += "。";
    }
    if (y.records().consultations)
        out += "累计咨询量" + text(y.of(y.records().consultations, record_figure::consultations)) + "件。";
    if (y.records().ratings) {
        const rate good = y.records().ratings->share(y.year(), record_rate::good);
        out += "“好差评”收到评价" + text(good.whole()) + "次";
        if (good.has_value()) {
            out += "，其中好评" + text(good.part()) + "次，好评率" + to_string(good);
            const rate rectified = y.records().ratings->share(y.year(), record_rate::rectification);
            if (rectified.has_value()) out += "，差评整改率" + to_string(rectified);
        }
        out += "。";
    }
    return out;
}

std::string platform_paragraph(const year_of_records& y) {
    std::string out;
    if (y.records().points) {
        out += "设有政府信息公开自助办理点" + text(y.of(y.records().points, record_figure::points)) + "处";
        const count always = y.of(y.records().points, record_figure::points_round_the_clock);
        if (always != count{}) out += "，其中" + text(always) + "处全天开放";
        out += "。";
    }
    if (y.records().escalations)
        out += "“办不成事”反映窗口登记" + text(y.of(y.records().escalations, record_figure::tickets)) + "人次，办结" +
               text(y.of(y.records().escalations, record_figure::tickets_closed)) + "人次。";
    if (y.records().broadcasts)
        out += "“政务直播间”直播" + text(y.of(y.records().broadcasts, record_figure::broadcasts)) + "场。";
    return out;
}

std::string supervision_paragraph(const year_of_records& y) {
    std::string out;
    if (!y.records().publications) return out;
    const rate reviewed = y.records().publications->share(y.year(), record_rate::full_review);
    if (reviewed.part() != count{}) out += "落实信息发布“三审三校”和保密审查，占主动公开信息的" + to_string(reviewed) + "。";
    const rate in_time = y.records().publications->share(y.year(), record_rate::in_time);
    if (in_time.has_value()) out += "主动公开信息按期公开率" + to_string(in_time) + "。";
    return out;
}

// From words back to figures

std::optional<publication_channel> channel_of(medium through) noexcept {
    switch (through) {
        case medium::website: return publication_channel::website;
        case medium::wechat: return publication_channel::wechat;
        case medium::weibo: return publication_channel::weibo;
        case medium::video: return publication_channel::video;
        case medium::press: return publication_channel::press;
        case medium::gazette: return publication_channel::gazette;
        default: return std::nullopt;
    }
}

std::optional<service_channel> service_of(medium through) noexcept {
    switch (through) {
        case medium::website: return service_channel::website;
        case medium::wechat: return service_channel::wechat;
        case medium::letter:
        case medium::email: return service_channel::letter;
        case medium::telephone: return service_channel::telephone;
        case medium::video_service: return service_channel::video;
        case medium::in_person:
        case medium::service_hall: return service_channel::counter;
        default: return std::nullopt;
    }
}

/// The figures that a fact can be about: where words leave it open, every reading that a person could have.
class fact_reading {
public:
    fact_reading(const fact& stated, const year_of_records& y) : fact_{stated}, y_{y}, records_{y.records()} {}

    std::vector<fact_figure> run() {
        switch (fact_.kind) {
            case fact_kind::published_items: published(); break;
            case fact_kind::articles: articles(); break;
            case fact_kind::interpretations: interpretations(); break;
            case fact_kind::press_conferences: form(publication_form::press_conference); break;
            case fact_kind::consultations: consultations(); break;
            case fact_kind::documents_issued: documents(record_figure::documents_issued); break;
            case fact_kind::documents_repealed: documents(record_figure::documents_ended); break;
            case fact_kind::matters: matters(); break;
            case fact_kind::ratings: ratings(record_figure::ratings); break;
            case fact_kind::good_ratings: ratings(record_figure::ratings_good); break;
            case fact_kind::bad_ratings: ratings(record_figure::ratings_bad); break;
            case fact_kind::tickets:
                whole(records_.escalations, record_figure::tickets);
                whole(records_.escalations, record_figure::tickets_closed);
                break;
            case fact_kind::service_points:
                whole(records_.points, record_figure::points);
                part(records_.points, record_figure::points, record_dimension::opening_hours, "round_the_clock");
                break;
            case fact_kind::broadcasts:
                whole(records_.broadcasts, record_figure::broadcasts);
                part(records_.publications, record_figure::published, record_dimension::publication_channel, "broadcast");
                break;
            case fact_kind::messages:
            case fact_kind::proposals:
            case fact_kind::visits:
            case fact_kind::followers:
            case fact_kind::trainings:
            case fact_kind::requests:
            case fact_kind::information_fee: break;
        }
        return std::move(found_);
    }

private:
    using ledger = std::optional<counted_records>;

    void add(record_figure figure, std::string_view part, count number, count most) {
        found_.push_back({figure, std::string{part}, number, most});
    }
    void whole(const ledger& from, record_figure figure) {
        if (!from || !from->knows(figure)) return;
        const count n = y_.of(from, figure);
        add(figure, {}, n, n);
    }
    /// Rows that do not say of which class they are may be of any.
    void part(const ledger& from, record_figure figure, record_dimension by, std::string_view value) {
        if (!from) return;
        const count n = y_.of(from, figure, by, value);
        add(figure, value, n, n + y_.of(from, figure, by, {}));
    }
    void channel(publication_channel which) {
        part(records_.publications, record_figure::published, record_dimension::publication_channel, code(which));
    }
    void form(publication_form which) {
        part(records_.publications, record_figure::published, record_dimension::publication_form, code(which));
    }
    count accounts() const {
        return y_.on(publication_channel::wechat) + y_.on(publication_channel::weibo) + y_.on(publication_channel::video);
    }
    count unsaid() const {
        return y_.of(records_.publications, record_figure::published, record_dimension::publication_channel, {});
    }
    void published() {
        if (!records_.publications) return;
        if (const auto through = channel_of(fact_.through)) {
            channel(*through);
            // A sentence about the website may well give the number of all.
            if (*through != publication_channel::website) return;
        } else if (fact_.through == medium::new_media) {
            return articles();
        }
        whole(records_.publications, record_figure::published);
        channel(publication_channel::website);
        // Items on the organ's accounts are usually counted apart.
        const count others = subtract(y_.of(records_.publications, record_figure::published), accounts()).value_or(count{});
        add(record_figure::published, "without_accounts", subtract(others, unsaid()).value_or(count{}), others);
    }
    void articles() {
        if (!records_.publications) return;
        if (const auto through = channel_of(fact_.through)) return channel(*through);
        for (const publication_channel c :
             {publication_channel::wechat, publication_channel::weibo, publication_channel::video, publication_channel::website})
            channel(c);
        add(record_figure::published, "accounts", accounts(), accounts() + unsaid());
        whole(records_.publications, record_figure::published);
    }
    void interpretations() {
        if (!records_.publications) return;
        whole(records_.publications, record_figure::interpretations);
        for (const publication_form f : enumerators<publication_form>)
            if (interprets(f)) form(f);
        if (!records_.documents) return;
        const rate interpreted = interpretation_rate(*records_.documents, *records_.publications, y_.year());
        if (interpreted.has_value()) add(record_figure::documents_issued, "interpreted", interpreted.part(), interpreted.part());
    }
    void consultations() {
        const auto of_channel = [&](service_channel c) {
            part(records_.consultations, record_figure::consultations, record_dimension::service_channel, code(c));
        };
        if (const auto through = service_of(fact_.through)) return of_channel(*through);
        whole(records_.consultations, record_figure::consultations);
        for (const service_channel c : enumerators<service_channel>) of_channel(c);
    }
    void documents(record_figure figure) {
        for (const document_kind each : {document_kind::normative_documents, document_kind::rules})
            part(records_.documents, figure, record_dimension::document_kind, code(each));
        whole(records_.documents, figure);
        if (figure == record_figure::documents_ended)
            part(records_.documents, figure, record_dimension::document_ending, "repealed");
    }
    void matters() {
        if (!records_.matters) return;
        if (fact_.unit != measure_word::kind) return whole(records_.matters, record_figure::matters);
        const auto classes = [&](record_dimension by) {
            // A catalogue that does not part its matters says nothing of their kinds.
            const std::size_t n = records_.matters->classes(y_.year(), record_figure::matters, by);
            const count number = count::from(static_cast<std::int64_t>(n)).value_or(count{});
            if (n != 0) add(record_figure::matters, code(by), number, number);
        };
        classes(record_dimension::category);
        classes(record_dimension::matter_kind);
    }
    void ratings(record_figure figure) {
        if (const auto through = service_of(fact_.through))
            part(records_.ratings, figure, record_dimension::service_channel, code(*through));
        whole(records_.ratings, figure);
    }

    const fact& fact_;
    const year_of_records& y_;
    const record_set& records_;
    std::vector<fact_figure> found_{};
};

/// Whether a ledger could count what the fact is about.
bool has_ledger(fact_kind kind) noexcept {
    switch (kind) {
        case fact_kind::messages:
        case fact_kind::proposals:
        case fact_kind::visits:
        case fact_kind::followers:
        case fact_kind::trainings:
        case fact_kind::requests:
        case fact_kind::information_fee: return false;
        default: return true;
    }
}

bool bears_out(const fact& stated, const fact_figure& counted) noexcept {
    if (!stated.number.is_integer() || counted.most.value() < stated.low.coefficient()) return false;
    // 5.2万余 tells of no upper end, though a careful writer would have one.
    return stated.bound == number_bound::at_least || !stated.high || counted.number.value() <= stated.high->coefficient();
}

outcome judge(const fact& stated, const std::vector<fact_figure>& figures) noexcept {
    const auto all = [&](auto holds) { return std::all_of(figures.begin(), figures.end(), holds); };
    const auto exceeds = [&](const fact_figure& f) { return stated.low.coefficient() > f.most.value(); };
    const auto falls_short = [&](const fact_figure& f) { return stated.high && stated.high->coefficient() < f.number.value(); };
    if (figures.empty() || stated.period == fact_period::other_year) return outcome::not_assessable;
    if (std::any_of(figures.begin(), figures.end(), [&](const fact_figure& f) { return bears_out(stated, f); }))
        return outcome::pass;
    const bool wrong = stated.period == fact_period::several_years                       ? all(falls_short)
                       : stated.of_a_class || stated.period == fact_period::part_of_year ? all(exceeds)
                                                                                         : true;
    return wrong ? outcome::fail : outcome::not_assessable;
}

}  // namespace

bool tells_of(const counted_records& ledger, std::chrono::year year) {
    const std::vector<std::chrono::year> years = ledger.years();
    if (std::ranges::any_of(years, [&](auto y) { return y <= year; }) &&
        std::ranges::any_of(years, [&](auto y) { return y >= year; }))
        return true;
    return std::ranges::any_of(figures_of(ledger.kind()), [&](record_figure f) { return ledger.number(year, f) != count{}; });
}

std::vector<overview_paragraph> overview_paragraphs(const record_set& records, std::chrono::year year, bool documents_told) {
    const year_of_records y{records, year};
    const std::string begin = std::to_string(static_cast<int>(year)) + "年，";
    std::vector<overview_paragraph> out;
    const auto add = [&](std::string_view heading, std::string told) {
        if (!told.empty()) out.push_back({heading, begin + told});
    };
    add("（一）主动公开情况", disclosure_paragraph(y, documents_told));
    add("（三）政府信息管理", management_paragraph(y));
    add("（四）政府信息公开平台建设", platform_paragraph(y));
    add("（五）监督保障情况", supervision_paragraph(y));
    return out;
}

std::vector<fact_check> check_facts(const published_report& report, const record_set& records, std::chrono::year year) {
    const year_of_records y{records, year};
    std::vector<fact_check> out;
    for (fact& stated : facts(report)) {
        fact_check& check = out.emplace_back();
        check.figures = fact_reading{stated, y}.run();
        check.outcome = judge(stated, check.figures);
        std::stable_partition(check.figures.begin(), check.figures.end(),
                              [&](const fact_figure& f) { return bears_out(stated, f); });
        check.stated = std::move(stated);
    }
    return out;
}

std::vector<finding> check_with_records(const published_report& report, const record_set& records, const check_options& options) {
    detail::finding_list found{report, options};
    if (!report.metadata.year) {
        found.add(rule_id::facts_mismatch, outcome::not_assessable, reason::year_unknown);
        return std::move(found).take();
    }
    for (const fact_check& check : check_facts(report, records, *report.metadata.year)) {
        if (check.outcome == outcome::pass && !options.passes) continue;
        if (check.outcome == outcome::not_assessable && !has_ledger(check.stated.kind)) continue;
        const reason why = check.outcome != outcome::not_assessable ? reason::none
                           : check.figures.empty()                  ? reason::ledger_absent
                                                                    : reason::other_scope;
        finding& f = found.add(rule_id::facts_mismatch, check.outcome, why);
        f.section = check.stated.place.section;
        f.span = check.stated.place.span;
        f.quote = check.stated.quote;
        f.actual = to_string(check.stated.number);
        for (const fact_figure& figure : check.figures) {
            const std::string number = text(figure.number);
            if ((";" + f.expected + ";").find(";" + number + ";") == std::string::npos)
                f.expected.append(f.expected.empty() ? "" : ";").append(number);
            if (check.outcome == outcome::pass) break;
        }
    }
    return std::move(found).take();
}

}  // namespace gongkai
