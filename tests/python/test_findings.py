# SPDX-License-Identifier: Apache-2.0
"""What other tools do with valid documents, as findings/ records it, does not become another number here: what they trip over
is read, and what they write of it is read right or withheld."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable
from pathlib import Path

import gongkai as gk
import pyarrow as pa
import pytest
from gongkai import numerals

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "findings" / "support"))

from parts import (
    STORE,
    cell,
    docx,
    field,
    formula,
    fraction,
    instruction,
    ods,
    odt,
    ofd,
    ofd_composite,
    ofd_text,
    ofd_volume,
    paragraph,
    pdf_table,
    power,
    row,
    run,
    typed,
    xlsx,
)

HEADER = ["类别", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
OTHERS = [["未经复议直接起诉", "0", "0", "0", "0", "0"], ["复议后起诉", "0", "0", "0", "0", "0"]]
RIGHT = [2, 1, 0, 0, 3]
TRACK = 'w:author="editor" w:date="2025-01-10T00:00:00Z"'


def read_row(document: bytes | str) -> list[object]:
    report = gk.read(document if isinstance(document, bytes) else document.encode())
    return [report.reviews["reconsideration", column].value for column in gk.ReviewColumn]


def word(*first: str, properties: str = "") -> bytes:
    rows = [row(*map(cell, HEADER)), row(*first, properties=properties), *(row(*map(cell, other)) for other in OTHERS)]
    return docx(6, *rows)


def with_first(inner: str) -> bytes:
    return word(cell("行政复议"), cell(paragraph(inner)), *map(cell, "1003"))


# findings/docx-formula-without-result.sh, docx-ruby-base-lost.sh, docx2python-reads-twice.sh, docx-date-in-smart-tag-lost.sh
@pytest.mark.parametrize(
    "inner",
    [
        f'<w:fldSimple w:instr=" =SUM(LEFT) ">{run("2")}</w:fldSimple>',
        f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('9')}</w:rt><w:rubyBase>{run('2')}</w:rubyBase></w:ruby></w:r>",
        f'<w:moveFrom w:id="1" {TRACK}>{run("9")}</w:moveFrom><w:ins w:id="2" {TRACK}>{run("2")}</w:ins>',
        f'<mc:AlternateContent><mc:Choice Requires="w14">{run("2")}</mc:Choice>'
        f"<mc:Fallback>{run('2')}</mc:Fallback></mc:AlternateContent>",
        f'<w:smartTag w:uri="urn:example:tags" w:element="count">{run("2")}</w:smartTag>',
        f'<w:customXml w:uri="urn:example:report" w:element="count">{run("2")}</w:customXml>',
        f'<w:bdo w:val="ltr">{run("2")}</w:bdo>',
    ],
    ids=["simple field", "ruby", "moved", "alternatives", "smart tag", "custom markup", "direction"],
)
def test_a_cell_of_word_has_the_number_that_is_shown(inner: str) -> None:
    assert read_row(with_first(inner)) == RIGHT


# findings/docx-number-in-formula-lost.sh
@pytest.mark.parametrize(
    ("shown", "number"),
    [("2", 2), (fraction("3", "4"), None), (power("1", "2"), None), (fraction("1", "284"), None)],
    ids=["a number", "a fraction", "a power", "thousands"],
)
def test_a_formula_of_word_is_a_number_only_on_one_line(shown: str, number: int | None) -> None:
    assert read_row(with_first(formula(shown))) == [number, *RIGHT[1:]]


# findings/docx-merged-field-three-times.sh (ISO/IEC 29500-1, w:fldChar)
def test_what_stands_in_the_code_of_a_field_is_no_part_of_the_number() -> None:
    merged = field(instruction(" MERGEFIELD 件数 "), "2")
    either = field(instruction(" IF ") + merged + instruction(' = "" "0" "') + merged + instruction('" '), "2")
    assert read_row(with_first(either)) == RIGHT
    within_one_run = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> = 1 + 1 </w:instrText><w:fldChar w:fldCharType="separate"/>'
    )
    assert read_row(with_first(f'{within_one_run}<w:t>2</w:t><w:fldChar w:fldCharType="end"/></w:r>')) == RIGHT


def test_a_field_that_never_ends_hides_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert read_row(with_first(begin + run("2"))) == RIGHT
    assert read_row(with_first(run("2") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')) == RIGHT


# findings/docx-field-that-draws-lost.sh
def test_a_number_that_a_field_draws_is_missing_and_not_blank() -> None:
    report = gk.read(with_first(field(instruction(" ") + instruction(r"eq \o\ac(○,2)"))))
    cell_of_circle = report.reviews["reconsideration", "upheld"]
    assert (cell_of_circle.value, cell_of_circle.status) == (None, gk.CellStatus.MISSING)


# findings/docx-content-control-cell-lost.sh
def test_content_controls_around_cells_and_rows_take_nothing_away() -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    assert read_row(word(cell("行政复议"), control(cell("2")), *map(cell, "1003"))) == RIGHT
    others = [row(*map(cell, other)) for other in OTHERS]
    first = control(row(*map(cell, ["行政复议", *"21003"])))
    assert read_row(docx(6, row(*map(cell, HEADER)), first, *others)) == RIGHT


# findings/docx-bound-control-is-stale.sh (ISO/IEC 29500-1, w:dataBinding)
@pytest.mark.parametrize(
    ("path", "kind", "shown"),
    [
        ("/r:report[1]/r:upheld[1]", "<w:text/>", 2),
        ("/r:report/r:upheld/@n", "<w:text/>", 2),
        ("/r:report[1]/r:other[1]", "<w:text/>", 9),  # nothing there: it stays as it is
        ("/r:report[1]/r:upheld[2]", "<w:text/>", 9),
        ("//r:upheld", "<w:text/>", 9),
        ("/r:report[1]/r:upheld[1]", "<w:dropDownList/>", 9),  # its choices have names
    ],
)
def test_a_bound_control_of_word_has_what_the_document_stores(path: str, kind: str, shown: int) -> None:
    binding = f'<w:dataBinding w:prefixMappings="xmlns:r=\'urn:example:r\'" w:xpath="{path}" w:storeItemID="{STORE}"/>'
    stored = '<report xmlns="urn:example:r"><upheld n="2">2</upheld></report>'
    for content in (run("9"), run("9") + run("9")) if shown == 2 else (run("9"),):
        control = f"<w:sdt><w:sdtPr>{binding}{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
        first = row(cell("行政复议"), cell(paragraph(control)), *map(cell, "1003"))
        others = [row(*map(cell, other)) for other in OTHERS]
        document = docx(6, row(*map(cell, HEADER)), first, *others, stored=stored)
        assert read_row(document) == [shown, *RIGHT[1:]]


# findings/docx-carriage-return-lost.sh
@pytest.mark.parametrize("between", ["cr", "noBreakHyphen"])
def test_what_stands_on_both_sides_of_a_break_or_hyphen_is_not_one_number(between: str) -> None:
    inner = f"<w:r><w:t>1</w:t><w:{between}/><w:t>2</w:t></w:r>"
    assert read_row(with_first(inner)) == [None, *RIGHT[1:]]


# findings/pandoc-deleted-cell-stays.sh: of the document itself; what pandoc 3.9 writes of it is a row that is simply wrong.
def test_a_cell_whose_deletion_is_tracked_moves_no_number() -> None:
    deleted = cell("7", f'<w:cellDel w:id="1" {TRACK}/>')
    values = read_row(word(cell("行政复议"), deleted, *map(cell, "21003")))
    assert values == RIGHT


def page(rows: list[list[str]]) -> str:
    lines = ["".join(f"<td>{one}</td>" for one in line) for line in [HEADER, *rows, *OTHERS]]
    return f"<!DOCTYPE html><meta charset='utf-8'><table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


# findings/mammoth-row-that-starts-late.sh: 行政复议 with an empty 结果维持 that w:gridBefore skips; mammoth 1.13.0 moves the rest.
def test_a_row_that_lost_its_first_cells_gives_no_number_of_another_column() -> None:
    values = read_row(page([["1", "0", "0", "1"]]))
    assert all(value in (None, right) for value, right in zip(values, [None, 1, 0, 0, 1], strict=True))


# findings/html-template-is-content.sh, html-struck-digit-stays.sh
@pytest.mark.parametrize(("inner", "values"), [("<template>7</template>2", [2]), ("<del>7</del><ins>2</ins>", [2])])
def test_what_a_page_does_not_show_joins_no_number(inner: str, values: list[object]) -> None:
    assert read_row(page([["行政复议", inner, "1", "0", "0", "3"]]))[0] in values


# findings/trafilatura-section-in-cell-lost.sh
@pytest.mark.parametrize("around", ["<section><span>{}</span></section>", "<ul><li>{}</li></ul>", "<center>{}</center>"])
def test_what_stands_around_the_number_of_a_cell_takes_nothing_away(around: str) -> None:
    assert read_row(page([["行政复议", *map(around.format, "21003")]])) == RIGHT


# findings/html-fraction-is-a-number.sh (MathML Core)
@pytest.mark.parametrize(
    ("shown", "number"),
    [
        ("<mn>2</mn>", 2),
        ("<mfrac><mn>3</mn><mn>4</mn></mfrac>", None),
        ("<msup><mn>1</mn><mn>2</mn></msup>", None),
        ("<mrow><mn>2</mn><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow>", None),
        ("<mfrac><mtext>1</mtext><mtext>284</mtext></mfrac>", None),
        ('<semantics><mn>2</mn><annotation encoding="application/x-tex">2</annotation></semantics>', 2),
        ('<semantics><mn>2</mn><annotation-xml encoding="MathML-Content"><cn>2</cn></annotation-xml></semantics>', 2),
    ],
)
def test_a_formula_of_a_page_is_a_number_only_on_one_line(shown: str, number: int | None) -> None:
    assert read_row(page([["行政复议", f"<math>{shown}</math>", *"1003"]])) == [number, *RIGHT[1:]]


# findings/html-colspan-moves-left.sh
def test_what_follows_a_cell_over_two_columns_keeps_its_column() -> None:
    spanned = page([["行政复议", "甲", "1", "0", "0", "3"]]).replace(
        "<td>行政复议</td><td>甲</td>", '<td colspan="2">行政复议</td>'
    )
    assert read_row(spanned) == [None, *RIGHT[1:]]


# findings/html-rowspan-zero.sh
def test_a_rowspan_of_zero_reaches_to_the_end_of_the_group() -> None:
    lines = [["类别", *HEADER], ["行政复议", *"21003"], *OTHERS]
    cells = ["".join(f"<td>{one}</td>" for one in line) for line in lines]
    cells[0] = "<td></td>" + cells[0].replace("<td>类别</td>", "", 1)
    cells[1] = '<td rowspan="0">案件</td>' + cells[1]
    rows = "".join(f"<tr>{line}</tr>" for line in cells)
    assert read_row(f"<!DOCTYPE html><meta charset='utf-8'><table>{rows}</table>") == RIGHT


def sheet(first: str) -> bytes:
    def text(value: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'

    lines = ["".join(map(text, HEADER)), first, *("".join(map(text, other)) for other in OTHERS)]
    return ods("".join(f"<table:table-row>{line}</table:table-row>" for line in lines))


def number(value: str, attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="float" office:value="{value}"{attributes}><text:p>{value}</text:p></table:table-cell>'


# findings/sheetjs-covered-cells-repeated.sh
def test_repeated_covered_cells_keep_the_columns() -> None:
    label = '<table:table-cell office:value-type="string"><text:p>行政复议</text:p></table:table-cell>'
    wide = number("2", ' table:number-columns-spanned="3"') + '<table:covered-table-cell table:number-columns-repeated="2"/>'
    values = read_row(sheet(label + wide + number("0") + number("3")))
    assert values[3:] == [0, 3]


# findings/calamine-line-breaks-lost.sh
def test_two_lines_of_a_cell_are_not_one_number() -> None:
    label = '<table:table-cell office:value-type="string"><text:p>行政复议</text:p></table:table-cell>'
    two = '<table:table-cell office:value-type="string"><text:p>1<text:line-break/>2</text:p></table:table-cell>'
    values = read_row(sheet(label + two + "".join(map(number, "1003"))))
    assert values[0] is None


# findings/officeparser-comment-joins-number.sh
@pytest.mark.parametrize("attributes", [' office:value-type="string"', ' office:value-type="float" office:value="2"'])
def test_what_is_noted_on_a_cell_joins_no_number(attributes: str) -> None:
    label = '<table:table-cell office:value-type="string"><text:p>行政复议</text:p></table:table-cell>'
    noted = f"<table:table-cell{attributes}><office:annotation><text:p>3</text:p></office:annotation><text:p>2</text:p></table:table-cell>"
    assert read_row(sheet(label + noted + "".join(map(number, "1003")))) == RIGHT


# findings/pandoc-odt-cells-lost.sh
def test_what_stands_for_several_cells_and_rows_keeps_the_columns() -> None:
    def line(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def text(value: str, attributes: str = "") -> str:
        return f'<table:table-cell office:value-type="string"{attributes}><text:p>{value}</text:p></table:table-cell>'

    def document(*first: str) -> bytes:
        others = [line(*map(text, other)) for other in OTHERS]
        held = f"<table:table-rows>{line(text('行政复议'), *first)}{others[0]}</table:table-rows>"
        return odt(6, f"{line(*map(text, HEADER))}{held}<table:table-row-group>{others[1]}</table:table-row-group>")

    meta = "<text:meta>2</text:meta>"
    zeros = text("0", ' table:number-columns-repeated="2"')
    assert read_row(document(text(meta), text("1"), zeros, text("3"))) == RIGHT
    inner = f'<table:table-column table:number-columns-repeated="2"/>{line(text("2"), text("1"))}'
    split = f'<table:table-cell><table:table table:is-sub-table="true">{inner}</table:table></table:table-cell>'
    assert read_row(document(split, zeros, text("3"))) == [None] * 5


def sheet_rows(written: Callable[[str, str], str]) -> str:
    lines = [HEADER, ["行政复议", *"21003"], *OTHERS]
    return "".join(
        f'<row r="{i}">{"".join(written(f"{column}{i}", text) for column, text in zip("ABCDEF", line, strict=False))}</row>'
        for i, line in enumerate(lines, 1)
    )


# findings/exceljs-rest-of-sheet-lost.sh (exceljs 4.4.0, xlsx2csv 0.8.6; ISO/IEC 29500-1 18.4.6)
def test_pinyin_of_an_inline_string_takes_nothing_away_and_adds_nothing() -> None:
    def written(place: str, text: str) -> str:
        if text.isdigit():
            return f'<c r="{place}"><v>{text}</v></c>'
        sound = '<rPh sb="0" eb="2"><t>xíng zhèng</t></rPh>'
        return f'<c r="{place}" t="inlineStr"><is><t>{text}</t>{sound}</is></c>'

    assert read_row(xlsx(sheet_rows(written))) == RIGHT


# findings/xlsx-metre-is-a-month.sh
@pytest.mark.parametrize("number_format", ["0\\d", "0&quot;m&quot;", "0.0&quot;m³&quot;", "#,##0 &quot;MB&quot;"])
def test_a_letter_that_a_format_prints_makes_no_date(number_format: str) -> None:
    def written(place: str, text: str) -> str:
        if text.isdigit():
            style = ' s="1"' if place == "B2" else ""
            return f'<c r="{place}"{style}><v>{text}</v></c>'
        return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'

    assert read_row(xlsx(sheet_rows(written), (number_format,))) == RIGHT


# findings/xlsx-dates-of-chinese-excel.sh (openpyxl 3.1.5; ISO/IEC 29500-1 18.8.30)
@pytest.mark.parametrize(("built_in", "first"), [(1, 2), (31, None), (57, None), (33, None)])
def test_a_date_of_chinese_excel_is_no_count(built_in: int, first: object) -> None:
    def written(place: str, text: str) -> str:
        if text.isdigit():
            style = ' s="1"' if place == "B2" else ""
            return f'<c r="{place}"{style}><v>{text}</v></c>'
        return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'

    assert read_row(xlsx(sheet_rows(written), (built_in,))) == [first, *RIGHT[1:]]


def ofd_words(first: int, y: int, line: list[str]) -> str:
    return "".join(ofd_text(first + i, 15 + 28 * i, y, one) for i, one in enumerate(line) if one)


def ofd_lines() -> str:
    def stroke(number: int, x: int, y: int, width: int, height: int) -> str:
        return (
            f'<ofd:PathObject ID="{number}" Boundary="{x} {y} {width or 1} {height or 1}" LineWidth="0.3">'
            f"<ofd:AbbreviatedData>M 0 0 L {width} {height}</ofd:AbbreviatedData></ofd:PathObject>"
        )

    lines = "".join(stroke(70 + i, 13, 39 + 10 * i, 168, 0) for i in range(5))
    return lines + "".join(stroke(80 + i, 13 + 28 * i, 39, 0, 40) for i in range(7))


def ofd_rows(*rows: list[str]) -> str:
    return "".join(ofd_words(10 + 10 * i, 50 + 10 * i, line) for i, line in enumerate(rows))


# findings/ofd-text-that-is-not-visible.sh, ofdrw-template-page-left-out.sh
def test_text_of_ofd_is_what_is_shown_with_the_template() -> None:
    shown = ofd_rows(["行政复议", "2", "", "0", "0", "2"], *OTHERS)
    for attributes, second in (('Visible="false"', None), ("", 9)):
        draft = ofd_text(45, 15 + 28 * 2, 50, "9", attributes)
        assert read_row(ofd(shown + draft, template=ofd_words(60, 40, HEADER) + ofd_lines())) == [2, second, 0, 0, 2]


# findings/ofd-second-document-lost.sh
def test_every_document_of_an_ofd_file_and_what_a_unit_draws_are_read() -> None:
    frame = ofd_words(60, 40, HEADER) + ofd_lines()
    report = ofd(frame + ofd_rows(["行政复议", *"21003"], *OTHERS))
    assert read_row(ofd_volume(ofd(ofd_text(10, 15, 20, "报送函")), report)) == RIGHT
    others = frame + ofd_rows(["行政复议", "", *"1003"], *OTHERS)
    assert read_row(ofd(others + ofd_composite(30, 15 + 28, 50, 90), unit=(90, ofd_text(91, 0, 0, "2")))) == RIGHT


# findings/workalendar-2020-spring-festival.sh
def test_the_extended_holiday_of_2020_is_off() -> None:
    calendar = gk.Calendar()
    assert not calendar.is_workday("2020-01-31") and not calendar.is_workday("2020-02-01")
    assert str(calendar.nth_workday_after("2020-01-20", 20).date) == "2020-02-25"


# findings/pdf-bold-is-doubled.sh
def test_a_number_drawn_twice_for_bold_is_one() -> None:
    assert read_row(pdf_table([HEADER, ["行政复议", "12", "21", "30", "33", "96"], *OTHERS])) == [12, 21, 30, 33, 96]


# findings/pdf-cropped-half-is-whole.sh (ISO 32000-1, 14.11.2)
def test_what_a_page_does_not_show_of_its_sheet_is_not_read() -> None:
    report, other = ([HEADER, ["行政复议", *numbers], *OTHERS] for numbers in ("21003", "51006"))
    assert read_row(pdf_table(report + other, page="/CropBox [0 579 595 842]")) == RIGHT
    assert read_row(pdf_table(report + other)) != RIGHT


# findings/pdf-typed-number-lost.sh (ISO 32000-1, 12.5)
def test_what_was_typed_onto_a_page_is_read_where_it_is_shown() -> None:
    table = [HEADER, ["行政复议", "", "", *"003"], *OTHERS]
    fields = typed((132, 644, 218, 666, "2"), (222, 644, 308, 666, "1"), first=8)
    assert read_row(pdf_table(table, **fields)) == RIGHT
    hidden = fields | {"more": tuple(one.replace("/F 4", "/F 6") for one in fields["more"])}
    assert read_row(pdf_table(table, **hidden)) == [None, None, 0, 0, 3]
    nowhere = fields | {"more": tuple(one.replace("/Rect [", "/Rect [/A ").replace("/F 4", "/F /A") for one in fields["more"])}
    assert read_row(pdf_table(table, **nowhere)) == [None, None, 0, 0, 3]
    in_layer = fields | {"more": tuple(one.replace("/F 4", "/F 4 /OC << /Type /OCG /Name (Draft) >>") for one in fields["more"])}
    report = gk.read(pdf_table(table, **in_layer))
    assert report.reviews["reconsideration", "upheld"].status == gk.CellStatus.MISSING


# findings/icu-spring-festival-of-2027.sh (ICU4J 78.2; GB/T 33661-2017)
@pytest.mark.parametrize(("eve", "last"), [("2027-02-05", "2027-02-08"), ("2030-02-02", "2030-02-05")])
def test_a_spring_festival_minutes_from_midnight_is_on_its_day(eve: str, last: str) -> None:
    calendar = gk.Calendar()
    first, end = (datetime.date.fromisoformat(one) for one in (eve, last))
    days = [first + datetime.timedelta(i) for i in range(-1, (end - first).days + 2)]
    weekdays = [day for day in days if day.weekday() < 5]
    assert [calendar.is_workday(day) for day in weekdays] == [not first <= day <= end for day in weekdays]


# findings/lunar-worked-weekends-of-2013.sh
def test_a_year_before_the_notices_is_refused() -> None:
    with pytest.raises(ValueError, match="2018-01-01"):
        gk.Calendar().is_workday("2013-10-12")


# findings/nzh-half-of-a-number.sh, hutool-three-billion-is-negative.sh
def test_every_numeral_of_a_number_counts() -> None:
    words = ["两百五十", "两千零二十五", "二〇二四", "廿五", "三十亿", "三千五百亿"]
    read = [numerals.read(word) for word in words]
    assert [one and one.value for one in read] == [250, 2025, 2024, 25, 3 * 10**9, 35 * 10**10]
    share = numerals.read("百分之五")
    assert share and share.kind is numerals.NumeralKind.SHARE
    assert (int(share.value), share.divisor) == (5, 100)
    assert numerals.read("一万亿") is None


# findings/icu-trillion-is-a-million.sh (ICU4J 78.2)
def test_a_unit_that_means_a_million_or_a_trillion_makes_no_number() -> None:
    assert [numerals.read(word) for word in ("一兆", "壹兆", "一兆二千亿")] == [None, None, None]


# findings/cn2an-sentences.sh
def test_three_to_five_is_no_count_and_a_comma_parts_no_number() -> None:
    few, many = numerals.read("三五"), numerals.read("1,284")
    assert few and many
    assert [few.low, few.high] == [3, 5] and not few.exact
    assert many.value == 1284 and many.exact


# findings/pyarrow-one-label-two-groups.sh (pyarrow 26.0.1; Arrow Columnar Format, dictionary-encoded layout)
def test_labels_that_a_dictionary_has_twice_are_one() -> None:
    report = gk.read(ROOT / "examples" / "reports" / "example-2024.html")
    frame = gk.to_frame([report]).to_arrow()
    twice = frame
    for name in ("table", "row", "column", "status"):
        column = frame[name].combine_chunks()
        labels = column.dictionary.to_pylist()
        assert len(set(labels)) == len(labels)
        indices = [index + len(labels) * (at % 2) for at, index in enumerate(column.indices.to_pylist())]
        repeated = pa.DictionaryArray.from_arrays(pa.array(indices, pa.int16()), pa.array(labels + labels))
        twice = twice.set_column(frame.schema.get_field_index(name), name, repeated)
    found = gk.check_frame(frame).findings.to_arrow().to_pylist()
    assert found and gk.check_frame(twice).findings.to_arrow().to_pylist() == found


# findings/pm4py-hours-of-greenwich.sh (pm4py 2.7.23.11), findings/zen-a-year-later-is-no-date.sh (zen-engine 2.1.3)
@pytest.mark.parametrize("zone", ["Z", "+00:00", "+08:00", "-05:00", "+0800"])
def test_a_time_in_a_zone_is_no_day_of_a_ledger(zone: str) -> None:
    def counted(received: str) -> tuple[object, list[str]]:
        row = f"2025-1,natural_person,internet,{received},2025-01-20,granted"
        tally = gk.tally(f"id,applicant,channel,received,closed,disposition\n{row}\n".encode(), 2025)
        return tally.requests["received", "total"].value, [finding.rule.code for finding in tally.findings]

    assert counted("2025-01-01T00:30:00") == (1, [])
    assert counted(f"2025-01-01T00:30:00{zone}") == (0, ["ledger.date"])
