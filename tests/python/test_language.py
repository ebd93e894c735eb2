# SPDX-License-Identifier: Apache-2.0
"""Commands and errors speak Chinese and English: each sentence is written in both at one place, and ``--lang`` or the locale picks one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import gongkai as gk
import pytest
from click.testing import CliRunner, Result
from conftest import ROOT
from gongkai._commands.command_line import Command, Group, Option
from gongkai.cli import cli

EXAMPLE = str(ROOT / "examples" / "reports" / "example-2024.html")
SOURCES = sorted((ROOT / "python" / "gongkai").glob("*.py"))

_chinese = re.compile(r"[\u4e00-\u9fff]")
_english = re.compile(r"(?<![\w/.-])[a-z]{2,}(?: [a-z]{2,}){2,}(?![\w/.-])")
"""Three words and more."""
_commands = re.compile(r'"[^"]*"|“[^”]*”|pip install \S+')


def has_english(text: str) -> bool:
    """Whether it has a sentence in English, commands apart."""
    lines = [line for line in text.splitlines() if not line.startswith("用法： ")]
    return _english.search(_commands.sub("", "\n".join(lines))) is not None


def run(*arguments: str, env: dict[str, str] | None = None) -> Result:
    return CliRunner(env={"LC_ALL": "", "LC_MESSAGES": "", "LANG": "C", **(env or {})}).invoke(cli, arguments)


def commands(command: click.Command = cli, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from commands(inner, (*path, name))


EVERY = [pytest.param(path, command, id=" ".join(path) or "gongkai") for path, command in commands()]


@pytest.mark.parametrize(("path", "command"), EVERY)
def test_help_is_written_in_both_languages(path: tuple[str, ...], command: click.Command) -> None:
    assert isinstance(command, (Command, Group))
    options = [param for param in command.params if isinstance(param, click.Option)]
    assert all(isinstance(option, Option) for option in options), "use gongkai._commands.command_line.option"
    for words in (command.words, *(option.words for option in options if isinstance(option, Option))):
        assert _chinese.search(words.zh) and not _chinese.search(words.en.splitlines()[0]), words
        assert not has_english(words.zh), words
    # Both tell of the same things: the names of fields, options and formats.
    names = re.compile(r"--[a-z-]+|[a-z]+_[a-z_]+")
    assert set(names.findall(command.words.zh)) == set(names.findall(command.words.en))


@pytest.mark.parametrize(("path", "command"), EVERY)
def test_help_is_shown_in_the_language_asked_for(path: tuple[str, ...], command: click.Command) -> None:
    chinese, english = (run(*path, "--help", "--lang", lang).output for lang in ("zh", "en"))
    assert run(*path, "--help", env={"LANG": "zh_CN.UTF-8"}).output == chinese
    assert run(*path, "--help", env={"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}).output == chinese
    assert run(*path, "--help").output == english
    assert run("--lang", "zh", *path, "--help").output == chinese
    assert chinese.startswith("用法： ") and english.startswith("Usage: ")
    assert not has_english(chinese)
    assert "显示本帮助并退出" in chinese and "Show this message and exit" in english


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        (["check"], "缺少参数"),
        (["chek"], "没有命令 'chek'"),
        (["check", "--al", EXAMPLE], "没有选项 '--al'"),
        (["check", "--format", "xml", EXAMPLE], "'xml' 不是其中之一"),
        (["check", "--all=1", EXAMPLE], "不带值"),
        (["check", "--jobs"], "需要一个值"),
        (["check", "--jobs", "0", EXAMPLE], "0 不在范围"),
        (["check", "--jobs", "many", EXAMPLE], "'many' 不是有效的数"),
        (["check", "--config", "none.toml", EXAMPLE], "'none.toml' 不存在"),
        (["check", "--fix-preview", "--format", "json", EXAMPLE], "--fix-preview 只能配合 --format text"),
        (["rules", "more"], "多出的参数（more）"),
        (["tally", EXAMPLE], "缺少选项"),
        (["store", "verify", EXAMPLE], "是文件，不是目录"),
        (["due"], "--received 和 --made 须给出其一"),
        (["due", "--received", "2025-01-20", "--event", "later=1"], "事项有 correction_notified"),
        (["read", "--prune", EXAMPLE], "--prune 须配合 --store"),
        (["fee", "--month", "2025-01", "--pages", "3"], "--month 须给出 LEDGER"),
        (["panel", "--rename", "none.csv", EXAMPLE], "none.csv: 没有这个文件或目录"),
        (["check", "none.html"], "文件打不开或读不了（没有这个文件或目录）"),
    ],
    ids=lambda value: " ".join(value).replace(EXAMPLE, "FILE") if isinstance(value, list) else "",
)
def test_mistakes_are_told_in_the_language_asked_for(mistake: list[str], said: str) -> None:
    chinese, english = (run("--lang", lang, *mistake) for lang in ("zh", "en"))
    assert chinese.exit_code == english.exit_code == 2
    assert said in chinese.output and not has_english(chinese.output), chinese.output
    assert not _chinese.search(english.output), english.output
    assert run(*mistake, env={"LANG": "zh_CN.UTF-8"}).output == chinese.output


def _calls(tree: ast.AST, names: tuple[str, ...]) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in names:
                yield node


def _text(node: ast.AST) -> str:
    return "".join(part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_no_error_is_written_in_one_language_only(source: Path) -> None:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    for call in _calls(tree, ("UsageError", "BadParameter", "fail")):
        alone = isinstance(call.args[0], (ast.Constant, ast.JoinedStr)) and not [*_calls(call.args[0], ("say", "told"))]
        assert not alone, f"{source.name}:{call.lineno}: say() it in both languages"
    for call in _calls(
        tree, ("InputError", "ConfigError", "BaselineError", "StoreError", "DraftError", "NoFont", "say", "Words")
    ):
        both = [_text(argument) for argument in call.args]
        if any(re.search(r"\w", part) for part in both):
            assert _chinese.search(both[0]) and not _chinese.search(both[1]), f"{source.name}:{call.lineno}: {both}"


def test_an_error_speaks_both_languages() -> None:
    error = gk.ConfigError("没有规则", "there is no rule")
    assert isinstance(error, gk.InputError) and isinstance(error, ValueError)
    assert (error.message(), error.message("en"), str(error)) == ("没有规则", "there is no rule", "没有规则 / there is no rule")


def test_a_draft_says_which_row_of_which_ledger_is_wrong_and_how(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.csv"
    ledger.write_text(
        "id,applicant,received,closed,disposition\n"
        "1,business,2025-01-20,2025-02-10,granted\n"
        "2,firm,2025-01-20,2025-02-10,granted\n"
        "3,business,2025-01-20,,granted\n"
    )
    draft = gk.ReportDraft("示例市数据资源局", 2025)
    with pytest.raises(gk.DraftError) as caught:
        draft.take(gk.tally(ledger, 2025))
    zh, en = caught.value.message("zh").splitlines(), caught.value.message("en").splitlines()
    assert zh[0] == "台账有2行有误，未计入：" and en[0] == "2 rows of the ledgers are wrong and not counted:"
    assert f"{ledger}：第2行（2），applicant" in zh[1] and "（firm）" in zh[1]
    assert f"{ledger}: row 2 (2), applicant" in en[1] and "(firm)" in en[1]
    assert "第3行" in zh[2] and "row 3" in en[2]


def test_a_draft_says_which_cell_it_lacks_in_words() -> None:
    draft = gk.ReportDraft("示例市数据资源局", 2025)
    with pytest.raises(gk.DraftError, match="缺少“二、主动公开政府信息情况”中“行政强制”的“本年处理决定数量”的数"):
        draft.check()
    draft.disclosure = {"rules": {"issud": 1}}
    with pytest.raises(gk.DraftError, match=r"没有 disclosure\.rules\.issud 这一格；是不是'rules\.issued'"):
        draft.check()
    draft.disclosure = {"coercive_measures": {"decisions": "many"}}
    with pytest.raises(gk.DraftError, match="不是不小于零的数"):
        draft.check()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('agency = "甲局"', "须给出 year（年度）"),
        ('agency = "甲局"\nyear = 2025\nagancy = 1', "不认识的项：agancy；是不是'agency'"),
        ('agency = "甲局"\nyear = 2018', "2019年以前没有统一格式，不能编制2018年的报告"),
        ('agency = "甲局"\nyear = 2025\n[sections]\nproblms = "无"', "[sections] 没有 problms 这一部分；是不是'problems'"),
        ('agency = "甲局"\nyear = 2025\ndate_published = "soon"', "date_published：'soon' 不是日期"),
        ("agency", "不是有效的 TOML"),
    ],
)
def test_a_draft_in_toml_says_what_is_wrong_with_it(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "report.toml"
    file.write_text(text, encoding="utf-8")
    result = run("draft", str(file), "--lang", "zh")
    assert result.exit_code == 2
    assert said in result.stderr
    assert not _chinese.search(run("draft", str(file)).stderr.replace(str(file), "").replace("甲局", ""))
