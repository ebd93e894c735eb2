# SPDX-License-Identifier: Apache-2.0
"""The command line: forms of output, exit status, languages, files that cannot be read."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gongkai as gk
import pytest
from click.testing import CliRunner, Result
from conftest import ROOT, make_tidy
from gongkai.cli import cli

EXAMPLE = ROOT / "examples" / "reports" / "example-2024.html"
WRONG = {"requests,total,business": "2"}

TidyFile = Callable[..., Path]


def run(*arguments: object, stdin: bytes | None = None, env: dict[str, str] | None = None) -> Result:
    """Runs the command in this process, in English unless said otherwise."""
    environment = {"LC_ALL": "en_US.UTF-8"} | (env or {})
    return CliRunner().invoke(cli, [str(a) for a in arguments], input=stdin, env=environment)


def spawn(*arguments: object, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    """Runs the command as a process of its own."""
    environment = {**os.environ, "LC_ALL": "en_US.UTF-8"} | (env or {})
    command = [sys.executable, "-P", "-m", "gongkai", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env=environment, check=False)


def lines_of_json(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


# gongkai read


def test_read_tidy_is_exactly_the_tidy_form(tidy_file: TidyFile) -> None:
    result = run("read", tidy_file(), "--format", "tidy")
    assert result.exit_code == 0
    assert result.stdout == make_tidy()


def test_read_tidy_of_several_files_names_them_first(tidy_file: TidyFile) -> None:
    first, second = tidy_file(name="a,b.csv"), tidy_file({"requests,total,total": ""}, name="second.csv")
    lines = run("read", first, second, "--format", "tidy").stdout.splitlines()
    assert lines[0] == "file,table,row,column,value,status,agency,year,error"
    assert lines[1] == f'"{first}",disclosure,rules,issued,0,reported,,,'
    assert f"{second},requests,total,total,,blank,,," in lines
    assert len(lines) == 2 * len(make_tidy().splitlines()) - 1


def test_read_json_gives_the_report_back() -> None:
    assert gk.Report.from_json(run("read", EXAMPLE, "--format", "json").stdout) == gk.read(EXAMPLE)


def test_read_json_of_several_files_is_a_line_for_each(tidy_file: TidyFile, tmp_path: Path) -> None:
    result = run("read", EXAMPLE, tmp_path / "none", tidy_file(), "--format", "json")
    assert result.exit_code == 2
    first, missing, last = lines_of_json(result)
    assert first["file"] == str(EXAMPLE)
    assert gk.Report.from_json(json.dumps(first["report"])) == gk.read(EXAMPLE)
    assert missing["error"]["code"] == "file.unreadable"
    assert gk.Report.from_json(json.dumps(last["report"])) == gk.read(make_tidy().encode())


def test_read_text_shows_cells_under_the_words_of_the_form(tidy_file: TidyFile) -> None:
    path = tidy_file({"requests,granted,business": "", "requests,granted,total": "8"})
    chinese = run("read", path, "--lang", "zh").stdout
    assert re.search(r"^ +2 +- +0 +0 +0 +0 +8  （一）予以公开$", chinese, re.M)
    assert re.search(r"（四）无法提供 1\.本机关不掌握相关政府信息$", chinese, re.M)
    assert re.search(r"^自然人 +商业企业 +.*总计$", chinese, re.M)
    assert re.search(r"^ +2 +- +0 +0 +0 +0 +8  granted$", run("read", path).stdout, re.M)
    assert "12.50  行政事业性收费" in chinese


def test_read_reads_standard_input() -> None:
    result = run("read", "-", "--format", "tidy", stdin=make_tidy().encode())
    assert result.stdout == make_tidy()


# gongkai check


def test_check_of_a_sound_report(tidy_file: TidyFile) -> None:
    path = tidy_file()
    result = run("check", path)
    assert result.exit_code == 0
    assert re.search(rf"^{re.escape(str(path))}: nothing wrong found: \d+ checks passed, \d+ could not", result.stdout, re.M)
    assert run("check", path, "--format", "json").exit_code == 0


def test_check_puts_the_place_first_like_a_compiler(tidy_file: TidyFile) -> None:
    path = tidy_file(WRONG)
    line = make_tidy(WRONG).splitlines().index("requests,total,business,2,reported") + 1
    result = run("check", path)
    assert result.exit_code == 1
    assert re.search(
        rf"^{re.escape(str(path))}:{line}:\d+: error: requests\.disposition-sum: .*businesses.* \[Format 2021\]$",
        result.stdout,
        re.M,
    )
    assert result.stdout.splitlines()[-1] == "3 errors, 0 warnings in 1 file"
    places = [tuple(map(int, m)) for m in re.findall(r"csv:(\d+):(\d+):", result.stdout)]
    assert places == sorted(places)


def test_check_speaks_the_language_of_the_locale_or_as_told(tidy_file: TidyFile) -> None:
    path = tidy_file(WRONG)
    assert "各项之和为1" in run("check", path, env={"LC_ALL": "", "LANG": "zh_CN.UTF-8"}).stdout
    assert "sum to 1" in run("check", path, env={"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}).stdout
    assert "各项之和为1" in run("check", path, "--lang", "zh").stdout


def test_check_json_has_every_key_on_every_line(tidy_file: TidyFile) -> None:
    path = tidy_file(WRONG)
    result = run("check", path, "--format", "json")
    assert result.exit_code == 1
    *findings, repairs = lines_of_json(result)
    assert list(repairs) == ["file", "repairs"]
    keys = [
        "file",
        "rule",
        "severity",
        "outcome",
        "cells",
        "table",
        "section",
        "expected",
        "actual",
        "message_zh",
        "message_en",
        "basis",
        "span",
        "quote",
    ]
    assert all(list(finding) == keys for finding in findings)
    assert all(finding["outcome"] != "pass" for finding in findings)
    (found,) = (f for f in findings if f["rule"] == "requests.disposition-sum")
    assert found["file"] == str(path)
    assert (found["severity"], found["outcome"]) == ("error", "fail")
    assert found["cells"] == [["requests", "total", "business"]]
    assert (found["expected"], found["actual"]) == ("1", "2")
    assert (found["table"], found["section"]) == (None, None)
    line = make_tidy(WRONG).splitlines().index("requests,total,business,2,reported") + 1
    assert set(found["span"]) == {"line", "column", "offset", "length"}
    assert found["span"]["line"] == line
    unknown = next(f for f in findings if f["outcome"] == "not_assessable")
    assert unknown["expected"] is unknown["actual"] is unknown["span"] is None


def test_check_writes_the_form_that_the_name_of_its_output_says(tidy_file: TidyFile, tmp_path: Path) -> None:
    path = tidy_file(WRONG)
    for name, form in (("all.txt", "text"), ("all.json", "json"), ("all.sarif", "sarif"), ("all.html", "html")):
        result = run("check", path, "-o", tmp_path / name)
        shown = run("check", path, "--format", form)
        assert (result.exit_code, result.stdout) == (shown.exit_code, "")
        assert (tmp_path / name).read_text(encoding="utf-8") == shown.stdout
    refused = run("check", path, "-o", tmp_path / "all.pdf")
    assert refused.exit_code == 2 and ".sarif" in refused.stderr
    # What cannot be read leaves a file all the same, and the file itself is no report.
    assert run("check", tmp_path, "-o", tmp_path / "all.json").exit_code == 2
    assert not list(tmp_path.glob("*.part"))


def test_check_json_names_an_absent_table(tmp_path: Path) -> None:
    path = tmp_path / "short.csv"
    path.write_text("".join(s for s in make_tidy().splitlines(keepends=True) if not s.startswith("reviews")))
    result = run("check", path, "--format", "json")
    assert result.exit_code == 1
    assert [(f["rule"], f["table"]) for f in lines_of_json(result) if f["outcome"] == "fail"] == [("table.missing", "reviews")]


def test_check_all_lists_what_holds(tidy_file: TidyFile) -> None:
    path = tidy_file()
    outcomes = [finding["outcome"] for finding in lines_of_json(run("check", path, "--all", "--format", "json"))]
    assert outcomes.count("pass") == sum(f.outcome is gk.Outcome.PASS for f in gk.read(path).check(all=True)) > 40
    assert ": pass: requests.row-sum: " in run("check", path, "--all").stdout


def test_check_gathers_what_cannot_be_judged(tidy_file: TidyFile) -> None:
    blank = {cell: "" for cell in make_tidy().replace(",0,reported", "").split() if cell.startswith("requests")}
    blank |= {f"requests,{row},{column}": "" for row in gk.RequestRow for column in gk.RequestColumn}
    path = tidy_file(blank)
    text = run("check", path).stdout
    assert len(re.findall(r"note: requests\.row-sum: ", text)) == 1
    assert "(and 24 more like it)" in text
    each = [f for f in lines_of_json(run("check", path, "--format", "json")) if f["rule"] == "requests.row-sum"]
    assert len(each) == 25
    assert run("check", path).exit_code == 0


def test_an_unreadable_file_does_not_stop_the_others(tidy_file: TidyFile, tmp_path: Path) -> None:
    sound, wrong, none = tidy_file(), tidy_file(WRONG, name="wrong.csv"), tmp_path / "none.html"
    result = run("check", none, sound, wrong)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{none}: error: file.unreadable: ")
    assert f"{sound}: nothing wrong found" in result.stdout
    assert result.stdout.splitlines()[-1] == "3 errors, 0 warnings in 3 files, 1 of them unreadable"

    as_json = run("check", none, wrong, "--format", "json")
    assert as_json.exit_code == 2
    first, *rest = lines_of_json(as_json)
    assert first["file"] == str(none)
    assert list(first["error"]) == ["code", "message_zh", "message_en", "line", "column"]
    assert first["error"]["code"] == "file.unreadable"
    assert {line["file"] for line in rest} == {str(wrong)}


def test_a_place_in_an_unreadable_document_is_told(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("table,row,column,value,status\nrequests,total,total,x,reported\n")
    result = run("check", path)
    assert result.exit_code == 2
    assert re.match(rf"{re.escape(str(path))}:2:\d+: error: tidy\.syntax: ", result.stderr)


def test_check_reads_standard_input() -> None:
    result = run("check", "-", stdin=make_tidy(WRONG).encode())
    assert result.exit_code == 1
    assert re.search(r"^-:\d+:\d+: error: requests\.balance: ", result.stdout, re.M)


def test_text_of_a_document_does_not_steer_the_terminal() -> None:
    report = json.loads(gk.read(EXAMPLE).to_json())
    report["metadata"]["title"] = "a\x1b[2Jb"
    result = run("read", "-", stdin=json.dumps(report).encode())
    assert result.stdout.startswith("a [2Jb\n")


# gongkai codes, gongkai rules


def test_codes_and_rules_as_json_and_text() -> None:
    assert json.loads(run("codes", "--format", "json").stdout) == gk.codes()
    assert json.loads(run("rules", "--format", "json").stdout) == gk.rules()
    codes, rules = run("codes").stdout, run("rules").stdout
    assert all(item["code"] in codes and item["zh"] in codes for item in gk.codes())
    assert all(rule["id"] in rules and rule["en"] in rules for rule in gk.rules())


# The process


def test_version_and_misuse() -> None:
    assert spawn("--version").stdout.decode() == f"gongkai {gk.__version__}\n"
    misuse = spawn("check", "--format", "xml", "x")
    assert misuse.returncode == 2
    assert b"'xml' is not one of 'text', 'json'" in misuse.stderr
    assert spawn("check").returncode == 2


@pytest.mark.parametrize("locale", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"LC_ALL": "POSIX"}])
def test_output_is_utf8_whatever_the_locale(locale: dict[str, str], tidy_file: TidyFile) -> None:
    path = tidy_file(WRONG, name="报告.csv")
    result = spawn("check", path, "--lang", "zh", env=locale)
    assert result.returncode == 1
    assert "各项之和为1" in result.stdout.decode()
    assert result.stderr == b""
    assert json.loads(spawn("check", path, "--format", "json", env=locale).stdout.splitlines()[0].decode())["file"]
    missing = spawn("check", path.with_name("无.csv"), "--lang", "zh", env=locale)
    assert "文件打不开" in missing.stderr.decode()


def test_no_colours_where_there_is_no_terminal(tidy_file: TidyFile) -> None:
    assert b"\x1b" not in spawn("check", tidy_file(WRONG)).stdout


@pytest.mark.parametrize(("env", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colours_on_a_terminal_unless_refused(env: dict[str, str], coloured: bool, tidy_file: TidyFile) -> None:
    import pty

    terminal, theirs = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"TERM": "xterm"} | env
    command = [sys.executable, "-P", "-m", "gongkai", "check", str(tidy_file(WRONG)), "--lang", "en"]
    process = subprocess.Popen(command, stdout=theirs, stderr=subprocess.PIPE, env=environment)
    os.close(theirs)
    output = b""
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:  # Linux says EIO when the other side is closed
            break
        if not part:
            break
        output += part
    os.close(terminal)
    assert process.communicate()[1] == b""
    assert b"requests.balance" in output
    assert (b"\x1b[" in output) is coloured


def test_a_closed_pipe_is_no_error() -> None:
    command = f"'{sys.executable}' -P -m gongkai codes | head -n 1"
    result = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert result.stdout == b"article20\n"
    assert result.stderr == b""
