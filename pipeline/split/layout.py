"""How a post is laid out: its lines, the blocks of a live page, the headers and lines of a round-up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.roster import Roster
from pipeline.sought import Sought
from pipeline.split.blocks import Clock, block, has_blocks, parts
from pipeline.split.dateline import dateline
from pipeline.split.heads import Head, head, run_on
from pipeline.split.quotations import Line, Passage, quotations
from pipeline.split.reading import Reading
from pipeline.split.repetition import repetition
from pipeline.split.sentences import lines

_BULLET = re.compile(r"(?:[^\w\s#@“\"«‘'(\[$£€+„]+\s*)+")
_NUMBER = re.compile(r"[(\[]?(?:#?\d{1,2}\s*[/.):]\s*(?:\d{1,2}\b[)\]]?|(?=\D))|#\d{1,2}\s*:)[)\]:]?\s*")
_BULLETS = "•▪▫◾◽●○*·–—-✅❌🔹🔸"
"""Signs behind which "12/14" is a count and no part of a thread."""
_RATIO = re.compile(r"\d+/\d+")
_ITEM = re.compile(r"ITEMS?\s*(?:\((?P<place>[^)\n]{1,80})\))?\s*(?:[:：]\s*|(?=$|\n))")
_ROUNDUP = Sought(r"(?:^|\n)\W*(?:ITEMS?\s*[:(]|LATEST UPDATES)")
_HEADING = re.compile(
    r"[^a-zа-яіїєґ\u0620-\u064a.!?؟\n]*[A-ZА-ЯІЇЄҐ][^a-zа-яіїєґ\u0620-\u064a.!?؟\n]*(?:\([^)\n]{1,60}\))?:?\s*$"
)
_TITLE = 6
"""Letters: a single word in capitals at least this long on its line is a heading ("DISPUTED")."""
_HEADING_WORDS = 9
_HEADING_LENGTH = 120
"""Characters: what is longer is a line, not a heading or a header."""
_DECORATIONS = 8
"""Bullets, numbers, openers and labels that may stand one behind the other before a line's words."""


class _Page:
    """What earlier lines of the page say about later ones."""

    def __init__(self, listed: bool, relays: bool) -> None:
        self.listed = listed
        """The page is a round-up."""
        self.relays = relays
        """Its writer passes on what others say."""
        self.voice: tuple[str, ...] = ()
        """Whose lines follow ("From Charles Lister")."""
        self.numbered = False
        """Only numbered lines are that voice's."""
        self.age: str | None = None
        """How old the pasted post is whose lines follow."""
        self.bare = False
        """Nothing but its head was read of it yet."""
        self.clock: Clock | None = None
        """When the block was written that goes on."""

    def begins(self, one: Head) -> None:
        """Note whose lines follow."""
        self.voice, self.age, self.numbered, self.bare = one.names, one.age, one.numbered, one.age is not None

    def ends(self, *, block: bool = False) -> None:
        """Forget whose lines they were; a blank line between a head and its words ends nothing, unlike a `block`."""
        if block or not self.bare:
            self.voice, self.age = (), None

    def whose(self, labels: set[str]) -> tuple[str, ...]:
        """Whose words a line behind `labels` holds."""
        self.bare = False
        return self.voice if "number" in labels or not self.numbered else ()


def passages(reading: Reading, names: Roster, relays: bool) -> Iterator[Passage]:
    """Yield the passages of the text in order; they never overlap.

    `relays`: the writer is a commenter, whose quotations of others are his sources even where no list knows them.
    """
    text = reading.text
    page = _Page(_ROUNDUP.search(text) is not None, relays)
    fresh, live = True, has_blocks(text)
    for start, end in lines(text):
        if not text[start:end].strip():
            page.ends()
            fresh = True
            continue
        for begin, stop in parts(text, start, end) if live else ((start, end),):
            for passage in _line(reading, begin, stop, names, page):
                yield passage._replace(fresh=fresh or passage.fresh, clock=page.clock, age=page.age)
                fresh = False


def _line(reading: Reading, start: int, end: int, names: Roster, page: _Page) -> Iterator[Passage]:
    """The passages of one line."""
    text = reading.text
    header = head(text, start, end, names)
    titled = _is_heading(reading, start, end, page.listed) or (page.listed and text.startswith("# ", start))
    if header is None and titled and not _ITEM.match(text, start, end):
        yield Passage(start, end, aside="heading", fresh=True)
        return
    begin, labels = _undecorated(reading, start, end, page)
    item = "item" in labels
    if item and begin < end and (named := _ITEM.search(text, start, begin)) and named["place"]:
        yield Passage(named.start(), named.end("place") + 1, aside="heading")
    if "block" in labels:
        page.ends(block=True)
    if begin >= end:
        yield Passage(start, end, aside="heading" if any(map(str.isalpha, text[start:end])) else None)
        return
    if begin > start:
        header = None if item else head(text, begin, end, names)
    header = header or run_on(text, begin, end, names)
    if header is not None:
        yield Passage(begin, header.end, aside="heading")
        page.begins(header)
        begin = header.end
    if begin < end:
        voice = page.whose(labels)
        yield from _words(reading, names, Line(begin, end, voice, page.listed or item, page.relays, "block" in labels))


def _words(reading: Reading, names: Roster, line: Line) -> Iterator[Passage]:
    """The passages of a line's own words: behind a repeated headline and a dateline, which make no claim."""
    begin, end, voice = line.start, line.end, line.voice
    repeated = repetition(reading.text, begin, end)
    if repeated > begin:
        yield Passage(begin, repeated, aside="repetition")
        begin = repeated
    filed = dateline(reading, begin, end)
    if filed is not None:
        yield Passage(begin, filed.end, aside="dateline")
        if filed.agency and names.named(filed.agency) is not None:
            voice = voice or (filed.agency,)
        begin = filed.end
    yield from quotations(reading, names, line._replace(start=begin, voice=voice))


def _undecorated(reading: Reading, start: int, end: int, page: _Page) -> tuple[int, set[str]]:
    """The offset behind bullets, numbers, "ITEM:", "UPDATE 1600 GMT:" and openers, and which labels stood there.

    A block's time is noted on the `page`.
    """
    text, at, labels = reading.text, start, set()
    for _ in range(_DECORATIONS):
        begin = at
        if match := _BULLET.match(text, at, end):
            at = match.end()
        while at < end and text[at].isspace():
            at += 1
        if found := block(text, at, end, page.clock):
            at, page.clock = found.end, found.clock
            labels.add("block")
            continue
        for label, pattern in (("item", _ITEM), ("number", _NUMBER)):
            if label == "number" and behind_bullet(text, at) and _RATIO.match(text, at, end):
                continue  # "• 12/14 Shaheds": a count, no part of a thread
            if match := pattern.match(text, at, end):
                at = match.end()
                labels.add(label)
                break
        else:
            at = _behind_opener(reading, at, end)
        if at == begin:
            break
    return at, labels


def behind_bullet(text: str, at: int) -> bool:
    """Whether a bullet stands right before `at`."""
    sign = text[max(0, at - 3) : at].strip(" \ufe0f")[-1:]
    return sign != "" and sign in _BULLETS


def _behind_opener(reading: Reading, at: int, end: int) -> int:
    """The offset behind an opener ("BREAKING:", "عاجل |") at `at`, which must be marked off; else `at`."""
    text = reading.text
    tag = 1 if text[at : at + 1] in ("#", "[") else 0
    mark = reading.opens("openers", at + tag, end)
    if mark is None:
        return at
    stop = mark.end
    while stop < end and not text[stop].isalnum() and text[stop] not in '#@“"«(':
        stop += 1
    marked = tag or stop >= end or text[mark.end : stop].strip() or text[at : mark.end].isupper()
    return stop if marked else at


def _is_heading(reading: Reading, start: int, end: int, listed: bool) -> bool:
    """Whether the line only announces what follows: in capitals, or ended by a colon, and telling of no event.

    `listed`: in a round-up a line in capitals is a heading whatever its words.
    """
    text = reading.text
    if end - start > _HEADING_LENGTH or end >= len(text):
        return False
    line = text[start:end].strip()
    if len(line.split()) > _HEADING_WORDS or (not listed and reading.first("events", start, end) is not None):
        return False
    if (" " in line or (line.isupper() and len(line) >= _TITLE)) and _HEADING.match(line):
        return True
    return line.endswith(":") and reading.first("predicates", start, end) is None
