"""What an official source tells of its own staff: a team took over, an office moved, inspectors arrived."""

from __future__ import annotations

import re

from pipeline.kinship import itself
from pipeline.types import Source

_TEAM = (
    r"(?:teams?|staff|experts?|mission|offices?|inspectors?|monitors?|observers?|personnel|delegation|colleagues"
    r"|engineers)"
)
_OF_OURS = re.compile(
    rf"\W*(?:today,?\s+|yesterday,?\s+)?(?:(?P<ours>our\s+(?:[\w-]+\s+){{0,2}}?{_TEAM})"
    rf"|(?:(?:a|the|an|another)\s+)?(?:(?:new|second|third|fourth|fresh|joint|advance|technical|support|first)\s+)*"
    rf"(?:(?:team|group|rotation)\s+of\s+)?(?P<who>[A-Z][\w.-]+)(?:['’]s?)?\s+(?:[\w-]+\s+)?{_TEAM})"
    r"(?:\s+(?:in|at|from)\s+(?:the\s+)?(?:[A-Z][\w’'-]+\s?){1,4})?\s*(?:today\s+|yesterday\s+)?(?:has\s+|have\s+"
    r"|was\s+|were\s+)?(?:also\s+|now\s+|today\s+|been\s+)*"
    r"(?:took over|taken over|arrived|relocated|redeployed|rotated|replaced|withdrawn|deployed|returned|begun|began"
    r"|started"
    r"|resumed|completed|left|reached|moved|evacuated from|reopened|stopped|suspended)\b",
    re.IGNORECASE,
)
_SLAVIC = re.compile(
    r"\W*(?:сегодня\s+|сьогодні\s+)?(?:(?:новая|нова|очередная|чергова|вторая|друга)\s+)?(?:группа|група|команда"
    r"|миссия|місія)\s+"
    r"(?:(?:экспертов|експертів|инспекторов|інспекторів|наблюдателей|спостерігачів)\s+)?(?P<who>МАГАТЭ|МАГАТЕ|ООН"
    r"|ОБСЕ|ОБСЄ)\s+"
    r"(?:сегодня\s+|сьогодні\s+)?(?:прибыла|прибула|приступила|заступила|сменила|змінила|вернулась|повернулася"
    r"|начала|розпочала)\b",
    re.IGNORECASE,
)


def own_staff(text: str, start: int, end: int, official: Source) -> bool:
    """Whether `start`–`end` tells where staff of `official`, who writes it, came, went or began to work."""
    for pattern in (_OF_OURS, _SLAVIC):
        found = pattern.match(text, start, end)
        if found is not None and (found.groupdict().get("ours") or itself(found["who"], official)):
            return True
    return False
