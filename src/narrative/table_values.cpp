// SPDX-License-Identifier: Apache-2.0
#include "table_values.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "text/numerals.hpp"

namespace gongkai::detail {
namespace {

bool add(total& sum, const decimal& number) noexcept {
    if (sum.is != total::state::value) {
        sum.is = total::state::value;
        sum.value = number;
        return true;
    }
    constexpr std::int64_t limit = 1'000'000'000'000'000;
    const std::int64_t a = sum.value.coefficient();
    const std::int64_t b = number.coefficient();
    if (!sum.value.is_integer() || !number.is_integer() || a > limit || b > limit || a < -limit || b < -limit) return false;
    sum.value = decimal{a + b};
    return true;
}

/// `value` with no more decimals than `scale`, rounded half up.
decimal rounded(const decimal& value, std::uint8_t scale) noexcept {
    std::int64_t coefficient = value.coefficient();
    std::uint8_t at = value.scale();
    bool up = false;
    for (; at > scale; --at) {
        up = coefficient % 10 >= 5;
        coefficient /= 10;
    }
    return decimal{coefficient + (up ? 1 : 0), at};
}

}  // namespace

total value_of(const published_report& report, cell_key key) noexcept {
    const cell& printed = report[key];
    if (printed.has_value()) return {total::state::value, printed.number()};
    if (printed.status() == cell_status::missing) return {total::state::missing, {}};
    // A total left blank is the sum of its row.
    total sum;
    const bool request = key.table() == table::requests && key.column() == index_of(request_column::total);
    const bool review = key.table() == table::reviews && key.column() == index_of(review_column::total);
    if (!request && !review) return sum;
    for (std::size_t c = 0; c < key.column(); ++c) {
        const cell& part = request ? report.at(static_cast<request_row>(key.row()), static_cast<request_column>(c))
                                   : report.at(static_cast<review_kind>(key.row()), static_cast<review_column>(c));
        if (part.status() == cell_status::missing || (part.has_value() && !add(sum, part.number())))
            return {total::state::missing, {}};
    }
    return sum;
}

total value_of(const published_report& report, const cell_sum& cells) {
    total sum;
    bool missing = cells.empty();
    for (const cell_term& term : cells.terms())
        for_each_cell(term, report.form(), [&](cell_key key) {
            const total one = value_of(report, key);
            if (one.is == total::state::missing) missing = true;
            if (one.is == total::state::value && !add(sum, one.value)) missing = true;
        });
    return missing ? total{total::state::missing, {}} : sum;
}

int order_of(const decimal& a, const decimal& b) noexcept {
    std::int64_t x = a.coefficient();
    std::int64_t y = b.coefficient();
    int lift_x = std::max(0, b.scale() - a.scale());
    int lift_y = std::max(0, a.scale() - b.scale());
    constexpr std::int64_t limit = 900'000'000'000'000'000;
    for (; lift_x > 0; --lift_x) {
        if (x > limit / 10) return 1;
        if (x < -limit / 10) return -1;
        x *= 10;
    }
    for (; lift_y > 0; --lift_y) {
        if (y > limit / 10) return -1;
        if (y < -limit / 10) return 1;
        y *= 10;
    }
    return x < y ? -1 : x > y ? 1 : 0;
}

bool can_be(const attachment& a, const decimal& table, bool money) noexcept {
    if (a.bound == number_bound::exact)
        return order_of(table, a.number) == 0 || (money && order_of(rounded(table, a.number.scale()), a.number) == 0);
    if (order_of(table, decimal{a.low, a.number.scale()}) < 0) return false;
    return a.high == unbounded || order_of(table, decimal{a.high, a.number.scale()}) <= 0;
}

namespace {

/// Sums of cells, as whole numbers; unknown once a cell is missing.
class number_set {
public:
    explicit number_set(const published_report& report) noexcept : report_{report} {}

    void add(const cell_sum& cells) {
        const total t = value_of(report_, cells);
        known_ = known_ && t.is != total::state::missing;
        if (t.is == total::state::value && t.value.is_integer()) numbers_.push_back(t.value.coefficient());
    }
    std::optional<std::vector<std::int64_t>> take() && {
        if (!known_) return std::nullopt;
        numbers_.push_back(0);
        std::ranges::sort(numbers_);
        const auto rest = std::ranges::unique(numbers_);
        numbers_.erase(rest.begin(), rest.end());
        return std::move(numbers_);
    }

private:
    const published_report& report_;
    std::vector<std::int64_t> numbers_{};
    bool known_ = true;
};

}  // namespace

std::optional<std::vector<std::int64_t>> numbers_of_requests(const published_report& report) {
    using enum request_row;
    const form& f = report.form();
    number_set numbers{report};
    cell_sum all_organizations;
    std::vector<cell_sum> columns;
    for (const request_column c : enumerators<request_column>) {
        if (!f.has(c)) continue;
        columns.emplace_back(cell_term{{received, c}, false});
        if (c != request_column::total && c != request_column::natural_person) all_organizations.add({{received, c}, false});
    }
    columns.push_back(all_organizations);
    const auto add = [&](std::initializer_list<request_row> rows, bool group) {
        for (const cell_sum& column : columns) {
            cell_sum sum;
            for (const request_row row : rows)
                for (const cell_term& term : column.terms())
                    sum.add({{row, static_cast<request_column>(term.cell.column())}, group});
            numbers.add(sum);
        }
    };
    for (const request_row row : enumerators<request_row>)
        if (f.has(row)) add({row}, false);
    add({received, carried_in}, false);
    add({granted, partially_granted}, false);
    for (const request_row first : {denied_state_secret, unable_not_held, not_processed_petition}) add({first}, true);
    if (!f.other_undivided) add({other_correction_overdue}, true);
    return std::move(numbers).take();
}

std::optional<std::vector<std::int64_t>> numbers_of_reviews(const published_report& report) {
    constexpr std::array parts{review_column::upheld, review_column::corrected, review_column::other, review_column::pending};
    constexpr auto kinds = enumerators<review_kind>;
    number_set numbers{report};
    for (unsigned of_kinds = 1; of_kinds < 1U << kinds.size(); ++of_kinds) {
        for (unsigned of_parts = 0; of_parts < 1U << parts.size(); ++of_parts) {
            cell_sum sum;
            for (std::size_t k = 0; k < kinds.size(); ++k) {
                if ((of_kinds >> k & 1U) == 0) continue;
                if (of_parts == 0) sum.add({{kinds[k], review_column::total}, false});
                for (std::size_t p = 0; p < parts.size(); ++p)
                    if ((of_parts >> p & 1U) != 0) sum.add({{kinds[k], parts[p]}, false});
            }
            numbers.add(sum);
        }
    }
    return std::move(numbers).take();
}

}  // namespace gongkai::detail
