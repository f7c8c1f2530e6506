"""Runs posts through the whole pipeline, as `ingest` and `run` do, on a database of their own that goes afterwards."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bench.quality.rows import UNDATED, LabelledPost
from pipeline import flow
from pipeline.collect.posts_file import read_posts
from pipeline.roster import Roster
from pipeline.settings import Environment, Settings, load_settings
from pipeline.types import Claim, Post, Reliability, Source
from storage import ClaimFilter, Store, open_store

NOW = UNDATED
"""When the passes run: after every set was gathered."""


def _quiet(what: str, done: int, total: int | None = None) -> None:
    """Tell nobody how far the work is."""


@contextmanager
def fresh_store() -> Iterator[Store]:
    """A store of its own, which goes afterwards."""
    with tempfile.TemporaryDirectory() as name, open_store(f"sqlite:///{Path(name) / 'quality.db'}") as store:
        store.upgrade(NOW)
        yield store


def graded_b(names: Sequence[str], side: str | None = None) -> Settings:
    """Settings in which every source of a set is graded B; names that differ only in punctuation are one source."""
    kept: dict[str, Source] = {}
    for name in sorted(set(names)):
        if Roster(kept.values()).find(name) is None:
            kept[name] = Source(name=name, reliability=Reliability.B, side=side)
    return Settings(Path("quality"), tuple(kept.values()))


def as_posts(rows: Sequence[LabelledPost], roster: Roster) -> list[Post]:
    """The posts of a set as `ingest` would read them, one repost pointing at what it reposts."""
    urls = {row.id: row.source for row in rows}
    return [
        Post(
            source=_named(row.source, roster),
            id=row.id,
            published=row.published,
            text=row.text,
            url=row.url,
            lang=row.lang,
            repost_of=row.of if row.of in urls else None,
            fetched=row.fetched,
        )
        for row in sorted(rows, key=lambda row: (row.fetched, row.id))
    ]


def _named(name: str, roster: Roster) -> str:
    found = roster.find(name)
    return found.name if found else name


def claims_of(rows: Sequence[LabelledPost]) -> tuple[list[Claim], list[Claim]]:
    """The claims that a set's posts make: with sources whose side nobody knows, and the same with neutral ones.

    Sources without a known side never confirm by number (that needs two sides, or a neutral voice); the second list
    shows what would be confirmed where they could.
    """
    settings = graded_b([row.source for row in rows])
    with fresh_store() as store:
        flow.ingest(store, settings, as_posts(rows, settings.roster), NOW, tick=_quiet)
        unsided = list(store.claims(ClaimFilter(), settings.roster))
        neutral = graded_b([row.source for row in rows], "neutral")
        flow.work(store, neutral, NOW + timedelta(days=1), _quiet)
        return unsided, list(store.claims(ClaimFilter(), neutral.roster))


def claims_of_file(sources: Path, posts: Path) -> list[Claim]:
    """The claims that `ingest` makes of a posts file under the settings at `sources`."""
    settings = load_settings(sources)
    with fresh_store() as store:
        flow.ingest(store, settings, read_posts(posts, settings.roster, NOW), NOW, tick=_quiet)
        return list(store.claims(ClaimFilter(), settings.roster))


def claims_of_feeds(sources: Path, base: Path) -> list[Claim]:
    """The claims that one pass makes under the settings at `sources`, whose folders are named from `base`."""
    settings = replace(load_settings(sources), path=base / sources.name)
    with fresh_store() as store:
        flow.run_pass(store, settings, Environment(), NOW, everything=True, tick=_quiet)
        return list(store.claims(ClaimFilter(), settings.roster))
