#!/usr/bin/env bash
# Lets every fuzz target run, or those named, for some seconds each: scripts/fuzz.sh [SECONDS [TARGET...]]
# What was found stays in build/fuzz/corpora and is begun with the next time; what broke a law is in build/fuzz/artifacts.
# Ends with a table: executions, edges covered, inputs kept, CPU seconds, peak memory.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

seconds=${1:-60}
shift || true
programs=build/fuzz/tests/fuzz
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz -j "$(nproc)" >/dev/null
"$programs/fuzz_seeds" build/fuzz/seeds
if [ $# -eq 0 ]; then
    mapfile -t targets < <(ls build/fuzz/seeds)
else
    targets=("$@")
fi

export ASAN_OPTIONS=quarantine_size_mb=16 UBSAN_OPTIONS=print_stacktrace=1
failed=0
results=()
for target in "${targets[@]}"; do
    mkdir -p "build/fuzz/corpora/$target" "build/fuzz/artifacts"
    log=build/fuzz/$target.log
    TIMEFORMAT='%U %S'
    cpu=$({ time "$programs/fuzz_$target" -max_total_time="$seconds" -timeout=60 -rss_limit_mb=256 -max_len=16384 \
        -print_final_stats=1 -artifact_prefix="build/fuzz/artifacts/$target-" \
        "build/fuzz/corpora/$target" "build/fuzz/seeds/$target" >"$log" 2>&1 || echo failed >&2; } 2>&1)
    if [[ $cpu == *failed* ]]; then
        failed=1
        echo "fuzz: $target broke; see $log" >&2
    fi
    results+=("$(awk -v target="$target" -v cpu="$cpu" '
        / cov: / { for (i = 1; i < NF; ++i) { if ($i == "cov:") edges = $(i + 1); if ($i == "corp:") kept = $(i + 1) } }
        /number_of_executed_units/ { runs = $2 }
        /peak_rss_mb/ { peak = $2 }
        END { n = split(cpu, part, /[ \n]+/); sub(/\/.*/, "", kept)
              printf "%-18s %12d %8d %8d %8.0f %6d\n", target, runs, edges, kept, part[n - 1] + part[n], peak }' "$log")")
done
printf '%-18s %12s %8s %8s %8s %6s\n' target executions edges inputs 'CPU s' 'MB'
printf '%s\n' "${results[@]}"
exit "$failed"
