# SPDX-License-Identifier: Apache-2.0
"""Compares reading OFD with its peer, in one run: a whole report, from the bytes of the file to its cells, against easyofd's
parse of the file into its text. Prints the ratio of easyofd's time to ours.

    python -P bench/ofd_peers.py

Needs easyofd. Each side is run in turn and its best time counts.
"""

from __future__ import annotations

import os
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "python"))

from containers import blocks_of_report, to_ofd  # noqa: E402

import gongkai as gk  # noqa: E402
from gongkai.testing import random_report  # noqa: E402

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


def main() -> None:
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
    print(f"read a report in OFD: {ours / FILES * 1e3:.2f} ms; easyofd's text {theirs / FILES * 1e3:.2f} ms: {theirs / ours:.1f} x")


main()
