"""What may open a sentence before its subject: labels that name no speaker, datelines, times and causes."""

from __future__ import annotations

import re

from pipeline.split.label import topic
from pipeline.split.reading import Reading

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_LABEL = re.compile(r"\W*(?:[^\n:]{1,110}:\s+)(?=\S)")
"""What stands before a colon: a label, a topic, the news that the deed behind it explains."""
_DATELINE = re.compile(
    r"\W*(?:[A-ZÀ-Þ][A-ZÀ-Þ .,/'’-]{2,40}(?:\([^()\n]{1,24}\))?"
    r"|(?:[A-ZÀ-Þ][A-ZÀ-Þ .,/'’-]{2,40},\s+)?"
    r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2} \([^()\n]{1,24}\))"
    r"\s*[-–—]+\s+"
)
_OPENING = re.compile(
    r"\W*(?:(?:In|On|At|After|Following|Amid|With|Due to|Because of|Despite|Late|Early|Earlier|Separately|Also|However"
    r"|Instead|Then|Now|Here|For|By|Under|Ahead of|Hours after|Days after|Meanwhile|Elsewhere|Later|Finally|Similarly"
    r"|Likewise|But|And|Still|Today|Yesterday|Tonight|В|У|На|После|Після|Тем временем|Тим часом|Сегодня|Вчера|Сьогодні"
    r"|Вчора|Кроме того|Крім того|Между тем|Водночас)\b[^,;:\n]{0,90},\s+"
    rf"|(?:Today|Yesterday|Tonight|Meanwhile|Later|Then|But|And|Also|Now|On {_DAY}|Сегодня|Вчера|Сьогодні|Вчора|И|А"
    rf"|Но|Але"
    r"|عاجل|اليوم|أمس)\s+)",
)
_FLASH = re.compile(
    r"\W*(?:(?:UPDATED?|BREAKING|URGENT|JUST IN|NEW|ALERT|FLASH|LATEST|NOW|MORE|ITEM|СРОЧНО|МОЛНИЯ|ТЕРМІНОВО"
    r"|ОНОВЛЕНО|عاجل)"
    r"(?: (?:NEWS|\d+|\d{4} ?(?:GMT|UTC|local)?|\d\d?[:.]\d\d ?(?:GMT|UTC|local)?))*|\d{4} ?(?:GMT|UTC)|\d\d?[:.]\d\d"
    r"(?: (?:GMT|UTC|local))?|#\w+)\s*:\s*$",
    re.IGNORECASE,
)
"""A label that says how new or when, and names nobody who says it."""
_COUNTRY = re.compile(
    r"\W*(?:Syria|Iraq|Yemen|Libya|Sudan|Lebanon|Ukraine|Gaza|Israel|Turkey|Iran|Afghanistan|Somalia|Mali|Ethiopia|Myanmar"
    r"|Сирия|Ирак|Йемен|Ливия|Судан|Украина|Сирія|Ірак|Ємен|Лівія|سوريا|العراق|اليمن|ليبيا|السودان|لبنان|أوكرانيا|غزة"
    r"|فلسطين|إيران|تركيا|مصر|الأردن)\s*:\s*"
)
"""Where it happened: a country before a colon heads its news; bodies of that name are not meant."""
_CLAUSE = 4
"""Words of the news that a deed behind a colon explains."""


def opened(reading: Reading, start: int, stop: int) -> int:
    """Where the subject of the clause that begins at `start` begins, at most at `stop`."""
    label = _LABEL.match(reading.text, start, stop)
    if label is not None and no_speaker(reading, start, label.end()):
        start = label.end()
    for pattern in (_DATELINE, _OPENING, _OPENING):
        found = pattern.match(reading.text, start, stop)
        start = found.end() if found else start
    return start


def no_speaker(reading: Reading, start: int, stop: int) -> bool:
    """Whether the label `start`–`stop`, which ends in a colon, cannot name who says what follows.

    It says how new it is, or is a sentence of its own: "Russia has lost its seat: the assembly elected …".
    """
    if _FLASH.match(reading.text[start:stop]):
        return True
    if topic(reading, start, stop) or _COUNTRY.fullmatch(reading.text, start, stop):
        return True
    told = reading.marks("predicates", start, stop) + reading.marks("events", start, stop)
    told += reading.marks("deeds", start, stop)
    return len(reading.text[start:stop].split()) >= _CLAUSE and bool(told)
