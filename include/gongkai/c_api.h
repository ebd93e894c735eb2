/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GONGKAI_C_API_H
#define GONGKAI_C_API_H

/*
 * The library for other languages than C++: plain functions, what goes in and comes out in JSON (UTF-8). The page in a browser
 * (web/) is built on it.
 *
 * Every function answers with a text, which the caller gives back with gongkai_text_free. Where something cannot be done the text is
 *     {"error": {"code": "format.damaged", "detail": "…", "message_zh": "…", "message_en": "…", "line": 3, "column": 1}}
 * with a code of docs/reference/errors.md; line and column only where there is a place. Nothing is kept between calls, and calls may
 * be made from several threads at once. Memory that runs out ends the program.
 *
 * Names of cells are `table.row.column` by the codes of docs/reference/codes.md (requests.granted.natural_person). A report is what
 * `gongkai read --format json` prints (docs/reference/schema.json). Days are yyyy-mm-dd.
 */

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define GONGKAI_API __attribute__((visibility("default")))
#else
#define GONGKAI_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* A text that a function has answered with. */
typedef struct gongkai_text gongkai_text;

GONGKAI_API const char* gongkai_text_data(const gongkai_text* text); /* not ended by a nul */
GONGKAI_API size_t gongkai_text_size(const gongkai_text* text);      /* in bytes */
GONGKAI_API void gongkai_text_free(gongkai_text* text);              /* NULL is allowed */

/* What bytes are, by their content: {"format": "docx"}. Of html, text, markdown, json, tidy and ofd gongkai_check opens them; the
 * others have to be opened by the caller, who hands in gongkai_check_document or gongkai_check_pages what they hold. */
GONGKAI_API gongkai_text* gongkai_detect(const char* bytes, size_t size);

/* The text of a document in UTF-8, in which places count: {"text": "…"}. */
GONGKAI_API gongkai_text* gongkai_decode(const char* bytes, size_t size);

/*
 * Reads a report and judges it by every rule that it can be judged by alone:
 *     {"report": {…}, "findings": [{"rule", "severity", "outcome", "reason", "cells": [[table, row, column]], "table", "section",
 *      "expected", "actual", "message_zh", "message_en", "basis", "basis_en", "span", "quote", "words"}],
 *      "passes": 120, "repairs": [{"rank", "cells": [{"cell": [table, row, column], "from": "2", "to": "11"}], "smallest",
 *      "reason_zh", "reason_en"}]}
 * In findings, what there is nothing to say of is null. What holds is counted, and listed too where `passes` is not 0.
 */
GONGKAI_API gongkai_text* gongkai_check(const char* bytes, size_t size, int passes);

/*
 * The same for a document that the caller has opened:
 *     {"title": "…", "sheets": ["表三"], "blocks": [{"text": "…", "paragraph": 1},
 *      {"cells": [{"text": "…", "row": 0, "column": 0, "row_span": 1, "column_span": 1, "formula": false, "problem": "pictured",
 *       "at": [1, 1, 1]}], "table": 1}]}
 * Rows and columns count from 0 and no two cells overlap. "problem" is there where the text is not all that the cell shows: "pictured",
 * it has a picture and no text, or "lost", more than could be read. A place is told by "paragraph", or by "at": the number of the table or
 * sheet (of a workbook: the place in "sheets"), the row and the column, all from 1.
 */
GONGKAI_API gongkai_text* gongkai_check_document(const char* json, size_t size, int passes);

/** A character where it stands on a page: points (1/72 inch) from the upper left corner of the page as it is shown. U+FFFD where the
 * font does not say which one it is. `angle`: degrees clockwise by which it is turned. */
typedef struct gongkai_glyph {
    uint32_t character;
    float left, top, right, bottom;
    float angle;
} gongkai_glyph;

/** A line or an area on a page, in points from the upper left corner. */
typedef struct gongkai_rectangle {
    float left, top, right, bottom;
} gongkai_rectangle;

/** A page as a library for PDF sees it: characters in the order in which they are drawn, lines as thin rectangles, and whether a
 * picture covers most of it. */
typedef struct gongkai_page {
    float width, height;
    const gongkai_glyph* glyphs;
    size_t glyph_count;
    const gongkai_rectangle* rules;
    size_t rule_count;
    int32_t is_pictured;
} gongkai_page;

/* The same for what stands on pages. */
GONGKAI_API gongkai_text* gongkai_check_pages(const gongkai_page* pages, size_t count, int passes);

/*
 * Judges reports by each other, year by year. In: {"reports": [{"source": "2023.html", "report": {…}}]}. Out: {"agencies": [{"agency",
 * "years": [2023], "missing": [[2021, 2022]]}], "findings": [findings as above, with "agency", "year", "sources": ["2023.html"]]}
 */
GONGKAI_API gongkai_text* gongkai_panel(const char* json, size_t size);

/*
 * Writes a report. In: {"report": {…}, "format": "html", "language": "zh", "as_printed": false}. The formats html, markdown, text,
 * json and tidy give {"text": "…"}; "blocks" gives what a writer of another format paints: {"blocks": [{"kind", "text", "section",
 * "table"}], "tables": {table: {…}}} with the tables as gongkai_form has them and the "shown" text of each cell. A report that
 * contradicts itself is written only as_printed; otherwise {"findings": […]} says what stands in the way.
 */
GONGKAI_API gongkai_text* gongkai_write(const char* json, size_t size);

/*
 * The printed form of an edition ("2019" or "2021"), in Chinese or English ("zh", "en"): {"tables": {"requests": {"title", "rows",
 * "columns", "header_rows", "widths": [tenths of a millimetre], "cells": [{"role", "row", "column", "row_span", "column_span", "text",
 * "left", "scope", "cell": "requests.total.total", "plus": [cells], "minus": [cells]}]}}, "sections": [{"section", "heading"}]}.
 * "plus" and "minus" say from which cells a total follows. `other_undivided`: whether （六）其他处理 is one row.
 */
GONGKAI_API gongkai_text* gongkai_form(const char* edition, const char* language, int other_undivided);

/* The catalogue of checks: {"rules": [{"rule", "severity", "zh", "en", "basis", "basis_en", "scope"}]}. */
GONGKAI_API gongkai_text* gongkai_rules(void);

/*
 * A report that is being filled in. In: {"agency", "year": 2025, "kind": "department", "metadata": {"date_published": "2026-01-20"},
 * "cells": {"requests.received.natural_person": "3"}, "texts": {"overview": "…"}, "fees": {"notices": 0, "charged": "0",
 * "received": "0" in yuan}, "last": {last year's report}}; all but agency and year may be left out. Cells are those that are counted;
 * totals follow from them, each as soon as all its parts are there, and a cell that nobody has filled stays blank.
 * Out: {"report": the report as it is, "findings", "passes", "across": [findings against last year's], "suggested": {what last year's
 * report gives: cells}, "proposals": {"overview", "other_matters"} once every cell has a number and they agree, "consistent": whether
 * they do, "finished": the report to be written, once no rule fails as an error}.
 */
GONGKAI_API gongkai_text* gongkai_fill(const char* json, size_t size);

/*
 * By when a request must be answered. In: {"received": "2025-01-20", "correction_notified", "correction_due", "correction_received",
 * "consultations": [["2025-02-05", "2025-02-20" or null]], "extended", "extension_days", "deferred", "deferred_to", "fee_notified",
 * "fee_paid", "closed", "reading": "cautious"}; or {"made": …, "period": "general"} for what is published unasked.
 * Out: {"duty", "date": "2025-02-21" or null, "provisional", "basis", "basis_en", "days": [{"date", "effect", "number", "last",
 * "provisional", "text_zh", "text_en"}], "late": {"days", "working_days"} or null, "otherwise": {"reading", "date"} or null,
 * "findings": [{"severity", "text_zh", "text_en"}]}.
 */
GONGKAI_API gongkai_text* gongkai_due(const char* json, size_t size);

/*
 * Counts a ledger of requests, or one of reviews, in CSV or JSON: {"kind": "requests", "years": [2025], "year": 2025, "cells":
 * {"requests.received.natural_person": "3"}, "requests": {cell: [{"row": 7, "id": "2025-0007"}]}, "rows": {"read", "counted",
 * "reported"}, "findings": [{"severity", "text_zh", "text_en"}], "fees": {"notices", "charged", "received"}}. `year` 0: the last year
 * of the ledger. "requests" names at most two hundred for each cell.
 */
GONGKAI_API gongkai_text* gongkai_tally(const char* ledger, size_t size, int year);

#ifdef __cplusplus
}
#endif

#endif
