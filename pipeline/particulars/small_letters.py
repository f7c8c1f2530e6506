"""Names of villages that a Russian or Ukrainian writer in haste leaves in small letters, told by endings and place.

"по вільхівці арта кладе", "бахнуло в лозовой", "червоному лиману прилетело": what stands behind a preposition and ends
as villages end, and is no other word of the lists, is a name. Asked only where a statement names no other place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.particulars.gazetteer import find_town
from pipeline.particulars.ownmarks import befallen
from pipeline.particulars.reading import Reading

_WORD = r"[а-яіїєґ][а-яіїєґ'’-]*"
_BEHIND = (
    r"(?<![\w-])(?:в|во|у|на|под|під|над|біля|возле|около|близ|поблизу|неподалік|недалеко от|из|із|з|зі|через"
    r"|за|по|до|к"
    r"|(?:в|у) районе?і?|(?:на |с |з )?(?:околиц|окраин|околиц|підступ|подступ|вулиц|улиц)\w+)(?: (?:в|у|к|до|з"
    r"|из))? #?"
)
_VILLAGE = (
    r"(?:[оеиіїє]вк(?:а|и|і|е|у|ою|ой)|[іо]вц(?:і|ы|е|ів|ах|ям|ями)|[аеиіуюя]нк(?:а|и|і|е|у|ою|ой)|[оеє]во|[иі]но"
    r"|[сц]ь?к(?:е|ое|у|а|ом|им|ого|ому)?|[аеу]тк(?:у|ой|ою)|поль|поля|полі|полю|піль|поля|град|града|граде|граді|граду|янах|анах|чани|чаны)"
)
_GREAT = r"(?:(?:велик|мал|нов|стар|верхн|нижн|червон|красн|біл|бел|чорн|черн|крут|сух)[а-яії]{1,3} )?"
_NOUN = re.compile(rf"{_BEHIND}({_GREAT}{_WORD[:-1]}+?{_VILLAGE})(?![\w-])")
"""A name that ends as villages do: "из дроновки", "на околиці липців", "в озерську"."""
_ADJECTIVE = re.compile(rf"{_BEHIND}({_WORD}(?:ому|ого|ьом|ем|ої|ій|ою|ом|ой|ым|им))(?![\w-])")
"""A name built as an adjective, whose noun is left out: "у лозовому пролунав", "по озерному"."""
_PLAIN_ADJECTIVE = re.compile(r"(?:[^сц]к|[сц]ьк|ск|цк|в|н|р|ж|ч|л|т)(?:ому|ого|ьом|ем|ої|ій|ою|ом|ой|ым|им)$")
_SUBJECT = re.compile(
    rf"\W*({_WORD[:-1]}+?(?:[оеиіїє]вка|[аеиіуюя]нка|[оеє]во|[иі]но|[сц]ь?ке|ск|град|поль|[оі]вці|овцы))(?![\w-])"
)
"""The first word of a statement, of which something is told that befalls places only."""
_LABELS = re.compile(r": (?=[а-яіїєґ])")
"""Behind the village that a line is about: "роботино: рубилово за школу"."""
_OBJECT = re.compile(
    rf"\W*({_WORD[:-1]}+?(?:[оеиіїє]вку|[аеиіуюя]нку|[оеє]во|[иі]но|[сц]ьке|ское))"
    r" (?:(?:мы|ми|опять|снова|знову|вже|уже|наши|наші) )*(?:захв"
    r"|взял|взят|захоп|окуп|звільн|освоб|втра[чт]|потер|сда[нл]|зда[нл]|отби|відби|накр|бомб|штурм|атак|обстр|криют"
    r"|криють|кроют"
    r"|долб|довб|забра)"
)
"""The first word in the accusative, before what is done to a place: "ясенівку знову криють мінами"."""
_GOES_ON = re.compile(
    r"(?=\s*(?:[.,!?;:…)\n]|$))|\s+(?:[-–—]|\d|[а-яіїєґ]+(?:л[аоие]?|л[аои]?с[ья]|вся|[иауіеоя]в|[єеую]ть|[аяуюие]т"
    r"|ять|ать|є|нн?[оа]|ет)(?!\w)"
    r"|(?:опять|снова|знову|вже|уже|зараз|сейчас|весь|всю|всі|с|з|від|от|по|й|і|и|та|а|в|у|на|ще|еще|пів|друг\w+"
    r"|трет\w+|тиш\w+|нет|нема|немає)(?!\w))"
)
"""Behind a name, where the sentence stops or its verb comes: no noun that the adjective would belong to."""
LEAST = 5
"""Letters of the shortest such name."""
_ANY = re.compile(rf"{_BEHIND}({_WORD[:-1]}{{3,}})(?![\w-])")
_LABEL = re.compile(
    rf"\W*({_WORD[:-1]}{{3,}})(?=[,:] | [-–—] | (?:громко|гучно|прил[её]т|приліт|взрыв|вибух|бах"
    r"|ппо|пво|снова|знову|опять|під|под|раскатыва|утюж|кроют|криють|бомб|долб|гат[яи]т|накрыва|накрива|обстр)[а-яії]*(?!\w))"
)
"""The first word of a statement, before a comma, a colon or what befalls it: "мелітополь, гучно"."""
_DONE_TO = re.compile(
    rf"(?<!\w)(?:взят|захва[чт]|захоп|звільн|освоб|зда[нл]|сда[нл]|потер|втрач|взял|забрал|обстр|накр|бомб|штурм)"
    rf"[а-яії]* ({_GREAT}{_WORD[:-1]}+?"
    r"(?:[оеиіїє]вк(?:а|у|и|і)|[аеиіуюя]нк(?:а|у)|[оеє]во|[иі]но|[сц]ьке|ское|[іо]вці))(?![\w-])"
)
"""A village right behind what is done to it: "нашими взята староварварівка"."""
_MADE_OF = re.compile(
    r"ь?[сц]ьк\w+$|[сц]к(?!е$|у$|а$)\w+$|[сц]ьк$|н(?:ий|ый|ая|ое|ої|ой|ого|ому|ом|их|ых|им|ым|ими|ыми)$"
)
"""How an adjective ends: "в курской области"."""
TOWN = 9_000
"""Fewest people of a town that is known in small letters."""
_COUNTRIES = frozenset(["UA", "RU", "BY"])
_OTHER_WORDS = frozenset(
    """Anna Antratsyt Apostolove Artëm Azov Balky Balta Bar Baran Berezne Bilenke Bilychi Bobrov Bor Bosse Brest Brody
    Bryanka Chaiky Chistye Chystyakove Dolyna Donskoy Dubove Fortechnyi Gigant Glazov Hirnyk Hirske Horki Horodok
    Horodyshche Ivanovo Kalach Kaniv Klov Korolyov Korolëv Korolevo Kovrov Kryukiv Kurgan Kurman Kyzyl Lida Levada Liski
    Lokot Lypky Masany Mena Mirnoye Molodizhne Mosty Myrnyi Nakhodka Nove Nyvky Okny Orël Pivdenne Pivnichne Podil
    Pogar Pokrov Polohy Polonne Reni Rivne Saki Samar Sarny Severnyy Shakhtarske Shakhty Shyroke Sloboda Smila Smoline
    Snizhne Star’ Stare Stroitel Sumy Tatarka Telychka Terny Tselina Tsentralnyi Ukrayinka Ukrayinsk Uman’ Uzda Valky
    Vesele Vidradnyi Vinohradar Vladimir Volya Vysokyi Vyshneve Yasenevo Zarichnyi Zhovtneve Zlatopil Zolote
    Sonyachnyi Hvardiyske Schastya Shchastya Vynohradar Vynohradiv Primorskyi Horki Boyarka Stryi Kubey Budy Bile Vilne
    Teple Mayak""".split()  # noqa: SIM905
)
"""Towns whose name in small letters is, or sounds like, another word: шахты, долина, в сумах, ровно."""


def small_towns(reading: Reading) -> list[tuple[int, int]]:
    """Where names of towns that the gazetteer knows start and end in the folded text, written in small letters."""
    if not any("\u0400" <= char <= "\u04ff" for char in reading.folded):
        return []
    found = [match.span(1) for match in _ANY.finditer(reading.folded)]
    if head := _LABEL.match(reading.folded):
        found.append(head.span(1))
    return sorted(one for one in set(found) if not reading.is_capital(one[0]) and _town(reading.folded[slice(*one)]))


def _town(word: str) -> bool:
    """Whether a word in small letters is a larger town's name and hardly anything else."""
    if _MADE_OF.search(word):
        return False
    town = find_town(word)
    known = town is not None and town.people >= TOWN and town.country in _COUNTRIES
    return known and town is not None and town.name not in _OTHER_WORDS


def small_names(reading: Reading) -> list[tuple[int, int]]:
    """Where names in small letters start and end in the folded text, in order; never a word written with a capital."""
    if not any("\u0400" <= char <= "\u04ff" for char in reading.folded):
        return []
    found = [match.span(1) for match in _NOUN.finditer(reading.folded)]
    found += _adjectives(reading)
    found += _tailed(reading)
    if done := _OBJECT.match(reading.folded):
        found.append(done.span(1))
    found += [match.span(1) for match in _DONE_TO.finditer(reading.folded)]
    subject = _SUBJECT.match(reading.folded)
    if subject is not None and (befallen(reading, subject.end(1)) or _LABELS.match(reading.folded, subject.end(1))):
        found.append(subject.span(1))
    return sorted(
        one
        for one in set(found)
        if one[1] - one[0] >= LEAST and not reading.is_capital(one[0]) and not _a_thing(reading.folded[slice(*one)])
    )


@lru_cache(maxsize=4096)
def _a_thing(word: str) -> bool:
    """Whether a word is that of a thing that is hit: "влучив у маршрутку"."""
    return any(hit.start == 0 and hit.end == len(word) for hit in shipped("targets").scan(word))


def _adjectives(reading: Reading) -> Iterator[tuple[int, int]]:
    """Adjectives without a noun."""
    events = {hit.start for hit in reading.of("events")}
    for match in _ADJECTIVE.finditer(reading.folded):
        if not _PLAIN_ADJECTIVE.search(match[1]):
            continue
        if _GOES_ON.match(reading.folded, match.end(1)) or match.end(1) + 1 in events:
            yield match.span(1)


def _tailed(reading: Reading) -> Iterator[tuple[int, int]]:
    """An adjective before a word that names of places end in: "красного лога", "каменному броду"."""
    words = reading.words
    for index in range(1, len(words)):
        tail = reading.toponyms.get(words[index][0])
        if tail is None or tail.value != "tail" or reading.folded[words[index - 1][1] : words[index][0]] != " ":
            continue
        start, end = words[index - 1]
        behind = index > 1 and words[index - 2][1] in reading.marked
        if behind and re.search(r"(?:ому|ого|ої|ій|ою|ом|ой|ым|им|ый|ий|их|ых)$", reading.folded[start:end]):
            yield start, words[index][1]
