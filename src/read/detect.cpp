// SPDX-License-Identifier: Apache-2.0
#include "read/document/structured_text.hpp"
#include "reading.hpp"
#include "text/ascii.hpp"
#include "text/encoding.hpp"
#include "text/unicode.hpp"

#include <gongkai/io/read.hpp>
#include <gongkai/io/read_ofd.hpp>

#include <algorithm>
#include <new>
#include <optional>

namespace gongkai {
namespace {

/// Whether one of these tags, in small letters, begins anywhere in the text.
bool has_tag(std::string_view text, std::initializer_list<std::string_view> names) noexcept {
    for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1))
        for (const std::string_view name : names) {
            const std::string_view found = text.substr(at + 1, name.size());
            if (!std::ranges::equal(found, name, {}, detail::lower)) continue;
            const std::size_t next = at + 1 + name.size();
            if (next == text.size() || std::string_view{" \t\r\n\f>/"}.find(text[next]) != std::string_view::npos) return true;
        }
    return false;
}

/// `seen`: what the lines of the text show, where it took a look at them.
format detect_in_text(std::string_view text, std::optional<detail::text_survey>& seen) noexcept {
    // Prose may speak of a tag; a page begins with one, or has a table's.
    constexpr std::size_t beginning = 1024;
    const std::string_view rest = text.substr(detail::skip_white_space(text, 0));
    if (detail::is_wiki(rest)) return format::text;
    if (rest.starts_with('{') || rest.starts_with("[{")) return format::json;
    const std::string_view header = rest.substr(0, rest.find_first_of("\r\n"));
    if (header.starts_with("table,row,column") || header.starts_with("\"table\",\"row\",\"column\"")) return format::tidy;
    if (has_tag(rest.substr(0, beginning), {"!doctype", "html", "head", "body", "meta"}) || rest.starts_with("<!--") ||
        rest.starts_with("<?xml"))
        return format::html;
    // Markdown may have tags, tables among them; what begins with one has tables of its own.
    if ((!rest.starts_with('<') || !has_tag(rest, {"table", "tr", "td"})) && seen.emplace(text).is_markdown())
        return format::markdown;
    if (has_tag(rest.substr(0, beginning), {"p", "div", "span", "br"}) || has_tag(rest, {"table", "tr", "td"}))
        return format::html;
    return format::text;
}

}  // namespace

format detect_format(std::string_view bytes) noexcept {
    try {
        if (const auto package = detect_package(bytes); package && *package) return **package;
        const auto text = detail::decode(bytes);
        std::optional<detail::text_survey> seen;
        return text ? detect_in_text(text->view(), seen) : format::text;
    } catch (const std::bad_alloc&) {
        return format::text;
    }
}

result<published_report> read(std::string_view bytes) {
    const auto package = detect_package(bytes);
    if (!package) return package.error();
    if (*package == format::ofd) return read_ofd(bytes);
    if (*package) return error{errc::format_needs_reader, std::string{enumerator_names<format>[index_of(**package)]}};
    const auto text = detail::decode(bytes);
    if (!text) return text.error();
    std::optional<detail::text_survey> seen;
    switch (detect_in_text(text->view(), seen)) {
        case format::html: return detail::html_to_report(text->view());
        case format::json: return detail::json_to_report(text->view());
        case format::tidy: return detail::tidy_to_report(text->view());
        case format::markdown: return detail::markdown_to_report(text->view(), *seen);
        default: break;
    }
    return seen ? detail::text_to_report(text->view(), *seen) : detail::text_to_report(text->view());
}

}  // namespace gongkai
