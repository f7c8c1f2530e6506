"""A state's soldiers who are called just "the army" or "troops", beside a foe of states who is named for the same deed.

Without the state's name they are no actor that could oppose another; but no rebel is called the army.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.match.told import Told
from pipeline.sides import irregular

_DEEDS = frozenset(("capture", "regain", "advance", "assault", "shelling", "ambush", "break-siege"))
"""Deeds that one of two foes did; that an army *lost* a place is the other's gain told from its end."""
_ARMY = re.compile(
    r"(?<!\w)(?P<from>(?:from|against|on|of|at|with|у|от|від|против|проти|из|з|من|ضد|على|مع)\s+)?"
    r"(?:(?:the )?army(?! of)(?:'s| units| forces| troops| soldiers)?|(?:government |regular )?troops|the military"
    r"|арми[яи]|армейцы|армія|війська|войска|военные|військові|الجيش(?! (?:الحر|الوطني|الإسلامي|السوري الحر)))(?!\w)",
    re.IGNORECASE,
)
"""The army by its bare name; `from`: who it was taken from, or who was fought."""
_FACES = re.compile(
    r"(?<!\w)(?:not|не|ليس|وليس|لا|لم|confront\w*|fac(?:es?|ed|ing)|repel\w*|repuls\w*|defend\w*|under attack"
    r"|(?:attack|assault|offensive|raid)s? by"
    r"|отраж\w*|отраз\w*|отбива\w*|отбил\w*|обороня\w*|відбива\w*|відбил\w*|[يت]?تصد\w*|التصدي|صد هجوم)(?!\w)",
    re.IGNORECASE,
)
"""Says that the army is attacked, the foe's attack from its end; or who it was not, which denies."""


@lru_cache(maxsize=8192)
def _army(quote: str) -> bool:
    """Whether a text has an army act that it names no state of."""
    return _FACES.search(quote) is None and any(found["from"] is None for found in _ARMY.finditer(quote))


def nameless(a: Told, b: Told) -> str | None:
    """Why two accounts name foes for one deed, where one of them only says "the army"; None where they do not."""
    if a.event not in _DEEDS or b.event not in _DEEDS:
        return None
    for one, other in ((a, b), (b, a)):
        named = other.who.by
        if one.who.by or not named or not all(irregular(actor.side) for actor in named):
            continue
        if _army(one.statement.quote) and not _army(other.statement.quote):
            return f"opposite actor ({named[0].name} acts, not the army)"
    return None
