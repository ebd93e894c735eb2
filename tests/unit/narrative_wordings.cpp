// SPDX-License-Identifier: Apache-2.0
// How many claims are found in sentences of the usual wordings, and how many of those found are right.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <gongkai/gongkai.hpp>
#include <gongkai/narrative/claim.hpp>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace gongkai;

namespace {

struct expected_claim {
    std::string text;  ///< as `shown` writes it
    bool optional = false;
};

struct wording {
    published_report report;
    std::string sentence;
    std::vector<expected_claim> claims;
};

std::vector<std::string> split(const std::string& text, char mark) {
    std::vector<std::string> parts;
    std::istringstream in{text};
    for (std::string part; std::getline(in, part, mark);) parts.push_back(part);
    return parts;
}

std::string trimmed(const std::string& text) {
    const std::size_t begin = text.find_first_not_of(' ');
    return begin == text.npos ? "" : text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

/// `received` is requests.received.total, `licenses` disclosure.licenses.decisions, `litigation` both kinds of it,
/// `denied` the group, `organizations` the five columns.
std::string written_out(const std::string& cell) {
    const std::size_t dot = cell.rfind('.');
    const std::string row = cell.substr(0, dot);
    const std::string column = dot == cell.npos ? "" : cell.substr(dot + 1);
    if (row == "litigation" || cell == "litigation") {
        const std::string which = column.empty() ? "total" : column;
        return "reviews.litigation_direct." + which + "+reviews.litigation_after_reconsideration." + which;
    }
    if (column == "organizations") {
        std::string sum;
        for (const char* kind : {"business", "research", "public_welfare", "legal_service", "other_organization"})
            sum.append(sum.empty() ? "requests." : "+requests.").append(row).append(".").append(kind);
        return sum;
    }
    for (const disposition_group group : enumerators<disposition_group>)
        if (cell == code(group) && group != disposition_group::granted && group != disposition_group::partially_granted)
            return "requests." + cell + ".*.total";
    for (const cell_key& key : all_cells) {
        const std::string full = to_string(key);
        const std::string in_table = full.substr(full.find('.') + 1);
        if (in_table == cell || in_table == cell + ".total" || in_table == cell + ".decisions" || in_table == cell + ".amount")
            return full;
    }
    FAIL("no cell ", cell);
    return {};
}

std::string cells_written_out(std::string cells, const form& f) {
    std::string out;
    std::string word;
    const auto end_word = [&] {
        if (word.empty()) return;
        out += word == "other" && f.other_undivided ? "requests.other.total" : written_out(word);
        word.clear();
    };
    for (const char c : cells) {
        if (c == '+' || c == '/' || c == '(' || c == ')') {
            end_word();
            out += c;
        } else {
            word += c;
        }
    }
    end_word();
    return out;
}

published_report blank_report(const std::string& agency, int year, edition e) {
    published_report r{form::of(e)};
    for (const table t : enumerators<table>) r.set_table(t, true);
    for (const cell_key& key : all_cells)
        if (r.form().has(key)) r.set(key, cell::reported(decimal{0}));
    r.metadata.agency = agency;
    r.metadata.year = std::chrono::year{year};
    r.sections_known = true;
    r.sections.emplace_back();
    return r;
}

std::vector<wording> read_wordings(const std::string& name) {
    std::ifstream file{"tests/unit/narrative_wordings/" + name};
    REQUIRE(file);
    std::vector<wording> out;
    published_report current;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        if (line[0] == '@') {
            const auto words = split(line, ' ');
            current = blank_report(words[1], std::stoi(words[2]), words[3] == "2019" ? edition::e2019 : edition::e2021);
        } else if (line[0] == '=') {
            for (const std::string& part : split(line.substr(1), ';')) {
                std::string text = trimmed(part);
                const bool optional = text.front() == '?';
                if (optional) text.erase(0, 1);
                const std::size_t space = text.find(' ');
                std::string number = text.substr(space + 1);
                if (number[0] != '>' && number[0] != '<' && number[0] != '~') number.insert(0, "=");
                const std::string cells = cells_written_out(text.substr(0, space), current.form());
                out.back().claims.push_back({cells + number, optional});
            }
        } else {
            out.push_back({current, line, {}});
            out.back().report.sections.front().text = line;
        }
    }
    return out;
}

std::string shown(const claim& c) {
    constexpr std::string_view bounds[] = {"=", ">=", "<=", "~"};
    std::string out = to_string(c.cells).append(bounds[index_of(c.bound)]).append(to_string(c.number));
    if (c.kind == claim_kind::derived) out += '%';
    if (c.kind == claim_kind::implied) out += '!';
    return out;
}

struct score {
    std::size_t wanted = 0;
    std::size_t found = 0;  ///< of those wanted
    std::size_t right = 0;  ///< of those found
    std::size_t listed = 0;
    std::size_t certain_wrong = 0;  ///< would be errors in a report that has none
};

score judge(const std::vector<wording>& all, bool tell) {
    score s;
    for (const wording& w : all) {
        std::vector<bool> met(w.claims.size());
        const std::vector<claim> found = claims(w.report);
        s.listed += found.size();
        std::string wrong;
        for (const claim& c : found) {
            bool right = false;
            for (std::size_t i = 0; i < w.claims.size() && !right; ++i)
                if (!met[i] && w.claims[i].text == shown(c)) met[i] = right = true;
            s.right += right;
            if (right) continue;
            if (c.certainty == certainty::certain) ++s.certain_wrong;
            wrong += "  wrong: " + shown(c) + (c.certainty == certainty::certain ? "\n" : " ?\n");
        }
        for (std::size_t i = 0; i < met.size(); ++i) {
            if (w.claims[i].optional) continue;
            ++s.wanted;
            s.found += met[i];
            if (!met[i]) wrong += "  not found: " + w.claims[i].text + '\n';
        }
        if (tell && !wrong.empty()) std::cout << w.sentence << '\n' << wrong;
    }
    return s;
}

void print(const char* name, const score& s, std::size_t sentences) {
    const auto percent = [](std::size_t a, std::size_t b) { return 100.0 * static_cast<double>(a) / static_cast<double>(b); };
    std::cout << name << ": " << sentences << " wordings, " << s.found << " of " << s.wanted << " claims found ("
              << percent(s.found, s.wanted) << " %), " << s.right << " of " << s.listed << " listed are right ("
              << percent(s.right, s.listed) << " %), " << s.certain_wrong << " wrong ones held for certain\n";
}

}  // namespace

TEST_CASE("claims in the usual wordings are found on the right cells, and no others") {
    for (const bool known : {true, false}) {
        const auto all = read_wordings(known ? "known.txt" : "held_out.txt");
        const score s = judge(all, known);
        print(known ? "known" : "held out", s, all.size());
        CHECK(s.found * 100 >= s.wanted * 95);
        CHECK(s.right * 100 >= s.listed * 99);
    }
}
