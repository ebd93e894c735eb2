// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <gongkai/records/overview.hpp>

namespace gongkai {

namespace {

std::string text(count n) { return std::to_string(n.value()); }

/// The figures of a year; of a ledger that was not given nothing is asked.
class year_of_records {
public:
    year_of_records(const record_set& records, std::chrono::year year) : records_{records}, year_{year} {}

    const record_set& records() const noexcept { return records_; }
    std::chrono::year year() const noexcept { return year_; }
    count of(const std::optional<counted_records>& ledger, record_figure figure) const { return ledger->number(year_, figure); }
    count of(const std::optional<counted_records>& ledger, record_figure figure, record_dimension by, std::string_view value) const {
        return ledger->number(year_, figure, by, value);
    }
    count normative(record_figure figure) const {
        return of(records_.documents, figure, record_dimension::document_kind, "normative_documents");
    }
    count on(publication_channel channel) const {
        return of(records_.publications, record_figure::published, record_dimension::publication_channel, code(channel));
    }

private:
    const record_set& records_;
    std::chrono::year year_;
};

std::string disclosure_paragraph(const year_of_records& y) {
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
    if (y.records().documents) {
        out += "制发行政规范性文件" + text(y.normative(record_figure::documents_issued)) + "件，废止" +
               text(y.normative(record_figure::documents_ended)) + "件，现行有效" +
               text(y.normative(record_figure::documents_in_force)) + "件。";
        if (y.records().publications) {
            const rate interpreted = interpretation_rate(*y.records().documents, *y.records().publications, y.year());
            if (interpreted.has_value()) out += "对其中" + text(interpreted.part()) + "件作了解读。";
        }
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
    if (y.records().consultations) out += "累计咨询量" + text(y.of(y.records().consultations, record_figure::consultations)) + "件。";
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
    if (y.records().broadcasts) out += "“政务直播间”直播" + text(y.of(y.records().broadcasts, record_figure::broadcasts)) + "场。";
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
        case medium::in_person:
        case medium::service_hall: return service_channel::counter;
        default: return std::nullopt;
    }
}

/// The figures that a fact can be about: where words leave it open, every reading that a person could have.
class fact_reading {
public:
    fact_reading(const fact& stated, const year_of_records& y) : fact_{stated}, y_{y} {}

    std::vector<fact_figure> run() {
        switch (fact_.kind) {
            case fact_kind::published_items: published(); break;
            case fact_kind::articles: articles(); break;
            case fact_kind::interpretations: interpretations(); break;
            case fact_kind::press_conferences: form(publication_form::press_conference); break;
            case fact_kind::consultations: consultations(); break;
            case fact_kind::documents_issued: documents(record_figure::documents_issued); break;
            case fact_kind::documents_repealed:
                documents(record_figure::documents_ended);
                if (y_.records().documents)
                    add(record_figure::documents_ended, "repealed",
                        y_.of(y_.records().documents, record_figure::documents_ended, record_dimension::document_ending, "repealed"));
                break;
            default: break;
        }
        return std::move(found_);
    }

private:
    void add(record_figure figure, std::string_view part, count number) { found_.push_back({figure, std::string{part}, number}); }
    void channel(publication_channel which) { add(record_figure::published, code(which), y_.on(which)); }
    void form(publication_form which) {
        if (!y_.records().publications) return;
        add(record_figure::published, code(which),
            y_.of(y_.records().publications, record_figure::published, record_dimension::publication_form, code(which)));
    }
    void published() {
        if (!y_.records().publications) return;
        if (const auto through = channel_of(fact_.through)) {
            channel(*through);
            // A sentence about the website may well give the number of all.
            if (*through != publication_channel::website) return;
        } else if (fact_.through == medium::new_media) {
            return articles();
        }
        const count all = y_.of(y_.records().publications, record_figure::published);
        add(record_figure::published, {}, all);
        channel(publication_channel::website);
        // Items on the organ's accounts are usually counted apart.
        const count accounts = y_.on(publication_channel::wechat) + y_.on(publication_channel::weibo) + y_.on(publication_channel::video);
        add(record_figure::published, "without_accounts", subtract(all, accounts).value_or(count{}));
    }
    void articles() {
        if (!y_.records().publications) return;
        if (const auto through = channel_of(fact_.through)) return channel(*through);
        for (const publication_channel c : {publication_channel::wechat, publication_channel::weibo, publication_channel::video,
                                            publication_channel::website})
            channel(c);
        add(record_figure::published, "accounts",
            y_.on(publication_channel::wechat) + y_.on(publication_channel::weibo) + y_.on(publication_channel::video));
        add(record_figure::published, {}, y_.of(y_.records().publications, record_figure::published));
    }
    void interpretations() {
        if (!y_.records().publications) return;
        add(record_figure::interpretations, {}, y_.of(y_.records().publications, record_figure::interpretations));
        for (const publication_form f : enumerators<publication_form>)
            if (interprets(f)) form(f);
        if (y_.records().documents)
            add(record_figure::documents_issued, "interpreted",
                interpretation_rate(*y_.records().documents, *y_.records().publications, y_.year()).part());
    }
    void consultations() {
        if (!y_.records().consultations) return;
        const auto part = [&](service_channel c) {
            add(record_figure::consultations, code(c),
                y_.of(y_.records().consultations, record_figure::consultations, record_dimension::service_channel, code(c)));
        };
        if (const auto through = service_of(fact_.through)) return part(*through);
        add(record_figure::consultations, {}, y_.of(y_.records().consultations, record_figure::consultations));
        for (const service_channel c : enumerators<service_channel>) part(c);
    }
    void documents(record_figure figure) {
        if (!y_.records().documents) return;
        add(figure, "normative_documents", y_.normative(figure));
        add(figure, {}, y_.of(y_.records().documents, figure));
    }

    const fact& fact_;
    const year_of_records& y_;
    std::vector<fact_figure> found_{};
};

bool bears_out(const fact& stated, count counted) noexcept {
    if (!stated.number.is_integer() || stated.number.is_negative()) return false;
    const std::int64_t said = stated.number.coefficient();
    const std::int64_t n = counted.value();
    std::int64_t unit = 1;  // of the last digit that is not zero: a thousand in 5.2万
    while (said != 0 && said % (unit * 10) == 0) unit *= 10;
    switch (stated.bound) {
        case number_bound::exact: return n == said;
        case number_bound::at_least: return n >= said;
        case number_bound::at_most: return n <= said;
        case number_bound::approximate: return n >= said - unit && n <= said + unit;
    }
    return false;
}

}  // namespace

std::vector<overview_paragraph> overview_paragraphs(const record_set& records, std::chrono::year year) {
    const year_of_records y{records, year};
    const std::string begin = std::to_string(static_cast<int>(year)) + "年，";
    std::vector<overview_paragraph> out;
    const auto add = [&](std::string_view heading, std::string told) {
        if (!told.empty()) out.push_back({heading, begin + told});
    };
    add("（一）主动公开情况", disclosure_paragraph(y));
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
        const auto agrees = std::find_if(check.figures.begin(), check.figures.end(),
                                         [&](const fact_figure& f) { return bears_out(stated, f.number); });
        if (!check.figures.empty()) check.outcome = agrees != check.figures.end() ? outcome::pass : outcome::fail;
        if (agrees != check.figures.end()) std::rotate(check.figures.begin(), agrees, agrees + 1);
        check.stated = std::move(stated);
    }
    return out;
}

}  // namespace gongkai
