"""In whose voice a clause speaks: the writer's own, nobody's ("reports say"), or a named body's ("SOHR said")."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.lexicon import Hit
from pipeline.roster import Roster
from pipeline.split.reading import Reading

_WORD = re.compile(r"[^\W_][\w'’.-]*")
_STOP = re.compile(
    r"[,;:()\n“”\"«»،؛]|\s[–—-]\s|\.(?:\s|$)|\b(?:that|що|что)\b"
    r"|(?<!\w)(?:إن|أن|بأن|إنه|أنه|بأنه|أنها)(?!\w)"
)
_COLON = re.compile(r"[^:\n“”\"]{2,70}?\s?:(?=\s|[“\"])")
_LEADS = re.compile(
    r"(?:the|a|an|and|but|while|however|meanwhile|also|then|just|now|today|in|as|и|а|но|і|та|але)\s+|however,\s+|meanwhile,\s+|but\s+|\W+",
    re.IGNORECASE,
)
_DEMONYM = re.compile(r"(?:ian|ish|ese|[^aeiou]i|ean|ench|ch|can|pro-[\w-]+|anti-[\w-]+)$", re.IGNORECASE)
_SELF = re.compile(r"(?:we|i|ми|мы|я)(?:['’]\w+)?(?:\s|$)", re.IGNORECASE)
_NOUN = re.compile(r"\b(?:the|a|this|that|these|those|no|any|such|his|her|its|their|of|to)\s+$", re.IGNORECASE)
"""Before a noun ("that report") or an infinitive, which are no verb of saying."""
_INVERTING = ("”", '"', "»", ",")
"""Signs behind which a verb of saying stands before its subject ("…”, said Toner")."""
_HELPS = ("has", "have", "had")
"""Verbs that help an active verb of saying ("has said"); behind others ("was reported") it is passive."""
_SUBJECT_WORDS = 9
"""Words before a verb of saying: with more, its subject is not what begins the clause."""
_BODY_WORDS = 7
"""Words of a body behind "according to"."""


class Voice(NamedTuple):
    """Who speaks: the writer when `hedge` is None, else another, named by `credit` or nobody."""

    hedge: str | None = None
    credit: tuple[str, ...] = ()
    spreads: bool = False
    """It governs what follows in its paragraph."""
    own: bool = False
    """The writer says that his own people saw it: nothing before governs this."""


class _Body(NamedTuple):
    name: str | None
    """None: nobody."""
    own: bool = False


def hear(reading: Reading, start: int, end: int, names: Roster, speaker: str) -> Voice | None:
    """Whose account the clause `start`–`end` says it gives; None when it does not say.

    `speaker` is the post's source: what it says of itself is its own voice.
    """
    if reading.first("attributions", start, end, "own"):
        return Voice(own=True)
    frame = reading.first("hedges", start, end, "frame")
    said = _per(reading, start, end, names, speaker) or _colon(reading, start, end, names, speaker)
    if said is None:
        said = _said(reading, start, end, names, speaker)
    if said is not None and (said.credit or frame is None):
        return said
    if frame is not None:
        return Voice(reading.text[frame.start : frame.end], spreads=True)
    return said


def reserve(reading: Reading, start: int, end: int) -> str | None:
    """The words by which the writer himself keeps his distance ("reportedly", "if true"); None without any."""
    mark = reading.first("hedges", start, end, "adverb", "doubt")
    return reading.text[mark.start : mark.end] if mark else None


def _per(reading: Reading, start: int, end: int, names: Roster, speaker: str) -> Voice | None:
    """The account that "according to X", "по словам X" or "بحسب X" gives."""
    mark = reading.first("attributions", start, end, "per")
    if mark is None:
        return None
    begin, stop = _phrase_behind(reading, mark.end, end)
    if begin >= stop or reading.text[begin].isdigit():
        return None
    body = _body(reading, begin, stop, names, speaker)
    if body.own:
        return Voice(own=True)
    return Voice(reading.text[mark.start : stop], (body.name,) if body.name else (), spreads=True)


def _phrase_behind(reading: Reading, at: int, end: int) -> tuple[int, int]:
    """The words behind `at` up to a stop, a verb or too many words."""
    match = _STOP.search(reading.text, at, end)
    stop = match.start() if match else end
    verb = reading.first("predicates", at, stop)
    stop = min(stop, verb.start) if verb else stop
    while at < stop < end and reading.text[stop - 1].isalnum() and reading.text[stop].isalnum():
        stop -= 1
    words = list(_WORD.finditer(reading.text, at, min(stop, at + 90)))[:_BODY_WORDS]
    if not words:
        return at, at
    return words[0].start(), words[-1].end()


def _colon(reading: Reading, start: int, end: int, names: Roster, speaker: str) -> Voice | None:
    """The account that "Loyalist source: …" or "SOHR: …" gives; a topic ("Latakia: …") is nobody's."""
    match = _COLON.match(reading.text, start, min(end, start + 74))
    if match is None or match.end() >= end:
        return None
    stop = match.end() - 1
    if len(reading.text[start:stop].split()) > 8 or reading.first("predicates", start, stop, "act", "outcome"):
        return None
    hedge = reading.first("hedges", start, stop, "frame", "adverb", "doubt")
    crowd = reading.first("nobodies", start, stop)
    known = names.find(reading.text[start:stop].strip().lstrip("#@"))
    if known is None and crowd is None and hedge is None and reading.first("bodies", start, stop) is None:
        return None
    if known is None and crowd is None and hedge is None and not _ends_body(reading, start, stop):
        return None
    body = _body(reading, start, stop, names, speaker)
    if body.own:
        return Voice(own=True)
    return Voice(reading.text[start:stop].strip(), (body.name,) if body.name and hedge is None else (), spreads=True)


def _ends_body(reading: Reading, start: int, stop: int) -> bool:
    """Whether the words before a colon are a body's name and no place ("Foreign Ministry:", not "Damascus:")."""
    phrase = reading.text[start:stop].strip()
    if "|" in phrase or phrase.startswith("#"):
        return False
    return len(phrase.split()) >= 2 or reading.first("bodies", start, stop, "voice") is not None


def _said(reading: Reading, start: int, end: int, names: Roster, speaker: str) -> Voice | None:
    """The account that "X said that …", "…, X said", "قالت X إن …" or "сообщили в X" gives."""
    for mark in reading.marks("attributions", start, end, "say")[:3]:
        if _is_arabic(reading.text[mark.start]):
            span = _arabic_subject(reading, start, mark, end)
        else:
            span = _subject(reading, start, mark, end)
        if span is None:
            continue
        body = _body(reading, *span, names, speaker)
        if body.own:
            return Voice(own=True)
        if body.name is None and (told := _told_to(reading, mark, end, names)):
            body = _Body(told)
        words = reading.text[min(span[0], mark.start) : max(span[1], mark.end)]
        return Voice(words, (body.name,) if body.name else (), spreads=True)
    return None


def _told_to(reading: Reading, mark: Hit, end: int, names: Roster) -> str | None:
    """The named body that heard it ("a commander told AFP"): it, not the nameless speaker, can be credited."""
    if reading.text[mark.start : mark.end].lower() != "told":
        return None
    begin, stop = _phrase_behind(reading, mark.end, end)
    phrase = reading.text[begin:stop]
    voice = reading.opens("bodies", begin, stop, "voice")
    return phrase if names.find(phrase) is not None or (voice is not None and voice.end == stop) else None


def _is_arabic(char: str) -> bool:
    return "\u0600" <= char <= "\u06ff"


def _arabic_subject(reading: Reading, start: int, mark: Hit, end: int) -> tuple[int, int] | None:
    """The subject behind an Arabic verb of saying that opens its clause."""
    if len(reading.text[start : mark.start].split()) > 2:
        return None
    begin, stop = _phrase_behind(reading, mark.end, end)
    return (begin, stop) if begin < stop else None


def _subject(reading: Reading, start: int, mark: Hit, end: int) -> tuple[int, int] | None:
    """Where the subject of the verb of saying `mark` stands, or None when the word says nothing here."""
    text = reading.text
    if _covered(reading, start, mark):
        return None
    begin = start
    for match in _STOP.finditer(text, start, mark.start):
        begin = match.end()
    before = text[begin : mark.start]
    if _NOUN.search(text, max(start, mark.start - 8), mark.start):
        return None
    if before.strip() and len(before.split()) <= _SUBJECT_WORDS and not _has_deed(reading, begin, mark.start):
        return _stripped(text, begin, mark.start) if _goes_on(text, mark.end, end) or begin > start else None
    if (text[begin - 1 : begin] in _INVERTING and not before.strip()) or not text[mark.start].isascii():
        behind = _phrase_behind(reading, mark.end, end)
        return behind if behind[0] < behind[1] else None
    return None


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
    """Whether words follow the verb of saying."""
    return bool(text[at:end].strip(' .!…"”»'))


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without leading articles and adverbs; None when nothing is left."""
    while match := _LEADS.match(text, start, end):
        start = match.end()
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return (start, end) if start < end else None


def _body(reading: Reading, start: int, end: int, names: Roster, speaker: str) -> _Body:
    """Who stands at `start`–`end`: a named body, the speaker himself, or nobody."""
    span = _stripped(reading.text, start, end)
    if span is None:
        return _Body(None)
    start, end = _unladen(reading, *span)
    phrase = " ".join(reading.text[start:end].split())
    known = names.find(phrase)
    if known is not None:
        return _Body(None, own=True) if known.name == speaker else _Body(phrase)
    if _SELF.match(phrase):
        return _Body(None, own=True)
    crowd = reading.first("nobodies", start, end, "crowd")
    person = reading.first("nobodies", start, end, "person")
    body = reading.first("bodies", start, end)
    if crowd is not None and (body is None or crowd.start > body.start):
        return _Body(None)
    if body is not None:
        return _Body(phrase)
    if person is None and reading.first("agents", start, end):
        return _Body(phrase if _proper(reading.text[start:end], skip_first=True) else None)
    return _Body(phrase if _proper(phrase, skip_first=False) else None)


def _unladen(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The span without adverbs and helping verbs at its end ("Markito just", "The UN has")."""
    light = reading.marks("light", start, end) + reading.marks("predicates", start, end, "aux")
    for mark in sorted(light, reverse=True):
        if mark.start > start and not reading.text[mark.end : end].strip(" ,"):
            end = mark.start
            while end > start and not reading.text[end - 1].isalnum():
                end -= 1
    return start, end


def _proper(phrase: str, skip_first: bool) -> bool:
    """Whether a proper name stands in `phrase`: a word with a capital that is no mere demonym, or Arabic words."""
    words = phrase.split()[1 if skip_first else 0 :]
    if any(_is_arabic(word[0]) for word in words):
        return len(words) >= 2
    return any(word.lstrip("@#")[:1].isupper() and not _DEMONYM.search(word) for word in words)
