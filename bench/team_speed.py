"""One process on SQLite beside one, two and three workers on PostgreSQL, on the same feeds, in one run.

    python -m bench.team_speed [--feeds 200] [--entries 5]        (needs root and `unshare -n`)

All in one network namespace of its own; feeds on hosts of their own that count as public, so politeness is in force.
Counted from the first request until every feed was visited and every post processed; CPU seconds are those of the
program and its children, without the PostgreSQL server's, because machines have other work.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bench.team import idle
from bench.team_room import HUB, PROGRAM, SITES, Site, hub_server, ip, write_sources
from storage import open_store
from storage.team_store import open_team
from tests.storage.conftest import new_database

LATENCY = 0.05
"""Seconds in which the site answers."""


def cpu() -> float:
    """CPU seconds of the children that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def start(folder: Path, address: str, *words: str) -> subprocess.Popen[bytes]:
    """Start the program in `folder`."""
    environment = {**os.environ, "ITEMWIRE_DATABASE": address, "PYTHONPATH": str(PROGRAM.parent)}
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, str(PROGRAM), *words], cwd=folder, env=environment, stdout=log, stderr=log
        )


async def measure(site: Site, folder: Path, address: str, workers: int) -> dict[str, float]:
    """Visit and process all feeds with so many workers; 0: with one pass of one process."""
    began = cpu()
    with open_store(address) as store:
        store.upgrade(datetime.now(UTC))
        if workers:
            team, running = open_team(address), [start(folder, address, "worker") for _ in range(workers)]
            while len(site.asked) < site.feeds or not await asyncio.to_thread(idle, store, team):
                await asyncio.sleep(1)
            team.close()
        else:
            running = [start(folder, address, "run")]
            await asyncio.to_thread(running[0].wait)
        ended = time.time()
        for process in running:
            process.terminate()
            await asyncio.to_thread(process.wait)
        posts = store.counts().posts
    first = min(times[0] for times in site.asked.values())
    visited = max(times[0] for times in site.asked.values())
    seconds, used = ended - first, cpu() - began
    return {"workers": workers, "posts": posts, "seconds": round(seconds, 1), "visits_per_s": round(
        site.feeds / max(visited - first, 0.1), 1), "posts_per_s": round(posts / seconds, 1), "cpu": round(used, 1),
        "posts_per_cpu_s": round(posts / used, 1), "overlaps": site.overlaps}  # fmt: skip


async def run(feeds: int, entries: int) -> list[dict[str, float]]:
    """All four, one after the other."""
    found = []
    with hub_server() as server:
        for workers in (0, 1, 2, 3):
            folder = Path(tempfile.mkdtemp(prefix="iw-speed-"))
            write_sources(folder, feeds, 0, "60m")
            site = Site(feeds, entries, 0, LATENCY)
            listening = await site.serve()
            address = new_database(server) if workers else f"sqlite:///{folder}/itemwire.db"
            found.append(await measure(site, folder, address, workers))
            print(json.dumps(found[-1]), file=sys.stderr, flush=True)
            listening.close()
    return found


def main() -> None:
    """Make the namespace, and measure inside it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--entries", type=int, default=5)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if not arguments.inside:
        command = ["unshare", "-n", sys.executable, "-m", "bench.team_speed", *sys.argv[1:], "--inside"]
        sys.exit(subprocess.run(command, env=os.environ, check=False).returncode)
    ip("link", "set", "lo", "up")
    ip("addr", "add", f"{HUB}/32", "dev", "lo")
    ip("route", "add", "local", SITES, "dev", "lo")
    print(json.dumps(asyncio.run(run(arguments.feeds, arguments.entries)), indent=2))


if __name__ == "__main__":
    main()
