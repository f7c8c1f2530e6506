"""Who suffers in an Arabic statement: from whom a place is taken, whose attack is beaten off, whose dead it counts."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars.clauses import Main, family
from pipeline.particulars.reading import Reading

TAKEN = frozenset(["capture", "regain", "release", "capture-equipment", "advance"])
"""Events that take something *from* somebody; an assault or a shell *from* somebody is his."""
BEFORE = 40
"""Letters before a name in which the words stand that tell what befell it."""


def robbed(reading: Reading, hit: Hit, main: Main) -> bool:
    """Whether a place was taken from him, the attack beaten off or the dead are his: حررت القرية من مرتزقة داعش."""
    if _DEAD_OF.search(reading.folded, max(0, hit.start - BEFORE), hit.start):
        return True
    if main.value in TAKEN and _FREED_FROM.search(reading.folded, max(main.end, hit.start - BEFORE), hit.start):
        return True
    if main.value == "repel" and (
        _TRIES.search(reading.folded, max(0, hit.start - BEFORE), hit.start) or _SUFFERS.match(reading.folded, hit.end)
    ):
        return True
    if main.value in TAKEN and hit.start > main.end and _FLEES.match(reading.folded, hit.end):
        return True
    taken = main.value in TAKEN and _WRESTS.match(reading.folded, main.start)
    return bool(taken and _FROM_WHOM.search(reading.folded, max(main.end, hit.start - BEFORE), hit.start))


def ousted(reading: Reading, hit: Hit, main: Main) -> bool:
    """Whether an enemy stands before the verb in the case of whom something is done to: "ворога вибито"."""
    if hit.end <= main.start and (_TAKES_FIRE.match(reading.folded, main.start) or _fired_at(reading, hit, main)):
        return True
    if main.value in TAKEN and hit.end <= main.start and _DRIVEN.match(reading.folded, hit.end, main.end + 6):
        return True
    return main.value in TAKEN and _OUSTED.fullmatch(reading.folded, hit.start, hit.end) is not None


_DRIVEN = re.compile(
    r"(?: (?!after|when|while|as|and)[\w'-]+){0,2}?(?: (?:was|were|been|being|got) (?:\w+ly |now |also |again )*"
    r"(?:driven|pushed|expelled|forced|chased|kicked|ousted|thrown|evicted|routed|ejected|flushed|beaten|dislodged"
    r"|cleared) (?:back |out |off )?(?:out|of|from|by)?"
    r"| (?:был[иао]? )?(?:выбит|вытеснен|изгнан|отброшен|вибит|витіснен|вигнан|відкинут)[ыоаи]?(?!\w))"
)
"""What is done to those who stand before it: "ISIS was pushed out of X" is no capture of theirs."""


def _fired_at(reading: Reading, hit: Hit, main: Main) -> bool:
    """Whether fire befell who stands before its verb: "rebels in Balyn were shelled", "повстанцы обстреляны"."""
    if family(main.value) != "strike" and main.value != "assault":
        return False
    written = reading.folded[main.start : main.end]
    if _DONE_TO.search(written) is None:
        return False
    if written[0] >= "\u0400":
        return _SLAVIC_AT.fullmatch(reading.folded, hit.end, main.start) is not None
    return _WERE.fullmatch(reading.folded, hit.end, main.start) is not None


_DONE_TO = re.compile(
    r"(?:ed|struck|hit)$|(?:обстрелян|атакован|обстрілян|атакован|уражен|поражен|накрыт|накрит)(?:ы|і|а|о)?$"
)
"""How a word for a blow ends that tells it of who suffered it."""
_WHERE = (
    r"(?: (?:in|near|at|outside|around|inside|of|from|east of|west of|north of|south of) [\w'-]+(?: [\w'-]+){0,4}?)"
)
_WERE = re.compile(
    r"(?: (?:positions?|targets?|fighters?|forces|troops|units?|convoys?|vehicles?|columns?|men|soldiers"
    r"|bases?|posts?)){0,2}"
    + _WHERE
    + r"? (?:was|were|been|being|is being|are being|has been|have been|had been|got)(?: \w+ly| also| again| then)? "
)
"""Between who suffers fire and its verb: "rebels | in Balyn were | shelled"."""
_SLAVIC_AT = re.compile(r"(?: (?:в|во|у|під|под|біля|возле|на) [\w'’-]+)? (?:были |були |был |був )?")


_OUSTED = re.compile(
    r"(?:врага|ворога|противника|неприятеля|окупантів|оккупантов|росіян|хохлов|боевиков|бойовиків|загарбників)"
)


def hidden_from(reading: Reading, hit: Hit) -> bool:
    """Whether something is hidden from him, or defended, so that he does nothing."""
    return _HIDDEN_FROM.search(reading.folded, max(0, hit.start - BEFORE), hit.start) is not None


_FREED_FROM = re.compile(r"(?<!\w)(?:от|від) (?:[^ .,]+ )?[«\"]?$")
"""Before from whom a Slavic sentence frees a place."""
_TRIES = re.compile(
    r"(?:محاول\w+|هجوما?|هجمات|هجمه|اقتحاما?|تقدما?|تسللا?|توغلا?|زحف|انزال)"
    r" (?:ل|عنيفا? |واسعا? |من |عناصر |مرتزقه |ميليشيا\w* |مليشيا\w* |قوات )*$"
)
"""Before whose attack it was that was beaten off."""
_SUFFERS = re.compile(" (?:[يت]?سحبت? |[يت]?نسحب|انسحب|تتكبد|يتكبد|تكبد|خسر|[يت]تراجع|تراجع|هرب)")
"""Behind those whose attack failed."""
_FLEES = re.compile(r" (?:ب?ال\w+ )?(?:[يت]?هرب|[يت]?فر(?:وا|ون|ت)?\b|[يت]?نسحب|انسحب|[يت]?تقهقر|ولوا|[يت]لوذ|لاذ)")
"""Behind those who ran when a place was taken."""
_HIDDEN_FROM = re.compile(r"(?:الرويه|[لي]?حجب\w*|دفاعا|الدفاع|بعيدا) (?:\S+ )?عن $")
"""Before whom something is hidden from, or defended."""
_WRESTS = re.compile(r"(?:ال)?[يتن]?(?:حرر|حرير|ستعاد|ستعيد|استعاد|استرد|سترد|استرجع|انتزع|نتزع|انتزاع|تطهير|طهر)")
"""Arabic verbs and nouns of taking something from somebody; of others, "from" tells whose men did it."""
_FROM_WHOM = re.compile(
    r"(?<!\w)من (?:(?:ال)?(?:مرتزقه|عصابات|عصابه|قبضه|سيطره|يد|ايدي|ايادي|براثن|رجس|دنس|احتلال|ارهابيي|مسلحي|تنظيم"
    r"|عناصر|مليشيا\w*|ميليشيا\w*|قوات|فلول|جماعه|مقاتلي) )*[\"'»«(#]*$"
)
"""Before whom a place was taken from."""
_DEAD_OF = re.compile(
    r"(?:قتل|قتيل|قتلي|قتلا|صريع|جثه|جثث|اسر|مصرع)\w* (?:\S+ ){0,3}من (?:(?:عناصر|مسلحي|مقاتلي|مرتزقه|قوات|صفوف|ميليشيا"
    r"|مليشيا|تنظيم) )*[\"'«#(]*(?:ال)?$"
)
"""Before whose dead are counted."""


_TAKES_FIRE = re.compile(r"t(?:ook|ak(?:es?|en|ing)) (?:\w+ ){0,2}(?:shells|mortars|incoming|shellfire|fire|hits?)\b")
"""What befalls who stands before it: "the post took shells"."""
