# SPDX-License-Identifier: Apache-2.0
"""Commands that speak Chinese and English: ``--lang``, or else the locale, says in which language help and errors are.

A command's docstring is its help in English and, below a line ``---``, in Chinese; an option has both as `Words`."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click
import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

from gongkai._language import Words, chosen, language, say
from gongkai._show.quote import width

_CLICK = {
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Show this message and exit.": "显示本帮助并退出。",
    "Show the version and exit.": "显示版本并退出。",
    "%(prog)s, version %(version)s": "%(prog)s，版本 %(version)s",
    "required": "必填",
    "default: {default}": "默认：{default}",
    "(dynamic)": "（运行时确定）",
    "Aborted!": "已中止！",
    "Error: {message}": "错误：{message}",
    "Try '{command} {option}' for help.": "运行“{command} {option}”查看帮助。",
    "Invalid value: {message}": "值无效：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 的值无效：{message}",
    "Missing argument": "缺少参数",
    "Missing option": "缺少选项",
    "Missing parameter": "缺少参数",
    "Missing {param_type}": "缺少 {param_type}",
    "Missing parameter: {param_name}": "缺少参数：{param_name}",
    "Missing command.": "缺少命令。",
    "Choose from:\n\t{choices}": "可选：\n\t{choices}",
    "No such option {name!r}.": "没有选项 {name!r}。",
    "No such option: {name}": "没有选项 {name}。",
    "No such command {name!r}.": "没有命令 {name!r}。",
    "Did you mean {possibility}?": "是不是 {possibility}？",
    "(Possible options: {possibilities})": "（相近的选项：{possibilities}）",
    "(Did you mean one of: {possibilities}?)": "（是不是其中之一：{possibilities}？）",
    "Got unexpected extra argument ({args})": "多出的参数（{args}）",
    "Takes {nargs} values but 1 was given.": "需要 {nargs} 个值，给出了 {len} 个。",
    "Argument {name!r} takes {nargs} values.": "参数 {name!r} 需要 {nargs} 个值。",
    "Option {name!r} requires an argument.": "选项 {name!r} 需要一个值。",
    "Option {name!r} does not take a value.": "选项 {name!r} 不带值。",
    "{value!r} is not {choice}.": "{value!r} 不是 {choice}。",
    "{value!r} is not a valid {number_type}.": "{value!r} 不是有效的数（{number_type}）。",
    "{value} is not in the range {range}.": "{value} 不在范围 {range} 之内。",
    "{name} {filename!r} does not exist.": "{filename!r} 不存在。",
    "{name} {filename!r} is a file.": "{filename!r} 是文件，不是目录。",
    "{name} {filename!r} is a directory.": "{filename!r} 是目录，不是文件。",
    "{name} {filename!r} is not readable.": "{filename!r} 不可读。",
    "{name} {filename!r} is not writable.": "{filename!r} 不可写。",
    "Could not open file {filename!r}: {message}": "无法打开文件 {filename!r}：{message}",
    "unknown error": "未知错误",
}
"""What click says. It looks its messages up by the functions of gettext, which read them from files of the system."""

_PLURALS = {
    "Got unexpected extra argument ({args})": "多出的参数（{args}）",
    "Option {name!r} requires an argument.": "选项 {name!r} 需要 {nargs} 个值。",
    "Did you mean {possibility}?": "（是不是其中之一：{possibilities}？）",
    "{value!r} is not {choice}.": "{value!r} 不是其中之一：{choices}。",
}


def _message(message: str) -> str:
    return _CLICK.get(message, message) if chosen.get() == "zh" else message


def _messages(one: str, several: str, number: int) -> str:
    if chosen.get() == "zh":
        return _PLURALS.get(one, _message(several)) if number != 1 else _message(one)
    return one if number == 1 else several


for _module in (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types):
    for _name, _own in (("_", _message), ("ngettext", _messages)):
        if hasattr(_module, _name):
            setattr(_module, _name, _own)


# Chinese is broken between any two characters, but not before what closes and not after what opens.
_pieces = re.compile(
    r"\s+|[（《“〔]*(?:[\u3400-\u9fff]|[^\s\u3400-\u9fff（《“〔，。；：！？、）》”〕]+)?[，。；：！？、）》”〕]*"
)


def _wrapped(text: str, columns: int) -> list[str]:
    lines = [""]
    for piece in _pieces.findall(text):
        if lines[-1] and width(lines[-1]) + width(piece.rstrip()) > columns:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


_closed_up = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])|(?<=[，。；：、（]) *\n|\n(?=[（“])"
)


def _joined(paragraph: str) -> str:
    """Lines as one: Chinese has no space where a line ends."""
    lines = "\n".join(line.strip() for line in paragraph.splitlines())
    return _closed_up.sub("", lines).replace("\n", " ")


class _Formatter(click.HelpFormatter):
    """Breaks lines by the columns that characters take."""

    def write_text(self, text: str) -> None:
        if language() != "zh":
            return super().write_text(text)
        indent = " " * self.current_indent
        paragraphs = [_joined(part) for part in re.split(r"\n\s*\n", text)]
        shown = ("\n".join(indent + line for line in _wrapped(part, self.width - len(indent))) for part in paragraphs)
        self.write("\n\n".join(shown) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        if language() != "zh":
            return super().write_dl(rows, col_max, col_spacing)
        rows = list(rows)
        room = min(max(width(first) for first, _ in rows), col_max) + col_spacing
        below = "\n" + " " * (self.current_indent + room)
        for first, second in rows:
            start = " " * (room - width(first)) if width(first) <= room - col_spacing else below
            lines = _wrapped(second, max(self.width - self.current_indent - room, 10))
            self.write(f"{' ' * self.current_indent}{first}{start}{below.join(lines)}\n")


class _Context(click.Context):
    formatter_class = _Formatter


class Option(click.Option):
    """An option with its help in both languages; so may be what stands for its default."""

    def __init__(
        self, param_decls: Sequence[str], *, help: Words, show_default: bool | str | Words | None = None, **settings: Any
    ) -> None:
        self.words = help
        self.default_in_words = show_default if isinstance(show_default, Words) else None
        shown = show_default.en if isinstance(show_default, Words) else show_default
        super().__init__(param_decls, help=help.en, show_default=shown, **settings)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        self.help = str(self.words)
        if self.default_in_words:
            self.show_default = str(self.default_in_words)
        return super().get_help_record(ctx)


def option(*names: str, help: tuple[str, str], **settings: Any) -> Callable[[Any], Any]:
    """`click.option` with the help in Chinese and in English."""
    return click.option(*names, cls=Option, help=Words(*help), **settings)


class _Spoken(click.Command):
    """What commands and groups of commands have in common."""

    context_class = _Context

    def __init__(
        self, name: str | None, *, help: str | None = None, params: list[click.Parameter] | None = None, **settings: Any
    ) -> None:
        english, _, chinese = inspect.cleandoc(help or "").partition("\n---\n")
        self.words = Words(chinese.strip(), english.strip())
        params = list(params or [])
        if not any(param.name == "lang" for param in params):
            params.append(_lang_option(expose_value=False))
        super().__init__(name, help=self.words.en, params=params, **settings)

    def get_short_help_str(self, limit: int = 45) -> str:
        return str(self.words).splitlines()[0]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.help = str(self.words)
        super().format_help_text(ctx, formatter)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        own = {"[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令 [参数]..."}
        return [say(own.get(piece, piece), piece) for piece in super().collect_usage_pieces(ctx)]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        made = super().get_help_option(ctx)
        if made is not None:
            made.help = say("显示本帮助并退出。", "Show this message and exit.")
        return made


class Command(_Spoken):
    """A command with its help in both languages."""


class Group(_Spoken, click.Group):
    """Commands under one name. The language is known before anything of the command line is understood."""

    command_class = Command
    group_class = type

    def main(self, args: Sequence[str] | None = None, *more: Any, **settings: Any) -> Any:
        import sys

        token = chosen.set(_asked(sys.argv[1:] if args is None else args) or language())
        try:
            return super().main(args, *more, **settings)
        finally:
            chosen.reset(token)


def _asked(args: Sequence[str]) -> str | None:
    """The language that ``--lang`` names."""
    for option, value in zip(args, [*args[1:], ""], strict=True):
        if option.startswith("--lang="):
            value = option.removeprefix("--lang=")
        elif option != "--lang":
            continue
        if value in ("zh", "en"):
            return value
    return None


def _lang_option(**settings: Any) -> Option:
    return Option(
        ["--lang"],
        type=click.Choice(["zh", "en"]),
        default=language,
        show_default=Words(
            "LC_ALL、LC_MESSAGES 或 LANG 为中文时 zh，否则 en", "zh where LC_ALL, LC_MESSAGES or LANG say so, else en"
        ),
        help=Words("文字、帮助和出错信息所用语言。", "Language of text, help and errors."),
        **settings,
    )


def lang(function: Any) -> Any:
    """``--lang``, for a command that wants to know."""
    return option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        default=language,
        show_default=_lang_option().default_in_words,
        help=_lang_option().words,
    )(function)
