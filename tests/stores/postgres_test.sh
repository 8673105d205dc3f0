#!/usr/bin/env bash
# The whole program on PostgreSQL: import, look, write; from a folder into the database and back with equal exports; what
# was being sent is held in the old store; two servers on one store give the same answers. Run by with_postgres.sh.
# Usage: postgres_test.sh BATON HOUSEHOLD
set -euo pipefail
baton=$1
household=$2
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
export BATON_KEY_FILE=$work/key HOME=$work TZ=UTC
fail() { echo "FAILED: $*"; exit 1; }
now=(--now 2026-11-15T12:00:00Z)

# A household in a folder, then in the database.
export BATON_DATA=$work/folder
"$baton" init -o "$work/kit" >/dev/null
"$baton" "${now[@]}" import "$household"/lithium/riverside-portal.json "$household"/lithium/harbor-mind-ccd.xml >/dev/null 2>&1
person=$("$baton" person list --json | python3 -c 'import json,sys; print(json.load(sys.stdin)[0]["person"])')
"$baton" account add marisol --person "$person" <<<"seven calm herons wade" >/dev/null
"$baton" "${now[@]}" add member "Dr. Lee" --role psychiatrist --email lee@clinic.example >/dev/null
"$baton" "${now[@]}" mail-server --server smtp://localhost:9 --from a@home.example --site https://baton.example >/dev/null
"$baton" "${now[@]}" send --to "Dr. Lee" >/dev/null
"$baton" "${now[@]}" export --format fhir -o "$work/before.json"
"$baton" migrate-store to-postgres "$BATON_TEST_POSTGRES" >/dev/null 2>&1 || fail "it moves into the database"
"$baton" migrate-store to-postgres "$BATON_TEST_POSTGRES" >/dev/null 2>&1 && fail "a second move must not overwrite" || [ $? = 2 ] || true
in_database() { BATON_DATA=$work/server$1 BATON_DATABASE=$BATON_TEST_POSTGRES "$baton" "${@:2}"; }
mkdir -p "$work/server1" "$work/server2"
in_database 1 "${now[@]}" export --format fhir -o "$work/moved.json"
cmp "$work/before.json" "$work/moved.json" || fail "the export from the database is the same"
in_database 1 verify --json | grep -q '"ok": true' || fail "every entry is whole"
in_database 1 sent --json | grep -q '"waits_for_you": false' || fail "what waits is still to be sent from the database"
"$baton" "${now[@]}" sent --json | grep -q '"waits_for_you": true' || fail "in the old folder it is held"

# Writing there; another server sees it at once.
in_database 1 "${now[@]}" add medication "sertraline 50 mg every morning" --yes >/dev/null
in_database 2 "${now[@]}" record medications | grep -q sertraline || fail "another server sees what was written"
in_database 1 backup -o "$work/copy" 2>/dev/null && fail "a backup is the database's own matter" || true

# Two servers at once: pages from both, signed in at one, the session is good at the other.
port() { python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])'; }
one=$(port) two=$(port)
BATON_DATA=$work/server1 BATON_DATABASE=$BATON_TEST_POSTGRES "$baton" serve --listen "127.0.0.1:$one" >/dev/null 2>"$work/log1" &
BATON_DATA=$work/server2 BATON_DATABASE=$BATON_TEST_POSTGRES "$baton" serve --listen "127.0.0.1:$two" >/dev/null 2>"$work/log2" &
for at in "$one" "$two"; do
  for _ in $(seq 100); do curl -sf "http://127.0.0.1:$at/readyz" >/dev/null && break; sleep 0.1; done
done
jar=$work/jar
token=$(curl -s -c "$jar" -b "$jar" "http://127.0.0.1:$one/sign-in" | grep -o 'name="csrf" value="[^"]*"' | head -1 | sed 's/.*value="//; s/"$//')
curl -s -o /dev/null -c "$jar" -b "$jar" -H "Origin: http://127.0.0.1:$one" --data-urlencode "csrf=$token" --data-urlencode login=marisol \
  --data-urlencode "password=seven calm herons wade" "http://127.0.0.1:$one/sign-in"
page() { curl -s -b "$jar" "http://127.0.0.1:$1/people/$person/record/medications" | grep -c sertraline || true; }
[ "$(page "$one")" -gt 0 ] || fail "signed in at the first server"
sed "s/$one/$two/" "$jar" >"$jar.two"
[ "$(curl -s -b "$jar" "http://127.0.0.1:$two/people/$person/record/medications" | grep -c sertraline)" -gt 0 ] || fail "and so at the second"
in_database 1 "${now[@]}" stop sertraline >/dev/null
in_database 1 "${now[@]}" add medication "mirtazapine 15 mg at bedtime" --yes >/dev/null
for at in "$one" "$two"; do
  curl -s -b "$jar" "http://127.0.0.1:$at/people/$person/record/medications" | grep -q mirtazapine || fail "both servers show the newest"
done

# And back into a folder.
in_database 1 "${now[@]}" export --format fhir -o "$work/now.json"
BATON_DATA=$work/back "$baton" migrate-store from-postgres "$BATON_TEST_POSTGRES" >/dev/null 2>&1 || fail "it moves back"
BATON_DATA=$work/back "$baton" "${now[@]}" export --format fhir -o "$work/back.json"
cmp "$work/now.json" "$work/back.json" || fail "the export from the folder is the same"
BATON_DATA=$work/back "$baton" verify --json | grep -q '"ok": true' || fail "the folder is whole"
echo "PostgreSQL: the program, two servers, there and back: all held"
