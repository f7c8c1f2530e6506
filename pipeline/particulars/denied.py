"""What a sentence says is not so though no verb of the event tells it: "no rebel has set foot in X", "X is still ours".

Four ways, in four languages: nobody is there; who was there still is; what was thrown hit nothing; the thing is whole.
"""

from __future__ import annotations

import re

from pipeline.contraries import FENDED_OFF, THROWN, all_stopped_in, things
from pipeline.lexicon import Hit
from pipeline.particulars.clauses import Main, family, negated
from pipeline.particulars.presence import armed_people
from pipeline.particulars.reading import Reading
from pipeline.sought import Sought

NEAR = 56
"""Characters between armed people and what is said of where they are."""
_HURT = ("harm", "captive")
"""Families of events of which "no rebels were …" tells that nobody was hurt, and not that nobody was there."""
_ACCIDENT = frozenset(["explosion", "fire", "crash", "damage", "destroy"])
"""What may have been no strike."""

_NOT_THERE = Sought(
    r"(?<!\w)(?:(?:is|are|was|were)(?:n't| not| never) (?:\w+ly |even )?(?:in|inside|within|present in|anywhere near)"
    r"|(?:is|are|was|were) nowhere near"
    r"|(?:never|(?:has|have|had|did)(?:n't| not| never)) (?:\w+ly |even |yet |ever )?(?:set (?:a )?foot|ma[dk]e it"
    r"|got(?:ten)?|get|come?|came|gone?|been|been able to get|managed? to get|stepped)(?: anywhere)?"
    r" (?:in|into|inside|to|as far as|near|within)|(?:has|have|had) no presence (?:in|at|inside))(?!\w)"
    r"|(?<!\w)(?:ليس|ليست|ليسوا|ليسو|مو|مش|ماهم) (?:في|داخل|موجود\w*)(?!\w)"
)
"""Behind armed people: that they are not where they are said to be."""
_NOT_HELD = re.compile(
    r"(?<!\w)(?:(?:do|does|did)(?:n't| not) (?:\w+ly |even )?(?:control|hold|own|possess|run)|(?:haven't|hasn't"
    r"|have not"
    r"|has not) got (?=[A-Za-z#])|не (?:контролиру|контролю|удержива|утриму|влад)\w+"
    r"|لا [تي]سيطر\w*)(?!\w)"
)
"""Behind armed people: that they do not hold a place."""
_NONE_OF = re.compile(
    r"(?<!\w)(?:no|not one|not a single|not any|zero|none of (?:the|these|those)|ни одного|ни одной|ни единого|никаких"
    r"|нет|нет никаких|жодного|жодної|жодних|ніяких|немає|нема|нуль|ноль|لا يوجد|لا وجود|لا تواجد|لا يوجد اي|لا اثر"
    r"|ما في|مافي|ما فيه|مافيه|ماكو|ما فيش|مافيش"
    r"|لا يوجد فيها)(?: (?:there|там|тут|اي|any|ولا|حتي|ولا حتي|حدا من))? $"
)
"""Right before armed people: that there are none."""
_IN = re.compile(
    r"(?<!\w)(?:in|into|inside|at|within|on|в|во|у|на|في|داخل|بداخل)(?!\w)|(?<!\w)ب(?=ال|(?!عد|سبب|دون|ين|يد|ايد|حق|شكل)[\u0621-\u064a]{3})"
)
_GONE_BEHIND = Sought(
    r"(?<!\w)(?:нет|немає|нема|не было|не було|не видно|не видать|отсутству\w+|відсутні\w*)"
    r"(?=\W*(?:$|[.,!;)…—–]|и (?:не было|нет)|і не було|там|тут))"
)
"""Behind armed people and where they would be, at the end of the clause: "Украинских войск в Сомово нет"."""
_NOT_NEAR = re.compile(r"(?<!\w)(?:и близко (?:нет|не было)|і близько (?:немає|нема|не було))(?!\w)")
_NO_FOOT = Sought(
    r"(?<!\w)(?:не ступал[аи]? (?:и )?(?:нога|ногой)|ног[ао][йю]? (?:\w+ ){0,3}не ступал|не ступала|لم تطا\w*)(?!\w)"
)
_COULD_NOT = re.compile(
    r"(?<!\w)не (?:смог|змог|сумел|зумі|удал|вдал|дали|пустил)\w* (?:\w+ ){0,2}(?:войти|зайти|увійти|прорва|закреп"
    r"|закріп|проник|взять|узять|взяти|захват|захоп|занять|зайнят|попасть|дойти|дійти)\w*|"
    r"(?<!\w)(?:لم|ما|لن) (?:[يتن])?(?:تمكن|ستطع|ستطيع|نجح|فلح|قدر)\w*(?: [^\s.,،!]+){0,3} (?:من |في |علي )?"
    r"(?:ال)?(?:دخول|اقتحام|سيطره|تقدم|وصول|تسلل)(?!\w)"
)
"""Somebody tried in vain to come in: he is not there."""
_STILL = Sought(
    r"(?<!\w)still (?:\w+ly )?(?:holds?|controls?|in(?!side job)|inside|at|there|present|holding|standing in)(?!\w)"
    r"|(?<!\w)(?:remains?|stays?|stayed) (?:\w+ly )?(?:in|inside|at)(?!\w)(?! (?:talks|touch|contact|place|danger"
    r"|office"
    r"|force|effect|use))"
    r"|(?<!\w)(?:по.прежнему|все еще|до сих пор|пока еще|досі|дотепер|все ще|усе ще|как и прежде"
    r"|как был\w* так и)(?: \w+){0,2}?"
    r" (?:в|у|на|за|под|під|держ\w+|трима\w+|удерж\w+|утрим\w+|находит\w+|перебува\w+)(?!\w)"
    r"|(?<!\w)(?:ما زال|لا يزال|مازال|لازال|لا تزال|ما تزال|لا زال|ما يزال)\w*(?: [^\s.,،!]+){0,3}? "
    r"(?:في|بيد|تحت|داخل|متمسك\w*|مسيطر\w*|[يت]سيطر\w*)(?!\w)"
)
"""That somebody is where he was."""
_UNMOVED = Sought(
    r"(?<!\w)(?:(?:has|have|had)(?:n't| not| never) changed hands|(?:is still|are still|remains?|stays?) ours"
    r"|still ours|(?:لا|ما) [يت]?زال\w* لنا|is holding(?=[.,!]|$| out| on| firm)"
    r"|(?:firmly|squarely) (?:under|in)(?: the)?(?: \w+){1,2} (?:control|hands)"
    r"|(?:по.прежнему|все еще|до сих пор|пока еще|досі|все ще|усе ще|и остается|і залишається) (?:в руках|у руках"
    r"|наш\w*"
    r"|за нами)"
    r"|لم تتغير السيطره|لم يتغير شيء|السيطره لم تتغير|لم [تي]خرج\w* عن سيطر\w*"
    r"|لم [تي]سقط(?! (?:\w+ )?(?:اي|قذ|صار|برم|طاير|ضحايا|قتل|جرح|شهد))(?=\W*(?:$|[.,،!]|و|بعد|بيد|في يد)))(?!\w)"
)
"""That a place is whose it was."""
_NOTHING_CAME = re.compile(
    r"(?<!\w)(?:(?:ничего|ничто|нічого|ніщо) (?:\w+ ){0,2}не (?:прилет|приліт|прилит|упал|впал|попал|влуч|взорв"
    r"|вибух)\w*"
    r"|لم يسقط شيء|لم يقع اي (?:قصف|انفجار))(?!\w)"
)
_NOT_TAKEN = re.compile(
    r"(?<!\w)(?:не (?:взят|захвачен|занят|сдан|потерян|оставлен|зайнят|захоплен|здан|втрачен|залишен)[аоыіи]?"
    r"|not (?:taken|lost|captured|fallen|overrun))(?!\w)(?! (?:в|у|into|to|под|під|as|off|away))"
)
"""That a place was not taken, in words that otherwise tell of anything that is taken."""
_WHOLE = re.compile(
    r"(?<!\w)(?:intact|undamaged|unscathed|untouched|unharmed|(?:still|left|is|are|remains?) standing|in one piece"
    r"|in working order|цел(?:ая|ый|ое|ые"
    r"|[аоы])?|невредим\w*|уцелел\w*|(?:не|ни) (?:поврежд\w+|пострада\w+)|без повреждений|повреждений нет"
    r"|стоит на месте"
    r"|стоит|в (?:штатном|обычном) режиме|ціл(?:ий|а|е|і)|неушкоджен\w*|вціліл\w*|уціліл\w*|не (?:пошкодж\w+"
    r"|постражда\w+)"
    r"|без пошкоджень|пошкоджень немає|стоїть|(?:у|в) (?:штатному|звичайному) режимі|سليم[هة]?|سليمان|لم (?:[يت]تضرر"
    r"|[يت]صب)"
    r"|لا اضرار|دون اضرار|بدون اضرار)(?!\w)"
)
"""That a thing is whole."""
_WORKS = frozenset(
    [
        "bridge",
        "crossing",
        "airfield",
        "port",
        "depot",
        "fuel",
        "power",
        "water",
        "rail",
        "hospital",
        "school",
        "factory",
    ]
)
"""Things of which "it stands" says that they are whole."""


def gainsaid(reading: Reading, main: Main | None) -> Main | None:
    """The event that the sentence says is not so, or that still holds; `main` where it tells none of this."""
    if main is not None and main.value == "take-prisoners" and main.negated and not _CAPTIVE.search(reading.folded):
        return main._replace(value="capture")
    if main is not None and main.value == "lose" and main.negated and _NONE_LEFT.search(reading.folded):
        return main._replace(negated=False)
    if main is not None and main.value == "hold" and main.negated and not _STILL.search(reading.folded):
        return main._replace(value="capture")
    if main is None or main.value in _OF_PRESENCE:
        found = _absent(reading, main) or _still(reading, main)
        if found is not None:
            return found
    if main is None and (untaken := _NOT_TAKEN.search(reading.folded)):
        return Main("capture", *untaken.span(), negated=True)
    if main is None and (nothing := _NOTHING_CAME.search(reading.folded)):
        return Main("strike", *nothing.span(), negated=True)
    if main is not None and main.value in THROWN and not main.negated:
        stopped = reading.of("events", *FENDED_OFF)
        if stopped and all_stopped_in(reading.folded) and stopped[0].start > main.start:
            return Main(stopped[0].value, stopped[0].start, stopped[0].end, False)
    return _no_strike(reading, main) or _whole(reading, main) or main


_CAPTIVE = re.compile(
    r"плен|полон|в[ зі]+заручник|залож|заручн|prison|captiv|hostage|اسر|اسير|رهين|soldier|men(?!\w)|солдат|бойц|бійц"
)
"""Who is taken is people."""
_NONE_LEFT = re.compile(r"(?<!\w)(?:no|not one|not a single) (?:\w+ ){1,3}(?:are |is |were |was )?(?:left|remain)")
"""That none are left: they were there, and have gone."""
_OF_PRESENCE = frozenset(["presence", "advance", "capture", "hold", "clash", "appoint"])
"""Events that may be read of a sentence that tells who is where."""


def _absent(reading: Reading, main: Main | None) -> Main | None:
    """That armed people are not in a place, never came there, or do not hold it."""
    text = reading.folded
    for one in (_NO_FOOT.search(text), _COULD_NOT.search(text)):
        if one is not None:
            return Main("presence", *one.span(), negated=True)
    if main is not None and main.value in _GAINED:
        text = text[: main.start]
    for force in armed_people(reading):
        if (none := _NONE_OF.search(text, max(0, force.start - 24), force.start)) and _stand(reading, force):
            return Main("presence", none.start(), force.end, negated=True)
        end = min(len(text), force.end + NEAR)
        not_there = _NOT_THERE.search(text, force.end, end)
        if (
            not_there
            and not _ONLY.search(text, not_there.end(), end)
            and not reading.broken(force.end, not_there.start())
        ):
            return Main("presence", force.start, not_there.end(), negated=True)
        if (held := _NOT_HELD.search(text, force.end, end)) and not reading.broken(force.end, held.start()):
            return Main("capture", *held.span(), negated=True)
        if _NOT_NEAR.search(text, force.end, end):
            return Main("presence", force.start, force.end, negated=True)
        gone = _GONE_BEHIND.search(text, force.end, end)
        if (
            gone
            and not _NO_MORE.search(text, force.end, gone.start())
            and _IN.search(text, max(0, force.start - 32), gone.start())
            and not reading.broken(force.end, gone.start())
        ):
            return Main("presence", force.start, force.end, negated=True)
    return None


_GAINED = frozenset(["capture", "regain", "lose", "hold"])
"""Told first, it is what happened: that there are none of the losers left only bears it out."""
_NO_MORE = re.compile(r"(?<!\w)(?:уже|вже|больше|більше)(?!\w)")
"""Who is there no more has left."""


def _stand(reading: Reading, force: Hit) -> bool:
    """Whether what none of them does is to be in a place, and not to be killed, hurt or taken."""
    stop = min(len(reading.folded), force.end + NEAR)
    place = _IN.search(reading.folded, force.end, stop) or _THERE.match(reading.folded, force.end)
    if place is None or reading.broken(force.end, place.start()):
        return False
    if _BEFELL.search(reading.folded, force.end, place.end()):
        return False
    return not any(force.end <= hit.start < place.end() and family(hit.value) in _HURT for hit in reading.of("events"))


_ONLY = re.compile(r"(?<!\w)(?:only|just|but|только|лишь|лише|тільки|فقط|بل)(?!\w)")
"""Behind it stands where they are."""
_THERE = re.compile(r" (?:there|там|тут|هناك|هنا)(?!\w)")
_BEFELL = re.compile(r"(?<!\w)(?:was|were|been) \w+(?:ed|en|wn|ht)(?!\w)|(?<!\w)(?:left|remain\w*)(?!\w)")
"""What befell them, or that they are gone."""


def _still(reading: Reading, main: Main | None) -> Main | None:
    """That a place is still whose it was."""
    if main is not None and main.value == "hold":
        return None
    text = reading.folded
    if unmoved := _UNMOVED.search(text):
        return Main("hold", *unmoved.span(), negated=False)
    still = _STILL.search(text)
    if still is None:
        return None
    near = any(abs(force.start - still.start()) <= NEAR for force in armed_people(reading))
    return Main("hold", *still.span(), negated=False) if near else None


def _no_strike(reading: Reading, main: Main | None) -> Main | None:
    """The strike that the sentence says it was not, where it tells of a blast or a fire."""
    if main is None or main.negated or main.value not in _ACCIDENT:
        return None
    for hit in reading.of("events"):
        if family(hit.value) == "strike" and hit.value not in _ACCIDENT and negated(reading, hit):
            return Main(hit.value, hit.start, hit.end, negated=True)
    return None


def _whole(reading: Reading, main: Main | None) -> Main | None:
    """The damage that was not done to a thing that is told to be whole."""
    if main is not None and main.value not in ("damage", "hold", "destroy", "appoint", *FENDED_OFF):
        return None
    if main is not None and main.value in FENDED_OFF and all_stopped_in(reading.folded):
        return None
    whole = _WHOLE.search(reading.folded)
    if whole is None or not things(reading.text) & _WORKS:
        return None
    return Main("damage", *whole.span(), negated=True)
