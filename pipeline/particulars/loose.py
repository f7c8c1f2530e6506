"""Names that only the build of their sentence shows: behind "in" or beside a point of the compass, in no gazetteer.

Asked only where a statement names no other place: most villages of a new front stand in no list yet.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.particulars.arabic_objects import goes_on, indefinite, labels, lies, taken, unlisted, whose
from pipeline.particulars.arabic_signs import twin_end, village_in
from pipeline.particulars.gazetteer import find_family, find_town
from pipeline.particulars.marks import Span, direction_at
from pipeline.particulars.reading import Reading
from pipeline.particulars.small_letters import small_names, small_towns

LEAST = 3
"""Letters of the shortest name without its article."""
_BEHIND = re.compile(
    r"(?:(?<!\w)[وف]?(?:في|فوق|قباله|تجاه|عند|قبال|صوب|داخل|خارج|ع|ف|عا)|(?<!\w)[وف]?ب?(?:سماء|اجواء|محيط|قرب|ضواحي"
    r"|مشارف|اطراف)"
    r"|(?<!\w)[وفب]?(?:شمال|جنوب|شرق|غرب)ي?|(?<!\w)[وفبل]*(?:ولايه|محليه|قضاء|عزله|مديريه|جبهه|معسكر|منفذ|معبر|ميناء"
    r"|نقطه"
    r"|كهرباء|بلديه|نازحي|مستوصف|موقع|مركز|ثكنه|حواجز|نقاط|حوض|هضبه|كتيبه|قمه|مرصد|مرتفعات|بساتين|كروم|حرش|غابه"
    r"|غابات|صحراء"
    r"|هور|جزيره|ضفاف|سهول|مثلث|قلعه|قصر|اهالي|سكان|خريجي|مختار|مواجهات|شهداء|ضحايا|شباب|جرحي|معلمي|طلاب|فلاحي|مزارعي|وجهاء"
    r"|عمده|احرار|مقبره|جامع|مسجد|مدرسه|مشفي|قايممقام|قايمقام|مجلس|ابناء|عوايل|عايلات|اهل|بيوت|منازل"
    r"|معتصمو|معتصمي|متظاهرو|متظاهري|محتجو|(?:من )?(?:جهه|ناحيه|صوب)|[تي]?تعرضت?|[تي]شهد|شهدت|دخولها|دخوله"
    r"|دخولهم|اقتحامها|اقتحامهم"
    r"|تحريرها|احتلالها|قصفها|اجتياحها|حصارها|استعادتها|حاميه|قياده|معمل|مصنع|صوامع|مطحنه|فرن))$"
)
"""What ends right before a name in Arabic."""
_PART_OF = re.compile(r"(?:ال)?(?:جهه|جهات|اطراف|طرف|قسم|جزء|اجزاء|مدخل|محور|نواحي|حاره) (?:ال\w+ )?من $")
"""What ends before a place that a side of is told."""
_TO = re.compile(r"(?:الي|نحو|علي)$")
_UPON = re.compile(r"(?<!\w)علي$")
"""What ends before what something falls on."""
"""What ends before the goal of a movement."""
_FREED = re.compile(r"(?<!\w)[وف]?تحررت$")
"""Behind it stands the village that was freed, or a woman who was: تحررت الجبين."""
_FROM_PRISON = re.compile(r" من (?:ال)?(?:اسر|سجن|سجون|قيد|قيود|خوف|خطف|اعتقال|معتقل|قبضه الخاطف)")
_FALLS = ("strike", "airstrike", "shelling", "barrel-bomb", "missile", "drone-strike", "chemical")
_TRIED = re.compile(r"(?<!\w)(?:لل|ل)?(?:ال)?(?:اقتحام|(?:تسلل|تقدم|هجوم) (?:الي|علي|نحو|باتجاه))$")
"""Before what attackers that are beaten off tried to reach."""
_FROM = re.compile(r"(?<!\w)(?:من|عن|[وفبل]?(?:سكان|اهالي|قاطني))$")
"""What ends before a place that is left or cut off."""
_BEFALLS = re.compile(
    r"(?: (?:صارت|باتت|اصبحت|هلق|الان|كلها|صار))*"
    r" (?:تحت (?:ال)?(?:قصف|نار|نيران|حصار|سيطره)|[تي]تعرض\w* |تسقط |تحاصر |تحررت|(?:عادت|رجعت) (?:ل|الي )"
    r"|سقطت|بايدي|بيد |محرره|(?:لم|ما) [تي]?سقط|صامد|لم [تي]خرج عن|لم [تي]تعرض|لم [تي]شهد |ليست? (?:بيد|تحت)"
    r"|(?:لا|ما) ?[تي]?زال\w* (?:تحت|بيد|في يد|صامد)"
    r"|(?:لسه|لسا|لساتها|بعدها|باقيه|ما زالت|مازالت|لا تزال) (?:معنا|بايدينا|بايدنا|بيدنا|بيد|تحت|صامد|محرر)"
    r"|(?:بلا|بدون|من دون|دون) (?:كهرب|مي|مياه|ماء|مويه|اتصال|انترنت|شبك|خبز)|تغرق |غارقه "
    r"|(?:ال)?محاصره)"
)
"""What befalls places only, right behind the name."""
_NO_NAME = ("ها", "هم", "هما", "كم", "تين", "يين", "ون", "ارته", "يته")
"""Endings of pronouns and plurals, which names of places seldom have behind a preposition."""


def loose_spans(reading: Reading, moves: bool, quits: bool = False) -> list[Span]:
    """Arabic names in the place that a sentence keeps for one, in order.

    `moves`: also the goal of a movement; `quits`: also what is left behind or cut off.
    """
    barred = _barred(reading)
    found = _edges(reading, barred)
    falls = bool(reading.of("events", *_FALLS))
    beaten = bool(reading.of("events", "repel"))
    weak: list[Span] = []
    if max(reading.folded, default="") < "\u0600":
        return found
    for index, (start, end) in enumerate(reading.words):
        if not "\u0600" <= reading.folded[start] <= "\u06ff" or (found and found[-1].end > start):
            continue
        before = reading.folded[max(0, start - 16) : start].rstrip(" \"'#(«")
        behind = (
            _BEHIND.search(before)
            or (falls and _UPON.search(before))
            or taken(reading, before, start)
            or (moves and _TO.search(before))
            or (quits and _FROM.search(before))
            or _BEFALLS.match(reading.folded, end)
            or (beaten and _TRIED.search(before))
            or _PART_OF.search(reading.folded, max(0, start - 32), start)
            or whose(reading, before, start, end)
            or lies(reading, start, end)
            or labels(reading, start, end)
            or (_FREED.search(before) and not _FROM_PRISON.match(reading.folded, end))
        )
        if not behind and goes_on(reading, found, start, end):
            found.append(_span(reading, start + 1, end))
            continue
        village = None if _covered(barred, start, end) else village_in(reading, start, end)
        if village is not None:
            found.append(_span(reading, village, end))
        elif not behind and (joined := _joined(reading, index, barred)):
            found.append(joined)
            weak.append(joined)
        elif behind:
            found += _behind_a_mark(reading, index, barred)
    return [one for one in found if one not in weak or (one.town and one.name.startswith("ال"))] or found


def _behind_a_mark(reading: Reading, index: int, barred: list[tuple[int, int]]) -> list[Span]:
    """The name that the word begins, if it can be one."""
    start, end = reading.words[index]
    stop = _stop(reading, index, barred)
    if not stop or not _name(reading, index, barred) or _lone_head(reading, start, end, stop):
        return []
    last = bisect_left(reading.words, (stop, 0)) - 1
    return [_span(reading, start, twin_end(reading, last, stop, "before"))]


def _edges(reading: Reading, barred: list[tuple[int, int]]) -> list[Span]:
    """A name in capitals that opens the statement before a comma or colon, or closes it behind a comma."""
    found = []
    for match in (_OPENS.match(reading.folded), _CLOSES.search(reading.folded)):
        if match is None or _PERSON.match(reading.folded, match.end(1)) or _covered(barred, *match.span(1)):
            continue
        written = reading.original(*match.span(1))
        if _ENGLISH_AT.match(written):
            continue
        if not written.isupper() and all(word[0].isupper() or word[:3] in ("al-", "el-") for word in written.split()):
            found.append(_span(reading, *match.span(1)))
    for match in _PLAIN.finditer(reading.folded):
        if not reading.is_capital(match.start(1)) and not _covered(barred, *match.span(1)):
            found.append(_span(reading, *match.span(1)))
    for match in _SMALL.finditer(reading.folded):
        town = find_town(match[1])
        if town is not None and not reading.is_capital(match.start(1)) and not _covered(barred, *match.span(1)):
            found.append(_span(reading, *match.span(1)))
    found += [_span(reading, *span) for span in small_towns(reading) if not _covered(barred, *span)]
    taken = {one.start for one in found}
    small = [span for span in small_names(reading) if span[0] not in taken and not _covered(barred, *span)]
    return found + [_span(reading, *span) for span in small]


_ENGLISH_AT = re.compile(r"A[nts]-[a-z]")
"""No Arabic article: "At-risk families"."""
_PLAIN = re.compile(
    r"\b(?:in|near|at|on|around|over|into|towards?|from|outside|inside|of|enter(?:s|ed)?|storm(?:s|ed)?|captured?s?"
    r"|takes?"
    r"|took|lost|loses?|seized?s?|bomb(?:s|ed)?|shell(?:s|ed)?|hits?|pounds?|retakes?|retook)"
    r" #?((?:(?:kafr|kafar|tal|tall|tell?|deir|dayr"
    r"|khan|khirbet|umm?|wadi|beit|bayt|ain|ayn|jabal|maarat|maaret|jubb|jisr|ras|bir|wad) (?:al[- ])?"
    r"|(?:al|el|as|ash|ad|an|ar)-)"
    r"(?!fitr|adha|haq|hamdul)[a-z']{3,})(?![\w-])"
)
"""An Arab village in small letters, by how its name begins ("over kafr jaliya", "in al-shuhayl")."""
_SMALL = re.compile(
    r"(?<!\w)(?:в|во|у|под|під|біля|возле|около|на|из|із|з|через|за)"
    r" ([а-яіїєґ]{2,}(?:[оеи]во|ино|[оеії]вк[аиуеі]|[іо]вці|[нцрл]ськ\w{0,2}|[нцрл]ск|полі?ь?|граді?|рад))(?!\w)"
)
"""A town in small letters, by its ending and the gazetteer, behind a preposition ("в коренево")."""
_WORD = (
    r"(?:(?:al|el|ash?|a[drtnz]|e[drtnsz]|[аэе]ль|[аэе][дтсшрнз]|уль|ід|іль)-)?[^\W\d_\u0600-\u06ff]{3,}(?:-[^\W\d_]+)?"
)
_HEAD = (
    r"(?:h?ammam|abu|bani|sidi|qasr|qalaat|khan|kafr|kafar|kfar|tell?|tal|umm?|deir|dayr|jabal|wadi|ain|ayn|beit"
    r"|bayt|ras"
    r"|bir|jisr|khirbe?t) "
)
_OPENS = re.compile(rf"[^\w]*((?:{_HEAD})?{_WORD}(?: (?:al-|el-)[^\W\d_]{{3,}})?)(?=[,:] | [-–—] )")
HEADED = re.compile(_HEAD)
"""Begins the name of an Arab village in two words, which is no person's."""
_CLOSES = re.compile(rf", ((?:{_HEAD})?{_WORD})(?=[.!]*\s*$)")
_PERSON = re.compile(r", (?:\d|a |an |who |who's |was |is |aged |said |says |told )")
"""Behind a person's name: "Wilson, 34", "Moore, who …"."""


def _joined(reading: Reading, index: int, barred: list[tuple[int, int]]) -> Span | None:
    """A name with an article behind the "in" that is written with it: بالخوخة."""
    start, end = reading.words[index]
    if not reading.folded.startswith(("بال", "وبال", "عال"), start) or end - start < LEAST + 4:
        return _in_a_village(reading, index, barred)
    if _UPPER.fullmatch(reading.folded, start, end):
        return None
    at = reading.folded.index("ال", start)
    if reading.folded.startswith("عال", start) and shipped("common", "places").scan(reading.folded[at:end]):
        return None
    return _span(reading, at, end) if _name(reading, index, barred) else None


def _in_a_village(reading: Reading, index: int, barred: list[tuple[int, int]]) -> Span | None:
    """A name without an article behind the "in" that is written with it: بكبيسة; no list knows the word."""
    start, end = reading.words[index]
    joined = _IN_IT.match(reading.folded, start, end)
    if joined is None or not _name(reading, index, barred):
        return None
    at = joined.end()
    word = reading.folded[at:end]
    if not unlisted(word) or not unlisted(reading.folded[start:end]) or _plain(word) or word.endswith(_NO_VILLAGE):
        return None
    stop = _stop(reading, index, barred) or end
    return _span(reading, at, stop if stop > end and reading.folded[end + 1 : end + 3] == "ال" else end)


_IN_IT = re.compile(r"و?ب(?=\w{3})|[وف]?لل(?=\w{4})")
_NO_VILLAGE = (*_NO_NAME, "ه ", "ات", "ين", "ان", "ي", "يا", "يه")
"""Endings of plurals and adjectives, with which few villages end."""


@lru_cache(maxsize=8192)
def _plain(word: str) -> bool:
    """Whether a list of plain words holds the folded word."""
    return any(one.start == 0 and one.end == len(word) for one in shipped("plain").scan(word))


_UPPER = re.compile("عال(?:م\\w*|ق(?:ين|ون|ه|ا)|ي(?:ه|ا|ين)?|ج\\w*)")
"""Words that begin like "on the" and are whole: عالمي, عالقين."""


def _span(reading: Reading, start: int, end: int) -> Span:
    head = _HOUSE_OF.search(reading.folded, max(0, start - 8), start)
    start = head.start(1) if head and reading.folded[end - 1] != "ي" else start
    name = reading.original(start, end)
    return Span(name, start, end, "loose", direction_at(reading, start, end), find_family(name))


_HOUSE_OF = re.compile(r"(?<!\w)(بيت|عين|دير|راس|بني|قصر|مشروع) $")
"""Opens the name of a village in two words, also where a list knows it as a house or an eye."""


def _barred(reading: Reading) -> list[tuple[int, int]]:
    """Spans of words that mean something else."""
    kinds = ("actors", "time", "directions", "regions", "events", "numbers", "whom", "places", "objects", "means")
    spans = [hit[:2] for kind in (*kinds, "amounts", "turns", "negations") for hit in reading.of(kind)]
    spans += [hit[:2] for hit in shipped("common").scan(reading.folded)]
    return sorted(span for span in spans if span[1] - span[0] >= LEAST or not reading.folded[span[0] - 1].isalpha())


def _covered(barred: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(barred, (start + 4, 0))
    return any(begin < end and start < stop for begin, stop in barred[max(0, at - 8) : at])


def _name(reading: Reading, index: int, barred: list[tuple[int, int]]) -> bool:
    """Whether the word can be a name: no word that means something else, no pronoun at its end."""
    start, end = reading.words[index]
    word = reading.folded[start:end]
    bare = word.removeprefix("ال")
    return (
        len(bare) >= LEAST
        and not any(map(str.isdigit, word))
        and not _covered(barred, start, end)
        and not (len(bare) > LEAST and word.endswith(_NO_NAME) and not _LEBANESE.match(reading.folded, start - 3))
        and not indefinite(word)
    )


_LEBANESE = re.compile(r"في (?!م|ال|ي|ت)\w{3,}ون(?!\w)")
"""Behind "in", a name that ends like a plural: في عيترون."""


def _lone_head(reading: Reading, start: int, end: int, stop: int) -> bool:
    """Whether the word opens names (باب, جسر) and no name follows it: عند باب بيته."""
    head = reading.toponyms.get(start)
    return head is not None and head.value == "weak" and stop == end and reading.folded[end : end + 1] == " "


def _stop(reading: Reading, index: int, barred: list[tuple[int, int]]) -> int | None:
    """Where the name ends: behind its first word, or its second where Tell, Wad or an article ties them."""
    start, end = reading.words[index]
    if index + 1 >= len(reading.words) or reading.folded[end : reading.words[index + 1][0]] != " ":
        return end
    after, stop = reading.words[index + 1]
    second = reading.folded[after:stop]
    tied = start in reading.toponyms or (second.startswith("ال") and not reading.folded.startswith("ال", start))
    return stop if tied and not _covered(barred, after, stop) else end
