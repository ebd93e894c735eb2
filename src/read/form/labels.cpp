// SPDX-License-Identifier: Apache-2.0
#include "labels.hpp"

#include "headings.hpp"
#include "tables/which_edition.hpp"
#include "text/letter_set.hpp"
#include "text/number.hpp"
#include "text/radicals.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <functional>
#include <gongkai/tables/form.hpp>
#include <string>
#include <utility>
#include <vector>

namespace gongkai::detail {
namespace {

/// What may stand within a label without being part of it.
constexpr bool is_ignored(char32_t c) noexcept {
    switch (half_width(c)) {
        case U',':
        case U'"':
        case U'\'':
        case U'(':
        case U')':
        case U'/':
        case U':':
        case U'<':
        case U'>':
        case U'[':
        case U']':
        case U'、':
        case U'“':
        case U'”':
        case U'‘':
        case U'’':
        case U'「':
        case U'」':
        case U'『':
        case U'』':
        case U'《':
        case U'》':
        case U'〈':
        case U'〉':
        case U'〔':
        case U'〕':
        case U'【':
        case U'】':
        case U'﹙':
        case U'﹚':
        case U'·':
        case U'*':
        case U'`':
        case U'´':
        case U'″':
        case U'„':
        case U'‟':
        case U'‚':
        case U'‛':
        case U'«':
        case U'»':
        case U'‹':
        case U'›':
        case U'｢':
        case U'｣':
        case U'〝':
        case U'〞':
        case U'〟': return true;
        default: return is_white_space(c);
    }
}

/// Traditional and variant forms of the letters of labels, keys, titles and names of organs, each before the form that the
/// statute prints; in order.
constexpr std::u32string_view variants =
    U"佈布來来係系備备傳传僑侨優优內内冊册動动務务勞劳區区協协収收員员問问單单國国圍围園园圖图執执報报學学它他寧宁審审"
    U"專专對对屬属島岛庫库廢废廣广廳厅強强後后從从復复態态應应戶户採采擊击據据數数於于時时會会東东條条業业構构標标樣样"
    U"樹树機机檔档檢检欄栏權权決决沒没況况減减滬沪濟济瀏浏灣湾為为無无營营爲为獲获現现環环產产産产當当療疗發发監监確确"
    U"祕秘稅税種种稱称穩稳範范簡简糾纠紀纪約约納纳級级組组結结絡络統统經经維维網网編编縂总縣县總总織织繳缴繼继續续罰罚"
    U"聯联臨临臺台與与興兴舉举華华萬万蘇苏處处號号術术衛卫補补製制複复覆复規规覽览觀观計计記记訟讼訪访許许訴诉註注詞词"
    U"詢询試试該该認认請请證证議议護护讀读財财責责貴贵費费資资購购軍军輯辑轉转辦办農农這这連连週周進进過过達达遠远選选"
    U"還还鄉乡醫医釋释鈎勾鉤勾錄录録录錶表鍵键鎮镇鏈链鐵铁長长門门開开間间閣阁閱阅閲阅關关陰阴陽阳險险電电項项題题額额"
    U"類类館馆驗验體体點点黨党龍龙";
static_assert(variants.size() % 2 == 0);
static_assert([] {
    for (std::size_t i = 2; i < variants.size(); i += 2)
        if (variants[i - 2] >= variants[i]) return false;
    return true;
}());

/// The letters that have a simplified form, a bit each: few have, and each letter of a document is asked.
constexpr auto has_variant = [] {
    std::array<std::uint64_t, 1024> out{};
    for (std::size_t i = 0; i < variants.size(); i += 2) out[variants[i] / 64] |= std::uint64_t{1} << variants[i] % 64;
    return out;
}();

}  // namespace

char32_t simplified(char32_t c) noexcept {
    if (c < variants.front()) return without_radical(c);
    if (c / 64 >= has_variant.size() || (has_variant[c / 64] >> c % 64 & 1) == 0) return c;
    std::size_t low = 0;
    std::size_t high = variants.size() / 2;
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (variants[2 * middle] < c) low = middle + 1;
        else high = middle;
    }
    return variants[2 * low + 1];
}

namespace {

struct entry {
    std::u32string key;
    label what;
};

std::u32string bare(std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) {
        const code_point c = decode_at(text, at);
        if (!is_ignored(c.value)) out += half_width(c.value);
        at += c.length;
    }
    return out;
}

template <class Enum>
constexpr label named(word kind, Enum value, editions of = editions::all) noexcept {
    return {kind, static_cast<std::uint8_t>(value), of};
}

class vocabulary {
public:
    static const vocabulary& get() {
        static const vocabulary words;
        return words;
    }

    /// The longest label that `before` and the text at `at` spell, or nullptr; its end in `end`.
    const label* longest(std::string_view text, std::size_t at, std::size_t& end,
                         std::u32string_view before = {}) const noexcept {
        const label* best = nullptr;
        const node* here = nodes_.data();
        for (const char32_t c : before)
            if (!(here = child(*here, c))) return nullptr;
        bool begun = !before.empty();
        for (unsigned skipped = 0; at < text.size() && skipped <= max_skipped;) {
            const code_point c = decode_at(text, at);
            const node* next = child(*here, half_width(c.value));
            if (!next && begun && is_ignored(c.value)) {
                at += c.length;
                ++skipped;
                continue;
            }
            if (!next && c.value > 0x7F) next = child(*here, simplified(c.value));
            if (!next) break;
            here = next;
            begun = true;
            at += c.length;
            skipped = 0;
            if (here->what) {
                best = &here->what;
                end = at;
            }
        }
        return best;
    }

    bool begins(char32_t c) const noexcept { return c < first_.size() && first_[c]; }

private:
    /// White space between two letters of a label, at most: where narrow cells break it, the next line may be indented.
    static constexpr unsigned max_skipped = 120;

    /// A letter of the labels, and what it completes; what can follow it stands together in `nodes_`.
    struct node {
        char32_t letter = 0;
        std::uint32_t first = 0;
        std::uint32_t count = 0;
        label what{};
    };

    const node* child(const node& parent, char32_t letter) const noexcept {
        if (&parent == nodes_.data()) return letter < root_.size() && root_[letter] != 0 ? &nodes_[root_[letter]] : nullptr;
        const node* low = nodes_.data() + parent.first;
        const node* high = low + parent.count;
        const node* found = std::lower_bound(low, high, letter, [](const node& n, char32_t c) { return n.letter < c; });
        return found != high && found->letter == letter ? found : nullptr;
    }

    /// Makes the tree of entries[low, high), which share their first `depth` letters, below nodes_[parent].
    void grow(std::size_t parent, const entry* low, const entry* high, std::size_t depth) {
        if (low != high && low->key.size() == depth) nodes_[parent].what = (low++)->what;
        nodes_[parent].first = static_cast<std::uint32_t>(nodes_.size());
        for (const entry* e = low; e != high; ++e)
            if (e == low || e->key[depth] != (e - 1)->key[depth]) nodes_.push_back({e->key[depth]});
        nodes_[parent].count = static_cast<std::uint32_t>(nodes_.size()) - nodes_[parent].first;
        for (std::size_t n = nodes_[parent].first, end = n + nodes_[parent].count; n < end; ++n) {
            const entry* next = low;
            while (next != high && next->key[depth] == nodes_[n].letter) ++next;
            grow(n, low, next, depth + 1);
            low = next;
        }
    }

    void add(std::string_view text, label what) { entries_.push_back({bare(text), what}); }

    /// The form's own wording, without its ordinal.
    void add_item(std::string_view text, label what) { add(text.substr(read_ordinal(text, 0).end), what); }

    vocabulary() {
        add_tables();
        add_sections();
        std::stable_sort(entries_.begin(), entries_.end(), [](const entry& a, const entry& b) { return a.key < b.key; });
        entries_.erase(
            std::unique(entries_.begin(), entries_.end(), [](const entry& a, const entry& b) { return a.key == b.key; }),
            entries_.end());
        nodes_.emplace_back();
        grow(0, entries_.data(), entries_.data() + entries_.size(), 0);
        entries_.clear();
        entries_.shrink_to_fit();
        for (std::size_t n = nodes_[0].first, end = n + nodes_[0].count; n < end; ++n)
            if (nodes_[n].letter < first_.size()) {
                first_.set(nodes_[n].letter);
                root_[nodes_[n].letter] = static_cast<std::uint16_t>(n);
            }
        for (char32_t c = 0x2E80; c < 0x2F00 + of_kangxi.size(); ++c)
            if (const char32_t letter = without_radical(c); letter < first_.size() && first_[letter]) first_.set(c);
        for (std::size_t i = 0; i < variants.size(); i += 2)
            if (variants[i] < first_.size() && first_[variants[i + 1]]) first_.set(variants[i]);
    }

    /// Every wording that an edition has for an item.
    template <class Enum>
    static std::vector<std::string_view> wordings_of(const legal_item<Enum>& row) {
        std::vector<std::string_view> out{row.zh};
        for (const std::string_view text : row.worded)
            if (!text.empty()) out.push_back(text);
        return out;
    }

    void add_met(const met_label& met) {
        const auto as = [&]<class Enum>(word kind, Enum value, editions in) {
            add(met.text, named(kind, value, in & met.tells));
        };
        const std::size_t at = met.names.index();
        switch (met.names.along()) {
            case form_item::axis::disclosure_row: {
                const auto& row = items<disclosure_row>[at];
                return as(word::disclosure_row, row.value, row.in);
            }
            case form_item::axis::disclosure_column: {
                const auto& column = items<disclosure_column>[at];
                return as(word::disclosure_column, column.value, column.in);
            }
            case form_item::axis::request_row: {
                const auto& row = items<request_row>[at];
                return as(word::request_row, row.value, telling(row.value));
            }
            case form_item::axis::request_column: {
                const auto& column = items<request_column>[at];
                return as(word::request_column, column.value, column.in);
            }
        }
    }
    /// Before the form's own wordings, since they say of which edition they are evidence.
    void add_met_labels() {
        [&]<std::size_t... E>(std::index_sequence<E...>) {
            const auto of = [&](const auto& labels) {
                for (const met_label& met : labels) add_met(met);
            };
            (of(labels_in<enumerators<edition>[E]>), ...);
        }(std::make_index_sequence<enum_size<edition>>{});
    }

    void add_tables() {
        add_met_labels();
        for (const auto& row : items<disclosure_row>)
            for (const std::string_view text : wordings_of(row)) add(text, named(word::disclosure_row, row.value, row.in));
        for (const auto& row : items<disclosure_column>)
            for (const std::string_view text : wordings_of(row)) add(text, named(word::disclosure_column, row.value, row.in));
        // 文件 where a page was turned into the Chinese of Taiwan
        add("规范性档案", named(word::disclosure_row, disclosure_row::normative_documents));
        add("行政规范性档案", named(word::disclosure_row, disclosure_row::normative_documents));

        for (const auto& row : items<request_row>)
            if (row.value != request_row::other && row.value != request_row::other_other && row.value != request_row::total)
                for (const std::string_view text : wordings_of(row))
                    add_item(text, named(word::request_row, row.value, telling(row.value)));
        {
            using enum request_row;
            const auto row = [&](std::string_view text, request_row r) { add(text, named(word::request_row, r)); };
            for (const std::string year : {"本年", "本年度"})
                for (const std::string what : {"新收政府信息公开申请", "新收到政府信息公开申请", "收到政府信息公开申请"})
                    for (const std::string number : {"数量", "数", ""}) row(year + what + number, received);
            for (const std::string year : {"上年", "上年度", "上一年", "上一年度"})
                for (const std::string number : {"数量", "数", ""}) row(year + "结转政府信息公开申请" + number, carried_in);
            for (const std::string year : {"下年度", "下一年度", "下年", "下一年", "至下年度", "至下一年度"}) {
                row("结转" + year + "继续办理", carried_out);
                row("结转" + year + "继续办理数量", carried_out);
            }
        }
        for (const auto& row : items<applicant>)
            if (row.value != applicant::other_organization)
                for (const std::string_view text : wordings_of(row))
                    add(text, named(word::request_column, column_of(row.value), row.in));
        for (const auto& row : items<disposition_group>)
            if (row.value >= disposition_group::denied) add_item(row.zh, named(word::group, row.value));

        for (const auto& row : items<review_kind>) add(row.zh, named(word::review_kind, row.value));
        for (const auto& row : items<review_outcome>) add(row.zh, named(word::review_column, column_of(row.value)));
        add("未经复议直接诉讼", named(word::review_kind, review_kind::litigation_direct));
        add("经复议后起诉", named(word::review_kind, review_kind::litigation_after_reconsideration));

        for (const std::string_view text : {"总计", "合计"}) add(text, {word::total});
        add("其他", {word::other});
        add("其他组织", named(word::request_column, request_column::other_organization));

        const auto part = [&](std::string_view text, structure s) { add(text, named(word::structure, s)); };
        for (const std::string_view number : {"一", "五", "六", "八", "九"}) {
            part("第二十条第" + std::string{number} + "项", structure::article);
            part("条例第二十条第" + std::string{number} + "项", structure::article);
        }
        part("信息内容", structure::information);
        part("申请人情况", structure::applicants);
        part("法人或其他组织", structure::organisations);
        part("法人和其他组织", structure::organisations);
        part("法人或者其他组织", structure::organisations);
        part("本列数据的勾稽关系为", structure::balance);
        part("本列数据的钩稽关系为", structure::balance);
        part("第一项加第二项之和", structure::balance);
        part("等于第三项加第四项之和", structure::balance);
        part("本列数据的勾稽关系为第一项加第二项之和等于第三项加第四项之和", structure::balance);
        part("本年度办理结果", structure::results);
        part("本年办理结果", structure::results);
        part("行政诉讼", structure::litigation);
    }

    void add_sections() {
        const auto title = [&](const std::string& text, section s) { add(text, named(word::section, s)); };
        for (const std::string text : {"总体情况", "工作总体情况", "总体工作情况", "总体概况", "政府信息公开总体情况",
                                       "政府信息公开工作总体情况", "基本情况"})
            title(text, section::overview);
        for (const std::string who : {"", "行政机关"})
            for (const std::string of : {"", "的", "工作"}) {
                title(who + "主动公开政府信息" + of + "情况", section::disclosure);
                title(who + "收到和处理政府信息公开申请" + of + "情况", section::requests);
            }
        for (const std::string by : {"", "因"})
            for (const std::string work : {"", "工作", "工作中"})
                for (const std::string how : {"", "的", "被申请", "被提起", "引起的", "引发的"})
                    for (const std::string link : {"", "和", "及", "与", "提起", "和提起", "及提起", "被提起"})
                        for (const std::string of : {"", "的"})
                            title(by + "政府信息公开" + work + how + "行政复议" + link + "行政诉讼" + of + "情况",
                                  section::reviews);
        for (const std::string work : {"", "政府信息公开", "政府信息公开工作", "政府信息公开工作中"})
            for (const std::string being : {"", "存在", "存在的"})
                for (const std::string main : {"", "主要"})
                    for (const std::string link : {"及", "和", "与", "以及"})
                        for (const std::string its : {"", "其"})
                            for (const std::string end : {"改进情况", "改进措施", "改进的情况"})
                                title(work + being + main + "问题" + link + its + end, section::problems);
        for (const std::string need : {"需要", "需", "应当", "应"})
            for (const std::string of : {"", "的"}) title("其他" + need + "报告" + of + "事项", section::other_matters);
        title("需要报告的其他事项", section::other_matters);
        title("其他需要说明的事项", section::other_matters);
    }

    std::vector<entry> entries_;  // while it is being built
    std::vector<node> nodes_;
    std::bitset<0xA000> first_;
    std::vector<std::uint16_t> root_ =
        std::vector<std::uint16_t>(first_.size());  ///< by letter: its place in `nodes_`, which is not 0
};

constexpr unsigned chinese_digit(char32_t c) noexcept {
    switch (c) {
        case U'一': return 1;
        case U'二': return 2;
        case U'三': return 3;
        case U'四': return 4;
        case U'五': return 5;
        case U'六': return 6;
        case U'七': return 7;
        case U'八': return 8;
        case U'九': return 9;
        case U'十': return 10;
        default: return 0;
    }
}

/// Whether an ordinal may begin with it, or with what comes after it.
constexpr bool may_begin_ordinal(char32_t c) noexcept {
    if (c >= U'一' && c <= U'龥') return c == U'第' || chinese_digit(c) != 0;
    return c < 0x80 || c >= 0x2000 || is_white_space(c);
}

constexpr bool ends_ordinal(char32_t c) noexcept { return c == U'.' || c == U'、' || c == U',' || c == U')'; }

/// The end of what a label has in quotation marks or brackets.
constexpr bool closes(char32_t c) noexcept {
    switch (half_width(c)) {
        case U')':
        case U'"':
        case U'\'':
        case U'”':
        case U'’':
        case U'」':
        case U'』':
        case U'》':
        case U'〉':
        case U'〞':
        case U'〟':
        case U'»':
        case U'›':
        case U'″':
        case U'｣':
        case U'“':
        case U'‘':
        case U'﹚':
        case U']': return true;
        default: return false;
    }
}

constexpr bool closes_quotation(char32_t c) noexcept { return c == U'”' || c == U'’' || c == U'」' || c == U'』'; }

/// 总计 and 其他 name another thing where a number stands before them.
label with_ordinal(label what, const ordinal& number) noexcept {
    what.ordinal = number.value;
    if (number.how == ordinal::style::none) return what;
    if (what.kind == word::total) {
        what.kind = word::request_row;
        what.index = static_cast<std::uint8_t>(request_row::total);
    } else if (what.kind == word::other) {
        const bool group = number.value == 6;
        what.kind = group ? word::group : word::request_row;
        what.index =
            group ? static_cast<std::uint8_t>(disposition_group::other) : static_cast<std::uint8_t>(request_row::other_other);
    }
    return what;
}

/// What is one label's alone, whatever else it says.
struct keyword {
    std::u32string_view first;
    std::u32string_view second;
    label what;
};
constexpr label row(request_row r) noexcept { return named(word::request_row, r); }
constexpr label column(disclosure_column c, editions tells = editions::all) noexcept {
    return named(word::disclosure_column, c, item(c).in & tells);
}
constexpr auto keywords = std::to_array<keyword>({
    {U"新收", U"申请", row(request_row::received)},
    {U"上年", U"结转", row(request_row::carried_in)},
    {U"上一年", U"结转", row(request_row::carried_in)},
    {U"结转下", U"办理", row(request_row::carried_out)},
    {U"国家秘密", U"属于", row(request_row::denied_state_secret)},
    {U"行政法规", U"禁止公开", row(request_row::denied_prohibited_by_law)},
    {U"其他法律", U"止公开", row(request_row::denied_prohibited_by_law)},
    {U"三安全", U"一稳定", row(request_row::denied_security_and_stability)},
    {U"第三方", U"权益", row(request_row::denied_third_party_rights)},
    {U"三类", U"内部事务", row(request_row::denied_internal_affairs)},
    {U"四类", U"过程性", row(request_row::denied_process_information)},
    {U"行政执法", U"案卷", row(request_row::denied_enforcement_file)},
    {U"属于", U"行政查询", row(request_row::denied_administrative_query)},
    {U"本机关", U"不掌握", row(request_row::unable_not_held)},
    {U"没有现成", U"另行制作", row(request_row::unable_requires_creation)},
    {U"补正", U"仍不明确", row(request_row::unable_unclear_after_correction)},
    {U"信访", U"投诉", row(request_row::not_processed_petition)},
    {U"大量", U"反复申请", row(request_row::not_processed_excessive)},
    {U"公开出版物", U"", row(request_row::not_processed_publication)},
    {U"确认", U"重新出具", row(request_row::not_processed_reconfirmation)},
    {U"申请人", U"逾期不补正", row(request_row::other_correction_overdue)},
    {U"逾期未", U"缴纳费用", row(request_row::other_fee_unpaid)},
    {U"制发", U"数", column(disclosure_column::issued)},
    {U"废止", U"数", column(disclosure_column::repealed)},
    {U"现行有效", U"数", column(disclosure_column::in_force)},
    {U"新制作", U"数", column(disclosure_column::made)},
    {U"新公开", U"数", column(disclosure_column::published)},
    {U"对外公开", U"总", column(disclosure_column::public_total)},
    {U"上一年", U"项目数", column(disclosure_column::items_last_year)},
    {U"本年", U"增减", column(disclosure_column::change)},
    {U"处理决定", U"数", column(disclosure_column::decisions)},
    {U"采购", U"项目数", column(disclosure_column::projects)},
    {U"采购", U"金额", column(disclosure_column::amount, edition::e2019)},
    {U"收费", U"金额", column(disclosure_column::amount, editions::since(edition::e2021))},
});

/// The letters of a cell in their simplified form, without what labels may hold besides.
class cell_letters {
public:
    /// The longest label of the form has 35 letters.
    static constexpr std::size_t longest = 48;

    explicit cell_letters(std::string_view text) noexcept {
        for (std::size_t at = 0; at < text.size();) {
            const code_point c = decode_at(text, at);
            at += c.length;
            const char32_t letter = half_width(c.value);
            if (is_ignored(letter) || letter == U'-' || letter == U'—' || letter == U'–') continue;
            is_label_ = !is_digit(letter) && letter != U'。' && letter != U';' && size_ != longest;
            if (!is_label_) return;
            letters_[size_] = simplified(letter);
            all_.add(letters_[size_++]);
        }
    }

    /// False for what is longer than any label, or holds what none does: a digit, the end of a sentence.
    bool may_be_label() const noexcept { return is_label_; }
    std::u32string_view view() const noexcept { return {letters_.data(), size_}; }
    bool has(std::u32string_view word) const noexcept {
        return word.empty() || (all_.may_have(word.front()) && all_.may_have(word.back()) && view().find(word) != view().npos);
    }

private:
    std::array<char32_t, longest> letters_;
    std::size_t size_ = 0;
    letter_set all_{};
    bool is_label_ = true;
};

label by_keyword(const cell_letters& letters) noexcept {
    label found;
    if (!letters.may_be_label()) return found;
    for (const keyword& k : keywords) {
        if (!letters.has(k.first) || !letters.has(k.second)) continue;
        if (found && (found.kind != k.what.kind || found.index != k.what.index)) return {};
        found = k.what;
    }
    return found;
}

}  // namespace

ordinal read_ordinal(std::string_view text, std::size_t at) noexcept {
    const ordinal none{ordinal::style::none, 0, at};
    if (at >= text.size() || !may_begin_ordinal(decode_at(text, at).value)) return none;
    at = skip_white_space(text, at);
    if (at >= text.size()) return none;
    code_point c = decode_at(text, at);
    // ① ⑴ ⒈ ❶ and ㈠ are one letter each.
    for (const char32_t first : {U'①', U'⑴', U'⒈', U'❶'})
        if (c.value >= first && c.value <= first + 8)
            return {ordinal::style::arabic, static_cast<std::uint8_t>(c.value - first + 1), at + c.length};
    if (c.value >= U'㈠' && c.value <= U'㈩')
        return {ordinal::style::bracketed, static_cast<std::uint8_t>(c.value - U'㈠' + 1), at + c.length};
    if (c.value == U'第') {
        // 第一部分, before the heading of a section
        const std::size_t numeral = at + c.length;
        const unsigned value = numeral < text.size() ? chinese_digit(decode_at(text, numeral).value) : 0;
        constexpr std::string_view part = "部分";
        if (value == 0 || text.substr(numeral + 3, part.size()) != part) return none;
        std::size_t end = numeral + 3 + part.size();
        if (const std::size_t mark = skip_white_space(text, end);
            mark < text.size() &&
            (ends_ordinal(half_width(decode_at(text, mark).value)) || half_width(decode_at(text, mark).value) == U':'))
            end = mark + decode_at(text, mark).length;
        return {ordinal::style::chinese, static_cast<std::uint8_t>(value), end};
    }
    const bool bracket = half_width(c.value) == U'(' || half_width(c.value) == U'[' || c.value == U'〔' || c.value == U'【';
    if (bracket) {
        at = skip_white_space(text, at + c.length);
        if (at >= text.size()) return none;
        c = decode_at(text, at);
    }
    unsigned value = chinese_digit(c.value);
    if (c.value >= U'Ⅰ' && c.value <= U'Ⅹ') value = static_cast<unsigned>(c.value - U'Ⅰ' + 1);
    const bool chinese = value != 0;
    if (!chinese) {
        const char32_t digit = half_width(c.value);
        if (digit < U'1' || digit > U'9') return none;
        value = static_cast<unsigned>(digit - U'0');
    }
    const std::size_t after = at + c.length;
    at = skip_white_space(text, after);
    if (at >= text.size()) return none;
    c = decode_at(text, at);
    const char32_t end = half_width(c.value);
    const bool closes = end == U')' || end == U']' || end == U'〕' || end == U'】';
    // A number that ends its line is none: the bracket on the next is of a label that was broken.
    if (closes && !chinese && !bracket && text.substr(after, at - after).find_first_of("\r\n") != text.npos) return none;
    if (bracket ? !closes : !ends_ordinal(end) && !(chinese && end == U':')) return none;
    return {bracket   ? ordinal::style::bracketed
            : chinese ? ordinal::style::chinese
                      : ordinal::style::arabic,
            static_cast<std::uint8_t>(value), at + c.length};
}

namespace {

/// Whether a label may name the unit of the amounts under or beside it.
constexpr bool is_of_money(const label& what) noexcept {
    if (what.kind == word::disclosure_column) return what.index == static_cast<std::uint8_t>(disclosure_column::amount);
    const auto is = [&](disclosure_row r) { return what.index == static_cast<std::uint8_t>(r); };
    return what.kind == word::disclosure_row && (is(disclosure_row::fees) || is(disclosure_row::procurement));
}

/// The label that a year begins which the form does not name: 2024年新收政府信息公开申请数量, 2023年结转政府信息公开申请数量.
const label* label_after_year(std::string_view text, std::size_t at, std::size_t& end) noexcept {
    constexpr std::string_view year = "年";
    if (half_width(decode_at(text, at).value) != U'2') return nullptr;
    for (unsigned digits = 0; digits < 4; ++digits) {
        if (at >= text.size() || !is_digit(half_width(decode_at(text, at).value))) return nullptr;
        at += decode_at(text, at).length;
    }
    if (!text.substr(at).starts_with(year)) return nullptr;
    for (const std::u32string_view before : {U"本年", U"上年"})
        if (const label* found = vocabulary::get().longest(text, at + year.size(), end, before)) return found;
    return nullptr;
}

}  // namespace

label_match match_label(std::string_view text, std::size_t at) noexcept {
    const ordinal number = read_ordinal(text, at);
    std::size_t begin = number.end;
    while (begin < text.size()) {
        const code_point c = decode_at(text, begin);
        if (!is_ignored(c.value) || begin - at > 32) break;
        begin += c.length;
    }
    if (begin >= text.size()) return {};
    std::size_t end = begin;
    const label* found = begins_label(decode_at(text, begin).value) ? vocabulary::get().longest(text, begin, end)
                                                                    : label_after_year(text, begin, end);
    if (number.how == ordinal::style::chinese)
        if (const auto heading = match_heading(text, begin, number.value); heading && heading->end > end)
            return {with_ordinal(named(word::section, heading->which), number), at, heading->end, true};
    if (!found) return {};
    while (end < text.size() && closes(decode_at(text, end).value)) end += decode_at(text, end).length;
    if (const std::size_t next = skip_white_space(text, end); next < text.size() && closes_quotation(decode_at(text, next).value))
        end = next + decode_at(text, next).length;
    if (is_of_money(*found)) end = label_unit_end(text, end);
    return {with_ordinal(*found, number), at, end};
}

bool begins_label(char32_t c) noexcept { return vocabulary::get().begins(c); }

std::string simplified(std::string_view text) {
    std::string out{text};
    for (std::size_t at = 0; at < text.size();) {
        const code_point c = decode_at(text, at);
        // Both are three bytes long.
        if (const char32_t plain = simplified(c.value); plain != c.value && c.length == 3) {
            out[at] = static_cast<char>(0xE0U | plain >> 12);
            out[at + 1] = static_cast<char>(0x80U | (plain >> 6 & 0x3FU));
            out[at + 2] = static_cast<char>(0x80U | (plain & 0x3FU));
        }
        at += c.length;
    }
    return out;
}

namespace {

/// Words in brackets that close at the end.
bool is_remark(std::string_view text) noexcept {
    if (text.empty() || half_width(decode_at(text, 0).value) != U'(') return false;
    if (half_width(decode_at(text, previous(text, text.size())).value) != U')') return false;
    const std::size_t inner = skip_white_space(text, decode_at(text, 0).length);
    return inner < text.size() && !is_digit(half_width(decode_at(text, inner).value));
}

/// The kind of review that a caption or the label of a row names, in more words than the form has: 行政诉讼（复议后起诉）,
/// 被申请行政复议情况.
label kind_of(const cell_letters& letters) noexcept {
    constexpr std::size_t longest = 24;
    if (!letters.may_be_label() || letters.view().size() > longest) return {};
    const auto has = [&](std::u32string_view word) { return letters.has(word); };
    const bool sues = has(U"诉讼") || has(U"起诉");
    if (sues && has(U"未经") && has(U"复议")) return named(word::review_kind, review_kind::litigation_direct);
    if (sues && (has(U"复议后") || has(U"经复议")))
        return named(word::review_kind, review_kind::litigation_after_reconsideration);
    if (sues && has(U"直接") && !has(U"复议")) return named(word::review_kind, review_kind::litigation_direct);
    // 政府信息公开行政复议 alone may be the heading of the section, whose lawsuits a line break has cut off.
    const bool is_heading = has(U"公开") && !has(U"被申请") && !has(U"被提起") && !has(U"引发") && !has(U"引起");
    if (!sues && has(U"行政复议") && !is_heading) return named(word::review_kind, review_kind::reconsideration);
    return {};
}

label find_kind(std::string_view text) noexcept {
    if (text.starts_with("表") || text.starts_with("附表")) {
        // 表1, 表4-1, 表四（一）
        std::size_t at = text.find("表") + std::string_view{"表"}.size();
        at = skip_white_space(text, at);
        const auto numbers = [](char32_t c) { return is_digit(c) || c == U'-' || c == U'.' || c == U'–' || c == U'—'; };
        while (at < text.size() && numbers(half_width(decode_at(text, at).value))) at += decode_at(text, at).length;
        text = text.substr(at);
    }
    return kind_of(cell_letters{text});
}

/// The head of a column that no form has: of one beside those of the form, or of all there is.
label head_of_none(const cell_letters& letters) noexcept {
    constexpr std::array<std::u32string_view, 6> foreign{U"小计",    U"备注", U"说明", U"备注说明", U"法人或其他组织小计",
                                                         U"法人小计"};
    constexpr std::array<std::u32string_view, 5> quantity{U"数量", U"件数", U"数", U"数量件", U"件数件"};
    const auto is_one_of = [&](const auto& heads) { return std::ranges::find(heads, letters.view()) != heads.end(); };
    if (!letters.may_be_label()) return {};
    if (is_one_of(foreign)) return named(word::structure, structure::foreign);
    return is_one_of(quantity) ? named(word::structure, structure::quantity) : label{};
}

/// The name of a row after that of its group, or of the part of the table, in one cell: （三）不予公开：1.属于国家秘密.
label row_within(const label_match& outer, std::string_view text) noexcept {
    const bool is_part = outer.what.is(structure::results);
    const bool is_above = outer.what.is(structure::organisations);
    if (!is_part && !is_above && outer.what.kind != word::group) return {};
    constexpr std::u32string_view links = U":-—–/>·、";
    std::size_t rest = outer.end;
    while (rest < text.size()) {
        const code_point c = decode_at(text, rest);
        if (!is_white_space(c.value) && links.find(half_width(c.value)) == links.npos) break;
        rest += c.length;
    }
    if (rest == outer.end && rest == text.size()) return {};
    const label inner = find_label(text.substr(rest));
    if (is_above && inner.kind == word::other) return named(word::request_column, request_column::other_organization);
    if (is_above) return inner.kind == word::request_column ? inner : label{};
    if (is_part)
        return inner.kind == word::request_row || inner.kind == word::group || inner.kind == word::total ? inner : label{};
    const auto group = static_cast<disposition_group>(outer.what.index);
    if (inner.kind == word::other && group == disposition_group::other)
        return named(word::request_row, request_row::other_other, telling(request_row::other_other));
    if (inner.kind != word::request_row) return {};
    const std::optional<disposition> leaf = disposition_of(static_cast<request_row>(inner.index));
    return leaf && group_of(*leaf) == group ? inner : label{};
}

/// The head of one of the columns that another one is the sum of: 其中：自然人.
label head_within(std::string_view text) noexcept {
    constexpr std::string_view among = "其中";
    if (!text.starts_with(among)) return {};
    std::size_t at = skip_white_space(text, among.size());
    if (at < text.size() && half_width(decode_at(text, at).value) == U':') at += decode_at(text, at).length;
    const label head = find_label(text.substr(at));
    return head.kind == word::request_column || head.is(structure::organisations) ? head : label{};
}

/// The label that a trimmed text is.
label recognise(std::string_view text) noexcept {
    label_match found = match_label(text, 0);
    if (!found.what) {
        // `1属于国家秘密`
        const char32_t digit = half_width(decode_at(text, 0).value);
        const std::size_t next = decode_at(text, 0).length;
        if (digit >= U'1' && digit <= U'9' && next < text.size() && !is_digit(half_width(decode_at(text, next).value))) {
            found = match_label(text, next);
            if (found.what)
                found.what = with_ordinal(found.what, {ordinal::style::arabic, static_cast<std::uint8_t>(digit - U'0'), next});
        }
    }
    if (found.what.is(structure::litigation) || found.what.kind == word::review_kind)
        if (const label kind = find_kind(text.substr(read_ordinal(text, 0).end))) return kind;
    if (found.what) {
        std::size_t rest = found.end;
        while (rest < text.size() && is_ignored(decode_at(text, rest).value)) rest += decode_at(text, rest).length;
        if (rest == text.size()) return found.what;
        if (const label row = row_within(found, text)) return row;
        // （二）部分公开 may be followed by other words on how it is counted.
        if (found.what.is(request_row::partially_granted) && text.substr(rest).starts_with("区分处理")) return found.what;
        // 规章（县级无此项）: a remark that is no number.
        if (found.what.kind != word::section && is_remark(trim(text.substr(found.end)))) return found.what;
    }
    const ordinal number = read_ordinal(text, 0);
    const std::string_view words = text.substr(number.end);
    const cell_letters letters{words};
    // A caption that is numbered, 表1, holds a digit.
    if (const label kind = letters.may_be_label() ? kind_of(letters) : find_kind(words)) return kind;
    if (number.how == ordinal::style::none) {
        if (const label head = head_of_none(letters)) return head;
        if (const label head = head_within(text)) return head;
    }
    label what = by_keyword(letters);
    what.ordinal = number.value;
    return what;
}

/// The texts that were asked for last, each with the label that it is: all reports print the same labels, and each is asked for
/// several times.
class label_memo {
public:
    static constexpr std::size_t longest = 112;  ///< bytes

    label of(std::string_view text) noexcept {
        entry& known = entries_[std::hash<std::string_view>{}(text) % entries_.size()];
        if (std::string_view{known.text.data(), known.size} != text) {
            known.what = recognise(text);
            std::ranges::copy(text, known.text.begin());
            known.size = text.size();
        }
        return known.what;
    }

private:
    struct entry {
        std::array<char, longest> text{};
        std::size_t size = 0;
        label what{};
    };
    std::array<entry, 1024> entries_{};
};

}  // namespace

label find_label(std::string_view text) noexcept {
    text = trim(text);
    // The shortest label has two letters, the longest, with room for brackets and blanks, is far below this.
    if (text.size() < 6 || text.size() > 400) return {};
    if (text.size() > label_memo::longest) return recognise(text);
    thread_local label_memo memo;
    return memo.of(text);
}

bool is_heading_of_section(std::string_view text) noexcept {
    const label_match m = match_label(text, 0);
    return m.what.kind == word::section && (m.what.ordinal != 0 || trim(text.substr(m.end)).empty());
}

label damaged_head(std::string_view text) noexcept {
    constexpr std::array<std::string_view, 16> heads{"本年制发件数", "本年废止件数",     "现行有效件数", "本年处理决定数量",
                                                     "自然人",       "商业企业",         "科研机构",     "社会公益组织",
                                                     "法律服务机构", "结果维持",         "结果纠正",     "其他结果",
                                                     "尚未审结",     "未经复议直接起诉", "复议后起诉",   "法人或其他组织"};
    constexpr std::size_t letter = 3;  // bytes
    constexpr std::size_t longest = 36;
    if (text.size() > longest) return {};
    std::string bare;
    for (std::size_t at = 0; at < text.size(); at += decode_at(text, at).length)
        if (!is_white_space(decode_at(text, at).value)) bare += text.substr(at, decode_at(text, at).length);
    for (const std::string_view head : heads) {
        const bool is_cut = bare == head.substr(0, head.size() - letter);
        bool is_near = head.size() == bare.size() && head.size() > 3 * letter;
        for (std::size_t at = 0, others = 0; is_near && at < head.size(); at += letter)
            is_near = bare.compare(at, letter, head.substr(at, letter)) == 0 || ++others < 2;
        if (is_cut || is_near) return find_label(head);
    }
    return {};
}

void add_table_of(const label& name, table_set& to) noexcept {
    switch (name.kind) {
        case word::disclosure_row: to.set(index_of(table::disclosure)); break;
        case word::request_row: to.set(index_of(table::requests)); break;
        case word::review_column: to.set(index_of(table::reviews)); break;
        default: break;
    }
}

}  // namespace gongkai::detail
