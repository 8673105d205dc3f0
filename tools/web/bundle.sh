#!/usr/bin/env bash
# Gathers what static_table.cc builds into the program: src/web/static/, htmx and uPlot from npm, the compiled Spanish words.
# bundle.sh SOURCE OUT: SOURCE is the project's folder; OUT/static gets the files. Needs npm once (they are kept in OUT/modules).
set -euo pipefail
source=$1 out=$2
from="$source/src/web/static"
mkdir -p "$out/static"

if ! cmp -s "$source/tools/web/package-lock.json" "$out/modules/package-lock.json"; then
  rm -rf "$out/modules" && mkdir -p "$out/modules"
  cp "$source/tools/web/package.json" "$source/tools/web/package-lock.json" "$out/modules/"
  (cd "$out/modules" && npm ci --ignore-scripts --no-audit --no-fund --silent) ||
    { rm -rf "$out/modules"; echo "bundle.sh: htmx and uPlot could not be fetched from npm" >&2; exit 1; }
fi
# npm checked the integrity that package-lock.json names; these sums hold even if that file is changed by mistake.
htmx="$out/modules/node_modules/htmx.org/dist"
uplot="$out/modules/node_modules/uplot/dist"
(cd "$out/modules/node_modules" && sha256sum --quiet -c "$from/vendor.sha256")

find "$from" -maxdepth 1 -type f ! -name '*.sha256' -exec cp -t "$out/static" {} +
# One file, so that htmx never runs without the extension that guards it.
{ cat "$htmx/htmx.min.js"; echo; cat "$htmx/ext/hx-csp.min.js"; } >"$out/static/htmx.js"
cp "$htmx/ext/hx-sse.min.js" "$out/static/sse.js"
cp "$uplot/uPlot.iife.min.js" "$out/static/uplot.js"
cp "$uplot/uPlot.min.css" "$out/static/uplot.css"
msgfmt --check-format -o "$out/static/es.mo" "$source/src/web/words/es.po"
touch "$out/static/es.mo"
