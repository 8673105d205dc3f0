#!/usr/bin/env bash
# The server's part of the speed table: Today and a static file under wrk, start to first answer, memory when idle; then the
# same with 1,000 people in the store. Session, gate and access log are on. Needs wrk, curl, node.
# Usage: server.sh BATON [--limits]    BATON_SECONDS=10 is how long each load lasts.
set -euo pipefail
baton=$(realpath "$1") limits=${2:-} seconds=${BATON_SECONDS:-10}
for tool in wrk curl node; do command -v "$tool" >/dev/null || { echo "skipped: no $tool"; exit 77; }; done
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
export BATON_DATA=$work/store BATON_KEY_FILE=$work/store.key
password="seven calm herons wade"

# One person of 1,000 resources: conditions, medicines and a long row of results.
node - >"$work/thousand.json" <<'JS'
const about = { reference: "Patient/p" }, entry = [], add = (resource) => entry.push({ resource });
const coded = (system, code, text) => ({ coding: [{ system, code }], text });
add({ resourceType: "Patient", id: "p", name: [{ text: "Ana Lima" }], birthDate: "1990-05-31" });
const active = { coding: [{ system: "http://terminology.hl7.org/CodeSystem/condition-clinical", code: "active" }] };
for (let i = 0; i < 20; ++i) add({ resourceType: "Condition", id: `c${i}`, subject: about, clinicalStatus: active, code: { text: `Condition number ${i}` } });
for (const [i, name] of ["lithium 300 MG", "sertraline 100 MG", "lamotrigine 25 MG", "lisinopril 10 MG", "levothyroxine 50 MCG", "metformin 500 MG"].entries()) add({ resourceType: "MedicationRequest", id: `m${i}`, status: "active", intent: "order", subject: about, medicationCodeableConcept: { text: name }, authoredOn: "2026-05-01", dosageInstruction: [{ text: "once daily" }] });
for (let i = 0; entry.length < 1000; ++i) add({ resourceType: "Observation", id: `o${i}`, status: "final", subject: about, code: coded("http://loinc.org", ["14334-7", "2160-0", "3016-3", "44261-6"][i % 4], ["Lithium", "Creatinine", "TSH", "PHQ-9 total"][i % 4]), category: [{ coding: [{ system: "http://terminology.hl7.org/CodeSystem/observation-category", code: i % 4 === 3 ? "survey" : "laboratory" }] }], effectiveDateTime: new Date(Date.UTC(2020, 0, 1) + i * 2.5 * 86400e3).toISOString().slice(0, 10), valueQuantity: { value: 1 + (i % 9) / 10, unit: "mmol/L" } });
console.log(JSON.stringify({ resourceType: "Bundle", type: "collection", entry }));
JS
"$baton" init -o "$work/kit.txt" >/dev/null
"$baton" import --person new "$work/thousand.json" >/dev/null 2>&1
person=$("$baton" person list --json | node -p 'JSON.parse(require("fs").readFileSync(0))[0].person')
"$baton" account add ana --person "$person" <<<"$password" >/dev/null

serve() {  # start_ms: from the start of the program to its first answer
  local begun=$(date +%s%N)
  : >"$work/serve.log"
  "$baton" serve --listen 127.0.0.1:0 --log "$work/access.log" >"$work/serve.log" 2>&1 &
  server=$!
  until address=$(sed -n 's#.*serves on \(http://[0-9.:]*\)/.*#\1#p' "$work/serve.log") && [ -n "$address" ]; do sleep 0.005; done
  curl -s -o /dev/null "$address/crisis"
  start_ms=$((($(date +%s%N) - begun) / 1000000))
}
halt() { kill "$server"; wait "$server" || true; server=; }
# wrk's words → requests a second and the median in ms.
rate() { awk '/^Requests\/sec/ {print $2}' "$1"; }
median() { awk '$1 == "50%" {v = $2; if (v ~ /us$/) print v / 1000; else if (v ~ /ms$/) print v + 0; else print v * 1000}' "$1"; }

measure() {  # NAME
  serve
  # Idle: after the first page, before any load.
  rss_mib=$(awk '/VmRSS/ {printf "%.1f", $2 / 1024}' "/proc/$server/status")
  local cookie=$(curl -s -o /dev/null -D - -H "Origin: $address" --data-urlencode login=ana --data-urlencode "password=$password" "$address/sign-in" |
    sed -n 's/^[Ss]et-[Cc]ookie: \(baton=[^;]*\);.*/\1/p')
  local today="$address/people/$person/today" style
  [ "$(curl -s -o "$work/today.html" -w '%{http_code}' -H "Cookie: $cookie" "$today")" = 200 ] || { echo "Today did not open"; exit 1; }
  style=$address$(grep -o '/static/app\.[^"]*css' "$work/today.html" | head -1)
  wrk -t1 -c1 -d3 -H "Cookie: $cookie" "$today" >/dev/null
  wrk -t1 -c1 -d"$seconds" --latency -H "Cookie: $cookie" "$today" >"$work/alone.txt"
  wrk -t1 -c64 -d"$seconds" --latency -H "Cookie: $cookie" "$today" >"$work/many.txt"
  wrk -t1 -c64 -d"$seconds" "$style" >"$work/static.txt"
  if grep -q "Non-2xx" "$work/alone.txt" "$work/many.txt" "$work/static.txt"; then echo "answers were not 200"; exit 1; fi
  alone_ms=$(median "$work/alone.txt") many=$(rate "$work/many.txt") static=$(rate "$work/static.txt")
  printf '%-34s %8s ms  %s\n' "$1: Today, one at a time, p50" "$alone_ms" "(2 wanted)" "$1: start to first answer" "$start_ms" "(200 wanted)"
  printf '%-34s %8s /s  %s\n' "$1: Today, 64 connections" "$many" "(5,000 wanted)" "$1: static file, 64 connections" "$static" "(20,000 wanted)"
  printf '%-34s %8s MiB %s\n' "$1: memory when idle" "$rss_mib" "(50 wanted)"
  halt
}
measure "one person"
one_ms=$alone_ms one_many=$many one_static=$static one_start=$start_ms one_rss=$rss_mib
for number in $(seq 999); do "$baton" person add "Person $number" --born 1980-01-01 >/dev/null; done
measure "1,000 people"
awk -v limits="$limits" -v a="$one_ms" -v b="$alone_ms" -v c="$one_many" -v d="$many" -v e="$one_static" -v f="$static" -v g="$one_rss" -v h="$rss_mib" -v s="$one_start" 'BEGIN {
  printf "1,000 people against one: p50 ×%.2f, Today ×%.2f, static ×%.2f, memory ×%.2f\n", b / a, d / c, f / e, h / g
  bad = a > 2 || c < 5000 || e < 20000 || s > 200 || g > 50 || b / a > 1.1 || d / c < 0.9 || f / e < 0.9 || h / g > 1.1
  if (limits == "--limits" && bad) { print "over a limit"; exit 1 }
}'
