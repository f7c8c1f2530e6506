"""Schools, hospitals, blocks and plants that are told by their number: School No. 3 is not School No. 7."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.match.told import Told
from pipeline.text import fold

_KINDS = {
    "school": r"schools?|lyceums?|gymnasiums?|(?:ال)?مدرسه|школ\w*|ліце\w+|лице\w+|гімназі\w+|гимнази\w+|сош",
    "kindergarten": r"kindergartens?|nurser(?:y|ies)|садик\w*|садок|садк\w+|детсад\w*|днз|(?:ال)?روضه",
    "hospital": r"hospitals?|(?:poly)?clinics?|лікарн\w+|поліклінік\w+|больниц\w+|поликлиник\w+|роддом\w*|(?:ال)?مشفي"
    r"|(?:ال)?مستشفي|(?:ال)?مستوصف",
    "block": r"blocks?|sectors?|wards?|мікрорайон\w*|микрорайон\w*|квартал\w*|(?:ال)?مربع|(?:ال)?بلوك"
    r"|(?:ال)?قطاع|(?:ال)?حاره",
    "house": r"houses?|buildings?|apartment block|будинк\w+|буд|дом\w{0,3}|корпус\w*|(?:ال)?بنايه|(?:ال)?مبني",
    "station": r"(?:fire|police|pumping|metro|substation|power) ?(?:stations?|plants?)|substations?|тэ[цс]"
    r"|те[цс]|грэс|підстанці\w+"
    r"|подстанци\w+|(?:ال)?محطه",
    "unit": r"(?:power )?units?|reactors?|энергоблок\w*|енергоблок\w*|реактор\w*",
    "pit": r"mines?|pits?|шахт\w+|(?:ال)?منجم",
    "prison": r"prisons?|colon(?:y|ies)|(?:исправительн\w+ )?колони\w+|колоні\w+|ик|(?:ال)?سجن",
    "post": r"gates?|checkpoints?|checkposts?|piers?|berths?|terminals?|кпп|блокпост\w*|причал\w*|термінал\w*"
    r"|терминал\w*"
    r"|(?:ال)?حاجز|(?:ال)?بوابه|(?:ال)?رصيف",
    "height": r"hills?|heights?|высот\w*|висот\w*|(?:ال)?تله|(?:ال)?نقطه",
    "camp": r"camps?|bases?|лагер\w*|табор\w*|табір|баз[аиыуі]|(?:ال)?مخيم|(?:ال)?قاعده",
}
_SIGN = r"(?: ?(?:number|num\.?|no\.?|nr\.?|#|номер|под номером|під номером|رقم|ال?رقم) ?| |-| ?no)"
_NUMBERS = re.compile(
    "|".join(
        rf"(?P<{kind}>(?<!\w)[وفبل]?(?:{words})(?:{_SIGN})\d{{1,3}}(?:(?:,| ?/| and| и| і| та| و"
        rf"| &) ?(?:no\.? ?|no|رقم )?\d{{1,3}})*)"
        r"(?![\w:%])(?!(?:[.,]\d| (?:people|civilians?|children|women|soldiers|killed|dead|wounded|injured|hurt"
        r"|men|times|km|metres?|meters?|человек|дет\w+|діт\w+|людей|осіб"
        r"|погиб|загиб|раз|км|метр|شهيد|شهداء|قتيل|قتلي|جريح|مدني|مره|مرات|كم|متر)))"
        for kind, words in _KINDS.items()
    )
)
"""A thing with a number behind it: "Hospital No. 2", "школа №7", "مربع 16", "Blocks 14 and 16"."""
_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=8192)
def numbered(quote: str) -> frozenset[tuple[str, int]]:
    """The things that a text names by number: of what kind, and which."""
    if not any(map(str.isdigit, quote)):
        return frozenset()
    found = _NUMBERS.finditer(fold(quote).text)
    return frozenset(
        (match.lastgroup, int(number)) for match in found if match.lastgroup for number in _DIGITS.findall(match[0])
    )


def another_number(a: Told, b: Told) -> str | None:
    """Both tell of one kind of thing by its number, and of no number that is the other's."""
    first, second = numbered(a.statement.quote), numbered(b.statement.quote)
    if not first or not second or first & second or not {kind for kind, _ in first} & {kind for kind, _ in second}:
        return None
    return f"another target ({min(second)[1]}, not {min(first)[1]})"
