"""What can be exported: for each noun where its rows come from, its columns, and which filters it heeds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, cast

from pipeline.draft import takes
from pipeline.export import claims, posts
from pipeline.export.rows import ClaimRow, PostRow, Row, moment
from pipeline.export.tabular import (
    CorrectionRow,
    DecisionRow,
    FetchRow,
    LogRow,
    SourceRow,
    StatementRow,
    VerdictRow,
    correction_row,
    decision_row,
    source_row,
    statement_row,
    verdict_row,
)
from pipeline.settings import Beat, Settings
from pipeline.types import Claim, Source
from storage import ClaimFilter, PostFilter, Store
from storage.columns import utc_text


@dataclass(frozen=True)
class Wanted:
    """What an export is asked for: every part that is set narrows it."""

    claims: ClaimFilter = field(default_factory=ClaimFilter)
    beat: Beat | None = None
    until_entry: int | None = None
    """The last entry of the source log; None: all of it."""

    @property
    def period(self) -> PostFilter:
        """The part of it that posts, statements, verdicts and fetches heed."""
        return PostFilter(since=self.claims.since, until=self.claims.until, sources=self.claims.sources)

    def covers(self, at: datetime) -> bool:
        """Whether `at` lies in the period."""
        since, until = self.claims.since, self.claims.until
        return (since is None or at >= since) and (until is None or at < until)


Rows = Callable[[Store, Settings, Wanted], Iterator[Row]]


class Noun(NamedTuple):
    """One kind of record that can be exported."""

    rows: Rows
    row: type
    """The TypedDict that its rows are."""
    help: str


def _claims(store: Store, settings: Settings, wanted: Wanted) -> Iterator[Row]:
    return (claims.row(claim) for claim in wanted_claims(store, settings, wanted))


def wanted_claims(store: Store, settings: Settings, wanted: Wanted) -> Iterator[Claim]:
    """The claims that `wanted` describes, oldest report first."""
    for claim in store.claims(wanted.claims, settings.roster):
        if wanted.beat is None or takes(wanted.beat, claim, settings.roster):
            yield claim


def _posts(store: Store, _settings: Settings, wanted: Wanted) -> Iterator[Row]:
    return (posts.row(post, earlier) for post, earlier in store.iter_posts(wanted.period))


def _statements(store: Store, _settings: Settings, wanted: Wanted) -> Iterator[Row]:
    for one in store.iter_statements(wanted.period):
        yield cast("Row", statement_row(one.statement, one.post, one.claim))


def _verdicts(store: Store, _settings: Settings, wanted: Wanted) -> Iterator[Row]:
    chosen = set(wanted.claims.uids) if wanted.claims.uids is not None else None
    for claim, step in store.iter_verdicts(wanted.period):
        if chosen is None or claim in chosen:
            yield cast("Row", verdict_row(claim, step))


def _decisions(store: Store, _settings: Settings, wanted: Wanted) -> Iterator[Row]:
    return (cast("Row", decision_row(one)) for one in store.decisions() if wanted.covers(one.at))


def _corrections(store: Store, _settings: Settings, wanted: Wanted) -> Iterator[Row]:
    found = sorted(store.corrections(), key=lambda one: (one.drafted, one.uid))
    return (cast("Row", correction_row(one)) for one in found if wanted.covers(one.drafted))


def _sources(store: Store, settings: Settings, wanted: Wanted) -> Iterator[Row]:
    """The sources as they are listed now, then every grade that they had before, then those in no list."""
    chosen = wanted.claims.sources
    listed = {source.name: source for source in settings.sources}
    for source in settings.sources:
        if not chosen or source.name in chosen:
            yield cast("Row", source_row(source))
    for grade in store.iter_grades():
        if chosen and grade.name not in chosen:
            continue
        known = listed.get(grade.name, Source(name=grade.name))
        graded = {name: getattr(grade, name) for name in ("role", "reliability", "owner", "side", "aliases", "listed")}
        yield cast("Row", source_row(known.model_copy(update=graded), grade.since))
    for name in sorted(store.sources_seen() - listed.keys()):
        if not chosen or name in chosen:
            yield cast("Row", source_row(Source(name=name, listed=False)))


def _fetches(store: Store, _settings: Settings, wanted: Wanted) -> Iterator[Row]:
    period = wanted.period
    for one in store.iter_fetches(period.sources, period.since, period.until):
        yield cast("Row", FetchRow(**{**one.model_dump(), "at": moment(one.at)}))  # type: ignore[typeddict-item]


def _log(store: Store, _settings: Settings, wanted: Wanted) -> Iterator[Row]:
    """The log from its first entry, whatever the period: a part of a chain proves nothing."""
    for entry in store.log_entries():
        if wanted.until_entry is not None and entry.seq > wanted.until_entry:
            return
        row = LogRow(
            seq=entry.seq, at=utc_text(entry.at), kind=entry.kind, body=entry.body, prev=entry.prev, hash=entry.hash
        )
        yield cast("Row", row)


NOUNS: dict[str, Noun] = {
    "posts": Noun(_posts, PostRow, "One line a post: its latest version, earlier ones under `versions`."),
    "statements": Noun(_statements, StatementRow, "One line a statement: what a passage of a post asserts."),
    "claims": Noun(_claims, ClaimRow, "One line a claim: status, reason, origins, appearances, history."),
    "verdicts": Noun(_verdicts, VerdictRow, "One line a change of a claim's status, with rule, version and reason."),
    "decisions": Noun(_decisions, DecisionRow, "One line an editor's decision."),
    "corrections": Noun(_corrections, CorrectionRow, "One line a correction: what was wrong, what is right."),
    "sources": Noun(_sources, SourceRow, "One line a source as listed now, then each earlier grade with its date."),
    "fetches": Noun(_fetches, FetchRow, "One line a visit to a source."),
    "sourcelog": Noun(_log, LogRow, "The source log, entry by entry: `itemwire verify-log` checks it."),
}
"""What can be exported, in the order of the flow."""
