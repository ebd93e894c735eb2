// SPDX-License-Identifier: Apache-2.0
#include "html.hpp"

#include "html_style.hpp"
#include "lean_html.hpp"
#include "read/form/labels.hpp"
#include "read/plain_text/text.hpp"
#include "read/reading.hpp"
#include "style_sheet.hpp"
#include "text/ascii.hpp"
#include "text/encoding.hpp"
#include "text/number.hpp"
#include "text/place_finder.hpp"
#include "text/radicals.hpp"
#include "text/unicode.hpp"

#include <gongkai/io/read.hpp>

#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

namespace gongkai::detail {
namespace {

// A report needs some dozens of each; browsers stop at 512 levels and, as the HTML standard says, at 1000 columns and
// 65534 rows for one cell.
constexpr std::size_t max_depth = 1024;
constexpr std::uint32_t max_column_span = 1000;
constexpr std::uint32_t max_row_span = 65534;
constexpr std::uint64_t max_table_slots = 1U << 20;

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

enum class kind : std::uint8_t {
    in_line,  ///< part of the line it stands in
    apart,    ///< in the line, but no part of what it touches: an index, a number of a formula
    struck,   ///< likewise, and its digits are no number
    raised,   ///< likewise; digits there are the mark of a note, or a power
    block,    ///< begins and ends a paragraph
    line_break,
    picture,  ///< may show what is not in the text
    preformatted,
    table,
    row_group,
    row,
    cell,
    title,
    meta,
    dialog,  ///< a block where it is open, else not shown
    not_shown,
};

struct element {
    std::string_view name;
    gongkai::detail::kind kind;
};

constexpr auto elements = std::to_array<element>({
    {"address", kind::block},
    {"annotation", kind::not_shown},
    {"annotation-xml", kind::not_shown},
    {"article", kind::block},
    {"aside", kind::block},
    {"audio", kind::picture},
    {"blockquote", kind::block},
    {"body", kind::block},
    {"br", kind::line_break},
    {"canvas", kind::picture},
    {"caption", kind::block},
    {"center", kind::block},
    {"datalist", kind::not_shown},
    {"dd", kind::block},
    {"del", kind::struck},
    {"details", kind::block},
    {"dialog", kind::dialog},
    {"dir", kind::block},
    {"div", kind::block},
    {"dl", kind::block},
    {"dt", kind::block},
    {"embed", kind::picture},
    {"fieldset", kind::block},
    {"figcaption", kind::block},
    {"figure", kind::block},
    {"footer", kind::block},
    {"form", kind::block},
    {"h1", kind::block},
    {"h2", kind::block},
    {"h3", kind::block},
    {"h4", kind::block},
    {"h5", kind::block},
    {"h6", kind::block},
    {"head", kind::block},
    {"header", kind::block},
    {"hr", kind::line_break},
    {"html", kind::block},
    {"iframe", kind::not_shown},
    {"img", kind::picture},
    {"input", kind::picture},
    {"legend", kind::block},
    {"li", kind::block},
    {"main", kind::block},
    {"menu", kind::block},
    {"meta", kind::meta},
    {"meter", kind::picture},
    {"mn", kind::apart},
    {"mtext", kind::apart},
    {"nav", kind::block},
    {"noembed", kind::not_shown},
    {"noframes", kind::not_shown},
    {"noscript", kind::not_shown},
    {"object", kind::picture},
    {"ol", kind::block},
    {"p", kind::block},
    {"pre", kind::preformatted},
    {"progress", kind::picture},
    {"rp", kind::not_shown},
    {"rt", kind::not_shown},
    {"rtc", kind::not_shown},
    {"s", kind::struck},
    {"script", kind::not_shown},
    {"section", kind::block},
    {"select", kind::not_shown},
    {"strike", kind::struck},
    {"style", kind::not_shown},
    {"sub", kind::apart},
    {"summary", kind::block},
    {"sup", kind::raised},
    {"svg", kind::picture},
    {"table", kind::table},
    {"tbody", kind::row_group},
    {"td", kind::cell},
    {"template", kind::not_shown},
    {"textarea", kind::not_shown},
    {"tfoot", kind::row_group},
    {"th", kind::cell},
    {"thead", kind::row_group},
    {"title", kind::title},
    {"tr", kind::row},
    {"ul", kind::block},
    {"video", kind::picture},
    {"xml", kind::not_shown},
});
static_assert(std::ranges::is_sorted(elements, {}, &element::name));

kind kind_of(std::string_view name) noexcept {
    const auto at = std::ranges::lower_bound(elements, name, {}, &element::name);
    return at != elements.end() && at->name == name ? at->kind : kind::in_line;
}

/// What a role makes of an element of the text.
std::optional<kind> kind_of_role(std::string_view role) noexcept {
    constexpr auto roles = std::to_array<element>({
        {"cell", kind::cell},
        {"columnheader", kind::cell},
        {"grid", kind::table},
        {"gridcell", kind::cell},
        {"row", kind::row},
        {"rowgroup", kind::row_group},
        {"rowheader", kind::cell},
        {"table", kind::table},
        {"treegrid", kind::table},
    });
    const auto at = std::ranges::find(roles, role, &element::name);
    return at != roles.end() ? std::optional{at->kind} : std::nullopt;
}

/// The number of a colspan or rowspan as HTML reads it: what follows the digits does not count.
std::optional<std::uint32_t> span_number(std::string_view text, std::uint32_t most) noexcept {
    text = trimmed(text);
    if (text.starts_with('+')) text.remove_prefix(1);
    std::uint32_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem == std::errc::result_out_of_range) return most;
    if (problem != std::errc{}) return std::nullopt;
    return std::min(number, most);
}

/// What an `<input>` says of itself.
struct input_field {
    std::string_view type = "text";
    std::string_view value{};

    bool shows_value() const noexcept {
        constexpr std::string_view types[] = {"", "text", "number", "tel"};
        return !value.empty() && std::ranges::any_of(types, [&](std::string_view t) { return equal_ignoring_case(type, t); });
    }
};

/// Whether a page ends with the end tag of a table or its parts, or of more than that.
bool ends_with_table_tag(std::string_view html) noexcept {
    const auto at = html.rfind("</");
    if (at == std::string_view::npos || !html.ends_with('>')) return false;
    const std::string_view name = trimmed(html.substr(at + 2, html.size() - at - 3));
    constexpr std::string_view names[] = {"table", "tbody", "thead", "tfoot", "tr", "td", "th", "body", "html"};
    return std::ranges::any_of(names, [&](std::string_view n) { return equal_ignoring_case(name, n); });
}

/// A table that has been begun and not yet ended. Its text lies in the document's blocks from `first_block` on.
struct open_table {
    struct part {
        grid_cell cell;
        std::size_t first_block = 0;
        std::size_t end_block = 0;
    };

    std::vector<part> cells;
    std::vector<std::uint32_t> free_from;  ///< for each column, the first row that no cell above reaches into
    std::size_t first_block = 0;
    std::size_t group_cells = 0;  ///< cells before the present row group
    std::size_t cell_at = 0;      ///< offset of the open cell's content
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    bool in_row = false;
    bool in_cell = false;
    bool cell_has_picture = false;
    bool holds_grid = false;
};

class page_reader {
public:
    /// `places` is of the page that `source` is what is left of.
    /// `shows_waiting`: what a script may bring in is read as if it had.
    page_reader(std::string_view source, edited_place_finder places, const style_sheet& sheet, bool shows_waiting)
        : source_{source},
          shows_waiting_{shows_waiting},
          ends_whole_{ends_with_table_tag(source)},
          places_{std::move(places)},
          has_sheet_{!sheet.empty()},
          cascade_{sheet} {
        document_.blocks.reserve(64);
        elements_.reserve(32);
    }

    result<document> read();
    /// Whether a block outside of tables is not shown until a script does.
    bool has_waiting() const noexcept { return has_waiting_; }

private:
    struct open_element {
        gongkai::detail::kind kind;
        std::size_t tables = 0;  ///< open tables, its own included
        std::size_t cell = 0;    ///< number of the cell that it opened, 0 for none
        /// Why its text is not shown: has no size, is hidden, is transparent.
        std::array<bool, 3> veils{};
        bool is_white = false;
        bool is_on_color = false;
        bool is_struck = false;  ///< itself, by its style
        bool is_raised = false;
        bool is_doubtful = false;  ///< nobody knows whether its text is shown

        void set(const element_style& style) noexcept {
            veils = {style.has_no_size.value_or(veils[0]), style.is_hidden.value_or(veils[1]),
                     style.is_transparent.value_or(veils[2])};
            is_white = style.is_white.value_or(is_white);
            is_on_color = style.is_on_color.value_or(is_on_color);
            is_struck = style.is_struck;
            is_raised = style.is_raised;
        }
        /// Whether a box of no room leaves nothing of it; cells and rows grow with what they hold.
        bool is_boxed_away(const element_style& style) const noexcept {
            const bool is_box = kind == kind::block || kind == kind::preformatted || kind == kind::dialog ||
                                (kind == kind::in_line && style.makes_box);
            return is_box && style.is_boxed_away;
        }
        bool is_veiled() const noexcept { return veils != std::array<bool, 3>{}; }
    };

    static page_reader& self(void* user) noexcept { return *static_cast<page_reader*>(user); }

    kind known_kind(const xmlChar* name) noexcept;
    void start(const xmlChar* name, const xmlChar** attributes);
    void append_field(std::string_view value);
    bool take_style(open_element& opened, const style_cascade::element& styled);
    element_style brought_in(const open_element& opened, element_style style);
    void end();
    void characters(std::string_view text);
    void stop(error why);

    void append(std::string_view text, std::size_t at, bool verbatim);
    void put(std::string_view run, std::size_t first, std::size_t last);
    bool is_doubtful_number(std::string_view run) const noexcept;
    void end_paragraph();
    void start_table();
    void end_table();
    void start_row();
    void end_row();
    void end_row_group();
    void start_cell(std::uint32_t columns, std::uint32_t rows);
    void end_cell();
    bool names_rows(const open_table& table) const;
    grid to_grid(open_table& table, std::uint32_t width);
    void read_meta(std::string_view name, std::string_view content);

    std::size_t here() const noexcept {
        const xmlParserInput& input = *parser_->input;
        return std::min(input.consumed + static_cast<std::size_t>(input.cur - input.base), source_.size());
    }

    std::string_view source_;
    bool shows_waiting_;
    bool has_waiting_ = false;
    bool ends_whole_;  ///< the last thing in the source ends any cell that is open
    edited_place_finder places_;
    bool has_sheet_;
    style_cascade cascade_;
    std::unique_ptr<xmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser_{nullptr, &htmlFreeParserCtxt};
    document document_;
    std::optional<error> failure_;

    /// Kinds of the names met last: libxml2 keeps each name at one address.
    std::array<std::pair<const xmlChar*, kind>, 64> kinds_{};
    std::vector<open_element> elements_;
    std::size_t not_shown_ = none;  ///< depth of the outermost element that is not shown
    std::size_t markup_end_ = 0;    ///< end of a declaration that libxml2 takes for text
    std::size_t text_end_ = 0;      ///< how far libxml2 had come with the text before
    std::size_t preformatted_ = 0;
    std::size_t raised_ = 0;
    std::size_t struck_ = 0;
    bool in_title_ = false;

    std::string text_;  ///< of the paragraph so far
    std::size_t text_first_ = 0;
    std::size_t text_last_ = 0;
    bool space_pending_ = false;
    std::string_view narrow_space_{};  ///< what is pending, where it may part thousands

    std::vector<open_table> tables_;  ///< the innermost last
};

result<document> page_reader::read() {
    static const bool initialised = (xmlInitParser(), true);
    static_cast<void>(initialised);
    parser_.reset(htmlCreateMemoryParserCtxt(source_.data(), static_cast<int>(source_.size())));
    if (!parser_) return error{errc::input_encoding, "libxml2"};
    htmlCtxtUseOptions(parser_.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOIMPLIED | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                                          HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
    parser_->charset = XML_CHAR_ENCODING_UTF8;
    parser_->userData = this;

    xmlSAXHandler& sax = *parser_->sax;
    sax = {};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElement = [](void* user, const xmlChar* name, const xmlChar** attributes) { self(user).start(name, attributes); };
    sax.endElement = [](void* user, const xmlChar*) { self(user).end(); };
    sax.characters = [](void* user, const xmlChar* text, int length) {
        self(user).characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
    };
    sax.ignorableWhitespace = sax.characters;
    sax.cdataBlock = [](void*, const xmlChar*, int) {};
    sax.serror = [](void*, xmlErrorPtr) {};
    htmlParseDocument(parser_.get());
    if (failure_) return *std::move(failure_);

    end_paragraph();
    while (!tables_.empty() && !failure_) end_table();
    if (failure_) return *std::move(failure_);
    return std::move(document_);
}

void page_reader::stop(error why) {
    if (failure_) return;
    failure_ = std::move(why);
    xmlStopParser(parser_.get());
}

kind page_reader::known_kind(const xmlChar* name) noexcept {
    auto& [known, what] = kinds_[reinterpret_cast<std::uintptr_t>(name) / 4 % kinds_.size()];
    if (known != name) {
        known = name;
        what = kind_of(reinterpret_cast<const char*>(name));
    }
    return what;
}

void page_reader::start(const xmlChar* name, const xmlChar** attributes) {
    if (failure_) return;
    if (elements_.size() == max_depth) {
        const std::size_t at = here();
        return stop({errc::html_too_deep, "> " + std::to_string(max_depth), places_.span(at, at)});
    }
    kind what = known_kind(name);
    open_element& opened = elements_.emplace_back(elements_.empty() ? open_element{} : elements_.back());
    opened.kind = what;
    opened.tables = tables_.size();
    opened.cell = 0;
    opened.is_struck = opened.is_raised = false;
    if (not_shown_ != none) return;

    bool shown = what != kind::not_shown && what != kind::dialog;
    bool is_hidden = false;
    std::uint32_t columns = 1;
    std::uint32_t rows = 1;
    std::string_view meta_name;
    std::string_view meta_content;
    input_field field;
    style_cascade::element styled{reinterpret_cast<const char*>(name)};
    for (; attributes && attributes[0]; attributes += 2) {
        const std::string_view key{reinterpret_cast<const char*>(attributes[0])};
        const std::string_view value =
            attributes[1] ? std::string_view{reinterpret_cast<const char*>(attributes[1])} : std::string_view{};
        if (key == "style") {
            styled.own_style = value;
        } else if (key == "role" && (what == kind::block || what == kind::in_line)) {
            what = opened.kind = kind_of_role(value).value_or(what);
        } else if (key == "aria-colspan") {
            columns = std::max(1U, span_number(value, max_column_span).value_or(1));
        } else if (key == "aria-rowspan") {
            rows = span_number(value, max_row_span).value_or(1);
        } else if (has_sheet_ && key == "class") {
            styled.classes = value;
        } else if (has_sheet_ && key == "id") {
            styled.id = value;
        } else if (key == "hidden" && what == kind::block && tables_.empty()) {
            has_waiting_ = true;
            is_hidden = is_hidden || !shows_waiting_;
        } else if (key == "hidden" || key == "popover" || (key == "data-gongkai" && value == "repeats")) {
            is_hidden = true;  // not there, or what to_html says twice for who listens to the page
        } else if (what == kind::dialog && key == "open") {
            shown = true;
        } else if (key == "color") {
            opened.is_white = is_white_color(value);
        } else if (key == "bgcolor") {
            opened.is_on_color = !is_white_color(value);
        } else if (key == "background") {
            opened.is_on_color = true;
        } else if (what == kind::cell && key == "colspan") {
            columns = std::max(1U, span_number(value, max_column_span).value_or(1));
        } else if (what == kind::cell && key == "rowspan") {
            rows = span_number(value, max_row_span).value_or(1);
        } else if (what == kind::picture && key == "type") {
            shown = shown && !equal_ignoring_case(value, "hidden");
            field.type = value;
        } else if (what == kind::picture && key == "value") {
            field.value = value;
        } else if (what == kind::meta && key == "name") {
            meta_name = value;
        } else if (what == kind::meta && key == "content") {
            meta_content = value;
        }
    }
    if (has_sheet_ || !styled.own_style.empty()) is_hidden = !take_style(opened, styled) || is_hidden;
    if (!shown || is_hidden) {
        not_shown_ = elements_.size();
        return;
    }
    space_pending_ = space_pending_ || opened.is_struck;
    struck_ += opened.is_struck ? 1U : 0U;
    raised_ += opened.is_raised ? 1U : 0U;

    switch (what) {
        case kind::in_line: break;
        case kind::raised: raised_ += 1; break;
        case kind::struck: struck_ += 1; [[fallthrough]];
        case kind::apart: space_pending_ = true; break;
        case kind::preformatted: ++preformatted_; [[fallthrough]];
        case kind::dialog:
        case kind::block:
        case kind::line_break: end_paragraph(); break;
        case kind::picture:
            if (field.shows_value() && styled.name == "input") append_field(field.value);
            else if (!tables_.empty()) tables_.back().cell_has_picture = true;
            not_shown_ = elements_.size();
            break;
        case kind::table:
            start_table();
            elements_.back().tables = tables_.size();
            break;
        case kind::row_group:
            end_paragraph();
            if (!tables_.empty()) end_row_group();
            break;
        case kind::row:
            end_paragraph();
            if (!tables_.empty()) start_row();
            break;
        case kind::cell:
            end_paragraph();
            if (tables_.empty()) break;
            start_cell(columns, rows);
            elements_.back().cell = tables_.back().cells.size();
            break;
        case kind::title:
            end_paragraph();
            // In DocBook a section has one as well.
            in_title_ = document_.title.empty() || document_.blocks.empty();
            break;
        case kind::meta: read_meta(meta_name, meta_content); break;
        case kind::not_shown: break;
    }
}

/// The value of a field in a table, which a page that is filled in shows as it shows text.
void page_reader::append_field(std::string_view value) {
    if (tables_.empty() || elements_.back().is_veiled()) return;
    text_end_ = std::max(text_end_, here());
    append(value, here(), false);
}

/// A style without what hides a block outside of tables, if that is read: the panels of tabs but the first, and articles of WeChat,
/// are hidden until a script has run.
element_style page_reader::brought_in(const open_element& opened, element_style style) {
    if (!tables_.empty() || opened.kind != kind::block) return style;
    has_waiting_ = has_waiting_ || style.has_no_box || style.is_faded || style.is_hidden.value_or(false);
    if (!shows_waiting_) return style;
    style.has_no_box = style.is_faded = false;
    style.is_hidden.reset();
    return style;
}

/// Whether an element is shown, and how, by its own style and the page's sheets.
bool page_reader::take_style(open_element& opened, const style_cascade::element& styled) {
    const auto is_shown = [&](const element_style& style) { return !style.is_out() && !opened.is_boxed_away(style); };
    const element_style own = brought_in(opened, read_style(styled.own_style));
    if (!has_sheet_) {
        opened.set(own);
        return is_shown(own);
    }
    const style_cascade::styles styles = cascade_.begin(elements_.size(), styled);
    const element_style style = brought_in(opened, read_style(styles.surely));
    // Outside of tables what is not to be seen at first may be brought in by a script; what has no box is taken away.
    if (tables_.empty()) {
        opened.set(own);
        return is_shown(own) && !style.has_no_box;
    }
    opened.set(style);
    if (styles.perhaps != styles.surely && tables_.back().in_cell) {
        const element_style perhaps = read_style(styles.perhaps);
        open_element other = opened;
        other.set(perhaps);
        const bool differs = is_shown(perhaps) != is_shown(style) || other.is_veiled() != opened.is_veiled();
        opened.is_doubtful = opened.is_doubtful || differs;
        if (differs) {
            opened.veils = {};
            return true;
        }
    }
    return is_shown(style);
}

void page_reader::end() {
    if (failure_ || elements_.empty()) return;
    const open_element ended = elements_.back();
    elements_.pop_back();
    if (not_shown_ != none) {
        if (elements_.size() < not_shown_) not_shown_ = none;
        return;
    }
    struck_ -= ended.is_struck ? 1U : 0U;
    raised_ -= ended.is_raised ? 1U : 0U;
    space_pending_ = space_pending_ || ended.is_struck || ended.is_raised;
    const bool own_table = !tables_.empty() && ended.tables == tables_.size();
    switch (ended.kind) {
        case kind::in_line:
        case kind::line_break:
        case kind::picture:
        case kind::meta:
        case kind::not_shown: break;
        case kind::struck:
        case kind::raised: (ended.kind == kind::struck ? struck_ : raised_) -= 1; [[fallthrough]];
        case kind::apart: space_pending_ = true; break;
        case kind::preformatted: --preformatted_; [[fallthrough]];
        case kind::dialog:
        case kind::block:
        case kind::title: end_paragraph(); break;
        case kind::table:
            end_paragraph();
            while (tables_.size() >= ended.tables && !tables_.empty() && !failure_) end_table();
            break;
        case kind::row_group:
            end_paragraph();
            if (own_table) end_row_group();
            break;
        case kind::row:
            end_paragraph();
            if (own_table) end_row();
            break;
        case kind::cell:
            end_paragraph();
            if (own_table && ended.cell == tables_.back().cells.size()) end_cell();
            break;
    }
}

void page_reader::characters(std::string_view text) {
    const std::size_t before = std::exchange(text_end_, here());
    if (failure_ || not_shown_ != none || (!elements_.empty() && elements_.back().is_veiled())) return;
    std::size_t at = text_end_ - std::min(text.size(), text_end_);
    bool verbatim = source_.substr(at, text.size()) == text;
    if (!verbatim) {
        // A full buffer is handed over before libxml2 steps over the last character in it.
        std::size_t last = 1;
        while (last < text.size() && (static_cast<unsigned char>(text[text.size() - last]) & 0xC0U) == 0x80U) ++last;
        verbatim = source_.substr(at + last, text.size()) == text;
        if (verbatim) {
            at += last;
        } else if (const auto reference = source_.substr(before, text_end_ - before).rfind('&');
                   reference != std::string_view::npos) {
            at = before + reference;
        }
    }
    if (at < markup_end_) {
        const std::size_t rest = markup_end_ - at;
        if (!verbatim || rest >= text.size()) return;
        text.remove_prefix(rest);
        at = markup_end_;
    }
    if (text == "<" && source_.substr(at, 2) == "<!") {
        markup_end_ = std::min(source_.find('>', at), source_.size() - 1) + 1;
        return;
    }
    append(text, at, verbatim);
}

namespace {

/// What may part thousands, as any other white space is what HTML takes for one blank.
constexpr std::string_view narrow(char32_t space) noexcept {
    switch (space) {
        case U'\u2009': return "\u2009";
        case U'\u202F': return "\u202F";
        case U'\u00A0': return "\u00A0";
        default: return {};
    }
}

}  // namespace

void page_reader::append(std::string_view text, std::size_t at, bool verbatim) {
    constexpr auto may_be_space = [] {
        std::array<bool, 256> table{};
        for (const unsigned c : {0x09U, 0x0AU, 0x0BU, 0x0CU, 0x0DU, 0x20U, 0xC2U, 0xE2U, 0xE3U, 0xEFU}) table[c] = true;
        return table;
    }();
    for (std::size_t i = 0; i < text.size();) {
        code_point space{0, 0};
        std::size_t end = i;
        for (; end < text.size(); ++end) {
            if (!may_be_space[static_cast<unsigned char>(text[end])]) continue;
            space = decode_at(text, end);
            if (is_white_space(space.value)) break;
        }
        if (end > i) put(text.substr(i, end - i), verbatim ? at + i : at, verbatim ? at + end : text_end_);
        if (end == text.size()) return;
        if (!is_unseen(space.value)) {
            const bool follows_digit = !space_pending_ && !text_.empty() && is_digit(static_cast<unsigned char>(text_.back()));
            narrow_space_ = follows_digit ? narrow(space.value) : std::string_view{};
            space_pending_ = true;
        }
        if (space.value == U'\n' && preformatted_ > 0) end_paragraph();
        i = end + space.length;
    }
}

/// A number in a table that is white, where nothing says that it stands on a color, or of which style sheets say what nobody can
/// tell: it may be shown or not.
bool page_reader::is_doubtful_number(std::string_view run) const noexcept {
    if (tables_.empty() || elements_.empty()) return false;
    const open_element& inner = elements_.back();
    if (!inner.is_doubtful && (!inner.is_white || inner.is_on_color)) return false;
    return run.find_first_not_of("0123456789.,+-%") == run.npos && run.find_first_of("0123456789") != run.npos;
}

void page_reader::put(std::string_view run, std::size_t first, std::size_t last) {
    if (text_.empty()) text_first_ = first;
    else if (space_pending_)
        text_ += is_digit(static_cast<unsigned char>(run.front())) && !narrow_space_.empty() ? narrow_space_ : " ";
    space_pending_ = false;
    narrow_space_ = {};
    constexpr std::array<std::string_view, 10> raised_digits{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    constexpr std::string_view stroke = "\u0336";  // over the digit before it
    const bool raises = raised_ > 0 && !text_.empty();
    if (is_doubtful_number(run)) {
        text_ += "\uFFFD";
        if (tables_.back().in_cell) tables_.back().cells.back().cell.problem = reading_problem::lost;
    } else if (!raises && struck_ == 0) {
        text_ += run;
    } else {
        for (const char c : run) {
            const bool has_digit = is_digit(static_cast<unsigned char>(c));
            if (has_digit && raises) text_ += raised_digits[static_cast<std::size_t>(c - '0')];
            else text_ += c;
            if (has_digit && struck_ > 0) text_ += stroke;
        }
    }
    text_last_ = last;
}

void page_reader::end_paragraph() {
    space_pending_ = false;
    narrow_space_ = {};
    if (std::exchange(in_title_, false)) {
        if (document_.title.empty()) document_.title = text_;
    } else if (!text_.empty()) {
        document_.blocks.emplace_back(paragraph{text_, places_.span(text_first_, text_last_)});
    }
    text_.clear();
}

/// What pages of government sites carry for search engines, and may not show.
void page_reader::read_meta(std::string_view name, std::string_view content) {
    content = trimmed(content);
    if (content.empty()) return;
    if (equal_ignoring_case(name, "ArticleTitle")) document_.title = content;
    if (!equal_ignoring_case(name, "PubDate")) return;
    const std::size_t tag_end = here();
    const std::size_t near = tag_end - std::min(tag_end, content.size() + 256);
    const auto at = source_.substr(near, tag_end - near).rfind(content);
    const std::size_t first = at == std::string_view::npos ? near : near + at;
    document_.blocks.emplace_back(paragraph{"发布日期：" + std::string{content}, places_.span(first, first + content.size())});
}

void page_reader::start_table() {
    end_paragraph();
    // As browsers do: a table straight in a table, outside its cells, ends that table.
    if (!tables_.empty() && !tables_.back().in_cell) end_table();
    open_table& table = tables_.emplace_back();
    table.first_block = document_.blocks.size();
    table.cells.reserve(64);
}

void page_reader::start_row() {
    end_row();
    tables_.back().in_row = true;
    tables_.back().column = 0;
}

void page_reader::end_row() {
    end_cell();
    if (std::exchange(tables_.back().in_row, false)) ++tables_.back().row;
}

void page_reader::end_row_group() {
    end_row();
    open_table& table = tables_.back();
    for (; table.group_cells < table.cells.size(); ++table.group_cells) {
        grid_cell& cell = table.cells[table.group_cells].cell;
        cell.row_span = std::min(cell.row_span, table.row - cell.row);
    }
    for (std::uint32_t& row : table.free_from) row = std::min(row, table.row);
}

void page_reader::start_cell(std::uint32_t columns, std::uint32_t rows) {
    end_cell();
    open_table& table = tables_.back();
    if (!table.in_row) start_row();
    const auto is_free = [&](std::size_t column) {
        return column >= table.free_from.size() || table.free_from[column] <= table.row;
    };
    while (!is_free(table.column)) ++table.column;
    std::uint32_t width = 1;
    while (width < columns && is_free(std::size_t{table.column} + width)) ++width;
    const std::size_t end = std::size_t{table.column} + width;
    if (table.free_from.size() < end) table.free_from.resize(end, 0);
    if (const std::uint64_t slots = (std::uint64_t{table.row} + 1) * table.free_from.size(); slots > max_table_slots) {
        const std::size_t at = here();
        return stop({errc::html_too_wide, std::to_string(slots) + " > " + std::to_string(max_table_slots), places_.span(at, at)});
    }
    if (rows == 0) rows = max_row_span;  // to the end of the row group
    std::fill_n(table.free_from.begin() + table.column, width, table.row + rows);
    table.cells.push_back({{{}, table.row, table.column, rows, width}, document_.blocks.size()});
    table.column += width;
    table.in_cell = true;
    table.cell_has_picture = false;
    table.cell_at = std::min(here() + 1, source_.size());
}

void page_reader::end_cell() {
    open_table& table = tables_.back();
    if (!std::exchange(table.in_cell, false)) return;
    open_table::part& part = table.cells.back();
    part.end_block = document_.blocks.size();
    const bool is_empty = part.first_block == part.end_block;
    if (is_empty) part.cell.span = places_.span(table.cell_at, table.cell_at);
    // A picture may show a number, so the cell is not blank.
    if (is_empty && table.cell_has_picture) part.cell.problem = reading_problem::pictured;
    // Where a page was cut off there may be half a number, or one that did not come to stand.
    if (!ends_whole_ && here() == source_.size()) part.cell.problem = reading_problem::lost;
}

void page_reader::end_table() {
    end_row_group();
    open_table table = std::move(tables_.back());
    tables_.pop_back();
    std::uint32_t width = 0;
    for (const auto& part : table.cells) width = std::max(width, part.cell.column + 1);
    const bool lays_out = table.holds_grid || (width <= 1 && !names_rows(table));
    if (!tables_.empty() && (table.holds_grid || !lays_out)) tables_.back().holds_grid = true;
    if (lays_out) return;

    grid taken = to_grid(table, width);
    // Text outside the cells, such as a caption, stays as paragraphs before the table.
    auto& blocks = document_.blocks;
    std::size_t kept = table.first_block;
    std::size_t block = table.first_block;
    const auto keep_until = [&](std::size_t end) {
        for (; block < end; ++block, ++kept)
            if (kept != block) blocks[kept] = std::move(blocks[block]);
    };
    for (const auto& part : table.cells) {
        keep_until(part.first_block);
        block = part.end_block;
    }
    keep_until(blocks.size());
    blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(kept), blocks.end());
    blocks.emplace_back(std::move(taken));
}

/// Whether a table of one column has the names of rows, whose numbers stand elsewhere.
bool page_reader::names_rows(const open_table& table) const {
    constexpr std::size_t fewest = 3;
    std::size_t names = 0;
    for (const auto& part : table.cells) {
        if (part.first_block == part.end_block) continue;
        const auto* line = std::get_if<paragraph>(&document_.blocks[part.first_block]);
        if (!line || part.end_block != part.first_block + 1 || read_value(line->text).what == cell_value::kind::number)
            return false;
        names += find_label(line->text).names_row() ? 1 : 0;
    }
    return names >= fewest;
}

/// The cells with their text, from a table whose blocks are all paragraphs. Columns in which no cell begins do not
/// matter: they come from absurd spans.
grid page_reader::to_grid(open_table& table, std::uint32_t width) {
    grid result;
    result.cells.reserve(table.cells.size());
    for (auto& part : table.cells) {
        grid_cell& cell = part.cell;
        cell.column_span = std::min(cell.column_span, width - cell.column);
        for (std::size_t block = part.first_block; block < part.end_block; ++block) {
            paragraph& line = *std::get_if<paragraph>(&document_.blocks[block]);
            if (block == part.first_block) {
                cell.text = std::move(line.text);
                cell.span = line.span;
                continue;
            }
            // Chinese labels are broken anywhere; numbers and words must not grow together.
            const bool is_chinese = (static_cast<unsigned char>(cell.text.back()) & 0x80U) != 0 &&
                                    (static_cast<unsigned char>(line.text.front()) & 0x80U) != 0;
            if (!is_chinese) cell.text += '\n';
            cell.text += line.text;
            cell.span.length = line.span.offset + line.span.length - cell.span.offset;
        }
        result.cells.push_back(std::move(cell));
    }
    const source_span& last = result.cells.back().span;
    result.span = result.cells.front().span;
    result.span.length = last.offset + last.length - result.span.offset;
    return result;
}

struct read_page {
    result<document> shown;
    bool has_waiting = false;
};

read_page read_html_page(std::string_view original, bool shows_waiting) {
    const text_without_radicals plain{original};
    std::string_view utf8 = plain.view();
    // libxml2 drops control characters, so that what they part would grow together.
    std::string cleaned;
    if (has_control(utf8)) {
        cleaned = utf8;
        std::ranges::replace_if(cleaned, is_control, ' ');
        utf8 = cleaned;
    }
    const style_sheet sheet{utf8};
    lean_html page = make_lean(utf8, !sheet.empty());
    if (const std::size_t at = page.overloaded; at != std::string_view::npos)
        return {error{errc::html_too_wide, "> " + std::to_string(lean_html::max_attributes) + " attributes",
                      place_finder{utf8}.span(at, at)}};
    page_reader reader{page.text, edited_place_finder{utf8, std::move(page.cuts)}, sheet, shows_waiting};
    result<document> shown = reader.read();
    return {std::move(shown), reader.has_waiting()};
}

/// How many of the statutory tables a page has.
std::size_t tables_in(const result<published_report>& report) {
    return report ? static_cast<std::size_t>(
                        std::ranges::count_if(enumerators<table>, [&](table t) { return report->has_table(t); }))
                  : 0;
}

}  // namespace

result<document> html_to_document(std::string_view utf8) { return read_html_page(utf8, false).shown; }

}  // namespace gongkai::detail

namespace gongkai {

result<published_report> detail::html_to_report(std::string_view utf8) {
    const auto read = [](result<document>&& page) -> result<published_report> {
        if (!page) return page.error();
        return read_document(*page);
    };
    auto [page, has_waiting] = detail::read_html_page(utf8, false);
    result<published_report> shown = read(std::move(page));
    if (!has_waiting || detail::tables_in(shown) == enum_size<table>) return shown;
    // Where tables are not there to see, they may be in what a script would show.
    result<published_report> all = read(detail::read_html_page(utf8, true).shown);
    return detail::tables_in(all) > detail::tables_in(shown) ? all : shown;
}

result<published_report> read_html(std::string_view bytes) { return detail::read_decoded(bytes, detail::html_to_report); }

}  // namespace gongkai
