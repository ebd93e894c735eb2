// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <boost/describe/enum.hpp>
#include <chrono>
#include <cstdint>
#include <gongkai/core/edition.hpp>
#include <gongkai/core/source_span.hpp>
#include <gongkai/tables/cell.hpp>
#include <gongkai/tables/form.hpp>
#include <optional>
#include <string>
#include <vector>

namespace gongkai {

/// What a report says of itself, where printed. An empty string or optional: not printed.
struct metadata {
    std::string title{};
    std::string agency{};                                         ///< the reporting organ, from the title or else the publisher
    std::string index_number{};                                   ///< 索引号
    std::string publisher{};                                      ///< 发布机构
    std::string topic{};                                          ///< 主题分类
    std::string document_number{};                                ///< 文号
    std::string disclosure_mode{};                                ///< 公开方式
    std::optional<std::chrono::year> year{};                      ///< the report year
    std::optional<std::chrono::year_month_day> date_written{};    ///< 成文日期
    std::optional<std::chrono::year_month_day> date_published{};  ///< 发布日期

    friend bool operator==(const metadata&, const metadata&);
};

/// A piece of a text, such as a paragraph: it begins at this byte of the text and reaches to the next piece.
struct text_piece {
    std::uint32_t offset = 0;
    source_span span{};
};

/// Prose that stands under no heading: what comes before the first section, such as the title and the period.
struct preamble_text {
    std::string text{};
    source_span span{};
    std::vector<text_piece> pieces{};  ///< where each piece of `text` stands; empty where not known

    /// Same words; the place does not count.
    friend bool operator==(const preamble_text& a, const preamble_text& b) { return a.text == b.text; }
};

/// One of the six sections as printed: its heading, and the prose under it (tables left out).
struct section_text {
    section which = section::overview;
    std::string heading{};
    std::string text{};
    source_span heading_span{};
    source_span span{};
    std::vector<text_piece> pieces{};  ///< where each piece of `text` stands; empty where not known

    /// Same section and words; the place does not count.
    friend bool operator==(const section_text& a, const section_text& b) {
        return a.which == b.which && a.heading == b.heading && a.text == b.text;
    }
};

/// What there is to say of how cells were read; mostly why a printed cell gave no number, or two.
/// conflict: printed twice with different numbers. ambiguous: ran together with others, several readings.
/// vanished: blank cells left no trace in the text, so the numbers of the row have no certain columns.
/// unreadable: holds something that is no number. pictured: holds a picture or a field of a form instead of text.
/// lost: the document does not hold all that the cell held. unit: an amount is printed in another unit than the form's, and
/// its number is what that is in 万元; a missing one has two units that differ. null_word: the cell is blank but for NaN,
/// None or null, which programs write there. absent: the document has no such row, though it has the others of the table.
/// unproven: it was recognised in a picture, and nothing proves what was seen.
BOOST_DEFINE_ENUM_CLASS(reading_problem, conflict, ambiguous, vanished, unreadable, pictured, lost, unit, null_word, absent,
                        unproven)

/// A note of the reader on cells.
struct reading_note {
    reading_problem problem = reading_problem::unreadable;
    std::vector<cell_key> cells{};        ///< at least one, all of one table and row unless a joint ambiguity
    std::vector<std::string> readings{};  ///< what was printed, or the possible readings: values parted by `|`
    source_span span{};

    /// The place does not count.
    friend bool operator==(const reading_note& a, const reading_note& b);
};

/// What a cell was read from.
/// cell: a cell of its own. run: what several cells hold
/// together: characters that have run together, or a row whose blank cells left no trace. formula: a cell whose number
/// the program that saved the document had worked out. ocr: what was recognised in a picture of the page.
BOOST_DEFINE_ENUM_CLASS(cell_origin, cell, run, formula, ocr)

/// Where a cell's number, or the lack of one, comes from: for whom the status and the place are not enough.
struct provenance {
    std::optional<cell_origin> origin{};  ///< none: there is no such cell, or the source does not say
    std::string printed{};                ///< what the document holds there, as it stands; of a run, all of it
    std::optional<double> confidence{};   ///< of what was recognised in a picture: what the recogniser makes of it, 0 to 1

    friend bool operator==(const provenance&, const provenance&);
};

/// A report as a document shows it: nothing repaired, nothing defaulted to zero.
class published_report {
public:
    explicit published_report(gongkai::form f = {}) noexcept;

    /// The form that its tables have.
    const gongkai::form& form() const noexcept { return form_; }
    /// The edition of the form.
    gongkai::edition edition() const noexcept { return form_.edition; }

    /// A cell; missing where neither edition has it.
    const cell& operator[](const cell_key& key) const noexcept {
        static constexpr cell none{};
        const auto at = index_of(key);
        return at ? cells_[*at] : none;
    }
    /// A cell of one table; missing where neither edition has it.
    const cell& at(disclosure_row r, disclosure_column c) const noexcept { return (*this)[cell_key{r, c}]; }
    const cell& at(request_row r, request_column c) const noexcept { return (*this)[cell_key{r, c}]; }
    const cell& at(review_kind r, review_column c) const noexcept { return (*this)[cell_key{r, c}]; }

    /// Sets a cell; without effect where neither edition has it.
    void set(const cell_key& key, const cell& value) noexcept {
        if (const auto at = index_of(key)) cells_[*at] = value;
    }

    /// What a cell was read from.
    const gongkai::provenance& provenance(const cell_key& key) const noexcept;
    /// Without effect where neither edition has the cell.
    void set_provenance(const cell_key& key, gongkai::provenance from);

    /// All cells of both editions, as all_cells orders them; those outside the form are missing.
    const std::array<cell, cell_count>& cells() const noexcept { return cells_; }

    /// Whether the document has the table at all.
    bool has_table(table t) const noexcept { return tables_[index_of(t)]; }
    /// Says whether the document has the table.
    void set_table(table t, bool present) noexcept { tables_[index_of(t)] = present; }

    gongkai::metadata metadata{};

    /// The sections found, in the order of the document. `sections_known` is false where the source of this value
    /// has no prose (a tidy table): then nothing can be said of them.
    std::vector<section_text> sections{};
    bool sections_known = false;

    /// What stands before the first section.
    preamble_text preamble{};

    std::vector<reading_note> notes{};

    /// What its places are in, by name, where that is not the document that was read: JSON holds those of the document that it
    /// was made of, and may not name it (then this is empty). Of other JSON with a page in its strings: the strings, by their
    /// pointers.
    std::optional<std::string> document{};

    /// The names of the sheets that places count, where the document is a workbook.
    std::vector<std::string> sheets{};

    /// It was recognised in pictures of pages. Then its words are no evidence, and `check` accuses nobody.
    bool is_recognised = false;

    /// The other reports of the same document, such as those of other years or agencies, each whole.
    std::vector<published_report> others{};

    /// Same form, cells, metadata, sections and notes; places and provenance do not count.
    friend bool operator==(const published_report& a, const published_report& b);

private:
    gongkai::form form_;
    std::array<bool, enum_size<table>> tables_{};
    std::array<cell, cell_count> cells_{};
    std::vector<gongkai::provenance> provenance_{};  ///< of every cell, or empty where nothing is known of any
};

}  // namespace gongkai
