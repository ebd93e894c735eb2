# SPDX-License-Identifier: Apache-2.0
"""Writes the reference of the commands out of their definitions: python -P docs/reference/generate_commands.py.

A test fails while a page differs from what this program writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from gongkai._commands.command_line import Option
from gongkai._language import Words, chosen, say
from gongkai.cli import cli

DOCS = Path(__file__).resolve().parent.parent
PAGES = {"en": DOCS / "reference" / "commands.md", "zh": DOCS / "zh" / "reference" / "commands.md"}


def _commands(command: click.Command, path: tuple[str, ...] = ("gongkai",)) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            yield from _commands(command.commands[name], (*path, name))


def _paragraphs(command: click.Command) -> Iterator[str]:
    for paragraph in str(command.words).split("\n\n"):
        yield paragraph.strip() + "\n"


def _default(option: Option) -> str:
    shown = option.get_help_extra(click.Context(click.Command("")))
    if option.default_in_words:
        return str(option.default_in_words)
    return str(shown.get("default", "")) or ("" if not option.required else say("必填", "required"))


def _row(option: Option) -> str:
    takes = "" if option.is_flag or option.count else f" {option.make_metavar(click.Context(click.Command('')))}"
    names = ", ".join(f"`{name}{takes}`" for name in option.opts)
    cells = [names.replace("|", "\\|"), _default(option), str(option.words)]
    return f"| {' | '.join(cell.replace(chr(10), ' ') for cell in cells)} |"


def page(lang: str) -> str:
    """The page in one language."""
    token = chosen.set(lang)
    try:
        return "\n".join(_lines())
    finally:
        chosen.reset(token)


def _lines() -> Iterator[str]:
    twins = Words("中文 | [English](../../reference/commands.md)", "[中文](../zh/reference/commands.md) | English")
    yield f"# {say('命令', 'Commands')}\n\n{twins}\n"
    yield say(
        "每条命令的说明和选项，与 `gongkai 命令 --help` 所显示的相同。各条命令都有 `--lang`。\n",
        "What each command does and takes, as `gongkai COMMAND --help` shows it. Every command has `--lang`.\n",
    )
    for path, command in _commands(cli):
        context = click.Context(command, info_name=path[-1])
        usage = " ".join((*path, *click.Command.collect_usage_pieces(command, context)))
        yield f"## `{' '.join(path)}`\n"
        yield f"```text\n{usage}\n```\n"
        yield from _paragraphs(command)
        options = [param for param in command.params if isinstance(param, Option) and param.name != "lang"]
        if options:
            yield say("| 选项 | 默认 | |", "| option | default | |") + "\n|---|---|---|"
            yield from map(_row, options)
            yield ""


if __name__ == "__main__":
    for lang, path in PAGES.items():
        path.write_text(page(lang), encoding="utf-8")
