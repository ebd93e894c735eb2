# SPDX-License-Identifier: Apache-2.0
"""Libraries that gongkai can work with and does not need."""

from __future__ import annotations

import importlib
from typing import Any


def need(module: str, what: str, install: str) -> Any:
    """The module; where it is not there, an ImportError that says how to install it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise ImportError(f"{what} needs {module}: pip install {install}", name=module) from error
