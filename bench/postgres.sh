#!/usr/bin/env bash
# Single appends with 16 writers, beside what pgbench reaches with the same rows and the same durability (fsync on): a
# locked head, one frame of 560 bytes, which is what Baton writes, the head written anew, commit. Three rounds, taken in turns; medians.
# Usage: with_postgres.sh postgres.sh BATON_BENCH
set -euo pipefail
bench=$1
bin=/usr/lib/postgresql/15/bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/append.sql" <<'SQL'
BEGIN;
SELECT sequence FROM phead WHERE person='p' || :client_id FOR UPDATE;
SELECT p.data_key, h.sequence, h.chain, h.mac FROM pperson p LEFT JOIN phead h ON h.person=p.person WHERE p.person='p' || :client_id;
INSERT INTO pframe SELECT 'p' || :client_id, nextval('plast'), 1, 1, decode(repeat('ab', 560), 'hex'), decode(repeat('cd', 32), 'hex');
INSERT INTO phead VALUES('p' || :client_id, 1, decode(repeat('cd', 32), 'hex'), decode(repeat('cd', 32), 'hex'))
  ON CONFLICT(person) DO UPDATE SET sequence=excluded.sequence, chain=excluded.chain, mac=excluded.mac;
COMMIT;
SQL
"$bin/psql" -q "$BATON_TEST_POSTGRES" <<'SQL'
CREATE TABLE pperson(person TEXT COLLATE "C" PRIMARY KEY, data_key BYTEA NOT NULL);
CREATE TABLE phead(person TEXT COLLATE "C" PRIMARY KEY, sequence BIGINT NOT NULL, chain BYTEA NOT NULL, mac BYTEA NOT NULL);
CREATE TABLE pframe(person TEXT COLLATE "C" NOT NULL, last BIGINT NOT NULL, first BIGINT NOT NULL, recorded_ms BIGINT NOT NULL,
  content BYTEA NOT NULL, chain BYTEA NOT NULL, PRIMARY KEY(person, last));
CREATE SEQUENCE plast CACHE 100;
INSERT INTO pperson SELECT 'p' || i, decode(repeat('ab', 100), 'hex') FROM generate_series(0, 15) i;
INSERT INTO phead SELECT 'p' || i, 1, decode(repeat('cd', 32), 'hex'), decode(repeat('cd', 32), 'hex') FROM generate_series(0, 15) i;
SQL
ours=() theirs=()
for round in 1 2 3; do
  "$bin/psql" -q "$BATON_TEST_POSTGRES" -c "CREATE SCHEMA r$round"
  ours+=("$("$bench" - --postgres "$BATON_TEST_POSTGRES options='-c search_path=r$round'")")
  theirs+=("$("$bin/pgbench" -n -M prepared -c 16 -j 2 -T 5 -f "$work/append.sql" -d "$BATON_TEST_POSTGRES" 2>/dev/null | sed -n 's/^tps = \([0-9.]*\).*/\1/p')")
done
median() { printf '%s\n' "$@" | sort -n | sed -n 2p; }
awk -v a="$(median "${ours[@]}")" -v b="$(median "${theirs[@]}")" 'BEGIN {
  printf "%-60s %12.0f /s\n", "PostgreSQL: single appends, 16 writers, durable", a
  printf "%-60s %12.0f /s\n", "  pgbench with the same rows", b
  printf "%-60s %12.2f x            0.6 x\n", "  share of it", a / b }'
