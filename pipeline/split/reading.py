"""A post's text with all that the word lists found in it, looked up once and asked many times."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from pipeline.lexicon import shipped
from pipeline.text import fold


class Mark(NamedTuple):
    """An entry of a word list at `start`–`end`, in offsets of the text as written."""

    start: int
    end: int
    value: str
    """The table that holds the entry."""


class Reading:
    """A text and its marks by kind of word list, in order of place."""

    def __init__(self, text: str) -> None:
        """Search `text` for the entries of all word lists, in one pass."""
        self.text = text
        self._marks: dict[str, list[Mark]] = {}
        self._starts: dict[str, list[int]] = {}
        folded = fold(text)
        for hit in shipped().scan(folded.text):
            start, end = (hit.start, hit.end) if folded.offsets is None else folded.original(hit.start, hit.end)
            self._marks.setdefault(hit.kind, []).append(Mark(start, end, hit.value))
        for kind, marks in self._marks.items():
            self._starts[kind] = [mark.start for mark in marks]

    def marks(self, kind: str, start: int, end: int, *values: str) -> list[Mark]:
        """The marks of `kind` (and one of `values`, where given) that lie inside `start`–`end`."""
        starts = self._starts.get(kind)
        if starts is None:
            return []
        marks, at, found = self._marks[kind], bisect_left(starts, start), []
        while at < len(marks) and marks[at].start < end:
            if marks[at].end <= end and (not values or marks[at].value in values):
                found.append(marks[at])
            at += 1
        return found

    def first(self, kind: str, start: int, end: int, *values: str) -> Mark | None:
        """The first mark of `kind` (and `values`) inside `start`–`end`, or None."""
        starts = self._starts.get(kind)
        if starts is None:
            return None
        marks, at = self._marks[kind], bisect_left(starts, start)
        while at < len(marks) and marks[at].start < end:
            if marks[at].end <= end and (not values or marks[at].value in values):
                return marks[at]
            at += 1
        return None

    def opens(self, kind: str, start: int, end: int, *values: str) -> Mark | None:
        """The longest mark of `kind` that begins exactly at `start`, or None."""
        found = [mark for mark in self.marks(kind, start, end, *values) if mark.start == start]
        return max(found, key=lambda mark: mark.end, default=None)
