#!/usr/bin/env sh
# PHP for the test against a real WordPress: installed where that is allowed, else the test skips and says so.
set -u
complete() { php -m 2>/dev/null | grep -qi '^pdo_sqlite$' && php -m | grep -qi '^mbstring$' && php -m | grep -qi '^xml$'; }
complete && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive timeout 180 apt-get install -y -qq --no-install-recommends \
        php-cli php-xml php-mbstring php-curl php-sqlite3; } >/dev/null 2>&1
fi
complete || echo "No PHP with SQLite here, and none can be installed: the test against WordPress will skip." >&2
exit 0
