"""How an official source heads its own words, naming nobody else: "Spokesman: …", "الناطق الرسمي: …"."""

from __future__ import annotations

import re

from pipeline.split.credited import Who
from pipeline.types import Role

_LABEL = re.compile(
    r"\W*(?:(?:the )?(?:official |military )?(?:spokes(?:man|woman|person)|press (?:service|office)|media office)"
    r"|statement|communiqu[eé]|(?:الناطق|المتحدث)(?: الرسمي| العسكري)?|المكتب الإعلامي|الإعلام الحربي"
    r"|بيان(?: رسمي| عسكري)?|пресс-служба|пресс-центр|официальный представитель|прессслужба"
    r"|пресслужба|пресцентр|речник|офіційний представник)\W*",
    re.IGNORECASE,
)
"""Words for who speaks for a body, or for what it puts out."""


def official_label(words: str, who: Who) -> bool:
    """Whether `words` only say that the body speaks whose own channel the writer is."""
    source = who.names.find(who.source)
    return source is not None and source.role is Role.OFFICIAL and _LABEL.fullmatch(words) is not None
