"""Facilities called by a number, an arm or their fame: "the 1070 Apartment Project", "كلية المدفعية", "ЗАЭС"."""

from __future__ import annotations

import re

from pipeline.particulars.marks import Span
from pipeline.particulars.reading import Reading
from pipeline.sought import Sought

_NUMBERED = Sought(
    r"(?<![\w.,:$-])(?P<number>\d{3,4}) (?:(?P<homes>apartments?|flats)(?: (?:project|blocks?|complex|buildings?))?"
    r"|housing (?:project|complex)|project)\b"
    r"|(?<!\w)(?:ال|ب|ل)?(?:مشروع|مساكن|مجمع) (?:ال)?(?P<arabic>\d{3,4})(?: (?:شقه|شقة|مسكن))?(?!\w)"
)
_COUNTS = re.compile(r"(?:\b(?:build|built|building|new|of|for|some|about|over|than|least|all|destroyed|damaged) $)")
"""Before a number of homes that are counted."""


def numbered_spans(reading: Reading) -> list[Span]:
    """The facilities that a number names, each a quarter of its town with a key of its own: `1070-project`."""
    found = []
    for match in _NUMBERED.finditer(reading.folded):
        if match["homes"] and not _proper(reading, match):
            continue
        number = match["number"] or match["arabic"]
        name = reading.original(match.start(), match.end())
        found.append(Span(name, match.start(), match.end(), "quarter", None, None, f"{number}-project"))
    return found


def _proper(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the homes behind the number are written as a name, or called a project."""
    if reading.is_capital(match.start("homes")):
        return True
    counted = _COUNTS.search(reading.folded, 0, match.start()) is not None
    return match.group().endswith(("project", "complex")) and not counted


_ARMS = (
    ("artillery", "artillery", "مدفعيه"), ("armament", "armaments?|weaponry", "تسليح"),
    ("infantry", "infantry", "مشاه"),
    ("engineering", "military engineering", "هندسه العسكريه"), ("air-technical", "air technical", "فنيه الجويه"),
)  # fmt: skip
"""Arms whose school stands once in a theatre: its key, how English and how Arabic writes it."""
_WORKS = (
    ("crimean-bridge", Sought(
        r"\b(?:crimean?|kerch)(?: strait)? bridge\b|(?<!\w)(?:крымск|керченск|кримськ|керченськ)\w+ м[оі]ст\w*"
        r"|(?<!\w)(?P<arabic>جسر (?:القرم|كيرتش))(?!\w)")),
    ("zaporizhzhia-npp", Sought(
        r"\bznpp\b|\bzapori(?:zhzhi?|zhi|zh|zhzhy)a (?:nuclear (?:power )?plant|npp)\b|(?<!\w)за[эе]с(?!\w)"
        r"|(?<!\w)запор[іо][жз]\w+ а[эе]с(?!\w)|(?<!\w)(?P<arabic>محطه زاب[وا]ريجيا(?: النوويه)?)(?!\w)")),
    ("kakhovka-dam", Sought(
        r"\b(?:nova )?kakhovka (?:dam|hpp|hydroelectric (?:power )?(?:plant|station)|hydropower plant)\b"
        r"|(?<!\w)каховськ\w+ (?:гес|дамб\w+|гребл\w+)|(?<!\w)каховск\w+ (?:гэс|плотин\w+|дамб\w+)"
        r"|(?<!\w)(?P<arabic>سد (?:نوفا )?كاخوفكا)(?!\w)")),
)  # fmt: skip
"""Works that stand once and that every language has a name of its own for."""
_SCHOOLS = tuple(
    (
        f"{key}-academy",
        Sought(
            rf"\b(?:{english}) (?:academy|college|school)\b|\b(?:academy|college|school) of (?:{english})\b"
            rf"|(?<!\w)[وف]?[بل]?(?P<arabic>(?:كليه|اكاديميه|مدرسه) ال{arabic})(?!\w)"
        ),
    )
    for key, english, arabic in _ARMS
)


def famous_spans(reading: Reading) -> list[Span]:
    """Schools of an arm and great works, each a quarter of its town with a key that all scripts share."""
    found = []
    for key, named in (*_SCHOOLS, *_WORKS):
        for match in named.finditer(reading.folded):
            start = match.start("arabic") if match["arabic"] else match.start()
            name = reading.original(start, match.end())
            found.append(Span(name, start, match.end(), "quarter", None, None, key))
    return found
