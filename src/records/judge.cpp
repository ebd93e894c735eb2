// SPDX-License-Identifier: Apache-2.0
#include "judge.hpp"

#include <gongkai/ledger/clock.hpp>
#include <string>

#include "trace.hpp"

namespace gongkai::detail {
namespace {

using optional_day = std::optional<std::chrono::sys_days>;

std::string before(std::chrono::sys_days later, std::chrono::sys_days earlier) {
    return iso_date(later) + " < " + iso_date(earlier);
}

/// The common part: an error means that the row does not count.
class row_judge {
public:
    row_judge(record_scope scope, fault_sink report) : scope_{scope}, report_{report} {}

    bool has(std::size_t column) const noexcept { return scope_.has(column); }
    void say(record_rule rule, std::string_view column, std::string detail = {}) {
        if (item(rule).level == severity::error) counts_ = false;
        report_(rule, column, std::move(detail));
    }
    /// An event that cannot have come before another that it follows from.
    void not_before(const optional_day& day, std::string_view column, std::chrono::sys_days earlier) {
        if (day.value_or(earlier) < earlier) say(record_rule::record_order, column, before(*day, earlier));
    }
    bool counts() const noexcept { return counts_; }

private:
    record_scope scope_;
    fault_sink report_;
    bool counts_ = true;
};

/// Whether three persons reviewed it in order. Says what is wrong.
bool judge_reviews(const publication_entry& e, row_judge& judge) {
    bool complete = true;
    const auto wrong = [&](record_rule rule, std::string_view at, std::string detail) {
        complete = false;
        judge.say(rule, at, std::move(detail));
    };
    struct review {
        const std::optional<moment>& passed;
        const std::string& by;
        std::string_view passed_column;
        std::string_view by_column;
    };
    const review reviews[] = {{e.first_review, e.first_reviewer, "first_review", "first_reviewer"},
                              {e.second_review, e.second_reviewer, "second_review", "second_reviewer"},
                              {e.third_review, e.third_reviewer, "third_review", "third_reviewer"}};
    const std::optional<moment>* last = e.returned ? &e.returned : nullptr;
    if (e.drafted) {
        if (last != nullptr && out_of_order(**last, *e.drafted))
            wrong(record_rule::publication_review_order, "drafted", to_string(*e.drafted) + ", " + to_string(**last));
        last = &e.drafted;
    }
    for (std::size_t n = 0; n < 3; ++n) {
        const review& r = reviews[n];
        if (!r.passed) {
            if (e.published) wrong(record_rule::publication_review_missing, r.passed_column, {});
            complete = false;
            continue;
        }
        if (last != nullptr && out_of_order(**last, *r.passed))
            wrong(record_rule::publication_review_order, r.passed_column, to_string(*r.passed) + ", " + to_string(**last));
        last = &r.passed;
        for (std::size_t earlier = 0; earlier < n; ++earlier)
            if (!r.by.empty() && reviews[earlier].by == r.by) {
                wrong(record_rule::publication_reviewer_same, r.by_column, r.by);
                break;
            }
        complete = complete && !r.by.empty();
    }
    return complete;
}

/// What was done about a rating, step by step.
void judge_loop(const rating_entry& e, const rating_limits& limits, row_judge& judge) {
    using std::chrono::days;
    constexpr auto at = [](std::string_view name) consteval { return column_of<rating_entry>(name); };
    struct step {
        const optional_day& done;
        std::string_view column;
        std::size_t place;
    };
    const step steps[] = {{e.called_back, "called_back", at("called_back")},
                          {e.verified, "verified", at("verified")},
                          {e.rectified, "rectified", at("rectified")},
                          {e.answered, "answered", at("answered")}};
    std::chrono::sys_days last = e.rated;
    bool skipped = false;
    std::size_t n = 0;
    for (const step& s : steps) {
        const bool recorded = judge.has(s.place);
        if (s.done) {
            judge.not_before(s.done, s.column, last);
            if (skipped) judge.say(record_rule::rating_step_missing, s.column);
            last = *s.done;
        }
        // An answer may go without rectifying: where the appeal was upheld, nothing is to be put right.
        skipped = recorded && !s.done && !(n == 2 && e.appeal_outcome == appeal_outcome::upheld);
        ++n;
    }
    if (limits.call_back && e.called_back && *e.called_back > e.rated + days{*limits.call_back})
        judge.say(record_rule::rating_callback_late, "called_back",
                  iso_date(*e.called_back) + " > " + iso_date(e.rated + days{*limits.call_back}));
    if (limits.answer && e.answered && *e.answered > e.rated + days{*limits.answer})
        judge.say(record_rule::rating_answer_late, "answered",
                  iso_date(*e.answered) + " > " + iso_date(e.rated + days{*limits.answer}));
}

}  // namespace

// Publication

std::optional<std::uint64_t> judge_row(const publication_entry& e, record_scope scope, const record_settings& settings,
                                       fault_sink report) {
    using trace = publication_trace;
    constexpr auto at = [](std::string_view name) consteval { return column_of<publication_entry>(name); };
    row_judge judge{scope, report};
    std::uint64_t out = trace::article20_::put(e.article20) | trace::article21_::put(e.article21) |
                        trace::channel::put(e.channel) | trace::form::put(e.form) |
                        trace::published::put_day(e.published ? std::optional{e.published->day()} : std::nullopt);
    bool reviewed = true;
    if (judge.has(at("first_review")) || judge.has(at("second_review")) || judge.has(at("third_review")))
        reviewed = judge_reviews(e, judge);
    else reviewed = false;
    if (!e.published) return judge.counts() ? std::optional{out} : std::nullopt;

    const auto earlier = [](const moment& a, const moment& b) {
        return a.day() != b.day() ? a.day() < b.day() : a.has_time() && b.has_time() && a.time() < b.time();
    };
    if (e.third_review && earlier(*e.published, *e.third_review)) {
        reviewed = false;
        judge.say(record_rule::publication_before_signoff, "published",
                  to_string(*e.published) + " < " + to_string(*e.third_review));
    }
    reviewed = reviewed && judge.has(at("proofs")) && judge.has(at("secrecy_review"));
    if (judge.has(at("proofs")) && e.proofs.value_or(0) < 3) {
        reviewed = false;
        judge.say(record_rule::publication_proofs, "proofs", e.proofs ? std::to_string(*e.proofs) : std::string{});
    }
    if (judge.has(at("secrecy_review"))) {
        if (!e.secrecy_review) {
            reviewed = false;
            judge.say(record_rule::publication_secrecy_missing, "secrecy_review");
        } else if (earlier(*e.published, *e.secrecy_review)) {
            reviewed = false;
            judge.say(record_rule::publication_secrecy_late, "secrecy_review",
                      to_string(*e.published) + " < " + to_string(*e.secrecy_review));
        }
    }
    if ((judge.has(at("article20")) || judge.has(at("article21"))) && !e.article20 && !e.article21)
        judge.say(record_rule::publication_no_item, "article20");
    if (e.made) {
        judge.not_before(e.published->day(), "published", *e.made);
        const auto due = proactive_disclosure_due(*e.made, settings.calendar);
        const bool late = due && e.published->day() > due->date;
        if (late)
            judge.say(record_rule::publication_late, "published", iso_date(e.published->day()) + " > " + iso_date(due->date));
        if (!due || (late && due->provisional))
            judge.say(record_rule::publication_clock_unknown, "made", due ? iso_date(due->date) : iso_date(*e.made));
        else out |= late ? trace::late::put(true) : trace::in_time::put(true);
    }
    out |= trace::reviewed::put(reviewed);
    return judge.counts() ? std::optional{out} : std::nullopt;
}

std::optional<std::uint64_t> judge_row(const document_entry& e, record_scope scope, const record_settings&, fault_sink report) {
    using trace = document_trace;
    row_judge judge{scope, report};
    judge.not_before(e.ended, "ended", e.issued);
    if (judge.has(column_of<document_entry>("ending")) && e.ended.has_value() != e.ending.has_value())
        judge.say(record_rule::document_ending, e.ended ? "ending" : "ended");
    if (!judge.counts()) return std::nullopt;
    return trace::issued::put_day(e.issued) | trace::ended::put_day(e.ended) | trace::kind::put(std::optional{e.kind}) |
           trace::ending::put(e.ending);
}

// Columns

std::optional<std::uint64_t> judge_row(const column_entry& e, record_scope, const record_settings&, fault_sink) {
    return column_trace::kind::put(std::optional{e.kind}) | column_trace::empty::put(e.entries == 0U);
}

std::optional<std::uint64_t> judge_row(const site_entry& e, record_scope scope, const record_settings&, fault_sink report) {
    row_judge judge{scope, report};
    if (e.visits && e.visits_failed && *e.visits_failed > *e.visits)
        judge.say(record_rule::record_number, "visits_failed",
                  std::to_string(*e.visits_failed) + " > " + std::to_string(*e.visits));
    return judge.counts() ? std::optional{site_trace::kind::put(std::optional{e.kind})} : std::nullopt;
}

// Service

std::optional<std::uint64_t> judge_row(const consultation_entry& e, record_scope scope, const record_settings&,
                                       fault_sink report) {
    using trace = consultation_trace;
    row_judge judge{scope, report};
    judge.not_before(e.answered, "answered", e.received);
    if (!judge.counts()) return std::nullopt;
    return trace::received::put_day(e.received) | trace::channel::put(e.channel) | trace::answered::put_day(e.answered);
}

std::optional<std::uint64_t> judge_row(const rating_entry& e, record_scope scope, const record_settings& settings,
                                       fault_sink report) {
    using trace = rating_trace;
    row_judge judge{scope, report};
    const bool bad = class_of(e.level) == rating_class::bad;
    const bool looped = e.called_back || e.verified || e.appealed || e.appeal_decided || e.rectified || e.answered;
    if (!bad && looped) judge.say(record_rule::rating_loop_needless, "level", std::string{code(e.level)});
    if (looped) judge_loop(e, settings.ratings, judge);
    judge.not_before(e.appealed, "appealed", e.rated);
    judge.not_before(e.appeal_decided, "appeal_decided", e.appealed.value_or(e.rated));
    constexpr auto at = [](std::string_view name) consteval { return column_of<rating_entry>(name); };
    if ((e.appeal_outcome && judge.has(at("appealed")) && !e.appealed) ||
        (judge.has(at("appeal_decided")) && e.appeal_decided.has_value() != e.appeal_outcome.has_value()))
        judge.say(record_rule::rating_appeal, "appeal_outcome");
    const bool upheld = e.appeal_outcome == appeal_outcome::upheld;
    if (upheld && e.rectified) judge.say(record_rule::rating_rectified_after_appeal, "rectified");
    judge.not_before(e.rerated, "rerated", e.rated);
    if (e.rerated.has_value() != e.rerating.has_value() ||
        (e.rerated && judge.has(at("answered")) && (!e.answered || *e.rerated < *e.answered)))
        judge.say(record_rule::rating_rerated, "rerated", e.rerated ? iso_date(*e.rerated) : std::string{});
    if (!judge.counts()) return std::nullopt;
    return trace::rated::put_day(e.rated) | trace::level::put(std::optional{e.level}) | trace::channel::put(e.channel) |
           trace::rerating::put(e.rerating) | trace::called_back::put(bad && e.called_back) |
           trace::appealed::put(bad && (e.appealed || e.appeal_outcome)) | trace::upheld::put(bad && upheld) |
           trace::rectified::put(bad && !upheld && e.rectified) | trace::rerated::put(bad && e.rerated && e.rerating);
}

std::optional<std::uint64_t> judge_row(const escalation_entry& e, record_scope scope, const record_settings& settings,
                                       fault_sink report) {
    using trace = escalation_trace;
    constexpr auto at = [](std::string_view name) consteval { return column_of<escalation_entry>(name); };
    row_judge judge{scope, report};
    judge.not_before(e.to_department, "to_department", e.registered);
    judge.not_before(e.to_joint, "to_joint", e.to_department.value_or(e.registered));
    const std::chrono::sys_days reached = e.to_joint.value_or(e.to_department.value_or(e.registered));
    judge.not_before(e.answered, "answered", e.registered);
    judge.not_before(e.closed, "closed", reached);
    if (e.to_joint && judge.has(at("to_department")) && !e.to_department)
        judge.say(record_rule::escalation_jump, "to_joint", iso_date(*e.to_joint));
    const bool answered = e.answered && (!e.closed || *e.answered <= *e.closed);
    if (e.closed && judge.has(at("answered")) && !answered) judge.say(record_rule::escalation_no_answer, "answered");

    const auto late = [&](std::chrono::sys_days from, std::optional<unsigned> limit, const optional_day& done,
                          std::string_view column) {
        if (!limit || !done) return;
        const auto due =
            *limit == 0 ? std::optional{due_day{from}} : settings.calendar.nth_working_day_after(from, static_cast<int>(*limit));
        if (due && *done > due->date)
            judge.say(record_rule::escalation_late, column, iso_date(*done) + " > " + iso_date(due->date));
    };
    const escalation_limits& limits = settings.escalations;
    late(e.registered, limits.in_all, e.closed, "closed");
    late(e.registered, limits.at_level[0], e.to_department ? e.to_department : e.closed,
         e.to_department ? "to_department" : "closed");
    if (e.to_department)
        late(*e.to_department, limits.at_level[1], e.to_joint ? e.to_joint : e.closed, e.to_joint ? "to_joint" : "closed");
    if (e.to_joint) late(*e.to_joint, limits.at_level[2], e.closed, "closed");
    if (!judge.counts()) return std::nullopt;
    const escalation_level level = e.to_joint        ? escalation_level::joint
                                   : e.to_department ? escalation_level::department
                                                     : escalation_level::window;
    return trace::registered::put_day(e.registered) | trace::closed::put_day(e.closed) | trace::level::put(std::optional{level}) |
           trace::answered::put(answered);
}

std::optional<std::uint64_t> judge_row(const service_point_entry& e, record_scope scope, const record_settings&,
                                       fault_sink report) {
    using trace = point_trace;
    row_judge judge{scope, report};
    judge.not_before(e.closed, "closed", e.opened);
    if (!judge.counts()) return std::nullopt;
    return trace::opened::put_day(e.opened) | trace::closed::put_day(e.closed) | trace::hours::put(e.hours);
}

std::optional<std::uint64_t> judge_row(const broadcast_entry& e, record_scope, const record_settings&, fault_sink) {
    return broadcast_trace::held::put_day(e.held);
}

std::optional<std::uint64_t> judge_row(const matter_entry& e, record_scope scope, const record_settings&, fault_sink report) {
    using trace = matter_trace;
    row_judge judge{scope, report};
    judge.not_before(e.delisted, "delisted", e.listed);
    if (!judge.counts()) return std::nullopt;
    return trace::listed::put_day(e.listed) | trace::delisted::put_day(e.delisted) | trace::kind::put(e.kind);
}

}  // namespace gongkai::detail
