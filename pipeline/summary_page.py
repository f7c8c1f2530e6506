"""Prints a day's summary: as text for a terminal or a mail, and as a page that needs nothing beside itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from pipeline.draft import clock_words, count_words, credit_line, day_words, zone_of, zone_title, zone_words
from pipeline.draft.escape import markup, plain
from pipeline.summary import Line, Sent, Summary
from pipeline.timeline import legend, timeline
from pipeline.types import Alarm, Correction

STYLE = Path(__file__).with_name("summary.css")

NOTHING = "none"
"""What stands under a heading that the day had nothing for."""


class Entry(NamedTuple):
    """One line under a heading, with what is said below it."""

    text: str
    below: tuple[str, ...] = ()
    claim: str | None = None
    status: str | None = None


class Part(NamedTuple):
    """One heading with its entries."""

    title: str
    entries: tuple[Entry, ...]


def title_of(summary: Summary) -> str:
    """The heading of the whole: "Day report: 14 March 2026, Syria"."""
    return f"Day report: {day_words(summary.day, 0)}" + (f", {summary.beat}" if summary.beat else "")


def facts(summary: Summary) -> tuple[str, ...]:
    """The counts, a sentence each."""
    items = [line.item for line in summary.lines]
    words = count_words(items).replace("item", "claim", 1)
    failed = f", {summary.failed} of them failed" if summary.failed else ""
    return (
        f"{_many(summary.posts, 'post')} of {_many(summary.sources, 'source')}"
        f"{' (of all beats)' if summary.beat else ''}; {_many(summary.visits, 'visit')} to sources{failed}",
        words,
        f"{_many(len(summary.fell), 'claim')} fell, disputed or taken back; "
        f"{_many(len(summary.corrections), 'correction')}; {_many(len(summary.sent), 'edition')} published or revised",
    )


def parts(summary: Summary) -> tuple[Part, ...]:
    """What is told below the counts, heading by heading."""
    clock = _clock(summary)
    return (
        Part("CONFIRMED", tuple(_claim(line) for line in summary.confirmed)),
        Part("FELL, DISPUTED OR TAKEN BACK", tuple(_claim(line) for line in summary.fell)),
        Part("CORRECTIONS", tuple(_correction(one, clock) for one in summary.corrections)),
        Part("EDITIONS AND SENDINGS", tuple(_sent(one, clock) for one in summary.sent)),
        Part("SOURCES THAT WENT QUIET", tuple(_quiet(summary, clock))),
        Part(
            "REJECTED INPUT",
            tuple(Entry(f"{_many(number, 'entry')}: {why}") for why, number in summary.refused.items()),
        ),
    )


def as_text(summary: Summary) -> str:
    """The summary in plain text, ending in a line break."""
    begin, end = summary.since, summary.until
    lines = [
        f"# {title_of(summary)}",
        f"# {begin:%H:%M} to {end:%H:%M} of the next day, times in {_zones(summary)}",
        "",
        *facts(summary),
    ]
    for part in parts(summary):
        lines += ["", part.title]
        for entry in part.entries or (Entry(NOTHING),):
            lines.append(f"- {plain(entry.text)}")
            lines += [f"    {plain(below)}" for below in entry.below]
    return "\n".join(map(plain_line, lines)) + "\n"


def _zones(summary: Summary) -> str:
    """The zone of the day's times: two where the clocks were changed on it ("EET, later EEST (Kyiv time)")."""
    first, last = zone_words(summary.since), zone_words(summary.until)
    title = zone_title(summary.until, summary.zone)
    return title if first == last else f"{first}, later {title}"


def plain_line(line: str) -> str:
    """`line` fit for a terminal, with the blanks at its head."""
    indent = len(line) - len(line.lstrip(" "))
    return " " * indent + plain(line)


def as_html(summary: Summary) -> str:
    """The summary as one HTML page: no script, nothing fetched, with a picture whose words stand beside it."""
    body = [
        f'<header><h1 dir="auto">{markup(title_of(summary))}</h1>',
        f"<p>times in {markup(_zones(summary))}</p></header>",
        "<main>",
        f'<ul class="facts">{"".join(f"<li>{markup(fact)}</li>" for fact in facts(summary))}</ul>',
        "<figure>",
        timeline(summary),
        f"<figcaption>{legend()}</figcaption>",
        "</figure>",
        *(line for part in parts(summary) for line in _section(part)),
        *_table(summary),
        "</main>",
    ]
    head = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{markup(title_of(summary))}</title>\n<style>\n{STYLE.read_text('utf-8')}</style>\n</head>\n<body>\n"
    )
    return head + "\n".join(body) + "\n</body>\n</html>\n"


FORMATS: dict[str, Callable[[Summary], str]] = {"text": as_text, "html": as_html}
"""Name → how a summary is printed."""


def _section(part: Part) -> Iterator[str]:
    yield f"<section><h2>{markup(part.title)}</h2>"
    if not part.entries:
        yield f'<p class="none">{NOTHING}</p>'
    else:
        yield "<ul>"
        for entry in part.entries:
            below = "".join(f'<p class="below" dir="auto">{markup(line)}</p>' for line in entry.below)
            yield f'<li><p dir="auto">{markup(entry.text)}</p>{below}</li>'
        yield "</ul>"
    yield "</section>"


def _table(summary: Summary) -> Iterator[str]:
    """Every claim of the day, by its time: what the picture shows, in words."""
    yield "<section><h2>ALL CLAIMS OF THE DAY</h2><table>"
    yield "<thead><tr><th>time</th><th>place</th><th>status</th><th>claim</th></tr></thead><tbody>"
    zone = zone_of(summary.zone)
    for line in sorted(summary.lines, key=lambda line: (line.at, line.item.claim)):
        item = line.item
        cells = (f"{line.at.astimezone(zone):%H:%M}", item.place, item.status.value, _words(line))
        inner = "".join(f'<td dir="auto">{markup(cell)}</td>' for cell in cells)
        yield f'<tr id="{markup(item.claim)}" class="{item.status.value}">{inner}</tr>'
    yield "</tbody></table></section>"


def _words(line: Line) -> str:
    behind = credit_line(line.item.credit, line.item.via)
    return line.item.text + (f" –{behind}" if behind else "")


def _claim(line: Line) -> Entry:
    why = line.steps or ((line.item.reason,) if line.item.reason else ())
    return Entry(_words(line), why, line.item.claim, line.item.status.value)


def _correction(one: Correction, clock: Callable[[datetime], str]) -> Entry:
    state = (
        f"issued {clock(one.issued)} by {one.who}"
        if one.issued
        else f"dismissed {clock(one.dismissed)}"
        if one.dismissed
        else f"drafted {clock(one.drafted)}, waits for an editor"
    )
    return Entry(f"{one.grade.value}: {one.wrong} {one.right}", (f"{state}; why: {one.reason}",), one.claim)


def _sent(one: Sent, clock: Callable[[datetime], str]) -> Entry:
    edition = one.edition
    name = f"{edition.beat} {edition.number}: {edition.headline}"
    where = tuple(
        f"{sending.channel}, revision {sending.revision}: {sending.state.value} {clock(sending.changed)}"
        + (f" ({sending.error})" if sending.error else "")
        for sending in one.sendings
    )
    when = f"published {clock(edition.published)}, {len(edition.roundup.items)} items, {edition.state.value}"
    return Entry(name, (when, *where))


def _quiet(summary: Summary, clock: Callable[[datetime], str]) -> Iterable[Entry]:
    for alarm in summary.alarms:
        yield Entry(_alarm(alarm), (f"since {clock(alarm.opened)}",))
    for silent in summary.silent:
        yield Entry(f"{silent.source}: no post on this day", (f"last post {clock(silent.last)}",))


def _alarm(alarm: Alarm) -> str:
    return f"{alarm.source}: {alarm.words}" if alarm.source else alarm.words


def _clock(summary: Summary) -> Callable[[datetime], str]:
    """How a moment is told: with its day where that is another one."""
    zone = zone_of(summary.zone)

    def told(at: datetime) -> str:
        local = at.astimezone(zone)
        day = "" if local.date() == summary.day else f", {day_words(local.date(), summary.day.year)}"
        return clock_words(at, zone) + day

    return told


def _many(number: int, what: str) -> str:
    plural = what[:-1] + "ies" if what.endswith("y") else what + "s"
    return f"{number} {what if number == 1 else plural}"
