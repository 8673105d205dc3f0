#!/usr/bin/env bash
# run_fuzz.sh TARGET CORPUS FOUND: replays the corpus, then searches for BATON_FUZZ_SECONDS (60).
set -euo pipefail
target=$1 corpus=$2 found=$3
mkdir -p "$found"
"$target" -runs=0 "$corpus" 2>&1 | tail -1
"$target" -max_total_time="${BATON_FUZZ_SECONDS:-60}" -timeout=10 -rss_limit_mb=1024 -max_len=65536 -print_final_stats=1 \
  -artifact_prefix="$found/crash-" "$found" "$corpus" 2>&1 | grep -E 'SUMMARY|ERROR|stat::number_of_executed_units|crash-' || true
# grep hides the exit code of the fuzzer: what it found is what counts.
! ls "$found"/crash-* 2>/dev/null
