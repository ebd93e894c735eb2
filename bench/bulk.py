# SPDX-License-Identifier: Apache-2.0
"""Reading many reports: beside pandas with a check by hand, on one core and on two, and the memory it takes.

    python -P bench/bulk.py build/release/bench/bench_write_pages

Needs pandas and lxml, and the program named, which writes the reports. Each side is run in turn and its best counts.
"""

from __future__ import annotations

import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import gongkai as gk
import pandas

FILES = int(os.environ.get("GONGKAI_BENCH_FILES", "10000"))
ROUNDS = int(os.environ.get("GONGKAI_BENCH_ROUNDS", "5"))


def best(*runs: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> list[float]:
    """The best time of each, taken in turn so that a busy machine troubles all alike."""
    times = [float("inf")] * len(runs)
    for _ in range(ROUNDS):
        for i, run in enumerate(runs):
            begin = clock()
            run()
            times[i] = min(times[i], clock() - begin)
    return times


def by_hand(page: str) -> int:
    """What a script does: the tables by pandas, the requests table found by its label, its rows added up."""
    wrong = 0
    for table in pandas.read_html(io.StringIO(page)):
        if not table.map(lambda text: "新收政府信息公开申请" in str(text)).any(axis=None):
            continue
        for _, row in table.iloc[3:, -7:].iterrows():
            numbers = [int(float(number)) for number in row]
            wrong += sum(numbers[:-1]) != numbers[-1]
    return wrong


def beside_pandas(folder: Path, write: str) -> None:
    for layout in ("html_office", "html_plain", "html_word"):
        subprocess.run([write, str(folder / layout), "20", layout], check=True)
        texts = [path.read_text(encoding="utf-8") for path in sorted((folder / layout).iterdir())]
        pages = [text.encode() for text in texts]
        assert not any(by_hand(text) for text in texts)
        ours, theirs = best(
            lambda pages=pages: [gk.read(page).check() for page in pages],
            lambda texts=texts: [by_hand(text) for text in texts],
            clock=time.process_time,
        )
        size = sum(map(len, pages)) / 1e6
        print(
            f"{layout}: read and check by every rule {len(pages) / ours:.0f} pages/s, {size / ours:.1f} MB/s; "
            f"pandas.read_html and the row sums by hand {theirs / ours:.0f} x as long ({len(pages) / theirs:.1f} pages/s)"
        )


def scaling(folder: Path) -> None:
    def run(threads: int) -> None:
        assert sum(result.report is not None for result in gk.read_many(folder, threads=threads)) == FILES

    one, two = best(lambda: run(1), lambda: run(2))
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    print(
        f"{FILES} files of {size:.0f} MB in all layouts: one thread {FILES / one:.0f} files/s, {size / one:.1f} MB/s; "
        f"two {FILES / two:.0f} files/s, {one / two:.2f} x"
    )


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def memory(folder: Path) -> None:
    """In a process of its own: what other measurements took is not counted."""
    if os.fork() == 0:
        before = peak()
        for number, _ in enumerate(gk.read_many(folder), 1):
            if number in (FILES // 10, FILES):
                print(f"peak memory after {number} files: {peak():.0f} MB, {before:.0f} MB before the first", flush=True)
        os._exit(0)
    os.wait()


def main() -> None:
    print(f"best of {ROUNDS}; load average {os.getloadavg()[0]:.1f}; {len(os.sched_getaffinity(0))} processors")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.argv[1], str(folder / "all"), str(FILES)], check=True)
        memory(folder / "all")
        beside_pandas(folder, sys.argv[1])
        scaling(folder / "all")
    print(f"load average {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
