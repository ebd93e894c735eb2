# SPDX-License-Identifier: Apache-2.0
"""Two builds of one benchmark, turn by turn, and the ratio of their least processor times.

    python -P bench/builds.py OLD/bench_narrative_bench NEW/bench_narrative_bench [FILTER]

The builds should have the same compiler and flags. FILTER is a regular expression, as for --benchmark_filter.
"""

import json
import subprocess
import sys

ROUNDS = 7


def times(program: str, chosen: str) -> dict[str, float]:
    """Nanoseconds of processor time by benchmark."""
    run = subprocess.run(
        [program, f"--benchmark_filter={chosen}", "--benchmark_format=json", "--benchmark_min_time=0.1"],
        check=True,
        capture_output=True,
        text=True,
    )
    return {b["name"]: b["cpu_time"] for b in json.loads(run.stdout)["benchmarks"] if b["time_unit"] == "ns"}


def main() -> None:
    old, new = sys.argv[1:3]
    chosen = sys.argv[3] if len(sys.argv) > 3 else "."
    least: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for column, program in enumerate((old, new)):
            for name, time in times(program, chosen).items():
                known = least.setdefault(name, [float("inf"), float("inf")])
                known[column] = min(known[column], time)
    for name, (before, after) in least.items():
        if float("inf") not in (before, after):
            print(f"{name:40} {before / 1000:10.2f} µs {after / 1000:10.2f} µs {after / before:6.2f} ×")


if __name__ == "__main__":
    main()
