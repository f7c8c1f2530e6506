"""What a clause tells of the past: background, the caption of an old picture, what was only played."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.split.reading import Reading
from pipeline.split.recalled import ranked
from pipeline.split.tellings import apart, first_deed, of_war, tells_event

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


_DIGITS = re.compile(r"\d{4}")


_STAGED = {"exercise": ("ground",), "fiction": ("ground", "strike", "harm")}
"""What is only played, and the families of events that are then none: a strike on soldiers at an exercise is real."""


_COMMAS = (",", "،")


_NAME = 5
"""Words of a name and of what stands before it."""


def past(reading: Reading, start: int, end: int, year: int) -> str | None:
    """Background, the caption of an old picture, or what was only played."""
    old = reading.first("background", start, end, "caption of an old picture")
    if old is not None:
        return old.value
    if staged := _staged(reading, start, end):
        return staged
    for match in _YEAR.finditer(reading.text, start, end) if _DIGITS.search(reading.text, start, end) else ():
        if (
            int(match[1]) < year
            and not apart(reading, start, match.start(), end)
            and not _HELD_SINCE.search(reading.text, start, match.start(1))
            and not ranked(reading.text, start, match.start())
        ):
            return "background"
    if _apposed(reading, start, end):
        return "background"
    mark = reading.first("background", start, end, "background")
    if mark is None or apart(reading, start, mark.start, end) or _only_tells_whom(reading, start, mark, end):
        return None
    return "background"


def _only_tells_whom(reading: Reading, start: int, mark: Hit, end: int) -> bool:
    """Whether what is past only says of whom something new is told, or is past to who tells it.

    "Girls kidnapped last month were freed"; "he admitted that soldiers had been taken prisoner".
    """
    if reading.text.startswith("had ", mark.start):
        return _TOLD_THAT.search(reading.text, start, mark.start) is not None
    befell = _BEFELL_THEM.search(reading.text, max(start, mark.start - 40), mark.start)
    return befell is not None and _NEWS_OF_THEM.search(reading.text, mark.end, end) is not None


_TOLD_THAT = re.compile(
    r"\b(?:said|says|acknowledge[ds]?|admit(?:s|ted)|confirm(?:s|ed)|announced|reported|concede[ds]?|reveal(?:s|ed)"
    r"|told \w+"
    r"|claim(?:s|ed)|stated|added) (?:[\w ]{1,24} )?that\b[^.;:]*$"
)
"""Before what is past to who tells it, and news to his readers."""


_BEFELL_THEM = re.compile(
    r"\b(?:kidnapped|abducted|captured|seized|taken|detained|arrested|snatched|displaced|evicted|held|jailed"
    r"|missing|lost"
    r"|wounded|injured|closed|shut|damaged|destroyed|suspended)(?: [\w']+){0,3} $"
    r"|(?<!\w)(?:похищен|захвачен|задержан|пропавш|угнан|ранен|закрыт|разрушен|викраден|захоплен|затриман|зникл"
    r"|поранен|закрит"
    r"|зруйнован)\w*(?: \S+){0,3} $"
    r"|(?<!\w)(?:ال)?(?:مختطف|مخطوف|معتقل|محتجز|مفقود|مغلق|خطف|اختطف|اعتقل|احتجز)\w*(?: \S+){0,3} $"
)


_NEWS_OF_THEM = re.compile(
    r"\b(?:has|have|was|were|is|are) (?:been |now |finally |safely )*(?:set free|freed|released|rescued|found"
    r"|returned|reunited"
    r"|reopened|repaired|restored|executed|killed|exchanged|swapped|moved|handed|recovered)\b"
    r"|\b(?:came|come|came back|returned|walked|went) (?:home|free|back)\b"
    r"|(?<!\w)(?:освобожд|вернул|отпущ|отпуст|найден|спасен|обменя|открыт|восстанов|казнен|звільнен|поверну|відпущ"
    r"|відпуст|знайден"
    r"|врятован|обміня|відкрит|відновлен|страчен)\w*"
    r"|(?<!\w)(?:[أا]فرج|[أا]طلق سراح|تحرير|حرر|عاد|عثر|[أا]عدم|[أا]عيد)\w*"
)


def _staged(reading: Reading, start: int, end: int) -> str | None:
    """Whether all that happens is played: in a manoeuvre, a film or a game."""
    mark = reading.first("background", start, end, *_STAGED)
    if mark is None:
        return None
    kinds = _FEIGNED if _NO_ENEMY.search(reading.text, start, end) else _STAGED[mark.value]
    return mark.value if of_war(reading, start, end, kinds) else None


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
    events = of_war(reading, start, end)
    if not events or reading.text[start : events[0].start].rstrip()[-1:] not in _COMMAS:
        return False
    signs = [reading.text.find(sign, events[0].end, end) for sign in _COMMAS]
    closing = min((at for at in signs if at >= 0), default=-1)
    if closing < 0 or events[-1].start > closing or len(reading.text[start : events[0].start].split()) > _NAME:
        return False
    if tells_event(reading, closing, end) or not _described(reading, events[0]):
        return False  # "Никополь, арта, трое раненых" is all news
    return first_deed(reading, closing, end) is None and first_deed(reading, start, events[0].start) is None


def _described(reading: Reading, event: Hit) -> bool:
    """Whether an event between commas may only describe the name before it: in Russian and Ukrainian, by its ending."""
    if not "\u0400" <= reading.text[event.start] <= "\u04ff":
        return True
    return _DESCRIBES.search(reading.text, event.start, event.end) is not None


_DESCRIBES = re.compile(
    r"(?:нн|[аеёяє]н|[ияу]т|вш|[ую]щ)"
    r"(?:ый|ий|ая|яя|ое|ее|ые|ие|ого|его|ой|ей|ому|ему|ую|ых|их|ым|им|ом|ем|ої|ій|ою|а|о|ы|е|і|у)?$",
    re.IGNORECASE,
)
"""How a participle ends."""
