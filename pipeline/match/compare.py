"""Compares two statements: a score in parts, what stands against it, and a sentence that says so."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from pipeline.match import events, evidence, saying
from pipeline.match.doubts import doubt
from pipeline.match.evidence import PARTS
from pipeline.match.ties import tie, tied_by_unit
from pipeline.match.told import Told, told
from pipeline.match.vetoes import veto
from pipeline.match.weights import weights
from pipeline.match.worth import contradict, of_use
from pipeline.types import Comparison, Statement
from pipeline.wording import is_copy

COPIED = 0.97
"""Score of near-identical wording that nothing stands against: the same words make the same claim."""
UNANCHORED = 0.84
"""Most that a pair may score which shares no village, name, odd figure or bulk of words, or is doubtful; kept below
`auto`, so that the desk is asked."""
ODD = 3
"""Smallest figure whose sharing is no chance: one and two are in every other report."""
BULK = 0.6
"""Share of words that anchors two statements without a place."""


OWN_ACT = 1.2
"""Log odds for one body speaking about itself in both: an act on record is told by many, in few words."""

_SCALE = weights()
_WORDS, _NAMES = _SCALE.parts["words"], _SCALE.parts["names"]
_LEAST = math.log(_SCALE.suggest / (1 - _SCALE.suggest)) - 0.01
"""Odds at which a pair scores just less than `suggest`, rounding allowed for."""
_WORDS_BEST, _NAMES_BEST = max(_WORDS.agree, _WORDS.differ, 0.0), max(_NAMES.agree, _NAMES.differ, 0.0)
"""The most that words and names can add to the odds."""


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
    if _hopeless(a, b):
        return None
    weighed = weigh(a, b)
    return weighed.comparison() if of_use(a, b, weighed) else None


def _hopeless(a: Told, b: Told) -> bool:
    """Whether something stands against two assertions whose words, however alike, can't make up for it.

    Nothing else can come of them either: they do not contradict, and neither carries on a count.
    """
    if not (a.claims and b.claims) or b.count.cumulative:
        return False
    place = evidence.place(a, b).value
    odds = _SCALE.bias + _BEST_AT_SIGHT
    if a.lang == b.lang:  # words and names are not compared across languages
        odds += _WORDS_BEST + _NAMES_BEST if a.names and b.names else _WORDS_BEST
    if a.own_act and a.own_act == b.own_act:
        odds += OWN_ACT
    odds += tie(a, b)
    for part, agree, differ, best, front in _AT_SIGHT:
        value = part(a, b).value
        odds -= best
        if value is not None and not (front and place is not None):
            odds += agree * value + differ * (1 - value)
        if odds < _LEAST:  # even if all that follows agreed
            break
    else:
        return False
    # who tell of other villages can't be one claim, and don't contradict each other
    return place == 0.0 or (veto(a, b) is not None and not contradict(a, b))


def _time_at_sight(a: Told, b: Told) -> evidence.Part:
    return evidence.Part(evidence.time(a, b))


class _Sight(NamedTuple):
    """A part that is looked at before any words."""

    part: Callable[[Told, Told], evidence.Part]
    agree: float
    differ: float
    best: float
    """The most that it can add to the odds."""
    front: bool
    """It has a say only where no village is told."""


def _sights() -> tuple[_Sight, ...]:
    """The parts that cost next to nothing, because what two sets have in common is remembered."""
    parts = {name: PARTS[name] for name in ("place", "event", "figures", "actors", "region", "means")}
    parts["time"] = _time_at_sight
    scale = _SCALE.parts
    return tuple(
        _Sight(
            part,
            scale[name].agree,
            scale[name].differ,
            max(scale[name].agree, scale[name].differ, 0.0),
            name == "region",
        )
        for name, part in parts.items()
    )


_AT_SIGHT = _sights()
_BEST_AT_SIGHT = sum(sight.best for sight in _AT_SIGHT)


class Weighed:
    """How alike two statements are; the words for it are found where somebody asks for them."""

    __slots__ = ("_a", "_b", "_doubt", "_values", "copied", "score", "updates", "veto")

    def __init__(self, a: Told, b: Told) -> None:
        """Weigh `a` and the later `b`."""
        self._a, self._b = a, b
        self._values = _values(a, b)
        self._doubt: str | None = None
        against = veto(a, b)
        copied = against is None and a.lang == b.lang and is_copy(a.statement.quote, b.statement.quote)
        self.copied = copied and not (self._values["place"] is None and saying.swapped(a, b))
        onward = None if self.copied else carries_on(a, b)
        score = _score(self._values, a, b)
        if score > UNANCHORED and not self.copied:
            self._doubt = doubt(a, b, self._values)
            score = UNANCHORED if self._doubt else score
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
        parts = {name: part(self._a, self._b) for name, part in PARTS.items()}
        told = [part.words for name, part in parts.items() if part.words and _counts(name, part.value, self._values)]
        reason = ", ".join(["near-identical wording", *told] if self.copied else told) or "nothing in common"
        against = self.veto or self._doubt
        return f"{reason}; but {against}" if against and against not in reason else reason

    def comparison(self) -> Comparison:
        """The same as a record."""
        return Comparison(
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
    return Weighed(b, a) if b.order < a.order else Weighed(a, b)


def _values(a: Told, b: Told) -> dict[str, float | None]:
    """How far each part agrees, in the order of `PARTS`."""
    return {
        "place": evidence.place(a, b).value,
        "region": evidence.region(a, b).value,
        "event": evidence.event(a, b).value,
        "actors": evidence.actors(a, b).value,
        "figures": evidence.figures(a, b).value,
        "means": evidence.means(a, b).value,
        "names": saying.names(a, b),
        "time": evidence.time(a, b),
        "words": saying.words(a, b),
    }


def _counts(name: str, value: float | None, values: dict[str, float | None]) -> bool:
    """Whether a part has a say: where villages are told, fronts and incidental names speak for, never against."""
    if value is None:
        return False
    told = values["place"] is not None
    return not told or (name != "region" and (name != "names" or value > 0))


def _score(values: dict[str, float | None], a: Told, b: Told) -> float:
    odds = _SCALE.bias
    for name, value in values.items():
        if value is not None and _counts(name, value, values):
            weight = _SCALE.parts[name]
            odds += weight.agree * value + weight.differ * (1 - value)
    odds += OWN_ACT if a.own_act and a.own_act == b.own_act else 0.0
    odds += tie(a, b)
    score = 1 / (1 + math.exp(-odds))
    return score if score <= UNANCHORED or _anchored(values, a, b) else UNANCHORED


def _anchored(values: dict[str, float | None], a: Told, b: Told) -> bool:
    """Whether something ties the two to one event beyond its kind and its front."""
    if (values["place"] or 0) >= evidence.SAME_PLACE:
        return True
    if (values["names"] or 0) > 0.5 or tied_by_unit(a, b):
        return True
    if (values["words"] or 0) >= BULK and not saying.swapped(a, b):
        return True
    same = [x for x, y in evidence.figure_pairs(a, b) if (x.low, x.high) == (y.low, y.high)]
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
    where = evidence.place(earlier, later).value
    if where is not None:
        return where >= evidence.SAME_PLACE
    return evidence.region(earlier, later).value == 1.0 and evidence.actors(earlier, later).value == 1.0


def _same_victims(earlier: Told, later: Told) -> bool:
    """Whether both count the losses of the same bodies, as far as both say whose they are."""
    first, second = ({actor.key for actor in one.who.struck} for one in (earlier, later))
    return not first or not second or bool(first & second)
