// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <boost/describe/enum.hpp>
#include <gongkai/core/lang.hpp>
#include <gongkai/core/reflect.hpp>
#include <gongkai/core/source_span.hpp>
#include <string>
#include <string_view>

namespace gongkai {

/// Why an operation has no result. The code of each (see `item`) is stable.
BOOST_DEFINE_ENUM_CLASS(errc, file_unreadable, input_empty, input_binary, input_encoding, input_too_large, html_too_deep,
                        html_too_wide, report_not_found, report_before_2019, report_several, json_syntax, json_schema,
                        tidy_syntax, format_needs_reader, format_office_legacy, format_unsupported, format_encrypted,
                        format_damaged, format_too_complex, document_scanned, document_unmapped, table_unbalanced,
                        value_out_of_range, argument_invalid, ledger_column_missing, ledger_column_unusable, notice_invalid,
                        tally_invalid)

/// What an error code is called and means.
struct error_item {
    errc value;
    std::string_view code;
    std::string_view zh;
    std::string_view en;
};

/// What each error code is called and means, in the order of errc.
inline constexpr std::array<error_item, enum_size<errc>> error_items{{
    {errc::file_unreadable, "file.unreadable"sv, "文件打不开或读不了"sv, "the file cannot be opened or read"sv},
    {errc::input_empty, "input.empty"sv, "内容为空"sv, "there is nothing in it"sv},
    {errc::input_binary, "input.binary"sv, "不是文本，也不是认识的文档格式"sv, "neither text nor a known document format"sv},
    {errc::input_encoding, "input.encoding"sv, "文字编码无法确定或已损坏"sv, "the character encoding is unknown or damaged"sv},
    {errc::input_too_large, "input.too-large"sv, "文件超过可读取的大小"sv, "the document is larger than can be read"sv},
    {errc::html_too_deep, "html.too-deep"sv, "网页标签嵌套过深"sv, "the page's elements are nested too deeply"sv},
    {errc::html_too_wide, "html.too-wide"sv, "网页的表格或标签过大"sv, "a table or an element of the page is too large"sv},
    {errc::report_not_found, "report.not-found"sv, "不是政府信息公开工作年度报告：找不到任何一张法定表格"sv,
     "not an annual report on information disclosure: none of its tables is there"sv},
    {errc::report_before_2019, "report.before-2019"sv, "2018年及以前的报告没有统一格式，不予读取"sv,
     "reports of 2018 and before follow no common format and are not read"sv},
    {errc::report_several, "report.several"sv, "一个文件里有几份报告，请逐份读取（gongkai read、read_many）"sv,
     "there are several reports in the file: read each of them (gongkai read, read_many)"sv},
    {errc::json_syntax, "json.syntax"sv, "JSON 语法错误"sv, "invalid JSON"sv},
    {errc::json_schema, "json.schema"sv, "JSON 不符合报告的结构"sv, "the JSON does not describe a report"sv},
    {errc::tidy_syntax, "tidy.syntax"sv, "长表（tidy）格式错误"sv, "invalid tidy table"sv},
    {errc::format_needs_reader, "format.needs-reader"sv, "打开这种格式需要附加组件"sv,
     "opening this format takes an optional part"sv},
    {errc::format_office_legacy, "format.office-legacy"sv,
     "旧格式的办公文档（.doc、.xls、.wps、.et），请用 Office 或 WPS 另存为 .docx 或 .xlsx"sv,
     "an office document of the old format (.doc, .xls, .wps, .et): save it as .docx or .xlsx with Office or WPS"sv},
    {errc::format_unsupported, "format.unsupported"sv, "不读取这种格式，请转为 .docx、.xlsx、.pdf 或网页"sv,
     "this format is not read: convert it to .docx, .xlsx, .pdf or a web page"sv},
    {errc::format_encrypted, "format.encrypted"sv, "文件有密码保护，请去除密码后再读取"sv,
     "the document is protected by a password: save it without one"sv},
    {errc::format_damaged, "format.damaged"sv, "文件已损坏、不完整或含有不允许的内容"sv,
     "the document is damaged, cut short, or holds what it must not"sv},
    {errc::format_too_complex, "format.too-complex"sv, "文档结构过大或过于复杂"sv,
     "the document has too many parts, pages, cells or levels"sv},
    {errc::document_scanned, "document.scanned"sv, "页面是图像，没有文字，请作文字识别（--ocr）"sv,
     "pages are pictures without text: have the text recognised (--ocr)"sv},
    {errc::document_unmapped, "document.unmapped-text"sv,
     "文件的字体没有说明字形是哪些文字，文字无法读取，请重新导出或作文字识别"sv,
     "the fonts do not say which characters they show, so the text cannot be read: export it again or use OCR"sv},
    {errc::table_unbalanced, "table.unbalanced"sv, "办结数大于新收与结转之和"sv,
     "more requests were disposed of than were received and carried in"sv},
    {errc::value_out_of_range, "value.out-of-range"sv, "数值超出允许范围"sv, "the number is out of range"sv},
    {errc::argument_invalid, "argument.invalid"sv, "参数无效"sv, "invalid argument"sv},
    {errc::ledger_column_missing, "ledger.column-missing"sv, "台账没有报表必需的这一列"sv,
     "the ledger lacks a column that every table needs"sv},
    {errc::ledger_column_unusable, "ledger.column-unusable"sv, "台账的这一列出现两次，或类型不可用"sv,
     "a column of the ledger is there twice or is of a type that cannot be used"sv},
    {errc::notice_invalid, "notice.invalid"sv, "不是可用的放假通知"sv, "not a usable notice of holidays"sv},
    {errc::tally_invalid, "tally.invalid"sv, "不是本版本保存的台账汇总"sv, "not a tally that this version saved"sv},
}};

constexpr const error_item& item(errc value) noexcept { return error_items[index_of(value)]; }
constexpr std::string_view code(errc value) noexcept { return item(value).code; }

/// An expected failure: its stable code, what exactly it was, and where in the document.
struct error {
    errc code = errc::argument_invalid;
    std::string detail{};  ///< what was found, as data: a path, a value, a limit
    source_span span{};
};

/// `report.not-found: … (detail) at line 3, column 1`
inline std::string to_string(const error& e, lang language = lang::en) {
    const error_item& row = item(e.code);
    std::string out{row.code};
    out += ": ";
    out += language == lang::zh ? row.zh : row.en;
    if (!e.detail.empty()) out += (language == lang::zh ? "（" : " (") + e.detail + (language == lang::zh ? "）" : ")");
    if (e.span)
        out += language == lang::zh ? "，第" + std::to_string(e.span.line) + "行第" + std::to_string(e.span.column) + "列"
                                    : " at line " + std::to_string(e.span.line) + ", column " + std::to_string(e.span.column);
    return out;
}

}  // namespace gongkai
