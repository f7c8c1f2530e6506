"""Which event a word with several senses tells of when something is exchanged, handed over, lost, opened or put off."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars.befalling import Text, befalls, gap, near

REACH = 5
"""Words between such a word and what it befalls."""
_CAPTIVITY = re.compile(r"\b(?:полон[уіа]?|плен[ау]?|captivity|prison)\b|الاسر\b|(?:من|في) اسره\b")
_CAUGHT = re.compile(
    r"(?:ضبط\w*|تضبط|مصادر\w*|قطع|اجزاء|parts?|components?|seized|seizes|confiscated)\s+(?:\S+\s+){0,4}$"
)
_FALLEN = re.compile(r"(?:سقوط|سقطت|حطام|اسقاط\w*|تسقط|يسقط|اسقط\w*|تحطم\w*|wreck(?:age)? of (?:a|the)?)\s+$")


def swap(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """What is exchanged: captives; fire is another matter, and a place that changes hands is captured."""
    if near(text, hit, REACH, "captives") or _traded(text, hit):
        return "prisoner-exchange"
    return "capture" if text.folded.startswith("changed hands", hit.start) else None


def _traded(text: Text, hit: Hit) -> bool:
    """Whether people are given for as many people, or people come home by it."""
    if _NO_PEOPLE.match(text.folded, hit.end):
        return False
    people = [*text.of("whom", "civilian", "combatant", "person"), *text.of("objects", "people")]
    return bool(_FOR_AS_MANY.search(text.folded)) or any(gap(text, hit, one) <= REACH + 2 for one in people)


_NO_PEOPLE = re.compile(
    r"[ -]?(?:of )?(?:fire|shots|blows|words|views|letters|messages|rate|market|office|visits|gifts|اطلاق|نار"
    r"|النار|الاتهام|الخبر|الاراء)\b"
)
"""What else is exchanged."""
_FOR_AS_MANY = re.compile(
    r"\b(\w+)(?: \w+)?(?: for|,? на| مقابل) \1\b|(?:in|на|via|في) (?:today's |the |a )?(?:exchange|swap|обмен)\b"
)


def handed(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """What is handed over: captives, arms, relief or a place."""
    if _HAND.fullmatch(text.folded, hit.start, hit.end) and not _OVER.match(text.folded, hit.end):
        return None
    if _PLACE_TO.match(text.folded, hit.end) and text.is_capital(hit.end + 1):
        held = befalls(text, hit, REACH, "captives", "arms", "relief")
        named = any(one.start == hit.end + 1 for one in text.of("actors"))
        if not held and not named:
            return "hand-over"
    if _GIVEN_TO.match(text.folded, hit.end) and _A_NAME_IS.search(text.folded, max(0, hit.start - BIDDING), hit.start):
        return "hand-over"
    found = befalls(text, hit, REACH, "captives", "arms", "relief", "holding")
    if found is None and _TAKES_OVER.match(text.folded, hit.start) and _by_army(text, hit):
        return "regain" if _ANEW.match(text.folded, hit.end) else "capture"
    if found in (None, "holding") and _TO_AN_ARMY.match(text.folded, hit.start):
        return "hand-over"
    if found == "arms" and _TAKES_OVER.match(text.folded, hit.start):
        return "capture-equipment"
    return {"captives": "release", "arms": "supply", "relief": "aid", "holding": "hand-over"}.get(found or "")


_GIVEN_TO = re.compile(
    r"(?: over| back){0,2} to (?:the )?(?:[\w-]+ ){0,2}?(?:army|forces|government|control|police|azerbaijan|armenia"
    r"|ukraine|russia|turkey|iraq|syria|sdf|saa|rsf|council)"
)
_A_NAME_IS = re.compile(
    r"(?:^|[.!:;] |\bthat |\band )(?:the (?:town|city|village|district|port) of )?[^\W\d_][\w'’-]+(?: [\w'’-]+)?"
    r" (?:(?:has|have) been|was|is|were|being)? ?$"
)
"""A place that is told to be given to somebody: "Lachin handed over to Azerbaijan"."""
_TO_AN_ARMY = re.compile(
    r"(?:تسليم|سلم\w*|يسلم\w*|تسلم\w*) (?!نفس|انفس|حال|سلاح|اسلح|جثث|جثام|اسر)\S+ (?:\S+ )?"
    r"(?:ال\S+ )?"
    r"(?:ل(?:لجيش|قوات|لقوات|حكوم|لحكوم)|الي (?:الجيش|قوات|القوات))"
    r"|передан[аоы]? (?:под |\S+у )?(?:контрол|управлени|азербайдж|армени|сири|росси|украин|правительств|арми)"
    r"|передано (?:під )?контрол"
)
"""A place that is given to an army or a state: تسليم الراشدية للجيش."""
_TAKES_OVER = re.compile("استلم|يستلم|تستلم|استلام|تسلم[تن]|نستلم")
"""Sudan's army "receives" the vehicles that it takes."""
_ANEW = re.compile(r"(?: \S+){1,3} (?:من جديد|مجددا|مره اخري|ثانيه)")
_HAND = re.compile("hands?|handing")
_PLACE_TO = re.compile(r" #?(?:[\w'-]+ ){1,4}(?:back |over )?to\b")
"""Behind "hands", a name and to whom it goes."""
_OVER = re.compile(r" (?!of\b)(?:[\w'-]+ ){1,7}(?:over|to)\b")
"""Makes a hand a deed: "hands two hostages over", "hands the prison to the army"."""


def reach(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """Relief that reaches a place is delivered there, columns arrive, and troops have advanced to it."""
    if _relief(text, hit, REACH + 4):
        return "aid"
    troops = [one for one in text.of("whom", "combatant") if one.end <= hit.start and gap(text, one, hit) <= 1]
    if troops:
        return "advance"
    tanks = (one for one in text.of("whom", "equipment") if _TANKS.match(text.folded, one.start))
    if any(one.end <= hit.start and gap(text, one, hit) <= 1 for one in tanks) and _INTO.match(text.folded, hit.end):
        return "advance"
    columns = [*text.of("whom", "equipment"), *text.of("objects", "column")]
    return "arrive" if any(one.end <= hit.start and gap(text, one, hit) <= 1 for one in columns) else None


_TANKS = re.compile(r"tanks?\b|armou?r|apcs?\b|bmps?\b|танк|دباب")
"""What fights on wheels or tracks."""
_INTO = re.compile(
    r" (?:\S+ ){0,4}?(?:road|outskirts|edge|cent(?:re|er)|heart|suburbs?|district|neighbou?rhood|quarter|square)\b"
)
"""How far tanks came that fight; others arrive in a town."""


def opened(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """A road, crossing or airport opens; a session does too, and tells nothing here."""
    if "traffic" in text.folded[hit.start : hit.end]:
        return "open"
    return "open" if near(text, hit, REACH, "way") else None


def suspend(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """An agreement, a conference or flights are suspended or put off."""
    return "suspend" if near(text, hit, REACH, "pact") else None


def returned(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """Who comes home from captivity was released; soldiers who are returned were in it."""
    soldiers = _GIVEN_BACK.match(text.folded, hit.start) and near_soldiers(text, hit)
    if soldiers and _FROM_ENEMY.search(text.folded):
        return "prisoner-exchange"
    return "release" if soldiers or _CAPTIVITY.search(text.folded) else hit.value


_FROM_ENEMY = re.compile(
    r"(?:подконтрольн|непідконтрольн|підконтрольн|окупован|оккупирован)\w+ (?:\S+ ){0,3}?територі?\w*"
    r"|(?:подконтрольн|неподконтрольн|оккупированн)\w+ (?:\S+ ){0,3}?территори\w+"
    r"|территори\w+,? (?:не)?подконтрольн|територі\w+,? (?:не)?підконтрольн|переговорн\w+ процес"
)
"""From where soldiers come back in exchanges only."""


_GIVEN_BACK = re.compile(
    r"возвращ\w+|повернен\w+|повернут\w+|повернули|вернули|brought home|were returned|اعاده|استعاده"
)


def near_soldiers(text: Text, hit: Hit) -> bool:
    """Whether the word befalls soldiers."""
    return any(gap(text, hit, one) <= 2 for one in text.of("whom", "combatant"))


def bidden(text: Text, hit: Hit) -> bool:
    """Whether people are told to go: "tells residents of the quarter to leave", يطالب السكان بمغادرة منازلهم."""
    return _BIDDEN.search(text.folded, max(0, hit.start - BIDDING), hit.start) is not None


BIDDING = 70
"""Letters before a leaving in which the bidding may stand."""
_BIDDEN = re.compile(
    r"\b(?:tell|told|order|instruct|warn|urg|call(?:s|ed|ing)? (?:up)?on)\w* (?:\S+ ){1,8}to (?:immediately |now )?$"
    r"|(?:(?<!م)طالب|انذار|طلب|دعا|دعت|يدعو|تدعو|امر|يامر|تامر|انذر|ينذر|تنذر|يحذر|تحذر|حذر)\w*"
    r" [^.،]{0,50}(?:ب|الي |ضروره )?(?:ال)?$"
)


def cleared(text: Text, hit: Hit, _: list[Hit]) -> str:
    """An evacuation that people are bidden to is an order."""
    return "order-evacuation" if bidden(text, hit) else hit.value


def back(text: Text, hit: Hit, hits: list[Hit]) -> str | None:
    """People who come back return; shelling that comes back is told by its own word."""
    if _CAPTIVITY.search(text.folded):
        return None
    if _WINS_BACK.match(text.folded, hit.start) and _by_army(text, hit):
        return "regain"
    if _GIVEN_UP.match(text.folded, hit.start) and any(
        one.start >= hit.end and gap(text, hit, one) <= 2 for one in text.of("objects", "captives")
    ):
        return "release"
    home = [
        one
        for one in text.of("objects", "people")
        if gap(text, hit, one) <= HOMEWARD
        and not any(
            min(hit.end, one.end) <= other.start < max(hit.start, one.start)
            for other in hits
            if other.value != "displace"
        )
    ]
    return "return" if home else None


def _by_army(text: Text, hit: Hit) -> bool:
    """Whether an army stands right before the verb: جيشنا رجع ود البشير."""
    if _TROOPS.search(text.folded, max(0, hit.start - 16), hit.start):
        return True
    armies = [*text.of("whom", "combatant"), *text.of("actors")]
    return any(one.end <= hit.start and gap(text, one, hit) <= 1 for one in armies)


_TROOPS = re.compile(r"(?<!\w)ال(?:جيش|قوات|ثوار|شباب|فصايل) $")
_WINS_BACK = re.compile(r"رجع(?:وا|ت|نا)? (?!من|الي|ل|ع |علي|عن|ب|في|و|قافل|ناس|اهل)\S")
"""A side that brings back what no preposition stands before: a place."""
_GIVEN_UP = re.compile(r"return(?:s|ed)?\b|поверн|возвра|верну")
"""Who returns others gives them up: "has returned 75 prisoners"."""
HOMEWARD = 3
"""Words between people and their coming back: "dozens of families go back"."""


def arrive(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """Relief that arrives is delivered; whoever else arrives is there."""
    if _COLUMN.match(text.folded, hit.start) and _by_aid_body(text, hit) and not _MILITARY.search(text.folded):
        return "aid" if _COMES_IN.search(text.folded) else hit.value
    return "aid" if _ARRIVES.match(text.folded, hit.start) and _relief(text, hit, REACH) else hit.value


_COLUMN = re.compile(r"(?:un |aid |humanitarian )?convoys?\b|колон|конво|(?:ال)?(?:قافل|قوافل)")
_MILITARY = re.compile(
    r"\b(?:military|tanks?|armou?red|turkish (?:army|forces)|reinforcements?)\b|военн|військов|عسكري|تعزيز"
)
_COMES_IN = re.compile(
    r"\b(?:enter|cross|arriv|reach|pass|deliver|went in|goes in|roll|got in|unload)\w*|прош|прой|прибу|прибы|пересек"
    r"|перетн|въех|вош|заех|дости"
    r"|діста|заїх|доїх|(?<!\w)[وف]?(?:[يت]?دخ|دخول|وصل|وصول|[يت]صل|عبر|عبور|[يت]عبر)"
)
"""What a convoy does that brings its load."""
_ARRIVES = re.compile(r"arriv|وصل|وصول|تصل|يصل|прибы|прибу")


def _relief(text: Text, hit: Hit, reach: int) -> bool:
    """Whether relief is named near the word; a convoy may be anybody's."""
    words = [one for one in text.of("objects", "relief") if gap(text, hit, one) <= reach]
    whose = bool(words) and _by_aid_body(text, hit)
    return any(whose or not _CONVOY.match(text.folded, one.start) for one in words)


def _by_aid_body(text: Text, hit: Hit) -> bool:
    """Whether who brings relief, or relief itself, is named about the word."""
    return _AID_BODY.search(text.folded, max(0, hit.start - 2 * BIDDING), hit.end + 2 * BIDDING) is not None


_AID_BODY = re.compile(
    r"\b(?:un|u\.n\.|united nations|wfp|unhcr|ocha|icrc|sarc|unicef|red cross|red crescent|humanitarian|aid|relief)\b"
    r"|(?<!\w)[بلو]?(?:ال)?(?:اممي\w*|امم المتحده|هلال الاحمر|صليب الاحمر|اغاثي\w*|انساني\w*|مساعدات|اغاثه)"
    r"|(?<!\w)(?:оон|красн\w+ (?:крест|полумес)|гуманитарн|гуманітарн|червон\w+ (?:хрест|півмісяц))"
)
"""Whose convoys bring relief, and what they bring."""


_CONVOY = re.compile(r"convoys?\b|trucks\b|конво|караван|(?:ال)?(?:قافل|قوافل)|deliver")


def fallen(text: Text, hit: Hit, _: list[Hit]) -> str:
    """An aircraft that comes down by itself was not shot down."""
    if _TECHNICAL.search(text.folded):
        return "crash"
    by_itself = _COMES_DOWN.match(text.folded, hit.start) and _PEACEFUL.search(text.folded)
    return "crash" if by_itself and not _HOSTILE.search(text.folded) else hit.value


_COMES_DOWN = re.compile(r"crash|разбил|крушени|потерпел|упал|впал|розбив|катастроф|تحطم|سقوط|سقط")
_PEACEFUL = re.compile(
    r"\b(?:training|test flight|exercise|take ?-?off|taking off|landing|landed|collid\w+|collision|bird strike|fuel"
    r"|passengers?|airliner|civilian plane|cargo plane|crop ?-?duster|fog|storm|weather|accident\w*|power lines?)\b"
    r"|учебн|тренировоч|навчальн|при посадке|при взлете|взлета|на посадк|зльот|столкнов|зіткнен|пассажирск"
    r"|пасажирськ"
    r"|(?:ال)?(?:تدريب|اقلاع|هبوط|تصادم|ركاب|مدنيه)"
)
"""What aircraft fall from without an enemy."""
_HOSTILE = re.compile(
    r"\b(?:shot|downed|missile|rocket|fire|hit|struck|manpad\w*|air defen[cs]e|rebels?|gunned)\b|сбит|збит"
    r"|пво|ппо|ракет|اسقاط|اسقط|صاروخ|مضادات|استهد"
)

_TECHNICAL = re.compile(
    r"technical (?:fault|failure|problem|malfunction|reasons?|issue)|malfunction|mechanical|engine failure|pilot error"
    r"|bad weather|خلل فني|عطل فني|اسباب فنيه|سوء الاحوال|техническ\w+ (?:неисправ|причин)"
    r"|неисправност|технічн\w+ (?:несправ|причин)"
    r"|несправніст"
)


def advance(text: Text, hit: Hit) -> str | None:
    """Trucks with relief that enter a town are aid delivered."""
    return "aid" if _relief(text, hit, REACH) and _ENTERS.match(text.folded, hit.start) else None


_ENTERS = re.compile(
    r"(?:ال)?دخ|يدخل|تدخل|عبر|عبور|يعبر|تعبر|cross|pass|пересек|перетн|прош|прой|прибу|прибы|enter|вош|въех|зайш|увій"
    r"|в'їх|заїх"
)


def drone(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """A drone that falls was shot down; parts of drones that are seized are no strike."""
    before = text.folded[max(0, hit.start - 40) : hit.start]
    if _FALLEN.search(before):
        return "shoot-down"
    return None if _CAUGHT.search(before) else hit.value
