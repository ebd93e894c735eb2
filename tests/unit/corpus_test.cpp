// Real reports, outside this repository: read and compared with their true cells.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <gongkai/io/read.hpp>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace gongkai;
namespace fs = std::filesystem;

std::optional<fs::path> corpus() {
    const char* given = std::getenv("GONGKAI_CORPUS");
    const fs::path path = given && *given ? given : "../shared/corpus";
    if (fs::is_directory(path / "truth")) return path;
    std::printf("skipped: no corpus at %s; set GONGKAI_CORPUS\n", path.c_str());
    return std::nullopt;
}

std::string contents(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

std::vector<std::string> split(std::string_view line, char separator) {
    std::vector<std::string> fields;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find(separator, at), line.size());
        fields.emplace_back(line.substr(at, end - at));
        at = end + 1;
    }
    return fields;
}

std::vector<std::vector<std::string>> table_of(const fs::path& path, char separator) {
    std::vector<std::vector<std::string>> rows;
    std::ifstream in{path};
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        if (line.ends_with('\r')) line.pop_back();
        rows.push_back(split(line, separator));
    }
    return rows;
}

fs::path report_path(const fs::path& corpus, std::string_view number) {
    for (const auto& entry : fs::directory_iterator{corpus / "reports"})
        if (entry.path().filename().string().starts_with(number)) return entry.path();
    return {};
}

struct outcome {
    int equal = 0;
    int wrong = 0;     ///< a number that truth does not have
    int withheld = 0;  ///< missing where truth has a number
    int other = 0;     ///< no number on either side, or the same, but another status
};

outcome compare(const published_report& report, const fs::path& truth) {
    outcome out;
    for (const auto& fields : table_of(truth, ',')) {
        const auto key = find_cell(fields[0], fields[1], fields[2]);
        REQUIRE(key);
        const cell& read = report[*key];
        const std::string value = read.has_value() ? to_string(read.number()) : "";
        const bool accepted =
            fields.size() > 5 && !fields[5].empty() && value == fields[5] && read.status() == cell_status::inferred;
        if ((value == fields[3] && code(read.status()) == fields[4]) || accepted) {
            ++out.equal;
            continue;
        }
        const bool is_wrong = read.has_value() && value != fields[3];
        if (is_wrong) {
            ++out.wrong;
        } else if (!fields[3].empty() && !read.has_value()) {
            ++out.withheld;
        } else {
            ++out.other;
        }
        INFO(truth.filename().string() << " " << to_string(*key) << ": read " << value << " " << code(read.status()) << ", true "
                                       << fields[3] << " " << fields[4]);
        CHECK_FALSE(is_wrong);
        if (std::getenv("GONGKAI_CORPUS_VERBOSE"))
            std::printf("%s %s: read '%s' %s, true '%s' %s\n", truth.filename().c_str(), to_string(*key).c_str(), value.c_str(),
                        std::string{code(read.status())}.c_str(), fields[3].c_str(), fields[4].c_str());
    }
    return out;
}

constexpr std::array separated{"000", "001", "003", "004", "021", "024", "025"};
constexpr std::array run_together{"005", "007", "008", "011", "013", "026", "027", "030"};

outcome read_and_compare(const fs::path& path, std::string_view number) {
    const auto report = read(contents(report_path(path, number)));
    REQUIRE(report.has_value());
    const outcome out = compare(*report, path / "truth" / (std::string{number} + ".csv"));
    std::printf("%s: %d equal, %d wrong, %d withheld, %d of another status\n", std::string{number}.c_str(), out.equal, out.wrong,
                out.withheld, out.other);
    return out;
}

TEST_CASE("separated text, Markdown and web pages are read cell by cell as they are") {
    const auto path = corpus();
    if (!path) return;
    for (const char* number : separated) {
        const outcome out = read_and_compare(*path, number);
        CAPTURE(number);
        CHECK(out.wrong + out.withheld + out.other == 0);
        CHECK(out.equal >= 198);
    }
}

TEST_CASE("digits that ran together give each number that its sums prove, and no other") {
    const auto path = corpus();
    if (!path) return;
    for (const char* number : run_together) {
        const outcome out = read_and_compare(*path, number);
        CAPTURE(number);
        CHECK(out.wrong + out.withheld + out.other == 0);
        CHECK(out.equal >= 198);
    }
}

TEST_CASE("agency, year, edition, title, day and sections are those of the report") {
    const auto path = corpus();
    if (!path) return;
    for (const auto& row : table_of(*path / "meta.tsv", '\t')) {
        const std::string& number = row[0];
        const bool here = std::ranges::count(separated, number) + std::ranges::count(run_together, number) != 0;
        if (!here) continue;
        CAPTURE(number);
        const auto report = read(contents(report_path(*path, number)));
        REQUIRE(report.has_value());
        const metadata& about = report->metadata;
        CHECK(std::string{code(report->edition())} == row[3]);
        CHECK(about.title == row[4]);
        REQUIRE(about.year);
        CHECK(std::to_string(static_cast<int>(*about.year)) == row[2]);
        CHECK(about.agency == row[1]);
        std::string day;
        if (about.date_published) {
            std::array<char, 16> text{};
            std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(about.date_published->year()),
                          static_cast<unsigned>(about.date_published->month()),
                          static_cast<unsigned>(about.date_published->day()));
            day = text.data();
        }
        CHECK(day == row[5]);
        std::string sections;
        for (const section_text& s : report->sections) {
            if (!sections.empty()) sections += ' ';
            sections += code(s.which);
        }
        CHECK(sections == row[6]);
    }
}

TEST_CASE("fragments give what they print, and nothing else") {
    const auto path = corpus();
    if (!path) return;
    const auto numbers = [&](const char* number) {
        const auto report = read(contents(report_path(*path, number)));
        REQUIRE(report.has_value());
        return std::ranges::count_if(report->cells(), &cell::has_value);
    };
    CHECK(numbers("036") == 6 + 7 + 15);
}

TEST_CASE("a report of 2018 is recognised as one") {
    const auto path = corpus();
    if (!path) return;
    const auto report = read(contents(report_path(*path, "014")));
    REQUIRE_FALSE(report.has_value());
    CHECK(report.error().code == errc::report_before_2019);
}

}  // namespace
