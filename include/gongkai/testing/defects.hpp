// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <boost/describe/enum.hpp>
#include <cstddef>
#include <cstdint>
#include <gongkai/core/reflect.hpp>
#include <gongkai/report/published_report.hpp>
#include <gongkai/rules/localise.hpp>
#include <gongkai/testing/random_report.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Known faults put into consistent reports, with the truth on record, to score a checker with.

namespace gongkai::testing {

/// The slips that can be seeded.
/// transposed_digits … extra_digit, wrong_number, blank_for_number: one cell. wrong_total: a total off by a little.
/// stale_total: a total that leaves out one of its items. moved_one_column, moved_one_row: a number stands in the
/// neighbouring cell, its own holds zero or nothing. swapped_cells: two cells of a row or a column changed places.
/// shifted_row: the numbers of a row stand one column over, the last is lost. swapped_rows: two neighbouring rows, not
/// both dispositions (no sum would notice), changed places. wrong_prose: a number of the prose has a slip of a digit.
/// denied_in_prose: the prose says that nothing was received, or no case brought, where the table counts some.
/// wrong_year_in_prose: the prose names the year before.
BOOST_DEFINE_ENUM_CLASS(defect_kind, transposed_digits, dropped_digit, doubled_digit, mistyped_digit, extra_digit, wrong_number,
                        blank_for_number, wrong_total, stale_total, moved_one_column, moved_one_row, swapped_cells, shifted_row,
                        swapped_rows, wrong_prose, denied_in_prose, wrong_year_in_prose)

/// The stable code of a slip.
constexpr std::string_view code(defect_kind k) noexcept { return enumerator_names<defect_kind>[index_of(k)]; }

/// The kinds that make exactly one cell wrong, and those that make exactly two wrong.
inline constexpr std::array one_cell_defects{
    defect_kind::transposed_digits, defect_kind::dropped_digit, defect_kind::doubled_digit,
    defect_kind::mistyped_digit,    defect_kind::extra_digit,   defect_kind::wrong_number,
    defect_kind::blank_for_number,  defect_kind::wrong_total,   defect_kind::stale_total};
/// The slips that change two cells at once.
inline constexpr std::array two_cell_defects{defect_kind::moved_one_column, defect_kind::moved_one_row,
                                             defect_kind::swapped_cells};

/// Words of the prose as printed now, and as they were.
struct prose_change {
    gongkai::section section = gongkai::section::overview;
    std::size_t offset = 0;  ///< bytes into the section's text
    std::string from{};
    std::string to{};
    friend bool operator==(const prose_change&, const prose_change&) = default;
};

/// One seeded slip and what would undo it.
struct defect {
    defect_kind kind = defect_kind::wrong_number;
    std::vector<cell_change> truth{};     ///< each wrong cell: from what is printed now, to what was there
    std::optional<prose_change> prose{};  ///< for the slips in prose
    friend bool operator==(const defect&, const defect&) = default;
};

namespace detail {

/// All numbers that the slip makes of `number`: as many digits for transpositions and mistyped digits, never the same.
inline std::vector<std::int64_t> misprints(std::int64_t number, defect_kind kind) {
    const std::string meant = std::to_string(number);
    std::vector<std::int64_t> out;
    const auto add = [&](const std::string& text) {
        if (text.empty() || text.size() > 15 || (text.size() > 1 && text.front() == '0')) return;
        const std::int64_t value = std::stoll(text);
        if (value != number && std::ranges::find(out, value) == out.end()) out.push_back(value);
    };
    for (std::size_t i = 0; i < meant.size(); ++i) {
        std::string text = meant;
        switch (kind) {
            case defect_kind::transposed_digits:
                if (i + 1 < meant.size()) std::swap(text[i], text[i + 1]);
                add(text);
                break;
            case defect_kind::dropped_digit: add(text.erase(i, 1)); break;
            case defect_kind::doubled_digit: add(text.insert(i, 1, meant[i])); break;
            case defect_kind::mistyped_digit:
                for (char c = '0'; c <= '9'; ++c) {
                    text[i] = c;
                    add(text);
                }
                break;
            case defect_kind::extra_digit:
                for (char c = '0'; c <= '9'; ++c) add(std::string{meant}.insert(i, 1, c));
                break;
            default: break;
        }
    }
    return out;
}

class defect_seeder {
public:
    defect_seeder(published_report& report, random_source& draw, table where, std::span<const cell_key> taken)
        : report_{report}, draw_{draw}, where_{where}, taken_{taken} {}

    std::optional<defect> run(defect_kind kind) {
        result_.kind = kind;
        const bool done = [&] {
            switch (kind) {
                case defect_kind::transposed_digits:
                case defect_kind::dropped_digit:
                case defect_kind::doubled_digit:
                case defect_kind::mistyped_digit:
                case defect_kind::extra_digit: return digits(kind);
                case defect_kind::wrong_number: return wrong_number();
                case defect_kind::blank_for_number: return blank();
                case defect_kind::wrong_total: return wrong_total();
                case defect_kind::stale_total: return stale_total();
                case defect_kind::moved_one_column: return move(true);
                case defect_kind::moved_one_row: return move(false);
                case defect_kind::swapped_cells: return swap_cells();
                case defect_kind::shifted_row: return shift_row();
                case defect_kind::swapped_rows: return swap_rows();
                case defect_kind::wrong_prose: return prose();
                case defect_kind::denied_in_prose: return deny();
                case defect_kind::wrong_year_in_prose: return wrong_year();
            }
            return false;
        }();
        if (!done) return std::nullopt;
        return std::move(result_);
    }

private:
    bool usable(const cell_key& key) const {
        const cell& c = report_[key];
        return key.table() == where_ && report_.form().has(key) && c.status() == cell_status::reported &&
               c.number().is_integer() && count::from(c.number().coefficient()) && std::ranges::find(taken_, key) == taken_.end();
    }
    std::int64_t number(const cell_key& key) const { return report_[key].number().coefficient(); }

    template <class Wanted>
    std::vector<cell_key> cells(Wanted&& wanted) const {
        std::vector<cell_key> out;
        for (const cell_key& key : all_cells)
            if (usable(key) && wanted(key)) out.push_back(key);
        return out;
    }

    /// Prints another number, or nothing, and takes down the truth. Without effect where it is the same.
    void print(const cell_key& key, std::optional<std::int64_t> printed) {
        const decimal was = report_[key].number();
        if (printed == was.coefficient()) return;
        const source_span at = report_[key].span();
        report_.set(key, printed ? cell::reported(decimal{*printed}, at) : cell::blank(at));
        result_.truth.push_back({key, report_[key].value(), was});
    }
    /// Zero or, sometimes, nothing.
    std::optional<std::int64_t> nothing() {
        if (draw_.percent(30)) return std::nullopt;
        return 0;
    }

    bool digits(defect_kind kind) {
        const auto where = cells([&](const cell_key& key) { return !misprints(number(key), kind).empty(); });
        if (where.empty()) return false;
        const cell_key key = draw_.pick(where);
        print(key, draw_.pick(misprints(number(key), kind)));
        return true;
    }
    bool wrong_number() {
        const auto where = cells([](const cell_key&) { return true; });
        if (where.empty()) return false;
        const cell_key key = draw_.pick(where);
        const std::int64_t printed = draw_.skewed(18);
        print(key, printed == number(key) ? printed + 1 : printed);
        return true;
    }
    bool blank() {
        const auto where = cells([&](const cell_key& key) { return number(key) != 0; });
        if (where.empty()) return false;
        print(draw_.pick(where), std::nullopt);
        return true;
    }

    static bool is_row_total(const cell_key& key) {
        return key.table() == table::requests ? key.column() == index_of(request_column::total)
                                              : key.column() == index_of(review_column::total);
    }
    static bool is_column_total(const cell_key& key) {
        return key.table() == table::requests && key.row() == index_of(request_row::total);
    }
    bool wrong_total() {
        const auto where = cells([](const cell_key& key) { return is_row_total(key) || is_column_total(key); });
        if (where.empty()) return false;
        const cell_key key = draw_.pick(where);
        const std::int64_t off = draw_.between(1, 9);
        print(key, number(key) >= off && draw_.percent(50) ? number(key) - off : number(key) + off);
        return true;
    }
    /// The items that a total adds up, other than zeros.
    std::vector<cell_key> items_of(const cell_key& total) const {
        std::vector<cell_key> items;
        for (const cell_key& key : all_cells) {
            if (key.table() != total.table() || !report_.form().has(key) || !report_[key].has_value()) continue;
            const bool in_row = is_row_total(total) && key.row() == total.row() && key.column() < total.column();
            const bool in_column = is_column_total(total) && key.column() == total.column() &&
                                   key.row() >= index_of(request_row::granted) && key.row() < total.row();
            if ((in_row || in_column) && number(key) > 0) items.push_back(key);
        }
        return items;
    }
    bool stale_total() {
        const auto where =
            cells([&](const cell_key& key) { return (is_row_total(key) || is_column_total(key)) && !items_of(key).empty(); });
        if (where.empty()) return false;
        const cell_key key = draw_.pick(where);
        print(key, std::max<std::int64_t>(0, number(key) - number(draw_.pick(items_of(key)))));
        return true;
    }

    std::size_t columns() const { return where_ == table::requests ? enum_size<request_column> : enum_size<review_column>; }
    cell_key at(std::size_t row, std::size_t column) const {
        return where_ == table::requests ? cell_key{static_cast<request_row>(row), static_cast<request_column>(column)}
                                         : cell_key{static_cast<review_kind>(row), static_cast<review_column>(column)};
    }
    /// The rows that the form prints, in order.
    std::vector<std::size_t> rows() const {
        std::vector<std::size_t> out;
        const std::size_t n = where_ == table::requests ? enum_size<request_row> : enum_size<review_kind>;
        for (std::size_t row = 0; row < n; ++row)
            if (report_.form().has(at(row, 0))) out.push_back(row);
        return out;
    }

    using pair = std::pair<cell_key, cell_key>;

    /// Ordered pairs of cells of one row (or one column) which hold different numbers; neighbours only where asked.
    std::vector<pair> pairs(bool in_rows, bool neighbours) const {
        std::vector<pair> out;
        const std::vector<std::size_t> all_rows = rows();
        const std::size_t lines = in_rows ? all_rows.size() : columns();
        const std::size_t places = in_rows ? columns() : all_rows.size();
        const auto cell_at = [&](std::size_t line, std::size_t place) {
            return in_rows ? at(all_rows[line], place) : at(all_rows[place], line);
        };
        for (std::size_t line = 0; line < lines; ++line)
            for (std::size_t a = 0; a < places; ++a)
                for (std::size_t b = 0; b < places; ++b) {
                    const std::size_t apart = a < b ? b - a : a - b;
                    if (apart == 0 || (neighbours && apart > 1)) continue;
                    const cell_key x = cell_at(line, a);
                    const cell_key y = cell_at(line, b);
                    if (usable(x) && usable(y) && number(x) != number(y)) out.emplace_back(x, y);
                }
        return out;
    }
    bool move(bool one_column) {
        auto where = pairs(one_column, true);
        std::erase_if(where, [&](const pair& p) { return number(p.first) == 0; });
        const auto onto_zero = [&](const pair& p) { return number(p.second) == 0; };
        if (std::ranges::any_of(where, onto_zero)) std::erase_if(where, [&](const pair& p) { return !onto_zero(p); });
        if (where.empty()) return false;
        const auto [own, other] = draw_.pick(where);
        print(other, number(own));
        print(own, nothing());
        return true;
    }
    bool swap_cells() {
        const auto where = pairs(draw_.percent(50), false);
        if (where.empty()) return false;
        const auto [a, b] = draw_.pick(where);
        const std::int64_t was = number(a);
        print(a, number(b));
        print(b, was);
        return true;
    }

    bool usable_row(std::size_t row) const {
        for (std::size_t c = 0; c < columns(); ++c)
            if (!usable(at(row, c))) return false;
        return true;
    }
    bool shift_row() {
        std::vector<std::size_t> where;
        for (const std::size_t row : rows()) {
            bool any = false;
            for (std::size_t c = 0; c < columns(); ++c) any = any || number(at(row, c)) != 0;
            if (any && usable_row(row)) where.push_back(row);
        }
        if (where.empty()) return false;
        const std::size_t row = draw_.pick(where);
        const std::size_t last = draw_.percent(50) ? columns() - 1 : columns() - 2;  // with its total, or without
        const bool right = draw_.percent(50);
        std::vector<std::int64_t> was;
        for (std::size_t c = 0; c <= last; ++c) was.push_back(number(at(row, c)));
        for (std::size_t c = 0; c <= last; ++c) {
            const bool emptied = c == (right ? 0 : last);
            print(at(row, c), emptied ? nothing() : std::optional{was[right ? c - 1 : c + 1]});
        }
        return !result_.truth.empty();
    }
    bool swap_rows() {
        if (where_ != table::requests) return false;
        std::vector<std::pair<std::size_t, std::size_t>> where;
        const auto all_rows = rows();
        const auto kind_of = [](std::size_t row) {
            return row == index_of(request_row::total) ? 2 : disposition_of(static_cast<request_row>(row)) ? 1 : 0;
        };
        for (std::size_t i = 1; i < all_rows.size(); ++i) {
            const std::size_t a = all_rows[i - 1];
            const std::size_t b = all_rows[i];
            bool differ = false;
            for (std::size_t c = 0; c < columns(); ++c) differ = differ || number(at(a, c)) != number(at(b, c));
            if (kind_of(a) != kind_of(b) && differ && usable_row(a) && usable_row(b)) where.emplace_back(a, b);
        }
        if (where.empty()) return false;
        const auto [a, b] = draw_.pick(where);
        for (std::size_t c = 0; c < columns(); ++c) {
            const std::int64_t was = number(at(a, c));
            print(at(a, c), number(at(b, c)));
            print(at(b, c), was);
        }
        return true;
    }

    /// A run of ASCII digits that is no year.
    bool prose() {
        struct place {
            std::size_t section;
            std::size_t offset;
            std::size_t length;
        };
        std::vector<place> where;
        for (std::size_t s = 0; s < report_.sections.size(); ++s) {
            const std::string& text = report_.sections[s].text;
            constexpr std::string_view ascii_digits = "0123456789";
            for (std::size_t i = text.find_first_of(ascii_digits); i != std::string::npos;) {
                const std::size_t end = std::min(text.find_first_not_of(ascii_digits, i), text.size());
                if (end - i <= 15 && text.compare(end, 3, "年") != 0) where.push_back({s, i, end - i});
                i = text.find_first_of(ascii_digits, end);
            }
        }
        if (where.empty()) return false;
        const place p = draw_.pick(where);
        const std::string was = report_.sections[p.section].text.substr(p.offset, p.length);
        write(report_.sections[p.section], p.offset, was,
              std::to_string(draw_.pick(misprints(std::stoll(was), defect_kind::mistyped_digit))));
        return true;
    }

    /// Prints other words at this place of a section.
    void write(section_text& in, std::size_t offset, const std::string& was, const std::string& now) {
        in.text.replace(offset, was.size(), now);
        result_.prose = prose_change{in.which, offset, now, was};
    }

    /// 收到政府信息公开申请12件 becomes 未收到政府信息公开申请。
    bool deny() {
        constexpr std::array<std::array<std::string_view, 2>, 4> sayings{{
            {"收到政府信息公开申请", "未收到政府信息公开申请"},
            {"新收政府信息公开申请", "未收到政府信息公开申请"},
            {"被申请行政复议", "未被申请行政复议"},
            {"被提起行政诉讼", "未被提起行政诉讼"},
        }};
        struct place {
            std::size_t section;
            std::size_t offset;
            std::size_t length;
            std::string_view denial;
        };
        std::vector<place> where;
        for (std::size_t s = 0; s < report_.sections.size(); ++s) {
            const std::string& text = report_.sections[s].text;
            for (const auto& [saying, denial] : sayings)
                for (std::size_t at = text.find(saying); at != text.npos; at = text.find(saying, at + saying.size())) {
                    const std::size_t number = at + saying.size();
                    const std::size_t end = std::min(text.find_first_not_of("0123456789", number), text.size());
                    constexpr std::string_view measure = "件";
                    if (end == number || text[number] == '0' || text.compare(end, measure.size(), measure) != 0) continue;
                    where.push_back({s, at, end + measure.size() - at, denial});
                }
        }
        if (where.empty()) return false;
        const place p = draw_.pick(where);
        section_text& in = report_.sections[p.section];
        write(in, p.offset, in.text.substr(p.offset, p.length), std::string{p.denial});
        return true;
    }

    bool wrong_year() {
        if (!report_.metadata.year) return false;
        const int year = static_cast<int>(*report_.metadata.year);
        const std::string was = std::to_string(year) + "年";
        for (section_text& in : report_.sections)
            if (const std::size_t at = in.text.find(was); at != in.text.npos) {
                write(in, at, was, std::to_string(year - 1) + "年");
                return true;
            }
        return false;
    }

    published_report& report_;
    random_source& draw_;
    const table where_;
    const std::span<const cell_key> taken_;
    defect result_{};
};

}  // namespace detail

/// Puts one slip into a table of the report (those named for it: into its prose), outside the cells in `taken`. Empty, and
/// nothing changed, where no place lends itself to that slip, as no digit can be dropped from a table of zeros.
inline std::optional<defect> seed_defect(published_report& report, random_source& draw, defect_kind kind,
                                         table where = table::requests, std::span<const cell_key> taken = {}) {
    return detail::defect_seeder{report, draw, where, taken}.run(kind);
}

/// Makes exactly this many cells of a table wrong by slips of one cell or, where two are left to do, of two.
/// Fewer where no more places are found.
inline std::vector<defect> seed_wrong_cells(published_report& report, random_source& draw, std::size_t cells,
                                            table where = table::requests) {
    std::vector<defect> seeded;
    std::vector<cell_key> taken;
    for (std::size_t tries = 0; taken.size() < cells && tries < 100; ++tries) {
        const bool two = cells - taken.size() >= 2 && draw.percent(40);
        const defect_kind kind = two ? draw.pick(two_cell_defects) : draw.pick(one_cell_defects);
        auto slip = seed_defect(report, draw, kind, where, taken);
        if (!slip) continue;
        for (const cell_change& c : slip->truth) taken.push_back(c.cell);
        seeded.push_back(*std::move(slip));
    }
    return seeded;
}

/// The truth of all slips together, as a repair should state it: cells in the order of the tidy form.
inline std::vector<cell_change> truth_of(std::span<const defect> seeded) {
    std::vector<cell_change> all;
    for (const defect& d : seeded) all.insert(all.end(), d.truth.begin(), d.truth.end());
    std::ranges::sort(all, {}, [](const cell_change& c) { return index_of(c.cell); });
    return all;
}

/// The place of the first repair that changes exactly the wrong cells to exactly the true numbers: 1 is the first,
/// 0 is none.
inline std::size_t rank_of(std::span<const cell_change> truth, std::span<const repair> repairs) {
    for (std::size_t i = 0; i < repairs.size(); ++i) {
        std::vector<cell_change> changes = repairs[i].changes;
        std::ranges::sort(changes, {}, [](const cell_change& c) { return index_of(c.cell); });
        if (std::ranges::equal(changes, truth)) return i + 1;
    }
    return 0;
}

}  // namespace gongkai::testing
