// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <gongkai/narrative/claim.hpp>
#include <span>
#include <string>
#include <string_view>

#include "readings.hpp"
#include "rules/cell_names.hpp"
#include "text/unicode.hpp"
#include "texts.hpp"

namespace gongkai {
namespace {

/// Real reports make a few dozen.
constexpr std::size_t most_claims = 2000;

/// Whether the numbers of a sentence that agree bear out what it is assumed to be of: together they have three digits.
/// Of numbers drawn at random that is so once in some hundred times.
bool bears_out(std::span<const claim> sentence) {
    std::size_t digits = 0;
    for (const claim& c : sentence) {
        if (c.agree != agreement::yes || c.kind != claim_kind::stated || c.bound != number_bound::exact) continue;
        const bool told =
            std::ranges::any_of(sentence, [&](const claim& before) { return &before < &c && before.number == c.number; });
        if (!told && c.number.coefficient() > 0) digits += to_string(c.number).size();
    }
    return digits >= 3;
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
            const std::uint32_t sentence = all[i].sentence;
            assumed_.clear();
            for (; i < all.size() && all[i].sentence == sentence && out_.size() < most_claims; ++i) {
                if (all[i].year && !other_years_) continue;
                add(text, all[i]);
                reader.compare(i, out_.back());
                assumed_.push_back(all[i].assumed && !all[i].understood);
            }
            if (std::ranges::find(assumed_, true) != assumed_.end() && !bears_out(std::span{out_}.subspan(first)))
                drop_assumed(first);
        }
    }

    std::vector<claim> take() && { return std::move(out_); }

private:
    void drop_assumed(std::size_t first) {
        std::size_t kept = first;
        for (std::size_t k = first; k < out_.size(); ++k) {
            if (assumed_[k - first]) continue;
            if (kept != k) out_[kept] = std::move(out_[k]);
            ++kept;
        }
        out_.resize(kept);
    }

    void add(const detail::placed_text& text, const detail::attachment& a) {
        claim& c = out_.emplace_back();
        c.quote = text.text.substr(a.begin, a.end - a.begin);
        c.place = text.place(a.begin, a.end);
    }

    const published_report& report_;
    const bool other_years_;
    const detail::agency us_{detail::code_points(report_.metadata.agency)};
    detail::prose tokens_{};
    detail::attachments found_{};
    std::vector<bool> assumed_{};  ///< of the sentence's claims
    std::vector<claim> out_{};
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

std::vector<claim> claims(const published_report& report, bool other_years) {
    claim_list all{report, other_years};
    detail::for_each_text(report, [&](const detail::placed_text& text) { all.read(text); });
    return std::move(all).take();
}

}  // namespace gongkai
