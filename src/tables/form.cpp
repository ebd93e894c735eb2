// SPDX-License-Identifier: Apache-2.0
#include <gongkai/tables/form.hpp>

#include <algorithm>

namespace gongkai {

static_assert([] {
    for (std::size_t i = 0; i < cell_count; ++i)
        if (index_of(all_cells[i]) != i) return false;
    return true;
}());

namespace {

template <std::size_t Form>
constexpr auto positions_in_form = [] {
    constexpr form shape = all_forms[Form];
    constexpr auto size =
        static_cast<std::size_t>(std::ranges::count_if(all_cells, [&](const cell_key& key) { return shape.has(key); }));
    std::array<std::uint8_t, size> positions{};
    std::size_t n = 0;
    for (std::size_t i = 0; i < cell_count; ++i)
        if (shape.has(all_cells[i])) positions[n++] = static_cast<std::uint8_t>(i);
    return positions;
}();

constexpr auto positions_of_forms = []<std::size_t... F>(std::index_sequence<F...>) {
    return std::array{std::span<const std::uint8_t>{positions_in_form<F>}...};
}(std::make_index_sequence<all_forms.size()>{});

}  // namespace

std::string_view cell_key::row_label(lang language, edition e) const noexcept {
    switch (table_) {
        case table::disclosure: return label(static_cast<disclosure_row>(row_), language, e);
        case table::requests: return label(static_cast<request_row>(row_), language, e);
        case table::reviews: break;
    }
    return label(static_cast<review_kind>(row_), language, e);
}

std::string_view cell_key::column_label(lang language, edition e) const noexcept {
    switch (table_) {
        case table::disclosure: return label(static_cast<disclosure_column>(column_), language, e);
        case table::requests: return label(static_cast<request_column>(column_), language, e);
        case table::reviews: break;
    }
    return label(static_cast<review_column>(column_), language, e);
}

std::string to_string(const cell_key& key) {
    std::string out{code(key.table())};
    out.append(1, '.').append(key.row_code()).append(1, '.').append(key.column_code());
    return out;
}

std::span<const std::uint8_t> cells_of(const form& f) noexcept { return positions_of_forms[index_of(f)]; }

}  // namespace gongkai
