"""How many of what a statement counts, in digits and words, and what kind of count it is."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars.clauses import attributive
from pipeline.particulars.losses import brought_home, handed
from pipeline.particulars.numbers import Number, counted_as, harmed_behind, of_so_many, people_only
from pipeline.particulars.reading import Reading
from pipeline.particulars.risen import carried_on, rises_to
from pipeline.particulars.tolls import by_name, died_of_wounds, given_as_right, of_killed_and_wounded, own_men
from pipeline.types import Figure

AFTER_REACH, BEFORE_REACH = 7, 8
"""Words between a number and the event it counts, ahead of it and behind it."""
LOOKED_AT = 64
"""Numbers of a statement that are looked at, the first ones: each is held against those behind it."""
MOST = 8
"""Most figures kept of a statement."""
_COUNTED = {
    "kill": "killed", "kill-leader": "killed", "execute": "killed", "wound": "wounded", "take-prisoners": "captured",
    "capture": "captured", "capture-equipment": "captured", "regain": "captured", "destroy": "destroyed",
    "damage": "damaged", "shoot-down": "shot-down", "intercept": "shot-down", "evacuate": "evacuated",
    "displace": "displaced",
    "arrest": "arrested", "abduct": "abducted", "release": "released", "prisoner-exchange": "released",
    "surrender": "surrendered", "defect": "defected", "return": "returned", "airstrike": "strikes", "strike": "strikes",
    "barrel-bomb": "strikes", "missile": "strikes", "shelling": "strikes", "drone-strike": "strikes",
    "explosion": "strikes", "bombing": "strikes", "assault": "attacks", "repel": "attacks", "clash": "attacks",
    "deploy": "deployed", "arrive": "arrived", "aid": "delivered", "breach": "breaches",
}  # fmt: skip
"""Event type → what a number beside it counts."""
_WEAK = frozenset(["strikes", "attacks", "deployed", "arrived", "delivered", "breaches"])
"""Counted only right beside the number: "24 barrel bombs", not "8 died in the airstrikes"."""


_PEOPLE = frozenset(["killed", "wounded", "arrested", "abducted", "captured"])
"""What befalls people, not the "two hospitals" where they were counted."""


def figures(reading: Reading, event: str | None = None) -> tuple[Figure, ...]:
    """The figures that the statement gives, each once; no dates, times, measures, calibres or names of units.

    `event` is its main event: prisoners told of in an exchange are those released.
    """
    exchanged = event in ("prisoner-exchange", "release")
    numbers = given_as_right(reading)[:LOOKED_AT]
    found: list[Figure] = []
    wholes = {index for index in range(1, len(numbers)) if of_so_many(reading, numbers[index - 1], numbers[index])}
    for index, number in enumerate(numbers):
        if index in wholes or of_killed_and_wounded(reading, number):
            continue
        before = numbers[index - 1].end if index else 0
        following = [one for one in numbers[index + 1 + (index + 1 in wholes) :] if not _part(reading, one)]
        after = following[0].start if following else len(reading.folded)
        label = "released" if brought_home(reading, number, event) else by_name(reading, number, event)
        what = label or _what(reading, number, before, after) or _with_next(reading, number, following)
        tally = _tally(reading, number, found[0] if found else None)
        if found and (tally or _part(reading, number)):
            what = found[0].what if tally else found[-1].what
        elif what is None and found and _goes_on(reading, number, before):
            what = found[-1].what
        what = what or _as_many(reading, number, event, bool(found))
        if what is None or _beside_it(reading, number, what):
            continue
        what = label or counted_as(reading, number, "released" if exchanged and what in _CAUGHT else what, event)
        figure = _figure(reading, number, what, before, after, tally, first=not found)
        if figure not in found:
            found.append(figure)
    return tuple(_settled(_both(found, reading) if exchanged else found)[:MOST])


_CAUGHT = frozenset(["captured", "returned", "arrested", "abducted"])
"""What those suffered of whom so many are exchanged."""


def _as_many(reading: Reading, number: Number, event: str | None, others: bool) -> str | None:
    """What "90 for 90" counts in an exchange, or "for 90" where `others` were counted before."""
    swapped = event == "prisoner-exchange" and (
        _AS_MANY.match(reading.folded, number.start)
        or (others and _GIVEN_FOR.search(reading.folded, max(0, number.start - 20), number.start))
    )
    return "released" if swapped else None


def _beside_it(reading: Reading, number: Number, what: str) -> bool:
    """Whether the number counts what stands beside the deed: the houses people died in, those whom relief is for."""
    if what in _WEAK and any(hit.start == number.start and hit.value[-1] == "?" for hit in reading.of("numbers")):
        return True  # a woman who stepped on a mine is no strike
    return (what in _PEOPLE and _building(reading, number)) or (what == "delivered" and _fed(reading, number))


def _settled(found: list[Figure]) -> list[Figure]:
    """Of two tolls of one kind of which the larger is the sum so far, the smaller is what was added to it."""
    sums = {figure.what: figure.low for figure in found if figure.cumulative and not figure.part}
    for figure in found:
        sums[figure.what] = max(figure.low, sums.get(figure.what, 0)) if figure.what in sums else 0
    return [
        figure.model_copy(update={"cumulative": False, "increment": True})
        if figure.cumulative and not figure.part and figure.low < sums[figure.what]
        else figure
        for figure in found
    ]


def _figure(reading: Reading, number: Number, what: str, before: int, after: int, tally: bool, first: bool) -> Figure:
    low, high = number.low, number.high
    said = [hit for hit in reading.of("amounts") if before <= hit.start < after and not handed(reading, hit)]
    following = [hit.value for hit in said if 0 <= hit.start - number.end <= 1]
    leading = [hit.value for hit in said if hit.end <= number.start and reading.distance(hit.end, number.start) <= 1]
    summed = what != "captured" and carried_on(reading, number.start, number.end)
    if "at-least" in leading or reading.folded[number.end : number.end + 1] == "+":
        high = None
    elif "at-most" in leading and high is not None and not summed:
        low, high = min(1, low), low
    return Figure(
        what=what,
        whom=_whom(reading, number, after),
        low=low,
        high=high,
        increment=(first and "more" in (*leading, *following))
        or died_of_wounds(reading, number, after < len(reading.folded)),
        cumulative=(bool(reading.of("amounts", "so-far")) or "already" in leading or summed) and what not in _WEAK,
        part=tally or _part(reading, number),
    )


def _fed(reading: Reading, number: Number) -> bool:
    """Whether the number counts those whom relief is for, not what is delivered."""
    people = [*reading.of("whom", "civilian", "person"), *reading.of("objects", "people")]
    return any(0 <= hit.start - number.end <= 1 for hit in people)


def _both(found: list[Figure], reading: Reading) -> list[Figure]:
    """Of an exchange of so many "from each side", the sum may be twice as many."""
    if len(found) != 1 or not _EACH.search(reading.folded):
        return found
    return [found[0].model_copy(update={"high": 2 * found[0].low})]


_AS_MANY = re.compile(r"(\d+) (?:на|for|مقابل) \1\b")
_GIVEN_FOR = re.compile(r"(?:\b(?:for|in return for|in exchange for)|(?<!\w)(?:на|за|взамен|натомість|مقابل)) $")
"""Before the number of those who are given for others."""
_EACH = re.compile(
    r"\beach\b|\bapiece\b|кажд\w+ сторон|с обеих сторон|кожн\w+ (?:сторон|з сторін)|з обох сторін"
    r"|من كل (?:طرف|جانب)|من الطرفين|لكل طرف"
)
"""Says that a number holds for either side."""


def _building(reading: Reading, number: Number) -> bool:
    return any(0 <= hit.start - number.end <= 1 for hit in reading.of("whom", "building"))


def _part(reading: Reading, number: Number) -> bool:
    """Whether the number is said to be part of the one before: "including 7 children", "seven of them children"."""
    if reading.folded[number.start - 1 : number.start] == "و" and harmed_behind(reading, number):
        return False  # "بينهم طفلتان وعشرات الجرحى"
    return any(
        (hit.end <= number.start and reading.distance(hit.end, number.start) <= 1)
        or (hit.start - number.end == 1 and reading.folded.startswith(", ", number.start - 2))
        for hit in reading.of("amounts", "part")
    )


def _goes_on(reading: Reading, number: Number, before: int) -> bool:
    """Whether a further thing is counted in one breath: "destroyed 2 tanks and 5 APCs"."""
    things = any(0 <= hit.start - number.end <= 1 for hit in reading.of("whom"))
    return things and reading.distance(before, number.start) <= 4 and not reading.broken(before, number.start)


def _what(reading: Reading, number: Number, before: int, after: int) -> str | None:
    """What the number counts: the event right before it, else the next one, else the last one."""
    behind, ahead = _counted_around(reading, number, before, after)
    joined = reading.folded[number.start - 1 : number.start] == "و" and bool(ahead)
    near = joined and reading.distance(number.end, ahead[0].start) == 0
    if near and ahead[0].value in ("kill", "wound", "take-prisoners"):
        return _COUNTED[ahead[0].value]
    verb_first = bool(behind) and "\u0600" <= reading.folded[behind[-1].start] <= "\u06ff"
    if verb_first and _beside(reading, behind[-1], number):
        return _named(reading, behind[-1], number, after)
    after_it = bool(ahead) and reading.folded[number.end : ahead[0].start].strip() == ""
    if after_it and ahead[0].value in ("kill", "wound"):
        return _COUNTED[ahead[0].value]
    if behind and _beside(reading, behind[-1], number):
        return _named(reading, behind[-1], number, after)
    for hit in ahead:
        what = _named(reading, hit, number, after)
        gap = reading.distance(number.end, hit.start)
        if (
            not (what in _WEAK and people_only(reading, number))
            and gap <= (2 if what in _WEAK else AFTER_REACH)
            and not reading.broken(number.end, hit.start)
        ):
            if gap and set(reading.words_between(number.end, hit.start)) & _AND and behind:
                break
            return what
    for hit in reversed(behind):
        what = _named(reading, hit, number, after)
        if (
            (_thing(reading, number) or rises_to(reading, number.start, number.end))
            and what not in _WEAK
            and reading.distance(hit.end, number.start)
            <= (2 if rises_to(reading, number.start, number.end) else 1) * BEFORE_REACH
            and not reading.broken(hit.end, number.start)
        ):
            return what
    return None


def _counted_around(reading: Reading, number: Number, before: int, after: int) -> tuple[list[Hit], list[Hit]]:
    """The events before and behind a number that it may count: what is only meant is none, an adjective the last."""
    told = [hit for hit in reading.of("events") if hit.value in _COUNTED and not _purpose(reading, hit)]
    ahead = [hit for hit in told if number.start <= hit.start < after]
    behind = [hit for hit in told if before <= hit.start and hit.end <= number.start]
    return behind, [hit for hit in ahead if not attributive(reading, hit)] or ahead


def _purpose(reading: Reading, hit: Hit) -> bool:
    """Whether the event is only meant to happen: "sent to evacuate two nurses"."""
    return _TO.search(reading.folded, max(0, hit.start - 24), hit.start) is not None


_TO = re.compile(
    r"(?<!managed )(?<!able )(?<!began )(?<!started )(?<!continue )(?<!continued )\b(?:to|чтобы|щоб|in order to"
    r"|بهدف|بغيه) $"
)
"""Before a purpose."""


def _with_next(reading: Reading, number: Number, following: list[Number]) -> str | None:
    """What a number counts together with the next one: "40 rockets and 60 shells found"."""
    if not following or not any(0 <= hit.start - number.end <= 1 for hit in reading.of("whom")):
        return None
    gap = [*reading.words_between(number.end, following[0].start)]
    if len(gap) > JOINED or not set(gap[-1:]) & _AND or reading.broken(number.end, following[0].start):
        return None
    after = following[1].start if len(following) > 1 else len(reading.folded)
    return _what(reading, following[0], number.end, after)


JOINED = 3
"""Words between two numbers that are counted in one breath, "and" the last of them."""


_AND = frozenset(["and", "و", "и", "та", "і"])


def _thing(reading: Reading, number: Number) -> bool:
    """Whether people or things of war follow the number, or nothing does: two cans of beans are no toll."""
    rest = reading.folded[number.end : number.end + 2]
    return not rest.strip(" .,;)!") or any(
        number.start <= hit.start and reading.distance(number.end, hit.start) <= 3 for hit in reading.of("whom")
    )


def _named(reading: Reading, hit: Hit, number: Number, after: int) -> str:
    what = _COUNTED[hit.value]
    if what == "evacuated" and any(0 <= one.start - number.end <= 1 for one in reading.of("events", "kill")):
        return "killed"  # bodies that are dug out
    if what == "arrested" and hit.start - number.end == 1 and reading.of("events", "release", "prisoner-exchange"):
        return "released"  # so many detainees
    shells = (one for one in reading.of("whom", "munition") if number.end <= one.start < after)
    if hit.value in ("capture", "regain") and any(reading.distance(number.end, one.start) <= 2 for one in shells):
        return "strikes"
    return what


def _beside(reading: Reading, hit: Hit, number: Number) -> bool:
    """Whether only words such as "at least" stand between the event and the number: "killed at least 5"."""
    if hit.end >= number.start:
        return True
    inner = [amount for amount in reading.of("amounts") if hit.end <= amount.start and amount.end <= number.start]
    free = reading.distance(hit.end, number.start) - sum(reading.distance(one.start, one.end) for one in inner)
    return free <= 0 and not reading.broken(hit.end, number.start) and _COUNTED[hit.value] not in _WEAK


def _whom(reading: Reading, number: Number, after: int) -> str:
    """Civilian or combatant, by the first word that says so behind the number (or in it: شهيدان)."""
    for hit in reading.of("whom", "civilian", "combatant", "leader", "person"):
        if number.start <= hit.start < after and reading.distance(number.end, hit.start) <= AFTER_REACH:
            kind = "leader" if own_men(reading, hit) else hit.value
            return {"leader": "combatant", "person": "unknown"}.get(kind, kind)
    for actor in reading.of("actors"):
        if number.end <= actor.start < after and reading.distance(number.end, actor.start) == 0:
            return "combatant"
    return "unknown"


def _tally(reading: Reading, number: Number, first: Figure | None) -> bool:
    """Whether the number is one part of the first figure: "90 killed, 70 around Aleppo and 20 around Deir Ezzor"."""
    if first is None or number.low >= first.low:
        return False
    return any(0 <= hit.start - number.end <= 1 for hit in reading.of("places", "before", "edge", "on"))
