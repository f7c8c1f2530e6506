"""What makes a join doubtful though nothing forbids it: such a pair is put to the desk, never joined unasked.

A veto says that two statements can't be one claim. A doubt says that they look alike and may well be two: each is a
class of silent joins that was wrong too often on labelled posts (docs/quality.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from pipeline.match import blows, events, evidence, portions, quarters, things
from pipeline.match.told import Count, Told, Where
from pipeline.match.turns import again
from pipeline.match.whereabouts import OTHER_PLACE, PAIRS, SECOND_PLACE, alike
from pipeline.text import fold

MANY = 3
"""Villages of a statement that makes it a list."""
ONCE = frozenset(("prisoner-exchange", "release", "shoot-down", "aid", "evacuate"))
"""Events that a place hardly sees twice in half a day, unlike strikes and arrests."""
PEOPLE = frozenset(
    ("killed", "wounded", "captured", "arrested", "abducted", "missing", "released", "displaced", "evacuated")
)
"""What a toll counts: that more houses are known to be hit is no news of its own."""
BULK = 0.5
"""Share of words that outweighs a doubt: half of the shorter statement is told in the other too."""

THIRD = 0.34
"""Share of words that outweighs a list whose first village is the other's too: the rest says where that lies."""

Parts = Mapping[str, float | None]


def counts_differ(a: Told, b: Told, parts: Parts) -> str | None:
    """Both count the same things, and nothing that they count agrees."""
    if parts["figures"] is None or parts["figures"] == 1.0:
        return None  # of an exchange, one counts each side and the other both, or the other side
    return None if _one_moment(a, b, parts) else _counts_differ(a.count, b.count)


def _one_moment(a: Told, b: Told, parts: Parts) -> bool:
    """Whether two counts can only be of one event: at one place, of one moment, and no strike of many that day."""
    if abs(a.seen - b.seen) > 2 * evidence.CLOSE or a.count.cumulative or b.count.cumulative:
        return False
    if blows.counted_apart(a, b):
        return True
    if parts["place"] != 1.0 or (parts["event"] or 0) < events.CAUSED:
        return False
    return a.event in ONCE or things.weighed(a, b) > 0 or (_central(a) and _central(b) and bool(a.means & b.means))


def _central(one: Told) -> bool:
    """Whether a statement puts its event into the middle of the town."""
    return _CENTRE.search(fold(one.statement.quote).text) is not None


_CENTRE = re.compile(
    r"(?<!\w)(?:(?:city|town|in the) cent(?:er|re)|cent(?:er|re) of|downtown|central|центр\w*|середмістя"
    r"|[بو]?وسط|قلب)(?!\w)"
)


@lru_cache(maxsize=PAIRS)
def _counts_differ(a: Count, b: Count) -> str | None:
    pairs = evidence.pairs_of(a, b)
    for what in dict.fromkeys(x.what for x, _ in pairs):
        if not any(evidence.meet(x, y) for x, y in pairs if x.what == what):
            return f"the counts of {what} differ"
    return None


def a_list(a: Told, b: Told, parts: Parts) -> str | None:
    """One goes through several villages, and the other does not go through as many."""
    if parts["place"] == 1.0 and (parts["words"] is None or parts["words"] >= THIRD):
        return None
    return _a_list(a.where, b.where)


@lru_cache(maxsize=PAIRS)
def _a_list(a: Where, b: Where) -> str | None:
    numbers = len(a.villages), len(b.villages)
    return "one of them lists several villages" if max(numbers) >= MANY and numbers[0] != numbers[1] else None


def in_passing(a: Told, b: Told, parts: Parts) -> str | None:
    """The village that both name is not the first of both, and little else is shared."""
    if parts["place"] != SECOND_PLACE or (parts["words"] or 0.0) >= BULK:
        return None
    if a.lang != b.lang and not _elsewhere(a, b):
        return None
    named = (parts["names"] or 0.0) > BULK  # both name the same people there
    return None if named or parts["figures"] == 1.0 else "one of them names the village in passing"


def _elsewhere(a: Told, b: Told) -> bool:
    """Whether both name several villages, of which the first are surely two: what they share lies around both."""
    first, second = a.where.villages, b.where.villages
    return min(len(first), len(second)) > 1 and alike(first[0], second[0]) < OTHER_PLACE


def a_toll(a: Told, b: Told, parts: Parts) -> str | None:
    """One tells a blow, the other dead or wounded, and no count of theirs is one, nor weapon and thing hit."""
    if parts["event"] != events.CAUSED or not {a.event, b.event} & events.TOLLS:
        return None
    told = parts["figures"] == 1.0 or (parts["words"] or 0.0) >= THIRD
    one_blow = parts["means"] == 1.0 and things.weighed(a, b) > 0
    return None if told or one_blow else _A_TOLL


_A_TOLL = "one of them tells a toll, which may be a claim of its own"


def taken_again(a: Told, b: Told, parts: Parts) -> str | None:
    """A capture and a recapture are one only at one time and by the same side: who takes again takes from somebody."""
    if a.event == b.event or "regain" not in (a.event, b.event):
        return None
    at_once = abs(a.seen - b.seen) <= 2 * evidence.CLOSE
    if at_once and ((parts["actors"] or 0.0) > 0 or _freed(a) or _freed(b) or _from_foes(a, b) or _from_foes(b, a)):
        return None
    return "it may have changed hands in between"


def _from_foes(taken: Told, by: Told) -> bool:
    """Whether one tells from whom the place was taken, and the other that a foe of theirs took it."""
    return evidence.opposed(taken.who.struck, by.who.by)


def _freed(one: Told) -> bool:
    """Whether it calls the place freed in a language that only one of the two sides writes."""
    return one.lang == "uk" and _FREED.search(fold(one.statement.quote).text) is not None


_FREED = re.compile(r"(?<!\w)(?:звільн|визвол|деокуп|наш[аеі]?(?!\w))")


def other_quarter(a: Told, b: Told, parts: Parts) -> str | None:
    """Both name a quarter of the town, and not the same."""
    del parts
    return "they name other quarters" if quarters.apart(a.statement.quote, b.statement.quote) else None


def untold(a: Told, b: Told, parts: Parts) -> str | None:
    """It is made out of neither what happened, and of the names that they tell none is shared."""
    if a.event or b.event or parts["names"] != 0.0:
        return None
    return "neither is known to tell what happened, and their names differ"


def risen(a: Told, b: Told, parts: Parts) -> str | None:
    """One tells that a toll has risen, which is news of its own; the other tells of no toll."""
    del parts
    one, other = (a, b) if a.count.cumulative else (b, a)
    if not one.count.cumulative or other.count.cumulative:
        return None
    grown = PEOPLE.intersection(figure.what for figure in one.count.figures if figure.cumulative)
    if not grown or grown & {figure.what for figure in other.count.countable}:
        return None
    return "only one of them tells a risen toll"


def a_part(a: Told, b: Told, parts: Parts) -> str | None:
    """Forces inside a part of a place have not taken it."""
    del parts
    if "presence" not in (a.event, b.event) or not {a.event, b.event} & {"capture", "regain"}:
        return None
    one = a if a.event == "presence" else b
    part = _PART.search(fold(one.statement.quote).text)
    return "one of them tells of a part of the place" if part and not portions.share_one(a, b) else None


_PART = re.compile(
    r"(?<!\w)(?:eastern|western|northern|southern|(?:north|south|east|west)(?! of\b)|outskirts?|edge|parts? of"
    r"|suburbs?|cent(?:er|re)"
    r"|восточн(?!ее)\w*|западн(?!ее)\w*|северн(?!ее)\w*|южн(?!ее)\w*|окраин\w*|центр\w*|част\w+|східн(?!іше)\w*"
    r"|західн(?!іше)\w*|північн(?!іше)\w*|південн(?!іше)\w*|околиц\w*"
    r"|اطراف|مشارف|وسط|جزء|شرقي|غربي|شمالي|جنوبي)(?!\w)"
)


def leader(a: Told, b: Told, parts: Parts) -> str | None:
    """One tells a leader's death, the other a fight, or a count of dead, that shares no name with it."""
    one, other = (a, b) if a.event == "kill-leader" else (b, a)
    if one.event != "kill-leader" or (parts["names"] or 0.0) > 0:
        return None
    if other.event and events.kind_of(other.event).family == "ground":
        return _A_TOLL
    if other.event != "kill":
        return None
    return "the dead of one of them are counted" if other.count.countable else None


def once_more(a: Told, b: Told, parts: Parts) -> str | None:
    """The later of two strikes is said to be another one, and hours lie between."""
    del parts
    later = b if a.order < b.order else a
    if abs(a.seen - b.seen) <= SECOND or events.kind_of(later.event or "").family != "strike":
        return None
    return "the later one is told as another" if again(later.statement.quote) else None


SECOND = 3 * evidence.HOUR
"""Reports of one strike that come this long after one another seldom call it a second one."""


Doubt = Callable[[Told, Told, Parts], str | None]

DOUBTS: tuple[Doubt, ...] = (
    counts_differ,
    a_list,
    in_passing,
    a_toll,
    taken_again,
    a_part,
    untold,
    other_quarter,
    risen,
    leader,
    once_more,
)
"""In the order in which a reason is chosen, should several hold."""


def doubt(a: Told, b: Told, parts: Parts) -> str | None:
    """The first reason to ask the desk before joining `a` and `b`, or None; `parts` are those of their comparison."""
    for check in DOUBTS:
        reason = check(a, b, parts)
        if reason:
            return reason
    return None
