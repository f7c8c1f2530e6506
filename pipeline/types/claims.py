"""What statements assert together, where it really comes from, and what it is worth."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from pipeline.types.posts import Post
from pipeline.types.record import Record, short_hash
from pipeline.types.scales import Band, Reliability, Stance, Status, Tag
from pipeline.types.sources import Source
from pipeline.types.statements import Actor, Figure, Place, Statement, When


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
    taken_back: bool = False
    """It said so, and took that back."""
    held_back: str | None = None
    """Why it does not count towards confirming the claim, though it asserts it itself; None where it does."""


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

    @property
    def asserting(self) -> tuple[Origin, ...]:
        """The independent origins that say so, in whatever voice, and stand by it."""
        return tuple(
            one for one in self.origins if not one.taken_back and (not one.stances or Stance.ASSERTS in one.stances)
        )


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
