"""Names in a report where nothing of it happened: where people come from or went, and where they watched from."""

from __future__ import annotations

import re

from pipeline.particulars.marks import Span
from pipeline.particulars.reading import Reading
from pipeline.sought import Sought

NEAR = 40
"""Characters before a name within which it is told what it was to those who are named."""
_NAMED = r"(?: (?:من|في|قريه|بلده|مدينه|بلدتي|village|town|city|города|міста|села))* ?[\"'#(«]*$"
"""What may stand between such words and the name."""
_COMES_FROM = Sought(
    r"(?:\bو?(?:ي|ت)?نحدر\w*|المنحدر\w*|(?:ابناء|ابن|بنت|اهالي|اهل|سكان|مواليد|نازحي|مهجري|وجهاء)"
    r"|نازح\w* من|مهجر\w* من|اصله من"
    r"|(?:عبر|قادم|انطلق|تحرك|خرج|اطلق|متمركز|تمركز|كتيب|مقاتل|مسلح|عناصر)\w* من"
    r"|(?:مدفعي|راجم|قصف|صواريخ|صاروخ|قذايف)\w*(?: \S+){0,2}"
    r" من (?:حاجز|معسكر|مطار|جبل|ثكنه|موقع|مواقع|تله)"
    r"|(?:مدفعي|راجم|دبابات|مرابض|رشاشات)\w*(?: \S+){0,3}"
    r" (?:ب|في |من )(?:حاجز|حواجز|معسكر|مطار|جبل|ثكنه|قاعده|الفوج|اللواء|كليه|تله)(?: \S+)?"
    r"|(?:запущ|выпущ|запущен|випущен)\w* (?:из|с|з|із)|\b(?:launched|fired) from"
    r"|\b(?:coming|departed|crossed|set off|came) from"
    r"|تشييع\w*(?: \S+){0,2} (?:في|ب)|\bمن (?:قريه|بلده|مدينه|مخيم|حي|ابناء|اهالي)|(?:مشفي|مستشفي|مشافي|مستشفيات|مقبره)"
    r"|\b(?:natives?|residents?|people|displaced|hail\w*|originally|originates?) (?:of|from)(?: the)?"
    r"|\bfrom the (?:village|town|city|camp) of|\b(?:hospitals?|graveyard|cemetery) (?:in|of)"
    r"|(?:жител\w+|урожен\w+|мешкан\w+|больниц\w+|лікарн\w+)(?: (?:в|у))?)" + _NAMED
)
"""Before where people come from, lie in hospital or are buried, which is not where it happened."""
_BROUGHT_TO = Sought(
    r"(?:\b(?:taken|brought|rushed|evacuated|transferred|flown|airlifted|moved|sent|carried|referred"
    r"|buried|laid to rest|funeral \w+|pronounced dead) (?:\w+ )?(?:to|in|at)(?: (?:a|the|hospitals?|clinics?))*"
    r"(?: in| of)?"
    r"|(?:نقل|اسعف|اسعاف|حول|تحويل|ايصال)\w*(?: \S+){0,3} (?:الي|ل)"
    r"|(?:достав|госпитализ|эвакуир|перевез|увез|похорон|доправ|госпіталіз|евакую|похова)\w*(?: \S+){0,2}"
    r" (?:в|во|до|у))" + _NAMED
)
"""Before where the wounded and the dead were brought."""
_FELL_BACK = Sought(
    r"(?:\b(?:fell|falls?|falling|pulled|pulling|pulls?|moved|moving|driven|pushed|forced|beaten|thrown) (?:\w+ )?back"
    r" (?:to|towards?|into|as far as)|\b(?:withdr[ae]w\w*|retreat\w*|redeploy\w*|regroup\w*|fled|flee\w*|escaped?"
    r"|escaping)(?: \w+)? (?:to|towards?|into|in|at)"
    r"|(?:[يت]?نسحب|انسحب|[يت]?تراجع|انحاز|[يت]?فر|[يت]?هرب)\w*(?: \S+){0,2} (?:الي|نحو|باتجاه)"
    r"|(?:отошл|отступ|отвед|отход|откат|бежал|сбежал|відійш|відступ|відвед|відкоти|втекл)\w*(?: \S+){0,2}"
    r" (?:к|ко|в|на|до|у))(?: the)?" + _NAMED
)
"""Before where those went who lost a place."""
_SEEN_FROM = Sought(
    r"(?:\b(?:seen|visible|watching|watched|filmed|observed|viewed|audible|heard) (?:\w+ )?(?:from|as far as"
    r"|all the way (?:to|in))|^\W*(?:heard|seen|watching) (?:in|from|here in)"
    r"|(?:виден|видна|видно|видны|слышно|слышны|слышен|чутно|чути|відчули|наблюда\w+|спостеріга\w+|снято)"
    r"(?: (?:даже|аж|навіть))? (?:из|с|з|із|зі|в|у|до)"
    r"|(?:يري|تري|شوهد\w*|شاهدناه\w*|يشاهد|مريي\w*|مسموع\w*|يسمع\w*) (?:\S+ )?(?:من|حتي|في))" + _NAMED
)
"""Before where somebody stood who saw or heard it from afar."""


_A_BODYS = re.compile(
    r"['’]s (?:[\w-]+ ){0,2}?(?:general staff|(?:defen[cs]e|foreign|interior|health|justice|energy|information"
    r"|finance) ministry"
    r"|ministry|government|military|army|forces|troops|air force|navy|parliament|president|prime minister"
    r"|foreign minister"
    r"|defen[cs]e minister|spokes\w+|envoy|ambassador|allies|backers|proxies|intelligence|security council|jets"
    r"|warplanes"
    r"|air defen[cs]es?|consent|approval|demands?|offer|proposal|claims?|version|account|statement)\b"
)
"""Behind a capital that stands for its government: "Ankara's Defence Ministry"."""
_TOLD_IN = re.compile(
    r"(?:\b(?:(?:told|tells|briefed) (?:\w+ ){0,2}?(?:reporters|journalists|a (?:news conference|briefing"
    r"|press conference)"
    r"|lawmakers|diplomats|media)|news conference|press conference|briefing|spokes\w+ said|said from|speaking"
    r"|headquartered"
    r"|based) in|(?:журналист|репорт[её]р|журналіст|брифинг|брифінг|пресс-конференц|прес-конференц)\w* (?:в|у)"
    r"|(?:للصحفيين|للصحافيين|مؤتمر صحفي|مؤتمر صحافي|ومقره[ا]?|مقره[ا]?) (?:في|ب)|\bfrom (?:the )?(?:direction|side) of"
    r"|со стороны|(?:з|із) боку|من (?:جهه|ناحيه|اتجاه|صوب))(?: the)? [#\"«]?$"
)
"""Before where somebody only spoke of it, and from where they came or fired."""


def told_in(reading: Reading, span: Span) -> bool:
    """Whether the name is only where somebody told it, or from which side it came."""
    return _TOLD_IN.search(reading.folded, max(0, span.start - 2 * NEAR), span.start) is not None


def a_bodys(reading: Reading, span: Span) -> bool:
    """Whether the name stands for the government or the army that sits there."""
    return _A_BODYS.match(reading.folded, span.end) is not None


_RULES = re.compile(
    r"(?:['’]s)?(?: (?:government|authorities|administration|administrators|regime|leadership|parliament)"
    r"|[ -](?:based|backed|appointed|aligned|run))\b"
)
"""Behind a capital that stands for who rules there: "forces allied to the Tripoli government"."""
_RULED = Sought(
    r"(?:(?<!\w)[وفبل]{0,2}(?:حكومه|سلطات|حكومتي|مليشيات)|\b(?:government|authorities) (?:in|of)"
    r"|(?:правительств|власт|администраци)\w*(?: в| во)?|(?:уряд|влад|адміністраці)\w*(?: в| у)?)" + _NAMED
)
"""Before such a capital."""
_REACHED = Sought(
    r"(?:\breach(?:es|ed|ing)?(?: the)?|(?:вышл|выход|вышел)\w* (?:к|на)|(?:вийшл|виход)\w* (?:до|на)"
    r"|(?<!\w)[وف]?(?:[يت]?صل\w{0,2}|وصول\w{0,2}|وصلت|وصلوا) (?:الي|ل))" + _NAMED
)
"""Before what those reached who took another place: "Kruhlyakivka is ours, we reached the Oskil"."""


def reached(reading: Reading, span: Span) -> bool:
    """Whether the name is what somebody reached: nobody took it."""
    return _REACHED.search(reading.folded, max(0, span.start - NEAR), span.start) is not None


def rules(reading: Reading, span: Span) -> bool:
    """Whether a capital stands for those who rule there."""
    if _RULES.match(reading.folded, span.end):
        return True
    return _RULED.search(reading.folded, max(0, span.start - NEAR), span.start) is not None


def comes_from(reading: Reading, span: Span) -> bool:
    """Whether the name is only where somebody comes from, was brought to, or watched from."""
    before = max(0, span.start - NEAR)
    return any(sought.search(reading.folded, before, span.start) for sought in (_COMES_FROM, _BROUGHT_TO, _SEEN_FROM))


def fell_back_to(reading: Reading, span: Span) -> bool:
    """Whether the name is only where those went who lost another place."""
    return _FELL_BACK.search(reading.folded, max(0, span.start - NEAR), span.start) is not None


def theirs(reading: Reading, span: Span) -> bool:
    """Whether those are named who live there, and leave: "orders residents of Khuza to go"."""
    return _RESIDENTS.search(reading.folded, max(0, span.start - 32), span.start) is not None


_RESIDENTS = re.compile(
    r"\b(?:residents|inhabitants|people|families) of(?: the)?(?: (?:village|town|city|camp)s?(?: of)?)? [#\"]?$"
)
"""Before whose village they leave."""
