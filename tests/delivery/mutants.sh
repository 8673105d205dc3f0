#!/usr/bin/env bash
# Can the simulation of delivery fail? Three mistakes are put into copies of the worker, one at a time; each must be found,
# and the seed that found it printed. mutants.sh SOURCE_DIR BUILD_DIR [SEEDS]
set -euo pipefail
source=$1 build=$2 seeds=${3:-2000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$build"
compile=$(ninja -t commands CMakeFiles/baton_app.dir/src/app/delivery/deliver.cc.o | tail -1)
link=$(ninja -t commands test_app | tail -1)
libraries=$(sed -E 's/^.* -o test_app +//; s/ && :$//' <<<"$link")
compiler=$(grep -oE '[^ ]*(c\+\+|g\+\+|clang\+\+)[^ ]*' <<<"$compile" | head -1)
test=CMakeFiles/test_app.dir/src/app/delivery/simulation_test.cc.o
main=$(grep -oE 'CMakeFiles/doctest_main.dir[^ ]+\.o' <<<"$link" | head -1)
# NAME, what stands in deliver.cc, what the mistake makes of it
mutants=(
  'the escalation is dropped|settlement(is_late ? MessageState::Sent : MessageState::Stopped, now(), parcel_));|settlement(MessageState::Stopped, now(), parcel_)); is_late = false;'
  'a member who left still gets mail|if (!may) return stop();|(void)may;'
  'a copy is sent without a word|if (message_.unknown_ends > 0) parcel_.is_perhaps_twice = parcel_.kind != "deadline";|'
)
failed=0
for mutant in "${mutants[@]}"; do
  IFS='|' read -r name right wrong <<<"$mutant"
  RIGHT=$right WRONG=$wrong perl -0pe 's/\Q$ENV{RIGHT}\E/$ENV{WRONG}/' "$source/src/app/delivery/deliver.cc" >"$work/deliver.cc"
  if cmp -s "$work/deliver.cc" "$source/src/app/delivery/deliver.cc"; then
    echo "FAILED: the place for \"$name\" is not in deliver.cc any more"
    failed=1
    continue
  fi
  eval "$(sed -E "s, -MD .*, -w -o $work/deliver.o -c $work/deliver.cc," <<<"$compile")"
  "$compiler" "$test" "$work/deliver.o" "$main" -o "$work/simulation" $libraries
  if BATON_SEEDS=$seeds "$work/simulation" -tc="*whatever happens*" >"$work/out" 2>&1; then
    echo "FAILED: nobody noticed that $name, in $seeds seeds"
    failed=1
  elif ! grep -qE "BATON_SEED=[0-9]+ BATON_SEEDS=1" "$work/out"; then
    echo "FAILED: $name, and no seed is printed"
    failed=1
  else
    echo "found: $name ($(grep -oE "BATON_SEED=[0-9]+ BATON_SEEDS=1" "$work/out" | head -1))"
  fi
done
exit $failed
