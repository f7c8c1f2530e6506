"""Under which event a toll is filed: people killed in a strike are told of by the strike."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars.clauses import Main, negated
from pipeline.particulars.numbers import numbers
from pipeline.particulars.reading import Reading
from pipeline.particulars.refining import refined
from pipeline.particulars.risen import carried_on, toll_first


def told_by(reading: Reading, main: Main | None) -> str | None:
    """The event type that a statement is filed under: people killed in a strike are told of by the strike.

    A toll that rises, or one that a statement only recalls the cause of, stays a toll.
    """
    if main is None or main.value not in _RESULTS or main.negated or reading.of("amounts", "so-far"):
        return main.value if main else None
    if _TALLY.match(reading.folded, main.start) or _OF_WOUNDS.search(reading.folded, main.end) or _a_sum(reading):
        return main.value
    for hit in reading.of("events"):
        if hit.value not in _CAUSES and not (hit.value == "assault" and refined(reading, hit) in _CAUSES):
            continue
        if reading.broken(*sorted((hit.start, main.start))) or negated(reading, hit) or wrecked(reading, hit):
            continue
        if _WITNESSED.search(reading.folded, 0, hit.start) or not _RECALLED.search(reading.folded, 0, hit.start):
            barrels = hit.value == "airstrike" and any(
                one.start > hit.start for one in reading.of("events", "barrel-bomb")
            )
            return "barrel-bomb" if barrels else refined(reading, hit)
    return _thrown(reading, main) or main.value


def _a_sum(reading: Reading) -> bool:
    """Whether the dead are told as a sum, or are what the sentence speaks of."""
    return toll_first(reading) is not None or any(carried_on(reading, one.start, one.end) for one in numbers(reading))


def wrecked(reading: Reading, hit: Hit) -> bool:
    """Whether car bombs are only among what somebody destroyed or found: "destroyed three tanks and four car bombs"."""
    if not _CAR_BOMB.match(reading.folded, hit.start):
        return False
    return any(
        one.end <= hit.start
        and reading.distance(one.end, hit.start) <= WRECKED
        and not reading.broken(one.end, hit.start)
        for one in reading.of("events", "destroy", "intercept", "capture-equipment", "fortify")
    )


WRECKED = 6
"""Words between a destruction and the car bomb in the list of what was destroyed."""
_CAR_BOMB = re.compile(
    r"(?:sv|v)bieds?\b|(?:car|truck|suicide) bombs?\b|suicide (?:cars?|vehicles?|drones?)\b|(?:ال)?(?:عرب|سيار|مفخخ"
    r"|شاحن|الي)\w*"
    r"|(?:заминированн|замінован|шахид-?мобил|автомобил\w*-бомб)\w*"
)


def _thrown(reading: Reading, main: Main) -> str | None:
    """The strike by a weapon that is itself said to kill or wound: "Rocket kills farmer", "…, wounding seven"."""
    if not _BY_IT.search(reading.folded, main.start, main.end):
        return None
    for means in reading.of("means", *_THROWN):
        if means.end <= main.start and not reading.broken(means.end, main.start):
            return _THROWN[means.value]
    return None


_BY_IT = re.compile(r"(?:kills|killing|wounds|wounding|injures|injuring)$")
_THROWN = {"rocket": "missile", "artillery": "shelling", "drone": "drone-strike", "barrel-bomb": "barrel-bomb"}
"""What is told by the name of what was thrown or flown."""
_TALLY = re.compile(r"втрат|потер|loss|lost|скончал|умер|помер|не выжил|не вижи|succumb|died of")
"""A day's losses, which have many causes, and who dies of wounds days after the strike."""
_OF_WOUNDS = re.compile(r"متاثر\w* ب(?:ال)?(?:جراح|جروح|اصاب)")
"""Behind a death: of wounds that were told before."""
_RECALLED = re.compile(
    r"(?:\b(?:after|following|since) (?:the|this|that|last|yesterday's)|^(?:після|после|بعد|عقب)) (?:\S+ ){0,2}$"
    r"|\b(?:direct|guid|coordinat|spott)\w+ (?:in |for )?(?:\w+ )?$"
)
"""Before a strike that readers are taken to know of: what came of it is news of its own."""
_WITNESSED = re.compile(
    r"\b(?:count|saw|see|seen|pull|recover|retriev|carr|watch)\w* (?:[\w'-]+ ){0,6}?(?:bod(?:y|ies)|corpses?|dead"
    r"|victims)\b"
    r"|(?<!\w)[وف]?[نت]?(?:انتشل|انتشال|ينتشل|تنتشل)|(?<!\w)(?:извлек|вытащ|доста[лн]|витягл"
    r"|дістал)\w* (?:\S+ ){0,4}(?:тел|тіл)"
)
"""Who counts or recovers the dead tells of the blow itself, and not of its toll later on."""
_RESULTS = frozenset(["kill", "wound"])
"""What strikes do to people."""
_CAUSES = frozenset(
    ["shelling", "airstrike", "barrel-bomb", "missile", "drone-strike", "strike", "bombing", "explosion", "chemical"]
)
"""What people are killed by and houses are wrecked by."""
