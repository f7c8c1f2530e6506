"""Hashtags that sign for an outlet and name no place: "#شهبا_برس", "#HalabNews"."""

from __future__ import annotations

import re

from pipeline.particulars.reading import Reading

_SIGNS = re.compile(
    r"(?:^|_)(?:برس|نيوز|ميديا|بريس|وكاله|شبكه|قناه|اخبار|الاخبار|اذاعه|راديو|تلفزيون|صحيفه|مراسل|عدسه|نبض|اعلام|الاعلاميه"
    r"|تنسيقيه|press|news|media|tv|agency|network|channel|radio|новости|новини|медиа|медіа)(?:_|$)"
    r"|[a-z]{3}(?:press|news|media|tv|agency|network|radio)$"
)
"""Words of what an outlet is, in its hashtag."""


def outlet_tags(reading: Reading) -> list[tuple[int, int]]:
    """Where the hashtags of outlets stand in `reading`."""
    return [(start, start + len(tag)) for start, tag in reading.tags if _SIGNS.search(tag.lstrip("#"))]
