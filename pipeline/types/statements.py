"""The part of a post that asserts one thing, and who, what, where, when and how many it names."""

from __future__ import annotations

from datetime import datetime

from pipeline.types.record import Record, short_hash
from pipeline.types.scales import Precision, Stance


class Place(Record):
    """A place that a statement names."""

    name: str
    """As written, cleaned."""
    key: str
    """Its spelling family: places with one key are one place until an editor says otherwise."""
    region: bool = False
    """A province, country or front ("south Aleppo"): it says where a place lies, and never alone that two are one."""
    direction: str | None = None
    """north, south, east or west of it or in it, where said."""
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    said: str | None = None
    """What the team calls this place, by its own list or an editor's word (`particulars/own_places.py`): of two places
    that are called so, one name is one place, and two are two."""


class Actor(Record):
    """A body or group that a statement names."""

    key: str
    """Its canonical id in `lexicon/actors.toml`, such as `idlib-rebels`."""
    name: str
    """As written."""
    side: str | None = None
    part: str = "unknown"
    """`by` (it acts), `on` (it is acted upon) or `unknown`."""


class Figure(Record):
    """How many of what."""

    what: str
    """killed, wounded, captured, destroyed, evacuated, displaced, missing, strikes …"""
    whom: str = "unknown"
    """civilian, combatant or unknown."""
    low: int
    high: int | None = None
    """None: open above ("at least 10")."""
    increment: bool = False
    """"five more": to be added, not compared."""
    cumulative: bool = False
    """"toll rises to 31", "so far": carries an earlier figure on."""
    part: bool = False
    """One part of a tally ("70 around Aleppo")."""


class When(Record):
    """The stretch of time in which an event happened, as far as the statement says."""

    start: datetime
    end: datetime
    precision: Precision
    stated: bool
    """True: the words say so; False: only the post's own time."""


class Particulars(Record):
    """Who, what, where, when, how many: what decides whether two statements make one claim."""

    places: tuple[Place, ...] = ()
    """Where the event happened, most exact first, regions last."""
    event: str | None = None
    """An event type of `lexicon/events.toml`."""
    actors: tuple[Actor, ...] = ()
    figures: tuple[Figure, ...] = ()
    when: When | None = None
    negated: bool = False
    means: tuple[str, ...] = ()
    """With what: airstrike, artillery, drone, vbied …"""


class Statement(Record):
    """The part of a post that asserts one thing: an exact span of its text."""

    uid: str
    post: str
    """uid of the post."""
    source: str
    lang: str
    start: int
    end: int
    """Offsets into the post's text, in characters: `post.text[start:end] == quote`."""
    quote: str
    stance: Stance = Stance.ASSERTS
    hedged: bool = False
    """Passed on: not in the source's own voice."""
    hedge: str | None = None
    """The words that pass it on."""
    credit: tuple[str, ...] = ()
    """Whom it names as its origin, as written."""
    own_act: str | None = None
    """The body that here speaks on record about itself; None: no own act."""
    aside: str | None = None
    """Why this makes no claim (forecast, opinion, question, chatter …); None: it makes one."""
    about: str | None = None
    """uid of the statement that this answers."""
    at: datetime
    """The event's time where stated, else the post's."""
    first_seen: datetime
    """The post's own time (published, else fetched): the canonical order of statements."""
    particulars: Particulars = Particulars()

    @property
    def order(self) -> tuple[datetime, str, str, int]:
        """The canonical order: the same whatever order posts arrived in."""
        return (self.first_seen, self.source, self.post, self.start)


class Successor(Record):
    """What an edited post says in the place of a statement that it no longer makes."""

    statement: str
    """uid of what it said."""
    into: str
    """uid of what it says instead."""
    same: bool = False
    """It tells the same in near-identical words and in the same voice: also a status that an editor set holds on."""


def statement_uid(post: str, start: int, end: int, quote: str) -> str:
    """The id of the span `start`–`end` of `post` reading `quote`."""
    return "s-" + short_hash(post, str(start), str(end), quote)
