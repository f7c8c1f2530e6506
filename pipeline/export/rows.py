"""The rows that exports write: typed, with exactly the fields of the contract, in the contract's order.

A row is a plain dictionary of JSON values; its TypedDict is the promise to users' scripts. Times are UTC, RFC 3339,
ending in `Z`.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from math import isfinite
from typing import Annotated, TypedDict

from pydantic import JsonValue

Row = dict[str, JsonValue]
"""One line of an export."""


Moment = Annotated[str, "moment"]
"""A time: UTC, RFC 3339, ending in `Z`."""


class MediaRow(TypedDict):
    """A picture or film."""

    url: str
    sha256: str | None


class VersionRow(TypedDict):
    """One version of a post, with the fields that `ingest` reads."""

    id: str
    source: str
    published: Moment | None
    text: str
    title: str | None
    html: str | None
    url: str | None
    lang: str | None
    author: str | None
    repost_of: str | None
    quote_of: str | None
    reply_to: str | None
    relayed_by: str | None
    credited: str | None
    links: list[str]
    media: list[MediaRow]
    edited: Moment | None
    deleted: bool
    fetched: Moment
    extra: dict[str, JsonValue]
    """Fields that came with the post and that this program does not use."""


class PostRow(VersionRow):
    """A post: its latest version, and the earlier ones, oldest first."""

    versions: list[VersionRow]


class PlaceRow(TypedDict):
    """A place of a claim."""

    name: str
    spellings: list[str]
    lat: float | None
    lon: float | None


WhenRow = TypedDict("WhenRow", {"from": Moment, "to": Moment, "precision": str})
"""The stretch of time of an event."""


class ActorRow(TypedDict):
    """A body or group that a claim names."""

    key: str
    name: str
    side: str | None
    part: str


class FigureRow(TypedDict):
    """How many of what; `high` None: open above."""

    what: str
    whom: str
    low: int
    high: int | None


class AppearanceRow(TypedDict):
    """A statement that makes the claim; `post` is the source's own id."""

    post: str
    source: str
    quote: str
    stance: str
    hedged: bool
    origin: str | None
    derived_from: str | None
    """The source's own id of the post that this one depends on."""
    score: float
    band: str
    why: str


class SuggestionRow(TypedDict):
    """A join that the desk is asked about; `claim` is the other claim."""

    claim: str
    score: float
    why: str


ChangeRow = TypedDict("ChangeRow", {"at": Moment, "from": str | None, "to": str, "by": str, "reason": str})
"""One step in the history of a claim."""


class ClaimRow(TypedDict):
    """A claim with all that its status rests on."""

    claim: str
    text: str
    status: str
    tag: str
    credibility: int
    reason: str
    decided_by: str
    places: list[PlaceRow]
    event: str | None
    when: WhenRow | None
    actors: list[ActorRow]
    figures: list[FigureRow]
    first_reported: Moment
    last_reported: Moment
    origins: int
    updates: str | None
    appearances: list[AppearanceRow]
    suggestions: list[SuggestionRow]
    history: list[ChangeRow]


_dumps = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def encoded(value: JsonValue) -> str:
    """`value` as JSON on one line, characters as themselves; NaN and infinity, which JSON lacks, become null."""
    try:
        return _dumps(value)
    except ValueError:
        return _dumps(_finite(value))


def _finite(value: JsonValue) -> JsonValue:
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, list):
        return [_finite(item) for item in value]
    if isinstance(value, dict):
        return {name: _finite(item) for name, item in value.items()}
    return value


def moment(at: datetime) -> str:
    """`at` in UTC, RFC 3339, such as `2016-06-09T16:00:00Z`."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def moment_or_none(at: datetime | None) -> str | None:
    """`at` in UTC, RFC 3339; None stays None: an unknown time is never "now"."""
    return None if at is None else moment(at)
