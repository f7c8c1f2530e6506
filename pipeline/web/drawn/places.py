"""The places of a day on a map: a mark for each claim, spread around its place, on the outlines of countries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, pi, radians, sin, sqrt
from typing import NamedTuple

from pipeline.web.drawn.day import Day, Mark, counted
from pipeline.web.drawn.land import Point, Ring, Window, clipped, countries
from pipeline.web.drawn.timeline import Drawn, shape

WIDTH, HEIGHT = 960, 560
"""Pixels."""
LEAST = 3.0
"""Degrees of latitude that are shown at least: a map of one village would show nothing that anybody knows."""
EDGE = 0.16
"""Share of the places' extent that is shown around them."""
APART = 7.5
"""Pixels between two marks of one place, laid in a sunflower's spiral."""
GOLDEN = pi * (3 - sqrt(5))
"""The angle of that spiral."""
LABELS = 24
"""Places with their name on the map; the table names all."""
LETTER, LINE = 7.2, 15
"""Pixels of a letter and of a line, about."""


class Spot(NamedTuple):
    """A place."""

    name: str
    x: float
    y: float
    marks: tuple[Drawn, ...]
    words: str
    label: Point | None
    """Where its name is written; None: others were in the way."""


class Land(NamedTuple):
    """A country in the window."""

    name: str
    path: str
    label: Point | None


class Map(NamedTuple):
    """The picture."""

    width: int
    height: int
    spots: tuple[Spot, ...]
    lands: tuple[Land, ...]
    title: str
    words: tuple[str, ...]
    """What it shows, a sentence a place."""
    without: tuple[Mark, ...]
    """Claims whose place has no known coordinates."""


class View(NamedTuple):
    """How degrees become pixels: plain latitudes and longitudes, true to scale in the middle."""

    window: Window

    def at(self, lon: float, lat: float) -> Point:
        """The pixel of a point."""
        window = self.window
        x = (lon - window.west) / (window.east - window.west) * WIDTH
        y = (window.north - lat) / (window.north - window.south) * HEIGHT
        return round(x, 1), round(y, 1)


def map_of(day: Day) -> Map:
    """The day's claims where they happened."""
    placed: dict[tuple[str, Point], list[Mark]] = {}
    for one in day.marks:
        if one.where is not None:
            placed.setdefault((one.there or "", one.where), []).append(one)
    without = tuple(one for one in day.marks if one.where is None)
    title = f"Where it happened, {day.day:%-d %B %Y}: {len(placed)} place{'' if len(placed) == 1 else 's'}"
    if not placed:
        nowhere = ("No claim of this day names a place with known coordinates.",)
        return Map(WIDTH, HEIGHT, (), (), title, nowhere, without)
    view = View(_window([point for _, point in placed]))
    ordered = sorted(placed.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    spots = _spots(view, ordered)
    words = tuple(f"{one.name}: {one.words}." for one in spots)
    return Map(WIDTH, HEIGHT, spots, tuple(_lands(view)), title, words, without)


def _window(points: Sequence[Point]) -> Window:
    lons, lats = [one[0] for one in points], [one[1] for one in points]
    middle_lat, middle_lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    squeeze = max(cos(radians(middle_lat)), 0.2)
    tall = max((max(lats) - min(lats)) * (1 + 2 * EDGE), LEAST)
    wide = max((max(lons) - min(lons)) * (1 + 2 * EDGE), 0.0) * squeeze
    tall = max(tall, wide * HEIGHT / WIDTH)
    half_lat, half_lon = tall / 2, tall * WIDTH / HEIGHT / squeeze / 2
    return Window(middle_lon - half_lon, middle_lat - half_lat, middle_lon + half_lon, middle_lat + half_lat)


def _spots(view: View, ordered: Sequence[tuple[tuple[str, Point], list[Mark]]]) -> tuple[Spot, ...]:
    found = []
    taken: list[tuple[float, float, float, float]] = []
    for (name, point), marks in ordered:
        x, y = view.at(*point)
        reach = APART * sqrt(len(marks)) + 8
        taken.append((x - reach, y - reach, x + reach, y + reach))
        found.append((name, x, y, reach, marks))
    spots = []
    for number, (name, x, y, reach, marks) in enumerate(found):
        label = _label(name, x, y, reach, taken) if number < LABELS else None
        spots.append(Spot(name, x, y, tuple(_spread(marks, x, y)), counted(marks), label))
    return tuple(spots)


def _spread(marks: Iterable[Mark], x: float, y: float) -> Iterable[Drawn]:
    for number, mark in enumerate(marks):
        out, turn = APART * sqrt(number), GOLDEN * number
        yield Drawn(mark, shape(mark, x + out * cos(turn), y + out * sin(turn)))


def _label(name: str, x: float, y: float, reach: float, taken: list[tuple[float, float, float, float]]) -> Point | None:
    """Beside, above or below its marks, where nothing else is written; it is taken then."""
    wide = len(name) * LETTER
    for left, base in ((x + reach + 2, y + 5), (x - reach - wide - 2, y + 5), (x - wide / 2, y - reach - 5), (x - wide / 2, y + reach + 14)):  # fmt: skip  # noqa: E501
        box = (left, base - LINE + 3, left + wide, base + 3)
        free = all(box[2] < one[0] or box[0] > one[2] or box[3] < one[1] or box[1] > one[3] for one in taken)
        if free and box[0] > 0 and box[2] < WIDTH and box[1] > 0 and box[3] < HEIGHT:
            taken.append(box)
            return round(left, 1), round(base, 1)
    return None


def _lands(view: View) -> Iterable[Land]:
    for country in countries():
        rings = [ring for one in country.rings if (ring := clipped(one, view.window))]
        if rings:
            path = " ".join(_path(view, ring) for ring in rings)
            yield Land(country.name, path, _middle(view, max(rings, key=_area)))


def _path(view: View, ring: Ring) -> str:
    points = [view.at(*one) for one in ring]
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z"


def _area(ring: Ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, (*ring[1:], ring[0]), strict=True))) / 2


def _middle(view: View, ring: Ring) -> Point | None:
    """Where a country's name is written; None: too little of it is seen."""
    west, east = min(one[0] for one in ring), max(one[0] for one in ring)
    south, north = min(one[1] for one in ring), max(one[1] for one in ring)
    left, top = view.at(west, north)
    right, bottom = view.at(east, south)
    if right - left < WIDTH / 8 or bottom - top < HEIGHT / 8:
        return None
    return (left + right) / 2, (top + bottom) / 2
