"""What signs for an outlet and names no place: hashtags ("#شهبا_برس", "#HalabNews"); agencies ("– САНА")."""

from __future__ import annotations

import re

from pipeline.lexicon import shipped
from pipeline.particulars.reading import Reading
from pipeline.text import fold

_SIGNS = re.compile(
    r"(?:^|_)(?:برس|نيوز|ميديا|بريس|وكاله|شبكه|قناه|اخبار|الاخبار|اذاعه|راديو|تلفزيون|صحيفه|مراسل|عدسه|نبض|اعلام"
    r"|الاعلاميه"
    r"|تنسيقيه|press|news|media|tv|agency|network|channel|radio|новости|новини|медиа|медіа)(?:_|$)"
    r"|[a-z]{3}(?:press|news|media|tv|agency|network|radio)$"
)
"""Words of what an outlet is, in its hashtag."""


def outlet_tags(reading: Reading) -> list[tuple[int, int]]:
    """Where the hashtags of outlets stand in `reading`."""
    return [(start, start + len(tag)) for start, tag in reading.tags if _SIGNS.search(tag.lstrip("#"))]


def is_agency(name: str) -> bool:
    """Whether a name in capitals is an agency's that sounds like a town: SANA, and not Sanaa."""
    return name.isupper() and any(hit.value == "voice" for hit in shipped("bodies").scan(fold(name).text))


def signs(reading: Reading, name: str, start: int, end: int) -> bool:
    """Whether a name in capitals behind a dash closes the text, as an agency's sign does: "… – САНА"."""
    closes = name.isupper() and not reading.folded[end:].strip(" .)")
    return closes and _DASH.search(reading.folded, 0, start) is not None


_DASH = re.compile(r"(?: [-–—]{1,2} ?|[.!?] |\()$")
