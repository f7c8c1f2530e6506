"""The body that is the subject of a verb, by grammar: all that stands before the verb must be read as that subject.

Nothing is skipped: an opening ("On Monday, …", "UPDATE 1200 GMT:"), the body with what belongs to its name, and what
stands between it and its verb ("has also", "said on Friday it had"). Where a word is left over, nobody is found.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.kinship import itself
from pipeline.lexicon import Hit
from pipeline.sought import Sought
from pipeline.split.doers import NONE, Doer, first_person
from pipeline.split.openings import opened
from pipeline.split.reading import Reading
from pipeline.split.recalled import FORGED
from pipeline.types import Source

FARTHEST = 240
"""Characters before a verb within which its clause must open."""
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TIME = (
    rf"(?:(?:late|early|earlier) )?on {_DAY}(?: (?:morning|afternoon|evening|night))?|(?:late |early "
    rf"|earlier )?(?:today"
    rf"|yesterday|tonight|{_DAY})|this (?:morning|afternoon|evening|week)|overnight|(?:later|earlier) (?:today"
    rf"|in the day)"
    rf"|in the (?:early|small) hours of {_DAY}|(?:early|late|earlier) in the (?:day|morning|evening)"
    r"|shortly (?:before|after) (?:noon|midnight|dawn)|at (?:noon|midnight|dawn|the weekend)"
    r"|в (?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)|сегодня|вчера|накануне|утром"
    r"|вечером|у (?:понеділок|вівторок|середу|четвер|п['’]ятницю|суботу|неділю)|в неділю|сьогодні|вчора|напередодні"
    r"|вранці|увечері|اليوم|أمس|مساء اليوم|صباح اليوم"
)
_BEFORE_VERB = Sought(
    rf"(?:^|[\s,])(?P<word>has|have|had|is|are|was|were|also|now|again|formally|officially|unanimously|temporarily"
    r"|just|already|immediately|jointly|both|unilaterally|publicly|quietly|finally|since|meanwhile|further|newly"
    r"|partially"
    r"|partly|fully|provisionally|indefinitely|in turn|for its part|separately|for the first time|however|then|later"
    r"|уже|также|официально|единогласно|временно|тоже|вновь|снова|досрочно|вже|також|офіційно|одноголосно|тимчасово|теж"
    rf"|знову|достроково|щойно|только что|{_TIME}),?$",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?:^|\s)(?:has |have |also )?(?:said|says|announced|announces|confirmed|confirms|reported|disclosed|revealed"
    r"|stated"
    r"|acknowledged|admitted|told (?:parliament|reporters|lawmakers|journalists|the council|state television"
    r"|state TV))$",
    re.IGNORECASE,
)
"""Verbs by which a body says of itself what it has done: "said on Monday it had sent …"."""
_IT = re.compile(r"(?:[\s,]that)?\s(?:it|they|he|she)$", re.IGNORECASE)
_SLAVIC_SAID = re.compile(
    r"\s(?:сообщил|заявил|объявил|подтвердил|повідомил|повідоми|заяви|оголоси|підтверди)\w*(?: (?:в|во|у) \w+"
    r"| сегодня| вчора| сьогодні| вчера)?,? (?:что|що)(?: он[аои]?| вон[аио]| він)?$",
    re.IGNORECASE,
)
_PAPER = re.compile(
    rf"\s(?:in (?:a|an|its|his|her|their|the) (?:(?!{FORGED})[\w-]+ ){{0,3}}"
    r"(?:statement|post|decree|notice|communique|communiqué|tweet|letter|address|message|interview|video|broadcast"
    r"|circular|bulletin)|(?:at|during) (?:a|an|the|its|his|her) (?:[\w-]+ ){0,2}"
    r"(?:news conference|press conference|briefing|hearing)|on (?:Telegram|Facebook|Twitter|X|its website|social media"
    r"|state (?:TV|television)))$"
)
_BE = frozenset(("is", "are", "was", "were"))
_WORD = re.compile(r"[^\W_](?:[\w’'.-]*[\w’'])?")
_PREPOSITIONS = frozenset(("of", "for", "in", "on", "at", "to"))
_SMALL = _PREPOSITIONS | {"the", "and", "de", "al", "el", "bin", "ibn", "von", "van", "a", "an", "&"}
_NAME = re.compile(
    r",\s+(?:(?:[^\W\d_a-z][\w’'.-]*\s*){1,4}|(?:\w+ing|based|led|headed|chaired|backed)\b[^,;:\n]{2,60}),?$"
)
"""The name of who holds an office, or where a body meets, set off by commas."""
_ALONE = re.compile(r"(?:a|an)\s+(?:[\w-]+ ){0,3}?(?:court|tribunal|judge|prosecutor)\b", re.IGNORECASE)
"""Bodies that are told of without saying which: any other "a ministry" is nobody's record."""
_ARTICLE = re.compile(r"\W*(?:the\s+)?", re.IGNORECASE)
_NAMES_MOST = 4
"""Words of the name behind an office."""


class Subject(NamedTuple):
    """Who does it, and how that is told."""

    who: Doer
    said: bool = False
    """It says so itself: "the ministry said it had …"."""
    being: bool = False
    """A form of "to be" stands before the verb: "is suspending", "was suspended"."""
    several: bool = False
    """More than one body does it."""
    had: bool = False
    """Told as past of the past: "had suspended"."""


def subject(reading: Reading, start: int, mark: Hit, official: Source | None) -> Subject | None:
    """The body that `mark`, a verb in the clause that begins at `start`, is told of; None where words are left over."""
    if mark.start - start > FARTHEST:
        return None
    stop, seen = _trimmed(reading.text, start, mark.start)
    said = False
    if it := _IT.search(reading.text[start:stop]):
        stop, _ = _trimmed(reading.text, start, start + it.start())
        if paper := _PAPER.search(reading.text[start:stop]):
            stop, _ = _trimmed(reading.text, start, start + paper.start())
        found = _SAID.search(reading.text[start:stop])
        if found is None:
            return None
        stop, said = _trimmed(reading.text, start, start + found.start())[0], True
    elif slavic := _SLAVIC_SAID.search(reading.text[start:stop]):
        stop, said = start + slavic.start(), True
    begin = opened(reading, start, stop)
    told = _bodies(reading, begin, stop, official)
    if told is None:
        who = first_person(reading, begin, mark, official)
        return Subject(who, said, bool(seen & _BE)) if who is not None else None
    return Subject(told[0], said, bool(seen & _BE), len(told) > 1, "had" in seen and not said)


def _trimmed(text: str, start: int, stop: int) -> tuple[int, frozenset[str]]:
    """Where the subject ends, without the helping verbs, adverbs and days behind it; and which those were."""
    seen = []
    for _ in range(8):
        found = _BEFORE_VERB.search(text[start:stop].rstrip())
        if found is None:
            break
        seen.append(found["word"].lower())
        stop = start + found.start()
    return start + len(text[start:stop].rstrip(" ,")), frozenset(seen)


def _bodies(reading: Reading, start: int, stop: int, official: Source | None) -> list[Doer] | None:
    """The bodies that `start`–`stop` names, and nothing else; None where it names anything else."""
    if official is None and not _marks(reading, start, stop):
        return None
    if named := _NAME.search(reading.text, start, stop):
        stop = named.start()
    one = body(reading, start, stop, official)
    if one is not None:
        return [one]
    joint = list(re.finditer(r",?\s+and\s+|,\s+|\s+(?:и|і|та)\s+|\s+و(?=ال|\w{4})", reading.text[start:stop]))
    if not 0 < len(joint) <= _NAMES_MOST:
        return None
    edges = [start, *(start + edge for gap in joint for edge in gap.span()), stop]
    parts = [body(reading, edges[at], edges[at + 1], official) for at in range(0, len(edges), 2)]
    found = [part for part in parts if part is not None]
    strange = [
        reading.text[edges[at] : edges[at + 1]].strip()
        for at, part in zip(range(0, len(edges), 2), parts, strict=True)
        if part is None
    ]
    return found if all(_ACRONYM.fullmatch(name) for name in strange) and found else None


_ACRONYM = re.compile(r"(?:the )?[A-Z]{3,6}")
"""A group that no list holds, beside a body that one does: "the government and the ELN"."""


def body(reading: Reading, start: int, stop: int, official: Source | None) -> Doer | None:
    """The body that `start`–`stop` names with all of its words, or None."""
    article = _ARTICLE.match(reading.text, start, stop)
    start = article.end() if article else start
    words = list(_WORD.finditer(reading.text, start, stop))
    if not words or len(words) > 12 or any(sign in reading.text[start:stop] for sign in ',;:\n()«»"“”'):
        return None
    if reading.text[start].isascii() or not reading.text[start].isalpha():
        head = _english(reading, words, start, stop)
    else:
        head = _other(reading, words, start, stop)
    name = reading.text[start:stop].strip()
    mine = itself(name, official)
    if head is None:
        return Doer(official.name, start, stop, itself=True) if official is not None and mine else None
    armed = head.kind == "actors" or head.value in ("force", "armed")
    return Doer(official.name if official is not None and mine else name, start, stop, armed, mine)


def _marks(reading: Reading, start: int, stop: int) -> list[Hit]:
    """What names a body there: listed bodies, nouns for bodies, and groups called by a name of several capitals."""
    found = reading.marks("bodies", start, stop, "body", "force")
    found += reading.marks("institutions", start, stop, "head", "officer", "armed")
    for mark in reading.marks("actors", start, stop):
        name = reading.text[mark.start : mark.end]
        if sum(char.isupper() for char in name) > 1 or ("\u0600" <= name[0] <= "\u06ff" and " " in name):
            found.append(mark)
    return sorted(found, key=lambda one: (one.start, -one.end))


def _english(reading: Reading, words: list[re.Match[str]], start: int, stop: int) -> Hit | None:
    """The head of an English name of a body."""
    if words[0].group() in NONE:
        return None
    if re.match(r"(?:a|an)\s", reading.text[start:stop]) and not _ALONE.match(reading.text, start, stop):
        return None
    marks = _marks(reading, start, stop)
    known = marks + reading.marks("institutions", start, stop, "quality")
    if not all(_belongs(word, known) for word in words):
        return None
    first = next(
        (
            word.start()
            for word in words
            if word.group() in _PREPOSITIONS and not any(one.start < word.start() < one.end for one in marks)
        ),
        stop,
    )
    inside = [word for word in words if word.start() < first]
    return _head(reading, inside, [mark for mark in marks if mark.end <= first])


def _belongs(word: re.Match[str], known: list[Hit]) -> bool:
    """Whether a word may be part of a body's name: a name, an adjective or owner of it, or a small word."""
    text = word.group()
    if not text[0].islower() or text in _SMALL or text.endswith(("'s", "’s", "s'", "s’")):
        return text[0] not in "&" or True
    return any(one.start <= word.start() and word.end() <= one.end for one in known)


def _head(reading: Reading, words: list[re.Match[str]], marks: list[Hit]) -> Hit | None:
    """The mark that the words before a name's first preposition end in, or the office before its holder's name."""
    if not words:
        return None
    last = words[-1].end()
    nouns = {mark.end for mark in marks if mark.kind == "institutions"}
    for mark in sorted(marks, key=lambda one: one.start - one.end):
        behind = [word for word in words if word.start() >= mark.end]
        before = [word for word in words if word.end() <= mark.start]
        if mark.end < last and not (_is_office(reading, mark) and _named(behind)) and not _initialled(behind):
            continue
        if mark.end not in nouns and before:  # "Northern Syria", "Old Kyiv": a proper name takes nothing before it
            continue
        return mark
    return None


def _named(behind: list[re.Match[str]]) -> bool:
    """Whether the words behind an office are its holder's name."""
    return len(behind) <= _NAMES_MOST and all(_is_name(word.group()) for word in behind)


def _initialled(behind: list[re.Match[str]]) -> bool:
    """Whether a body's own initials follow ("the UN refugee agency UNHCR")."""
    return len(behind) == 1 and _ACRONYM.fullmatch(behind[0].group()) is not None


def _is_office(reading: Reading, mark: Hit) -> bool:
    """Whether the mark is an office that one person holds."""
    return any(one.end == mark.end for one in reading.marks("institutions", mark.start, mark.end, "officer"))


def _is_name(word: str) -> bool:
    return (
        word[0].isupper() or word in ("al", "el", "bin", "ibn", "von", "van", "de") or word.startswith(("al-", "el-"))
    )


def _other(reading: Reading, words: list[re.Match[str]], start: int, stop: int) -> Hit | None:
    """The head of a Slavic or Arabic name of a body: adjectives may stand before it, genitives and names behind."""
    arabic = "\u0600" <= reading.text[start] <= "\u06ff"
    marks = [mark for mark in _marks(reading, start, stop) if arabic or not _verbal(reading, mark)]
    if not marks:
        return None
    head = marks[0]
    before = [word.group() for word in words if word.end() <= head.start]
    behind = [word.group() for word in words if word.start() >= head.end]
    if len(before) == 1 and not behind and before[0][0].isupper() and _is_office(reading, head):
        return head  # "Рамзан Кадыров"
    if before and (arabic or not all(_ADJECTIVE.search(word) or word[0].isupper() for word in before)):
        return None
    if len(before) > 2 or len(behind) > 6:
        return None
    if arabic:
        return head if all(_ARABIC_TAIL.fullmatch(word) for word in behind) else None
    if before and not _ADJECTIVE.search(before[-1]):
        return None
    named = head.value == "officer" or _is_office(reading, head)
    fits = (
        _GENITIVE.search(word)
        or _acronym(word)
        or (word[0].isupper() and (named or (at and behind[at - 1] in _PLACED)))
        for at, word in enumerate(behind)
    )
    return head if all(fits) else None


def _verbal(reading: Reading, mark: Hit) -> bool:
    return mark.kind == "actors" and reading.text[mark.start].islower()


def _acronym(word: str) -> bool:
    return word.isupper() and len(word) <= 5


_PLACED = ("в", "во", "на", "у", "при")
"""Before the town where a body sits."""
_ADJECTIVE = re.compile(r"(?:ий|ый|ой|ая|ое|ее|яя|ые|ие|ська|цька|ське|ські|ська|зька|зьке|на|не|ні|а|є|е)$")
_GENITIVE = re.compile(r"(?:ой|ей|ого|его|ых|их|ии|ої|ої|ьої|ії|ів|ов|ев|ам|ами|и|ы|і|а|я|у|ю|РФ|по|в|з|с|та|и|стан)$")
_ARABIC_TAIL = re.compile(
    r"(?:ال[\u0621-\u064a]+|[\u0621-\u064a]{2,}ي[ةه]?|(?![تينسأ])[\u0621-\u064a]{3,}|(?:تركيا|نينوى|إيران|سوريا"
    r"|أردوغان|تونس|تعز)|في|ب[\u0621-\u064a]+)"
)
