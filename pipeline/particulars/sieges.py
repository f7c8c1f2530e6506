"""Whether a siege is told to have been broken, or to be over."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars.reading import Reading

_ENDED = re.compile(
    r" (?:of |on |around )?(?:(?!and\b|after\b|as\b)[\w'’-]+ ){0,4}?(?:is|was|has been|is now|officially) (?:over"
    r"|broken|lifted|ended)\b"
)
"""Behind a siege: that it is over."""


def lifted(reading: Reading, hit: Hit) -> bool:
    """Whether somebody broke the siege told at `hit`, or it ended."""
    if _ENDED.match(reading.folded, hit.end):
        return True
    before = set(reading.words_between(max(0, hit.start - 40), hit.start))
    return bool(before & _BREAKING)


_BREAKING = frozenset(
    """break breaks broke broken breaking lift lifted lifts end ended كسر يكسر كسرت كسروا فك يفك تفك فكت فكوا
    انهاء ينهي تنهي انهي انهت رفع يرفع ترفع رفع прорвали прорвал сняли сняти
    зняли""".split()  # noqa: SIM905
)
