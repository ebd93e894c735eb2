// SPDX-License-Identifier: Apache-2.0
// Keeps the ledger of requests in PostgreSQL, in a temporary table of the database whose connection string comes first,
// and prints the tables of two years.
#include <gongkai/ledger/read.hpp>
#include <libpq-fe.h>
#include <memory>
#include <stdexcept>

#include "ledger_rows.hpp"

namespace {

using connection = std::unique_ptr<PGconn, void (*)(PGconn*)>;
using answer = std::unique_ptr<PGresult, void (*)(PGresult*)>;

answer execute(PGconn* db, const char* sql, const example::row* fields = nullptr) {
    std::array<const char*, example::columns> values{};
    if (fields)
        for (std::size_t i = 0; i < values.size(); ++i) values[i] = (*fields)[i] ? (*fields)[i]->c_str() : nullptr;
    answer got{PQexecParams(db, sql, fields ? static_cast<int>(values.size()) : 0, nullptr, values.data(), nullptr, nullptr, 0),
               PQclear};
    const auto status = PQresultStatus(got.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw std::runtime_error{PQerrorMessage(db)};
    return got;
}

std::string read_all(PGconn* db) {
    std::string csv = example::csv_header;
    const answer rows = execute(db, example::select_rows);
    for (int r = 0; r < PQntuples(rows.get()); ++r) {
        example::row fields;
        for (int i = 0; i < static_cast<int>(fields.size()); ++i)
            if (!PQgetisnull(rows.get(), r, i)) fields[static_cast<std::size_t>(i)] = PQgetvalue(rows.get(), r, i);
        example::append_csv(csv, fields);
    }
    return csv;
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc < 2) {
        std::cerr << "usage: " << argv[0] << " CONNECTION\n";
        return 2;
    }
    const connection db{PQconnectdb(argv[1]), PQfinish};
    if (PQstatus(db.get()) != CONNECTION_OK) throw std::runtime_error{PQerrorMessage(db.get())};
    execute(db.get(), "set datestyle to iso");
    execute(db.get(), (std::string{"create temporary"} + (example::create_table + 6)).c_str());
    for (const gongkai::ledger_entry& entry : example::requests()) {
        const example::row fields = example::as_row(entry);
        execute(db.get(), "insert into requests values ($1, $2, $3, $4, $5, $6, $7, $8)", &fields);
    }

    const auto counted = gongkai::tally_requests(read_all(db.get()), "requests").value().finish();
    example::print_table(counted, std::chrono::year{2025});
    example::print_table(counted, std::chrono::year{2026});
} catch (const std::exception& e) {
    std::cerr << e.what() << '\n';
    return 1;
}
