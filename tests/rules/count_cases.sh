#!/usr/bin/env bash
# Counts the hand-written cases of the rules, and sees that each kind of finding has one that fires and one that must not
# (families.tsv). The cases that are made from the tables are counted by test_knowledge and test_rules, which print them.
# Usage: count_cases.sh SOURCE_FOLDER
set -euo pipefail
cd "$1"
table=tests/rules/families.tsv
bad=0
refuse() { echo "$*"; bad=1; }

# What the rules tell: the kinds that their files write.
kinds=$(grep -rhoE 'kind = [^;]*"[a-z-]+"( *: *"[a-z-]+")?' src/rules --include=*.cc | grep -oE '"[a-z]+(-[a-z]+)*"' | tr -d '"' | sort -u)
for kind in $kinds; do
  grep -q "^$kind	" "$table" || refuse "no row for the kind $kind"
done
families=0
while IFS=$'\t' read -r kind file fires silent; do
  case "$kind" in '#'* | kind | '') continue ;; esac
  families=$((families + 1))
  grep -qF "\"$kind\"" -r src/rules --include=*.cc || refuse "$kind: no rule tells it"
  for name in "$fires" "$silent"; do
    grep -qF "TEST_CASE(\"$name\")" "src/rules/$file" || refuse "$kind: no test \"$name\" in $file"
  done
done <"$table"

rows() { cat "$@" | grep -vc '^#\|^$' || true; }                # of tables with one line of columns each
listed() { echo $(($(rows "$@") - $#)); }
pairs=$(listed tests/knowledge/{psychiatric_pairs,known_pairs,known_controls}.tsv)
sentences=$(listed tests/wording/*.tsv tests/red_flags/*.tsv)
folders=$(find tests/cases -name transcript.txt | wc -l)
commands=$(cat tests/cases/*/*/transcript.txt | grep -c '^\$ ')
tests=$(cat src/rules/*_test.cc src/knowledge/*_test.cc | grep -c '^TEST_CASE(')
total=$((pairs + folders + tests))
echo "hand-written: $folders case folders with $commands commands, $pairs lists of medicines with the answer expected, $tests tests of rules and tables"
echo "hand-written sentences, labelled: $sentences"
echo "kinds of findings with a case that fires and one that must not: $families"
echo "hand-written cases in all, without sentences: $total (250 wanted)"
[ "$total" -ge 250 ] || refuse "fewer than 250 cases"
exit $bad
