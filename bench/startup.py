# SPDX-License-Identifier: Apache-2.0
"""What it costs to begin: importing the module, and compiling one translation unit with the umbrella header.

Run from the top of the source tree with the Python that gongkai is installed in: ``python bench/startup.py``.
Beside an older build: ``GONGKAI_BENCH_OLD`` is the Python that it is installed in, ``GONGKAI_BENCH_OLD_SOURCE`` the top of its
source tree. Each command is run in turn with the others, so that a drift of the machine's speed meets all of them alike.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = int(os.environ.get("GONGKAI_BENCH_ROUNDS", "11"))
OLD_PYTHON = os.environ.get("GONGKAI_BENCH_OLD")
OLD_SOURCE = os.environ.get("GONGKAI_BENCH_OLD_SOURCE")
STANDARD = ("string", "vector", "optional", "array", "span", "variant", "chrono", "compare")


def seconds(command: list[str]) -> float:
    """Of processor time, which says more than the clock where other work goes on."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(commands: dict[str, list[str]]) -> dict[str, float]:
    """The least time of each."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            times[name].append(seconds(command))
    for name, values in times.items():
        print(f"{name:52} least {1000 * min(values):8.1f} ms   median {1000 * statistics.median(values):8.1f} ms")
    return {name: min(values) for name, values in times.items()}


def say_ratio(what: str, new: float, old: float) -> None:
    print(f"{what:52} {new / old:.2f} of the old build's\n")


def imports() -> None:
    def run(code: str, python: str = sys.executable) -> list[str]:
        return [python, "-I", "-c", code]

    commands = {
        "python, nothing imported": run("pass"),
        "python, import typing, enum, decimal, datetime": run("import typing, enum, decimal, datetime"),
        "import gongkai": run("import gongkai"),
        "import gongkai and its first use": run("import gongkai; gongkai.read, gongkai.Disposition, gongkai.due"),
    }
    if OLD_PYTHON:
        commands["old: import gongkai"] = run("import gongkai", OLD_PYTHON)
    least = compare(commands)
    if OLD_PYTHON:
        for name in ("import gongkai", "import gongkai and its first use"):
            say_ratio(name, least[name], least["old: import gongkai"])


def headers() -> None:
    with tempfile.TemporaryDirectory() as folder:
        standard = Path(folder, "standard.cpp")
        standard.write_text("".join(f"#include <{header}>\n" for header in STANDARD))
        umbrella = Path(folder, "umbrella.cpp")
        umbrella.write_text("#include <gongkai/gongkai.hpp>\n")
        compiler = [os.environ.get("CXX", "g++"), "-std=c++20", "-O0", "-c", "-o", os.devnull]

        def compile_with(source: str | Path, file: Path = umbrella) -> list[str]:
            return [*compiler, f"-I{Path(source, 'include')}", str(file)]

        commands = {
            f"compile {' '.join(STANDARD)}"[:52]: compile_with(ROOT, standard),
            "compile <gongkai/gongkai.hpp>": compile_with(ROOT),
        }
        if OLD_SOURCE:
            commands["old: compile <gongkai/gongkai.hpp>"] = compile_with(OLD_SOURCE)
        least = compare(commands)
        if OLD_SOURCE:
            say_ratio("compile <gongkai/gongkai.hpp>", least["compile <gongkai/gongkai.hpp>"],
                      least["old: compile <gongkai/gongkai.hpp>"])  # fmt: skip


if __name__ == "__main__":
    imports()
    headers()
