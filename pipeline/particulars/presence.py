"""Who holds or has reached a place, where no verb that we know tells it."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.lexicon import Hit, shipped
from pipeline.particulars.clauses import Main, negated
from pipeline.particulars.partial import flag_on_a_building
from pipeline.particulars.reading import Reading


def presence(reading: Reading) -> Main | None:
    """Armed people at a place, told without any verb that we know: "rebels walking past the mosque in Khalsa"."""
    forces = [*_named(reading), *_unnamed(reading, _OURS)]
    marks = reading.of("places", "before", "edge")
    for force in sorted(forces):
        for mark in () if _talks(reading, force) else marks:
            near = force.end <= mark.start and reading.distance(force.end, mark.start) <= PRESENT
            if near and not reading.broken(force.end, mark.start):
                near_it = _EDGE.search(reading.folded, force.end) or flag_on_a_building(reading, force)
                value = "advance" if near_it else "presence"
                if reading.folded.startswith("out of", mark.start):
                    value = "lose"
                if reading.folded.startswith("at", mark.start) and _AIMED.search(reading.folded, force.end, mark.start):
                    value = "assault"
                return Main(value, force.start, force.end, negated(reading, force))
    return None


def armed_people(reading: Reading) -> list[Hit]:
    """All armed people whom a sentence names, "the army" and "the enemy" among them, in order."""
    return sorted([*_named(reading), *_unnamed(reading, _OURS), *_unnamed(reading, _ARMIES)])


def _named(reading: Reading) -> list[Hit]:
    return [*reading.of("whom", "combatant"), *(hit for hit in reading.of("actors") if _armed(hit.value))]


def _unnamed(reading: Reading, pattern: re.Pattern[str]) -> list[Hit]:
    return [Hit(*match.span(), "", "", "") for match in pattern.finditer(reading.folded)]


_ARMIES = re.compile(
    r"(?<!\w)(?:army|garrison|defenders|insurgents?|militants?|gunmen|jihadists?|enemy|invaders?|fighters?|soldiers?"
    r"|forces"
    r"|хохл\w*|укропов|всушник\w*|рашист\w*|орк(?:и|ів|ов|ам|ами)|русн\w+|москал\w*|кацап\w*|нацист\w*"
    r"|арми[яию]|арміі|армія|гарнизон\w*|гарнізон\w*|противник\w*|враг\w*|ворог\w*|окупант\w*|оккупант\w*|боевик\w*"
    r"|бойовик\w*|солдат\w*|бойц\w+|бійц\w+|воїн\w*|войск\w*|військ\w*|росіян\w*|россиян\w*"
    r"|(?:ال|لل)?(?:جيش|حاميه|عدو|مسلح\w*|ثوار|فصايل|ارهابي\w*|دواعش|داعش|مقاتل\w*|معارضه|نظام|مليشيا\w*"
    r"|ميليشيا\w*))(?!\w)"
)
"""Armed people without a name of their own, whom only what is said of them shows to be meant."""
_OURS = re.compile(
    r"\b(?:our (?:guys|troops|men|boys)|ours|army units?|units of the army|troops|military units"
    r"|наші|наши|военные|подразделения|підрозділи|військові|قواتنا|شبابنا|رجالنا|وحدات الجيش|قوات الجيش)\b"
)
"""Troops of nobody named, and how a party calls its own."""
_EDGE = re.compile(
    r"\b(?:edge|outskirts|gates? of|(?<=\d )k?(?:m|met(?:er|re)s|ilomet(?:er|re)s?)|(?<=\d)k?m|miles? (?:from|away|off)"
    r"|окраин|околиц|اطراف|مشارف)"
)
"""Who is on the edge of a place has advanced to it."""
_AIMED = re.compile(r"\b(?:throw|threw|hurl|fling)|\b(?:com(?:e|es|ing)|came|(?:hammer|charg|rush|lung)\w+) $")
"""Between armed people and "at": who throws all he has at a village attacks it, and is not in it."""
PRESENT = 10
"""Words between armed people and the preposition before where they are."""


def _talks(reading: Reading, force: Hit) -> bool:
    """Whether a side's name stands before those who speak or govern for it: "Russian channels"."""
    if _SAID_TO_BE.match(reading.folded, force.end):
        return False
    return bool(set([*reading.words_between(force.end, force.end + 24)][:2]) & _SPEAKERS)


_SAID_TO_BE = re.compile(r" (?:is |are |now |was |were )*said to (?:be|have)\b")
"""Behind those of whom it is said, and who say nothing."""


_SPEAKERS = frozenset(
    """funeral funerals number no commander commanders
    leader leaders chief chiefs deputy head official general held controlled run
    backed led friendly channels channel authorities officials official media bloggers posts sources agency government
    ministry state
    minister president spokesman spokesperson source embassy administration side says said каналы паблики власти
    канали влада пабліки قنوات مصادر اعلام port ports city town village capital region oblast province district border
    coast ship ships vessel citizens civilians people children women families parliament embassy порт порту город міста
    области область""".split()  # noqa: SIM905
)


@lru_cache(maxsize=256)
def _armed(actor: str) -> bool:
    """Whether an actor stands on a side of a war: the United Nations do not."""
    return bool(shipped().tables["actors"].get(actor, {}).get("side"))
