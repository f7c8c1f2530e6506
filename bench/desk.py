"""The desk under a whole newsroom: editors who read, review, edit and listen at once, over loopback.

    python -m bench.desk [--posts 100000] [--editors 25] [--seconds 60] [--breath 5] [--folder FOLDER] [--every 60]

Makes a newsroom's database (`bench/newsroom.py`), then serves the desk in a process of its own. Each editor has a page
open, which listens to the stream as browsers do, and goes round: the queue, the round-up, a claim, a search; writes an
item's words anew and reviews it (two editors share the same items, so that they collide), with a breath of `--breath`
seconds between two acts. One more listens to the stream: how long is an edit on its way? Afterwards every edit that was
answered with 200 is looked for in the database. A `--folder` that was filled is used again. The server's memory is
noted every `--every` seconds, and how fast it grows in the second half, when everything has been in hand once.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import linear_regression

import aiohttp

from bench.newsroom import fill
from pipeline.types.accounts import Rank
from pipeline.web.auth import add_account, begin_session
from pipeline.web.visit import COOKIE
from storage import open_store

BREATH = 5.0
"""Seconds between two acts of an editor, half to one and a half of them: to read an item takes longer."""
TOOK = re.compile(r'<article id="item-(c-[0-9a-f]+)"')

SERVER = """
import sys, uvicorn
from pathlib import Path
from pipeline.settings import Environment
from pipeline.web.app import create_app
app = create_app(Path(sys.argv[1]), sys.argv[2], Environment(env_file=Path("none")))
config = uvicorn.Config(app, port=int(sys.argv[3]), log_level="error", timeout_graceful_shutdown=2)
server = uvicorn.Server(config)
app.state.office.stopping = lambda: server.should_exit
server.run()
"""


@dataclass
class Tally:
    """What was measured."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))  # kind of request → seconds
    wrong: list[str] = field(default_factory=list)
    conflicts: int = 0
    kept: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Claim → the words that were answered with 200."""
    told: list[float] = field(default_factory=list)
    """Seconds from an answer to the stream's message."""


def accounts(folder: Path, number: int) -> list[tuple[str, str, str]]:
    """(name, cookie, form token) of each editor, logged in without the form."""
    found = []
    with open_store(f"sqlite:///{folder / 'desk.db'}") as store:
        now = datetime.now(UTC)
        for one in range(number + 1):
            if store.account(f"editor{one}") is None:
                add_account(store, f"editor{one}", "a password for a bench", Rank.EDITOR, now)
            cookie, session = begin_session(store, f"editor{one}", "bench", now)
            found.append((f"editor{one}", cookie, session.token))
    return found


class Editor:
    """Somebody who works as fast as the desk answers, with a breath between two acts."""

    def __init__(self, url: str, name: str, cookie: str, token: str, tally: Tally, breath: float) -> None:
        """Sit down."""
        self.url, self.name, self.token, self.tally, self.breath = url, name, token, tally, breath
        self.client = aiohttp.ClientSession(
            cookies={COOKIE: cookie}, headers={"origin": url}, connector=aiohttp.TCPConnector(force_close=True)
        )

    async def ask(self, kind: str, path: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        """Send a request, and note how long it took."""
        await asyncio.sleep(random.uniform(0.5, 1.5) * self.breath)  # nobody keeps time with another
        begun = time.perf_counter()
        method, headers = ("POST", {"hx-request": "true"}) if form is not None else ("GET", {})
        data = {"csrf": self.token, **form} if form is not None else None
        async with self.client.request(method, self.url + path, data=data, headers=headers) as answer:
            text = await answer.text()
        self.tally.took[kind].append(time.perf_counter() - begun)
        if answer.status not in (200, 409):
            self.tally.wrong.append(f"{answer.status} {path}")
        return answer.status, text

    async def work(self, claims: list[str], until: float) -> None:
        """Go round until it is time to go home; `claims` are this editor's, some of them a colleague's too."""
        turn = 0
        while time.monotonic() < until:
            claim = claims[turn % len(claims)]
            turn += 1
            await self.ask("queue", "/queue")
            await self.ask("round-up", "/roundup/Front?show=todo")
            await self.ask("claim", f"/claim/{claim}")
            await self.ask("search", "/search?q=shelled")
            await self.edit(claim, f"{self.name} writes {turn}")
            await self.review(claim)

    async def look_on(self, until: float) -> None:
        """Keep a page open: hear whatever is new until it is time to go home."""
        _, page = await self.ask("audit", "/audit")
        since = re.search(r'data-news="\?since=(\d+)', page)
        url = f"{self.url}/news/stream?since={since[1] if since else 0}&page=/{self.name}"
        with suppress(TimeoutError):
            async with asyncio.timeout(until - time.monotonic()), self.client.get(url) as stream:
                async for _ in stream.content:
                    pass

    async def edit(self, claim: str, words: str) -> None:
        """Write an item's words; a conflict is answered as a person does: look, and send again."""
        seen = 0
        for _ in range(8):
            status, text = await self.ask(
                "edit", f"/roundup/Front/item/{claim}/do/edit", {"text": words, "seen": str(seen)}
            )
            if status == 200:
                self.tally.kept[claim].append(words)
                return
            self.tally.conflicts += 1
            found = re.search(r'name="seen" value="(\d+)"', text)
            seen = int(found[1]) if found else seen

    async def review(self, claim: str) -> None:
        """Say that it is fit to print."""
        for _ in range(8):
            _, text = await self.ask("open", f"/roundup/Front/item/{claim}")
            found = re.search(r'name="seen" value="(\d+)"', text)
            form = {"seen": found[1] if found else "0"}
            status, _ = await self.ask("approve", f"/roundup/Front/item/{claim}/do/review", form)
            if status == 200:
                return


async def listen(editor: Editor, claim: str, until: float) -> None:
    """How long after an edit was answered the stream tells of something new."""
    turn = 0
    while time.monotonic() < until:
        turn += 1
        _, page = await editor.ask("item page", f"/roundup/Front/item/{claim}")
        since = re.search(r'data-news="\?since=(\d+)', page)
        head = since[1] if since else "0"
        async with editor.client.get(f"{editor.url}/news/stream?since={head}&page=/bench") as stream:
            await stream.content.readline()
            await editor.edit(claim, f"listening {turn}")
            begun = time.perf_counter()
            async for line in stream.content:
                if line.startswith(b"data:") and b"edit" in line:
                    editor.tally.told.append(time.perf_counter() - begun)
                    break


@asynccontextmanager
async def served(folder: Path) -> AsyncIterator[tuple[str, int]]:
    """The desk in a process of its own: its address and the process's number."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = [str(folder / "sources.yaml"), f"sqlite:///{folder / 'desk.db'}", str(port)]
    running = subprocess.Popen([sys.executable, "-c", SERVER, *told])
    url = f"http://127.0.0.1:{port}"
    async with aiohttp.ClientSession() as client:
        for _ in range(600):
            try:
                async with client.get(f"{url}/login"):
                    break
            except aiohttp.ClientError:
                await asyncio.sleep(0.1)
    try:
        yield url, running.pid
    finally:
        running.terminate()
        running.wait(30)


def memory(pid: int) -> float:
    """MiB that a process holds."""
    told = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(told.partition("VmRSS:")[2].split()[0]) / 1024


async def weigh(pid: int, every: float, until: float) -> list[tuple[float, float]]:
    """(Seconds since the beginning, MiB) every so many seconds, told as it comes: long runs are looked at meanwhile."""
    begun, found = time.monotonic(), [(0.0, memory(pid))]
    while time.monotonic() < until:
        await asyncio.sleep(every)
        found.append((time.monotonic() - begun, memory(pid)))
        print(f"{found[-1][0]:6.0f} s {found[-1][1]:7.1f} MiB", file=sys.stderr, flush=True)
    return found


def growth(weights: list[tuple[float, float]]) -> float:
    """MiB an hour over the second half, by least squares; not a number where fewer than two were weighed."""
    late = weights[len(weights) // 2 :]
    return math.nan if len(late) < 2 else 3600 * linear_regression(*zip(*late, strict=True)).slope


def cpu(pid: int) -> float:
    """Seconds that a process has computed."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def measure(folder: Path, editors: int, seconds: float, breath: float, every: float) -> dict[str, object]:
    """Let everybody work, and say how it went."""
    tally, people = Tally(), accounts(folder, editors)
    async with served(folder) as (url, pid):
        seats = [Editor(url, *one, tally, breath) for one in people]
        _, page = await seats[0].ask("round-up", "/roundup/Front")
        claims = TOOK.findall(page)
        until, begun = time.monotonic() + seconds, cpu(pid)
        shares = [claims[at // 2 :: max(1, editors // 2)] or claims for at in range(editors)]
        work = [seat.work(share, until) for seat, share in zip(seats, shares, strict=False)]
        pages = [seat.look_on(until) for seat in seats]
        weighing = asyncio.create_task(weigh(pid, every, until))
        await asyncio.gather(*work, *pages, listen(seats[-1], claims[-1], until))
        used, weights = cpu(pid) - begun, await weighing
        for seat in seats:
            await seat.client.close()
    share = {"server's processor seconds": round(used, 1), "of seconds": seconds}
    return share | _told(folder, tally, len(claims), weights)


def _told(folder: Path, tally: Tally, items: int, weights: list[tuple[float, float]]) -> dict[str, object]:
    told: dict[str, object] = {"items": items, "load": [round(one, 1) for one in os.getloadavg()]}
    for kind, took in sorted(tally.took.items()):
        ordered = sorted(took)
        told[kind] = {"n": len(took), "p50_ms": _ms(ordered, 0.5), "p99_ms": _ms(ordered, 0.99)}
    heard = sorted(tally.told)
    told["stream"] = {"n": len(heard), "p50_ms": _ms(heard, 0.5), "worst_ms": _ms(heard, 1.0)}
    told["conflicts shown"], told["wrong answers"] = tally.conflicts, tally.wrong[:5]
    told["edits"], told["lost edits"] = sum(map(len, tally.kept.values())), lost(folder, tally)
    told["memory MiB"] = [round(held) for _, held in weights]
    told["memory grows MiB an hour"] = round(growth(weights), 1)
    return told


def _ms(ordered: list[float], part: float) -> float:
    return round(1000 * ordered[min(len(ordered) - 1, int(part * len(ordered)))], 1) if ordered else 0.0


def lost(folder: Path, tally: Tally) -> int:
    """Edits that were answered with 200 and are in no version."""
    with open_store(f"sqlite:///{folder / 'desk.db'}") as store:
        opened = store.open_roundup("Front")
        assert opened is not None
        return sum(
            words not in {one.text for one in store.edit_versions(opened.uid, claim)}
            for claim, every in tally.kept.items()
            for words in every
        )


def main() -> None:
    """Fill, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--editors", type=int, default=25)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--breath", type=float, default=BREATH)
    parser.add_argument("--every", type=float, default=60)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "desk.db").exists():
            fill(folder, asked.posts)
        with open_store(f"sqlite:///{folder / 'desk.db'}") as store:
            counts = store.counts()
        print(counts)
        found = asyncio.run(measure(folder, asked.editors, asked.seconds, asked.breath, asked.every))
        print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
