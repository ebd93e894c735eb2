// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <concepts>
#include <gongkai/draft/report_draft.hpp>
#include <gongkai/narrative/check.hpp>
#include <gongkai/report/publish.hpp>
#include <utility>
#include <variant>

namespace gongkai {
namespace {

std::string text(count c) { return std::to_string(c.value()); }

/// In yuan, without the decimals that are zero.
std::string yuan(money m) {
    std::int64_t coefficient = m.fen();
    std::uint8_t scale = 2;
    for (; scale > 0 && coefficient % 10 == 0; --scale) coefficient /= 10;
    return to_string(decimal{coefficient, scale});
}

std::string disclosure_sentences(const disclosure_2021& d) {
    const auto documents = [](std::string_view name, const document_counts& c) {
        return std::string{name} + text(c.issued) + "件，废止" + text(c.repealed) + "件，现行有效" + text(c.in_force) + "件";
    };
    return documents("本年制发规章", d.rules) + "；" + documents("制发行政规范性文件", d.normative_documents) +
           "。作出行政许可决定" + text(d.licenses) + "件，行政处罚决定" + text(d.penalties) + "件，行政强制决定" +
           text(d.coercive_measures) + "件；行政事业性收费" + to_string(d.fees.wan_yuan()) + "万元。";
}

std::string disclosure_sentences(const disclosure_2019& d) {
    const auto documents = [](std::string_view name, const publication_counts& c) {
        return "本年新制作" + std::string{name} + text(c.made) + "件，新公开" + text(c.published) + "件，对外公开总数量" +
               text(c.public_total) + "件";
    };
    return documents("规章", d.rules) + "；" + documents("规范性文件", d.normative_documents) + "。作出行政许可决定" +
           text(d.licenses.decisions) + "件，行政处罚决定" + text(d.penalties.decisions) + "件，行政强制决定" +
           text(d.coercive_measures.decisions) + "件。";
}

}  // namespace

report_draft::report_draft(std::string agency, std::chrono::year year) {
    metadata.title = agency + std::to_string(static_cast<int>(year)) + "年政府信息公开工作年度报告";
    metadata.agency = std::move(agency);
    metadata.year = year;
    if (const auto e = edition_for(year)) disclosure = empty_disclosure(*e);
}

namespace {

std::string told_year(const metadata& of) { return std::to_string(of.year ? static_cast<int>(*of.year) : 0) + "年"; }

std::string requests_sentences(const request_table& requests, const std::string& year) {
    const count received = requests.received().total();
    const count natural = requests.received()[applicant::natural_person];
    const count organisations = subtract(received, natural).value_or(count{});

    std::string out = year + "新收政府信息公开申请" + text(received) + "件，其中自然人申请" + text(natural) +
                      "件，法人或其他组织申请" + text(organisations) + "件；上年结转政府信息公开申请" +
                      text(requests.carried_in().total()) + "件。本年度办结政府信息公开申请" + text(requests.total().total()) +
                      "件，其中";
    for (const disposition_group g : enumerators<disposition_group>) {
        std::string_view name = label(g, lang::zh);
        name.remove_prefix(std::string_view{"（一）"}.size());
        name = name.substr(0, name.find("（"));
        out.append(name).append(text(requests.total(g).total())).append("件，");
    }
    out.replace(out.rfind("，"), std::string_view{"，"}.size(), "。");
    return out + "结转下年度继续办理" + text(requests.carried_out().total()) + "件。";
}

std::string reviews_sentence(const review_table& reviews) {
    return "因政府信息公开工作被申请行政复议" + text(reviews.total(review_kind::reconsideration)) + "件，被提起行政诉讼" +
           text(reviews.total(review_kind::litigation_direct) + reviews.total(review_kind::litigation_after_reconsideration)) +
           "件。";
}

}  // namespace

std::string report_draft::draft_overview() const {
    return "主动公开方面，" + std::visit([](const auto& d) { return disclosure_sentences(d); }, disclosure) +
           "\n依申请公开方面，" + requests_sentences(requests, told_year(metadata)) + "\n行政复议、行政诉讼方面，" +
           reviews_sentence(reviews);
}

std::string report_draft::draft_overview(const record_set& records) const {
    if (!metadata.year) return draft_overview();
    const std::vector<overview_paragraph> told = overview_paragraphs(records, *metadata.year, true);
    if (told.empty()) return draft_overview();
    const auto of = [&](std::string_view heading) {
        const auto found = std::ranges::find(told, heading, &overview_paragraph::heading);
        return found == told.end() ? std::string{} : found->text;
    };
    std::string out;
    const auto paragraph = [&out](std::string_view heading, const std::string& body) {
        if (!body.empty()) out.append(out.empty() ? "" : "\n").append(heading).append("\n").append(body);
    };
    paragraph("（一）主动公开情况",
              of("（一）主动公开情况") + std::visit([](const auto& d) { return disclosure_sentences(d); }, disclosure));
    paragraph("（二）依申请公开情况", requests_sentences(requests, told_year(metadata)) + reviews_sentence(reviews));
    for (const std::string_view heading : {"（三）政府信息管理", "（四）政府信息公开平台建设", "（五）监督保障情况"})
        paragraph(heading, of(heading));
    return out;
}

void report_draft::take_documents(const record_set& records) {
    auto* const table = std::visit(
        []<class Table>(Table& of_edition) -> disclosure_2021* {
            if constexpr (std::derived_from<Table, disclosure_2021>) return &of_edition;
            else return nullptr;
        },
        disclosure);
    if (table == nullptr || !records.documents || !metadata.year || !tells_of(*records.documents, *metadata.year)) return;
    const auto of = [&](document_kind which, record_figure figure) {
        return records.documents->number(*metadata.year, figure, record_dimension::document_kind, code(which));
    };
    const auto counts = [&](document_kind which) {
        return document_counts{of(which, record_figure::documents_issued), of(which, record_figure::documents_ended),
                               of(which, record_figure::documents_in_force)};
    };
    table->rules = counts(document_kind::rules);
    table->normative_documents = counts(document_kind::normative_documents);
}

std::string report_draft::draft_other_matters() const {
    const std::string year = std::to_string(metadata.year ? static_cast<int>(*metadata.year) : 0) + "年";
    if (fees == fee_figures{}) return year + "，本机关未收取政府信息公开信息处理费。";
    std::string out = "依据《政府信息公开信息处理费管理办法》，" + year + "本机关发出收费通知" + text(fees.notices) +
                      "件，通知收取信息处理费" + yuan(fees.charged) + "元，实际收取信息处理费" + yuan(fees.received) + "元。";
    if (fees.without_amount != count{0}) out += "另有" + text(fees.without_amount) + "件收费通知未记载金额。";
    return out;
}

void report_draft::fill_in(const record_set& records) {
    if ((*this)[section::overview].empty()) (*this)[section::overview] = draft_overview(records);
    if ((*this)[section::other_matters].empty()) (*this)[section::other_matters] = draft_other_matters();
}

annual_report report_draft::assemble() const {
    annual_report out{metadata, disclosure, requests, reviews, {}, {}};
    if (metadata.year) {
        const std::string year = std::to_string(static_cast<int>(*metadata.year)) + "年";
        out.preamble.text = "本报告所列数据的统计期限自" + year + "1月1日起至" + year + "12月31日止。";
    }
    for (const section s : enumerators<section>)
        out.sections.push_back({s, std::string{label(s, lang::zh, out.edition())}, (*this)[s]});
    return out;
}

published_report report_draft::printed() const { return publish(assemble()); }

std::vector<finding> report_draft::check() const { return check_with_prose(printed(), {.kind = kind}); }

result<annual_report, std::vector<finding>> report_draft::finish() const {
    annual_report report = assemble();
    std::vector<finding> findings = check();
    std::erase_if(findings, [](const finding& f) { return f.outcome != outcome::fail; });
    // A year without a form has no report, and tables of another edition are no report of their year.
    if (!metadata.year || edition_for(*metadata.year) != report.edition()) {
        finding& f = findings.emplace_back();
        f.rule = rule_id::edition_mismatch;
        f.outcome = outcome::fail;
        f.edition = report.edition();
        f.level = severity::error;
    }
    if (std::ranges::any_of(findings, [](const finding& f) { return f.severity() == severity::error; })) return findings;
    return report;
}

}  // namespace gongkai
