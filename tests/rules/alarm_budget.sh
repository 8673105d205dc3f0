#!/usr/bin/env bash
# The alarm budget: findings per person by severity, and how many interrupt; the median that interrupts may be 3 at most.
#
# A folder with imports.txt is one person (tests/household/*), else every .json, .ndjson and .xml file of it is one.
# Usage: alarm_budget.sh BATON FOLDER...   Prints a line a person, then medians; exit 1 above the budget.
# BATON_ALARM_PEOPLE limits how many files of a folder are read (without it 60); BATON_ALARM_FOLDERS adds folders.
set -uo pipefail
baton=$1
shift
now=2026-11-15T15:00:00Z
most=${BATON_ALARM_PEOPLE:-60}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
: >"$scratch/counts"

person() { # NAME FILE...
  local name=$1 severity line=""
  shift
  rm -rf "$scratch/data" "$scratch/key"
  export BATON_DATA="$scratch/data" BATON_KEY_FILE="$scratch/key" HOME="$scratch"
  "$baton" --now $now init >/dev/null 2>&1
  "$baton" --now $now import "$@" >/dev/null 2>&1
  "$baton" --now $now --json check >"$scratch/answer" 2>/dev/null
  [ $? -le 1 ] && [ -s "$scratch/answer" ] || return 0 # nobody in the file, or nothing that could be read
  for severity in urgent high moderate low; do
    line+=" $severity $(grep -c "\"severity\": \"$severity\"" "$scratch/answer")"
  done
  local interrupting
  interrupting=$(grep -c '"interrupts": true' "$scratch/answer")
  printf '%-58s interrupts %d %s\n' "$(printf '%.58s' "$name")" "$interrupting" "$line"
  echo "$interrupting $(grep -c '"severity"' "$scratch/answer")" >>"$scratch/counts"
}

for folder in "$@" ${BATON_ALARM_FOLDERS:-}; do
  if compgen -G "$folder/*/imports.txt" >/dev/null; then
    for one in "$folder"/*/; do
      (cd "$one" && mapfile -t files <imports.txt && person "$(basename "$one")" "${files[@]}")
    done
    continue
  fi
  find "$folder" -maxdepth 2 -type f \( -name '*.json' -o -name '*.ndjson' -o -name '*.xml' \) | sort | head -n "$most" |
    while IFS= read -r file; do person "$(basename "$file")" "$file"; done
done

people=$(wc -l <"$scratch/counts")
[ "$people" -gt 0 ] || { echo "nobody could be read" && exit 1; }
median() { cut -d' ' -f"$1" "$scratch/counts" | sort -n | sed -n "$(((people + 1) / 2))p"; }
most_of() { cut -d' ' -f"$1" "$scratch/counts" | sort -n | tail -1; }
echo "people $people; interrupting: median $(median 1), most $(most_of 1); all findings: median $(median 2), most $(most_of 2)"
[ "$(median 1)" -le 3 ]
