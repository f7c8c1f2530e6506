"""What people say about places: which names are one place, and which are another."""

from __future__ import annotations

from pipeline.types.record import Record

SAME_PLACE, OTHER_PLACE = "same-place", "other-place"
"""The acts by which editors say that two names are one place, or two: `before` and `after` are the names."""


class OwnPlace(Record):
    """A place as the team's own list has it: its names are one place, whatever their spelling says."""

    name: str
    aliases: tuple[str, ...] = ()
    apart_from: tuple[str, ...] = ()
    """Names that look like it and are another place."""
    lat: float | None = None
    lon: float | None = None


class SaidPlaces(Record):
    """What an editor said of two names: that they are one place, or two."""

    a: str
    b: str
    same: bool
