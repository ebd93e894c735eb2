# SPDX-License-Identifier: Apache-2.0
"""Changes the sources in small ways and asks whether the tests notice: mutants.py [--count N] [--seed S] [AREA...]

A sample of the mutants that universalmutator (PyPI) makes of an area's files. Each is compiled alone and linked before the
library of a debug build, so that a mutant costs one file and not the library; of a header, the area's tests are compiled with
it. A mutant that does not compile, or compiles to the same object file, is left out. A test that fails, crashes or takes more than a minute
kills it. Prints the share that was killed, and those that survived for a person to judge: many change nothing that
can be seen.
"""

import argparse
import contextlib
import hashlib
import io
import random
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
AREAS = {
    "core": (["include/gongkai/core/count.hpp", "include/gongkai/core/money.hpp", "include/gongkai/core/decimal.hpp"],
             ["money_test", "values_test"]),
    "tables": (["src/tables/form.cpp", "src/tables/layout.cpp", "src/tables/sums.cpp"], ["layout_test", "rules_test"]),
    "rules": (["src/rules/check.cpp", "src/rules/localise.cpp", "src/rules/verify.cpp"],
              ["rules_test", "rules_property", "localise_test", "verify_test"]),
    "clock": (["include/gongkai/ledger/clock.hpp"], ["ledger_clock"]),
    "placement": (["src/read/form/placement.cpp", "src/read/form/runs.cpp", "src/read/form/joint_solver.cpp"],
                  ["runs_test", "html_report", "text_test", "layouts_test"]),
}  # fmt: skip
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


def run(command: str, seconds: int = 600) -> bool:
    try:
        return subprocess.run(command, shell=True, capture_output=True, check=False, timeout=seconds).returncode == 0
    except subprocess.TimeoutExpired:
        return False


class Area:
    """The tests of some files, and a folder for what they are compiled into."""

    def __init__(self, tests: list[str], folder: Path, library: Path) -> None:
        self.tests, self.folder, self.library = tests, folder, library
        self.flags = f"-std=c++20 -O0 -I{{include}} -I{ROOT / 'include'} -I{ROOT / 'src'} -I{ROOT / 'tests'} $(pkg-config --cflags libxml-2.0)"

    def compile(self, source: Path, to: Path, include: Path | None = None) -> bool:
        flags = self.flags.format(include=include or ROOT / "include")
        return run(f"c++ {flags} -I{source.parent} -c {shlex.quote(str(source))} -o {to}")

    def objects(self, include: Path | None = None, to: str = "plain") -> list[Path] | None:
        out = []
        for test in [*self.tests, "main"]:
            path = self.folder / f"{test}.{to}.o"
            if include is None and path.exists():
                out.append(path)
                continue
            source = ROOT / "tests" / ("main.cpp" if test == "main" else f"unit/{test}.cpp")
            if not self.compile(source, path, include if test != "main" else None):
                return None
            out.append(path)
        return out

    def pass_with(self, objects: list[Path], first: Path | None) -> bool:
        *tests, main = objects
        for test in tests:
            program = self.folder / "program"
            parts = " ".join(map(str, [test, main, *([first] if first else []), self.library]))
            if not run(f"c++ {parts} -lxml2 -lzip -lpthread -o {program}"):
                return False
            if not run(f"cd {ROOT} && {program}", SECONDS):
                return False
        return True


def survives(area: Area, file: Path, text: str) -> bool | None:
    """None where it is no program of its own."""
    if file.suffix == ".hpp":
        include = area.folder / "include"
        shutil.rmtree(include, ignore_errors=True)
        changed = include / file.relative_to(ROOT / "include")
        changed.parent.mkdir(parents=True, exist_ok=True)
        changed.write_text(text, encoding="utf-8")
        if not run(f"c++ {area.flags.format(include=include)} -fsyntax-only -x c++ {changed}"):
            return None
        # Headers include each other by <gongkai/...>, and what comes first on the path is found first.
        objects = area.objects(include, "mutant")
        same = objects and all(digest(o) == digest(p) for o, p in zip(objects, area.objects() or [], strict=True))
        return None if objects is None or same else area.pass_with(objects, None)
    changed = area.folder / file.name
    object_file, plain = area.folder / "mutant.o", area.folder / f"{file.stem}.plain.o"
    for source, to, content in ((changed, plain, file.read_text(encoding="utf-8")), (changed, object_file, text)):
        if to is plain and plain.exists():
            continue
        source.write_text(content, encoding="utf-8")
        if not run(f"c++ {area.flags.format(include=ROOT / 'include')} -iquote {file.parent} -c {source} -o {to}"):
            return None
    if digest(object_file) == digest(plain):
        return None
    return area.pass_with(area.objects() or [], object_file)


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def main() -> None:
    arguments = argparse.ArgumentParser(description="Asks whether the tests notice changes of the sources.")
    arguments.add_argument("--count", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--library", type=Path, default=ROOT / "build" / "debug" / "libgongkai.a")
    arguments.add_argument("areas", nargs="*", choices=[*AREAS, []], default=[])
    given = arguments.parse_args()
    if not given.library.exists():
        sys.exit("mutants: cmake --preset debug && cmake --build --preset debug --target gongkai")
    draw = random.Random(given.seed)
    chosen = [
        (name, ROOT / file, text) for name in given.areas or AREAS for file in AREAS[name][0] for text in mutants_of(ROOT / file)
    ]
    draw.shuffle(chosen)
    killed, survivors = 0, []
    with tempfile.TemporaryDirectory() as folder:
        for name, file, text in chosen:
            if killed + len(survivors) >= given.count:
                break
            at = Path(folder) / name
            at.mkdir(exist_ok=True)
            found = survives(Area(AREAS[name][1], at, given.library), file, text)
            if found is None:
                continue
            killed += not found
            print(f"{killed} of {killed + len(survivors) + found} killed", file=sys.stderr)
            if found:
                survivors.append((file, text))
                show(file, text)
    tried = killed + len(survivors)
    print(
        f"{killed} of {tried} mutants killed ({100 * killed / max(tried, 1):.0f} %), of {len(chosen)} that could be made; seed {given.seed}"
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
