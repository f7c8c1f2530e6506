"""Deeds of bodies told from behind: "a curfew was imposed by the council", "Указом президента … назначен"."""

from __future__ import annotations

import re

from pipeline.matter import PREPOSITION
from pipeline.split.disposal import OBJECTS, clean
from pipeline.split.reading import Reading
from pipeline.split.record import on_record
from pipeline.split.subjects import body
from pipeline.split.voice import Voice
from pipeline.types import Source

_WAS = re.compile(r"\s+(?:was|were|has been|have been)\s+(?:also |now |today |formally )?$")
_NEAR = 40
"""Characters before a participle within which its helping verb stands."""
_FAR = 160
"""Characters behind it within which the doer stands."""
_BY = re.compile(r"\sby\s+")


def suffered(reading: Reading, start: int, end: int, heard: Voice | None, official: Source | None) -> str | None:
    """The body by which, as its deed, something was done that only such a body does: "a curfew was imposed by …"."""
    for mark in reading.marks("deeds", start, end, "impose", "staff", "issue", "set", "rule"):
        was = _WAS.search(reading.text, max(start, mark.start - _NEAR), mark.start)
        by = _BY.search(reading.text, mark.end, min(end, mark.end + _FAR))
        if was is None or by is None or not reading.text[mark.start : mark.end].endswith("d"):
            continue
        objects = OBJECTS.get(mark.value, ()) + (("gate",) if mark.value == "set" else ())
        known = mark.value in ("staff", "rule") or any(
            one.end == was.start() for one in reading.marks("matters", start, was.start(), *objects)
        )
        stop = PREPOSITION.search(reading.text, by.end(), end)
        who = body(reading, by.end(), stop.start() if stop else _full_stop(reading.text, end), official)
        if not known or who is None or who.armed or not on_record(reading, end, heard, who):
            continue
        if clean(reading, mark.end, mark.end, end, who.name):
            return who.name
    return None


_DECREED = re.compile(
    r"\W*(?:Указом|Приказом|Распоряжением|Постановлением|Решением|Наказом|Розпорядженням|Рішенням|Постановою)\s+"
    r"(?P<who>(?:[\w’'-]+\s+){0,2}?(?:президент|министр|губернатор|правительств|глав|суд|совет|мэр|кабмин|минобороны"
    r"|міністр|голов|уряд|рад|мер|командующ|главнокоманд|командувач|головнокоманд|міноборони)\w*(?:\s+(?:[А-ЯІЇЄҐ][\w’'-]*"
    r"|обороны|оборони|области|області|дел|справ|суда|суду)){0,4})"
)
_DONE = re.compile(
    r"\s(?:назначен|уволен|освобожд[её]н|отстран[её]н|введ[её]н|установлен|объявлен|помилован|закрыт|запрещ[её]н|создан"
    r"|призначен|звільнен|відсторонен|введен|запроваджен|оголошен|встановлен|помилуван|закрит|заборонен|створен)\w*(?!\w)",
    re.IGNORECASE,
)


_FROM_OFFICE = re.compile(r"(?:от|с|від|з) (?:должност|посад)")


_ARABIC = re.compile(
    r"(?:[^:\n،؛.]{1,24}[:،]\s*)?\W*(?:(?:عاجل|اليوم|أمس|مساء)\s+)*(?:صدر|صدور|أصدر)"
    r"(?:\s+(?:اليوم|أمس|مساء|صباح))*\s+"
    r"(?P<who>(?:قرار|مرسوم|أمر|امر|فرمان)\s+(?:جمهوري|رئاسي|ملكي|أميري|اميري|وزاري|حكومي|تشريعي|سلطاني|ديواني))(?:\s+(?:رقم|يحمل)\s+\S+)?"
    r"\s+(?:(?:قضى|يقضي|قضت|تقضي|نص|ينص|على)\s+){0,2}(?:ب|على\s+)?(?:تعيين|إعفاء|اعفاء|إقالة|اقالة|تكليف|ترقية|عزل|تشكيل|إنشاء|انشاء|حل|العفو"
    r"|إلغاء|الغاء|تمديد|فرض|إعلان|اعلان|منح|رفع|إغلاق|فتح|إحالة|احالة|إعادة تشكيل)"
)
"""A decree by the name of the office that gives such: "صدر قرار جمهوري بتعيين …"."""


_ARABIC_SHAM = re.compile(
    "مزور|مسرحي|مسلسل|ساخر|سخري|مفبرك|تمثيلي|فيلم|مقطع|نكت|شائع|إشاع|يزعم|مزعوم|(?:لم|لن|لا) [يت]صدر"
)
"""Says that a decree is none, or was played."""


def decreed(reading: Reading, start: int, end: int, heard: Voice | None) -> str | None:
    """The office by whose decree, named first, somebody was appointed or something introduced."""
    if heard is not None and not heard.own:
        return None
    if (arabic := _ARABIC.match(reading.text, start, end)) and not _ARABIC_SHAM.search(reading.text, start, end):
        told = clean(reading, arabic.end(), arabic.end(), end, arabic["who"])
        return arabic["who"] if told else None
    decree = _DECREED.match(reading.text, start, end)
    if decree is None:
        return None
    done = _DONE.search(reading.text, decree.end(), end)
    office = _FROM_OFFICE.search(reading.text, start, end) is not None or (
        done is not None and reading.first("matters", done.end(), min(end, done.end() + 24), "office") is not None
    )
    if done is None or not (office or clean(reading, decree.end(), decree.end(), end, decree["who"])):
        return None
    return decree["who"].strip()


def _full_stop(text: str, end: int) -> int:
    return end - 1 if text[end - 1 : end] in ".!" else end
