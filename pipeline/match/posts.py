"""How surely two whole posts tell one event: their statements' best comparison, their particulars, and their words.

A statement is compared with a statement (`compare`) to say whether they make one *claim*. Two posts may tell one
*event* although no two of their statements are one claim (a raid, and whom it took), and a post's other lines help: the
names of the dead, a village in the heading. That is what is weighed here; what a post does not tell says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.match.lexical import shared_words
from pipeline.match.rarity import UNLEARNT, Rarity
from pipeline.match.scales import Scales, scale_of, shipped_scales, weighed
from pipeline.match.telling import Telling, telling
from pipeline.match.traits import best_of, traits
from pipeline.types import Comparison, Statement

NAMED = 5
"""Shared words that a reason names, the rarest first."""


class Likeness(NamedTuple):
    """How surely two posts tell one event, and why."""

    score: float
    """0 to 1."""
    scale: str
    """The table of `posts.toml` that weighed it."""
    parts: dict[str, float]
    """Every trait, named as in `traits.TRAITS`."""
    best: Comparison
    """The comparison of two of their statements that says most."""
    why: str


def compare_posts(
    a: Sequence[Statement], b: Sequence[Statement], texts: tuple[str, str], rarity: Rarity = UNLEARNT
) -> Likeness:
    """How surely two posts tell one event; `a` and `b` are their statements (one at least), `texts` what they read.

    `rarity` is learnt from the posts around them; the same whichever comes first.
    """
    return liken(telling(a, texts[0]), telling(b, texts[1]), rarity)


def liken(a: Telling, b: Telling, rarity: Rarity = UNLEARNT, scales: Scales | None = None) -> Likeness:
    """`compare_posts` for what two posts tell; `scales` other than the shipped ones are for measuring."""
    best = best_of(a, b)
    parts = traits(a, b, best, rarity)
    scale = scale_of(a.words.plain, b.words.plain)
    score = weighed(parts, (scales or shipped_scales())[scale])
    return Likeness(round(score, 4), scale, parts, best.comparison(), f"{best.why}; {_words(a, b, rarity)}")


def score(a: Telling, b: Telling, rarity: Rarity = UNLEARNT) -> float:
    """The score alone, for those who ask for no reason."""
    weights = shipped_scales()[scale_of(a.words.plain, b.words.plain)]
    return weighed(traits(a, b, best_of(a, b), rarity), weights)


def _words(a: Telling, b: Telling, rarity: Rarity) -> str:
    """The rarest words that both posts have."""
    shared = shared_words(a.words, b.words, rarity)
    if not shared:
        return "no word in common"
    rarest = sorted(shared, key=lambda stem: (-shared[stem], stem))[:NAMED]
    return f"{len(shared)} words in common ({', '.join(rarest)})"
