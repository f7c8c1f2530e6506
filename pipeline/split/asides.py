"""Why a clause makes no claim: a forecast, a promise, a call, an opinion, a caption, a greeting, bare links."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit, shipped
from pipeline.split.reading import Reading
from pipeline.types import Stance

_LINKS = re.compile(
    r"(?:https?://\S+|pic\.twitter\.com/\S*|t\.co/\S+|www\.\S+|[#@]\w+|(?<![\w.-])[\w.-]{1,80}\.(?:com|org|net)/\S*|\bRT\b)"
)
_YEAR = re.compile(
    r"\b(?:in|since|from|back in"
    r"|(?:in |early |late |on \d{1,2} |\d )?(?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december),?|в|у|з|с|عام|منذ|سنة"
    r"|(?:январ|феврал|март|апрел|ма[йея]|июн|июл|август|сентябр|октябр|ноябр|декабр|січ|лют|берез|квіт|трав|черв|лип"
    r"|серп|верес|жовт|листопад|груд)[а-яії]*"
    r"|كانون (?:الثاني|الأول)|تشرين (?:الأول|الثاني)|شباط|[آا]ذار|نيسان|[أا]يار|حزيران|تموز|آب|[أا]يلول|يناير|فبراير"
    r"|مارس|[أا]بريل|مايو|يونيو|يوليو|[أا]غسطس|سبتمبر|[أا]كتوبر|نوفمبر|ديسمبر)\s+((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_THREAD = re.compile(
    r"\W*(?:\d+/\d*\W*)?(?:(?:an? |my |our )?(?:new |short |long |quick |little )?thread(?: \d+(?:/\d*)?)?"
    r"(?: (?:on|about|explaining)|:) *(?:why|how|what|who|the|where)\b"
    r"|тред (?:о том|про те|о|про),? (?:как|почему|як|чому|что|що)\b|سلسلة (?:تغريدات )?(?:عن|حول) )",
    re.IGNORECASE,
)
"""What a thread is going to be about."""
_DIGITS = re.compile(r"\d{4}")
_LINKED = ("#", "@", "/", "RT", "www.")
"""Without any of these there is no link or tag."""
_PAUSE = re.compile(r"[,;:،؛]|\s[–—-]\s")
"""Behind it, what is not known is only a remark about what was told before."""
_STAGED = {"exercise": ("ground",), "fiction": ("ground", "strike", "harm")}
"""What is only played, and the families of events that are then none: a strike on soldiers at an exercise is real."""
_ALTERNATIVE = re.compile(r"[\W\d]*(?:Or (?=[a-z])|(?:Или|Либо|Або|Чи|أو)\s)")
"""How a clause begins that only sets another thought beside the last one: "Or a rage offensive."."""
_ENDS = (".", "!", "?", "…", "؟", "\n")
"""Signs behind which a sentence begins."""
_IDLE = ("principle", "appeal")
"""Calls of which `aside` asks by themselves."""
_AHEAD = ("forecasts", "promises", "calls")
"""Kinds that speak of what has not happened."""
_COMMAS = (",", "،")
_OPENING = re.compile(r"[«“„\"]$")
_CLOSING = re.compile(r"[»”“\"]")
_NAME = 5
"""Words of a name and of what stands before it."""
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
    if _unknown(reading, start, end):
        return "nothing known"
    return _ahead(reading, start, end) or _past(reading, start, end, year) or _opinion(reading, start, end)


def _principle(reading: Reading, start: int, end: int) -> bool:
    """Whether a clause only says what ought to be ("Civilians are not a target"), which denies nobody's deed."""
    mark = reading.first("calls", start, end, "principle")
    return mark is not None and not (_event(reading, start, mark.start) or _event(reading, mark.end, end))


def _alternative(reading: Reading, start: int, end: int) -> bool:
    """Whether a sentence only sets another thought beside the one before it."""
    before = reading.text[:start].rstrip(" \t")
    return _ALTERNATIVE.match(reading.text, start, end) is not None and before[-1:] in ("", *_ENDS)


def _deed(reading: Reading, start: int, end: int) -> Hit | None:
    """The first verb that tells of something done."""
    for mark in reading.marks("predicates", start, end, "act", "outcome"):
        if reading.first("attributions", mark.start, mark.end) is None:
            return mark
    return None


def _event(reading: Reading, start: int, end: int) -> bool:
    return any(mark.value != "none" for mark in reading.marks("events", start, end))


def _signature(reading: Reading, start: int, end: int) -> bool:
    return reading.first("boilerplate", start, end, "boilerplate") is not None and not _event(reading, start, end)


def _chatter(reading: Reading, start: int, end: int) -> bool:
    if _THREAD.match(reading.text, start, end):
        return True
    mark = reading.first("boilerplate", start, end, "chatter")
    if mark is None:
        return False
    brief = len(reading.text[start:end].split()) <= _BRIEF
    return not _event(reading, start, end) and (mark.start - start < 12 or brief)


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
    return deed is None and not _PAUSE.search(reading.text, start, mark.start)


_BLASTS = frozenset(["explosion", "bombing", "shelling", "airstrike", "drone-strike", "missile", "strike"])
"""Events that are told although what made them is not known ("an unknown object went off")."""


def _ahead(reading: Reading, start: int, end: int) -> str | None:
    """A forecast, promise, call or condition that governs the clause, because no deed is told before it."""
    marks = [mark for kind in _AHEAD for mark in reading.marks(kind, start, end)]
    marks += [mark for mark in reading.marks("conditions", start, end) if not _hedging(reading, mark, end)]
    marks = [mark for mark in marks if mark.value not in _IDLE and not _awaits(reading, mark)]
    marks += [Hit(*one.span(), "forecasts", "forecast", "uk") for one in _WILL.finditer(reading.text, start, end)]
    if not marks:
        return None
    first = min(marks, key=lambda mark: (mark.start, -mark.end))
    deed = _deed(reading, start, end)
    if deed is not None and deed.start < first.start:
        return None
    if _RELATIVE.search(reading.text, max(start, first.start - 24), first.start) and _event(
        reading, start, first.start
    ):
        return None
    if first.kind == "calls" and _marched(reading, start, end, first):
        return None
    return first.value


def _awaits(reading: Reading, mark: Hit) -> bool:
    """Whether what is awaited is only that it be confirmed: that hedges what was told, and foretells nothing."""
    return any(one.start <= mark.start < one.end for one in reading.marks("hedges", mark.start, len(reading.text)))


_WILL = re.compile(r"(?<!\w)[а-яіїєґ']{3,}тим(?:е|уть|емо)(?:ся|сь)?(?!\w)")
"""The Ukrainian future, which is an ending: "голосуватиме"."""


def _marched(reading: Reading, start: int, end: int, call: Hit) -> bool:
    """Whether the call is only what a crowd that is told of demands: "dozens rallied to demand wages"."""
    told = reading.marks("events", start, end, "protest", "gather", "riot")
    bound = reading.text[call.start - 3 : call.start].lower() == "to " or reading.text[
        call.start : call.end
    ].lower().startswith(_DEMANDING)
    return bound and any(mark.start < call.start for mark in told)


_DEMANDING = ("ت", "ي", "ل", "call", "demand")
"""How a verb begins that says what a crowd is for: مظاهرة تطالب, "protest calls for"."""


_RELATIVE = re.compile(
    r"\b(?:which|who|котор\w+|як(?:ий|а|е|і|их|ої|ого))\s+(?:[\w'’]+\s+)?$|(?<!\w)(?:الذي|التي)\s+\w{0,2}$"
)
"""Opens a remark on something named in the main clause ("a team which will monitor the truce")."""


def _hedging(reading: Reading, mark: Hit, end: int) -> bool:
    """Whether a condition is only a reserve ("if true")."""
    hedge = reading.first("hedges", mark.start, min(end, mark.end + 24), "doubt")
    return hedge is not None and hedge.start == mark.start


def _past(reading: Reading, start: int, end: int, year: int) -> str | None:
    """Background, the caption of an old picture, or what was only played."""
    old = reading.first("background", start, end, "caption of an old picture")
    if old is not None:
        return old.value
    if staged := _staged(reading, start, end):
        return staged
    for match in _YEAR.finditer(reading.text, start, end) if _DIGITS.search(reading.text, start, end) else ():
        if (
            int(match[1]) < year
            and not _apart(reading, start, match.start(), end)
            and not _HELD_SINCE.search(reading.text, start, match.start(1))
        ):
            return "background"
    if _apposed(reading, start, end):
        return "background"
    mark = reading.first("background", start, end, "background")
    return "background" if mark is not None and not _apart(reading, start, mark.start, end) else None


def _staged(reading: Reading, start: int, end: int) -> str | None:
    """Whether all that happens is played: in a manoeuvre, a film or a game."""
    mark = reading.first("background", start, end, *_STAGED)
    if mark is None:
        return None
    kinds = _FEIGNED if _NO_ENEMY.search(reading.text, start, end) else _STAGED[mark.value]
    return mark.value if _of_war(reading, start, end, kinds) else None


_NO_ENEMY = re.compile("условн|умовн", re.IGNORECASE)
"""An enemy who is only played: nothing that befalls him is real."""
_FEIGNED = ("ground", "strike", "harm")


_HELD_SINCE = re.compile(
    r"(?:held|detained|jailed|imprisoned|missing|captive|captured|kidnapped|abducted|displaced"
    r"|interned)(?: \w+){0,2} since $"
    r"|(?:удержива\w+|находи\w+ в плену|находи\w+ в плене|пропавш\w+|перебува\w+ в полоні|утримува\w+"
    r"|зникл\w+) (?:с|з|із) $"
    r"|(?:محتجز|معتقل|أسير|اسير|مختطف|مفقود)\w* منذ(?: عام)? $",
    re.IGNORECASE,
)
"""Says since when people are held of whom something else is told."""


def _apposed(reading: Reading, start: int, end: int) -> bool:
    """Whether all that happened stands between two commas behind a name ("Kafr Hind, taken on Monday, lies …")."""
    events = _of_war(reading, start, end)
    if not events or reading.text[start : events[0].start].rstrip()[-1:] not in _COMMAS:
        return False
    signs = [reading.text.find(sign, events[0].end, end) for sign in _COMMAS]
    closing = min((at for at in signs if at >= 0), default=-1)
    if closing < 0 or events[-1].start > closing or len(reading.text[start : events[0].start].split()) > _NAME:
        return False
    return _deed(reading, closing, end) is None and _deed(reading, start, events[0].start) is None


def _ironic(reading: Reading, start: int, end: int) -> bool:
    """Whether all that is told is set in quotation marks by itself ("they “took” it again")."""
    events = reading.marks("events", start, end)
    if not events or not _of_war(reading, start, end) or reading.marks("means", events[0].start, events[0].end):
        return False  # weapons are called by names in quotation marks: «Град»
    if all(mark.value in _ARMS for mark in events if mark.value != "none"):
        return False
    opening = _OPENING.search(reading.text, max(start, events[0].start - _QUOTED), events[0].start)
    return opening is not None and _CLOSING.match(reading.text, events[-1].end, end) is not None


_ARMS = frozenset(["shelling", "airstrike", "missile", "drone-strike"])
"""Events that are told by the names of weapons: «Калибры», «Солнцепёки»."""


def _of_war(reading: Reading, start: int, end: int, kinds: tuple[str, ...] = ("ground", "strike")) -> list[Hit]:
    """The marks of events of these families: on the ground, and of strikes."""
    families = shipped().tables.get("events", {})
    events = reading.marks("events", start, end)
    return [mark for mark in events if families.get(mark.value, {}).get("family") in kinds]


def _apart(reading: Reading, start: int, at: int, end: int) -> bool:
    """Whether what stands at `at` is only a remark between commas, or follows a comma behind the main deed."""
    comma = max(reading.text.rfind(sign, start, at) for sign in ",،(")
    if comma <= start:
        return False
    closing = min((at for at in (reading.text.find(sign, at, end) for sign in ",،)") if at >= 0), default=end)
    return _event(reading, start, comma) or _event(reading, closing, end)


def _opinion(reading: Reading, start: int, end: int) -> str | None:
    mark = reading.first("opinion", start, end)
    if mark is None:
        return None
    deed = _deed(reading, start, end)
    far = mark.start - start > _FAR and reading.first("events", start, end) is not None
    if deed is not None and (deed.start < mark.start or far):
        return None
    return mark.value
