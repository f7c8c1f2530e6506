"""Kills the real program with SIGKILL again and again, and looks at what is left: `python -m bench.kills --kills 200`.

A third of the kills hits an export (of several formats; every other one is gone on with by `--resume`), a third the
writing of the source log (`ingest`), a third pruning (`keep`). After each the chain must hold, no half file may have a
final name, and the work, done again, must come to the same. Exit code 1 where something did not hold.

Each run of the program is a process of its own, forked from this one, which has imported the program and opened
nothing: so the kills fall into its work and not into the second that Python takes to start.
"""

from __future__ import annotations

import argparse
import importlib
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

import run_pipeline
from bench.posts import as_jsonl, make_posts
from pipeline.lexicon import shipped
from pipeline.types import Capture, Cursor, FetchOutcome, Post
from storage import PostFilter, Store, open_store

WORKS = ("export", "ingest", "keep")
NEEDED = ("flow", "judging", "readers", "reading", "normalise", "bundling", "collect.posts_file", "draft", "watch")
"""Modules that these commands import when they come to need them."""
SOURCES = "sources:\n  - {name: Nobody, role: outlet, reliability: B}\n"
FORMATS = ("jsonl", "csv", "jsonl", "bundle")
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
CAPTURES = 6_000
NOT_YET = "of revision none"
"""What is said of a database whose tables were not yet made when the program was killed."""


class Room:
    """A folder with databases to be worked on, and the real program in it."""

    def __init__(self, folder: Path, posts: int, seed: int) -> None:
        """Make the databases: one with many posts, one with many captures; and a file of posts to ingest."""
        self.folder, self.posts = folder, posts
        self.chance = random.Random(seed)
        (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
        (folder / "more.jsonl").write_text("".join(as_jsonl(make_posts(60, sources=5))), encoding="utf-8")
        with self.store("posts.db") as store:
            store.upgrade(LONG_AGO)
            for start in range(0, posts, 5_000):
                store.save_posts([_post(number) for number in range(start, min(posts, start + 5_000))], LONG_AGO)
        with self.store("captures.db") as store:
            store.upgrade(LONG_AGO)
            store.save_fetch(_visit())
        self.lasts: dict[str, float] = {}
        self.hits = 0
        """Kills that fell into the work, and not after it."""

    def store(self, name: str) -> Store:
        """One of the databases."""
        return open_store(f"sqlite:///{self.folder / name}")

    def start(self, database: str, *arguments: str) -> int:
        """The program at work on one of the databases, in a process of its own; its id."""
        sys.stdout.flush()
        pid = os.fork()
        if pid == 0:
            self._work(database, *arguments)
        return pid

    def _work(self, database: str, *arguments: str) -> NoReturn:
        """Be the program."""
        code = 1
        try:
            os.chdir(self.folder)
            nowhere = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nowhere, stream)
            for name in [name for name in os.environ if name.startswith("ITEMWIRE_")]:
                del os.environ[name]
            os.environ["ITEMWIRE_KEEP_CAPTURES"] = "1d"
            where = ["--sources", "sources.yaml", "--database", f"sqlite:///{self.folder / database}"]
            sys.argv = ["run_pipeline.py", *arguments, *where]
            run_pipeline.main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
        finally:
            os._exit(code)

    def whole(self, database: str, *arguments: str) -> None:
        """Let the program do its work undisturbed."""
        begun = time.monotonic()
        _, status = os.waitpid(self.start(database, *arguments), 0)
        if status != 0:
            raise RuntimeError(f"{' '.join(arguments)} ended with {os.waitstatus_to_exitcode(status)}")
        self.lasts.setdefault(" ".join(arguments[:4]), time.monotonic() - begun)

    def killed(self, database: str, *arguments: str) -> bool:
        """Kill the program at some moment of its work; returns whether it was still at it."""
        lasts = self.lasts[" ".join(arguments[:4])]
        worker = self.start(database, *arguments)
        time.sleep(self.chance.uniform(0.05, 0.95) * lasts)
        hit = os.waitpid(worker, os.WNOHANG) == (0, 0)
        if hit:
            os.kill(worker, signal.SIGKILL)
            os.waitpid(worker, 0)
        self.hits += hit
        return hit


def _post(number: int) -> Post:
    at = LONG_AGO + timedelta(seconds=number)
    return Post(source="Nobody", id=f"n{number}", text=f"Words of post {number}. " * 8, published=at, fetched=at)


def _visit() -> FetchOutcome:
    bodies = [f"body {number} ".encode() * 50 for number in range(CAPTURES)]
    captures = tuple(
        Capture(
            sha256=sha256(body).hexdigest(), source="Nobody", url=f"https://example.org/{number}", fetched=LONG_AGO,
            status=200, body=body,
        )
        for number, body in enumerate(bodies)
    )  # fmt: skip
    return FetchOutcome(source="Nobody", at=LONG_AGO, captures=captures, cursor=Cursor(source="Nobody"))


def exports(room: Room, kills: int) -> Iterator[str]:
    """Kill exports; what did not hold, in words."""
    references: dict[str, str] = {}
    for number in range(kills):
        style = FORMATS[number % len(FORMATS)]
        out = room.folder / f"posts.{style}"
        command = ("export", "posts", "--format", style, "--until-entry", str(room.posts), "-o", out.name)
        if style not in references:
            room.whole("posts.db", *command)
            references[style] = _digest(out)
        out.unlink()
        room.killed("posts.db", *command)
        if out.exists() and _digest(out) != references[style]:
            yield f"a half {out.name} has its final name"
        yield from _chain(room, "posts.db")
        room.whole("posts.db", *command, *(["--resume"] if number % 2 and style in ("jsonl", "csv") else []))
        if _digest(out) != references[style]:
            yield f"{out.name} differs after it was gone on with"
        left = [one.name for one in room.folder.iterdir() if ".part" in one.name]
        if left:
            yield f"left behind: {left}"


def log_writing(room: Room, kills: int) -> Iterator[str]:
    """Kill the writing of the log; what did not hold, in words."""
    command = ("ingest", "more.jsonl")
    room.whole("reference.db", *command)
    wanted = _posts(room, "reference.db")
    for _ in range(kills):
        for old in room.folder.glob("ingest.db*"):
            old.unlink()
        room.killed("ingest.db", *command)
        if (room.folder / "ingest.db").exists():
            yield from _chain(room, "ingest.db")
        room.whole("ingest.db", *command)
        yield from _chain(room, "ingest.db")
        if _posts(room, "ingest.db") != wanted:
            yield "posts are missing after ingesting again"


def pruning(room: Room, kills: int) -> Iterator[str]:
    """Kill the letting go of bytes; what did not hold, in words."""
    shutil.copy(room.folder / "captures.db", room.folder / "pruned.db")
    room.whole("pruned.db", "keep")
    for _ in range(kills):
        for old in room.folder.glob("pruned.db*"):
            old.unlink()
        shutil.copy(room.folder / "captures.db", room.folder / "pruned.db")
        room.killed("pruned.db", "keep")
        yield from _chain(room, "pruned.db")
        with room.store("pruned.db") as store:
            named = {digest for entry in store.log_entries() if entry.kind == "pruned" for digest in _named(entry.body)}
            empty = {one.sha256 for one in store.iter_captures(PostFilter()) if not one.body}
        if named != empty:
            yield f"{len(named ^ empty)} captures were let go without an entry, or the other way round"


def _named(body: Mapping[str, object]) -> list[str]:
    names = body["sha256"]
    return [str(one) for one in names] if isinstance(names, list) else []


def _posts(room: Room, database: str) -> list[str]:
    with room.store(database) as store:
        return [post.uid for post, _ in store.iter_posts()]


def _chain(room: Room, database: str) -> Iterator[str]:
    with room.store(database) as store:
        yield from (fault for fault in store.check() if NOT_YET not in fault)


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


KINDS = {"export": exports, "log writing": log_writing, "pruning": pruning}


def _get_ready() -> None:
    """Import what the program imports, and read its word lists, once for all the processes forked from this one."""
    for name in (*(f"cli.{work}" for work in WORKS), *NEEDED):
        importlib.import_module(f"pipeline.{name}")
    shipped()


def run(kills: int, posts: int, seed: int = 1) -> tuple[Counter[str], list[str]]:
    """Kill `kills` times in sum; how often each kind was killed while at work, and what did not hold."""
    _get_ready()
    done: Counter[str] = Counter()
    faults = []
    with TemporaryDirectory() as name:
        room = Room(Path(name), posts, seed)
        for place, (kind, act) in enumerate(KINDS.items()):
            share = kills // len(KINDS) + (place < kills % len(KINDS))
            for words in act(room, share):
                faults.append(f"{kind}: {words}")
                sys.stderr.write(f"{faults[-1]}\n")
            done[kind], room.hits = room.hits, 0
            sys.stderr.write(f"{share} kills of {kind}, {done[kind]} of them at work\n")
    return done, faults


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--posts", type=int, default=30_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    done, faults = run(given.kills, given.posts, given.seed)
    print(f"{given.kills} kills; at work: " + ", ".join(f"{kind} {number}" for kind, number in done.items()))
    print(f"{len(faults)} faults", *faults[:20], sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
