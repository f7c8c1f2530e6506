"""Whether a voice tells its news plainly: no doubt, joke, supposition, wish, retelling or old picture about it.

What is read as a hedge, a forecast or a denial never counts (`pipeline.split`). But no list of hedges is ever complete,
and a false "confirmed" is the worst that can happen. So what confirms must be told plainly: by nobody's label, in a
clause that depends on no other, with no word of distance in it or in a remark beside it. Who tells it otherwise
still corroborates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.roster import name_key
from pipeline.text import words
from pipeline.types import Appearance, Role
from pipeline.verify.case import Case
from pipeline.verify.clauses import doubt, scanned, tells_of_war
from pipeline.verify.marks import signed
from pipeline.verify.renderings import in_own_words
from pipeline.verify.singled import of_one_kind
from pipeline.verify.speaker import SPOKESMEN
from pipeline.verify.target import of_one_target
from pipeline.verify.telling import telling
from pipeline.verify.translation import own_reporting
from pipeline.verify.voices import Voice, is_assertion

_YEAR = re.compile(
    r"(?<!since )(?<!с )(?<!з )(?<!منذ )(?<![\w.,/-])((?:19|20)\d\d)(?![\w/]|[.,]\d|\s*г\.?\s?р|\s*р\.?\s?н)"
)
"""A year; of an earlier one is what was long ago."""
LEAST = 5
"""Characters of a name by which a source is known in the words of others: shorter ones are words too."""
LABEL = 4
"""Words of a name that stands before a colon; more of them are a clause."""
PLAIN, ONE_TARGET, ONE_KIND, CONFIRMING = "plain", "one target", "one kind", "confirming"
"""Under which a case remembers who is left of those who tell it after each step; the last ones may confirm it."""


def confirming(case: Case) -> tuple[Voice, ...]:
    """The voices of `case` that may confirm it beside one another.

    Each plainly tells its core, all of one target, and none only what another told in another language.
    """
    found = case.heard.get(CONFIRMING)
    if found is None:
        plain = case.heard[PLAIN] = plain_voices(telling(case))
        one_target = case.heard[ONE_TARGET] = of_one_target(plain)
        one_kind = case.heard[ONE_KIND] = of_one_kind(one_target)
        found = case.heard[CONFIRMING] = in_own_words(one_kind)
    return found


def held_back(case: Case) -> dict[str, str]:
    """Why voices of `case` that assert it in their own words do not count towards confirming it, by their names.

    Those whose grade is too low, or of whom one counts already, are not among them: their grades and folds are shown.
    """
    confirm, told = confirming(case), telling(case)
    if len(confirm) == len(case.voices):
        return {}  # each step only leaves voices out: nobody was
    stages = (
        (case.voices, told, "it tells of another hour, count or death"),
        (told, case.heard[PLAIN], None),
        (case.heard[PLAIN], case.heard[ONE_TARGET], "it names another thing that was hit"),
        (case.heard[ONE_TARGET], case.heard[ONE_KIND], "it tells of another victim, bomb or count"),
        (case.heard[ONE_KIND], confirm, "it tells no more than another does in another language"),
    )
    why: dict[str, str] = {}
    for before, after, reason in stages:
        left = {id(voice) for voice in after}  # the same objects: whether two are equal would cost far more
        for voice in before:
            if voice.asserts and voice.origin.own_voice and id(voice) not in left:
                why.setdefault(voice.origin.name, reason or _first_doubt(voice, told))
    return why


def plain_voices(heard: Sequence[Voice]) -> tuple[Voice, ...]:
    """Of `heard` those that say it plainly at least once, naming none of the others."""
    return tuple(voice for voice in heard if any(why is None for why in _doubts(voice, heard)))


def _first_doubt(voice: Voice, heard: Sequence[Voice]) -> str:
    return next((why for why in _doubts(voice, heard) if why is not None), "nothing of it asserts")


def _doubts(voice: Voice, heard: Sequence[Voice]) -> Iterator[str | None]:
    """What speaks against each assertion of a voice being told plainly; None where nothing does."""
    for one in voice.spoken:
        if is_assertion(one):
            other = _names(one, voice, heard)
            yield _doubt(voice, one) or (f"it names {other}" if other else None)


def _names(one: Appearance, voice: Voice, heard: Sequence[Voice]) -> str | None:
    """Another of the voices, no party to the war, that a post names: "story from Hilltop Watch"."""
    if not voice.collected:
        return None
    others = (other.origin.source for other in heard if other is not voice)
    named = (
        source.name
        for source in others
        if source and source.role not in SPOKESMEN
        for name in (source.name, *source.aliases)
        if _named(one.post.text, name)
    )
    return next(named, None)


def _named(text: str, name: str) -> bool:
    """Whether `text` names a source; by a name that is one word only where it is written as one ("River")."""
    if len(name) < LEAST:
        return False
    if " " in name or name.startswith("@"):
        return _spaced(name) in _spaced(text)
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


@lru_cache(maxsize=16384)
def _spaced(text: str) -> str:
    """The words of `text`, a blank on each side of each."""
    return f" {' '.join(words(text))} "


def _doubt(voice: Voice, one: Appearance) -> str | None:
    """Why a voice does not tell its news plainly in one appearance; None where it does."""
    said = one.statement
    if said.own_act is not None:
        return None  # on record, with "pending an inquiry" and "any assets it may have" in it
    if voice.collected and any(_strange(name, one) for name in signed(one)):
        return "it stands under another's name"
    dated = _YEAR.findall(said.quote) if "19" in said.quote or "20" in said.quote else ()
    if year := next((year for year in dated if int(year) < one.post.at.year), None):
        return f"it speaks of the year {year}"
    return doubt(one.post.text, said.start, said.end, said.particulars.event or "", said.lang, voice.collected)


def _strange(name: str, one: Appearance) -> bool:
    """Whether a name at the edge of a post may tell whose report it is: nobody credited, nothing told, not ours."""
    if len(name.split()) > LABEL or any(char.isdigit() for char in name):
        return False
    if name_key(name) in {name_key(credit) for credit in one.statement.credit}:
        return False
    if one.source.role is Role.OFFICIAL and _ITS_PAPER.search(name) and not _names_a_party(name):
        return False
    return not (tells_of_war(name) or own_reporting(name) or any(hit.value == "open" for hit in scanned(name)))


def _names_a_party(name: str) -> bool:
    """Whether a label names a group or country, whose paper an official source may only pass on."""
    return bool(shipped("actors", "countries", "nations").scan(name))


_ITS_PAPER = re.compile(
    r"(?:statement|communiqu[eé]|press release|press office|press service|briefing)$"
    r"|^(?:заявление|брифинг|сводка|пресс-служба|сообщение|заява|брифінг|зведення|пресслужба|прес-служба|повідомлення)(?!\w)"
    r"|^(?:بيان|تصريح|ايجاز|بلاغ)(?!\w)",
    re.IGNORECASE,
)
"""A label by which an official source heads what it gives out itself: "Joint Command statement: …"."""
