"""A team under fire: workers in network namespaces, killed and cut off, a PostgreSQL that restarts, a site that counts.

    python -m bench.team [--feeds 300] [--seconds 300] [--workers 3] [--calm]        (needs root and `ip netns`)

A worker is killed with -9 every 20 seconds and started again, the server is restarted again and again (half the times
as if the power failed), and the network of one worker is cut for a minute. Then all is left in peace until the queue
is empty, and counted: every entry that the site handed out is stored, none twice; no job was stuck; each host was
asked one thing at a time, with its pause. `--calm` leaves the fire out.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from bench.team_room import HUB_SPACE, HubServer, Site, cut, hub_server, spaces, start_worker, write_sources
from pipeline.errors import StorageError
from storage import Store, open_store
from storage.team_store import TeamStore, open_team

KILL_EVERY = 20.0
"""Seconds between two kills of a worker."""

CUT_FOR = 60.0
"""Seconds for which the network of one worker is cut."""

PEACE = 600.0
"""Seconds at most that the queue has to run empty afterwards."""


class Fire:
    """The workers, and what is done to them."""

    def __init__(self, folder: Path, address: str, workers: int, options: list[str]) -> None:
        self._folder, self._address, self._options = folder, address, options
        self.workers = [start_worker(number, folder, address, *options) for number in range(workers)]
        self.kills = self.restarts = self.cuts = self.exits = 0
        self.chance = random.Random(1)

    async def killing(self) -> None:
        """Kill a worker, and start another in its place."""
        while True:
            await asyncio.sleep(KILL_EVERY)
            self.tend()
            number = self.chance.randrange(len(self.workers))
            self.workers[number].send_signal(signal.SIGKILL)
            await asyncio.to_thread(self.workers[number].wait)
            self.kills += 1
            self.workers[number] = start_worker(number, self._folder, self._address, *self._options)

    def tend(self) -> None:
        """Start again what ended by itself, as systemd does."""
        for number, worker in enumerate(self.workers):
            if worker.poll() is not None:
                self.exits += 1
                self.workers[number] = start_worker(number, self._folder, self._address, *self._options)

    async def restarting(self, stop: Callable[[str], None], start: Callable[[], None], every: float) -> None:
        """Restart the server, in order and as if the power failed, in turns."""
        while True:
            await asyncio.sleep(every)
            await asyncio.to_thread(stop, ("fast", "immediate")[self.restarts % 2])
            await asyncio.sleep(self.chance.uniform(0, 2))
            await asyncio.to_thread(start)
            self.restarts += 1

    async def cutting(self, after: float) -> None:
        """Cut one worker off for a minute."""
        await asyncio.sleep(after)
        cut(0, off=True)
        await asyncio.sleep(CUT_FOR)
        cut(0, off=False)
        self.cuts += 1

    def end(self) -> list[int | None]:
        """End the workers in order; their exit codes."""
        for worker in self.workers:
            worker.terminate()
        codes: list[int | None] = []
        for worker in self.workers:
            with suppress(subprocess.TimeoutExpired):
                worker.wait(12)
            codes.append(worker.returncode)
        return codes


async def watch(team: TeamStore, seen: dict[str, float]) -> None:
    """Look every few seconds for jobs that no live worker is at."""
    while True:
        with suppress(StorageError):
            stuck = await asyncio.to_thread(team.stuck, 45.0, 0.0)
            seen["longest"] = max([seen.get("longest", 0.0), *(one.seconds for one in stuck)])
        await asyncio.sleep(3)


def idle(store: Store, team: TeamStore) -> bool:
    """Whether nothing waits and nothing is under way but the care of the queue."""
    busy = [lane for lane in team.lanes() if lane.task.endswith(("collect", "process")) and lane.todo + lane.doing]
    return not busy and not store.number_pending()


async def passing(seconds: float, site: Site, store: Store, fire: Fire) -> None:
    """Let time pass, and say how it goes."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        await asyncio.sleep(min(30.0, seconds))
        with suppress(StorageError):
            posts, gone = store.counts().posts, time.monotonic() - began
            told = (
                f"{gone:.0f} s: {site.requests} requests, {posts} posts, {fire.kills} kills, {fire.restarts} restarts"
            )
            print(told, file=sys.stderr, flush=True)


async def peace(site: Site, store: Store, team: TeamStore) -> None:
    """Wait until the queue is empty; the feeds grow no more."""
    site.grow, site.entries = 0, max(site.served.values(), default=0)
    until = time.monotonic() + PEACE
    while time.monotonic() < until and not await asyncio.to_thread(idle, store, team):
        await asyncio.sleep(3)


async def run(arguments: argparse.Namespace) -> dict[str, object]:
    """The whole scene; to be called inside the hub."""
    folder = Path(tempfile.mkdtemp(prefix="iw-team-"))
    write_sources(folder, arguments.feeds, arguments.shared, arguments.every)
    site = Site(arguments.feeds, arguments.entries, arguments.grow, 0.03)
    server = await site.serve()
    with hub_server() as database, open_store(database.address) as store:
        store.upgrade(datetime.now(UTC))
        team = open_team(database.address)
        fire = Fire(folder, database.address, arguments.workers, ["--concurrency", str(arguments.concurrency)])
        seen: dict[str, float] = {}
        watching = asyncio.create_task(watch(team, seen))
        began = time.monotonic()
        await under_fire(arguments, site, store, fire, database)
        asked = site.requests
        await peace(site, store, team)
        watching.cancel()
        codes = await asyncio.to_thread(fire.end)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        found = counted(store, site, fire, seen, time.monotonic() - began)
        found |= {
            "after_the_fire": site.requests - asked,
            "exit_codes": codes,
            "worker_cpu": round(used.ru_utime + used.ru_stime),
            "folder": str(folder),
        }
        team.close()
    server.close()
    return found


async def under_fire(arguments: argparse.Namespace, site: Site, store: Store, fire: Fire, database: HubServer) -> None:
    """Let the workers work for the time that was asked for, while all goes wrong around them."""
    tasks = []
    if not arguments.calm:
        tasks = [
            asyncio.create_task(fire.killing()),
            asyncio.create_task(fire.restarting(database.stop, database.start, arguments.restart_every)),
            asyncio.create_task(fire.cutting(arguments.seconds * 0.4)),
        ]
    await passing(arguments.seconds, site, store, fire)
    for task in tasks:
        task.cancel()
    await asyncio.sleep(1)
    fire.tend()
    with suppress(Exception):
        await asyncio.to_thread(database.start)


def counted(store: Store, site: Site, fire: Fire, seen: dict[str, float], seconds: float) -> dict[str, object]:
    """What became of it."""
    ids = [post.id for post, _ in store.iter_posts()]
    wanted = {f"f{feed}-{entry}" for feed, many in site.served.items() for entry in range(many)}
    visits: dict[str, int] = {}
    for one in store.iter_fetches():
        visits[one.source] = visits.get(one.source, 0) + 1
    extra = [len(asked) - visits.get(f"Feed {feed}", 0) for feed, asked in site.asked.items()]
    logged = sum(entry.kind == "post" for entry in store.log_entries())
    return {
        "seconds": round(seconds), "feeds": site.feeds, "visited": len(site.asked), "requests": site.requests,
        "visits_stored": sum(visits.values()), "extra_requests": sum(extra),
        "most_extra_for_a_source": max(extra, default=0),
        "kills": fire.kills, "exits": fire.exits, "restarts": fire.restarts, "cuts": fire.cuts,
        "entries_served": len(wanted), "posts": len(ids), "lost": len(wanted - set(ids)),
        "twice": len(ids) - len(set(ids)),
        "versions_logged": logged, "waiting": store.number_pending(),
        "overlaps": site.overlaps, "hurried": site.hurried, "longest_stuck": round(seen.get("longest", 0), 1),
        "db_check": store.check(),
    }  # fmt: skip


def main() -> None:
    """Make the namespaces, and play the scene inside the hub."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=300)
    parser.add_argument("--shared", type=int, default=50, help="feeds that share hosts, five on each")
    parser.add_argument("--entries", type=int, default=3)
    parser.add_argument("--grow", type=float, default=90.0, help="seconds until each feed has one entry more")
    parser.add_argument("--every", default="2m", help="cadence of each feed")
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--restart-every", type=float, default=30.0)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--concurrency", type=int, default=20)
    parser.add_argument("--calm", action="store_true")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.inside:
        print(json.dumps(asyncio.run(run(arguments)), indent=2))
        return
    with spaces(arguments.workers):
        command = ["ip", "netns", "exec", HUB_SPACE, sys.executable, "-m", "bench.team", *sys.argv[1:], "--inside"]
        sys.exit(subprocess.run(command, env=os.environ, check=False).returncode)


if __name__ == "__main__":
    main()
