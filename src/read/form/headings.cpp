// SPDX-License-Identifier: Apache-2.0
#include "headings.hpp"

#include "labels.hpp"
#include "text/letter_set.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>

namespace gongkai::detail {
namespace {

/// One place in a heading: the words that may stand there. An empty one lets it be left out.
class place {
public:
    constexpr place() = default;
    constexpr explicit place(std::span<const std::u32string_view> words) : words_{words} {
        for (const std::u32string_view word : words) {
            if (word.empty()) may_be_left_out_ = true;
            else first_.add(word.front());
        }
    }

    friend constexpr bool operator==(const place& a, const place& b) noexcept { return std::ranges::equal(a.words_, b.words_); }

    constexpr bool may_be_left_out() const noexcept { return may_be_left_out_; }
    /// The letters with which its words begin.
    constexpr const letter_set& first() const noexcept { return first_; }
    constexpr std::span<const std::u32string_view> words() const noexcept { return words_; }

private:
    std::span<const std::u32string_view> words_{};
    letter_set first_{};
    bool may_be_left_out_ = false;
};
using wording = std::span<const place>;

template <std::size_t N>
struct bar_parted {
    consteval bar_parted(const char32_t (&text)[N]) { std::ranges::copy(text, letters); }
    char32_t letters[N]{};
    static constexpr std::size_t size = N - 1;
};

template <bar_parted Text>
constexpr auto parted_words = [] {
    std::array<std::u32string_view, static_cast<std::size_t>(std::ranges::count(Text.letters, U'|')) + 1> out{};
    std::u32string_view rest{Text.letters, Text.size};
    for (std::u32string_view& word : out) {
        word = rest.substr(0, std::min(rest.find(U'|'), rest.size()));
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    }
    return out;
}();

/// The words that may stand at a place, parted by bars.
template <bar_parted Text>
consteval place operator""_place() {
    return place{parted_words<Text>};
}

template <std::size_t... N>
constexpr auto joined(const std::array<place, N>&... parts) {
    std::array<place, (N + ...)> out{};
    auto at = out.begin();
    ((at = std::ranges::copy(parts, at).out), ...);
    return out;
}

// Digits are read as 0.
constexpr std::array<place, 2> whose{
    U"|0000年度|0000年|本年度|本年|全年"_place,
    U"|本机关|本单位|本部门|本级|本局|本委|本镇|本街道|我局|我委|我办|我单位|我机关|我镇|我乡|我县|我市|我区|我省|我街道|行政机关|全县|全市|全区|全省|全局"_place,
};
constexpr std::array<place, 1> work{
    U"|政府信息公开工作|政府信息公开|政务公开工作|政务公开|信息公开工作|信息公开|政务信息公开工作|政务信息公开|公开工作|工作"_place};

constexpr auto overview = joined(
    whose, work,
    std::array<place, 4>{
        U"|推进|落实|开展|实施|进展|工作"_place,
        U"|的"_place,
        U"总体情况|总体工作情况|总体推进情况|总体进展情况|总体概况|总体概述|总体|整体情况|基本情况|基本概况|主要情况|概述|概况|工作情况|工作开展情况|工作推进情况|推进情况|开展情况|工作概述|工作概况|综述"_place,
        U"|概述|综述|概况"_place,
    });

constexpr auto disclosure = joined(whose, std::array<place, 7>{
                                              U"|政府信息|政务信息|信息|政府信息公开|政府"_place,
                                              U"主动公开|主动公布"_place,
                                              U"|政府信息|政务信息|信息|政府"_place,
                                              U"|公开"_place,
                                              U"|工作"_place,
                                              U"|开展|有关|相关|数据|的|有关的"_place,
                                              U"情况|数据"_place,
                                          });

constexpr place handling =
    U"收到和处理|收到及处理|收到与处理|收到以及处理|收到、处理|收到处理|收到并处理|收到和办理|收到及办理|收到、办理|收到与办理|收到和答复"
    "|收到及答复|受理和处理|受理及处理|受理、处理|受理和办理|受理及办理|受理和答复|受理与答复|受理、办理|接收和处理|接收及处理|接收和办理|收到|受理|处理|办理|答复|接收"_place;
constexpr auto requests = joined(whose, std::array<place, 8>{
                                            handling,
                                            U"|的"_place,
                                            U"|公众|社会公众|公民"_place,
                                            U"|依申请|依申请公开|申请公开"_place,
                                            U"政府信息|政务信息|信息|政府"_place,
                                            U"|公开|公开的"_place,
                                            U"|申请|申请公开|申请事项|申请件"_place,
                                            U"情况|的情况|工作情况|数量情况|有关情况|相关情况"_place,
                                        });
constexpr auto requests_named_first = joined(
    whose,
    std::array<place, 4>{
        U"政府信息公开申请|信息公开申请|申请公开政府信息|政府信息依申请公开|依申请公开政府信息|依申请公开信息|依申请公开工作|依申请公开|政府信息公开依申请"
        "|依申请公开政府信息申请|政府信息公开申请工作"_place,
        U"|的|工作|申请"_place,
        U"|收到和处理|收到及处理|收到与处理|收到、处理|接收和处理|接收及处理|受理和处理|受理及处理|受理和办理|受理及办理|收到和办理|收到及办理|受理|处理|办理|答复|接收|接收、处理|受理、办理|受理、答复"_place,
        U"情况|的情况|工作情况|有关情况|相关情况"_place,
    });

constexpr auto reviews =
    joined(whose, std::array<place, 12>{
                      U"|因|由|涉及"_place,
                      U"|政府信息公开|政府信息|信息公开|政务公开"_place,
                      U"|工作|申请"_place,
                      U"|中|方面|的"_place,
                      U"|被|被申请|申请|提起|被提起|引起的|引发的|引起|引发|导致的|产生的|涉及的|发生的"_place,
                      U"行政复议|复议"_place,
                      U"|案件|申请"_place,
                      U"|、|和|及|与|或|以及|或者|与被"_place,
                      U"|被|被提起|提起|被申请"_place,
                      U"行政诉讼|诉讼"_place,
                      U"|案件|工作|和申诉|、申诉|及申诉|、举报|和举报"_place,
                      U"|情况|的情况|数量|有关情况|相关情况|工作情况"_place,
                  });

constexpr place trouble =
    U"问题|困难|困难问题|不足|不足之处|薄弱环节|短板|短板弱项|差距|缺点|难点|问题情况|问题不足|困难和问题|问题和困难"_place;
constexpr std::array<place, 3> at_work{U"|工作|工作开展"_place, U"|中|方面|过程中|推进中|中的"_place,
                                       U"|当前|目前|仍|还|依然|尚|仍然|所"_place};
constexpr std::array<place, 1> also{U"及|和|与|以及|、|及其|和其|与其|暨|、及|并"_place};
constexpr std::array<place, 4> named_trouble{
    U"存在的|存在|面临的|面临|需要解决的|有待解决的|需要改进的|主要存在的|主要|突出|突出的|主要的"_place,
    U"|主要|突出|一些|几个|几点|重点"_place, U"|的"_place, trouble};
constexpr std::array<place, 3> more_trouble{
    U"|存在的|存在|面临的|主要|其"_place, U"|主要"_place,
    U"问题|困难|不足|不足之处|薄弱环节|短板|差距|难点|原因|原因分析|成因|成因分析|主要原因"_place};
constexpr place in_future =
    U"下一步|下一步的|下步|下一阶段|下阶段|今后|今后的|下年度|下一年度|下年|下一年|来年|明年|未来|后续|将来|0000年|0000年度"_place;
constexpr place plan =
    U"情况|措施|打算|思路|计划|安排|方向|办法|对策|举措|建议|重点|目标|规划|设想|意见|方案|部署|要求|做法|路径|对策建议|意见建议"
    "|安排部署|任务|改进|整改|解决办法|改进提升"_place;
constexpr place to_mend =
    U"|整改|改进|解决|改善|完善|提升|应对|整改落实|改进提升|工作改进|改进工作|改进完善|解决问题|改正|纠正|重点|重点工作|主要工作|努力|优化"
    "|推进|解决|对策|加强|加强和改进"_place;
constexpr std::array<place, 6> plans{
    U"|下一步|下一步的|下步|下一阶段|下阶段|今后|今后的|下年度|下一年度|下年|下一年|来年|明年|未来|后续|将来|0000年|0000年度|拟|相应|有关|相关|具体|采取|拟采取|其"_place,
    U"|的"_place,
    U"|工作|主要|重点|公开"_place,
    to_mend,
    U"|的|工作|主要"_place,
    plan};
constexpr std::array<place, 4> plans_alone{
    in_future, U"|的|政府信息公开"_place, U"|工作|主要|重点|工作的|公开工作|工作改进|改进工作|整改"_place,
    U"工作|情况|措施|打算|思路|计划|安排|方向|办法|对策|举措|建议|重点|目标|规划|设想|意见|方案|部署|努力方向|改进措施|工作重点"_place};
constexpr std::array<place, 2> future_work{in_future, U"工作"_place};
constexpr std::array<place, 1> any_trouble{trouble};

constexpr auto problems = joined(whose, work, at_work, named_trouble);
constexpr auto problems_and_more = joined(problems, also, more_trouble);
constexpr auto problems_and_plans = joined(problems, also, plans);
constexpr auto problems_and_future = joined(problems, also, future_work);
constexpr auto problems_more_plans = joined(problems_and_more, also, plans);
constexpr auto problems_plans_plans = joined(problems_and_plans, also, plans);
constexpr auto bare_problems_and_plans = joined(whose, work, at_work, any_trouble, also, plans);
constexpr auto bare_problems_and_future = joined(whose, work, at_work, any_trouble, also, future_work);
constexpr auto plans_and_problems = joined(plans, also, more_trouble);
constexpr auto plans_only = joined(plans_alone);

constexpr place report =
    U"报告|说明|公开|公布|反映|报告说明|报告和说明|报告或说明|说明和报告|说明或报告|补充|补充说明|特别说明|向社会公开|予以报告|予以说明|报告的重要"_place;
constexpr place matter = U"事项|情况|问题|内容|事宜"_place;
constexpr auto others = joined(
    whose,
    std::array<place, 6>{
        U"其他|其它|另外"_place,
        U"|方面|的"_place,
        U"|需要|需|应当|应|须|有必要|值得|还需|还需要|有关|相关|重要|依法应当|要"_place,
        U"|报告|说明|公开|公布|反映|报告说明|报告和说明|报告或说明|说明和报告|说明或报告|补充|补充说明|特别说明|向社会公开|予以报告|予以说明"_place,
        U"|的|有关|的有关|的重要"_place,
        matter,
    });
constexpr auto others_last = joined(whose, std::array<place, 5>{
                                               U"需要|需|应当|应|须|有必要|还需|还需要|有关"_place,
                                               report,
                                               U"|的"_place,
                                               U"|其他|其它|有关|相关|重要"_place,
                                               matter,
                                           });

struct section_wording {
    section which;
    wording places;
    unsigned only_number = 0;  ///< a heading only where it is numbered so; 0: wherever
};

constexpr std::array wordings{
    section_wording{section::overview, overview},
    section_wording{section::disclosure, disclosure},
    section_wording{section::requests, requests},
    section_wording{section::requests, requests_named_first},
    section_wording{section::reviews, reviews},
    section_wording{section::problems, problems},
    section_wording{section::problems, problems_and_more},
    section_wording{section::problems, problems_and_plans},
    section_wording{section::problems, problems_and_future},
    section_wording{section::problems, problems_more_plans},
    section_wording{section::problems, problems_plans_plans},
    section_wording{section::problems, bare_problems_and_plans},
    section_wording{section::problems, bare_problems_and_future},
    section_wording{section::other_matters, others},
    section_wording{section::other_matters, others_last},
    section_wording{section::problems, plans_and_problems},
    section_wording{section::problems, plans_only, 5},  // last, for most headings pass it over
};

/// The letters with which a heading can begin, a bit each.
constexpr auto first_letters = [] {
    std::array<std::uint64_t, 1024> out{};
    for (const section_wording& w : wordings)
        for (const place& p : w.places) {
            for (const std::u32string_view word : p.words())
                if (!word.empty()) out.at(word.front() / 64) |= std::uint64_t{1} << word.front() % 64;
            if (!p.may_be_left_out()) break;
        }
    return out;
}();

bool begins_heading(char32_t letter) noexcept {
    return letter / 64 < first_letters.size() && (first_letters[letter / 64] >> letter % 64 & 1) != 0;
}

/// The letters of a text from a place on, each with where it ends.
struct letters {
    static constexpr std::size_t most = 48;
    std::array<char32_t, most> letter{};
    std::array<std::size_t, most> end{};
    std::size_t count = 0;
    letter_set all{};

    std::u32string_view view() const noexcept { return {letter.data(), count}; }
};

/// Nothing where no heading begins with the first of them: so with most lines, and each is asked.
letters read_letters(std::string_view text, std::size_t at) noexcept {
    letters out;
    while (at < text.size() && out.count < letters::most) {
        const code_point c = decode_at(text, at);
        at += c.length;
        const char32_t half = half_width(c.value);
        const bool in_word = is_digit(half) || c.value == U'、' || c.value == U'〇' || (c.value >= U'一' && c.value <= U'龥');
        if (!in_word) {
            const bool passes = is_white_space(c.value) || half == U'(' || half == U')' || half == U',' || half == U'"' ||
                                c.value == U'“' || c.value == U'”' || half == U'*';
            if (!passes) break;
            continue;
        }
        const char32_t letter = is_digit(half) ? U'0' : simplified(c.value);
        if (out.count == 0 && !begins_heading(letter)) break;
        out.letter[out.count] = letter;
        out.end[out.count++] = at;
        out.all.add(letter);
    }
    return out;
}

/// The letters of which a heading of a wording has one for each place that may not be left out, by the wording.
struct needed_letters {
    std::array<letter_set, 8> of_places{};
    std::size_t count = 0;
};
constexpr auto needed = [] {
    std::array<needed_letters, wordings.size()> out{};
    for (std::size_t w = 0; w < wordings.size(); ++w)
        for (const place& p : wordings[w].places)
            if (!p.may_be_left_out()) out[w].of_places.at(out[w].count++) = p.first();
    return out;
}();

/// How many places a wording begins with that are those of the wording before it.
constexpr auto shared_places = [] {
    std::array<std::size_t, wordings.size()> out{};
    for (std::size_t w = 1; w < wordings.size(); ++w) {
        const wording here = wordings[w].places;
        const wording before = wordings[w - 1].places;
        while (out[w] < std::min(here.size(), before.size()) && here[out[w]] == before[out[w]]) ++out[w];
    }
    return out;
}();
constexpr std::size_t most_places =
    std::ranges::max_element(wordings, {}, [](const section_wording& w) { return w.places.size(); })->places.size();

/// Matches the wordings one after the other. Goes through the places of each once, with all numbers of letters that those
/// before can have taken, bit n for n letters; what the wording before began with too is not gone through again.
class heading_matcher {
public:
    explicit heading_matcher(const letters& printed) noexcept : printed_{printed}, text_{printed.view()} {
        static_assert(letters::most < 64);
        taken_[0] = 1;
    }

    /// The most letters that the places of the w-th wording can take, 0 where they do not fit.
    std::size_t longest(std::size_t w) noexcept {
        const wording places = wordings[w].places;
        done_ = std::min(done_, shared_places[w]);
        for (std::size_t n = 0; n < needed[w].count; ++n)
            if (!needed[w].of_places[n].may_share(printed_.all)) return 0;
        for (; done_ < places.size() && taken_[done_] != 0; ++done_) taken_[done_ + 1] = after(places[done_], taken_[done_]);
        if (taken_[done_] == 0) return 0;
        return static_cast<std::size_t>(std::bit_width(taken_[done_])) - 1;
    }

private:
    std::uint64_t after(const place& p, std::uint64_t taken) const noexcept {
        std::uint64_t next = p.may_be_left_out() ? taken : 0;
        for (std::uint64_t left = taken; left != 0; left &= left - 1) {
            const auto n = static_cast<std::size_t>(std::countr_zero(left));
            if (n == text_.size() || !p.first().may_have(text_[n])) continue;
            const std::u32string_view rest = text_.substr(n);
            for (const std::u32string_view word : p.words())
                if (!word.empty() && word.front() == rest.front() && rest.starts_with(word))
                    next |= std::uint64_t{1} << (n + word.size());
        }
        return next;
    }

    const letters& printed_;
    std::u32string_view text_;
    std::array<std::uint64_t, most_places + 1> taken_;  ///< by place: what those before can have taken
    std::size_t done_ = 0;                              ///< places gone through
};

}  // namespace

std::optional<heading_match> match_heading(std::string_view text, std::size_t at, unsigned number) noexcept {
    const letters printed = read_letters(text, at);
    if (printed.count == 0) return std::nullopt;
    heading_matcher matcher{printed};
    std::size_t most = 0;
    section which = section::overview;
    for (std::size_t w = 0; w < wordings.size(); ++w) {
        if (wordings[w].only_number != 0 && wordings[w].only_number != number) continue;
        const std::size_t length = matcher.longest(w);
        if (length <= most) continue;
        most = length;
        which = wordings[w].which;
    }
    if (most == 0) return std::nullopt;
    return heading_match{which, printed.end[most - 1]};
}

}  // namespace gongkai::detail
