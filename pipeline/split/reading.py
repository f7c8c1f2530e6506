"""A post's text with all that the word lists found in it, looked up once and asked many times."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from pipeline.lexicon import Hit, shipped
from pipeline.text import fold

_start = attrgetter("start")
_KINDS = (
    "abbreviations", "actors", "agents", "attributions", "background", "bodies", "boilerplate", "calls", "conditions",
    "conjunctions", "corrections", "datelines", "deeds", "denials", "documents", "events", "forecasts", "hedges",
    "institutions", "light", "materials", "nobodies", "openers", "opinion", "own_acts", "predicates", "promises",
    "pronouns", "questions", "reporters", "retractions", "turns", "unknowns",
)  # fmt: skip
"""The word lists that splitting asks for; the others would only be looked up in vain."""

_LATE = "matters"
"""What a body may decide about: looked up only where a body does something."""


def _found(text: str, *kinds: str) -> list[Hit]:
    folded = fold(text)
    hits = shipped(*kinds).scan(folded.text)
    if folded.offsets is None:
        return hits
    original = folded.original
    return [Hit(*original(hit.start, hit.end), hit.kind, hit.value, hit.lang) for hit in hits]


class Reading:
    """A text and what the word lists found in it (its marks), by kind of list and in order of place."""

    def __init__(self, text: str) -> None:
        """Search `text` for the entries of all word lists, in one pass; marks carry offsets of the text as written."""
        self.text = text
        self._marks: dict[str, list[Hit]] = {}
        for hit in _found(text, *_KINDS):
            if hit.kind in self._marks:
                self._marks[hit.kind].append(hit)
            else:
                self._marks[hit.kind] = [hit]

    def _looked_up_late(self) -> list[Hit]:
        """What the list has that only few texts are asked for."""
        marks = self._marks[_LATE] = _found(self.text, _LATE)
        return marks

    def any(self, *kinds: str) -> bool:
        """Whether the text holds any mark of `kinds`."""
        return any(kind in self._marks for kind in kinds)

    def marks(self, kind: str, start: int, end: int, *values: str) -> list[Hit]:
        """The marks of `kind` (and one of `values`, where given) that lie inside `start`–`end`."""
        marks = self._marks.get(kind)
        if marks is None:
            if kind != _LATE:
                return []
            marks = self._looked_up_late()
        at, found = bisect_left(marks, start, key=_start), []
        while at < len(marks) and marks[at].start < end:
            if marks[at].end <= end and (not values or marks[at].value in values):
                found.append(marks[at])
            at += 1
        return found

    def first(self, kind: str, start: int, end: int, *values: str) -> Hit | None:
        """The first mark of `kind` (and `values`) inside `start`–`end`, or None."""
        marks = self._marks.get(kind)
        if marks is None:
            if kind != _LATE:
                return None
            marks = self._looked_up_late()
        at = bisect_left(marks, start, key=_start)
        while at < len(marks) and marks[at].start < end:
            if marks[at].end <= end and (not values or marks[at].value in values):
                return marks[at]
            at += 1
        return None

    def opens(self, kind: str, start: int, end: int, *values: str) -> Hit | None:
        """The longest mark of `kind` that begins exactly at `start`, or None."""
        found = [mark for mark in self.marks(kind, start, end, *values) if mark.start == start]
        return max(found, key=lambda mark: mark.end, default=None)
