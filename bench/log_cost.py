"""What the source log costs ingest: `python -m bench.log_cost 2000` ingests so many posts, and times the log alone.

Prints the CPU of all and of what makes and writes entries; the issue's bound is 15 % on top.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ParamSpec, TypeVar

from bench.posts import as_jsonl, make_posts
from pipeline import flow
from pipeline.collect.posts_file import read_posts
from pipeline.settings import load_settings
from storage import commit, open_store, sourcelog

P = ParamSpec("P")
R = TypeVar("R")

NOW = datetime(2026, 11, 23, tzinfo=UTC)


class Clock:
    """Adds up the CPU that some functions take, each of them counted once where one calls another."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.spent = 0.0
        self._inside = False

    def timed(self, act: Callable[P, R]) -> Callable[P, R]:
        """`act`, timed."""

        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            if self._inside:
                return act(*args, **kwargs)
            begun, self._inside = time.process_time(), True
            try:
                return act(*args, **kwargs)
            finally:
                self.spent, self._inside = self.spent + time.process_time() - begun, False

        return run


def measure(number: int, folder: Path) -> tuple[float, float]:
    """Seconds of CPU for ingesting `number` posts, and those of them that the log takes."""
    file, sources = folder / "posts.jsonl", folder / "sources.yaml"
    file.write_text("".join(as_jsonl(make_posts(number))), encoding="utf-8")
    sources.write_text("sources:\n  - {name: Nobody}\n", encoding="utf-8")
    settings, clock = load_settings(sources), Clock()
    for owner, name in ((sourcelog.Writing, "log"), (sourcelog.Writing, "flush"), (commit, "_log_work")):
        setattr(owner, name, clock.timed(getattr(owner, name)))
    with open_store(f"sqlite:///{folder / 'bench.db'}") as store:
        store.upgrade(NOW)
        clock.spent, begun = 0.0, time.process_time()
        flow.ingest(store, settings, read_posts(file, settings.roster, NOW), NOW, tick=_silent)
        return time.process_time() - begun, clock.spent


def _silent(what: str, done: int, total: int | None = None) -> None:
    """A Tick that shows nothing."""


def main() -> int:
    """Run from the command line."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    with TemporaryDirectory() as folder:
        whole, log = measure(number, Path(folder))
    share = log / (whole - log)
    print(f"{number} posts: {whole:.2f} s of CPU, {log:.2f} s for the source log: {share:.1%} on top")
    return 1 if share > 0.15 else 0


if __name__ == "__main__":
    sys.exit(main())
