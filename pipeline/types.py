"""The nouns of itemwire, declared once: frozen records with aware times, free of database, clock and network.

Words mean what `docs/words.md` says. A record never changes; a step returns new ones.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import JsonValue
from sqlmodel import Field, SQLModel


class Role(StrEnum):
    """What a source is to a newsroom."""

    OUTLET = "outlet"
    ANALYST = "analyst"
    ACTIVIST = "activist"
    OFFICIAL = "official"
    AGENCY = "agency"
    COMMENTER = "commenter"


class Reliability(StrEnum):
    """The Admiralty scale for a source (NATO AJP-2.1): A completely reliable … E unreliable, F cannot be judged."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    def at_least(self, other: Reliability) -> bool:
        """Whether this grade is as good as `other` or better (A is best)."""
        return self.value <= other.value


class Stance(StrEnum):
    """How a statement stands to what it is about."""

    ASSERTS = "asserts"
    DENIES = "denies"
    QUESTIONS = "questions"
    CORRECTS = "corrects"


class Status(StrEnum):
    """How far a claim is to be trusted."""

    UNCONFIRMED = "unconfirmed"
    CORROBORATED = "corroborated"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    RETRACTED = "retracted"
    REJECTED = "rejected"


class Tag(StrEnum):
    """What readers are told."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"


class Band(StrEnum):
    """How sure a join is: made by the program, proposed to the desk, or made by an editor."""

    AUTO = "auto"
    SUGGESTED = "suggested"
    EDITOR = "editor"


class Precision(StrEnum):
    """How exactly a time is known."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    UNKNOWN = "unknown"


class PublicationState(StrEnum):
    """How far a round-up is on its way to readers; says nothing about trust."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


def short_hash(*parts: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the parts, which no part can forge by containing another."""
    joined = "\x1f".join(part.replace("\x1f", "\x1f\x1f") for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Record(SQLModel):
    """The ground of every noun: frozen, and strict about fields it does not know."""

    model_config = {"frozen": True, "extra": "forbid"}


class Source(Record):
    """An account or feed that we watch."""

    name: str
    kind: str | None = None
    """How it is collected: the name of a module in `pipeline/collect/`; None: fed by `ingest`."""
    url: str | None = None
    account: str | None = None
    path: str | None = None
    role: Role = Role.OUTLET
    reliability: Reliability = Reliability.F
    owner: str | None = None
    """Publisher family: two feeds of one owner are one voice."""
    side: str | None = None
    """The party it stands with, or `neutral`; None: not known, which is not neutral."""
    aliases: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    every: timedelta = timedelta(minutes=15)
    enabled: bool = True
    listed: bool = True
    """False for a source that only turned up in posts and stands in no source list."""


class Media(Record):
    """A picture or film that a post shows."""

    url: str
    sha256: str | None = None


class Post(Record):
    """One message as its source published it, in one version."""

    source: str
    """The source's name (never an alias)."""
    id: str
    """The source's own id, unique within the source."""
    published: datetime | None = None
    """None: undated, which is never "now"."""
    text: str = ""
    title: str | None = None
    html: str | None = None
    url: str | None = None
    lang: str | None = None
    author: str | None = None
    repost_of: str | None = None
    quote_of: str | None = None
    reply_to: str | None = None
    relayed_by: str | None = None
    credited: str | None = None
    """Whom the feed itself names as its origin (RSS `<source>`), as written."""
    links: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()
    edited: datetime | None = None
    deleted: bool = False
    fetched: datetime
    extra: dict[str, JsonValue] = Field(default_factory=dict)
    """Fields that came with the post and that we do not use."""

    @property
    def uid(self) -> str:
        """The post's id in this program: the same for every version."""
        return post_uid(self.source, self.id)

    @property
    def at(self) -> datetime:
        """When the post belongs in time: published, else fetched (for order and windows, never shown as a date)."""
        return self.published or self.fetched


def post_uid(source: str, post_id: str) -> str:
    """The program's id of the post that `source` calls `post_id`."""
    return "p-" + short_hash(source, post_id)


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


def statement_uid(post: str, start: int, end: int, quote: str) -> str:
    """The id of the span `start`–`end` of `post` reading `quote`."""
    return "s-" + short_hash(post, str(start), str(end), quote)


def claim_uid(statement: str) -> str:
    """The id of the claim whose earliest statement has uid `statement`."""
    return "c-" + short_hash(statement)


class Comparison(Record):
    """How alike two statements are, and why, in words."""

    a: str
    b: str
    score: float
    """0 (other) … 1 (the same claim)."""
    parts: dict[str, float] = Field(default_factory=dict)
    veto: str | None = None
    """Why these can't be one claim whatever the score; None: no veto."""
    updates: bool = False
    """b carries on the cumulative figure of a (or a of b): a later claim of the same event."""
    copy_of: bool = False
    """Near-identical wording: evidence that one depends on the other."""
    why: str


class Appearance(Record):
    """A statement makes a claim, with all that is needed to judge it."""

    statement: Statement
    post: Post
    source: Source
    score: float = 1.0
    band: Band = Band.AUTO
    why: str = "first statement of the claim"


class Suggestion(Record):
    """A join that the desk is asked about."""

    claim: str
    other: str
    score: float
    why: str


class Origin(Record):
    """Where reports really come from: one voice, however many posts carry it."""

    name: str
    source: Source | None = None
    """None: a named origin that no source list knows."""
    reliability: Reliability = Reliability.F
    side: str | None = None
    own_voice: bool = False
    """At least one statement asserts in its own words and unhedged."""
    stances: tuple[Stance, ...] = ()
    statements: tuple[str, ...] = ()
    """uids of the statements that fold into it."""
    first: datetime
    """When it first said so."""


class Fold(Record):
    """Why a statement is not an origin of its own."""

    statement: str
    into: str
    """The name of the origin; empty: nobody."""
    derived_from: str | None = None
    """uid of the statement it depends on, where that is known."""
    reason: str


class OriginTree(Record):
    """12 posts → 3 origins, with the evidence of each fold."""

    origins: tuple[Origin, ...] = ()
    folds: tuple[Fold, ...] = ()


class Verdict(Record):
    """Status, rule and reason of a claim, and what it rests on."""

    status: Status
    rule: str
    """`rule:<name>` or `editor:<name>`."""
    version: int = 1
    reason: str
    basis: tuple[str, ...] = ()
    """uids of the statements it rests on."""
    missing: str | None = None
    """What is still missing to be confirmed, in words."""


class StatusChange(Record):
    """One step in the history of a claim."""

    at: datetime
    before: Status | None
    after: Status
    by: str
    version: int = 1
    reason: str


class Claim(Record):
    """What one or more statements assert: one event at one place in one stretch of time."""

    uid: str
    text: str
    """The best own-voice statement, cleaned."""
    status: Status = Status.UNCONFIRMED
    tag: Tag = Tag.UNCONFIRMED
    credibility: int = 6
    """Admiralty credibility 1 (confirmed) … 6 (cannot be judged)."""
    reason: str = ""
    decided_by: str = "rule:unconfirmed"
    missing: str | None = None
    basis: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    spellings: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Place key → the spellings seen in this claim."""
    event: str | None = None
    when: When | None = None
    actors: tuple[Actor, ...] = ()
    figures: tuple[Figure, ...] = ()
    first_reported: datetime
    last_reported: datetime
    updates: str | None = None
    """uid of the claim whose figure this one carries on."""
    flags: tuple[str, ...] = ()
    """What the desk must look at, in words (a deletion, an edit)."""
    appearances: tuple[Appearance, ...] = ()
    origins: OriginTree = OriginTree()
    suggestions: tuple[Suggestion, ...] = ()
    history: tuple[StatusChange, ...] = ()


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
    tag: Tag = Tag.UNCONFIRMED
    credibility: int = 6
    origins: int = 0
    """How many independent origins assert it."""
    missing: str | None = None
    """What is still missing to be confirmed, in words."""
    evidence: tuple[Evidence, ...] = ()
    """All statements of the claim, in canonical order."""


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
    """Items beyond the beat's length: "also reported"."""
    template: str | None = None
    """The folder of the beat's own templates, relative to the source list."""
    state: PublicationState = PublicationState.DRAFT


class Capture(Record):
    """The bytes fetched, as fetched, named by their SHA-256."""

    sha256: str
    source: str
    url: str
    fetched: datetime
    status: int
    headers: dict[str, str] = Field(default_factory=dict)
    body: bytes = b""


class Cursor(Record):
    """Where we are with a source: what to send next time, and when."""

    source: str
    etag: str | None = None
    last_modified: str | None = None
    body_sha256: str | None = None
    """SHA-256 of the last body read, to skip one that has not changed."""
    state: dict[str, JsonValue] = Field(default_factory=dict)
    """What a collector wants to remember (files read, since_id)."""
    last_attempt: datetime | None = None
    last_success: datetime | None = None
    last_new: datetime | None = None
    not_before: datetime | None = None
    """Retry-After: no request earlier than this, whatever the cadence."""
    failures: int = 0
    """In a row."""
    error: str | None = None


class RejectedPost(Record):
    """An entry or a line that could not become a post, kept aside with its reason."""

    where: str
    """File and line, or source and entry."""
    reason: str
    raw: str


class FetchOutcome(Record):
    """All that one visit to one source brought: to be stored in one transaction."""

    source: str
    at: datetime
    captures: tuple[Capture, ...] = ()
    posts: tuple[Post, ...] = ()
    rejected: tuple[RejectedPost, ...] = ()
    cursor: Cursor
    set_aside: int = 0
    """Posts that were older than a first visit keeps."""
    unchanged: bool = False
    error: str | None = None
    """One sentence; None: the visit went well."""


class Saved(Record):
    """What became of posts that were given to storage."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0

    def __add__(self, other: Saved) -> Saved:
        """The sums of both."""
        return Saved(
            new=self.new + other.new,
            changed=self.changed + other.changed,
            unchanged=self.unchanged + other.unchanged,
            rejected=self.rejected + other.rejected,
        )


class Decision(Record):
    """What a person decided: kept for ever, and stronger than every rule."""

    at: datetime
    who: str
    act: str
    """join, split, same-place, other-place, status, …"""
    subject: str
    other: str | None = None
    before: str | None = None
    after: str | None = None
    reason: str
