"""The place of a report that its writer takes back: "ignore my post about Sahlet Ward", "про Мілове я помилився"."""

from __future__ import annotations

import re

from pipeline.particulars.places import places
from pipeline.particulars.reading import Reading
from pipeline.types import Place, Stance, Statement

_NAME = r"(?:[A-Z][\w’'-]+|[Aa]l-[A-Z][\w’'-]+)(?: (?:[A-Z]|al-)[\w’'-]+){0,2}"
_ABOUT = {
    "en": re.compile(rf"\b(?:about|on|regarding|re|concerning|from|the) ({_NAME})"),
    "ru": re.compile(
        r"(?<!\w)(?:[Пп]ро|[Оо]|[Оо]б|[Нн]асч[её]т|[Пп]о|[Пп]о поводу) ([А-ЯЁ][\w’'-]+(?: [А-ЯЁ][\w’'-]+){0,2})"
    ),
    "uk": re.compile(r"(?<!\w)(?:[Пп]ро|[Щщ]одо|[Пп]о|[Сс]тосовно) ([А-ЯІЇЄҐ][\w’'-]+(?: [А-ЯІЇЄҐ][\w’'-]+){0,2})"),
    "ar": re.compile(
        r"(?<!\w)(?:عن|حول|بخصوص|بش[أا]ن|خبر|موضوع) ((?:تل|كفر|دير|عين|بئر|بير|خان|ر[أا]س|معر|معرة|[أا]م|بيت|رسم|جب"
        r"|سهلة|وادي|خربة|شيخ|جسر|حي) [^\s.،,]+)"
    ),
}
"""What a report was about, named in an answer to it."""
_IN = {"en": "in", "ru": "в", "uk": "в", "ar": "في"}


def taken_up(statement: Statement) -> tuple[Place, ...]:
    """The places that a correction or a denial names as what a report was about; none where it names a person."""
    about = _ABOUT.get(statement.lang)
    if statement.stance not in (Stance.CORRECTS, Stance.DENIES) or about is None:
        return ()
    named = about.search(statement.quote)
    if named is None or Reading(named[1]).of("actors"):
        return ()
    return places(Reading(f"{_IN[statement.lang]} {named[1]}"), None)
