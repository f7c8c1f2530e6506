"""What a template sees of a round-up: words and groups, ready to be printed, and nothing else.

These names are a promise to desks that write templates of their own (`beats: template:`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import groupby

from pipeline.draft.credit import SHOWN, credit_line
from pipeline.draft.dates import clock_words, day_words, zone_of, zone_title, zone_words
from pipeline.draft.edition_page import Masthead, masthead, update_title
from pipeline.draft.escape import Link, web_link
from pipeline.draft.headline import headlines
from pipeline.draft.roundup import tally
from pipeline.draft.sections import title_of
from pipeline.emphasis import Marked
from pipeline.types import Edition, Evidence, Item, Roundup, Stance, Status, Update


@dataclass(frozen=True)
class Quote:
    """One statement behind an item."""

    source: str
    words: str
    stance: str
    """"says", "denies", "doubts", "corrects", or "passes on"."""
    when: str
    """Date and time in the round-up's zone, or "undated"."""
    lang: str
    link: Link | None
    """A safe http(s) address, or None."""


@dataclass(frozen=True)
class Line:
    """One item."""

    claim: str
    text: str
    """The whole text: `before`, `words` and `after`."""
    before: str
    words: str
    """The part in the source's own words and language (`lang`), which may run from right to left."""
    after: str
    credit: str
    """Every name; empty where nobody is known."""
    short_credit: str
    """The first names, "and 2 more"."""
    status: str
    tag: str
    note: str | None
    reason: str
    """Why it has its status, in a sentence that names the status."""
    missing: str | None
    lang: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Group:
    """The items that stand under one place."""

    place: str
    items: tuple[Line, ...]


@dataclass(frozen=True)
class Part:
    """One section."""

    key: str
    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Block:
    """The items of one update."""

    title: str
    """"UPDATE 1600 GMT"."""
    items: tuple[Line, ...]


@dataclass(frozen=True)
class Page:
    """A whole round-up."""

    beat: str
    zone: str
    period: str
    """"9 June 2016, 00:00 to 18:00 UTC"."""
    counts: str
    """"14 items: 3 confirmed, 1 corroborated, 10 unconfirmed"."""
    untaken: str | None
    """"2 claims of the period are on no beat"; None where there are none."""
    why: bool
    """Whether reasons and quotes were asked for."""
    parts: tuple[Part, ...]
    also: tuple[Line, ...]
    also_title: str
    """"ALSO REPORTED (unconfirmed)"; without the word where some of it is confirmed, disputed or taken back."""
    latest: str
    """The stub of this cycle: "LATEST UPDATES since 8 June, 18:00 UTC: 5 new, 2 told before"."""
    headlines: tuple[str, ...]
    """Proposals, best first, in words that the items hold."""
    edition: Masthead | None = None
    """Of a published edition: headline, corrections, earlier editions; None for a draft."""
    updates: tuple[Block, ...] = ()
    """What was added after publication, newest first; below it stands the original entry."""


def page_of(roundup: Roundup, why: bool, edition: Edition | None = None) -> Page:
    """The page of `roundup`, or of `edition` which it belongs to; `why` asks for reasons and quotes under each item."""
    zone = zone_of(roundup.zone)
    return Page(
        beat=roundup.beat,
        zone=roundup.zone,
        period=period_words(roundup.since, roundup.until, zone),
        counts=count_words((*roundup.items, *roundup.also)),
        untaken=untaken_words(roundup),
        why=why,
        parts=tuple(_parts(roundup.items, zone, roundup.until)),
        also=tuple(_line(item, zone, roundup.until) for item in roundup.also),
        also_title=also_title(roundup.also),
        latest=latest_words(roundup, zone),
        headlines=headlines(roundup),
        edition=masthead(edition, zone) if edition else None,
        updates=tuple(_block(one, zone, edition) for one in edition.updates) if edition else (),
    )


def also_title(items: Iterable[Item]) -> str:
    """The title of what stands below the sections: its trust stands in it, as it does in theirs."""
    open_ones = all(item.status in (Status.CORROBORATED, Status.UNCONFIRMED) for item in items)
    return "ALSO REPORTED (unconfirmed)" if open_ones else "ALSO REPORTED"


def _block(update: Update, zone: tzinfo, edition: Edition) -> Block:
    items = tuple(_line(item, zone, update.at) for item in update.items)
    return Block(update_title(update.at, zone, edition.published), items)


def period_words(since: datetime | None, until: datetime, zone: tzinfo) -> str:
    """The period in words, in `zone`: "9 June 2016, 06:00 to 18:00 UTC", "up to 9 June 2016, 18:00 UTC"."""
    end = until.astimezone(zone)
    close = f"{end:%H:%M} {zone_title(end, str(zone))}"
    if since is None:
        return f"up to {day_words(end.date(), 0)}, {close}"
    start = since.astimezone(zone)
    begin = f"{start:%H:%M}"
    if zone_words(start) != zone_words(end):  # the clocks changed in between: each hour with the zone it is told in
        begin += f" {zone_words(start)}"
    if start.date() == end.date():
        return f"{day_words(end.date(), 0)}, {begin} to {close}"
    return f"{day_words(start.date(), 0)}, {begin} to {day_words(end.date(), 0)}, {close}"


def latest_words(roundup: Roundup, zone: tzinfo) -> str:
    """What is new since the last edition, for the head of a draft; an item is new where no report of it is older."""
    items = (*roundup.items, *roundup.also)
    since = roundup.since
    if since is None:
        return f"LATEST UPDATES: {len(items)} new, no edition before"
    year = roundup.until.astimezone(zone).year
    begin = f"{day_words(since.astimezone(zone).date(), year)}, {clock_words(since, zone)}"
    old = sum(any(one.published is not None and one.published <= since for one in item.evidence) for item in items)
    told = f", {old} told before and changed" if old else ""
    return f"LATEST UPDATES since {begin}: {len(items) - old} new{told}"


def count_words(items: Iterable[Item]) -> str:
    """How many items of each status: "3 items: 1 confirmed, 2 unconfirmed"."""
    counts = tally(items)
    number = sum(counts.values())
    order = (
        Status.CONFIRMED,
        Status.CORROBORATED,
        Status.UNCONFIRMED,
        Status.DISPUTED,
        Status.RETRACTED,
        Status.REJECTED,
    )
    parts = ", ".join(f"{counts[status]} {status.value}" for status in order if status in counts)
    return f"{number} item{'' if number == 1 else 's'}" + (f": {parts}" if parts else "")


def untaken_words(roundup: Roundup) -> str | None:
    """What of the period is not on this page, in words; None where nothing is missing."""
    parts = []
    if roundup.untaken:
        parts.append(f"{_claims(roundup.untaken)} of the period {_are(roundup.untaken)} on no beat")
    if roundup.left_out:
        parts.append(f"{_claims(roundup.left_out)} {_are(roundup.left_out)} in sections that this beat does not print")
    return "; ".join(parts) or None


def _claims(number: int) -> str:
    return f"{number} claim{'' if number == 1 else 's'}"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _parts(items: Iterable[Item], zone: tzinfo, until: datetime) -> Iterable[Part]:
    for key, section in groupby(items, key=lambda item: item.section):
        groups = tuple(
            Group(place, tuple(_line(item, zone, until) for item in group))
            for place, group in groupby(section, key=lambda item: item.place)
        )
        yield Part(key, title_of(key), groups)


def _line(item: Item, zone: tzinfo, until: datetime) -> Line:
    text = Marked(item.text) if item.marked else item.text
    before, words, after = text.partition(item.words) if item.words else ("", text, "")
    if not words:  # the text was changed: it is all there is
        before, words, after = "", text, ""
    return Line(
        claim=item.claim,
        text=text,
        before=before,
        words=words,
        after=after,
        credit=credit_line(item.credit, item.via),
        short_credit=credit_line(item.credit, item.via, SHOWN),
        status=item.status.value,
        tag=item.tag.value,
        note=item.note,
        reason=_reason(item),
        missing=item.missing,
        lang=item.lang,
        quotes=tuple(_quote(evidence, zone, until) for evidence in item.evidence),
    )


def _reason(item: Item) -> str:
    """The item's reason, led by its status where the reason does not name it."""
    status = item.status.value
    if item.reason.casefold().startswith(status):
        return item.reason
    return f"{status}: {item.reason}" if item.reason else status


_VERBS = {Stance.ASSERTS: "says", Stance.DENIES: "denies", Stance.QUESTIONS: "doubts", Stance.CORRECTS: "corrects"}


def _quote(evidence: Evidence, zone: tzinfo, until: datetime) -> Quote:
    at = evidence.published
    year = until.astimezone(zone).year
    return Quote(
        source=evidence.source,
        words=evidence.quote,
        stance="passes on" if evidence.hedged and evidence.stance is Stance.ASSERTS else _VERBS[evidence.stance],
        when="undated" if at is None else f"{day_words(at.astimezone(zone).date(), year)}, {clock_words(at, zone)}",
        lang=evidence.lang,
        link=web_link(evidence.url),
    )
