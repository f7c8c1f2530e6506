"""Tolls that are told as answers to another's: "not 11 but 3", "seven of ours fell", "عدد القتلى 3 وليس 11"."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars.clauses import Main
from pipeline.particulars.losses import listed, phrased
from pipeline.particulars.numbers import Number, numbers
from pipeline.particulars.reading import Reading
from pipeline.particulars.risen import outgrown, toll_first

_NOT = re.compile(
    r"(?:(?<!\w)(?:not|and not|rather than|instead of|nothing like(?: the)?|far from(?: the)?|а не|и не|не|та не"
    r"|і не|ніяк не|никак не"
    r"|вместо|замість|вовсе не|зовсім не)|(?<!\w)[وف]?(?:ليس|ليسوا|لا|بدلا من|وليس))(?: (?:the|some|as many as"
    r"|the claimed|заявлен\w+))* $"
)
"""Before a number that another gave and that is said to be wrong."""
_NO_LESS = re.compile(r" ?(?:less|fewer|more|only|just|one more|single)(?!\w)")
_BEFORE = 32
"""Letters before a number in which it is called wrong."""

_LABEL = re.compile(
    r"(?<!\w)(?:قتلانا|شهداؤنا|شهداءنا|شهدائنا|(?:ال)?عدد (?:ال)?(?:قتلي|شهداء|ضحايا)|عدد من (?:فقدنا|قتل|استشهد"
    r"|قضي)\w*"
    r"|حصيله (?:ال)?(?:قتلي|شهداء|ضحايا))(?: [^\s.،,\d]+){0,8} $"
)
"""Before the number of the dead, where their name opens the sentence."""
_DEAD_COUNTED = re.compile(r"(?<!\w)(?:ال)?عدد (?:ال)?(?:قتلي|شهداء|ضحايا)(?!\w)|(?<!\w)(?:قتلانا|شهداؤنا)(?!\w)")
_FAR = 90
"""Letters between such a label and its number."""
_OF_OURS = re.compile(
    r"(?<!\w)(?:\w+|\d+) of (?:ours|our (?:\w+ )?(?:men|boys|guys|fighters|soldiers|troops|own|people|comrades))"
    r" (?:\w+ )?(?:fell|have fallen|were lost|are gone|did not (?:come back|return|make it)|gave their lives"
    r"|laid down)(?!\w)"
)
"""How a side tells of its own dead without saying that they were killed."""
_OF_WOUNDS = re.compile(
    r" ?(?:of (?:the|those) (?:wounded|injured)|(?:wounded |injured )?(?:people |men )?(?:have |has )?(?:died"
    r"|succumbed) (?:of|from|to) (?:\w+ )?(?:wounds|injuries)"
    r"|(?:из )?(?:\w+ )?раненых|(?:(?:із|з) )?(?:\w+ )?поранених|من (?:ال)?(?:مصابين|جرحي))"
)
"""Behind the number of those who died of their wounds: a toll that grows by so many."""


def given_as_right(reading: Reading) -> list[Number]:
    """The numbers of the text without those that it calls wrong ("not 11", "وليس 11") or past ("rose from 7 to")."""
    found = [number for number in numbers(reading) if not outgrown(reading, number.start, number.end)]
    return [number for number in found if not _called_wrong(reading, number)]


def _called_wrong(reading: Reading, number: Number) -> bool:
    """Whether a number is one that another gave, and is said to be wrong."""
    text = reading.folded
    if number.low <= 1 or _NO_LESS.match(text, number.end):
        return False
    return _NOT.search(text, max(0, number.start - _BEFORE), number.start) is not None


def by_name(reading: Reading, number: Number, event: str | None) -> str | None:
    """What a number counts whose name stands in a list of losses, or before it: `killed` or `destroyed`; else None."""
    if told := listed(reading, number) or phrased(reading, number):
        return told
    dead = _labelled(reading, number) or _put_right(reading, number, event) or _died(reading, number)
    return "killed" if dead else None


def _labelled(reading: Reading, number: Number) -> bool:
    """Whether a number counts the dead by a name of theirs: "عدد القتلى في كفر لوزة 3", "seven of ours fell"."""
    if _LABEL.search(reading.folded, max(0, number.start - _FAR), number.start):
        return True
    return _OF_OURS.match(reading.folded, number.start) is not None


def _put_right(reading: Reading, number: Number, event: str | None) -> bool:
    """Whether the number stands for one that was called wrong, of the dead: "погибли не 11, а 3 человека"."""
    return event == "kill" and _BUT.search(reading.folded, max(0, number.start - _BEFORE), number.start) is not None


_BUT = re.compile(r"(?<!\w)(?:not|не) [\w-]+(?: \w+)?,? (?:but|а)(?: only| just| только| лишь| лише| тільки)? $")


def died_of_wounds(reading: Reading, number: Number, others: bool) -> bool:
    """Whether the number tells by how many a toll grew that is told beside it."""
    return others and _OF_WOUNDS.match(reading.folded, number.end) is not None


def _died(reading: Reading, number: Number) -> bool:
    """Whether the number counts wounded who have died since: "умерли двое раненых", "خمسة من الجرحى توفوا"."""
    if not _OF_WOUNDS.match(reading.folded, number.end):
        return False
    near = reading.folded[max(0, number.start - _BEFORE) : number.end + 2 * _BEFORE]
    return _DIED.search(near) is not None


_DIED = re.compile(
    r"(?<!\w)(?:умер(?:ли|ло)?|скончал\w+|помер(?:ли|ло)?|توفي\w*|توفوا|استشهد\w*|استشهاد|فارق\w*|قضوا|مات\w*|وفاه)(?!\w)"
)
"""Says of the wounded that they died."""


def own_men(reading: Reading, hit: Hit) -> bool:
    """Whether the "men" of a count are those whom their own side lost."""
    return reading.folded[hit.start : hit.end] == "men" and _WE_LOST.search(reading.folded) is not None


_WE_LOST = re.compile(r"(?<!\w)(?:we (?:have |only )?lost|our (?:losses|dead|side|men))(?!\w)")


_BLOWS = frozenset(
    ("strike", "airstrike", "shelling", "missile", "drone-strike", "barrel-bomb", "bombing", "explosion")
)


def own_dead(reading: Reading, main: Main | None) -> Main | None:
    """The deaths that a sentence tells in words that otherwise tell of none; else `main`."""
    if main is not None and main.value not in ("presence", "capture", "lose"):
        told = toll_first(reading) if main.value in _BLOWS else None
        return Main("kill", *told.span(), negated=False) if told else main
    told = _OF_OURS.search(reading.folded) or (_DEAD_COUNTED.search(reading.folded) if main is None else None)
    return Main("kill", *told.span(), negated=False) if told else main


def of_killed_and_wounded(reading: Reading, number: Number) -> bool:
    """Whether a number counts casualties: the killed and the wounded together, a toll of neither."""
    return _BOTH.match(reading.folded, number.end) is not None


_BOTH = re.compile(r"\s*(?:(?:civilian|military|combat|other|more|new|human|suspected|mass)\s+)*casualt(?:y|ies)(?!\w)")
