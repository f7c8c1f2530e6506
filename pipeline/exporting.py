"""What can be exported: for each noun where its rows come from, its columns, and which filters it heeds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple, cast

from pipeline.draft import takes
from pipeline.errors import NotAllowed
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
    logged_source_row,
    source_row,
    statement_row,
    verdict_row,
)
from pipeline.settings import Settings
from pipeline.types import Source
from pipeline.wanted import (
    LATER,
    NOT_CHOSEN,
    OTHERS,
    OUTSIDE,
    REFUSED,
    WRITES_CLAIMS,
    Left,
    Wanted,
    chosen_claims,
    count_out,
    number_until,
    require_unchanged,
)
from storage import ClaimFilter, PostFilter, Store
from storage.columns import utc_text

Rows = Callable[[Store, Settings, Wanted, Left], Iterator[Row]]


class Noun(NamedTuple):
    """One kind of record that can be exported."""

    rows: Rows
    """Its rows; what is left out is counted on the way."""
    row: type
    """The TypedDict that its rows are."""
    help: str


# ---- the nouns


def _claims(store: Store, settings: Settings, wanted: Wanted, left: Left) -> Iterator[Row]:
    require_unchanged(store, wanted, "claims", WRITES_CLAIMS)
    asked = wanted.claims
    bare = ClaimFilter()
    steps = ((OUTSIDE, ("since", "until")), (OTHERS, ("sources",)), ("of another status", ("statuses",)),
             ("elsewhere", ("place",)), ("of another kind", ("event",)), ("not named", ("uids",)))  # fmt: skip
    last = store.number_of_chosen_claims(bare)
    for words, fields in steps:
        bare = bare.model_copy(update={name: getattr(asked, name) for name in fields})
        number = store.number_of_chosen_claims(bare)
        left[words] += last - number
        last = number
    for claim in store.claims(asked, settings.roster):
        if wanted.beat is None or takes(wanted.beat, claim, settings.roster):
            yield claims.row(claim)
        else:
            left["of no interest to the beat"] += 1


def _posts(store: Store, settings: Settings, wanted: Wanted, left: Left) -> Iterator[Row]:
    chosen = chosen_claims(store, settings, wanted)
    only = None if chosen is None else store.posts_of_claims(chosen)
    if wanted.until_entry is not None:
        yield from _posts_until(store, wanted, wanted.until_entry, only, left)
        return
    count_out(store, "posts", wanted, left)
    left[REFUSED] = store.number_rejected()
    for uid, values, earlier in store.iter_raw_posts(wanted.period):
        if only is not None and uid not in only:
            left[NOT_CHOSEN] += 1
            continue
        yield posts.stored_row(values, earlier)


def _posts_until(store: Store, wanted: Wanted, until: int, only: frozenset[str] | None, left: Left) -> Iterator[Row]:
    """Posts as they were at an entry, in the order in which they came."""
    if only is not None:
        require_unchanged(store, wanted, "the chosen claims' posts", WRITES_CLAIMS)
    sources = wanted.period.sources
    bounded = wanted.claims.since is not None or wanted.claims.until is not None
    for uid, values, earlier in store.iter_posts_as_of(until):
        row = posts.stored_row(values, earlier)
        if bounded and not wanted.covers(datetime.fromisoformat(str(row["published"] or row["fetched"]))):
            left[OUTSIDE] += 1
        elif sources and row["source"] not in sources:
            left[OTHERS] += 1
        elif only is not None and uid not in only:
            left[NOT_CHOSEN] += 1
        else:
            yield row


def _statements(store: Store, settings: Settings, wanted: Wanted, left: Left) -> Iterator[Row]:
    require_unchanged(store, wanted, "statements", WRITES_CLAIMS)
    chosen = chosen_claims(store, settings, wanted)
    count_out(store, "statements", wanted, left)
    for one in store.iter_statements(wanted.period):
        if chosen is not None and one.claim not in chosen:
            left[NOT_CHOSEN] += 1
            continue
        yield cast("Row", statement_row(one.statement, one.post, one.claim))


def _verdicts(store: Store, settings: Settings, wanted: Wanted, left: Left) -> Iterator[Row]:
    chosen, most = chosen_claims(store, settings, wanted), number_until(store, wanted, "verdict")
    if chosen is not None:
        require_unchanged(store, wanted, "the chosen claims", WRITES_CLAIMS)
    for number, (claim, step) in enumerate(store.iter_verdicts(PostFilter())):
        if most is not None and number >= most:
            return
        if not wanted.covers(step.at):
            left[OUTSIDE] += 1
        elif chosen is not None and claim not in chosen:
            left[NOT_CHOSEN] += 1
        else:
            yield cast("Row", verdict_row(claim, step))


def _decisions(store: Store, _settings: Settings, wanted: Wanted, left: Left) -> Iterator[Row]:
    for one in store.decisions()[: number_until(store, wanted, "decision")]:
        if wanted.covers(one.at):
            yield cast("Row", decision_row(one))
        else:
            left[OUTSIDE] += 1


def _corrections(store: Store, _settings: Settings, wanted: Wanted, left: Left) -> Iterator[Row]:
    known = _corrections_until(store, wanted)
    for one in sorted(store.corrections(), key=lambda one: (one.drafted, one.uid)):
        if known is not None and one.uid not in known:
            continue
        if wanted.covers(one.drafted):
            yield cast("Row", correction_row(one))
        else:
            left[OUTSIDE] += 1


def _corrections_until(store: Store, wanted: Wanted) -> set[str] | None:
    """The corrections that were there at entry N; raises NotAllowed where one of them was decided since."""
    if wanted.until_entry is None:
        return None
    known = {body["correction"] for _, _, body in store.logged_bodies("correction", wanted.until_entry)}
    for seq, _, body in store.logged_bodies("correction", store.log_at().seq):
        if seq > wanted.until_entry and body["correction"] in known:
            raise NotAllowed([f"correction {body['correction']} was {body['state']} after that, by entry {seq}"])
    return known


def _sources(store: Store, settings: Settings, wanted: Wanted, left: Left) -> Iterator[Row]:
    """The sources as they are listed now, then every grade that they had before, then those in no list.

    Up to an entry: every grade that the log had told by then.
    """
    chosen = wanted.claims.sources
    for row in _all_sources(store, settings, wanted):
        if chosen and row["name"] not in chosen:
            left[OTHERS] += 1
        else:
            yield cast("Row", row)


def _all_sources(store: Store, settings: Settings, wanted: Wanted) -> Iterator[SourceRow]:
    if wanted.until_entry is not None:
        for _, at, body in store.logged_bodies("grade", wanted.until_entry):
            yield logged_source_row(body, at)
        return
    listed = {source.name: source for source in settings.sources}
    for source in settings.sources:
        yield source_row(source)
    for grade in store.iter_grades():
        known = listed.get(grade.name, Source(name=grade.name))
        graded = {name: getattr(grade, name) for name in ("role", "reliability", "owner", "side", "aliases", "listed")}
        yield source_row(known.model_copy(update=graded), grade.since)
    for name in sorted(store.sources_seen() - listed.keys()):
        yield source_row(Source(name=name, listed=False))


def _fetches(store: Store, _settings: Settings, wanted: Wanted, left: Left) -> Iterator[Row]:
    most = number_until(store, wanted, "fetch")
    if most is not None:  # those let go by `keep` were the first
        gone = store.logged_bodies("pruned", store.log_at().seq)
        most -= sum(body["number"] for _, _, body in gone if body["what"] == "fetches")
    for number, one in enumerate(store.iter_fetches()):
        if most is not None and number >= most:
            return
        if not wanted.covers(one.at):
            left[OUTSIDE] += 1
        elif wanted.claims.sources and one.source not in wanted.claims.sources:
            left[OTHERS] += 1
        else:
            yield cast("Row", FetchRow(**{**one.model_dump(), "at": moment(one.at)}))  # type: ignore[typeddict-item]


def _log(store: Store, _settings: Settings, wanted: Wanted, left: Left) -> Iterator[Row]:
    """The log from its first entry, whatever the period: a part of a chain proves nothing."""
    for entry in store.log_entries():
        if wanted.until_entry is not None and entry.seq > wanted.until_entry:
            left[LATER] = store.log_at().seq - wanted.until_entry
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
