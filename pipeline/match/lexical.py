"""How alike two whole texts are by their words alone: some measures, weighed into one.

Every measure is an old and simple one (cosine and Dice by rarity, soft matching of spellings, order, runs of letters);
none is good alone for headlines, posts and checks of a claim alike, so `posts.toml` weighs them, fitted by
`bench/fit_posts.py`. Heavy beside `compare`: meant for pairs that particulars do not decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from math import log1p, sqrt

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler, LCSseq

from pipeline.match.alignment import SHORT, SOFT, align
from pipeline.match.likewords import NOTHING, meant
from pipeline.match.rarity import UNLEARNT, Rarity
from pipeline.match.scales import OTHER, scale_of
from pipeline.match.texts import Words

MOST = 60
"""Stems of a text that are matched softly, the first ones: the lead says what the rest repeats."""

MEASURES = (
    "cosine",
    "runs",
    "shared",
    "contained",
    "soft",
    "softer",
    "ordered",
    "in-a-row",
    "sorted",
    "of-a-set",
    "rarest",
    "bulk",
    "numbers-differ",
    "number-in-one",
    "names",
    "denied-in-one",
    "short",
    "long",
    "aligned",
    "passage",
    "missing",
    "rarest-three",
    "numbers-shared",
    "numbers-missing",
    "meant",
    "otherwise",
    "counted",
)
"""The measures, in the order of `posts.toml`."""


def measures(a: Words, b: Words, rarity: Rarity = UNLEARNT) -> dict[str, float]:
    """Every measure of how alike two texts are, mostly 0 to 1; the same whichever comes first."""
    if (b.plain, b.bare) < (a.plain, a.bare):
        a, b = b, a
    weight = {stem: rarity.of(stem) for stem in a.stems.keys() | b.stems.keys()}
    common = a.stems.keys() & b.stems.keys()
    shared = sum(weight[stem] for stem in common)
    first, second = (sum(weight[stem] for stem in one.stems) for one in (a, b))
    least, most = sorted((len(a.said), len(b.said)))
    soft = sorted((_soft(a, b, weight, first), _soft(b, a, weight, second)))
    rows_a, rows_b = ({*zip(one.said, one.said[1:], strict=False)} for one in (a, b))
    names = len(a.names & b.names) / min(len(a.names), len(b.names)) if a.names and b.names else 0.0
    aligned = align(a.said, b.said, weight)
    by_meaning = meant(a.bare, b.bare, rarity) if scale_of(a.plain, b.plain) == OTHER else NOTHING
    return {
        "cosine": cosine(a.stems, b.stems, weight.__getitem__),
        "runs": cosine(a.runs, b.runs, rarity.of_run),
        "shared": 2 * shared / (first + second) if shared else 0.0,
        "contained": shared / min(first, second) if shared else 0.0,
        "soft": soft[0],
        "softer": soft[1],
        "ordered": LCSseq.similarity(a.said, b.said) / least if least else 0.0,
        "in-a-row": 2 * len(rows_a & rows_b) / max(len(rows_a) + len(rows_b), 1),
        "sorted": fuzz.token_sort_ratio(a.plain, b.plain) / 100,
        "of-a-set": fuzz.token_set_ratio(a.plain, b.plain) / 100,
        "rarest": max((weight[stem] for stem in common), default=0.0),
        "bulk": log1p(shared),
        "numbers-differ": float(bool(a.numbers and b.numbers) and a.numbers.isdisjoint(b.numbers)),
        "number-in-one": float(bool(a.numbers) != bool(b.numbers)),
        "names": names,
        "denied-in-one": float(a.denies != b.denies),
        "short": log1p(least),
        "long": log1p(most),
        "aligned": aligned.mean,
        "passage": aligned.run,
        "missing": aligned.missing,
        "rarest-three": sum(sorted((weight[stem] for stem in common), reverse=True)[:3]),
        "numbers-shared": float(not a.numbers.isdisjoint(b.numbers)),
        "numbers-missing": float(bool(a.numbers - b.numbers) and bool(b.numbers - a.numbers)),
        "meant": by_meaning.mean,
        "otherwise": by_meaning.otherwise,
        "counted": by_meaning.counted,
    }


def cosine(a: Mapping[str, int], b: Mapping[str, int], weight: Callable[[str], float]) -> float:
    """The cosine of two counts, each entry weighed by how rare it is (Salton, Wong and Yang 1975)."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    dot = sum(number * large[key] * weight(key) ** 2 for key, number in small.items() if key in large)
    if not dot:
        return 0.0
    lengths = [sum((number * weight(key)) ** 2 for key, number in one.items()) for one in (a, b)]
    return dot / sqrt(lengths[0] * lengths[1])


def _soft(one: Words, other: Words, weight: Mapping[str, float], whole: float) -> float:
    """The share of `one`'s words, by rarity, that `other` has too, as it is or misspelt."""
    theirs = [stem for stem in list(other.stems)[:MOST] if len(stem) > SHORT]
    found = 0.0
    for stem in list(one.stems)[:MOST]:
        if stem in other.stems:
            found += weight[stem]
        elif len(stem) > SHORT:
            best = max((JaroWinkler.similarity(stem, word, score_cutoff=SOFT) for word in theirs), default=0.0)
            found += weight[stem] * best
    return found / whole if whole else 0.0


def shared_words(a: Words, b: Words, rarity: Rarity = UNLEARNT) -> Counter[str]:
    """The stems that both texts have, with how rare each is in hundredths: what a reason names."""
    return Counter({stem: round(100 * rarity.of(stem)) for stem in a.stems.keys() & b.stems.keys()})
