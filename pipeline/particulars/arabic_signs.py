"""Signs by which an Arabic word is a place's name although it could be another: what is written with or before it."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit, shipped
from pipeline.particulars.gazetteer import Town, find_town
from pipeline.particulars.reading import Reading

IN_LEAST = 20_000
"""Fewest people of a town whose name counts behind a "in" written with it, wherever that stands."""
SHORTEST = 3
"""Letters of the shortest such name."""
_IN = re.compile("و?ب")
"""The preposition "in", as it is written with a name."""
_VILLAGE = re.compile("(?<!\\w)[وفبل]?(?:بلده|قريه|ضيعه|مستوطنه) $")
"""Kinds of place in the construct state, behind which an adverb or adjective in the accusative can't stand."""
_PARTS = re.compile("(?<!\\w)(?:ال)?(?:احياء|حارات|شوارع|اسواق|حدايق)(?: \\S+){0,2} (?:في |ب)?$")
"""Parts of a town, and whose they are, right before its name."""
_HAMLET = re.compile("[وف]?[بلع]?(كفر(?!(?:وا|ان|هم|هن|نا|تم|يات|يه|ين|ون)$)\\w{3,})")
"""A village's name that begins with Kafr written together: no other word is so long."""
_TWICE = re.compile("[وف]?ب(ب(?!غاء)\\w{3,})")
"""A name with B behind "in": hardly any other word begins with the two."""


def a_man(reading: Reading, mark: Hit) -> bool:
    """Whether the "on" before a word is a man's name, as it stands behind what he is: الطفل علي أبو عليا."""
    if mark.value != "on" or reading.original(mark.start, mark.end) != "علي":
        return False
    people = reading.of("whom", "civilian", "combatant", "leader", "person")
    return any(one.end + 1 == mark.start for one in people)


def theirs(reading: Reading, start: int, end: int) -> bool:
    """Whether the word is what belongs to somebody, and no name: سيارتهم."""
    return _THEIRS.search(reading.folded, start, end) is not None


_THEIRS = re.compile(r"\w{3}(?:هم|هما|كم|تها)$")


def opens_report(reading: Reading, end: int) -> bool:
    """Whether a mark stands at `end` as it does behind the village's name that opens a report."""
    return _LABELS.match(reading.folded, end) is not None


_LABELS = re.compile(r" ?[:|/]| [-–—] ")
TOWNS_TOO = frozenset(["زاويه", "حله", "رمله", "حجر"])
"""Words that open names of two words, and with an article are towns themselves: الزاوية, الحلة."""


def entered(reading: Reading, start: int, at: int) -> bool:
    """Whether a "mother of" something stands right behind a verb of entering or taking: يدخل أم روابة."""
    deeds = (hit for hit in reading.of("events", "advance", "capture", "regain", "lose") if hit.end + 1 == start)
    return reading.folded.startswith("ام ", at) and any(deeds)


def sheikhly(reading: Reading, word: tuple[int, int]) -> bool:
    """Whether a noun with an article ends a name that خان or تل opens, whatever it means: خان الشيخ, تل السلطان."""
    start, end = word
    plain = not any(one.start < end and start < one.end for kind in _SAYS_MORE for one in reading.of(kind))
    return plain and reading.folded.startswith("ال", start) and end - start > SHORTEST + 1


_SAYS_MORE = ("directions", "time", "actors", "events", "whom")


def named_so(reading: Reading, start: int, end: int) -> bool:
    """Whether the word behind "the village of" is its name although a word list knows another sense: بلدة جويا."""
    if not _VILLAGE.search(reading.folded, max(0, start - 10), start) or not reading.folded.endswith("ا", start, end):
        return False
    kinds = ("events", "actors", "numbers", "whom", "time", "directions", "regions")
    return not any(one.start < end and start < one.end for kind in kinds for one in reading.of(kind))


def town_with_in(reading: Reading, start: int, stop: int, town: tuple[Town, int]) -> bool:
    """Whether a town of some size is told with the "in" that is written with its name: مظاهرة بنوى."""
    found, skip = town
    joined = skip > 0 and _IN.fullmatch(reading.folded, start, start + skip) is not None
    return joined and found.people >= IN_LEAST and stop - start - skip >= SHORTEST


def in_its_parts(reading: Reading, start: int) -> bool:
    """Whether quarters or streets are told right before a town's name, so that no province of that name is meant."""
    return _PARTS.search(reading.folded, max(0, start - 40), start) is not None


def village_in(reading: Reading, start: int, end: int) -> int | None:
    """Where in a word the name of a village starts that its letters alone show, or the event right before; or None."""
    match = _HAMLET.fullmatch(reading.folded, start, end) or _TWICE.fullmatch(reading.folded, start, end)
    if match:
        return None if shipped("common").scan(reading.folded[match.start(1) : end]) else match.start(1)
    if reading.folded[start] not in "بع" or end - start <= SHORTEST:
        return None
    after_event = any(0 <= start - hit.end <= 1 for hit in reading.of("events"))
    small = (after_event and reading.folded[start] == "ب") or (
        end - start > LONG and not known_word(reading, start, end)
    )
    town = find_town(reading.folded[start + 1 : end]) if small else None
    return start + 1 if town is not None and town.country in _WARS else None


LONG = 5
"""Letters of a word behind which "in" or "on" is written with a name: shorter ones are other words (بلال, عمار)."""


def known_word(reading: Reading, start: int, end: int) -> bool:
    """Whether a word list knows the whole word."""
    return any(one.start == 0 for one in shipped().scan(reading.folded[start:end]))


_WARS = frozenset(["SY", "LB", "PS", "YE", "LY", "SD", "IQ"])
"""Arab countries of whose wars reports name small towns too."""


def twin_end(reading: Reading, last: int, stop: int, mark: str | None) -> int:
    """Where a name ends that says which of two twins it is: مضايا الفوقا, and in a village's name الشرقية."""
    if last + 1 >= len(reading.words) or reading.folded[stop : reading.words[last + 1][0]] != " ":
        return stop
    start, end = reading.words[last + 1]
    first, second = (reading.folded[slice(*reading.words[at])] for at in (last, last + 1))
    twin = (
        ends_name(first, second)
        or _TWIN.fullmatch(reading.folded, start, end)
        or (mark in ("settlement", "before") and _QUARTER_OF.fullmatch(reading.folded, start, end))
    )
    return end if twin else stop


_TWIN = re.compile("ال(?:فوقا|تحتا|فوقاني|تحتاني|فوقانيه|تحتانيه|عليا|سفلي|كبري|صغري|جديده|قديمه|كبيره|صغيره|بلد)")
_QUARTER_OF = re.compile("ال(?:شرقيه|غربيه|شماليه|جنوبيه)")
"""Also said of a front or a countryside: it belongs to a name only right behind a village or "in"."""


def ends_name(first: str, second: str) -> bool:
    """Whether a plain noun with an article ends the name that `first` begins: ميس الجبل."""
    return second in _ENDS_NAMES and not first.startswith("ال")


_ENDS_NAMES = frozenset(
    """الشعب الجبل الراس الصخر الشاطئ الشاطي الشط النهر الزور الغاب البحر الوادي الباب الشام الزيت الزيتون التين العنب
    البير الشيخ السلطان الحمام الورد الدير القصر البرج الضهر الامام الملح الرمل الحجر الكوم التل المي الماء العين
    الغربال العرب الاكراد التركمان""".split()  # noqa: SIM905
)
"""Plain nouns that end the names of villages behind a word that is none: عيتا الشعب, ميس الجبل, جرف الصخر."""
