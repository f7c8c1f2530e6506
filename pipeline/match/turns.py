"""Which blow of a day a report tells: "again", "a second raid today", "تاني مرة الليلة", "вдруге за день"."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.text import fold

_BLOW = (
    r"(?:time|raid|strike|airstrike|attack|shelling|bombing|bombardment|barrage|salvo|wave|round|volley|hit|blast"
    r"|explosion|drone|missile|rocket|shell)"
)
_RU_BLOW = (
    r"(?:раз|обстрел\w*|удар\w*|авиаудар\w*|налет\w*|авианалет\w*|прилет\w*|атак\w*|взрыв\w*|бомбардировк\w*|залп\w*"
    r"|волн\w*)"
)
_UK_BLOW = (
    r"(?:раз|обстріл\w*|удар\w*|авіаудар\w*|наліт\w*|авіаналіт\w*|приліт\w*|прильот\w*|атак\w*|вибух\w*"
    r"|бомбардуванн\w*|залп\w*|хвил\w*)"
)
_AR_BLOW = r"(?:ال)?(?:قصف|غار[هة]|ضرب[هة]|هجوم|استهداف|قذيف[هة]|دان[هة]|تفجير|انفجار|صاروخ|مسير[هة]|موج[هة])"
_WEEKS = (
    r"(?! (?:this|in a|in one|in the|of the|in two|in three) (?:past |last )?(?:weeks?|months?|years?)"
    r"| (?:since|in) (?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"| за (?:\w+ )?(?:недел\w+|месяц\w*|год\w*|тиж\w+|місяц\w+|рік)"
    r"| (?:خلال|في|هذا) (?:ال)?(?:اسبوع|شهر|عام|سنه))"
)
"""Behind "the second time": it counts the blows of a week."""
_AGAIN = re.compile(
    r"(?<!\w)(?:again|once more|another|(?:second|third|fourth|2nd|3rd|4th) (?:\w+ )?" + _BLOW + r"|twice"
    r"|(?:renewed|fresh|resumed) (?:\w+ )?(?:strikes?|airstrikes|raids?|shelling|bombing|bombardment|attacks?)"
    r"|снова|вновь|опять|повторн\w*|ещ[её] раз|ещ[её] один|ещ[её] одна|дважды|(?:втор|трет)\w+ " + _RU_BLOW + r""
    r"|знову|знов|вдруге|удруге|втрет[єе]|утрет[єе]|двічі|ще раз|повторн\w*|ще один|ще одна|(?:друг|трет)\w+ "
    + _UK_BLOW
    + r"|مجددا|من جديد|مره (?:اخري|ثانيه|تانيه|تاني)|(?:ثاني|تاني|ثالث|تالت) مره|للمره ال\w+|مرتين|غاره ثانيه|ثانيه"
    r"|[يت]تجدد|تجدد|عاود\w*|[يت]عاود\w*|رجعوا (?:قصفوا|ضربوا)|(?:ثاني|تاني) " + _AR_BLOW + r")(?!\w)" + _WEEKS
)


@lru_cache(maxsize=8192)
def again(quote: str) -> bool:
    """Whether a text tells of a strike as of another one."""
    return _AGAIN.search(fold(quote).text) is not None


_NEAR = r"[^.!?:;\n]{0,40}?(?<!\w)"
"""Between the turn and the day of which it is one, in either order."""
_TURNS = (
    (
        r"(?:second|third|fourth|2nd|3rd|4th)(?: \w+)? " + _BLOW + r"|twice|three times",
        r"(?:today|tonight|(?:of|in) the (?:day|evening|night)|this (?:morning|afternoon|evening)"
        r"|since (?:this morning|the morning|morning|dawn)|in (?:a|one|a single|the same) (?:day|night)"
        r"|in (?:\w+ )?hours|within (?:\w+ )?hours|in as many hours)",
    ),
    (
        r"(?:(?:втор|трет)\w+ " + _RU_BLOW + r"|дважды|повторно)",
        r"(?:сегодня|сегодняшн\w+|за (?:день|сутки|сегодня|ночь|вечер|утро|несколько часов|последние часы)"
        r"|с (?:самого )?утра)",
    ),
    (
        r"(?:вдруге|удруге|втрет[єе]|утрет[єе]|(?:друг|трет)\w+ " + _UK_BLOW + r"|двічі|повторно)",
        r"(?:сьогодні|сьогоднішн\w+|за (?:день|добу|сьогодні|ніч|вечір|ранок|кілька годин|останні години)"
        r"|(?:з|від|із) (?:самого )?ранку|зранку)",
    ),
    (
        r"(?:(?:ال|لل)?مره (?:ال)?(?:ثانيه|تانيه|تاني|ثالثه|تالته)|(?:ثاني|تاني|ثالث|تالت) (?:مره|"
        + _AR_BLOW
        + r")|"
        + _AR_BLOW
        + r" (?:ال)?(?:ثاني|ثانيه|تاني|تانيه|ثالث|ثالثه)|مرتين)",
        r"(?:اليوم|الليله|النهارده|الليلادي|منذ (?:ال)?(?:صباح|فجر)|من (?:ال)?(?:صباح|صبح|فجر)"
        r"|(?:خلال|في) (?:\w+ )?(?:ساعات|ساعه|يوم واحد|نفس اليوم|ليله واحده))",
    ),
)
"""In each language: how a blow is called a later one, and of what stretch of a day."""
_OF_THE_DAY = re.compile(
    "|".join(
        rf"(?<!\w)(?:(?:{turn})(?!\w){_NEAR}(?:{day})|(?:{day})(?!\w){_NEAR}(?:{turn}))(?!\w)" for turn, day in _TURNS
    )
)


@lru_cache(maxsize=8192)
def of_the_day(quote: str) -> bool:
    """Whether a text tells of a blow as the second or a later one of its day."""
    return _OF_THE_DAY.search(fold(quote).text) is not None


_ORDINALS = (
    (2, r"second|2nd|втор\w+|друг(?:а|у|ий|ого|ої|ій|им|ою)|(?:ال)?(?:ثاني|ثانيه|تاني|تانيه)"),
    (3, r"third|3rd|трет\w+|(?:ال)?(?:ثالث|ثالثه|تالت|تالته)"),
    (4, r"fourth|4th|четв[её]рт\w+|четверт\w+|(?:ال)?(?:رابع|رابعه)"),
    (5, r"fifth|5th|пят(?:ый|ая|ого|ой|ую|ым)|п'ят\w+|(?:ال)?(?:خامس|خامسه)"),
)
_ASSAULT = r"|assaults?|offensives?|штурм\w*|наступ\w*|натиск\w*"
_NUMBERED = {
    number: re.compile(
        rf"(?<!\w)(?:{words}) (?:\w+ )?(?:{_BLOW}s?|{_RU_BLOW}|{_UK_BLOW}|{_AR_BLOW}{_ASSAULT})(?!\w)"
        rf"|(?<!\w){_AR_BLOW} (?:{words})(?!\w)"
    )
    for number, words in _ORDINALS
}


@lru_cache(maxsize=8192)
def numbered_blows(quote: str) -> frozenset[int]:
    """The how-manieth blows or attacks a text tells: "the second attack", "третий штурм"; empty where none."""
    text = fold(quote).text
    return frozenset(number for number, words in _NUMBERED.items() if words.search(text))
