"""Compares two statements: a score in parts, what stands against it, and a sentence that says so."""

from __future__ import annotations

import math
from functools import lru_cache

from pipeline.match import blows, events, evidence, saying, things, whereabouts
from pipeline.match.doubts import doubt
from pipeline.match.evidence import PARTS
from pipeline.match.sight import OWN_ACT, hopeless
from pipeline.match.ties import halves, in_one_city, one_sum, tie, tied_by_unit
from pipeline.match.told import Told, told
from pipeline.match.vetoes import veto
from pipeline.match.weights import weights
from pipeline.match.worth import of_use
from pipeline.types import Comparison, Statement
from pipeline.types.record import unchecked
from pipeline.wording import is_copy

COPIED = 0.97
"""Score of near-identical wording that nothing stands against: the same words make the same claim."""
WEIGHED = 16_384
"""Comparisons remembered: pairs inside the claims of a front that nobody kept are asked for again by each batch."""
UNANCHORED = 0.84
"""Most that a pair may score which shares no village, name, odd figure or bulk of words, or is doubtful; kept below
`auto`, so that the desk is asked."""
ODD = 3
"""Smallest figure whose sharing is no chance: one and two are in every other report."""
EXACT = 100
"""Smallest figure that is shared though one report says "at least" before it."""
BALANCED = math.log(weights().suggest / (1 - weights().suggest))
"""Odds at which a pair is put to the desk: of less likely ones the things are not looked up."""
BULK = 0.6
"""Share of words that anchors two statements without a place."""


_SCALE = weights()
_compared = unchecked(Comparison)


def compare(a: Statement, b: Statement) -> Comparison:
    """How alike `a` and `b` are, 0 to 1, in parts and in words; the same whichever comes first.

    The score is a sum of log odds (Fellegi and Sunter 1969) over the parts that both tell; weights are in
    `weights.toml`. `veto` says why they can't be one claim, `copy_of` that one took its words from the other,
    `updates` that the later one carries on the earlier one's count.
    """
    return weigh(told(a), told(b)).comparison()


def link(a: Told, b: Told) -> Comparison | None:
    """The comparison of two statements where it is worth keeping; most are not, and are left at the first sight."""
    if b.order < a.order:
        a, b = b, a
    if hopeless(a, b):
        return None
    weighed = weigh(a, b)
    return weighed.comparison() if of_use(a, b, weighed) else None


class Weighed:
    """How alike two statements are; the words for it are found where somebody asks for them."""

    __slots__ = ("_a", "_b", "_values", "copied", "doubted", "score", "updates", "veto")

    def __init__(self, a: Told, b: Told) -> None:
        """Weigh `a` and the later `b`."""
        self._a, self._b = a, b
        self._values = _values(a, b)
        self.doubted: str | None = None
        against = veto(a, b)
        copied = against is None and a.lang == b.lang and is_copy(a.statement.quote, b.statement.quote)
        self.copied = copied and not (self._values["place"] is None and saying.swapped(a, b))
        onward = None if self.copied else carries_on(a, b)
        score = _score(self._values, a, b)
        if score > UNANCHORED and not self.copied:
            self.doubted = doubt(a, b, self._values)
            score = UNANCHORED if self.doubted else score
        self.score = round(max(score, COPIED) if self.copied else score, 4)
        self.veto = onward or against
        self.updates = onward is not None

    @property
    def parts(self) -> dict[str, float]:
        """How far each part that both tell agrees, 0 to 1."""
        return {name: round(value, 4) for name, value in self._values.items() if value is not None}

    @property
    def why(self) -> str:
        """The reason in words."""
        told = [words for name, _ in _counting(self._values) if (words := PARTS[name](self._a, self._b).words)]
        if (self._values["place"] or 0) >= whereabouts.SAME_PLACE and (found := things.in_words(self._a, self._b)):
            told.append(found)
        reason = ", ".join(["near-identical wording", *told] if self.copied else told) or "nothing in common"
        against = self.veto or self.doubted
        return f"{reason}; but {against}" if against and against not in reason else reason

    def comparison(self) -> Comparison:
        """The same as a record."""
        return _compared(
            a=self._a.uid,
            b=self._b.uid,
            score=self.score,
            parts=self.parts,
            veto=self.veto,
            updates=self.updates,
            copy_of=self.copied,
            why=self.why,
        )


def weigh(a: Told, b: Told) -> Weighed:
    """`compare` in numbers, with the words still to be found."""
    return _weigh(b, a) if b.order < a.order else _weigh(a, b)


@lru_cache(maxsize=WEIGHED)
def _weigh(a: Told, b: Told) -> Weighed:
    return Weighed(a, b)


def _values(a: Told, b: Told) -> dict[str, float | None]:
    """How far each part agrees, in the order of `PARTS`."""
    return {
        "place": whereabouts.place_value(a, b),
        "region": whereabouts.region(a, b).value,
        "event": evidence.event(a, b).value,
        "actors": evidence.actors(a, b).value,
        "figures": evidence.figures(a, b).value,
        "means": evidence.means(a, b).value,
        "names": saying.names(a, b),
        "time": evidence.time(a, b),
        "words": saying.words(a, b),
    }


def _counting(values: dict[str, float | None]) -> list[tuple[str, float]]:
    """The parts that have a say: where villages are told, fronts and incidental names speak for, never against."""
    told = values["place"] is not None
    return [
        (name, value)
        for name, value in values.items()
        if value is not None and not (told and (name == "region" or (name == "names" and value <= 0)))
    ]


def _score(values: dict[str, float | None], a: Told, b: Told) -> float:
    odds = _SCALE.bias
    for name, value in _counting(values):
        if name == "figures" and value == 0.0 and blows.counted_apart(a, b):
            continue  # the toll of one blow, in dispute
        weight = _SCALE.parts[name]
        odds += weight.agree * value + weight.differ * (1 - value)
    odds += OWN_ACT if a.own_act and a.own_act == b.own_act else 0.0
    odds += tie(a, b)
    if values["place"] is None and values["region"] == 1.0 and things.one_landmark(a, b):
        odds += things.SHARED
    if odds >= BALANCED and (values["place"] or 0) >= whereabouts.SAME_PLACE:
        odds += things.weighed(a, b)
    score = 1 / (1 + math.exp(-odds))
    return score if score <= UNANCHORED or _anchored(values, a, b) else UNANCHORED


def _anchored(values: dict[str, float | None], a: Told, b: Told) -> bool:
    """Whether something ties the two to one event beyond its kind and its front."""
    if (values["place"] or 0) >= whereabouts.SAME_PLACE:
        return True
    if (values["names"] or 0) > 0.5 or tied_by_unit(a, b) or halves(a, b) or one_sum(a, b) or in_one_city(a, b):
        return True
    if (values["words"] or 0) >= BULK and not saying.swapped(a, b):
        return True
    if values["place"] is None and values["region"] == 1.0 and things.one_landmark(a, b):
        return True
    if a.event == b.event == evidence.EXCHANGE and values["figures"] == 1.0:
        return True
    same = [x for x, y in evidence.figure_pairs(a, b) if x.low == y.low and (x.high == y.high or x.low >= EXACT)]
    return any(figure.low >= ODD for figure in same)


def carries_on(earlier: Told, later: Told) -> str | None:
    """Why `later` is a new claim that updates `earlier`'s figure ("toll rises to 31"), or None.

    Both stand at one place (or, placeless, on one front with an actor in common) and count the same things; the
    later one says that its count is cumulative, and it is higher.
    """
    if not later.count.cumulative:
        return None
    if not _one_theatre(earlier, later) or not _same_victims(earlier, later):
        return None
    if events.likeness(earlier.event or "", later.event or "") < events.NEAR:
        return None
    for x, y in evidence.figure_pairs(earlier, later):
        if y.cumulative and y.low > (x.low if x.high is None else x.high):
            return f"a later count of {y.what} ({evidence.in_words(y)} after {evidence.in_words(x)})"
    return None


def _one_theatre(earlier: Told, later: Told) -> bool:
    where = whereabouts.place_value(earlier, later)
    if where is not None:
        return where >= whereabouts.SAME_PLACE
    return whereabouts.region(earlier, later).value == 1.0 and evidence.actors(earlier, later).value == 1.0


def _same_victims(earlier: Told, later: Told) -> bool:
    """Whether both count the losses of the same bodies, as far as both say whose they are."""
    first, second = ({actor.key for actor in one.who.struck} for one in (earlier, later))
    return not first or not second or bool(first & second)
