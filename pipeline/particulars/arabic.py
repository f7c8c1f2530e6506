"""Place names in Arabic script, which has no capitals: behind kinds of place, prepositions, and from the gazetteer."""

from __future__ import annotations

from pipeline.particulars.gazetteer import Town, find_family, find_town
from pipeline.particulars.reading import Reading
from pipeline.particulars.spans import LOWER_LEAST, Span, blocked, covered, direction_at

_HEADS = frozenset(
    """خان دير تل كفر عين ابو ام جسر باب بيت معره شيخ الشيخ راس وادي جبل تله بني حور عرب خربه حمام مزرعه سد بئر بير
    الحاج""".split()  # noqa: SIM905
)
"""First halves of names in two words."""
_JOINED = ("ب", "ل", "و", "ف", "وب", "ول")
_STRIKES = frozenset(
    ["strike", "shelling", "airstrike", "assault", "barrel-bomb", "missile", "drone-strike", "clash", "capture"]
)
BARE_LEAST = 90_000
"""Fewest people of a town whose bare Arabic name counts without any mark: smaller ones are family names too."""
ON_REACH = 3
"""Words between a strike and the "on" before what it hits."""


def arabic_spans(reading: Reading) -> list[Span]:
    """Place names in Arabic letters, in order."""
    if max(reading.folded, default="") < "\u0600":
        return []
    bar = sorted(
        [
            *blocked(reading),
            *(hit[:2] for kind in ("events", "numbers", "whom") for hit in reading.of(kind)),
            *(hit[:2] for hit in reading.of("places", "before", "on")),
        ]
    )
    marks = {hit.end: hit for hit in reading.of("places", "on", "before", "quarter", "settlement", "region")}
    found: list[Span] = []
    taken = 0
    for index, (start, _) in enumerate(reading.words):
        if start < taken or not "\u0600" <= reading.folded[start] <= "\u06ff":
            continue
        mark = (
            marks.get(reading.words[index - 1][1])
            if index and _near(reading, reading.words[index - 1][1], start)
            else None
        )
        tag = reading.folded[start - 1 : start] == "#"
        kind = mark.value if mark else _joined_to(reading, found, index)
        span = _name_at(reading, index, kind, tag, bar)
        if span and not mark and kind and span.start == start:  # joined by "and", which is no part of the name
            span = span._replace(name=span.name[1:], start=start + 1, town=find_family(span.name[1:]))
        if span:
            found.append(span)
            taken = span.end
    return found


def _joined_to(reading: Reading, found: list[Span], index: int) -> str | None:
    """The mark of the name right before, where "and" joins this one to it: ريفي إدلب وحماة."""
    start = reading.words[index][0]
    if (
        found
        and reading.folded[start] == "و"
        and reading.folded[found[-1].end : start] == " "
        and found[-1].mark != "known"
    ):
        return found[-1].mark
    return None


def _near(reading: Reading, end: int, start: int) -> bool:
    return not reading.folded[end:start].strip(" #\"'(:")


def _name_at(reading: Reading, index: int, mark: str | None, tag: bool, bar: list[tuple[int, int]]) -> Span | None:
    start, end = reading.words[index]
    for size in (3, 2, 1):
        stop = _end(reading, index, size)
        town = _town(reading.folded[start:stop]) if stop else None
        if stop and town and not (size == 1 and covered(bar, start, end)):
            if mark in (None, "on", "before") and not tag and town[0].people < LOWER_LEAST and town[0].country != "SY":
                continue
            if mark is None and not tag and (town[0].people < BARE_LEAST or stop - start < 4):
                continue
            return _span(reading, start + town[1], stop, mark or ("tag" if tag else "known"), town[0])
    if covered(bar, start, end) or (end - start < 3 and reading.folded[start:end] not in _HEADS):
        return None
    if mark in ("settlement", "quarter", "region") or (mark == "on" and _struck(reading, start)):
        return _span(reading, start, _unknown_end(reading, index, bar), mark or "tag", None)
    return None


def _end(reading: Reading, index: int, size: int) -> int | None:
    """Where the name of `size` words from `index` ends; None where a mark or a line stands between."""
    if index + size > len(reading.words):
        return None
    for at in range(index, index + size - 1):
        if reading.folded[reading.words[at][1] : reading.words[at + 1][0]] != " ":
            return None
    return reading.words[index + size - 1][1]


def _town(name: str) -> tuple[Town, int] | None:
    """The town that `name` spells, also behind a joined preposition, and that preposition's length."""
    town = find_town(name)
    if town:
        return town, 0
    for prefix in _JOINED if name[0] in _JOINED else ():
        if name.startswith(prefix) and len(name) > len(prefix) + 2:
            town = find_town(name[len(prefix) :])
            if town and town.people >= LOWER_LEAST:
                return town, len(prefix)
    return None


def _unknown_end(reading: Reading, index: int, bar: list[tuple[int, int]]) -> int:
    """The end of a name that no gazetteer knows: one word, two behind Tell or Kafr or before one with an article."""
    words = reading.words
    start, end = words[index]
    if index + 1 >= len(words) or reading.folded[end : words[index + 1][0]] != " ":
        return end
    after, stop = words[index + 1]
    if covered(bar, after, stop):
        return end
    first, second = reading.folded[start:end], reading.folded[after:stop]
    if first in _HEADS or (second.startswith("ال") and not first.startswith("ال")):
        return stop
    return end


def _struck(reading: Reading, start: int) -> bool:
    return any(
        hit.value in _STRIKES and hit.end <= start and reading.distance(hit.end, start) <= ON_REACH
        for hit in reading.of("events")
    )


def _span(reading: Reading, start: int, end: int, mark: str, town: Town | None) -> Span:
    name = reading.original(start, end)
    return Span(name, start, end, mark, direction_at(reading, start, end), town or find_family(name))
