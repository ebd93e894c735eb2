# SPDX-License-Identifier: Apache-2.0
"""Changes the sources in small ways and asks whether the tests notice: mutants.py [--count N] [--seed S] [AREA...]

A sample of the mutants that universalmutator (PyPI) makes of an area's files, N of each area. Each is compiled alone and linked
before the library of a debug build, so that a mutant costs one file and not the library; of a header, the area's tests are
compiled with it and the library is not. A mutant that does not compile is left out, and so is one that compiles to the same object
file, as it is or optimised. A test that fails, crashes or takes more than a minute of the processor kills it, and so does a static assertion.
Prints the share that was killed, and those that survived for a person to judge: some change nothing that can be seen.
"""

import argparse
import contextlib
import io
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from enum import Enum
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]


class Area(NamedTuple):
    """Files, the unit tests that run against their mutants, and of headers the static tests that are compiled with them and the
    pages of docs/reference that print what they say."""

    files: list[str]
    tests: list[str]
    static: list[str] = []
    pages: list[str] = []


AREAS = {
    "core": Area(
        [
            f"include/gongkai/core/{name}.hpp"
            for name in ("citation", "count", "decimal", "edition", "error", "money", "result", "source_span")
        ],
        ["values_test"],
        ["values", "tables"],
        ["law", "errors"],
    ),
    "tables": Area(
        ["src/tables/form.cpp", "src/tables/layout.cpp", "src/tables/sums.cpp"], ["values_test", "layout_test", "rules_test"]
    ),
    "rules": Area(
        ["src/rules/check.cpp", "src/rules/localise.cpp", "src/rules/verify.cpp"],
        ["rules_test", "localise_test", "verify_test", "rules_property"],
    ),
    "clock": Area(
        ["include/gongkai/ledger/clock.hpp", "include/gongkai/calendar/working_days.hpp"],
        ["ledger_clock", "ledger_law"],
        ["calendar_working_days"],
    ),
    "placement": Area(
        ["src/read/form/placement.cpp", "src/read/form/runs.cpp", "src/read/form/joint_solver.cpp"],
        ["rows_missing_test", "html_report", "runs_test", "text_test"],
    ),
}
SECONDS = 60


def mutants_of(file: Path) -> list[str]:
    """The texts that the file is changed into, each differing in one line."""
    from universalmutator import mutator

    source = file.read_text(encoding="utf-8").splitlines(keepends=True)
    with contextlib.redirect_stdout(io.StringIO()):
        found = mutator.mutants_regexp(source, ["universal.rules", "c_like.rules", "cpp.rules"], ignorePatterns=[])
    texts = []
    for number, line in ((each[0], each[1]) for each in found):
        before = source[number - 1]
        if before.lstrip().startswith(("//", "#", "static_assert", "using", "namespace")) or line.strip() == before.strip():
            continue
        texts.append("".join([*source[: number - 1], line if line.endswith("\n") else line + "\n", *source[number:]]))
    return texts


def run(command: str, seconds: float = 600) -> bool:
    """Whether the command succeeds in time. What it started ends with it."""
    process = subprocess.Popen(
        command, shell=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, start_new_session=True
    )
    try:
        return process.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return False


class Outcome(Enum):
    KILLED = "killed"
    SURVIVES = "survives"
    NO_MUTANT = "no mutant"


# What a compiler says of a static assertion that fails, or that can no longer be computed.
STATIC_FAILURE = re.compile(
    r"error: (static assertion failed|non-constant condition for static assertion|.*is not a constant expression)"
)


# What takes most of the time to compile, and no mutant changes.
COMMON = ("doctest/doctest.h", "boost/describe.hpp", "algorithm", "array", "chrono", "functional", "map", "memory", "optional", "random",
          "span", "sstream", "string", "string_view", "unordered_map", "variant", "vector")  # fmt: skip


class Bench:
    """Compiles the mutants of an area and runs its tests against them, in a folder of its own."""

    def __init__(self, area: Area, folder: Path, library: Path) -> None:
        self.area, self.folder, self.library = area, folder, library
        common = self.folder / "common.hpp"
        common.write_text("".join(f"#include <{header}>\n" for header in COMMON), encoding="utf-8")
        run(f"c++ -std=c++20 -O0 -x c++-header {common} -o {common}.gch")
        self.tests = [ROOT / f"tests/unit/{test}.cpp" for test in area.tests]
        self.plain = [self.compiled(test, f"{test.stem}.plain") for test in self.tests]
        self.main = self.folder / "main.o"
        run(f"c++ -std=c++20 -O0 -c {ROOT / 'tests/main.cpp'} -o {self.main}")

    def compile(self, source: Path, options: str, include: Path | None = None) -> str:
        """What the compiler says where it refuses; else nothing."""
        first = f"-I{include}" if include else ""
        flags = f"-std=c++20 {first} -I{ROOT / 'include'} -I{ROOT / 'src'} -I{ROOT / 'tests'} $(pkg-config --cflags libxml-2.0)"
        made = subprocess.run(
            f"c++ -include {self.folder / 'common.hpp'} {flags} {options} -x c++ {source}",
            shell=True,
            capture_output=True,
            check=False,
            text=True,
        )
        return (made.stderr or "refused") if made.returncode else ""

    def compiled(self, source: Path, name: str, options: str = "-O0", include: Path | None = None) -> Path:
        to = self.folder / f"{name}.o"
        refused = self.compile(source, f"{options} -iquote {source.parent} -c -o {to}", include)
        if refused:
            raise Refused(refused)
        return to

    def passes(self, test: Path, first: Path | None = None) -> bool:
        program = self.folder / "program"
        parts = " ".join(map(str, [test, self.main, *([first] if first else []), self.library]))
        if not run(f"c++ {parts} -lxml2 -lzip -lpthread -o {program}"):
            raise Refused("it does not link")
        return run(f"ulimit -t {SECONDS} && exec {program}", 100 * SECONDS)

    def outcome(self, file: Path, text: str) -> Outcome:
        try:
            return self.of_header(file, text) if file.suffix == ".hpp" else self.of_source(file, text)
        except Refused as refused:
            return Outcome.KILLED if STATIC_FAILURE.search(str(refused)) else Outcome.NO_MUTANT

    def of_header(self, file: Path, text: str) -> Outcome:
        # Headers include each other by <gongkai/...>, and what comes first on the path is found first.
        include = self.folder / "include"
        shutil.rmtree(include, ignore_errors=True)
        changed = include / file.relative_to(ROOT / "include")
        changed.parent.mkdir(parents=True, exist_ok=True)
        changed.write_text(text, encoding="utf-8")
        static = self.folder / "static.cpp"
        asserted = [changed, *(ROOT / f"tests/static/{name}.cpp" for name in self.area.static)]
        static.write_text("".join(f'#include "{path}"\n' for path in asserted), encoding="utf-8")
        if refused := self.compile(static, "-fsyntax-only", include):
            raise Refused(refused)
        differs = False
        for test, plain in zip(self.tests, self.plain, strict=True):
            mutant = self.compiled(test, f"{test.stem}.mutant", include=include)
            if same(mutant, plain):
                continue
            differs = True
            if not self.passes(mutant):
                return Outcome.KILLED
        if self.area.pages and not self.prints_pages(include):
            return Outcome.KILLED
        if not differs or all(self.same_optimised(test, include) for test in self.tests):
            return Outcome.NO_MUTANT
        return Outcome.SURVIVES

    def prints_pages(self, include: Path) -> bool:
        made, program = self.compiled(ROOT / "docs/reference/generate.cpp", "generate", include=include), self.folder / "generate"
        run(f"c++ {made} {self.library} -lxml2 -lzip -lpthread -o {program}")
        return all(
            run(f"{program} {page} {language} | cmp - {ROOT / 'docs' / language / 'reference' / page}.md")
            for page in self.area.pages
            for language in ("", "zh")
        )

    def same_optimised(self, test: Path, include: Path) -> bool:
        plain = self.folder / f"{test.stem}.optimised.o"
        if not plain.exists():
            self.compiled(test, plain.stem, "-O1")
        return same(self.compiled(test, "optimised", "-O1", include), plain)

    def of_source(self, file: Path, text: str) -> Outcome:
        mutant = self.of_text(file, text, "mutant", "-O0")
        if same(mutant, self.original(file, "-O0")):
            return Outcome.NO_MUTANT
        if not all(self.passes(test, mutant) for test in self.plain):
            return Outcome.KILLED
        optimised = self.of_text(file, text, "mutant", "-O1")
        return Outcome.NO_MUTANT if same(optimised, self.original(file, "-O1")) else Outcome.SURVIVES

    def of_text(self, file: Path, text: str, name: str, level: str) -> Path:
        # Under its own name, which stands in the object file.
        source = self.folder / file.name
        source.write_text(text, encoding="utf-8")
        return self.compiled(source, name, f"{level} -iquote {file.parent}")

    def original(self, file: Path, level: str) -> Path:
        made = self.folder / f"{file.stem}.original{level}.o"
        return made if made.exists() else self.of_text(file, file.read_text(encoding="utf-8"), made.stem, level)


class Refused(Exception):
    """What the compiler says of a program that is none."""


def same(one: Path, other: Path) -> bool:
    return one.read_bytes() == other.read_bytes()


def main() -> None:
    arguments = argparse.ArgumentParser(description="Asks whether the tests notice changes of the sources.")
    arguments.add_argument("--count", type=int, default=40, help="mutants of each area")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--library", type=Path, default=ROOT / "build" / "debug" / "libgongkai.a")
    arguments.add_argument("areas", nargs="*", choices=[*AREAS, []], default=[])
    given = arguments.parse_args()
    if not given.library.exists():
        sys.exit("mutants: cmake --preset debug && cmake --build --preset debug --target gongkai")
    for name in given.areas or AREAS:
        try_area(name, given.library, given.count, given.seed)


def try_area(name: str, library: Path, count: int, seed: int) -> None:
    chosen = [(ROOT / file, text) for file in AREAS[name].files for text in mutants_of(ROOT / file)]
    random.Random(seed).shuffle(chosen)
    killed = tried = 0
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(AREAS[name], Path(folder), library)
        if not all(map(bench.passes, bench.plain)):
            sys.exit(f"mutants: the tests of {name} fail without a mutant")
        for file, text in chosen:
            if tried == count:
                break
            outcome = bench.outcome(file, text)
            if outcome is Outcome.NO_MUTANT:
                continue
            tried += 1
            killed += outcome is Outcome.KILLED
            print(f"{name}: {killed} of {tried} killed", file=sys.stderr)
            if outcome is Outcome.SURVIVES:
                show(file, text)
    share = 100 * killed / max(tried, 1)
    print(
        f"{name}: {killed} of {tried} mutants killed ({share:.0f} %), of {len(chosen)} that could be made; seed {seed}",
        flush=True,
    )


def show(file: Path, text: str) -> None:
    for number, (before, after) in enumerate(
        zip(file.read_text(encoding="utf-8").splitlines(), text.splitlines(), strict=False), 1
    ):
        if before != after:
            print(f"survives: {file.relative_to(ROOT)}:{number}\n  - {before.strip()}\n  + {after.strip()}", flush=True)
            return


if __name__ == "__main__":
    main()
