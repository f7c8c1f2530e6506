"""Who took a place, as two reports tell it at one time: each names another, or one says just "the army"."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache

from pipeline import contraries
from pipeline.sides import irregular, together
from pipeline.text import fold
from pipeline.types import Statement

AT_ONCE = timedelta(hours=3)
"""Between reports that contradict each other: places change hands twice a day, but seldom within so little."""
_TAKE = "capture"
"""The event that is told of who took a place."""
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


_FOES_OF = re.compile(
    r"(?<!\w)(?:the )?(?:army|military|troops)(?:'s|’s|') (?:\w+ )?"
    r"(?:enem(?:y|ies)|foes?|opponents?|rivals?|adversar(?:y|ies))"
    r"|(?<!\w)(?:enem(?:y|ies)|foes?|opponents?|rivals?|adversar(?:y|ies)) of the (?:army|military)"
    r"|(?<!\w)(?:враг|противник|недруг|ворог|супротивник)\w* (?:арми|армі|войск|військ|военн|військов)\w*"
    r"|(?<!\w)(?:[أا]عداء|خصوم|مناوئي?و?|معارضي?و?) الجيش",
    re.IGNORECASE,
)
"""The army's foes, who are named by it and are not it."""
_LOST_BY = frozenset(("from", "у", "от", "від"))
"""Before the army, whose place it was that was taken."""


@lru_cache(maxsize=8192)
def army(quote: str) -> bool:
    """Whether a text has an army act that it names no state of."""
    if _FACES.search(quote) or _FOES_OF.search(quote):
        return False
    return any(found["from"] is None for found in _ARMY.finditer(quote))


@lru_cache(maxsize=8192)
def against_the_army(quote: str) -> bool:
    """Whether a text has a place taken from just "the army", or by its foes."""
    if _FOES_OF.search(quote):
        return True
    told = [(found["from"] or "").strip().lower() for found in _ARMY.finditer(quote)]
    return bool(told) and _LOST_BY.issuperset(told)


_AGAIN = re.compile(
    r"(?<!\w)(?:re-?(?:took|tak\w+|captur\w+|gain\w*|claim\w*|conquer\w*)|again|back|counter\w*|later|then"
    r"|after \w+ (?:took|captur\w+)"
    r"|снова|вновь|опять|обратно|отбил\w*|вернул\w*|контр\w+|затем|потом"
    r"|знову|назад|відбил\w*|повернул\w*|згодом|потім|[وف]?[يت]?ستع[اي]د\w*|[وف]?استعاد\w*|مجددا|من جديد|معاكس)(?!\w)"
)
"""Says that a place changed hands once more."""


def taken_by_others(said: Statement, told: Statement) -> bool:
    """Whether two sources have one place taken at one time, and by foes: both cannot be so.

    Places are not compared here. Who tells a recapture, or a part of the place, tells what came after, or beside it.
    """
    if {said.particulars.event, told.particulars.event} != {_TAKE} or said.source == told.source:
        return False
    if said.particulars.negated or told.particulars.negated or abs(said.first_seen - told.first_seen) > AT_ONCE:
        return False
    if any(_AGAIN.search(fold(one.quote).text) for one in (said, told)):
        return False
    if not contraries.as_far(said.quote, told.quote) or not contraries.as_far(told.quote, said.quote):
        return False
    if any(army(one.quote) and against_the_army(other.quote) for one, other in ((said, told), (told, said))):
        return True
    return _foes(said, told) or _just_the_army(said, told) or _just_the_army(told, said)


def _foes(said: Statement, told: Statement) -> bool:
    first, second = ([one.side for one in contraries.doers(x.particulars)] for x in (said, told))
    if not first or not second:
        return False
    return all(x and y and not together(x, y) for x in first for y in second)


def _just_the_army(said: Statement, told: Statement) -> bool:
    """Whether one says just "the army", and the other names those whom nobody calls so."""
    named = contraries.doers(told.particulars)
    if not named or contraries.doers(said.particulars) or not all(irregular(one.side) for one in named):
        return False
    return army(said.quote) and not army(told.quote)
