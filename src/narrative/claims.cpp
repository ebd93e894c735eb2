// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <gongkai/narrative/claim.hpp>
#include <span>
#include <string>
#include <string_view>

#include "readings.hpp"
#include "rules/cell_names.hpp"
#include "table_values.hpp"
#include "text/unicode.hpp"
#include "texts.hpp"

namespace gongkai {
namespace {

/// Real reports make a few dozen.
constexpr std::size_t most_claims = 2000;

/// What a claim is worth to its neighbours.
struct bearing {
    std::uint32_t sentence = 0;
    bool assumed = false;
    bool plain = false;     ///< understood by itself
    bool in_parts = false;  ///< the parts told beside it make up what its cells hold
};

table table_of(const claim& c) noexcept { return c.cells.numerator.terms().front().cell.table(); }

/// Whether the numbers of a sentence that agree bear out what it is assumed to be of: together they have three digits, or
/// all but one of them agree. Of numbers drawn at random that is so once in some hundred times.
bool bears_out(std::span<const claim> sentence, std::span<const bearing> told, table of) {
    std::size_t digits = 0;
    std::size_t agreeing = 0;
    std::size_t others = 0;
    for (const claim& c : sentence) {
        if (table_of(c) != of) continue;
        if (c.agree == agreement::no) ++others;
        if (c.agree != agreement::yes || c.kind != claim_kind::stated || c.bound != number_bound::exact) continue;
        const bool repeated =
            std::ranges::any_of(sentence, [&](const claim& before) { return &before < &c && before.number == c.number; });
        if (repeated || c.number.coefficient() <= 0 || !told[static_cast<std::size_t>(&c - sentence.data())].plain) continue;
        ++agreeing;
        digits += to_string(c.number).size();
    }
    return digits >= 3 || (agreeing >= 2 && others < 2);
}

class claim_list {
public:
    claim_list(const published_report& report, bool other_years) : report_{report}, other_years_{other_years} {
        constexpr std::size_t usual = 32;
        out_.reserve(usual);
        found_.all.reserve(usual);
    }

    void read(const detail::placed_text& text) {
        found_.clear();
        tokens_.read(text.text);
        detail::attach(tokens_, {report_, us_, text.section}, found_);
        const detail::reader_of_claims reader{report_, tokens_, found_};
        const auto& all = found_.all;
        for (std::size_t i = 0; i < all.size() && out_.size() < most_claims;) {
            const std::size_t first = out_.size();
            const std::uint32_t paragraph = all[i].paragraph;
            told_.clear();
            bool assumed = false;
            for (; i < all.size() && all[i].paragraph == paragraph && out_.size() < most_claims; ++i) {
                const detail::attachment& a = all[i];
                if (a.year && !other_years_) continue;
                add(text, a, out_);
                reader.compare(i, out_.back());
                told_.push_back({a.sentence, a.assumed && !a.understood, a.plain || a.what == detail::role::service,
                                 a.assumed && reader.is_told_in_parts(a)});
                assumed = assumed || told_.back().assumed;
            }
            if (assumed) drop_assumed(first);
        }
        for (const detail::attachment& a : found_.unscoped) {
            if (unscoped_.size() >= most_claims) return;
            add(text, a, unscoped_);
            if (!reader.is_misfit(a, unscoped_.back())) unscoped_.pop_back();
        }
    }

    detail::claims_found take() && { return {std::move(out_), std::move(unscoped_)}; }

private:
    /// Those of the paragraph's claims from `first` on that nothing bears out: in their sentence, or for reviews, of which
    /// one sentence counts them and the next tells what became of them, in the paragraph.
    void drop_assumed(std::size_t first) {
        const std::span<const claim> paragraph = std::span{out_}.subspan(first);
        const bool reviews = bears_out(paragraph, told_, table::reviews);
        std::vector<bool> kept(paragraph.size(), true);
        for (std::size_t begin = 0, end = 0; begin < told_.size(); begin = end) {
            while (end < told_.size() && told_[end].sentence == told_[begin].sentence) ++end;
            const std::span<const bearing> told = std::span{told_}.subspan(begin, end - begin);
            if (std::ranges::none_of(told, &bearing::assumed)) continue;
            std::array<bool, enum_size<table>> borne_out{};
            for (const table t : enumerators<table>)
                borne_out[index_of(t)] =
                    (t == table::reviews && reviews) || bears_out(paragraph.subspan(begin, end - begin), told, t);
            for (std::size_t k = begin; k < end; ++k)
                kept[k] = !told_[k].assumed || told_[k].in_parts || borne_out[index_of(table_of(paragraph[k]))];
        }
        std::size_t next = first;
        for (std::size_t k = 0; k < kept.size(); ++k) {
            if (!kept[k]) continue;
            if (next != first + k) out_[next] = std::move(out_[first + k]);
            ++next;
        }
        out_.resize(next);
    }

    static void add(const detail::placed_text& text, const detail::attachment& a, std::vector<claim>& to) {
        claim& c = to.emplace_back();
        c.quote = text.text.substr(a.begin, a.end - a.begin);
        c.place = text.place(a.begin, a.end);
    }

    const published_report& report_;
    const bool other_years_;
    const detail::agency us_{detail::code_points(report_.metadata.agency)};
    detail::prose tokens_{};
    detail::attachments found_{};
    std::vector<bearing> told_{};  ///< of the paragraph's claims
    std::vector<claim> out_{};
    std::vector<claim> unscoped_{};
};

void append(std::string& out, const cell_sum& sum, bool grouped) {
    const bool bracket = grouped && sum.terms().size() > 1;
    if (bracket) out += '(';
    bool first = true;
    for (const cell_term& term : sum.terms()) {
        if (!first) out += '+';
        first = false;
        if (term.whole_group) {
            const disposition_group group = group_of(*disposition_of(static_cast<request_row>(term.cell.row())));
            out.append(code(table::requests)).append(1, '.').append(code(group)).append(".*.");
            out.append(term.cell.column_code());
        } else {
            out += to_string(term.cell);
        }
    }
    if (bracket) out += ')';
}

}  // namespace

std::string to_string(const cell_expression& cells) {
    std::string out;
    append(out, cells.numerator, cells.is_ratio());
    if (cells.is_ratio()) {
        out += '/';
        append(out, cells.denominator, true);
    }
    return out;
}

std::string describe(const cell_expression& cells, lang language, edition e) {
    const auto sum = [&](const cell_sum& s) {
        const bool bracket = cells.is_ratio() && s.terms().size() > 1;
        std::string out;
        for (const cell_term& term : s.terms()) {
            if (!out.empty()) out += " + ";
            if (!term.whole_group) {
                out += detail::row_and_column(term.cell, language, e);
                continue;
            }
            const disposition_group group = group_of(*disposition_of(static_cast<request_row>(term.cell.row())));
            out.append(term.cell.column_label(language, e)).append(language == lang::zh ? " " : ", ");
            out.append(label(group, language));
        }
        return bracket ? '(' + out + ')' : out;
    };
    if (!cells.is_ratio()) return sum(cells.numerator);
    return sum(cells.numerator).append(" / ").append(sum(cells.denominator));
}

std::vector<cell_key> cells_of(const cell_sum& sum, const form& f) {
    std::vector<cell_key> keys;
    keys.reserve(sum.terms().size());
    for (const cell_term& term : sum.terms()) detail::for_each_cell(term, f, [&](cell_key key) { keys.push_back(key); });
    return keys;
}

detail::claims_found detail::find_claims(const published_report& report, bool other_years) {
    claim_list all{report, other_years};
    for_each_text(report, [&](const placed_text& text) { all.read(text); });
    return std::move(all).take();
}

std::vector<claim> claims(const published_report& report, bool other_years) {
    return detail::find_claims(report, other_years).scoped;
}

}  // namespace gongkai
