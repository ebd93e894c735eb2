# SPDX-License-Identifier: Apache-2.0
"""Compares reading OFD with its peers, in one run: a whole report, from the bytes of the file to its cells, against easyofd's
parse of the file into its text, and against ofdrw's ContentExtractor. Prints the ratio of their times to ours.

    mvn -q -B -f bench/ofdrw dependency:copy-dependencies -DoutputDirectory=FOLDER
    GONGKAI_OFDRW=FOLDER python -P bench/ofd_peers.py

Needs easyofd, or GONGKAI_OFDRW and Java 17. Each side is run many times and its best time counts; ofdrw's, which Java has
to compile first, of 20 times as many rounds in one process.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "python"))

import gongkai as gk
from containers import blocks_of_report, to_ofd
from gongkai.testing import random_report

ROUNDS = int(os.environ.get("GONGKAI_BENCH_ROUNDS", "5"))
FILES = int(os.environ.get("GONGKAI_BENCH_FILES", "10"))


def best(*runs: Callable[[], object]) -> list[float]:
    """The best time of each, taken in turn so that a busy machine troubles all alike."""
    times = [float("inf")] * len(runs)
    for _ in range(ROUNDS):
        for i, run in enumerate(runs):
            begin = time.process_time()
            run()
            times[i] = min(times[i], time.process_time() - begin)
    return times


def beside_ofdrw(jars: str) -> None:
    files = [to_ofd(blocks_of_report(random_report(seed=seed))) for seed in range(FILES)]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{i}.ofd" for i in range(FILES)]
        for path, file in zip(paths, files, strict=True):
            path.write_bytes(file)
        program = Path(__file__).parent / "ofdrw" / "OfdrwText.java"
        command = ["java", "-cp", f"{jars}/*", str(program), str(20 * ROUNDS), *map(str, paths)]
        theirs = float(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[0])
    (ours,) = best(lambda: [gk.read(file) for file in files])
    print(
        f"read a report in OFD: {ours / FILES * 1e3:.2f} ms; ofdrw's text {theirs:.2f} ms: {theirs / (ours / FILES * 1e3):.1f} x"
    )


def beside_easyofd() -> None:
    warnings.simplefilter("ignore")
    from easyofd.parser_ofd.ofd_parser import OFDParser  # type: ignore[import-not-found,unused-ignore]
    from loguru import logger  # type: ignore[import-not-found,unused-ignore]

    logger.remove()
    import base64

    files = [to_ofd(blocks_of_report(random_report(seed=seed))) for seed in range(FILES)]
    encoded = [base64.b64encode(file).decode() for file in files]
    ours, theirs = best(
        lambda: [gk.read(file) for file in files],
        lambda: [OFDParser(file)(save_xml=False, xml_name="") for file in encoded],
    )
    print(
        f"read a report in OFD: {ours / FILES * 1e3:.2f} ms; easyofd's text {theirs / FILES * 1e3:.2f} ms: {theirs / ours:.1f} x"
    )


if os.environ.get("GONGKAI_OFDRW"):
    beside_ofdrw(os.environ["GONGKAI_OFDRW"])
try:
    import easyofd  # type: ignore[import-not-found,unused-ignore]  # noqa: F401
except ImportError:
    print("easyofd is not installed")
else:
    beside_easyofd()
