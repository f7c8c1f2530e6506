"""Finds the spans of a text that may name a place, and why: marks around it, a gazetteer, an event's object."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from pipeline.particulars.gazetteer import find_family, find_town
from pipeline.particulars.known import Known
from pipeline.particulars.marks import (
    BODY_NAMED,
    GOVERNED,
    GROUPS,
    Span,
    direction_at,
    lies,
    mark_before,
    person_or_group,
    strong_mark,
    twin_before,
    weak_mark,
)
from pipeline.particulars.name_edges import (
    arab_village,
    district_at,
    ends_a_road,
    no_name,
    sense_in_a_name,
    tagged_city,
)
from pipeline.particulars.ownmarks import befallen, dateline, describes, old_or_new, own_mark, part_of_name
from pipeline.particulars.reading import Reading
from pipeline.particulars.sights import end_of_town
from pipeline.particulars.tags import is_agency, signs
from pipeline.spelling import ARTICLES, split_camel

LONGEST_ARTICLE = 3
"""Letters of the longest Arabic article as Latin letters write it (ash, ath)."""
LONGEST_INITIAL = 3
"""Letters of a word whose full stop does not end a sentence: "St. George", "N. Hama"."""
LONGEST_SHORT = 4
"""Letters of the longest abbreviation written with small letters in it (MoD)."""
MOST_WORDS = 4
"""Longest name, in words."""
PLAIN_LEAST = 5000
"""Fewest people of a town that counts without any mark around it: small ones share their names with people."""
LOWER_LEAST = 20_000
"""The same for a name in small letters, and in Arabic, which has no capitals."""
CLITIC = 2
"""Letters of an Arabic preposition or conjunction written with its word: a word list finds the word behind it."""


def blocked(reading: Reading) -> list[tuple[int, int]]:
    """Spans that name no place whatever stands around them: groups, times, directions, countries, plain words."""
    spans = [
        hit[:2]
        for kind in ("actors", "time", "directions", "regions", "events", "numbers", "whom")
        for hit in reading.of(kind)
        if kind != "regions"
        or reading.folded[hit.start].isascii()
        or not mark_before(reading, hit.start, ("settlement",))
    ]
    spans += [
        hit[:2]
        for hit in reading.of("places", "unnamed", "settlement", "quarter", "region")
        if not part_of_name(reading, hit.start) and not old_or_new(reading, hit)
    ]
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
    while index < len(reading.words):
        start = reading.words[index][0]
        if "\u0600" <= reading.folded[start] <= "\u06ff":
            index += 1
            continue
        span, words = _at(reading, index, bar, names, found[-1] if found else None)
        if span:
            found += [*_paired(reading, index, bar, names, span), span]
        index += words
    return found


def _at(
    reading: Reading, index: int, bar: list[tuple[int, int]], names: Mapping[int, Known], before: Span | None
) -> tuple[Span | None, int]:
    """The name that starts at a word, if one does, and how many words are read with it."""
    words = reading.words
    start = words[index][0]
    if start in names and (span := _known_span(reading, names[start], before, bar)):
        return span, reading.distance(start, span.end)
    size = _run(reading, index, bar, names)
    if size:
        return _judge(reading, start, words[index + size - 1][1], before), size
    if reading.folded[start - 1 : start] == "#" or (index and words[index - 1][1] in reading.marked):
        return _lower_town(reading, index), 1
    return None, 1


def _paired(
    reading: Reading, index: int, bar: list[tuple[int, int]], names: Mapping[int, Known], span: Span
) -> list[Span]:
    """The one name that "and" joins to one that a deed befalls behind it: "Serov i Vanin are liberated"."""
    ampersand = index > 0 and reading.folded[reading.words[index - 1][1] : span.start].strip(" #") == "&"
    at = index - 1 if ampersand else index - 2
    if span.mark != "subject" or at < 0:
        return []
    if not ampersand and reading.folded[slice(*reading.words[index - 1])] not in _ANDS:
        return []
    start, end = reading.words[at]
    if start and reading.folded[start - 2 : start] not in (". ", ", ", ": ", "е ", "о ", " #"):
        return []
    if reading.folded[end : reading.words[at + 1][0]].strip(" &#") or not _run(reading, at, bar, names):
        return []
    name = split_camel(reading.original(start, end))
    return [Span(name, start, end, "list", None, find_town(name))]


_ANDS = frozenset(["and", "и", "і", "та", "й"])


def _known_span(reading: Reading, hit: Known, before: Span | None, bar: list[tuple[int, int]]) -> Span | None:
    """A known name as a span with the mark it has, unless it is part of a group's name or of a dateline."""
    start, end = hit.start, hit.end
    after = next(iter(reading.words_between(end, end + 16)), "")
    if any(begin <= start and end < stop for begin, stop in bar) or (
        after in GROUPS and reading.folded[end : end + 1] == " "
    ):
        return None
    mark = strong_mark(reading, start, end) or weak_mark(reading, start, before) or "known"
    if mark == "region":
        mark = "before"
    name = split_camel(reading.original(twin_before(reading, start), end))
    return Span(name, start, end, mark, direction_at(reading, start, end), find_town(name), hit.key)


def _run(reading: Reading, index: int, bar: list[tuple[int, int]], names: Mapping[int, Known]) -> int:
    """How many words from `index` on make one capitalised name; 0 where none starts."""
    words = reading.words
    size = 0
    while index + size < len(words) and size < MOST_WORDS:
        start, end = words[index + size]
        gap = reading.folded[words[index + size - 1][1] : start] if size else " "
        if gap not in (" ", "-", "'", "- ", " '", ". ") or (gap == "-" and ends_a_road(reading, start)):
            break
        if gap == ". " and start - words[index + size - 1][0] > LONGEST_INITIAL + len(gap):
            break  # a sentence ends there
        if size and (
            start in names or reading.folded[start - 1] == "#" or reading.folded[start - 3 : start - 1] == "'s"
        ):
            break
        if size == 1 and gap == " " and tagged_city(reading, *words[index], start):
            break
        if end - start <= LONGEST_ARTICLE and _article(reading, index + size):
            size += 1
            continue
        if size and district_at(reading, start):
            break
        barred = covered(bar, start, _bare_end(reading, end)) and not (
            size and sense_in_a_name(reading, index + size, gap)
        )
        if not reading.is_capital(start) or barred or not _name_like(reading, start, end):
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
    if index + 1 >= len(reading.words):
        return False
    after = reading.words[index + 1][0]
    if reading.folded[start:end] in ("bin", "ben", "ibn"):  # Qasr bin Ghashir
        named = index > 0 and reading.is_capital(reading.words[index - 1][0])
        return named and (reading.is_capital(after) or _article(reading, index + 1))
    return (
        reading.folded[start:end] in ARTICLES
        and reading.folded[end:after] in ("-", " ", "'")
        and (
            reading.folded[end] == "-"
            or reading.original(start, end)[:1].isupper()
            or reading.original(after, after + 1).isupper()
        )
        and (reading.folded[end] == "-" or reading.folded[start:end] not in ("as", "at", "an", "en"))
    )


def _name_like(reading: Reading, start: int, end: int) -> bool:
    written = reading.original(start, end)
    if _ROAD.fullmatch(written) or (_MAKER.fullmatch(written) and reading.folded[end : end + 1] == "-"):
        return False
    if re.fullmatch(r"[A-Z]\d", written):  # T4, H3: air bases named after pumping stations
        return True
    if len(written) <= LONGEST_SHORT and sum(char.isupper() for char in written) > 1 and not written.isupper():
        return False  # MoD
    short = LONGEST_INITIAL + (written[0] >= "\u0400")  # ІПСО, ВСУ
    return (
        any(char.isalpha() for char in written) and end - start > 1 and not (written.isupper() and end - start <= short)
    )


def _lower_town(reading: Reading, index: int) -> Span | None:
    """`around deir ezzor`: a larger town in small letters, directly behind a place's preposition or a `#`."""
    start, end = reading.words[index]
    if reading.original(start, end)[:1].isupper() or end - start < 4:
        return None
    if reading.folded[start] >= "\u0400" and reading.folded[start - 1 : start] != "#":
        return None  # Cyrillic names keep their capitals: южный is an adjective
    tag = reading.folded[start - 1 : start] == "#"
    if not tag and not mark_before(reading, start, ("before",)):
        return None
    for size in (2, 1):
        if index + size <= len(reading.words):
            stop = reading.words[index + size - 1][1]
            name = reading.folded[start:stop]
            town = find_family(name) if size == 2 else find_town(name)
            plain = size == 1 or not (_bars(reading, start, end) or _bars(reading, *reading.words[index + 1]))
            if town and plain and town.people >= LOWER_LEAST and "\n" not in name:
                mark = strong_mark(reading, start, stop) or "before"
                return Span(reading.original(start, stop), start, stop, mark, direction_at(reading, start, stop), town)
    return None


def _bars(reading: Reading, start: int, end: int) -> bool:
    kinds = ("places", "directions", "actors", "time", "amounts")
    return any(hit.start <= start < hit.end for kind in kinds for hit in reading.of(kind)) or end - start < 3


def _judge(reading: Reading, start: int, end: int, before: Span | None) -> Span | None:
    """Whether the run at `start`–`end` names a place, and by which mark."""
    end = _bare_end(reading, end)
    if reading.folded[end : end + 2] == "' " and reading.folded[start - 1 : start] != "'":
        end += 1  # Mare' writes its last letter so
    end = end_of_town(reading, start, end)
    start = arab_village(reading, start, end)
    name = split_camel(reading.original(start, end))
    town = find_town(name)
    direction, tag = direction_at(reading, start, end), reading.folded[start - 1 : start] == "#"
    mark = strong_mark(reading, start, end) or weak_mark(reading, start, before) or lies(reading, start, end)
    if mark is None and not (town and town.people >= PLAIN_LEAST):
        mark = own_mark(reading, start, end)
    elif mark is None and befallen(reading, end):
        mark = "subject"
    behind = _MADE_BY.match(reading.folded, end) or BODY_NAMED.match(reading.folded, end)
    governed = behind or GOVERNED.search(reading.folded, max(0, start - 24), start)
    grouped = mark in _LOOSE and not town and person_or_group(reading, start, end)
    if governed or grouped or (town and is_agency(name)) or no_name(name, mark) or signs(reading, name, start, end):
        return None
    if mark is None and (direction or (tag and (town or find_family(name)))):
        mark = "direction" if direction else "tag"
    if mark is None and town and town.people >= PLAIN_LEAST and not describes(reading, start, end):
        mark = "known"
    if mark is None and not _quarter_of(reading, start, end, before):
        return None
    return Span(name, start, end, mark or "quarter", direction, town or find_family(name))


_MADE_BY = re.compile(
    r"-(?:owned|flagged|registered|operated|made|built|led|backed|funded|trained|supplied|born|based|managed|chartered"
    r"|bound)\b"
)
"""Behind whose ship or rocket it is: no place where anything happened."""


def _quarter_of(reading: Reading, start: int, end: int, before: Span | None) -> bool:
    """Whether a town in the possessive stands before the name, and no deed behind: "Zaytan's Amal at dawn"."""
    owned = before is not None and before.town is not None and before.end == start - 3
    return owned and reading.folded[start - 3 : start] == "'s " and _NO_DEED.match(reading.folded, end) is not None


_NO_DEED = re.compile(
    r"\W*(?:$|(?:in|at|on|by|from|this|and|after|during|today|yesterday|tonight|since|as|while|near)\b)|[,.;:]"
)
_MAKER = re.compile(r"М[иі]|Су|Ка|Ан|Ту|[ИІ]л|М[иі]г|Ми[гГ]|МІГ|Бе|Як")
"""Before a hyphen and a number, an aircraft: Мі-8, Су-34."""
_ROAD = re.compile(r"[ME]-?\d{1,3}")
"""A motorway: it runs past many places, and nothing is taken or hit by telling its number alone."""
_LOOSE = frozenset(["before", "object", "list", "alias", "head", "subject", None])
