"""Opposite turns of one course of things: a truce that began and one that ended, light cut and light that is back.

Word lists call both a ceasefire, an outage, an abduction. Who tells the one does not tell the other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.match.told import Told
from pipeline.text import fold


class _Course(NamedTuple):
    """A course of things: what it is about, and the words of its two turns."""

    subject: re.Pattern[str]
    there: re.Pattern[str]
    over: re.Pattern[str]
    words: tuple[str, str]
    """Both turns in words."""
    events: frozenset[str]
    """Types of event that tell it: who says no word of its turn tells the first one."""


def _course(words: tuple[str, str], events: tuple[str, ...], subject: str, there: str, over: str) -> _Course:
    about, first, second = (re.compile(rf"(?<!\w)(?:{one})(?!\w)") for one in (subject, there, over))
    return _Course(about, first, second, words, frozenset(events))


_STOP = (
    r"(?=\W*(?:$|[.,;:!?]|(?:in|at|on|by|after|for|to|this|today|yesterday|overnight|early|without|when|between|near"
    r"|and)\b))"
)
"""Behind a verb that takes no object: a truce that "ended", and not one that "ended weeks of fighting"."""
_COURSES = (
    _course(
        ("begun", "over"),
        ("ceasefire",),
        r"cease ?-?fires?|truces?|armistice|humanitarian pause|cessation of hostilities|перемири\w+"
        r"|режим\w* (?:тишины|прекращения огня)"
        r"|прекращени\w+ огня|перемир'?я\w*|режим\w* (?:тиші|припинення вогню)|припинення вогню"
        r"|[وفبل]?(?:ال)?هدنه|[وفبل]?(?:ال)?تهدئه"
        r"|[وفبل]?وقف اطلاق (?:ال)?نار",
        r"beg[au]ns?|begins?|beginning|start(?:s|ed|ing)?|takes? (?:effect|hold)|took (?:effect|hold)|(?:in"
        r"|into) (?:effect|force)"
        r"|hold(?:s|ing)?|held|agreed?|extended|reached|нача\w+|вступ\w+ в силу|действу\w+|соблюда\w+"
        r"|объявлен\w*|продл\w+"
        r"|поча\w+|розпоча\w+|наб[ру]\w+ чинності|чинності|діє|дотриму\w+|оголошен\w*|триває|[وف]?بدا\w*"
        r"|[وف]?بدء|[وف]?سريان"
        r"|[وف]?[يت]?دخ[لو]\w*|حيز التنفيذ|[وف]?ابرام|[وف]?تمديد|صامد\w*",
        rf"end(?:s|ed){_STOP}|(?:is|was) over|expir\w+|laps\w+|collaps\w+|broke(?:n)? down|breaks down"
        rf"|fell apart|called off|is dead"
        rf"|(?:end|collapse|expiry|breakdown) of(?= (?:the|a|this|their) (?:\w+ )?(?:truce|cease))|broken"
        rf"|violat\w+|breach\w*"
        r"|законч\w+|завершил\w+|завершен\w*|истек\w*|сорва\w+|рухну\w+|наруш\w+|прекратил\w+ действ\w+"
        r"|(?:окончани\w+|кон[ецуа]+)(?= (?:перемир|режим))"
        r"|закінч\w+|завершив\w*|завершил\w+|сплив\w*|зірва\w+|поруш\w+|припинил\w+ дію|кін[ецяю]+(?= перемир)"
        r"|[وف]?انته\w*|[وف]?انتها\w*|[وف]?نهايه(?= (?:ال)?هدن)|[وف]?انهيار|[وف]?انهار\w*|[وف]?خرق\w*"
        r"|[وف]?خروقات|[وف]?انتهاك\w*|[وف]?سقوط(?= (?:ال)?هدن)",
    ),
    _course(
        ("cut", "back"),
        ("outage",),
        r"power|electricity|lights?|current|water|internet|mobile|phones?|networks?|grid|communications?|heating|gas"
        r"|свет|света|электр\w+|ток|вод[аыу]|водоснабжени\w+|интернет\w*|связ[ьи]|отоплени\w+|газ\w?"
        r"|світл[оа]|електр\w+|струм\w*|водопостачанн\w+|інтернет\w*|зв'?яз\w+|опаленн\w+"
        r"|[وفبل]?(?:ال)?(?:كهرباء?|كهربا|تيار|مياه|ماء|انترنت|نت|اتصالات|شبكه)",
        r"cut|cuts|cut off|out|outages?|off|down|lost|loses?|without|no|blackouts?|knocked out|fail(?:s|ed)?|disrupted"
        r"|нет|без|отключ\w+|пропал\w*|исчез\w*|обесточ\w+|погас\w*|прерва\w+|перебо\w+"
        r"|нема\w*|немає|відключ\w+|зник\w*|знеструм\w+|погас\w*|вимкн\w+|вимк\w+"
        r"|[وف]?انقطاع\w*|[وف]?انقطع\w*|[وف]?قطع\w*|مقطوع\w*|بدون|بلا|دون",
        r"(?:is|are|was|were|came|comes|come|coming|has been|have been|now)? ?(?:back(?! to dark)(?: on)?"
        r"|restored|reconnected|repaired"
        r"|returned|returns|running again|on again|resumed)|restor\w+"
        r"|восстанов\w+|верну\w+|появил\w+|возобнов\w+|снова (?:есть|дали|подают)|дали|подан\w*|включил\w*"
        r"|віднов\w+|поверн\w+|з'?явил\w+|заживл\w+|знову (?:є|дали)|увімкн\w+"
        r"|[وف]?عوده|[وف]?عاد\w*|[وف]?رجوع|[وف]?رجع\w*|[وف]?استعاد\w*|[وف]?اعاد\w*|[وف]?استئناف|[وف]?وصل\w*"
        r"|[وف]?اصلاح",
    ),
    _course(
        ("open", "closed"),
        ("open", "close"),
        r"crossings?|border|gates?|airports?|airspace|roads?|highway|bridge|ports?|checkpoint"
        r"|кпп|переход\w*|границ\w+|аэропорт\w*|трасс\w+|дорог\w*|мост\w*|порт\w*|перехід|переход\w*|кордон\w*"
        r"|аеропорт\w*|міст|шлях\w*"
        r"|[وفبل]?(?:ال)?(?:معبر|معابر|حدود|مطار|طريق|جسر|ميناء|بوابه|حاجز)",
        r"(?:re)?open(?:s|ed|ing)?|откры\w+|возобнов\w+|відкри\w+|віднов\w+|[وف]?فتح\w*|[وف]?[يت]فتح"
        r"|[وف]?افتتاح|[وف]?استئناف",
        r"clos(?:es?|ed|ing|ure)|shut(?:s|ting|down)?|sealed|закры\w+|перекры\w+|закри\w+|перекри\w+"
        r"|[وف]?اغلاق\w*|[وف]?اغلق\w*|[وف]?[يت]غلق\w*|مغلق\w*|[وف]?اقفال",
    ),
    _course(
        ("abduction", "home again"),
        ("abduct", "arrest"),
        r"\w+",
        r"kidnap\w*|abduct\w*|seiz\w+|detain\w*|arrest\w*|похи\w+|увез\w+|задерж\w+|викра\w+|затрим\w+|схопи\w+"
        r"|[وف]?خطف\w*|[وف]?اختطا?ف\w*"
        r"|[وف]?[يت]خ[ت]?طف\w*|[وف]?اعتقال\w*|[وف]?اعتقل\w*",
        r"(?:back|home|safe|free) (?:again|at home|and well)|(?:is|are|was|were|back|now|safely"
        r"|sent) home(?! when| alone)"
        r"|home safe\w*|set free|(?<!and )(?<!later )(?<!then )(?:freed|rescued|released(?! (?:a|the|footage"
        r"|videos?|photos?|pictures|names?|statement)\b)|let go)|(?:is|are|were|was) free(?! to)|return(?:s"
        r"|ed)? safe(?:ly)?"
        r"|освобожд\w+|освободил\w*|отпу[щс]\w+|вернул\w+ домой|дома|на свободе|звільн\w+|відпу[щс]\w+"
        r"|повернул\w+ додому|вдома|на волі"
        r"|[وف]?(?:اطلاق|اطلق|اطلقوا|اطلقت) سراح\w*|[وف]?الافراج|[وف]?افرج\w*|[وف]?عوده|[وف]?عاد\w*"
        r"|[وف]?تحرير\w*|[وف]?اخلاء سبيل\w*",
    ),
    _course(
        ("evacuation", "stopped"),
        ("evacuate",),
        r"evacuat\w+|эвакуац\w+|эвакуир\w+|евакуац\w+|евакую\w+|евакуйов\w+|[وفبل]?(?:ال)?(?:اجلاء|اخلاء|خروج)",
        r"(?:resum|continu|complet|finish)\w+|возобнов\w+|продолж\w+|заверш\w+|віднов\w+|трива\w+|продовж\w+"
        r"|استئناف|استكمال|انتهاء",
        r"(?:has|have|is|was|were|been|been) (?:stopped|halted|suspended|postponed|delayed|blocked|called off"
        r"|put off|on hold|interrupted)"
        rf"|(?:stops|halts|stopped|halted|suspended|postponed|stalled|blocked){_STOP}"
        r"|(?:halt|suspension|postponement) (?:of|to)|приостан\w+|останов\w+|прекра[тщ]\w+|сорва\w+|отлож\w+"
        r"|призуп\w+|зупин\w+|припин\w+|зірва\w+|відклад\w+|[وف]?توقف\w*|[وف]?تعليق|[وف]?ايقاف"
        r"|[وف]?وقف(?! اطلاق)|[وف]?تاجيل|[وف]?تعثر|[وف]?عرقل\w*",
    ),
    _course(
        ("in force", "lifted"),
        ("curfew", "sanction", "designate"),
        r"curfews?|sanctions?|комендантск\w+ час\w*|санкци\w+|комендантськ\w+ год\w+|санкці\w+"
        r"|[وفبل]?(?:ال)?حظر (?:ال)?تجو[يا]?ل|[وفبل]?(?:ال)?عقوبات",
        r"impos\w+|declar\w+|introduc\w+|extend\w*|prolong\w*|tighten\w*|enforc\w+|in (?:force|effect|place)|announc\w+"
        r"|введ\w+|ввод\w+|ввел\w*|вводят|объяв\w+|продл\w+|ужесточ\w+|действует|запровад\w+|оголо\w+|продовж\w+|діє"
        r"|[وف]?فرض\w*|[وف]?[يت]فرض\w*|[وف]?اعلان|[وف]?اعلن\w*|[وف]?تمديد|[وف]?مدد\w*|سريان|تشديد",
        r"lift\w*|end(?:s|ed)|cancel\w*|eas(?:es?|ed|ing)|revok\w+|scrapp\w+|снят\w*|снима\w+|снял\w*|отмен\w+|ослаб\w+"
        r"|скасов\w+|скасу\w+|знят\w*|знял\w*|знима\w+|послаб\w+|[وف]?رفع\w*|[وف]?الغا\w+|[وف]?انتها\w+|[وف]?تخفيف",
    ),
    _course(
        ("on its way", "arrived"),
        ("aid", "arrive"),
        r"convoys?|trucks?|lorries|columns?|aid|конво\w+|колонн\w+|грузовик\w*|помощь|колон\w+|вантажівк\w+|допомог\w+"
        r"|[وفبل]?(?:ال)?(?:قافله|قوافل|شاحنات|مساعدات)",
        r"(?:has |have )?(?:left|leaves?|set off|sets off|set out|departed|departs?) (?:\w+ )?for"
        r"|on (?:its|their|the) way|en route"
        r"|heading (?:to|for)|bound for|в пути|направл\w+"
        r"|выеха\w+|выдвину\w+|отправ\w+|в дорозі|пряму\w+|виїха\w+|вируш\w+"
        r"|[وف]?انطلا?ق\w*|[وف]?[يت]?توجه\w*|[وف]?متوجهه?|[وف]?تحرك\w*|في طريقها",
        r"enter\w*|arriv\w+|reach\w*|deliver\w*|unload\w*|got (?:in|into|to|through)|прибы\w+|доставл\w+"
        r"|вош\w+|въеха\w+|дош\w+|разгру\w+|прибу\w+"
        r"|увійш\w+|заїха\w+|діста\w+|розванта\w+|[وف]?وصول|[وف]?وصل\w*|[وف]?[يت]صل\w*"
        r"|[وف]?دخول|[وف]?دخل\w*|[وف]?[يت]دخل\w*|[وف]?ادخال|[وف]?توزيع",
    ),
)
_NAMED_BY_IT = ("home again", "stopped")
"""Turns that are told with the word for what went before: the abducted are home, the evacuation stopped."""
_CLAUSE = re.compile(r"[.!?;؛؟\n]+")


@lru_cache(maxsize=8192)
def _turn(quote: str, index: int) -> frozenset[str]:
    """Which turns of a course a text tells, in clauses that name what it is about."""
    course = _COURSES[index]
    found = set()
    for clause in _CLAUSE.split(fold(quote).text):
        if course.subject.search(clause):
            first, second = course.there.search(clause), course.over.search(clause)
            named = first and second and course.words[1] in _NAMED_BY_IT
            found |= {word for word, hit in zip(course.words, (first, second), strict=True) if hit}
            found -= {course.words[0]} if named else set()
    return frozenset(found)


def other_turn(a: Told, b: Told) -> str | None:
    """One tells that it began, the other that it is over: a truce, an outage, a captivity, a curfew, a convoy's way."""
    for index, course in enumerate(_COURSES):
        if not {a.event, b.event} & course.events:
            continue
        first, second = (_turn(one.statement.quote, index) or _first(one, course) for one in (a, b))
        if first and second and not first & second:
            return "one tells that it began, the other that it is over"
    return None


def _first(one: Told, course: _Course) -> frozenset[str]:
    """The first turn, where an event of its kind is told without a word for the turn: a truce is one that is there."""
    return frozenset(course.words[:1]) if one.event in course.events and len(course.events) == 1 else frozenset()
