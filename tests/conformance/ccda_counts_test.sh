#!/bin/sh
# Every medicine, allergy, problem and report that stands in a file is in the answer: taken, or rejected by name.
# Ours are counted by the importer (ccda_counts), theirs by an XPath count that knows nothing of it (ccda_counts.xsl).
# Files that differ are listed with a reason in ccda_count_exceptions.tsv; an exception that is no longer true fails too.
set -eu
program=$1
here=$(dirname "$0")
data=${BATON_SHARED_DATA:-$(dirname "$0")/../../../shared/data}/ccda
if [ ! -d "$data" ]; then
  echo "skipped: no shared data"
  exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
find "$data" -type f -iname '*.xml' -print0 | sort -z > "$work/files"
xargs -0 "$program" < "$work/files" > "$work/ours"
xargs -0 -n 1 sh -c 'printf "%s\t" "$1"; xsltproc --nonet "$0" "$1" 2>/dev/null' "$here/ccda_counts.xsl" \
  < "$work/files" > "$work/theirs"
grep -v '^#' "$here/ccda_count_exceptions.tsv" > "$work/exceptions" || true
awk -F'\t' -v data="$data/" '
  FILENAME ~ /exceptions$/ { expected[$1] = $2 "|" $3; next }
  FILENAME ~ /ours$/ { ours[$1] = $2 " " $3 " " $4 " " $5; if ($2 ~ /^error/) { print "unreadable: " $1 " " $2; bad++ }; next }
  {
    files++
    theirs = $2 " " $3 " " $4 " " $5
    name = substr($1, length(data) + 1)
    if (ours[$1] == theirs) {
      equal++
      if (name in expected) { print "no longer an exception: " name; bad++ }
    } else if (!(name in expected) || expected[name] != ours[$1] "|" theirs) {
      print "differs: " name ": ours " ours[$1] ", counted " theirs
      bad++
    } else {
      excepted++
    }
  }
  END {
    print files " files, " equal " equal, " excepted + 0 " with a known reason, " bad + 0 " wrong"
    exit bad > 0 || files < 219
  }' "$work/exceptions" "$work/ours" "$work/theirs"
