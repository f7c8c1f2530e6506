"""Matching alone, over a window that is stored: near-copy search and claim matching of new posts.

    python -m bench.matching DATABASE STORED [--posts 3000]

DATABASE holds the first STORED of the made-up posts, as `bench.speed` leaves it. The next posts of the same stream are
read; then candidates are looked up in the store, compared and clustered, and only that is timed. What comes of it is
stored, so that each batch meets the one before. Printed is one JSON object.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import time
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bench.posts import TAILS, make_posts
from pipeline.cli.session import FEW_CYCLES
from pipeline.flow import BATCH
from pipeline.judging import weigh
from pipeline.match import cluster
from pipeline.neighbourhood import explore
from pipeline.normalise import normalise
from pipeline.reading import places_known, reader
from pipeline.recent import Recent
from pipeline.settings import Settings, load_settings
from pipeline.types import Comparison, Post, Statement
from storage import Store, Work, open_store

NEXT = 3_000
"""Posts that are matched."""


class Copies(NamedTuple):
    """How well the copies that were planted were found."""

    planted: int
    found: int
    """Of those planted."""
    said: int
    """Pairs that were called copies."""
    right: int
    """Of those said."""

    @property
    def recall(self) -> float:
        """Share of the planted ones that were found."""
        return self.found / max(1, self.planted)

    @property
    def precision(self) -> float:
        """Share of the pairs that were called copies rightly."""
        return self.right / max(1, self.said)


class Matched(NamedTuple):
    """What matching a stream of posts came to."""

    posts: int
    rate: float
    """Posts a second."""
    cpu_rate: float
    """Posts a second of CPU."""
    warm_start: float
    """Seconds until the first statement had its candidates."""
    memory: int
    """KiB that the process grew by."""
    copies: Copies


def original(text: str) -> str:
    """The text that a made-up post was copied from: without what a copy adds at its end."""
    cut = True
    while cut:
        cut = False
        for tail in TAILS:
            if tail and text.endswith(tail):
                text, cut = text.removesuffix(tail), True
    return text


def measure(store: Store, settings: Settings, stored: int, number: int) -> dict[str, float]:
    """Match the `number` posts that follow the `stored` ones, and keep them; figures by name."""
    posts, texts = _posts(stored, number)
    matched = match_stream(store, settings, posts, texts)
    return {
        "window": stored,
        "posts": number,
        "rate": matched.rate,
        "cpu_rate": matched.cpu_rate,
        "warm_start": matched.warm_start,
        "bytes_a_post": matched.memory * 1024 / stored,
        "recall": matched.copies.recall,
        "precision": matched.copies.precision,
    }


def match_stream(store: Store, settings: Settings, posts: Sequence[Post], families: dict[str, str]) -> Matched:
    """Read the `posts`, match them batch by batch, and keep what comes of it; only matching is timed.

    `families`: the family of copies that each post belongs to, by its uid, stored posts among them.
    """
    now = posts[-1].at
    store.save_posts(posts, now)
    read = reader(settings.roster, places_known(settings))
    readings = {post.uid: read(post) for post in posts}
    before, started = _memory(), time.perf_counter()
    recent = Recent(store, settings.roster)
    explore(store, recent, next(one for one in readings.values() if one), [])
    opened, spent, links = time.perf_counter() - started, Clock(), list[Comparison]()
    for at in range(0, len(posts), BATCH):
        batch = posts[at : at + BATCH]
        made = [one for post in batch for one in readings[post.uid]]
        with spent:
            around = explore(store, recent, made, [])
            groups = cluster(around.statements.values(), around.comparisons)
        judged, changes = weigh(store, settings, groups, around, (), batch, now)
        work = Work(
            posts=tuple(batch),
            statements=tuple(made),
            keys=around.keys,
            links=tuple(around.links),
            claims=tuple(judged),
            changes=tuple(changes),
        )
        store.commit_work(work, now)
        recent.written(work, [])
        links += around.links
    fresh = [one for made in readings.values() for one in made]
    copies = count_copies(store, fresh, links, families)
    number, grown = len(posts), _memory() - before
    return Matched(number, number / spent.wall, number / spent.cpu, opened, grown, copies)


class Clock:
    """Adds up what its `with` blocks took, seconds."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.wall = self.cpu = 0.0

    def __enter__(self) -> None:
        self._began = time.perf_counter(), time.process_time()

    def __exit__(self, *fault: object) -> None:
        self.wall += time.perf_counter() - self._began[0]
        self.cpu += time.process_time() - self._began[1]


def _posts(stored: int, number: int) -> tuple[list[Post], dict[str, str]]:
    """The posts after the `stored` ones, and the original text of every post of the stream by its uid."""
    texts: dict[str, str] = {}
    posts: list[Post] = []
    for index, made in enumerate(make_posts(stored + number)):
        at = datetime.fromisoformat(made["published"])
        post = Post(source=made["source"], id=made["id"], published=at, text=made["text"], fetched=at)
        texts[post.uid] = original(post.text)
        if index >= stored:
            posts.append(normalise(post))
    return posts, texts


def count_copies(
    store: Store, fresh: Sequence[Statement], links: Iterable[Comparison], texts: dict[str, str]
) -> Copies:
    """Hold the pairs that were called copies against what was planted: posts of one original text are copies."""
    said = [link for link in links if link.copy_of]
    posts = {one.uid: one.post for one in fresh}
    others = {uid for link in said for uid in (link.a, link.b)} - posts.keys()
    posts |= {uid: one.post for uid, one in store.statements(others).items()}
    right = [link for link in said if texts[posts[link.a]] == texts[posts[link.b]]]
    found = {posts[uid] for link in right for uid in (link.a, link.b)}
    seen: dict[str, int] = {}
    for text in texts.values():
        seen[text] = seen.get(text, 0) + 1
    claiming = dict.fromkeys(one.post for one in fresh if one.aside is None)
    planted = [post for post in claiming if seen[texts[post]] > 1]
    return Copies(len(planted), len([post for post in planted if post in found]), len(said), len(right))


def _memory() -> int:
    """Most memory that this process has used, KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database")
    parser.add_argument("stored", type=int)
    parser.add_argument("--sources", type=Path, default=Path("sources.yaml"))
    parser.add_argument("--posts", type=int, default=NEXT)
    chosen = parser.parse_args()
    gc.set_threshold(*FEW_CYCLES)
    with open_store(chosen.database) as store:
        print(json.dumps(measure(store, load_settings(chosen.sources), chosen.stored, chosen.posts)))


if __name__ == "__main__":
    main()
