"""What Arabic does a deed to: names behind verbs, behind nouns of deeds, and those that "and" joins to them.

No capital marks a village. What takes the place of one here is that no word list knows the word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.particulars.gazetteer import find_town
from pipeline.particulars.marks import Span
from pipeline.particulars.reading import Reading

LEAST = 3
"""Letters of the shortest word that may be a name."""
CLITICS = 3
"""Letters of the longest run of conjunction, preposition and article before a word."""
_WHOSE = re.compile(
    r"(?<!\w)[وفبل]?(?:ال)?(?:معارك|معركه|مجزره|تحرير|سقوط|استعاده|اقتحام|حصار|اجتياح|تطهير|انتزاع|كمين|احتلال"
    r"|تسليم|استلام|تسلم)$"
)
"""Nouns whose complement with an article is a place more often than not: معارك الجفرة, تحرير الخضراء."""
_DEEDS = re.compile(
    r"(?<!\w)[وفبلك]?(?:ال)?(?:معارك|معركه|مجزره|تحرير|استعاده|اقتحام|اجتياح|تطهير|انتزاع|استرداد|سقوط|دخول|احتلال|استهداف|قصف"
    r"|دك|محاصره|تطويق|مهاجمه|مداهمه|باتجاه|اخلاء)$"
)
"""Those of them behind which a name stands without an article too: استعادة زيتان, معارك معراتة."""
_MEN = re.compile(r"(?:ين|ون|ات|ي|يه)$")
"""Endings of people, things and adjectives with an article: "قصف المدنيين"."""
_HOW = re.compile(r"\w?ا\w{1,2}ه|م(?:ت|ست|ن|ح)\w{3,}ه|\w+(?:ي|يه|ين|ات|ون|تين)")
"""How adjectives and plurals are built, which names seldom are: ضارية, متواصلة, عنيفين."""


def whose(reading: Reading, before: str, start: int, end: int) -> bool:
    """Whether the word is what a noun of a deed is done to, or a verb whose doer stands between: استعاد الجيش عطشان."""
    if reading.folded.startswith("ال", start) and _WHOSE.search(before):
        return True
    word = reading.folded[start:end]
    if len(word) < LEAST or not unlisted(word) or _HOW.fullmatch(word.removeprefix("ال")):
        return False
    if word.startswith("ال") and _MEN.search(word):
        return False
    return _DEEDS.search(before) is not None or _behind_its_doer(reading, start)


def lies(reading: Reading, start: int, end: int) -> bool:
    """Whether it is said of an unlisted word in which province or on which side of a town it lies.

    So an opening label ("الرويضة - ريف حمص:") is a name, and what a deed is done to ("اقتحم الاحتلال الزعتورة شمال").
    """
    word = reading.folded[start:end]
    if len(word) <= LEAST or not unlisted(word) or _HOW.fullmatch(word):
        return False
    if start <= LABEL and _IN_A_PROVINCE.match(reading.folded, end):
        return True
    if not lies_there(reading, end):
        return False
    deeds = [*reading.of("events"), *reading.of("actors")]
    return any(hit.end + 1 == start for hit in deeds) or _behind_its_doer(reading, start)


def labels(reading: Reading, start: int, end: int) -> bool:
    """Whether an unlisted word opens the text as a label and a blow is told right behind it: "الهبيط.. أربع غارات"."""
    mark = _A_LABEL.match(reading.folded, end)
    if mark is None or start > LABEL or not _OPENS.fullmatch(reading.folded, 0, start):
        return False
    word = reading.folded[start:end]
    if len(word) <= LEAST or not unlisted(word):
        return False
    blows = (one for one in reading.of("events", *_BLOWS) if one.start >= mark.end())
    return any(reading.distance(mark.end(), one.start) <= LABELLED for one in blows)


_OPENS = re.compile(r"\W*(?:(?:عاجل|هام|الان|تحديث|متابعه)\W+)?")
"""What may stand before a label."""
_A_LABEL = re.compile(r" ?(?:\.\.+|…|[|/:]|(?<= )[-–—]) ?")
_BLOWS = ("airstrike", "shelling", "barrel-bomb", "missile", "drone-strike", "strike", "explosion", "bombing")
LABELLED = 1
"""Words between a label and the blow that is told behind it: a speaker seldom opens with one."""


def lies_there(reading: Reading, end: int) -> bool:
    """Whether it is told right behind `end` on which side of a town or in which province something lies."""
    return _BESIDE.match(reading.folded, end) is not None


LABEL = 24
"""Characters before a name that opens a text: a mark, a flash, a label."""
_IN_A_PROVINCE = re.compile(
    r" ?(?:[-–—|/(،,] ?){1,2}(?:في )?(?:ب?ريف|ب?محافظه|قضاء|ناحيه|مديريه|محليه|ولايه|شمال|جنوب|شرق|غرب)"
)
_BESIDE = re.compile(
    r" (?:الواقعه )?(?:شمال|جنوب|شرق|غرب|(?:ب|في )(?:ال)?(?:ريف|محافظه|قضاء|مديريه|محليه|ولايه|ضواحي))"
)
"""Behind a name, where it lies."""


def _behind_its_doer(reading: Reading, start: int) -> bool:
    """Whether a verb of taking and its doer stand right before the word."""
    doer = next((one for one in reading.of("actors") if one.end + 1 == start), None)
    named = _ARMY.search(reading.folded, max(0, start - 40), start)
    begins = doer.start if doer else named.start() if named else None
    return begins is not None and any(
        hit.value in _TAKES and 0 <= begins - hit.end <= CLITICS for hit in reading.of("events")
    )


_ARMY = re.compile(
    r"(?<!\w)(?:ال)?(?:جيش|ثوار|نظام|مقاومه|معارضه|فصايل|قوات|مليشيا|ميليشيا|مجاهدون|مقاتلون)(?: ال\w+){0,2} $"
)
"""Who takes places, where no list of sides holds them."""


def goes_on(reading: Reading, found: Sequence[Span], start: int, end: int) -> bool:
    """Whether "and" joins the word to the name right before: استعادة زيتان وبرنة وخلصة."""
    if not found or found[-1].end + 1 != start or not reading.folded.startswith("و", start):
        return False
    word = reading.folded[start + 1 : end]
    if len(word) < LEAST or not unlisted(word) or not unlisted(reading.folded[start:end]):
        return False
    return word.endswith("ه") or word.startswith("ال") or find_town(word) is not None


@lru_cache(maxsize=32768)
def unlisted(word: str) -> bool:
    """Whether no word list knows the folded word as another word than a place's name, also behind an article."""
    found = shipped().scan(word)
    return not any(one.kind not in _NAMES and one.end == len(word) and one.start <= CLITICS for one in found)


@lru_cache(maxsize=8192)
def indefinite(word: str) -> bool:
    """Whether a folded word is a listed noun with the ending of an object: معسكرا, a camp."""
    stem = word[:-1]
    if not word.endswith("ا") or (len(stem) <= LEAST and stem not in _SHORT) or find_town(word) is not None:
        return False
    return any(hit.end - hit.start == len(stem) and hit.kind not in _NAMES for hit in shipped().scan(stem))


_SHORT = frozenset(["رتل", "مقر", "بيت"])
"""Nouns of three letters that are hit: other names end so (حولا)."""
_NAMES = frozenset(("towns", "regions", "provinces", "countries", "aliases", "toponyms"))
"""Word lists that hold names of places."""


def taken(reading: Reading, before: str, start: int) -> bool:
    """Whether the word is the object of a plural verb, whose doers stand before it: يغادرون اللطامنة."""
    if _SHAKEN.search(before):
        return True
    near = [hit for hit in reading.of("events") if hit.end < start <= hit.end + FAR and hit.value in _TAKES]
    deeds = (hit for hit in near if start <= hit.end + 2 or _WITH.fullmatch(reading.folded, hit.end, start))
    for hit in deeds:
        if _subject_before(reading, hit.start, hit.end):
            return True
        if _PLURAL.search(before) or (reading.folded[hit.start] in "يت" and _doer_before(reading, hit.start)):
            return True
    return False


FAR = 40
"""Characters between a verb and its object where it is told between them with what the deed is done."""
_WITH = re.compile(r" (?:ب\w+ (?:ال\w+ )*){1,2}")
"""With what it is done: يستهدف بالرشاشات الثقيلة المشيرفة."""
_SHAKEN = re.compile("(?<!\\w)(?:ت|ي)?هزت?(?: مدينه| ارجاء| بلده)?$")
"""What an explosion shakes."""


def _subject_before(reading: Reading, start: int, end: int) -> bool:
    """Whether the verb stands behind its subject, so that its object follows: "المليشيا تحاصر بابنوس"."""
    verb = _VERB.fullmatch(reading.folded, start, end)
    return verb is not None and _SUBJECT.search(reading.folded, max(0, start - 24), start) is not None


_VERB = re.compile(
    "[يتن]\\w{3,}|\\w{3,}ت|(?:قاصفين?|محاصرين?|مطوقين?|ضاربين?|مقتحمين|قصف|حاصر|اقتحم|دخل|استهدف|هاجم|طوق|دمر|حرر|ضرب|دك)"
)
_SUBJECT = re.compile(
    "(?:(?<!\\w)(?:عم|عمال|قاعده?|لسا|حاليا|راح|رح)|(?<!\\w)(?:ال|لل)(?!ذي|تي|ذين|يوم|ان)\\w{2,}|(?<!\\w)(?:طيران|قوات|مدفعيه|ميليشيا"
    "|مليشيا|جيش|عناصر|داعش|قسد|فصايل|مقاتلو|مسيره|مسيرات|طايره|طايرات|دبابه|دبابات|زوارق|بوارج|بارجه|مقاتله|مقاتلات|حوامه|اليه|اليات"
    "|مروحيه|مروحيات|كتايب|ثوار|مجاهدو) ?\\w*"
    "|(?<!\\w)[بلو]?(?:ال)?(?:غاره|غارات|قصف|صاروخ|صواريخ|قذايف|قذيفه|ضربه|ضربات|هجوم)"
    "(?: \\w+){0,2}) (?:(?:ما|لم) )?$"
)
"""What stands right before a verb in the third person and does its deed; عم and its like tell that it goes on."""


def _doer_before(reading: Reading, start: int) -> bool:
    """Whether a side is named right before the verb: النظام يقصف زملكا."""
    return any(one.end < start and reading.distance(one.end, start) <= DOER for one in reading.of("actors"))


DOER = 2
"""Words between a side and its verb."""


_TAKES = frozenset(
    [
        "strike",
        "assault",
        "siege",
        "lose",
        "capture",
        "regain",
        "advance",
        "evacuate",
        "raid",
        "break-siege",
        "leave",
        "arrive",
        "shelling",
        "airstrike",
        "barrel-bomb",
    ]
)
"""Deeds whose object is a place or what stands in one."""
_PLURAL = re.compile(r"(?:\w{3}(?:وا|ون)|(?:قصفنا|دخلنا|حررنا|دكينا|استهدفنا|اقتحمنا|هاجمنا)|(?:تهز|يهز|هزت))$")
