# SPDX-License-Identifier: Apache-2.0
"""What is given of scanned reports: drawn at random, printed in each typeface that is there, and clean, skewed, noisy, with a
red seal over the tables, or by fax at 200 dots an inch. Prints how many numbers are given, how many of them are wrong, and
the processor's time for a page; with tesseract (chi_sim), where it is there, also what the same way gives with its texts,
and what its texts alone would.

    python -P bench/scans.py

GONGKAI_BENCH_REPORTS (2): reports for each typeface and damage. GONGKAI_BENCH_SEED (1000): the first one's seed.
GONGKAI_BENCH_TESSERACT (1): for how many of them tesseract is run as well. GONGKAI_BENCH_TYPEFACES, GONGKAI_BENCH_DAMAGES:
names, parted by commas; all. Needs `gongkai[ocr]` and typefaces: fonts-noto-cjk, fonts-wqy-zenhei, fonts-wqy-microhei,
fonts-arphic-ukai, fonts-arphic-uming of Debian.
"""

from __future__ import annotations

import collections
import csv
import io
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "python"))

import scanned  # noqa: E402
from containers import blocks_of_report  # noqa: E402

import gongkai as gk  # noqa: E402
from gongkai import _core, _scan  # noqa: E402
from gongkai.testing import random_report  # noqa: E402

REPORTS = int(os.environ.get("GONGKAI_BENCH_REPORTS", "2"))
SEED = int(os.environ.get("GONGKAI_BENCH_SEED", "1000"))
COMPARED = int(os.environ.get("GONGKAI_BENCH_TESSERACT", "1")) if shutil.which("tesseract") else 0
FACES = os.environ.get("GONGKAI_BENCH_TYPEFACES", ",".join(scanned.TYPEFACES)).split(",")
DAMAGES = os.environ.get("GONGKAI_BENCH_DAMAGES", ",".join(scanned.DAMAGES)).split(",")


class Share(NamedTuple):
    """Of the numbers of reports: how many there are, are given, are wrong; and reports, pages, seconds."""

    numbers: int = 0
    given: int = 0
    wrong: int = 0
    reports: int = 0
    pages: int = 0
    seconds: float = 0.0

    def __add__(self, other: Any) -> Share:
        return Share(*(a + b for a, b in zip(self, other, strict=True)))

    def __str__(self) -> str:
        share = 100 * self.given / max(1, self.numbers)
        return f"{self.given} of {self.numbers} ({share:.1f} %), {self.wrong} wrong"


def share(report: gk.Report, read: gk.Report | None) -> Share:
    numbers = given = wrong = 0
    for name in ("disclosure", "requests", "reviews"):
        for key, cell in getattr(report, name).items():
            numbers += cell.value is not None
            if read is None:
                continue
            found = getattr(read, name).get(key)
            if found is not None and found.value is not None:
                given += 1
                wrong += found.value != cell.value
            elif found is not None and found.status is gk.CellStatus.BLANK:
                wrong += cell.status is not gk.CellStatus.BLANK
    return Share(numbers, given, wrong)


class _Tesseract(_scan._PageReader):
    """A page with the texts that tesseract sees on it; it reads no number twice."""

    def find_texts(self) -> list[_scan._Text]:
        done, picture = self.cv.imencode(".png", self.sheet.grey)
        assert done
        command = ["tesseract", "-", "-", "-l", "chi_sim", "--dpi", "200", "--psm", "11", "tsv"]
        out = subprocess.run(command, input=picture.tobytes(), capture_output=True, check=True, env=os.environ | {"OMP_THREAD_LIMIT": "1"})
        texts = []
        for word in csv.DictReader(io.StringIO(out.stdout.decode()), delimiter="\t", quoting=csv.QUOTE_NONE):
            if word["text"] and word["text"].strip():
                left, top, width, height = (int(word[side]) for side in ("left", "top", "width", "height"))
                texts.append(_scan._Text((left, top, left + width, top + height), word["text"].strip(), float(word["conf"]) / 100))
        return texts

    def recognise(self, boxes: Any, margin: int) -> list[tuple[str, float]]:
        return [("", 0.0)] * len(boxes)


def by_tesseract(pages: list[Any]) -> tuple[gk.Report | None, gk.Report | None]:
    """With the sums, and without."""
    import numpy

    read = [_Tesseract(numpy.asarray(page.convert("RGB")), i + 1).read() for i, page in enumerate(pages)]
    drawn = [page for page, _ in read]
    try:
        weighed = gk.Report._of(_core.read_recognised_pages(drawn, [number for _, numbers in read for number in numbers]))
        return weighed, gk.Report._of(_core.read_pages(drawn))
    except gk.ReadError:
        return None, None


def main() -> None:
    totals: collections.defaultdict[str, Share] = collections.defaultdict(Share)
    for face in FACES:
        if not Path(scanned.TYPEFACES[face][0]).exists():
            print(f"{face}: not there")
            continue
        for damage in DAMAGES:
            here = Share()
            for i in range(REPORTS):
                seed = SEED + i
                report = random_report(seed=seed, dense=i % 4 == 1, blank_zeros=i % 4 == 3)
                size = (28, 32, 25)[i % 3]
                pages = scanned.scan(blocks_of_report(report), face, damage, seed, size)
                begin = time.process_time()
                try:
                    read = gk.read(scanned.to_pdf(pages), ocr=True)
                except gk.ReadError as error:
                    print(f"  {face} {damage} {seed}: {error}")
                    read = None
                took = time.process_time() - begin
                found = share(report, read) + (0, 0, 0, 1, len(pages), took)
                if found.wrong:
                    print(f"  {face} {damage} {seed}: {found.wrong} WRONG")
                here += found
                if i < COMPARED:
                    weighed, bare = by_tesseract(pages)
                    totals[f"tesseract with the sums, {damage}"] += share(report, weighed)
                    totals[f"tesseract alone, {damage}"] += share(report, bare)
            totals[damage] += here
            totals["all"] += here
            print(f"{face:14}{damage:8} {here.reports} reports, {here.pages} pages: {here}; {here.seconds / here.pages:.1f} s a page", flush=True)
    for name, total in totals.items():
        print(f"{name}: {total}" + (f" ({total.reports} reports, {total.pages} pages)" if total.pages else ""))
    sys.exit(1 if totals["all"].wrong else 0)


main()
