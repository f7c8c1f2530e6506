"""Which part of a day a text tells, by its words or its clock: "this morning" is not noon, "evening" may be night."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.text import fold

_PARTS = {
    "at-night": frozenset(("night", "early", "late")),
    "at-dawn": frozenset(("early", "morning")),
    "at-morning": frozenset(("early", "morning")),
    "at-noon": frozenset(("noon", "day")),
    "at-afternoon": frozenset(("noon", "day", "evening")),
    "at-evening": frozenset(("evening", "late")),
}
"""Word of `lexicon/*/singled.toml` → the parts of a day that it may mean; of 10 labelled pairs of reports that tell one
strike in other words for its hour each two share a part, of 36 that tell two strikes four do."""
_HOURS = (
    (2, ("night", "late", "early")), (5, ("night", "early")), (7, ("night", "early", "morning")),
    (9, ("early", "morning")), (11, ("morning",)), (12, ("morning", "noon")), (15, ("noon", "day")),
    (17, ("day", "evening")), (20, ("day", "evening", "late")), (24, ("evening", "late", "night")),
)  # fmt: skip
"""Hour before which a clock shows these parts of the day."""
_CLOCK = re.compile(
    r"(?<![\d:.,])([01]?\d|2[0-3]):[0-5]\d(?![\d:])(?: ?(?:(?P<am>a\.?m\b|ص(?!\w))|(?P<pm>p\.?m\b|م(?!\w)))"
    r"|(?P<zone> ?(?:gmt|utc|z)\b))?"
    r"|(?<![\d:.,])(1[0-2]|0?\d) ?(?:(?P<am2>a\.?m\b)|(?P<pm2>p\.?m\b))"
)
_DAY = re.compile(
    r"\s+(?:(?:ال)?يوم|امس|غد|هذا|ذلك|البارحه|مبارح|(?:ال)?(?:اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت|احد|نهار))(?!\w)"
)
_AT = re.compile(r"(?:قبل|بعد|قبيل|عند|مع|منذ|حتي|خلال|اذان|وقت|صلاه|قرابه|حوالي|بعيد|غروب|عقب|ساعات|ساعه)\s+(?:ال)?$")
_ALSO_VERBS = frozenset(("فجر", "ظهر", "عصر", "سحر", "صباح"))
_ALSO_NAMES = frozenset(("مغرب",))


def an_hour(folded: str, start: int, end: int) -> bool:
    """Whether a word of folded text tells an hour: in Arabic "blew up" is written as "dawn", "appeared" as "noon".

    `start` and `end` are those of the word without its article. A verb bears no article, and no day stands behind it;
    the sunset is a country where nothing is before or after it.
    """
    word = folded[start:end]
    if word not in _ALSO_VERBS and word not in _ALSO_NAMES:
        return True
    if _DAY.match(folded, end) or _AT.search(folded[max(0, start - 12) : start]):
        return True
    return word in _ALSO_VERBS and folded[max(0, start - 2) : start] in ("ال", "لل")


_AS_OF = re.compile(
    r"(?<!\w)(?:as of|as at|по состоянию на|станом на|حتي)"
    r"(?: (?:about|around|early|late|(?:ال)?ساعه))? (?:ال)?$"
)


def as_of(folded: str, start: int) -> bool:
    """Whether the hour at `start` is the one up to which was counted, and not that of what happened."""
    return _AS_OF.search(folded, max(0, start - 32), start) is not None


@lru_cache(maxsize=8192)
def parts(quote: str) -> frozenset[str]:
    """The parts of the day that a text tells, by its words, else by its clock; empty where it says none."""
    text = fold(quote).text
    hits = [hit for hit in shipped("singled").scan(text) if hit.value in _PARTS]
    said = [_PARTS[hit.value] for hit in hits if an_hour(text, hit.start, hit.end) and not as_of(text, hit.start)]
    if not said and any(map(str.isdigit, text)):
        said = [_shown(match) for match in _CLOCK.finditer(text) if not as_of(text, match.start())]
    return frozenset[str]().union(*said)


def _shown(clock: re.Match[str]) -> frozenset[str]:
    """The parts of the day that a clock may show: one in another zone says nothing, one of twelve hours two."""
    if clock["zone"]:
        return frozenset(part for _, shown in _HOURS for part in shown)
    hour = int(clock[1] or clock[5])
    if clock["am"] or clock["am2"]:
        return _part(hour % 12)
    if clock["pm"] or clock["pm2"]:
        return _part(hour % 12 + 12)
    twice = 0 < hour <= 12 and not clock[0].startswith("0")
    return _part(hour) | _part((hour + 12) % 24) if twice else _part(hour)


def _part(hour: int) -> frozenset[str]:
    return frozenset(next(shown for end, shown in _HOURS if hour < end))
