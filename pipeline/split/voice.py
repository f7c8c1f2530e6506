"""In whose voice a clause speaks: the writer's own, nobody's ("reports say"), or a named body's ("SOHR said")."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.lexicon import Hit
from pipeline.roster import Roster
from pipeline.split.credited import Body, Who, body, declined, is_arabic, names_a_reason, stripped
from pipeline.split.house import own_people
from pipeline.split.label import ends_body, official_label, topic
from pipeline.split.reading import Reading
from pipeline.split.sayings import no_saying
from pipeline.split.speakers import only_speaks
from pipeline.text import fold

_WORD = re.compile(r"[^\W_][\w'’.-]*")
_STOP = re.compile(
    r"[,;:()\n“”\"«»،؛]|\s[–—-]\s|\.(?:\s|$)|\b(?:that|що|что)\b"
    r"|(?<!\w)ما(?!\w)|(?<!\w)(?:إن|أن|بأن)(?:ه|ها|هم|هما|نا)?(?!\w)"
    r"|\b(?:this (?:morning|afternoon|evening|week)|today|yesterday|tonight|(?:late |early )?on \w+day)\b"
)
_COLON = re.compile(r"[^:\n“”\"]{2,70}?\s?:(?=\s|[“\"])")
_QUOTED = re.compile(r"\s*[«“„\"]")
"""A body's name may stand in quotation marks."""
_NOUN = re.compile(
    r"\b(?:the|an?|this|that|these|those|no|any|such|his|her|its|their|our|my|your|of|to|cannot|can't|couldn't|not"
    r"|(?-i:\b[a-z]+ )\d[\d,.]*)\s+$",
    re.IGNORECASE,
)
"""Before a noun ("that report") or an infinitive, which are no verb of saying, or a verb of saying denied."""
_HAVING = re.compile(r"(?:may|might|could)\s+have", re.IGNORECASE)
_PERFECT = re.compile(
    r"\s+(?:\w+ly\s+|also\s+|just\s+|already\s+)?(?:\w+(?:ed|en|wn|nt|st|ne)|hit|cut|shot|left|lost|fled|fallen|led|held"
    r"|put|run|made|won|met|begun|become|come)\b",
    re.IGNORECASE,
)
"""A participle, without which "may have" only says what someone may own."""
_TITLE = re.compile(r"\s«[^«»\n]{1,40}»")
"""The part of a body's name that is set in quotation marks ("ОТУ «Хортица»")."""
_LINK_WORDS = 2
"""Words before a speaker that only tie his sentence to others ("However, …")."""
_THAT = re.compile(r"\s+(?:that\s+)?(?=\w)|\s*[:,]\s+(?:что\s+|що\s+)?|\s+(?:что|що)\s+|\s+(?:أن|إن|بأن)\s+")
_REMARKS = re.compile(r"\([^()]*\)")
_IN = re.compile(r"\s+(?:в|во|у|на)\s+(?=[«“„\"]?[^\W\d_])")
_WHICH = re.compile(r"(?:which|but|что|но|що|але)\s")
"""Opens a remark that is all attribution ("…, which the army denied")."""
_INVERTING = ("”", '"', "»", ",")
"""Signs behind which a verb of saying stands before its subject ("…”, said Toner")."""
_HELPS = ("has", "have", "had")
"""Verbs that help an active verb of saying ("has said"); behind others ("was reported") it is passive."""
_SUBJECT_WORDS = 9
"""Words before a verb of saying: with more, its subject is not what begins the clause."""
_BODY_WORDS = 7
"""Words of a body behind "according to"."""
_NOBODY = re.compile(r"\s*(?:nobody|no one|no-one|none|никто|ніхто|لا احد|لا أحد)\s*", re.IGNORECASE)
"""Who says nothing: no account is given."""


class Voice(NamedTuple):
    """Who speaks: the writer when `hedge` is None, else another, named by `credit` or nobody."""

    hedge: str | None = None
    credit: tuple[str, ...] = ()
    spreads: bool = False
    """It governs what follows in its paragraph."""
    own: bool = False
    """The writer says that his own people saw it: nothing before governs this."""
    span: tuple[int, int] | None = None
    """Where the words stand that name the speaker and his saying; None: nowhere in particular."""


def hear(reading: Reading, start: int, end: int, who: Who) -> Voice | None:
    """Whose account the clause `start`–`end` says it gives; None when it does not say.

    What the post's source says of itself, of its own people and of those who told them is its own voice.
    """
    if own_people(reading, start, end, who.house):
        return Voice(own=True)
    frame = reading.first("hedges", start, end, "frame")
    said = _per(reading, start, end, who) or _colon(reading, start, end, who)
    if said is None:
        said = _said(reading, start, end, who)
    if said is not None and (said.credit or frame is None):
        return said
    if frame is not None:
        return Voice(reading.text[frame.start : frame.end], spreads=True)
    return said


def retold(reading: Reading, span: tuple[int, int], voice: Voice, names: Roster) -> int | None:
    """Where what is told begins in a clause that opens "X reports that …", X being one of `names`; else None."""
    start, end = span
    if voice.span is None or len(voice.credit) != 1 or names.named(voice.credit[0]) is None:
        return None
    if len(reading.text[start : voice.span[0]].split()) > _LINK_WORDS:
        return None
    opening = _THAT.match(reading.text, voice.span[1], end)
    return opening.end() if opening and reading.text[opening.end() : end].strip(" .!…") else None


def reserve(reading: Reading, start: int, end: int) -> str | None:
    """The words by which the writer himself keeps his distance ("reportedly", "if true"); None without any."""
    for mark in reading.marks("hedges", start, end, "adverb", "doubt"):
        if not _HAVING.fullmatch(reading.text, mark.start, mark.end) or _PERFECT.match(reading.text, mark.end, end):
            return reading.text[mark.start : mark.end]
    return None


def _per(reading: Reading, start: int, end: int, who: Who) -> Voice | None:
    """The account that "according to X", "по словам X" or "بحسب X" gives."""
    mark = reading.first("attributions", start, end, "per")
    if mark is None:
        return None
    begin, stop = _phrase_behind(reading, mark.end, end)
    if begin >= stop or reading.text[begin].isdigit():
        return None
    heard = body(reading, begin, stop, who)
    if heard.own:
        return Voice(own=True)
    if heard.name is None and names_a_reason(reading, mark, begin, stop):
        return None
    span = (mark.start, stop)
    return Voice(reading.text[mark.start : stop], (heard.name,) if heard.name else (), spreads=True, span=span)


def _phrase_behind(reading: Reading, at: int, end: int) -> tuple[int, int]:
    """The words behind `at` up to a stop, a verb or too many words."""
    if opening := _QUOTED.match(reading.text, at, end):
        at = opening.end()
    match = _STOP.search(reading.text, at, end)
    stop = match.start() if match else end
    named = reading.marks("actors", at, stop) + reading.marks("bodies", at, stop)
    for verb in reading.marks("predicates", at, stop):  # "Hay'at Tahrir al-Sham" holds a word for liberating
        holding = next((name for name in named if name.start <= verb.start < name.end), None)
        if holding is None or is_arabic(reading.text[verb.start]):
            stop = verb.start if holding is None else holding.end
            break
    while at < stop < end and reading.text[stop - 1].isalnum() and reading.text[stop].isalnum():
        stop -= 1
    words = list(_WORD.finditer(reading.text, at, min(stop, at + 90)))[:_BODY_WORDS]
    if not words:
        return at, at
    title = _TITLE.match(reading.text, words[-1].end(), end)
    return words[0].start(), title.end() if title else words[-1].end()


def _colon(reading: Reading, start: int, end: int, who: Who) -> Voice | None:
    """The account that "Loyalist source: …" or "SOHR: …" gives; a topic ("Latakia: …") is nobody's."""
    match = _COLON.match(reading.text, start, min(end, start + 74))
    if match is None or match.end() >= end:
        return None
    stop = match.end() - 1
    if only_speaks(reading.text[start:stop]):
        return Voice(reading.text[start:stop].strip(), spreads=True, span=(start, stop))
    if len(reading.text[start:stop].split()) > 8 or reading.first("predicates", start, stop, "act", "outcome"):
        return None
    hedge = reading.first("hedges", start, stop, "frame", "adverb", "doubt")
    crowd = reading.first("nobodies", start, stop)
    if crowd is not None and reading.text[: crowd.start].rstrip()[-1:].isdigit():  # "at 2040 local:"
        crowd = None
    known = who.names.named(reading.text[start:stop].strip().lstrip("#@"))
    if known is None and crowd is None and hedge is None and reading.first("bodies", start, stop) is None:
        return None
    if known is None and hedge is None and topic(reading, start, stop):
        return None
    if known is None and crowd is None and hedge is None and not ends_body(reading, start, stop):
        return None
    heard = body(reading, start, stop, who)
    if heard.own or official_label(reading.text[start:stop], who) or _he_himself(reading.text[start:stop], who):
        return Voice(own=True)
    credit = (heard.name,) if heard.name and hedge is None else ()
    return Voice(reading.text[start:stop].strip(), credit, spreads=True, span=(start, stop))


def _he_himself(phrase: str, who: Who) -> bool:
    """Whether words before a colon open with the writer's own name: "المرصد السوري يؤكد بعد التحقق:"."""
    first = fold(" ".join(phrase.split()[:2])).text
    return " " in first and fold(who.source).text.startswith(f"{first} ")


def _said(reading: Reading, start: int, end: int, who: Who) -> Voice | None:
    """The account that "X said that …", "…, X said", "قالت X إن …" or "сообщили в X" gives."""
    for mark in reading.marks("attributions", start, end, "say")[:3]:
        if is_arabic(reading.text[mark.start]):
            span = _arabic_subject(reading, start, mark, end)
        else:
            span = _subject(reading, start, mark, end, who)
        if span is None:
            continue
        if _NOBODY.fullmatch(reading.text, *span):
            continue
        heard = body(reading, *span, who)
        if heard.own:
            return Voice(own=True)
        if heard.name is None and (told := _told_to(reading, mark, end, who)):
            heard = Body(told)
        whole = (min(span[0], mark.start), max(span[1], mark.end))
        return Voice(reading.text[slice(*whole)], (heard.name,) if heard.name else (), spreads=True, span=whole)
    return None


def _told_to(reading: Reading, mark: Hit, end: int, who: Who) -> str | None:
    """The named body that heard it ("a commander told AFP"): it, not the nameless speaker, can be credited."""
    if reading.text[mark.start : mark.end].lower() != "told":
        return None
    begin, stop = _phrase_behind(reading, mark.end, end)
    phrase = reading.text[begin:stop]
    voice = reading.opens("bodies", begin, stop, "voice")
    known = who.names.named(phrase)
    if known is not None and known.name == who.source:
        return None
    return phrase if known is not None or (voice is not None and voice.end == stop) else None


def _arabic_subject(reading: Reading, start: int, mark: Hit, end: int) -> tuple[int, int] | None:
    """The subject behind an Arabic verb of saying that opens its clause, or the body right before it."""
    for named in reading.marks("bodies", start, mark.start)[-1:]:
        if not reading.text[named.end : mark.start].strip():
            return named.start, named.end
    remark = max(reading.text.rfind(sign, start, mark.start) for sign in "،,؛")
    if len(reading.text[max(start, remark + 1) : mark.start].split()) > 2:
        return None
    begin, stop = _phrase_behind(reading, mark.end, end)
    return (begin, stop) if begin < stop else None


def _subject(reading: Reading, start: int, mark: Hit, end: int, who: Who) -> tuple[int, int] | None:
    """Where the subject of the verb of saying `mark` stands, or None when the word says nothing here."""
    text = reading.text
    if not is_arabic(text[mark.start]) and (named := _told_in(reading, mark, end, who)):
        return named
    if _covered(reading, start, mark) and who.names.named(text[start : mark.start].strip(" #@")) is None:
        return None
    begin = start
    for match in _STOP.finditer(text, start, mark.start):
        begin = match.end()
    before = text[begin : mark.start]
    if _NOUN.search(text, max(start, mark.start - 20), mark.start) or no_saying(text, begin, mark, end):
        return None
    if before.strip() and len(before.split()) <= _SUBJECT_WORDS and not _has_deed(reading, begin, mark.start):
        ends = begin == start and not _goes_on(text, mark.end, end) and not _WHICH.match(text, start)
        return None if ends else stripped(text, begin, mark.start)
    if (text[begin - 1 : begin] in _INVERTING and not before.strip()) or not text[mark.start].isascii():
        behind = _phrase_behind(reading, mark.end, end)
        return behind if behind[0] < behind[1] else None
    return None


def _told_in(reading: Reading, mark: Hit, end: int, who: Who) -> tuple[int, int] | None:
    """The source that we know behind a verb of saying and a preposition ("пишуть у «Віснику»"), or None."""
    at = _IN.match(reading.text, mark.end, end)
    if at is None:
        return None
    begin, stop = _phrase_behind(reading, at.end(), end)
    return (begin, stop) if begin < stop and declined(who.names, reading.text[begin:stop]) else None


def _covered(reading: Reading, start: int, mark: Hit) -> bool:
    """Whether the verb is part of a hedge ("is reported"), and no one in particular reports ("SANA reports that")."""
    near = reading.marks("hedges", max(0, mark.start - 30), mark.end + 30, "adverb", "frame", "doubt")
    named = reading.first("bodies", max(start, mark.start - 60), mark.start)
    tagged = named is not None and named.value != "voice" and reading.text[named.start - 1 : named.start] == "#"
    if named is not None and not tagged and not reading.text[named.end : mark.start].strip():
        near = [hedge for hedge in near if hedge.start != mark.start]
    return any(hedge.start <= mark.start and mark.end <= hedge.end for hedge in near)


def _has_deed(reading: Reading, start: int, end: int) -> bool:
    """Whether a verb stands in `start`–`end`, so that it can't be a mere subject."""
    marks = reading.marks("predicates", start, end, "act", "outcome", "acting", "aux")
    if not marks:
        return False
    helped = marks[0].value == "aux" and not reading.text[marks[0].end : end].strip()
    return not helped or reading.text[marks[0].start : marks[0].end].lower() not in _HELPS


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether words follow the verb of saying; a remark in brackets ("(in Homs)") is not what is said."""
    return bool(_REMARKS.sub("", text[at:end]).strip(' .!…"”»'))
