"""Speed and memory of a whole pass, beside what a user would otherwise write: `make bench`.

    python -m bench.speed [--posts 100000] [--database URL]

Everything runs as a user would run it, in child processes on a fresh database; figures depend on the machine and its
neighbours, so they are printed, never asserted.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz, process

from bench.posts import as_jsonl, make_posts

ROOT = Path(__file__).resolve().parents[1]
PEER_WINDOW = 5_000
"""Posts that the peer compares each new one with: it gets slower in step with it."""
PEER_POSTS = 300
"""Posts that the peer is timed on."""


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
    """Run itemwire with `arguments`; raises CalledProcessError where it fails."""
    command = [sys.executable, str(ROOT / "run_pipeline.py"), *arguments]
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


def peer(texts: list[str]) -> float:
    """Posts a second of a plain fuzzy product: `extractOne(token_set_ratio)` over a window of the latest posts."""
    window = texts[:PEER_WINDOW]
    started = time.perf_counter()
    for text in texts[PEER_WINDOW : PEER_WINDOW + PEER_POSTS]:
        process.extractOne(text, window, scorer=fuzz.token_set_ratio, score_cutoff=75)
    return PEER_POSTS / (time.perf_counter() - started)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--database", help="default: a fresh SQLite file")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = folder / "sources.yaml"
        sources.write_text("sources:\n  - {name: source 0, reliability: B}\nbeats: []\n", encoding="utf-8")
        posts = folder / "posts.jsonl"
        with posts.open("w", encoding="utf-8") as file:
            file.writelines(as_jsonl(make_posts(chosen.posts)))
        texts = [post["text"] for post in make_posts(PEER_WINDOW + PEER_POSTS)]
        database = chosen.database or f"sqlite:///{folder / 'bench.db'}"
        where = ("--sources", str(sources), "--database", database)
        print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {chosen.posts} posts")
        for what, arguments in (
            ("ingest, all new", ("ingest", str(posts))),
            ("ingest, nothing new", ("ingest", str(posts))),
            ("a pass with nothing new", ("run",)),
            ("export claims", ("export", "claims", "-o", str(folder / "claims.jsonl"))),
        ):
            cost = run(*arguments, *where)
            rate = f"{chosen.posts / cost.wall:8.0f} posts/s" if "pass" not in what else " " * 16
            print(f"{what:<24} {cost.wall:8.2f} s  {cost.cpu:8.2f} s CPU  {rate}  peak {cost.peak:6.0f} MiB")
        print(f"peer: extractOne over {PEER_WINDOW} posts {peer(texts):21.0f} posts/s (matching alone, nothing stored)")


if __name__ == "__main__":
    main()
