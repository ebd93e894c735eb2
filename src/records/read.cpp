// SPDX-License-Identifier: Apache-2.0
#include <boost/mp11/algorithm.hpp>
#include <gongkai/ledger/write_csv.hpp>
#include <gongkai/records/read.hpp>

#include "field.hpp"
#include "ledger/ledger_words.hpp"
#include "ledger/open_table.hpp"

namespace gongkai {

std::optional<std::size_t> find_record_column(std::string_view title, std::span<const record_column> columns) {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (!title.empty() && columns[i].name == title) return i;
    const std::string words = detail::words_of_title(title);
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].zh == words || columns[i].name == words) return i;
    return std::nullopt;
}

namespace {

template <class Entry>
detail::table_form form_of_record() {
    static_assert(record_width<Entry> <= detail::table_form::most_columns);
    constexpr auto& columns = record_kind<Entry>::columns;
    detail::table_form out;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        out.names.push_back(columns[c].name);
        if (columns[c].needed) out.needed.push_back(c);
    }
    out.find = [](std::string_view title) -> std::optional<detail::named_column> {
        const auto found = find_record_column(title, columns);
        if (!found) return std::nullopt;
        return detail::named_column{*found, columns[*found].name == title ? std::size_t{0} : std::size_t{1}};
    };
    return out;
}

}  // namespace

template <class Entry>
struct record_reader<Entry>::table {
    std::unique_ptr<detail::csv_table> rows;
    record_scope scope{};
};

template <class Entry>
record_reader<Entry>::record_reader(std::unique_ptr<table> opened) noexcept : table_{std::move(opened)} {}
template <class Entry>
record_reader<Entry>::~record_reader() = default;
template <class Entry>
record_reader<Entry>::record_reader(record_reader&&) noexcept = default;
template <class Entry>
record_reader<Entry>& record_reader<Entry>::operator=(record_reader&&) noexcept = default;

template <class Entry>
result<record_reader<Entry>> record_reader<Entry>::open(std::string_view text) {
    auto opened = detail::open_table(text, form_of_record<Entry>());
    if (!opened) return std::move(opened).error();
    auto made = std::make_unique<table>();
    made->rows = *std::move(opened);
    for (std::size_t c = 0; c < record_width<Entry>; ++c)
        if (made->rows->has(c)) made->scope.add(c);
    return record_reader{std::move(made)};
}

template <class Entry>
bool record_reader<Entry>::next() {
    const detail::csv_table& record = *table_->rows;
    if (!table_->rows->next()) return false;
    faults_.clear();
    if (!record.well_formed) {
        entry_ = Entry{};
        entry_.id = record[std::size_t{0}];
        faults_.push_back({record_rule::record_fields, {}, 0, {}, {}, {}});
        return true;
    }
    const auto unread = [&](record_rule rule, std::string_view column, std::string detail) {
        faults_.push_back({rule, {}, 0, {}, column, std::move(detail)});
    };
    detail::each_member(entry_, [&](auto place, auto& member) {
        detail::read_text(record[std::size_t{place}], member, record_kind<Entry>::columns[place].name, unread);
    });
    return true;
}

template <class Entry>
std::span<const std::string> record_reader<Entry>::unknown_columns() const noexcept {
    return table_->rows->unknown_columns;
}

template <class Entry>
record_scope record_reader<Entry>::scope() const noexcept {
    return table_->scope;
}

template <class Entry>
void append_record_header(std::string& out) {
    for (const record_column& c : record_kind<Entry>::columns)
        out.append(&c == &record_kind<Entry>::columns.front() ? "" : ",").append(c.name);
    out += '\n';
}

template <class Entry>
void append_record(std::string& out, const Entry& entry) {
    detail::each_member(entry, [&](auto place, const auto& member) {
        if (place != 0) out += ',';
        append_csv_field(out, detail::write_text(member));
    });
    out += '\n';
}

#define GONGKAI_RECORD(Entry)                                \
    template class record_reader<Entry>;                     \
    template void append_record_header<Entry>(std::string&); \
    template void append_record<Entry>(std::string&, const Entry&);
#include "kinds.inc"
#undef GONGKAI_RECORD

}  // namespace gongkai
