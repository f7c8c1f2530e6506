#!/usr/bin/env sh
# Debian's Chromium for the tests of the desk: installed where that is allowed, else they skip and say so.
set -u
there() { command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1; }
there && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive timeout 300 apt-get install -y -qq --no-install-recommends \
        chromium; } >/dev/null 2>&1
fi
there || echo "No Chromium here, and none can be installed: the tests in a browser will skip." >&2
exit 0
