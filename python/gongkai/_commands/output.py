# SPDX-License-Identifier: Apache-2.0
"""Files that commands write, whose names may say their form."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from typing import IO, Any

import click

from gongkai._commands.command_line import option
from gongkai._language import say, told

output_option = option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, writable=True),
    help=("写入文件；写完整了文件才出现。", "Write to a file, which is only there when it is whole."),
)


def form_of(output: str, by_suffix: Mapping[str, str]) -> str:
    """What the name of a file asks for."""
    suffix = os.path.splitext(output)[1].lower()
    if suffix not in by_suffix:
        known = "、".join(filter(None, by_suffix)), ", ".join(filter(None, by_suffix))
        zh = f"{output}：不知道该写成什么格式；文件名可为 {known[0]}，或给出 --format"
        raise click.BadParameter(
            say(zh, f"{output}: of no known form; a name may end in {known[1]}, or give --format"), param_hint="--output"
        )
    return by_suffix[suffix]


@contextlib.contextmanager
def whole_file(path: str | None) -> Iterator[str | None]:
    """A name to write to; the file gets its own when all is written, or is not there at all."""
    if path is None:
        yield None
        return
    part = f"{path}.part"
    try:
        yield part
    except BaseException:
        with contextlib.suppress(OSError):
            os.remove(part)
        raise
    os.replace(part, path)


def created(path: str, binary: bool = False) -> IO[Any]:
    """The file, to be written to; an error of the command where it cannot be."""
    try:
        return open(path, "wb") if binary else open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise click.BadParameter(told(error), param_hint="--output") from error
