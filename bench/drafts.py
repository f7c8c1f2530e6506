"""What a draft costs: `python -m bench.drafts [--claims 500]`.

Claims as the news makes them, each at a village with three reports in their own words, a relay and a denial here and
there. Drafting all of them must take less than a second, and refreshing after one new post less than 50 ms: given are
processor seconds of composing (the best of three), and of all that a program that stays up does to its drafts after one
more post (reading what changed, composing, keeping, looking after editions). Figures depend on the machine.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pipeline import flow
from pipeline.draft import compose
from pipeline.draft.remembered import forget
from pipeline.draft.render import FORMATS, render
from pipeline.settings import Beat, Settings
from pipeline.settings.values import Policy
from pipeline.types import Claim, Post, Reliability, Role, Source
from storage import ClaimFilter, Store, open_store

START = datetime(2026, 3, 14, 6, tzinfo=UTC)
SOURCES = tuple(
    Source(name=f"Watch {number}", reliability=Reliability.B, role=role, side="neutral" if number == 1 else None)
    for number, role in enumerate((Role.ANALYST, Role.OUTLET, Role.ACTIVIST, Role.AGENCY))
)
VILLAGES = 58
"""Villages for a hundred claims: captures that others tell of are claims of their own at most of them."""

TIMES = 5
"""Posts that come one by one."""

HEADS = ("Tell", "Kafr", "Deir", "Khirbet", "Umm", "Rasm", "Ain", "Bir")
FIRST, LAST = (
    ("Mar", "Sal", "Law", "Zay", "Ham", "Sin", "Qut", "Dam"),
    ("jan", "wa", "tun", "ra", "dal", "man", "yas", "nahr"),
)
TELLS = (
    "Rebel fighters took the village of {place} today after {n} hours of shelling, our reporter saw.",
    "The garrison has left {place}; {n} residents say the new flag flies over the school.",
    "{place} changed hands this morning, {n} soldiers were captured near the mill.",
    "Activists say rebels took {place}.",
)


def a_post(number: int, teller: int) -> Post:
    """What one source says of one village."""
    first, last = FIRST[number // 8 % 8], LAST[number // 64 % 8]
    place = f"{HEADS[number % 8]} {first}{last}"
    at = START + timedelta(minutes=3 * number + teller)
    text = TELLS[teller].format(place=place, n=2 + number % 40)
    name = SOURCES[teller].name
    return Post(source=name, id=f"{number}-{teller}", text=text, published=at, fetched=at)


def spent(act: Callable[[], object]) -> float:
    """Processor seconds that `act` takes."""
    begin = time.process_time()
    act()
    return time.process_time() - begin


def silent(what: str, done: int, total: int | None = None) -> None:
    """Tell nobody."""


class Found(NamedTuple):
    """Claims read back from a new database, and what was measured there."""

    claims: list[Claim]
    reading: float
    """Processor seconds of reading them."""
    refreshing: list[float]
    """Processor seconds of refreshing the drafts after one more post, each time."""
    settings: Settings


def some_claims(folder: Path, wanted: int) -> Found:
    """About so many claims in a new database, read and kept up to date."""
    settings = Settings(path=folder / "sources.yaml", sources=SOURCES, policy=Policy(), beats=())
    now = START + timedelta(days=40)
    with open_store(f"sqlite:///{folder / 'bench.db'}") as store:
        store.upgrade(now)
        villages = range(wanted * VILLAGES // 100)
        posts = [a_post(number, teller) for number in villages for teller in range(len(TELLS))]
        flow.ingest(store, settings, posts, now, tick=silent)
        begin = time.process_time()
        claims = list(store.claims(ClaimFilter(), settings.roster))
        reading = time.process_time() - begin
        refreshing = [_after_one_more(store, settings, now, number) for number in range(TIMES)]
    return Found(claims, reading, refreshing, settings)


def _after_one_more(store: Store, settings: Settings, now: datetime, number: int) -> float:
    later = now + timedelta(minutes=1 + number)
    said = a_post(number, 1).model_copy(update={"published": START + timedelta(minutes=3 * number + 30)})
    one = Post(source=said.source, id=f"more-{number}", text=said.text, published=said.published, fetched=later)
    store.save_posts([one], later)
    flow.work(store, settings, later, silent)
    return spent(partial(flow.refresh_drafts, store, settings, later))


def main(wanted: int) -> None:
    """Print what drafting `wanted` claims costs."""
    with tempfile.TemporaryDirectory() as folder:
        claims, reading, refreshing, settings = some_claims(Path(folder), wanted)
    beat, until = Beat(name="All", zone="Asia/Damascus"), START + timedelta(days=3)

    def draft(given: Sequence[Claim]) -> object:
        return compose(beat, given, None, until, settings.roster)

    print(f"{len(claims)} claims, {sum(len(claim.appearances) for claim in claims)} statements")
    print(f"read from the database: {reading * 1000:.0f} ms")
    anew = []
    for _ in range(3):
        forget()
        anew.append(spent(partial(draft, claims)))
    print(f"drafted anew: {min(anew) * 1000:.0f} ms")
    times = []
    for index in range(3):
        told = claims[index].model_copy(update={"last_reported": until, "reason": f"one more post, {index}"})
        times.append(spent(partial(draft, [told, *(claim for claim in claims if claim.uid != told.uid)])))
    print(f"composed after one new post: {min(times) * 1000:.0f} ms")
    print(f"refreshed after one new post, all that is done: {min(refreshing) * 1000:.0f} ms")
    roundup = compose(beat, claims, None, until, settings.roster)
    for style in FORMATS:
        print(f"rendered as {style}: {spent(partial(render, roundup, style)) * 1000:.0f} ms")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=500)
    main(parser.parse_args().claims)
