"""Whether a province bears the name of a city: bare, that name says in which province something happened."""

from __future__ import annotations

from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.particulars.marks import Span
from pipeline.particulars.naming import canonical_key
from pipeline.text import fold

_WRITTEN = frozenset(
    """حلب ادلب حماه حما حمص لاذقيه طرطوس درعا سويداء سويدا قنيطره دير_الزور ديرالزور رقه حسكه""".split()  # noqa: SIM905
)
"""These provinces in Arabic letters, folded, without the article, blanks as `_`."""


@lru_cache(maxsize=1)
def _provinces() -> frozenset[str]:
    """The keys of cities whose province bears their name."""
    tables = shipped("provinces").tables["provinces"]
    return frozenset(canonical_key(str(name)) for table in tables.values() for name in table["words"])


def gives_province(span: Span) -> bool:
    """Whether a province bears the name of this city: bare, it says in which province something happened.

    In Arabic letters it is one only as it is written: القنطرة has the key of القنيطرة, and is a village.
    """
    if (span.key or canonical_key(span.name)) not in _provinces():
        return False
    return span.name[0] < "\u0600" or fold(span.name).text.removeprefix("ال").replace(" ", "_") in _WRITTEN
