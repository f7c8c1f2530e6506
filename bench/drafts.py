"""What a draft costs: `python -m bench.drafts [--claims 500]`.

Claims as the news makes them, each at a village with three reports in their own words, a relay and a denial here and
there. Drafting all of them must take less than a second, and refreshing after one new post less than 50 ms; given are
processor seconds of composing (the best of three), and what reading the claims back from a new database costs beside
it. Figures depend on the machine.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from pipeline import flow
from pipeline.draft import compose
from pipeline.draft.remembered import forget
from pipeline.draft.render import FORMATS, render
from pipeline.settings import Beat, Settings
from pipeline.settings.values import Policy
from pipeline.types import Claim, Post, Reliability, Role, Source
from storage import ClaimFilter, open_store

START = datetime(2026, 3, 14, 6, tzinfo=UTC)
SOURCES = tuple(
    Source(name=f"Watch {number}", reliability=Reliability.B, role=role, side="neutral" if number == 1 else None)
    for number, role in enumerate((Role.ANALYST, Role.OUTLET, Role.ACTIVIST, Role.AGENCY))
)
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


def some_claims(folder: Path, wanted: int) -> tuple[list[Claim], float, Settings]:
    """So many claims read back from a new database, the processor seconds of the reading, and the settings."""
    settings = Settings(path=folder / "sources.yaml", sources=SOURCES, policy=Policy(), beats=())
    now = START + timedelta(days=40)
    with open_store(f"sqlite:///{folder / 'bench.db'}") as store:
        store.upgrade(now)
        posts = [a_post(number, teller) for number in range(wanted) for teller in range(len(TELLS))]
        flow.ingest(store, settings, posts, now, tick=silent)
        begin = time.process_time()
        claims = list(store.claims(ClaimFilter(), settings.roster))
        return claims[:wanted], time.process_time() - begin, settings


def main(wanted: int) -> None:
    """Print what drafting `wanted` claims costs."""
    with tempfile.TemporaryDirectory() as folder:
        claims, reading, settings = some_claims(Path(folder), wanted)
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
    for how, deep in (("claims in hand", False), ("claims read again", True)):
        times = []
        for index in range(3):
            told = claims[index].model_copy(update={"last_reported": until, "reason": f"one more post, {index} {how}"})
            fresh = [claim.model_copy(deep=True) if deep else claim for claim in claims if claim.uid != told.uid]
            times.append(spent(partial(draft, [*fresh, told])))
        print(f"refreshed after one new post, {how}: {min(times) * 1000:.0f} ms")
    roundup = compose(beat, claims, None, until, settings.roster)
    for style in FORMATS:
        print(f"rendered as {style}: {spent(partial(render, roundup, style)) * 1000:.0f} ms")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=500)
    main(parser.parse_args().claims)
