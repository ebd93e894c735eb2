// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <boost/describe/enum.hpp>
#include <cstddef>
#include <cstdint>
#include <gongkai/core/decimal.hpp>
#include <gongkai/core/lang.hpp>
#include <gongkai/core/source_span.hpp>
#include <gongkai/report/published_report.hpp>
#include <gongkai/tables/form.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// What the prose of a report says in numbers, and whether the tables say the same.

namespace gongkai {

/// How exactly a number of the prose is meant.
/// exact: as printed. at_least: 余, 多, 以上, 超过. at_most: 近, 不足. approximate: 约, 左右, or rounded to 万 or 亿。
BOOST_DEFINE_ENUM_CLASS(number_bound, exact, at_least, at_most, approximate)

/// stated: the number is printed. implied: it follows from a word (未发生, 均获维持). derived: a percentage of two cells.
BOOST_DEFINE_ENUM_CLASS(claim_kind, stated, implied, derived)

/// Whether the table says what the prose says. na: the cells have no value.
/// with_carried_in: the prose counts what was carried in from last year among what was received; loose, not wrong.
/// other_reading: not as read first, but another reading of the sentence agrees (办结15件，撤回8件 of 23 disposed of).
BOOST_DEFINE_ENUM_CLASS(agreement, yes, no, na, with_carried_in, other_reading)

/// certain: scope, quantity and unit are each fixed by words of the sentence. likely: they can be meant otherwise. What cannot
/// be scoped is no claim. A claim that disagrees does so in every reading of its sentence.
BOOST_DEFINE_ENUM_CLASS(certainty, certain, likely)

/// The code of an enumerator is its name.
constexpr std::string_view code(number_bound b) noexcept { return enumerator_names<number_bound>[index_of(b)]; }
constexpr std::string_view code(claim_kind k) noexcept { return enumerator_names<claim_kind>[index_of(k)]; }
constexpr std::string_view code(agreement a) noexcept { return enumerator_names<agreement>[index_of(a)]; }
constexpr std::string_view code(certainty c) noexcept { return enumerator_names<certainty>[index_of(c)]; }

/// An addend: one cell, or a whole group of dispositions in one column (requests.denied.\*.total).
/// Of a group, `cell` is the first of its rows.
struct cell_term {
    cell_key cell{request_row::received, request_column::total};
    bool whole_group = false;
    friend constexpr bool operator==(const cell_term&, const cell_term&) noexcept = default;
};

/// A sum of up to twelve cells or groups.
class cell_sum {
public:
    static constexpr std::size_t max_terms = 12;

    constexpr cell_sum() noexcept = default;
    constexpr explicit cell_sum(cell_term term) noexcept : terms_{term}, size_{1} {}

    /// Without effect beyond max_terms, and for a term that is there already.
    constexpr void add(const cell_term& term) noexcept {
        for (const cell_term& known : terms())
            if (known == term) return;
        if (size_ < max_terms) terms_[size_++] = term;
    }
    /// What is added up.
    constexpr std::span<const cell_term> terms() const noexcept { return {terms_.data(), size_}; }
    /// Whether it has no term.
    constexpr bool empty() const noexcept { return size_ == 0; }

    friend constexpr bool operator==(const cell_sum& a, const cell_sum& b) noexcept {
        if (a.size_ != b.size_) return false;
        for (std::size_t i = 0; i < a.size_; ++i)
            if (!(a.terms_[i] == b.terms_[i])) return false;
        return true;
    }

private:
    std::array<cell_term, max_terms> terms_{};
    std::uint8_t size_ = 0;
};

/// What a number is about: cells added up, and for a percentage what they are divided by.
struct cell_expression {
    cell_sum numerator{};
    cell_sum denominator{};  ///< empty where nothing is divided

    /// Whether it divides one sum by another, as a percentage does.
    constexpr bool is_ratio() const noexcept { return !denominator.empty(); }
    friend constexpr bool operator==(const cell_expression&, const cell_expression&) noexcept = default;
};

/// `requests.granted.total`, `requests.denied.*.total`, `a+b`, `(a+b)/c`.
std::string to_string(const cell_expression& cells);

/// In words, as the form of the edition labels rows and columns.
std::string describe(const cell_expression& cells, lang language, edition e);

/// The single cells of the numerator, groups written out as the form has them.
std::vector<cell_key> cells_of(const cell_sum& sum, const form& f);

/// A place in the prose of a report.
struct prose_place {
    std::optional<gongkai::section> section{};  ///< none: before the first section
    std::uint32_t offset = 0;                   ///< bytes into that text
    std::uint32_t length = 0;                   ///< bytes
    source_span span{};                         ///< in the document; the whole line or section where not known closer
};

/// A number in prose that is about cells of the tables.
struct claim {
    std::string quote{};  ///< the words, as printed
    prose_place place{};
    claim_kind kind = claim_kind::stated;
    gongkai::certainty certainty = gongkai::certainty::certain;
    cell_expression cells{};
    decimal number{};  ///< a count, an amount in 万元, or a percentage
    number_bound bound = number_bound::exact;
    decimal low{};                   ///< what the number can mean, both ends included: itself where it is exact
    std::optional<decimal> high{};   ///< none: without an upper end
    std::string words{};             ///< of one that disagrees: by which words of the sentence its scope was read
    std::optional<decimal> table{};  ///< what the cells say; a ratio as a percentage with as many decimals as printed
    agreement agree = agreement::na;
    /// The year the words give, where it is not the report's: such a claim is not compared.
    std::optional<std::chrono::year> other_year{};
};

/// The numbers of the prose that are about cells, in the order of the text. What cannot be scoped with certainty enough
/// (one channel, part of the year, another agency's documents, compared with last year …) is not listed.
/// Numbers that the prose gives for another year are left out unless `other_years`. At most two thousand.
std::vector<claim> claims(const published_report& report, bool other_years = false);

/// What a number of the prose counts that no table has.
/// published_items: items of information published. articles: items sent out by a news or social medium.
/// interpretations: 政策解读. press_conferences: 新闻发布会. consultations: 咨询. messages: letters and messages answered.
/// proposals: 人大代表建议、政协提案. visits: 访问量, 阅读量. followers: 关注, 订阅, 粉丝. trainings: 培训。
/// documents_issued, documents_repealed: 规范性文件. requests: applications, in all or by one channel.
/// information_fee: 信息处理费, in 元; zero where it is denied. matters: 政务服务事项, or their kinds. ratings, good_ratings,
/// bad_ratings: 好差评. tickets: 办不成事. service_points: 自助办理点. broadcasts: 政务直播。
BOOST_DEFINE_ENUM_CLASS(fact_kind, published_items, articles, interpretations, press_conferences, consultations, messages,
                        proposals, visits, followers, trainings, documents_issued, documents_repealed, requests, information_fee,
                        matters, ratings, good_ratings, bad_ratings, tickets, service_points, broadcasts)

/// Through what. unspecified: the words do not say. video_service: by picture and sound, as 云综窗。
BOOST_DEFINE_ENUM_CLASS(medium, unspecified, website, wechat, weibo, video, new_media, press, gazette, letter, email, in_person,
                        telephone, service_hall, video_service)

/// The measure word of a number. item: 件 宗 起. piece: 项 个 次. copy: 份 部. line: 条. article: 篇 期. session: 场。
/// people: 人 人次 家. yuan: 元. kind: 类 种. place: 处. none: it has none.
BOOST_DEFINE_ENUM_CLASS(measure_word, none, item, piece, copy, line, article, session, people, yuan, kind, place, other)

constexpr std::string_view code(fact_kind k) noexcept { return enumerator_names<fact_kind>[index_of(k)]; }
constexpr std::string_view code(measure_word m) noexcept { return enumerator_names<measure_word>[index_of(m)]; }
constexpr std::string_view code(medium m) noexcept { return enumerator_names<medium>[index_of(m)]; }

constexpr std::string_view label(fact_kind k, lang language) noexcept {
    constexpr std::array<std::array<std::string_view, 2>, enum_size<fact_kind>> labels{{
        {"公开信息", "items published"},
        {"稿件、推文", "articles"},
        {"政策解读", "interpretations"},
        {"新闻发布会", "press conferences"},
        {"咨询", "consultations"},
        {"来信、留言", "messages"},
        {"建议、提案", "proposals"},
        {"访问、阅读", "visits"},
        {"关注、订阅", "followers"},
        {"培训", "trainings"},
        {"制发文件", "documents issued"},
        {"废止文件", "documents repealed"},
        {"申请", "requests"},
        {"信息处理费（元）", "information processing fee (yuan)"},
        {"政务服务事项", "matters on application"},
        {"评价", "ratings"},
        {"好评", "good ratings"},
        {"差评", "bad ratings"},
        {"办不成事反映件", "tickets of what could not be done"},
        {"自助办理点", "self-service points"},
        {"政务直播", "broadcasts"},
    }};
    return labels[index_of(k)][language == lang::zh ? 0 : 1];
}

constexpr std::string_view label(medium m, lang language) noexcept {
    constexpr std::array<std::array<std::string_view, 2>, enum_size<medium>> labels{{
        {"未说明渠道", "medium not said"},
        {"网站", "website"},
        {"微信", "WeChat"},
        {"微博", "Weibo"},
        {"短视频", "video"},
        {"新媒体", "new media"},
        {"报刊、广播、电视", "press and broadcast"},
        {"公报", "gazette"},
        {"信函", "letter"},
        {"电子邮件", "email"},
        {"当面", "in person"},
        {"电话、传真", "telephone or fax"},
        {"政务服务场所", "service hall"},
        {"视频（云综窗）", "video service"},
    }};
    return labels[index_of(m)][language == lang::zh ? 0 : 1];
}

constexpr std::string_view label(measure_word m, lang language) noexcept {
    constexpr std::array<std::array<std::string_view, 2>, enum_size<measure_word>> labels{{
        {"无量词", "none"},
        {"件", "item"},
        {"项、个、次", "piece"},
        {"份、部", "copy"},
        {"条", "line"},
        {"篇、期", "article"},
        {"场", "session"},
        {"人、家", "people"},
        {"元", "yuan"},
        {"类、种", "kind"},
        {"处", "place"},
        {"其他量词", "other"},
    }};
    return labels[index_of(m)][language == lang::zh ? 0 : 1];
}

/// Of what time a number of the prose is, as its sentence says. report_year: 全年, 2024年. part_of_year: 上半年, 3月, 日均。
/// other_year: 2023年, 上年. several_years: 近三年, 累计. unspecified: no word says, so it is of the report's year.
BOOST_DEFINE_ENUM_CLASS(fact_period, unspecified, report_year, part_of_year, other_year, several_years)

constexpr std::string_view code(fact_period p) noexcept { return enumerator_names<fact_period>[index_of(p)]; }

/// A number in prose of what the tables do not count in full.
struct fact {
    fact_kind kind = fact_kind::published_items;
    medium through = medium::unspecified;
    decimal number{};
    measure_word unit = measure_word::none;
    number_bound bound = number_bound::exact;
    decimal low{};                  ///< what the number can mean, both ends included: itself where it is exact
    std::optional<decimal> high{};  ///< none: without an upper end
    fact_period period = fact_period::unspecified;
    std::optional<std::chrono::year> other_year{};  ///< which, where the period is another year that is named
    bool of_a_class = false;                        ///< the words narrow the kind down: 财政信息20条
    std::string quote{};
    prose_place place{};
};

/// The typed facts of the prose, in the order of the text.
std::vector<fact> facts(const published_report& report);

/// How the prose compares a number with last year's. rate: a percentage. difference: so many more or fewer. last_year: last
/// year's own number.
BOOST_DEFINE_ENUM_CLASS(growth_kind, rate, difference, last_year)

constexpr std::string_view code(growth_kind k) noexcept { return enumerator_names<growth_kind>[index_of(k)]; }

/// What the prose says of last year, beside a number of this year that the tables hold: 比上年（1036件）减少323件，下降31.2%.
struct growth {
    growth_kind kind = growth_kind::rate;
    cell_sum cells{};  ///< what is compared
    decimal number{};  ///< as printed: a percentage, or a count; less than zero where it became less
    gongkai::certainty certainty = gongkai::certainty::certain;
    std::string quote{};
    prose_place place{};
};

/// The exact growth that the prose states, of numbers that agree with the tables. Whether it is right, the report of the
/// year before can tell: a `panel` compares them.
std::vector<growth> growths(const published_report& report);

}  // namespace gongkai
