# SPDX-License-Identifier: Apache-2.0
"""Libraries that gongkai can work with and does not need."""

from __future__ import annotations

import importlib
from typing import Any


class MissingExtra(ImportError):
    """A library is not installed."""

    def __init__(self, what: str, module: str, install: str) -> None:
        super().__init__(f"{what} needs {module}: pip install {install}", name=module)
        self.message_en = str(self)
        self.message_zh = f"需要 {module}：pip install {install}"


def need(module: str, what: str, install: str) -> Any:
    """The module; where it is not there, an ImportError that says how to install it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise MissingExtra(what, module, install) from error
