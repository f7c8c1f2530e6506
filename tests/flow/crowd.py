"""A crowd at few places: many reports of four villages, two of them spelt nearly alike, that rival, update and join."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from pipeline.types import Post

CROWDED = datetime(2026, 4, 10, tzinfo=UTC)
"""When all of it has been fetched."""

VILLAGES = ("Tell Marjan", "Tal Marjan", "Kafr Lawz", "Umm Zahra")
FRAMES = (
    "Shelling hit the village of {village}, killing {count} civilians.",
    "An air strike hit {village}, killing {count} civilians, residents say.",
    "At least {count} civilians were killed in {village}.",
    "Rebels captured the village of {village}.",
    "The army captured the village of {village}.",
    "{count} people were wounded in an air strike on {village}.",
    "Clashes broke out near {village}, {count} soldiers were killed.",
    "An air strike on the market in {village} kills {count}.",
)


def a_crowd(seed: int, number: int = 40) -> list[Post]:
    """`number` posts of sixty hours; fewer than share a key at most (`PER_KEY`), so that none is left out."""
    chance = random.Random(seed)
    return [
        Post(
            source=f"Feed {index % 12}",
            id=f"p{index}",
            published=CROWDED - timedelta(hours=chance.randrange(60), minutes=chance.randrange(60)),
            fetched=CROWDED,
            text=chance.choice(FRAMES).format(
                village=chance.choice(VILLAGES), count=chance.choice((3, 4, 5, 7, 9, 12, 14, 20))
            ),
        )
        for index in range(number)
    ]


def shares_of(posts: list[Post], seed: int, each: int = 5) -> list[list[Post]]:
    """The posts in some other order, in batches of `each`."""
    mixed = list(posts)
    random.Random(seed).shuffle(mixed)
    return [mixed[start : start + each] for start in range(0, len(mixed), each)]
