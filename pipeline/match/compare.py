"""Compares two statements: a score in parts, what stands against it, and a sentence that says so."""

from __future__ import annotations

import math

from pipeline.match import events, evidence
from pipeline.match.evidence import PARTS, Part
from pipeline.match.vetoes import veto
from pipeline.match.weights import weights
from pipeline.match.wordings import swapped
from pipeline.types import Comparison, Statement
from pipeline.wording import is_copy

COPIED = 0.97
"""Score of near-identical wording that nothing stands against: the same words make the same claim."""
UNANCHORED = 0.84
"""Most that a pair may score which shares no village, name, odd figure or bulk of words; kept below `auto`."""
ODD = 3
"""Smallest figure whose sharing is no chance: one and two are in every other report."""
BULK = 0.6
"""Share of words that anchors two statements without a place."""


def compare(a: Statement, b: Statement) -> Comparison:
    """How alike `a` and `b` are, 0 to 1, in parts and in words; the same whichever comes first.

    The score is a sum of log odds (Fellegi and Sunter 1969) over the parts that both tell; weights are in
    `weights.toml`. `veto` says why they can't be one claim, `copy_of` that one took its words from the other,
    `updates` that the later one carries on the earlier one's count.
    """
    a, b = sorted((a, b), key=lambda statement: statement.order)
    parts = {name: part(a, b) for name, part in PARTS.items()}
    against = veto(a, b, parts["place"], parts["region"])
    copied = against is None and a.lang == b.lang and is_copy(a.quote, b.quote)
    copied = copied and not (parts["place"].value is None and swapped(a, b))
    onward = None if copied else carries_on(a, b)
    score = _score(parts, a, b)
    return Comparison(
        a=a.uid,
        b=b.uid,
        score=round(max(score, COPIED) if copied else score, 4),
        parts={name: round(part.value, 4) for name, part in parts.items() if part.value is not None},
        veto=onward or against,
        updates=onward is not None,
        copy_of=copied,
        why=_sentence(parts, copied, onward or against),
    )


def _counts(name: str, part: Part, parts: dict[str, Part]) -> bool:
    """Whether a part has a say: where villages are told, fronts and incidental names speak for, never against."""
    if part.value is None:
        return False
    told = parts["place"].value is not None
    return not told or (name != "region" and (name != "names" or part.value > 0))


def _score(parts: dict[str, Part], a: Statement, b: Statement) -> float:
    scale = weights()
    odds = scale.bias
    for name, part in parts.items():
        if part.value is not None and _counts(name, part, parts):
            weight = scale.parts[name]
            odds += weight.agree * part.value + weight.differ * (1 - part.value)
    odds += _own_act(a, b)
    score = 1 / (1 + math.exp(-odds))
    return score if _anchored(parts, a, b) else min(score, UNANCHORED)


OWN_ACT = 1.2
"""Log odds for one body speaking about itself in both: an act on record is told by many, in few words."""


def _own_act(a: Statement, b: Statement) -> float:
    return OWN_ACT if a.own_act and a.own_act == b.own_act else 0.0


def _anchored(parts: dict[str, Part], a: Statement, b: Statement) -> bool:
    """Whether something ties the two to one event beyond its kind and its front."""
    if (parts["place"].value or 0) >= evidence.SAME_PLACE:
        return True
    if (parts["names"].value or 0) > 0.5:
        return True
    if (parts["words"].value or 0) >= BULK and not swapped(a, b):
        return True
    same = [x for x, y in evidence.figure_pairs(a, b) if (x.low, x.high) == (y.low, y.high)]
    return any(figure.low >= ODD for figure in same)


def carries_on(earlier: Statement, later: Statement) -> str | None:
    """Why `later` is a new claim that updates `earlier`'s figure ("toll rises to 31"), or None.

    Both stand at one place (or, placeless, on one front with an actor in common) and count the same things; the
    later one says that its count is cumulative, and it is higher.
    """
    if not any(figure.cumulative for figure in later.particulars.figures):
        return None
    if not _one_theatre(earlier, later) or not _same_victims(earlier, later):
        return None
    if events.likeness(earlier.particulars.event or "", later.particulars.event or "") < events.NEAR:
        return None
    for x, y in evidence.figure_pairs(earlier, later):
        if y.cumulative and y.low > (x.low if x.high is None else x.high):
            return f"a later count of {y.what} ({evidence.in_words(y)} after {evidence.in_words(x)})"
    return None


def _one_theatre(earlier: Statement, later: Statement) -> bool:
    where = evidence.place(earlier, later).value
    if where is not None:
        return where >= evidence.SAME_PLACE
    return evidence.region(earlier, later).value == 1.0 and evidence.actors(earlier, later).value == 1.0


def _same_victims(earlier: Statement, later: Statement) -> bool:
    """Whether both count the losses of the same bodies, as far as both say whose they are."""
    first, second = ({actor.key for actor in evidence.playing(one, "on")} for one in (earlier, later))
    return not first or not second or bool(first & second)


def _sentence(parts: dict[str, Part], copied: bool, against: str | None) -> str:
    told = [part.words for name, part in parts.items() if part.words and _counts(name, part, parts)]
    reason = ", ".join(["near-identical wording", *told] if copied else told) or "nothing in common"
    return f"{reason}; but {against}" if against and against not in reason else reason
