# SPDX-License-Identifier: Apache-2.0
"""Prints what `llvm-cov export -summary-only` has counted: the shares of lines and branches, and the files with most left out."""

import json
import sys
from pathlib import Path

SHOWN = 20


def share(counted: dict[str, int]) -> float:
    return 100 * counted["covered"] / counted["count"] if counted["count"] else 100.0


def main(path: str) -> None:
    (data,) = json.loads(Path(path).read_text(encoding="utf-8"))["data"]
    totals = data["totals"]
    lines, branches = totals["lines"], totals["branches"]
    print(f"lines {share(lines):.1f} % of {lines['count']}, branches {share(branches):.1f} % of {branches['count']}")
    files = [(file["filename"], file["summary"]) for file in data["files"]]
    files.sort(key=lambda file: file[1]["branches"]["notcovered"], reverse=True)
    print(f"{'lines':>7}{'branches':>10}{'left out':>10}  file, by branches left out")
    for name, summary in files[:SHOWN]:
        left = summary["branches"]["notcovered"]
        print(f"{share(summary['lines']):6.1f}%{share(summary['branches']):9.1f}%{left:10}  {Path(name).relative_to(Path.cwd())}")


if __name__ == "__main__":
    main(sys.argv[1])
