"""How events stand in a sentence: in its main clause or beside it, denied, or merely describing a thing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.lexicon import Hit, shipped
from pipeline.particulars.reading import Reading

NEGATION_REACH = 2
"""Words between a negation and the event it denies ("did not really attack")."""


class Main(NamedTuple):
    """The main event of a statement."""

    value: str
    start: int
    end: int
    negated: bool


@lru_cache(maxsize=256)
def family(event: str) -> str:
    """The coarse kind of an event type, as `lexicon/events.toml` says; empty for an unknown one."""
    return str(shipped().tables.get("events", {}).get(event, {}).get("family", ""))


_BEFORE_PARTICIPLE = frozenset("the a an its their his our of in those this that these two three some".split())  # noqa: SIM905


def attributive(reading: Reading, hit: Hit) -> bool:
    """Whether an English participle only describes a thing: "the bombed market", "of those wounded"."""
    if hit.value == "clash" and _BATTLING.match(reading.folded, hit.start):
        return True
    if hit.value in ("lose", "advance", "assault") and reading.folded.endswith("ing", hit.start, hit.end):
        men = [*reading.of("actors"), *reading.of("whom", "combatant")]
        return any(one.start == hit.end + 1 for one in men)  # "retreating soldiers blew up the bridge"
    if hit.value in _LONG_FORMS and _LONG_PARTICIPLE.search(reading.folded, hit.start, hit.end):
        return True
    if (
        hit.value in _BEFELL
        and _OF_WHOM.match(reading.folded, hit.end)
        and not _AUXILIARY.search(reading.folded, max(0, hit.start - 16), hit.start)
    ):
        return reading.folded[hit.start : hit.end].endswith(("ed", "en"))
    if hit.value == "wound" and _OF_THEM.fullmatch(reading.folded, hit.start, hit.end):
        told_of = any(0 < one.start - hit.end <= 2 for one in reading.of("whom"))
        return told_of and any(one.start > hit.end for one in reading.of("events", *_DONE_TO_THEM))
    if not reading.folded[hit.start : hit.end].endswith(("ed", "en")) or not reading.folded[hit.start].isascii():
        return False
    before = [*reading.words_between(max(0, hit.start - 12), hit.start)][-1:]
    if before == ["those"] or (hit.value == "wound" and _THE_WOUNDED.search(reading.folded, 0, hit.end)):
        return True
    after = next(iter(reading.words_between(hit.end, hit.end + 16)), "")
    if before and before[0] in _BEFORE_NAME and hit.end + 1 < len(reading.folded) and reading.is_capital(hit.end + 1):
        return True
    return bool(set(before) & _BEFORE_PARTICIPLE) and len(after) > 2 and after not in _NO_NOUN


_LONG_FORMS = frozenset(["arrest", "abduct", "capture", "destroy", "damage", "shoot-down", "lose", "capture-equipment"])
_LONG_PARTICIPLE = re.compile(r"(?:[нт]н|[яиеоу]т)(?:ых|ым|ыми|ого|ому|ую|их|им|ими)$")
"""How a Slavic participle ends that only describes somebody: "рыбаков, задержанных в море, отпустили"."""
_BATTLING = re.compile(
    r"(?:battling|fighting) (?:the |against |with )?\w+ (?:\w+ ){0,2}(?:said|say|says|have|has|had|are|is|took)\b"
)
"""What those do of whom something else is told: "forces battling the jihadists said they had entered X"."""
_THE_WOUNDED = re.compile(
    r"\b(?:of|for|with|evacuat\w+|transport\w*|carr\w+|mov\w+|treat\w*|take|took|taking)"
    r" (?:the |its |their |\d+ |\w+ly )?"
    r"(?:wounded|injured)$"
)
"""Those who are wounded, of whom something else is told."""
_BEFELL = frozenset(["abduct", "arrest", "take-prisoners", "capture", "displace", "evacuate", "wound"])
"""Events that may only say of whom something else is told."""
_OF_WHOM = re.compile(
    r" (?!(?:and|as|while|after|when|where|who|that|which|but|by)\b)(?:(?!(?:and|as|while|after|when|where|who|that"
    r"|which|but)\b)"
    r"[\w'’-]+ ){0,8}?(?:has|have|had|was|were) (?:now |finally |all )?(?:been )?(?:set free|freed|released|rescued"
    r"|found|returned"
    r"|executed|killed|exchanged|swapped|handed|reunited|recovered|shot|beheaded|buried)\b"
    r"|(?: [\w'’-]+){1,4}? (?:walks?|walked|goes|went) free\b"
)
"""Behind a participle, what is told of those it befell: "girls kidnapped in May have been freed"."""
_AUXILIARY = re.compile(r"\b(?:was|were|been|be|being|is|are|has|have|had) (?:\w+ly )?$")
_OF_THEM = re.compile(r"(?:ранен|поранен|травмирован|травмован)(?:ых|их|ым|им|ыми|ими|ого|ому|ой|ую|у)")
"""Cases in which Slavic names those who are hurt, of whom a verb tells something else: "поранених бійців стратили"."""
_DONE_TO_THEM = ("execute", "shooting", "kill", "evacuate", "take-prisoners")
_BEFORE_NAME = frozenset(
    "in into of on to from for near reach reached reaches enter entered enters hit hits struck bombed".split()  # noqa: SIM905
)
"""Before a participle that describes the place named behind it: "reached besieged Darayya"."""
_NO_NOUN = frozenset(
    "and but for from near the with were was are after over into when while during around this their his its".split()  # noqa: SIM905
)
PHRASE = 1
"""Words of a phrase such as "as a result of the heavy shelling" before its noun; the main clause follows it."""


def aside(reading: Reading, at: int) -> bool:
    """Whether `at` stands in a subordinate clause: behind "after", "while", "who" … with no comma between."""
    if any(hit.end <= at and _within(reading, hit.end, at) for hit in reading.of("turns", "phrase")):
        return True
    breach = _IN_BREACH.search(reading.folded, 0, at)
    if breach is not None and not _COMMA.search(reading.folded, breach.end(), at) and _COMMA.search(reading.folded, at):
        return True
    for start, end in reversed(reading.turns):
        if start <= at:
            between = reading.folded[end:at]
            if any(sign in between for sign in ",،:") or reading.broken(end, at):
                return False
            return not (_opens(reading, start) and _over(reading, end, at))
    return False


_COMMA = re.compile("[,،]")
_IN_BREACH = re.compile(
    r"(?:^|[.:–—-] )\W*(?:in (?:an?|another|yet another|the|clear|flagrant|open|direct|fresh|new|latest)[\w -]{0,40}?"
    r"(?:breach|violation|defiance|contravention) of|(?:breaching|violating|defying|ignoring|flouting)"
    r"|(?:[\w-]+ ){0,5}(?:hours?|minutes?|days?) (?:into|after|before) (?:the|a|an) (?:[\w-]+ )?(?:truce|ceasefire"
    r"|cease-fire|deal|agreement)"
    r"|в (?:очередное |грубое )?нарушение|нарушая|порушуючи|в порушення"
    r"|[وف]?(?:في |ب)?(?:خرق|انتهاك|خروقات)(?: (?!ل)\S+){0,3} ل)"
)
"""Opens a sentence with what is broken by what is then told."""


def _opens(reading: Reading, start: int) -> bool:
    """Whether a clause that opens at `start` opens its sentence, so that the main one follows it."""
    before = reading.folded[max((at for at in reading.breaks if at < start), default=-1) + 1 : start].strip(" \"'•")
    return len(before) <= LABEL and (not before or before.endswith((":", "|", "–", "—", "-")))


def _over(reading: Reading, opens: int, at: int) -> bool:
    """Whether such a clause, without a comma behind it, has told its event before `at`: "After clashes they took X"."""
    told = [one for one in reading.of("events") if opens <= one.start and one.end <= at]
    return bool(told) and _JOINED.fullmatch(reading.folded, told[-1].end, at) is None


LABEL = 32
"""Characters of what may stand before a sentence: "#Syria: after a night of fighting they took X"."""
_JOINED = re.compile(r"\W*(?:and|or|и|і|та|й)\W+(?:\w+ )?|\W*(?:&|و)\W*(?:\w+ )?")
"""Between two events of one phrase: "after shelling and heavy clashes"."""


def _within(reading: Reading, opens: int, at: int) -> bool:
    """Whether `at` is the noun of a phrase that opens at `opens`: the first event behind it, with a word between."""
    apart = reading.distance(opens, at)
    if not apart or apart > PHRASE or reading.folded[at] < "\u0400":
        return apart <= PHRASE
    return not any(opens <= one.start < at for one in reading.of("events"))


def negated(reading: Reading, hit: Hit) -> bool:
    """Whether a negation governs the event at `hit`."""
    if _NO_AFTER.match(reading.folded, hit.end) or _NO_FAR.search(reading.folded, max(0, hit.start - 64), hit.start):
        return True
    return any(
        no.end <= hit.start
        and reading.distance(no.end, hit.start) <= NEGATION_REACH
        and not reading.broken(no.end, hit.start)
        and not _BUT.search(reading.folded, no.end, hit.start)
        and not _ENDS_IT.match(reading.folded, no.start)
        for no in reading.of("negations")
    )


_NO_FAR = re.compile(
    r"\b(?:none of|neither of|not one|not a single)(?! but\b)(?: [^\s.,;:!?]+){1,6} $"
    r"|(?<!\w)(?:(?:لم|ما) [يت]?(?:تعرض|شهد|سجل|رصد|حدث|حصل|قع|وقع)\w*(?: [^\s.,،!؟]+){0,3}|ما في|مافي|ما كان في|ماكو"
    r"|لا صحه ل\w*"
    r"|لا صحه لوقوع|لا وجود ل\w*|ما(?=\s[^\s]+وا(?!\w)))(?: (?:لا?ي|ايه?|عن|انباء|خبر))* ?[لب]?$"
)
"""A negation in Arabic with its verb and subject between: "لم تتعرض خلصة لأي قصف"."""
_BUT = re.compile(r", (?:а|але|но|but|rather)(?!\w)|(?<!\w)بل(?!\w)")
"""Behind it stands what it was instead: "не нашими, а ударом HIMARS"."""
_ENDS_IT = re.compile(r"(?:нет|нету|немає|нема),")
"""A Slavic "there is none" behind its noun, and behind it another clause: "сопротивления нет, идёт зачистка"."""
_NO_AFTER = re.compile(
    r"(?: [^\s,;:]+){0,3} (?:не|no) (?:нанос|был|наблюда|фиксир|подтвер|завда|відбул|було|лун|прилет|приліт|прилит"
    r"|попада"
    r"|долет|упал|впал|влуч|работал|працюва|летал|літал)"
    r"|(?: \S+){0,3} (?:never|did not|didn't|has not) (?:t[ao]ok?e? place|took|happen|occur)"
    r"|(?: (?:в|у|на|по|при|среди|серед)(?: \S+){1,3})? (?:нет|немає|нема)(?=\W*(?:$|[.,!;)]))"
    r"|(?<=контролю)(?: над)?(?: \S+){1,4} (?:немає|нема)(?!\w)|(?<=контроля)(?: над)?(?: \S+){1,4} нет(?!\w)"
    r"|(?:(?<=control of)|(?<=control)(?: over)?)(?: \S+){0,3} (?:has|have|had|was|is)(?:n't| not)"
    r"(?: yet)?(?: been)? \w+ed\b"
)
"""A negation behind its noun: "ударов не наносилось"."""


def foiled(reading: Reading, main: Main | None) -> bool:
    """Whether a repelled attack is told as the failure of those who tried it, who then suffer it."""
    if main is None or main.value != "repel":
        return False
    by_its_noun = _TRY.match(reading.folded, main.start) is not None
    return by_its_noun or all(hit.value != "repel" for hit in reading.of("events") if hit.start == main.start)


_TRY = re.compile(r"(?:assault|attack|attempt|offensive|push|counter|incursion|infiltration|raid|storming|take)\w* ")
"""A repelled attack that is told by the noun of the attack: who stands before it made it."""
