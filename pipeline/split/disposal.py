"""What a body's deed is done to: an object that is the body's to decide about, and nothing that arms decide."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit, shipped
from pipeline.matter import INNOCENT, PREPOSITION, only_about, phrase_end
from pipeline.split.reading import Reading
from pipeline.split.subjects import Subject

OBJECTS: dict[str, tuple[str, ...]] = {
    "staff": ("office",),
    "set": ("organ", "inquiry", "nominal"),
    "impose": ("measure", "nominal"),
    "issue": ("paper", "inquiry", "nominal"),
    "fund": ("funds", "nominal"),
    "listing": ("register",),
    "announce": ("nominal", "measure", "paper", "funds"),
    "sever": ("ties",),
    "recall": ("envoy",),
    "raise": ("rate",),
    "leave": ("bloc",),
    "file": ("suit",),
    "ask": ("behest",),
    "order": ("retreat", "measure", "nominal"),
    "send": ("kit",),
}
"""Tables of verbs → tables of what their object may be; other verbs need none."""
_FAR = frozenset(("listing", "ask", "order", "staff"))
"""Verbs whose object may stand behind a preposition: "removed the TPLF from its list"."""
REACH = 120
"""Characters behind a verb within which its object stands."""
_COMMA = re.compile(r"[,;:—–()،؛]|\.\s")
SHAM = re.compile(
    r"\b(?:siege|blockade|control of|its will|themselves|itself|himself|(?:military |ground |air |special )?operation"
    r"|(?:launch|launching|firing) of (?:an? |the |\w+ ){0,2}(?:missiles?|rockets?|drones?)|offensive|assault"
    r"|attacks?|battle|campaign to|storming|raids?|(?:air ?)?strikes|bombardment|shelling|liberation"
    r"|capture|victory)\b|(?<!\w)(?:операци\w|наступлени|наступ|штурм|удар|блокад|осад|облог)\w*|عملية|معركة|هجوم"
    r"|حصار|غارات",
    re.IGNORECASE,
)
"""What is announced or imposed by arms."""
_INTO = re.compile(
    r"\b(?:into|towards?|onto|to (?:storm|fight|attack|retake|recapture|take|defend|break|strike|bomb|hit|target"
    r"|shell|kill|hunt)|over|at the enemy|against|to the (?:front|battle|area)"
    r"|в бой|на штурм|لاقتحام|إلى جبهة)",
    re.IGNORECASE,
)
"""Forces sent into a fight: an operation."""


def phrase_of(reading: Reading, object_: Hit | None, stop: int, end: int) -> int:
    """The end of the words that belong to an object that is the name of a deed: "the sale of cluster bombs to X"."""
    if object_ is None or object_.value not in ("nominal", "funds"):
        return stop
    return phrase_end(reading.text, stop, end)


def blow(reading: Reading, mark: Hit) -> bool:
    """Whether the verb itself tells a blow: the army "fired" rockets, and no officer."""
    families = shipped().tables.get("events", {})
    return (
        mark.value in OBJECTS
        and mark.value != "fund"
        and any(
            event.start < mark.end
            and event.end > mark.start
            and families.get(event.value, {}).get("family") in _BLOWS
            and event.value not in INNOCENT
            for event in reading.marks("events", max(0, mark.start - 30), mark.end + 60)
        )
    )


_BLOWS = frozenset(("fight", "strike", "harm", "captive"))


def object_of(reading: Reading, mark: Hit, end: int, done: Subject) -> Hit | None:
    """What the deed is done to: the first of its objects in the words right behind the verb."""
    tables = OBJECTS.get(mark.value)
    if tables is None:
        return None
    begin = max(mark.end, done.who.end)
    limit = min(len(reading.text) if mark.value == "ask" else end, begin + REACH)
    gap = (_COMMA if mark.value in _FAR or not reading.text[mark.start].isascii() else PREPOSITION).search(
        reading.text, begin, limit
    )
    stop = gap.start() if gap is not None else limit
    gate = ("gate",) if mark.value == "set" else ()
    for found in reading.marks("matters", begin, limit, *tables, *gate):
        if found.start <= stop:
            return found
    return None


_FLIES = re.compile(
    r"\b(?:missiles?|drones?|rockets?|shells|bombers?|helicopters?|submarine|artillery|guns)\b|ракет|снаряд|صواريخ",
    re.IGNORECASE,
)
_GIVEN_TO = re.compile(r"\s+(?:\w+\s+){0,2}?(?:to|for)\s+(?:the\s+)?[A-Z]|(?=.{0,40}\b(?:Ukraine|Kyiv)\b)")
"""Where what can be fired is said to go: to somebody."""


_TROOPS = re.compile(r"\s+(?:all\s+|the\s+)?(?:remaining\s+)?(?:troops|forces|soldiers|units)\s+to\s", re.IGNORECASE)
"""Whom a commander who says so himself orders about: his own."""


def disposes(reading: Reading, mark: Hit, stop: int, end: int, done: Subject, *, said: bool) -> bool:
    """Whether forces or equipment are the doer's own to send, told by itself, and not sent into a fight."""
    if mark.value == "order":
        troops = reading.first("matters", mark.end, end, "troops")
        if troops is None and done.said and _TROOPS.match(reading.text, mark.end, end):
            return _INTO.search(reading.text, mark.end, end) is None
        closes = reading.first("matters", mark.end, end, "measure", "organ", "gate")
        orders = troops is not None or (closes is not None and not done.who.armed)
        return orders and not _INTO.search(reading.text, mark.end, end)
    if not said or _INTO.search(reading.text, mark.end, end):
        return False
    return _FLIES.search(reading.text, mark.end, stop) is None or _GIVEN_TO.match(reading.text, stop, end) is not None


def clean(reading: Reading, begin: int, stop: int, end: int, name: str) -> bool:
    """Whether no blow, gain or toll is told from `begin` to `end`, but as what the deed is about."""
    if reading.first("own_acts", begin, stop, "foe") is not None:
        return False
    kit = [one for one in reading.marks("matters", begin, end) if one.value not in ("nominal", "retreat")]
    events = [event for event in reading.marks("events", begin, end) if not _within(event, kit)]
    return only_about(reading.text, events, stop, court=COURT.search(name) is not None)


def _within(event: Hit, others: list[Hit]) -> bool:
    return any(one.start <= event.start < one.end for one in others)


COURT = re.compile(r"court|tribunal|prosecut|judiciary|\bICC\b|суд|прокур|محكم|النيابة|القضاء|المدعي", re.IGNORECASE)
