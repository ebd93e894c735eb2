// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <gongkai/narrative/claim.hpp>
#include <gongkai/report/published_report.hpp>
#include <optional>
#include <vector>

#include "mention.hpp"

/// The third stage: which cells a mention is about, as its words are read first. Nothing is compared yet.

namespace gongkai::detail {

/// What a number is said to be; decides in what other ways its words can be meant.
/// received: 收到, 受理. newly: 新收. handled: 办理, what is at hand or what is done. answered: 答复. closed: 办结.
/// breakdown: by applicants, of what was told before. done_of: 其中42件已答复.
enum class role : std::uint8_t {
    other,
    received,
    newly,
    handled,
    answered,
    closed,
    done_of,
    at_hand,
    carried,  ///< 结转, from last year or to the next
    carried_in,
    carried_out,
    breakdown,
    disposition,
    reviews,
    outcome,
    document,
    service,
    fee,
    rate,     ///< 公开率, 维持率: each organ has its own way to reckon it
    unscoped  ///< of some cell of the table
};

/// By what a number that is of requests, of whichever, is told to be wrong.
/// no_number: none of the table's, alone or with its neighbours. too_large: words that are not understood can tell which it
/// is of, and it is more than there are in all. part_too_large: likewise, and its clause is headed by what it is part of, so that
/// the numbers beside it tell nothing. no_sum: the parts told beside it make up a number of the table, and it does not.
/// too_many_disposed: words that are not understood tell which it is of, and it is more than all that were answered so.
enum class misfit : std::uint8_t { no_number, too_large, part_too_large, no_sum, too_many_disposed };

struct attachment {
    cell_expression cells{};
    decimal number{};
    std::int64_t low = 0;  ///< as of prose_number
    std::int64_t high = 0;
    number_bound bound = number_bound::exact;
    claim_kind kind = claim_kind::stated;
    certainty sure = certainty::certain;
    role what = role::other;
    misfit told_by = misfit::no_number;  ///< of an unscoped one
    bool has_own_scope = false;          ///< verb and noun stand with the number
    bool of_own_level = false;           ///< of the organ without those under it
    bool shared_outcome = false;         ///< an outcome of all the reviews told before it
    bool by_organ = false;               ///< what stands before is the organ that acts
    bool assumed = false;                ///< as of `topic`: to be borne out by other numbers of the sentence
    bool understood = true;              ///< as of `mention`, and no more is assumed than that requests are meant
    bool plain = true;                   ///< as of `mention`
    std::uint32_t begin = 0;             ///< bytes of the text
    std::uint32_t end = 0;
    std::uint32_t sentence = 0;
    std::uint32_t paragraph = 0;
    std::uint32_t token = 0;        ///< of the number, or of the word that implies it
    std::uint32_t words_begin = 0;  ///< the tokens by which the scope was read
    std::uint32_t words_end = 0;
    review_kinds reviews{};     ///< spoken of before
    std::optional<int> year{};  ///< the year that the sentence gives, where it is not the report's
};

/// A number that is about no cell: what it is of matters to its neighbours.
struct loose_number {
    decimal number{};
    std::uint32_t sentence = 0;
    std::uint32_t token = 0;
    bool withdrawn = false;
    bool merged = false;  ///< 合并重复申请5件: no longer counted
    bool subset = false;
    bool others = false;    ///< of requests of another kind
    bool through = false;   ///< of requests through one medium
    bool disposed = false;  ///< of requests that were answered in a way that is told
};

/// Of one text, in the order of the text.
struct attachments {
    std::vector<attachment> all;
    std::vector<loose_number> loose;
    std::vector<attachment> unscoped;  ///< of which only the table is known: claims where no number of it agrees
    void clear() noexcept {
        all.clear();
        loose.clear();
        unscoped.clear();
    }
};

/// What the reader of the sentences knows beforehand.
struct setting {
    const published_report& report;
    const agency& us;
    std::optional<gongkai::section> section{};  ///< of the text; none: before the first
};

/// Appends what `text` says of the tables. One pass over its tokens.
void attach(const prose& text, const setting& about, attachments& out);

}  // namespace gongkai::detail
