#!/usr/bin/env bash
# Reads the rooms table of ARCHITECTURE.md and fails on every include in src/ that it does not allow.
# Also shown to fail: with --self-test it checks a planted wrong include.
set -uo pipefail
top=${1:?the folder of the project}
table=$(awk -F'|' '/^\| *[0-9] *\| *`/ {gsub(/[` ]/,"",$3); gsub(/`/,"",$5); print $3 ":" $5}' "$top/ARCHITECTURE.md")
[ -n "$table" ] || { echo "no rooms table in ARCHITECTURE.md"; exit 1; }

check_folder() {  # prints one line for every forbidden include
  local src=$1 room allowed
  for folder in "$src"/*/; do
    room=$(basename "$folder")
    allowed=$(sed -n "s/^$room://p" <<<"$table")
    if [ -z "$allowed" ]; then
      [ -n "$(find "$folder" -name '*.cc' -o -name '*.h')" ] && echo "$room: not in the rooms table"
      continue
    fi
    case "$allowed" in
      *"all above"*) allowed=$(sed '/^app:/,$d; s/:.*//' <<<"$table" | tr '\n' ' ') ;;
    esac
    grep -rnoE '#include "[a-z_]+/' "$folder" --include='*.cc' --include='*.h' | while IFS= read -r line; do
      target=$(sed 's/.*#include "//; s,/$,,' <<<"$line")
      case " $room $allowed tests builders " in *" $target "*) ;; *) echo "$line: $room may not include $target" ;; esac
    done
  done
}

planted=$(mktemp -d)
trap 'rm -rf "$planted"' EXIT
mkdir -p "$planted/rules"
echo '#include "store/store.h"' >"$planted/rules/wrong.cc"
[ -n "$(check_folder "$planted")" ] || { echo "the check does not see a planted wrong include"; exit 1; }

wrong=$(check_folder "$top/src")
[ -z "$wrong" ] || { echo "$wrong"; exit 1; }
echo "rooms: every include is allowed"
