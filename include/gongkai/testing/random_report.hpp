// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <boost/describe/enum.hpp>
#include <cstddef>
#include <cstdint>
#include <gongkai/report/annual_report.hpp>
#include <gongkai/report/publish.hpp>
#include <gongkai/report/published_report.hpp>
#include <gongkai/rules/verify.hpp>
#include <initializer_list>
#include <string>
#include <utility>
#include <variant>

/// Consistent reports drawn at random, for tests and for measuring checkers. Invented agencies only.
/// The same seed gives the same report with every compiler and on every platform.

namespace gongkai::testing {

/// A small generator (splitmix64) with its own distributions: those of the standard library differ between platforms.
class random_source {
public:
    constexpr explicit random_source(std::uint64_t seed) noexcept : state_{seed} {}

    /// 64 random bits.
    constexpr std::uint64_t next() noexcept {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31);
    }
    /// Uniform in [0, n); zero where n is zero.
    constexpr std::uint64_t below(std::uint64_t n) noexcept {
        if (n == 0) return 0;
        const std::uint64_t rejected = (0 - n) % n;
        std::uint64_t draw = next();
        while (draw < rejected) draw = next();
        return draw % n;
    }
    /// Uniform in [low, high].
    constexpr std::int64_t between(std::int64_t low, std::int64_t high) noexcept {
        return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
    }
    /// True in so many of a hundred cases.
    constexpr bool percent(unsigned chance) noexcept { return below(100) < chance; }

    /// One of a non-empty random-access sequence.
    template <class Sequence>
    constexpr const auto& pick(const Sequence& from) noexcept {
        return from[below(from.size())];
    }
    /// Below 2^bits, every number of binary digits being equally likely: few large numbers, many small ones.
    constexpr std::int64_t skewed(unsigned bits) noexcept {
        return static_cast<std::int64_t>(below(std::uint64_t{1} << below(bits + 1)));
    }
    /// A position, as likely as its weight says; the weights add to more than zero.
    template <std::size_t N>
    constexpr std::size_t weighted(const std::array<unsigned, N>& weights) noexcept {
        std::uint64_t sum = 0;
        for (const unsigned w : weights) sum += w;
        std::uint64_t draw = below(sum);
        std::size_t at = 0;
        while (draw >= weights[at]) draw -= weights[at++];
        return at;
    }

private:
    std::uint64_t state_;
};

/// realistic: like filed reports: up to two thousand requests, mostly of natural persons and granted or not held, most
/// cells zero. dense: every cell of the sums non-zero, of up to six digits.
BOOST_DEFINE_ENUM_CLASS(magnitude, realistic, dense)

/// What a random report is to be like.
struct report_shape {
    testing::magnitude magnitude = testing::magnitude::realistic;
    gongkai::edition edition = newest_edition;
};

namespace detail {

inline count drawn(std::int64_t value) noexcept { return count::from(value).value_or(count{}); }

/// How likely each item is that an edition `has`; one that nothing is said of is not frequent.
template <class Enum, class Has>
constexpr std::array<unsigned, enum_size<Enum>> weights(std::initializer_list<std::pair<Enum, unsigned>> said, Has&& has) {
    std::array<unsigned, enum_size<Enum>> out{};
    for (const Enum value : enumerators<Enum>)
        if (has(value)) out[index_of(value)] = 10;
    for (const auto& [value, weight] : said)
        if (has(value)) out[index_of(value)] = weight;
    return out;
}

inline request_table realistic_requests(random_source& draw, edition e) {
    const std::array applicants = weights<applicant>({{applicant::natural_person, 860},
                                                      {applicant::business, 80},
                                                      {applicant::research, 8},
                                                      {applicant::public_welfare, 6},
                                                      {applicant::legal_service, 14},
                                                      {applicant::other_organization, 32}},
                                                     [&](applicant a) { return form::of(e).has(column_of(a)); });
    using enum disposition;
    const std::array outcomes = weights<disposition>({{granted, 400},
                                                      {partially_granted, 60},
                                                      {denied_state_secret, 2},
                                                      {denied_prohibited_by_law, 8},
                                                      {denied_security_and_stability, 3},
                                                      {denied_third_party_rights, 12},
                                                      {denied_internal_affairs, 14},
                                                      {denied_process_information, 18},
                                                      {denied_enforcement_file, 10},
                                                      {denied_administrative_query, 25},
                                                      {unable_not_held, 260},
                                                      {unable_requires_creation, 50},
                                                      {unable_unclear_after_correction, 35},
                                                      {not_processed_petition, 30},
                                                      {not_processed_repeated, 12},
                                                      {not_processed_publication, 5},
                                                      {not_processed_excessive, 2},
                                                      {not_processed_reconfirmation, 4},
                                                      {other, 50},
                                                      {other_correction_overdue, 20},
                                                      {other_fee_unpaid, 2},
                                                      {other_other, 28}},
                                                     [&](disposition d) { return form::of(e).has(row_of(d)); });

    request_counts counts;
    constexpr count one{1};
    const std::int64_t received = draw.skewed(11);
    const std::int64_t carried_in = draw.percent(50) ? draw.skewed(5) : 0;
    const unsigned unfinished = static_cast<unsigned>(draw.below(12));
    for (std::int64_t i = 0; i < received + carried_in; ++i) {
        const auto who = static_cast<applicant>(draw.weighted(applicants));
        (i < received ? counts.received : counts.carried_in)[who] += one;
        if (!draw.percent(unfinished)) counts[static_cast<disposition>(draw.weighted(outcomes))][who] += one;
    }
    return request_table::make(counts).value();
}

inline request_table dense_requests(random_source& draw, edition e) {
    const form shape = form::of(e);
    request_counts counts;
    for (const applicant a : enumerators<applicant>) {
        if (!shape.has(column_of(a))) continue;
        std::int64_t done = 0;
        for (const disposition d : enumerators<disposition>) {
            if (!shape.has(row_of(d))) continue;
            const std::int64_t n = 1 + draw.skewed(19);
            counts[d][a] = drawn(n);
            done += n;
        }
        const std::int64_t carried_out = 1 + draw.skewed(12);
        const std::int64_t carried_in = draw.between(1, done);
        counts.carried_in[a] = drawn(carried_in);
        counts.received[a] = drawn(done + carried_out - carried_in);
    }
    return request_table::make(counts).value();
}

/// `some(bits)` draws a count.
template <class Some>
void fill(disclosure_2021& d, random_source& draw, Some&& some) {
    for (document_counts* documents : {&d.rules, &d.normative_documents}) {
        documents->issued = some(5);
        documents->repealed = some(4);
        documents->in_force = documents->issued + some(8);
    }
    d.licenses = some(14);
    d.penalties = some(12);
    d.coercive_measures = some(8);
    d.fees = money::from_fen(draw.percent(50) ? 0 : draw.skewed(36)).value_or(money{});
}

template <class Some>
void fill(disclosure_2019& d, random_source& draw, Some&& some) {
    for (publication_counts* documents : {&d.rules, &d.normative_documents}) {
        documents->made = some(5);
        documents->published = some(5);
        documents->public_total = documents->published + some(8);
    }
    const auto catalogue = [&] { return catalogue_counts{some(7), draw.between(-9, 9)}; };
    for (service_counts* services : {&d.licenses, &d.other_services, &d.penalties, &d.coercive_measures}) {
        services->catalogue = catalogue();
        services->decisions = some(12);
    }
    d.fees = catalogue();
    d.procurement_projects = some(6);
    d.procurement_amount = decimal{draw.skewed(30), 2};
}

/// Six sections whose numbers agree with the tables.
inline void write_sections(annual_report& report) {
    const auto n = [](count c) { return std::to_string(c.value()); };
    const request_table& r = report.requests;
    const applicant_counts total = r.total();
    const count natural = r.received()[applicant::natural_person];
    const count organisations = subtract(r.received().total(), natural).value_or(count{});
    const std::string year = std::to_string(static_cast<int>(*report.metadata.year));

    std::array<std::string, enum_size<section>> text;
    text[index_of(section::overview)] =
        year + "年，本机关共收到政府信息公开申请" + n(r.received().total()) + "件，其中自然人申请" + n(natural) +
        "件，法人或其他组织申请" + n(organisations) + "件；上年结转" + n(r.carried_in().total()) + "件。本年度共办结" +
        n(total.total()) + "件，其中予以公开" + n(r.total(disposition_group::granted).total()) + "件，部分公开" +
        n(r.total(disposition_group::partially_granted).total()) + "件，不予公开" +
        n(r.total(disposition_group::denied).total()) + "件，无法提供" + n(r.total(disposition_group::unable).total()) +
        "件；结转下年度继续办理" + n(r.carried_out().total()) + "件。因政府信息公开被申请行政复议" +
        n(report.reviews.total(review_kind::reconsideration)) + "件，被提起行政诉讼" +
        n(report.reviews.total(review_kind::litigation_direct) +
          report.reviews.total(review_kind::litigation_after_reconsideration)) +
        "件。政府信息公开工作的考核结果为良好，社会评议结果为满意，没有责任追究的情形。本报告所列数据的统计期限为" + year +
        "年度。";
    text[index_of(section::problems)] = "主动公开的内容仍需充实，依申请公开的答复质量有待提高。下一步将加强业务培训。";
    text[index_of(section::other_matters)] = "本年度未收取信息处理费。";
    for (const section s : enumerators<section>)
        report.sections.push_back({s, std::string{label(s, lang::zh, report.edition())}, std::move(text[index_of(s)])});
}

}  // namespace detail

/// A consistent report of an invented agency: tables of the wanted magnitude and edition, prose that agrees with them.
inline annual_report random_annual_report(random_source& draw, const report_shape& shape = {}) {
    const bool dense = shape.magnitude == magnitude::dense;
    const auto some = [&](unsigned bits) {
        return detail::drawn(dense ? 1 + draw.skewed(bits + 8) : draw.percent(40) ? 0 : draw.skewed(bits));
    };
    annual_report report;
    // Up to five years of its edition.
    const int first = static_cast<int>(first_year(shape.edition));
    int last = first + 4;
    while (edition_for(std::chrono::year{last}) != shape.edition) --last;
    const auto year = static_cast<int>(draw.between(first, last));
    // The government of an autonomous prefecture may make 规章 (立法法 art. 93), so that their row may hold numbers.
    const std::string agency = "示例第" + std::to_string(draw.between(1, 999)) + "自治州人民政府";
    report.metadata.title = agency + std::to_string(year) + "年政府信息公开工作年度报告";
    report.metadata.agency = agency;
    report.metadata.year = std::chrono::year{year};
    report.metadata.date_published =
        std::chrono::year{year + 1} / std::chrono::January / std::chrono::day{static_cast<unsigned>(draw.between(4, 31))};

    report.disclosure = empty_disclosure(shape.edition);
    std::visit([&](auto& table) { detail::fill(table, draw, some); }, report.disclosure);
    report.requests = dense ? detail::dense_requests(draw, shape.edition) : detail::realistic_requests(draw, shape.edition);
    for (const review_kind kind : enumerators<review_kind>)
        for (const review_outcome o : enumerators<review_outcome>) report.reviews(kind, o) = some(dense ? 10 : 4);
    detail::write_sections(report);
    return report;
}

/// The same as its form prints it: every cell reported, every sum true.
inline published_report random_published_report(random_source& draw, const report_shape& shape = {}) {
    return publish(random_annual_report(draw, shape));
}

/// A report as many agencies print it: every zero of tables 3 and 4 left blank, but for the totals and what was
/// received.
inline published_report zeros_left_blank(published_report report) noexcept {
    for (const cell_key& key : all_cells) {
        const bool total = key.table() == table::requests
                               ? key.column() == index_of(request_column::total) || key.row() == index_of(request_row::total) ||
                                     key.row() == index_of(request_row::received)
                               : key.column() == index_of(review_column::total);
        if (key.table() != table::disclosure && !total && report[key].value() == decimal{0})
            report.set(key, cell::blank(report[key].span()));
    }
    return report;
}

}  // namespace gongkai::testing
