"""Whether one report says that what another asserts is not so: it denies it, or tells what cannot be beside it.

What denies what is data: `against` and `implies` in `lexicon/events.toml`. The rest are vetoes: another doer, a part of
the place only, an earlier report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.fended_off import beaten_off
from pipeline.lexicon import shipped
from pipeline.sides import together
from pipeline.text import fold
from pipeline.types import Actor, Particulars, Statement

WRECKED = frozenset(("destroy", "damage"))
"""Events that leave a thing in ruins: "the bridge is undamaged" denies them of that thing, and that it was hit."""
FENDED_OFF = frozenset(("intercept", "shoot-down"))
"""What becomes of what was thrown."""
THROWN = frozenset(("missile", "drone-strike", "shelling", "strike", "damage", "destroy", "explosion"))
"""Events that did not come about where all that was thrown was stopped."""
LOSE = "lose"
"""The event that who suffers it does."""
HOLD = "hold"
"""Who still stands in a place."""
REPEL = "repel"
"""The attack of who did not take it, or of who would take it back."""
TOLLS = frozenset(("kill", "wound"))
"""Events that tell whom something hurt."""
HARM = "harm"
"""The family of events that are told by whom they befell."""
STRIKE = "strike"
"""The family of bombs and shells."""
_ALL = re.compile(
    r"(?<!\w)(?:all|every|both|none|not (?:a single|one)|вс[еёі]|усі|об[ае]|обидв[аі]|ни одн\w+"
    r"|жодн\w+|جميع|كل|كافه|كامل)(?!\w)"
)
"""Says that nothing came through."""
_MISSED = re.compile(
    r"(?<!\w)(?:(?:miss(?:ed)? (?:the|its|their|every)|fell short|off target|wide of)|мимо|не (?:доле[тц]|долі[тц]"
    r"|влучи)\w+|промах\w+|повз"
    r"|(?:no|not one|not a single|none of the) (?:\w+ ){1,3}(?:reached|hit|got through|made it)"
    r"|اخطا\w*|لم (?:تصل|يصل|تصب|يصب))(?!\w)"
)
"""Says that what was thrown did not hit."""
_PART = re.compile(
    r"(?<!\w)(?:parts? of|some of|half of|hills?|heights?|ridge|outskirts?|edge|suburbs?|(?:air ?)?base|airport"
    r"|airfield|(?:north|south|east|west)(?:ern)?|част\w+|половин\w+|окраин\w+|околиц\w+|высот\w+|висот\w+"
    r"|аэродром\w*"
    r"|аеродром\w*|север\w*|північ\w*|південн?\w*|восто[чк]\w*|схід\w*|східн\w*|запад\w*|захід\w*|західн\w*"
    r"|(?:ال)?(?:جزء|اجزاء|اطراف|تله|تلال|جبل|مطار|احياء|شمالي?|جنوبي?|شرقي?|غربي?))(?!\w)"
)
"""Says that only a part of a place, or what lies beside it, is told of."""


@lru_cache(maxsize=512)
def listed(event: str, key: str) -> frozenset[str]:
    """The types that `lexicon/events.toml` lists for `event` under `key`."""
    return frozenset(map(str, shipped().tables.get("events", {}).get(event, {}).get(key, ())))


def denied_with(denied: str, told: str) -> bool:
    """Whether who says that there was no `denied` says that there was no `told`: who never came in took nothing."""
    return denied == told or denied in listed(told, "implies")


def weaker(told: str, denied: str) -> bool:
    """Whether `told` may well be where there was no `denied`: they came in, and did not take it."""
    return told != denied and told in listed(denied, "implies")


def beside(said: Statement, told: Statement) -> bool:
    """Whether who says that nobody was hurt says nothing of what another tells: a strike, without victims."""
    a, b = said.particulars, told.particulars
    if a.event not in TOLLS or listed_family(b.event) == HARM:
        return False
    counted = {figure.what for figure in b.figures}
    return not counted & ({"killed"} if a.event == "kill" else {"killed", "wounded"})


def excludes(said: Statement, told: Statement) -> bool:
    """Whether `said`, without denying anything, tells what cannot be beside what the other asserts.

    Who still holds a place has not lost it; where all missiles were shot down none hit; an aircraft that crashed was
    not shot down. Only the later report speaks against the earlier one.
    """
    a, b = said.particulars, told.particulars
    if a.event is None or b.event is None or a.negated or b.negated:
        return False
    against = b.event in listed(a.event, "against") or _one_height(said, told)
    if not (against or a.event in _STOPPABLE) or said.order <= told.order:
        return False
    if against:
        return holds_otherwise(said, told)
    return all_stopped(said) and b.event in THROWN and not all_stopped(told)


def _one_height(said: Statement, told: Statement) -> bool:
    """Whether one tells who stands on a height, and the other that somebody took it: that is told as an advance."""
    if said.particulars.event not in (HOLD, REPEL) or told.particulars.event != "advance":
        return False
    return HEIGHT in things(said.quote) & things(told.quote)


HEIGHT = "hill"
"""A thing that is taken whole."""


def all_stopped(said: Statement) -> bool:
    """Whether a report tells that all that was thrown was stopped, or missed."""
    event = said.particulars.event
    return event in _STOPPABLE and _stopped(event, said.quote)


_STOPPABLE = FENDED_OFF | THROWN


@lru_cache(maxsize=8192)
def _stopped(event: str, quote: str) -> bool:
    text = fold(quote).text
    return _MISSED.search(text) is not None if event not in FENDED_OFF else all_stopped_in(text) or beaten_off(text)


def undone(said: Statement, told: Statement) -> bool:
    """Whether a report that something was not damaged speaks of the thing that another says was hit."""
    a, b = said.particulars, told.particulars
    if not a.negated or b.negated or a.event not in WRECKED:
        return False
    if b.event not in WRECKED and listed_family(b.event) != STRIKE:
        return False
    return bool(things(said.quote) & things(told.quote))


@lru_cache(maxsize=256)
def listed_family(event: str | None) -> str:
    """The family of an event type."""
    return str(shipped().tables.get("events", {}).get(event or "", {}).get("family", ""))


def all_stopped_in(folded: str) -> bool:
    """Whether a folded text that tells of shooting something down says that it was all of it."""
    return _ALL.search(folded) is not None


@lru_cache(maxsize=8192)
def things(quote: str) -> frozenset[str]:
    """The kinds of things that a text names (`lexicon/*/targets.toml`)."""
    return frozenset(hit.value for hit in shipped("targets").scan(fold(quote).text))


def doers(told: Particulars) -> tuple[Actor, ...]:
    """Those who act in it, as far as is said."""
    return tuple(one for one in told.actors if one.part == "by")


def other_doers(first: Particulars, second: Particulars) -> bool:
    """Whether both say who acts, and it is not one side: no Russian aircraft came, but others may have."""
    if LOSE in (first.event, second.event):
        return False  # who left it was not driven out by himself
    ours, theirs = ({one.side for one in doers(told) if one.side} for told in (first, second))
    return bool(ours and theirs) and not any(together(x, y) for x in ours for y in theirs)


def _of_one_side(first: Iterable[Actor], second: Iterable[Actor]) -> bool:
    """Whether somebody of the one stands on the side of somebody of the other."""
    theirs = [one for one in second if one.side]
    return any(one.side and other.side and together(one.side, other.side) for one in first for other in theirs)


def holds_otherwise(said: Statement, told: Statement) -> bool:
    """Whether what `said` tells of a place speaks against what the other tells: of another side, and of as much."""
    a, b = said.particulars, told.particulars
    if a.event == REPEL:
        text = fold(said.quote).text
        if _COUNTER.search(text) or not as_far(said.quote, told.quote):
            return False
        foes = _struck(a)
        return _of_one_side(foes, doers(b)) or (not foes and _IN_VAIN.search(text) is not None) or _remains(text)
    return not _of_one_side(doers(a), doers(b)) and (a.event != HOLD or as_far(said.quote, told.quote))


def _remains(folded: str) -> bool:
    """Whether who beat off an attack tells too that the place is still his."""
    return _OURS_STILL.search(folded) is not None


_OURS_STILL = re.compile(
    r"(?<!\w)(?:remains? ours|still ours|(?:in|under) our (?:hands|control)|(?:оста[её]тся|остались|осталась) (?:за"
    r"|у) нами?"
    r"|за нами|(?:лишається|залишається|залишилася) за нами|(?:под|під) нашим контролем|بايدينا|بيدنا"
    r"|تحت سيطرتنا)(?!\w)"
)
_COUNTER = re.compile(r"(?<!\w)(?:counter|контратак|контрнаступ|контрудар)|معاكس|مضاد")
"""An attack by those who lost a place: beaten off by those who took it."""
_IN_VAIN = re.compile(
    r"(?<!\w)(?:fail(?:ed|s|ing)? to|(?:could|were|was)(?:n't| not) (?:able to )?|unable to|in vain|не (?:смог|змог"
    r"|сумел|зумі|удал|вдал)|безуспеш|безуспіш|فشل|اخفق|عجز|لم [يت]تمكن)"
)
"""Says that those who tried did not come by it."""


def other_thing(said: Statement, told: Statement) -> bool:
    """Whether it is another thing that was not damaged than the one that was hit: the hospital, and not the school."""
    if said.particulars.event not in WRECKED:
        return False
    named = things(said.quote)
    return bool(named) and not named & things(told.quote)


def later_on(said: Statement, told: Statement) -> bool:
    """Whether it is only from some hour on that there is no fire: no shelling since noon."""
    return listed_family(told.particulars.event) == STRIKE and _SINCE.search(fold(said.quote).text) is not None


_SINCE = re.compile(
    r"(?<!\w)(?:since(?= (?!yesterday))|after (?:noon|midday|midnight|dawn|lunch|that|the|\d)|any ?more|no longer"
    r"|right now"
    r"|at the moment|currently|после (?:обеда|полудня|полуночи|этого|\d)|с (?:полудня|обеда|\d)"
    r"|сейчас|в данный момент|больше не|больше нет|після (?:обіду|полудня|опівночі|цього|\d)|з (?:полудня|обіду|\d)"
    r"|зараз|наразі|більше не|більше нема|منذ|بعد (?:ال)?(?:ظهر|عصر|مغرب|منتصف|ذلك)|حاليا|الان)(?!\w)"
)
"""From when on, or that it is told of now only."""


def _struck(told: Particulars) -> tuple[Actor, ...]:
    return tuple(one for one in told.actors if one.part == "on")


def as_far(said: str, told: str) -> bool:
    """Whether who holds a place holds as much of it as the other says was taken: of all of it, any part is enough."""
    return _parts(told) or not _parts(said) or all_of_it(told)


@lru_cache(maxsize=8192)
def all_of_it(quote: str) -> bool:
    """Whether a text says that all of a place is held."""
    return _WHOLE.search(fold(quote).text) is not None


_WHOLE = re.compile(
    r"(?<!\w)(?:(?:full|complete|total|entire) control|fully|completely|entirely|(?:the )?(?:whole|entire|entirety"
    r"|all) (?:of |the )"
    r"|in full(?!\w)|in its entirety|полностью|целиком|полн(?:ый|ого|ым|ом) контрол\w+|полное взятие"
    r"|вс[её]го? (?:сел|город|пос)\w+|весь (?:город|посел)\w+"
    r"|повністю|цілком|повн(?:ий|ого|им|ому) контрол\w+|увесь|усе (?:село|місто)|بالكامل|كاملا|كامله"
    r"|(?:ال)?سيطر\w+ (?:ال)?كامل\w*|(?:ال)?كامله? علي|علي كامل|كامل (?:ال)?"
    r"(?:بلده|قريه|مدينه|حي))(?!\w)"
)
"""Says that a place is held to its last house."""


@lru_cache(maxsize=8192)
def _parts(quote: str) -> bool:
    return _PART.search(fold(quote).text) is not None


_NOT = re.compile(
    r"(?:(?:(?<!\w)not|n't)(?: (?:all|by|the|a|an|from|of|any|carried out by|done by|made by|our|its|their))*"
    r"|(?<!\w)(?:не|ни|ні)(?: (?:от|от рук|від|с|со|з|стороны|боку|из|із))*"
    r"|(?<!\w)(?:لا علاقه|لا دخل|لا يد|لا صله) ل(?:ل|تنظيم |قوات |فصائل )?|(?<!\w)[وف]?(?:ليس|ليست|ليسوا"
    r"|لا)(?: (?:من|قبل|من قبل|طيران|طائرات|قوات))*) [\"«]?$"
)
"""Before somebody of whom it is said that he did not do it."""
_NOT_HE = re.compile(
    r"[\w'-]+(?: [\w'-]+)?,? (?:had nothing to do with|has nothing to do with|have nothing to do with|(?:did not"
    r"|didn't) do (?:it|this|that|so)"
    r"|(?:was|is|were|are)(?: not|n't) (?:behind|involved|responsible)|(?:тут |здесь |к этому |в этом |до цього "
    r"|до этого )?(?:ни при чем|ні до чого"
    r"|не при чем|не причаст\w+|непричаст\w+|не име\w+ (?:\w+ )?отношения|не ма[єю]\w* (?:\w+ )?стосунку"
    r"|не причетн\w+|непричетн\w+)"
    r"|(?:لا علاقه|لا صله|لا دخل) ل\w+)(?!\w)"
)
"""Somebody of whom it is said behind his name that he did not do it."""


def cleared_at(folded: str, at: int) -> bool:
    """Whether the actor whose name starts at `at` of a folded text is said not to be the one."""
    return _NOT.search(folded, max(0, at - 40), at) is not None or _NOT_HE.match(folded, at) is not None


@lru_cache(maxsize=8192)
def _cleared(quote: str) -> frozenset[str]:
    """The keys of the actors whom a text clears."""
    text = fold(quote).text
    found = shipped("actors").scan(text)
    off = {hit.value for hit in found if cleared_at(text, hit.start)}
    return frozenset(off - {hit.value for hit in found if not cleared_at(text, hit.start)})


def clears(said: Statement, told: Statement) -> bool:
    """Whether `said` says of all whom `told` names as doers that it was not they."""
    blamed = {one.key for one in doers(told.particulars)}
    if not blamed or said.particulars.negated or said.uid == told.uid:
        return False
    off = _cleared(said.quote)
    return bool(off) and all(key in off for key in blamed)
