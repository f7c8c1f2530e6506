"""What an editor reviews: items, and the round-up that they stand in."""

from __future__ import annotations

from datetime import datetime

from pipeline.types.record import Record
from pipeline.types.scales import PublicationState, Stance, Status, Tag


class Evidence(Record):
    """One statement behind an item, as its source wrote it."""

    statement: str
    """uid of the statement."""
    post: str
    """The source's own id of the post."""
    source: str
    quote: str
    """The statement's own span, untouched."""
    lang: str
    stance: Stance = Stance.ASSERTS
    hedged: bool = False
    published: datetime | None = None
    url: str | None = None
    printed: bool = False
    """The item's words come from it."""


class Clause(Record):
    """A piece of an item's text, and what it rests on."""

    text: str
    statements: tuple[str, ...]
    """uids of the statements that say so."""


class Spelt(Record):
    """A place of an item: as the round-up spells it, and as its posts do."""

    name: str
    written: tuple[str, ...]


class Item(Record):
    """One drafted line: `ITEM: text –credit`."""

    claim: str
    section: str
    place: str
    """The heading it stands under, such as `Khalsa in south Aleppo`, `National`, `International`."""
    text: str
    credit: tuple[str, ...]
    via: bool = False
    """Nobody but a relay is known."""
    status: Status
    note: str | None = None
    """The basis in words, such as `reported by 2 independent sources`."""
    reason: str
    lang: str
    statements: tuple[str, ...]
    """uids of the statements that its words come from."""
    words: str = ""
    """The part of `text` that is in its source's own words and language; the rest is said beside it."""
    marked: bool = False
    """An editor wrote `text`: stars and links in it mean what they mean in Markdown (`pipeline/emphasis.py`)."""
    translation: str | None = None
    """An editor's translation of words in another language; the program makes none."""
    tag: Tag = Tag.UNCONFIRMED
    credibility: int = 6
    origins: int = 0
    """How many independent origins assert it."""
    missing: str | None = None
    """What is still missing to be confirmed, in words."""
    evidence: tuple[Evidence, ...] = ()
    """All statements of the claim, in canonical order."""
    clauses: tuple[Clause, ...] = ()
    """`text` as drafted, piece by piece; joined they are it, until an editor writes other words."""
    places: tuple[Spelt, ...] = ()
    """Where it happened, most exact first."""
    minor: bool = False
    """It stands below the sections: its words lean on another sentence, or tell again what a line above tells."""
    denies: bool | None = None
    """Its words say that something is not so; None: printed before this was kept."""


class Roundup(Record):
    """The ordered items of a beat and a period."""

    beat: str
    zone: str
    """IANA name of the zone in which its times are shown."""
    since: datetime | None
    until: datetime
    items: tuple[Item, ...]
    untaken: int = 0
    """Claims of the period that no beat takes."""
    left_out: int = 0
    """Claims that the beat takes and whose section it does not print."""
    also: tuple[Item, ...] = ()
    """What stands below the sections, "also reported": items beyond the beat's length, then minor ones."""
    template: str | None = None
    """The folder of the beat's own templates, relative to the source list."""
    state: PublicationState = PublicationState.DRAFT
