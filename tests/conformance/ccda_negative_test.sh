#!/bin/sh
# Each of ONC's 16 files that are wrong on purpose is read, and what is wrong in it is said.
set -eu
program=$1
here=$(dirname "$0")
data=${BATON_SHARED_DATA:-$(dirname "$0")/../../../shared/data}/ccda/onc_2015_certification
if [ ! -d "$data" ]; then
  echo "skipped: no shared data"
  exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
find "$data" -type f -name 'NT_*.xml' -print0 | xargs -0 "$program" --issues > "$work/issues"
files=$(find "$data" -type f -name 'NT_*.xml' | wc -l)
awk -F'\t' -v files="$files" '
  FILENAME ~ /expected/ { if ($1 !~ /^#/) { file[++count] = $1; place[count] = $2; words[count] = $3 }; next }
  { lines[++total] = $0 }
  END {
    for (i = 1; i <= count; i++) {
      found = 0
      for (j = 1; j <= total && !found; j++) {
        split(lines[j], field, "\t")
        found = index(field[2], file[i]) && index(field[3], place[i]) && index(field[4], words[i])
      }
      if (!found) { print "not said: " file[i] " " place[i] ": " words[i]; bad++ }
      named[file[i]] = 1
    }
    for (name in named) covered++
    print files " files, " covered " covered, " count " defects, " bad + 0 " not said"
    exit bad > 0 || covered < files || files < 16
  }' "$here/ccda_negative_expected.tsv" "$work/issues"
