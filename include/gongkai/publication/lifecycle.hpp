// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <gongkai/core/result.hpp>
#include <gongkai/publication/entry.hpp>
#include <gongkai/records/finding.hpp>
#include <string>
#include <string_view>
#include <utility>

/// A document on its way from draft to publication (三审三校; 条例 17): what the rule does not allow in a state does not
/// compile, what depends on a time or on a name that is known only at run time is an error. What has already happened is
/// a `publication_entry` and is examined.

namespace gongkai {

/// A person who is known when the program is written, as the holders of fixed posts are: `person{"office"}`. At most 47
/// bytes of UTF-8.
struct person {
    std::array<char, 48> name{};

    constexpr person() noexcept = default;
    template <std::size_t N>
    consteval person(const char (&text)[N]) {
        static_assert(N <= 48, "a name of at most 47 bytes");
        static_assert(N > 1, "a person has a name");
        std::copy_n(text, N, name.begin());
    }
    /// Who it is.
    constexpr std::string_view text() const noexcept {
        return {name.data(), static_cast<std::size_t>(std::find(name.begin(), name.end(), '\0') - name.begin())};
    }
    friend constexpr bool operator==(const person&, const person&) noexcept = default;
};

/// How far a publication has come.
enum class publication_phase : std::uint8_t { under_review, returned, published };

/// As much of a document's way as decides what may come next.
struct publication_state {
    publication_phase phase = publication_phase::under_review;
    unsigned reviews = 0;               ///< passed: 初审, 复审, 终审
    std::array<person, 3> reviewers{};  ///< of those; without a name where it is known at run time only
    unsigned proofs = 0;                ///< up to three
    bool secrecy_reviewed = false;
    friend constexpr bool operator==(const publication_state&, const publication_state&) noexcept = default;
};

/// 三审: another review is to come.
template <publication_state S>
concept review_to_come = S.phase == publication_phase::under_review && S.reviews < 3;
/// 三审: three different persons.
template <publication_state S, person P>
concept has_not_reviewed_yet = !P.text().empty() && S.reviewers[0] != P && S.reviewers[1] != P && S.reviewers[2] != P;
/// 三校: another proof is to come.
template <publication_state S>
concept proof_to_come = S.phase == publication_phase::under_review && S.proofs < 3;
/// Under review, and not yet reviewed for secrecy (保密审查).
template <publication_state S>
concept secrecy_review_to_come = S.phase == publication_phase::under_review && !S.secrecy_reviewed;
/// A review has refused it.
template <publication_state S>
concept returned_to_drafting = S.phase == publication_phase::returned;
/// Handed in, and neither refused nor published.
template <publication_state S>
concept under_review = S.phase == publication_phase::under_review;
/// Published only after all three reviews,
template <publication_state S>
concept three_times_reviewed = S.reviews == 3;
/// three proofs
template <publication_state S>
concept three_times_proofread = S.proofs == 3;
/// and the secrecy review (条例 17).
template <publication_state S>
concept reviewed_for_secrecy = S.secrecy_reviewed;
/// Reviewed and proofread three times, reviewed for secrecy, and every column filled in that publishing needs.
template <publication_state S>
concept ready_to_publish = under_review<S> && three_times_reviewed<S> && three_times_proofread<S> && reviewed_for_secrecy<S>;

/// A document in state S. Every step gives the document in its next state, or an error::argument_invalid whose detail is
/// the code of the record_rule that the step would break, and what was found.
template <publication_state S>
class publication {
public:
    static constexpr publication_state state = S;

    /// The document as a row of the ledger.
    const publication_entry& entry() const noexcept { return entry_; }

    /// Passes the next review, by a person who has made none of it: strictly after what went before.
    template <person P>
        requires review_to_come<S> && has_not_reviewed_yet<S, P>
    auto pass(moment at) const {
        constexpr publication_state next = [] {
            publication_state n = S;
            n.reviewers[n.reviews++] = P;
            return n;
        }();
        return reviewed<next>(P.text(), at);
    }
    /// The same by a person whose name is known at run time.
    auto pass(std::string_view by, moment at) const
        requires review_to_come<S>
    {
        constexpr publication_state next = [] {
            publication_state n = S;
            ++n.reviews;
            return n;
        }();
        return reviewed<next>(by, at);
    }

    /// The reviewer whose turn it is refuses: back to drafting, and with it all that was passed.
    auto send_back(moment at) const
        requires review_to_come<S>
    {
        constexpr publication_state next{publication_phase::returned};
        return step<next>(at, [&](publication_entry& e) {
            publication_entry fresh;
            fresh.id = std::move(e.id);
            fresh.title = std::move(e.title);
            fresh.made = e.made;
            fresh.interprets = std::move(e.interprets);
            fresh.returned = at;
            e = std::move(fresh);
        });
    }
    /// A new version after a refusal.
    auto redraft(moment at) const
        requires returned_to_drafting<S>
    {
        return step<publication_state{}>(at, [&](publication_entry& e) { e.drafted = at; });
    }

    /// One of the three proofs, with the corrections that it brought. It need not come after the reviews.
    auto proof(std::uint32_t corrections) const
        requires proof_to_come<S>
    {
        constexpr publication_state next = [] {
            publication_state n = S;
            ++n.proofs;
            return n;
        }();
        publication<next> out{entry_, last_};
        out.entry_.proofs = next.proofs;
        out.entry_.corrections = entry_.corrections.value_or(0) + corrections;
        return out;
    }

    /// The secrecy review was passed (条例 17).
    auto review_secrecy(moment at) const
        requires secrecy_review_to_come<S>
    {
        constexpr publication_state next = [] {
            publication_state n = S;
            n.secrecy_reviewed = true;
            return n;
        }();
        // Beside the reviews: it need not come after the last of them, but not before the draft.
        if (entry_.drafted && out_of_order(*entry_.drafted, at))
            return result<publication<next>>{broken(record_rule::record_order, at)};
        publication<next> out{entry_, last_};
        out.entry_.secrecy_review = at;
        return result<publication<next>>{std::move(out)};
    }

    /// Publishes it as an item of Article 20 or 21, on a channel, in a form: no earlier than the third sign-off and the
    /// secrecy review.
    template <class Item>
        requires ready_to_publish<S> && (std::same_as<Item, gongkai::article20> || std::same_as<Item, gongkai::article21>)
    auto publish(Item item, publication_channel channel, publication_form form, moment at) const {
        constexpr publication_state next = [] {
            publication_state n = S;
            n.phase = publication_phase::published;
            return n;
        }();
        using published = result<publication<next>>;
        if (earlier(at, *entry_.third_review)) return published{broken(record_rule::publication_before_signoff, at)};
        if (earlier(at, *entry_.secrecy_review)) return published{broken(record_rule::publication_secrecy_late, at)};
        publication<next> out{entry_, at};
        if constexpr (std::same_as<Item, gongkai::article20>) out.entry_.article20 = item;
        else out.entry_.article21 = item;
        out.entry_.channel = channel;
        out.entry_.form = form;
        out.entry_.published = at;
        return published{std::move(out)};
    }

private:
    template <publication_state>
    friend class publication;
    friend result<publication<publication_state{}>> draft(std::string, std::string, std::chrono::sys_days, moment);

    publication(publication_entry entry, moment last) : entry_{std::move(entry)}, last_{last} {}

    static bool earlier(const moment& a, const moment& b) noexcept {
        if (a.day() != b.day()) return a.day() < b.day();
        return a.has_time() && b.has_time() && a.time() < b.time();
    }
    error broken(record_rule rule, moment at) const {
        return {errc::argument_invalid, std::string{code(rule)} + " " + to_string(at) + ", " + to_string(last_)};
    }
    template <publication_state Next, class Change>
    result<publication<Next>> step(moment at, Change&& change) const {
        if (out_of_order(last_, at)) return broken(record_rule::publication_review_order, at);
        publication<Next> changed{entry_, at};
        change(changed.entry_);
        return changed;
    }
    template <publication_state Next>
    result<publication<Next>> reviewed(std::string_view by, moment at) const {
        if (by.empty() || by == entry_.first_reviewer || by == entry_.second_reviewer)
            return error{errc::argument_invalid,
                         std::string{code(record_rule::publication_reviewer_same)}.append(1, ' ').append(by)};
        return step<Next>(at, [&](publication_entry& e) {
            (S.reviews == 0 ? e.first_reviewer : S.reviews == 1 ? e.second_reviewer : e.third_reviewer) = by;
            (S.reviews == 0 ? e.first_review : S.reviews == 1 ? e.second_review : e.third_review) = at;
        });
    }

    publication_entry entry_;
    moment last_;  ///< drafting, return and reviews so far
};

/// A publication that has been handed in, and of which nothing has been reviewed.
using drafted_publication = publication<publication_state{}>;

/// Hands in a draft. `made`: when the information was made or last changed, from which Article 26 counts.
/// errc::argument_invalid without an id.
inline result<drafted_publication> draft(std::string id, std::string title, std::chrono::sys_days made, moment at) {
    if (id.empty()) return error{errc::argument_invalid, std::string{code(record_rule::record_id_missing)}};
    publication_entry entry;
    entry.id = std::move(id);
    entry.title = std::move(title);
    entry.made = made;
    entry.drafted = at;
    return drafted_publication{std::move(entry), at};
}

}  // namespace gongkai
