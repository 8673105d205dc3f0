#!/usr/bin/env bash
# directory_postgis.sh ROWS_FILE: the same rows in PostgreSQL with PostGIS, the same questions, prepared, on this machine.
# Says so and ends with 77 where they are not installed. Its cluster lives in a folder of its own and is gone afterwards.
set -uo pipefail
rows=$1
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1)
if [ -z "$bin" ] || ! ls /usr/share/postgresql/*/extension/postgis.control >/dev/null 2>&1; then
  echo "PostGIS: skipped, postgresql-15-postgis-3 is not installed"
  exit 77
fi
folder=$(mktemp -d /tmp/baton-postgis-XXXXXX)
as=()
if [ "$(id -u)" = 0 ]; then  # PostgreSQL does not run as root
  chown postgres "$folder"
  as=(runuser -u postgres --)
fi
trap '"${as[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1; rm -rf "$folder"' EXIT
cp "$rows" "$folder/rows.tsv" && chmod 644 "$folder/rows.tsv"
"${as[@]}" "$bin/initdb" -D "$folder/data" -A trust >/dev/null
"${as[@]}" "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" -o "-k $folder -c listen_addresses='' -c shared_buffers=1GB -c fsync=off -c jit=off -c max_parallel_workers_per_gather=0" start >/dev/null
psql() { "${as[@]}" "$bin/psql" -h "$folder" -d postgres -qAtX -v ON_ERROR_STOP=1 "$@"; }
psql <<SQL || exit 1
CREATE EXTENSION postgis;
CREATE TABLE place (id int PRIMARY KEY, specialties int, video int, licences bigint, accepting int, wait int, at geography(Point));
COPY place FROM '$folder/rows.tsv';
CREATE INDEX ON place USING gist (at);
CREATE INDEX ON place (video) WHERE video = 1;
VACUUM ANALYZE place;
SQL
# Baton's own score of what PostgreSQL has of a row: taking new people, wait, distance.
score() { echo "8*(CASE accepting WHEN 1 THEN 1000 ELSE 400 END) + 7*(CASE WHEN wait IS NULL THEN 250 ELSE 14000/(14+wait) END) + 7*(15000/(15+ST_Distance(at, $1)/1000))"; }
point() { echo "'SRID=4326;POINT($1)'::geography"; }
ask() {  # name, query
  echo "$2" >"$folder/question.sql"
  chmod 644 "$folder/question.sql"
  "${as[@]}" "$bin/pgbench" -h "$folder" -n -M prepared -c 1 -t "${3:-100}" -f "$folder/question.sql" postgres 2>/dev/null |
    sed -n "s/^latency average = \(.*\) ms/$(printf '%-62s' "  PostGIS $1")  \1 ms (mean)/p"
}
worcester=$(point "-71.80 42.26") manhattan=$(point "-73.997 40.751")
ask "top 20: psychiatry, 50 km of Worcester" "SELECT id FROM place WHERE specialties & 1 <> 0 AND accepting <> 2 AND ST_DWithin(at, $worcester, 50000) ORDER BY $(score "$worcester") DESC, id LIMIT 20;"
ask "top 20: psychiatry, 50 km of Manhattan" "SELECT id FROM place WHERE specialties & 1 <> 0 AND accepting <> 2 AND ST_DWithin(at, $manhattan, 50000) ORDER BY $(score "$manhattan") DESC, id LIMIT 20;" 50
ask "top 20: the same OR by video anywhere" "SELECT id FROM place WHERE specialties & 1 <> 0 AND accepting <> 2 AND (ST_DWithin(at, $manhattan, 50000) OR (video = 1 AND licences & (1::bigint << ${BATON_PG_STATE:-42}) <> 0)) ORDER BY $(score "$manhattan") DESC, id LIMIT 20;" 20
