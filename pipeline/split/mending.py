"""Whether writers take back in a clause what they told before: "jumped the gun", "… was wrong", "not so, sorry"."""

from __future__ import annotations

import re

from pipeline.sought import Sought
from pipeline.split.house import House, names_house
from pipeline.split.reading import Reading
from pipeline.taking_back import takes_own_back

_REACH = 160
"""Characters between the words of a correction and a clause of the same post that says what was not so."""
_EDGE = 12
"""Characters from the beginning of a clause, or its end, within which a writer says sorry."""
_NOT_SO = re.compile(
    r"(?<![\w])(?:no|not|never|nobody|none|nothing|wrong|false|untrue|alive|intact|standing|не|нет|ни|никакого"
    r"|никаких|неверно"
    r"|жив|жива|цел|цела|цело|целы|немає|ніхто|жодн\w+|хибн\w+|живий|жива|ціл\w{1,2}|لم|ليس\w*|ليست|لا|عدم|خاطئ\w?"
    r"|غير)(?!\w)"
    r"|n[’']t(?!\w)",
    re.IGNORECASE,
)
"""Says that something is not so."""
_WRONG_ABOUT = Sought(
    r"(?<!\w)(?:i|we)(?:['’]ve| have)?(?: \w+ly| just| also)? got (?:[\w'’-]+ ){1,8}wrong(?!\w)", re.IGNORECASE
)
_GOT_WRONG = re.compile(
    r"\W*(?:(?:sorry|ok|okay|oops|apologies|correction|so|well)\W+)?got (?:[\w'’-]+ ){1,8}wrong(?!\w)", re.IGNORECASE
)
"""The same without a subject, where a clause opens."""
_STRIKE_THAT = re.compile(
    r"\W*(?:(?:sorry|ok|okay|oops|no|wait|actually)\W+)?strike that(?=\W*$|[,.:;!–—-]| [–—-])", re.IGNORECASE
)
"""By which what was said is struck out; "an air strike that hit X" is none."""
_WORD = re.compile(r"\w")


def mends(reading: Reading, start: int, end: int) -> bool:
    """Whether the clause `start`–`end` takes back a report of its writer's own, or mends it."""
    if reading.first("corrections", start, end, "hasty") or _WRONG_ABOUT.search(reading.text, start, end):
        return True
    if _GOT_WRONG.match(reading.text, start, end) or _STRIKE_THAT.match(reading.text, start, end):
        return True
    if _report_was_wrong(reading, start, end) or takes_own_back(reading.text[start:end]):
        return True
    return _sorry(reading, start, end) and _NOT_SO.search(reading.text, start, end) is not None


def withdraws_its_own(text: str, own: House) -> bool:
    """Whether an outlet takes back a report under its own name: "The Ledger has withdrawn its report on …"."""
    if found := _WITHDRAWS.match(text):
        subject = found["who"]
    elif found := _ARABIC_WITHDRAWS.match(text):
        subject = found["who"] + found["behind"]
    return found is not None and any(names_house(word, own) for word in _NAME.findall(subject))


_REPORT = r"(?:report|story|article|claim|post|item|update|account)s?"
_WITHDRAWS = re.compile(
    r"\W*(?P<who>(?:[\w'’«»-]+ ){1,5}?)(?:(?:has |have |is |are |hereby |now )*(?:withdr[ae]w(?:s|n|ing)?"
    r"|retract(?:s|ed|ing)?|pull(?:s|ed|ing)|tak(?:es|ing) back|took back|takes down) (?:its|their|an|a|the) "
    rf"(?:[\w'’-]+ ){{0,4}}?{_REPORT}(?!\w)"
    r"|(?:отзыва(?:ет|ют)|отозвал[аио]?|відклика(?:є|ють)|відкликал[аио]?) (?:[\w'’-]+ ){0,2}?"
    r"(?:сообщени|новост|публикаци|материал|повідомленн|новин|публікаці|матеріал)\w*)",
    re.IGNORECASE,
)
_ARABIC_WITHDRAWS = re.compile(
    r"\W*(?P<who>(?:\S+ ){0,4}?)(?:تسحب|يسحب|سحبت|سحب|تتراجع|يتراجع|تراجعت|تراجع) (?P<behind>(?:\S+ ){0,4}?)(?:عن )?"
    r"(?:خبر|تقرير|منشور|نبأ)\w*"
)
_NAME = re.compile(r"[\w'’-]+")


def undoes(reading: Reading, start: int, end: int) -> bool:
    """Whether the clause says what was not so, and its writer near it that he was wrong."""
    near = reading.first("corrections", max(0, start - _REACH), end + _REACH, "correct", "hasty")
    if near is not None and _NOT_SO.search(reading.text, start, end):
        return True
    sorry = near or reading.first("corrections", end, end + _REACH, "sorry")
    return sorry is not None and _I_WROTE.match(reading.text, start, end) is not None


_I_WROTE = re.compile(
    r"\W*(?:earlier |previously |yesterday |this morning )?(?:(?:i|we) (?:had )?(?:\w+ )?(?:wrote|reported|posted|said"
    r"|tweeted|shared)|(?:я |мы |ми |ранее |раніше |вчера |вчора )*(?:писал|сообщал|писав|повідомля)\w*"
    r"|(?:كتبت|كتبنا|نشرت|نشرنا|ذكرت|ذكرنا|كنا قد))(?!\w)",
    re.IGNORECASE,
)
"""How a clause opens that tells what its writer told before."""


def _report_was_wrong(reading: Reading, start: int, end: int) -> bool:
    """Whether the writer's own report is named, and called wrong behind that."""
    report = reading.first("retractions", start, end, "report")
    return report is not None and reading.first("retractions", report.end, end, "wrong") is not None


def _sorry(reading: Reading, start: int, end: int) -> bool:
    """Whether the writer says sorry at the beginning of the clause or at its end."""
    for mark in reading.marks("corrections", start, end, "sorry"):
        if mark.start - start <= _EDGE or len(_WORD.findall(reading.text[mark.end : end])) <= _EDGE:
            return True
    return False
