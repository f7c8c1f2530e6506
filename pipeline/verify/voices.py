"""The origins of a claim as voices: what each says itself, whether it stands by it, and whom it may count beside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.lexicon import shipped
from pipeline.taking_back import takes_own_back
from pipeline.text import fold
from pipeline.types import Appearance, Origin, OriginTree, Particulars, Reliability, Stance, Statement
from pipeline.verify.speaker import voice

LEAST = 6
"""Letters of a name by which two feeds are known for one house's."""
LEAST_WORDS = 2
"""Words of such a name: one alone may be a town with many outlets; a handle is written as one."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W_]+")
_PLACES = ("towns", "provinces", "countries", "nations", "regions")
_SERVICES = re.compile(
    r"en|ar|ru|uk|ua|fr|tr|he|eng|arabic|english|russian|ukrainian|turkish|french|hebrew|tv|hd|fm|live|news|online"
    r"|official|breaking|plus|24|247|channel|telegram|media|новости|новини|канал|тв|قناه|شبكه|اخبار|عربي"
)
"""Words by which the feeds of one house differ."""


class Voice(NamedTuple):
    """One origin with the statements in which it speaks."""

    origin: Origin
    collected: bool
    """A post of its own stands behind it; False: only relays name it."""
    spoken: tuple[Appearance, ...]
    """Its own statements, or where it was not collected those that credit it; in canonical order."""
    mouths: frozenset[str]
    """Through whom it reaches us: itself, or its relays."""
    taken_back: Appearance | None
    """The statement in which it takes its own assertion back."""
    asserts: bool
    """Whether it says so, and stands by it."""

    @property
    def brand(self) -> str | None:
        """The house that its name tells, where nobody noted an owner; None for who was not collected himself."""
        source = self.origin.source
        return brand(source.name) if self.collected and source is not None and not source.owner else None

    @property
    def rejects(self) -> Appearance | None:
        """Its denial or correction of what others say; None where it asserts or asserted the same itself."""
        if any(is_assertion(one) for one in self.spoken):
            return None
        answers = [one for one in self.spoken if one.statement.stance in (Stance.DENIES, Stance.CORRECTS)]
        return max(answers, key=_detail, default=None)


def _detail(one: Appearance) -> int:
    """How much of an account of its own an answer gives: "it was only the militia" says more than "not true"."""
    told = one.statement.particulars
    return len(told.actors) + len(told.figures)


def is_assertion(one: Appearance) -> bool:
    """Whether an appearance asserts the claim."""
    return one.statement.stance is Stance.ASSERTS


def voices(appearances: Sequence[Appearance], tree: OriginTree) -> tuple[Voice, ...]:
    """The voices of a claim whose `tree` was traced from `appearances`, in the order in which they first spoke."""
    by_uid = {one.statement.uid: one for one in appearances}
    folded = {fold.statement for fold in tree.folds}
    return tuple(
        _voice(origin, [by_uid[uid] for uid in origin.statements if uid in by_uid], folded) for origin in tree.origins
    )


def _voice(origin: Origin, carried: list[Appearance], folded: set[str]) -> Voice:
    key = voice(origin.source) if origin.source else None
    own = [one for one in carried if one.statement.uid not in folded or voice(one.source) == key]
    spoken = tuple(sorted(own or carried, key=lambda one: one.statement.order))
    mouths = frozenset([key] if own and key else [voice(one.source) for one in carried])
    taken_back = _taken_back(spoken) if own else None
    asserts = taken_back is None and any(is_assertion(one) for one in spoken)
    return Voice(origin, bool(own), spoken, mouths, taken_back, asserts)


def _taken_back(spoken: Sequence[Appearance]) -> Appearance | None:
    """The statement in which a source takes its own words back: it names them, or comes after all of them."""
    said = [one for one in spoken if is_assertion(one)]
    for one in spoken:
        statement = one.statement
        answered = any(other.statement.uid == statement.about for other in said)
        if not said or is_assertion(one) or any(other.statement.post == statement.post for other in said):
            continue
        again = any(other.statement.first_seen > statement.first_seen for other in said)
        if contradicts(statement, (other.statement for other in said)) and (answered or not again):
            return one
    return None


def contradicts(answer: Statement, asserted: Iterable[Statement]) -> bool:
    """Whether a denial or correction leaves nothing of the claim itself.

    A denial does. A correction does when it names another place or another doer, or only says that the earlier
    words were wrong; one that tells the event again, mends a figure or names a doer does not. What it is about is no
    telling: "I was misled about Rylsk" tells nothing of the column there, and "we retract our report that Khalsa fell"
    does not say that it fell.
    """
    if answer.stance is Stance.DENIES:
        return True
    if answer.stance is not Stance.CORRECTS:
        return False
    said = list(asserted)
    if answer.particulars.negated or _another_one(answer, said) or _UNDONE.search(fold(answer.quote).text):
        return True
    told, before = answer.particulars, [statement.particulars for statement in said]
    places = {place.key for place in told.places if not place.region}
    if places and not any(places & {place.key for place in one.places} for one in before):
        return True
    doers = {actor.key for actor in told.actors if actor.part == "by"}
    earlier = {actor.key for one in before for actor in one.actors if actor.part == "by"}
    if doers and earlier and not doers & earlier:
        return True
    if takes_back(answer) and not _counts_anew(told, before) and not doers - earlier:
        return True
    again = tells(answer) and any(told.event == one.event for one in before)
    return not (again or told.figures or doers - earlier)


_IS_NOT = re.compile(
    r"(?<!\w)(?:(?:is|was|are|were)(?:n't| not)|not|это не|оказал\w* не|не был\w*|не является|не|це не|виявив\w* не"
    r"|не був|ليس|ليست|لم يكن|لم تكن) (?:the |a |an |это |это был |actually )?((?:[^\W\d_]+[ -]?){1,4})"
)
"""What somebody or something is said not to be."""
_OF_SOMEBODY = frozenset(("kill", "kill-leader", "arrest", "abduct", "execute", "release", "wound", "appoint"))
"""Events that are told of people."""
_MENDED = re.compile(r"(?<!\w)(?:but|а|але|но|بل|rather|instead)(?!\w)")
"""Behind it stands what is right: a detail is mended."""
TELLING = 4
"""Letters of the shortest word by which somebody is known."""


def _another_one(answer: Statement, asserted: Sequence[Statement]) -> bool:
    """Whether it was another person: what the dead is said not to be is what the report called him."""
    if answer.stance is not Stance.CORRECTS or answer.particulars.event not in _OF_SOMEBODY:
        return False
    text = fold(answer.quote).text
    found = _IS_NOT.search(text)
    if found is None or _MENDED.search(text, found.start(1)):
        return False
    words = {word for word in _WORD.findall(found[1]) if len(word) >= TELLING}
    return any(words & set(_WORD.findall(fold(one.quote).text)) for one in asserted)


_UNDONE = re.compile(
    r"(?<!\w)(?:(?:его|ее|их|такого|этого|його|іі|їі|її|іх|їх|цього) не (?:было|було)|there (?:was|were) none"
    r"|(?:is|was) not the case|(?:did not|didn't|never) happen\w*|لم يحدث|لم يحصل|لا صحه)(?!\w)"
)
"""Says of what is taken up that it was not."""


def takes_back(answer: Statement) -> bool:
    """Whether a correction's words take a report back as a whole: "we retract", "our report that … was wrong"."""
    hits = shipped("retractions").scan(fold(answer.quote).text)
    named = min((hit.end for hit in hits if hit.value == "report"), default=None)
    called = named is not None and any(hit.value == "wrong" and hit.start >= named for hit in hits)
    return called or any(hit.value == "whole" for hit in hits) or takes_own_back(answer.quote)


def _counts_anew(told: Particulars, before: Sequence[Particulars]) -> bool:
    """Whether a correction gives a count that nobody gave before: then it mends what it corrects."""
    given = {(_WRECK.get(one.what, one.what), one.low, one.high) for said in before for one in said.figures}
    return any((_WRECK.get(one.what, one.what), one.low, one.high) not in given for one in told.figures)


_WRECK = {"damaged": "destroyed"}
"""A count that is told either way."""


def tells(answer: Statement) -> bool:
    """Whether an answer's own words tell its event; it may have it from what it answers."""
    event = answer.particulars.event
    return event is not None and any(hit.value == event for hit in shipped("events").scan(fold(answer.quote).text))


@lru_cache(maxsize=4096)
def brand(name: str) -> str | None:
    """What is left of an outlet's name without what it is and in which language ("Iron Gate TV", "@irongate_ar").

    None where too little is left, or a place, which many outlets are named for.
    """
    plain = fold(_CAMEL.sub(" ", name)).text.replace("_", " ")
    kept = [word for word in _WORD.findall(plain) if not _SERVICES.fullmatch(word)]
    left = "".join(kept)
    common = all(shipped("outlets").scan(word) for word in kept) or any(shipped(*_PLACES).scan(word) for word in kept)
    alone = len(kept) < LEAST_WORDS and not name.startswith("@")
    return None if len(left) < LEAST or common or alone else left


def independent(heard: Iterable[Voice], grade: Reliability) -> tuple[Voice, ...]:
    """Of the voices that assert, graded `grade` or better, those that count beside one another; best first.

    What reaches us through one relay only is one voice, however many it names; and a relay that asserts the same in
    its own name is no second one. Feeds that are called alike but for their language or medium are one house's.
    """
    taken: set[str] = set()
    counted = []
    asserting = [one for one in heard if one.asserts]
    if len(asserting) < 2:
        return tuple(one for one in asserting if one.origin.reliability.at_least(grade))
    for one in sorted(asserting, key=lambda one: (not one.collected, *rank(one))):
        mouths = one.mouths | {f"brand {one.brand}"} if one.brand else one.mouths
        if one.origin.reliability.at_least(grade) and not mouths & taken:
            counted.append(one)
        taken |= mouths
    return tuple(sorted(counted, key=rank))


def rank(one: Voice) -> tuple[str, float, str]:
    """Best grade first, then who spoke first, then by name."""
    return (one.origin.reliability, one.origin.first.timestamp(), one.origin.name)
