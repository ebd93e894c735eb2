# SPDX-License-Identifier: Apache-2.0
"""Wordings and layouts of single tables, each in the smallest page that has it, with what is printed in it. Beside some stands
the page that looks nearly the same and means something else."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

import gongkai as gk
import pytest

APPLICANTS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
COLUMNS = [column.code for column in gk.RequestColumn]
TITLE = "某县统计局2024年政府信息公开工作年度报告"
RECEIVED = "一、本年新收政府信息公开申请数量"


def rows(*printed: Sequence[object]) -> str:
    """A table of cells of which none spans others."""
    return "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in printed) + "</table>"


def page(*blocks: str, title: str = TITLE) -> str:
    return f'<html><head><meta charset="utf-8"></head><body><h1>{title}</h1>{"".join(blocks)}</body></html>'


def read(*blocks: str, title: str = TITLE) -> gk.Report:
    return gk.read(page(*blocks, title=title).encode())


def row(report: gk.Report, name: str) -> list[object]:
    """The values of a row of the requests: numbers, "blank" or "missing"."""
    cells = [report.cell("requests", name, column) for column in COLUMNS]
    return [str(cell.status) if cell.value is None else int(cell.value) for cell in cells]


# Names of rows


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("（三）不予公开1.属于国家秘密", "denied.state_secret"),
        ("（三）不予公开：5.属于三类内部事务信息", "denied.internal_affairs"),
        ("（四）无法提供-2.没有现成信息需要另行制作", "unable.requires_creation"),
        ("（六）其他处理 3.其他", "other.other"),
        ("三、本年度办理结果（一）予以公开", "granted"),
        ("三、本年度办理结果（五）不予处理2.重复申请", "not_processed.repeated"),
    ],
)
def test_a_row_may_be_named_with_its_group(printed: str, name: str) -> None:
    report = read(rows(["项目", *APPLICANTS], [RECEIVED, 3, 0, 0, 1, 0, 0, 4], [printed, 2, 0, 0, 1, 0, 0, 3]))
    assert row(report, name) == [2, 0, 0, 1, 0, 0, 3]


def test_a_row_of_another_group_has_no_name() -> None:
    report = read(
        rows(["项目", *APPLICANTS], [RECEIVED, 3, 0, 0, 1, 0, 0, 4], ["（四）无法提供1.属于国家秘密", 2, 0, 0, 1, 0, 0, 3])
    )
    assert row(report, "denied.state_secret") == ["missing"] * 7
    assert row(report, "unable.not_held") == ["missing"] * 7


def test_the_sum_of_a_group_is_not_the_total() -> None:
    table = rows(
        ["项目", *APPLICANTS],
        ["1.信访举报投诉类申请", 2, 0, 0, 0, 0, 0, 2],
        ["2.重复申请", 1, 0, 0, 0, 0, 0, 1],
        ["合计", 3, 0, 0, 0, 0, 0, 3],
        ["（七）总计", 9, 0, 0, 0, 0, 0, 9],
    )
    report = read(table)
    assert row(report, "total") == [9, 0, 0, 0, 0, 0, 9]
    assert not [f for f in report.check() if f.rule is gk.RuleId.CELL_CONFLICT]


def test_a_total_alone_may_be_called_a_sum() -> None:
    report = read(rows(["项目", *APPLICANTS], [RECEIVED, 9, 0, 0, 0, 0, 0, 9], ["（七）合计", 9, 0, 0, 0, 0, 0, 9]))
    assert row(report, "total") == [9, 0, 0, 0, 0, 0, 9]


def test_a_name_that_the_end_of_the_text_cuts_off_is_no_cell_of_the_row_before() -> None:
    lines = [
        "三、收到和处理政府信息公开申请情况",
        *APPLICANTS,
        RECEIVED,
        *"3001004",
        "二、上年结转政府信息公开申请数量",
        *"0000000",
    ]
    lines += ["（一）予以公开", *"2001003", "1.属于国家秘密", *"1000001", "2.其他"]
    report = gk.read("\n".join(["某县统计局2024年政府信息公开工作年度报告", *lines]).encode())
    assert row(report, "denied.state_secret") == [1, 0, 0, 0, 0, 0, 1]


# Columns


@pytest.mark.parametrize(("head", "values"), [("占比", ["57.1%", "42.9%"]), ("上年总计", [9, 5])])
def test_a_column_beside_those_of_the_applicants_is_its_own(head: str, values: list[object]) -> None:
    table = rows(
        ["", "申请人情况", "", "", "", "", "", "", head],
        ["", "自然人", "法人或其他组织", "", "", "", "", "总计", ""],
        ["", "", *APPLICANTS[1:6], "", ""],
        [RECEIVED, 3, 0, 0, 1, 0, 0, 4, values[0]],
        ["（一）予以公开", 2, 0, 0, 1, 0, 0, 3, values[1]],
    )
    report = read(table)
    assert row(report, "received") == [3, 0, 0, 1, 0, 0, 4]
    assert row(report, "granted") == [2, 0, 0, 1, 0, 0, 3]


def test_a_column_that_the_header_leaves_out_takes_no_number_of_another() -> None:
    """Without spans and with blanks for noughts the numbers would add up one column further left as well."""
    table = rows(
        ["", "", "", "自然人", "法人或其他组织", "", "", "", "总计"],
        ["", "", "", "", "商业企业", "社会公益组织", "法律服务机构", "其他", ""],
        [RECEIVED, "", "", 6, 1, "", "", 2, 9],
        ["二、上年结转政府信息公开申请数量", "", "", "", 1, 1, "", "", 2],
        ["三、本年度办理结果", "（一）予以公开", "", 4, "", "", "", "", 4],
    )
    report = read(table)
    assert row(report, "received") == [6, 1, "missing", "blank", "blank", 2, 9]
    assert row(report, "carried_in") == ["blank", 1, "missing", 1, "blank", "blank", 2]


def test_reviews_follow_their_header_where_lawsuits_stand_first() -> None:
    outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    table = rows(
        ["行政诉讼", *[""] * 9, "行政复议", *[""] * 4],
        ["未经复议直接起诉", *[""] * 4, "复议后起诉", *[""] * 4, *outcomes],
        [*outcomes, *outcomes, *[""] * 5],
        [1, 0, 0, 0, 1, 2, 0, 0, 0, 2, 3, 0, 0, 0, 3],
    )
    report = read("<h2>四、政府信息公开行政复议、行政诉讼情况</h2>", table)
    totals = {kind.code: report.cell("reviews", kind.code, "total").value for kind in gk.ReviewKind}
    assert totals == {"reconsideration": 3, "litigation_direct": 1, "litigation_after_reconsideration": 2}


def test_an_empty_row_is_no_end_of_the_name_above_it() -> None:
    lines: list[list[object]] = [["", "", "自然人", "法人或其他组织", "", "", "", "", "总计"], ["", "", "", *APPLICANTS[1:6], ""]]
    lines += [["信访举报投诉类申请", "", "", 1, "", "", "", "", 1], ["重复申请", "", "", 2, "", "", "", "", 2]]
    lines += [["要求提供公开出版物", *[""] * 8], ["无正当理由大量反复申请", *[""] * 8]]
    text = "\n".join(",".join(map(str, line)) for line in lines)
    report = gk.read(f"某县统计局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n{text}\n".encode())
    assert row(report, "not_processed.repeated") == ["blank", 2, *["blank"] * 4, 2]
    assert row(report, "not_processed.publication") == ["blank"] * 7


def test_a_table_without_numbers_is_there() -> None:
    lines = [",".join(["项目", *APPLICANTS]), *(f"{name}{',' * 7}" for name in (RECEIVED, "（一）予以公开", "（七）总计"))]
    text = "\n".join(["某县统计局2024年政府信息公开工作年度报告", "三、收到和处理政府信息公开申请情况", *lines])
    assert row(gk.read(text.encode()), "granted") == ["blank"] * 7


def test_a_kind_of_review_without_numbers_parts_those_beside_it() -> None:
    outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    blocks: list[Sequence[object]] = [
        ["行政复议", *[""] * 4],
        outcomes,
        [1, 5, "", "", 6],
        ["行政诉讼（未经复议直接起诉）", *[""] * 4],
        outcomes,
        [""] * 5,
    ]
    table = rows(*blocks, ["行政诉讼（复议后起诉）", *[""] * 4], outcomes, [2, 2, 1, "", 5])
    report = read("<h2>四、政府信息公开行政复议、行政诉讼情况</h2>", table)
    assert report.cell("reviews", "litigation_after_reconsideration", "total").value == 5
    assert report.cell("reviews", "litigation_direct", "total").value is None


def test_a_turned_table_of_reviews_may_have_a_row_without_numbers() -> None:
    table = rows(
        ["结果", "行政复议", "未经复议直接起诉", "复议后起诉"],
        ["结果维持", 9, 4, ""],
        ["尚未审结", "", "", ""],
        ["总计", 9, 4, ""],
    )
    report = read("<h2>四、政府信息公开行政复议、行政诉讼情况</h2>", table)
    assert report.cell("reviews", "reconsideration", "total").value == 9
    assert str(report.cell("reviews", "reconsideration", "pending").status) == "blank"


# Shapes


OUTCOMES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
REVIEWS = "<h2>四、政府信息公开行政复议、行政诉讼情况</h2>"


def text_of(*lines: str) -> gk.Report:
    return gk.read("\n".join(["某县统计局2024年政府信息公开工作年度报告", *lines]).encode())


def missing_tables(report: gk.Report) -> set[gk.Table | None]:
    return {f.table for f in report.check() if f.rule is gk.RuleId.TABLE_MISSING and f.outcome is gk.Outcome.FAIL}


def test_rows_and_columns_may_have_changed_places() -> None:
    counts = [[3, 1], [0, 0], [0, 0], [1, 0], [0, 0], [0, 1], [4, 2]]
    report = read(
        rows(
            ["申请人情况", RECEIVED, "（一）予以公开", "（七）总计"],
            *([name, *pair, pair[1]] for name, pair in zip(APPLICANTS, counts, strict=True)),
        )
    )
    assert row(report, "received") == [3, 0, 0, 1, 0, 0, 4]
    assert row(report, "granted") == row(report, "total") == [1, 0, 0, 0, 0, 1, 2]


def test_a_column_may_have_the_names_and_numbers_of_two() -> None:
    heads = ["项目", "自然人", "商业企业 科研机构", "社会公益组织", "法律服务机构 其他", "总计"]
    report = read(rows(heads, [RECEIVED, 3, "0 1", 0, "2 0", 6], ["（一）予以公开", 1, "5", 0, "0 0", 6]))
    assert row(report, "received") == [3, 0, 1, 0, 2, 0, 6]
    assert row(report, "granted") == [1, "missing", "missing", 0, 0, 0, 6]


@pytest.mark.parametrize("mark", ["/", "、"])
def test_the_organisations_may_stand_in_one_column(mark: str) -> None:
    heads = ["项目", "自然人", f"法人或其他组织（{mark.join(APPLICANTS[1:6])}）", "总计"]
    report = read(rows(heads, [RECEIVED, 3, mark.join("01020"), 6], ["（一）予以公开", 1, mark.join("0000"), 1]))
    assert row(report, "received") == [3, 0, 1, 0, 2, 0, 6]
    assert row(report, "granted") == [1, *["missing"] * 5, 1]


def test_columns_may_be_named_as_parts_of_their_total() -> None:
    heads = ["项目", "总计", "其中：自然人", "其中：法人或其他组织"]
    report = read(rows(heads, [RECEIVED, 9, 7, 2], ["（一）予以公开", 8, 7, 1]))
    assert row(report, "received") == [7, *["missing"] * 5, 9]
    assert row(report, "granted") == [7, *["missing"] * 5, 8]


def test_how_rows_are_reckoned_may_stand_before_their_numbers() -> None:
    heads = ["序号", "办理情况", "关系式", *APPLICANTS]
    report = read(rows(heads, [1, RECEIVED, "1=3+4-2", 3, 0, 0, 1, 0, 0, 4], [2, "（一）予以公开", "—", 2, 0, 0, 1, 0, 0, 3]))
    assert row(report, "received") == [3, 0, 0, 1, 0, 0, 4]
    assert row(report, "granted") == [2, 0, 0, 1, 0, 0, 3]
    # A number there may be one of the row's, of which the last has been lost.
    report = read(rows(heads, [1, RECEIVED, 3, 0, 0, 1, 0, 0, 4], [2, "（一）予以公开", 2, 0, 0, 1, 0, 0, 3]))
    assert row(report, "received") in ([3, 0, 0, 1, 0, 0, 4], ["missing"] * 7)


def test_a_number_under_two_names_moves_no_other() -> None:
    heads = ["", "", "自然人", "商业企业 科研机构", *APPLICANTS[3:]]
    report = read(
        rows(
            ["申请人情况", *heads],
            [RECEIVED, "", "", 49, 1, 1, 2, 1, 54],
            ["二、上年结转政府信息公开申请数量", "", "", 1, "", "", "", "", 1],
        )
    )
    assert row(report, "received") == [49, "missing", "missing", 1, 2, 1, 54]
    assert row(report, "carried_in") == [1, "missing", "missing", "blank", "blank", "blank", 1]


def test_the_sum_of_the_lawsuits_is_no_kind_of_review() -> None:
    header = [
        ["行政复议", *[""] * 4, "行政诉讼", *[""] * 14],
        [*[""] * 5, "未经复议直接起诉", *[""] * 4, "复议后起诉", *[""] * 4, "合计", *[""] * 4],
    ]
    report = read(REVIEWS, rows(*header, OUTCOMES * 4, [1, 0, 0, 0, 1, 2, 0, 0, 0, 2, 3, 0, 0, 0, 3, 5, 0, 0, 0, 5]))
    assert [report.cell("reviews", kind.code, "total").value for kind in gk.ReviewKind] == [1, 2, 3]


def test_reviews_may_have_their_totals_only() -> None:
    requests = rows(["项目", *APPLICANTS], [RECEIVED, 3, 0, 0, 1, 0, 0, 4])
    report = read(requests, REVIEWS, rows(["类别", "总计"], ["行政复议", 4], ["未经复议直接起诉", 18], ["复议后起诉", 0]))
    assert [report.cell("reviews", kind.code, "total").value for kind in gk.ReviewKind] == [4, 18, 0]
    assert report.cell("reviews", "reconsideration", "upheld").value is None


def test_a_quantity_alone_is_the_total() -> None:
    report = read(
        "<h2>三、收到和处理政府信息公开申请情况</h2>",
        rows(["项目", "数量"], [RECEIVED, 12], ["（一）予以公开", 9], ["（七）总计", 9]),
    )
    assert row(report, "received") == ["missing"] * 6 + [12]
    report = read(REVIEWS, rows(["类别", "件数"], ["行政复议", 4], ["未经复议直接起诉", 18], ["复议后起诉", 0]))
    assert [report.cell("reviews", kind.code, "total").value for kind in gk.ReviewKind] == [4, 18, 0]
    report = read(
        "<h2>二、主动公开政府信息情况</h2>", rows(["信息内容", "数量"], ["行政许可", 4]), rows(["信息内容", "数量"], ["规章", 4])
    )
    assert report.cell("disclosure", "licenses", "decisions").value == 4
    assert report.cell("disclosure", "rules", "issued").value is None


@pytest.mark.parametrize("lost", [["结果维", "尚审结", "未经复议直起诉"], ["总汁"], ["■■"]])
def test_heads_of_reviews_may_be_damaged_where_their_order_is_left(lost: list[str]) -> None:
    heads = ["行政复议", "行政诉讼", *OUTCOMES, "未经复议直接起诉", "复议后起诉", *OUTCOMES, *OUTCOMES]
    places = {"结果维": 2, "尚审结": 12, "未经复议直起诉": 7, "总汁": 13, "■■": 18}
    for name in lost:
        heads[places[name]] = name
    report = text_of("四、政府信息公开行政复议、行政诉讼情况", *heads, *"801091002310102", "五、存在的主要问题及改进情况")
    assert [report.cell("reviews", kind.code, "upheld").value for kind in gk.ReviewKind] == [8, 1, 1]
    assert report.cell("reviews", "litigation_after_reconsideration", "total").value == 2


# Plain text


@pytest.mark.parametrize("separator", [",", ";", "，", "；", " / ", "、"])
def test_cells_may_be_parted_by_marks_where_the_heads_are(separator: str) -> None:
    lines = [
        ["申请人情况", *APPLICANTS],
        [RECEIVED, *"3001004"],
        ["二、上年结转政府信息公开申请数量", *"0000000"],
        ["三、本年度办理结果", "（一）予以公开", *"2001003"],
    ]
    report = text_of(
        "三、收到和处理政府信息公开申请情况", *(separator.join(line) for line in lines), "四、政府信息公开行政复议、行政诉讼情况"
    )
    assert row(report, "received") == [3, 0, 0, 1, 0, 0, 4]
    assert row(report, "granted") == [2, 0, 0, 1, 0, 0, 3]


def test_slashes_part_cells_where_they_are_too_many_to_be_some() -> None:
    heads = "信息内容本年制发件数本年废止件数现行有效件数规章 / 1 / 0 / 30"
    disclosure = ["第二十条第（一）项" + heads, "第二十条第（五）项信息内容本年处理决定数量行政许可 / 12"]
    lines = [f"{name} / {v[0]} / {v[1]} / {v[2]} / {v[3]}{v[4]} / {v[5]}{v[6]}" for name, v in CELLS]
    report = text_of(
        "二、主动公开政府信息情况",
        *disclosure,
        "三、收到和处理政府信息公开申请情况" + "".join(APPLICANTS) + lines[0],
        *lines[1:],
        "五、存在的主要问题",
    )
    assert is_whole(report)
    assert [report.cell("disclosure", "rules", c).value for c in ("issued", "repealed", "in_force")] == [1, 0, 30]
    assert report.cell("disclosure", "licenses", "decisions").value == 12
    # By themselves rows of three may be read in several ways: then no cell of them is blank.
    report = text_of("二、主动公开政府信息情况", *disclosure, "三、收到和处理政府信息公开申请情况")
    assert {str(report.cell("disclosure", "rules", c).status) for c in ("issued", "repealed", "in_force")} <= {
        "missing",
        "reported",
    }


def test_a_row_of_heads_may_begin_with_another_name_and_lack_one() -> None:
    heads = "｜".join(["申请办理情况", "", *APPLICANTS[:3], *APPLICANTS[4:]])
    lines = [
        "｜".join(["一、本年新收政府信息公开申请数量", "", *"120014"]),
        "｜".join(["三、本年度办理结果", "（一）予以公开", *"110002"]),
        "｜".join(["", "（二）部分公开", *"000000"]),
    ]
    report = text_of("三、收到和处理政府信息公开申请情况", heads, *lines, "五、存在的主要问题")
    assert row(report, "received") == [1, 2, 0, "missing", 0, 1, 4]
    assert row(report, "granted") == [1, 1, 0, "missing", 0, 0, 2]
    # Without it nobody knows which one they lack, and what is empty before them is their names'.
    report = text_of("三、收到和处理政府信息公开申请情况", *lines, "五、存在的主要问题")
    assert row(report, "received") == row(report, "granted") == ["missing"] * 7


@pytest.mark.parametrize("nothing", ["''", '""', "None"])
def test_rows_may_be_printed_as_lists(nothing: str) -> None:
    lines: list[list[object]] = [
        [nothing, nothing, "'自然人'", "'法人或其他组织'", *[nothing] * 4, "'总计'"],
        [nothing, nothing, nothing, r"'商业\n企业'", *(f"'{name}'" for name in APPLICANTS[2:6]), nothing],
    ]
    lines += [[f"'{name}'", nothing, *(f"'{v}'" for v in values)] for name, values in CELLS]
    lines += [["'二、上年结转政府信息公开申请数量'", nothing, *[0] * 6, r"'1\n2'"]]
    printed = [f"[{', '.join(map(str, line))}]" for line in lines]
    for lists in (printed, ["[" + ",\n ".join(printed) + "]"]):
        report = text_of("三、收到和处理政府信息公开申请情况", *lists, "五、存在的主要问题")
        assert is_whole(report)
        assert row(report, "carried_in") == ["missing"] * 7


def test_slashes_mark_empty_cells_where_no_heads_are_parted_by_them() -> None:
    lines = [
        "项目 " + " ".join(APPLICANTS),
        RECEIVED + " 3 / / 1 / / 4",
        "（一）予以公开 2 / / 1 / / 3",
        "（七）总计 2 / / 1 / / 3",
    ]
    assert row(text_of("三、收到和处理政府信息公开申请情况", *lines), "received") == [3, "blank", "blank", 1, "blank", "blank", 4]


def test_a_full_stop_may_end_a_cell() -> None:
    lines = ["第二十条第（六）项", "信息内容\t本年处理决定数量", "行政处罚\t412。", "行政强制\t6"]
    report = text_of("二、主动公开政府信息情况", *lines, "三、收到和处理政府信息公开申请情况")
    assert report.cell("disclosure", "penalties", "decisions").value == 412
    assert report.cell("disclosure", "coercive_measures", "decisions").value == 6


def test_a_head_with_a_wrong_letter_may_have_a_line_of_its_own() -> None:
    first = ["第二十条第（五）项", "信息内容", "本年处埋决定数量", "行政许可", "1261"]
    second = ["第二十条第（六）项", "信息内容", "本年处理决定数量", "行政处罚", "176", "行政强制", "1"]
    report = text_of("二、主动公开政府信息情况", *first, *second, "三、收到和处理政府信息公开申请情况")
    assert report.cell("disclosure", "licenses", "decisions").value == 1261
    assert report.cell("disclosure", "penalties", "decisions").value == 176


@pytest.mark.parametrize(
    ("numbers", "totals"),
    [
        ("2 0 1 0 3 1 0 0 0 114 0 2 0 16", [3, 1, 16]),
        ("10 2 0 1 130 0 0 0 0 2 0 0 5 7", [13, 0, 7]),
        ("2 0 1 0 3 1 0 0 1 14 0 2 0 16", [None] * 3),
        ("2 0 1 0 3 1 0 0 0 114 0 2 0 17", [None] * 3),
        ("100 1 0 11 1 2 30 6 0 2 0 1 3", [11, 6, 3]),
    ],
)
def test_a_number_of_two_reviews_is_cut_where_no_empty_cell_can_be_lost(numbers: str, totals: list[int | None]) -> None:
    heads = "".join(["行政复议行政诉讼", *OUTCOMES, "未经复议直接起诉复议后起诉", *OUTCOMES, *OUTCOMES])
    report = text_of("四、政府信息公开行政复议、行政诉讼情况" + heads + numbers + "五、存在的主要问题及改进情况")
    assert [report.cell("reviews", kind.code, "total").value for kind in gk.ReviewKind] == totals


def test_a_unit_ends_a_number() -> None:
    names = [
        RECEIVED,
        "二、上年结转政府信息公开申请数量",
        "三、本年度办理结果（一）予以公开",
        "（七）总计",
        "四、结转下年度继续办理",
    ]
    counts = [
        "10件2件0件0件0件1件13件",
        "0件0件0件0件0件0件0件",
        "9件2件0件0件0件1件12件",
        "9件2件0件0件0件1件12件",
        "1件0件0件0件0件0件1件",
    ]
    table = "申请人情况自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他" + "".join(
        map("".join, zip(names, counts, strict=True))
    )
    report = text_of("三、收到和处理政府信息公开申请情况" + table + "四、政府信息公开行政复议、行政诉讼情况")
    assert row(report, "received") == [10, 2, 0, 0, 0, 1, 13]
    assert row(report, "carried_out") == [1, 0, 0, 0, 0, 0, 1]


def test_labels_may_say_the_year() -> None:
    table = (
        "2024年制发件数2024年废止件数现行有效件数规章000行政规范性文件125第二十条第（五）项信息内容2024年处理决定数量行政许可7"
    )
    report = text_of("二、主动公开政府信息情况第二十条第（一）项信息内容" + table + "三、收到和处理政府信息公开申请情况")
    assert report.cell("disclosure", "normative_documents", "in_force").value == 5
    assert report.cell("disclosure", "licenses", "decisions").value == 7


def test_an_asciidoc_table_may_have_a_line_for_each_cell_and_an_empty_one_between_rows() -> None:
    header = ["2.2+|项目", ".2+|自然人", "5+|法人或其他组织", ".2+|总计", "", *(f"|{name}" for name in APPLICANTS[1:6])]
    received = [f"2+|{RECEIVED}", *(f"|{n}" for n in (3, 0, 0, 1, 0, 0, 4))]
    granted = ["|三、本年度办理结果", "|（一）予以公开", *(f"|{n}" for n in (2, 0, 0, 1, 0, 0, 3))]
    report = text_of("== 三、收到和处理政府信息公开申请情况", "|===", *header, "", *received, "", *granted, "|===")
    assert row(report, "received") == [3, 0, 0, 1, 0, 0, 4]
    assert row(report, "granted") == [2, 0, 0, 1, 0, 0, 3]


def test_tables_may_be_quoted() -> None:
    header = ["行政复议|||||行政诉讼||||||||||", "|||||未经复议直接起诉|||||复议后起诉|||||", "|".join(OUTCOMES * 3)]
    lines = [f"> |{line}|" for line in [header[0], "|".join(["---"] * 15), *header[1:], "1|0|0|0|1|2|0|0|0|2|3|0|0|0|3"]]
    report = text_of("四、政府信息公开行政复议、行政诉讼情况", "", *lines)
    assert [report.cell("reviews", kind.code, "total").value for kind in gk.ReviewKind] == [1, 2, 3]


def test_an_apostrophe_marks_a_number_as_text() -> None:
    report = text_of(
        "二、主动公开政府信息情况",
        "第二十条第（五）项",
        "信息内容\t本年处理决定数量",
        "行政许可\t'903",
        "三、收到和处理政府信息公开申请情况",
    )
    assert report.cell("disclosure", "licenses", "decisions").value == 903


def test_a_sentence_may_go_on_after_the_unit_of_an_amount() -> None:
    table = "第二十条第（五）项信息内容本年处理决定数量行政许可7第二十条第（八）项信息内容本年收费金额（单位：万元）行政事业性收费0.35万元"
    for rest, value in [("，全部缴入国库。", "0.35"), ("至0.4万元。", None)]:
        cell = text_of("二、主动公开政府信息情况" + table + rest).cell("disclosure", "fees", "amount")
        assert (cell.value is None and value is None) or str(cell.value) == value


@pytest.mark.parametrize(("rest", "value"), [("其中契税由上级收取。", "602.15"), ("10所学校的考试费由上级收取。", None)])
def test_an_amount_ends_where_no_digit_may_count_what_follows(rest: str, value: str | None) -> None:
    table = "第二十条第（五）项信息内容本年处理决定数量行政许可7第二十条第（八）项信息内容本年收费金额（单位：万元）行政事业性收费602.15"
    cell = text_of("二、主动公开政府信息情况" + table + rest).cell("disclosure", "fees", "amount")
    assert (None if cell.value is None else str(cell.value)) == value


def test_a_table_that_cannot_be_read_is_not_missing() -> None:
    lines = ["、".join(APPLICANTS), *(f"{item.zh}：三、零、零、一、零、零、四" for item in gk.RequestRow)]
    assert gk.Table.REQUESTS not in missing_tables(text_of("三、收到和处理政府信息公开申请情况", *lines))
    sentence = "本年新收申请3件，上年结转0件，予以公开2件，部分公开1件。"
    report = text_of("一、总体情况", "略。", "二、主动公开政府信息情况", "略。", "三、收到和处理政府信息公开申请情况", sentence)
    assert gk.Table.REQUESTS in missing_tables(report)


def test_a_number_over_the_rows_of_a_group_is_of_none_of_them() -> None:
    cells = "<tr><td>{}</td>" + "<td>{}</td>" * 6
    first = cells.format("1.属于国家秘密", *"200100") + '<td rowspan="2">5</td></tr>'
    second = cells.format("2.其他法律行政法规禁止公开", *"200000") + "</tr>"
    report = read(rows(["项目", *APPLICANTS], [RECEIVED, 5, 0, 0, 1, 0, 0, 6]).replace("</table>", first + second + "</table>"))
    assert row(report, "denied.state_secret") == [2, 0, 0, 1, 0, 0, "missing"]
    assert row(report, "denied.prohibited_by_law") == [2, 0, 0, 0, 0, 0, "missing"]


@pytest.mark.parametrize("left", [["未经复", "议直接起诉", ""], ["", "未经复议直接", "起诉"]])
def test_heads_of_reviews_may_have_pieces_of_the_name_over_them(left: list[str]) -> None:
    pieces = ["", *left, "", *["复", "议后起诉", "", "", ""]]
    joined = [f"{piece}<br>{head}" for piece, head in zip(pieces, OUTCOMES * 2, strict=True)]
    broken = [[head[:-1] for head in OUTCOMES[:4]], [head[-1] for head in OUTCOMES[:4]]]
    for heads in ([[*OUTCOMES, *joined]], [[*broken[0], "", *pieces], [*broken[1], OUTCOMES[4], *OUTCOMES, *OUTCOMES]]):
        report = read(REVIEWS, rows(["", "行", "政复议", *[""] * 12], *heads, [8, 0, 1, 0, 9, 1, 0, 0, 2, 3, 1, 0, 1, 0, 2]))
        assert [report.cell("reviews", kind.code, "total").value for kind in gk.ReviewKind] == [9, 3, 2]


def test_reviews_may_have_a_column_between_any_two() -> None:
    def spaced(cells: Sequence[object]) -> list[object]:
        return [part for cell in cells for part in (cell, "")]

    header = [
        ["行政复议", *[""] * 4, "行政诉讼", *[""] * 9],
        [*OUTCOMES, "未经复议直接起诉", *[""] * 4, "复议后起诉", *[""] * 4],
        [*[""] * 5, *OUTCOMES * 2],
    ]
    report = read(REVIEWS, rows(*map(spaced, header), spaced([1, 0, 0, 0, 1, 2, 0, 0, 0, 2, 3, 0, 0, 0, 3])))
    assert [report.cell("reviews", kind.code, "total").value for kind in gk.ReviewKind] == [1, 2, 3]


def test_a_table_of_another_year_is_not_the_reports() -> None:
    this, last = (rows(["项目", *APPLICANTS], [RECEIVED, n, 0, 0, 1, 0, 0, n + 1]) for n in (3, 8))
    report = read(
        "<h2>三、收到和处理政府信息公开申请情况</h2>", this, "<p>附件：2023年收到和处理政府信息公开申请情况（供对照）</p>", last
    )
    assert row(report, "received") == [3, 0, 0, 1, 0, 0, 4]


@pytest.mark.parametrize(("printed", "value"), [("12.00", 12), ("2\u2009304\u2009927", 2304927)])
def test_numbers_as_programs_write_them(printed: str, value: int) -> None:
    report = read("<h2>二、主动公开政府信息情况</h2>", rows(["信息内容", "本年处理决定数量"], ["行政许可", printed]))
    assert report.cell("disclosure", "licenses", "decisions").value == value


# What is shown


HIDING = [
    (".tip{display:none}", '<i class="tip">07</i>'),
    ("td .tip{display:none}", '<i class="tip">07</i>'),
    ("p .tip, td > i.tip{visibility:hidden}", '<i class="note tip">07</i>'),
    ("#x{font-size:0}", '<b id="x">07</b>'),
    ("td i{opacity:0}", "<i>07</i>"),
    ("@media screen{td span.a.b{display:none}}", '<span class="b a">07</span>'),
    ("@media (max-width:600px){.tip{display:inline}} .tip{display:none}", '<i class="tip">07</i>'),
    ("table .tip{display:none!important} .tip{display:inline}", '<i class="tip" style="display:inline">07</i>'),
]
SHOWN = [
    ("@media print{.tip{display:none}}", '<i class="tip">07</i>'),
    ("th .tip{display:none}", '<i class="tip">07</i>'),
    ("tr > .tip{display:none}", '<i class="tip">07</i>'),
    (".tip{display:none} td .tip{display:inline}", '<i class="tip">07</i>'),
    (".tip:hover{display:none}", '<i class="tip">07</i>'),
    (".tips{display:none}", '<i class="tip">07</i>'),
    ("/* .tip{display:none} */ p{color:red}", '<i class="tip">07</i>'),
]
IN_DOUBT = [
    ("td :not(.note).tip{display:none}", '<i class="tip">07</i>'),
    ("b + .tip{display:none}", '<i class="tip">07</i>'),
    ("@supports (display:grid){.tip{display:none}}", '<i class="tip">07</i>'),
    ("@media (orientation:portrait){.tip{display:none}}", '<i class="tip">07</i>'),
]


@pytest.mark.parametrize(
    ("sheet", "mark", "value"),
    [*((*pair, 28) for pair in HIDING), *((*pair, 2807) for pair in SHOWN), *((*pair, None) for pair in IN_DOUBT)],
)
def test_style_sheets_of_a_page_say_what_is_shown_in_a_cell(sheet: str, mark: str, value: int | None) -> None:
    table = rows(["信息内容", "本年处理决定数量"], ["行政许可", f"28{mark}"], ["行政处罚", 5])
    report = read(f"<style>{sheet}</style><h2>二、主动公开政府信息情况</h2>", table)
    assert report.cell("disclosure", "licenses", "decisions").value == value
    assert report.cell("disclosure", "penalties", "decisions").value == 5


def test_a_table_without_a_box_is_not_read_and_one_that_fades_in_is() -> None:
    this, last = (rows(["项目", *APPLICANTS], [RECEIVED, n, 0, 0, 1, 0, 0, n + 1]) for n in (3, 8))
    sheet = "<style>.old{display:none} .fade{opacity:0}</style>"
    report = read(sheet, f'<div class="old">{last}</div><div class="fade">{this}</div>')
    assert row(report, "received") == [3, 0, 0, 1, 0, 0, 4]


HIDDEN = ['style="display:none"', 'style="visibility: hidden; opacity: 0"', "hidden", 'class="old"']


@pytest.mark.parametrize("how", HIDDEN)
def test_what_a_script_shows_is_read_where_its_tables_are_nowhere_else(how: str) -> None:
    this, last = (rows(["项目", *APPLICANTS], [RECEIVED, n, 0, 0, 1, 0, 0, n + 1]) for n in (3, 8))
    sheet = "<style>.old{display:none}</style>"
    assert row(read(sheet, f"<div {how}><section>{this}</section></div>"), "received") == [3, 0, 0, 1, 0, 0, 4]
    assert row(read(sheet, f"<div {how}>{last}</div><div>{this}</div>"), "received") == [3, 0, 0, 1, 0, 0, 4]
    hidden_row = f"<tr {how}><td>{RECEIVED}</td>" + "<td>9</td>" * 7
    both = read(sheet, f"<div {how}>{this.replace('</table>', hidden_row + '</table>')}</div>")
    assert row(both, "received") == [3, 0, 0, 1, 0, 0, 4]


def test_blocks_may_be_cells_by_their_roles() -> None:
    def line(role: str, cells: Sequence[object]) -> str:
        return '<div role="row">' + "".join(f'<div role="{role}">{cell}</div>' for cell in cells) + "</div>"

    wide = '<div role="row"><span role="columnheader" aria-colspan="8">收到和处理申请情况</span></div>'
    body = line("columnheader", ["项目", *APPLICANTS]) + line("gridcell", [RECEIVED, 3, "", 0, 1, 0, "", 4])
    report = read(f'<div role="grid">{wide}<div role="rowgroup">{body}</div></div>')
    assert row(report, "received") == [3, "blank", 0, 1, 0, "blank", 4]


def test_no_break_spaces_part_thousands_and_nothing_else() -> None:
    head = ["信息内容", "本年处理决定数量"]
    table = rows(head, ["行政许可", "2&nbsp;656&nbsp;005"], ["行政处罚", "3\u00a012"], ["行政强制", "7&nbsp;&nbsp;100"])
    report = read("<h2>二、主动公开政府信息情况</h2>", table)
    assert report.cell("disclosure", "licenses", "decisions").value == 2656005
    assert report.cell("disclosure", "penalties", "decisions").value is None
    assert report.cell("disclosure", "coercive_measures", "decisions").value is None


def test_a_cell_may_say_that_there_is_none() -> None:
    report = read(rows(["项目", *APPLICANTS], [RECEIVED, 3, "无", "无", 1, "无", "无", 4]))
    assert row(report, "received") == [3, "blank", "blank", 1, "blank", "blank", 4]
    assert not [f for f in report.check() if f.rule is gk.RuleId.VALUE_COUNT and f.outcome is gk.Outcome.FAIL]


def test_a_turned_table_may_stand_in_a_sheet_with_others() -> None:
    width = 5
    counts = [[3, 1], [0, 0], [0, 0], [1, 0], [0, 0], [0, 1], [4, 2]]
    sheet: list[Sequence[object]] = [
        ["二、主动公开政府信息情况"],
        ["信息内容", "本年处理决定数量"],
        ["行政许可", 7],
        ["三、收到和处理政府信息公开申请情况"],
        ["申请人情况", RECEIVED, "（一）予以公开", "（七）总计"],
        *([name, *pair, pair[1]] for name, pair in zip(APPLICANTS, counts, strict=True)),
        ["四、政府信息公开行政复议、行政诉讼情况"],
    ]
    report = read(rows(*([*line, *[""] * (width - len(line))] for line in sheet)))
    assert report.cell("disclosure", "licenses", "decisions").value == 7
    assert row(report, "received") == [3, 0, 0, 1, 0, 0, 4]
    assert row(report, "granted") == [1, 0, 0, 0, 0, 1, 2]


@pytest.mark.parametrize("separator", ["，", "；", " │ ", "｜"])
def test_rows_parted_by_marks_may_begin_with_empty_cells(separator: str) -> None:
    lines: list[list[object]] = [
        ["", "", "", "自然人", "法人或其他组织", "", "", "", "", "总计"],
        ["", "", "", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""],
        [RECEIVED, "", "", 3, "", "", 112, "", "", 115],
        ["二、上年结转政府信息公开申请数量", *[""] * 9],
        ["三、本年度办理结果", "（一）予以公开", "", 2, "", "", 110, "", "", 112],
        ["", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "", "", 1, "", "", "", "", 1],
        ["", "（三）不予公开", "1.属于国家秘密", "", "", "", 2, "", "", 2],
        ["", "", "2.其他法律行政法规禁止公开", *[""] * 7],
    ]
    text = (separator.join(map(str, line)) for line in lines)
    report = text_of("三、收到和处理政府信息公开申请情况", *text, "四、政府信息公开行政复议、行政诉讼情况")
    assert row(report, "received") == [3, "blank", "blank", 112, "blank", "blank", 115]
    assert row(report, "granted") == [2, "blank", "blank", 110, "blank", "blank", 112]
    assert row(report, "partially_granted") == ["blank", 1, *["blank"] * 4, 1]
    assert row(report, "denied.state_secret") == ["blank"] * 3 + [2, "blank", "blank", 2]
    assert row(report, "denied.prohibited_by_law") == ["blank"] * 7


def test_rows_that_lost_an_empty_cell_stand_to_the_left_of_the_others() -> None:
    lines: list[list[object]] = [
        ["申请人情况", "", "", *APPLICANTS],
        [RECEIVED, "", "", 5, 2, 0, 1, 0, 0, 8],
        ["三、本年度办理结果", "（一）予以公开", "", 2, 0, 0, 1, 0, 0, 3],
        ["", "（三）不予公开", "1.属于国家秘密", 1, 1, 0, 0, 0, 0, 2],
        ["", "2.其他法律行政法规禁止公开", 1, 0, 0, 0, 0, 0, 1, ""],
        ["", "3.危及“三安全一稳定”", 1, 1, 0, 0, 0, 0, 2, ""],
        ["", "4.保护第三方合法权益", "", 1, "", "", "", "", 1, ""],
    ]
    report = read("<h2>三、收到和处理政府信息公开申请情况</h2>", rows(*lines))
    assert row(report, "granted") == [2, 0, 0, 1, 0, 0, 3]
    assert row(report, "denied.prohibited_by_law") == [1, 0, 0, 0, 0, 0, 1]
    assert row(report, "denied.security_and_stability") == [1, 1, 0, 0, 0, 0, 2]
    assert row(report, "denied.third_party_rights") == ["missing"] * 7


@pytest.mark.parametrize(("counts", "read_as"), [([0] * 6, [*[0] * 6, "missing"]), ([3, 0, 0, 0, 0, 3], ["missing"] * 7)])
def test_a_short_row_of_noughts_is_the_same_whichever_cell_it_lost(counts: list[int], read_as: list[object]) -> None:
    lines: list[list[object]] = [
        ["", "", "", *APPLICANTS],
        [RECEIVED, "", "", 10, 2, 0, 0, 0, 0, 12],
        ["二、上年结转政府信息公开申请数量", "", "", *counts],
        ["三、本年度办理结果", "（一）予以公开", "", 4, 2, 0, 0, 0, 0, 6],
        ["", "（三）不予公开", "1.属于国家秘密", 6, 0, 0, 0, 0, 0, 6],
        ["", "（七）总计", "", 10, 2, 0, 0, 0, 0, 12],
    ]
    text = ("\t".join(map(str, line)) for line in lines)
    report = text_of("三、收到和处理政府信息公开申请情况", *text, "四、政府信息公开行政复议、行政诉讼情况")
    assert row(report, "carried_in") == read_as


@pytest.mark.parametrize(
    ("header", "read_as"),
    [
        ("项目 法人或其他组织 自然人 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他", [6, 1, 2, 3, 4, 5, 21]),
        ("项目 法人或其他组织\n自然人 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他", [1, 2, 3, 4, 5, 6, 21]),
        ("法人或其他组织\n自然人\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他", ["missing"] * 7),
        ("法人或其他组织\n自然人\n总计\n商业企\n业\n科研机\n构\n社会公益组织\n法律服务机构\n其他", [1, 2, 3, 4, 5, 6, 21]),
    ],
)
def test_natural_persons_may_be_named_last(header: str, read_as: list[object]) -> None:
    lines = [f"{RECEIVED} 1 2 3 4 5 6 21", "二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0", "（七）总计 1 2 3 4 5 6 21"]
    report = text_of("三、收到和处理政府信息公开申请情况", header, *lines, "四、政府信息公开行政复议、行政诉讼情况")
    assert row(report, "received") == read_as


def test_what_a_sheet_shows_of_a_number_is_read() -> None:
    head = ["信息内容", "本年处理决定数量"]
    table = rows(head, ["行政许可", "1'234'567"], ["行政处罚", "𝟏𝟐"], ["行政强制", '="7"'])
    amounts = rows(["信息内容", "本年收费金额（单位：万元）"], ["行政事业性收费", "0（说明：我局无收费项目）"])
    report = read("<h2>二、主动公开政府信息情况</h2>", table, amounts)
    decisions = [report.cell("disclosure", name, "decisions").value for name in ("licenses", "penalties", "coercive_measures")]
    assert decisions == [1234567, 12, 7]
    assert report.cell("disclosure", "fees", "amount").value == 0


@pytest.mark.parametrize("remark", ["（三）", "（单位：元）", "（原为1件）", "（千）"])
def test_a_bracket_that_may_change_the_number_is_no_remark(remark: str) -> None:
    report = read("<h2>二、主动公开政府信息情况</h2>", rows(["信息内容", "本年处理决定数量"], ["行政许可", f"12{remark}"]))
    assert report.cell("disclosure", "licenses", "decisions").value is None


def test_fields_of_a_form_show_their_values() -> None:
    def field(value: object) -> str:
        return f'<input type="text" value="{value}" readonly><input type="hidden" value="99">'

    counts = [3, 0, 0, 1, 0, 0, 4]
    report = read(
        '<p><input type="text" value="搜索"></p>',
        rows(["项目", *APPLICANTS], [RECEIVED, *map(field, counts)], ["（七）总计", *['<input type="checkbox" value="1">'] * 7]),
    )
    assert row(report, "received") == counts
    assert row(report, "total") == ["missing"] * 7


def test_heads_may_have_lost_a_letter_or_have_a_wrong_one() -> None:
    heads = ["自然", "商业企", "科硏机构", "社会公益组", "法律服务机构", "其他", "总计"]
    disclosure = rows(["信息内容", "本年制发件", "本年废止件数", "现行有效件"], ["规章", 1, 2, 3])
    reviews = rows(["结果维", "结果纠止", "其他结", "尚未审", "总计"] * 3, [1, 0, 0, 0, 1, 2, 0, 0, 0, 2, 3, 0, 0, 0, 3])
    report = read(disclosure, rows(["项目", *heads], [RECEIVED, 3, 0, 0, 1, 0, 0, 4]), REVIEWS, reviews)
    assert row(report, "received") == [3, 0, 0, 1, 0, 0, 4]
    assert [report.cell("disclosure", "rules", c).value for c in ("issued", "repealed", "in_force")] == [1, 2, 3]
    assert [report.cell("reviews", kind.code, "total").value for kind in gk.ReviewKind] == [1, 2, 3]


def test_compatibility_ideographs_are_the_letters_they_stand_for() -> None:
    printed = [RECEIVED.replace("年", "\uf98e"), 3, 0, 0, 1, 0, 0, 4]
    report = read(rows(["项目", *APPLICANTS], printed, ["7.属于\ufa08政执法案卷", 1, 0, 0, 0, 0, 0, 1]))
    assert row(report, "received") == [3, 0, 0, 1, 0, 0, 4]
    assert row(report, "denied.enforcement_file") == [1, 0, 0, 0, 0, 0, 1]


def test_each_kind_of_review_may_have_a_block_under_its_name_in_a_wide_sheet() -> None:
    blocks: list[list[object]] = [[f"{REVIEWS[4:-5]}"]]
    for name, counts in [
        ("1.行政复议", [0, 0, 4, 0, 4]),
        ("2.行政诉讼—未经复议直接起诉", [0] * 5),
        ("3.行政诉讼—复议后起诉", [0, 2, 0, 6, 8]),
    ]:
        blocks += [[name], list(OUTCOMES), list(counts)]
    report = read(rows(*([*line, *[""] * (10 - len(line))] for line in blocks)))
    assert [report.cell("reviews", kind.code, "total").value for kind in gk.ReviewKind] == [4, 0, 8]
    assert report.cell("reviews", "litigation_after_reconsideration", "pending").value == 6


def test_tables_of_reviews_may_be_numbered_in_their_captions() -> None:
    parts = []
    for caption, total in [
        ("表4-1 行政复议情况", 1),
        ("表4-2 行政诉讼（未经复议直接起诉）情况", 2),
        ("表4-3 行政诉讼（复议后起诉）情况", 3),
    ]:
        parts += [f"<p>{caption}</p>", rows(OUTCOMES, [total, 0, 0, 0, total])]
    report = read(REVIEWS, *parts)
    assert [report.cell("reviews", kind.code, "total").value for kind in gk.ReviewKind] == [1, 2, 3]


# Headings and titles


def test_the_title_stands_beside_links_to_other_years() -> None:
    links = "".join(f"<li>某县统计局{year}年政府信息公开工作年度报告</li>" for year in (2021, 2022, 2023))
    title = "某县统计局2024年政府信息公开工作年度报告"
    body = f"<ul>{links}</ul><h1>{title}</h1>{rows(['项目', *APPLICANTS], [RECEIVED, 3, 0, 0, 1, 0, 0, 4])}"
    assert gk.read(f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode()).year == 2024


@pytest.mark.parametrize(("numbers", "mark"), [("ⅠⅡⅢⅣⅤⅥ", "、"), ("一二三四五六", "："), ("一二三四五六", "、")])
def test_headings_may_be_numbered_in_other_ways(numbers: str, mark: str) -> None:
    headings = [
        f"<p>{number}{mark}{section.zh.partition('、')[2]}</p><p>略述。</p>"
        for number, section in zip(numbers, gk.Section, strict=True)
    ]
    report = read(*headings, rows(["项目", *APPLICANTS], [RECEIVED, 3, 0, 0, 1, 0, 0, 4]))
    assert [s.section for s in report.sections] == list(gk.Section)


@pytest.mark.parametrize(
    "title",
    [
        "【年度报告】某县统计局2024年政府信息公开工作年度报告",
        "2024年度政府信息公开工作年度报告（某县统计局）",
        "某县统计局（2024年）政府信息公开工作年度报告",
        "2024年度政府信息公开工作年度报告</h1><p>（某县统计局）</p><h1>",
        "中共某县统计局党组关于印发《某县统计局2024年政府信息公开工作年度报告》的通知",
    ],
)
def test_titles_name_the_organ_in_other_ways(title: str) -> None:
    report = read(rows(["项目", *APPLICANTS], [RECEIVED, 3, 0, 0, 1, 0, 0, 4]), title=title)
    assert (report.agency, report.year) == ("某县统计局", 2024)


@pytest.mark.parametrize(
    "period",
    [
        "统计期限为2024年1月至12月",
        "数据时间段为2024.1.1-2024.12.31",
        "数据时间段为2024-01-01至2024-12-31",
        "数据时间段为二〇二四年一月一日至十二月三十一日",
    ],
)
def test_the_year_may_stand_in_the_period_alone(period: str) -> None:
    table = rows(["项目", *APPLICANTS], [RECEIVED, 3, 0, 0, 1, 0, 0, 4])
    assert read(f"<p>一、总体情况</p><p>{period}。</p>", table, title="政府信息公开工作年度报告").year == 2024
    part = (
        period.replace("12.31", "6.30")
        .replace("12-31", "06-30")
        .replace("1月至12月", "1月至6月")
        .replace("十二月三十一", "六月三十")
    )
    assert read(f"<p>一、总体情况</p><p>{part}。</p>", table, title="政府信息公开工作年度报告").year is None


# Amounts


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("0，本单位无行政事业性收费项目", 0),
        ("12.5 说明：涉及3个项目。", 12.5),
        ("12.5；", 12.5),
        ("12.5万\n元", 12.5),
        ("12，5", None),
        ("12.5、", 12.5),
        ("12、", None),
        ("人民币12.5万元", 12.5),
        ("￥12.5万元", 12.5),
        ("￥12.5", None),
    ],
)
def test_words_may_follow_an_amount(printed: str, amount: float | None) -> None:
    table = rows(["信息内容", "本年收费金额（单位：万<br>元）"], ["行政事业性收费", printed])
    value = read(table).cell("disclosure", "fees", "amount").value
    assert (value if value is None else float(value)) == amount


@pytest.mark.parametrize("unit", ["（单位：万\n元）", "（单位： 万 元）"])
def test_the_unit_of_an_amount_may_be_broken(unit: str) -> None:
    text = (
        f"{TITLE}\n第二十条第（八）项\n信息内容\n本年收费金额{unit}\n行政事业性收费 12.5\n{'-' * 20} {'-' * 20}\n\n一、总体情况\n"
    )
    assert str(gk.read(text.encode()).cell("disclosure", "fees", "amount").value) == "12.5"


# Layouts

FIVE = {"received": [29, 0, 4, 0, 0, 0, 33], "granted": [20, 0, 4, 0, 0, 0, 24], "total": [20, 0, 4, 0, 0, 0, 24]}
NAMES = [RECEIVED, "（一）予以公开", "（七）总计"]
CELLS = list(zip(NAMES, FIVE.values(), strict=True))


def is_whole(report: gk.Report) -> bool:
    return all(row(report, name) == values for name, values in FIVE.items())


@pytest.mark.parametrize("blanks", ["", "  "])
def test_a_row_of_pipes_may_be_broken_after_one(blanks: str) -> None:
    def line(first: str, second: str, values: list[int], before_last: str = " ") -> str:
        *others, last = map(str, values)
        return f"{first}| {second}| {'| '.join(others)}|{before_last}{last}{blanks}"

    heads = f"项目| | {'| '.join(APPLICANTS)}{blanks}\n{'|'.join(['---'] * 9)}{blanks}"
    received, granted, total = FIVE.values()
    lines = [heads, line(NAMES[0], "", received), line("二、上年结转政府信息公开申请数量", "", [0] * 7)]
    lines += [line("三、本年度办理结果", NAMES[1], granted, "\n"), line("", NAMES[2], total, "\n")]
    lines += [line("四、结转下年度继续办理", "", [9, 0, 0, 0, 0, 0, 9])]
    closed = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n| 规章 | 0 | 0 | 0 |\n"
    assert is_whole(gk.read("\n".join([f"# {TITLE}", "", closed, *lines, ""]).encode()))


@pytest.mark.parametrize(
    ("bar", "glued"),
    [("|", "{}|{}|{}|{}{}|{}|{}"), ("：", "：{} {} {} {} {} {}{}"), ("\u2003", "{}\u2003{}{}\u2003{}{}\u2003{}\u2003{}")],
)
def test_some_cells_of_each_row_may_have_run_together(bar: str, glued: str) -> None:
    lines = [name + glued.format(*values) for name, values in zip(NAMES, FIVE.values(), strict=True)]
    text = "\n".join(
        [TITLE, "三、收到和处理政府信息公开申请情况" + "".join(APPLICANTS) + lines[0], *lines[1:], "五、存在的主要问题", ""]
    )
    assert is_whole(gk.read(text.encode()))


@pytest.mark.parametrize("pair", ["{}：{}件；", "{} {}，", "<li>{}：{}</li>"])
def test_a_table_may_be_a_list(pair: str) -> None:
    lists = [
        name + "：" + "".join(pair.format(*p) for p in zip(APPLICANTS, v, strict=True))
        for name, v in zip(NAMES, FIVE.values(), strict=True)
    ]
    assert is_whole(gk.read("\n".join([TITLE, *lists]).encode()) if "<" not in pair else read(*(f"<p>{x}</p>" for x in lists)))


def test_lists_may_stand_beside_a_sheet() -> None:
    sheet = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t0\t3\n行政规范性文件\t2\t0\t31\n"
    lists = [
        name + "：" + "，".join(f"{a} {v}" for a, v in zip(APPLICANTS, values, strict=True)) + "。" for name, values in CELLS
    ]
    report = gk.read("\n".join([TITLE, sheet, *lists]).encode())
    assert is_whole(report)
    assert report.cell("disclosure", "rules", "in_force").value == 3


# Values beside the names of their row and column

LISTS = {
    "a line a value": lambda name, pairs: [f"{name}　{head}　{value}" for head, value in pairs],
    "units": lambda name, pairs: [f"{name}：" + "、".join(f"{head}{value}件" for head, value in pairs)],
    "below the name": lambda name, pairs: [f"### {name}", *(f"- {head}: {value}" for head, value in pairs)],
    "brackets": lambda name, pairs: [f"{name}：" + "；".join(f"{head}（{value}）" for head, value in pairs)],
    "signs": lambda name, pairs: [f"* {name} = " + "；".join(f"{head} = {value}" for head, value in pairs)],
}


@pytest.mark.parametrize("kind", LISTS)
def test_values_may_stand_after_the_names_of_their_columns(kind: str) -> None:
    lines = [line for name, values in CELLS for line in LISTS[kind](name, zip(APPLICANTS, values, strict=True))]
    reviews = [
        line
        for name in ["行政复议", "行政诉讼——未经复议直接起诉", "行政诉讼（复议后起诉）"]
        for line in LISTS[kind](name, zip(OUTCOMES, [1, 0, 2, 0, 3], strict=True))
    ]
    laws = LISTS[kind]("规章", [("本年制发件数", 1), ("本年废止件数", 0), ("现行有效件数", 3)])
    headings = ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况"]
    report = text_of(headings[0], *laws, headings[1], *lines, headings[2], *reviews, "五、存在的主要问题及改进情况")
    assert is_whole(report)
    assert [report.cell("reviews", "litigation_direct", c).value for c in ("upheld", "other", "total")] == [1, 2, 3]
    assert report.cell("disclosure", "rules", "in_force").value == 3


def test_a_value_without_the_name_of_its_column_takes_no_other() -> None:
    above = ["行政许可 处理决定数量 5", "三、收到和处理政府信息公开申请情况"]
    lines = [f"{RECEIVED}：自然人3件、商业企业、科研机构0件、其他1件、总计4件", *(f"{n}：自然人1件、总计1件" for n in NAMES[1:])]
    cells = row(text_of(*above, *lines), "received")
    assert all(cell in ("missing", right) for cell, right in zip(cells, [3, None, 0, None, None, 1, 4], strict=True))


def test_a_row_that_goes_on_with_words_has_no_blank_cells() -> None:
    lines = [
        f"{name}：" + "、".join(f"{head}有{value}件" for head, value in zip(APPLICANTS, values, strict=True))
        for name, values in CELLS
    ]
    report = text_of("二、主动公开政府信息情况", "无。", "三、收到和处理政府信息公开申请情况", *lines)
    assert all(row(report, name) == ["missing"] * 7 for name in NAMES)


@pytest.mark.parametrize("above", ["", "法人或其他组织-"])
@pytest.mark.parametrize("as_text", [lambda cells: "| " + " | ".join(cells) + " |", ",".join, "\t".join])
def test_a_table_may_have_a_value_a_row(above: str, as_text: Callable[[list[str]], str]) -> None:
    heads = [APPLICANTS[0], *(above + head for head in APPLICANTS[1:6]), APPLICANTS[6]]
    lines = [[name, head, str(value)] for name, values in CELLS for head, value in zip(heads, values, strict=True)]
    assert is_whole(text_of(*map(as_text, [["项目", "栏目", "数值"], *lines])))


@pytest.mark.parametrize("end", [" \\\\\n\\hline\n", "\\\\ \\cline{2-3}\n"])
def test_a_table_may_be_of_latex(end: str) -> None:
    lines = [r"\multicolumn{2}{|c|}{项目} & " + " & ".join(rf"\textbf{{{a}}}" for a in APPLICANTS)]
    lines += [rf"\multirow{{2}}{{*}}{{办理}} & {name} & " + " & ".join(map(str, values)) for name, values in CELLS]
    lines[-1] = lines[-1].replace("总计", "总\n计")
    # A command may have its last argument in the next line.
    lines[1] = lines[1].replace(" & 3 & ", " & \\multicolumn{1}{l@{}}{%\n3} & ", 1)
    table = r"\begin{tabular}{|c|c|}" + "\n\\hline\n" + end.join(lines) + end + r"\end{tabular}"
    report = gk.read(f"\\section{{{TITLE}}}\n\n\\subsection{{一、总体情况}}\n\n好。\n\n{table}\n".encode())
    assert is_whole(report)
    assert (report.agency, [s.section for s in report.sections]) == ("某县统计局", [gk.Section.OVERVIEW])


def test_names_of_rows_may_be_a_table_of_their_own() -> None:
    names = rows(["申请人情况"], [""], *([name] for name in NAMES))
    numbers = rows(["自然人", "法人或其他组织", *[""] * 4, "总计"], ["", *APPLICANTS[1:6], ""], *FIVE.values())
    assert is_whole(read(f"<table><tr><td>{names}</td><td>{numbers}</td></tr></table>"))
    # Of other heights nobody knows which row is whose, and no cell of theirs is blank.
    other = rows(["信息内容", "本年处理决定数量"], ["行政许可", 1])
    report = read(other, f"<table><tr><td>{rows(*([name] for name in NAMES))}</td><td>{numbers}</td></tr></table>")
    assert all(row(report, name) == ["missing"] * 7 for name in FIVE)
    report = read(other, *(f"<p>{name}</p>" for name in NAMES), numbers)
    assert all(row(report, name) == ["missing"] * 7 for name in FIVE)


def test_a_table_may_be_drawn_in_a_page() -> None:
    lines = [["项目", *APPLICANTS], *([name, *map(str, values)] for name, values in CELLS)]
    drawn = "\n".join("│ " + " │ ".join(line) + " │" for line in lines)
    assert is_whole(read(f"<p>三、收到和处理政府信息公开申请情况</p><pre>\n{drawn}\n</pre>"))


def test_rows_of_an_outline_may_have_lost_their_cells() -> None:
    def outline(received: list[int]) -> gk.Report:
        lines = [
            " ".join(APPLICANTS),
            *(f"{name} {' '.join(map(str, values))}" for name, values in [(RECEIVED, received), *CELLS[1:]]),
        ]
        named = "\n".join(f'    - row "{line}"' for line in lines)
        return gk.read(
            f'- main:\n  - heading "{TITLE}" [level=1]\n  - table:\n{named}\n  - heading "五、存在的主要问题" [level=2]\n'.encode()
        )

    assert is_whole(outline(FIVE["received"]))
    assert row(outline([29, 4, 33]), "received") == ["missing"] * 7


@pytest.mark.parametrize("nought", ["O", "o", "Ｏ", "○"])
def test_a_letter_may_be_nought(nought: str) -> None:
    report = read(rows(["项目", *APPLICANTS], [RECEIVED, 3, nought, nought, 1, nought, "1O", 4]))
    assert row(report, "received") == [3, 0, 0, 1, 0, "missing", 4]


def test_prose_is_no_list() -> None:
    prose = f"{RECEIVED}12件，其中自然人10件，商业企业2件；予以公开5件，其中自然人5件，总计5件。"
    report = read(f"<p>{prose * 3}</p>", rows(["项目", *APPLICANTS], [RECEIVED, 3, 0, 0, 1, 0, 0, 4]))
    assert row(report, "received") == [3, 0, 0, 1, 0, 0, 4]
    assert row(report, "granted") == ["missing"] * 7


def test_a_row_may_be_a_cell() -> None:
    lines = [[name, "".join(map(str, values))] for name, values in zip(NAMES, FIVE.values(), strict=True)]
    assert is_whole(read(rows(["申请人情况" + "".join(APPLICANTS), ""], *lines)))


@pytest.mark.parametrize("parts", ["2 00 1 3 0 0 0 0 0 4 0 0 0 4", "2 0 0 1 3 0 0 0 0 0 4 0 0 0 4"])
def test_reviews_may_be_paragraphs_beside_tables(parts: str) -> None:
    outcomes = "结果维持 结果纠正 其他结果 尚未审结 总计 "
    heads = f"<p>行政复议　行政诉讼</p><p>{outcomes}未经复议直接起诉　复议后起诉</p><p>{outcomes * 2}</p>"
    report = read(rows(["项目", *APPLICANTS], [RECEIVED, 3, 0, 0, 1, 0, 0, 4]), heads, f"<p>{parts}</p><p>五、存在的主要问题</p>")
    values = [report.cell("reviews", kind, column).value for kind in gk.ReviewKind for column in gk.ReviewColumn]
    assert values == [2, 0, 0, 1, 3, 0, 0, 0, 0, 0, 4, 0, 0, 0, 4]


def test_prose_may_stand_in_the_paragraph_of_a_head() -> None:
    prose = "一、总体情况2024年，我局依法公开。二、主动公开政府信息情况略。三、收到和处理政府信息公开申请情况"
    cells = "".join(f"<p>{name}{' '.join(map(str, values))}</p>" for name, values in CELLS)
    report = read(f"<p>{prose}{''.join(APPLICANTS)}</p>", cells, "<p>五、存在的主要问题</p>")
    assert is_whole(report)
    assert [s.section for s in report.sections[:3]] == list(gk.Section)[:3]


def test_a_page_may_be_a_string_of_json() -> None:
    table = rows(["项目", *APPLICANTS], [RECEIVED, 3, 0, 0, 1, 0, 0, 4])
    for answer in (
        {"data": {"title": TITLE, "content": f"<div>{table}<p>公开。</p></div>"}},
        [{"TITLE": TITLE, "C": page(table)}],
    ):
        report = gk.read(json.dumps(answer).encode())
        assert (row(report, "received"), report.agency) == ([3, 0, 0, 1, 0, 0, 4], "某县统计局")
        assert report.document in ("/data/title + /data/content", "/0/C")
    with pytest.raises(gk.ReadError):
        gk.read(json.dumps({"title": TITLE, "tables": {}}).encode())


def test_markdown_may_begin_with_a_tag() -> None:
    table = "|" + "|".join(["项目", *APPLICANTS]) + "|\n" + "|---" * 8 + f"|\n|{RECEIVED}|3|0|0|1|0|0|4|\n"
    assert row(gk.read(f'<div role="main">\n\n# {TITLE}\n\n{table}\n</div>\n'.encode()), "received") == [3, 0, 0, 1, 0, 0, 4]


# Notices


@pytest.mark.parametrize("work", ["2月17日（星期三）起正常上班", "2月17日（星期三）正常上班", "2月17日恢复上班", "2月17日上班"])
def test_the_day_on_which_work_begins_again_is_not_off(work: str) -> None:
    notice = f"国务院办公厅关于延长2027年春节假期的通知\n\n一、延长2027年春节假期至2月16日（农历正月十一，星期二），{work}。\n"
    calendar = gk.Calendar().announce(notice)
    assert not calendar.is_workday("2027-02-16")
    assert calendar.is_workday("2027-02-17")
