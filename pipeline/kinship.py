"""Whether a body that an official source names is that source itself: by name, by initials, or by the office alone."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.text import fold
from pipeline.types import Source

_WORD = re.compile(r"[^\W_]+")
_PLAIN = frozenset("the of and for on in & a an".split())  # noqa: SIM905
_KIN = tuple(
    re.compile(stems, re.IGNORECASE)
    for stems in (
        r"president|head of state|президент|глава держави|глава государства|رئاس|الرئيس",
        r"ministry|minister|secretary|міністерств|міністр|мініст|министерств|министр|мзс|мид|міноборони|минобороны"
        r"|وزار|وزير"
        r"|department|foreign office",
        r"governor|administration|адміністрац|администрац|губернатор|ова|محافظ",
        r"council|рада|совет|مجلس",
        r"parliament|rada|duma|дума|верховна",
        r"mayor|city hall|мерія|мэрия|міськрада|بلدية",
        r"general staff|генштаб|генеральн|army|command|military|armed forces|الأركان|الجيش",
        r"coalition|oir|التحالف",
        r"court|суд|محكم",
        r"prosecut|прокур|نياب",
        r"commission|комісі|комисси|مفوضي",
        r"\bUN\b|UNHCR|OCHA|UNICEF|WFP|UNRWA|ООН|الأمم المتحدة",
        r"director|agency|IAEA|МАГАТЭ|МАГАТЕ|OPCW|UNESCO|WHO",
    )
)
"""Words for one kind of office: who is called by such a word alone, in a post of such an office, is itself."""
_GENERIC = re.compile(
    r"the|ministry|minister|president|secretary|governor|council|commission|mayor|court|coalition|un|united nations"
    r"|director"
    r"|general|director-general|command|agency|department|treasury|parliament|president's|office|today"
    r"|президент|глава|держави|государства|міністр|міністерство|губернатор|рада|уряд|министр|министерство|совет"
    r"|генштаб|генеральний|штаб|голова|мер"
    r"|الرئيس|الوزير|الوزارة|المحافظ|المجلس|القيادة|التحالف",
    re.IGNORECASE,
)
_SURNAME = re.compile(r"[A-ZА-ЯІЇЄҐ][\w’'-]+$")


HEADS = re.compile(
    r"(?P<russia>putin|lavrov|peskov|shoigu|путин|путін|лавров|песков|пєсков|шойгу|медвед)"
    r"|(?P<ukraine>zelensk|зеленськ|зеленск|syrsk|budanov)|(?P<government>assad)|(?P<turkey>erdogan)"
    r"|(?P<israel>netanyahu)|(?P<us>biden|trump|toner|kirby)"
)
"""Heads of states and their spokesmen that are known by name, and whose they are."""
_NAMES = 2
"""Words of a holder's name behind his office."""
_TITLE = 3
"""Words of a title or first name and a surname."""


def itself(name: str, official: Source | None) -> bool:
    """Whether `name`, written by `official`, is that source: nobody else of its kind is called by the office alone."""
    return official is not None and _same(name, (official.name, *official.aliases), official.side)


@lru_cache(maxsize=2048)
def _same(name: str, names: tuple[str, ...], side: str | None) -> bool:
    bare = re.sub(r"^the ", "", name.strip(), flags=re.IGNORECASE).lower()
    for known in names:
        plain = re.sub(r"^the ", "", known.strip(), flags=re.IGNORECASE).lower()
        if bare == plain or (len(bare) > 1 and re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", plain)):
            return True
        if _initials(known) == bare:
            return True
    words = _WORD.findall(name)
    if words and (leader := HEADS.match(words[-1].lower())):
        return leader.lastgroup == side and any(_KIN[0].search(known) for known in names) and len(words) <= _TITLE
    generic = [word for word in words if _GENERIC.fullmatch(word)]
    left = [word for word in words if not _GENERIC.fullmatch(word)]
    if not generic or len(left) > _NAMES or not all(_SURNAME.match(word) for word in left):
        return False
    if left and shipped("actors", "bodies", "countries", "nations", "towns", "provinces").scan(
        fold(" ".join(left)).text
    ):
        return False
    return any(kin.search(name) and any(kin.search(known) for known in names) for kin in _KIN)


def _initials(name: str) -> str:
    """The first letters of a name's words, as it is called for short: "US Department of Defense" is DoD."""
    words = [word for word in _WORD.findall(name) if not word.isupper()]
    return "".join(word[0] for word in words).lower() if len(words) > 1 else ""
