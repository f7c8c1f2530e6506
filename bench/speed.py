"""Speed and memory of a whole pass, beside what a user would otherwise write: `make bench`.

    python -m bench.speed [--posts 20000] [--window 10000] [--database URL]

The targets are set for windows of 100,000 and 1,000,000 posts: `--posts 100000 --window 100000` takes some minutes on
two free cores, `--posts 1000000` the better part of an hour; both are for who asks for them. `bench.crowd` makes a
window of a million out of one of 100,000 in two minutes.
Everything runs as a user would run it, in child processes on a fresh database; figures depend on the machine and its
neighbours, so they are printed, never asserted.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from bench import peers
from bench.matching import NEXT
from bench.posts import as_jsonl, make_posts

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = (str(ROOT / "run_pipeline.py"),)


class Run(NamedTuple):
    """What one child process cost."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds, its own children included."""
    peak: float
    """Most memory, MiB."""
    output: str


def run(*arguments: str) -> Run:
    """Run Python with `arguments`; raises CalledProcessError where it fails."""
    command = [sys.executable, *arguments]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out, tempfile.TemporaryFile("w+", encoding="utf-8") as error:
        started = time.perf_counter()
        child = subprocess.Popen(command, stdout=out, stderr=error, text=True, cwd=ROOT)
        _, status, usage = os.wait4(child.pid, 0)  # what this child used, not the greediest so far
        wall = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        error.seek(0)
        if child.returncode:
            raise subprocess.CalledProcessError(child.returncode, command, out.read(), error.read())
        return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out.read())


def ingest_and_pass(folder: Path, number: int, where: tuple[str, ...]) -> None:
    """What a user does, with `number` posts, each step as a program of its own."""
    posts = folder / "posts.jsonl"
    with posts.open("w", encoding="utf-8") as file:
        file.writelines(as_jsonl(islice(make_posts(number + NEXT), number)))
    for what, arguments in (
        ("ingest, all new", ("ingest", str(posts))),
        ("ingest, nothing new", ("ingest", str(posts))),
        ("a pass with nothing new", ("run",)),
        ("export claims", ("export", "claims", "-o", str(folder / "claims.jsonl"))),
    ):
        cost = run(*PROGRAM, *arguments, *where)
        rate = f"{number / cost.wall:8.0f} posts/s" if "pass" not in what else " " * 16
        print(f"{what:<28} {cost.wall:8.2f} s  {cost.cpu:8.2f} s CPU  {rate}  peak {cost.peak:6.0f} MiB", flush=True)


def match_alone(number: int, database: str, sources: Path) -> None:
    """Matching alone at a window of the `number` posts that are stored."""
    cost = run("-m", "bench.matching", database, str(number), "--sources", str(sources))
    found = json.loads(cost.output)
    print(f"matching alone, window {number:<7} {found['rate']:6.0f} posts/s  {found['cpu_rate']:6.0f} posts/s of CPU")
    print(f"  warm start {found['warm_start']:.2f} s; {found['bytes_a_post']:.0f} bytes a stored post")
    print(f"  planted copies, posts of eight words: recall {found['recall']:.3f}, precision {found['precision']:.3f}")
    found = json.loads(run("-m", "bench.copies").output)
    print(
        f"  planted copies, posts of 25 words: recall {found['recall']:.3f}, precision {found['precision']:.3f}",
        flush=True,
    )


def beside(window: int) -> None:
    """The peers, on the texts of the same stream: copies found and rescored, nothing stored."""
    number = max(window + peers.SKETCH_POSTS, peers.SCAN_WINDOW + peers.SCAN_POSTS)
    texts = [post["text"] for post in make_posts(number)]
    for one in (peers.scan(texts), peers.rensa(texts, window), peers.datasketch(texts, window)):
        rate = "not installed (extra `bench`)" if one.rate is None else f"{one.rate:6.0f} posts/s of CPU"
        print(f"peer: {one.name}, window {one.window:<7} {rate}", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=20_000, help="posts stored, and window of matching alone")
    parser.add_argument("--window", type=int, default=10_000, help="window of rensa and datasketch, posts")
    parser.add_argument("--database", help="default: a fresh SQLite file")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = folder / "sources.yaml"
        sources.write_text("sources:\n  - {name: source 0, reliability: B}\nbeats: []\n", encoding="utf-8")
        database = chosen.database or f"sqlite:///{folder / 'bench.db'}"
        print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {chosen.posts} posts")
        ingest_and_pass(folder, chosen.posts, ("--sources", str(sources), "--database", database))
        match_alone(chosen.posts, database, sources)
        beside(chosen.window)


if __name__ == "__main__":
    main()
