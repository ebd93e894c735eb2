# SPDX-License-Identifier: Apache-2.0
"""Many files at once: which they are, one result for each in order, and whole sets as tables."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import cast

import gongkai as gk
import pytest
from click.testing import CliRunner
from conftest import ROOT, make_tidy
from gongkai._read import bulk
from gongkai.cli import cli
from gongkai.testing import random_report

EXAMPLES = ROOT / "examples" / "reports"

TidyFile = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Reports, two files that are none, and a hidden one, in two levels."""
    folder = tmp_path / "set"
    (folder / "b").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    for number in range(40):
        text = make_tidy({"requests,received,business": str(number)})
        (folder / ("b" if number >= 20 else ".") / f"{number:02}.csv").write_text(text)
    (folder / "05.csv").write_bytes(b"\0\1\2")
    (folder / "b" / "30.csv").write_text("明天放假。")
    (folder / ".hidden" / "x.csv").write_text(make_tidy())
    return folder


def names(files: list[str]) -> list[str]:
    return [Path(file).name for file in files]


def test_a_directory_is_all_files_below_it_in_order(folder: Path) -> None:
    assert names(bulk.expand(folder)) == [f"{n:02}.csv" for n in range(40)]
    assert names(bulk.expand([folder], without=[folder / "b" / ".." / "00.csv"]))[0] == "01.csv"


def test_a_pattern_is_what_matches_it_and_a_path_is_itself(folder: Path) -> None:
    assert names(bulk.expand(f"{folder}/**/3[01].csv")) == ["30.csv", "31.csv"]
    assert bulk.expand([f"{folder}/*.txt", "none"]) == [f"{folder}/*.txt", "none"]
    odd = folder / "a[1].csv"
    odd.write_text(make_tidy())
    assert bulk.expand(odd) == [str(odd)]


@pytest.mark.parametrize("threads", [1, 2, 7])
def test_one_result_for_each_file_in_order(folder: Path, threads: int) -> None:
    results = list(gk.read_many([folder, folder / "none"], threads=threads))
    assert names([r.file for r in results]) == [*(f"{n:02}.csv" for n in range(40)), "none"]
    for number, (file, report, error) in enumerate(results):
        assert (report is None) != (error is None)
        if report is not None:
            assert report == gk.read(file)
            assert report.cell("requests", "received", "business").value == number
        else:
            assert error is not None and error.file == file
    assert [r.error.code for r in results if r.error] == ["input.binary", "report.not-found", "file.unreadable"]


@pytest.fixture
def office_folder(tmp_path: Path) -> Path:
    """Reports as docx, xlsx and PDF, some under the name of another format, and files of these kinds that cannot be read."""
    for module in ("docx", "xlsxwriter", "openpyxl", "pypdfium2", "pikepdf", "reportlab"):
        pytest.importorskip(module)
    from layouts import docx_merged, pdf_ruled, render, xlsx_merged

    folder = tmp_path / "office"
    (folder / "f.pdf").mkdir(parents=True)
    kinds = {".docx": docx_merged, ".xlsx": xlsx_merged, ".pdf": pdf_ruled}
    for seed, (ending, layout) in enumerate(list(kinds.items()) * 4):
        content = render(random_report(seed=seed), layout, Random(seed))
        (folder / f"{seed:02}{ending}").write_bytes(content)
        if seed < 3:
            (folder / f"cut{ending}").write_bytes(content[: len(content) // 2])
            (folder / f"empty{ending}").write_bytes(b"")
            (folder / f"f.pdf/like a page {seed}.html").write_bytes(content)
    (folder / "locked.pdf").write_bytes(locked((folder / "02.pdf").read_bytes()))
    (folder / "locked.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    (folder / "picture.docx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    return folder


def locked(pdf: bytes) -> bytes:
    """The same with a password."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="secret", user="secret"))
    return out.getvalue()


def test_office_and_pdf_files_are_read_in_processes_as_one_by_one(office_folder: Path) -> None:
    pytest.importorskip("loky")
    files = [*bulk.expand(office_folder), str(office_folder / "none.docx")]
    results = list(gk.read_many(files, threads=2))
    assert [result.file for result in results] == files
    for result, (alone,) in zip(results, map(bulk.read_all, files), strict=True):
        assert result.report == alone.report
        assert str(result.error) == str(alone.error)
    assert {Path(file).name: error.code for file, _, error in results if error} == {
        "cut.docx": "format.damaged",
        "cut.pdf": "format.damaged",
        "cut.xlsx": "format.damaged",
        "empty.docx": "input.empty",
        "empty.pdf": "input.empty",
        "empty.xlsx": "input.empty",
        "locked.pdf": "format.encrypted",
        "locked.xlsx": "format.encrypted",
        "none.docx": "file.unreadable",
        "picture.docx": "document.scanned",
    }


def test_a_wrong_number_of_threads_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="0 is no number"):
        gk.read_many([], threads=0)


def test_results_are_not_read_long_before_they_are_wanted(tmp_path: Path) -> None:
    files = [tmp_path / f"{n:04}.csv" for n in range(1000)]
    for file in files:
        file.write_text("明天放假。")
    results = gk.read_many(tmp_path, threads=2)
    next(results)
    time.sleep(0.2)
    for file in files:
        file.unlink()
    errors = [cast(gk.ReadError, result.error).code for result in results]
    assert errors.count("file.unreadable") > 500
    assert errors[0] == "report.not-found"


def test_a_reader_that_is_closed_early_leaves_no_threads(folder: Path) -> None:
    import threading

    results = gk.read_many(folder, threads=2)
    next(results)
    cast("object", results).close()  # type: ignore[attr-defined]
    for thread in threading.enumerate():
        if thread.name.startswith("gongkai"):
            thread.join(5)
            assert not thread.is_alive()


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, [str(a) for a in arguments], env={"LC_ALL": "en_US.UTF-8"})
    return result.exit_code, result.stdout, result.stderr


def test_a_set_as_one_tidy_table_keeps_what_could_not_be_read(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.csv"
    status, printed, errors = run("read", folder, "--jobs", 2, "-o", out)
    assert (status, printed) == (2, "")
    assert errors.splitlines()[-1] == "40 files, 2 of them unreadable"
    assert f"{folder}/05.csv: error: input.binary" in errors
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    failed = [row for row in rows if row["error"]]
    assert [(Path(row["file"]).name, row["error"], row["table"], row["value"]) for row in failed] == [
        ("05.csv", "input.binary", "", ""),
        ("30.csv", "report.not-found", "", ""),
    ]
    assert list(dict.fromkeys(row["file"] for row in rows)) == bulk.expand(folder)
    cells = len(make_tidy().splitlines()) - 1
    assert len(rows) == 38 * cells + 2
    assert run("read", folder, "--format", "tidy")[1] == out.read_text(encoding="utf-8")


def test_a_set_names_agency_and_year_of_each_row() -> None:
    rows = list(csv.DictReader(io.StringIO(run("read", EXAMPLES / "years", "--format", "tidy")[1])))
    said = {row["file"]: (row["agency"], row["year"]) for row in rows}
    assert said == {file: (report.agency, str(report.year)) for file, report, _ in gk.read_many(EXAMPLES / "years") if report}


def test_a_set_as_parquet_is_the_frame_of_its_reports_and_reads_back(folder: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    out = tmp_path / "all.parquet"
    assert run("read", folder, EXAMPLES / "example-2024.html", "-o", out)[0] == 2
    stored = parquet.read_table(out)
    results = list(gk.read_many([folder, EXAMPLES / "example-2024.html"], threads=1))
    frame = gk.to_frame(results).to_arrow()
    assert stored.schema.names == [*frame.schema.names, "error"]
    assert stored.schema.types[:-1] == frame.schema.types
    rows = stored.to_pylist()
    failed = {row["file"]: row for row in rows if row["error"]}
    assert {file: row.pop("error") for file, row in failed.items()} == {
        result.file: result.error.code for result in results if result.error
    }
    assert all(value is None for row in failed.values() for name, value in row.items() if name != "file")
    assert [row for row in rows if row.pop("error", "") is None] == frame.to_pylist()
    back = gk.from_frame(stored)
    assert len(back) == len(results) - len(failed)
    assert gk.to_frame(back).to_arrow().drop(["file"]) == frame.drop(["file"])


def test_parquet_is_a_file(folder: Path) -> None:
    assert "needs --output" in run("read", folder, "--format", "parquet")[2]


def test_a_set_as_a_workbook_is_a_row_for_each_file(folder: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    out = tmp_path / "all.xlsx"
    assert run("read", folder, "-o", out, "--lang", "zh")[0] == 2
    header, *rows = openpyxl.load_workbook(out).active.iter_rows(values_only=True)
    assert header[:4] == ("报告的文件", "报告机关", "报告年度", "格式版本") and len(set(header)) == len(header)
    known = [dict(zip(header, row, strict=True)) for row in rows]
    assert [row["报告的文件"] for row in known] == bulk.expand(folder)
    reasons = {row["报告的文件"]: row["无法读取的原因（代码）"] for row in known}
    results = list(gk.read_many(folder, threads=1))
    assert reasons == {result.file: result.error and result.error.code for result in results}
    for row, (_, report, _) in zip(known, results, strict=True):
        received = report and report.requests["received", "business"].value
        assert row["一、本年新收政府信息公开申请数量：商业企业"] == received


def test_a_workbook_tells_blank_from_missing(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    source, out = tmp_path / "one.csv", tmp_path / "one.xlsx"
    lines = make_tidy({"disclosure,fees,amount": "58.3702", "requests,granted,total": ""}).splitlines(keepends=True)
    source.write_text("".join(line for line in lines if not line.startswith("reviews,")))
    assert run("read", source, "-o", out, "--lang", "en")[0] == 0
    header, row = openpyxl.load_workbook(out).active.iter_rows(values_only=True)
    cells = dict(zip(header, row, strict=True))
    assert cells["granted: total"] is None and cells["how many are blank"] == 1
    assert cells["administrative reconsideration: upheld"] == "?" and cells["how many are missing"] == 15
    assert cells["administrative fees: amount (10 000 yuan)"] == 58.3702


def test_a_name_of_no_known_form_is_refused(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.docx"
    status, _, said = run("read", folder, "-o", out, "--lang", "en")
    assert status == 2 and ".xlsx" in said and not out.exists()


def test_a_set_as_json_is_a_line_for_each_file(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.jsonl"
    assert run("read", folder, "-o", out)[0] == 2
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [line["file"] for line in lines] == bulk.expand(folder)
    assert lines[5]["error"]["code"] == "input.binary"


def test_an_output_is_whole_or_not_there(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "none" / "all.csv"
    assert run("read", folder, "-o", out)[0] == 2
    assert not out.parent.exists()


def test_of_a_directory_no_pipe_is_waited_for_and_no_ring_is_followed(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "1.csv").write_text(make_tidy())
    os.mkfifo(tmp_path / "0.csv")
    (tmp_path / "ring").symlink_to(".")
    (tmp_path / "2.csv").symlink_to("2.csv")
    assert [(Path(r.file).name, r.error is None) for r in gk.read_many(tmp_path)] == [("2.csv", False), ("1.csv", True)]
    assert [Path(r.file).name for r in gk.read_many(tmp_path / "*.csv")] == ["2.csv"]


def test_a_directory_without_files_is_an_error(tmp_path: Path) -> None:
    status, _, errors = run("read", tmp_path)
    assert status == 2
    assert "there is no file in" in errors


def test_an_interrupt_stops_at_once_and_leaves_no_half_output(tmp_path: Path) -> None:
    fifo = tmp_path / "set" / "1.csv"
    fifo.parent.mkdir()
    (tmp_path / "set" / "0.csv").write_text(make_tidy())
    os.mkfifo(fifo)  # a file that takes for ever
    command = [
        sys.executable,
        "-P",
        "-m",
        "gongkai",
        "read",
        str(fifo.with_name("0.csv")),
        str(fifo),
        "-o",
        str(tmp_path / "all.csv"),
    ]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    writer = os.open(fifo, os.O_WRONLY)  # waits until it is being read
    process.send_signal(signal.SIGINT)
    time.sleep(0.1)
    os.close(writer)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 1
    assert b"Aborted" in errors and b"Traceback" not in errors
    assert sorted(path.name for path in tmp_path.iterdir()) == ["set"]


WORKERS = """
import os, time
from gongkai._read import bulk
print(bulk.Reader(2)._processes_pool().submit(os.getpid).result(), flush=True)
time.sleep(600)
"""


def test_the_processes_of_a_reading_that_is_killed_end_as_well() -> None:
    process = subprocess.Popen([sys.executable, "-P", "-c", WORKERS], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    assert int(process.stdout.readline()) != process.pid
    process.kill()
    process.communicate(timeout=60)  # all of them hold its output open


def test_a_bar_is_shown_on_a_terminal_and_nowhere_else(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-P", "-m", "gongkai", "read", str(folder), "-o", str(tmp_path / "all.csv")]
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(ours, (24, 100))
    process = subprocess.Popen(command, stderr=theirs)
    os.close(theirs)
    seen = b""
    with contextlib.suppress(OSError):
        while part := os.read(ours, 65536):
            seen += part
    os.close(ours)
    process.wait()
    assert b"40/40" in seen
    assert b"05.csv: error: input.binary" in seen.replace(b"\x1b[0m", b"").replace(b"\x1b[1m", b"").replace(b"\x1b[31m", b"")
    assert b"40/40" not in subprocess.run(command, stderr=subprocess.PIPE, check=False).stderr
