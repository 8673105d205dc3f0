#!/usr/bin/env bash
# Runs a command beside a PostgreSQL 15 of its own, made for it and gone after it, on a socket in a folder of its own.
# The command finds its address in BATON_TEST_POSTGRES. Exit 77 where Debian's postgresql-15 is not installed.
# Usage: with_postgres.sh COMMAND...        PGSETTINGS="a=b c=d" adds settings of the server.
set -euo pipefail
bin=/usr/lib/postgresql/15/bin
[ -x "$bin/postgres" ] || { echo "skipped: no PostgreSQL 15 (script/setup test)"; exit 77; }
folder=$(mktemp -d)
as=()
if [ "$(id -u)" = 0 ]; then  # the server does not run as root
  as=(setpriv --reuid=postgres --regid=postgres --clear-groups --)
  chown postgres "$folder"
fi
stop() {
  "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT
"${as[@]}" "$bin/initdb" -D "$folder/data" -U baton -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
settings="-c listen_addresses= -c unix_socket_directories=$folder -c max_connections=60"
for setting in ${PGSETTINGS:-}; do settings+=" -c $setting"; done
(cd "$folder" && "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w -o "$settings" start >/dev/null)
export BATON_TEST_POSTGRES="host=$folder user=baton dbname=postgres"
export BATON_TEST_POSTGRES_DATA="$folder/data"
status=0
"$@" || status=$?
exit "$status"
