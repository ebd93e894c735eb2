# SPDX-License-Identifier: Apache-2.0
"""Reports checked in the columns in which their cells lie: the findings of `Report.check`, and every row accounted for."""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gongkai as gk
import polars as pl
import pyarrow as pa
import pyarrow.parquet
import pytest
from gongkai.testing import random_report
from test_frames import changed

ARITHMETIC = (
    "requests.row-sum", "requests.disposition-sum", "requests.balance", "reviews.row-sum", "value.count", "value.money",
    "stock.bound",
)  # fmt: skip

REPORTS = int(os.environ.get("GONGKAI_REPORTS", "300"))
SEED = int(os.environ.get("GONGKAI_SEED", "1"))


def drawn(number: int, seed: int) -> list[gk.Report]:
    """Reports of both editions, right and with slips, some with blank, missing, inferred and impossible cells, some without
    a table, some with 其他处理 in the other edition's way."""
    draw = random.Random(seed)
    reports = []
    for _ in range(number):
        report = random_report(
            seed=draw.getrandbits(32), edition=draw.choice(list(gk.Edition)), dense=draw.random() < 0.3,
            blank_zeros=draw.random() < 0.3, wrong_cells=draw.choice([0, 0, 1, 2]),
        )  # fmt: skip
        kind = draw.random()
        if kind < 0.3:
            report = changed(report, draw)
        elif kind < 0.45:
            left_out = draw.choice(["disclosure", "requests", "reviews"])
            lines = report.to_tidy().splitlines()
            lines = [line if not line.startswith(left_out) else ",".join((*line.split(",")[:3], "", "missing")) for line in lines]
            report = gk.read("\n".join(lines).encode())
        elif kind < 0.55:
            slip = draw.choice(["-3", "1.50", "999999999999999999", "0.1234567"])
            lines = report.to_tidy().splitlines()
            at = draw.randrange(1, len(lines))
            lines[at] = ",".join((*lines[at].split(",")[:3], slip, "reported"))
            report = gk.read("\n".join(lines).encode())
        reports.append(report)
    return reports


def named(reports: list[gk.Report]) -> list[tuple[str, gk.Report]]:
    return [(f"报告{n}.html", report) for n, report in enumerate(reports)]


def plain(finding: gk.Finding) -> tuple[object, ...]:
    """A finding without the place, which a frame does not have."""
    return (
        finding.rule.code, finding.severity, finding.outcome, finding.reason, finding.cells, finding.table, finding.expected,
        finding.actual, finding.message_zh, finding.message_en, finding.basis,
    )  # fmt: skip


def expected(reports: list[tuple[str, gk.Report]], all: bool) -> dict[str, list[tuple[object, ...]]]:
    found = {name: [plain(f) for f in report.check(all) if f.rule.code in ARITHMETIC] for name, report in reports}
    return {name: findings for name, findings in found.items() if findings}


def explained(checked: gk.CheckedFrame) -> dict[str, list[tuple[object, ...]]]:
    found: dict[str, list[tuple[object, ...]]] = {}
    for name, finding in zip(checked.findings.to_arrow()["file"].to_pylist(), checked, strict=True):
        assert isinstance(finding, gk.Finding)
        found.setdefault(name, []).append(plain(finding))
    return found


def counted(checked: gk.CheckedFrame) -> Counter[tuple[str, str, str | None]]:
    return Counter({(r["rule"], r["outcome"], r["reason"]): r["findings"] for r in checked.counts.to_arrow().to_pylist()})


def unchunked(frame: gk.Frame) -> Any:
    return frame.to_arrow().combine_chunks()


def as_text(frame: gk.Frame) -> Any:
    table = frame.to_arrow()
    return table.cast(pa.schema([(f.name, pa.string() if pa.types.is_dictionary(f.type) else f.type) for f in table.schema]))


WAYS: dict[str, Callable[[gk.Frame], Any]] = {
    "itself": lambda frame: frame,
    "one batch": unchunked,
    "cut into small batches": lambda frame: pa.Table.from_batches(unchunked(frame).to_batches(max_chunksize=100)),
    "text": as_text,
    "views": lambda frame: pl.DataFrame(as_text(frame)),
    "polars": lambda frame: frame.to_polars(),
    "pandas": lambda frame: frame.to_pandas(),
    "shuffled": lambda frame: frame.to_polars().sample(fraction=1, shuffle=True, seed=SEED),
    "by cell": lambda frame: frame.to_polars().sort("table", "row", "column", maintain_order=True),
    "what is missing left out": lambda frame: frame.to_polars().filter(pl.col("status") != "missing"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_tidy_frame_has_the_findings_of_its_reports(way: str) -> None:
    reports = named(drawn(REPORTS, SEED))
    frame = gk.to_frame(reports, exact=way != "one batch")
    if way == "one batch":  # zeros at the end of decimals are lost in it
        reports = [(name, report) for (name, _), report in zip(reports, gk.from_frame(frame), strict=True)]
    checked = gk.check_frame(WAYS[way](frame), threads=2)
    assert explained(checked) == expected(reports, False)
    assert (checked.rows_reported, checked.reports) == (0, len(reports))
    if way != "what is missing left out":
        assert checked.rows == checked.rows_judged == len(frame)


def test_what_holds_is_counted_and_listed_when_asked_for() -> None:
    reports = named(drawn(60, SEED))
    frame = gk.to_frame(reports, exact=True)
    listed = gk.check_frame(frame, all=True)
    assert explained(listed) == expected(reports, True)
    of_reports = Counter(
        (f.rule.code, f.outcome.code, None if f.reason.code == "none" else f.reason.code)
        for _, report in reports
        for f in report.check(True)
        if f.rule.code in ARITHMETIC
    )
    assert counted(listed) == counted(gk.check_frame(frame)) == of_reports


def test_a_wide_frame_has_the_findings_of_its_reports() -> None:
    reports = []
    for name, report in named(drawn(REPORTS, SEED)):
        statuses = {row.status for row in report.rows()}
        if any("." in str(row.value) and str(row.value).endswith("0") for row in report.rows()):
            continue  # of an amount the zeros at its end are lost
        # Which cells are inferred, and which of its nulls blank and which missing, a wide frame does not say.
        if "inferred" not in statuses and not {"blank", "missing"} <= statuses:
            reports.append((name, report))
    assert len(reports) > REPORTS / 3
    checked = gk.check_frame(gk.to_frame(reports, "wide"))
    back = gk.from_frame(gk.to_frame(reports))
    assert explained(checked) == expected([(name, report) for (name, _), report in zip(reports, back, strict=True)], False)
    assert checked.rows == checked.rows_judged == len(reports)


def test_a_wide_frame_judges_no_sum_by_cells_it_does_not_know() -> None:
    report = random_report(seed=3, wrong_cells=2)
    lines = report.to_tidy().splitlines()
    lines[-1] = ",".join((*lines[-1].split(",")[:4], "inferred"))
    checked = gk.check_frame(gk.to_frame([gk.read("\n".join(lines).encode())], "wide"))
    assert not [f for f in checked if isinstance(f, gk.Finding) and f.is_fault]


def test_a_report_that_was_recognised_is_accused_of_nothing() -> None:
    frame = gk.to_frame(named([random_report(seed=seed, wrong_cells=2) for seed in range(3)])).to_arrow()
    origin = ["ocr" if n == 7 else "cell" for n in range(len(frame))]
    for way in (lambda table: table, lambda table: pl.DataFrame(table).sample(fraction=1, shuffle=True, seed=SEED)):
        checked = gk.check_frame(way(frame.append_column("origin", pa.array(origin))))
        rows = [
            row for row in checked.findings.to_arrow().to_pylist() if row["outcome"] == "fail" or row["reason"] == "recognised"
        ]
        assert {(row["file"] == "报告0.html", row["outcome"]) for row in rows} == {(True, "not_assessable"), (False, "fail")}


def test_rules_are_switched_off_and_levelled() -> None:
    frame = gk.to_frame(drawn(60, SEED))
    rules: dict[str, str] = {"requests.row-sum": "off", "requests.balance": "note"}
    checked = gk.check_frame(frame, rules=rules)
    found = {(r["rule"], r["severity"]) for r in checked.findings.to_arrow().to_pylist()}
    assert ("requests.balance", "note") in found
    assert "requests.row-sum" not in {rule for rule, _ in found}
    assert "requests.row-sum" not in {rule for rule, _, _ in counted(checked)}


def spoilt(frame: gk.Frame, kind: str) -> Any:
    table = frame.to_arrow()
    rows = table.to_pylist()
    if kind == "a cell twice":
        rows.append(rows[5])
    elif kind == "a report twice":
        rows += [row for row in rows if row["file"] == "报告0.html"]
    elif kind == "no such cell":
        rows[7]["row"] = "granted_twice"
    elif kind == "no such status":
        rows[7]["status"] = "guessed"
    elif kind == "no number":
        rows[7]["value"] = rows[7]["amount"] = None
        rows[7]["status"] = "reported"
    elif kind == "another form":
        rows[7].update(table="disclosure", row="procurement", column="projects")
    elif kind == "no year":
        rows = [{**row, "year": 0} if row["file"] == "报告0.html" else row for row in rows]
    return pa.Table.from_pylist(rows, schema=as_text(frame).schema)


@pytest.mark.parametrize(
    "kind", ["a cell twice", "a report twice", "no such cell", "no such status", "no number", "another form", "no year"]
)
def test_a_row_that_cannot_be_used_is_a_finding_on_its_report_alone(kind: str) -> None:
    reports = named([random_report(seed=seed, wrong_cells=1) for seed in range(3)])
    table = spoilt(gk.to_frame(reports), kind)
    with pytest.raises(gk.ReadError):
        gk.from_frame(table)
    checked = gk.check_frame(table)
    assert checked.rows == table.num_rows == checked.rows_judged + checked.rows_reported
    assert checked.reports == 2
    (bad,) = [row for row in checked.findings.to_arrow().to_pylist() if row["outcome"] == "unreadable"]
    assert (bad["file"], bad["rule"]) == ("报告0.html", "tidy.syntax")
    assert [str(f) for f in checked if isinstance(f, gk.ReadError)] and bad["actual"].startswith("row ")
    others = {row["file"] for row in checked.findings.to_arrow().to_pylist() if row["outcome"] != "unreadable"}
    assert others == set(expected(reports[1:], False))


def test_a_file_without_a_report_is_reported() -> None:
    table = gk.to_frame(named(drawn(2, 3))).to_arrow()
    table = table.append_column("error", pa.nulls(table.num_rows, pa.string()))
    unread = pa.table({"file": ["bad.pdf"], "error": ["document.scanned"]})
    checked = gk.check_frame(pa.concat_tables([as_text_table(table), unread], promote_options="default"))
    assert (checked.rows, checked.rows_reported, checked.reports) == (table.num_rows + 1, 1, 2)
    last = checked.explain(len(checked) - 1)
    assert isinstance(last, gk.ReadError) and last.code == "document.scanned"


def as_text_table(table: Any) -> Any:
    return table.cast(pa.schema([(f.name, pa.string() if pa.types.is_dictionary(f.type) else f.type) for f in table.schema]))


def test_parquet_is_streamed(tmp_path: Path) -> None:
    reports = named(drawn(40, SEED))
    file = tmp_path / "cells.parquet"
    pa.parquet.write_table(gk.to_frame(reports, exact=True).to_arrow(), file, row_group_size=1000)
    parquet = pa.parquet.ParquetFile(file)
    reader = pa.RecordBatchReader.from_batches(parquet.schema_arrow, parquet.iter_batches(batch_size=333))
    assert explained(gk.check_frame(reader)) == expected(reports, False)


def test_an_empty_table_and_what_is_no_table() -> None:
    empty = gk.check_frame(gk.to_frame([]))
    assert (empty.rows, len(empty), len(empty.findings), len(empty.counts)) == (0, 0, 0, 0)
    with pytest.raises(gk.ReadError, match="no column row"):
        gk.check_frame(pa.table({"table": ["requests"]}))
    with pytest.raises(TypeError):
        gk.check_frame([1, 2])
    with pytest.raises(ValueError, match="threads"):
        gk.check_frame(gk.to_frame([]), threads=0)


def over_years() -> list[tuple[str, gk.Report]]:
    """Reports of ten agencies and four years, of which some are missing, some there twice, and some are of another form."""
    draw = random.Random(SEED)
    out: list[tuple[str, gk.Report]] = []
    for agency in range(10):
        for year in range(2020, 2024):
            for _ in range(draw.choice([0, 1, 1, 1, 1, 2])):
                report = (
                    changed(random_report(seed=draw.randrange(12)), draw)
                    if draw.random() < 0.3
                    else random_report(seed=draw.randrange(12))
                )
                table = report.to_frame(exact=True).to_arrow().to_pylist()
                rows = [{**row, "agency": f"示例市第{agency}局", "year": year} for row in table]
                frame = pa.Table.from_pylist(rows, schema=as_text(report.to_frame(exact=True)).schema)
                (named,) = gk.from_frame(frame)
                out.append((f"{agency}-{year}-{len(out)}.html", named))
    return out


def across(finding: gk.AcrossFinding) -> tuple[object, ...]:
    return (
        finding.rule, finding.severity, finding.outcome, finding.reason, finding.agency, finding.year, finding.reports,
        finding.cells, finding.stated, finding.expected, finding.actual, finding.message_zh,
    )  # fmt: skip


@pytest.mark.parametrize("window", [None, 3])
def test_years_have_the_findings_of_a_panel(window: int | None) -> None:
    reports = over_years()
    renames = {"示例市第1局": "示例市第2局"}
    panel = gk.Panel(renames)
    for name, report in reports:
        panel.add(report, file=name)
    expected = [across(f) for f in panel.check(all=True) if f.rule is not gk.RuleId.YEARS_BOILERPLATE]
    frame = gk.to_frame(reports, exact=True)
    checked = gk.check_years(frame, renames, window=window, all=True, threads=2)
    assert sorted(map(across, checked), key=repr) == sorted(expected, key=repr)
    if window is None:
        assert list(map(across, checked)) == expected
    rows = checked.findings.to_arrow().to_pylist()
    assert [(r["agency"], r["rule"], r["file"]) for r in rows] == [(f.agency, f.rule.code, f.reports[0].file) for f in checked]
    if window is None:
        shuffled = frame.to_polars().sample(fraction=1, shuffle=True, seed=SEED)
        panel = gk.Panel(renames)
        for name, report in zip(dict.fromkeys(shuffled["file"].to_list()), gk.from_frame(shuffled), strict=True):
            panel.add(report, file=name)
        of_panel = [across(f) for f in panel.check(all=True) if f.rule is not gk.RuleId.YEARS_BOILERPLATE]
        assert list(map(across, gk.check_years(shuffled, renames, all=True))) == of_panel


def test_an_agency_that_comes_again_after_the_window_is_an_error() -> None:
    reports = [(f"{n}.html", report) for n, (_, report) in enumerate(over_years()) if report.agency]
    frame = gk.to_frame([*reports[2:], *reports[:2]])
    with pytest.raises(gk.ReadError, match="argument.invalid"):
        gk.check_years(frame, window=1)
    with pytest.raises(ValueError, match="agencies"):
        gk.check_years(frame, window=0)


def test_a_tree_of_a_frame_has_the_findings_of_its_reports() -> None:
    reports = over_years()
    parents = {f"示例市第{n}局": "示例市第0局" for n in range(1, 6)}
    by_report, by_frame = gk.Tree(parents), gk.Tree(parents)
    for name, report in reports:
        by_report.add(report, file=name)
    by_frame.add_frame(gk.to_frame(reports, exact=True), threads=2)
    assert list(map(across, by_frame.check(all=True))) == list(map(across, by_report.check(all=True)))
    assert by_frame.explain("requests.total.total") == by_report.explain("requests.total.total")
    with pytest.raises(gk.ReadError):
        by_frame.add_frame(spoilt(gk.to_frame(named([random_report(seed=1)])), "a cell twice"))
