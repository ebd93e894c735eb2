# SPDX-License-Identifier: Apache-2.0
"""Reports as tables for other libraries, and back."""

from __future__ import annotations

import io
import random
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import gongkai as gk
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet
import pytest
from click.testing import CliRunner
from conftest import ROOT, make_tidy
from gongkai.cli import cli
from gongkai.testing import random_report

EXAMPLE = ROOT / "examples" / "reports" / "example-2024.html"


def changed(report: gk.Report, draw: random.Random) -> gk.Report:
    """The same report with some cells blank, missing, inferred, negative or with a fraction."""
    lines = report.to_tidy().splitlines()
    for n in range(1, len(lines)):
        if draw.random() < 0.3:
            table, row, column, value, status = lines[n].split(",")
            value, status = draw.choice(
                [("", "blank"), ("", "missing"), (value or "0", "inferred"), ("-12", "reported"), ("7.50", "reported"),
                 ("999999999999999999", "reported"), ("0.123456789012345678", "reported")]
            )  # fmt: skip
            lines[n] = ",".join((table, row, column, value, status))
    return gk.read("\n".join(lines).encode())


def some_reports(seed: int) -> list[gk.Report]:
    draw = random.Random(seed)
    editions = list(gk.Edition)
    return [
        changed(random_report(seed=draw.getrandbits(32), edition=draw.choice(editions), dense=n % 3 == 0), draw)
        for n in range(draw.randrange(1, 6))
    ]


def query(sql: str, **tables: gk.Frame) -> list[Any]:
    """The rows that DuckDB finds in frames."""
    with duckdb.connect() as database:
        for name, table in tables.items():
            database.register(name, table)
        return database.execute(sql).fetchall()


def cells(reports: list[gk.Report]) -> list[str]:
    return [report.to_tidy() for report in reports]


def through_parquet(frame: gk.Frame, folder: Path) -> Any:
    pa.parquet.write_table(frame.to_arrow(), folder / "cells.parquet")
    return pa.parquet.read_table(folder / "cells.parquet")


def through_duckdb(frame: gk.Frame, folder: Path) -> Any:
    with duckdb.connect(str(folder / "reports.db")) as database:
        database.execute("create or replace table cells as select * from frame")
    with duckdb.connect(str(folder / "reports.db")) as database:
        return database.sql("select * from cells").to_arrow_table()


TRIPS: dict[str, Callable[[gk.Frame, Path], Any]] = {
    "itself": lambda frame, folder: frame,
    "arrow": lambda frame, folder: frame.to_arrow(),
    "polars": lambda frame, folder: frame.to_polars(),
    "pandas": lambda frame, folder: frame.to_pandas(),
    "parquet": through_parquet,
    "duckdb": through_duckdb,
    "shuffled": lambda frame, folder: (
        frame.to_polars().sample(fraction=1, shuffle=True, seed=1).sort("file", maintain_order=True)
    ),
}


@pytest.mark.parametrize("trip", TRIPS)
def test_reports_come_back_from_a_frame_with_the_same_cells(trip: str, tmp_path: Path) -> None:
    for seed in range(8):
        reports = some_reports(seed)
        frame = gk.to_frame(reports, exact=True)
        back = gk.from_frame(TRIPS[trip](frame, tmp_path))
        assert cells(back) == cells(reports)
        assert [report.edition for report in back] == [report.edition for report in reports]


def test_reports_keep_their_agency_and_year() -> None:
    reports = [random_report(seed=seed) for seed in range(3)]
    back = gk.from_frame(gk.to_frame(reports).to_pandas())
    assert [(report.agency, report.year) for report in back] == [(report.agency, report.year) for report in reports]


def test_without_exact_only_zeros_at_the_end_of_decimals_are_lost() -> None:
    (back,) = gk.from_frame(gk.to_frame(gk.read(make_tidy({"disclosure,fees,amount": "12.50"}).encode())))
    assert back.disclosure["fees", "amount"].value == Decimal("12.5")
    assert str(back.disclosure["fees", "amount"].value) == "12.5"


def test_a_tidy_frame_has_the_rows_of_the_tidy_form() -> None:
    report = gk.read(EXAMPLE)
    table = report.to_frame(sources=True).to_arrow()
    table.validate(full=True)
    rows = table.to_pylist()
    assert [
        (row["table"], row["row"], row["column"], row["amount"] if row["value"] is None else row["value"], row["status"])
        for row in rows
    ] == [tuple(row) for row in report.rows()]
    assert {row["file"] for row in rows} == {str(EXAMPLE)}
    assert {(row["agency"], row["year"], row["edition"]) for row in rows} == {("示例市数据资源局", 2024, "2021")}
    printed = [cell for table in (report.disclosure, report.requests, report.reviews) for cell in table.values()]
    assert [(row["span_line"], row["span_column"], row["span_offset"], row["span_length"]) for row in rows] == [
        cell.span and cell.span[:4] for cell in printed
    ]
    assert {(row["span_kind"], row["span_number"], row["origin"]) for row in rows} == {("text", 0, "cell")}
    assert [row["printed"] for row in rows] == [cell.printed for cell in printed]
    assert [row["value"] for row in rows if row["row"] == "fees"] == [None]
    assert [row["amount"] for row in rows if row["row"] == "fees"] == [Decimal("58.3702")]


def test_every_library_sees_the_same_numbers() -> None:
    reports = [random_report(seed=seed, dense=True) for seed in range(20)]
    frame = gk.to_frame(reports)
    expected = sum(row.value for report in reports for row in report.rows() if isinstance(row.value, int))
    fees = sum(row.value for report in reports for row in report.rows() if isinstance(row.value, Decimal))
    (by_duckdb,) = query("select sum(value)::bigint, sum(amount) from frame", frame=frame)
    polars, pandas = frame.to_polars(), frame.to_pandas()
    assert by_duckdb == (expected, fees)
    assert (polars["value"].sum(), polars["amount"].sum()) == (expected, fees)
    assert (pandas["value"].sum(), pandas["amount"].dropna().sum()) == (expected, fees)
    assert pandas.dtypes["value"] == pd.Int64Dtype() and pandas.dtypes["row"] == "category"
    assert polars.schema["row"] == pl.Categorical


def test_blank_is_null_and_never_zero() -> None:
    frame = gk.read(make_tidy({"requests,total,total": ""}).encode()).to_frame().to_pandas()
    blank = frame[frame.status == "blank"]
    assert len(blank) == 1 and blank.value.isna().all() and blank.amount.isna().all()


def test_libraries_read_the_same_memory_and_keep_it() -> None:
    frame = gk.to_frame([random_report(seed=seed) for seed in range(1000)])
    first, second = frame.to_arrow(), frame.to_arrow()
    for name in ("row", "value", "amount"):
        buffers = [table[name].chunk(0).buffers()[1].address for table in (first, second)]
        assert buffers[0] == buffers[1]
    assert len(first["value"].chunks) > 1
    expected = second["value"].to_pylist()
    del frame, second
    assert first["value"].to_pylist() == expected


def test_reports_are_named_as_given_else_by_file_else_by_number() -> None:
    read, made = gk.read(EXAMPLE), random_report(seed=1)

    def files(reports: Any) -> list[Any]:
        return query("select distinct file from frame order by 1", frame=gk.to_frame(reports))

    assert files([read, made]) == [("#1",), (str(EXAMPLE),)]
    assert files([("a", read), (None, made), (Path("b"), made)]) == [("#1",), ("a",), ("b",)]
    assert files({"x": made}) == [("x",)]
    assert files(made) == [(None,)]
    with pytest.raises(TypeError, match="not of int"):
        gk.to_frame([1])  # type: ignore[list-item]


def test_a_generator_is_read_to_its_end_and_its_error_comes_through() -> None:
    def reports(stop: int) -> Iterator[gk.Report]:
        for seed in range(1200):
            if seed == stop:
                raise OSError("gone")
            yield random_report(seed=seed)

    assert len(gk.to_frame(reports(-1), "wide")) == 1200
    with pytest.raises(OSError, match="gone"):
        gk.to_frame(reports(700))


def test_no_reports_make_a_frame_without_rows() -> None:
    frame = gk.to_frame([])
    assert len(frame) == 0 and frame.to_arrow().num_rows == 0 and gk.from_frame(frame) == []
    assert frame.to_arrow().schema == gk.to_frame([random_report(seed=1)]).to_arrow().schema


def test_a_wide_frame_has_a_row_for_each_report() -> None:
    changes = {"requests,total,total": "3.5", "requests,granted,total": "", "disclosure,fees,amount": "1.25"}
    reports = [gk.read(make_tidy(changes).encode()), random_report(seed=2, edition=gk.Edition.E2019)]
    first, second = gk.to_frame(reports, "wide").to_arrow().to_pylist()
    assert (first["file"], first["edition"], first["reported"], first["blank"]) == ("#0", "2021", 199, 1)
    assert (first["requests.total.total"], first["fractions"]) == (None, "requests.total.total=3.5")
    assert (first["requests.granted.total"], first["requests.received.natural_person"]) == (None, 3)
    assert (first["disclosure.fees.amount"], second["fractions"]) == (Decimal("1.25"), None)
    assert first["disclosure.procurement.projects"] is None
    for (row, column), cell in reports[1].requests.items():
        assert second[f"requests.{row}.{column}"] == cell.value
    with pytest.raises(ValueError, match="'tidy' or 'wide'"):
        gk.to_frame(reports, "long")  # type: ignore[arg-type]


REFUSED: dict[str, tuple[Callable[[Any], Any], str]] = {
    "a cell twice": (lambda t: pl.concat([t, t.head(1)]), "disclosure.rules.issued is given twice"),
    "an unknown code": (lambda t: t.with_columns(row=pl.lit("granted?")), "no cell disclosure,granted?,issued"),
    "an unknown status": (lambda t: t.with_columns(status=pl.lit("sure")), "status sure"),
    "a number that is blank": (lambda t: t.with_columns(status=pl.lit("blank")), "though it is blank"),
    "no number": (lambda t: t.with_columns(value=pl.lit(None)), "has no number"),
    "no column status": (lambda t: t.drop("status"), "column status"),
    "a fraction in binary": (lambda t: t.with_columns(value=pl.lit(0.1 + 0.2)), "no number that is exact"),
    "a year of no calendar": (lambda t: t.with_columns(year=pl.lit(0)), "year"),
    "numbers of no type of numbers": (lambda t: t.with_columns(value=pl.lit(True)), "column value: Arrow type b"),
    "an unknown edition": (lambda t: t.with_columns(edition=pl.lit("1949")), "edition 1949"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_no_reports_can_be_made_of_is_refused(what: str) -> None:
    change, message = REFUSED[what]
    table = gk.read(make_tidy().encode()).to_frame().to_polars()
    table = table.with_columns(pl.col(pl.Categorical).cast(pl.String))
    with pytest.raises(gk.ReadError) as caught:
        gk.from_frame(change(table))
    assert message in str(caught.value) and caught.value.code == "tidy.syntax"


def test_what_is_no_table_is_said() -> None:
    with pytest.raises(TypeError, match="list has no Arrow PyCapsule interface"):
        gk.from_frame([1, 2])


def test_two_forms_in_one_report_are_refused_with_its_name() -> None:
    tables = [random_report(seed=1, edition=edition).to_frame().to_polars() for edition in gk.Edition]
    mixed = pl.concat(t.with_columns(pl.col(pl.Categorical).cast(pl.String)) for t in tables)
    mixed = mixed.unique(["table", "row", "column"]).with_columns(file=pl.lit("a.html")).drop("agency", "year", "edition")
    with pytest.raises(gk.ReadError, match=r"a\.html: .* is of another form than the rest"):
        gk.from_frame(mixed)


def test_the_edition_decides_where_the_cells_do_not() -> None:
    table = random_report(seed=1, edition=gk.Edition.E2019).to_frame().to_polars()
    (back,) = gk.from_frame(table.filter(pl.col("table") == "reviews"))
    assert back.edition is gk.Edition.E2019


def test_labels_join_every_code() -> None:
    frame, labels = gk.to_frame([random_report(seed=1), random_report(seed=2, edition=gk.Edition.E2019)]), gk.labels()
    unmatched = query(
        """select count(*) from frame f
           left join labels r on r.table = f.table and r.axis = 'row' and r.code = f.row
           left join labels c on c.table = f.table and c.axis = 'column' and c.code = f.column
           where r.zh is null or c.zh is null or r.editions not like '%' || f.edition || '%'""",
        frame=frame,
        labels=labels,
    )
    assert unmatched == [(0,)]
    columns = "zh, zh_2019, en, citation, citation_en"
    (row,) = query(f"select {columns} from labels where code = 'denied.state_secret'", labels=labels)
    item = gk.Disposition.DENIED_STATE_SECRET
    assert row == (item.zh, item.zh_2019, item.en, item.basis, item.basis_en)


def test_findings_of_many_reports_are_one_table() -> None:
    right, wrong = random_report(seed=1), gk.read(EXAMPLE)
    frame = gk.findings_frame([right, wrong]).to_arrow().to_pylist()
    found = wrong.check()
    assert [row["rule"] for row in frame] == [finding.rule.code for finding in [*right.check(), *found]]
    row = next(row for row in frame if row["rule"] == "requests.disposition-sum")
    finding = next(finding for finding in found if finding.rule.code == "requests.disposition-sum")
    assert (row["file"], row["agency"], row["year"], row["edition"]) == (str(EXAMPLE), wrong.agency, wrong.year, "2021")
    assert (row["table"], row["row"], row["column"]) == ("requests", "total", "natural_person")
    assert row["cells"] == " ".join(map(str, finding.cells))
    assert (row["message_zh"], row["span_line"]) == (finding.message_zh, finding.span and finding.span.line)
    assert found.to_frame().to_arrow()["rule"].to_pylist() == [finding.rule.code for finding in found]
    assert len(gk.findings_frame([right], all=True)) == len(right.check(all=True))


def test_findings_of_a_panel_are_a_table() -> None:
    panel = gk.Panel()
    for path in sorted((ROOT / "examples" / "reports" / "years").glob("*.html")):
        panel.add(gk.read(path), file=path.name)
    found = panel.check()
    rows = gk.findings_frame(found).to_arrow().to_pylist()
    assert [(row["file"], row["agency"], row["year"], row["rule"]) for row in rows] == [
        (finding.file, finding.agency, finding.year, finding.rule.code) for finding in found
    ]


def test_files_that_could_not_be_read_are_among_the_findings(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_bytes(b"<p>hello</p>")
    results = list(gk.read_many([tmp_path / "bad.html", EXAMPLE, tmp_path / "none.html"], threads=1))
    assert {file for (file,) in query("select distinct file from f", f=gk.to_frame(results))} == {str(EXAMPLE)}
    rows = query("select file, rule from f where outcome = 'unreadable' order by 1", f=gk.findings_frame(results))
    assert rows == [(str(tmp_path / "bad.html"), "report.not-found"), (str(tmp_path / "none.html"), "file.unreadable")]
    assert [result.report.file for result in results if result.report] == [str(EXAMPLE)]


def test_a_library_that_is_not_there_is_named_with_its_install_command(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = gk.to_frame([])
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(ImportError, match="pip install polars"):
        frame.to_polars()


def test_a_frame_says_what_it_is() -> None:
    frame = gk.read(make_tidy().encode()).to_frame()
    assert repr(frame) == ("<Frame: 200 rows of file, agency, year, edition, table, row, column, value, amount, status>")
    with pytest.raises(TypeError):
        gk.Frame()


# CSV through other libraries


def as_polars(text: str) -> Any:
    return pl.read_csv(io.StringIO(text))


def as_polars_decimals(text: str) -> Any:
    return pl.read_csv(io.StringIO(text), schema_overrides={"value": pl.Decimal(38, 18)})


def as_polars_text(text: str) -> Any:
    return pl.read_csv(io.StringIO(text), infer_schema=False)


def as_pandas(text: str) -> Any:
    return pd.read_csv(io.StringIO(text))


def as_pandas_text(text: str) -> Any:
    return pd.read_csv(io.StringIO(text), dtype=str)


READERS = (as_polars, as_polars_decimals, as_polars_text, as_pandas, as_pandas_text)


def csv_of(table: Any) -> str:
    return str(table.to_csv(index=False) if isinstance(table, pd.DataFrame) else table.write_csv())


@pytest.mark.parametrize(
    "change", [{}, {"disclosure,fees,amount": "61.2"}, {"requests,total,total": "", "disclosure,fees,amount": "61"}]
)
@pytest.mark.parametrize("reader", READERS)
def test_the_tidy_form_comes_back_from_other_libraries(reader: Callable[[str], Any], change: dict[str, str]) -> None:
    report = gk.read(make_tidy(change | {"disclosure,rules,issued": "12"}).encode())
    table = reader(report.to_tidy())
    (from_table,) = gk.from_frame(table)
    from_csv = gk.read(csv_of(table).encode())
    for back in (from_table, from_csv):
        assert [(row[:3], row.value, row.status) for row in back.rows()] == [
            (row[:3], row.value, row.status) for row in report.rows()
        ]
        assert [(f.rule, f.message_en) for f in back.check()] == [(f.rule, f.message_en) for f in report.check()]


@pytest.mark.parametrize("reader", READERS[1:])
def test_amounts_after_many_whole_numbers_are_read(reader: Callable[[str], Any], tmp_path: Path) -> None:
    """polars.read_csv looks at a hundred rows and says then how to look at more; named types need no look."""
    for number, fees in enumerate(("0", "61.2", "7")):
        (tmp_path / f"{number}.csv").write_text(make_tidy({"disclosure,fees,amount": fees}))
    (tmp_path / "3.csv").write_text("no report")
    text = CliRunner().invoke(cli, ["read", str(tmp_path), "--format", "tidy"]).stdout
    reports = gk.from_frame(reader(text))
    assert [str(report.disclosure["fees", "amount"].value) for report in reports] == ["0", "61.2", "7"]
    with pytest.raises(pl.exceptions.ComputeError, match="schema_overrides"):
        as_polars(text)


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_frames_come_back_from_csv(library: str) -> None:
    reports = [random_report(seed=seed) for seed in range(4)] + [gk.read(make_tidy().encode())]
    frame, wide = gk.to_frame(reports), gk.to_frame(reports, "wide")
    back: Any
    wide_back: Any
    if library == "polars":
        back = pl.read_csv(io.StringIO(frame.to_polars().write_csv()))
        wide_back = pl.read_csv(io.StringIO(wide.to_polars().write_csv()), infer_schema_length=None)
    else:
        back = pd.read_csv(io.StringIO(frame.to_pandas().to_csv(index=False)))
        wide_back = pd.read_csv(io.StringIO(wide.to_pandas().to_csv(index=False)))
    assert [[row.value for row in report.rows()] for report in gk.from_frame(back)] == [
        [row.value for row in report.rows()] for report in reports
    ]
    assert gk.check_frame(wide_back).findings.to_arrow().to_pylist() == gk.check_frame(wide).findings.to_arrow().to_pylist()


def test_a_result_of_a_computation_is_no_printed_number() -> None:
    table = gk.read(make_tidy().encode()).to_frame().to_polars().with_columns(amount=pl.col("amount").cast(pl.Float64) + 0.1)
    (back,) = gk.from_frame(table)
    assert str(back.disclosure["fees", "amount"].value) == "12.6"
    with pytest.raises(gk.ReadError, match="no number that is exact"):
        gk.from_frame(table.with_columns(amount=pl.col("amount") / 3))


# Members


def test_members_in_tables_of_other_libraries_are_codes() -> None:
    members = [gk.RequestRow.GRANTED, None, gk.RequestRow.TOTAL]
    codes = ["granted", None, "total"]
    assert pl.DataFrame({"row": members})["row"].to_list() == codes
    assert pl.DataFrame({"row": members}).schema["row"] == pl.Enum([row.code for row in gk.RequestRow])
    assert pl.DataFrame({"row": [None, *members]})["row"].drop_nulls().to_list() == ["granted", "total"]
    assert pl.DataFrame([{"row": member} for member in members])["row"].to_list() == codes
    assert pa.array(members).to_pylist() == codes
    assert pd.DataFrame({"row": [members[0], members[2]]}).dtypes["row"] == "str"
    assert pd.Series([members[0], members[2]]).astype("category").cat.categories.to_list() == ["granted", "total"]
    cells = gk.read(make_tidy().encode()).to_frame().to_polars()
    assert len(cells.filter(row=gk.RequestRow.GRANTED)) == 7
