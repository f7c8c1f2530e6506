"""Whose a place is said to be by now, without any verb: "Работино наше!", "посёлок уже за ВСУ", "село за ворогом"."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars.befalling import Text
from pipeline.sought import Sought

_OURS = Sought(r"(?:^|[.!] |: )[\w-]+(?: [\w-]+)? ((?:уже |вже |теперь |тепер )?наш[аеі]?)(?=\s*(?:[,.!…]|$))")
"""What a party says of a place that it took: "Работино наше!"."""
_SIDE = (
    r"(?:нами|наш(?:ими|им)|наш(?:ими|ей) (?:войск\w+|арми\w+|військ\w+|арм\w+)|всу|зсу|(?:вс|зс|армией|армією) рф|рф"
    r"|росс?и(?:ей|янами)|росі(?:єю|янами)|русскими|укра(?:иной|їною|инцами|їнцями)|противником|врагом|ворогом"
    r"|неприятелем|оккупантами|окупантами|рашистами|орками|хохлами|москалями|кацапами|боевиками|бойовиками|повстанцами"
    r"|армией|армією|силами обороны|силами оборони|сдс|игил)"
)
_NOW = r"(?:(?:тоже|теж|також|уже|вже|теперь|тепер|снова|знову|опять|полностью|повністю|весь|вся|все) )*"
_ENDS = (
    r"(?=\s*(?:[.,;:!?…)\n«»\"]|$|[–—-] |(?:с|со|з|із|от|від|на|уже|вже|теперь|тепер|полностью|повністю|и|і|й|та|а|но"
    r"|але|после|після|сегодня|сьогодні)(?!\w)))"
)
BEHIND_A_PLACE = rf"за {_SIDE}{_ENDS}"
"""Behind a place, in whose hands it is: "за" alone also is "for" and "behind", so what follows must end it."""
_THEIRS = Sought(
    r"(?:^|[.!:,;…»—–-] |(?<!\w)(?:и|а|но|що|что|та|і) )"
    r"(?P<kind>(?:пос[её]л(?:ок|ки)|сел[оа]|деревня|хутор|город|станци[яї]|пгт|смт|місто|селище|высота|висота|квартал"
    r"|населенный пункт|населений пункт) ?)?(?P<name>[\w'’-]+(?: [\w'’-]+)??)??"
    rf" ?(?P<theirs>{_NOW}{BEHIND_A_PLACE})"
)
"""The place, by its kind or its name, that opens a clause, and whose it is."""
_VILLAGE = re.compile(
    r"(?:[оеиіїє]вка|[аеиіуюя]нка|[оеє]во|[иі]но|[иі]не|[дрнв][сц]ь?ке?|[сц]кое|ське|цьке|град|поль|[іо]вці|[оа]вцы|[оё]е|[їі]в"
    r"|яр|лиман|гора|балка)$"
)
"""How the name of a village ends: victory and truth are on somebody's side otherwise ("перемога за нами")."""


def whose_now(text: Text) -> list[Hit]:
    """The captures that a sentence tells by naming whose a place is."""
    ours = [Hit(*one.span(1), "events", "capture", "any") for one in _OURS.finditer(text.folded)]
    theirs = [one for one in _THEIRS.finditer(text.folded) if one["kind"] or _named(text, one)]
    return [*ours, *(Hit(*one.span("theirs"), "events", "capture", "any") for one in theirs)]


def _named(text: Text, found: re.Match[str]) -> bool:
    """Whether what is somebody's is a place told by name: two words in capitals, or one that ends as villages do."""
    name = found["name"]
    if not name or name == "слово" or not text.is_capital(found.start("name")):
        return False
    first, _, second = name.partition(" ")
    return bool(_VILLAGE.search(name)) or (bool(second) and text.is_capital(found.start("name") + len(first) + 1))
