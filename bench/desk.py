"""The desk under a whole newsroom: editors who read, review, edit and listen at once, over loopback.

    python -m bench.desk [--posts 100000] [--editors 25] [--seconds 60] [--folder FOLDER]

Makes posts up (`bench/posts.py`), takes them in, publishes all but the last hours, then serves the desk in a process of
its own. Each editor goes round: the queue, a claim, a search; writes an item's words anew and reviews it (two editors
share the same items, so that they collide). One more listens to the stream: how long is an edit on its way? Afterwards
every edit that was answered with 200 is looked for in the database. A `--folder` that was filled is used again.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp

from bench.posts import DAY, make_posts
from pipeline.flow import ingest
from pipeline.settings import load_settings
from pipeline.types import Edition, Post, Roundup, edition_uid
from pipeline.types.accounts import Rank
from pipeline.web.auth import add_account, begin_session
from pipeline.web.visit import COOKIE
from storage import Store, open_store

OPEN = 800
"""Posts at the end that are not published yet: what a desk has before it at one time, some hundreds of items."""
CHUNK = 2_000
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


def fill(folder: Path, number: int) -> None:
    """Make a desk's folder: settings, posts worked through, one edition that ends `OPEN` before the last post."""
    sources = "".join(f"  - {{name: source {one}, role: outlet, reliability: B}}\n" for one in range(200))
    (folder / "sources.yaml").write_text(f"sources:\n{sources}beats:\n  - {{name: Front, zone: UTC}}\n", "utf-8")
    settings = load_settings(folder / "sources.yaml")
    with open_store(f"sqlite:///{folder / 'desk.db'}") as store:
        store.upgrade(datetime.now(UTC))
        end = DAY + timedelta(seconds=3 * number)
        posts = [
            Post(source=one["source"], id=one["id"], text=one["text"], fetched=end,
                 published=datetime.fromisoformat(one["published"]))
            for one in make_posts(number)
        ]  # fmt: skip
        begun = time.monotonic()
        for at in range(0, number - OPEN, CHUNK):
            ingest(store, settings, posts[at : min(at + CHUNK, number - OPEN)], end, tick=lambda *_: None)
            print(f"{at + CHUNK} posts, {time.monotonic() - begun:.0f} s", flush=True)
        _publish(store, end + timedelta(seconds=1))
        late = [one.model_copy(update={"published": end + timedelta(seconds=60)}) for one in posts[number - OPEN :]]
        ingest(store, settings, late, end + timedelta(minutes=5), tick=lambda *_: None)


def _publish(store: Store, until: datetime) -> None:
    """An edition that says that all before `until` is told already."""
    from pipeline import desk
    from pipeline.desk.queue import decided
    from pipeline.settings import Beat

    opened = desk.open_roundup(store, Beat(name="Front"), until)
    uid = edition_uid("Front", opened.number)
    empty = Roundup(beat="Front", zone="UTC", since=None, until=until, items=())
    made = Edition(
        uid=uid, beat="Front", number=opened.number, headline="all before", roundup=empty, published=until,
        revised=until, by=("bench",),
    )  # fmt: skip
    seen = {one.claim: one.version for one in store.edits(uid)}
    closed = opened.model_copy(update={"version": opened.version + 1})
    store.publish(made, closed, decided(made, "publish", "bench", until, "bench"), [], until, seen=seen)


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

    BREATH = 3.0  # seconds; a person takes five and more

    def __init__(self, url: str, name: str, cookie: str, token: str, tally: Tally) -> None:
        """Sit down."""
        self.url, self.name, self.token, self.tally = url, name, token, tally
        self.client = aiohttp.ClientSession(
            cookies={COOKIE: cookie}, headers={"origin": url}, connector=aiohttp.TCPConnector(force_close=True)
        )

    async def ask(self, kind: str, path: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        """Send a request, and note how long it took."""
        await asyncio.sleep(self.BREATH)
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
            await self.ask("claim", f"/claim/{claim}")
            await self.ask("search", "/search?q=shelled")
            await self.edit(claim, f"{self.name} writes {turn}")
            await self.review(claim)

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
    return int(re.search(r"VmRSS:\s+(\d+)", told)[1]) / 1024


async def measure(folder: Path, editors: int, seconds: float) -> dict[str, object]:
    """Let everybody work, and say how it went."""
    tally, people = Tally(), accounts(folder, editors)
    async with served(folder) as (url, pid):
        seats = [Editor(url, *one, tally) for one in people]
        _, page = await seats[0].ask("round-up", "/roundup/Front")
        claims = TOOK.findall(page)
        before, until = memory(pid), time.monotonic() + seconds
        shares = [claims[at // 2 :: max(1, editors // 2)] or claims for at in range(editors)]
        work = [seat.work(share, until) for seat, share in zip(seats, shares, strict=False)]
        await asyncio.gather(*work, listen(seats[-1], claims[-1], until))
        after = memory(pid)
        for seat in seats:
            await seat.client.close()
    return _told(folder, tally, len(claims), before, after)


def _told(folder: Path, tally: Tally, items: int, before: float, after: float) -> dict[str, object]:
    told: dict[str, object] = {"items": items, "load": [round(one, 1) for one in os.getloadavg()]}
    for kind, took in sorted(tally.took.items()):
        ordered = sorted(took)
        told[kind] = {"n": len(took), "p50_ms": _ms(ordered, 0.5), "p99_ms": _ms(ordered, 0.99)}
    heard = sorted(tally.told)
    told["stream"] = {"n": len(heard), "p50_ms": _ms(heard, 0.5), "worst_ms": _ms(heard, 1.0)}
    told["conflicts shown"], told["wrong answers"] = tally.conflicts, tally.wrong[:5]
    told["edits"], told["lost edits"] = sum(map(len, tally.kept.values())), lost(folder, tally)
    told["memory MiB"] = [round(before), round(after)]
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
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "desk.db").exists():
            fill(folder, asked.posts)
        with open_store(f"sqlite:///{folder / 'desk.db'}") as store:
            counts = store.counts()
        print(counts, json.dumps(asyncio.run(measure(folder, asked.editors, asked.seconds)), indent=1), sep="\n")


if __name__ == "__main__":
    main()
