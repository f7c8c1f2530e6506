"""Who died in two statements of one place: civilians and armed men, or two people by name, are two events."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.bearers import befallen, in_words, two_people
from pipeline.lexicon import shipped
from pipeline.match import events
from pipeline.match.told import Told
from pipeline.sides import UNARMED
from pipeline.text import fold

DEATHS = frozenset(("kill", "execute", "wound"))
"""Events that are told by whom they befell."""
BEFALLS = frozenset(("harm", "strike", "captive"))
"""Families of events that befall one person, who is named where it matters who."""


@lru_cache(maxsize=8192)
def _civilians(quote: str) -> bool:
    """Whether a text names civilians (`lexicon/*/whom.toml`)."""
    return any(hit.value == "civilian" for hit in shipped("whom").scan(fold(quote).text))


def _armed(one: Told) -> bool:
    """Whether those whom it befell are said to be armed men, or a party's."""
    if _own_men(one.statement.quote):
        return True
    counted = any(figure.whom == "combatant" for figure in one.count.figures)
    return counted or any(actor.side and actor.side not in UNARMED for actor in one.who.struck)


@lru_cache(maxsize=8192)
def _own_men(quote: str) -> bool:
    """Whether a side tells of its own losses: "we lost four men", "наших", "قتلانا"."""
    return _OURS.search(fold(quote).text) is not None


_OURS = re.compile(
    r"(?<!\w)(?:we (?:have )?lost|our (?:losses|dead|fallen)|of ours|of our (?:men|boys|fighters|soldiers|troops)"
    r"|on our side"
    r"|наши потери|наших|у нас|нашими потерями|наші втрати|наших|قتلانا|شهداؤنا|شهداءنا|خسائرنا"
    r"|خسرنا)(?!\w)(?! (?:civil|жител|сел|مدني))"
)


def other_victims(a: Told, b: Told) -> str | None:
    """One tells that civilians died, the other that armed men did, and neither tells of both; or each names another."""
    families = {events.kind_of(one.event or "").family for one in (a, b)}
    if families <= BEFALLS and (apart := _by_name(a, b)):
        return apart
    if families <= BEFALLS and (_spared(a, b) or _spared(b, a)):
        return "other victims (civilians, not armed men)"
    if a.event not in DEATHS or b.event not in DEATHS or _armed(a) == _armed(b):
        return None
    men, people = (a, b) if _armed(a) else (b, a)
    if _civilians(people.statement.quote) and not _civilians(men.statement.quote):
        return "other victims (civilians, not armed men)"
    return None


def _spared(a: Told, b: Told) -> bool:
    """Whether `a` counts dead civilians, and `b` says that none were among the dead, and that others were."""
    if not any(one.what == "killed" and one.whom == "civilian" and one.low for one in a.count.figures):
        return False
    others = any(one.what == "killed" and one.whom != "civilian" and one.low for one in b.count.figures)
    return others and _NO_CIVILIAN.search(fold(b.statement.quote).text) is not None


_NO_CIVILIAN = re.compile(
    r"(?<!\w)(?:no|not|none of (?:the|them) \w+ (?:was|were)(?: an?)?|not one|not a single)(?: a)? "
    r"(?:civilians?|resident)"
    r"|(?:среди|из|серед|з-поміж|між) (?:погибш|убит|них|загибл|вбит)\w* "
    r"(?:нет|не было|немає|не було) (?:мирн|гражданск|цивільн)"
    r"|(?:мирн|гражданск|цивільн)\w* (?:\w+ )?(?:среди|серед) (?:погибш|убит|них|загибл|вбит)\w* "
    r"(?:нет|не было|немає|не було)"
    r"|(?:لا|ولا|ليس|وليس|لا يوجد|دون وجود) (?:بينهم |بين (?:ال)?قتلي )?(?:اي )?"
    r"مدني(?:ون|ين)?(?: بين(?:هم| (?:ال)?قتلي))?"
)
"""Says that those who died were no civilians."""


def _by_name(a: Told, b: Told) -> str | None:
    first, second = befallen(a.statement), befallen(b.statement)
    return f"another person ({in_words(second)}, not {in_words(first)})" if two_people(first, second) else None
