// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <gongkai/narrative/claim.hpp>

#include "attachment.hpp"
#include "texts.hpp"

namespace gongkai {
namespace {

using namespace detail;

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
        case fact_kind::information_fee: return false;
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
    fact_reader(const prose& text, const placed_text& where, std::vector<fact>& out)
        : text_{text}, where_{where}, out_{out} {}

    void run() {
        const auto& tokens = text_.tokens;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            switch (tokens[i].what) {
                case sem::stop: through_ = medium::unspecified; break;
                case sem::paragraph:
                    through_ = medium::unspecified;
                    requests_ = false;
                    break;
                case sem::by_channel: through_ = static_cast<medium>(tokens[i].value); break;
                case sem::request: requests_ = requests_ || tokens[i].value < 2; break;
                case sem::number: number_at(i); break;
                default: break;
            }
            if (ends_clause(tokens[i].what) || tokens[i].what == sem::number) clause_ = i + 1;
        }
    }

private:
    void number_at(std::size_t i) {
        const auto& tokens = text_.tokens;
        const prose_number& n = text_.numbers[tokens[i].number];
        std::optional<fact_kind> kind;
        std::optional<medium> through;
        std::size_t first = i;
        constexpr std::size_t reach = 64;
        for (std::size_t k = i; k > clause_ && i - k < reach; --k) {
            const token& t = tokens[k - 1];
            if (t.what == sem::compared || t.what == sem::negation || t.what == sem::share) return;
            first = k - 1;
            if (t.what == sem::noun && !kind) kind = static_cast<fact_kind>(t.value);
            if (t.what == sem::neutral && !kind && is_information(t)) kind = fact_kind::published_items;
            if (t.what == sem::by_channel && !through) through = static_cast<medium>(t.value);
            if ((t.what == sem::request || t.what == sem::review || t.what == sem::document ||
                 t.what == sem::disposition) &&
                !kind && t.what != sem::request)
                return;
        }
        std::size_t last = i;
        for (std::size_t k = i + 1; !kind && k < tokens.size() && k < i + 4; ++k) {
            if (tokens[k].what == sem::noun) {
                kind = static_cast<fact_kind>(tokens[k].value);
                last = k;
            } else if (tokens[k].what != sem::neutral && tokens[k].what != sem::unknown) {
                break;
            }
        }
        if (!kind && through && requests_ && n.unit == unit::item) kind = fact_kind::requests;
        if (!kind || !countable_in(*kind, n.unit)) return;
        fact& f = out_.emplace_back();
        f.kind = *kind;
        if (has_medium(*kind)) f.through = through.value_or(through_);
        f.number = *kind == fact_kind::information_fee ? yuan(n.value) : n.value;
        f.bound = n.bound;
        const std::uint32_t begin = text_.byte_begin(tokens[first]);
        const std::uint32_t end = text_.byte_end(tokens[last]);
        f.quote = where_.text.substr(begin, end - begin);
        f.place = where_.place(begin, end);
    }

    /// 政府信息 is a word like another where requests are told, and counted where it stands before a number.
    bool is_information(const token& t) const noexcept {
        return std::u32string_view{text_.characters.data() + t.begin, t.end - t.begin} == U"政府信息";
    }

    /// From 万元 to 元.
    static decimal yuan(const decimal& wan_yuan) noexcept {
        std::int64_t coefficient = wan_yuan.coefficient();
        int scale = wan_yuan.scale() - 4;
        for (; scale < 0; ++scale) coefficient *= 10;
        return decimal{coefficient, static_cast<std::uint8_t>(scale)};
    }

    const prose& text_;
    const placed_text& where_;
    std::vector<fact>& out_;
    medium through_ = medium::unspecified;
    bool requests_ = false;
    std::size_t clause_ = 0;
};

std::optional<fact_kind> document_fact(const attachment& m) noexcept {
    if (m.kind != claim_kind::stated || m.year) return std::nullopt;
    const cell_key& key = m.cells.numerator.terms().front().cell;
    if (key.table() != table::disclosure) return std::nullopt;
    const auto column = static_cast<disclosure_column>(key.column());
    if (column == disclosure_column::issued || column == disclosure_column::made) return fact_kind::documents_issued;
    if (column == disclosure_column::repealed) return fact_kind::documents_repealed;
    return std::nullopt;
}

}  // namespace

std::vector<fact> facts(const published_report& report) {
    std::vector<fact> out;
    prose tokens;
    attachments found;
    const agency us{code_points(report.metadata.agency)};
    for_each_text(report, [&](const placed_text& text) {
        const std::size_t first = out.size();
        found.clear();
        tokens.read(text.text);
        fact_reader{tokens, text, out}.run();
        attach(tokens, {report, us, text.section}, found);
        for (const attachment& m : found.all)
            if (const auto kind = document_fact(m)) {
                fact& f = out.emplace_back();
                f.kind = *kind;
                f.number = m.number;
                f.bound = m.bound;
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
