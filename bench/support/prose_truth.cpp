// SPDX-License-Identifier: Apache-2.0
// How often true sentences are accused, and wrong ones found: bench_prose_truth [SENTENCES] [SEED].
// Exit status 1 where a true sentence is an error, more than one in a thousand a warning, or fewer than 95 % of changed
// numbers are found.
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <gongkai/narrative/check.hpp>
#include <gongkai/report/publish.hpp>
#include <gongkai/rules/message.hpp>
#include <gongkai/testing/random_prose.hpp>
#include <iostream>
#include <string>

using namespace gongkai;
using namespace gongkai::testing;

namespace {

/// The gravest failure.
severity judged(published_report& report, const std::string& text, std::string* told = nullptr) {
    report.sections.front().text = text;
    severity worst = severity::note;
    for (const finding& f : check_narrative(report)) {
        if (!f.is_fault()) continue;
        if (f.severity() > worst) worst = f.severity();
        if (told) told->append("    ").append(to_string(f, lang::zh)).append("\n");
    }
    return worst;
}

/// What a checker does that takes the first number after a key word, as those at hand do: six patterns of the form
/// "key word, up to forty characters without a digit, digits, 件".
bool key_words_accuse(const published_report& report, const std::string& text) {
    struct pattern {
        const char* word;
        cell_key key;
    };
    constexpr auto total = request_column::total;
    static const pattern patterns[] = {
        {"新收", {request_row::received, total}},        {"受理", {request_row::received, total}},
        {"上年结转", {request_row::carried_in, total}},  {"办结", {request_row::total, total}},
        {"结转下年", {request_row::carried_out, total}}, {"行政复议", {review_kind::reconsideration, review_column::total}},
    };
    for (const pattern& p : patterns) {
        std::size_t at = text.find(p.word);
        if (at == text.npos) continue;
        at += std::strlen(p.word);
        const std::size_t digits = text.find_first_of("0123456789", at);
        if (digits == text.npos || digits - at > 120) continue;
        std::size_t end = digits;
        while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
        if (text.compare(end, 3, "件") != 0) continue;
        const cell& printed = report[p.key];
        if (printed.has_value() && printed.number() != decimal{std::stoll(text.substr(digits, end - digits))}) return true;
    }
    return false;
}

published_report tables_of(random_source& draw) {
    const report_shape shape{draw.percent(50) ? magnitude::dense : magnitude::realistic,
                             draw.percent(90) ? edition::e2021 : edition::e2019};
    published_report report = publish(random_annual_report(draw, shape));
    report.metadata.agency = "某市某局";
    report.sections.clear();
    report.sections.emplace_back();
    report.preamble = {};
    return report;
}

}  // namespace

int main(int argc, char** argv) {
    const long wanted = argc > 1 ? std::atol(argv[1]) : 10'000;
    const auto seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    const bool tell = argc > 3 && std::strcmp(argv[3], "--tell") == 0;
    random_source draw{seed};
    long sentences = 0, errors = 0, warnings = 0, changed = 0, found = 0, peer_accused = 0, peer_found = 0;
    const auto start = std::chrono::steady_clock::now();
    published_report report = tables_of(draw);
    while (sentences < wanted) {
        if (sentences % 50 == 0) report = tables_of(draw);
        const auto sentence = random_true_sentence(draw, report);
        if (!sentence) continue;
        ++sentences;
        std::string told;
        const severity worst = judged(report, sentence->text, tell ? &told : nullptr);
        const bool accused_by_peer = key_words_accuse(report, sentence->text);
        peer_accused += accused_by_peer;
        errors += worst == severity::error;
        warnings += worst == severity::warning;
        if (tell && worst != severity::note) std::cout << "accused: " << sentence->text << '\n' << told;
        std::vector<std::size_t> comparable;
        for (std::size_t k = 0; k < sentence->numbers.size(); ++k)
            if (sentence->numbers[k].comparable) comparable.push_back(k);
        if (comparable.empty() || worst != severity::note) continue;
        const random_sentence wrong = with_another_number(draw, *sentence, draw.pick(comparable));
        ++changed;
        peer_found += !accused_by_peer && key_words_accuse(report, wrong.text);
        if (judged(report, wrong.text) != severity::note) {
            ++found;
        } else if (tell) {
            std::cout << "missed:  " << wrong.text << "\n   true: " << sentence->text << '\n';
        }
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const auto percent = [](long a, long b) { return b == 0 ? 0.0 : 100.0 * static_cast<double>(a) / static_cast<double>(b); };
    std::cout << number_of_prose_patterns() << " patterns, seed " << seed << ": " << sentences << " true sentences, " << errors
              << " errors, " << warnings << " warnings (" << percent(warnings, sentences) << " %); one number changed in "
              << changed << ", found " << found << " (" << percent(found, changed) << " %); " << seconds << " s\n";
    std::cout << "six key words and the first number after each: " << peer_accused << " true sentences accused ("
              << percent(peer_accused, sentences) << " %), " << peer_found << " changed numbers found ("
              << percent(peer_found, changed) << " %)\n";
    return errors == 0 && warnings * 1000 <= sentences && found * 100 >= changed * 95 ? 0 : 1;
}
