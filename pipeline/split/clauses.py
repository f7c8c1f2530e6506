"""Several claims in one sentence told apart: cut where a new clause has its own doer and deed.

A relative clause, a purpose ("to secure …"), a description ("supported by …") or a result that only adds to a tally
("ten killed and several wounded") stays with its clause.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.lexicon import Hit
from pipeline.split.falsehood import called_false
from pipeline.split.nouns import joins_nouns
from pipeline.split.reading import Reading

_NAME = re.compile(r"(?<![\w])[#@]?[^\W\d_a-zа-яіїєґ][\w'’-]+|#\w+")
_WORD = re.compile(r"[^\W_][\w'’-]*")
_HEADED = re.compile(r"\s*(?:[#@]?[^\W\d_a-zа-яіїєґ][\w'’-]*\s){0,2}[#@]?[^\W\d_a-zа-яіїєґ][\w'’-]*:\s")
"""Behind "and": the second name of a heading, whose colon closes both ("Strikes on Kharkiv and Chuhuiv: …")."""
_SEMICOLON = re.compile(r"[;؛]\s+|\s[–—-]\s|،\s*(?=و)|\s(?=و[^\W\d_]{3})")
_DENIED = re.compile(
    r"(?:,\s+|\s[–—-]\s+)(?P<which>(?:which|but|though|although|while|a claim|claims|something)\s+[^,.;:\n]{2,40}\s"
    r"(?:denied|denies|deny|rejects?|rejected)\b"
    r"|(?:что|що)\s+(?:опровергли|отрицают|отвергли|спростували|заперечили|заперечують|відкинули)\b"
    r"|(?:что|но|однако|а)\s+[^,.;:\n]{2,40}\s(?:опроверг|отрица)\w*"
    r"|(?:що|але|однак|проте|а)\s+[^,.;:\n]{2,40}\s(?:спрост|запереч)\w*)"
    r"|(?:،\s*|\s)(?P<arabic>(?:وهو ما|وهذا ما|الأمر الذي|لكن|فيما|بينما)\s+(?:\w+\s+){0,2}?(?:نفا|نفت|نفى|ينفي|تنفي)"
    r"|ولم [يت]\w+|ولا صح[ةه]\b|ولا اساس\b|ونف[اىت]\b)"
)
"""Someone's denial behind what is denied: "…, which the army denied"."""
_ALSO = re.compile(r",\s+(?:а\s+)?(?:также|також|and also|also)\s+(?=\w)")
"""A comma and a word that adds another deed of the same doer."""
_INTRODUCED = 60
"""Characters before the colon of a list ("Where things stand at 2040 local: …")."""
_SPEAKER, _SPEAKER_WORDS = 60, 5
"""Characters and words behind a semicolon within which a clause names its speaker."""
_DOER_REACH = 40
"""Characters behind a comma within which its doer and his deed stand."""
_STOPS = re.compile(r"[,;:.()]")
_DOER_WORDS = 12
"""Words between a conjunction and its verb: more, and the verb belongs to something else."""

_PAUSE = re.compile(r"[,;](?=\s)")
_COMMA = re.compile(r", ")
_REACH = 400
"""Characters looked at on each side of a cut, so that the work on endless sentences stays linear."""


class _Cut(NamedTuple):
    """A place where a sentence may be cut: the left part ends at `left`, the right begins at `right`."""

    left: int
    right: int
    value: str


def clauses(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """Cut the sentence `start`–`end` into clauses that may each be a claim; one span when there is nothing to cut."""
    cuts = _cuts(reading, start, end)
    spans, begin = [], start
    for index, cut in enumerate(cuts):
        limit = min(end, cut.right + _REACH)
        stop = min(cuts[index + 1].left, limit) if index + 1 < len(cuts) else limit
        if cut.left > begin and _separate(reading, max(begin, cut.left - _REACH), cut, (stop, limit)):
            spans.append((begin, cut.left))
            begin = cut.right
    spans.append((begin, end))
    return spans


def _cuts(reading: Reading, start: int, end: int) -> list[_Cut]:
    """Every place where the sentence might be cut, in order."""
    found: list[_Cut] = []
    for mark in reading.marks("conjunctions", start + 1, end):
        if mark.value == "and" and not _HEADED.match(reading.text, mark.end, end):
            found.append(_Cut(mark.start, mark.end, "and"))
        elif mark.value == "after":
            found.append(_Cut(mark.start, mark.start, "after"))
    for match in _SEMICOLON.finditer(reading.text, start + 1, end):
        glued = reading.text[match.end() : match.end() + 1] == "و"
        if not (glued and _verb_before(reading, match.start())):
            found.append(_Cut(match.start(), match.end(), "glued" if glued else "and"))
    denied = _DENIED.finditer(reading.text, start + 1, end) if reading.first("denials", start, end) else ()
    found += [_Cut(m.start(), m.start("which" if m["which"] else "arabic"), "denied") for m in denied]
    found += [_Cut(match.start(), match.end(), "and") for match in _ALSO.finditer(reading.text, start + 1, end)]
    found += _listing(reading, start, end) + _spliced(reading, start, end)
    found.sort()
    low, high = (called_false(reading, start, end) if found else None) or (end, end)  # a report and its verdict are one
    return [cut for cut in found if not low <= cut.left < high and not _bracketed(reading.text, start, cut.left)]


def _verb_before(reading: Reading, at: int) -> bool:
    """Whether a verb ends right at `at`, and shares its object: تعترض وتدمر مسيرة."""
    return any(mark.end == at for mark in reading.marks("predicates", max(0, at - 14), at, "act"))


def _listing(reading: Reading, start: int, end: int) -> list[_Cut]:
    """The commas of a list behind a colon whose entries each tell of a place of their own."""
    colon = reading.text.find(": ", start, min(end, start + _INTRODUCED))
    if colon < 0 or _tells(reading, start, colon):
        return []
    begins = [colon + 2, *(match.end() for match in _COMMA.finditer(reading.text, colon, end))]
    entries = list(zip(begins, [*(begin - 2 for begin in begins[1:]), end], strict=True))
    if len(entries) < 3 or not all(_NAME.search(reading.text, *entry) for entry in entries):
        return []
    if sum(_tells(reading, *entry) for entry in entries) < len(entries) - 1:
        return []
    return [_Cut(begin - 2, begin, "listed") for begin in begins[1:]]


def _spliced(reading: Reading, start: int, end: int) -> list[_Cut]:
    """The commas behind which a doer and his deed follow at once ("Rebels took X, the army shelled Y")."""
    found = []
    for comma in _COMMA.finditer(reading.text, start + 1, end):
        at = comma.end()
        near = min(end, at + _DOER_REACH)
        doers = reading.marks("actors", at, near) + reading.marks("agents", at, near)
        doer = min((one for one in doers if reading.text[at : one.start].lower() in ("", "the ")), default=None)
        if doer is not None and _deed_of(reading, doer, end):
            found.append(_Cut(comma.start(), at, "spliced"))
    return found


def _deed_of(reading: Reading, doer: Hit, end: int) -> bool:
    """Whether a finite verb follows `doer` within a word or two."""
    verb = reading.first("predicates", doer.end, min(end, doer.end + _DOER_REACH), "act", "maybe", "acting")
    between = reading.text[doer.end : verb.start] if verb else ","
    return len(between.split()) <= 2 and not _STOPS.search(between)


def _bracketed(text: str, start: int, at: int) -> bool:
    """Whether `at` stands inside brackets opened a little before it."""
    window = text[max(start, at - 80) : at]
    return window.rfind("(") > window.rfind(")")


def _separate(reading: Reading, begin: int, cut: _Cut, ends: tuple[int, int]) -> bool:
    """Whether what stands left (from `begin`) and right (to the next cut, to the end) of `cut` are two claims."""
    stop, end = ends
    if cut.value == "spliced":
        return _tells(reading, begin, cut.left) and not _subordinate(reading, begin, cut.left)
    if cut.value == "listed" or (reading.text[cut.left] == ";" and _other_speaker(reading, cut.right, stop)):
        return True
    if not _tells(reading, begin, cut.left):
        return False
    if cut.value == "denied":
        return True
    if cut.value in ("after", "glued"):
        return _earlier(reading, begin, cut, stop) if cut.value == "after" else _glued_verb(reading, cut, stop)
    verb = _verb(reading, cut.right, stop) or _verb(reading, cut.right, min(end, stop + 60))
    if verb is not None and joins_nouns(reading, begin, cut, verb):
        return False
    if (
        cut.value == "and"
        and reading.text[cut.left : cut.right].strip().isalpha()
        and reading.opens("denials", cut.right, stop, "deny")
    ):
        return True
    if verb is not None and _listed(reading, cut.right, verb.start):
        return False
    if verb is not None and verb.kind == "attributions" and verb.start - cut.right < 2:
        return not reading.text[verb.start].isascii()
    if verb is None or not _tells(reading, cut.right, end):
        return False
    told_who = _has_doer(reading, cut.right, verb.start) or _doer_behind(reading, verb, stop)
    return not _one_tally(reading, begin, cut, stop) if told_who else _own_places(reading, begin, cut, verb, stop)


def _other_speaker(reading: Reading, start: int, stop: int) -> bool:
    """Whether a clause behind a semicolon gives another's account ("…; activists say they were farmers")."""
    said = reading.first("attributions", start, min(stop, start + _SPEAKER), "say")
    if said is None or not reading.text[start : said.start].strip():
        return False
    return len(reading.text[start : said.start].split()) <= _SPEAKER_WORDS


def _subordinate(reading: Reading, begin: int, left: int) -> bool:
    """Whether the clause before a comma only leads up to the next ("As the army advanced, rebels …") or has no verb."""
    opens = reading.opens("turns", begin, left) or reading.opens("conjunctions", begin, left)
    return opens is not None or reading.first("predicates", begin, left, "act", "outcome", "maybe") is None


def _listed(reading: Reading, start: int, verb: int) -> bool:
    """Whether what follows the conjunction only ends a list of names ("X and Y, IS attacked", "X and Y; they fled")."""
    pause = _PAUSE.search(reading.text, start, verb)
    return pause is not None and not _tells(reading, start, pause.start())


def _tells(reading: Reading, start: int, end: int) -> bool:
    """Whether `start`–`end` tells of something at all."""
    return any(mark.value != "none" for mark in reading.marks("events", start, end)) or (
        reading.first("predicates", start, end, "act", "acting", "outcome") is not None
    )


def _verb(reading: Reading, start: int, end: int) -> Hit | None:
    """The first verb of `start`–`end`; a word that may be a noun counts only with its doer right before it."""
    said = reading.first("attributions", start, end, "say")
    for mark in reading.marks("predicates", start, end):
        if mark.value in ("act", "outcome", "aux") or _acts_before(reading, start, mark.start):
            return said if said is not None and said.start < mark.start else mark
    return None


def _acts_before(reading: Reading, start: int, at: int) -> bool:
    """Whether a doer (a group, force or named actor) stands within two words before `at`."""
    begin = max(start, at - 24)
    doers = reading.marks("agents", begin, at) + reading.marks("actors", begin, at)
    return any(len(reading.text[mark.end : at].split()) <= 2 for mark in doers)


def _has_doer(reading: Reading, start: int, verb: int) -> bool:
    """Whether someone or something is named between the conjunction and the verb."""
    words = list(_WORD.finditer(reading.text, start, verb))
    if not words or len(words) > _DOER_WORDS:
        return False
    covered = [(mark.start, mark.end) for mark in reading.marks("light", start, verb)]
    for word in words:
        if word.group().isdigit() or any(a <= word.start() < b for a, b in covered):
            continue
        return True
    return False


def _doer_behind(reading: Reading, verb: Hit, stop: int) -> bool:
    """Whether the doer follows its verb, as in Arabic and often in Russian and Ukrainian."""
    if reading.text[verb.start : verb.start + 1].isascii() or verb.value != "act":
        return False
    begin, limit = verb.end, min(stop, verb.end + 24)
    doer = reading.first("agents", begin, limit) or reading.first("actors", begin, limit)
    return doer is not None and len(reading.text[begin : doer.start].split()) <= 1


def _glued_verb(reading: Reading, cut: _Cut, stop: int) -> bool:
    """Whether an Arabic و is followed by a verb with its own doer or its own place."""
    at = cut.right + 1
    verb = next((m for m in reading.marks("predicates", at, min(stop, at + 14), "act") if m.start == at), None)
    return verb is not None and _doer_behind(reading, verb, stop)


def _earlier(reading: Reading, begin: int, cut: _Cut, stop: int) -> bool:
    """Whether an "after …" tells of an earlier deed at a place of its own, rather than of the cause of this one."""
    ahead = _skip_word(reading.text, cut.right, stop)
    deed = next(iter(reading.marks("predicates", ahead, min(stop, ahead + 60), "acting", "act")), None)
    if deed is None or reading.first("predicates", begin, cut.left, "outcome") is not None:
        return False
    between = reading.text[ahead : deed.start].split()
    if deed.value == "act" and not between and not "\u0600" <= reading.text[deed.start] <= "\u06ff":
        return False
    if len(between) > 5:
        return False
    return _other_name(reading, begin, cut.left, deed.end, stop)


def _skip_word(text: str, at: int, stop: int) -> int:
    """The offset behind the word at `at`."""
    return match.end() if (match := _WORD.match(text, at, stop)) else at


def _one_tally(reading: Reading, begin: int, cut: _Cut, stop: int) -> bool:
    """Whether both sides only tell results ("30 killed and two vehicles destroyed"), which is one tally."""
    if reading.first("predicates", begin, cut.left, "outcome") is None:
        return False
    marks = reading.marks("predicates", cut.right, stop)
    deeds = [mark for mark in marks if mark.value in ("act", "outcome")]
    if not deeds or deeds[0].value != "outcome":
        return False
    return not _other_name(reading, begin, cut.left, deeds[0].end, stop)


def _own_places(reading: Reading, begin: int, cut: _Cut, verb: Hit, stop: int) -> bool:
    """Whether a clause without a doer of its own ("and shelled Zaytan") still tells of another place by name."""
    if verb.value != "act" or reading.text[cut.right : verb.start].strip():
        return False
    last = None
    for mark in reading.marks("predicates", begin, cut.left, "act", "acting"):
        last = mark
    return last is not None and _other_name(reading, last.end, cut.left, verb.end, stop)


def _other_name(reading: Reading, begin: int, left: int, right: int, stop: int) -> bool:
    """Whether `right`–`stop` names something by name and `begin`–`left` names something else."""
    if "\u0600" <= reading.text[right - 1 : right] <= "\u06ff":
        return stop - right > 3
    mine = {match.group().strip("#@") for match in _NAME.finditer(reading.text, begin, left) if match.start() > begin}
    other = {name.strip("#@") for name in _NAME.findall(reading.text, right, stop)}
    return bool(other - mine) and bool(mine)
