"""Posts made up for measuring: a front's day, seeded, with its villages, copies, paraphrases and chatter."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

DAY = datetime(2026, 3, 14, tzinfo=UTC)
"""When the made-up posts begin."""

_CONSONANTS, _VOWELS = "bdfhjkmnqrstwz", "aeiou"
FRAMES = (
    "{who} are storming {place} after heavy shelling",
    "Heavy clashes between {who} and {foe} near {place}",
    "{who} captured {place} this morning",
    "Airstrike on {place} killed {number} civilians",
    "{number} {foe} soldiers killed in {place}",
    "{who} shelled {place} with {number} rockets",
    "{who} withdrew from {place} toward {other}",
    "Drone strike hit a {foe} convoy near {place}, {number} vehicles destroyed",
)
WHO = ("Rebels", "Regime forces", "SDF", "Jaish al-Fath", "Government troops", "Opposition fighters")
_CHATTER = (
    "Good morning everyone, long day ahead",
    "I think this war will go on for years",
    "Why would they attack there now?",
    "Thread on the history of the railway, with pictures",
)
TAILS = ("", " #Syria", " Breaking", " per local sources", " according to residents", " today")
"""What a copy adds at its end."""


def village_name(rng: random.Random) -> str:
    """A made-up name of a village."""
    syllables = rng.choice((2, 3, 3))
    name = "".join(rng.choice(_CONSONANTS) + rng.choice(_VOWELS) for _ in range(syllables)) + rng.choice(
        ("", "n", "r", "h")
    )
    return rng.choice(("", "", "Tell ", "Kafr ", "al-")) + name.capitalize()


def make_posts(number: int, seed: int = 1, sources: int = 200) -> Iterator[dict[str, str]]:
    """`number` posts in the form that `ingest` reads, one every three seconds: 25 % copies, 25 % chatter."""
    rng = random.Random(seed)
    villages = [village_name(rng) for _ in range(max(50, number // 25))]
    told: list[str] = []
    for index in range(number):
        dice = rng.random()
        recent = told[-2000:]
        if dice < 0.25 and recent:
            text = rng.choice(recent) + rng.choice(TAILS)
        elif dice < 0.50:
            text = rng.choice(_CHATTER) + f" {rng.randrange(10_000)}"
        else:
            # the front moves: places come up, stay in the news for a while and go
            around = index * len(villages) // number
            place, other = (villages[max(0, min(len(villages) - 1, around + rng.randrange(-20, 20)))] for _ in range(2))
            who, foe = rng.sample(WHO, 2)
            text = rng.choice(FRAMES).format(who=who, foe=foe, place=place, other=other, number=rng.randrange(2, 40))
            told.append(text)
        at = DAY + timedelta(seconds=3 * index)
        yield {
            "id": str(index),
            "source": f"source {rng.randrange(sources)}",
            "published": at.isoformat(),
            "text": text,
        }


def as_jsonl(posts: Iterator[dict[str, str]]) -> Iterator[str]:
    """The posts as lines of a file for `ingest`."""
    return (json.dumps(post, ensure_ascii=False) + "\n" for post in posts)
