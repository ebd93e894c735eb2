// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <gongkai/narrative/claim.hpp>

#include "growth.hpp"
#include "text/numerals.hpp"

namespace gongkai {
namespace {

using namespace detail;

measure_word measure_of(unit u) noexcept {
    switch (u) {
        case unit::none: return measure_word::none;
        case unit::item: return measure_word::item;
        case unit::piece: return measure_word::piece;
        case unit::copy: return measure_word::copy;
        case unit::line: return measure_word::line;
        case unit::article: return measure_word::article;
        case unit::session: return measure_word::session;
        case unit::people: return measure_word::people;
        case unit::money: return measure_word::yuan;
        case unit::kind: return measure_word::kind;
        case unit::place: return measure_word::place;
        case unit::percent:
        case unit::period:
        case unit::other: break;
    }
    return measure_word::other;
}

bool countable_in(fact_kind kind, unit u) noexcept {
    switch (kind) {
        case fact_kind::published_items:
            return u == unit::line || u == unit::item || u == unit::piece || u == unit::copy || u == unit::article;
        case fact_kind::articles: return u == unit::article || u == unit::item || u == unit::line || u == unit::piece;
        case fact_kind::interpretations:
            return u == unit::article || u == unit::item || u == unit::line || u == unit::piece || u == unit::copy;
        case fact_kind::press_conferences: return u == unit::session || u == unit::piece;
        case fact_kind::consultations: return u == unit::item || u == unit::people || u == unit::piece;
        case fact_kind::messages: return u == unit::item || u == unit::line || u == unit::article;
        case fact_kind::proposals: return u == unit::item || u == unit::piece;
        case fact_kind::visits: return u == unit::piece || u == unit::people || u == unit::item || u == unit::none;
        case fact_kind::followers: return u == unit::people || u == unit::none;
        case fact_kind::trainings: return u == unit::session || u == unit::piece || u == unit::article;
        case fact_kind::information_fee: return u == unit::money;
        case fact_kind::matters: return u == unit::piece || u == unit::item || u == unit::kind;
        case fact_kind::ratings:
        case fact_kind::good_ratings:
        case fact_kind::bad_ratings: return u == unit::piece || u == unit::item || u == unit::line;
        case fact_kind::tickets: return u == unit::item || u == unit::people || u == unit::piece;
        case fact_kind::service_points: return u == unit::place || u == unit::piece;
        case fact_kind::broadcasts: return u == unit::session || u == unit::piece || u == unit::article;
        case fact_kind::documents_issued:
        case fact_kind::documents_repealed:
        case fact_kind::requests: break;
    }
    return u == unit::item;
}

/// What comes through a medium; a press conference told in one sentence with a website is not held on it.
bool has_medium(fact_kind kind) noexcept {
    switch (kind) {
        case fact_kind::press_conferences:
        case fact_kind::proposals:
        case fact_kind::trainings:
        case fact_kind::documents_issued:
        case fact_kind::documents_repealed:
        case fact_kind::information_fee:
        case fact_kind::matters:
        case fact_kind::tickets:
        case fact_kind::service_points:
        case fact_kind::broadcasts: return false;
        default: return true;
    }
}

bool ends_clause(sem s) noexcept {
    return s == sem::clause_mark || s == sem::colon || s == sem::semicolon || s == sem::stop || s == sem::paragraph ||
           s == sem::open_bracket || s == sem::close_bracket;
}

/// Finds the facts of one text: a number, and the nearest counted noun before it in its clause, or right after it.
class fact_reader {
public:
    fact_reader(const prose& text, const placed_text& where, std::optional<std::chrono::year> year, std::vector<fact>& out)
        : text_{text}, where_{where}, year_{year}, out_{out} {}

    void run() {
        const auto& tokens = text_.tokens;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            switch (tokens[i].what) {
                case sem::stop:
                    through_ = medium::unspecified;
                    period_ = {};
                    parted_.reset();
                    break;
                case sem::paragraph:
                    through_ = medium::unspecified;
                    period_ = {};
                    parted_.reset();
                    requests_ = false;
                    break;
                case sem::time:
                case sem::current: period_ = {fact_period::report_year, {}}; break;
                case sem::month: period_ = {fact_period::part_of_year, {}}; break;
                case sem::cumulative:
                    if (period_.what == fact_period::unspecified) period_.what = fact_period::several_years;
                    break;
                case sem::since:
                    period_ = {is_part(tokens[i]) ? fact_period::part_of_year : fact_period::several_years, {}};
                    break;
                case sem::previous:
                    if (!is_compared(tokens[i])) period_ = {fact_period::other_year, {}};
                    break;
                case sem::year: year_at(tokens[i]); break;
                case sem::by_channel: through_ = static_cast<medium>(tokens[i].value); break;
                case sem::request: requests_ = requests_ || tokens[i].value < 2; break;
                case sem::number: number_at(i); break;
                case sem::noun:
                    if (static_cast<fact_kind>(tokens[i].value) == fact_kind::information_fee) denial_at(i);
                    break;
                default: break;
            }
            if (ends_clause(tokens[i].what) || tokens[i].what == sem::number) clause_ = i + 1;
        }
    }

private:
    struct period {
        fact_period what = fact_period::unspecified;
        std::optional<std::chrono::year> year{};
    };

    std::u32string_view words(std::uint32_t begin, std::uint32_t end) const noexcept {
        return {text_.characters.data() + begin, end - begin};
    }

    /// 较2023年, 与去年
    bool is_compared(const token& t) const noexcept {
        constexpr std::u32string_view comparing = U"较比与同从";
        return t.begin > 0 && comparing.find(text_.characters[t.begin - 1]) != comparing.npos;
    }

    void year_at(const token& t) {
        if (t.value == 1 || is_compared(t)) return;
        const std::chrono::year told{t.number};
        if (year_ && told == *year_) period_ = {fact_period::report_year, {}};
        else period_ = {fact_period::other_year, told};
    }

    /// 上半年, 第一季度, 每月; not 近三年.
    bool is_part(const token& t) const noexcept {
        for (const std::u32string_view part : {U"半年", U"季度", U"每", U"月均", U"日均", U"平均", U"年均"})
            if (words(t.begin, t.end).find(part) != std::u32string_view::npos) return true;
        return false;
    }

    /// Whether what stands right before a noun or a number narrows it down: 财政信息. What is done with it does not: 推送信息.
    bool is_narrowed(std::size_t i) const noexcept {
        const auto& tokens = text_.tokens;
        std::size_t first = i;
        while (first > clause_ && tokens[first - 1].what == sem::unknown) --first;
        const std::u32string_view before = words(tokens[first].begin, tokens[i].begin);
        if (before.empty()) return false;
        for (const std::u32string_view done :
             {U"推送", U"更新", U"编发", U"刊发", U"刊登", U"刊载", U"转载", U"推出", U"推介", U"报送", U"上传", U"录入",
              U"提供", U"编辑", U"撰写", U"发出", U"举办", U"开展", U"组织", U"召开", U"接待", U"接听", U"解答", U"登记",
              U"确认", U"发表", U"制作", U"梳理", U"设立", U"设置", U"达",   U"有",   U"通过", U"利用", U"依托"})
            if (before.ends_with(done)) return false;
        return true;
    }

    /// 每一条信息 is no number.
    bool is_every(std::size_t i) const noexcept {
        const std::uint32_t begin = text_.tokens[i].begin;
        return begin > 0 && text_.characters[begin - 1] == U'每';
    }

    void number_at(std::size_t i) {
        if (is_every(i)) return;
        const auto& tokens = text_.tokens;
        const prose_number& n = text_.numbers[tokens[i].number];
        std::optional<fact_kind> kind;
        std::optional<medium> through;
        bool subset = false;
        std::size_t noun = i;
        std::size_t first = i;
        constexpr std::size_t reach = 64;
        for (std::size_t k = i; k > clause_ && i - k < reach; --k) {
            const token& t = tokens[k - 1];
            if (t.what == sem::compared || t.what == sem::negation || t.what == sem::share) return;
            first = k - 1;
            if (!kind && (t.what == sem::noun || (t.what == sem::neutral && is_information(t)))) {
                kind = t.what == sem::noun ? static_cast<fact_kind>(t.value) : fact_kind::published_items;
                noun = k - 1;
            }
            subset = subset || t.what == sem::subset;
            if (t.what == sem::by_channel && !through) through = static_cast<medium>(t.value);
            if ((t.what == sem::request || t.what == sem::review || t.what == sem::document || t.what == sem::disposition) &&
                !kind && t.what != sem::request)
                return;
        }
        std::size_t last = i;
        for (std::size_t k = i + 1; !kind && k < tokens.size() && k < i + 4; ++k) {
            if (tokens[k].what == sem::noun) {
                kind = static_cast<fact_kind>(tokens[k].value);
                noun = last = k;
            } else if (tokens[k].what != sem::neutral && tokens[k].what != sem::unknown) {
                break;
            }
        }
        if (!kind && through && requests_ && n.unit == unit::item) kind = fact_kind::requests;
        std::optional<std::size_t> medium_at;
        if (!kind && parted_ == n.unit && (medium_at = medium_before(i))) kind = fact_kind::published_items;
        if (!kind || !countable_in(*kind, n.unit)) return;
        fact& f = add(*kind, first, last);
        if (has_medium(*kind)) f.through = through.value_or(through_);
        f.unit = measure_of(n.unit);
        f.bound = n.bound;
        const auto meant = [&](std::int64_t coefficient) {
            const decimal number{coefficient, n.value.scale()};
            return *kind == fact_kind::information_fee ? yuan(number) : number;
        };
        f.number = meant(n.value.coefficient());
        f.low = meant(n.low);
        if (n.high != unbounded) f.high = meant(n.high);
        f.of_a_class = is_narrowed(noun) || (noun > i && is_narrowed(i)) || (medium_at && is_narrowed(*medium_at)) ||
                       (subset && !through && *kind == fact_kind::published_items);
        if (*kind == fact_kind::published_items && !medium_at && !f.of_a_class && f.through == medium::unspecified)
            parted_ = n.unit;
    }

    /// 主动公开信息60条，其中政府网站40条、通过微信公众号发布20条: the medium of a part that is told without its noun. A column, a
    /// platform or an app may be one of many.
    std::optional<std::size_t> medium_before(std::size_t i) const noexcept {
        const auto& tokens = text_.tokens;
        std::size_t k = i;
        const auto done = [](sem what) {
            return what == sem::disclosure || what == sem::publish || what == sem::release || what == sem::neutral;
        };
        while (k > clause_ && done(tokens[k - 1].what)) --k;
        if (k == clause_ || tokens[k - 1].what != sem::by_channel) return std::nullopt;
        const token& t = tokens[k - 1];
        if (static_cast<medium>(t.value) == medium::new_media) return std::nullopt;
        if (static_cast<medium>(t.value) != medium::website) return k - 1;
        const std::u32string_view site = words(t.begin, t.end);
        return site.ends_with(U"网站") || site == U"官网" || site == U"政府网" ? std::optional{k - 1} : std::nullopt;
    }

    /// 无收取信息处理费, 未收取信息处理费: none was charged.
    void denial_at(std::size_t i) {
        const auto& tokens = text_.tokens;
        bool collected = i + 1 < tokens.size() && tokens[i + 1].what == sem::collect;
        for (std::size_t k = i; k > clause_; --k) {
            const sem what = tokens[k - 1].what;
            if (what == sem::collect) collected = true;
            else if (what == sem::negation && collected) none_charged(k - 1, i);
            else if (what != sem::neutral && what != sem::unknown && what != sem::disclosure && what != sem::self &&
                     what != sem::time)
                return;
            if (what == sem::negation) return;
        }
    }

    void none_charged(std::size_t first, std::size_t last) {
        fact& f = add(fact_kind::information_fee, first, last);
        f.unit = measure_word::yuan;
        f.high = f.number;
    }

    fact& add(fact_kind kind, std::size_t first, std::size_t last) {
        fact& f = out_.emplace_back();
        f.kind = kind;
        f.period = period_.what;
        f.other_year = period_.year;
        const std::uint32_t begin = text_.byte_begin(text_.tokens[first]);
        const std::uint32_t end = text_.byte_end(text_.tokens[last]);
        f.quote = where_.text.substr(begin, end - begin);
        f.place = where_.place(begin, end);
        return f;
    }

    /// 政府信息 is a word like another where requests are told, and counted where it stands before a number.
    bool is_information(const token& t) const noexcept { return words(t.begin, t.end) == U"政府信息"; }

    /// From 万元 to 元.
    static decimal yuan(const decimal& wan_yuan) noexcept {
        std::int64_t coefficient = wan_yuan.coefficient();
        int scale = wan_yuan.scale() - 4;
        for (; scale < 0; ++scale) coefficient *= 10;
        return decimal{coefficient, static_cast<std::uint8_t>(scale)};
    }

    const prose& text_;
    const placed_text& where_;
    const std::optional<std::chrono::year> year_;
    std::vector<fact>& out_;
    period period_{};
    medium through_ = medium::unspecified;
    std::optional<unit> parted_{};  ///< in what the published items of the sentence were counted
    bool requests_ = false;
    std::size_t clause_ = 0;
};

/// What is told of a cell, and of more than it: documents, and requests in all.
std::optional<fact_kind> fact_of_cell(const attachment& m) noexcept {
    if (m.kind != claim_kind::stated || m.year) return std::nullopt;
    const auto terms = m.cells.numerator.terms();
    const cell_key& key = terms.front().cell;
    if (terms.size() == 1 && key == cell_key{request_row::received, request_column::total}) return fact_kind::requests;
    if (key.table() != table::disclosure) return std::nullopt;
    const auto column = static_cast<disclosure_column>(key.column());
    if (column == disclosure_column::issued || column == disclosure_column::made) return fact_kind::documents_issued;
    if (column == disclosure_column::repealed) return fact_kind::documents_repealed;
    return std::nullopt;
}

}  // namespace

void detail::read_facts(const prose& text, const placed_text& where, const published_report& report, std::vector<fact>& out) {
    fact_reader{text, where, report.metadata.year, out}.run();
}

std::vector<fact> facts(const published_report& report) {
    std::vector<fact> out;
    prose tokens;
    attachments found;
    const agency us{code_points(report.metadata.agency)};
    for_each_text(report, [&](const placed_text& text) {
        const std::size_t first = out.size();
        found.clear();
        tokens.read(text.text);
        read_facts(tokens, text, report, out);
        attach(tokens, {report, us, text.section}, found);
        for (const attachment& m : found.all)
            if (const auto kind = fact_of_cell(m)) {
                fact& f = out.emplace_back();
                f.kind = *kind;
                f.number = m.number;
                f.period = fact_period::report_year;
                f.unit = measure_word::item;
                f.bound = m.bound;
                f.low = decimal{m.low, m.number.scale()};
                if (m.high != unbounded) f.high = decimal{m.high, m.number.scale()};
                f.quote = text.text.substr(m.begin, m.end - m.begin);
                f.place = text.place(m.begin, m.end);
            }
        std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(), [](const fact& a, const fact& b) {
            return a.place.offset + a.place.length < b.place.offset + b.place.length;
        });
    });
    return out;
}

}  // namespace gongkai
