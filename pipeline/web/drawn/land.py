"""Outlines of countries (Natural Earth, 1:50 million), read from the TopoJSON file that is vendored in `static/`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parents[1] / "static" / "countries-50m.json"

Point = tuple[float, float]
"""Longitude and latitude, in degrees."""
Ring = tuple[Point, ...]


class Window(NamedTuple):
    """A part of the world, in degrees."""

    west: float
    south: float
    east: float
    north: float


class Country(NamedTuple):
    """A country's outlines; holes are rings like others (drawn by the even-odd rule)."""

    name: str
    rings: tuple[Ring, ...]


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """All countries; the format is TopoJSON 1.0: arcs of quantised steps that neighbours share."""
    told = json.loads(FILE.read_text(encoding="utf-8"))
    (scale_x, scale_y), (first_x, first_y) = told["transform"]["scale"], told["transform"]["translate"]
    arcs: list[list[Point]] = []
    for arc in told["arcs"]:
        xs, ys = accumulate(step[0] for step in arc), accumulate(step[1] for step in arc)
        arcs.append([(x * scale_x + first_x, y * scale_y + first_y) for x, y in zip(xs, ys, strict=True)])
    found = []
    for one in told["objects"]["countries"]["geometries"]:
        polygons = one["arcs"] if one["type"] == "MultiPolygon" else [one["arcs"]]
        rings = tuple(_ring(ring, arcs) for polygon in polygons for ring in polygon)
        found.append(Country(str(one["properties"]["name"]), rings))
    return tuple(found)


def _ring(numbers: Sequence[int], arcs: Sequence[list[Point]]) -> Ring:
    """Arcs put end to end; a negative number is an arc (its complement) that is gone backwards."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return tuple(points)


def clipped(ring: Ring, window: Window) -> Ring:
    """The part of a ring inside the window, after Sutherland and Hodgman (1974); empty: nothing is."""
    points = list(ring)
    for axis, limit, keeps_above in ((0, window.west, 1), (0, window.east, -1), (1, window.south, 1), (1, window.north, -1)):  # fmt: skip  # noqa: E501
        points = _side(points, axis, limit, keeps_above)
        if not points:
            return ()
    return tuple(points)


def _side(points: list[Point], axis: int, limit: float, keeps_above: int) -> list[Point]:
    kept: list[Point] = []
    before = points[-1]
    for point in points:
        inside, was = (keeps_above * (one[axis] - limit) >= 0 for one in (point, before))
        if inside != was:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if inside:
            kept.append(point)
        before = point
    return kept
