# SPDX-License-Identifier: Apache-2.0
"""Ledgers of publication, columns and service, against plain SQL on the same rows."""

from __future__ import annotations

import datetime
import io
import json
import subprocess
import sys
from csv import reader
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import gongkai as gk
import pandas
import polars
import pyarrow
import pyarrow.parquet
import pytest
from conftest import ROOT
from gongkai.testing import random_records

KINDS = ("publications", "documents", "consultations", "ratings", "escalations", "points", "broadcasts", "matters")
YEARS = range(2020, 2027)

# Which rows cannot be counted, what is wrong with rows, and what a year counts: nothing but the definitions.
WRONG = {
    "publications": "published::date < made::date",
    "documents": "ended < issued or (ended is null) <> (ending is null)",
    "consultations": "answered < received",
    "ratings": """called_back < rated or verified < coalesce(called_back, rated) or rectified < coalesce(verified, called_back, rated)
        or answered < coalesce(rectified, verified, called_back, rated) or appealed < rated
        or appeal_decided < coalesce(appealed, rated) or rerated < rated""",
    "escalations": """to_department < registered or to_joint < coalesce(to_department, registered) or answered < registered
        or closed < coalesce(to_joint, to_department, registered)""",
    "points": "closed < opened",
    "broadcasts": "false",
    "matters": "delisted < listed",
}
FINDINGS = {
    "publications": {
        "publication.review-missing": """(published is not null)::int
            * ((first_review is null)::int + (second_review is null)::int + (third_review is null)::int)""",
        "publication.reviewer-same": """coalesce(second_review is not null and second_reviewer = first_reviewer, false)::int
            + coalesce(third_review is not null and (third_reviewer = first_reviewer or third_reviewer = second_reviewer), false)::int""",
        "publication.review-order": """coalesce(drafted <= returned, false)::int
            + coalesce(first_review <= coalesce(drafted, returned), false)::int
            + coalesce(second_review <= coalesce(first_review, drafted, returned), false)::int
            + coalesce(third_review <= coalesce(second_review, first_review, drafted, returned), false)::int""",
        "publication.before-signoff": "coalesce(published < third_review, false)::int",
        "publication.proofs": "(published is not null and coalesce(proofs::int, 0) < 3)::int",
        "publication.secrecy-missing": "(published is not null and secrecy_review is null)::int",
        "publication.secrecy-late": "coalesce(published < secrecy_review, false)::int",
        "publication.no-item": "(published is not null and article20 is null and article21 is null)::int",
    },
    "documents": {"document.ending": "((ended is null) <> (ending is null))::int"},
    "consultations": {},
    "ratings": {
        "rating.step-missing": """(verified is not null and called_back is null)::int
            + (rectified is not null and verified is null)::int
            + (answered is not null and rectified is null and coalesce(appeal_outcome, '') <> 'upheld')::int""",
        "rating.loop-needless": """(level not like '%dissatisfied'
            and coalesce(called_back, verified, appealed, appeal_decided, rectified, answered) is not null)::int""",
        "rating.appeal": """((appeal_outcome is not null and appealed is null)
            or (appeal_decided is null) <> (appeal_outcome is null))::int""",
        "rating.rectified-after-appeal": "(coalesce(appeal_outcome, '') = 'upheld' and rectified is not null)::int",
        "rating.rerated": """((rerated is null) <> (rerating is null)
            or (rerated is not null and (answered is null or rerated < answered)))::int""",
    },
    "escalations": {
        "escalation.jump": "(to_joint is not null and to_department is null)::int",
        "escalation.no-answer": "(closed is not null and (answered is null or answered > closed))::int",
    },
    "points": {},
    "broadcasts": {},
    "matters": {},
}
BAD = "level like '%dissatisfied'"
FIGURES = {
    "published": ("publications", "year(published) = $year", "channel"),
    "interpretations": ("publications", "year(published) = $year and form not in ('text', 'other')", "form"),
    "documents_issued": ("documents", "year(issued) = $year", "kind"),
    "documents_ended": ("documents", "year(ended) = $year", "ending"),
    "documents_in_force": ("documents", "year(issued) <= $year and (ended is null or year(ended) > $year)", "kind"),
    "consultations": ("consultations", "year(received) = $year", "channel"),
    "consultations_answered": ("consultations", "year(received) = $year and year(answered) <= $year", "channel"),
    "ratings": ("ratings", "year(rated) = $year", "level"),
    "ratings_good": ("ratings", "year(rated) = $year and level in ('very_satisfied', 'satisfied')", "channel"),
    "ratings_middling": ("ratings", "year(rated) = $year and level = 'fairly_satisfied'", "channel"),
    "ratings_bad": ("ratings", f"year(rated) = $year and {BAD}", "channel"),
    "called_back": ("ratings", f"year(rated) = $year and {BAD} and called_back is not null", "level"),
    "appeals_upheld": ("ratings", f"year(rated) = $year and {BAD} and appeal_outcome = 'upheld'", "level"),
    "to_rectify": ("ratings", f"year(rated) = $year and {BAD} and coalesce(appeal_outcome, '') <> 'upheld'", "level"),
    "rectified": (
        "ratings",
        f"year(rated) = $year and {BAD} and coalesce(appeal_outcome, '') <> 'upheld' and rectified is not null",
        "level",
    ),
    "tickets": ("escalations", "year(registered) = $year", "level"),
    "tickets_closed": ("escalations", "year(closed) = $year", "level"),
    "tickets_answered": ("escalations", "year(closed) = $year and answered <= closed", "level"),
    "tickets_open": ("escalations", "year(registered) <= $year and (closed is null or year(closed) > $year)", "level"),
    "points": ("points", "year(opened) <= $year and (closed is null or year(closed) > $year)", "hours"),
    "broadcasts": ("broadcasts", "year(held) = $year", "held"),
    "matters": ("matters", "year(listed) <= $year and (delisted is null or year(delisted) > $year)", "category"),
}
DIMENSIONS = {
    ("publications", "channel"): "publication_channel",
    ("publications", "form"): "publication_form",
    ("documents", "kind"): "document_kind",
    ("documents", "ending"): "document_ending",
    ("consultations", "channel"): "service_channel",
    ("ratings", "channel"): "service_channel",
    ("ratings", "level"): "rating_level",
    ("escalations", "level"): "escalation_level",
    ("points", "hours"): "opening_hours",
    ("broadcasts", "held"): "day",
    ("matters", "category"): "category",
}
MOMENTS = ("drafted", "returned", "first_review", "second_review", "third_review", "secrecy_review", "published")
DAYS = (
    "made", "issued", "ended", "received", "answered", "rated", "called_back", "verified", "appealed", "appeal_decided",
    "rectified", "rerated", "registered", "to_department", "to_joint", "closed", "opened", "held", "listed", "delisted",
)  # fmt: skip


def table(csv: bytes) -> Any:
    """The ledger with typed columns, made by pandas and pyarrow."""
    frame = pandas.read_csv(io.BytesIO(csv), dtype=str, keep_default_na=False, na_values=[""])
    columns: dict[str, Any] = {}
    for name in frame.columns:
        values = [None if pandas.isna(v) else v for v in frame[name]]
        if name in MOMENTS:
            columns[name] = pyarrow.array([v and datetime.datetime.fromisoformat(v) for v in values], pyarrow.timestamp("s"))
        elif name in DAYS:
            columns[name] = pyarrow.array([v and datetime.date.fromisoformat(v) for v in values], pyarrow.date32())
        elif name in ("proofs", "corrections"):
            columns[name] = pyarrow.array([None if v is None else int(v) for v in values], pyarrow.int32())
        else:
            columns[name] = pyarrow.array(values, pyarrow.string())
    return pyarrow.table(columns)


@pytest.mark.parametrize("spoilt", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_ten_thousand_random_histories_are_what_plain_sql_counts(kind: str, spoilt: bool) -> None:
    csv = random_records(kind, 10_000, seed=11, spoilt=spoilt)
    counted = gk.records({kind: csv})
    rows = counted.rows[kind]
    assert rows.read == 10_000 == rows.counted + rows.reported
    with duckdb.connect() as database:
        database.register("given", table(csv))
        database.execute("create table all_rows as select *, row_number() over () as n from given")
        database.execute(f"create table sound as select * from all_rows where not coalesce({WRONG[kind]}, false)")
        repeated = 0
        if kind == "ratings":
            later = "row_number() over (partition by coalesce(subject, 'row ' || n) order by n) > 1"
            database.execute(f"create table again as select n from sound qualify {later}")
            repeated = database.execute("select count(*) from again").fetchall()[0][0]
            database.execute("delete from sound where n in (select n from again)")
        if kind == "escalations":
            level = (
                "case when to_joint is not null then 'joint' when to_department is not null then 'department' else 'window' end"
            )
            database.execute(f"create or replace table sound as select *, {level} as level from sound")
        assert database.execute("select count(*) from sound").fetchall()[0][0] == rows.counted
        found = {rule.code: n for rule, n in counted.finding_numbers.items()}
        for rule in ("record.order", "publication.late", "publication.clock-unknown"):
            found.pop(rule, None)
        expected = {
            rule: database.execute(f"select sum({sql}) from all_rows").fetchall()[0][0] for rule, sql in FINDINGS[kind].items()
        }
        if repeated:
            expected["rating.twice"] = repeated
        assert found == {rule: n for rule, n in expected.items() if n}
        if not spoilt:
            assert not found
        for figure, (ledger, condition, column) in FIGURES.items():
            if ledger != kind:
                continue
            for year in YEARS:
                sql = f"select {column}, count(*) from sound where {condition} group by 1"
                parts = {str(v) if v is not None else "": n for v, n in database.execute(sql, {"year": year}).fetchall()}
                by = DIMENSIONS[kind, column]
                ours = {r["value"]: r["number"] for r in counted.figures(year) if r["figure"] == figure and r["by"] == by}
                assert ours == parts, (figure, year)
                assert counted.number(year, figure) == sum(parts.values())


@pytest.mark.parametrize("kind", KINDS)
def test_every_form_of_a_ledger_gives_the_same(kind: str, tmp_path: Path) -> None:
    csv = random_records(kind, 500, seed=3, spoilt=True)
    expected = gk.records({kind: csv})
    arrow = table(csv)
    frame = pandas.read_csv(io.BytesIO(csv), dtype=str, keep_default_na=False)
    pyarrow.parquet.write_table(arrow, tmp_path / f"{kind}.parquet")
    rows = [{k: v for k, v in row.items() if v != ""} for row in frame.to_dict("records")]
    forms = {
        "arrow": gk.records({kind: arrow}),
        "polars": gk.records({kind: polars.from_arrow(arrow)}),
        "text in a frame": gk.records({kind: pyarrow.Table.from_pandas(frame)}),
        "json": gk.records({kind: json.dumps(rows).encode()}),
        "json lines": gk.records({kind: "\n".join(map(json.dumps, rows)).encode()}),
        "parquet": gk.records_in(tmp_path),
        "in two": gk.records({kind: [arrow.slice(0, 200), arrow.slice(200)]}),
    }
    for name, counted in forms.items():
        assert counted.rows == expected.rows, name
        assert counted.finding_numbers == expected.finding_numbers, name
        for year in YEARS:
            assert counted.figures(year) == expected.figures(year), name


def test_a_number_leads_to_its_rows_and_a_missing_ledger_is_no_zero() -> None:
    counted = gk.records(publications=random_records("publications", 1000, seed=1))
    rows = counted.rows_of(2023, "published", by="publication_channel", value=gk.PublicationChannel.WECHAT)
    assert len(rows) == counted.number(2023, "published", by="publication_channel", value="wechat") > 0
    assert {row.id for row in rows} <= {row.id for row in counted.rows_of(2023, gk.RecordFigure.PUBLISHED)}
    with pytest.raises(KeyError, match="ratings"):
        counted.number(2023, "ratings")
    with pytest.raises(KeyError, match="consultations"):
        counted.rate(2023, "answered")
    with pytest.raises(TypeError, match="no kind"):
        gk.records(nonsense=b"id\n")
    with pytest.raises(gk.ReadError) as missing:
        gk.records(ratings=b"id,level\n1,satisfied\n")
    assert missing.value.code == "ledger.column-missing"
    assert "published" in counted._repr_html_() or "主动公开信息" in counted._repr_html_()


def test_what_a_ledger_has_no_columns_for_is_no_zero(tmp_path: Path) -> None:
    (tmp_path / "ratings.csv").write_text("id,rated,level\n1,2025-01-05,非常满意\n2,2025-01-05,不满意\n", "utf-8")
    counted = gk.records_in(tmp_path)
    assert counted.knows("ratings_bad") and not counted.knows("rectified") and not counted.knows("published")
    with pytest.raises(KeyError, match="rectified needs columns"):
        counted.number(2025, "rectified")
    assert counted.rate(2025, "rectification").percent() is None
    assert gk.RecordRate.RECTIFICATION not in counted.rates_of("ratings")
    assert "rectified" not in {row["figure"] for row in counted.figures(2025)}
    told = "".join(counted.overview(2025))
    assert "好评率50.00%" in told and "整改率" not in told


def test_a_rate_prints_as_agencies_print_it() -> None:
    assert str(gk.Rate(80_955, 81_129)) == "99.79%"
    assert gk.Rate(118, 122).percent(1) == Decimal("96.7")
    assert gk.Rate(160, 173).percent(1) == Decimal("92.5")
    assert gk.Rate(1, 8).percent(0) == 13
    assert gk.Rate(0, 0).percent() is None and gk.Rate(0, 0).fraction is None and str(gk.Rate(0, 0)) == ""


def test_limits_are_named_or_ones_own() -> None:
    rating = b"id,rated,level,called_back\n1,2024-01-05,dissatisfied,2024-01-08\n"
    assert not gk.records(ratings=rating).findings
    assert [f.rule.code for f in gk.records(ratings=rating, rating_limits="zhejiang").findings] == ["rating.callback-late"]
    assert not gk.records(ratings=rating, rating_limits={"call_back": 3, "answer": None}).findings
    assert gk.records(ratings=rating, rating_limits={"call_back": 2, "answer": None}).findings
    with pytest.raises(ValueError, match="no rule set"):
        gk.records(ratings=rating, rating_limits="nowhere")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "gongkai", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_columns_command_in_json_and_sarif() -> None:
    arguments = ["columns", "examples/columns/columns.csv", "--as-of", "2025-06-01", "--sites", "examples/columns/sites.csv"]
    as_json = run(*arguments, "--format", "json")
    assert as_json.returncode == 1
    found = json.loads(as_json.stdout)
    assert [c["state"] for c in found["columns"]] == ["overdue", "current", "due_soon", "no_limit", "undated", "empty"]
    assert found["columns"][0]["overdue_from"] == "2025-05-16"
    assert found["websites_qualified"] == {"part": 1, "whole": 1, "percent": "100.00"}
    log = json.loads(run(*arguments, "--format", "sarif", "--lang", "zh").stdout)
    results = log["runs"][0]["results"]
    assert [r["ruleId"] for r in results] == ["column.overdue", "column.due-soon", "column.undated", "column.empty"]
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in results)
    assert run("columns", "no-such-file.csv", "--as-of", "2025-06-01").returncode == 2
    assert run("columns", "examples/columns/columns.csv", "--as-of", "2025-06-31").returncode == 2


def test_records_command(tmp_path: Path) -> None:
    for kind in KINDS:
        (tmp_path / f"{kind}.csv").write_bytes(random_records(kind, 200, seed=5))
    done = run("records", str(tmp_path), "--year", "2023", "--format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert set(found["rates"]) >= {"good", "bad", "in_time", "interpretation"}
    whole = {f["figure"]: f["number"] for f in found["figures"] if f["by"] is None}
    assert whole["ratings"] == whole["ratings_good"] + whole["ratings_middling"] + whole["ratings_bad"]
    tidy = run("records", "--ratings", str(tmp_path / "ratings.csv"), "--year", "2023", "--format", "tidy")
    assert tidy.stdout.startswith("ledger,figure,by,value,number\nratings,ratings,,,")
    assert run("records", "--year", "2023").returncode == 2


def workbook(kind: str, csv: bytes, sheets: int = 1) -> bytes:
    """The ledger in Excel, under its Chinese titles, below a heading, with days and times that are such."""
    openpyxl = pytest.importorskip("openpyxl")
    rows = list(reader(io.StringIO(csv.decode())))
    titles = {c["name"]: c["zh"] for each in gk._core.record_kinds() if each["code"] == kind for c in each["columns"]}
    book = openpyxl.Workbook()
    for n in range(sheets):
        sheet = book.active if n == 0 else book.create_sheet()
        sheet.append([f"示例台账{n}"])
        sheet.append([titles[name] for name in rows[0]])
        part = rows[1 + n * len(rows[1:]) // sheets : 1 + (n + 1) * len(rows[1:]) // sheets]
        for row in part:
            sheet.append([_cell(name, value) for name, value in zip(rows[0], row, strict=True)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(name: str, value: str) -> Any:
    if value and name in DAYS:
        return datetime.date.fromisoformat(value)
    if value and name in MOMENTS:
        return datetime.datetime.fromisoformat(value)
    return value or None


@pytest.mark.parametrize("kind", KINDS)
def test_a_workbook_is_read_as_the_text_is(kind: str, tmp_path: Path) -> None:
    csv = random_records(kind, 120, seed=8, spoilt=True)
    expected = gk.records({kind: csv})
    name = next(each["zh"] for each in gk._core.record_kinds() if each["code"] == kind)
    (tmp_path / f"{name}.xlsx").write_bytes(workbook(kind, csv, sheets=2))
    counted = gk.records_in(tmp_path)
    assert counted.rows == expected.rows
    assert counted.finding_numbers == expected.finding_numbers
    for year in YEARS:
        assert counted.figures(year) == expected.figures(year)


def test_a_folder_has_one_ledger_of_a_kind(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no ledger"):
        gk.records_in(tmp_path)
    for name in ("points.csv", "自助办理点台账.csv"):
        (tmp_path / name).write_bytes(random_records("points", 5, seed=1))
    with pytest.raises(ValueError, match="two ledgers of points"):
        gk.records_in(tmp_path)


def test_names_of_its_own_are_understood(tmp_path: Path) -> None:
    names = tmp_path / "names.toml"
    names.write_text(
        '[columns]\n"流水" = "id"\n"何时" = "held"\n"场所" = "channel"\n[values.channel]\n"云上" = "video"\n', encoding="utf-8"
    )
    counted = gk.records(broadcasts="流水,何时\n1,2025-03-04\n".encode(), names=names)
    assert counted.number(2025, "broadcasts") == 1
    asked = gk.records(consultations="流水,场所,咨询日期\n1,云上,2025-03-04\n".encode(), names=names)
    assert asked.number(2025, "consultations", by="service_channel", value="video") == 1


def test_columns_are_read_in_every_form(tmp_path: Path) -> None:
    csv = (ROOT / "examples/columns/columns.csv").read_bytes()
    frame = pandas.read_csv(io.BytesIO(csv), dtype=str, keep_default_na=False)
    expected = gk.check_columns(csv, "2025-06-01")
    for given in (pyarrow.Table.from_pandas(frame), workbook("columns", csv)):
        found = gk.check_columns(given, "2025-06-01")
        assert [c[1:] for c in found.columns] == [c[1:] for c in expected.columns]
        assert found.rows == expected.rows


DRAFT = {
    "licenses": {"decisions": 0},
    "penalties": {"decisions": 0},
    "coercive_measures": {"decisions": 0},
    "fees": {"amount": 0},
}


def drafted(records: gk.Records, year: int = 2024, overview: str = "") -> gk.Report:
    draft = gk.ReportDraft("示例市数据资源局", year)
    draft.disclosure = dict(DRAFT)
    draft.requests, draft.reviews = {}, {}
    draft.take_records(records)
    if overview:
        draft.sections[gk.Section.OVERVIEW] = overview
    draft.fill_in()
    return draft.finish()


def all_ledgers(seed: int) -> gk.Records:
    return gk.records({kind: random_records(kind, 300, seed=seed) for kind in KINDS})


def test_what_is_drafted_from_ledgers_is_borne_out_by_them() -> None:
    for seed in range(3):
        records = all_ledgers(seed)
        report = drafted(records)
        assert report.disclosure["normative_documents", "in_force"].value == records.number(
            2024, "documents_in_force", by="document_kind", value="normative_documents"
        )
        checks = records.check(report)
        assert not [c for c in checks if c.outcome is gk.Outcome.FAIL]
        assert sum(c.outcome is gk.Outcome.PASS for c in checks) >= 12
        assert not [f for f in report.check(records=records) if f.rule is gk.RuleId.FACTS_MISMATCH]


def test_a_wrong_number_is_a_finding_in_every_form_of_check(tmp_path: Path) -> None:
    records = all_ledgers(4)
    right = records.number(2024, "published")
    report = drafted(records, overview=f"2024年，主动公开政府信息{right + 1}条。")
    (finding,) = [f for f in report.check(records=records) if f.rule is gk.RuleId.FACTS_MISMATCH]
    assert (finding.actual, finding.severity, finding.outcome) == (str(right + 1), gk.Severity.WARNING, gk.Outcome.FAIL)
    assert str(right) in (finding.expected or "").split(";")
    assert finding.section is gk.Section.OVERVIEW
    assert not [f for f in report.check(records=records, rules={"facts.mismatch": "off"}) if f.rule is gk.RuleId.FACTS_MISMATCH]

    page = tmp_path / "report.html"
    report.write(page)
    folder = tmp_path / "ledgers"
    folder.mkdir()
    for kind in KINDS:
        (folder / f"{kind}.csv").write_bytes(random_records(kind, 300, seed=4))
    text = run("check", str(page), "--records", str(folder), "--lang", "en")
    assert text.returncode == 1
    assert "warning: facts.mismatch:" in text.stdout
    assert "facts.mismatch" not in run("check", str(page)).stdout
    lines = [
        json.loads(line) for line in run("check", str(page), "--records", str(folder), "--format", "json").stdout.splitlines()
    ]
    assert [
        (line["actual"], line["quote"]) for line in lines if line.get("rule") == "facts.mismatch" and line["outcome"] == "fail"
    ] == [(str(right + 1), finding.quote)]
    log = json.loads(run("check", str(page), "--records", str(folder), "--format", "sarif").stdout)
    assert [r["kind"] for r in log["runs"][0]["results"] if r["ruleId"] == "facts.mismatch"] == ["fail"]
    assert run("check", str(page), "--records", str(tmp_path)).returncode == 2


def test_draft_command_takes_ledgers(tmp_path: Path) -> None:
    source = tmp_path / "report.toml"
    source.write_text(
        'agency = "示例市数据资源局"\nyear = 2025\n[disclosure]\nlicenses = { decisions = 0 }\npenalties = { decisions = 0 }\n'
        "coercive_measures = { decisions = 0 }\nfees = { amount = 0 }\n[requests]\n[reviews]\n[sections]\nproblems = '无突出问题，继续改进。'\n",
        encoding="utf-8",
    )
    folder = tmp_path / "ledgers"
    folder.mkdir()
    for kind in KINDS:
        (folder / f"{kind}.csv").write_bytes(random_records(kind, 100, seed=6))
    page = tmp_path / "report.html"
    done = run("draft", str(source), "--records", str(folder), "-o", str(page))
    assert done.returncode == 0, done.stderr
    overview = next(section for section in gk.read(page).sections if section.section is gk.Section.OVERVIEW)
    for heading in (
        "（一）主动公开情况",
        "（二）依申请公开情况",
        "（三）政府信息管理",
        "（四）政府信息公开平台建设",
        "（五）监督保障情况",
    ):
        assert heading in overview.text
    assert "facts.mismatch" not in run("check", str(page), "--records", str(folder)).stdout
    # A row that is wrong is no basis for a report.
    (folder / "points.csv").write_bytes(b"id,opened\n1,2025-02-31\n")
    refused = run("draft", str(source), "--records", str(folder), "-o", str(tmp_path / "none.html"))
    assert refused.returncode == 2
    assert not (tmp_path / "none.html").exists()


@pytest.mark.parametrize("kind", [kind["code"] for kind in gk._core.record_kinds()])
def test_the_schema_takes_what_is_read_and_refuses_what_is_not(kind: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = gk.record_schema(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    frame = pandas.read_csv(io.BytesIO(random_records(kind, 50, seed=2)), dtype=str, keep_default_na=False)
    types = {c["name"]: c["type"] for each in gk._core.record_kinds() if each["code"] == kind for c in each["columns"]}
    rows = [
        {
            name: None
            if value == ""
            else int(value)
            if types[name] == "number"
            else value == "true"
            if types[name] == "truth"
            else value
            for name, value in row.items()
            if name in types
        }
        for row in frame.to_dict("records")
    ]
    validator.validate(rows)
    assert not validator.is_valid([{**rows[0], "id": None}])
    assert not validator.is_valid([{k: v for k, v in rows[0].items() if k != "id"}])
    shown = run("schema", kind)
    assert json.loads(shown.stdout) == schema
    with pytest.raises(ValueError, match="no kind"):
        gk.record_schema("nonsense")


def test_codes_of_ledgers() -> None:
    codes = gk.codes(ledgers=True)
    assert {"publication_channel", "rating_level", "matter_kind", "record_figure"} <= {c["group"] for c in codes}
    levels = [c for c in codes if c["group"] == "rating_level"]
    assert [c["zh"] for c in levels] == ["非常满意", "满意", "基本满意", "不满意", "非常不满意"]
    assert "国办发〔2019〕51号" in levels[0]["basis"]
    assert not {c["group"] for c in codes} & {c["group"] for c in gk.codes()}
    assert "云综窗" in run("codes", "--ledgers").stdout


def test_ledgers_and_columns_show_themselves_without_script() -> None:
    records = gk.records(ratings=b'id,rated,level\n<b>,2024-01-05,"<script>"\n2,2024-01-05,satisfied\n')
    shown = records._repr_html_()
    assert "好评率" in shown and "100.00%" in shown
    assert "<script" not in shown and "&lt;script&gt;" in shown
    columns = gk.check_columns("examples/columns/columns.csv", "2025-06-01", sites="examples/columns/sites.csv")
    page = columns._repr_html_()
    assert "2025-09-02" in page and "qualified" in page and "<script" not in page


def test_pictures_have_their_numbers() -> None:
    pytest.importorskip("matplotlib").use("agg")
    records = gk.records(publications=random_records("publications", 400, seed=1), ratings=random_records("ratings", 400, seed=1))
    axes = records.plot.parts(2023, "published", "publication_channel", lang="en")
    texts = {text.get_text() for text in axes.texts}
    parts = [r["number"] for r in records.figures(2023) if r["figure"] == "published" and r["by"] == "publication_channel"]
    assert texts == {f"{number:,}" for number in parts}
    axes = records.plot.years("ratings", gk.RecordFigure.RATINGS_BAD, lang="en")
    assert f"{records.number(2024, 'ratings_bad'):,}" in {text.get_text() for text in axes.texts}
    with pytest.raises(ValueError, match="no parts"):
        records.plot.parts(2023, "published", "rating_level", lang="en")
    with pytest.raises(KeyError, match="documents"):
        records.plot.years("documents_issued", lang="en")


def test_published_figures_come_out_of_rows() -> None:
    """嵊州 2024: 80,955 of 81,129 ratings good, 37 appeals of which 35 upheld; Shanghai 2019: good 99.58 %, bad 0.34 %."""
    days = "2024-03-04"
    good = [f"{i},{days},very_satisfied,,," for i in range(80_955)]
    middling = [f"{i},{days},fairly_satisfied,,," for i in range(80_955, 81_129 - 100)]
    bad = [
        f"{i},{days},dissatisfied,{days if n < 37 else ''},{days if n < 37 else ''},{'' if n >= 37 else 'upheld' if n < 35 else 'rejected'}"
        for n, i in enumerate(range(81_129 - 100, 81_129))
    ]
    header = "id,rated,level,appealed,appeal_decided,appeal_outcome"
    counted = gk.records(ratings="\n".join([header, *good, *middling, *bad]).encode())
    assert str(counted.rate(2024, "good")) == "99.79%"
    assert (counted.number(2024, "appeals"), counted.number(2024, "appeals_upheld")) == (37, 35)
    levels = ["satisfied"] * 9_958 + ["very_dissatisfied"] * 34 + ["fairly_satisfied"] * 8
    shanghai = gk.records(ratings="\n".join(["id,rated,level", *(f"{i},2019-05-05,{v}" for i, v in enumerate(levels))]).encode())
    rates = [shanghai.rate(2019, which) for which in ("good", "bad", "middling")]
    assert [str(rate) for rate in rates] == ["99.58%", "0.34%", "0.08%"]
    assert sum(rate.part for rate in rates) == rates[0].whole


def test_hainan_is_reproduced_from_columns_and_sites() -> None:
    """Third quarter of 2023: of 122 sites 4 fail, of 173 accounts 13."""
    head = "id,kind,incidents,visits,visits_failed,home_updated,consultation_channel,oldest_unanswered,services,guides_lacking"
    rows = [f"w{i},website,{int(i < 4)},140,0,2023-09-20,true,,true,0" for i in range(122)]
    rows += [f"m{i},new_media,{int(i < 13)},,,2023-09-20,true,,," for i in range(173)]
    columns = "\n".join(["id,site,kind,updated,entries", *(f"c{i},w{i},news,2023-09-20,5" for i in range(122))])
    found = gk.check_columns(columns.encode(), "2023-09-21", sites="\n".join([head, *rows]).encode())
    assert found.websites_qualified.percent(1) == Decimal("96.7")
    assert found.new_media_qualified.percent(1) == Decimal("92.5")
    assert (found.websites_qualified.whole, found.new_media_qualified.whole) == (122, 173)


@pytest.mark.parametrize("kind", [kind["code"] for kind in gk._core.record_kinds()])
def test_a_filled_in_form_is_read(kind: str, tmp_path: Path) -> None:
    """Its columns, lists and formats are those of the ledger."""
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "form.xlsx"
    path.write_bytes(gk.ledger_template(kind=kind))
    columns = next(each["columns"] for each in gk._core.record_kinds() if each["code"] == kind)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    assert [cell.value.removesuffix("（必填）") for cell in sheet[1]] == [c["zh"] for c in columns]
    drawn = list(reader(io.StringIO(random_records(kind, 30, seed=9).decode())))
    lists = {c["name"]: dict(c["codes"]) for c in columns}
    truths = {c["name"] for c in columns if c["type"] == "truth"}
    numbers = {c["name"] for c in columns if c["type"] == "number"}
    at = {c["name"]: n + 1 for n, c in enumerate(columns)}
    for n, row in enumerate(drawn[1:]):
        for name, value in zip(drawn[0], row, strict=True):
            if value != "":
                entered = _cell(name, lists[name].get(value, {"true": "是", "false": "否"}[value] if name in truths else value))
                sheet.cell(n + 2, at[name], int(value) if name in numbers else entered)
    book.save(path)
    if kind in ("columns", "sites"):
        given: dict[str, Path | bytes] = {name: random_records(name, 30, seed=9) for name in ("columns", "sites")}
        given[kind] = path
        found = gk.check_columns(given["columns"], "2025-06-01", sites=given["sites"])
        assert found.rows.read == found.site_rows.read == 30 and not [
            f for f in found.findings if f.severity is gk.Severity.ERROR
        ]
        return
    counted, expected = gk.records({kind: path}), gk.records({kind: random_records(kind, 30, seed=9)})
    assert counted.rows == expected.rows and counted.rows[kind].counted == 30
    for year in YEARS:
        assert counted.figures(year) == expected.figures(year)


def test_forms_on_the_command_line(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    assert run("ledger", "template", "--kind", "ratings", "-o", str(tmp_path / "好差评台账.xlsx")).returncode == 0
    assert gk.records_in(tmp_path).rows["ratings"].read == 0
    assert run("ledger", "template", "--kind", "ratings", "--reviews", "-o", str(tmp_path / "x.xlsx")).returncode == 2
