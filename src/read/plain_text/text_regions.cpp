// SPDX-License-Identifier: Apache-2.0
#include "tables/which_edition.hpp"
#include "text/number.hpp"
#include "text/unicode.hpp"
#include "text_pieces.hpp"

#include <algorithm>

namespace gongkai::detail::plain_text {
namespace {

class region_finder {
public:
    explicit region_finder(const source& from) : from_{from}, text_{from.text} {}

    std::vector<region> find() {
        for (std::size_t at = from_.begin; at < text_.size();) {
            const code_point c = decode_at(text_, at);
            if (!begins_label(c.value)) {
                at += c.length;
                continue;
            }
            const label_match m = match_label(text_, at);
            if (m.what.is(section::reviews) && add_reviews_after_heading(m.end)) {
                at = regions_.back().end;
                continue;
            }
            if (!m.what || !(opens_table(m.what) || is_whole_row(m))) {
                at = m.what ? m.end : at + c.length;
                continue;
            }
            region r = read_region(at);
            const std::size_t end = std::max(r.end, m.end);
            if (is_table(r)) {
                r.begin = without_bracket(at);
                include_kinds(r);
                untangle_reviews(r);
                regions_.push_back(std::move(r));
            }
            at = end;
        }
        return std::move(regions_);
    }

private:
    static constexpr std::size_t longest_text = 60;  ///< code points within a table that are neither label nor value

    static bool opens_table(const label& name) noexcept {
        switch (name.kind) {
            case word::disclosure_column:
            case word::request_column:
            case word::review_column: return true;
            case word::structure: return !name.is(structure::results) && !name.is(structure::litigation);
            default: return false;
        }
    }

    /// A row of the requests with all its values, of a table of which the rest may be lost.
    bool is_whole_row(const label_match& m) const {
        if (m.what.kind != word::request_row) return false;
        std::size_t values = 0;
        item last;
        for (std::size_t at = skip_white_space(text_, m.end); at < text_.size(); at = skip_white_space(text_, at)) {
            const item next = read_item(at, values == 0 ? nullptr : &last);
            if (next.what != item::kind::number && next.what != item::kind::mark) break;
            if (++values > enum_size<request_column>) break;
            at = next.end;
            last = next;
        }
        return is_width_of_requests(values);
    }

    /// The reviews right below their heading, whose first outcomes may be damaged. Where their header is too broken to be one, or in
    /// no order, fifteen values are theirs in the form's: they may be as many by chance, of another table, so two of the three sums
    /// have to hold.
    bool add_reviews_after_heading(std::size_t begin) {
        region r = read_region(begin);
        if (r.items.empty()) return false;
        const auto is_of_kind = [](const item& i) {
            return i.name.kind == word::review_kind || i.name.is(structure::litigation);
        };
        const bool has_header = is_table(r) && is_of_kind(r.items.front());
        if (has_header && follows_form(r.items)) {
            r.begin = r.items.front().begin;
            untangle_reviews(r);
            regions_.push_back(std::move(r));
            return true;
        }
        const bool any_name = std::ranges::any_of(
            r.items, [](const item& i) { return i.name.kind == word::review_kind || i.name.kind == word::review_column; });
        std::vector<item> values;
        for (const item& i : r.items)
            if (i.what == item::kind::number || i.what == item::kind::mark) values.push_back(i);
        if (is_table(r) != has_header || !any_name || values.size() != enum_size<review_kind> * enum_size<review_column>)
            return false;
        if (from_.is_last && values.back().end == text_.size()) return false;
        if (kinds_that_add_up(values) < 2) return false;
        const auto name = std::ranges::find(r.items, item::kind::name, &item::what);
        r.begin = name->begin;
        values.insert(values.begin(), {item::kind::name, {word::review_kind, 0}, name->begin, name->end});
        r.items = std::move(values);
        regions_.push_back(std::move(r));
        return true;
    }

    /// Whether the outcomes of a header of the reviews stand in the form's order, some of which may be damaged: they begin anew for each
    /// kind, and no more often.
    static bool follows_form(std::span<const item> items) noexcept {
        std::size_t kinds = 0;
        std::optional<review_column> last;
        for (const item& i : items) {
            const auto outcome = outcome_of(i.name);
            if (!outcome) continue;
            kinds += !last || *outcome <= *last ? 1 : 0;
            last = outcome;
        }
        return kinds <= enum_size<review_kind>;
    }

    /// A bracket before `at` belongs to the label there.
    std::size_t without_bracket(std::size_t at) const noexcept {
        if (at == from_.begin) return at;
        const std::size_t before = previous(text_, at);
        return half_width(decode_at(text_, before).value) == U'(' ? before : at;
    }

    /// 行政复议 行政诉讼 before the outcomes are the reviews table's, though by themselves they open none.
    void include_kinds(region& r) {
        if (r.items.empty() || r.items.front().name.kind != word::review_column) return;
        const std::size_t floor = regions_.empty() ? from_.begin : regions_.back().end;
        for (const std::string_view name : {"行政诉讼", "行政复议"}) {
            std::size_t end = r.begin;
            while (end > floor && is_white_space(decode_at(text_, previous(text_, end)).value)) end = previous(text_, end);
            if (end < floor + name.size() || text_.substr(end - name.size(), name.size()) != name) continue;
            r.begin = end - name.size();
            const label_match m = match_label(text_, r.begin);
            r.items.insert(r.items.begin(), {item::kind::name, m.what, r.begin, end});
        }
    }

    /// Where a page's columns are read one after the other, outcomes may stand each before its own value, or those of a kind
    /// of review before all of theirs. Puts all names before all values, where the reviews are whole, in the form's order,
    /// and each kind adds up.
    void untangle_reviews(region& r) const {
        constexpr std::size_t width = enum_size<review_column>;
        std::vector<item> left;
        std::vector<std::uint8_t> kinds;
        for (const item& i : r.items)
            if (i.name.kind == word::review_kind) kinds.push_back(i.name.index);
            else if (!i.name.is(structure::litigation)) left.push_back(i);
        if (left.size() != 2 * width * enum_size<review_kind> || !std::ranges::is_sorted(kinds)) return;

        const auto is_outcome = [](const item& i) { return outcome_of(i.name).has_value(); };
        const auto is_number = [](const item& i) { return i.what == item::kind::number; };
        std::vector<item> names;
        std::vector<item> values;
        for (auto at = left.begin(); at != left.end();) {
            const auto value = std::find_if_not(at, left.end(), is_outcome);
            const auto end = std::find_if_not(value, left.end(), is_number);
            const bool is_whole = end - at == std::ssize(left);
            if (is_whole || value == at || value - at != end - value) return;
            names.insert(names.end(), at, value);
            values.insert(values.end(), value, end);
            at = end;
        }
        for (std::size_t i = 0; i < names.size(); ++i)
            if (index_of(*outcome_of(names[i].name)) != i % width) return;
        if (kinds_that_add_up(values) < enum_size<review_kind>) return;
        r.items = std::move(names);
        r.items.insert(r.items.end(), values.begin(), values.end());
    }

    region read_region(std::size_t begin) {
        region r{begin, begin, {}, false};
        std::size_t kept = 0;      // items up to the last label or value
        std::size_t text_run = 0;  // code points that are neither, since then
        for (std::size_t at = begin; (at = skip_white_space(text_, rule_end(at))) < text_.size();) {
            item next = read_item(at, r.items.empty() ? nullptr : &r.items.back());
            if (next.what == item::kind::name && next.name.kind == word::section) {
                drop_start_of_line(r, at);
                kept = std::min(kept, r.items.size());
                break;
            }
            if (next.what == item::kind::text) {
                const std::string_view text = text_.substr(next.begin, next.end - next.begin);
                for (std::size_t i = 0; i < text.size(); i += decode_at(text, i).length) ++text_run;
                if (text_run > longest_text || text.find("。") != text.npos || text.find("；") != text.npos) {
                    r.breaks_off = true;
                    break;
                }
            } else {
                text_run = 0;
                kept = r.items.size() + 1;
            }
            at = next.end;
            r.items.push_back(next);
        }
        if (kept < r.items.size()) r.breaks_off = true;
        // A short word in the last cell is the table's; anything longer is the prose after it, and what begins with an
        // ordinal a name that was cut off.
        const auto is_of_table = [&](const item& i) {
            return i.is_short() && read_ordinal(text_, i.begin).how == ordinal::style::none;
        };
        while (r.items.size() > kept && !is_of_table(r.items.back())) r.items.pop_back();
        if (!r.items.empty()) r.end = r.items.back().end;
        return r;
    }

    /// The end of the rules at `at` that pandoc draws above and below a table; `at` where there is none.
    std::size_t rule_end(std::size_t at) const noexcept {
        constexpr std::size_t shortest = 5;  // hyphens: fewer may mark an empty cell
        constexpr std::size_t longest = 1000;
        for (std::size_t begin = at;; at = begin) {
            begin = skip_white_space(text_, begin);
            const std::string_view line = text_.substr(begin, longest);
            const std::size_t end = begin + std::min(line.find_first_not_of('-'), line.size());
            if (end < begin + shortest || (end < text_.size() && !is_white_space(decode_at(text_, end).value))) return at;
            begin = end;
        }
    }

    /// What stands before a heading on its line is the heading's, be it `（` or `表二：`; numbers are not.
    void drop_start_of_line(region& r, std::size_t heading) const noexcept {
        while (!r.items.empty() && r.items.back().what == item::kind::text && !begins_value(r.items.back().begin) &&
               text_.substr(r.items.back().end, heading - r.items.back().end).find_first_of("\r\n") == text_.npos)
            r.items.pop_back();
    }

    /// The item at `at`, which follows another one, if any.
    item read_item(std::size_t at, const item* before) const {
        item out = find_item(at, before);
        if (out.what == item::kind::name) return out;
        out.value = read_value(text_.substr(out.begin, out.end - out.begin));
        out.is_single = out.value.what != cell_value::kind::other || from_.marked_end(out.begin) == out.end;
        return out;
    }

    item find_item(std::size_t at, const item* before) const {
        const bool after_value = before && before->what == item::kind::number;
        if (const label_match m = label_at(at); m.what) return {item::kind::name, m.what, at, m.end};
        if (const std::size_t end = from_.marked_end(at); end != at) return {item::kind::number, {}, at, end};
        if (const std::size_t end = number_end(text_, at); end != at) {
            const std::size_t cut = without_ordinal(at, end);
            const std::size_t stop = full_stop_end(at, cut);
            const bool has_unit = cut == end && !is_digit(digit_form(decode_at(text_, previous(text_, end)).value));
            if (cut > at && (ends_value(stop) || (has_unit && begins_number(end)) ||
                             (before && is_amount_before_prose(*before, cut, has_unit))))
                return {item::kind::number, {}, at, stop == cut ? with_stray_point(cut) : stop};
        }
        if (const std::size_t end = blank_mark_end(text_, at); end != at && ends_value(end))
            return {item::kind::mark, {}, at, end};
        if (const std::size_t end = nought_end(at); end != at && ends_value(end)) return {item::kind::number, {}, at, end};
        // （单位：万元） and the like, up to the closing bracket; else up to a blank or the next label.
        std::size_t end = at;
        const std::size_t closed = after_value ? at : bracket_end(at);
        if (closed != at) return {item::kind::text, {}, at, closed};
        const bool bracket = half_width(decode_at(text_, at).value) == U'(' && !after_value;
        for (unsigned length = 0; end < text_.size() && length < longest_text; ++length) {
            const code_point c = decode_at(text_, end);
            if (is_white_space(c.value)) break;
            if (end != at && !bracket && label_at(end).what) break;
            end += c.length;
            if (bracket && half_width(c.value) == U')') break;
        }
        return {item::kind::text, {}, at, std::max(end, at + decode_at(text_, at).length)};
    }

    /// The end of a full stop after a number, which is not the point of decimals. A sentence ends with the ideographic one, a cell
    /// does where it has a tab before it and a line's end after it.
    std::size_t full_stop_end(std::size_t at, std::size_t end) const noexcept {
        constexpr std::string_view ideographic = "。";
        if (text_.substr(end).starts_with(ideographic) && at > 0 && text_[at - 1] == '\t') {
            const std::size_t after = end + ideographic.size();
            return after == text_.size() || text_[after] == '\n' || text_[after] == '\r' ? after : end;
        }
        const bool is_stop = end < text_.size() && text_[end] == '.';
        return is_stop && (end + 1 == text_.size() || !is_digit(decode_at(text_, end + 1).value)) ? end + 1 : end;
    }

    /// Whether a number that ends at `end` is the amount of the last row of its table, which what comes after the table
    /// follows without a blank: `行政事业性收费318.6其中：…`. That of a year, of a share or of many is none, nor is one of which the
    /// last digits may count what is told after the table: `行政事业性收费602.1510所学校`.
    bool is_amount_before_prose(const item& before, std::size_t end, bool has_unit) const {
        const std::u32string_view goes_on =
            has_unit ? U"余多至到~～—–-+/左以"
                     : U"年月日时分余多至到％%~～—–-+/、.,，．:：点个十百千号季所家名项类次人份件条篇台套批座户场种位起宗辆";
        const bool is_money = before.name.kind == word::disclosure_row &&
                              (before.name.index == static_cast<std::uint8_t>(disclosure_row::fees) ||
                               before.name.index == static_cast<std::uint8_t>(disclosure_row::procurement));
        return is_money && before.what == item::kind::name && goes_on.find(decode_at(text_, end).value) == goes_on.npos;
    }

    /// A number whose point or separator stands after a blank goes on: `0 .98` is no nought.
    std::size_t with_stray_point(std::size_t end) const noexcept {
        const std::size_t next = skip_white_space(text_, end);
        if (next == end || next + 1 >= text_.size() || (text_[next] != '.' && text_[next] != ',')) return end;
        const std::size_t rest = number_end(text_, next + 1);
        return rest == next + 1 ? end : rest;
    }

    /// The end of words in brackets at `at`, which may be broken over lines; `at` where there are none.
    std::size_t bracket_end(std::size_t at) const noexcept {
        if (half_width(decode_at(text_, at).value) != U'(') return at;
        unsigned letters = 0;
        for (std::size_t end = at; end < text_.size() && letters < longest_text;) {
            const code_point c = decode_at(text_, end);
            end += c.length;
            if (half_width(c.value) == U')') return end;
            if (is_digit(half_width(c.value)) || c.value == U'。') break;
            if (!is_white_space(c.value)) ++letters;
        }
        return at;
    }

    /// A label at `at`, with its ordinal if that is printed there.
    label_match label_at(std::size_t at) const {
        const char32_t c = half_width(decode_at(text_, at).value);
        // Quick refusals: most places begin no label.
        const bool may_be_ordinal = c == U'(' || c == U'[' || (c >= U'1' && c <= U'9') || (c >= U'一' && c <= U'龥') ||
                                    (c >= U'①' && c <= U'⒐') || (c >= U'❶' && c <= U'❾') || (c >= U'㈠' && c <= U'㈩') ||
                                    c == U'〔' || c == U'【' || c == U'“' || c == U'"';
        if (!may_be_ordinal && !begins_label(c)) return {};
        label_match m = match_label(text_, at);
        if (begins_longer_word(m)) return {};
        // A colon after a label is the label's.
        if (m.what && m.end < text_.size())
            if (const code_point mark = decode_at(text_, m.end); half_width(mark.value) == U':') m.end += mark.length;
        return m;
    }

    /// 其他 is a label, and the beginning of others: what goes on in a word that is no label is one that nobody knows.
    bool begins_longer_word(const label_match& m) const {
        const bool is_short = m.what.kind == word::other || m.what.kind == word::total || m.what.is(request_row::other_other) ||
                              m.what.is(request_row::total);
        if (!is_short || m.end >= text_.size()) return false;
        const char32_t next = decode_at(text_, m.end).value;
        return next >= U'一' && next <= U'龥' && !match_label(text_, m.end).what;
    }

    /// Where the number [at, end) ends if its last digit is the ordinal of the label after it: `00000002.其他法律…`.
    std::size_t without_ordinal(std::size_t at, std::size_t end) const {
        if (end - at < 2 || end >= text_.size()) return end;
        const std::size_t last = previous(text_, end);
        if (last <= at || !is_digit(half_width(decode_at(text_, last).value))) return end;
        const ordinal number = read_ordinal(text_, last);
        // Nothing parts the digit of an ordinal from its mark: a bracket on the next line is of a label that was broken.
        if (number.how != ordinal::style::arabic || is_white_space(decode_at(text_, previous(text_, end) + 1).value)) return end;
        const label_match m = match_label(text_, last);
        return m.what && m.what.ordinal != 0 && is_numbered(m.what, number.value) ? last : end;
    }

    /// Whether the form prints this number before the label.
    static bool is_numbered(const label& name, std::uint8_t number) {
        if (name.kind != word::request_row) return false;
        const ordinal printed = read_ordinal(items<request_row>[name.index].zh, 0);
        return printed.how == ordinal::style::arabic && printed.value == number;
    }

    /// A value ends where a blank, a label, or the end follows it; 2020 of 2020年 is none.
    bool ends_value(std::size_t end) const {
        if (end >= text_.size() || is_white_space(decode_at(text_, end).value)) return true;
        return static_cast<bool>(label_at(end).what);
    }

    /// A unit parts a number from the next: `3件0件`.
    bool begins_number(std::size_t at) const noexcept {
        return at < text_.size() && is_digit(digit_form(decode_at(text_, at).value));
    }
    bool begins_value(std::size_t at) const noexcept {
        return number_end(text_, at) != at || blank_mark_end(text_, at) != at || nought_end(at) != at;
    }
    /// The end of a letter for nought, 零 or ○, which is a digit between digits only; `at` where there is none.
    std::size_t nought_end(std::size_t at) const noexcept {
        const std::size_t length = decode_at(text_, at).length;
        return length > 1 && read_value(text_.substr(at, length)).what == cell_value::kind::number ? at + length : at;
    }

    /// Labels and values in earnest: rows of a table, or the whole header of one.
    static bool is_table(const region& r) {
        std::size_t disclosure_names = 0;
        std::size_t disclosure_rows = 0;
        std::size_t request_rows = 0;
        std::size_t request_columns = 0;
        std::size_t outcomes = 0;
        bool whole_row = false;  // of a table of which the rest may be lost
        std::size_t values = 0;
        for (auto at = r.items.rbegin(); at != r.items.rend(); ++at) {
            const item& i = *at;
            if (i.what != item::kind::name) {
                ++values;
                continue;
            }
            whole_row = whole_row || (i.name.kind == word::request_row && is_width_of_requests(values));
            values = 0;
            switch (i.name.kind) {
                case word::disclosure_column: ++disclosure_names; break;
                case word::disclosure_row: ++disclosure_rows; break;
                case word::request_row: ++request_rows; break;
                case word::request_column: ++request_columns; break;
                case word::review_column: ++outcomes; break;
                default: break;
            }
        }
        return (disclosure_names != 0 && disclosure_rows != 0) || (request_columns != 0 && request_rows != 0) ||
               request_rows >= 3 || outcomes >= 4 || whole_row;
    }

    const source& from_;
    std::string_view text_;
    std::vector<region> regions_;
};

}  // namespace

std::vector<region> find_regions(const source& from) { return region_finder{from}.find(); }

}  // namespace gongkai::detail::plain_text
