#!/usr/bin/env bash
# kill -9 during `baton import`, BATON_ROUNDS (200) times: what was reported is there, and never half a file.
# kill_import.sh BATON
set -uo pipefail
baton=$1
rounds=${BATON_ROUNDS:-200}
lines=60
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export BATON_DATA="$scratch/data" BATON_KEY_FILE="$scratch/key"
echo '{"resourceType":"Patient","id":"p","name":[{"text":"Kim Test"}],"birthDate":"1980-01-01"}' >"$scratch/first.json"
"$baton" import "$scratch/first.json" >/dev/null 2>&1 || exit 1

# How long a whole import takes here and now decides how late a kill may come.
write_lines() {
  for ((i = 0; i < lines; i++)); do
    echo "{\"resourceType\":\"Observation\",\"id\":\"r$1-$i\",\"status\":\"final\",\"code\":{\"text\":\"Sleep\"},\"subject\":{\"reference\":\"Patient/p\"},\"valueInteger\":$i}"
  done >"$scratch/round.ndjson"
}
write_lines 0
before=$(date +%s%N)
"$baton" import "$scratch/round.ndjson" >/dev/null 2>&1 || exit 1
latest_ms=$((($(date +%s%N) - before) / 1000000 + 5))
[ $latest_ms -lt 900 ] || latest_ms=900

acknowledged=0 killed=0 stored=$((1 + lines))
for ((round = 1; round <= rounds; round++)); do
  write_lines $round
  "$baton" import "$scratch/round.ndjson" >"$scratch/said" 2>/dev/null &
  child=$!
  # From before the process has opened the store until after it has ended.
  sleep "0.$(printf '%03d' $((RANDOM % latest_ms)))"
  kill -9 $child 2>/dev/null && killed=$((killed + 1))
  wait $child 2>/dev/null
  now=$("$baton" verify | sed -n 's/ entries checked, 0 problems\.//p')
  [ -n "$now" ] || { echo "round $round: verify found damage"; "$baton" verify; exit 1; }
  gained=$((now - stored))
  if [ $gained != 0 ] && [ $gained != $lines ]; then echo "round $round: half an import, $gained of $lines"; exit 1; fi
  if grep -q "$lines new" "$scratch/said"; then
    acknowledged=$((acknowledged + 1))
    [ $gained = $lines ] || { echo "round $round: an acknowledged import is lost"; exit 1; }
  fi
  stored=$now
done
echo "$rounds rounds, $killed killed, $acknowledged acknowledged, 0 lost, 0 half"
# Kills that all come too late or too early would prove nothing.
[ "$killed" -gt $((rounds / 10)) ] && [ "$acknowledged" -gt 0 ]
