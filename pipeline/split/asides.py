"""Why a clause makes no claim: a forecast, a promise, a call, an opinion, a caption, a greeting, bare links."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.split.motives import says_why
from pipeline.split.past import past
from pipeline.split.reading import Reading
from pipeline.split.tellings import first_deed, of_war, tells_event
from pipeline.split.untold import told_behind, untold
from pipeline.types import Stance

_LINKS = re.compile(
    r"(?:https?://\S+|pic\.twitter\.com/\S*|t\.co/\S+|www\.\S+|[#@]\w+|(?<![\w.-])[\w.-]{1,80}\.(?:com|org|net)/\S*"
    r"|\bRT\b)"
)
_THREAD = re.compile(
    r"\W*(?:\d+/\d*\W*)?(?:(?:an? |my |our )?(?:new |short |long |quick |little )?thread(?: \d+(?:/\d*)?)?"
    r"(?: (?:on|about|explaining)|:) *(?:why|how|what|who|the|where)\b"
    r"|тред (?:о том|про те|о|про),? (?:как|почему|як|чому|что|що)\b|سلسلة (?:تغريدات )?(?:عن|حول) )",
    re.IGNORECASE,
)
"""What a thread is going to be about."""
_LINKED = ("#", "@", "/", "RT", "www.")
"""Without any of these there is no link or tag."""
_PAUSE = re.compile(r"[,;:،؛]|\s[–—-]\s")
"""Behind it, what is not known is only a remark about what was told before."""
_ALTERNATIVE = re.compile(r"[\W\d]*(?:Or (?=[a-z])|(?:Или|Либо|Або|Чи|أو)\s)")
"""How a clause begins that only sets another thought beside the last one: "Or a rage offensive."."""
_ENDS = (".", "!", "?", "…", "؟", "\n")
"""Signs behind which a sentence begins."""
_IDLE = ("principle", "appeal")
"""Calls of which `aside` asks by themselves."""
_AHEAD = ("forecasts", "promises", "calls")
"""Kinds that speak of what has not happened."""
_OPENING = re.compile(r"[«“„\"]$")
_CLOSING = re.compile(r"[»”“\"]")
_QUOTED = 2
"""Characters before an event in which its quotation mark stands."""
_FAR = 24
"""Characters: a word of opinion this far behind the beginning only colours a clause that tells of an event."""
_BRIEF = 6
"""Words: a greeting or laugh makes no claim in a clause this short, whatever else it says."""


def aside(reading: Reading, start: int, end: int, *, stance: Stance, answers: bool, year: int) -> str | None:
    """Why `start`–`end` makes no claim, in a word or two; None when it may make one. `year` is the post's."""
    text = reading.text[start:end]
    bare = _LINKS.sub(" ", text) if any(sign in text for sign in _LINKED) else text
    if not any(map(str.isalpha, bare)):
        return "links and tags"
    if _principle(reading, start, end) or reading.first("calls", start, end, "appeal") is not None:
        return "appeal"
    if stance is Stance.QUESTIONS:
        return None if answers else "question"
    if stance is not Stance.ASSERTS:
        return None
    if _signature(reading, start, end):
        return "signature"
    if _chatter(reading, start, end):
        return "chatter"
    if _warning(reading, start, end):
        return "warning"
    if _ironic(reading, start, end):
        return "irony"
    if _alternative(reading, start, end):
        return "opinion"
    if _unknown(reading, start, end) or untold(reading, start, end):
        return "nothing known"
    return _ahead(reading, start, end) or past(reading, start, end, year) or _opinion(reading, start, end)


def _principle(reading: Reading, start: int, end: int) -> bool:
    """Whether a clause only says what ought to be ("Civilians are not a target"), which denies nobody's deed."""
    mark = reading.first("calls", start, end, "principle")
    return mark is not None and not (tells_event(reading, start, mark.start) or tells_event(reading, mark.end, end))


def _alternative(reading: Reading, start: int, end: int) -> bool:
    """Whether a sentence only sets another thought beside the one before it."""
    before = reading.text[:start].rstrip(" \t")
    return _ALTERNATIVE.match(reading.text, start, end) is not None and before[-1:] in ("", *_ENDS)


def _signature(reading: Reading, start: int, end: int) -> bool:
    return reading.first("boilerplate", start, end, "boilerplate") is not None and not tells_event(reading, start, end)


def _chatter(reading: Reading, start: int, end: int) -> bool:
    if _THREAD.match(reading.text, start, end):
        return True
    mark = reading.first("boilerplate", start, end, "chatter")
    if mark is None:
        return False
    brief = len(reading.text[start:end].split()) <= _BRIEF
    return not tells_event(reading, start, end) and (mark.start - start < 12 or brief)


def _warning(reading: Reading, start: int, end: int) -> bool:
    """Whether the clause only warns of what a picture shows ("Graphic footage, be warned")."""
    if reading.first("boilerplate", start, end, "warning") is None:
        return False
    told = [mark for mark in reading.marks("events", start, end) if mark.value not in ("none", "statement")]
    return not told and len(reading.text[start:end].split()) <= _BRIEF


def _unknown(reading: Reading, start: int, end: int) -> bool:
    """Whether the clause only says that something is not known, and nothing before that."""
    mark = reading.first("unknowns", start, end)
    if mark is None:
        return False
    deed = reading.first("predicates", start, mark.start, "act")
    if any(one.value in _BLASTS for one in reading.marks("events", start, mark.start)):
        return False  # what is not known is what blew up
    if told_behind(reading, mark.end, end):
        return False
    return deed is None and not _PAUSE.search(reading.text, start, mark.start)


_BLASTS = frozenset(["explosion", "bombing", "shelling", "airstrike", "drone-strike", "missile", "strike"])
"""Events that are told although what made them is not known ("an unknown object went off")."""


def _ahead(reading: Reading, start: int, end: int) -> str | None:
    """A forecast, promise, call or condition that governs the clause, because no deed is told before it."""
    marks = [mark for kind in _AHEAD for mark in reading.marks(kind, start, end)]
    marks = [mark for mark in marks if not says_why(reading, start, mark)]
    marks += [mark for mark in reading.marks("conditions", start, end) if not _hedging(reading, mark, end)]
    marks = [mark for mark in marks if mark.value not in _IDLE and not _awaits(reading, mark)]
    marks += [Hit(*one.span(), "forecasts", "forecast", "uk") for one in _WILL.finditer(reading.text, start, end)]
    marks += [Hit(*one.span(), "forecasts", "forecast", "ar") for one in _DECIDED.finditer(reading.text, start, end)]
    if not marks:
        return None
    first = min(marks, key=lambda mark: (mark.start, -mark.end))
    deed = first_deed(reading, start, end)
    if deed is not None and deed.start < first.start:
        return None
    if _spelt_out(reading, start, first):
        return None
    if _RELATIVE.search(reading.text, max(start, first.start - 24), first.start) and tells_event(
        reading, start, first.start
    ):
        return None
    if first.kind == "calls" and _marched(reading, start, end, first):
        return None
    if _told_before(reading, start, first):
        return None
    if first.kind == "calls" and reading.first("events", start, end, "order-evacuation") is not None:
        return None
    return first.value


_DECIDED = re.compile(
    r"(?<!\w)(?:[وف]?(?:قرر(?:ت|وا)?|يقرر(?:ون)?|تقرر|قررنا)(?:\s\w+){0,3}?\s"
    r"|[وف]?(?:[أا]مر(?:ت|وا)?|(?:ال)?[أا]وامر|قرارا?|صدر قرار|كلف(?:ت|وا)?|مكلفون|مكلفين)(?:\s\w+){0,3}?\sب"
    r"|(?:ال)?(?:مطلوب|مهمة|هدف|خطة)(?:هم|نا|ها)?\s)"
    r"(?:ال)?(?:سيطرة|اقتحام|تحرير|استعادة|مهاجمة|هجوم|قصف|تقدم)(?!\w)"
)
"""Who decides or orders in Arabic that a place be taken or hit: the deed is a noun there, as when it was done."""


def _spelt_out(reading: Reading, start: int, first: Hit) -> bool:
    """Whether what is to come only spells out what a body decided before a colon ("extended the curfew: it will …")."""
    colon = reading.text.find(": ", start, first.start)
    done = reading.marks("deeds", start, colon) if colon > start else []
    return any(reading.marks("matters", one.end, colon) for one in done)


def _awaits(reading: Reading, mark: Hit) -> bool:
    """Whether what is awaited is only that it be confirmed: that hedges what was told, and foretells nothing."""
    return any(one.start <= mark.start < one.end for one in reading.marks("hedges", mark.start, len(reading.text)))


def _told_before(reading: Reading, start: int, first: Hit) -> bool:
    """Whether something is told first, and the call or the future only follows: "Blasts heard, stay in shelters"."""
    signs = _FOLLOWS_CALL if first.kind == "calls" else _FOLLOWS
    stop = max((one.start() for one in signs.finditer(reading.text, start, first.start)), default=start)
    if stop == start or _LEADS_UP.match(reading.text, start):
        return False
    return any(mark.value not in _TALKED for mark in reading.marks("events", start, stop))


_FOLLOWS = re.compile(r":(?=\s)|\s[–—](?=\s)|;")
_FOLLOWS_CALL = re.compile(r"[,،!](?=\s)|:(?=\s)|\s[–—-](?=\s)|;")
"""Between what is told and what is to follow from it."""
_LEADS_UP = re.compile(
    r"\W*(?:if|when|once|as|after|before|ahead|amid|because|since|until|while|although|due|in case|given|if|если"
    r"|когда|пока|после"
    r"|перед|из-за|ввиду|в связи|в случае|якщо|коли|поки|після|через|у разі|у зв'язку|зважаючи|إذا|اذا|عندما|بعد"
    r"|قبل|بسبب|نظرا"
    r"|في حال|forecast|map|thread|analysis|attention|warning|увага|внимание|تحذير|تنبيه)\b",
    re.IGNORECASE,
)
"""Opens a clause that only leads up to what is to come, or a warning."""
_TALKED = frozenset(
    ["none", "statement", "call", "talks", "criticise", "acknowledge", "agreement", "ceasefire", "show"]
)
"""Events before whose colon nothing is told that happened on the ground."""
_WILL = re.compile(
    r"(?<!\w)(?:[а-яіїєґ']{3,}тим(?:е|уть|емо)(?:ся|сь)?"
    r"|(?<!не )(?:може|можуть|зможе|зможуть|может|могут|сможет|смогут) (?:\w+ )?\w{2,}(?:т[иь]|т[иь]с[яь]))(?!\w)"
)
"""The Ukrainian future, which is an ending: "голосуватиме"; and what in Russian too somebody may do, in any verb."""


def _marched(reading: Reading, start: int, end: int, call: Hit) -> bool:
    """Whether the call is only what a crowd that is told of demands: "dozens rallied to demand wages"."""
    told = reading.marks("events", start, end, "protest", "gather", "riot")
    bound = reading.text[call.start - 3 : call.start].lower() == "to " or reading.text[
        call.start : call.end
    ].lower().startswith(_DEMANDING)
    return bound and any(mark.start < call.start for mark in told)


_DEMANDING = ("ت", "ي", "ل", "call", "demand", "треб", "вимаг")
"""How a verb begins that says what a crowd is for: مظاهرة تطالب, "protest calls for"."""


_RELATIVE = re.compile(
    r"\b(?:which|who|котор\w+|як(?:ий|а|е|і|их|ої|ого))\s+(?:[\w'’]+\s+)?$|(?<!\w)(?:الذي|التي)\s+\w{0,2}$"
)
"""Opens a remark on something named in the main clause ("a team which will monitor the truce")."""


def _hedging(reading: Reading, mark: Hit, end: int) -> bool:
    """Whether a condition is only a reserve ("if true")."""
    hedge = reading.first("hedges", mark.start, min(end, mark.end + 24), "doubt")
    return hedge is not None and hedge.start == mark.start


def _ironic(reading: Reading, start: int, end: int) -> bool:
    """Whether all that is told is set in quotation marks by itself ("they “took” it again")."""
    events = reading.marks("events", start, end)
    if not events or not of_war(reading, start, end) or reading.marks("means", events[0].start, events[0].end):
        return False  # weapons are called by names in quotation marks: «Град»
    if all(mark.value in _ARMS for mark in events if mark.value != "none"):
        return False
    opening = _OPENING.search(reading.text, max(start, events[0].start - _QUOTED), events[0].start)
    return opening is not None and _CLOSING.match(reading.text, events[-1].end, end) is not None


_ARMS = frozenset(["shelling", "airstrike", "missile", "drone-strike"])
"""Events that are told by the names of weapons: «Калибры», «Солнцепёки»."""


def _opinion(reading: Reading, start: int, end: int) -> str | None:
    mark = reading.first("opinion", start, end)
    if mark is None:
        return None
    deed = first_deed(reading, start, end)
    far = mark.start - start > _FAR and reading.first("events", start, end) is not None
    if deed is not None and (deed.start < mark.start or far):
        return None
    return mark.value
