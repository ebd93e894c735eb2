// SPDX-License-Identifier: Apache-2.0
// The claims of the real reports, against those that were typed from them.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gongkai/gongkai.hpp>
#include <gongkai/io/read.hpp>
#include <gongkai/narrative/check.hpp>
#include <gongkai/narrative/claim.hpp>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

using namespace gongkai;

namespace {

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::vector<std::string> split(const std::string& line, char mark) {
    std::vector<std::string> parts;
    std::istringstream in{line};
    for (std::string part; std::getline(in, part, mark);) parts.push_back(part);
    if (!line.empty() && line.back() == mark) parts.emplace_back();
    return parts;
}

/// The lines of a table with a header, fields parted by tabs.
std::vector<std::vector<std::string>> table_of(const std::filesystem::path& path) {
    std::vector<std::vector<std::string>> rows;
    std::istringstream in{bytes_of(path)};
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) rows.push_back(split(line, '\t'));
    return rows;
}

std::filesystem::path corpus() {
    const char* path = std::getenv("GONGKAI_CORPUS");
    return path ? path : "../shared/corpus";
}

/// Each report that can be read, by its number: the prose as read, the tables as typed, so that this tells of the prose
/// alone.
std::map<std::string, published_report> reports() {
    std::map<std::string, published_report> out;
    for (const auto& entry : std::filesystem::directory_iterator{corpus() / "reports"}) {
        const std::string name = entry.path().filename().string().substr(0, 3);
        auto read_one = read(bytes_of(entry.path()));
        if (!read_one) continue;
        std::string tidy;
        std::istringstream truth{bytes_of(corpus() / "truth" / (name + ".csv"))};
        for (std::string line; std::getline(truth, line);) {
            // The last column holds what may be given besides.
            tidy.append(line, 0, line.rfind(',')).append(1, '\n');
        }
        auto typed = tidy.empty() ? result<published_report>{error{}} : read_tidy(tidy);
        published_report report = typed ? *typed : published_report{read_one->form()};
        report.metadata = read_one->metadata;
        report.sections = read_one->sections;
        report.sections_known = true;
        report.preamble = read_one->preamble;
        for (const table t : enumerators<table>) report.set_table(t, read_one->has_table(t));
        out.emplace(name, std::move(report));
    }
    return out;
}

std::string squeezed(const std::string& text) {
    std::string out;
    for (const char c : text)
        if (c != ' ' && c != '\n' && c != '\r') out += c;
    return out;
}

std::string printed(const claim& c) { return to_string(c.number) + (c.kind == claim_kind::derived ? "%" : ""); }

}  // namespace

TEST_CASE("corpus: claims are found, on the right cells, and no others") {
    if (!std::filesystem::exists(corpus() / "claims.tsv")) {
        MESSAGE("skipped: no corpus");
        return;
    }
    const auto all = reports();
    std::map<std::string, std::vector<claim>> found;
    std::size_t total = 0;
    for (const auto& [name, report] : all) {
        found[name] = claims(report);
        total += found[name].size();
    }
    std::size_t wanted = 0;
    std::size_t right = 0;
    std::size_t agree = 0;
    std::size_t unreadable = 0;
    std::map<std::string, std::vector<bool>> used;
    for (const auto& [name, list] : found) used[name].resize(list.size());
    for (const auto& row : table_of(corpus() / "claims.tsv")) {
        if (!all.contains(row[0])) {
            ++unreadable;
            continue;
        }
        ++wanted;
        const auto& list = found[row[0]];
        bool hit = false;
        for (std::size_t i = 0; i < list.size() && !hit; ++i) {
            if (used[row[0]][i] || to_string(list[i].cells) != row[2] || printed(list[i]) != row[3]) continue;
            hit = used[row[0]][i] = true;
            ++right;
            if (code(list[i].agree) == row[5]) {
                ++agree;
            } else {
                std::cout << row[0] << ": " << row[1] << ": " << code(list[i].agree) << ", typed " << row[5] << '\n';
            }
        }
        if (!hit) std::cout << row[0] << ": not found: " << row[1] << " -> " << row[2] << '\n';
    }
    for (const auto& [name, list] : found)
        for (std::size_t i = 0; i < list.size(); ++i)
            if (!used[name][i])
                std::cout << name << ": not typed: " << list[i].quote << " -> " << to_string(list[i].cells) << '\n';

    std::size_t tempted = 0;
    for (const auto& row : table_of(corpus() / "nonclaims.tsv")) {
        if (!all.contains(row[0])) continue;
        for (const claim& c : found[row[0]]) {
            const std::string quote = squeezed(c.quote);
            const std::string temptation = squeezed(row[1]);
            const bool same_words = quote.find(temptation) != quote.npos || temptation.find(quote) != quote.npos;
            const bool same_cell = to_string(c.cells).starts_with(row[3].substr(0, row[3].find('*')));
            if (!same_words || !same_cell || printed(c) != row[2]) continue;
            ++tempted;
            std::cout << row[0] << ": taken for a claim: " << row[1] << '\n';
        }
    }
    std::cout << "claims: " << right << " of " << wanted << " found ("
              << 100.0 * static_cast<double>(right) / static_cast<double>(wanted) << " %), " << right << " of " << total
              << " found are right (" << 100.0 * static_cast<double>(right) / static_cast<double>(total)
              << " %), agreement as typed in " << agree << ", nonclaims taken for claims: " << tempted
              << "; in documents that this program cannot read: " << unreadable << '\n';
    CHECK(right * 100 >= wanted * 95);
    CHECK(right * 100 >= total * 99);
    CHECK(agree == right);
    CHECK(tempted == 0);
}

TEST_CASE("corpus: prose and tables disagree where they were found to, and nowhere else") {
    if (!std::filesystem::exists(corpus() / "faults.tsv")) {
        MESSAGE("skipped: no corpus");
        return;
    }
    const auto all = reports();
    const auto faults = table_of(corpus() / "faults.tsv");
    std::vector<bool> met(faults.size());
    std::size_t others = 0;
    for (const auto& [name, report] : all) {
        for (const finding& f : check_narrative(report)) {
            if (f.outcome != outcome::fail) continue;
            bool known = false;
            for (std::size_t i = 0; i < faults.size(); ++i) {
                const auto& row = faults[i];
                if (row[0] != name || row[1] != code(f.rule) || row[3] != f.expected || row[4] != f.actual) continue;
                met[i] = known = true;
            }
            if (known) continue;
            ++others;
            std::cout << name << ": " << to_string(f, lang::zh) << '\n';
        }
    }
    std::size_t must = 0;
    for (std::size_t i = 0; i < faults.size(); ++i) {
        if (!faults[i][1].starts_with("narrative.") || faults[i][5] != "must") continue;
        ++must;
        CAPTURE(faults[i][2]);
        CHECK(met[i]);
    }
    std::cout << "narrative faults: all " << must << " found, others: " << others << '\n';
    CHECK(others == 0);
}
