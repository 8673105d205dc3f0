#!/usr/bin/env bash
# Makes the static files that src/web/static/static_files.cc builds into the program, and the list of them.
# bundle.sh SOURCE OUT: SOURCE is the project's folder, OUT a folder of the build. Needs npm once (htmx of package-lock.json, kept in
# OUT/modules); the same input gives the same bytes.
set -euo pipefail
source=$1 out=$2
from="$source/src/web/static"
mkdir -p "$out"

# npm checks the integrity of package-lock.json; the sums here hold even if the lock file is changed by mistake.
if ! cmp -s "$source/tools/web/package-lock.json" "$out/modules/package-lock.json"; then
  rm -rf "$out/modules" && mkdir -p "$out/modules"
  cp "$source/tools/web/package.json" "$out/modules/"
  cp "$source/tools/web/package-lock.json" "$out/modules/package-lock.new"
  (cd "$out/modules" && cp package-lock.new package-lock.json && npm ci --ignore-scripts --no-audit --no-fund --silent) ||
    { rm -rf "$out/modules"; echo "bundle.sh: htmx could not be fetched from npm" >&2; exit 1; }
fi
htmx="$out/modules/node_modules/htmx.org/dist"
(cd "$htmx" && sha256sum --quiet -c "$from/vendor.sha256")

# One file, so that htmx never runs without the extension that guards it.
{ cat "$htmx/htmx.min.js"; echo; cat "$htmx/ext/hx-csp.min.js"; } >"$out/htmx.js"
cp "$htmx/ext/hx-sse.min.js" "$out/sse.js"
cp "$from"/app.css "$from"/app.js "$from"/*.svg "$from"/*.png "$out/"

list="$out/static_files.inc.new"
printf '// Made by tools/web/bundle.sh.\n#define BATON_FILES(FILE)' >"$list"
type_of() {
  case $1 in
    *.css) echo 'text/css; charset=utf-8' ;;
    *.js) echo 'text/javascript; charset=utf-8' ;;
    *.svg) echo 'image/svg+xml' ;;
    *.png) echo 'image/png' ;;
    *.webmanifest) echo 'application/manifest+json' ;;
  esac
}
address() { # address NAME: /static/app.<part of its hash>.css
  local sum
  sum=$(sha256sum "$out/$1" | cut -c1-12)
  echo "/static/${1%.*}.$sum.${1##*.}"
}
add() { # add NAME ADDRESS IMMUTABLE
  local sum symbol=${1//[^a-z0-9]/_}
  sum=$(sha256sum "$out/$1" | cut -d' ' -f1)
  gzip -9nc "$out/$1" >"$out/$1.gz"
  [ "$(stat -c %s "$out/$1.gz")" -lt "$(stat -c %s "$out/$1")" ] || : >"$out/$1.gz"
  printf ' \\\n  FILE(%s, "%s", "%s", "%s", "%s", %s)' "$symbol" "$1" "$2" "$(type_of "$1")" "$sum" "$3" >>"$list"
}

kept=
for name in app.css app.js htmx.js sse.js icon.svg icon-192.png icon-512.png plain.svg plain-192.png plain-512.png; do
  add "$name" "$(address "$name")" true
  case $name in *-512.png | sse.js) ;; *) kept="$kept,\"$(address "$name")\"" ;; esac
done
for look in baton:icon plain:plain; do
  name=${look%%:*} icon=${look##*:}
  sed -e "s,@svg@,$(address "$icon.svg"),; s,@192@,$(address "$icon-192.png"),; s,@512@,$(address "$icon-512.png")," \
    "$from/$name.webmanifest" >"$out/$name.webmanifest"
  add "$name.webmanifest" "/$name.webmanifest" false
done
version=$(cat "$list" "$from/sw.js" | sha256sum | cut -c1-12)
sed -e "s|@version@|$version|; s|@files@|[${kept#,}]|" "$from/sw.js" >"$out/sw.js"
add sw.js /sw.js false
echo >>"$list"

msgfmt --check-format -o "$out/es.mo" "$source/src/web/words/es.po"
mv "$list" "$out/static_files.inc"
