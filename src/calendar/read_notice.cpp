// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstdint>
#include <gongkai/calendar/read_notice.hpp>
#include <gongkai/calendar/statutory_holidays.hpp>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gongkai {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// The notice in the State Council's own words.
class prose_reader {
public:
    explicit prose_reader(std::string_view text) noexcept : text_{text} {}

    result<announced_year> read() {
        if (!find_year()) return error{errc::notice_invalid, "year"};
        for (std::size_t at = 0; at < text_.size();) {
            const std::size_t end = std::min({find("。", at), find("\n", at), find("；", at)});
            sentence(at, end);
            if (wrong_) return *std::move(wrong_);
            at = std::min(text_.size(), end + (end < text_.size() && text_[end] != '\n' ? 3 : 1));
        }
        if (out_.holidays.empty() && out_.lengthened.empty()) return error{errc::input_empty};
        const bool national = std::any_of(festivals.begin(), festivals.end(),
                                          [this](const festival& f) { return text_.find(f.name) != std::string_view::npos; });
        const bool whole = text_.find("部分节假日安排") != std::string_view::npos;
        out_.amends = extends_ || !national || (!whole && text_.find("关于调整") != std::string_view::npos);
        return std::move(out_);
    }

private:
    struct span_of_days {
        sys_days first;
        sys_days last;
    };
    /// A national holiday: how notices call it, and its day in a year.
    struct festival {
        std::string_view name;
        sys_days (*of)(year, const lunar_festivals&);
    };
    static constexpr std::array<festival, 7> festivals{{
        {"元旦", [](year y, const lunar_festivals&) { return sys_days{y / 1 / 1}; }},
        {"春节", [](year y, const lunar_festivals& f) { return sys_days{y / f.spring_festival}; }},
        {"清明", [](year y, const lunar_festivals& f) { return sys_days{y / f.qingming}; }},
        {"劳动节", [](year y, const lunar_festivals&) { return sys_days{y / 5 / 1}; }},
        {"端午", [](year y, const lunar_festivals& f) { return sys_days{y / f.dragon_boat}; }},
        {"中秋", [](year y, const lunar_festivals& f) { return sys_days{y / f.mid_autumn}; }},
        {"国庆", [](year y, const lunar_festivals&) { return sys_days{y / 10 / 1}; }},
    }};

    std::size_t find(std::string_view what, std::size_t from) const noexcept {
        return std::min(text_.find(what, from), text_.size());
    }
    bool starts(std::size_t at, std::string_view what) const noexcept { return text_.substr(at).starts_with(what); }

    void refuse(std::size_t at, std::string_view what) {
        if (wrong_) return;
        const std::string_view before = text_.substr(0, at);
        const std::string_view line = before.substr(before.rfind('\n') + 1);
        const auto column = std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
        wrong_ = error{errc::notice_invalid, std::string{what},
                       source_span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(what.size()),
                                   static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1),
                                   static_cast<std::uint32_t>(column + 1)}};
    }

    /// Four digits with 年 behind them in the title, or the first thing in the text.
    bool find_year() {
        const auto four_digits = [this](std::size_t at) {
            int value = 0;
            for (std::size_t i = at; i < at + 4; ++i) {
                if (i >= text_.size() || !is_digit(text_[i])) return 0;
                value = value * 10 + (text_[i] - '0');
            }
            return value;
        };
        int found = four_digits(std::min(text_.find_first_not_of(" \t\r\n"), text_.size()));
        for (std::size_t at = find("年", 0); found == 0 && at < text_.size(); at = find("年", at + 1)) {
            if (at < 4 || four_digits(at - 4) == 0) continue;
            for (const std::string_view lead :
                 {"关于", "关于调整", "关于延长", "关于做好", "现将", "现就", "延长", "决定将", "调整"})
                if (at >= 4 + lead.size() && starts(at - 4 - lead.size(), lead)) found = four_digits(at - 4);
        }
        out_.year = year{found};
        return found != 0;
    }

    void skip_blanks(std::size_t& at, std::size_t end) const {
        for (;;) {
            if (at < end && (text_[at] == ' ' || text_[at] == '\t' || text_[at] == '\r')) ++at;
            else if (at < end && (starts(at, "　") || starts(at, "\xC2\xA0"))) at += starts(at, "　") ? 3 : 2;
            else return;
        }
    }

    std::optional<int> number(std::size_t& at, std::size_t end, std::string_view unit) const {
        std::size_t digits = at;
        int value = 0;
        while (digits < end && digits < at + 4 && is_digit(text_[digits])) value = value * 10 + (text_[digits++] - '0');
        if (digits == at) return std::nullopt;
        skip_blanks(digits, end);
        if (!starts(digits, unit)) return std::nullopt;
        at = digits + unit.size();
        return value;
    }

    /// A day, [[yyyy年]m月]d日, with what stands in brackets behind it.
    std::optional<sys_days> day(std::size_t& at, std::size_t end) {
        const std::size_t begin = at;
        std::size_t next = at;
        const auto in_year = number(next, end, "年");
        const auto in_month = number(next, end, "月");
        const auto of_month = number(next, end, "日");
        if (!of_month) return std::nullopt;
        if (in_year) year_ = year{*in_year};
        if (in_month) month_ = static_cast<unsigned>(*in_month);
        const std::chrono::year_month_day date{year_, std::chrono::month{month_},
                                               std::chrono::day{static_cast<unsigned>(*of_month)}};
        if (!date.ok()) {
            refuse(begin, text_.substr(begin, next - begin));
            return std::nullopt;
        }
        at = next;
        skip_blanks(at, end);
        for (const auto& [open, close] : {std::pair{"（", "）"}, std::pair{"(", ")"}}) {
            if (!starts(at, open)) continue;
            const std::size_t closed = find(close, at);
            if (closed >= end) break;
            check_weekday(sys_days{date}, begin, text_.substr(at, closed - at));
            at = closed + std::string_view{close}.size();
        }
        skip_blanks(at, end);
        return sys_days{date};
    }

    void check_weekday(sys_days date, std::size_t at, std::string_view remark) {
        constexpr std::array<std::string_view, 8> names{"一", "二", "三", "四", "五", "六", "日", "天"};
        for (const std::string_view lead : {"星期", "周"}) {
            const std::size_t found = remark.find(lead);
            if (found == std::string_view::npos) continue;
            for (std::size_t i = 0; i < names.size(); ++i)
                if (remark.substr(found + lead.size()).starts_with(names[i]) &&
                    std::chrono::weekday{date}.iso_encoding() != std::min<std::size_t>(i + 1, 7))
                    refuse(at, iso_date(date) + " " + std::string{remark.substr(found, lead.size() + names[i].size())});
            return;
        }
    }

    /// Days and spans joined by 、 or 和 from `at` on; empty where none begins there.
    std::vector<span_of_days> list(std::size_t& at, std::size_t end) {
        std::vector<span_of_days> spans;
        for (;;) {
            const auto first = day(at, end);
            if (!first) return spans;
            spans.push_back({*first, *first});
            for (const std::string_view to : {"至", "—", "-", "～", "~", "到"})
                if (starts(at, to)) {
                    while (starts(at, to)) at += to.size();
                    skip_blanks(at, end);
                    const std::size_t begin = at;
                    const auto last = day(at, end);
                    if (!last || *last < *first) return refuse(begin, text_.substr(begin, end - begin)), spans;
                    spans.back().last = *last;
                    break;
                }
            bool more = false;
            for (const std::string_view and_ : {"、", "和"})
                if (starts(at, and_)) at += and_.size(), more = true;
            if (!more) return spans;
        }
    }

    /// 一、 before the name.
    void skip_numbering(std::size_t& at, std::size_t end) const {
        constexpr std::array<std::string_view, 10> numerals{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
        std::size_t next = at;
        while (std::any_of(numerals.begin(), numerals.end(), [&](std::string_view n) { return starts(next, n); })) next += 3;
        if (next == at || next >= end || !starts(next, "、")) return;
        at = next + 3;
        skip_blanks(at, end);
    }
    static bool has_date(std::string_view text) noexcept {
        for (std::size_t at = text.find("日"); at != std::string_view::npos; at = text.find("日", at + 3))
            if (at != 0 && is_digit(text[at - 1])) return true;
        return false;
    }

    /// One sentence: 〔一、名称：〕 days 放假…，共n天; or days 上班.
    void sentence(std::size_t at, std::size_t end) {
        skip_blanks(at, end);
        skip_numbering(at, end);
        const std::string_view whole = text_.substr(at, end - at);
        if (whole.find("鼓励") != std::string_view::npos) return;
        const std::size_t longer = whole.find("延长");
        if (longer != std::string_view::npos && whole.find("假") != std::string_view::npos && extension(at, end)) return;
        std::size_t colon = std::min(whole.find("："), whole.find(":"));
        if (colon != std::string_view::npos) {
            const std::string_view name = whole.substr(0, colon);
            at += colon + (whole[colon] == ':' ? 1 : 3);
            // `2026: 一、元旦：…`
            if (name.find_first_not_of("0123456789 ") == std::string_view::npos) return sentence(at, end);
            name_ = name;
        }
        year_ = out_.year;
        month_ = 0;
        while (at < end && !wrong_) {
            skip_blanks(at, end);
            const std::size_t begin = at;
            const bool dated = at < end && is_digit(text_[at]);
            const std::vector<span_of_days> spans = dated ? list(at, end) : std::vector<span_of_days>{};
            const std::size_t comma = std::min({find("，", at), find(",", at), end});
            const std::string_view rest = text_.substr(at, comma - at);
            if (!spans.empty() && (rest.starts_with("放假") || rest == "补休" || rest == "调休" || rest == "公休")) {
                take_days_off(spans, begin);
            } else if (!spans.empty() && (rest == "上班" || rest == "均上班" || rest == "照常上班" || rest == "正常上班")) {
                take_work_days(spans, begin);
            } else if (!spans.empty() && rest.starts_with("起") && rest.ends_with("上班")) {
                resume(spans.front().first, begin);
            } else if (!spans.empty()) {
                // A whole date alone is that under the notice.
                std::size_t next = begin;
                const bool signed_ = spans.size() == 1 && number(next, end, "年") && at >= end;
                if (!signed_) refuse(begin, text_.substr(begin, end - begin));
            }
            if (has_date(rest)) refuse(at, rest);
            if (const std::size_t stated = rest.find("共"); stated != std::string_view::npos) check_length(at + stated + 3, end);
            else if (rest.starts_with("放假")) check_length(at + 6, end);
            at = comma + (comma < end && text_[comma] != ',' ? 3 : 1);
        }
    }

    /// A sentence that makes a holiday longer: 延长2020年春节假期至2月2日…，2月3日…起正常上班; 春节假期延长3天. False where it says
    /// neither until when nor by how many days.
    bool extension(std::size_t at, std::size_t end) {
        const std::size_t begin = at;
        const std::string_view clause = text_.substr(at, end - at);
        year_ = out_.year;
        month_ = 0;
        std::optional<sys_days> until;
        std::optional<std::pair<sys_days, std::size_t>> resumed;
        std::optional<int> longer_by;
        while (at < end && !wrong_) {
            std::size_t next = at;
            if (!is_digit(text_[at])) {
                ++at;
            } else if (const auto date = day(next, end)) {
                const std::string_view what = text_.substr(next, std::min({find("，", next), find(",", next), end}) - next);
                if (what.starts_with("起") || what.ends_with("上班")) resumed = {*date, at};
                else until = date;
                at = next;
            } else if (const auto n = number(next, end, "天")) {
                longer_by = n;
                at = next;
            } else {
                while (at < end && is_digit(text_[at])) ++at;
            }
        }
        if (wrong_) return true;
        if (!until && !longer_by) return false;
        const auto named_in = [](std::string_view text) {
            return std::find_if(festivals.begin(), festivals.end(),
                                [text](const festival& f) { return text.find(f.name) != std::string_view::npos; });
        };
        auto named = named_in(clause);
        if (named == festivals.end()) named = named_in(text_);
        const auto moons = lunar_festivals_of(out_.year);
        if (named == festivals.end() || !moons) return refuse(begin, clause), true;
        const sys_days festival_day = named->of(out_.year, *moons);
        if (until && *until < festival_day) return refuse(begin, clause), true;
        extends_ = true;
        if (until) out_.holidays.emplace_back(named->name, festival_day, *until);
        else out_.lengthened.push_back({festival_day, *longer_by});
        if (resumed && until) resume(resumed->first, resumed->second);
        return true;
    }
    /// Work begins again on the first day after the last one off that is no Saturday or Sunday, or at once.
    void resume(sys_days on, std::size_t at) {
        if (out_.holidays.empty()) return;
        sys_days date = out_.holidays.back().last + days{1};
        while (date < on && std::chrono::weekday{date}.iso_encoding() > 5) date += days{1};
        if (date != on) refuse(at, iso_date(on));
    }

    void take_days_off(const std::vector<span_of_days>& spans, std::size_t at) {
        length_ = 0;
        for (const span_of_days& s : spans) {
            out_.holidays.emplace_back(name_, s.first, s.last);
            length_ += (s.last - s.first).count() + 1;
        }
        off_at_ = at;
    }
    void take_work_days(const std::vector<span_of_days>& spans, std::size_t at) {
        for (const span_of_days& s : spans)
            for (sys_days date = s.first; date <= s.last; date += days{1}) {
                if (out_.holidays.empty() || out_.holidays.back().make_up_size == holiday::max_make_up)
                    return refuse(at, iso_date(date));
                holiday& h = out_.holidays.back();
                h.make_up[h.make_up_size++] = date;
            }
    }
    void check_length(std::size_t at, std::size_t end) {
        const auto stated = number(at, end, "天");
        if (stated && *stated != length_) refuse(off_at_, std::to_string(*stated) + " != " + std::to_string(length_));
    }

    std::string_view text_;
    announced_year out_{};
    std::optional<error> wrong_{};
    year year_{};
    unsigned month_ = 0;
    std::string_view name_{};
    long length_ = 0;
    std::size_t off_at_ = 0;
    bool extends_ = false;
};

/// What nlohmann/json calls a path, for a message.
error wrong_json(const std::string& where) { return error{errc::notice_invalid, where}; }

result<announced_year> read_json(std::string_view text) {
    using json = nlohmann::json;
    const json given = json::parse(text.begin(), text.end(), nullptr, false);
    if (given.is_discarded()) return error{errc::json_syntax};
    if (!given.is_object() || !given.contains("year") || !given["year"].is_number_integer()) return wrong_json("year");
    if (!given.contains("days") || !given["days"].is_array()) return wrong_json("days");
    announced_year out;
    const auto in_year = given["year"].get<std::int64_t>();
    if (in_year < 1 || in_year > 9999) return wrong_json("year");
    out.year = year{static_cast<int>(in_year)};
    auto names = std::make_shared<std::vector<std::string>>();
    struct named_day {
        sys_days date;
        bool off;
        std::size_t name;
    };
    std::vector<named_day> all;
    for (const json& each : given["days"]) {
        const std::string where = "days[" + std::to_string(all.size()) + "]";
        if (!each.is_object() || !each.contains("date") || !each["date"].is_string()) return wrong_json(where + ".date");
        const auto date = parse_iso_date(each["date"].get_ref<const std::string&>());
        if (!date) return wrong_json(where + ".date");
        if (!each.contains("isOffDay") || !each["isOffDay"].is_boolean()) return wrong_json(where + ".isOffDay");
        std::string name = each.contains("name") && each["name"].is_string() ? each["name"].get<std::string>() : std::string{};
        const auto known = std::find(names->begin(), names->end(), name);
        all.push_back({*date, each["isOffDay"].get<bool>(), static_cast<std::size_t>(known - names->begin())});
        if (known == names->end()) names->push_back(std::move(name));
    }
    if (all.empty()) return error{errc::input_empty};
    std::stable_sort(all.begin(), all.end(), [](const named_day& a, const named_day& b) { return a.date < b.date; });
    for (const named_day& d : all) {
        if (!d.off) continue;
        if (!out.holidays.empty() && out.holidays.back().name == (*names)[d.name] && out.holidays.back().last + days{1} == d.date)
            out.holidays.back().last = d.date;
        else out.holidays.emplace_back((*names)[d.name], d.date, d.date);
    }
    for (const named_day& d : all) {
        if (d.off) continue;
        const auto of = std::find_if(out.holidays.begin(), out.holidays.end(), [&](const holiday& h) {
            return h.name == (*names)[d.name] && h.make_up_size < holiday::max_make_up;
        });
        if (of == out.holidays.end()) return wrong_json(iso_date(d.date));
        of->make_up[of->make_up_size++] = d.date;
    }
    out.names = std::move(names);
    return out;
}

}  // namespace

result<announced_year> read_notice(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return error{errc::input_empty};
    if (text[first] == '{') return read_json(text);
    for (const std::string_view word : {"放假", "假期"})
        if (text.find(word) != std::string_view::npos) return prose_reader{text}.read();
    return parse_arrangement(text);
}

}  // namespace gongkai
