// SPDX-License-Identifier: Apache-2.0
#include "open_table.hpp"

#include <algorithm>
#include <gongkai/io/read.hpp>
#include <utility>

#include "json_rows.hpp"

namespace gongkai::detail {

using namespace std::string_view_literals;

namespace {

bool is_utf16(std::string_view text) noexcept {
    if (text.starts_with("\xFF\xFE"sv) || text.starts_with("\xFE\xFF"sv)) return true;
    return text.size() >= 4 && ((text[0] == '\0' && text[1] != '\0') || (text[0] != '\0' && text[1] == '\0' && text[3] == '\0'));
}

/// Fields parted by tabs, as a spreadsheet saves "Unicode text", with commas.
std::string with_commas(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 16);
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '"') {
            std::size_t end = at + 1;
            while (end < text.size() && (text[end] != '"' || (end + 1 < text.size() && text[end + 1] == '"')))
                end += text[end] == '"' ? 2 : 1;
            end = std::min(end + 1, text.size());
            out += text.substr(at, end - at);
            at = end;
        }
        const std::size_t end = std::min(text.find_first_of("\t\r\n", at), text.size());
        const std::string_view field = text.substr(at, end - at);
        if (field.find(',') == field.npos) out += field;
        else out.append("\"").append(field).append("\"");
        if (end < text.size()) out += text[end] == '\t' ? ',' : text[end];
        at = end + 1;
    }
    return out;
}

}  // namespace

result<std::optional<std::string>> recoded_ledger(std::string_view text) {
    std::optional<std::string> out;
    if (is_utf16(text)) {
        auto decoded = decode_text(text);
        if (!decoded) return std::move(decoded).error();
        out = *std::move(decoded);
    } else {
        constexpr std::size_t looked_at = 1U << 20U;
        const std::string_view beginning = text.size() <= looked_at ? text : text.substr(0, text.rfind('\n', looked_at) + 1);
        const auto decoded = decode_text(beginning);
        std::string_view same = beginning;
        if (same.starts_with("\xEF\xBB\xBF"sv)) same.remove_prefix(3);
        // What cannot be decoded is left as it is: its rows are judged one by one.
        if (decoded && *decoded != same)
            if (auto whole = decode_text(text)) out = *std::move(whole);
    }
    const std::string_view now = out ? std::string_view{*out} : text;
    const std::string_view header = now.substr(0, now.find('\n'));
    if (header.find('\t') != header.npos && header.find(',') == header.npos) out = with_commas(now);
    return out;
}

result<std::unique_ptr<csv_table>> open_table(std::string_view text, const table_form& form) {
    auto recoded = recoded_ledger(text);
    if (!recoded) return std::move(recoded).error();
    if (*recoded && !is_json_ledger(**recoded)) return csv_table::open_own(**std::move(recoded), form);
    if (*recoded) text = **recoded;
    if (!is_json_ledger(text)) return csv_table::open(text, form);
    auto csv = csv_of_json(text, form);
    if (!csv) return std::move(csv).error();
    return csv_table::open_own(*std::move(csv), form);
}

}  // namespace gongkai::detail
