"""The pipeline, top to bottom: collect → normalise → split → match → verify → draft.

This is the only place where steps meet storage (`neighbourhood.py` loads what a batch touches). Steps decide, as
functions from records to records; here the decisions are carried out. Every stage ends in one transaction, so that a
pass killed at any moment loses nothing and does nothing twice: what was collected is stored with its cursor, and what
is stored stays in the queue until its statements, claims and verdicts are committed together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Protocol, TypeVar

from pipeline.due_table import take_due
from pipeline.errors import NotFoundError
from pipeline.in_hand import in_hand
from pipeline.places_said import read_again
from pipeline.recent import Recent
from pipeline.returns import Returns
from pipeline.settings import Beat, Environment, Settings
from pipeline.types import Cursor, FetchOutcome, Post, Record, RejectedPost, Roundup, Saved, Source
from pipeline.waiting import batches, is_any
from storage import ClaimFilter, Store

BATCH = 1_000
"""Posts worked on in one transaction: large enough to share queries and claims, small enough to lose little work (some
seconds) to a kill and to hold little in memory. Batches that grew to 4,000 cost 50 to 85 MiB over 7,000 posts, and
which candidates are looked at hangs on where batches end (docs/decisions/0007)."""

DRAFTS_MEMO = "drafts"
"""Under which the store remembers whether claims changed since the draft round-ups were last refreshed."""

STALE = "stale"
"""What it remembers where they did."""

DRAFTED = 2_000
"""Claims in the open drafts up to which every pass keeps them ready, in some seconds. Of more nobody makes a round-up:
then a draft is composed where somebody asks for it, and the cost of a pass follows what is new."""

T = TypeVar("T")


class Tick(Protocol):
    """Tells a person that `done` more pieces of the work called `what` are done, of `total` where known."""

    def __call__(self, what: str, done: int, total: int | None = None) -> None:
        """Show it."""


class PassReport(Record):
    """What one pass did."""

    enabled: int
    visited: int = 0
    failed: tuple[tuple[str, str], ...] = ()
    """Name and error of each source that could not be read."""
    new: int = 0
    changed: int = 0
    rejected: int = 0
    statements: int = 0
    claims: int = 0
    """Claims made or judged again."""
    pending: int = 0


class IngestReport(Record):
    """What became of one file."""

    read: int
    new: int
    changed: int
    rejected: int
    claims: int
    unlisted: tuple[str, ...]
    """Names of sources that stand in no list."""


class WorkReport(Record):
    """What the work on waiting posts came to."""

    posts: int = 0
    statements: int = 0
    claims: int = 0


# ---- in


def run_pass(
    store: Store,
    settings: Settings,
    environment: Environment,
    now: datetime,
    *,
    everything: bool,
    tick: Tick,
    enough: Callable[[], bool] = lambda: False,
) -> PassReport:
    """Collect what is due, do the work that follows, refresh the drafts; the caller holds the pass lock.

    Posts that wait are left to the next pass once `enough` says so: where passes follow one another, sources go first.
    """
    enabled = [source for source in settings.sources if source.enabled and source.kind]
    cursors = store.cursors()
    due = take_due(store, enabled, cursors, now, everything=everything)
    outcomes = _visit(due, store, cursors, settings, environment, now, tick)
    done = work(store, settings, now, tick, enough=enough)
    refresh_drafts(store, settings, now)
    saved = sum((saved for _, saved in outcomes), Saved())
    return PassReport(
        enabled=len(enabled),
        visited=len(due),
        failed=tuple((outcome.source, outcome.error) for outcome, _ in outcomes if outcome.error),
        new=saved.new,
        changed=saved.changed,
        rejected=saved.rejected,
        statements=done.statements,
        claims=done.claims,
        pending=store.number_pending(),
    )


def _visit(
    due: Sequence[Source],
    store: Store,
    cursors: Mapping[str, Cursor],
    settings: Settings,
    environment: Environment,
    now: datetime,
    tick: Tick,
) -> list[tuple[FetchOutcome, Saved]]:
    """Visit what is due; nothing that visiting needs is loaded where nothing is."""
    if not due:
        return []
    from pipeline.visiting import visit_all

    return visit_all(due, store, cursors, settings, environment, now, tick)


def try_sources(
    sources: Sequence[Source], settings: Settings, environment: Environment, now: datetime, *, tick: Tick
) -> list[FetchOutcome]:
    """Visit `sources` once, as if for the first time, and keep nothing."""
    from pipeline.visiting import visit_all

    return [outcome for outcome, _ in visit_all(sources, None, {}, settings, environment, now, tick)]


def ingest(
    store: Store, settings: Settings, entries: Iterable[Post | RejectedPost], now: datetime, *, tick: Tick
) -> IngestReport:
    """Take in posts from elsewhere and do the work that follows; the caller holds the pass lock."""
    from pipeline.normalise import normalise  # here for the reason that `work` gives

    read, saved, unlisted = 0, Saved(), dict[str, None]()
    returns = Returns(store, now)
    for batch in _batches(entries, BATCH):
        saved += returns.save([normalise(one) if isinstance(one, Post) else one for one in batch])
        read += len(batch)
        for entry in batch:
            if isinstance(entry, Post) and settings.roster.find(entry.source) is None:
                unlisted[entry.source] = None
        tick("posts read", len(batch))
    saved += returns.finish()
    done = work(store, settings, now, tick)
    refresh_drafts(store, settings, now)
    return IngestReport(
        read=read,
        new=saved.new,
        changed=saved.changed,
        rejected=saved.rejected,
        claims=done.claims,
        unlisted=tuple(unlisted),
    )


def _batches(entries: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(entries)
    while batch := list(islice(iterator, size)):
        yield batch


# ---- through


def work(
    store: Store,
    settings: Settings,
    now: datetime,
    tick: Tick,
    batch_size: int = BATCH,
    enough: Callable[[], bool] = lambda: False,
) -> WorkReport:
    """Do all the work that waits: judge again what new grades touch, then read, join and judge each waiting post.

    In transactions of `batch_size` posts; after each of them `enough` is asked whether the rest is for another time.
    """
    if not is_any(store, settings, now):
        return WorkReport()
    # imported here, so that a pass has asked its sources before it loads what it needs for their answers
    from pipeline.judging import follow, rejudge
    from pipeline.readers import Readers
    from pipeline.reading import places_known, read, reader, with_answers

    posts, statements, claims = 0, 0, rejudge(store, settings, now)
    if claims:
        _note_stale(store, now)
    roster, known = settings.roster, places_known(settings, read_again(store, settings, now))
    recent = Recent(store, roster)
    with Readers(reader(roster, known)) as ahead:
        for first, following in _until(enough, batches(store, batch_size)):
            if not posts:
                ahead.begin(first, beside=True)
            batch = with_answers(store, first)
            readings = read(store, roster, known, batch, ahead)
            ahead.begin(following)
            # decisions are read each time: an editor may make one while we are at work
            done, gone = follow(store, settings, recent, store.decisions(), batch, readings, now)
            _note_stale(store, now)
            in_hand(store).written(store.commit_work(done, now), done.claims)
            recent.written(done, gone)
            posts, statements = posts + len(batch), statements + len(done.statements)
            claims += len(done.claims)
            tick("posts worked through", len(batch))
    return WorkReport(posts=posts, statements=statements, claims=claims)


def _until(enough: Callable[[], bool], found: Iterable[T]) -> Iterator[T]:
    """What is `found`, until it is `enough`; asked each time the one before is done with."""
    for one in found:
        yield one
        if enough():
            return


# ---- out


def draft_roundups(
    store: Store,
    settings: Settings,
    now: datetime,
    *,
    beat: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[Roundup]:
    """The draft round-up of each beat (or of `beat`) from the claims as they stand; raises NotFoundError.

    Without `since` it holds what is new since the beat's last edition, or everything where there was none; what changed
    its status, or was collected late, is new too. With `since` it holds what was reported from then on.
    """
    from pipeline.draft import compose  # here for the reason that `work` gives

    beats = [one for one in settings.beats if beat is None or one.name == beat]
    if beat is not None and not beats:
        names = ", ".join(one.name for one in settings.beats) or "none is listed"
        raise NotFoundError(f"there is no beat {beat!r} in {settings.path} (beats: {names})")
    everyone = settings.beats or (Beat(name="All"),)
    starts = {one.name: since or store.last_period_end(one.name) for one in (beats or everyone)}
    earliest = None if None in starts.values() else min(start for start in starts.values() if start)
    wanted = ClaimFilter(since=earliest, until=until, or_changed=since is None)
    claims = in_hand(store).claims(wanted, settings.roster)
    return [
        compose(one, claims, starts[one.name], until or now, settings.roster, beats=everyone)
        for one in (beats or everyone)
    ]


def refresh_drafts(store: Store, settings: Settings, now: datetime) -> None:
    """Keep the draft round-ups ready, and look after what is published, where a claim changed since last time."""
    if store.memo(DRAFTS_MEMO) != STALE:
        return
    from pipeline.watch import watch_editions  # here for the reason that `work` gives

    small = _are_small(store, settings)
    for roundup in draft_roundups(store, settings, now) if small else ():
        store.save_roundup(roundup, now)
    watch_editions(store, settings, now)
    store.set_memo(DRAFTS_MEMO, "fresh" if small else "too many claims", now)


def _are_small(store: Store, settings: Settings) -> bool:
    """Whether the claims since the last editions are so few that a round-up can be made of them."""
    ends = [store.last_period_end(beat.name) for beat in settings.beats or (Beat(name="All"),)]
    since = None if None in ends else min(end for end in ends if end)
    return store.number_of_claims(ClaimFilter(since=since, or_changed=True), DRAFTED + 1) <= DRAFTED


def _note_stale(store: Store, now: datetime) -> None:
    """Note that the drafts are behind the claims: a pass killed before it refreshes them leaves it to the next."""
    if store.memo(DRAFTS_MEMO) != STALE:
        store.set_memo(DRAFTS_MEMO, STALE, now)
