"""Which event a statement is mainly about, and whether it says that it did not happen."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.lexicon import Hit, shipped
from pipeline.particulars.reading import Reading

REACH = 6
"""Words between an event and what refines it ("captured five more of their … members")."""
NEGATION_REACH = 2
"""Words between a negation and the event it denies ("did not really attack")."""
_TALK = frozenset(["statement", "criticise", "call", "talks"])
"""What is said frames what is told: chosen only where nothing else is, or for a body's own act."""
_FAINT = frozenset(["acknowledge", "show", "supply", "arrive", "presence", "evacuate", "deploy", "merge", "fortify"])
_REFINED: dict[tuple[str, str], str] = {
    ("capture", "person"): "take-prisoners",
    ("capture", "combatant"): "take-prisoners",
    ("capture", "equipment"): "capture-equipment",
    ("kill", "leader"): "kill-leader",
    ("destroy", "building"): "damage",
    ("release", "none"): "release",
}
"""An event with its nearest object is another: capturing soldiers is no capture of a place."""
_BY_MEANS = {
    "airstrike": "airstrike", "artillery": "shelling", "rocket": "missile", "drone": "drone-strike",
    "barrel-bomb": "barrel-bomb", "ied": "bombing", "vbied": "bombing", "suicide": "bombing",
}  # fmt: skip
"""A strike of unnamed kind takes its kind from its means."""


class Main(NamedTuple):
    """The main event of a statement."""

    value: str
    start: int
    end: int
    negated: bool


@lru_cache(maxsize=256)
def family(event: str) -> str:
    """The coarse kind of an event type, as `lexicon/events.toml` says; empty for an unknown one."""
    return str(shipped().tables.get("events", {}).get(event, {}).get("family", ""))


def main_event(reading: Reading, own_act: bool = False) -> Main | None:
    """The event that the statement's main clause tells of, or None.

    Of several, the first outside subordinate clauses wins; what is merely said gives way to what is told, unless the
    statement is a body's own act (`own_act`).
    """
    hits = [hit for hit in reading.of("events") if not _merely_told(reading, hit)]
    if not hits:
        return None
    chosen = min(hits, key=lambda hit: (_rank(reading, hit, own_act), hit.start, hit.value))
    value = _refined(reading, chosen)
    return Main(value, chosen.start, chosen.end, negated(reading, chosen))


def _merely_told(reading: Reading, hit: Hit) -> bool:
    """Whether the event stands in an afterthought that the main clause goes on behind: "X, taken by rebels, sits …"."""
    for start, end in reading.afterthoughts:
        if start <= hit.start < end:
            comma = reading.folded.find(",", end)
            return comma > 0 and reading.distance(comma, len(reading.folded)) >= GOES_ON
    return False


GOES_ON = 3
"""Words behind an afterthought that make a main clause."""


def _rank(reading: Reading, hit: Hit, own_act: bool) -> int:
    rank = 0
    if hit.value in _TALK:
        rank += 2 if own_act and hit.value == "statement" else -4 if own_act else 6
    elif hit.value in _FAINT:
        rank += 1
    if aside(reading, hit.start):
        rank += 3
    if attributive(reading, hit):
        rank += 2
    if hit.value == "take-prisoners" and _CAPTIVES.match(reading.folded, hit.start):
        rank += 1
    if hit.value in _OPENINGS and _leads_to(reading, hit):
        rank += 1
    if hit.value == "fire" and any(one.value in _BURNS for one in reading.of("events")):
        rank += 4
    if hit.value in _MEANS and _wielded(reading, hit):
        rank += 1
    if hit.value in _MEANS and reading.of("events", "intercept", "shoot-down"):
        rank += 2
    return rank


_MEANS = frozenset(["missile", "drone-strike", "airstrike"])
"""Strikes that are told by the name of what they are made with."""


def _wielded(reading: Reading, hit: Hit) -> bool:
    """Whether the word names a weapon only, and the verb behind it tells what it did: "КАБами обвалили міст"."""
    weapon = any(one.start == hit.start for one in reading.of("means"))
    return weapon and any(
        hit.end < one.start
        and reading.distance(hit.end, one.start) <= WIELDED
        and not reading.broken(hit.end, one.start)
        for one in reading.of("events")
        if one.value not in _MEANS
    )


WIELDED = 1
"""Words between a weapon and the verb that tells what was done with it."""
_BURNS = frozenset(["strike", "airstrike", "shelling", "missile", "drone-strike", "explosion", "bombing"])
"""What sets things on fire: told beside it, a fire is its sign."""
_CAPTIVES = re.compile(r"пленны|пленног|военноплен|полонен|військовополон|اسري|الاسري|اسير")
"""Words for prisoners: of what is done with them, the verb tells."""
_BEFORE_PARTICIPLE = frozenset("the a an its their his our of in those this that these two three some".split())  # noqa: SIM905


def attributive(reading: Reading, hit: Hit) -> bool:
    """Whether an English participle only describes a thing: "the bombed market", "of those wounded"."""
    if not reading.folded[hit.start : hit.end].endswith(("ed", "en")) or not reading.folded[hit.start].isascii():
        return False
    before = [*reading.words_between(max(0, hit.start - 12), hit.start)][-1:]
    if before == ["those"]:
        return True
    after = next(iter(reading.words_between(hit.end, hit.end + 16)), "")
    return bool(set(before) & _BEFORE_PARTICIPLE) and len(after) > 2 and after not in _NO_NOUN


_NO_NOUN = frozenset(
    "and but for from near the with were was are after over into when while during around this their his its".split()  # noqa: SIM905
)

_OPENINGS = frozenset(["assault", "advance", "clash", "siege"])
_OUTCOMES = frozenset(["capture", "regain", "lose", "repel", "break-siege", "destroy", "take-prisoners", "kill"])
PHRASE = 1
"""Words of a phrase such as "as a result of the heavy shelling" before its noun; the main clause follows it."""
LEAD = 2
"""Words between an attack and its outcome in one breath: "counter-attacked and took", "counter-attack regained"."""


def _leads_to(reading: Reading, hit: Hit) -> bool:
    return any(
        later.start >= hit.end
        and later.value in _OUTCOMES
        and reading.distance(hit.end, later.start) <= LEAD
        and "," not in reading.folded[hit.end : later.start]
        for later in reading.of("events")
    )


def aside(reading: Reading, at: int) -> bool:
    """Whether `at` stands in a subordinate clause: behind "after", "while", "who" … with no comma between."""
    if any(hit.end <= at and reading.distance(hit.end, at) <= PHRASE for hit in reading.of("turns", "phrase")):
        return True
    for start, end in reversed(reading.turns):
        if start <= at:
            between = reading.folded[end:at]
            return "," not in between and "،" not in between and not reading.broken(end, at)
    return False


def negated(reading: Reading, hit: Hit) -> bool:
    """Whether a negation governs the event at `hit`."""
    if _NO_AFTER.match(reading.folded, hit.end):
        return True
    return any(
        no.end <= hit.start
        and reading.distance(no.end, hit.start) <= NEGATION_REACH
        and not reading.broken(no.end, hit.start)
        for no in reading.of("negations")
    )


_NO_AFTER = re.compile(r"\w* (?:не |no )(?:нанос|был|наблюда|фиксир|подтвер|завда|відбул|було|лун)")
"""A negation behind its noun: "ударов не наносилось"."""


def _refined(reading: Reading, hit: Hit) -> str:
    value = hit.value
    if value == "strike":
        for means in reading.of("means"):
            if means.value in _BY_MEANS:
                return _BY_MEANS[means.value]
        return value
    if value == "assault" and (by := _instrument(reading, hit)):
        return by
    if value in _HANDED and _EXCHANGE.search(reading.folded) and _captives(reading):
        return "prisoner-exchange"
    if value == "siege" and _breaks(reading, hit):
        return "break-siege"
    if value not in ("capture", "kill", "destroy"):
        return value
    if value == "capture" and not _TAKES_PEOPLE.match(reading.folded, hit.start):
        return value
    objects = [
        one
        for one in reading.of("whom")
        if reading.distance(min(one.end, hit.end), max(one.start, hit.start)) <= REACH + 1
    ]
    after = [one for one in objects if one.start >= hit.end] or objects
    if value == "capture":
        after = [one for one in after if one.start >= hit.end or _passive_of(reading, one, hit)]
    for one in after:
        refined = _REFINED.get((value, one.value))
        if refined and not reading.broken(min(one.end, hit.end), max(one.start, hit.start)):
            if value == "capture" and _place_between(reading, hit.end, one.start):
                return value
            if refined == "kill-leader" and _counted(reading, one):
                continue
            return refined
    return value


def _instrument(reading: Reading, hit: Hit) -> str | None:
    """The strike that an attack with drones or rockets is, told by what it was made with, or made on (a building)."""
    for means in reading.of("means", "drone", "rocket", "airstrike"):
        first, second = sorted((hit[:2], means[:2]))
        apart = reading.distance(first[1], second[0])
        if apart <= INSTRUMENT and not reading.broken(first[1], second[0]):
            return _BY_MEANS.get(means.value)
    return None


INSTRUMENT = 2
"""Words between an attack and the drones it was made with: "атакував ударними безпілотниками"."""


def _passive_of(reading: Reading, one: Hit, hit: Hit) -> bool:
    """Whether the people right before the verb suffer it: "six soldiers captured in Khalsa"."""
    after = next(iter(reading.words_between(hit.end, hit.end + 16)), "")
    return reading.distance(one.end, hit.start) <= 1 and after in _NO_OBJECT and _counted(reading, one)


_NO_OBJECT = frozenset(["", "in", "at", "near", "by", "around", "during", "today", "on", "alive", "yesterday"])
_TAKES_PEOPLE = re.compile(r"captur|seiz|took|tak|захва|взял|взят|захоп|поло|اسر|استول|اعتق|احتجز")
"""Captures that may be of people: a village "fell to the rebels", and none of those was taken prisoner."""
_HANDED = frozenset(["release", "return", "regain", "take-prisoners", "supply", "aid", "evacuate"])
_EXCHANGE = re.compile(
    r"\bобм[іе]н|\bexchang|\bswap|تبادل|взамен|натомість|стільки ж|так само|столько же|in return"
    r"|\b(\w+) (?:на|for|مقابل) \1\b|\beach (?:freed|released|handed)"
)
"""What is given for what: prisoners of both sides go home."""


def _captives(reading: Reading) -> bool:
    return bool(reading.of("events", "take-prisoners", "prisoner-exchange", "release")) or bool(
        reading.of("whom", "combatant", "person")
    )


def presence(reading: Reading) -> Main | None:
    """Armed people at a place, told without any verb that we know: "rebels walking past the mosque in Khalsa"."""
    forces = [*reading.of("whom", "combatant"), *(hit for hit in reading.of("actors") if _armed(hit.value))]
    forces += [Hit(*match.span(), "", "", "") for match in _OURS.finditer(reading.folded)]
    marks = reading.of("places", "before", "edge")
    for force in sorted(forces):
        for mark in () if _talks(reading, force) else marks:
            near = force.end <= mark.start and reading.distance(force.end, mark.start) <= PRESENT
            if near and not reading.broken(force.end, mark.start):
                value = "advance" if _EDGE.search(reading.folded, force.end) else "presence"
                return Main(value, force.start, force.end, negated(reading, force))
    return None


_OURS = re.compile(r"\b(?:our (?:guys|troops|men|boys)|ours|наші|наши|قواتنا|شبابنا|رجالنا)\b")
"""How a party calls its own troops."""
_EDGE = re.compile(r"\b(?:edge|outskirts|окраин|околиц|اطراف|مشارف)")
"""Who is on the edge of a place has advanced to it."""
PRESENT = 10
"""Words between armed people and the preposition before where they are."""


def _talks(reading: Reading, force: Hit) -> bool:
    """Whether a side's name stands before those who speak or govern for it: "Russian channels"."""
    return bool(set([*reading.words_between(force.end, force.end + 24)][:2]) & _SPEAKERS)


_SPEAKERS = frozenset(
    """channels channel authorities officials official media bloggers posts sources agency government ministry state
    minister president spokesman spokesperson source embassy administration side says said каналы паблики власти
    канали влада пабліки قنوات مصادر اعلام""".split()  # noqa: SIM905
)


@lru_cache(maxsize=256)
def _armed(actor: str) -> bool:
    """Whether an actor stands on a side of a war: the United Nations do not."""
    return bool(shipped().tables["actors"].get(actor, {}).get("side"))


def _place_between(reading: Reading, start: int, end: int) -> bool:
    return any(start <= one.start < end for one in reading.of("places", "settlement", "quarter", "before"))


def _counted(reading: Reading, one: Hit) -> bool:
    """Whether a number stands close before the word: eleven commanders are a toll, one commander is a name."""
    before = reading.folded[max(0, one.start - 25) : one.start]
    return any(char.isdigit() for char in before) or any(
        one.start - 25 <= n.start < one.start for n in reading.of("numbers")
    )


def _breaks(reading: Reading, hit: Hit) -> bool:
    before = set(reading.words_between(max(0, hit.start - 40), hit.start))
    return bool(before & _BREAKING)


_BREAKING = frozenset(
    """break breaks broke broken breaking lift lifted lifts end ended كسر فك رفع прорвали прорвал сняли сняти
    зняли""".split()  # noqa: SIM905
)
