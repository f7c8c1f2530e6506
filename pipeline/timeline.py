"""Draws the claims of a day as a picture: a row for each place, an hour a column, a mark for each claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from pipeline.draft.escape import markup
from pipeline.summary import Line, Summary
from pipeline.types import Status

ROWS = 16
"""Places with a row of their own; what happened at others stands in a last one."""

LEFT, RIGHT, TOP, ROW, WIDTH = 220, 16, 34, 26, 960
"""Pixels: room for names, margin, room for hours, height of a row, width of the picture."""

LONGEST = 34
"""Letters of a place's name that fit in `LEFT`."""

OTHERS = "other places"

ORDER = (Status.CONFIRMED, Status.CORROBORATED, Status.UNCONFIRMED, Status.DISPUTED, Status.RETRACTED, Status.REJECTED)

MARKS = {
    Status.CONFIRMED: '<circle cx="{x}" cy="{y}" r="6"/>',
    Status.CORROBORATED: '<path d="M{x} {y}m0-7l7 7l-7 7l-7-7z"/>',
    Status.UNCONFIRMED: '<circle cx="{x}" cy="{y}" r="5" class="open"/>',
    Status.DISPUTED: '<path d="M{x} {y}m0-7l7 12h-14z"/>',
    Status.RETRACTED: '<path d="M{x} {y}m-5-5l10 10m0-10l-10 10" class="cross"/>',
    Status.REJECTED: '<path d="M{x} {y}m-5-5l10 10m0-10l-10 10" class="cross"/>',
}
"""A shape for each status, so that nobody needs the colour."""


def timeline(summary: Summary) -> str:
    """The picture as SVG to stand in a page; what it shows stands in words in its `desc`."""
    rows = _rows(summary.lines)
    height = TOP + ROW * max(len(rows), 1) + 10
    body = [
        f'<svg class="timeline" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="tl-title tl-desc">',
        f'<title id="tl-title">Claims of the day by place and hour ({markup(summary.zone)})</title>',
        f'<desc id="tl-desc">{markup(in_words(rows))}</desc>',
        *_hours(height),
    ]
    for index, (place, lines) in enumerate(rows):
        middle = TOP + ROW * index + ROW / 2
        name = place if len(place) <= LONGEST else place[: LONGEST - 1] + "…"
        body.append(f'<text x="{LEFT - 10}" y="{middle + 4:g}" class="place">{markup(name)}</text>')
        body.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{middle:g}" y2="{middle:g}" class="row"/>')
        body += _marks(lines, summary, middle)
    return "\n".join([*body, "</svg>"])


def legend() -> str:
    """What each mark means, as SVG marks beside words."""
    shown = (
        f'<span><svg viewBox="0 0 18 18" class="key" aria-hidden="true"><g class="{status.value}">'
        f"{MARKS[status].format(x=9, y=9)}</g></svg> {status.value}</span>"
        for status in ORDER[:5]
    )
    return f'<p class="legend">{" ".join(shown)}</p>'


def in_words(rows: Sequence[tuple[str, Sequence[Line]]]) -> str:
    """What the picture shows: "Kafr Sandal: 6 claims, 1 confirmed, 2 corroborated …"."""
    parts = []
    for place, lines in rows:
        statuses = [line.item.status for line in lines]
        told = ", ".join(f"{statuses.count(one)} {one.value}" for one in ORDER if one in statuses)
        parts.append(f"{place}: {told}.")
    return " ".join(parts) or "No claims."


def _rows(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """The places with most claims first, then the others together."""
    places: dict[str, list[Line]] = {}
    for line in lines:
        where = line.item.places[0].name if line.item.places else line.item.place
        places.setdefault(where, []).append(line)
    ordered = sorted(places.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    if len(ordered) <= ROWS + 1:
        return ordered
    rest = [line for _, lines in ordered[ROWS:] for line in lines]
    return [*ordered[:ROWS], (OTHERS, rest)]


def _hours(height: int) -> Iterable[str]:
    for hour in range(0, 25, 3):
        x = LEFT + (WIDTH - LEFT - RIGHT) * hour / 24
        yield f'<line x1="{x:g}" x2="{x:g}" y1="{TOP - 8}" y2="{height - 6}" class="hour"/>'
        yield f'<text x="{x:g}" y="{TOP - 14}" class="clock">{hour:02}:00</text>'


def _marks(lines: Iterable[Line], summary: Summary, middle: float) -> Iterable[str]:
    """The marks of one row, surest on top; those of one quarter of an hour stand a little apart."""
    taken: dict[int, int] = {}
    for line in sorted(lines, key=lambda line: (-ORDER.index(line.item.status), line.at, line.item.claim)):
        x = _x(line.at, summary)
        slot = int(x // 9)
        shift = taken.get(slot, 0)
        taken[slot] = shift + 1
        y = middle + (0, -6, 6)[shift % 3]
        mark = MARKS[line.item.status].format(x=f"{min(x + 4 * (shift // 3), WIDTH - RIGHT):g}", y=f"{y:g}")
        clock = f"{line.at.astimezone(summary.since.tzinfo):%H:%M}"
        said = f"{clock}, {line.item.status.value}: {line.item.text}"
        yield f'<a href="#{markup(line.item.claim)}"><g class="{line.item.status.value}">{mark}'
        yield f"<title>{markup(said)}</title></g></a>"


def _x(at: datetime, summary: Summary) -> float:
    begin, end = summary.since.astimezone(UTC), summary.until.astimezone(UTC)  # a day may have 23 or 25 hours
    share = (at - begin) / (end - begin)
    return round(LEFT + (WIDTH - LEFT - RIGHT) * min(max(share, 0.0), 1.0), 1)
