// SPDX-License-Identifier: Apache-2.0
#include "csv_rows.hpp"
#include "json_objects.hpp"
#include "field.hpp"
#include <boost/mp11/algorithm.hpp>
#include <gongkai/ledger/write_csv.hpp>
#include <gongkai/records/read.hpp>

namespace gongkai {

namespace {

template <class Entry>
std::vector<detail::row_column> wanted_columns() {
    std::vector<detail::row_column> out;
    for (const record_column& c : record_kind<Entry>::columns) out.push_back({c.name, c.zh, c.needed});
    return out;
}

}  // namespace

template <class Entry>
struct record_reader<Entry>::table {
    std::unique_ptr<detail::csv_rows> csv;
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
    const std::vector<detail::row_column> wanted = wanted_columns<Entry>();
    auto opened = [&]() -> result<std::unique_ptr<detail::csv_rows>> {
        if (!detail::is_json_rows(text)) return detail::csv_rows::open(text, wanted);
        auto csv = detail::csv_of_objects(text, wanted);
        if (!csv) return std::move(csv).error();
        return detail::csv_rows::open_own(*std::move(csv), wanted);
    }();
    if (!opened) return std::move(opened).error();
    auto made = std::make_unique<table>();
    made->csv = *std::move(opened);
    for (std::size_t c = 0; c < wanted.size(); ++c)
        if (made->csv->has(c)) made->scope.add(c);
    return record_reader{std::move(made)};
}

template <class Entry>
bool record_reader<Entry>::next() {
    const detail::csv_rows& record = *table_->csv;
    if (!table_->csv->next()) return false;
    faults_.clear();
    if (!record.well_formed) {
        entry_ = Entry{};
        entry_.id = record[std::size_t{0}];
        faults_.push_back({record_rule::record_fields, {}, 0, {}, {}, {}});
        return true;
    }
    detail::each_member(entry_, [&](auto place, auto& member) {
        detail::read_text(record[std::size_t{place}], member, [&](record_rule rule, std::string detail) {
            faults_.push_back({rule, {}, 0, {}, record_kind<Entry>::columns[place].name, std::move(detail)});
        });
    });
    return true;
}

template <class Entry>
std::span<const std::string> record_reader<Entry>::unknown_columns() const noexcept {
    return table_->csv->unknown_columns;
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
