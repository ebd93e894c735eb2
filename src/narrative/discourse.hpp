// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <boost/container/static_vector.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "attachment.hpp"

/// What the subjects share while a text is attached: the sentence, and what has been told so far.

namespace gongkai::detail {

struct request_thread {
    std::optional<cell_sum> parent{};      ///< what a breakdown by applicant breaks down: its total
    std::optional<std::size_t> handled{};  ///< the attachment of 办理, in case 办结 follows
    std::optional<unit> measure{};         ///< what the paragraph counts requests in, other than 件
    bool lists_applicants = false;
};

struct document_thread {
    sem verb = sem::unknown;
    std::uint8_t verb_value = 0;
    bool of_all_kinds = false;  ///< of whatever documents
    unsigned verbs = 0;         ///< how many have been told one after the other
    std::size_t forgotten = 0;  ///< document words before this token no longer count
};

struct service_thread {
    bool governed = false;
    bool listed = false;
};

struct discourse {
    discourse(const sentence_view& words, const setting& about, attachments& out) noexcept
        : view{words}, report{about.report}, section{about.section}, told{out} {}

    const sentence_view& view;
    const published_report& report;
    std::optional<gongkai::section> section;
    attachments& told;
    sentence_survey survey{};

    request_thread requests{};
    document_thread documents{};
    service_thread services{};
    unsigned review_totals = 0;         ///< counted one after the other, before any outcome
    bool reviews_of_others = false;     ///< the sentence counts reviews that are not because of our answers
    bool reviews_assumed = false;       ///< nothing says because of what they are: the numbers may bear it out
    bool others_act = false;            ///< another organ's number stands in the sentence
    bool another_acts = false;          ///< and none of our own since
    std::size_t another_since = 0;      ///< the token at which that was seen
    std::size_t first = 0;              ///< attachment of this sentence
    std::size_t first_in_list = 0;      ///< since the last semicolon
    std::optional<mention> start{};     ///< 由20件, before 增至, with the words before 由
    bool grown = false;                 ///< what follows is no longer of the year that it grew from
    std::optional<phrase> trend{};      ///< 申请量逐年上升: what the sentence before tells of, without a number
    bool start_differs = false;         ///< or 比上年多出14件, before 达到59件
    std::optional<mention> whole{};     ///< 全市受理280件, in a department's report
    std::optional<std::size_t> last{};  ///< the attachment of the number just before, for its percentage
    std::size_t resume = 0;             ///< tokens before this one are done with
    std::optional<bool> attributes{};
    std::uint32_t sentence = 0;
    std::uint32_t paragraph = 0;
    std::uint32_t list_item = 0;

    static constexpr std::size_t most_attachments = 2000;

    void start_paragraph() noexcept {
        requests.parent.reset();
        requests.measure.reset();
        trend.reset();
        ++paragraph;
    }
    void start_sentence(const sentence_survey& known) noexcept;
    void come_to(const mention& m) noexcept;

    /// In 件, in what the paragraph counts them in, or in any beside three ways of disposing of them.
    bool counts_requests(unit u) const noexcept {
        return u == unit::item || u == requests.measure || (survey.groups >= 3 && (u == unit::copy || u == unit::line));
    }
    bool is_edition_2019() const noexcept { return report.edition() == edition::e2019; }
    /// Who acts in a phrase whose verb stands in it, and whether that is the reporting organ.
    actor who_acts(const mention& m, const phrase& p);
    void note_another(const mention& m) noexcept {
        another_acts = others_act = true;
        another_since = m.at;
    }
    bool another_organ(const mention& m) const noexcept {
        return another_acts && (m.last_self == nowhere || m.last_self < another_since);
    }
    certainty sureness(actor who, const phrase& p) const noexcept {
        return who == actor::unclear || others_act || p.own_level || p.has(sem::cumulative) ? certainty::likely
                                                                                            : certainty::certain;
    }
    /// The first of the latest attachments of this sentence; no more than are near.
    std::size_t told_of_late() const noexcept { return std::max(first, told.all.size() > reach ? told.all.size() - reach : 0); }
    /// The last number of the sentence is about no cell.
    bool follows_loose() const noexcept {
        if (told.loose.empty() || told.loose.back().sentence != sentence) return false;
        return told.all.size() == first || told.all.back().token < told.loose.back().token;
    }
    /// The sentence has counted reviews because of disclosure.
    bool tells_reviews() const noexcept {
        for (std::size_t k = told_of_late(); k < told.all.size(); ++k)
            if (told.all[k].cells.numerator.terms().front().cell.table() == table::reviews) return true;
        return false;
    }
    /// The last number of the paragraph is of reviews, because of whatever.
    bool assumed_reviews_before() const noexcept {
        if (told.all.empty()) return false;
        const attachment& a = told.all.back();
        return a.paragraph == paragraph && a.assumed && a.cells.numerator.terms().front().cell.table() == table::reviews;
    }
    /// It says how documents may be published.
    bool tells_attributes() noexcept;
    /// A sentence in the place of the table is no statement about it.
    bool replaces_table(table t) const noexcept { return section == section_of(t) && !report.has_table(t); }

    attachment* emit(const mention& m, const cell_expression& cells, claim_kind kind, certainty sure, role what,
                     std::size_t first_token, std::size_t last_token);
    /// The quote reaches from the phrase before the number to the number, or to the words after it that decide.
    attachment* state(const mention& m, std::size_t number, const cell_expression& cells, certainty sure, role what);
    attachment* state(const mention& m, const cell_expression& cells, certainty sure, role what) {
        return state(m, m.at, cells, sure, what);
    }
    attachment* imply(const mention& m, const cell_expression& cells, decimal number, certainty sure, role what,
                      std::size_t first_token, std::size_t last_token);

    /// The numbers of a list from `i` on, for as many things: 分别为22件、20件.
    std::vector<std::size_t> listed_numbers(std::size_t i) const;
};

constexpr cell_expression one_cell(cell_key key) noexcept { return {cell_sum{{key, false}}, {}}; }
constexpr cell_sum row_total(request_row row) noexcept { return cell_sum{{{row, request_column::total}, false}}; }

/// Each column at most once.
using column_list = boost::container::static_vector<request_column, enum_size<request_column>>;

/// The columns that the applicants of a phrase are: total where none or all are named; none where they cannot be told.
std::optional<column_list> columns_of(const discourse& d, const phrase& p);
void add_columns(cell_sum& sum, cell_term what, std::span<const request_column> columns) noexcept;
/// A row or a group of dispositions, by the value of its word, in a column as the form has it.
cell_term disposition_term(const discourse& d, std::uint8_t value, request_column column) noexcept;
/// The dispositions that a phrase names, as one sum.
cell_sum dispositions_of(const discourse& d, const phrase& p, const mention& m);

// Each subject, in its own file. True: the mention is of this subject, whether or not it could be attached.
bool attach_review(discourse& d, const mention& m);
bool attach_document(discourse& d, const mention& m);
bool attach_service(discourse& d, const mention& m);
void attach_fee(discourse& d, const mention& m);
void attach_request(discourse& d, const mention& m);
void attach_disposition(discourse& d, const mention& m, const phrase* behind);
bool attach_other_dispositions(discourse& d, const mention& m);
void attach_applicant(discourse& d, const mention& m, const phrase* behind);
/// 自然人37件，律师事务所1件: in a list of who asked.
void attach_law_firm(discourse& d, const mention& m);
/// What nothing else has attached.
void attach_unscoped(discourse& d, const mention& m);
void attach_share(discourse& d, const mention& m);
void attach_denial(discourse& d, const mention& m);
void attach_universal(discourse& d, const mention& m);

struct review_rows {
    std::array<std::uint8_t, 4> kinds{};
    std::size_t size = 0;
    void add(std::uint8_t kind) noexcept {
        for (std::size_t i = 0; i < size; ++i)
            if (kinds[i] == kind) return;
        kinds[size++] = kind;
    }
    bool has(std::uint8_t kind) const noexcept {
        for (std::size_t i = 0; i < size; ++i)
            if (kinds[i] == kind) return true;
        return false;
    }
};
void add_review(cell_sum& sum, std::uint8_t kind, review_column column) noexcept;
review_rows reviews_in(const sentence_view& view, const phrase& p) noexcept;
review_rows reviews_of(const review_kinds& kinds) noexcept;
std::optional<review_column> outcome_in(const sentence_view& view, const phrase& p) noexcept;
/// 被申请行政复议4件，…撤销1件: a decision of the reviewer, and no request that was withdrawn.
bool is_annulled(const discourse& d, const mention& m) noexcept;
bool about_disclosure(const discourse& d, const mention& m, const phrase& p) noexcept;
/// As the organ that decides on others' acts.
bool as_reviewer(const sentence_view& view, const phrase& p) noexcept;

/// 5件中, 4件申请中: the number, or the word, is that of which others are told.
bool is_divided(const sentence_view& view, std::size_t number) noexcept;
/// What is told of some requests only: 上年结转申请5件中，3件予以公开; 涉征地的申请中，予以公开19件.
bool is_of_a_part(const discourse& d, const mention& m) noexcept;
/// （1）审批科，予以公开8件: the clause before tells who in the organ it was.
bool is_headed_by_office(const sentence_view& view, std::size_t number) noexcept;
/// 林权类申请，予以公开12件、部分公开2件: what the requests are on.
bool is_headed_by_subject(const sentence_view& view, std::size_t number) noexcept;
/// 全省行政复议纠错率15.6%，行政诉讼败诉率3.1%: what is told at `at` is not of the reporting organ alone.
bool tells_of_whole(const sentence_view& view, std::size_t at) noexcept;
/// 热线：受理3210件: what stands before the colon is counted.
bool is_headed_otherwise(const sentence_view& view, const phrase& p) noexcept;
/// A word that changes nothing elsewhere, and yet can tell some requests from others: 涉及.
bool can_narrow(std::u32string_view word) noexcept;
bool is_carry_in(const sentence_view& view, const phrase& p) noexcept;
bool is_carry_out(const sentence_view& view, const phrase& p) noexcept;

/// The verb of documents in a phrase that governs: the last, and its value.
std::pair<sem, std::uint8_t> document_verb(const sentence_view& view, const phrase& p) noexcept;
std::optional<disclosure_column> document_column(const discourse& d, sem verb, bool stock) noexcept;

}  // namespace gongkai::detail
