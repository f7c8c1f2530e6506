"""A part of a place is not the place: who took its station, its centre or half of it has not taken it.

Reports of a town's capture and of the capture of its railway station share place, event and doer: only what
stands at the name tells them apart: "the station in Soledar", "central Soledar", "معظم سراقب", "вокзал Соледара".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.lexicon import Hit, shipped
from pipeline.match import events
from pipeline.match.portions import SIDES, portions
from pipeline.match.things import things
from pipeline.match.told import Told
from pipeline.match.whereabouts import mentioned_as
from pipeline.text import fold

HELD = frozenset(("capture", "regain", "hold", "lose", "hand-over"))
"""Kinds of event by which a place is somebody's."""
STANDS = "presence"
"""Who controls most of a place does not hold all of it; fighters seen at its mosque are told for its capture."""
_NAMING = frozenset(("hill", "farm", "camp", "airfield", "dam", "fortress", "crossing", "port"))
"""Things after which villages are named: the Mallah farms are Mallah, and Tabqa's dam and base often go by its name."""
_LINK = re.compile(
    r"(?: (?:complex|compound|complexes|area|part|parts|section|edge|bank|side|half))?"
    r"(?: (?:of|in|at|inside|within|from|near|outside|around|into|to|on|over|across)(?: (?:the|its))?"
    r"| (?:в|во|у|на|біля|возле|под|під|около|при|из|з|із)| (?:من|في|داخل|قرب|عند))?"
    r"(?: (?!and\b|or\b|with\b|also\b)[a-z]+)?"
    r"(?P<settled> (?:town|city|village|settlement|district|capital)(?: of)?"
    r"|(?<!\w)(?: (?:город|міст|сел|посел|селищ|деревн|посёл)\w*)| (?:ال)?(?:مدينه|بلده|قريه|ناحيه))?"
    r"[ \"'«#(]*(?:al[ -]|ال)?"
)
"""What may stand between a part and the name of its place."""
_BEHIND = re.compile(r"(?:'s?(?: [a-z]+){0,2} | (?:main |central |city |town |village |old |salt |military ){0,2})")
"""What may stand between the name of a place and its part: "Soledar's main square"."""
_LAST = re.compile(
    r"(?<!\w)(?:last|remaining|rest|final|all|every|whole|entire|full|complete|остат\w*|последн\w*|останн\w*|решт\w*"
    r"|все[хм]?|всі[хм]?|اخر|بقيه|باقي|ما تبقي|كل|كامل|جميع) (?:[\w-]+ ){0,2}(?:of )?(?:the )?$"
)
"""Before a part with which the whole is taken: "the last streets of Soledar", "all districts"."""
_ALL_OF_IT = re.compile(
    r"\b(?:whole|entire) (?:city|town|village|settlement)\b|\ball of it\b|(?<!\w)(?:весь город|весь посел|все село"
    r"|усе місто|все місто|усе село|كامل (?:ال)?(?:مدينه|بلده|قريه))"
)
"""What tells of the whole place, whatever part is named beside it."""
_WHENCE = re.compile(r"(?<!\w)(?:from|із|из|з|с|со|зі|من)(?: the)? $")
"""Before the part of a place from which somebody reports."""
_BEFORE = 40
"""Characters in which it is looked for."""


def in_part(a: Told, b: Told) -> str | None:
    """One tells that a place is somebody's, the other of a part of it, or each of another part."""
    kinds = {a.event, b.event}
    if a.negated != b.negated:
        return None
    if kinds <= HELD | _COMES and (first := _side(a)) and (second := _side(b)) and not first & second:
        return OTHER_PART
    if not kinds & HELD or not kinds <= HELD | {STANDS}:
        return None
    first, second = (part_of(one) if one.placed else _part_in_words(a, b, one) for one in (a, b))
    if first == second or first & second:
        return None
    if STANDS in kinds and "piece" not in (first if a.event == STANDS else second):
        return None
    return OTHER_PART if first and second else "one of them tells of a part of the place only"


OTHER_PART = "they name other quarters"
"""Each tells of a part, and of another one."""
_COMES = frozenset(("advance",))
"""Who comes into a side of a place."""


def _side(told: Told) -> frozenset[str]:
    """The sides of its place that a statement tells of: its north, its south."""
    return portions(told.statement.quote, tuple(place.name for place in told.where.villages)) & frozenset(SIDES)


def another_landmark(a: Told, b: Told) -> str | None:
    """Each tells that a landmark of the town changed hands, and another one: its castle, its hotel."""
    if {events.kind_of(one.event or "").family for one in (a, b)} != {"ground"}:
        return None
    first, second = (things(one.statement.quote) & LANDMARKS for one in (a, b))
    return f"another landmark ({min(second)}, not {min(first)})" if first and second and not first & second else None


LANDMARKS = frozenset(("fortress", "cafe", "airfield", "prison", "museum"))
"""Kinds of things that a town has one of; hills and plants go by many names, and a school tells how far they came."""


def part_of(told: Told) -> frozenset[str]:
    """The parts of its place that a statement tells of; empty where it tells of the whole."""
    villages = told.where.villages
    return _part_of(told.statement.quote, villages[0].name) if villages else frozenset()


def _part_in_words(a: Told, b: Told, one: Told) -> frozenset[str]:
    """The same of a statement that names the other's village in plain words only."""
    name = mentioned_as(a, b)
    return _part_of(one.statement.quote, name) if name else frozenset()


@lru_cache(maxsize=8192)
def _part_of(quote: str, name: str) -> frozenset[str]:
    text, named = fold(quote.replace("#", " ")).text, fold(name).text
    parts = list(_parts(text))
    if not parts or not named or _ALL_OF_IT.search(text):
        return frozenset()
    found: set[str] = set()
    for at in re.finditer(rf"(?<!\w)(?:[وفبلك]?(?:ال)?)?{re.escape(named)}", text):
        here = [hit.value for hit in parts if _belongs(text, hit, at.start(), at.end())]
        if not here:
            return frozenset()  # the place itself is told of
        found.update(here)
    return frozenset(found)


def _parts(text: str) -> Iterator[Hit]:
    """The words of `text` for a part of a place."""
    for hit in (*shipped("parts").scan(text), *shipped("targets").scan(text)):
        since = max(0, hit.start - _BEFORE)
        if hit.value in _NAMING or _LAST.search(text, since, hit.start) or _WHENCE.search(text, since, hit.start):
            continue
        yield hit


def _belongs(text: str, hit: Hit, start: int, end: int) -> bool:
    """Whether a part stands right at the name from `start` to `end`."""
    if hit.end <= start:
        link = _LINK.fullmatch(text, hit.end, start)
        # "the eastern town of X" lies in the east, and "X, east of Y" too
        return link is not None and (hit.value != "side" or link["settled"] is None)
    if hit.start < end:
        return hit.value == "centre" and start <= hit.start  # "Central Soledar" was read as the name
    return hit.value != "side" and _BEHIND.fullmatch(text, end, hit.start) is not None
