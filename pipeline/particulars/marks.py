"""What stands around a name and says that it is a place's: prepositions, kinds of place, points of the compass."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.lexicon import Hit
from pipeline.particulars.gazetteer import Town
from pipeline.particulars.ownmarks import body_follows
from pipeline.particulars.reading import Reading
from pipeline.sought import Sought

_GAP = re.compile(r"[\s#(\"'\[]*(?:(?:the|of|of the|this|control of|a)\s+)?[#\"'(]*")
_AFTER = re.compile(r"[\s\"')]*(?:'s\s+)?")
_LIST = re.compile(r"\s*(?:,|and|&|/|, and|و|،|и|і|та|й|or)\s*(?:the\s+|в\s+|у\s+)?#?\s*")
_ALIAS = re.compile(
    r" \((?:or |aka |also |formerly |in \w+ )?#?|,? (?:also known as|aka|a\.k\.a\.|formerly|known as|or) #?",
    re.IGNORECASE,
)
"""Between a name and the other name of the same place."""
GROUPS = frozenset(
    """brigade brigades division battalion battalions legion army regiment movement group observatory committee
    committees agency network media news tv channel council party union martyrs forces militia militias fighters rebels
    wire press times post monitor courier grouping ledger bureau channel telegraph
    herald gazette treasury ministry court
    police guard guards council authority authorities command intelligence service services
    told said says tells reports tweeted writes told""".split()  # noqa: SIM905
)
"""A name before one of these is a group's, a source's or a person's."""
_TITLES = frozenset(
    """president minister general gen colonel col commander captain major lieutenant spokesman spokesperson dr mr mrs ms
    sheikh emir leader chief envoy senator ambassador президент министр генерал полковник губернатор глава мэр міністр
    голова мер речник""".split()  # noqa: SIM905
)
BODY_NAMED = re.compile(
    r" (?:truce|ceasefire|agreement|accords?|deal|treaty|process|talks|memorandum|protocol|summit)\b|"
    r" (?:grouping|brigades?|division|battalions?|regiment|media|network|agency|news|tv|channel|wire|press)\b"
)
"""Behind a town's name too, one of these makes it a body's."""
GOVERNED = re.compile(r"(?:подконтрольн|підконтрольн)\w+ $")
_BEARING = re.compile(
    r",? \(?(?:just |far |immediately |directly |a village |a town )?"
    r"(?:(?:some |about |around )?\d+ ?(?:km|kms|kilomet\w+|miles?|mi) )?"
    r"(?:to the )?(?:north|south|east|west|nw|ne|sw|se|n|s|e|w)(?:[ -]?(?:east|west))?\.? of #?(?=\w)"
    r"|,? \(?(?:(?:в|за) \d+ ?(?:км|километр\w*|кілометр\w*) )?(?:к (?:северу|югу|востоку|западу|северо-\w+|юго-\w+) от"
    r"|на (?:північ|південь|схід|захід|північний \w+|південний \w+) від"
    r"|(?:север|юж|восточн|запад|півден|північ|східн|захід)\w*(?:нее|ніше|ее|іше)) #?(?=\w)"
)
"""Behind a name of a village nobody knows yet: how it lies to one that is known ("Pobieda SW of Marinka")."""
_CREDITING = Sought(
    r"\b(?:per|(?<!crossed )(?<!cross )(?<!crossing )(?<!entered )(?<!enter )(?<!arrived )(?<!in )via|told"
    r"|tells|according to(?: an?| the)?|по данным|за даними) [\"']?$"
)
"""A name behind one of these is a source's, or a government's."""


class Span(NamedTuple):
    """A stretch of text that names a place."""

    name: str
    start: int
    end: int
    mark: str
    """Why: `settlement`, `quarter`, `region`, `before`, `object`, `tag`, `known`, `direction`, `list`,
    `alias` (another name of the place before), `head` (a word such as Tell in it),
    `subject` (of what befalls places only)."""
    direction: str | None
    town: Town | None
    key: str | None = None
    """The key of the known place that it names, where it was found as one."""


def mark_before(reading: Reading, start: int, values: tuple[str, ...]) -> Hit | None:
    """The word of one of these tables of `places` that stands right before `start`."""
    for hit in reversed(reading.of("places", *values)):
        if hit.end <= start:
            gap = reading.folded[hit.end : start]
            if len(gap) > 24:
                return None
            if _GAP.fullmatch(gap):
                return hit
    return None


def mark_after(reading: Reading, end: int, values: tuple[str, ...]) -> Hit | None:
    """The word of one of these tables of `places` that stands right behind `end`."""
    for hit in reading.of("places", *values):
        if hit.start >= end:
            return hit if _AFTER.fullmatch(reading.folded[end : hit.start]) else None
    return None


def twin_before(reading: Reading, start: int) -> int:
    """Where a name starts that a word such as "Upper" belongs to, which tells it from its twin."""
    match = _TWIN_WORD.search(reading.folded, max(0, start - 16), start)
    return match.start(1) if match and reading.is_capital(match.start(1)) else start


_TWIN_WORD = re.compile(
    r"(?<![\w-])((?:upper|lower|little|great|greater|верхн|нижн|велик|мал|стар|нов|больш)(?:[а-яіїє]{1,3})?) $"
)


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
                or mark_after(reading, hit.end, ("region",))
            )
        ):
            return hit.value
    return None


def strong_mark(reading: Reading, start: int, end: int) -> str | None:
    """The kind of place that the name is said to be: "village", "airport", "front"."""
    after = mark_after(reading, end, ("settlement", "quarter", "region"))
    if after:
        return after.value
    way = mark_after(reading, end, ("before",))
    if way and reading.folded.startswith(("road ", "highway "), way.start):  # "Castello road into Aleppo"
        return "quarter"
    kind = mark_before(reading, start, ("settlement", "quarter", "region"))
    if kind and (
        "of" in reading.folded[kind.end : start].split()
        or reading.folded[kind.start] >= "\u0400"
        or kind.value == "settlement"
        or reading.folded[kind.start : kind.end] in ("rif", "reef")
    ):
        return kind.value
    return None


def weak_mark(reading: Reading, start: int, before: Span | None) -> str | None:
    """A preposition before the name, a deed that places suffer, or the list it goes on (`before`: the last name)."""
    if mark_before(reading, start, ("before",)):
        return "before"
    if mark_before(reading, start, ("on",)) and reading.of("events"):
        return "before"
    if reading.of("events") and _REACHED.search(reading.folded, max(0, start - 16), start):
        return "object"
    for event in reading.of("events"):
        if event.end <= start and event.value in _TAKES_PLACE and _GAP.fullmatch(reading.folded[event.end : start]):
            return "object"
    between = reading.folded[before.end : start] if before else ""
    if before and _ALIAS.fullmatch(between) and not before.name.isupper():
        return "alias"
    if before and before.mark not in ("known", "tag") and _LIST.fullmatch(between):
        return "list"
    return None


def lies(reading: Reading, start: int, end: int) -> str | None:
    """The mark of a name behind which its bearing from another is told; None at the beginning, where anybody stands."""
    return "object" if start and _BEARING.match(reading.folded, end) else None


_REACHED = re.compile(
    r"\b(?:reach(?:ed|es|ing)?|enter(?:ed|s|ing)?|struck|hits?|hitting) (?:the )?[#\"]?$"
    r"|(?:подверг(?:ся|л[аои]сь)|зазна(?:в|л[аои])|накры(?:л[аои]?|ли)|накри(?:в|л[аои])) [#\"«]?$"
)
"""Verbs whose object is a place, or a thing in small letters."""
_TAKES_PLACE = frozenset(
    """assault capture regain lose siege break-siege advance shelling strike airstrike barrel-bomb evacuate repel
    missile drone-strike displace hand-over close hold""".split()  # noqa: SIM905
)
"""Events whose direct object is a place: "storm Khalsa", "shelled Darayya"."""


def person_or_group(reading: Reading, start: int, end: int) -> bool:
    """Whether what stands around the name says that it is a person's, a group's or a source's."""
    after = next(iter(reading.words_between(end, end + 16)), "")
    if after in GROUPS and reading.folded[end : end + 1] == " ":
        return True
    last = reading.folded[start:end].split()
    if body_follows(reading, end) or (last[-1] in GROUPS and last[0] != "sheikh"):
        return True
    before = list(reading.words_between(max(0, start - 16), start))
    if before and (before[-1] in _TITLES or _CREDITING.search(reading.folded, max(0, start - 24), start)):
        return True
    return reading.folded[start - 1 : start] in ('"', "@")
