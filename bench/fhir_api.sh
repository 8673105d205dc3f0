#!/usr/bin/env bash
# The FHIR API's part of the speed table, under wrk on loopback; token, gate and access log are on. Needs wrk, curl, node.
# Usage: fhir_api.sh BATON    BATON_SECONDS=8 is how long each load lasts.
set -euo pipefail
baton=$(realpath "$1") seconds=${BATON_SECONDS:-8}
for tool in wrk curl node; do command -v "$tool" >/dev/null || { echo "skipped: no $tool"; exit 77; }; done
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
export BATON_DATA=$work/store BATON_KEY_FILE=$work/store.key

# One person of 1,000 resources, and the same again as a transaction of about a megabyte.
node - "$work" <<'JS'
const fs = require("fs"), work = process.argv[2], about = { reference: "Patient/p" };
const patient = { resourceType: "Patient", id: "p", name: [{ text: "Ana Lima" }], birthDate: "1990-05-31" };
const observation = (i) => ({ resourceType: "Observation", id: `o${i}`, status: "final", subject: about,
  category: [{ coding: [{ system: "http://terminology.hl7.org/CodeSystem/observation-category", code: "laboratory" }] }],
  code: { coding: [{ system: "http://loinc.org", code: ["14334-7", "2160-0", "3016-3", "44261-6"][i % 4] }] },
  effectiveDateTime: new Date(Date.UTC(2020, 0, 1) + i * 2.5 * 86400e3).toISOString().slice(0, 10),
  valueQuantity: { value: 1 + (i % 9) / 10, unit: "mmol/L" } });
const all = [patient, ...[...Array(999).keys()].map(observation)];
fs.writeFileSync(`${work}/thousand.json`, JSON.stringify({ resourceType: "Bundle", type: "collection", entry: all.map((resource) => ({ resource })) }));
const entry = [];
for (let i = 0; JSON.stringify(entry).length < 1_000_000; i += 100) for (let k = 0; k < 100; ++k) entry.push({ resource: observation(i + k), request: { method: "POST", url: "Observation" } });
fs.writeFileSync(`${work}/megabyte.json`, JSON.stringify({ resourceType: "Bundle", type: "transaction", entry }));
JS
person=$("$baton" import --json --person new "$work/thousand.json" 2>/dev/null | node -p 'JSON.parse(require("fs").readFileSync(0)).person')
letin() { "$baton" --json --person "$1" app add Bench --scope 'patient/*.cruds' --private 2>/dev/null | node -p 'JSON.parse(require("fs").readFileSync(0)).token'; }
token=$(letin "$person")
other=$("$baton" --json person add "Ben Okafor" --born 1985-01-02 | node -p 'JSON.parse(require("fs").readFileSync(0)).person')
other_token=$(letin "$other")
"$baton" serve --listen 127.0.0.1:0 --log "$work/access.log" >"$work/serve.log" 2>&1 &
server=$!
until address=$(sed -n 's#.*serves on \(http://[0-9.:]*\)/.*#\1#p' "$work/serve.log") && [ -n "$address" ]; do sleep 0.01; done
base=$address/fhir

load() {  # NAME PATH CONNECTIONS
  [ "$(curl -s -o "$work/answer" -w '%{http_code}' -H "Authorization: Bearer $token" "$base/$2")" = 200 ] || { echo "$1: not 200"; exit 1; }
  wrk -t1 -c"$3" -d"$seconds" --latency -H "Authorization: Bearer $token" "$base/$2" >"$work/wrk.txt"
  if grep -q "Non-2xx" "$work/wrk.txt"; then echo "$1: answers were not 200"; exit 1; fi
  printf '%-46s %9s /s  p50 %s  p99 %s  (%s bytes)\n' "$1, $3 connections" "$(awk '/^Requests\/sec/ {print $2}' "$work/wrk.txt")" \
    "$(awk '$1 == "50%" {print $2}' "$work/wrk.txt")" "$(awk '$1 == "99%" {print $2}' "$work/wrk.txt")" "$(wc -c <"$work/answer")"
}
for connections in 1 16 64; do load "GET by id" Observation/o1 "$connections"; done
load 'Observation?patient=&code=, page of 10' "Observation?patient=p&code=http://loinc.org|14334-7&_count=10" 16
load 'Observation?patient=&code=, 250 matches' "Observation?patient=p&code=http://loinc.org|14334-7&_count=1000" 16
load '$everything of 1,000' 'Patient/p/$everything' 1
load '$summary' 'Patient/p/$summary' 1
# A person of their own for each: the first of a record, and then onto what is there.
sed 's#Patient/p"#Patient/'"$other"'"#g' "$work/megabyte.json" >"$work/other.json"
for round in first second third; do
  took=$(curl -s -o "$work/answer" -w '%{http_code} %{time_total}' -H "Authorization: Bearer $other_token" -H 'Content-Type: application/fhir+json' \
    -H 'Prefer: return=minimal' --data-binary @"$work/other.json" "$base")
  printf '%-46s %9s ms\n' "transaction of 1 MB, $round (status ${took% *})" "$(awk -v s="${took#* }" 'BEGIN {printf "%.1f", s * 1000}')"
done
printf '%-46s %9s MiB\n' "memory at the end" "$(awk '/VmRSS/ {printf "%.1f", $2 / 1024}' "/proc/$server/status")"
