// SPDX-License-Identifier: Apache-2.0
// What the prose says of last year, beside its numbers of this year.
#include "growth.hpp"

#include <optional>

#include "readings.hpp"

namespace gongkai::detail {
namespace {

/// Reads the words after a number as far as they compare it: 比上年（1036件）减少323件，下降31.2%.
class growth_reader {
public:
    growth_reader(const prose& text, const placed_text& where, std::optional<int> year, std::vector<growth>& out) noexcept
        : text_{text}, where_{where}, year_{year}, out_{out} {}

    void read(const attachment& a, const claim& c) {
        last_year_ = false;
        sign_ = 0;
        for (std::size_t i = a.token + 1; i < text_.tokens.size() && i - a.token <= reach; ++i) {
            const token& t = text_.tokens[i];
            switch (t.what) {
                case sem::compared:
                    if (t.value == 3) return;
                    if (t.value == 0) last_year_ = true;
                    if (t.value == 1) sign_ = 1;
                    if (t.value == 2) sign_ = -1;
                    break;
                case sem::previous: last_year_ = true; break;
                case sem::year:
                    if (!year_ || t.number + 1 != *year_) return;
                    last_year_ = true;
                    break;
                case sem::number:
                    if (!number_at(i, a, c)) return;
                    break;
                case sem::unknown:
                    if (!compares(t)) return;
                    break;
                case sem::clause_mark:
                case sem::open_bracket:
                case sem::close_bracket:
                case sem::neutral:
                case sem::total:
                case sem::join: break;
                default: return;
            }
        }
    }

private:
    bool compares(const token& t) const noexcept {
        constexpr std::u32string_view words = U"较比与";
        return t.end - t.begin == 1 && words.find(text_.characters[t.begin]) != words.npos;
    }

    /// False where the number is of something else.
    bool number_at(std::size_t i, const attachment& a, const claim& c) {
        const prose_number& n = text_.numbers[text_.tokens[i].number];
        if (!last_year_ || n.bound != number_bound::exact) return false;
        if (n.unit == unit::percent) {
            if (sign_ == 0) return false;
            add(growth_kind::rate, i, a, c);
            sign_ = 0;
            return true;
        }
        if (n.unit != text_.numbers[text_.tokens[a.token].number].unit) return false;
        if (sign_ != 0) {
            if (text_.tokens[i - 1].what != sem::compared && text_.tokens[i - 1].what != sem::neutral) return false;
            add(growth_kind::difference, i, a, c);
            sign_ = 0;
            return true;
        }
        // （1036件）, 的1036件减少: what follows still compares
        if (i + 1 == text_.tokens.size()) return false;
        const sem next = text_.tokens[i + 1].what;
        if (next != sem::close_bracket && next != sem::compared) return false;
        add(growth_kind::last_year, i, a, c);
        return true;
    }

    void add(growth_kind kind, std::size_t i, const attachment& a, const claim& c) {
        const prose_number& n = text_.numbers[text_.tokens[i].number];
        growth& g = out_.emplace_back();
        g.kind = kind;
        g.cells = c.cells.numerator;
        g.number = sign_ < 0 ? decimal{-n.value.coefficient(), n.value.scale()} : n.value;
        g.certainty = c.certainty;
        const std::uint32_t end = text_.byte_end(text_.tokens[i]);
        g.quote = where_.text.substr(a.begin, end - a.begin);
        g.place = where_.place(a.begin, end);
    }

    const prose& text_;
    const placed_text& where_;
    const std::optional<int> year_;
    std::vector<growth>& out_;
    bool last_year_ = false;
    int sign_ = 0;
};

bool compares(const prose& text) noexcept {
    for (const token& t : text.tokens)
        if (t.what == sem::compared || t.what == sem::previous || t.what == sem::year) return true;
    return false;
}

}  // namespace

void read_growth(const published_report& report, const prose& text, const placed_text& where, const attachments& told,
                 std::vector<growth>& out) {
    std::optional<int> year;
    if (report.metadata.year) year = static_cast<int>(*report.metadata.year);
    growth_reader read{text, where, year, out};
    const reader_of_claims reader{report, text, told};
    for (std::size_t i = 0; i < told.all.size(); ++i) {
        const attachment& a = told.all[i];
        if (a.kind != claim_kind::stated || a.year || a.assumed || a.cells.is_ratio() || a.bound != number_bound::exact) continue;
        claim c;
        reader.compare(i, c);
        if (c.agree == agreement::yes) read.read(a, c);
    }
}

void read_overview(const published_report& report, std::vector<fact>& told_facts, std::vector<growth>& told_growth) {
    prose text;
    attachments told;
    const agency us{code_points(report.metadata.agency)};
    for_each_text(report, [&](const placed_text& where) {
        text.read(where.text);
        read_facts(text, where, report, told_facts);
        if (!compares(text)) return;
        told.clear();
        attach(text, {report, us, where.section}, told);
        read_growth(report, text, where, told, told_growth);
    });
}

}  // namespace gongkai::detail

namespace gongkai {

std::vector<growth> growths(const published_report& report) {
    std::vector<fact> others;
    std::vector<growth> out;
    detail::read_overview(report, others, out);
    return out;
}

}  // namespace gongkai
