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
    if {events.kind_of(one.event or "").family for one in (a, b)} <= BEFALLS and (apart := _by_name(a, b)):
        return apart
    if a.event not in DEATHS or b.event not in DEATHS or _armed(a) == _armed(b):
        return None
    men, people = (a, b) if _armed(a) else (b, a)
    if _civilians(people.statement.quote) and not _civilians(men.statement.quote):
        return "other victims (civilians, not armed men)"
    return None


def _by_name(a: Told, b: Told) -> str | None:
    first, second = befallen(a.statement), befallen(b.statement)
    return f"another person ({in_words(second)}, not {in_words(first)})" if two_people(first, second) else None
