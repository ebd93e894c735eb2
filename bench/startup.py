# SPDX-License-Identifier: Apache-2.0
"""What it costs to begin: importing the module, and compiling one translation unit with the umbrella header.

Run from the top of the source tree with the Python that gongkai is installed in: ``python bench/startup.py``.
Each command is run in turn with the others, so that a drift of the machine's speed meets all of them alike.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 11


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - start


def compare(commands: dict[str, list[str]]) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            times[name].append(seconds(command))
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, values in times.items():
        print(f"{name:48} median {1000 * medians[name]:8.1f} ms   least {1000 * min(values):8.1f} ms")
    return medians


def main() -> None:
    python = [sys.executable, "-I", "-c"]
    medians = compare(
        {
            "python, nothing imported": [*python, "pass"],
            "python, import gongkai": [*python, "import gongkai"],
            "python, import typing, enum, decimal, datetime": [*python, "import typing, enum, decimal, datetime"],
        }
    )
    cost = medians["python, import gongkai"] - medians["python, nothing imported"]
    print(f"{'import gongkai alone':48} median {1000 * cost:8.1f} ms\n")

    with tempfile.TemporaryDirectory() as folder:
        standard = Path(folder, "standard.cpp")
        standard.write_text("#include <chrono>\n#include <string>\n#include <variant>\n#include <vector>\n")
        umbrella = Path(folder, "umbrella.cpp")
        umbrella.write_text("#include <gongkai/gongkai.hpp>\n")
        compiler = [os.environ.get("CXX", "g++"), "-std=c++20", "-O0", f"-I{ROOT / 'include'}", "-c", "-o", os.devnull]
        compare(
            {
                "compile, <chrono> <string> <variant> <vector>": [*compiler, str(standard)],
                "compile, <gongkai/gongkai.hpp>": [*compiler, str(umbrella)],
            }
        )


if __name__ == "__main__":
    main()
