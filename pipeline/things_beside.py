"""Which things a text names only to say where a blow fell: the store by the bridge is no bridge."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.text import fold

_BESIDE = re.compile(
    r"(?<!\w)(?:near|nearby|beside|next to|close to|by (?:the|a)|behind|opposite|outside|around|from|towards?|by"
    r"|возле|около|у|близ|вблизи|рядом с|рядом со|недалеко от|напротив|за|перед|от|между|в районе"
    r"|біля|поблизу|неподалік|неподалік від|поруч з|поруч із|навпроти|за|перед|від|між|в районі"
    r"|قرب|بالقرب من|جانب|بجانب|جوار|بجوار|خلف|امام|مقابل|محيط|عند|قريب من|قباله|حد)"
    r"(?: (?:the|a|an|its|local|town|city|central|old|main))*\s+(?:[وفبل]?ال)?$"
)
_IN = re.compile(r"(?<!\w)у(?!\w)")
"""Russian «у школы» is beside it, Ukrainian «у школу» is into it."""


@lru_cache(maxsize=8192)
def beside(quote: str, lang: str) -> frozenset[str]:
    """The kinds of things (`lexicon/*/targets.toml`) that a text only names as what the blow fell beside."""
    text = fold(quote).text
    if lang == "uk":
        text = _IN.sub("в", text)
    near: set[str] = set()
    itself: set[str] = set()
    for hit in shipped("targets").scan(text):
        (near if _BESIDE.search(text[max(0, hit.start - 32) : hit.start]) else itself).add(hit.value)
    return frozenset(near - itself)
