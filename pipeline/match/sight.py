"""Leaves a pair of assertions at first sight, in numbers alone, where nothing can come of comparing it.

Nine pairs in ten end here, so this is the innermost loop of a pass: what decides is looked at first, words last, and
reasons not at all. A pair that is not left is compared in full, and nothing here decides about it.
"""

from __future__ import annotations

import math

from pipeline.match import evidence, portions, saying, whereabouts
from pipeline.match.ties import tie
from pipeline.match.told import ACTORS, EVENT, FIGURES, MEANS, NAMES, Told
from pipeline.match.vetoes import veto
from pipeline.match.weights import Weight, weights
from pipeline.match.worth import contradict
from pipeline.wording import is_copy

OWN_ACT = 1.2
"""Log odds for one body speaking about itself in both: an act on record is told by many, in few words."""

_SCALE = weights()
_LEAST = math.log(_SCALE.suggest / (1 - _SCALE.suggest)) - 0.01
"""Odds at which a pair scores just less than `suggest`, rounding allowed for."""
_PLACE, _REGION, _EVENT, _ACTORS, _FIGURES, _MEANS, _NAMES, _TIME, _WORDS = (
    _SCALE.parts[name] for name in ("place", "region", "event", "actors", "figures", "means", "names", "time", "words")
)


def _best(weight: Weight) -> float:
    """The most that a part can add to the odds; what is not told adds nothing."""
    return max(weight.agree, weight.differ, 0.0)


_BITS = ((EVENT, _EVENT), (ACTORS, _ACTORS), (FIGURES, _FIGURES), (MEANS, _MEANS), (NAMES, _NAMES))
_BEST = tuple(
    _best(_TIME) + _best(_WORDS) + sum(_best(weight) for bit, weight in _BITS if shared & bit) for shared in range(32)
)
"""Bits of what both tell → the most that all parts but the places can add."""
FAR_IS_HOPELESS = tuple(_SCALE.bias + _PLACE.differ + best < _LEAST for best in _BEST)
"""Bits of what both tell → whether two of other villages, neither a body's own act, are left for that alone."""


def _said(weight: Weight, value: float | None) -> float:
    return 0.0 if value is None else weight.agree * value + weight.differ * (1 - value)


def hopeless(a: Told, b: Told) -> bool:
    """Whether comparing `a` and the later `b` would come to nothing that is of use (`worth.of_use`).

    Only ever so for two assertions of which the later carries on no count. A bound that costs little is tried first:
    who tell of other villages can't be one claim, and don't contradict each other.
    """
    if not (a.claims and b.claims) or b.count.cumulative:
        return False
    odds = _SCALE.bias
    if a.own_act and a.own_act == b.own_act:
        odds += OWN_ACT
    place = whereabouts.place_value(a, b)
    if place == 0.0 and odds + _PLACE.differ + _BEST[a.tells & b.tells] < _LEAST:
        return True
    if place is None:
        odds += _said(_REGION, whereabouts.region(a, b).value)
    else:
        odds += _said(_PLACE, place)
    odds += tie(a, b)
    odds += _beside_places(a, b)
    if odds >= _LEAST or (odds + _most_said(a, b, odds) >= _LEAST and odds + _of_words(a, b, place) >= _LEAST):
        return False
    return place == 0.0 or _comes_to_nothing(a, b, place)


def _beside_places(a: Told, b: Told) -> float:
    """What event, actors, figures, means and time add to the odds."""
    odds = 0.0
    shared = a.tells & b.tells
    if shared & EVENT:
        odds += _said(_EVENT, portions.likeness(a, b))
    if shared & ACTORS:
        odds += _said(_ACTORS, evidence.actors(a, b).value)
    if shared & FIGURES:
        odds += _said(_FIGURES, evidence.figures(a, b).value)
    if shared & MEANS:
        odds += _said(_MEANS, evidence.means(a, b).value)
    return odds + _said(_TIME, evidence.time(a, b))


def _most_said(a: Told, b: Told, odds: float) -> float:
    """The most that words and names can add to `odds`; words are not compared across languages."""
    if a.lang != b.lang:
        most = _best(_NAMES)
        return 0.0 if odds + most < _LEAST or a.mentions.keys().isdisjoint(b.mentions) else most
    return _best(_WORDS) + (_best(_NAMES) if a.tells & b.tells & NAMES else 0.0)


def _of_words(a: Told, b: Told, place: float | None) -> float:
    """What words and names add; where villages are told, other names don't speak against."""
    names = saying.names(a, b)
    return _said(_WORDS, saying.words(a, b)) + _said(_NAMES, names if place is None or names else None)


def _comes_to_nothing(a: Told, b: Told, place: float | None) -> bool:
    """Whether two that score too little for the desk are neither rival accounts nor copies."""
    if place is not None and place >= whereabouts.SAME_PLACE and contradict(a, b):
        return False
    if a.lang != b.lang or not is_copy(a.statement.quote, b.statement.quote):
        return True
    return veto(a, b) is not None
