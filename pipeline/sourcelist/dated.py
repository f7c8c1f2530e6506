"""Says what of a source is dated, as its entry in a file does: other grades from a day on, times when it was hacked."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time

from pipeline.types import Source

DATED = ("regrades", "hacked")
"""The keys that hold lists of such entries."""


def dated(source: Source) -> dict[str, list[dict[str, date | str]]]:
    """Each of these keys that `source` has something under, with its entries in plain values."""
    grades: list[dict[str, date | str]] = [
        {"since": _moment(one.since), "reliability": one.reliability.value}
        | ({"reason": one.reason} if one.reason else {})
        for one in source.regrades
    ]
    stretches: list[dict[str, date | str]] = [
        {"since": _moment(one.since)} | ({"until": _moment(one.until)} if one.until else {}) for one in source.hacked
    ]
    return {name: entries for name, entries in zip(DATED, (grades, stretches), strict=True) if entries}


def as_json(source: Source) -> dict[str, str]:
    """The same as one JSON text a key, for lists that hold a text in each place."""
    return {name: json.dumps(entries, ensure_ascii=False, default=str) for name, entries in dated(source).items()}


def from_json(text: str) -> list[object] | None:
    """The entries in such a text; None where it holds no list."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, list) else None


def _moment(at: datetime) -> date | str:
    """A day where it is one in UTC, else the whole time."""
    there = at.astimezone(UTC)
    return there.date() if there.time() == time() else there.isoformat().replace("+00:00", "Z")
