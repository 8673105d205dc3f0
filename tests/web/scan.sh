#!/usr/bin/env bash
# Two scanners that know nothing of Baton against a served sample household: testssl.sh over TLS, wapiti over the pages of
# somebody signed in. Fails on anything they call high or critical, but for what is named below with its reason.
# Usage: scan.sh BATON [SECONDS for wapiti]. Skipped (77) where a scanner is missing (script/packages.txt).
set -euo pipefail
baton=$(realpath "$1") seconds=${2:-600}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for tool in testssl wapiti curl python3; do command -v "$tool" >/dev/null || { echo "skipped: no $tool"; exit 77; }; done
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
export BATON_DATA=$work/store BATON_KEY_FILE=$work/store.key HOME=$work
password="seven calm herons wade"

"$baton" init -o "$work/kit.txt" >/dev/null
"$baton" import --person new "$here/../household/lithium/riverside-portal.json" >/dev/null 2>&1
person=$("$baton" person list --json | python3 -c 'import json,sys; print(json.load(sys.stdin)[0]["person"])')
"$baton" account add marisol --person "$person" <<<"$password" >/dev/null

# serve OPTIONS... → address
serve() {
  "$baton" serve --listen 127.0.0.1:0 "$@" >"$work/serve.log" 2>&1 &
  server=$!
  for _ in $(seq 100); do
    address=$(sed -n 's#.*serves on \(https\?://[0-9.:]*\)/.*#\1#p' "$work/serve.log")
    [ -n "$address" ] && return
    sleep 0.1
  done
  echo "the server did not start"; cat "$work/serve.log"; exit 1
}
halt() { kill "$server"; wait "$server" || true; server=; }

# --- TLS
serve --tls self
testssl --quiet --color 0 --severity LOW --jsonfile "$work/tls.json" --add-ca "$work/store/tls/ca.crt" \
  "${address/127.0.0.1/localhost}/crisis" >"$work/tls.log" 2>&1 || true
halt

# --- Pages. Excluded is only what ends the session or the record: the scanner would lock itself out.
serve
session=$(curl -s -o /dev/null -D - -H "Origin: $address" --data-urlencode login=marisol --data-urlencode "password=$password" \
  "$address/sign-in" | sed -n 's/^[Ss]et-[Cc]ookie: baton=\([^;]*\);.*/\1/p')
[ -n "$session" ] || { echo "the scanner could not sign in"; exit 1; }
exclude=()
for path in /sign-out /exit /account/devices /account/password /join "/people/$person/delete"; do exclude+=(-x "$address$path"); done
# Debian's wapiti 3.0.4 writes a pattern that Python 3.11 refuses wherever something is excluded.
timeout $((seconds + 120)) "$(sed -n "1s/^#!//p" "$(command -v wapiti)")" - -u "$address/people/$person/today" --scope domain -H "Cookie: baton=$session" \
  -H "Sec-Fetch-Site: same-origin" "${exclude[@]}" --flush-session -d 4 --max-links-per-page 60 --max-scan-time $((seconds / 3)) \
  --max-attack-time $((seconds / 12 + 5)) -m exec,file,sql,xss,permanentxss,redirect,crlf,xxe,ssrf,csp,cookieflags,http_headers,backup,htaccess,methods \
  --store-session "$work" --no-bugreport -f json -o "$work/pages.json" >"$work/pages.log" 2>&1 <<'PYTHON' || true
import re
import wapitiCore.net.crawler as crawler
crawler.wildcard_translate = lambda pattern: re.compile(".*".join(re.escape(part) for part in pattern.split("*")) + r"\Z", re.M | re.S)
from wapitiCore.main.wapiti import wapiti_main
wapiti_main()
PYTHON
# Still signed in at the end: else it looked at the sign-in page only.
status=$(curl -s -o /dev/null -w '%{http_code}' -H "Cookie: baton=$session" "$address/account")
log=$(grep -c . "$work/serve.log")
halt

python3 - "$work/tls.json" "$work/pages.json" "$status" "$log" <<'PYTHON'
import json, sys
# What a scanner calls high and why it stands.
accepted = {
    "cert_revocation": "an authority for one home publishes no revocation list; its certificates last 397 days and bind to home names",
}
trouble = []
try:
    tls = json.load(open(sys.argv[1]))
    print(f"testssl.sh: {len(tls)} notes")
    for one in tls:
        if one["severity"] in ("LOW", "MEDIUM", "HIGH", "CRITICAL", "FATAL"): print(f"  {one['severity']} {one['id']}: {one['finding'][:160]}")
        if one["severity"] in ("HIGH", "CRITICAL", "FATAL") and one["id"] not in accepted: trouble.append(one["id"])
except (OSError, ValueError) as error:
    trouble.append(f"testssl.sh gave no report: {error}")
try:
    pages = json.load(open(sys.argv[2]))
    found = {name: list_ for group in ("vulnerabilities", "anomalies") for name, list_ in pages[group].items() if list_}
    print(f"wapiti: {pages['infos'].get('crawled_pages_nbr', '?')} pages, {sum(map(len, found.values()))} findings, {sys.argv[4]} requests served")
    for name, list_ in found.items():
        for one in list_[:5]: print(f"  level {one['level']} {name}: {one['method']} {one['path']} {one['parameter']} {one['info'][:120]}")
        if any(one["level"] >= 2 for one in list_): trouble.append(name)
except (OSError, ValueError, KeyError) as error:
    trouble.append(f"wapiti gave no report: {error}")
if sys.argv[3] != "200": trouble.append("the scanner lost its session")
print("high findings: " + (", ".join(trouble) if trouble else "none"))
sys.exit(1 if trouble else 0)
PYTHON
