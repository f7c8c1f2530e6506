"""Names of villages that a Russian or Ukrainian writer in haste leaves in small letters, told by endings and place.

"по вільхівці арта кладе", "бахнуло в лозовой", "червоному лиману прилетело": what stands behind a preposition and ends
as villages end, and is no other word of the lists, is a name. Asked only where a statement names no other place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    r"|[сц]ь?к(?:е|у|а|ом|ого|ому)?|поль|поля|полі|полю|піль|поля|град|града|граде|граді|граду|янах|анах|чани|чаны)"
)
_NOUN = re.compile(rf"{_BEHIND}({_WORD[:-1]}+?{_VILLAGE})(?![\w-])")
"""A name that ends as villages do: "из дроновки", "на околиці липців", "в озерську"."""
_ADJECTIVE = re.compile(rf"{_BEHIND}({_WORD}(?:ому|ого|ьом|ем|ої|ій|ою|ом|ой|ым|им))(?![\w-])")
"""A name built as an adjective, whose noun is left out: "у лозовому пролунав", "по озерному"."""
_PLAIN_ADJECTIVE = re.compile(r"(?:[^сц]к|[сц]ьк|ск|цк|в|н|р|ж|ч|л|т)(?:ому|ого|ьом|ем|ої|ій|ою|ом|ой|ым|им)$")
_SUBJECT = re.compile(
    rf"\W*({_WORD[:-1]}+?(?:[оеиіїє]вка|[аеиіуюя]нка|[оеє]во|[иі]но|[сц]ь?ке|ск|град|поль|[оі]вці|овцы))(?![\w-])"
)
"""The first word of a statement, of which something is told that befalls places only."""
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


def small_names(reading: Reading) -> list[tuple[int, int]]:
    """Where names in small letters start and end in the folded text, in order; never a word written with a capital."""
    if not any("\u0400" <= char <= "\u04ff" for char in reading.folded):
        return []
    found = [match.span(1) for match in _NOUN.finditer(reading.folded)]
    found += _adjectives(reading)
    found += _tailed(reading)
    if done := _OBJECT.match(reading.folded):
        found.append(done.span(1))
    subject = _SUBJECT.match(reading.folded)
    if subject is not None and befallen(reading, subject.end(1)):
        found.append(subject.span(1))
    return sorted(one for one in set(found) if one[1] - one[0] >= LEAST and not reading.is_capital(one[0]))


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
