"""What a measurement hands to the report: figures, and classes of error with the ids of their rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

SHOWN = 6
"""Row ids printed of a class of error: enough to look into it."""


class Figure(NamedTuple):
    """One figure of one set."""

    set: str
    measure: str
    value: float
    baseline: float | None = None
    """The simple baseline, computed in the same run."""
    rows: int = 0
    error: float | None = None
    """One standard error, where it is known."""


class ErrorClass(NamedTuple):
    """Rows that go wrong in one way."""

    set: str
    name: str
    rows: tuple[str, ...]
    """Their ids, all of them."""


class Findings(NamedTuple):
    """All that one part of the run found."""

    figures: tuple[Figure, ...] = ()
    errors: tuple[ErrorClass, ...] = ()
    notes: tuple[str, ...] = ()
    """Lines of Markdown: tables and cases, no text of a set."""


def classes(name: str, cases: Iterable[tuple[str, str]]) -> tuple[ErrorClass, ...]:
    """`(class, row id)` cases as classes of error of the set `name`, the most frequent first."""
    found: dict[str, list[str]] = {}
    for kind, row in cases:
        found.setdefault(kind, []).append(row)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(ErrorClass(name, kind, tuple(rows)) for kind, rows in ordered)


def together(findings: Iterable[Findings]) -> Findings:
    """Several findings as one."""
    every = list(findings)
    return Findings(
        tuple(figure for one in every for figure in one.figures),
        tuple(error for one in every for error in one.errors),
        tuple(note for one in every for note in one.notes),
    )
