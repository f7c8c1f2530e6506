"""How an official source heads its own words, naming nobody else: "Spokesman: …", "الناطق الرسمي: …"."""

from __future__ import annotations

import re

from pipeline.split.credited import Who
from pipeline.split.reading import Reading
from pipeline.types import Role

_LABEL = re.compile(
    r"\W*(?:(?:(?:press )?(?:statement|release|communiqu[eé]) (?:issued )?(?:by|from) )?(?:the |our )?"
    r"(?:official |military )?(?:spokes(?:man|woman|person)|press (?:service|office|cent(?:re|er))"
    r"|media (?:office|cent(?:re|er))|general command)"
    r"|statement|communiqu[eé]|(?:(?:بيان|بلاغ|تصريح)(?: صحفي| رسمي| عسكري)?(?: صادر)? (?:عن|من) )?"
    r"(?:(?:الناطق|المتحدث)(?: الرسمي| العسكري)?|المكتب الإعلامي|المركز الإعلامي|القيادة العامة|الإعلام الحربي)"
    r"|بيان(?: رسمي| عسكري)?|пресс-служба|пресс-центр|официальный представитель|прессслужба"
    r"|пресслужба|пресцентр|речник|офіційний представник)\W*",
    re.IGNORECASE,
)
"""Words for who speaks for a body, or for what it puts out."""


def official_label(words: str, who: Who) -> bool:
    """Whether `words` only say that the body speaks whose own channel the writer is."""
    source = who.names.find(who.source)
    return source is not None and source.role is Role.OFFICIAL and _LABEL.fullmatch(words) is not None


def ends_body(reading: Reading, start: int, stop: int) -> bool:
    """Whether the words before a colon are a body's name and no place ("Foreign Ministry:", not "Damascus:")."""
    phrase = reading.text[start:stop].strip()
    if "|" in phrase or phrase.startswith("#") or _NONE.match(phrase) or _PLACE.search(phrase):
        return False
    if _LIES.search(phrase) and not _SOMEBODY.search(phrase) and reading.first("actors", start, stop) is None:
        return False
    kinds = ("voice", "body") if phrase.isupper() and phrase not in _COUNTRIES else ("voice",)
    return len(phrase.split()) >= 2 or reading.first("bodies", start, stop, *kinds) is not None


_COUNTRIES = frozenset(["US", "USA", "UK", "UAE", "EU", "DRC"])
"""Before a colon mostly where something happened, and not who tells it."""
_PLACE = re.compile(
    r"\b(?:city|town|province|countryside|suburbs?|region|district|governorate|front|border|coast|camp|airport|airbase"
    r"|air base|village|hill|road|highway|crossing|checkpoint|bridge|market|square|junction|roundabout)$"
    r"|^(?:rif|northern|southern"
    r"|eastern|western|central|north|south|east|west|north-?east(?:ern)?|north-?west(?:ern)?|south-?east(?:ern)?"
    r"|south-?west(?:ern)?)\b|^(?:в|на|у) |^(?:ريف|مدينة|محافظة|شمال|جنوب|شرق|غرب) ",
    re.IGNORECASE,
)
"""Part of a country, or its capital as a place: where something happened ("Damascus city:")."""
_LIES = re.compile(
    r"\b(?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|outskirts) of|outside)"
    r" #?[A-Z][\w’'-]+$"
)
"""How a place lies to another ("Yarmouk camp south of Tripoli:")."""
_SOMEBODY = re.compile(
    r"(?:er|or|ist|man|men|woman|women|person|people|source|sources|official|officials|medic|medics|resident|residents"
    r"|witness\w*|team|unit|brigade|army|police|council|office|agency|media|network|group)s?\b",
    re.IGNORECASE,
)
"""Words for persons and bodies, who speak wherever they are."""
_NONE = re.compile(r"(?:no|not|never|нет|ни|немає|нема|жодн\w+|لا|لم|ليس)\b", re.IGNORECASE)
"""Opens a sentence that says what there is not, and no body's name."""


def topic(reading: Reading, start: int, stop: int) -> bool:
    """Whether the words before a colon say what it is about, and not who speaks: "Prisoner swap completed in Taiz:"."""
    told = reading.first("events", start, stop)
    if told is None or reading.first("bodies", start, stop, "voice") is not None:
        return False
    crowd = reading.first("nobodies", start, stop)
    if told.start > start and reading.text[told.start].isupper():
        return False
    return crowd is None or told.start <= crowd.start


_OTHERS_REPORTS = re.compile(
    r"\W*(?:(?:on|about|regarding|concerning|re|as (?:for|to)|with regard to|in (?:response|reply) to|responding to"
    r"|a (?:word|note) (?:on|about)) [^:\n]{0,40}?(?:reports?|claims?|rumou?rs?|news|stor(?:y|ies)|allegations?|posts?"
    r"|messages|accusations?|talk|fakes?|[\"“«])"
    r"|(?:по поводу|насч[её]т|относительно|касательно|что касается|к (?:слову|вопросу) об?|об?|про|в ответ на)"
    r" [^:\n]{0,40}?(?:сообщени|слух|вброс|заявлени|утвержден|новост|фейк|разговор|публикац|[«\"“])"
    r"|(?:щодо|стосовно|з приводу|відносно|що стосується|про|у відповідь на)"
    r" [^:\n]{0,40}?(?:повідомлен|чут[ко]|заяв|тверджен|новин|фейк|вкид|розмов|допис|[«\"“])"
    r"|(?:بخصوص|بشأن|حول|عن|ردا على|رداً على|بالنسبة|تعليقا على) [^:\n]{0,40}?(?:أنباء|انباء|أخبار|اخبار|شائعات|إشاعات"
    r"|تقارير|يشاع|يتداول|مزاعم|ادعاءات|خبر))[^:\n]{0,80}:\s+(?=\S)",
    re.IGNORECASE,
)
"""What others say, named before a colon as what the writer's own words behind it answer."""


def others_reports(reading: Reading, start: int, end: int) -> int | None:
    """Where a sentence goes on that first names the reports it answers: "On the reports about X: we did not fire"."""
    found = _OTHERS_REPORTS.match(reading.text, start, end)
    return found.end() if found is not None and found.end() < end else None
