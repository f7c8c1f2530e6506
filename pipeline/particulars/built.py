"""Roles that the words right around an actor's name decide: whose tank was hit, who was driven out, whose men died."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars.clauses import Main, family, foiled
from pipeline.particulars.reading import Reading

REACH = 48
"""Letters before or behind a name in which such words stand."""
_HIT_BY = re.compile(
    r"^(?:[ -](?!and\b|who\b|that\b|which\b)[\w'-]+){1,7}? (?:(?:was|were|is|are|been|being|came|comes|got|gets)"
    r" (?:\w+ )?)?(?:hit|struck|targeted|bombed|shelled|attacked|ambushed|destroyed|shot down|downed|blown up|burnt"
    r"|raided|repelled|repulsed|foiled|thwarted|killed|captured|seized|hit hard|under (?:fire|attack)) by\b"
)
"""From a name to what befell his men or things: "IS convoy of 14 vehicles hit by jets"."""
_THING = (
    r"(?:convoy|column|tank|vehicle|truck|jeep|pickup|apc|bmp|armou?r|position|base|hq|headquarters|checkpoint|post"
    r"|outpost|barracks|depot|warehouse|camp|airbase|aircraft|warplane|plane|jet|helicopter|chopper|drone|uav|gunboat"
    r"|boat|warship|vessel|ship|launcher|bunker|tunnel|hideout|mig-?\d+|su-?\d+|mi-?\d+|f-?\d+|l-?39|ka-?\d+|il-?\d+)"
)
_ITS_THING = re.compile(
    rf"^(?:['’]s?)?[ -](?:[\w'-]+[ -]){{0,2}}?{_THING}s?"
    r" (?:(?:was|were|has been|have been|been|is|are|reportedly|just) )*$"
)
"""Between a name and a participle: whose tank, jet or post it was."""
_BEFELL = re.compile(
    r"(?:hit|struck|targeted|bombed|shelled|attacked|ambushed|destroyed|shot down|downed|brought down|blown up"
    r"|(?:goes|go|went) up in flames|in flames|ablaze|burning|burns|burnt)$"
)
_NO_OBJECT = re.compile(
    r"\s*(?:$|[.,;:!?)]|(?:by|in|near|over|above|at|on|outside|around|with|while|as|after|during|east|west|north|south"
    r"|today|yesterday|this|last|overnight|again|and)\b)"
)
_OUSTS = re.compile(r"(?:push|driv|drov|kick|forc|throw|threw|flush|clear|root|chas|expel|oust|eject)\w* ")
"""Verbs around whose object "out of" closes: "pushed the rebels out of X"."""
_TRIED_BY = re.compile(
    r"(?:attempts?|attacks?|assaults?|offensives?|push|advances?|raids?|infiltrations?|incursions?|offensive)"
    r" (?:\w+ ){0,2}by (?:the |an? )?$"
)
_FIGHTS_WITH = re.compile(
    r"(?:معارك|معركه|اشتباك|اشتباكات|مواجهات|قتال|صدامات)(?: \S+){0,2} مع "
    r"(?:(?:تنظيم|قوات|عناصر|مسلحي|ميليشيا\S*|مليشيا\S*|جماعه) )*[\"'«(#]*(?:ال)?$"
)
"""Behind fighting that a deed followed: with whom."""
_MAN_OF = re.compile(
    r"(?<!\w)(?:ال)?(?:قيادي|قا[يئ]د|قياديا|قياديين|قادي|مسؤول|مسوول|امير|شرعي|ضابط|عنصر|عنصرا|عناصر|مقاتل|مقاتلا"
    r"|جندي|جنديا"
    r"|متحدث|مسلح|مسلحا|عضو)(?: \S+){0,3}? (?:في|من|لدي|لدى|تابع\S* ل|ضمن) (?:صفوف |قوات |تنظيم )?[\"'«(#]*(?:ال)?$"
)
"""Before whose man it was whom it befell."""
_THING_OF = re.compile(
    r"(?<!\w)[بلو]?(?:ال)?(?:سياره|عربه|دبابه|دبابات|سيارات|اليه|اليات|عربات|مدرعه|مدرعات|رتل|رتلا|حاجز|حواجز|موقع"
    r"|مواقع|مقر"
    r"|مقرات|نقطه|نقاط|طا[يئ]ره|طا[يئ]رات|مروحيه|مسيره|مسيرات|صهريج|شاحنه|شاحنات|حافله|حافلات|راجمه|مدفع|مدافع|منصه"
    r"|منصات|زورق"
    r"|زوارق|تجمع|تجمعات|دوريه|دوريات|مستودع|مستودعات|معسكر|قاعده|ثكنه|بلدوزر|تركس|جرافه|ناقله|غرفه|نفق)"
    r"(?: [^\s،,.]+){0,3} ل?$"
)
"""Before whose vehicle, post or aircraft it was: "دبابة T-72 للنظام"."""
_DOWNED = frozenset(["shoot-down", "intercept", "destroy"])
_SENT_BY = re.compile(r"\b(?:launched|fired|sent|flown|operated|used|owned|planted|laid) by (?:the |an? )?$")
"""Before whose rocket, drone or mine came to nothing."""
_SUFFERED = frozenset(["kill", "wound", "kill-leader", "execute", "arrest", "abduct", "take-prisoners", "shooting"])
_MUTUAL = frozenset(["clash", "talks", "agreement", "ceasefire", "prisoner-exchange", "breach"])
_LOST = frozenset(["strike", "harm"])


def decided(reading: Reading, hit: Hit, main: Main | None) -> str | None:
    """`on` where the words around the name at `hit` say that the event befell him; None where they say nothing.

    `unknown` of whom a place was lost to: it was he who took it.
    """
    if main is None:
        return None
    if main.value == "lose" and _TO_WHOM.search(reading.folded, max(main.end, hit.start - REACH), hit.start):
        return "unknown"  # "loses the village to the rebels"
    near = max(0, hit.start - REACH)
    if main.value in _TOGETHER and hit.start > main.end and _WITH.search(reading.folded, near, hit.start):
        return (
            None if _FIGHTS.search(reading.folded, near, hit.start) else "by"
        )  # "the crew drove into X with the army"
    if family(main.value) == "strike" and _UPON.search(reading.folded, near, hit.start):
        return "on"
    if "\u0600" <= reading.folded[main.start] <= "\u06ff":
        return "on" if hit.start > main.start and _befell_arabic(reading, hit, main) else None
    if main.value == "capture" and _NO_MORE.match(reading.folded, main.start):
        return "on"
    if main.start <= hit.start < main.end:
        return "on" if _OUSTS.match(reading.folded, main.start) and main.value != "repel" else None
    if hit.start > main.start and main.value in _DOWNED and _SENT_BY.search(reading.folded, 0, hit.start):
        return "on"
    if hit.start > main.start:
        tried = (
            main.value == "repel"
            and not foiled(reading, main)
            and _TRIED_BY.search(reading.folded, max(0, hit.start - REACH), hit.start)
        )
        return "on" if tried else None
    if _loses(reading, hit, main):
        return "on"
    if main.value in _SUFFERED | _BLOWS and _MAN_BEFORE.search(reading.folded, max(0, hit.start - REACH), hit.start):
        return "on"
    return "on" if _befell(reading, hit, main) else None


_NO_MORE = re.compile(r"(?:больше|уже|более) нет|нет больше|(?:більше|вже|уже) нема|нема\w* більше")
"""Of whom it is told that none are left there: "росіян у селі більше немає"."""


def _loses(reading: Reading, hit: Hit, main: Main) -> bool:
    """Whether it is told of who stands before the verb that he lost men, or of his aircraft that they came down."""
    if main.value in ("kill", "destroy"):
        return _LOSES.match(reading.folded, main.start) is not None
    if main.value not in _DOWNED | {"crash"} or not _BEFELL.search(reading.folded, main.start, main.end):
        return False
    flown = _FLOWN.search(reading.folded, hit.start, hit.end)
    return flown is not None and _AUX.fullmatch(reading.folded, hit.end, main.start) is not None


_LOSES = re.compile(r"(?:lost|lose|losing)\b|(?:потер|теря|втрат|втрача)")
"""Who stands before it, suffers it: "Росія втратила 1230 вояків"."""
_FLOWN = re.compile(r"(?:jets?|planes?|aircraft|warplanes?|helicopters?|drones?|uavs?|bombers?|missiles?)$")
_AUX = re.compile(r"[\s\w]{0,24}? ?(?:(?:was|were|has been|have been|been|is|are|reportedly|just|also) )*")
_BLOWS = frozenset(["strike", "airstrike", "drone-strike", "missile", "shelling", "bombing"])
_MAN_BEFORE = re.compile(
    r"(?<!\w)(?:командир|лидер|лідер|ватаж|боев|бойов|член|функционер|главар|предводител|офицер"
    r"|офіцер)\w*(?: [^ .,]+){0,2}? [«\"]?$"
)
"""Before whose man it is that a Slavic sentence opens with: "командир «Хезболлы» убит"."""
_TOGETHER = frozenset(["advance", "presence", "capture", "regain", "arrive", "deploy"])
"""Events in which those go together who are told with "with"."""
_WITH = re.compile(r"\bwith (?:the |our |their )?$")
_FIGHTS = re.compile(
    r"\b(?:clash\w*|fight\w*|battl\w+|combat|confrontations?|engagements?|fire|war|deal|agreement|truce)"
    r" with (?:the |our |their )?$"
)
_TO_WHOM = re.compile(r"(?<!\w)(?:to|لصالح|لمصلحه) (?:the )?$")
_UPON = re.compile(
    r"(?<!\w)(?:по|на) (?:позици|объект|об'єкт|колон|сил|баз|пункт|укреплен|укріплен|скоплен|скупчен|войск|військ"
    r"|штаб|склад|техник|технік"
    r"|расположен|розташуван)\w+ (?:[^ .,]+ )?[«\"]?$"
)
"""Before whose positions it is that a strike falls upon: "по позициям СДС"."""


def _befell(reading: Reading, hit: Hit, main: Main) -> bool:
    """Whether it is his men or things before the verb that it befell."""
    if main.value != "repel" and family(main.value) in _LOST and _HIT_BY.match(reading.folded[hit.end : main.end + 3]):
        return True
    return (
        _BEFELL.match(reading.folded[main.start : main.end]) is not None
        and _ITS_THING.match(reading.folded[hit.end : main.start]) is not None
        and _NO_OBJECT.match(reading.folded, main.end) is not None
    )


def _befell_arabic(reading: Reading, hit: Hit, main: Main) -> bool:
    """Whether his man, vehicle or post is named before him, or he is the one whom a fight was with."""
    before = reading.folded[max(0, hit.start - REACH) : hit.start]
    if main.value in _SUFFERED and _MAN_OF.search(before):
        return True
    if main.value not in _MUTUAL and _FIGHTS_WITH.search(before):
        return True
    belongs = before.endswith(("ل", "لل")) or reading.folded.startswith("لل", hit.start)
    return belongs and family(main.value) in _LOST and _THING_OF.search(before) is not None


def holds(reading: Reading, hit: Hit, main: Main | None) -> bool:
    """Whether the name only tells whose the place is: "the rebel-held east of the city", الخاضعة لسيطرة داعش."""
    if main is not None and main.start <= hit.start < main.end:
        return False
    return (
        _HELD.match(reading.folded, hit.end) is not None
        or _SUBJECT_TO.search(reading.folded, max(0, hit.start - REACH), hit.start) is not None
    )


_HELD = re.compile(
    r"[- ](?:held|controlled|run|ruled|dominated|occupied|besieged|administered)\b"
    r"| (?:enclaves?|strongholds?|bastions?|pockets?|territor(?:y|ies)|heartland|areas?|zones?|capital)\b"
)
_SUBJECT_TO = re.compile(
    r"(?:الخاضع\w*|خاضع\w*|الواقع\w*|المسيطر\w*) (?:ل|تحت |علي\w* (?:من )?)?(?:سيطر\w*|نفوذ|قبل)? ?$"
)
