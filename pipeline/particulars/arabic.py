"""Place names in Arabic script, which has no capitals: behind kinds of place, prepositions, and from the gazetteer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.particulars.arabic_objects import LABEL, lies_there
from pipeline.particulars.arabic_signs import (
    TOWNS_TOO,
    a_man,
    ends_name,
    entered,
    in_its_parts,
    named_so,
    opens_report,
    sheikhly,
    theirs,
    town_with_in,
    twin_end,
)
from pipeline.particulars.gazetteer import Town, find_family, find_town, opens_town
from pipeline.particulars.known import Known
from pipeline.particulars.marks import Span, direction_at
from pipeline.particulars.reading import Reading
from pipeline.particulars.sights import start_of_town
from pipeline.particulars.spans import LOWER_LEAST, blocked, covered

MARKS = ("on", "before", "edge", "quarter", "settlement", "region")
"""Tables of what stands before a name."""
_JOINED = ("ب", "ل", "و", "ف", "وب", "ول")
_STRIKES = frozenset(
    [
        "strike",
        "shelling",
        "airstrike",
        "assault",
        "barrel-bomb",
        "missile",
        "drone-strike",
        "clash",
        "capture",
        "advance",
        "regain",
        "siege",
        "raid",
        "lose",
        "break-siege",
        "explosion",
    ]
)
LEAST = 3
"""Letters of the shortest word that ends a name in two words."""
CLITICS = 3
"""Letters of the longest run of conjunction and prepositions written with a name."""
AT_WAR = frozenset(["SY", "YE", "LY", "SD", "IQ", "PS", "LB"])
"""Arab countries of whose wars reports name small towns too: there a preposition is mark enough."""
JOINED_LEAST = 5000
"""Fewest people of such a town whose name counts behind a preposition that is written with it."""
BARE_LEAST = 90_000
"""Fewest people of a town whose bare Arabic name counts without any mark: smaller ones are family names too."""
OF_SEVERAL = 3
"""Words between "the villages of" and a later name of its list."""
_SEVERAL = re.compile(
    "قريتي|قريتا|قري |بلدتي|بلدتا|بلدات|مدينتي|مدن |مخيمات|مخيمي|احياء|حيي|منطقتي|مناطق|ريفي|ارياف|مزارع|تلال"
    "|جبهتي|محوري|محاور|جبهات|اطراف|محيط|بين"
)
"""Kinds of place in the plural or dual: two names follow."""
_KIN = re.compile("(?:ابو|ام|الشيخ|شيخ|بني|الحاج|عرب|بيت) ")
"""Words that open the names of people and families as well as of villages."""
_NAMED = re.compile(r"(?<!\w)[وفبل]?(?:حي|قريه|بلده|دوار|ساحه|ميدان) $")
"""Kinds of place in the construct state: a noun with an article behind them is the place's name, whatever it means."""
_NOT_NAMED = re.compile(
    "ال(?:ذي|تي|مجاور|واقع|مدينه|قريه|بلده|نازح|لاجي|مهجر|قري(?!تين)|حدودي|صغير|كبير|محاصر|محرر|محتل|مذكور|معرك|قتال|حرب|مدرس)"
)
ON_REACH = 3
"""Words between a strike and the "on" before what it hits."""


def arabic_spans(reading: Reading, known: Sequence[Known] = ()) -> list[Span]:
    """Place names in Arabic letters, in order."""
    if max(reading.folded, default="") < "\u0600":
        return []
    bar = sorted(
        [
            *blocked(reading),
            *(hit[:2] for kind in ("events", "numbers", "whom") for hit in reading.of(kind)),
            *(hit[:2] for hit in reading.of("places", "before", "edge", "on")),
            *(hit[:2] for hit in shipped("common").scan(reading.folded)),
        ]
    )
    marks = {hit.end: hit for hit in reading.of("places", *MARKS) if not a_man(reading, hit)}
    names = {hit.start: hit for hit in known}
    found: list[Span] = []
    taken = 0
    for index, (start, end) in enumerate(reading.words):
        if start < taken or not "\u0600" <= reading.folded[start] <= "\u06ff" or reading.folded[end - 1].isdigit():
            continue
        mark = (
            marks.get(reading.words[index - 1][1])
            if index and _near(reading, reading.words[index - 1][1], start)
            else None
        )
        tag = reading.folded[start - 1 : start] == "#"
        kind = mark.value if mark else _joined_to(reading, found, index)
        named = next((names[at] for at in range(start, min(end, start + CLITICS + 1)) if at in names), None)
        if named:
            found.append(_known_span(reading, named, kind))
            taken = named.end
            continue
        span = _headed(reading, index, kind, bar) or _name_at(reading, index, kind, tag, bar)
        if span and not mark and kind and span.start == start:  # joined by "and", which is no part of the name
            span = span._replace(name=span.name[1:], start=start + 1, town=find_family(span.name[1:]))
        if span:
            found.append(span)
            taken = span.end
    return found


def _known_span(reading: Reading, hit: Known, kind: str | None) -> Span:
    """A known name, with the mark before it."""
    mark = kind if kind in ("settlement", "quarter") else "before" if kind else "known"
    last = bisect_left(reading.words, (hit.end, 0)) - 1
    return _span(reading, hit.start, twin_end(reading, last, hit.end, mark), mark, None)._replace(key=hit.key)


def _headed(reading: Reading, index: int, kind: str | None, bar: list[tuple[int, int]]) -> Span | None:
    """A name that a word such as تل opens: it is mark enough, a weak one behind a preposition or deed."""
    words = reading.words
    start, end = words[index]
    at = next((at for at in range(start, min(end, start + CLITICS + 1)) if at in reading.toponyms), None)
    if at is None or reading.toponyms[at].end != end or _end(reading, index, 2) is None:
        return None
    whole = _end(reading, index, 2)
    if whole and _town(reading.folded[at:whole]):
        return None  # the gazetteer knows it
    weak = reading.toponyms[at].value == "weak"
    if reading.folded[at:end] in TOWNS_TOO and reading.folded.endswith("ال", start, at):
        return None
    if weak and not (
        kind
        or reading.folded[start:at] == "ب"
        or (_struck(reading, start) and (not _KIN.match(reading.folded, at) or _REEDS.match(reading.folded, at)))
        or entered(reading, start, at)
        or lies_there(reading, words[index + 1][1])
        or (start <= LABEL and opens_report(reading, words[index + 1][1]))
    ):
        return None
    last = index + (2 if reading.folded[slice(*words[index + 1])] in _TIES and _end(reading, index, 3) else 1)
    barred = covered(bar, *words[last]) and ((weak and not kind) or not sheikhly(reading, words[last]))
    if barred or words[last][1] - words[last][0] < LEAST:
        return None
    third = words[last][0] in reading.toponyms and _end(reading, index, 3)
    if third and not covered(bar, *words[last + 1]) and not _JOINED_NOUN.match(reading.folded, words[last + 1][0]):
        last += 1
    end = twin_end(reading, last, words[last][1], kind or "head")
    return _span(reading, at, end, "region" if kind == "region" else kind or "head", None)


_TIES = frozenset(["بن", "ابن", "بني", "ابو", "ام", "ال"])
"""Words inside a name, with which none ends: قصر بن غشير."""
_REEDS = re.compile("ام ال")
"""Behind "mother of", a noun with an article is a thing that a village is named after: أم القصب."""
_JOINED_NOUN = re.compile("[وف]?[بلك]ال|[وف]?لل|وال")
"""Begins a noun that a preposition or "and" ties to what goes before, and no name: كفر حمام بالرشاشات."""


def _joined_to(reading: Reading, found: list[Span], index: int) -> str | None:
    """The mark of the name right before, where "and" joins this one to it: ريفي إدلب وحماة."""
    start = reading.words[index][0]
    if not found or reading.folded[start] != "و" or reading.folded[found[-1].end : start] != " ":
        return None
    before = found[-1]
    several = any(
        hit.end <= before.start
        and reading.distance(hit.end, before.start) <= OF_SEVERAL
        and _SEVERAL.match(reading.folded, hit.start)
        for hit in reading.of("places", "settlement", "quarter", "region", "edge", "before")
    )
    return (
        before.mark
        if before.mark != "known" and (several or _town(reading.folded[start + 1 : reading.words[index][1]]))
        else None
    )


def _near(reading: Reading, end: int, start: int) -> bool:
    return not reading.folded[end:start].strip(" #\"'(:")


def _name_at(reading: Reading, index: int, mark: str | None, tag: bool, bar: list[tuple[int, int]]) -> Span | None:
    start, end = reading.words[index]
    named = mark in ("settlement", "quarter") and _NAMED.search(reading.folded, max(0, start - 8), start)
    if named and reading.folded.startswith("ال", start) and not _NOT_NAMED.match(reading.folded, start):
        return _span(reading, start, end, mark or "", None)
    for size in (3, 2, 1) if _may_open(reading.folded[start:end]) else (1,):
        stop = _end(reading, index, size)
        town = _town(reading.folded[start:stop]) if stop else None
        # of a city of two words the second may mean something else: ود مدني
        if stop and town and (_of_two(town, size) or not covered(bar, *reading.words[index + size - 1])):
            headed = size > 1 and start in reading.toponyms and reading.toponyms[start].value == "head"
            if (
                not headed
                and mark in (None, "on", "before", "edge")
                and not tag
                and town[0].people < LOWER_LEAST
                and town[0].country not in AT_WAR
            ):
                continue
            bare = mark is None and not tag and not headed
            if (
                bare
                and (town[0].people < BARE_LEAST or stop - start < LEAST + 1)
                and not town_with_in(reading, start, stop, town)
                and not entered(reading, start, start)
            ):
                continue
            whole = twin_end(reading, index + size - 1, stop, mark)
            town_told = town[0] if whole == stop else None
            if mark in (None, "before") and in_its_parts(reading, start + town[1]):
                mark = "settlement"
            return _span(reading, start + town[1], whole, mark or ("tag" if tag else "known"), town_told)
    barred = covered(bar, start, end) and not (mark == "settlement" and named_so(reading, start, end))
    if barred or theirs(reading, start, end) or (end - start < LEAST and start not in reading.toponyms):
        return None
    if mark in ("settlement", "quarter", "region", "edge") or (mark == "on" and _struck(reading, start)):
        return _span(reading, start, _unknown_end(reading, index, bar), mark or "tag", None)
    return None


def _of_two(town: tuple[Town, int], size: int) -> bool:
    """Whether it is a larger town whose name has several words."""
    return size > 1 and town[0].people >= LOWER_LEAST


def _end(reading: Reading, index: int, size: int) -> int | None:
    """Where the name of `size` words from `index` ends; None where a mark or a line stands between."""
    if index + size > len(reading.words):
        return None
    for at in range(index, index + size - 1):
        if reading.folded[reading.words[at][1] : reading.words[at + 1][0]] != " ":
            return None
    return reading.words[index + size - 1][1]


@lru_cache(maxsize=32768)
def _may_open(word: str) -> bool:
    """Whether a town's name of several words may begin with `word`, or with what stands behind its preposition."""
    return opens_town(word) or any(word.startswith(one) and opens_town(word[len(one) :]) for one in _JOINED)


@lru_cache(maxsize=32768)
def _town(name: str) -> tuple[Town, int] | None:
    """The town that `name` spells, also behind a joined preposition, and that preposition's length."""
    town = find_town(name)
    if town:
        return town, 0
    for prefix in _JOINED if name[:1] in _JOINED else ():
        if name.startswith(prefix) and len(name) > len(prefix) + 2:
            town = find_town(name[len(prefix) :])
            if town and town.people >= (JOINED_LEAST if town.country in AT_WAR else LOWER_LEAST):
                return town, len(prefix)
    return None


def _unknown_end(reading: Reading, index: int, bar: list[tuple[int, int]]) -> int:
    """The end of a name that no gazetteer knows: one word, two behind Tell or Kafr or before one with an article."""
    words = reading.words
    start, end = words[index]
    if index + 1 >= len(words) or reading.folded[end : words[index + 1][0]] != " ":
        return end
    after, stop = words[index + 1]
    if reading.original(end, after) == "_":  # a hashtag is one name
        return stop
    first, second = reading.folded[start:end], reading.folded[after:stop]
    if covered(bar, after, stop):
        return stop if ends_name(first, second) else end
    if start in reading.toponyms or (second.startswith("ال") and not first.startswith("ال")):
        return stop
    return end


def _struck(reading: Reading, start: int) -> bool:
    return any(
        hit.value in _STRIKES and hit.end <= start and reading.distance(hit.end, start) <= ON_REACH
        for hit in reading.of("events")
    )


def _span(reading: Reading, start: int, end: int, mark: str, town: Town | None) -> Span:
    start = start if town else start_of_town(reading, start, end)
    name = reading.original(start, end)
    return Span(name, start, end, mark, direction_at(reading, start, end), town or find_family(name))
