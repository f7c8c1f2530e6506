"""How surely two posts tell one event, as the product itself compares them; and two names, one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from bench.quality.rows import UNDATED, Pair, Words
from pipeline.match import AUTO, compare
from pipeline.match.answers import makes_claim
from pipeline.match.posts import liken
from pipeline.match.rarity import Rarity, learn
from pipeline.match.scales import Scales, scale_of
from pipeline.match.telling import Telling, telling
from pipeline.match.traits import best_of, traits
from pipeline.normalise import normalise
from pipeline.particulars import describe
from pipeline.roster import Roster
from pipeline.spelling import same_place
from pipeline.split import split
from pipeline.text import words
from pipeline.types import Comparison, Post, Statement, statement_uid

NOBODY = Roster(())
RECENT = timedelta(days=3)
"""Stated times nearer than this to when a text is read are "yesterday" and the like, and say nothing of its date."""
LATER = timedelta(hours=12)
"""How long after the beginning of the day it states a text is taken to have been fetched."""


class PairAnswer(NamedTuple):
    """What the product says of a pair."""

    id: str
    score: float
    """0 to 1."""
    auto: bool
    """Whether it would join two of their statements without asking."""
    why: str
    best: Comparison | None = None


def post_of(text: Words, name: str) -> Post:
    """The post that a bare text stands for: published at its time, or undated."""
    return normalise(
        Post(source=name, id="1", published=text.at, text=text.text, lang=text.lang, fetched=text.at or UNDATED)
    )


def anchored(pair: Pair) -> Pair:
    """`pair` with a time for texts that have none: the earliest date that either states, so that "today" beside
    "5 December 2024" is no other day.

    Without it every text would be of the day on which it is read, which no newsroom's posts are.
    """
    if pair.a.at or pair.b.at:
        return pair
    told = [one.particulars.when for text in (pair.a, pair.b) for one in read(text)]
    dates = [when.start for when in told if when and when.stated and when.start < UNDATED - RECENT]
    if not dates:
        return pair
    at = min(dates) + LATER
    return pair._replace(a=pair.a._replace(at=at), b=pair.b._replace(at=at))


@lru_cache(maxsize=16384)
def read(text: Words) -> tuple[Statement, ...]:
    """The statements of `text` that make a claim; where none does, the whole text as one statement."""
    post = post_of(text, "a source")
    made: list[Statement] = []
    for statement in split(post, NOBODY):
        made.append(describe(statement, post, made[::-1]))
    claims = tuple(one for one in made if makes_claim(one))
    return claims or (_whole(post),)


def _whole(post: Post) -> Statement:
    """All of a post as one statement, whatever it says."""
    bare = Statement(
        uid=statement_uid(post.uid, 0, len(post.text), post.text),
        post=post.uid,
        source=post.source,
        lang=post.lang or "",
        start=0,
        end=len(post.text),
        quote=post.text,
        at=post.at,
        first_seen=post.at,
    )
    return describe(bare, post, ())


def comparisons(pair: Pair) -> Iterator[Comparison]:
    """Every statement of one text compared with every one of the other."""
    for a in read(pair.a):
        for b in read(pair.b):
            yield compare(a, b)


def rarity_of(pairs: Sequence[Pair]) -> Rarity:
    """How rare words are in all the texts of a set: these are the posts at hand."""
    return learn(sorted({text.text for pair in pairs for text in (pair.a, pair.b)}))


def tellings(pair: Pair) -> tuple[Telling, Telling]:
    """What the two posts of a pair tell."""
    dated = anchored(pair)
    return telling(read(dated.a), dated.a.text), telling(read(dated.b), dated.b.text)


def pair_traits(pair: Pair, rarity: Rarity) -> tuple[str, dict[str, float]]:
    """Which scale weighs a pair, and its traits: what weights are fitted on."""
    a, b = tellings(pair)
    return scale_of(a.words.plain, b.words.plain), traits(a, b, best_of(a, b), rarity)


def answer_pairs(
    pairs: Sequence[Pair], rarity: Rarity | None = None, scales: Callable[[str], Scales] | None = None
) -> list[PairAnswer]:
    """What the product says of each pair.

    `rarity` is learnt from `pairs` where it is not given; `scales` says by which weights a group is scored, else the
    shipped ones.
    """
    learnt = rarity_of(pairs) if rarity is None else rarity
    answers = []
    for pair in pairs:
        a, b = tellings(pair)
        found = liken(a, b, learnt, scales(pair.group) if scales else None)
        auto = any(one.veto is None and one.score >= AUTO for one in comparisons(anchored(pair)))
        answers.append(PairAnswer(pair.id, found.score, auto, found.why, found.best))
    return answers


def answer_places(pairs: Sequence[Pair]) -> list[PairAnswer]:
    """How likely the two names of each pair spell one place."""
    return [
        PairAnswer(pair.id, round(same_place(pair.a.text, pair.b.text), 4), auto=False, why="spelling")
        for pair in pairs
    ]


def fuzzy(pairs: Iterable[Pair]) -> dict[str, float]:
    """The baseline: `token_set_ratio` of the folded words."""
    return {
        pair.id: fuzz.token_set_ratio(" ".join(words(pair.a.text)), " ".join(words(pair.b.text))) / 100
        for pair in pairs
    }
