// SPDX-License-Identifier: Apache-2.0
// Keeps the ledger of requests in SQLite, in memory or in the file named first, and prints the tables of two years.
#include <gongkai/ledger/read.hpp>
#include <memory>
#include <sqlite3.h>
#include <stdexcept>

#include "ledger_rows.hpp"

namespace {

using database = std::unique_ptr<sqlite3, int (*)(sqlite3*)>;
using statement = std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)>;

void check(sqlite3* db, int status) {
    if (status != SQLITE_OK && status != SQLITE_DONE && status != SQLITE_ROW) throw std::runtime_error{sqlite3_errmsg(db)};
}

database open(const char* path) {
    sqlite3* raw = nullptr;
    const int status = sqlite3_open(path, &raw);
    database db{raw, sqlite3_close};
    check(raw, status);
    return db;
}

statement prepare(sqlite3* db, const char* sql) {
    sqlite3_stmt* raw = nullptr;
    check(db, sqlite3_prepare_v2(db, sql, -1, &raw, nullptr));
    return {raw, sqlite3_finalize};
}

void insert(sqlite3* db, const example::row& fields) {
    const statement add = prepare(db, "insert into requests values (?, ?, ?, ?, ?, ?, ?, ?)");
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i]) check(db, sqlite3_bind_text(add.get(), static_cast<int>(i) + 1, fields[i]->c_str(), -1, SQLITE_STATIC));
    check(db, sqlite3_step(add.get()));
}

std::string read_all(sqlite3* db) {
    std::string csv = example::csv_header;
    const statement rows = prepare(db, example::select_rows);
    int status = sqlite3_step(rows.get());
    for (; status == SQLITE_ROW; status = sqlite3_step(rows.get())) {
        example::row fields;
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (const auto* text = sqlite3_column_text(rows.get(), static_cast<int>(i)))
                fields[i] = reinterpret_cast<const char*>(text);
        example::append_csv(csv, fields);
    }
    check(db, status);
    return csv;
}

}  // namespace

int main(int argc, char** argv) try {
    const database db = open(argc > 1 ? argv[1] : ":memory:");
    check(db.get(), sqlite3_exec(db.get(), example::create_table, nullptr, nullptr, nullptr));
    for (const gongkai::ledger_entry& entry : example::requests()) insert(db.get(), example::as_row(entry));

    const auto counted = gongkai::tally_requests(read_all(db.get()), "requests").value().finish();
    example::print_table(counted, std::chrono::year{2025});
    example::print_table(counted, std::chrono::year{2026});
} catch (const std::exception& e) {
    std::cerr << e.what() << '\n';
    return 1;
}
