"""Why a pair is missed or wrongly joined, told from the comparison itself: which particular is wrong or not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bench.quality.pairs import PairAnswer, anchored, read
from bench.quality.rows import Pair
from pipeline.match import SUGGEST
from pipeline.match.whereabouts import SAME_PLACE
from pipeline.types import Comparison, Statement

VETOES = (
    ("other place", "other place"),
    ("other region", "other region"),
    ("another event", "another event"),
    ("opposite actor", "opposite actor"),
    ("did not happen", "one is read as negated"),
    ("incompatible figure", "figures too far apart"),
    ("counts further", "one is read as a further count"),
    ("other time", "other time"),
)
"""(words of a veto, class): `pipeline.match.vetoes` says the words."""


def missed(answer: PairAnswer, pair: Pair) -> str:
    """The class of a pair labelled the same that the product would not even suggest."""
    best = answer.best
    if best is None:
        return "no comparison"
    if best.updates:
        return "too little: read as a later count"
    if best.veto:
        return "kept apart: " + next((name for words, name in VETOES if words in best.veto), best.veto)
    return "too little: " + _lacking(best, pair)


def _lacking(best: Comparison, pair: Pair) -> str:
    """What keeps the best comparison of a pair from saying more."""
    a, b = (_statement(uid, pair) for uid in (best.a, best.b))
    places = [any(not place.region for place in one.particulars.places) for one in (a, b)]
    events = [one.particulars.event is not None for one in (a, b)]
    if not all(events):
        return "no event made out in one" if any(events) else "no event made out in either"
    if not all(places):
        return "no village made out in one" if any(places) else "no village made out in either"
    low = [name for name in ("place", "event", "figures", "actors", "means", "names") if best.parts.get(name, 1) < 0.7]
    return f"{low[0]} differs" if low else "few words shared"


def _statement(uid: str, pair: Pair) -> Statement:
    dated = anchored(pair)
    return next(one for text in (dated.a, dated.b) for one in read(text) if one.uid == uid)


def joined(answer: PairAnswer) -> str:
    """The class of a pair labelled different that the product would join without asking."""
    best = answer.best
    if best is None:
        return "no comparison"
    if best.copy_of:
        return "wrongly joined: near-identical wording"
    if best.parts.get("place", 0) >= SAME_PLACE:
        figures = best.parts.get("figures")
        told = "no figure in common" if figures is None else "figures agree" if figures >= 0.7 else "figures differ"
        return f"wrongly joined: one place, {told}"
    return "wrongly joined: no place in common, by names, figures or words"


def pair_errors(pairs: Sequence[Pair], answers: Sequence[PairAnswer]) -> Iterator[tuple[str, str]]:
    """`(class, row id)` of every pair that is missed or wrongly joined."""
    for pair, answer in zip(pairs, answers, strict=True):
        if pair.label == 1 and answer.score < SUGGEST:
            yield missed(answer, pair), pair.id
        elif pair.label == 0 and answer.auto:
            yield joined(answer), pair.id


def place_errors(pairs: Sequence[Pair], answers: Sequence[PairAnswer]) -> Iterator[tuple[str, str]]:
    """`(class, row id)` of every pair of names that falls on the wrong side of "one place"."""
    for pair, answer in zip(pairs, answers, strict=True):
        if pair.label is None or (answer.score >= SAME_PLACE) == bool(pair.label):
            continue
        kind = "missed" if pair.label else "wrongly one place"
        scripts = " and ".join(sorted({_script(pair.a.text), _script(pair.b.text)}))
        words = len(pair.a.text.split()), len(pair.b.text.split())
        length = "one name has more words" if words[0] != words[1] else "as many words"
        yield f"{kind}: {scripts}, {length}", pair.id


def _script(text: str) -> str:
    letters = [char for char in text if char.isalpha()]
    first = letters[0] if letters else " "
    for name, low, high in (("Arabic", "\u0600", "\u06ff"), ("Cyrillic", "\u0400", "\u04ff"), ("Latin", "A", "\u024f")):
        if low <= first <= high:
            return name
    return "another script"
