"""The exports' questions to the database: whole tables in a fixed order and in constant memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from pipeline.types import Capture, StatusChange
from storage import anchors, as_of, choosing, listing, raw_posts
from storage.anchors import Anchor
from storage.as_of import Changed, Head
from storage.desk_store import DeskStore
from storage.listing import Grade, Listed
from storage.raw_posts import RawPost
from storage.sourcelog import Writing
from storage.work import ClaimFilter, PostFilter


class ExportStore(DeskStore):
    """What analysts take away."""

    def iter_raw_posts(self, wanted: PostFilter) -> Iterator[RawPost]:
        """Posts in canonical order as they lie in the table, many times faster than as records."""
        return self._stream(raw_posts.in_order, wanted)

    def iter_posts_as_of(self, until: int) -> Iterator[RawPost]:
        """Posts as they were when the log had come to entry `until`, in the order in which they came."""
        return self._stream(as_of.posts, until)

    def iter_statements(self, wanted: PostFilter) -> Iterator[Listed]:
        """Statements in canonical order, with the source's own id of the post, and the claim they make."""
        return self._stream(listing.statements, wanted)

    def iter_verdicts(self, wanted: PostFilter) -> Iterator[tuple[str, StatusChange]]:
        """Claim and step of its history, in the order in which they were made."""
        return self._stream(listing.verdicts, wanted)

    def iter_grades(self) -> Iterator[Grade]:
        """Every grade that the settings ever gave a source, by name and time."""
        return self._stream(listing.grades)

    def iter_captures(self, wanted: PostFilter, until: int | None = None) -> Iterator[Capture]:
        """Captures of a period, earliest first, with their bytes; those let go have none."""
        return self._stream(choosing.captures, wanted, until)

    # ---- how many, and which

    def claim_uids(self, wanted: ClaimFilter) -> frozenset[str]:
        """Uids of the claims that `wanted` describes."""
        return self._read(choosing.claim_uids, wanted)

    def posts_of_claims(self, claims: Collection[str]) -> frozenset[str]:
        """Uids of the posts whose statements make these claims."""
        return self._read(choosing.posts_of, claims)

    def number_matching(self, what: str, wanted: PostFilter) -> int:
        """How many posts, statements, verdicts or fetches `wanted` describes."""
        return self._read(_COUNTS[what], wanted)

    def number_of_chosen_claims(self, wanted: ClaimFilter) -> int:
        """How many claims `wanted` describes."""
        return self._read(choosing.number_of_claims, wanted)

    def number_rejected(self) -> int:
        """How many entries and lines could not become posts."""
        return self._read(raw_posts.number_rejected)

    # ---- the log

    def log_at(self, until: int | None = None) -> Head:
        """The last entry of the log, or entry `until`."""
        return self._read(as_of.head, until)

    def number_logged(self, kind: str, until: int) -> int:
        """How many entries of `kind` there are up to entry `until`."""
        return self._read(as_of.number, kind, until)

    def first_change_after(self, kinds: Collection[str], until: int) -> Changed | None:
        """The first entry after `until` of one of `kinds`."""
        return self._read(as_of.first_after, kinds, until)

    def first_change_beside(self, kinds: Collection[str], until: int) -> Changed | None:
        """The first entry after `until` of none of `kinds`."""
        return self._read(as_of.first_beside, kinds, until)

    def logged_bodies(self, kind: str, until: int) -> Iterator[tuple[int, datetime, dict[str, Any]]]:
        """Number, time and body of the entries of `kind` up to entry `until`."""
        return self._stream(as_of.bodies, kind, until)

    def log_entry(self, kind: str, now: datetime, **body: Any) -> None:  # noqa: ANN401 - JSON values
        """Log something that was done outside the database, such as an export."""

        def add(work: Writing) -> None:
            work.log(kind, **body)

        self._log(now, add)

    def anchors(self) -> list[Anchor]:
        """Every anchor that was set, by size."""
        return self._read(anchors.known)

    def log_days(self) -> Iterator[tuple[int, str, str]]:
        """Number, day and hash of each entry of the log."""
        return self._stream(anchors.days_and_hashes)

    def keep_anchors(self, found: list[Anchor], now: datetime) -> None:
        """Keep anchors that are new."""
        self._log(now, anchors.keep, found)

    def keep_stamp(self, one: Anchor, now: datetime) -> None:
        """Keep the stamp that an authority set on an anchor."""
        self._log(now, anchors.keep_stamp, one)


_COUNTS = {
    "posts": raw_posts.number_of,
    "statements": choosing.number_of_statements,
    "verdicts": choosing.number_of_verdicts,
    "fetches": choosing.number_of_fetches,
}
