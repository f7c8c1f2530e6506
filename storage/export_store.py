"""The exports' questions to the database: whole tables in a fixed order and in constant memory."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.types import StatusChange
from storage import listing
from storage.desk_store import DeskStore
from storage.listing import Grade, Listed
from storage.work import PostFilter


class ExportStore(DeskStore):
    """What analysts take away."""

    def iter_statements(self, wanted: PostFilter) -> Iterator[Listed]:
        """Statements in canonical order, with the source's own id of the post, and the claim they make."""
        return self._stream(listing.statements, wanted)

    def iter_verdicts(self, wanted: PostFilter) -> Iterator[tuple[str, StatusChange]]:
        """Claim and step of its history, in the order in which they were made."""
        return self._stream(listing.verdicts, wanted)

    def iter_grades(self) -> Iterator[Grade]:
        """Every grade that the settings ever gave a source, by name and time."""
        return self._stream(listing.grades)
