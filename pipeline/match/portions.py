"""Which part of a place two statements tell of: who took its east, its centre or its silos has not taken the place.

An advance into a town and its capture are two claims. But one reporter writes that the army entered the centre, and the
next that it took the centre: of one part of a place, coming in, standing there and taking it are told for one another.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.match import events
from pipeline.match.things import things
from pipeline.match.told import Told
from pipeline.text import fold

HOLD = frozenset(("capture", "regain", "advance", "presence", "deploy", "hand-over"))
"""Kinds of event by which somebody comes to stand in a place."""

SIDES = {
    "north": r"north(?:ern)?|северн\w*|північн\w*|(?:ال)?شماليه?",
    "south": r"south(?:ern)?|южн\w*|південн\w*|(?:ال)?جنوبيه?",
    "east": r"east(?:ern)?|восточн\w*|східн\w*|(?:ال)?شرقيه?",
    "west": r"west(?:ern)?|западн\w*|західн\w*|(?:ال)?غربيه?",
}
_PIECE = (
    r"(?:parts?|half|side|edge|end|entrance|suburbs?|quarters?|districts?|neighbou?rhoods?|section"
    r"|част\w*|половин\w*|сторон\w*|квартал\w*|район\w*|въезд\w*|частин\w*|сторін\w*|в'їзд\w*)"
)
_ARABIC_PIECE = r"(?:ال)?(?:جزء|قسم|شطر|نصف|مدخل|احياء|حي|جهه|ضاحيه)"
_PIECES = tuple(
    (side, re.compile(rf"(?<!\w)(?:(?:{words}) (?:\w+ )?{_PIECE}|{_ARABIC_PIECE} (?:{words}))(?!\w)"))
    for side, words in SIDES.items()
)
_CENTRE = re.compile(
    r"(?<!\w)(?:cent(?:er|re)|downtown|центр\w*|середмістя|(?:ال)?مركز (?:ال)?(?:مدينه|بلده|قريه|ناحيه)"
    r"|[بو]?وسط)(?!\w)"
)
_BEFORE = re.compile(
    r"(?<!\w)(?:outskirts?|gates?|approach\w*|towards?|metres? from|meters? from|k(?:ilo)?m\w* from"
    r"|مشارف|اطراف|باتجاه|نحو|подступ\w*|подход\w*|окраин\w*|околиц\w*|підступ\w*|вблизи|поблизу)(?!\w)"
)
"""Who stands before a place holds no part of it."""


@lru_cache(maxsize=8192)
def portions(quote: str, names: tuple[str, ...]) -> frozenset[str]:
    """The parts of places that a text names: sides, the centre, kinds of things; `names` are its villages' names."""
    text = fold(quote.replace("#", " ")).text
    if _BEFORE.search(text):
        return frozenset()
    found = {side for side, pattern in _PIECES if pattern.search(text)}
    found |= {side for side, words in SIDES.items() for name in names if _stands_before(words, fold(name).text, text)}
    if _CENTRE.search(text):
        found.add("centre")
    return frozenset(found) | things(quote)


def _stands_before(words: str, name: str, text: str) -> bool:
    """Whether a side stands right before the name of the village: "eastern Bakhmut", not "east of Bakhmut"."""
    at = text.find(name)
    return at > 0 and re.search(rf"(?<!\w)(?:{words}) (?:al-)?$", text[:at]) is not None


def likeness(a: Told, b: Told) -> float:
    """How far two events may be one, seen with the places: `events.likeness`, and BROADER for holding one part."""
    first, second = a.event or "", b.event or ""
    alike = events.likeness(first, second)
    if alike == events.NEAR and {first, second} == _BY_AIR and "airstrike" in a.means & b.means:
        return events.BROADER
    if alike == events.NEAR and first in ROADS and second in ROADS and _of_a_road(a, b):
        return events.BROADER
    if alike >= events.NEAR:
        return alike
    if first in HOLD and second in HOLD and share_one(a, b):
        return events.BROADER
    if first in ROADS and second in ROADS and _of_a_road(a, b):
        return events.BROADER
    if {first, second} == {"suspend", "close"} and _of_one_gate(a, b):
        return events.BROADER
    return events.BROADER if _passed(a, b) or _passed(b, a) else alike


_GATES = frozenset(("airfield", "crossing", "port", "bridge"))
"""What is closed where its traffic is suspended."""


def _of_one_gate(a: Told, b: Told) -> bool:
    """Whether both tell of one kind of thing that is shut by letting nothing through: an airport, a crossing."""
    return bool(things(a.statement.quote) & things(b.statement.quote) & _GATES)


_BY_AIR = frozenset(("missile", "airstrike"))
"""A jet's missile is told as its raid."""
ROADS = frozenset(("siege", "close", "capture", "advance"))
"""Kinds of event by which a road is no longer open."""


def _of_a_road(a: Told, b: Told) -> bool:
    return holds_road(a.statement.quote) and holds_road(b.statement.quote)


@lru_cache(maxsize=8192)
def holds_road(quote: str) -> bool:
    """Whether it is a road that is cut, blocked, taken or reached: of one road these are told for one another."""
    return _ROAD_HELD.search(fold(quote.replace("#", " ")).text) is not None


_WORD = r"[\w'’–—/-]+"
_ROAD_HELD = re.compile(
    rf"\b(?:cut|cuts|cutting|sever\w*|block\w*|clos\w*|seiz\w*|captur\w*|controls?|control of|take|takes|taken|took"
    rf"|reach\w*|shut|shuts)"
    rf"(?: {_WORD}){{0,6}}? (?:road|highway|motorway|route)s?\b"
    rf"|\b(?:road|highway|motorway|route)s?\b(?: {_WORD}){{0,8}}? (?:cut|severed|blocked|closed|shut|impassable"
    rf"|captured|seized|taken|under (?:fire )?control)\b"
    rf"|(?<!\w)[وف]?(?:قطع\w*|[يتن]قطع\w*|اغلق\w*|اغلاق|[يت]غلق\w*|[يت]?سيطر\w*|السيطره"
    rf"|بلغ\w*)(?: {_WORD}){{0,4}}? (?:ال)?(?:طريق|طرق|اوتوستراد)"
    rf"|(?<!\w)(?:перерез|перекры|перекри|переріз|захват|захоп|взял|взят|вышл|вийш|блокир"
    rf"|заблок)\w*(?: {_WORD}){{0,3}}? (?:дорог|трасс?|шосс|шлях)\w*"
    rf"|(?<!\w)(?:дорог|трасс?|шосс|шлях)\w*(?: {_WORD}){{0,6}}? (?:перерез|перекры|перекри|переріз|захвач|захопл"
    rf"|взят)"
)


def _passed(lost: Told, taken: Told) -> bool:
    """Whether one tells that a place is lost, and the other that somebody else took it or stands in it."""
    if lost.event != "lose" or taken.event not in _TAKEN or not given_up(lost.statement.quote):
        return False
    return not {one.side for one in lost.who.struck} & {one.side for one in taken.who.by if one.side}


_TAKEN = ("capture", "regain", "presence")


@lru_cache(maxsize=8192)
def given_up(quote: str) -> bool:
    """Whether a text says that a place is lost, and not only that somebody goes: then it is not said who came."""
    text = fold(quote).text
    return _GIVEN_UP.search(text) is not None or _OTHERS_IN.search(text) is not None


_GIVEN_UP = re.compile(
    r"(?<!\w)(?:сдан[аоы]?|сдал[аи]?|здан[аоиі]?|здал[аи]|здав|потерян[аоы]?|потеря(?:ли|ла|л)|[ву]трачен[аоіий]{0,2}"
    r"|[ву]трати(?:в|ла|ли)|оставлен[аоы]?|остави(?:ли|ла|л)|залишен[аоі]?|lost|loses?|losing|[وف]?[يت]?خسر\w*"
    r"|[وف]?خساره|[وف]?[يت]?فقد\w*)"
    r"(?!\w)(?! (?:позици|позиці|positions?|ground|часть|частину|control over part))"
)
"""Words by which a place is lost, whoever left it."""
_OTHERS_IN = re.compile(
    r"(?:, (?:and |while |but )?(?:the )?[^\W\d_][\w'’-]*(?: [\w'’-]+){0,2} (?:moves? in|moved in|takes? over"
    r"|took over|take control|took control)"
    r"|(?<!\w)و\S+(?: \S+)? (?:ت|ي)?(?:دخل|سيطر)\w*|(?<!\w)و(?:سيطر|سيطره|دخول|دخلت|دخل)\w*)(?!\w)|(?:противник|враг"
    r"|ворог|всу|зсу|вс рф|боевики|бойовики|enemy|rebels|army|forces|troops|fighters|marines"
    r"|militants) "
    r"(?:is |are |have |has |уже |вже |now |already |were |then ){0,2}"
    r"(?:in|inside|entered|moved in|в|у|зашел|зашли|вошел|вошли|занял|заняли|зайшов|зайшли|увійшли|зайняв"
    r"|зайняли)(?!\w)"
)
"""Who came when the others left."""


def share_one(a: Told, b: Told) -> bool:
    """Whether both tell of the same part of a place."""
    return bool(_of(a) & _of(b))


def _of(one: Told) -> frozenset[str]:
    return portions(one.statement.quote, tuple(place.name for place in one.where.villages))
