"""The numbers of a text, in digits and words: ranges and sums made one; no dates, times, measures or calibres."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.lexicon import Hit
from pipeline.particulars.facilities import numbered_spans
from pipeline.particulars.reading import Reading
from pipeline.particulars.risen import outgrown

TOO_MANY = 10_000_000
"""No war statement counts more than this: it is money or a serial number."""
_DIGITS = re.compile(r"\d+(?:[.,  ]\d{3})*(?![\d])")
_NOT_BEFORE = re.compile(r"(?:[$€£₴#@/:.№a-zа-яіїє]|[^\W\d]-|\d[-./:,])$")
_NOT_AFTER = re.compile(r"[%:/°]|[.,]\d|-?(?:mm|мм|km|км|th|st|nd|rd|й|я|ю|го|х|ї|та)\b|-?[a-zа-яіїє]|[-./]\d+[-./]")
_NAMED_BY = re.compile(
    r"(?:رقم|ارقام|قرار\w*|القرار\w*|لقرار\w*|resolutions?|no\.?|nos\.?|number|article|ماده|الماده|резолюц\w+|№|номер)"
    r"(?: (?:no\.?|number|رقم|الدولي|مجلس الامن|مجلس الامن رقم|\d+))*[\s,،]*(?:و|and |и |та )?$"
)
"""Before a number that names a resolution or an article and counts nothing."""
_RANGE = re.compile(r"\s*(?:-|to|or|до|или|або|чи|الي|او)\s*")
_SCALE = {"тыс": 1000, "тис": 1000, "thousand": 1000, "الف": 1000, "k": 1000, "тысяч": 1000, "тысячи": 1000}
_YEARS = range(1990, 2051)


class Number(NamedTuple):
    """A number of a text: from `low` to `high`, which is None where it has no upper end."""

    start: int
    end: int
    low: int
    high: int | None


def numbers(reading: Reading) -> list[Number]:
    """The numbers that may count something, in order."""
    digits = _DIGITS.finditer(reading.folded) if reading.has_digits else ()
    found = [one for match in digits if (one := _digits(reading, match))]
    found += [_with_its_dual(reading, one) for one in _worded(reading)]
    merged: list[Number] = []
    for number in sorted(found):
        if merged and number.start < merged[-1].end:
            continue
        if merged and _scaled(reading, merged, number):
            continue
        if merged and _ranged(reading, merged[-1], number) and number.low > merged[-1].low:
            merged[-1] = Number(merged[-1].start, number.end, merged[-1].low, number.high)
            continue
        merged.append(number)
    return [number for number in merged if number.low <= TOO_MANY and not _uncounted(reading, number)]


def _with_its_dual(reading: Reading, number: Number) -> Number:
    """The number with the noun right before it, where Arabic says "two" behind a dual: مزارعين اثنين."""
    dual = _TWO.match(reading.folded, number.start) and _DUAL.search(reading.folded, 0, number.start)
    return number._replace(start=dual.start(1)) if dual else number


_TWO = re.compile("اثن(?:ان|ين|تان|تين)(?!\\w)")
_DUAL = re.compile(r"(?<!\w)(\w{3,}(?:ين|ان)) $")


def _ranged(reading: Reading, last: Number, number: Number) -> bool:
    """Whether two numbers are the ends of one: "4-6", "5 to 9", "between 5 and 9"."""
    gap = reading.folded[last.end : number.start]
    if outgrown(reading, last.start, last.end):
        return False
    return bool(_RANGE.fullmatch(gap)) or (
        gap in _BETWEEN_AND and reading.folded[: last.start].rstrip().endswith(("between", "بين", "между", "між"))
    )


_BETWEEN_AND = frozenset([" and ", " و", " و ", " и ", " і ", " та "])


def _scaled(reading: Reading, merged: list[Number], number: Number) -> bool:
    """`twenty-five`, `2 thousand`, `خمسة وعشرون`: the number before takes this one in."""
    last = merged[-1]
    gap = reading.folded[last.end : number.start]
    if gap not in (" ", "-", " و", " and ") or last.high is None or number.high is None:
        return False
    if number.low in (100, 1000) and 0 < last.low < 1000 and gap in (" ", "-"):
        merged[-1] = Number(last.start, number.end, last.low * number.low, last.low * number.low)
        return True
    rest = last.low % 100
    arabic = gap == " و" and ((0 < rest < 10 and number.low in range(20, 100, 10)) or (last.low >= 100 and not rest))
    tens = rest in range(20, 100, 10) and number.low < 10 and gap in (" ", "-")
    hundreds = last.low >= 100 and not rest and number.low < 100 and gap in (" and ", " ")
    worded = not (reading.folded[last.start].isdigit() or reading.folded[number.start].isdigit())
    if (arabic or tens or hundreds) and worded and number.low < 100:
        merged[-1] = Number(last.start, number.end, last.low + number.low, last.low + number.low)
        return True
    return False


def _digits(reading: Reading, match: re.Match[str]) -> Number | None:
    text = reading.folded
    start, end = match.span()
    glued = _NOT_BEFORE.search(text[max(0, start - 3) : start]) and text[start - 1 : start] != "#"
    if glued and not re.search(r"(?<!\d)\d+-$|\.$", text[max(0, start - 6) : start]):
        return None
    if _NOT_AFTER.match(text[end : end + 12]) and not re.match(r"-\d+(?![\d./-])", text[end : end + 8]):
        return None
    if any(one.start <= start < one.end for one in numbered_spans(reading)):
        return None
    if _NAMED_BY.search(text, max(0, start - 40), start):
        return None
    if match.group()[0] == "0" and end - start > 1:
        return None  # an hour ("at 0610") or a number in a series: nothing is counted so
    value = int(re.sub(r"\D", "", match.group()))
    if value in _YEARS and end - start == 4 and not any(0 <= hit.start - end <= 1 for hit in reading.of("whom")):
        return None
    for hit in reading.of("time"):
        if hit.value.startswith("month-") and (0 <= hit.start - end <= 4 or 0 <= start - hit.end <= 2):
            return None
    return Number(start, end, value, value)


def _worded(reading: Reading) -> list[Number]:
    out = []
    for hit in reading.of("numbers"):
        value = int(hit.value.rstrip("+?"))
        if hit.value.endswith("?") and (_told(reading, hit) or _of_place(reading, hit) or not _befallen(reading, hit)):
            continue
        if reading.folded[hit.start : hit.end] in ("one", "один", "одна") and not _people_behind(reading, hit.end):
            continue
        if _NOBODY.search(reading.folded, max(0, hit.start - 8), hit.start):
            continue  # "no one was hurt", "ни один не пострадал"
        if value == 1 and (_HOUSE.match(reading.folded, hit.end) or _ADJECTIVE.match(reading.folded, hit.end)):
            continue
        if value in (2, 3) and _IN_TWO.search(reading.folded, 0, hit.start) and _APART.match(reading.folded, hit.end):
            continue
        out.append(Number(hit.start, hit.end, value, None if hit.value.endswith("+") else value))
    return out


def _told(reading: Reading, one: Hit) -> bool:
    """Whether a number before the person says how many there are: "два мирных жителя", "пять человек", "12 شهيد"."""
    if _COUNTED.search(reading.folded, max(0, one.start - 30), one.start):
        return True
    if reading.folded[one.start] < "\u0400":
        return False
    if reading.folded[one.start] <= "\u04ff" and _COUNTS.search(reading.folded, max(0, one.start - 30), one.start):
        return True
    return any(
        not hit.value.endswith("?") and hit.end <= one.start and reading.distance(hit.end, one.start) <= 1
        for hit in reading.of("numbers")
    )


_NOBODY = re.compile(r"\b(?:no|not|ни|ні) $")
_COUNTS = re.compile(
    r"(?<![\d.:-])\d{1,6} (?:(?!янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек|січ|лют|бер|кві|тра|чер|лип"
    r"|сер|вер|жов|лис|гру|лет|рок|год|час)[а-яіїє]+ )?$"
)
"""A number right before, with one word between them at most that is no month."""
_COUNTED = re.compile(r"(?<![\d.:/-])(?!1 )\d{1,6} (?:(?:شهيد|قتيل|جريح|مصاب)\w* )?$")
"""The same in Arabic, which counts from eleven on with the singular."""
_HOUSE = re.compile(r" (?:famil(?:y|ies)|household|clan|house|village|tribe|семь|семей|родин|сім)")
"""Behind "one": what those counted belong to ("three members of one family")."""
_ADJECTIVE = re.compile(
    r"(?<=civilian) (?:deaths|casualt(?:y|ies)|fatalities|victims|losses|harm|tolls?|dead|targets?)\b"
)
"""Behind "civilian" where it says whose deaths they are, and counts none."""
_IN_TWO = re.compile(r"\bin $")
_APART = re.compile(r"[.,;:!]|$| (?:by|after|and|at|near|on|in|when|during|with|overnight|last|this)\b")
"""Around "two" where something is cut or split in two."""
_BEFALLS = frozenset(["kill", "wound", "arrest", "abduct", "shooting", "take-prisoners"])


def _of_place(reading: Reading, one: Hit) -> bool:
    """Whether the word is a town's name behind its kind: مدينة الراعي."""
    return any(0 < one.start - mark.end <= _TO_NAME for mark in reading.of("places", "settlement"))


_TO_NAME = 3
"""Letters between a kind of place and the noun in its name: a blank and the article."""


def _befallen(reading: Reading, one: Hit) -> bool:
    """Whether a death, injury or arrest stands right beside a single person: مقتل طفل, "a woman killed"."""
    for event in reading.of("events"):
        if event.value in _BEFALLS:
            gap = (
                reading.distance(event.end, one.start) - _aged(reading, event.end, one.start)
                if event.end <= one.start
                else reading.distance(one.end, event.start)
            )
            wounds = event.value == "wound" and "\u0400" <= reading.folded[one.start] <= "\u04ff"
            if gap <= (0 if event.end <= one.start else 2 if wounds else 1) and not reading.broken(
                min(event.end, one.end), max(event.start, one.start)
            ):
                return True
    return False


def _aged(reading: Reading, start: int, end: int) -> int:
    """The words of an age between a death and who died ("поранено 64-річну жінку")."""
    return reading.distance(start, end) if _AGE.fullmatch(reading.folded, start, end) else 0


_AGE = re.compile(r"\W*\d{1,3}[- ]?(?:х|ти|и)?[- ]?(?:річн|летн)\w+\W*")


def _people_behind(reading: Reading, end: int) -> bool:
    return any(0 <= hit.start - end <= 12 for hit in (*reading.of("whom"), *reading.of("events", "kill", "wound")))


def _uncounted(reading: Reading, number: Number) -> bool:
    return any(
        0 <= hit.start - number.end <= 1 and reading.folded[number.end : hit.start].strip(" -") == ""
        for hit in reading.of("uncounted")
    )


def of_so_many(reading: Reading, part: Number, whole: Number) -> bool:
    """Whether one number is told as out of another: "41 of 58", "41 із 58"."""
    return reading.folded[part.end : whole.start] in _OUT_OF and part.low <= whole.low


_OUT_OF = frozenset([" of ", " out of ", " of the ", " из ", " із ", " з ", " من ", " من اصل ", " من بين "])


def _machines(reading: Reading, number: Number) -> bool:
    """Whether the number counts vehicles or guns that are listed beside the dead: "65 soldiers, three cars"."""
    return any(
        number.end <= hit.start
        and reading.distance(number.end, hit.start) <= 1
        and _ROLLS.match(reading.folded, hit.start)
        for hit in reading.of("whom", "equipment")
    )


_ROLLS = re.compile(
    r"танк|бмп|бтр|машин|автомоб|гаубиц|орудий|орудия|миномет|бронемаш|пикап|броне|рсзо|сау|одиниц|единиц"
    r"|tanks?\b|apcs?\b|afvs?\b|apvs?\b|armou?red|artillery|vehicle|howitzer|mlrs|bmps?\b|btrs?\b|cannon|guns?\b"
    r"|helicopter"
)


def counted_as(reading: Reading, number: Number, what: str, event: str | None) -> str:
    """`what` the number counts, as far as whom or what it counts decides: machines are destroyed, soldiers killed."""
    if _LIVES.search(reading.folded, max(0, number.start - 32), number.start):
        return "killed"
    if what == "killed" and _machines(reading, number):
        return "destroyed"
    if what == "killed" and event in ("shoot-down", "intercept") and _flown(reading, number):
        return "shot-down"  # "ликвидированы семь БПЛА"
    if what == "strikes" and event in ("shoot-down", "intercept"):
        return "shot-down"  # "збили три БпЛА": the drones are what was shot down
    if what in ("wounded", "captured") and event == "execute":
        return "killed"
    if what == "destroyed" and event == "kill" and _men(reading, number):
        return "killed"
    return what


_LIVES = re.compile(
    r"\blives of (?:at least |some |about |around |up to |more than )?$|(?<!\w)(?:жизни|жизнь|життя) $"
    r"|(?<!\w)(?:بحياه|بارواح|حياه|ارواح) (?:ما لا يقل عن |اكثر من |نحو )?$"
)
"""Before those whose lives were lost, whatever is told of them behind: "the lives of six who had returned"."""


def _flown(reading: Reading, number: Number) -> bool:
    """Whether the number counts aircraft or drones."""
    return any(0 <= hit.start - number.end <= FLOWN for hit in reading.of("objects", "craft"))


FLOWN = 16
"""Letters between a number and the aircraft it counts: one adjective."""


def _men(reading: Reading, number: Number) -> bool:
    """Whether the number counts soldiers: "destroyed more than 500 servicemen" kills them."""
    return any(
        hit.start >= number.end and reading.distance(number.end, hit.start) <= 1
        for hit in reading.of("whom", "combatant", "person")
    )


def people_only(reading: Reading, number: Number) -> bool:
    """Whether the number is one that Russian and Ukrainian count people with: двое, четверо."""
    return _PEOPLE_IN.match(reading.folded, number.start) is not None


_PEOPLE_IN = re.compile(
    r"(?:дв|тр)о[ея]\b|(?:чет|п'?ят|шест|шіст|сем|сім)[еь]?р[оы]\b|двоє\b|троє\b|п'ятеро\b|одна людина\b|один человек\b"
)
"""Russian and Ukrainian numbers that count people only."""


def harmed_behind(reading: Reading, number: Number) -> bool:
    """Whether those whom the number counts are called dead or wounded right behind it."""
    return any(reading.distance(number.end, hit.start) == 0 for hit in reading.of("events", "kill", "wound"))
