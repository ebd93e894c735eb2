// SPDX-License-Identifier: Apache-2.0
// Sentences as agencies write them: true ones are not accused, and of those with one number changed most are found.
#include <doctest/doctest.h>

#include <fstream>
#include <gongkai/narrative/check.hpp>
#include <gongkai/narrative/claim.hpp>
#include <iostream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace gongkai;

namespace {

/// A sentence with the places of its comparable numbers, on a report that holds them.
struct told_sentence {
    published_report report;
    std::string text;  ///< after its heading, if it has one
    std::vector<std::pair<std::size_t, std::size_t>> numbers;
};

void set_cell(published_report& report, std::string_view name, std::string_view value) {
    for (const cell_key& key : all_cells) {
        const std::string full = to_string(key);
        if (!report.form().has(key) || full.substr(full.find('.') + 1) != name) continue;
        report.set(key, cell::reported(*decimal::parse(value)));
        return;
    }
    FAIL("no cell ", std::string{name});
}

std::vector<told_sentence> read_sentences() {
    std::ifstream file{"tests/unit/narrative_wordings/sentences.txt"};
    REQUIRE(file);
    std::vector<told_sentence> out;
    published_report current;
    std::string heading;
    for (std::string line; std::getline(file, line);) {
        std::istringstream words{line.substr(line.empty() ? 0 : 1)};
        if (line.empty() || line[0] == '#') continue;
        if (line[0] == '@') {
            std::string agency;
            int year = 0;
            words >> agency >> year;
            current = published_report{form::of(edition::e2021)};
            for (const table t : enumerators<table>) current.set_table(t, true);
            for (const cell_key& key : all_cells)
                if (current.form().has(key)) current.set(key, cell::reported(decimal{0}));
            current.metadata.agency = agency;
            current.metadata.year = std::chrono::year{year};
            current.sections_known = true;
            current.sections.emplace_back();
            heading.clear();
        } else if (line[0] == '%') {
            for (std::string word; words >> word;) {
                const std::size_t equals = word.find('=');
                set_cell(current, word.substr(0, equals), word.substr(equals + 1));
            }
        } else if (line[0] == '>') {
            heading = line.size() > 2 ? line.substr(2) + '\n' : "";
        } else {
            told_sentence& s = out.emplace_back(told_sentence{current, heading, {}});
            std::size_t open = 0;
            for (const char c : line) {
                if (c == '{') open = s.text.size();
                else if (c == '}') s.numbers.emplace_back(open, s.text.size() - open);
                else s.text += c;
            }
        }
    }
    return out;
}

bool is_accused(published_report& report, const std::string& text, std::string* how = nullptr) {
    report.sections.front().text = text;
    bool accused = false;
    for (const finding& f : check_narrative(report)) {
        accused = accused || f.is_fault();
        if (how && f.is_fault()) *how += f.quote + "; ";
    }
    return accused;
}

/// Others a little and much off, and with a digit too many.
std::set<std::string> other_numbers(std::string_view printed) {
    std::set<std::string> out;
    const auto number = decimal::parse(printed);
    if (!number) return out;
    const std::int64_t n = number->coefficient();
    for (const std::int64_t other : {n + 1, n > 0 ? n - 1 : n + 2, n * 10 + n % 7, n + n / 10 + 3})
        if (other != n) out.insert(to_string(decimal{other, number->scale()}));
    return out;
}

}  // namespace

TEST_CASE("true sentences as agencies write them are not accused; with one number changed most are") {
    std::vector<told_sentence> all = read_sentences();
    std::size_t changed = 0;
    std::size_t found = 0;
    for (told_sentence& s : all) {
        std::string how;
        CAPTURE(s.text);
        CAPTURE(how);
        CHECK(!is_accused(s.report, s.text, &how));
        for (const auto& [at, length] : s.numbers)
            for (const std::string& other : other_numbers(std::string_view{s.text}.substr(at, length))) {
                std::string wrong = s.text;
                wrong.replace(at, length, other);
                ++changed;
                found += is_accused(s.report, wrong);
            }
    }
    std::cout << all.size() << " sentences; of " << changed << " changed numbers " << found << " found ("
              << 100.0 * static_cast<double>(found) / static_cast<double>(changed) << " %)\n";
    CHECK(found * 1000 >= changed * 920);
}
