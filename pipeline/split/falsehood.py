"""Whether a clause calls a report false, in any order of words: "claims that X fell are lies", "фейк о взятии X".

Two ways: a report is named and called false behind that, or the word for a falsehood opens what it is about. Who only
speaks of lies ("despite all the lies", "held for spreading fakes") calls nothing false.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.split.reading import Reading
from pipeline.text import fold

REACH = 200
"""Characters between the name of a report and the verdict on it."""

_STEMS = re.compile(
    r"fals[ei]|fake|\blie[sd]?\b|lying|hoax|fabricat|invent|made.up|nonsense|rubbish|fiction|fairy|fantas|staged"
    r"|bogus|basel"
    r"|ground|unfounded|untru|truth|true|match|basis|foundation|merit|substance|relation|reality|disinform|misinform"
    r"|myth"
    r"|nothing to|propagand|not correspond|fact|debunk|photoshop|doctored|ложь|лж[иеу]|лг[уа]|ложн|вымыс|вымыш|выдум"
    r"|фейк"
    r"|бред|чуш|вброс|утк[аио]|дезинф|деза|провокац|неправд|правд|вран|вр[уе]т|врали|клевет|фальш|постанов|инсцен"
    r"|недостов"
    r"|беспочв|голослов|безоснов|несостоят|небылиц|сказк|байк|ерунд|соответств|дал[её]к|общего|основан|критик|высосан"
    r"|сфабрик|надуман|подтвержд|подобного|брех|бреш|вигад|вкид|маячн|нісеніт|дурниц|наклеп|безпідст|необґрунт"
    r"|необгрунт"
    r"|недостовір|відповіда|далек|спільного|підстав|істин|реальн|казк|неправдив|наш|не м[иы](?!\w)|\bour\b|\bus\b"
    r"|كذ[بو]|كاذب|اكاذيب|صح|اساس|حقيق|واقع"
    r"|ملفق|مفبرك|مزور|مزيف|مختلق|باطل|خيال|افتراء|هراء|تضليل|اشاع|شائع|تلفيق|فارغ|دقيق|زيف|وهم|(?:ل[يم]س|تكن)"
)
"""What stands in every text that calls something false: most texts are left alone at this sight."""

_REPORT = re.compile(
    r"(?<!\w)(?:(?:reports?|reporting|claims?|rumou?rs?|stor(?:y|ies)|news|talk|allegations?|information|info|tweets?"
    r"|posts?|statements?|accounts?|assertions?|accusations?|suggestions?|videos?|footage|photos?|pictures?|images?"
    r"|clips?"
    r"|announcements?|communiqu[eé]s?|boasts?|tales?)(?= |\W)|what (?:\w+ ){1,5}(?:say|claim|write|report|post|tell"
    r"|announce|spread|publish|air(?:s|ed)|broadcast|circulat|peddl|push|shar(?:e|ing)|put(?:s|ting)? (?:out|about)"
    r"|said|told|claimed|reported|announced)\w*|^\W*that(?= \w)|\"[^\"\n]{3,60}\""
    r"|(?:заявлени|утверждени|сообщени|информаци|новост|слух|истори|рассказ|разговор|обвинени|публикаци|реляци"
    r"|доклад|побасен"
    r"|байк|сказк|вест|известие|данные|видео|ролик|кадр|фотограф|снимк|запис|вброс|пост(?=\W|ы|а\b|е\b))\w*|т(?:о"
    r"|ому|ого|ем|ом),? что"
    r"|вс[её],? что"
    r"|(?:заяв|твердженн|повідомленн|інформаці|новин|чутк|історі|розповід|розмов|звинуваченн|публікаці|реляці"
    r"|доповід|байк"
    r"|казк|відомост|відео|ролик|кадр|світлин|знімк|запис|вкид|допис)\w*|т(?:е|ому|ого|им),? що|все,? що"
    r"|[وفبل]{0,2}(?:ال)?(?:خبر|انباء|اخبار|مزاعم|ادعاء|ادعاءات|اشاعه|اشاعات|شائعه|شائعات|معلومات|معلومه|روايه"
    r"|روايات|قصه|قصص"
    r"|حديث|كلام|صور|صوره|فيديو|فيديوهات|مقطع|مقاطع|منشور\w*|تصريح\w*|بيان|بيانات|اتهام\w*|تقارير|تقرير)"
    r"|(?:كل )?ما (?:[يت]\w+|نشر\w*|اشيع|قيل|تداول\w*|اورد\w*|زعم\w*|ذكر\w*|بث\w*|اعلن\w*|روج\w*|يقال"
    r"|يشاع))(?!\w)(?!\s?:)",
)
"""Words for what others tell."""

_NOUN_EN = (
    r"(?:lies?|fakes?|fabrications?|hoax|fiction|inventions?|myths?|falsehoods?|fairy[ -]?tales?|fantas(?:y|ies)"
    r"|nonsense|rubbish"
    r"|disinformation|misinformation|propaganda|provocations?|forger(?:y|ies)|bullshit|garbage)"
)
_ADJ_EN = (
    r"(?:false|untrue|fake|faked|bogus|baseless|groundless|unfounded|fabricated|invented|fictitious|fictional"
    r"|made[ -]up|staged"
    r"|photoshopped|doctored|incorrect|inaccurate|wide of the mark|not (?:true|correct|accurate|so)|far from (?:the "
    r"|being )?(?:truth"
    r"|true|reality)|without (?:any )?(?:foundation|basis|substance)|devoid of (?:any )?truth|debunked)"
)
_CALLED = re.compile(
    rf"(?<!\w)(?:(?:is|are|was|were)(?:n't| not)? ?|'s |'re |being |to be |proved |proven |turn(?:s|ed)? out "
    rf"|remains? |amounts? to )"
    r"(?:[, ]*to put it \w+[, ]*)?"
    r"(?:(?!likely|probably|perhaps|possibly|maybe|often|not )[\w'-]+ly |all |just |so |total |pure |utter |sheer "
    r"|yet |nothing but |nothing more than "
    rf"|(?:an?|another) |old |usual |complete |cheap |blatant |outright |plain |russian |enemy |typical "
    rf"|clumsy )*(?:{_ADJ_EN}|{_NOUN_EN})(?!\w)(?! passports?| documents?| alarm)"
    r"|(?<!\w)(?:does|do|did)(?: not|n't)(?: \w+ly| at all)? (?:match|correspond|hold up|hold water|stand up"
    r"|check out|reflect|square|fit)(?!\w)"
    r"|(?<!\w)(?:ha(?:s|ve|d)|bears?|bore) (?:absolutely |really )?(?:no|nothing|little|not the slightest"
    r"|zero)(?: \w+){0,2} (?:basis|foundation|truth"
    r"|merit|substance|relation|resemblance|in common|to do with (?:the )?(?:reality|truth|facts|what))(?!\w)"
    r"|(?<!\w)(?:явля[ею]тся|оказал\w+|оказыва\w+|было|были|была|это|назвал\w*|просто|сплошн\w+|чист\w+|полн\w+"
    r"|(?<=\s)-(?=\s))\W*"
    r"(?:[\w-]+\W+){0,3}?(?:лож[ьи]|ложью|ложн\w+|вымыс\w+|выдумк\w+|фейк\w*|бред\w*|чуш\w+|вброс\w*|утк[аио]\w*"
    r"|дезинформаци\w+|провокаци\w+|неправд\w+"
    r"|вранье\w*|клевет\w+|фальшивк\w+|постановк\w+|инсценировк\w+|фальсификаци\w+|недостоверн\w+|беспочвенн\w+"
    r"|голословн\w+|безосновательн\w+"
    r"|несостоятельн\w+|фантази\w+|сказк\w+|небылиц\w+|ерунд\w+|пропаганд\w+)(?!\w)"
    r"|(?<!\w)(?:лжив[аыо]?|ложн[аыо]|выдуман[аыо]?|вымышлен\w*|беспочвенн[аыо]|недостоверн[аыо]|неверн[аыо]"
    r"|сфабрикован[аыо]?|надуман\w*"
    r"|сфальсифицирован[аыо]?|постановочн\w+|высосан[аыо]?|безосновательн[аыо]|голословн[аыо]"
    r"|лишен[аыо]? (?:\w+ )?основани\w+)"
    r"(?=\W*$|[,.;:!]| и | от | из | с | полностью| целиком)"
    r"|(?<!\w)(?:не соответству\w+ (?:\w+ ){0,2}(?:действительн|истин|реальн|правд|факт)\w*"
    r"|дале[кч]\w* от (?:\w+ )?(?:истин|правд|действительн|реальн)\w+"
    r"|не име\w+ (?:\w+ ){0,5}(?:общего|основани\w+|отношения к (?:действит|реальн|правд)\w+)|не выдержива\w+ критики"
    r"|ничего (?:этого|подобного|такого|из этого) (?:\w+ )?не было|(?:нет|ни) (?:\w+ ){0,2}(?:слова|капли|грамма"
    r"|доли|крупицы) правды|нет правды)(?!\w)"
    r"|(?<!\w)(?:є|виявил\w+|виявля\w+|було|були|була|це|назвал\w*|назвав|просто|суцільн\w+|чист\w+|повн\w+"
    r"|(?<=\s)-(?=\s))\W*"
    r"(?:[\w'-]+\W+){0,3}?(?:брехн\w+|вигадк\w+|фейк\w*|маячн\w+|вкид\w*|дезінформаці\w+|провокаці\w+|неправд\w+"
    r"|наклеп\w*|фальшивк\w+|постановк\w+"
    r"|інсценуванн\w+|нісенітниц\w+|дурниц\w+|недостовірн\w+|хибн\w+|безпідставн\w+|фантазі\w+|казк\w+|байк\w+"
    r"|пропаганд\w+|качк\w+)(?!\w)"
    r"|(?<!\w)(?:брехлив[аіе]|неправдив[аіе]|хибн[аіе]|вигадан[аіе]|безпідставн[аіе]|недостовірн[аіе]|невірн[аіе]"
    r"|сфабрикован[аіе]|надуман[аіе]"
    r"|сфальсифікован[аіе]|постановочн\w+|висмоктан[аіе]|необґрунтован[аіе]|необгрунтован[аіе]"
    r"|позбавлен[аіе] (?:\w+ )?підстав)"
    r"(?=\W*$|[,.;:!]| і | та | й | від | з | цілком| повністю)"
    r"|(?<!\w)(?:не відповіда\w+ (?:\w+ ){0,2}(?:дійсн|істин|реальн|правд|факт)\w*|дале[кч]\w* від (?:\w+ )?(?:істин"
    r"|правд|дійсн|реальн)\w+"
    r"|не ма[єю]\w* (?:\w+ ){0,5}(?:спільного|підстав|стосунку до (?:дійсн|реальн|правд)\w+)|не витриму\w+ критики"
    r"|нічого (?:цього|подібного|такого|з цього) (?:\w+ )?не було|(?:немає|нема|ані|жодн\w+) (?:\w+ ){0,2}(?:слова"
    r"|краплі|грама|частки) правди|нема\w* правди)(?!\w)"
    r"|(?<!\w)[وف]?(?:عار\w* (?:\w+ ){0,3}(?:عن|من) (?:ال)?صحه|لا اساس (?:\w+ )?ل\w+|(?:لم|لن) [يت]كن (?:صحيح|دقيق"
    r"|حقيقي)\w*|لا صحه ل\w+"
    r"|لا [يت]مت\w* (?:\w+ ){0,2}(?:لل|الي ال)(?:حقيقه|واقع)\w*"
    r"|(?:غير|ليس\w*|مش|مو) (?:صحيح|دقيق|حقيقي)\w*|كاذب\w*|كذب\w*|اكاذيب|ملفق\w*|مفبرك\w*|مزور\w*|مزيف\w*|مختلق\w*"
    r"|باطل\w*"
    r"|(?:محض|مجرد|كله|كلها) (?:خيال|كذب|افتراء|اشاع\w+|هراء|تلفيق|اوهام|دعايه|اكاذيب)|افتراء\w*|هراء|لا حقيقه ل\w+"
    r"|بعيد\w* (?:\w+ )?عن (?:ال)?(?:صحه|حقيقه|واقع)|من (?:نسج|وحي|بنات) (?:ال)?(?:خيال|افكار)|مناف\w* لل(?:حقيقه"
    r"|واقع)|كلام فا(?:رغ|ضي)|لم [تي]حصل|لم [تي]حدث|لا وجود له\w*)(?!\w)"
)
"""Verdicts that call false what was named before them."""

_OF_WHAT = re.compile(
    r"(?<!\w)(?:(?:lies(?! on)|fakes?|falsehoods?|fabrications?|hoax(?:es)?|disinformation|misinformation|nonsense"
    r"|fairy tales?|false (?:claims?|reports?"
    r"|rumou?rs?|news|information|stories|story)) (?:about|that|on|concerning|regarding)|(?:a|another|blatant"
    r"|outright|simply a) lie (?:that|about)"
    r"|false (?:claims?|reports?|rumou?rs?|news|stories) of|(?:is|are|was|were|been|keeps?|just|simply|again"
    r"|once more) (?:openly |again |simply |just )?"
    r"(?:lying|lied) (?:\w+ ){0,2}?(?:about|that|when|over)|(?<=[a-z] )lied (?:about|that)"
    r"|(?:no|not (?:a|one|an|any)(?: single)?(?: \w+ of)?|zero|little|not the slightest|a grain of"
    r"|hardly any) (?:truth|substance|basis|foundation)"
    r"(?: \w+){0,2}? (?:in|to|behind|for)|(?:there is|there's|there was) nothing (?:in|to|behind|true in) (?:the"
    r"|these|those|this|all|any)"
    r"|(?:it is|it's|it was|is|that's) (?:just |simply |absolutely |completely |totally )?(?:false|untrue|fake"
    r"|not true|nonsense|rubbish) that)(?!\w)(?! \d)"
    r"|(?<!\w)(?:фейк\w*|вброс\w*|лож[ьи]|ложью|вранье\w*|брехн[яюеиі]\w*|выдумк\w+|небылиц\w+|байк[аиу]|сказк[аиу]"
    r"|деза|дезу|дезинформаци\w+|утк[ауи]|неправд[ауы]"
    r"|чушь|бред|вкид\w*|вигадк\w+|неправд\w+|дезінформаці\w+|маячн[яюі]|казк[иу])\W+(?:[\w'-]+\W+){0,2}?(?:о том"
    r"|об?|обо|про|насчет|что|будто|по поводу"
    r"|относительно|щодо|що|буцімто|ніби)(?!\w)"
    r"|(?<!\w)(?:вр[уе]т|врали|наврал\w*|соврал\w*|лж[уе]т|лгут|солгал\w*|брешуть?|бреше|сочиня[ею]т|сочинил\w*"
    r"|выдум(?:ыва\w+|ал\w*)|фантазиру[ею]т|брехал\w*|збрехал\w*"
    r"|вигад(?:у\w+|ал\w*|ав)|фантазу[юєе]\w*)\W+(?:[\w'-]+\W+){0,3}?(?:о том|об?|обо|про|насчет|что|будто|щодо|що"
    r"|буцімто|ніби)(?!\w)"
    r"|(?<!\w)(?:كذب[هت]?|اكذوبه|اكاذيب|تكذيب|بطلان|زيف|عدم (?:صحه|دقه)|لا اساس (?:من الصحه )?(?=ل)|لا (?:صحه"
    r"|حقيقه) ل\w*|شائعه|اشاعه|شائعات"
    r"|اشاعات)(?: [^\s.،]+){0,3}? (?:حول|عن|بشان|بخصوص"
    r"|(?:ال)?انباء|(?:ال)?خبر|(?:ال)?اخبار|ما|مزاعم|ادعاءات|روايه|المعلومات|ان)(?!\w)"
    r"|(?<!\w)(?:ليس|ليست|غير|مو|مش) (?:صحيح|حقيقي|دقيق|حقيقه)\w* (?:ان|ما|بان)(?!\w)"
    r"|(?<!\w)(?:[يت]كذب|كذب|يكذبون|[يت]فبرك)\w*(?: [^\s.،]+){0,2}? (?:حول|بشان|عن|بخصوص)(?!\w)"
)
"""A word for a falsehood, and what it is about behind it."""

_LABEL = re.compile(
    r"[^\w\n]*(?:fake|fake news|false|hoax|debunked|disinformation|disinfo|lies?|фейк|ложь|брехня|неправда|вброс"
    r"|вкид|дезинформация|дезінформація"
    r"|كذب|اشاعه|شائعه|خبر كاذب|مفبرك|غير صحيح)(?: alert| news)?[\]\")]*\s?[:!-]\s"
)
"""Heads a post that calls false what follows."""

_MENTIONED = re.compile(
    r"(?<!\w)(?:despite|amid|amidst|against|among|without|under the pretext of|under|after|following|for|over|of|by"
    r"|with|fight(?:ing|s)?|tired of|accused of"
    r"|несмотря на|невзирая на|на фоне|среди|против|от|борьб\w+ с|за|по обвинени\w+ в|после|под видом|из-за|без"
    r"|попри|на тлі|серед|проти|від|боротьб\w+ з|після|під виглядом|через"
    r"|رغم|وسط|بتهمه|بعد|ضد|من|بسبب|بحجه|بذريعه|ينشر\w*|نشر|بث|ترويج|لنشر\w*|مكافحه|يفضح\w*|تفضح\w*)"
    r"(?: (?!that |claims?|reports?|что |що |ان )\w[\w'-]*){0,2} ?$"
)
"""Before a word for lies that are only spoken of."""
_CAUGHT = re.compile(
    r"(?<!\w)(?:arrest|detain|jail|sentenc|fined|charged|prosecut|blogger|задерж|арест|осуд|осужд|оштраф|приговор"
    r"|блогер|уголовн|затрим|арешт|засудж|вирок|اعتقال|اعتقل|توقيف|حبس|محاكم)\w*"
)
"""Who is held for spreading lies."""
_ENDS = re.compile(r"[.!?؟\n](?:\s|$)")
_UNSURE = re.compile(
    r"(?<!\w)(?:if|whether|unless|could|may|might|если|ли|возможно|может|якщо|чи|можливо|اذا|ربما|قد"
    r"|لو)(?!\w)[^.,]{0,40}$"
)
_SPACE = 40
"""Characters before a word for lies that tell whether it is only spoken of."""


def called_false(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Where the clause `start`–`end` names a report and calls it false; None where it calls nothing false."""
    span = _span(reading.text[start:end])
    return (start + span[0], start + span[1]) if span is not None else None


@lru_cache(maxsize=4096)
def _span(clause: str) -> tuple[int, int] | None:
    folded = fold(clause)
    text = folded.text
    if _STEMS.search(text) is None or _CAUGHT.search(text):
        return None
    span = _behind(text) or _before(text) or _liar(text) or _not_ours(text)
    return folded.original(*span) if span is not None else None


def names_report(folded: str) -> bool:
    """Whether a folded text names what others tell."""
    return _REPORT.search(folded) is not None


def mentioned(reading: Reading, start: int, at: int) -> bool:
    """Whether the word for a lie at `at` is only spoken of: "despite all the lies", "arrested for fakes"."""
    before = fold(reading.text[max(start, at - _SPACE) : at]).text
    return _MENTIONED.search(before) is not None


def _behind(text: str) -> tuple[int, int] | None:
    """The span from the name of a report to the verdict behind it."""
    for verdict in _CALLED.finditer(text):
        begin = max(0, verdict.start() - REACH)
        report = _REPORT.search(text, begin, verdict.start() + 1)
        while report is not None and _ENDS.search(text, report.end(), verdict.start()):
            report = _REPORT.search(text, report.end(), verdict.start() + 1)
        if report is not None and _another_matter(text, report.start()):
            continue
        if report is not None and not _UNSURE.search(text, max(0, report.start() - REACH), verdict.start()):
            return report.start(), verdict.end()
    return None


def _another_matter(text: str, at: int) -> bool:
    """Whether the report at `at` only follows, behind a comma, what its clause tells: "shelled, and … are false"."""
    before = text[:at]
    if _THESE.search(before) or _BREAK.search(before) is None:
        return False
    return any(hit.value not in ("ceasefire", "agreement") for hit in shipped("events").scan(before))


_THESE = re.compile(
    r"(?<!\w)(?:these|those|this|such|all|the|эти|такие|подобные|все|ці|такі|подібні|усі|هذه|هذا|تلك|كل) $"
)
"""Before reports of what was told before them."""
_BREAK = re.compile(r"[,،;:]")


def _liar(text: str) -> tuple[int, int] | None:
    """The span of "whoever says that … is lying"."""
    found = _LIAR.search(text)
    return found.span() if found else None


_LIAR = re.compile(
    r"(?<!\w)(?:(?:whoever|anyone (?:who )?|everyone who |those (?:who )?)(?:says?|writ(?:es?|ing)|claim(?:s|ing)?"
    r"|tell(?:s|ing)?|report(?:s|ing)?|post(?:s|ing)?)"
    r"[^.!?]{3,140}? (?:is|are) (?:\w+ )?(?:lying|a liar|liars|wrong|mistaken|making it up|dreaming)"
    r"|(?:кто|те,? кто|все,? кто) (?:пиш\w+|говор\w+|утвержда\w+|сообща\w+"
    r"|рассказыва\w+)[^.!?]{3,140}?(?<!\w)(?:вр[уе]т|лж[уе]т|лгут|ошиба\w+|сочиня\w+)"
    r"|(?:хто|ті,? хто|усі,? хто) (?:пиш\w+|каж\w+|говор\w+|стверджу\w+|повідомля\w+)[^.!?]{3,140}?(?<!\w)(?:бреше"
    r"|брешуть|помиля\w+|вигаду\w+)"
    r"|(?:من|كل من|الذين) (?:يقول|يدعي|يزعم|ينشر|يكتب|قال|كتب)\w*[^.!?؟]{3,140}?(?<!\w)(?:[يت]كذب\w*|كاذب\w*"
    r"|واهم\w*))(?!\w)"
)


def _before(text: str) -> tuple[int, int] | None:
    """The span of a word for a falsehood with what opens what it is about."""
    if label := _LABEL.match(text):
        return label.span()
    for found in _OF_WHAT.finditer(text):
        if not _MENTIONED.search(text, max(0, found.start() - _SPACE), found.start()):
            return found.span()
    return None


_NOT_OURS = re.compile(
    r"(?<!\w)(?:it (?:was|is)(?:n't| not) (?:us|our (?:men|troops|boys|side|forces|pilots|fighters|artillery|sappers"
    r"|people|guys))"
    r"|(?:was|were)(?:n't| not) (?:done |carried out |blown up |destroyed |fired |bombed |shelled )?(?:by )?(?:us"
    r"|our (?:men|troops|forces|pilots|fighters|artillery"
    r"|sappers|people|side))|(?<=[иіе]в) не наші|(?:ли|ла|ло|то|но) не (?:наші?|наши|мы|ми|нашими)|не (?:наши|наші"
    r"|мы|ми) (?:[\w-]+ )?(?:\w+ли)"
    r"|(?:ليست|لم تكن|ليسوا|ليس) (?:قواتنا|طائراتنا|طيراننا|مقاتلونا|مقاتلينا|رجالنا|مدفعيتنا|نحن))(?!\w)"
    r"|\w+(?:ли|ла|ло) не (?:наши|наші)(?!\w)"
)
"""Says of a deed that it was not the writer's own people who did it."""


def _not_ours(text: str) -> tuple[int, int] | None:
    """The whole of a clause that clears the writer's own people: what it passes on is what it denies."""
    return (0, len(text)) if _NOT_OURS.search(text) else None
