// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/enum.hpp>
#include <cstddef>
#include <gongkai/core/result.hpp>
#include <gongkai/report/published_report.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gongkai {

/// What a document's bytes are. The library reads the first five and OFD itself. Of the others it knows what they are; a program
/// that opens them hands in their cells (document.hpp) or what stands on their pages (page.hpp), as the Python package does.
/// doc, xls: of Office before 2007 and of WPS (.wps, .et). odt, ods: OpenDocument. mht: a web archive. xlsb: a workbook in
/// binary parts. flat: an office document in one XML file (Word 2003 XML, XML Spreadsheet 2003, .fodt, .fods). zip: an
/// archive of files.
BOOST_DEFINE_ENUM_CLASS(format, html, text, markdown, json, tidy, docx, xlsx, pdf, ofd, doc, xls, rtf, odt, ods, mht, xlsb, flat,
                        zip)

/// The largest document that is read, in bytes; a report has some tens of kilobytes.
inline constexpr std::size_t max_document_bytes = std::size_t{64} << 20;

/// The most parts that an office document may have, and the most bytes that they may unpack to.
inline constexpr std::size_t max_package_parts = 4096;
/// The most bytes that the parts of an office document may unpack to, all together.
inline constexpr std::size_t max_unpacked_bytes = std::size_t{128} << 20;

/// A format that the library does not read itself, known by the signature and, in a zip file, by the names in its
/// directory; none where the bytes are nothing of the kind. Nothing is unpacked. Fails with format_encrypted, format_office_legacy, format_unsupported,
/// format_damaged, format_too_complex, document_scanned or input_too_large for what cannot be read at all.
result<std::optional<format>> detect_package(std::string_view bytes);

/// What these bytes look like: by their first characters and what follows, never by a file's name.
format detect_format(std::string_view bytes) noexcept;

/// The text of a document in UTF-8, without a byte order mark: what the places of a report count in. Fails where the
/// bytes are no text.
result<std::string> decode_text(std::string_view bytes);

/// Reads a report in any known format from its bytes (not from a file of that name: read_file). Text may be UTF-8 with or without BOM, UTF-16, or GB18030 by declaration or
/// evidence. Fails with an input.*, html.*, json.*, tidy.*, format.* or report.* code; with format_needs_reader for
/// what detect_package knows.
result<published_report> read(std::string_view bytes);

/// The report in a file, as `read` reads its bytes; `path` is a name of the file system. Fails as `read` does, and with
/// file_unreadable where there is no such file, it may not be read, or it is a folder, a device or a pipe.
result<published_report> read_file(const std::string& path);

/// A web page, or what an office program saved as one.
result<published_report> read_html(std::string_view bytes);

/// Plain text: cells on lines of their own or separated by white space.
result<published_report> read_text(std::string_view bytes);

/// Markdown: tables of pipes, whole or in the pieces that converters leave, and HTML tables.
result<published_report> read_markdown(std::string_view bytes);

/// The project's JSON, as to_json writes it.
result<published_report> read_json(std::string_view bytes);

/// The tidy form: `table,row,column,value,status`, one line a cell.
result<published_report> read_tidy(std::string_view bytes);

/// A cell with its address.
struct keyed_cell {
    cell_key key;
    cell value;
};

/// The report that these cells make, in any order; a cell that is not among them is missing. Its form is that which
/// alone has them; `stated` decides between the editions where they leave that open. A table is there if one of its
/// cells is. Fails with tidy.syntax where they are of two forms, or a cell is given twice, differently.
result<published_report> report_of_cells(std::span<const keyed_cell> cells, std::optional<edition> stated = {});

/// The tidy form, every cell of the report's form in order, with a header line.
std::string to_tidy(const published_report& report);

/// The whole report as JSON; read_json gives the same value back. `document`: what it was read from, by name, so that its
/// places say what they are in; of a report that was read from JSON, the name that stood there.
std::string to_json(const published_report& report, std::string_view document = {});

}  // namespace gongkai
