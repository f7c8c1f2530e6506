"""Rows of what is no post and no claim: statements, verdicts, decisions, corrections, sources, fetches, the log.

Each row is a TypedDict whose keys are the columns and whose docstrings are the data dictionary
(`docs/data-dictionary.md` is made from them).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypedDict

from pydantic import JsonValue

from pipeline.export.rows import ActorRow, FigureRow, Moment, WhenRow, moment, moment_or_none
from pipeline.types import Correction, Decision, Source, Statement, StatusChange


class StatementPlaceRow(TypedDict):
    """A place that a statement names."""

    name: str
    key: str
    """Its spelling family: the same for Khalsa, Khalasah and Khalasa."""
    region: bool
    country: str | None
    lat: float | None
    lon: float | None


class StatementRow(TypedDict):
    """A statement: the part of a post that asserts one thing."""

    statement: str
    """Its id."""
    post: str
    """The source's own id of the post."""
    source: str
    claim: str | None
    """The claim that it makes; null: none, `aside` says why."""
    quote: str
    """Its own span, an exact part of the post's text."""
    start: int
    """Offset of the span, in characters."""
    end: int
    lang: str
    stance: str
    """asserts, denies, questions or corrects."""
    hedged: bool
    """Passed on: not in the source's own voice."""
    hedge: str | None
    """The words that pass it on."""
    credit: list[str]
    """Whom it names as its origin."""
    own_act: str | None
    """The body that speaks on record about itself."""
    aside: str | None
    """Why it makes no claim: forecast, opinion, question, background …"""
    at: Moment
    """The event's time where stated, else the post's."""
    first_seen: Moment
    """The post's own time."""
    places: list[StatementPlaceRow]
    event: str | None
    actors: list[ActorRow]
    figures: list[FigureRow]
    when: WhenRow | None
    negated: bool
    means: list[str]


VerdictRow = TypedDict(
    "VerdictRow",
    {"claim": str, "at": Moment, "from": str | None, "to": str, "by": str, "version": int, "reason": str},
)
"""One step in the history of a claim: when, from which status to which, by which rule and version, and why."""


class DecisionRow(TypedDict):
    """What a person decided."""

    at: Moment
    who: str
    act: str
    """join, split, status, review, hold, publish, correct …"""
    subject: str
    """The id of what it is about."""
    other: str | None
    before: str | None
    after: str | None
    reason: str


class CorrectionRow(TypedDict):
    """What was wrong in an edition, and what is right."""

    correction: str
    edition: str
    claim: str | None
    grade: str
    """withdrawn, corrected or refiled."""
    wrong: str
    right: str
    reason: str
    replaced: str | None
    """The line as it was printed."""
    text: str | None
    """The line as it reads now; null: it was taken out."""
    drafted: Moment
    issued: Moment | None
    dismissed: Moment | None
    who: str


def statement_row(statement: Statement, post: str, claim: str | None) -> StatementRow:
    """The row of `statement` of the post that its source calls `post`, which makes `claim`."""
    known = statement.particulars
    when = known.when
    return StatementRow(
        statement=statement.uid,
        post=post,
        source=statement.source,
        claim=claim,
        quote=statement.quote,
        start=statement.start,
        end=statement.end,
        lang=statement.lang,
        stance=statement.stance.value,
        hedged=statement.hedged,
        hedge=statement.hedge,
        credit=list(statement.credit),
        own_act=statement.own_act,
        aside=statement.aside,
        at=moment(statement.at),
        first_seen=moment(statement.first_seen),
        places=[
            StatementPlaceRow(
                name=place.name, key=place.key, region=place.region, country=place.country, lat=place.lat, lon=place.lon
            )
            for place in known.places
        ],
        event=known.event,
        actors=[ActorRow(key=one.key, name=one.name, side=one.side, part=one.part) for one in known.actors],
        figures=[FigureRow(what=one.what, whom=one.whom, low=one.low, high=one.high) for one in known.figures],
        when=WhenRow({"from": moment(when.start), "to": moment(when.end), "precision": when.precision.value})
        if when
        else None,
        negated=known.negated,
        means=list(known.means),
    )


def verdict_row(claim: str, change: StatusChange) -> VerdictRow:
    """The row of one step in the history of `claim`."""
    return VerdictRow(
        {
            "claim": claim,
            "at": moment(change.at),
            "from": change.before.value if change.before else None,
            "to": change.after.value,
            "by": change.by,
            "version": change.version,
            "reason": change.reason,
        }
    )


def decision_row(decision: Decision) -> DecisionRow:
    """The row of `decision`."""
    return DecisionRow(
        at=moment(decision.at),
        who=decision.who,
        act=decision.act,
        subject=decision.subject,
        other=decision.other,
        before=decision.before,
        after=decision.after,
        reason=decision.reason,
    )


def correction_row(one: Correction) -> CorrectionRow:
    """The row of a correction."""
    return CorrectionRow(
        correction=one.uid,
        edition=one.edition,
        claim=one.claim,
        grade=one.grade.value,
        wrong=one.wrong,
        right=one.right,
        reason=one.reason,
        replaced=one.replaced,
        text=one.item.text if one.item else None,
        drafted=moment(one.drafted),
        issued=moment_or_none(one.issued),
        dismissed=moment_or_none(one.dismissed),
        who=one.who,
    )


class SourceRow(TypedDict):
    """A source as the settings grade it, or graded it before."""

    name: str
    since: Moment | None
    """From when on; null: as the source list says now."""
    kind: str | None
    """How it is collected; null: by `ingest`."""
    url: str | None
    role: str
    reliability: str
    """Admiralty grade, A to F."""
    owner: str | None
    side: str | None
    aliases: list[str]
    languages: list[str]
    listed: bool
    """False: it is in no list (any more)."""


class FetchRow(TypedDict):
    """One visit to one source."""

    source: str
    at: Moment
    status: int | None
    """HTTP status; null: no answer, or no HTTP."""
    unchanged: bool
    error: str | None
    new: int
    changed: int
    same: int
    rejected: int


class LogRow(TypedDict):
    """One entry of the source log, exactly as it is chained; `verify_log.py` checks it."""

    seq: int
    at: str
    """UTC, as it was hashed."""
    kind: str
    body: dict[str, JsonValue]
    prev: str
    hash: str


def source_row(source: Source, since: datetime | None = None) -> SourceRow:
    """The row of a source, as it was graded from `since` on."""
    return SourceRow(
        name=source.name,
        since=moment_or_none(since),
        kind=source.kind,
        url=source.url,
        role=source.role.value,
        reliability=source.reliability.value,
        owner=source.owner,
        side=source.side,
        aliases=list(source.aliases),
        languages=list(source.languages),
        listed=source.listed,
    )


def logged_source_row(body: Mapping[str, Any], since: datetime) -> SourceRow:
    """The row of a source from the entry of the source log that told its grade."""
    kind, _, url = (body["address"] or "").partition(" ")
    return SourceRow(
        name=body["name"],
        since=moment(since),
        kind=kind or None,
        url=url or None,
        role=body["role"],
        reliability=body["reliability"],
        owner=body["owner"],
        side=body["side"],
        aliases=list(body["aliases"]),
        languages=[],
        listed=body["listed"],
    )


def columns_of(row: type) -> tuple[str, ...]:
    """The columns of a row type, in order."""
    return tuple(row.__annotations__)
