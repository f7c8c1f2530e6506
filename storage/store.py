"""The store: everything that the pipeline asks of a database, each question one method."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from pipeline.roster import Roster
from pipeline.types import (
    Capture,
    Claim,
    Comparison,
    Cursor,
    Decision,
    FetchOutcome,
    Post,
    RejectedPost,
    Saved,
    Source,
    Statement,
    StatusChange,
)
from storage import (
    backup,
    care,
    claims,
    commit,
    desk,
    finding,
    lock,
    posts,
    schema,
    sourcelog,
    sources,
    statements,
)
from storage.account_store import AccountStore
from storage.engine import CACHE_KIB, open_engine, parse_url
from storage.export_store import ExportStore
from storage.finding import Ref
from storage.health_store import HealthStore
from storage.keep_store import KeepStore
from storage.search_store import SearchStore
from storage.sourcelog import LogEntry
from storage.work import ClaimFilter, Counts, FetchRecord, Member, PostFilter, Work


def open_store(url: str, cache_kib: int = CACHE_KIB) -> Store:
    """Open the database at `url` (sqlite:///FILE, postgresql://…) without touching its tables.

    Each connection keeps up to `cache_kib` KiB of pages (SQLite): many that read little need less than one that writes
    much. Raises StorageError when the address is of no use or the folder of the file cannot be made.
    """
    return Store(open_engine(parse_url(url), cache_kib))


class Store(ExportStore, HealthStore, KeepStore, AccountStore, SearchStore):
    """An open database; close it, or use it as a context manager. Any method can raise StorageError."""

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *fault: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    # ---- care

    def upgrade(self, now: datetime) -> bool:
        """Create or upgrade the tables; returns whether there was anything to do; raises StorageOutdated if newer."""
        with self._told():
            return schema.upgrade(self._engine, now)

    def require_current(self) -> None:
        """Raise StorageOutdated unless the tables are those of this program."""
        with self._told():
            schema.require_current(self._engine)

    def check(self) -> list[str]:
        """What is wrong with the database, in words; empty: all is well."""
        with self._told():
            return care.check(self._engine)

    def counts(self) -> Counts:
        """How much there is, for `doctor`."""
        with self._told():
            return care.counts(self._engine)

    @property
    def engine_name(self) -> str:
        """The database and its version, such as `SQLite 3.45.1`."""
        return self._read(care.engine_name)

    def backup(self, path: Path) -> None:
        """Write a copy of the whole database to `path`, which must not be there yet, while others go on."""
        with self._told():
            backup.backup(self._engine, path)

    def restore(self, path: Path) -> Path | None:
        """Put the copy at `path` in the place of the database; returns where what was there is kept (SQLite)."""
        with self._told():
            return backup.restore(self._engine, path)

    # ---- the pass

    @contextmanager
    def pass_lock(self, now: datetime, wait: float = 0) -> Iterator[None]:
        """Be the one pass at work; raises StorageBusy when another live one still is after `wait` seconds."""
        with self._told(), lock.pass_lock(self._engine, now, wait):
            yield

    def count_skipped(self) -> int:
        """Count a pass skipped because another was at work; returns how many in a row (a pass at work sets it to 0)."""
        return self._write(lock.count_skipped)

    def memo(self, name: str) -> str | None:
        """What was remembered under `name`."""
        return self._read(desk.memo, name)

    def note_settings(self, name: str, value: str, now: datetime) -> None:
        """Remember the settings that claims were judged by, and tell the source log where they changed."""
        self._log(now, desk.note_settings, name, value)

    def set_memo(self, name: str, value: str, now: datetime) -> None:
        """Remember `value` under `name`, for the next pass."""
        self._write(desk.set_memo, name, value, now)

    # ---- sources

    def cursor(self, source: str) -> Cursor | None:
        """Where we are with `source`."""
        return self._read(sources.cursors, [source]).get(source)

    def cursors(self) -> dict[str, Cursor]:
        """Name → where we are with it, for every source ever visited."""
        return self._read(sources.cursors)

    def fetches(self, source: str | None = None, limit: int = 100) -> list[FetchRecord]:
        """The last visits to one source or to all, latest first."""
        return self._read(sources.fetches, source, limit)

    def captures(self, sha256: str) -> list[Capture]:
        """Each time that the bytes with this SHA-256 were fetched, earliest first."""
        return self._read(sources.captures, sha256)

    def sources_seen(self) -> set[str]:
        """The names of all sources that posts name."""
        return self._read(sources.sources_seen)

    def save_roster(self, listed: Sequence[Source], now: datetime) -> set[str]:
        """Keep the grades of the settings, dated; returns the names whose claims are to be judged again.

        A name stays in the answer until `roster_applied`: a pass that dies in between loses nothing.
        """
        return self._log(now, sources.save_roster, listed)

    def roster_applied(self, names: Iterable[str]) -> None:
        """Note that the claims of these sources were judged by their latest grades."""
        self._write(sources.roster_applied, names)

    # ---- posts

    def save_fetch(self, outcome: FetchOutcome) -> Saved:
        """Keep all that one visit brought, in one transaction: bytes, posts, cursor, the visit, log entries."""
        return self._log(outcome.at, sources.save_fetch, outcome)

    def save_fetches(self, outcomes: Sequence[FetchOutcome], now: datetime) -> list[Saved]:
        """The same for several visits at `now`, all in one transaction, which costs less than one for each."""
        return self._log(now, sources.save_fetches, outcomes)

    def save_posts(self, given: Sequence[Post | RejectedPost], now: datetime) -> Saved:
        """Keep a batch of posts in one transaction; what is known already changes nothing."""
        return self._log(now, posts.save, given)

    def overtaken(self, given: Iterable[Post]) -> dict[str, Post]:
        """Uid → the last of these stored posts under it, where another version is the latest: it may have come back."""
        return self._read(posts.overtaken, given)

    def save_returns(self, given: Mapping[str, Post], now: datetime) -> Saved:
        """Keep what came back after another text as a version again: uid → the last that one reading told of a post."""
        return self._log(now, posts.save_returns, given)

    def pending(self, limit: int) -> list[Post]:
        """The first posts whose statements are to be made (again), latest versions, in canonical order."""
        return self._read(posts.pending, limit)

    def number_pending(self) -> int:
        """How many posts wait for their statements to be made."""
        return self._read(posts.number_pending)

    def requeue(self, uids: Iterable[str] | None) -> int:
        """Queue posts again whose statements are to be made anew (None: all); returns how many were not queued yet."""
        return self._write(posts.requeue, uids)

    def posts(self, uids: Iterable[str]) -> dict[str, Post]:
        """Uid → the post in its latest version."""
        return self._read(posts.latest, uids)

    def post_versions(self, uid: str) -> list[Post]:
        """The versions of a post, earliest first, the latest last."""
        return self._read(finding.versions, uid)

    def find_post(self, source: str, ref: str) -> Post | None:
        """The post that `source` means by `ref`: an id of its own, else a URL, else an id that only one source uses."""
        return self.find_posts([(source, ref)]).get((source, ref))

    def find_posts(self, refs: Iterable[Ref]) -> dict[Ref, Post]:
        """`find_post` for many (source, ref), in a few queries; what is not found is left out."""
        return self._read(finding.find, refs)

    def answers_to(self, uids: Iterable[str]) -> dict[str, list[str]]:
        """Uid of a post → uids of the posts that answer it, in canonical order; posts without answers are left out."""
        return self._read(finding.answers_to, uids)

    def iter_posts(self, wanted: PostFilter | None = None) -> Iterator[tuple[Post, list[Post]]]:
        """Posts in canonical order, latest version and earlier ones, in constant memory."""
        return self._stream(finding.in_order, wanted or PostFilter())

    # ---- statements

    def statements_of(self, post_uids: Iterable[str]) -> dict[str, list[Statement]]:
        """Uid of a post → its statements in order; every post asked for is there."""
        return self._read(statements.of_posts, post_uids)

    def statements(self, uids: Iterable[str]) -> dict[str, Statement]:
        """Uid → statement."""
        return self._read(statements.by_uid, uids)

    def neighbours(self, keys: Iterable[str], since: datetime, until: datetime, per_key: int) -> dict[str, list[str]]:
        """Key → uids of at most `per_key` statements from `since` to `until`, newest first."""
        return self._read(statements.neighbours, keys, since, until, per_key)

    def links_of(self, statement_uids: Iterable[str]) -> list[Comparison]:
        """The stored comparisons that touch any of these statements, each once."""
        return self._read(statements.links_of, statement_uids)

    # ---- claims

    def commit_work(self, work: Work, now: datetime) -> int | None:
        """Store what follows from some posts in one transaction, and take exactly these versions out of the queue.

        Returns the number of the log's entry that names the claims; None: there are none.
        """
        return self._log(now, commit.commit_work, work)

    def claims_of_statements(self, uids: Iterable[str]) -> dict[str, str]:
        """Uid of a statement → uid of the claim that it makes."""
        return self._read(commit.claims_of, uids)

    def members(self, claim_uids: Iterable[str]) -> dict[str, list[Member]]:
        """Uid of a claim → its statements in canonical order, with score, band and reason."""
        return self._read(claims.members, claim_uids)

    def claims(self, wanted: ClaimFilter, roster: Roster) -> Iterator[Claim]:
        """Claims, complete, oldest report first, in constant memory; sources are as `roster` grades them."""
        return self._stream(claims.claims, wanted, roster)

    def number_of_claims(self, wanted: ClaimFilter, most: int) -> int:
        """How many claims `wanted` describes, counted no further than `most`."""
        return self._read(claims.number_of, wanted, most)

    def claim(self, uid: str, roster: Roster) -> Claim | None:
        """The claim that is, or once was, called `uid`."""
        return next(iter(list(self.claims(ClaimFilter(uids=(uid,)), roster))), None)

    def history_of(self, claim_uids: Iterable[str]) -> dict[str, list[StatusChange]]:
        """Uid of a claim → its steps in order, also those of what bore this uid before; without any: left out."""
        return self._read(claims.history_of, claim_uids)

    def claims_touching_posts(self, uids: Iterable[str]) -> set[str]:
        """Uids of the claims that statements of these posts make."""
        return self._read(claims.touching_posts, uids)

    def claims_touching_sources(self, names: Iterable[str]) -> set[str]:
        """Uids of the claims that these sources make."""
        return self._read(claims.touching_sources, names)

    def current_uids(self, uids: Iterable[str]) -> dict[str, str]:
        """Uid of a claim as it was once called → its uid today."""
        return self._read(claims.resolve_uids, uids)

    # ---- the desk and the log

    def decisions(self) -> list[Decision]:
        """All decisions, in the order in which they were made."""
        return self._read(desk.decisions)

    def add_decision(self, decision: Decision) -> None:
        """Keep what a person decided."""
        self._log(decision.at, desk.add_decision, decision)

    def log_entries(self, since_seq: int = 0) -> Iterator[LogEntry]:
        """The entries of the source log after number `since_seq`, in order, in constant memory."""
        return self._stream(sourcelog.entries, since_seq)
