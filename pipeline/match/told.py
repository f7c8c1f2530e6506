"""What a statement tells, worked out once for all the comparisons that it stands in.

A front's day names the same villages, sides and figures again and again: each set of them is one object here, so that
what two sets have in common is worked out once as well (`evidence.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from pipeline.match.mentions import sketched
from pipeline.match.persons import Names, full_names
from pipeline.match.sketches import sketches
from pipeline.match.wordings import STEM, known_stems, names, stems
from pipeline.types import Actor, Figure, Place, Precision, Stance, Statement, When

SETS = 16_384
"""Sets of places, actors or figures that are remembered: those of some hundred thousand posts of a few fronts."""

REMEMBERED = 8_192
"""Statements whose particulars are remembered, latest first: some batches with all that stands around them."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, eq=False)
class Where:
    """The places of a statement: one object for one set of places."""

    villages: tuple[Place, ...]
    """Those it names exactly, without provinces and fronts."""
    regions: tuple[Place, ...]
    sketches: frozenset[str]
    """The coarse sketches of the villages' names."""
    fronts: frozenset[str]
    """Those of provinces and fronts: a word that names one of these names no village."""


@dataclass(frozen=True, slots=True, eq=False)
class Who:
    """The actors of a statement: one object for one set of actors."""

    actors: tuple[Actor, ...]
    by: tuple[Actor, ...]
    """Those who act."""
    struck: tuple[Actor, ...]
    """Those who are acted upon."""
    doers: tuple[Actor, ...]
    """Those said to act, else those of whom nothing else is said."""


@dataclass(frozen=True, slots=True, eq=False)
class Count:
    """The figures of a statement: one object for one set of figures."""

    figures: tuple[Figure, ...]
    countable: tuple[Figure, ...]
    """Those that can be compared: no increments, no parts of a tally."""
    kinds: frozenset[tuple[str, bool]]
    """What is counted, and whether as an increment."""
    cumulative: bool
    """One of them carries an earlier figure on."""


@lru_cache(maxsize=SETS)
def where(places: tuple[Place, ...]) -> Where:
    """The one object for `places`."""
    villages, regions = (tuple(place for place in places if place.region is wide) for wide in (False, True))
    fronts = frozenset(sketch for one in regions if not one.direction for sketch in sketches(one.name))
    return Where(villages, regions, frozenset(sketch for one in villages for sketch in sketches(one.name)), fronts)


@lru_cache(maxsize=SETS)
def who(actors: tuple[Actor, ...]) -> Who:
    """The one object for `actors`."""
    by, struck, unknown = (tuple(one for one in actors if one.part == part) for part in ("by", "on", "unknown"))
    return Who(actors, by, struck, by or unknown)


@lru_cache(maxsize=SETS)
def parts(event: str | None, actors: tuple[Actor, ...]) -> Who:
    """The one object for `actors` in `event`: who loses a place suffers it."""
    if event != LOSE:
        return who(actors)
    return who(tuple(one.model_copy(update={"part": "on"}) if one.part == "by" else one for one in actors))


LOSE = "lose"
"""The event whose doer is the one who suffers it."""


@lru_cache(maxsize=SETS)
def count(figures: tuple[Figure, ...]) -> Count:
    """The one object for `figures`."""
    return Count(
        figures,
        tuple(one for one in figures if not one.increment and not one.part),
        frozenset((one.what, one.increment) for one in figures),
        any(one.cumulative for one in figures),
    )


class Told:
    """A statement, ready to be compared. Times are in microseconds since 1970."""

    __slots__ = (
        "_mentions",
        "_people",
        "_titles",
        "at",
        "claims",
        "count",
        "dated",
        "end",
        "event",
        "known",
        "lang",
        "loose",
        "means",
        "names",
        "negated",
        "order",
        "own_act",
        "own_names",
        "own_stems",
        "placed",
        "seen",
        "stance",
        "start",
        "statement",
        "stems",
        "tells",
        "uid",
        "where",
        "who",
    )

    _mentions: dict[str, tuple[str, ...]] | None
    _titles: frozenset[str] | None
    _people: dict[str, tuple[Names, ...]] | None

    def __init__(self, statement: Statement) -> None:
        """Work out what `statement` tells."""
        told = statement.particulars
        self.statement = statement
        self.uid = statement.uid
        self.seen = _instant(statement.first_seen)
        self.order = (self.seen, statement.source, statement.post, statement.start)
        self.at = _instant(statement.at)
        self.lang = statement.lang
        self.stance = statement.stance
        self.claims = makes_claim(statement)
        self.own_act = statement.own_act
        self.event = told.event
        self.negated = told.negated
        self.where = where(told.places)
        self.placed, self.loose = bool(self.where.villages), _loose(statement, self.where)
        self.who = parts(told.event, told.actors)
        self.count = count(told.figures)
        self.means = frozenset(told.means)
        self.start, self.end, self.dated = _stretch(told.when, self.at)
        self.known = known_stems(statement)
        self.stems = stems(statement.quote)
        self.own_stems = self.stems - self.known
        self.names = names(statement.quote)
        self.own_names = frozenset(name for name in self.names if name[:STEM] not in self.known)
        self.tells = _tells(self)
        self._mentions, self._titles, self._people = None, None, None

    @property
    def titles(self) -> frozenset[str]:
        """The coarse sketches of its places and actors, and of each word of their names."""
        if self._titles is None:
            told = [place.name for place in self.statement.particulars.places] + [one.name for one in self.who.actors]
            names = {name for one in told for name in (one, *re.split(r"[\s_-]+", one))}
            self._titles = frozenset(sketch for name in names for sketch in sketches(name))
        return self._titles

    @property
    def people(self) -> dict[str, tuple[Names, ...]]:
        """Whom it may name in full, by sketch, worked out where somebody asks."""
        if self._people is None:
            self._people = full_names(self.statement.quote)
        return self._people

    @property
    def mentions(self) -> dict[str, tuple[str, ...]]:
        """Coarse sketch → the words that may be names of places, worked out where somebody asks."""
        if self._mentions is None:
            self._mentions = sketched(self.statement.quote)
        return self._mentions


def _loose(statement: Statement, where: Where) -> bool:
    """Whether its village may be misread: no capital marks one in Arabic, or it stands in what came before."""
    if not where.villages:
        return False
    return statement.lang == "ar" or not any(place.name in statement.quote for place in where.villages)


def _stretch(when: When | None, at: int) -> tuple[int, int, bool]:
    """Beginning and end of the event, and whether the words themselves say when, better than by the week."""
    if when is None:
        return at, at, False
    dated = when.stated and when.precision not in (Precision.WEEK, Precision.UNKNOWN)
    return _instant(when.start), _instant(when.end), dated


EVENT, ACTORS, FIGURES, MEANS, NAMES = 1, 2, 4, 8, 16
"""Bits of `Told.tells`."""


def _tells(one: Told) -> int:
    """Of which parts a statement tells anything at all, beside its places and its words, as bits."""
    told = ((one.event is not None, EVENT), (one.who.actors, ACTORS), (one.count.countable, FIGURES))
    return sum(bit for some, bit in (*told, (one.means, MEANS), (one.own_names, NAMES)) if some)


def _instant(time: datetime) -> int:
    return (time - _EPOCH) // _MICROSECOND


def makes_claim(statement: Statement) -> bool:
    """Whether a statement can found a claim: it asserts something, and is no aside."""
    return statement.stance is Stance.ASSERTS and statement.aside is None


_remembered: dict[str, Told] = {}


def told(statement: Statement) -> Told:
    """What `statement` tells; worked out anew only where it was not asked for lately, or is another object."""
    found = _remembered.get(statement.uid)
    if found is None or found.statement is not statement:
        found = Told(statement)
        if len(_remembered) >= REMEMBERED:
            for uid in list(_remembered)[: REMEMBERED // 4]:
                del _remembered[uid]
        _remembered[statement.uid] = found
    return found
