#!/usr/bin/env bash
# Runs one case: tests/cases/<CAPABILITY-ID>/<situation>/transcript.txt
#
# A transcript is what a person would type and see. Lines that begin with "$ " are commands (run by bash in the case's own
# folder, with `baton`, an empty home and a fixed clock); the lines below each are exactly what it must print (both
# outputs; ids of persons, typed resources and entries, and the folders of this machine are written as words), and "[3]" alone on a line is its exit code when that is not 0. Lines with "#" are words to the reader.
# Usage: run_case.sh BATON FOLDER [--update]
set -uo pipefail
baton=$1
folder=$(cd "$2" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
ln -s "$baton" "$scratch/bin/baton"
export PATH="$scratch/bin:$PATH" HOME="$scratch" BATON_DATA="$scratch/data" BATON_KEY_FILE="$scratch/store.key"
# A sanitizer that looks for its symbolizer says so on standard error: not in a transcript.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}symbolize=0"
export SCRATCH="$scratch" LC_ALL=C.UTF-8 TZ=UTC
export HOUSEHOLD=$(cd "$folder/../../../household" && pwd)
cd "$folder"

actual="$scratch/actual.txt"
: >"$actual"
while IFS= read -r line || [ -n "$line" ]; do
  case "$line" in
    '$ '*)
      echo "$line" >>"$actual"
      output=$(bash -c "${line#\$ }" 2>&1 </dev/null)
      code=$?
      [ -z "$output" ] || echo "$output" | sed -E "s,$HOUSEHOLD,HOUSEHOLD,g; s,$scratch,SCRATCH,g; s/\bp[0-9a-f]{20}\b/PERSON/g; s/\bf[0-9a-f]{24}\b/FORM/g; s/(^|[^/[:alnum:]])d[0-9a-f]{24}\b/\1SENT/g; s/Code: [0-9]{3} [0-9]{3}/Code: CODE/; s/\(([0-9a-f]{16})\)/(ENTRY)/g; s/undo [0-9a-f]{16}/undo ENTRY/g; s/^[0-9a-f]{16}  /ENTRY  /; s/"entry": "[0-9a-f]{16}"/"entry": "ENTRY"/; s/[[:space:]]*$//" >>"$actual"
      [ "$code" = 0 ] || echo "[$code]" >>"$actual"
      ;;
    '#'* | '') echo "$line" >>"$actual" ;;
  esac
done <transcript.txt

# Blank lines separate commands for the reader only.
squeeze() { grep -v '^$' "$1"; }
if [ "${3:-}" = --update ]; then
  cat -s "$actual" >transcript.txt
elif ! diff -u --label expected --label actual <(squeeze transcript.txt) <(squeeze "$actual"); then
  exit 1
fi
