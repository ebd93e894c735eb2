# SPDX-License-Identifier: Apache-2.0
"""The package as a whole: what importing costs, its types, threads."""

from __future__ import annotations

import ast
import importlib
import importlib.metadata
import os
import runpy
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import gongkai as gk
from conftest import ROOT, make_tidy

HERE = Path(__file__).parent


HEAVY = (
    "click", "difflib", "docx", "duckdb", "icalendar", "inspect", "json", "loky", "matplotlib", "numpy", "openpyxl", "pandas",
    "pikepdf", "polars", "pyarrow", "pypdfium2", "pyspark", "rich", "tqdm", "xlsxwriter",
)  # fmt: skip


def test_importing_brings_in_nothing_heavy() -> None:
    code = f"import sys, gongkai; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_version_is_that_of_the_package() -> None:
    assert gk.__version__ == importlib.metadata.version("gongkai")


def test_the_table_of_modules_is_what_type_checkers_are_told() -> None:
    tree = ast.parse(Path(gk.__file__).read_text(encoding="utf-8"))
    told = {
        alias.asname or alias.name: (statement.module, alias.name)
        for statement in ast.walk(tree)
        if isinstance(statement, ast.ImportFrom)
        for alias in statement.names
    }
    assert sorted(told) == sorted(gk.__all__)
    for name, (module, attribute) in told.items():
        assert module is not None
        assert getattr(gk, name) is getattr(importlib.import_module(module), attribute), name


def test_every_public_name_is_there_and_explained() -> None:
    for name in gk.__all__:
        assert getattr(gk, name).__doc__, name


def test_package_tests_and_examples_pass_strict_type_checks() -> None:
    command = [sys.executable, "-m", "mypy", "python", "tests/python", "examples/python"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_stub_is_true_to_the_module() -> None:
    command = [sys.executable, "-P", "-m", "mypy.stubtest", "gongkai", "--allowlist", str(HERE / "stubtest-allowlist.txt")]
    command += ["--mypy-config-file", "pyproject.toml"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_module_can_be_imported_by_itself() -> None:
    """Else some module only works where another has been imported before it."""
    package = Path(gk.__file__).parent
    files = [file.relative_to(package.parent) for file in package.rglob("*.py") if file.name != "__main__.py"]
    names = [".".join(file.with_suffix("").parts).removesuffix(".__init__") for file in files]

    def fault(name: str) -> str:
        done = subprocess.run([sys.executable, "-P", "-c", f"import {name}"], capture_output=True, text=True, check=False)
        return f"{name}: {done.stderr}" if done.returncode else ""

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        faults = list(filter(None, pool.map(fault, names)))
    assert len(names) > 40 and not faults, "\n".join(faults)


def test_the_stub_lists_the_enumerations_as_they_are() -> None:
    script = runpy.run_path(str(ROOT / "python" / "stubs.py"))
    assert script["STUB"].read_text(encoding="utf-8") == script["stub"](), "run: python -P python/stubs.py"


def test_other_threads_run_while_a_document_is_read() -> None:
    """With a switch interval of an hour, another thread gets its turn only where this one lets go of the lock."""
    document = make_tidy().encode()
    go, ran = threading.Lock(), threading.Event()

    def other() -> None:
        with go:
            ran.set()

    interval = sys.getswitchinterval()
    go.acquire()
    thread = threading.Thread(target=other)
    thread.start()
    sys.setswitchinterval(3600)
    try:
        go.release()
        turns = 0
        while not ran.is_set() and turns < 10_000:
            gk.read(document)
            turns += 1
        seen = ran.is_set()
    finally:
        sys.setswitchinterval(interval)
        thread.join()
    assert seen
