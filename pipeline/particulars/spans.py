"""Finds the spans of a text that may name a place, and why: marks around it, a gazetteer, an event's object."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.lexicon import Hit
from pipeline.particulars.gazetteer import Town, find_family, find_town
from pipeline.particulars.known import Known
from pipeline.particulars.ownmarks import body_follows, dateline, own_mark
from pipeline.particulars.reading import Reading
from pipeline.spelling import ARTICLES, split_camel

LONGEST_ARTICLE = 3
"""Letters of the longest Arabic article as Latin letters write it (ash, ath)."""
LONGEST_SHORT = 4
"""Letters of the longest abbreviation written with small letters in it (MoD)."""
MOST_WORDS = 4
"""Longest name, in words."""
PLAIN_LEAST = 5000
"""Fewest people of a town that counts without any mark around it: small ones share their names with people."""
LOWER_LEAST = 20_000
"""The same for a name in small letters, and in Arabic, which has no capitals."""
_GAP = re.compile(r"[\s#(\"'\[]*(?:(?:the|of|of the|this|control of|a)\s+)?[#\"'(]*")
_AFTER = re.compile(r"[\s\"')]*(?:'s\s+)?")
_LIST = re.compile(r"\s*(?:,|and|&|/|, and|و|،|и|і|та|й|or)\s*(?:the\s+|в\s+|у\s+)?#?\s*")
_GROUPS = frozenset(
    """brigade brigades division battalion battalions legion army regiment movement group observatory committee
    committees agency network media news tv channel council party union martyrs forces militia militias fighters rebels
    wire press times post monitor courier grouping ledger bureau channel telegraph
    herald gazette treasury ministry court
    told said says tells reports tweeted writes told""".split()  # noqa: SIM905
)
"""A name before one of these is a group's, a source's or a person's."""
_TITLES = frozenset(
    """president minister general gen colonel col commander captain major lieutenant spokesman spokesperson dr mr mrs ms
    sheikh emir leader chief envoy senator ambassador президент министр генерал полковник губернатор глава мэр міністр
    голова мер речник""".split()  # noqa: SIM905
)
_BODY_NAMED = re.compile(
    r" (?:grouping|brigades?|division|battalions?|regiment|media|network|agency|news|tv|channel|wire|press)\b"
)
"""Behind a town's name too, one of these makes it a body's."""
_GOVERNED = re.compile(r"(?:подконтрольн|підконтрольн)\w+ $")
_CREDITING = re.compile(r"\b(?:per|via|told|tells|according to(?: an?| the)?|по данным|за даними) [\"']?$")
"""A name behind one of these is a source's, or a government's."""

CLITIC = 2
"""Letters of an Arabic preposition or conjunction written with its word: a word list finds the word behind it."""


class Span(NamedTuple):
    """A stretch of text that names a place."""

    name: str
    start: int
    end: int
    mark: str
    """Why: `settlement`, `quarter`, `region`, `before`, `object`, `tag`, `known`, `direction`, `list`,
    `head` (a word such as Tell in it), `subject` (of what befalls places only)."""
    direction: str | None
    town: Town | None
    key: str | None = None
    """The key of the known place that it names, where it was found as one."""


def blocked(reading: Reading) -> list[tuple[int, int]]:
    """Spans that name no place whatever stands around them: groups, times, directions, countries, plain words."""
    spans = [
        hit[:2]
        for kind in ("actors", "time", "directions", "regions", "events", "numbers", "whom")
        for hit in reading.of(kind)
    ]
    spans += [hit[:2] for hit in reading.of("places", "unnamed", "settlement", "quarter", "region")]
    spans += dateline(reading)
    return sorted(spans)


def covered(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the sorted `spans` covers the word at `start`–`end`."""
    at = bisect_left(spans, (start + CLITIC + 1, 0))
    return any(begin <= start + CLITIC and end <= stop and begin < end for begin, stop in spans[max(0, at - 8) : at])


def capital_spans(reading: Reading, known: Sequence[Known] = ()) -> list[Span]:
    """Place names in scripts with capitals: known names, runs of capitalised words with a mark, and lower-case towns
    behind one.
    """
    bar = blocked(reading)
    names = {hit.start: hit for hit in known}
    found: list[Span] = []
    index = 0
    words = reading.words
    while index < len(words):
        start = words[index][0]
        if "\u0600" <= reading.folded[start] <= "\u06ff":
            index += 1
            continue
        before = found[-1] if found else None
        if start in names:
            span = _known_span(reading, names[start], before, bar)
            if span:
                found.append(span)
                index += reading.distance(start, span.end)
                continue
        size = _run(reading, index, bar, names)
        if size:
            span = _judge(reading, start, words[index + size - 1][1], before)
            if span:
                found.append(span)
            index += size
            continue
        if reading.folded[start - 1 : start] == "#" or (index and words[index - 1][1] in reading.marked):
            low = _lower_town(reading, index)
            if low:
                found.append(low)
        index += 1
    return found


def _known_span(reading: Reading, hit: Known, before: Span | None, bar: list[tuple[int, int]]) -> Span | None:
    """A known name as a span with the mark it has, unless it is part of a group's name or of a dateline."""
    start, end = hit.start, hit.end
    after = next(iter(reading.words_between(end, end + 16)), "")
    if any(begin <= start and end < stop for begin, stop in bar) or (
        after in _GROUPS and not reading.folded[end : end + 2].strip(" ")
    ):
        return None
    mark = _strong_mark(reading, start, end) or _weak_mark(reading, start, before) or "known"
    if mark == "region":
        mark = "before"
    name = split_camel(reading.original(start, end))
    return Span(name, start, end, mark, direction_at(reading, start, end), find_town(name), hit.key)


def _run(reading: Reading, index: int, bar: list[tuple[int, int]], names: Mapping[int, Known]) -> int:
    """How many words from `index` on make one capitalised name; 0 where none starts."""
    words = reading.words
    size = 0
    while index + size < len(words) and size < MOST_WORDS:
        start, end = words[index + size]
        if size and not re.fullmatch(r"[ ]|-|'|- | '|\. ", reading.folded[words[index + size - 1][1] : start]):
            break
        if size and (
            start in names or reading.folded[start - 1] == "#" or reading.folded[start - 3 : start - 1] == "'s"
        ):
            break
        if end - start <= LONGEST_ARTICLE and _article(reading, index + size):
            size += 1
            continue
        if (
            not reading.is_capital(start)
            or covered(bar, start, _bare_end(reading, end))
            or not _name_like(reading, start, end)
        ):
            break
        size += 1
    while size and _article(reading, index + size - 1):
        size -= 1
    return size


def _bare_end(reading: Reading, end: int) -> int:
    """The end of a word without its possessive s: "Syria's"."""
    return end - 2 if reading.folded[end - 2 : end] == "'s" else end


def _article(reading: Reading, index: int) -> bool:
    start, end = reading.words[index]
    if reading.folded[start:end] not in ARTICLES or index + 1 >= len(reading.words):
        return False
    after = reading.words[index + 1][0]
    return (
        reading.folded[end:after] in ("-", " ", "'")
        and (
            reading.folded[end] == "-"
            or reading.original(start, end)[:1].isupper()
            or reading.original(after, after + 1).isupper()
        )
        and reading.folded[start:end] not in ("as", "at", "an", "en")
    )


def _name_like(reading: Reading, start: int, end: int) -> bool:
    written = reading.original(start, end)
    if re.fullmatch(r"[A-Z]\d", written):  # T4, H3: air bases named after pumping stations
        return True
    if len(written) <= LONGEST_SHORT and sum(char.isupper() for char in written) > 1 and not written.isupper():
        return False  # MoD
    return any(char.isalpha() for char in written) and end - start > 1 and not (written.isupper() and end - start <= 3)


def _lower_town(reading: Reading, index: int) -> Span | None:
    """`around deir ezzor`: a larger town in small letters, directly behind a place's preposition or a `#`."""
    start, end = reading.words[index]
    if reading.original(start, end)[:1].isupper() or end - start < 4:
        return None
    if reading.folded[start] >= "\u0400" and reading.folded[start - 1 : start] != "#":
        return None  # Cyrillic names keep their capitals: южный is an adjective
    tag = reading.folded[start - 1 : start] == "#"
    if not tag and not _mark_before(reading, start, ("before",)):
        return None
    for size in (2, 1):
        if index + size <= len(reading.words):
            stop = reading.words[index + size - 1][1]
            name = reading.folded[start:stop]
            town = find_family(name) if size == 2 else find_town(name)
            plain = size == 1 or not (_bars(reading, start, end) or _bars(reading, *reading.words[index + 1]))
            if town and plain and town.people >= LOWER_LEAST and "\n" not in name:
                return Span(
                    reading.original(start, stop), start, stop, "before", direction_at(reading, start, stop), town
                )
    return None


def _bars(reading: Reading, start: int, end: int) -> bool:
    kinds = ("places", "directions", "actors", "time", "amounts")
    return any(hit.start <= start < hit.end for kind in kinds for hit in reading.of(kind)) or end - start < 3


def _mark_before(reading: Reading, start: int, values: tuple[str, ...]) -> Hit | None:
    for hit in reversed(reading.of("places", *values)):
        if hit.end <= start:
            gap = reading.folded[hit.end : start]
            if len(gap) > 24:
                return None
            if _GAP.fullmatch(gap):
                return hit
    return None


def _mark_after(reading: Reading, end: int, values: tuple[str, ...]) -> Hit | None:
    for hit in reading.of("places", *values):
        if hit.start >= end:
            return hit if _AFTER.fullmatch(reading.folded[end : hit.start]) else None
    return None


def direction_at(reading: Reading, start: int, end: int) -> str | None:
    """The point of the compass said of the name at `start`–`end`: `north Aleppo`, `ريف حلب الشمالي`."""
    for hit in reading.of("directions"):
        if hit.end <= start and re.fullmatch(
            r"[\s.\-#]*(?:(?:of|the|of the|countryside of|rif of|part of|parts of)\s+)?#?",
            reading.folded[hit.end : start],
        ):
            return hit.value
        if hit.end <= start and re.fullmatch(
            r"\s*(?:مدينه|محافظه|ريف|بلده|قريه|countryside|rif|suburbs|part|parts|города|міста|от|від)?\s*(?:of\s+)?",
            reading.folded[hit.end : start],
        ):
            return hit.value
        if (
            hit.start >= end
            and re.fullmatch(r"(?:'s)?\s+(?:countryside\s+|rif\s+)?", reading.folded[end : hit.start])
            and (
                reading.folded[hit.start : hit.start + 2] == "ال"
                or "'s" in reading.folded[end : hit.start]
                or _mark_after(reading, hit.end, ("region",))
            )
        ):
            return hit.value
    return None


def _judge(reading: Reading, start: int, end: int, before: Span | None) -> Span | None:
    """Whether the run at `start`–`end` names a place, and by which mark."""
    end = _bare_end(reading, end)
    if reading.folded[end : end + 2] == "' " and reading.folded[start - 1 : start] != "'":
        end += 1  # Mare' writes its last letter so
    name = split_camel(reading.original(start, end))
    town = find_town(name)
    tag = reading.folded[start - 1 : start] == "#"
    direction = direction_at(reading, start, end)
    mark = _strong_mark(reading, start, end) or _weak_mark(reading, start, before)
    if mark is None and not town:
        mark = own_mark(reading, start, end)
    if _BODY_NAMED.match(reading.folded, end) or _GOVERNED.search(reading.folded, max(0, start - 24), start):
        return None
    if mark in _LOOSE and not town and _person_or_group(reading, start, end):
        return None
    if mark is None and direction:
        mark = "direction"
    if mark is None and (tag and (town or find_family(name))):
        mark = "tag"
    if mark is None and town and town.people >= PLAIN_LEAST:
        mark = "known"
    if mark is None:
        return None
    return Span(name, start, end, mark, direction, town or find_family(name))


_LOOSE = frozenset(["before", "object", "list", "head", "subject", None])


def _strong_mark(reading: Reading, start: int, end: int) -> str | None:
    after = _mark_after(reading, end, ("settlement", "quarter", "region"))
    if after:
        return after.value
    kind = _mark_before(reading, start, ("settlement", "quarter", "region"))
    if kind and (
        "of" in reading.folded[kind.end : start].split()
        or reading.folded[kind.start] >= "\u0400"
        or kind.value == "settlement"
        or reading.folded[kind.start : kind.end] in ("rif", "reef")
    ):
        return kind.value
    return None


def _weak_mark(reading: Reading, start: int, before: Span | None) -> str | None:
    if _mark_before(reading, start, ("before",)):
        return "before"
    if _mark_before(reading, start, ("on",)) and reading.of("events"):
        return "before"
    for event in reading.of("events"):
        if event.end <= start and event.value in _TAKES_PLACE and _GAP.fullmatch(reading.folded[event.end : start]):
            return "object"
    if before and before.mark not in ("known", "tag") and _LIST.fullmatch(reading.folded[before.end : start]):
        return "list"
    return None


_TAKES_PLACE = frozenset(
    """assault capture regain lose siege break-siege advance shelling strike airstrike barrel-bomb evacuate repel
    missile drone-strike""".split()  # noqa: SIM905
)
"""Events whose direct object is a place: "storm Khalsa", "shelled Darayya"."""


def _person_or_group(reading: Reading, start: int, end: int) -> bool:
    after = next(iter(reading.words_between(end, end + 16)), "")
    if after in _GROUPS and not reading.folded[end : end + 2].strip(" "):
        return True
    if body_follows(reading, end) or reading.folded[start:end].split()[-1] in _GROUPS:
        return True
    before = list(reading.words_between(max(0, start - 16), start))
    if before and (before[-1] in _TITLES or _CREDITING.search(reading.folded, max(0, start - 24), start)):
        return True
    return reading.folded[start - 1 : start] in ('"', "@")
