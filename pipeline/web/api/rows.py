"""The rows that the API has beside those of the exports: beats, round-ups, editions, health, and a claim's working."""

from __future__ import annotations

from typing import TypedDict

from pipeline.export.rows import ClaimRow, Moment, PostRow
from pipeline.export.tabular import CorrectionRow, DecisionRow, SourceRow


class MeRow(TypedDict):
    """Who asks, and what that account and token may do."""

    account: str
    rank: str


class BeatRow(TypedDict):
    """A team's field."""

    name: str
    zone: str
    language: str
    approvals: int
    review_each: bool
    channels: list[str]


class ItemRow(TypedDict):
    """One line of a round-up."""

    claim: str
    section: str
    place: str
    text: str
    credit: list[str]
    status: str
    tag: str
    credibility: int
    origins: int
    note: str | None
    reason: str
    lang: str
    translation: str | None


class DeskItemRow(ItemRow):
    """One line of the open round-up, with what was done to it."""

    state: str
    seen: int
    hold: str | None
    remark: str | None
    asks: list[str]


class RoundupRow(TypedDict):
    """The open round-up of a beat, as it reads now."""

    roundup: str
    beat: str
    number: int
    state: str
    headline: str | None
    since: Moment | None
    until: Moment
    submitted_by: str | None
    approved_by: list[str]
    against: list[str]
    items: list[DeskItemRow]


class UpdateRow(TypedDict):
    """What was added to an edition after it was published."""

    at: Moment
    by: str
    items: list[ItemRow]


class EditionRow(TypedDict):
    """A published round-up, as it reads now."""

    edition: str
    beat: str
    number: int
    revision: int
    headline: str
    state: str
    published: Moment
    revised: Moment
    by: list[str]
    items: list[ItemRow]
    also: list[ItemRow]
    updates: list[UpdateRow]
    corrections: list[CorrectionRow]


class SendingRow(TypedDict):
    """One revision of an edition on its way to one channel."""

    edition: str
    revision: int
    channel: str
    state: str
    attempts: int
    due: Moment
    changed: Moment
    error: str | None
    url: str | None


class HandedRow(TypedDict):
    """A post that somebody handed in, and the passages of it that would make claims; `uid` is the post's."""

    handed: str
    kept: bool
    uid: str
    post: PostRow
    claims: list[str]


class HealthRow(TypedDict):
    """How a source fares."""

    source: str
    last_success: Moment | None
    last_new: Moment | None
    last_post: Moment | None
    usual_gap_seconds: float | None
    failures: int
    error: str | None
    parse_rate: float | None
    undated: float | None
    posts_today: int
    usual_per_day: float | None
    troubles: list[str]


class OriginRow(TypedDict):
    """Where reports really come from: one voice, however many posts carry it."""

    name: str
    reliability: str
    side: str | None
    own_voice: bool
    first: Moment
    held_back: str | None
    statements: list[str]


class FoldRow(TypedDict):
    """Why a passage is not an origin of its own."""

    statement: str
    into: str | None
    derived_from: str | None
    reason: str


class PassageRow(TypedDict):
    """A passage that makes the claim, with the post it stands in."""

    statement: str
    post: str
    source: str
    quote: str
    start: int
    end: int
    text: str
    lang: str
    stance: str
    hedge: str | None
    published: Moment | None
    edited: Moment | None
    fetched: Moment
    deleted: bool
    url: str | None


class DeedRow(TypedDict):
    """What an editor decided about the claim; `deed` is what undoing it takes."""

    deed: str
    holds: bool
    decision: DecisionRow


class WorkingRow(TypedDict):
    """A claim with its working: passages, origins, folds, what is missing, what editors decided and remarked."""

    claim: ClaimRow
    missing: str | None
    flags: list[str]
    passages: list[PassageRow]
    origins: list[OriginRow]
    folds: list[FoldRow]
    deeds: list[DeedRow]
    remarks: list[DeedRow]


class NeedRow(TypedDict):
    """One thing that needs an editor, and why; `subject` is what it is about: uids and names, as its kind has them."""

    kind: str
    since: Moment
    what: str
    why: str
    subject: list[str]
    beat: str | None
    lang: str | None
    status: str | None
    places: list[str]
    sources: list[str]


class PreviewRow(TypedDict):
    """What a visit to a source would keep: how many posts, and how the first of them read."""

    source: SourceRow
    posts: int
    texts: list[str]


class FoundRow(TypedDict):
    """Something found: a post, a claim, or an item of a round-up or edition."""

    kind: str
    at: Moment
    text: str
    post: str | None
    source: str | None
    url: str | None
    claim: str | None
    edition: str | None


class DoneRow(TypedDict):
    """What became of an act: `now` false where a pass is at work, which will carry it out."""

    subject: str
    now: bool
