// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <gongkai/narrative/claim.hpp>
#include <memory>
#include <string_view>
#include <vector>

#include "text/unicode.hpp"

/// Prose as tokens: known words, numbers with their units, marks, and whatever else stands between them.

namespace gongkai::detail {

/// What a word does in a sentence on numbers. The comment gives an example; `value` is the token's.
enum class sem : std::uint8_t {
    unknown,       ///< no word of the vocabulary; value 1: one that narrows nothing, such as 认真
    neutral,       ///< 的, 各类, 提交: changes nothing
    total,         ///< 共计: the number of the whole
    time,          ///< 全年: the report's year
    self,          ///< 我局: the reporting organ
    whole,         ///< 全市: everything under it
    decide,        ///< 作出
    receive,       ///< 收到 0, 受理 1, 新收 2, 应办 3: with those carried in
    dispose,       ///< 办结 0, 答复 1, 办理 2
    judge,         ///< 审理: what the reviewing organ does
    request,       ///< 政府信息公开申请 0, 依申请公开 1, 申请 2
    disposition,   ///< 予以公开; value: request_row, or 0x80 + disposition_group
    applicant,     ///< 自然人; value: request_column, `organizations`, or `other_applicants`
    previous,      ///< 上年
    current,       ///< 本年度 after a carry
    next,          ///< 下年度
    carry,         ///< 结转; 年初结转 1, 年末结转 2
    open,          ///< 尚未办结: still being processed
    withdrawn,     ///< 撤回: ended without an answer, in a row that the form does not name
    review,        ///< 行政复议 0, 行政诉讼 1, 直接起诉 2, 复议后起诉 3
    outcome,       ///< 维持; value: review_column
    dispute,       ///< 行政争议: reviews of any kind
    document,      ///< 规范性文件 0, 规章 1, 文件 2
    issue,         ///< 制发
    release,       ///< 发布
    publish,       ///< 公开
    repeal,        ///< 废止 0, 失效 1
    keep,          ///< 保留 0, 现行有效 1
    service,       ///< 行政许可; value: disclosure_row, with service_items
    fee,           ///< 行政事业性收费
    collect,       ///< 收取
    negation,      ///< 未, 无
    all,           ///< 均
    each,          ///< 各
    respectively,  ///< 分别
    subset,        ///< 其中
    including,     ///< 含 0, 不含 1, （含上年结转） 2, （含 what is not understood） 3
    etc,           ///< 等
    join,          ///< 和
    either,        ///< 或
    share,         ///< 占
    about,         ///< 约, 近, 超; value: number_bound
    disclosure,    ///< 政府信息公开: ties a review to the subject
    by_channel,    ///< 网络; value: medium
    compared,      ///< 同比 0: with last year; 增长 1, 下降 2; 持平 3: no number; 相比 4: with what else is named
    cumulative,    ///< 累计
    since,         ///< 以来
    object,        ///< 对
    prevented,     ///< 确保
    manner,        ///< 坚持: how things are done, not how many
    foreign,  ///< anything known to be about something else; value 1: another organ, 2: help in another's act, 3: documents at large, 4: what a third party says, 5: 无关, 6: a step in the handling of a request, 7: 办结率, 8: another rate
    noun,     ///< 解读: counted, in no table; value: fact_kind
    number,   ///< token.number: its index
    year,     ///< 2023年; value 1: of what something was because of (因2023年度申请)
    month,    ///< a date within the year
    list_mark,    ///< 、
    clause_mark,  ///< ，
    colon,        ///< ：
    open_bracket,
    close_bracket,
    semicolon,
    stop,       ///< the end of a sentence
    paragraph,  ///< the end of a paragraph
};

inline constexpr std::uint8_t organizations = 0x40;     ///< the five columns of organisations
inline constexpr std::uint8_t other_applicants = 0x41;  ///< 其他, in a list of applicants
inline constexpr std::uint8_t group_flag = 0x80;
inline constexpr std::uint8_t lost_lawsuit = 0x40;   ///< 败诉: corrected, of lawsuits only
inline constexpr std::uint8_t service_items = 0x40;  ///< 行政许可事项: the kinds of licences as well as the decisions

/// Measure words, as far as they decide what a number can be about.
/// item: 件 宗 起 例. piece: 项 个 次. copy: 份 部. line: 条. article: 篇 期. session: 场. people: 人 人次. kind: 类 种. place: 处.
enum class unit : std::uint8_t {
    none,
    item,
    piece,
    copy,
    line,
    article,
    session,
    people,
    money,
    percent,
    period,
    kind,
    place,
    other
};

struct prose_number {
    decimal value{};        ///< money in 万元
    std::int64_t low = 0;   ///< what it can mean, both ends included, with the scale of `value`
    std::int64_t high = 0;  ///< `unbounded` where there is no upper end
    number_bound bound = number_bound::exact;
    gongkai::detail::unit unit = gongkai::detail::unit::none;
    bool in_words = false;  ///< 一件, and not 1件
};

struct token {
    sem what = sem::unknown;
    std::uint8_t value = 0;
    std::uint16_t number = 0;  ///< of a number: its index; of a year: the year; of the end of a paragraph: its length
    std::uint32_t begin = 0;   ///< positions in `characters`
    std::uint32_t end = 0;
};

/// A stretch of characters up to a full stop.
struct sentence {
    std::uint32_t end = 0;
    std::uint32_t skipped = 0;  ///< characters of it that are not kept, where it does not matter
};

/// Elements of which at most a known number comes. Its memory is never initialised, and kept from text to text.
template <class T>
class text_buffer {
public:
    /// Empties it and gives room for `most` elements, of which `resize` tells how many were written.
    T* restart(std::size_t most) {
        if (most > capacity_) {
            elements_ = std::make_unique_for_overwrite<T[]>(most);
            capacity_ = most;
        }
        size_ = 0;
        return elements_.get();
    }
    void resize(std::size_t size) noexcept { size_ = size; }

    std::size_t size() const noexcept { return size_; }
    const T* data() const noexcept { return elements_.get(); }
    const T& operator[](std::size_t i) const noexcept { return elements_[i]; }

private:
    std::unique_ptr<T[]> elements_{};
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

/// The text without white space, full-width forms of ASCII folded, and its tokens. Of sentences that neither count nor deny
/// anything only the end is there. Reused from text to text.
struct prose {
    text_buffer<char32_t> characters;
    text_buffer<std::uint32_t> begins;  ///< the first byte of each character in the text
    std::vector<sentence> sentences;
    std::vector<token> tokens;
    std::vector<prose_number> numbers;

    /// Any bytes; takes time and space linear in the text.
    void read(std::string_view whole);

    /// One past the last byte of a character; the text must still be there.
    std::uint32_t end_of(std::size_t character) const noexcept {
        return begins[character] + decode_at(text, begins[character]).length;
    }
    std::uint32_t byte_begin(const token& t) const noexcept { return begins[t.begin]; }
    std::uint32_t byte_end(const token& t) const noexcept { return end_of(t.end - 1); }

    std::string_view text;
};

/// A word of the vocabulary.
struct lexeme {
    std::u32string_view word;
    sem what;
    std::uint8_t value = 0;
};

/// The longest word that begins at `at`; nullptr where none does.
const lexeme* longest_word(const char32_t* at, std::size_t available) noexcept;

}  // namespace gongkai::detail
