"""How many planted near-copies matching finds, in posts of common length: `python -m bench.copies [--posts 4000]`.

The made-up posts of `bench.posts` are eight words long, and two reports that differ in a village's name are as alike
there as a report and its copy. Here a report is some 25 words, and a copy is what reposters make of it: cut, tagged,
mistyped, turned about, passed on. A copy counts as found where it is linked as a copy with any post of its family.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.matching import Matched, match_stream
from bench.posts import FRAMES, WHO, village_name
from pipeline.cli.session import FEW_CYCLES
from pipeline.normalise import normalise
from pipeline.settings import load_settings
from pipeline.types import Post
from storage import open_store

COPIED = 0.3
"""Share of posts that are copies."""
BACK = 2_000
"""How many posts a copy reaches back."""
WORDS = 4_000
DAY = datetime(2026, 3, 14, tzinfo=UTC)


def _vocabulary(chance: random.Random) -> list[str]:
    return ["".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(3)) for _ in range(WORDS)]


def _said(chance: random.Random, villages: Sequence[str], vocabulary: Sequence[str]) -> list[str]:
    """The words of a report: an event, and what a writer adds to it."""
    who, foe = chance.sample(WHO, 2)
    place, other = chance.sample(villages, 2)
    told = chance.choice(FRAMES).format(who=who, foe=foe, place=place, other=other, number=chance.randrange(2, 40))
    # a few words are everywhere, most are rare, as in any language
    return told.split() + [vocabulary[int(WORDS ** chance.random()) - 1] for _ in range(chance.randrange(12, 24))]


def _mistyped(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + chance.choice("abcdefghijklmnopqrstuvwxyz") + word[at + 1 :]


def reposted(words: Sequence[str], chance: random.Random, vocabulary: Sequence[str]) -> list[str]:
    """What a reposter makes of a text: one to three changes; numbers and the first words stay what they are."""
    made = list(words)
    for _ in range(chance.choice((1, 1, 2, 3))):
        kind = chance.randrange(4)
        if kind == 0:
            i, j = chance.randrange(8, len(made)), chance.randrange(8, len(made))
            made[i], made[j] = made[j], made[i]
        elif kind == 1:
            at = chance.randrange(8, len(made))
            made[at] = made[at] if made[at].startswith("#") else _mistyped(made[at], chance)
        elif kind == 2:
            made += ["#" + chance.choice(vocabulary[:200]) for _ in range(chance.randrange(1, 4))]
        else:
            made = made[: max(14, int(len(made) * chance.uniform(0.7, 0.95)))]
    return ["RT", "@" + chance.choice(vocabulary) + ":", *made] if chance.random() < 0.15 else made


def posts_with_copies(number: int, seed: int = 3) -> Iterator[tuple[Post, str]]:
    """`number` posts, each with the name of its family: that of the report that it is, or was copied from."""
    chance = random.Random(seed)
    vocabulary = _vocabulary(chance)
    villages = [village_name(chance) for _ in range(max(40, number // 25))]
    told: list[tuple[list[str], str]] = []
    for index in range(number):
        if told and chance.random() < COPIED:
            words, family = chance.choice(told[-BACK:])
            words = reposted(words, chance, vocabulary)
        else:
            words, family = _said(chance, villages, vocabulary), str(index)
        told.append((words, family))
        at = DAY + timedelta(seconds=3 * index)
        post = Post(
            source=f"source {chance.randrange(200)}", id=str(index), text=" ".join(words), published=at, fetched=at
        )
        yield normalise(post), family


def find_planted(number: int, seed: int = 3) -> Matched:
    """Match `number` posts in a fresh database, and count the planted copies that are linked as such."""
    made = list(posts_with_copies(number, seed))
    families = {post.uid: family for post, family in made}
    with tempfile.TemporaryDirectory() as name:
        sources = Path(name) / "sources.yaml"
        sources.write_text("sources:\n  - {name: source 0, reliability: B}\nbeats: []\n", encoding="utf-8")
        with open_store(f"sqlite:///{Path(name) / 'copies.db'}") as store:
            store.upgrade(DAY)
            return match_stream(store, load_settings(sources), [post for post, _ in made], families)


def main() -> None:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=4_000)
    parser.add_argument("--seed", type=int, default=3)
    chosen = parser.parse_args()
    gc.set_threshold(*FEW_CYCLES)
    found = find_planted(chosen.posts, chosen.seed)
    rates = {"recall": found.copies.recall, "precision": found.copies.precision, "cpu_rate": found.cpu_rate}
    print(json.dumps(found.copies._asdict() | rates))


if __name__ == "__main__":
    main()
