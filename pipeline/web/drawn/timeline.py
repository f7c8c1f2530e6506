"""A row for each place, an hour a column, a mark for each claim."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.timeline import MARKS, ORDER
from pipeline.web.drawn.day import Day, Mark, by_place, counted

ROWS = 18
"""Places with a row of their own; what happened at others stands in a last one."""
OTHERS = "other places"
LEFT, RIGHT, TOP, ROW, WIDTH = 210, 16, 30, 28, 960
"""Pixels: room for names, margin, room for hours, height of a row, width of the picture."""
LETTERS = 28
"""Of a place's name that fit in `LEFT`."""
SLOT = 11
"""Pixels of time in which marks would lie on one another: there they stand apart."""


class Drawn(NamedTuple):
    """A mark, where it stands."""

    mark: Mark
    shape: str
    """SVG: one of `pipeline.timeline.MARKS`, filled with numbers."""


class Row(NamedTuple):
    """A place."""

    name: str
    short: str
    y: float
    marks: tuple[Drawn, ...]
    words: str


class Hour(NamedTuple):
    """A line at an hour."""

    x: float
    words: str


class Timeline(NamedTuple):
    """The picture."""

    width: int
    height: int
    left: int
    rows: tuple[Row, ...]
    hours: tuple[Hour, ...]
    title: str
    words: tuple[str, ...]
    """What it shows, a sentence a row."""


def timeline(day: Day) -> Timeline:
    """The claims of a day by place and time."""
    places = by_place(day.marks)
    if len(places) > ROWS + 1:
        rest = [mark for _, marks in places[ROWS:] for mark in marks]
        places = [*places[:ROWS], (OTHERS, rest)]
    rows = tuple(_row(day, name, marks, TOP + ROW * index + ROW / 2) for index, (name, marks) in enumerate(places))
    hours = tuple(Hour(LEFT + (WIDTH - LEFT - RIGHT) * hour / 24, f"{hour:02}:00") for hour in range(0, 25, 3))
    words = tuple(f"{row.name}: {row.words}." for row in rows) or ("No claims.",)
    number = f"{len(day.marks)} claim{'' if len(day.marks) == 1 else 's'}"
    title = f"{number} of {day.day:%-d %B %Y} by place and time ({day.beat.zone})"
    return Timeline(WIDTH, TOP + ROW * max(len(rows), 1) + 10, LEFT, rows, hours, title, words)


def _row(day: Day, name: str, marks: list[Mark], middle: float) -> Row:
    taken: dict[int, int] = {}
    drawn = []
    for mark in sorted(marks, key=lambda one: (-ORDER.index(one.status), one.at, one.claim)):
        share = (mark.at - day.since) / (day.until - day.since)
        x = LEFT + (WIDTH - LEFT - RIGHT) * share
        number = taken.get(int(x // SLOT), 0)
        taken[int(x // SLOT)] = number + 1
        y = middle + (0, -8, 8)[number % 3]
        across = min(x + 6 * (number // 3), WIDTH - RIGHT)
        drawn.append(Drawn(mark, shape(mark, across, y)))
    short = name if len(name) <= LETTERS else name[: LETTERS - 1] + "…"
    return Row(name, short, middle, tuple(drawn), counted(marks))


def shape(mark: Mark, x: float, y: float) -> str:
    """The SVG of a mark at that point; numbers of ours and nothing else are in it."""
    return MARKS[mark.status].format(x=f"{x:.1f}", y=f"{y:.1f}")
