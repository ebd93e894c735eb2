// SPDX-License-Identifier: Apache-2.0
#include "answer.hpp"

#include <gongkai/calendar/iso_date.hpp>
#include <gongkai/draft/report_draft.hpp>
#include <gongkai/io/read.hpp>
#include <gongkai/io/write.hpp>
#include <gongkai/narrative/check.hpp>
#include <gongkai/panel/panel.hpp>
#include <gongkai/report/reckon.hpp>
#include <utility>

#include "exchange/metadata_keys.hpp"

using namespace gongkai;
using namespace gongkai::c_api;

namespace {

/// The form with the cells that were given; totals follow from them.
result<published_report> take_cells(const json& given, const form& f) {
    published_report out{f};
    for (const table t : enumerators<table>) out.set_table(t, true);
    for (const cell_key& key : all_cells)
        if (f.has(key)) out.set(key, cell::blank());
    for (const auto& [name, value] : given.items()) {
        const auto key = cell_of(name, f);
        if (!key) return error{errc::argument_invalid, "no such cell: " + name};
        if (!derivation_of(*key, f).plus.empty()) return error{errc::argument_invalid, "follows from others: " + name};
        const std::string text = value.is_string() ? value.get<std::string>() : std::string{};
        if (text.empty()) continue;
        const auto number = decimal::parse(text);
        if (!number || (!key->is_money() && (!number->is_integer() || number->coefficient() > count::max_cell)))
            return error{errc::value_out_of_range, name + ": " + text};
        out.set(*key, cell::reported(*number));
    }
    reckon_totals(out);
    return out;
}

std::optional<error> take_texts(const json& given, report_draft& draft) {
    const json& about = member(given, "metadata");
    std::optional<error> wrong;
    if (about.is_object()) {
        for (const auto& [key, place] : detail::metadata_texts)
            if (std::string text = text_of(about, std::string{key}.c_str()); !text.empty())
                draft.metadata.*place = std::move(text);
        for (const auto& [key, place] : detail::metadata_dates)
            if (const auto day = day_of(about, std::string{key}.c_str(), wrong))
                draft.metadata.*place = std::chrono::year_month_day{*day};
    }
    const json& texts = member(given, "texts");
    for (const section s : enumerators<section>)
        if (texts.is_object()) draft[s] = text_of(texts, std::string{code(s)}.c_str());
    const std::string kind = text_of(given, "kind");
    for (const agency_kind k : enumerators<agency_kind>)
        if (code(k) == kind && k != agency_kind::unknown) draft.kind = k;
    const json& fees = member(given, "fees");
    if (!fees.is_object()) return wrong;
    const auto yuan = [&](const char* key) {
        const std::string text = text_of(fees, key);
        const auto number = decimal::parse(text.empty() ? "0" : text);
        std::int64_t fen = number ? number->coefficient() : -1;
        for (int scale = number ? number->scale() : 2; scale < 2 && fen >= 0; ++scale) fen *= 10;
        const auto amount = number && number->scale() <= 2 ? money::from_fen(fen) : std::nullopt;
        if (!amount) wrong = error{errc::value_out_of_range, "fees." + std::string{key} + ": " + text};
        return amount.value_or(money{});
    };
    const auto notices = count::from(number_of(fees, "notices", 0));
    if (!notices) wrong = error{errc::value_out_of_range, "fees.notices"};
    draft.fees.notices = notices.value_or(count{});
    draft.fees.charged = yuan("charged");
    draft.fees.received = yuan("received");
    return wrong;
}

/// What last year's report gives for this year's: what was carried over, and the stock of documents where what was issued and
/// repealed is known.
json suggested(const published_report& last, const published_report& now) {
    json out = json::object();
    for (const applicant a : enumerators<applicant>)
        if (const cell& carried = last.at(request_row::carried_out, column_of(a));
            carried.has_value() && now.form().has(column_of(a)))
            out[to_string(cell_key{request_row::carried_in, column_of(a)})] = to_string(carried.number());
    if (!counts_stock(last.edition()) || !counts_stock(now.edition())) return out;
    for (const disclosure_row row : {disclosure_row::rules, disclosure_row::normative_documents}) {
        const cell& stock = last.at(row, disclosure_column::in_force);
        const cell& issued = now.at(row, disclosure_column::issued);
        const cell& repealed = now.at(row, disclosure_column::repealed);
        if (!stock.has_value() || !issued.has_value() || !repealed.has_value()) continue;
        const std::int64_t rest = stock.number().coefficient() + issued.number().coefficient() - repealed.number().coefficient();
        if (rest >= 0 && stock.number().is_integer())
            out[to_string(cell_key{row, disclosure_column::in_force})] = std::to_string(rest);
    }
    return out;
}

/// The draft as it is printed, with the cells as they were given: right or wrong, or blank.
published_report as_filled(const report_draft& draft, const published_report& cells) {
    const published_report words = draft.printed();
    published_report out = cells;
    out.metadata = words.metadata;
    out.preamble = words.preamble;
    out.sections = words.sections;
    out.sections_known = true;
    return out;
}

json across_json(const published_report& last, const published_report& now) {
    panel years;
    years.add(last, "last");
    years.add(now, "now");
    json out = json::array();
    for (const across_finding& f : years.check())
        if (f.year == now.metadata.year && f.result.outcome == outcome::fail) out.push_back(finding_json(f));
    return out;
}

}  // namespace

gongkai_text* gongkai_fill(const char* text, size_t size) {
    const auto given = parse(text, size);
    if (!given) return answer(given.error());
    const std::chrono::year year{number_of(*given, "year", 0)};
    const auto e = edition_for(year);
    if (!e || year > std::chrono::year{9999})
        return answer(error{errc::argument_invalid, "year: " + member(*given, "year").dump()});
    report_draft draft{text_of(*given, "agency"), year};
    if (const auto wrong = take_texts(*given, draft)) return answer(*wrong);
    const json& cells = member(*given, "cells");
    const auto typed = take_cells(cells.is_object() ? cells : json::object(), form::of(*e));
    if (!typed) return answer(typed.error());

    json proposals = nullptr;
    json finished = nullptr;
    const auto verified = verify(*typed);
    if (verified) {
        draft.disclosure = verified->disclosure;
        draft.requests = verified->requests;
        draft.reviews = verified->reviews;
        proposals = {{"overview", draft.draft_overview()}, {"other_matters", draft.draft_other_matters()}};
        if (const auto report = draft.finish()) finished = json::parse(to_json(as_written(publish(*report))), nullptr, false);
    }
    const published_report report = as_filled(draft, *typed);
    json count;
    json out{{"report", json::parse(to_json(report), nullptr, false)}};
    out["findings"] = findings_json(check_with_prose(report, {.passes = true, .kind = draft.kind}), {}, false, count);
    out["passes"] = std::move(count);
    out["across"] = json::array();
    out["suggested"] = json::object();
    if (member(*given, "last").is_object()) {
        const auto last = report_of(*given, "last");
        if (!last) return answer(last.error());
        out["across"] = across_json(*last, report);
        out["suggested"] = suggested(*last, report);
    }
    out["proposals"] = std::move(proposals);
    out["consistent"] = verified.has_value();
    out["finished"] = std::move(finished);
    return answer(out);
}
