// SPDX-License-Identifier: Apache-2.0
#include "read/form/labels.hpp"
#include "reading.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace gongkai::detail {
namespace {

using std::chrono::year_month_day;

// ---- keys and values

enum class key : std::uint8_t {
    title,
    agency,
    year,
    index_number,
    publisher,
    topic,
    document_number,
    disclosure_mode,
    date_written,
    date_published,
    ignored,
};

struct key_name {
    std::string_view text;
    key what;
};

/// Longer names before those they begin with.
constexpr std::array<key_name, 45> key_names{{
    {"索引号", key::index_number},
    {"信息索引号", key::index_number},
    {"发布机构", key::publisher},
    {"发布单位", key::publisher},
    {"发布部门", key::publisher},
    {"发文机关", key::publisher},
    {"发布机关", key::publisher},
    {"公开主体", key::publisher},
    {"主题分类", key::topic},
    {"文号", key::document_number},
    {"发文字号", key::document_number},
    {"文件编号", key::document_number},
    {"公开方式", key::disclosure_mode},
    {"成文日期", key::date_written},
    {"生成日期", key::date_written},
    {"发文日期", key::date_written},
    {"发布日期", key::date_published},
    {"发布时间", key::date_published},
    {"公开日期", key::date_published},
    {"公布日期", key::date_published},
    {"标题", key::title},
    {"信息名称", key::title},
    {"名称", key::title},
    {"访问次数", key::ignored},
    {"浏览次数", key::ignored},
    {"阅读次数", key::ignored},
    {"点击数", key::ignored},
    {"信息来源", key::ignored},
    {"来源", key::ignored},
    {"栏目", key::ignored},
    {"原文链接", key::ignored},
    {"公开时限", key::ignored},
    {"公开范围", key::ignored},
    {"有效性", key::ignored},
    {"体裁分类", key::ignored},
    {"关键词", key::ignored},
    {"字号", key::ignored},
    {"作者", key::ignored},
    {"责任编辑", key::ignored},
    {"主题词", key::ignored},
    {"报告机关", key::agency},
    {"报告年度", key::year},
    {"title", key::title},  // as generators of pages have it before a text
    {"date", key::date_published},
    {"tags", key::ignored},
}};

constexpr bool is_colon(char32_t c) noexcept { return half_width(c) == U':'; }

constexpr bool is_bracket(char32_t c) noexcept {
    return c == U'【' || c == U'】' || c == U'[' || c == U']' || c == U'〖' || c == U'〗';
}

struct key_match {
    key what = key::ignored;
    std::size_t begin = 0;
    std::size_t end = 0;  ///< of the key and its colon
    bool colon = false;
};

/// A key at `at`: its name, then a colon, a blank or the end.
std::optional<key_match> key_at(std::string_view text, std::size_t at) noexcept {
    const std::size_t begin = at;
    if (at < text.size() && is_bracket(decode_at(text, at).value)) at += decode_at(text, at).length;
    for (const key_name& name : key_names) {
        std::size_t end = spaced_word_end(text, at, name.text);
        if (end == at) continue;
        if (end < text.size() && is_bracket(decode_at(text, end).value)) end += decode_at(text, end).length;
        const std::size_t after = skip_white_space(text, end);
        if (after < text.size() && is_colon(decode_at(text, after).value))
            return key_match{name.what, begin, after + decode_at(text, after).length, true};
        if (after > end || after == text.size()) return key_match{name.what, begin, after, false};
    }
    return std::nullopt;
}

// ---- dates and years

struct digits {
    unsigned value = 0;
    std::size_t count = 0;
    std::size_t end = 0;
};

/// Up to four digits at `at`, ASCII or full width.
digits read_digits(std::string_view text, std::size_t at) noexcept {
    digits out{0, 0, at};
    while (out.end < text.size() && out.count < 5) {
        const code_point c = decode_at(text, out.end);
        const char32_t letter = half_width(c.value);
        if (!is_digit(letter)) break;
        out.value = out.value * 10 + static_cast<unsigned>(letter - U'0');
        ++out.count;
        out.end += c.length;
    }
    return out;
}

bool is_date_mark(char32_t c, char32_t word) noexcept {
    const char32_t letter = half_width(c);
    return c == word || letter == U'-' || letter == U'/' || letter == U'.';
}

/// `2024-01-16`, `2024年1月16日`, `2024/1/16` at `at`; its end in `end`.
std::optional<year_month_day> read_date(std::string_view text, std::size_t at, std::size_t& end) noexcept {
    const digits year = read_digits(text, at);
    if (year.count != 4) return std::nullopt;
    at = skip_white_space(text, year.end);
    if (at >= text.size() || !is_date_mark(decode_at(text, at).value, U'年')) return std::nullopt;
    at = skip_white_space(text, at + decode_at(text, at).length);
    const digits month = read_digits(text, at);
    at = skip_white_space(text, month.end);
    if (month.count < 1 || month.count > 2 || at >= text.size() || !is_date_mark(decode_at(text, at).value, U'月'))
        return std::nullopt;
    at = skip_white_space(text, at + decode_at(text, at).length);
    const digits day = read_digits(text, at);
    if (day.count < 1 || day.count > 2) return std::nullopt;
    end = day.end;
    const std::size_t after = skip_white_space(text, end);
    if (text.substr(after).starts_with("日")) end = after + 3;
    const year_month_day date{std::chrono::year{static_cast<int>(year.value)}, std::chrono::month{month.value},
                              std::chrono::day{day.value}};
    if (!date.ok()) return std::nullopt;
    return date;
}

/// 二〇二三
digits read_chinese_year(std::string_view text, std::size_t at) noexcept {
    constexpr std::u32string_view numerals = U"〇一二三四五六七八九零○";
    digits out{0, 0, at};
    while (out.end < text.size() && out.count < 5) {
        const code_point c = decode_at(text, out.end);
        const std::size_t found = numerals.find(c.value);
        if (found == numerals.npos) break;
        out.value = out.value * 10 + static_cast<unsigned>(found > 9 ? 0 : found);
        ++out.count;
        out.end += c.length;
    }
    return out;
}

/// A year that a text names: four digits and 年, 2000 to 2099.
struct named_year {
    int value = 0;
    std::size_t begin = 0;
    std::size_t end = 0;  ///< after 年 or 年度
};

std::optional<named_year> find_year(std::string_view text) noexcept {
    for (std::size_t at = 0; at < text.size();) {
        digits number = read_digits(text, at);
        if (number.count == 0) number = read_chinese_year(text, at);
        if (number.count == 0) {
            at += decode_at(text, at).length;
            continue;
        }
        const std::size_t after = skip_white_space(text, number.end);
        if (number.count == 4 && number.value >= 2000 && number.value < 2100 && text.substr(after).starts_with("年")) {
            std::size_t end = after + 3;
            if (text.substr(end).starts_with("度")) end += 3;
            return named_year{static_cast<int>(number.value), at, end};
        }
        at = number.end;
    }
    return std::nullopt;
}

// ---- title

constexpr std::string_view subject = "政府信息公开";

/// Whether this is what such reports are called: it ends so, or was cut off there.
bool is_title(std::string_view printed) {
    const std::string plain = simplified(printed);
    std::string_view text = plain;
    if (text.size() < 18 || text.size() > 240) return false;
    const std::size_t at = text.find(subject);
    if (at == text.npos) return false;
    for (const std::string_view stop : {"。", "，", "；", "、", "依据", "根据", "格式", ">", "›", "»", "＞", "当前位置", "首页",
                                        "上一篇", "下一篇", "上一条", "下一条"})
        if (text.find(stop) != text.npos) return false;
    for (const std::string_view end : {"...", "…", "）", ")", "》"})
        while (text.ends_with(end)) text.remove_suffix(end.size());
    const std::string_view tail = text.substr(at + subject.size());
    for (const std::string_view name : {"报告", "年报", "年度报", "统计表", "度"})
        if (tail.find(name) != tail.npos) return tail.size() <= 60;
    return false;
}

/// Without `关于`, which begins what a notice is about: the organ before it, or else what stands after the verb.
std::string without_notice(std::string name) {
    constexpr std::string_view about = "关于";
    const std::size_t at = simplified(name).find(about);
    if (at == name.npos) return name;
    if (at > std::string_view{"《"}.size()) return name.substr(0, at);
    name.erase(0, at + about.size());
    for (const std::string_view verb :
         {"印发", "上报", "报送", "呈报", "呈送", "公布", "发布", "公开", "公示", "转发", "报告", "编制", "做好"})
        if (simplified(name).starts_with(verb)) name.erase(0, verb.size());
    return name;
}

/// Whether a line is the name of an organ and nothing else.
bool is_organ(std::string_view printed) {
    const std::string line = simplified(printed);
    if (line.size() < 9 || line.size() > 75) return false;
    for (std::size_t at = 0; at < line.size();) {
        const code_point c = decode_at(line, at);
        if ((c.value < U'一' || c.value > U'龥') && c.value != U'（' && c.value != U'）') return false;
        at += c.length;
    }
    constexpr std::array<std::string_view, 26> ends{"政府", "局", "委", "委员会", "办公室", "厅", "院",   "会",  "中心",
                                                    "区",   "市", "县", "省",     "部",     "署", "处",   "所",  "站",
                                                    "街道", "镇", "乡", "办事处", "馆",     "队", "大学", "公司"};
    return std::ranges::any_of(ends, [&](std::string_view end) { return line.ends_with(end); });
}

/// The organ in brackets at the end of a title: 2023年度政府信息公开工作年度报告（某县统计局）.
std::string organ_in_brackets(std::string_view title) {
    constexpr std::string_view open = "（";
    constexpr std::string_view close = "）";
    const std::size_t at = title.rfind(open);
    if (at == title.npos || !title.ends_with(close)) return {};
    const std::string_view inner = title.substr(at + open.size(), title.size() - close.size() - at - open.size());
    return is_organ(inner) ? std::string{inner} : std::string{};
}

std::string without_year(std::string name) {
    if (const auto year = find_year(name)) name.erase(year->begin, year->end - year->begin);
    return name;
}

/// The organ in the title of a report that another one's notice names: 中共某局党组关于印发《某局2023年政府信息公开…
std::string organ_in_title_marks(std::string_view text) {
    constexpr std::string_view open = "《";
    const std::size_t at = text.rfind(open);
    std::string organ = at == text.npos ? std::string{} : without_year(std::string{text.substr(at + open.size())});
    return is_organ(organ) ? organ : std::string{};
}

/// The organ that a title names: what is left without the year and the name of the report.
std::string agency_of(std::string_view title) {
    const std::string_view before = title.substr(0, simplified(title).find(subject));
    std::string name = organ_in_title_marks(before);
    if (!name.empty()) return name;
    name = without_notice(std::string{before});
    // 【年度报告】, the column of a site
    if (const std::size_t end = name.find("】"); name.starts_with("【") && end != name.npos)
        name.erase(0, end + std::string_view{"】"}.size());
    name = without_year(std::move(name));
    if (const std::size_t brackets = name.find("（）"); brackets != name.npos)
        name.erase(brackets, std::string_view{"（）"}.size());
    const auto drop = [&](std::string_view prefix) {
        if (simplified(name).starts_with(prefix)) name.erase(0, prefix.size());
    };
    for (const std::string_view mark : {"《", "关于", "#"}) drop(mark);
    for (const std::string_view mark : {"关于", "年度", "的", "《", "(", "（", ":", "："})
        while (simplified(name).ends_with(mark)) name.erase(name.size() - mark.size());
    return name.empty() ? organ_in_brackets(title) : name;
}

/// Whether it is one of a place, which names of a site's columns (新闻中心) are not.
bool is_organ_of_place(std::string_view printed) {
    if (!is_organ(printed)) return false;
    constexpr std::array<std::string_view, 11> places{"省", "市", "区", "县", "州", "盟", "旗", "镇", "乡", "街道", "国家"};
    return std::ranges::any_of(places, [&](std::string_view place) { return printed.find(place) != printed.npos; });
}

/// What a line says beside a title, which may do so in brackets.
std::string without_brackets(std::string_view line) {
    std::string text = without_white_space(line);
    const auto is_around = [](char32_t c) { return half_width(c) == U'(' || half_width(c) == U')' || is_bracket(c); };
    while (text.size() > 6) {
        const code_point first = decode_at(text, 0);
        const std::size_t last = previous(text, text.size());
        if (!is_around(first.value) || !is_around(decode_at(text, last).value)) break;
        text = text.substr(first.length, last - first.length);
    }
    return text;
}

// ---- the preamble

/// A line before the first section and table, or a cell there. `row` tells cells of one row; 0 for a paragraph.
struct preamble_line {
    std::string_view text;
    std::size_t row = 0;
};

constexpr std::size_t preamble_lines = 120;
constexpr std::size_t longest_line = 600;

bool begins_section(std::string_view text) noexcept {
    const label_match m = match_label(text, 0);
    return m.what.kind == word::section && m.what.ordinal != 0;
}

/// Of a whole report on one line, what ends with 报告 or 年报 and a blank.
std::string_view beginning_of(std::string_view text) noexcept {
    text = text.substr(0, longest_line);
    for (std::size_t at = 0; at < text.size(); at += decode_at(text, at).length) {
        const std::string_view before = text.substr(0, at);
        if (is_white_space(decode_at(text, at).value) && (before.ends_with("报告") || before.ends_with("年报"))) return before;
    }
    return {};
}

std::vector<preamble_line> preamble_of(const document& source) {
    std::vector<preamble_line> lines;
    std::size_t row = 0;
    for (const auto& block : source.blocks) {
        if (lines.size() >= preamble_lines) break;
        if (const auto* p = std::get_if<paragraph>(&block)) {
            const std::string_view text = trim(p->text);
            if (begins_section(text)) break;
            if (!text.empty() && text.size() <= longest_line) lines.push_back({text});
            if (const std::string_view title = beginning_of(text); !title.empty()) lines.push_back({title});
            continue;
        }
        const grid& g = std::get<grid>(block);
        bool statutory = false;
        std::size_t last = 0;
        for (const grid_cell& cell : g.cells) {
            if (lines.size() >= preamble_lines) break;
            const std::string_view text = trim(cell.text);
            const label name = find_label(text);
            statutory = name.kind != word::none;
            if (statutory) break;
            if (row == 0 || cell.row != last) ++row;
            last = cell.row;
            if (text.size() <= longest_line) lines.push_back({text, row});
        }
        ++row;
        if (statutory) break;
    }
    return lines;
}

class metadata_reader {
public:
    explicit metadata_reader(const document& source) : source_{source}, lines_{preamble_of(source)} {}

    metadata read() {
        for (std::size_t i = 0; i < lines_.size(); ++i) read_pairs(i);
        if (out_.title.empty()) find_title();
        if (!out_.date_published) find_bare_date();
        if (out_.agency.empty()) {
            out_.agency = agency_of(out_.title);
            if (out_.agency.empty()) find_organ_beside_title();
            if (out_.agency.empty()) out_.agency = out_.publisher;
            if (out_.agency.empty()) find_announcement();
            if (out_.agency.empty()) find_signature();
            name_city();
        }
        if (!out_.year) {
            if (const auto year = find_year(out_.title)) out_.year = std::chrono::year{year->value};
        }
        if (!out_.year) {
            const std::string title = title_of_page();
            if (const auto year = find_year(title); year && is_title(title)) out_.year = std::chrono::year{year->value};
        }
        if (!out_.year) find_period();
        if (!out_.year) find_year_of_overview();
        return std::move(out_);
    }

private:
    void read_pairs(std::size_t i) {
        const std::string_view text = lines_[i].text;
        const std::string plain = simplified(text);
        std::optional<key_match> open;
        std::size_t line_start = 0;
        for (std::size_t at = 0; at <= text.size();) {
            // A key begins a line, or follows a blank or a bar.
            if (const auto next = at < text.size() ? key_at(plain, at) : std::nullopt) {
                if (open) set(*open, text.substr(open->end, next->begin - open->end), i);
                else if (next->begin != line_start && !next->colon) break;
                open = next;
                at = next->end;
                continue;
            }
            while (at < text.size()) {
                const code_point c = decode_at(text, at);
                at += c.length;
                if (is_white_space(c.value) || half_width(c.value) == U'|') break;
            }
            at = skip_white_space(text, at);
            if (at >= text.size()) break;
        }
        if (open) set(*open, text.substr(open->end), i);
    }

    void set(const key_match& found, std::string_view value, std::size_t i) {
        const auto cleaned = [](std::string_view v) {
            v = trim(v);
            while (!v.empty() && (v.front() == '|' || is_colon(decode_at(v, 0).value)))
                v = trim(v.substr(decode_at(v, 0).length));
            while (!v.empty() && v.back() == '|') v = trim(v.substr(0, v.size() - 1));
            return v;
        };
        value = cleaned(value);
        // The value of a key that fills its cell stands in the next cell of the row.
        const preamble_line& here = lines_[i];
        if (value.empty() && here.row != 0 && found.begin == 0 && found.end >= here.text.size() && i + 1 < lines_.size() &&
            lines_[i + 1].row == here.row && !key_at(simplified(lines_[i + 1].text), 0))
            value = cleaned(lines_[i + 1].text);
        if (value.empty()) return;
        const auto text = [&](std::string& field) {
            if (field.empty()) field = value;
        };
        const auto date = [&](std::optional<year_month_day>& field) {
            std::size_t end = 0;
            if (!field) field = read_date(value, 0, end);
        };
        switch (found.what) {
            case key::title:
                if (is_title(without_white_space(value)) && out_.title.empty()) out_.title = without_white_space(value);
                break;
            case key::agency: text(out_.agency); break;
            case key::year:
                if (const auto named = find_year(value); named && !out_.year) out_.year = std::chrono::year{named->value};
                break;
            case key::index_number: text(out_.index_number); break;
            case key::publisher: text(out_.publisher); break;
            case key::topic: text(out_.topic); break;
            case key::document_number: text(out_.document_number); break;
            case key::disclosure_mode: text(out_.disclosure_mode); break;
            case key::date_written: date(out_.date_written); break;
            case key::date_published: date(out_.date_published); break;
            case key::ignored: break;
        }
    }

    void find_title() {
        // On one line, or, where no line is one, over two or three. The name of a column of the site has no year.
        for (const bool without_year : {false, true}) {
            if (out_.title.empty()) find_title_in_lines(without_year);
            if (out_.title.empty()) find_title_of_page(without_year);
        }
    }

    /// Links to the reports of other years may stand before the title; then the page's own says which line it is.
    bool find_title_beside_links() {
        const std::string title = title_of_page();
        const auto is_this = [&](const preamble_line& l) { return without_white_space(l.text) == title; };
        if (!is_title(title) || !find_year(title) || std::ranges::none_of(lines_, is_this)) return false;
        out_.title = title;
        return true;
    }

    void find_title_in_lines(bool without_year) {
        if (find_title_beside_links()) return;
        for (std::size_t joined = 1; joined <= 3; ++joined)
            for (std::size_t i = 0; i + joined <= lines_.size(); ++i) {
                std::string text;
                for (std::size_t j = i; j < i + joined; ++j) text += without_white_space(lines_[j].text);
                while (text.starts_with('#')) text.erase(0, 1);
                if (!is_title(text) || ((joined > 1 || !without_year) && !find_year(text))) continue;
                // The organ may stand on the line before.
                if (i > 0 && agency_of(text).empty() && is_organ(without_white_space(lines_[i - 1].text)))
                    text.insert(0, without_white_space(lines_[i - 1].text));
                out_.title = std::move(text);
                return;
            }
    }

    void find_title_of_page(bool without_year) {
        std::string text = title_of_page();
        if (is_title(text) && (without_year || find_year(text))) out_.title = std::move(text);
    }

    /// Without the names of the site and its columns: `标题_栏目_网站`, `网站 - 标题`.
    std::string title_of_page() const {
        const std::string text = without_white_space(source_.title);
        std::string_view rest = text;
        for (;;) {
            std::size_t end = rest.size();
            std::size_t next = rest.size();
            for (const std::string_view mark : {"_", "-", "|", "—", "－", "｜", "＿", "–"})
                if (const std::size_t at = rest.find(mark); at < end) {
                    end = at;
                    next = at + mark.size();
                }
            if (end == rest.size() && rest.size() == text.size()) return text;
            if (is_title(rest.substr(0, end))) return std::string{rest.substr(0, end)};
            if (next == rest.size()) return text;
            rest.remove_prefix(next);
        }
    }

    /// An organ on the line before or after a title that names none; nothing where there are two.
    void find_organ_beside_title() {
        std::string found;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const std::string text = without_white_space(lines_[i].text);
            if (!is_title(text) || !agency_of(text).empty()) continue;
            for (const std::size_t beside : {i - 1, i + 1}) {
                if (beside >= lines_.size()) continue;
                const std::string organ = without_brackets(lines_[beside].text);
                if (!is_organ_of_place(organ) || organ == found) continue;
                if (!found.empty()) return;
                found = organ;
            }
        }
        out_.agency = found;
    }

    /// An organ on a line of its own at the end, before the day.
    void find_signature() {
        constexpr std::size_t lines_at_end = 8;
        const auto& blocks = source_.blocks;
        for (std::size_t i = blocks.size() - std::min(blocks.size(), lines_at_end); i + 1 < blocks.size(); ++i) {
            const auto* organ = std::get_if<paragraph>(&blocks[i]);
            const auto* day = std::get_if<paragraph>(&blocks[i + 1]);
            std::size_t end = 0;
            if (!organ || !day || !read_date(trim(day->text), 0, end) || end != trim(day->text).size()) continue;
            const std::string name = without_white_space(organ->text);
            if (is_organ_of_place(name)) out_.agency = name;
        }
    }

    /// `现公布某县统计局2023年政府信息公开工作年度报告`, `本报告由某县统计局编制`: who speaks where no title does.
    void find_announcement() {
        for (const preamble_line& l : lines_) {
            const std::string text = without_white_space(l.text);
            const std::string plain = simplified(text);
            if (reads_announced(text, plain) || reads_author(text, plain)) return;
            // The head of an official letter.
            constexpr std::string_view letter = "文件";
            if (const std::string_view organ =
                    std::string_view{text}.substr(0, text.size() - std::min(text.size(), letter.size()));
                text.ends_with(letter) && is_organ_of_place(organ)) {
                out_.agency = organ;
                return;
            }
        }
    }

    /// The organ and year before 政府信息公开工作年度报告, after the verb that announces it.
    bool reads_announced(std::string_view text, std::string_view plain) {
        for (std::size_t at = plain.find(subject); at != plain.npos; at = plain.find(subject, at + 1)) {
            const std::string_view rest = plain.substr(at + subject.size());
            if (!rest.starts_with("年度报告") && !rest.starts_with("工作年度报告")) continue;
            const std::string_view before = plain.substr(0, at);
            std::size_t begin = 0;
            for (const std::string_view verb : {"公布", "编制", "发布", "公开", "形成", "报告", "现将"})
                if (const std::size_t found = before.rfind(verb); found != before.npos)
                    begin = std::max(begin, found + verb.size());
            const std::string_view between = text.substr(begin, at - begin);
            const auto year = find_year(between);
            if (begin == 0 || !year || !is_organ(between.substr(0, year->begin))) continue;
            out_.agency = between.substr(0, year->begin);
            if (!out_.year) out_.year = std::chrono::year{year->value};
            return true;
        }
        return false;
    }

    /// The organ by which, as it says, the report was compiled.
    bool reads_author(std::string_view text, std::string_view plain) {
        constexpr std::string_view by = "由";
        for (std::size_t at = plain.find(by); at != plain.npos; at = plain.find(by, at + 1)) {
            const std::size_t begin = at + by.size();
            std::size_t end = plain.find("编制", begin);
            if (end == plain.npos) return false;
            for (const std::string_view link : {"根据", "按照", "依据", "负责", "结合"})
                end = std::min(end, plain.find(link, begin));
            const std::string_view organ = text.substr(begin, end - begin);
            // An office that writes the report may do so for its government.
            const bool office =
                organ.ends_with("室") || organ.ends_with("厅") || organ.ends_with("处") || organ.ends_with("中心");
            if (office || !is_organ(organ)) continue;
            out_.agency = organ;
            return true;
        }
        return false;
    }

    /// Where nothing else names the year: the one with which the paragraphs of section one begin, if it is one.
    void find_year_of_overview() {
        std::optional<int> found;
        bool within = false;
        for (const auto& block : source_.blocks) {
            const auto* p = std::get_if<paragraph>(&block);
            if (!p) continue;
            const std::string_view text = trim(p->text);
            const label_match m = match_label(text, 0);
            if (m.what.kind == word::section && m.what.ordinal != 0) {
                if (within) break;
                within = m.what.is(section::overview);
                continue;
            }
            if (!within) continue;
            const auto year = find_year(text.substr(0, 40));
            if (!year || year->begin != 0) continue;
            if (found && *found != year->value) return;
            found = year->value;
        }
        if (found) out_.year = std::chrono::year{*found};
    }

    /// A district or county that the title names without its city: what comes before the first section may name both.
    void name_city() {
        const std::string& name = out_.agency;
        const std::size_t district = std::min(name.find("区"), name.find("县"));
        if (district == name.npos || district < 3 || district > 15 || name.find("市") < district || name.find("省") < district)
            return;
        for (const preamble_line& l : lines_) {
            const std::string text = without_white_space(l.text);
            for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1)) {
                std::size_t begin = at;
                std::size_t letters = 0;
                for (; begin > 0 && letters < 8; ++letters) {
                    const std::size_t before = previous(text, begin);
                    const char32_t c = decode_at(text, before).value;
                    if (c < U'一' || c > U'龥' ||
                        std::u32string_view{U"由与和及为是对向请在以经自本"}.find(c) != std::u32string_view::npos)
                        break;
                    begin = before;
                }
                const std::string_view city = std::string_view{text}.substr(begin, at - begin);
                if (letters < 2 || letters == 8 || !(city.ends_with("市") || city.ends_with("州") || city.ends_with("盟")))
                    continue;
                out_.agency.insert(0, city);
                return;
            }
        }
    }

    /// A line that holds a date alone, near the title.
    void find_bare_date() {
        for (const preamble_line& l : lines_) {
            std::string_view text = l.text;
            for (const std::string_view bracket : {"(", "（", "["})
                if (text.starts_with(bracket)) text.remove_prefix(bracket.size());
            std::size_t end = 0;
            const auto date = read_date(text, 0, end);
            if (!date) continue;
            // A time of day may follow.
            while (end < text.size()) {
                const char32_t c = half_width(decode_at(text, end).value);
                if (!is_digit(c) && c != U':' && c != U')' && c != U']' && !is_white_space(c)) break;
                end += decode_at(text, end).length;
            }
            if (end < text.size()) continue;
            out_.date_published = date;
            return;
        }
    }

    /// The year of a period from its first day to its last, `自2023年1月1日起至2023年12月31日止`, or of one that is said to
    /// begin that day; nothing where there are two.
    void find_period() {
        std::optional<int> found;
        for (const auto& block : source_.blocks) {
            const auto* p = std::get_if<paragraph>(&block);
            if (!p) continue;
            const std::string text = without_white_space(simplified(p->text));
            const bool names_period =
                std::ranges::any_of(std::array<std::string_view, 9>{"统计期限", "统计时限", "统计周期", "统计时间", "统计期",
                                                                    "统计时段", "起止时间", "起止日期", "报告期"},
                                    [&](std::string_view name) { return text.find(name) != text.npos; });
            if (const auto year = year_of_marked_period(text)) {
                if (found && *found != *year) return;
                found = year;
            }
            for (std::size_t at = 0; at < text.size();) {
                const auto year = find_year(std::string_view{text}.substr(at));
                if (!year) break;
                const std::string_view rest = std::string_view{text}.substr(at + year->end);
                at += year->end;
                const bool is_of_months =
                    names_period && (rest.starts_with("1月至12月") || rest.starts_with("1-12月") || rest.starts_with("1月-12月"));
                if (!is_of_months && (!begins_year(rest) || !(names_period || ends_year(rest, year->value)))) continue;
                if (found && *found != year->value) return;
                found = year->value;
            }
        }
        if (found) out_.year = std::chrono::year{*found};
    }

    /// `2023.1.1-2023.12.31`: a period whose days are written with marks.
    static std::optional<int> year_of_marked_period(std::string_view text) noexcept {
        for (std::size_t at = 0; at < text.size();) {
            std::size_t end = at;
            const auto first = read_date(text, at, end);
            if (!first) {
                const std::size_t digits_end = read_digits(text, at).end;
                at = digits_end > at ? digits_end : at + decode_at(text, at).length;
                continue;
            }
            at = end;
            while (end < text.size() && !is_digit(half_width(decode_at(text, end).value)) && end - at < 12)
                end += decode_at(text, end).length;
            const auto last = read_date(text, end, end);
            const auto year = first->year();
            if (last && *first == year / std::chrono::January / 1 && *last == year / std::chrono::December / 31)
                return static_cast<int>(year);
        }
        return std::nullopt;
    }

    static bool begins_year(std::string_view after_year) noexcept {
        return after_year.starts_with("1月1日") || after_year.starts_with("01月01日") || after_year.starts_with("元月1日") ||
               after_year.starts_with("一月一日") || after_year.starts_with("元月一日");
    }

    /// Whether a period that began this year ends with it.
    static bool ends_year(std::string_view after_year, int year) {
        const std::string_view near = after_year.substr(0, 60);
        const std::size_t last = std::min(near.find("12月31日"), near.find("十二月三十一日"));
        if (last == near.npos) return false;
        const auto other = find_year(near.substr(0, last));
        return !other || other->value == year;
    }

    const document& source_;
    std::vector<preamble_line> lines_;
    metadata out_;
};

}  // namespace

title_kind title_kind_of(std::string_view paragraph) {
    if (paragraph.size() > 300 || paragraph.find("公开") == paragraph.npos) return title_kind::none;
    const std::string text = without_white_space(paragraph);
    if (!is_title(text) || !find_year(text)) return title_kind::none;
    return agency_of(text).empty() ? title_kind::without_organ : title_kind::whole;
}

bool is_name_of_organ(std::string_view paragraph) { return is_organ(without_white_space(paragraph)); }

metadata read_metadata(const document& source) { return metadata_reader{source}.read(); }

bool is_statistics_form_of_2018(const document& source) {
    const auto holds = [](std::string_view text) { return text.find("统计指标") != text.npos; };
    for (const auto& block : source.blocks) {
        if (const auto* p = std::get_if<paragraph>(&block)) {
            if (holds(p->text)) return true;
        } else {
            for (const grid_cell& cell : std::get<grid>(block).cells)
                if (holds(cell.text)) return true;
        }
    }
    return false;
}

}  // namespace gongkai::detail
