# SPDX-License-Identifier: Apache-2.0
"""What is given of scanned reports: drawn at random, printed in four typefaces, and clean, skewed, noisy, with a red seal
over the tables, or by fax at 200 dots an inch. A table of typefaces and qualities says how many numbers are given, how many
of them are wrong, and the processor's time for a page; with `--tesseract`, also what the same way gives with the texts of
tesseract (chi_sim), and what these texts alone would.

    python -P bench/scans.py --reports 100 --jobs 2 --file scans.jsonl

Each report is a line of the file. A run may be interrupted at any moment: the next one goes on where it was, and `--reports 0`
prints what there is. Needs `gongkai[ocr]` and typefaces: fonts-noto-cjk, fonts-wqy-zenhei, fonts-arphic-uming of Debian.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import multiprocessing
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "python"))

import gongkai as gk
import scanned
from containers import blocks_of_report
from gongkai import _core
from gongkai._read import scan as _scan
from gongkai.testing import random_report

FACES = ("noto-serif", "noto-sans", "wqy-zenhei", "arphic-uming")


class Task(NamedTuple):
    """A report to be printed and read."""

    seed: int
    damage: str
    face: str
    with_tesseract: bool

    def key(self) -> tuple[int, str, str]:
        return self.seed, self.damage, self.face


def share(report: gk.Report, read: gk.Report | None, prefix: str = "") -> dict[str, int]:
    """How many numbers there are, are given, are wrong; a blank where there is a number is a wrong one."""
    out = Counter({"numbers": 0, "given": 0, "wrong": 0})
    for name in ("disclosure", "requests", "reviews"):
        for key, cell in getattr(report, name).items():
            out["numbers"] += cell.value is not None
            found = getattr(read, name).get(key) if read is not None else None
            if found is not None and found.value is not None:
                out["given"] += 1
                out["wrong"] += found.value != cell.value
            elif found is not None and found.status is gk.CellStatus.BLANK:
                out["wrong"] += cell.status is not gk.CellStatus.BLANK
    return {prefix + name: number for name, number in out.items()}


class _Tesseract(_scan._PageReader):
    """A page with the words that tesseract sees on it; it reads no number twice."""

    def find_texts(self) -> list[_scan._Box]:
        done, picture = self.cv.imencode(".png", self.sheet.grey)
        assert done
        command = ["tesseract", "-", "-", "-l", "chi_sim", "--dpi", "200", "--psm", "11", "tsv"]
        out = subprocess.run(
            command, input=picture.tobytes(), capture_output=True, check=True, env=os.environ | {"OMP_THREAD_LIMIT": "1"}
        )
        self.words = []
        for word in csv.DictReader(io.StringIO(out.stdout.decode()), delimiter="\t", quoting=csv.QUOTE_NONE):
            if word["text"] and word["text"].strip():
                left, top, width, height = (int(word[side]) for side in ("left", "top", "width", "height"))
                box = (left, top, left + width, top + height)
                self.words.append(_scan._Text(box, word["text"].strip(), float(word["conf"]) / 100))
        return [word.box for word in self.words]

    def recognise(self, boxes: Sequence[_scan._Box]) -> list[_scan._Text]:
        return [self.joined(box) for box in boxes]

    def joined(self, box: _scan._Box) -> _scan._Text:
        """The words whose middles are in a box."""
        held = [
            word
            for word in self.words
            if box[0] <= (word.box[0] + word.box[2]) / 2 <= box[2] and box[1] <= (word.box[1] + word.box[3]) / 2 <= box[3]
        ]
        held.sort(key=lambda word: word.box[0])
        return _scan._Text(box, "".join(word.text for word in held), min((word.confidence for word in held), default=0.0))

    def put_number(self, rows: Sequence[_scan._Box], of_page: _scan._Text, of_cell: _scan._Text) -> None:
        super().put_number(rows, of_page, of_cell._replace(text="", confidence=0.0))


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


def measured(task: Task) -> dict[str, Any]:
    report = random_report(seed=task.seed, dense=task.seed % 4 == 1, blank_zeros=task.seed % 4 == 3)
    pages = scanned.scan(blocks_of_report(report), task.face, task.damage, task.seed, (28, 32, 25)[task.seed % 3])
    content = scanned.to_pdf(pages)
    begin = time.process_time()
    read, error = None, ""
    try:
        read = gk.read(content, ocr=True)
    except gk.ReadError as refused:
        error = str(refused)
    seconds = round(time.process_time() - begin, 2)
    line = task._asdict() | share(report, read) | {"pages": len(pages), "seconds": seconds, "error": error}
    if task.with_tesseract:
        weighed, bare = by_tesseract(pages)
        line |= share(report, weighed, "tesseract_") | share(report, bare, "bare_")
    return line


def tasks(options: argparse.Namespace, done: set[tuple[int, str, str]]) -> Iterator[Task]:
    """Report by report through all typefaces and qualities, so that every kind has as many however far a run comes."""
    faces = [face for face in options.faces if Path(scanned.TYPEFACES[face][0]).exists()]
    for face in set(options.faces) - set(faces):
        print(f"{face}: not there", file=sys.stderr)
    for i in range(options.reports):
        for damage in scanned.DAMAGES:
            for face in faces:
                task = Task(options.seed + i, damage, face, i < options.tesseract)
                if task.key() not in done:
                    yield task


def said(totals: Counter[str], prefix: str = "") -> str:
    numbers, given, wrong = (totals[prefix + name] for name in ("numbers", "given", "wrong"))
    return f"{given:,} of {numbers:,} ({100 * given / max(1, numbers):.2f} %), {wrong} wrong"


def print_table(lines: list[dict[str, Any]]) -> None:
    print(
        "| typeface | quality | reports | pages | numbers | given | | wrong | s a page |\n|---|---|---|---|---|---|---|---|---|"
    )
    kinds = [(line["face"], line["damage"]) for line in lines]
    for face, damage in [*dict.fromkeys(kinds), *(("all", damage) for damage in scanned.DAMAGES), ("all", "all")]:
        held = [line for line in lines if face in (line["face"], "all") and damage in (line["damage"], "all")]
        if held:
            n = total(held)
            print(
                f"| {face} | {damage} | {len(held)} | {n['pages']} | {n['numbers']:,} | {n['given']:,} "
                f"| {100 * n['given'] / max(1, n['numbers']):.2f} % | {n['wrong']} | {n['seconds'] / n['pages']:.1f} |"
            )
    compared = [line for line in lines if "bare_numbers" in line]
    for damage in scanned.DAMAGES:
        n = total([line for line in compared if line["damage"] == damage])
        if n:
            print(
                f"{damage}, the same pages: {said(n)}; tesseract with the sums: {said(n, 'tesseract_')}; alone: {said(n, 'bare_')}"
            )
    for line in lines:
        if line["wrong"] or line["error"]:
            print(f"{line['face']} {line['damage']} {line['seed']}: {line['wrong']} wrong {line['error']}")


def total(lines: list[dict[str, Any]]) -> Counter[str]:
    out: Counter[str] = Counter()
    for line in lines:
        out.update({name: value for name, value in line.items() if isinstance(value, (int, float))})
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description="Scanned reports: numbers given, and wrong.")
    parser.add_argument("--reports", type=int, default=2, help="for each typeface and quality")
    parser.add_argument("--seed", type=int, default=1000, help="of the first report")
    parser.add_argument("--faces", type=lambda names: names.split(","), default=list(FACES), help="parted by commas")
    parser.add_argument("--jobs", type=int, default=1, help="reports at a time")
    parser.add_argument("--tesseract", type=int, nargs="?", const=1, default=0, help="also by tesseract, so many of each kind")
    parser.add_argument("--file", type=Path, default=Path("scans.jsonl"), help="what was measured, and is not measured again")
    options = parser.parse_args()
    lines = [json.loads(line) for line in options.file.read_text().splitlines()] if options.file.exists() else []
    done = {(line["seed"], line["damage"], line["face"]) for line in lines}
    with options.file.open("a") as file, multiprocessing.Pool(options.jobs) as pool:
        for line in pool.imap_unordered(measured, tasks(options, done)):
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            file.flush()
            lines.append(line)
    print_table(lines)
    sys.exit(1 if any(line["wrong"] for line in lines) else 0)


if __name__ == "__main__":
    main()
