# SPDX-License-Identifier: Apache-2.0
"""The command line. The commands are in `gongkai._commands`, and add themselves to the group."""

from __future__ import annotations

import codecs
import io
import sys

from gongkai._commands import across, catalogue, check, claims, ledger, read, records, store, write
from gongkai._commands.shared import cli

__all__ = ["across", "catalogue", "check", "claims", "cli", "ledger", "main", "read", "records", "store", "write"]


def main() -> None:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Files and pipes carry UTF-8 whatever the locale: the tidy form and JSON are contracts.
            plain = codecs.lookup(stream.encoding).name == "ascii"
            encoding = stream.encoding if stream.isatty() and not plain else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    cli.main()
