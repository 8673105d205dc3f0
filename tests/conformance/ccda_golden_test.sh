#!/bin/sh
# The clinical facts that other importers found in HL7's golden document are in ours too; where not, a reason is listed in
# ccda_golden_differences.tsv. A difference that is no longer one fails as well.
set -eu
program=$(dirname "$1")/ccda_golden
here=$(dirname "$0")
data=${BATON_SHARED_DATA:-$(dirname "$0")/../../../shared/data}/ig/ccda_on_fhir/CDAtoFHIRExamples
if [ ! -d "$data" ]; then
  echo "skipped: no shared data"
  exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
find "$data" -type f -path '*_Output/*' \( -name '*.json' -o -name "*'json" \) -print0 | sort -z |
  xargs -0 "$program" "$data/Input/Myra Jones v2.xml" > "$work/found" 2> "$work/sum"
cat "$work/sum"
awk -F'\t' -v data="$data/" '
  FILENAME ~ /differences/ { if ($1 !~ /^#/) expected[$1 "\t" $2] = 1; next }
  {
    line = $1 "\t" $2
    at = index(line, data)
    if (at) line = substr(line, 1, at - 1) substr(line, at + length(data))
    seen[line] = 1
    if (!(line in expected)) { print "differs: " line; bad++ }
  }
  END {
    for (line in expected) if (!(line in seen)) { print "no longer different: " line; bad++ }
    exit bad > 0
  }' "$here/ccda_golden_differences.tsv" "$work/found"
grep -Eq '^[1-9][0-9]+ facts' "$work/sum"
