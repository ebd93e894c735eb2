// SPDX-License-Identifier: Apache-2.0
#include "lexer.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <iterator>
#include <limits>
#include <optional>

#include "text/numerals.hpp"

namespace gongkai::detail {
namespace {

constexpr char32_t paragraph_mark = U'\n';

constexpr bool ends_sentence(char32_t c) noexcept { return c == U'。' || c == U'!' || c == U'?'; }

constexpr bool is_mark(char32_t c) noexcept {
    switch (c) {
        case U'，':
        case U',':
        case U'、':
        case U'；':
        case U';':
        case U'：':
        case U':':
        case U'|': return true;
        default: return ends_sentence(c);
    }
}

/// What an organ is called by its own report in one character: 我局, 本市.
constexpr bool is_organ(char32_t c) noexcept {
    switch (c) {
        case U'厅':
        case U'局':
        case U'委':
        case U'办':
        case U'市':
        case U'县':
        case U'区':
        case U'镇':
        case U'乡':
        case U'省':
        case U'州':
        case U'旗':
        case U'院':
        case U'处':
        case U'所':
        case U'部':
        case U'会':
        case U'盟':
        case U'校':
        case U'街':
        case U'队':
        case U'站': return true;
        default: return false;
    }
}

struct unit_word {
    std::u32string_view word;
    unit what;
};

/// By their first characters; of those with the same, longer before shorter.
constexpr unit_word units[] = {
    {U"%", unit::percent},     {U"‰", unit::other},     {U"个百分点", unit::other}, {U"个工作日", unit::period},
    {U"个小时", unit::period}, {U"个月", unit::period}, {U"个", unit::piece},       {U"人次", unit::people},
    {U"人", unit::people},     {U"件次", unit::item},   {U"件", unit::item},        {U"份", unit::copy},
    {U"位", unit::people},     {U"例", unit::item},     {U"元", unit::money},       {U"册", unit::other},
    {U"分钟", unit::period},   {U"号", unit::other},    {U"名", unit::people},      {U"周年", unit::period},
    {U"周", unit::period},     {U"场", unit::session},  {U"处", unit::place},       {U"天", unit::period},
    {U"宗", unit::item},       {U"家", unit::people},   {U"封", unit::article},     {U"小时", unit::period},
    {U"届", unit::other},      {U"岁", unit::period},   {U"工作日", unit::period},  {U"幅", unit::article},
    {U"年", unit::period},     {U"张", unit::copy},     {U"户", unit::people},      {U"批", unit::other},
    {U"日", unit::period},     {U"月", unit::period},   {U"期", unit::article},     {U"条", unit::line},
    {U"桩", unit::item},       {U"次", unit::piece},    {U"款", unit::other},       {U"百分点", unit::other},
    {U"种", unit::kind},       {U"章", unit::other},    {U"笔", unit::item},        {U"篇", unit::article},
    {U"类", unit::kind},       {U"级", unit::other},    {U"起", unit::item},        {U"辑", unit::article},
    {U"部分", unit::other},    {U"部", unit::copy},     {U"项", unit::piece},
};
constexpr auto first_of = [](const unit_word& u) { return u.word[0]; };
static_assert(std::ranges::is_sorted(units, {}, first_of));

/// What a character says of whether its sentence matters. It does only where it counts or denies, or tells what the next
/// one is about: by a digit, by a character that denies, or by one that ends a count right after one that may begin it.
class hint_table {
public:
    enum : std::uint8_t { denies = 1, counts_after = 2, may_count = 4 };

    constexpr hint_table() noexcept {
        mark(U"未无没零", denies);
        mark(U"件宗起例桩笔项个次份部条篇期封场元人名户十百千万亿余多分成存请议讼拾佰仟萬", counts_after);
        mark(U"一二两三四五六七八九十百千万亿余多几不申复诉廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟萬", may_count);
    }

    static constexpr bool covers(char32_t c) noexcept { return c >= first && c <= last; }
    /// Of a character that is covered.
    constexpr unsigned operator[](char32_t c) const noexcept { return hints_[c - first]; }

private:
    static constexpr char32_t first = 0x4E00;  ///< of the unified ideographs
    static constexpr char32_t last = 0x9FFF;

    constexpr void mark(std::u32string_view members, unsigned hint) noexcept {
        for (const char32_t c : members) hints_[c - first] = static_cast<std::uint8_t>(hints_[c - first] | hint);
    }

    std::array<std::uint8_t, last - first + 1> hints_{};
};

constexpr hint_table hints;

class lexer {
public:
    explicit lexer(prose& out) noexcept : out_{out} {}

    void run(std::string_view text) {
        fold(text);
        std::size_t at = 0;
        for (const sentence& s : out_.sentences) {
            skipped_ += s.skipped;
            while (at < s.end) at = next(at);
        }
    }

private:
    std::size_t size() const noexcept { return out_.characters.size(); }
    char32_t look(std::size_t at) const noexcept { return at < size() ? out_.characters[at] : U'\0'; }
    bool follows(std::size_t at, std::u32string_view word) const noexcept {
        for (std::size_t i = 0; i < word.size(); ++i)
            if (look(at + i) != word[i]) return false;
        return true;
    }
    /// Whether the characters at `at - 1` and `at` stand next to each other in the text.
    bool touches(std::size_t at) const noexcept {
        const std::uint32_t before = out_.begins[at - 1];
        if (static_cast<unsigned char>(out_.text[before]) < 0x80U) return out_.begins[at] == before + 1;
        return out_.end_of(at - 1) == out_.begins[at];
    }

    /// Takes out white space and quotation marks. A line that ends without a mark after many characters goes on in the
    /// next one, as text that was broken into lines of one length does; every other end of a line ends a paragraph.
    /// Of a sentence that does not matter only its end is kept.
    void fold(std::string_view text) {
        characters_ = out_.characters.restart(text.size());
        begins_ = out_.begins.restart(text.size());
        out_.sentences.clear();
        out_.tokens.clear();
        out_.numbers.clear();
        out_.text = text;
        for (std::size_t at = 0; at < text.size();) {
            at = common(text, at);
            if (at < text.size()) at += other(decode_at(text, at), at);
        }
        end_sentence(paragraph_mark, text.size(), false);
        out_.characters.resize(size_);
        out_.begins.resize(size_);
        out_.tokens.reserve(size_ / 2);
        out_.numbers.reserve(size_ / 16);
    }

    /// What the next character's hint must have for the sentence to matter.
    static constexpr unsigned awaited_after(unsigned hint) noexcept {
        static_assert(hint_table::may_count == 2 * hint_table::counts_after);
        return hint_table::denies | (hint & hint_table::may_count) / 2;
    }

    /// The first byte lowest.
    static std::uint32_t four_bytes(const char* at) noexcept {
        std::uint32_t out;
        std::memcpy(&out, at, sizeof out);
        if constexpr (std::endian::native == std::endian::big)
            out = out >> 24 | (out >> 8 & 0xFF00U) | (out << 8 & 0xFF0000U) | out << 24;
        return out;
    }

    /// Ideographs, three bytes each, and digits, as many as follow each other; nearly all of a text is read here.
    std::size_t common(std::string_view text, const std::size_t begin) noexcept {
        const char* const bytes = text.data();
        char32_t* const characters = characters_;
        std::uint32_t* const begins = begins_;
        std::size_t size = size_;
        unsigned awaited = awaited_;
        unsigned seen = 0;
        std::size_t at = begin;
        // Four bytes at once, of which three are looked at; the last ones of a text are left to `other`.
        for (const std::size_t last = text.size() < 3 ? 0 : text.size() - 3; at < last;) {
            const std::uint32_t four = four_bytes(bytes + at);
            if ((four & 0xC0C0F0U) != 0x8080E0U) {
                const std::uint32_t digit = (four & 0xFFU) - U'0';
                if (digit > 9) break;
                characters[size] = digit + U'0';
                begins[size++] = static_cast<std::uint32_t>(at++);
                seen = awaited = hint_table::denies;
                continue;
            }
            const char32_t c = (four & 0x0FU) << 12 | (four & 0x3F00U) >> 2 | (four >> 16 & 0x3FU);
            if (!hint_table::covers(c)) break;
            characters[size] = c;
            begins[size++] = static_cast<std::uint32_t>(at);
            const unsigned hint = hints[c];
            seen |= hint & awaited;
            awaited = awaited_after(hint);
            at += 3;
        }
        if (at == begin) return at;
        line_ += size - size_;
        size_ = size;
        awaited_ = awaited;
        matters_ = matters_ || seen != 0;
        last_ = characters[size - 1];
        spaces_ = 0;
        return at;
    }

    /// Any other character; its length.
    std::size_t other(const code_point& c, std::size_t at) {
        if (c.value == U'，' || c.value == U'、') {
            mark(c.value, at);
            return c.length;
        }
        if (hint_table::covers(c.value)) {
            const unsigned hint = hints[c.value];
            matters_ = matters_ || (hint & awaited_) != 0;
            mark(c.value, at);
            awaited_ = awaited_after(hint);
            return c.length;
        }
        if (is_line_end(c.value) || (c.value == 0x3000 && ++spaces_ == 2)) {
            end_line(c, at);
            return c.length;
        }
        const bool quotes = c.value == U'“' || c.value == U'”' || c.value == U'‘' || c.value == U'’' || c.value == U'"' ||
                            c.value == U'【' || c.value == U'】' || (c.value >= U'①' && c.value <= U'⑳');
        const bool is_space = c.value == 0x3000 || is_white_space(c.value);
        if (!is_space) spaces_ = 0;
        if (is_space || quotes) return c.length;
        // The full-width comma stays apart from the one that parts thousands. A point after Chinese is a stop.
        char32_t folded = c.value == U'，' ? c.value : half_width(c.value);
        if (folded == U'.' && hint_table::covers(last_)) folded = U'。';
        // （一） begins a paragraph.
        matters_ = matters_ || is_digit(folded) || folded == U'〇' || folded == U'○' || (folded == U'(' && size_ == start_);
        if (ends_sentence(folded) || folded == U'|') {
            ++line_;
            end_sentence(folded, at);
        } else {
            mark(folded, at);
        }
        return c.length;
    }

    /// A character that ends no sentence.
    void mark(char32_t c, std::size_t at) noexcept {
        put(c, at);
        awaited_ = hint_table::denies;
        spaces_ = 0;
        ++line_;
        last_ = c;
    }

    /// 四、政府信息公开行政复议、行政诉讼情况, （三）…工作: the line is all of its paragraph, however long it is.
    bool is_numbered_heading() const noexcept {
        const std::u32string_view line{characters_ + start_, size_ - start_};
        if (!line.ends_with(U"情况") && !line.ends_with(U"工作")) return false;
        std::size_t at = line.front() == U'(' ? 1 : 0;
        const std::size_t number = at;
        while (at < line.size() && (is_digit(line[at]) || digit_value(line[at]) > 0 || line[at] == U'十')) ++at;
        if (at == number || at == line.size() || line[at] != (number == 0 ? U'、' : U')')) return false;
        return std::none_of(line.begin() + static_cast<std::ptrdiff_t>(at) + 1, line.end(),
                            [](char32_t c) { return c != U'、' && is_mark(c); });
    }

    static bool is_line_end(char32_t c) noexcept { return c == U'\n' || c == U'\r' || c == 0x2028 || c == 0x2029; }

    void end_line(const code_point& c, std::size_t at) {
        constexpr std::size_t wrapped_line = 18;
        const bool line_end = is_line_end(c.value);
        const bool goes_on = line_end && ((is_mark(last_) && !ends_sentence(last_) && last_ != U'|') ||
                                          (!is_mark(last_) && line_ >= wrapped_line && !is_numbered_heading()));
        if (line_end) line_ = 0;
        if (!goes_on && last_ != paragraph_mark) end_sentence(paragraph_mark, at);
    }

    /// With its mark, if it has one.
    void end_sentence(char32_t mark, std::size_t at, bool marked = true) {
        const auto length = static_cast<std::uint32_t>(size_ - start_);
        if (!matters_) size_ = start_;
        if (marked) put(mark, at);
        out_.sentences.push_back({static_cast<std::uint32_t>(size_), matters_ ? 0 : length});
        start_ = size_;
        last_ = mark;
        matters_ = false;
        awaited_ = hint_table::denies;
    }

    void put(char32_t c, std::size_t at) noexcept {
        characters_[size_] = c;
        begins_[size_++] = static_cast<std::uint32_t>(at);
    }

    void add(sem what, std::size_t begin, std::size_t end, std::uint8_t value = 0, std::size_t number = 0) {
        if (what == sem::unknown && !out_.tokens.empty() && out_.tokens.back().what == sem::unknown &&
            out_.tokens.back().end == begin) {
            out_.tokens.back().end = static_cast<std::uint32_t>(end);
            out_.tokens.back().value &= value;
            return;
        }
        out_.tokens.push_back({what, value, static_cast<std::uint16_t>(number), static_cast<std::uint32_t>(begin),
                               static_cast<std::uint32_t>(end)});
    }

    /// Tells how long the paragraph was, sentences that do not matter included.
    void end_paragraph(std::size_t begin, std::size_t end) {
        constexpr std::size_t most = std::numeric_limits<std::uint16_t>::max();
        add(sem::paragraph, begin, end, 0, std::min(begin + skipped_ - paragraph_, most));
        paragraph_ = end + skipped_;
    }

    bool at_sentence_start() const noexcept {
        return out_.tokens.empty() || out_.tokens.back().what == sem::stop || out_.tokens.back().what == sem::paragraph;
    }

    bool at_point_of_list() const noexcept {
        return !out_.tokens.empty() && (out_.tokens.back().what == sem::colon || out_.tokens.back().what == sem::semicolon);
    }

    std::size_t next(std::size_t at) {
        const char32_t c = look(at);
        switch (c) {
            case paragraph_mark:
            case U'|': end_paragraph(at, at + 1); return at + 1;
            case U'。':
            case U'!':
            case U'?': add(sem::stop, at, at + 1); return at + 1;
            case U'；':
            case U';': add(sem::semicolon, at, at + 1); return at + 1;
            case U'，':
            case U',':
            case U'→':
            case U'=': add(sem::clause_mark, at, at + 1); return at + 1;
            case U'、': add(sem::list_mark, at, at + 1); return at + 1;
            case U':': add(sem::colon, at, at + 1); return at + 1;
            case U'—':
                if (look(at + 1) != c) break;
                add(sem::colon, at, at + 2);
                return at + 2;
            case U'(': return open_bracket(at);
            case U')':
                add(sem::close_bracket, at, at + 1);
                fold_bracket();
                return at + 1;
            case U'《': return title(at);
            case U'+':
            case U'-':
                if (at > 0 && look(at - 1) == U'(' && is_digit(look(at + 1))) return difference(at);
                // 新收83+结转4=办结82+转下年5
                if (c == U'-' || out_.tokens.empty() || out_.tokens.back().what != sem::number) break;
                add(sem::clause_mark, at, at + 1);
                return at + 1;
            case U'第':
                if (longest_word(&out_.characters[at], size() - at) == nullptr) return ordinal(at);
                break;
            case U'我':
            case U'本':
            case U'全':
                if (const std::size_t end = self(at); end != at) return end;
                break;
            default: break;
        }
        if (const std::size_t end = mark_of_point(at); end != at) return end;
        if (is_digit(c)) return arabic(at);
        // 申请数为零
        if (c == U'零' && at > 0 && (look(at - 1) == U'为' || look(at - 1) == U'是') && digit_value(look(at + 1)) < 0)
            return zero(at);
        const lexeme* word = longest_word(&out_.characters[at], size() - at);
        if ((word == nullptr || word->word.size() == 1 || c == U'数') && begins_numeral(c))
            if (const std::size_t end = chinese(at); end != at) return end;
        if (c == U'上' && word == nullptr)
            if (const std::size_t end = in_the_hundreds(at); end != at) return end;
        if (word != nullptr) {
            add(word->what, at, at + word->word.size(), word->value);
            return at + word->word.size();
        }
        add(sem::unknown, at, at + 1);
        return at + 1;
    }

    /// ：A.予以公开27件；B.部分公开9件, ：一、新收72件；二、办结70件, 1.公开: past the mark of a point; `at` where none stands there.
    std::size_t mark_of_point(std::size_t at) const noexcept {
        if (!at_sentence_start() && !at_point_of_list()) return at;
        std::size_t end = at;
        const char32_t c = look(at);
        if (c >= U'A' && c <= U'Z') ++end;
        else if (is_digit(c) || digit_value(c) > 0 || c == U'十')
            while (end - at < 2 && (is_digit(look(end)) || digit_value(look(end)) > 0 || look(end) == U'十')) ++end;
        if (end == at || (look(end) != U'.' && look(end) != U'、') || is_digit(look(end + 1))) return at;
        // 二、三季度
        return digit_value(look(end + 1)) > 0 ? at : end + 1;
    }

    std::size_t zero(std::size_t at) {
        scanned_number number;
        number.in_words = true;
        number.end = at + 1;
        return finish(at, number);
    }

    /// （一） at the start of a sentence begins a paragraph.
    std::size_t open_bracket(std::size_t at) {
        std::size_t end = at + 1;
        while (digit_value(look(end)) >= 0 || look(end) == U'十' || is_digit(look(end))) ++end;
        if (end > at + 1 && look(end) == U')' && at_sentence_start()) {
            end_paragraph(at, end + 1);
            return end + 1;
        }
        // ：（1）收件数…；（2）答复数: a point of a list.
        if (end > at + 1 && look(end) == U')' && at_point_of_list()) return end + 1;
        add(sem::open_bracket, at, at + 1);
        return at + 1;
    }

    /// 行政诉讼（含复议后起诉）5件: what is included changes nothing, but for what was carried in.
    void fold_bracket() {
        auto& tokens = out_.tokens;
        constexpr std::size_t longest = 16;
        bool previous = false;
        bool carry = false;
        bool unclear = false;
        bool listed = false;
        // 判决维持（驳回）9件: the same in other words.
        const std::size_t size = tokens.size();
        if (size > 3 && tokens[size - 3].what == sem::open_bracket && tokens[size - 4].what == sem::outcome &&
            (tokens[size - 2].what == sem::foreign || tokens[size - 2].what == sem::unknown)) {
            for (std::size_t k = size - 3; k < size; ++k) tokens[k].what = sem::neutral;
            return;
        }
        for (std::size_t i = tokens.size() - 1; i-- > 0 && tokens.size() - i < longest;) {
            const sem what = tokens[i].what;
            previous = previous || what == sem::previous;
            carry = carry || what == sem::carry;
            unclear = unclear || what == sem::unknown;
            if (what == sem::foreign || what == sem::number || what == sem::close_bracket) return;
            listed = listed || what == sem::list_mark || what == sem::etc;
            if (what != sem::open_bracket) continue;
            token& first = tokens[i + 1];
            // 行政许可（道路运输经营许可、从业资格证等）: kinds of it.
            if (listed && i > 0 && tokens[i - 1].what == sem::service) {
                for (std::size_t k = i; k < tokens.size(); ++k) tokens[k].what = sem::neutral;
                first.what = sem::including;
                first.value = 3;
                return;
            }
            if (first.what != sem::including || (unclear && first.value != 0)) return;
            const std::uint8_t kind = first.value == 0 && previous && carry ? std::uint8_t{2}
                                      : unclear                             ? std::uint8_t{3}
                                                                            : first.value;
            for (std::size_t k = i; k < tokens.size(); ++k) tokens[k].what = sem::neutral;
            first.what = sem::including;
            first.value = kind;
            return;
        }
    }

    /// （+22件）: by how much more than before.
    std::size_t difference(std::size_t at) {
        std::size_t end = at + 1;
        while (is_digit(look(end)) || look(end) == U'.') ++end;
        unit measure = unit::none;
        end = measure_word(end, measure);
        add(sem::compared, at, end, 3);
        return end;
    }

    /// A title in 《》 says nothing by its words.
    std::size_t title(std::size_t at) {
        constexpr std::size_t longest = 120;
        unsigned depth = 0;
        for (std::size_t i = at; i < size() && i < at + longest; ++i) {
            if (look(i) == U'《') ++depth;
            if (look(i) == U'》' && --depth == 0) {
                // 收到《政府信息公开申请表》13张
                const bool form = i > at + 6 && (follows(i - 3, U"申请表") || follows(i - 3, U"申请书"));
                add(form ? sem::request : sem::neutral, at, i + 1, form ? 2 : 0);
                return i + 1;
            }
        }
        add(sem::unknown, at, at + 1);
        return at + 1;
    }

    /// 第三项, 第711号: no quantity. 第一季度: a part of the year.
    std::size_t ordinal(std::size_t at) {
        std::size_t end = at + 1;
        const bool bracket = look(end) == U'(';
        if (bracket) ++end;
        while (is_digit(look(end)) || digit_value(look(end)) >= 0 || multiplier_value(look(end)) > 0) ++end;
        if (bracket && (look(end++) != U')' || end == at + 3)) {
            add(sem::unknown, at, at + 1);
            return at + 1;
        }
        if (end > at + 1 && follows(end, U"季度")) {
            add(sem::since, at, end + 2);
            return end + 2;
        }
        if (end > at + 1) ++end;
        if (end > size()) end = size();
        // 第二十条第（五）项行政许可: where the law has it.
        constexpr std::u32string_view of_a_law = U"条项款";
        add(of_a_law.find(look(end - 1)) != of_a_law.npos ? sem::neutral : sem::unknown, at, end);
        return end;
    }

    /// 我局, 本机关, 全市各部门; `at` where none stands there.
    std::size_t self(std::size_t at) {
        const char32_t first = look(at);
        std::size_t end = at;
        const char32_t second = look(at + 1);
        const bool area = std::u32string_view{U"省市县区州旗镇乡盟局厅委"}.find(second) != std::u32string_view::npos;
        constexpr std::u32string_view others = U"单机部街分系中行级";  // begin the words below
        if (!area && !is_organ(second) && others.find(second) == others.npos) return at;
        if (first == U'全' ? area : is_organ(second)) end = at + 2;
        for (const std::u32string_view other : {U"本办法", U"全市场", U"全局性", U"本部分", U"全区域", U"本处理"})
            if (follows(at, other)) return at;
        for (const std::u32string_view word :
             {U"单位", U"机关", U"部门", U"街道", U"分局", U"系统", U"中心", U"行政机关", U"级政府"})
            if (follows(at + 1, word) && !(first == U'本' && follows(at, U"本机关不掌握"))) end = at + 1 + word.size();
        if (end == at + 2 && first != U'全' && follows(end, U"机关")) end += 2;
        // 我区政府, 全市各部门
        if (end == at + 2 && follows(end, U"政府") && !follows(end, U"政府信息")) end += 2;
        if (end == at + 2 && first == U'全')
            for (const std::u32string_view word :
                 {U"各级行政机关", U"各行政机关", U"各级各部门", U"各级政府及其部门", U"各级政府及部门", U"各级政府和部门",
                  U"各级政府、部门", U"各级政府", U"各部门各单位", U"各部门、各单位", U"各单位", U"各部门", U"各级"})
                if (follows(end, word)) {
                    end += word.size();
                    break;
                }
        // 全局 is the bureau; 我市 is the city.
        const bool region = std::u32string_view{U"省市县区州旗镇乡盟"}.find(second) != std::u32string_view::npos;
        const bool system = follows(at, U"全系统");
        if (end != at) add(system || (region && first != U'本') ? sem::whole : sem::self, at, end);
        return end;
    }

    std::size_t arabic(std::size_t at) {
        const bool signed_or_part =
            at > 0 && touches(at) &&
            (look(at - 1) == U'-' || look(at - 1) == U'+' || look(at - 1) == U'.' || look(at - 1) == U'/');
        std::int64_t value = 0;
        std::uint8_t decimals = 0;
        unsigned digits = 0;
        unsigned points = 0;
        std::size_t end = at;
        while (end < size() && (end == at || touches(end))) {
            const char32_t c = look(end);
            if (is_digit(c)) {
                if (++digits <= 15) value = value * 10 + static_cast<std::int64_t>(c - U'0');
                if (points > 0) ++decimals;
                ++end;
            } else if ((c == U'.' || c == U'．') && is_digit(look(end + 1)) && touches(end + 1)) {
                ++points;
                ++end;
            } else if (points == 0 && parts_thousands(at, end)) {
                ++end;
            } else {
                break;
            }
        }
        const bool usable = digits <= 15 && points <= 1 && !signed_or_part && decimals <= 8;
        if (!usable) return unusable(at, end);
        scanned_number number;
        number.coefficient = number.low = number.high = number.head = value;
        number.scale = number.head_scale = decimals;
        number.place = decimals > 0 || value == 0 ? 1 : place_of(value);
        number.end = end;
        return finish(at, number);
    }

    /// Digits that are no number: a sign before them, two points, too many; a date or a range of them is one all the same.
    std::size_t unusable(std::size_t begin, std::size_t end) {
        if (const std::size_t last = range(begin, end); last != begin) return last;
        if (look(end) == U'月' || look(end) == U'日') {
            add(sem::month, begin, end + 1);
            return end + 1;
        }
        add(sem::foreign, begin, end);
        return end;
    }

    /// 1000 of 12000.
    static std::int64_t place_of(std::int64_t value) noexcept {
        std::int64_t place = 1;
        for (; value >= 10 && value % 10 == 0; value /= 10) place *= 10;
        return place;
    }

    /// A comma between digits with exactly three digits after it, and at most three before the first.
    bool parts_thousands(std::size_t begin, std::size_t at) const noexcept {
        const char32_t c = look(at);
        if (c != U',' && c != U'，') return false;
        if (c == U'，' && out_.end_of(at - 1) - out_.begins[at - 1] == 1) return false;
        std::size_t before = 0;
        while (at > begin + before && is_digit(look(at - 1 - before))) ++before;
        if (before == 0 || before > 3) return false;
        for (std::size_t i = 1; i <= 3; ++i)
            if (!is_digit(look(at + i)) || !touches(at + i)) return false;
        return !(is_digit(look(at + 4)) && touches(at + 4));
    }

    std::u32string_view all() const noexcept { return {out_.characters.data(), size()}; }

    /// A numeral in words; `at` where it counts nothing, as in 一般 and 统一.
    std::size_t chinese(std::size_t at) {
        // 一是…, 二是…: the points of a list.
        if (const std::size_t end = point_of_list(at); end != at) return end;
        auto number = scan_words(all(), at);
        if (!number) return at;
        if (const std::size_t end = fraction(at, *number); end != at) return end;
        const bool digit_by_digit = number->end - at > 1 && number->multiplier == 1 && number->place == 1 && !number->ranged &&
                                    is_positional(at, number->end);
        // 二〇六件, and not 一二件
        if (digit_by_digit && look(number->end) != U'年' && !is_written_out(at, number->end)) return at;
        const std::size_t tokens = out_.tokens.size();
        const std::size_t numbers = out_.numbers.size();
        const std::size_t after = finish(at, *number);
        // 一次, 三分: a numeral counts only with its measure word.
        if (out_.tokens.size() > tokens && out_.tokens.back().what == sem::number && out_.numbers.back().unit == unit::none) {
            out_.tokens.resize(tokens);
            out_.numbers.resize(numbers);
            return at;
        }
        return after;
    }

    bool is_positional(std::size_t begin, std::size_t end) const noexcept {
        for (std::size_t i = begin; i < end; ++i)
            if (digit_value(look(i)) < 0) return false;
        return true;
    }

    bool is_written_out(std::size_t begin, std::size_t end) const noexcept {
        return end - begin > 2 && all().substr(begin, end - begin).find_first_of(U"〇○零") != std::u32string_view::npos;
    }

    /// 九成, 三分之二: a share, and no more exact than that; `at` where it is none, as 五成员.
    std::size_t fraction(std::size_t at, const scanned_number& number) {
        scanned_number share;
        if (look(number.end) == U'成' && number.coefficient < 10 && !number.ranged && number.scale == 0) {
            constexpr std::u32string_view other = U"立效果为员功就本都熟品文交份绩长年套型名立因";
            if (other.find(look(number.end + 1)) != other.npos) return at;
            share.coefficient = number.coefficient * 10;
            share.end = number.end + 1;
        } else if (follows(number.end, U"分之") && number.coefficient > 1 && number.coefficient < 100) {
            const auto part = scan_words(all(), number.end + 2);
            if (!part || part->coefficient <= 0 || part->coefficient >= number.coefficient) return at;
            share.coefficient = (200 * part->coefficient + number.coefficient) / (2 * number.coefficient);
            share.end = part->end;
        } else {
            return at;
        }
        constexpr std::int64_t nearly = 5;  // of a hundred
        share.low = share.coefficient - nearly;
        share.high = share.coefficient + nearly;
        share.in_words = share.ranged = true;
        prose_number out;
        out.in_words = true;
        out.bound = number_bound::approximate;
        out.unit = unit::percent;
        if (scan_surplus(share, all())) {
            out.bound = number_bound::at_least;
            share.low = share.coefficient;
            share.high = share.coefficient + 10;
        }
        share.end = nearness_beside(at, share.end, share, out.bound);
        out.value = decimal{share.coefficient};
        out.low = share.low;
        out.high = share.high;
        if (out_.numbers.size() >= std::numeric_limits<std::uint16_t>::max()) return at;
        out_.numbers.push_back(out);
        add(sem::number, at, share.end, 0, out_.numbers.size() - 1);
        return share.end;
    }

    std::size_t point_of_list(std::size_t at) {
        const int digit = digit_value(look(at));
        if (digit <= 0 || look(at + 1) != U'是') return at;
        if (at > 0 && !is_mark(look(at - 1)) && look(at - 1) != U'\n' && look(at - 1) != U')') return at;
        add(sem::stop, at, at + 2);
        return at + 2;
    }

    /// 上百件, 上千件
    std::size_t in_the_hundreds(std::size_t at) {
        const std::int64_t m = multiplier_value(look(at + 1));
        if (m < 100) return at;
        scanned_number n;
        n.coefficient = n.head = n.low = n.place = m;
        n.high = m * 10 - 1;
        n.in_words = n.ranged = true;
        n.end = at + 2;
        const std::size_t tokens = out_.tokens.size();
        const std::size_t after = finish(at, n);
        if (out_.tokens.size() > tokens && out_.tokens.back().what == sem::number && out_.numbers.back().unit == unit::none) {
            out_.tokens.resize(tokens);
            out_.numbers.pop_back();
            return at;
        }
        return after;
    }

    /// ：收82、结20、转2，诉0、议1; ：立6件、废3件: one character between a mark and a number.
    void name_terse(std::size_t number) noexcept {
        auto& tokens = out_.tokens;
        if (tokens.size() < 2 || tokens.back().what != sem::unknown || tokens.back().end != number ||
            tokens.back().end - tokens.back().begin != 1)
            return;
        const sem before = tokens[tokens.size() - 2].what;
        if (before != sem::list_mark && before != sem::clause_mark && before != sem::colon && before != sem::semicolon) return;
        token& word = tokens.back();
        switch (out_.characters[word.begin]) {
            case U'收': word.what = sem::receive; break;
            case U'办':
            case U'结': word.what = sem::dispose; break;
            case U'诉':
                word.what = sem::review;
                word.value = 1;
                break;
            case U'议': word.what = sem::review; break;
            case U'立': word.what = sem::issue; break;
            case U'废': word.what = sem::repeal; break;
            default: break;
        }
    }

    /// What follows the digits: a date, a range, or the rest of a number with its measure word.
    std::size_t finish(std::size_t begin, scanned_number& number) {
        name_terse(begin);
        if (const std::size_t end = date(begin, number); end != begin) return end;
        if (const std::size_t end = range(begin, number.end); end != begin) return end;
        return measured(begin, number);
    }

    static bool is_dash(char32_t c) noexcept {
        return c == U'-' || c == U'—' || c == U'–' || c == U'~' || c == U'至' || c == U'到';
    }

    /// 2023年, 2020年至2023年, 1月至12月, 3月, 12月31日; `begin` where it is no date.
    std::size_t date(std::size_t begin, const scanned_number& number) {
        const std::size_t end = number.end;
        const char32_t after = look(end);
        if (number.scale != 0) return begin;
        if (after == U'年' && number.coefficient >= 1990 && number.coefficient < 2100) return year(begin, number);
        // 1月至12月, 1-12月
        if (number.coefficient == 1)
            for (const std::u32string_view rest :
                 {U"月至12月", U"月-12月", U"月—12月", U"月到12月", U"-12月", U"—12月", U"至12月"})
                if (follows(end, rest)) {
                    add(sem::time, begin, end + rest.size());
                    return end + rest.size();
                }
        if (after != U'月' && after != U'日') return begin;
        if (after == U'月' && is_digit(look(end + 1))) {
            std::size_t day = end + 1;
            std::int64_t day_value = 0;
            while (is_digit(look(day)) && day < end + 4)
                day_value = day_value * 10 + static_cast<std::int64_t>(look(day++) - U'0');
            if (look(day) == U'日') {
                const bool whole_year =
                    (number.coefficient == 1 && day_value == 1) || (number.coefficient == 12 && day_value == 31);
                add(whole_year ? sem::time : sem::month, begin, day + 1);
                return day + 1;
            }
        }
        if (after == U'月' && (look(end + 1) == U'底' || look(end + 1) == U'末')) {
            add(number.coefficient == 12 ? sem::time : sem::month, begin, end + 2);
            return end + 2;
        }
        add(sem::month, begin, end + 1);
        return end + 1;
    }

    std::size_t year(std::size_t begin, const scanned_number& number) {
        std::size_t end = number.end + 1;
        if (look(end) == U'度') ++end;
        if (is_dash(look(end))) {
            std::size_t last = end + 1;
            while (is_digit(look(last))) ++last;
            if (last == end + 5 && look(last) == U'年') {
                add(sem::since, begin, last + 1);
                return last + 1;
            }
            if (look(end + 1) == U'今') {
                add(sem::since, begin, end + 2);
                return end + 2;
            }
        }
        // 形成于2021年以后的31件: a stretch of time, and not that year.
        for (const std::u32string_view side : {U"以前", U"以后", U"之前", U"之后", U"及以前", U"及以后", U"前的", U"后的"})
            if (follows(end, side)) {
                end += side.size() - (side.back() == U'的' ? 1 : 0);
                add(sem::since, begin, end);
                return end;
            }
        const auto value = static_cast<std::size_t>(number.coefficient);
        add(sem::year, begin, end, is_cause(begin, end) ? 1 : 0, value);
        return end;
    }

    /// 因2023年度申请引发, 涉及2023年答复: the year of what it was because of.
    bool is_cause(std::size_t begin, std::size_t end) const noexcept {
        const char32_t before = begin > 0 ? look(begin - 1) : U'\0';
        const bool because = before == U'因' || before == U'由' || before == U'就' ||
                             (begin > 1 && (follows(begin - 2, U"涉及") || follows(begin - 2, U"针对") ||
                                            follows(begin - 2, U"不服") || follows(begin - 2, U"因为")));
        // 由2022年的258件增加到…: no cause.
        if (!because || (look(end) == U'的' && is_digit(look(end + 1)))) return false;
        for (const std::u32string_view what :
             {U"申请", U"政府信息", U"信息公开", U"依申请", U"的", U"收到", U"受理", U"答复", U"办理", U"作出", U"办结"})
            if (follows(end, what)) return true;
        return false;
    }

    /// 3-5件
    std::size_t range(std::size_t begin, std::size_t end) {
        if (!is_dash(look(end)) || look(end) == U'到' || !is_digit(look(end + 1))) return begin;
        std::size_t last = end + 1;
        while (is_digit(look(last)) || look(last) == U'.') ++last;
        if (look(last) == U'年' || look(last) == U'月') {
            add(look(last) == U'年' ? sem::since : sem::month, begin, last + 1);
            return last + 1;
        }
        add(sem::foreign, begin, last);
        return last;
    }

    /// 余, 万: what may stand between the digits and the measure word.
    static bool is_factor(char32_t c) noexcept {
        return c == U'余' || c == U'多' || c == U'来' || c == U'几' || multiplier_value(c) > 0;
    }

    /// False where it is too large.
    bool scale_up(scanned_number& number, bool& approximate, bool& more) const noexcept {
        const scanned_number plain = number;
        more = scan_surplus(number, all());
        const std::size_t after_surplus = number.end;
        if (!number.in_words) {
            if (more) number.coefficient = plain.coefficient;
            if (!scan_multipliers(number, all())) return false;
            const bool multiplied = number.end > after_surplus;
            approximate = multiplied && !number.exact();
            if (more && multiplied) widen_surplus(plain, number);
        }
        if (!more) more = scan_surplus(number, all());
        return true;
    }

    /// 万, 余, the measure word, 以上.
    std::size_t measured(std::size_t begin, scanned_number& number) {
        bool approximate = false;
        bool more = false;
        if (is_factor(look(number.end)) && !scale_up(number, approximate, more)) {
            add(sem::foreign, begin, number.end);
            return number.end;
        }
        prose_number out;
        out.in_words = number.in_words;
        out.bound =
            more ? number_bound::at_least : (approximate || number.ranged ? number_bound::approximate : number_bound::exact);
        std::size_t end = measure_word(number.end, out.unit);
        // 五年共受理…: of several years.
        if (out.unit == unit::period && look(number.end) == U'年' && number.coefficient > 1) {
            add(sem::since, begin, end);
            return end;
        }
        number.end = end;
        // 12.35万元 is told as printed.
        if (out.unit == unit::money && approximate && !more && number.multiplier == 10'000) {
            number.low = number.high = number.coefficient;
            out.bound = number_bound::exact;
        }
        if (scan_surplus(number, all())) {
            out.bound = number_bound::at_least;
            end = number.end;
        }
        end = nearness_beside(begin, end, number, out.bound);
        set_value(number, out);
        // 百分之十二
        if (begin >= 3 && follows(begin - 3, U"百分之")) out.unit = unit::percent;
        if (out_.numbers.size() >= std::numeric_limits<std::uint16_t>::max()) {
            add(sem::foreign, begin, end);
            return end;
        }
        out_.numbers.push_back(out);
        add(sem::number, begin, end, 0, out_.numbers.size() - 1);
        return end;
    }

    std::size_t measure_word(std::size_t end, unit& found) const noexcept {
        const char32_t measure = look(end);
        for (const unit_word* candidate = std::ranges::lower_bound(units, measure, {}, first_of);
             candidate != std::end(units) && candidate->word[0] == measure; ++candidate)
            if (follows(end, candidate->word)) {
                found = candidate->what;
                return end + candidate->word.size();
            }
        return end;
    }

    /// 左右, 以上 after the measure word; 约, 近 before the digits. Both leave an interval.
    std::size_t nearness_beside(std::size_t begin, std::size_t end, scanned_number& number, number_bound& bound) {
        std::size_t length = 0;
        const nearness after = nearness_after(all(), end, length);
        if (after != nearness::none) {
            apply(after, number);
            bound = after == nearness::from    ? number_bound::at_least
                    : after == nearness::about ? number_bound::approximate
                                               : number_bound::at_most;
            end += length;
        }
        if (bound != number_bound::exact && !(bound == number_bound::approximate && number.in_words == false)) return end;
        if (out_.tokens.empty() || out_.tokens.back().what != sem::about || out_.tokens.back().end != begin) return end;
        const nearness before = nearness_before(all(), out_.tokens.back().begin, length);
        apply(before, number);
        bound = static_cast<number_bound>(out_.tokens.back().value);
        return end;
    }

    /// Money is told in 万元, with the decimals that are printed.
    void set_value(const scanned_number& number, prose_number& out) const noexcept {
        out.value = decimal{number.coefficient, number.scale};
        out.low = number.low;
        out.high = number.high;
        if (out.unit != unit::money) return;
        constexpr std::int64_t wan = 10'000;
        if (number.multiplier == wan || number.multiplier == wan * wan) {
            const std::int64_t by = number.multiplier / wan;
            if (number.head <= unbounded / by) {
                std::int64_t coefficient = number.head;
                std::uint8_t scale = number.head_scale;
                for (std::int64_t k = by; k > 1; k /= 10) scale > 0 ? --scale : coefficient *= 10;
                out.value = decimal{coefficient, scale};
                in_scale(number, scale, out);
                return;
            }
        }
        out.value = decimal{number.coefficient, static_cast<std::uint8_t>(number.scale + 4)};
        in_scale(number, out.value.scale(), out);
    }

    /// The ends of the interval in 万元 with so many decimals.
    static void in_scale(const scanned_number& number, std::uint8_t scale, prose_number& out) noexcept {
        if (out.bound == number_bound::exact) {
            out.low = out.high = out.value.coefficient();
            return;
        }
        const auto convert = [&](std::int64_t v, bool up) {
            if (v == unbounded) return v;
            int shift = static_cast<int>(scale) - (number.scale + 4);
            for (; shift < 0; ++shift) v = v / 10 + (up && v % 10 != 0 ? 1 : 0);
            for (; shift > 0 && v < unbounded / 10; --shift) v *= 10;
            return v;
        };
        out.low = convert(number.low, false);
        out.high = convert(number.high, true);
    }

    prose& out_;
    char32_t* characters_ = nullptr;
    std::uint32_t* begins_ = nullptr;
    std::size_t size_ = 0;
    std::size_t start_ = 0;  ///< of this sentence
    std::size_t line_ = 0;   ///< characters in this line
    unsigned spaces_ = 0;    ///< ideographic ones in a row
    char32_t last_ = paragraph_mark;
    bool matters_ = false;                   ///< this sentence does
    unsigned awaited_ = hint_table::denies;  ///< what makes it matter if it is the next character
    std::size_t skipped_ = 0;                ///< characters that are not kept, of the sentences so far
    std::size_t paragraph_ = 0;              ///< where it begins, those counted
};

}  // namespace

void prose::read(std::string_view whole) { lexer{*this}.run(whole); }

}  // namespace gongkai::detail
