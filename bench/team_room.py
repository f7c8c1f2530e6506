"""A room for a team on one machine: network namespaces with their own addresses, a PostgreSQL, a site that counts.

The hub holds the PostgreSQL and the site; each worker has a namespace of its own, so that its network can be cut. The
site answers for every address of 45.0.0.0/8 (inside the namespaces only: nothing leaves the machine), so each feed has
a host of its own and counts as public: nothing is opened, and politeness is kept as on the real network.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.postgres import Server, server_user

HUB, BRIDGE, SITES = "10.99.0.1", "iwbr", "45.0.0.0/8"
HUB_SPACE = "iwhub"
PORT = 8765

PAUSE = 0.95
"""Seconds that the site wants between two requests to a host: the promised one, less what a clock and a line take."""


def ip(*words: str, quiet: bool = False) -> None:
    """Run `ip`."""
    subprocess.run(["ip", *words], check=not quiet, stderr=subprocess.DEVNULL if quiet else None)


def worker_space(number: int) -> str:
    """The name of the namespace of worker `number`."""
    return f"iww{number}"


@contextmanager
def spaces(workers: int) -> Iterator[None]:
    """The namespaces of the hub and of so many workers; needs root."""
    names = [HUB_SPACE, *(worker_space(number) for number in range(workers))]
    for name in names:
        ip("netns", "del", name, quiet=True)
    try:
        for name in names:
            ip("netns", "add", name)
            ip("-n", name, "link", "set", "lo", "up")
        ip("-n", HUB_SPACE, "link", "add", BRIDGE, "type", "bridge")
        ip("-n", HUB_SPACE, "addr", "add", f"{HUB}/24", "dev", BRIDGE)
        ip("-n", HUB_SPACE, "link", "set", BRIDGE, "up")
        ip("-n", HUB_SPACE, "route", "add", "local", SITES, "dev", "lo")
        for number in range(workers):
            name, end = worker_space(number), f"iwv{number}"
            ip("link", "add", end, "type", "veth", "peer", "name", "eth0", "netns", name)
            ip("link", "set", end, "netns", HUB_SPACE)
            ip("-n", HUB_SPACE, "link", "set", end, "master", BRIDGE, "up")
            ip("-n", name, "addr", "add", f"10.99.0.{number + 10}/24", "dev", "eth0")
            ip("-n", name, "link", "set", "eth0", "up")
            ip("-n", name, "route", "add", "default", "via", HUB)
        yield
    finally:
        for name in names:
            ip("netns", "del", name, quiet=True)


def cut(number: int, *, off: bool) -> None:
    """Cut the network of worker `number`, or mend it; to be called inside the hub."""
    ip("link", "set", f"iwv{number}", "down" if off else "up")


class HubServer(Server):
    """A PostgreSQL that the namespaces reach."""

    def create(self) -> None:
        """Make the cluster, let the namespaces in, start it."""
        self._run("initdb", "-D", str(self.data), "-A", "trust", "-U", "itemwire", "--no-sync", "-E", "UTF8",
                  "--locale=C.UTF-8")  # fmt: skip
        with (self.data / "pg_hba.conf").open("a") as rules:
            rules.write("host all all 10.99.0.0/24 trust\n")
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"-k {self.folder} -c listen_addresses={HUB} -c max_connections=200 -c fsync=off"
        self._run("pg_ctl", "-D", str(self.data), "-w", "-s", "-l", str(self.folder / "log"), "-o", options, "start")

    @property
    def address(self) -> str:
        """Its address for the workers."""
        return f"postgresql://itemwire@{HUB}/postgres"


@contextmanager
def hub_server() -> Iterator[HubServer]:
    """A running server; to be called inside the hub."""
    folder = Path(tempfile.mkdtemp(prefix="iw-team-pg-"))
    server = HubServer(folder)
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, server_user())
        server.create()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def start_worker(number: int, folder: Path, address: str, *options: str) -> subprocess.Popen[bytes]:
    """Start `itemwire worker` in the namespace of worker `number`; its log goes to `folder`."""
    command = ["ip", "netns", "exec", worker_space(number), sys.executable, str(PROGRAM), "worker", *options]
    with (folder / f"worker{number}.log").open("ab") as log:
        return subprocess.Popen(
            command, cwd=folder, env={**os.environ, "ITEMWIRE_DATABASE": address, "PYTHONPATH": str(PROGRAM.parent)},
            stdout=log, stderr=log, stdin=subprocess.DEVNULL,
        )  # fmt: skip


PROGRAM = Path(__file__).parents[1] / "run_pipeline.py"


class Site:
    """Feeds that grow, and what was asked of them."""

    def __init__(self, feeds: int, entries: int, grow: float, latency: float) -> None:
        """`feeds` feeds of `entries` entries, one more every `grow` seconds (0: never), each answer after `latency`."""
        self.feeds, self.entries, self.grow, self.latency = feeds, entries, grow, latency
        self.began = time.time()
        self.served: dict[int, int] = {}
        """feed → the most entries that it was answered with"""
        self.asked: dict[int, list[float]] = {}
        """feed → when it was asked"""
        self.overlaps = self.hurried = self.requests = 0
        self._open: dict[str, int] = {}
        self._ended: dict[str, float] = {}

    def begin(self, host: str) -> None:
        """Note a request to `host`, and whether it was polite."""
        self.requests += 1
        if self._open.get(host):
            self.overlaps += 1
        elif time.monotonic() - self._ended.get(host, -9) < PAUSE:
            self.hurried += 1
        self._open[host] = self._open.get(host, 0) + 1

    def end(self, host: str) -> None:
        """Note that the answer of `host` is out."""
        self._open[host] -= 1
        self._ended[host] = time.monotonic()

    def feed(self, number: int) -> bytes:
        """Feed `number` as it is now."""
        many = self.entries + (int((time.time() - self.began) / self.grow) if self.grow else 0)
        self.served[number] = max(many, self.served.get(number, 0))
        self.asked.setdefault(number, []).append(time.time())
        items = "".join(_entry(number, entry, self.began) for entry in range(many))
        return (
            f"<?xml version='1.0'?><rss version='2.0'><channel><title>F{number}</title>{items}</channel></rss>".encode()
        )

    async def serve(self) -> asyncio.Server:
        """Listen on every address of the hub."""
        return await asyncio.start_server(self._answer, "0.0.0.0", PORT, backlog=1000)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = writer.get_extra_info("sockname")[0]
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                self.begin(host)
                try:
                    await asyncio.sleep(self.latency)
                    body = self.feed(int(head.split(b" ", 2)[1].rsplit(b"/", 1)[1]))
                    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: %d\r\n\r\n%s"
                                 % (len(body), body))  # fmt: skip
                    await writer.drain()
                finally:
                    self.end(host)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


_FIRST, _LAST = "bdfghjklmnqrstwz", ("an", "or", "ik", "um", "ez", "al", "on", "ish")
_EVENTS = ("Shelling hit", "An air strike hit", "A drone struck", "Clashes broke out near", "Rebels stormed")


def _village(feed: int) -> str:
    """A village that only this feed writes about: what it costs to join news, not what a crowd at one place costs."""
    name = ""
    for _ in range(3):
        feed, first = divmod(feed, len(_FIRST))
        name += _FIRST[first] + _LAST[(feed + first) % len(_LAST)]
    return name.capitalize()


def _entry(feed: int, entry: int, began: float) -> str:
    """One entry: an event at a place of the feed's own, so that claims do not all meet in one."""
    place, event = _village(feed), _EVENTS[(feed * 7 + entry) % len(_EVENTS)]
    at = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(began - 86_400 * (entry % 5) - feed))
    text = f"{event} the village of {place}, killing {1 + (feed + entry) % 23} civilians, residents say."
    return (
        f"<item><title>{event} {place}</title><guid isPermaLink='false'>f{feed}-{entry}</guid>"
        f"<pubDate>{at}</pubDate><description>{text}</description></item>"
    )


def address_of(feed: int, shared: int) -> str:
    """The address of feed `feed`; those of the first `shared` share hosts, five on each."""
    host = feed // 5 if feed < shared else feed + 100_000
    return f"http://45.{host >> 16 & 255}.{host >> 8 & 255}.{host & 255}:{PORT}/f/{feed}"


def write_sources(folder: Path, feeds: int, shared: int, every: str) -> Path:
    """The source list of so many feeds."""
    graded = f"role: analyst, reliability: C, every: {every}"
    rows = [f'  - {{name: Feed {number}, url: "{address_of(number, shared)}", {graded}}}' for number in range(feeds)]
    path = folder / "sources.yaml"
    path.write_text("\n".join(["sources:", *rows, "beats: [{name: Everything}]", ""]), encoding="utf-8")
    return path
