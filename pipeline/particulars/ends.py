"""What a fight that a sentence opens with came to: the village was taken in the end."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars.clauses import Main
from pipeline.particulars.presence import presence
from pipeline.particulars.reading import Reading

OPENINGS = frozenset(["assault", "advance", "clash", "siege"])
_OUTCOMES = frozenset(["capture", "regain", "lose", "repel", "break-siege", "destroy", "take-prisoners", "kill"])
LEAD = 2
"""Words between an attack and its outcome in one breath: "counter-attacked and took", "counter-attack regained"."""


def leads_to(reading: Reading, hit: Hit) -> bool:
    """Whether what a fight came to is told behind it, in one breath or of the same place."""
    return any(
        later.start >= hit.end
        and later.value in _OUTCOMES
        and (
            (reading.distance(hit.end, later.start) <= LEAD and "," not in reading.folded[hit.end : later.start])
            or _took_it(reading, hit, later)
        )
        for later in reading.of("events")
    )


def _took_it(reading: Reading, hit: Hit, later: Hit) -> bool:
    """Whether the place entered or attacked at `hit` was taken in the end: "entered X and took control of it"."""
    if later.value not in ("capture", "regain") or hit.value not in ("advance", "assault", "clash"):
        return False
    if reading.broken(hit.end, later.start) or reading.distance(hit.end, later.start) > IN_THE_END:
        return False
    between = reading.folded[hit.end : later.start]
    if _THEN_TOOK.search(between) and _names_nothing(reading, hit.end, later.start):
        return True
    if _AND_CONTROL.search(reading.folded, later.start - 4, later.end + 16):
        return True
    return (
        _AND_THEN.search(between) is not None
        and _THE_SAME.search(f"{between.rstrip()} # {_behind(reading, later)}") is not None
    )


_AND_CONTROL = re.compile(
    r"(?<![^\s،,])و(?:ال)?سيطر\w* علي (?!نقاط|مواقع|عده|عدد|حواجز|اجزاء|كتل|مبان|ابنيه|مساحات|تلال|نقطه)"
)
"""Arabic joins so what came of an advance: "تحقيق تقدم … والسيطرة على قرية …"."""


_THEN_TOOK = re.compile(r"[a-z] and (?:(?:then|now|later|also|have|has|had|are|is|were|was|now|finally|fully|soon) )*$")
"""Before the capture that an advance led to: "broke through the line and seized Hazima"."""


def _names_nothing(reading: Reading, start: int, end: int) -> bool:
    """Whether no name but a side's stands between an advance and a capture: only what was taken is a place."""
    sides = reading.of("actors")
    return not any(
        start <= at < end and reading.is_capital(at) and not any(one.start <= at < one.end for one in sides)
        for at, _ in reading.words
    )


def _behind(reading: Reading, later: Hit) -> str:
    return reading.folded[later.start : later.end + 40]


IN_THE_END = 12
"""Words between entering a village and taking it."""
_AND_THEN = re.compile(r"(?:\band\b|,|(?<!\w)(?:и|і|й|та|а)(?!\w)|(?<!\w)و)")
_THE_SAME = re.compile(
    r"(?:пос[её]л\w+|село|деревня|город|місто|селище|the (?:village|town|city)|القريه|البلده|المدينه)"
    r"(?: (?:is|now|уже|вже|теперь|тепер|полностью|повністю|كلها|كامله|صارت|باتت|اصبحت|هلق|الان))* #|"
    r"which (?:is|are|was|has|have) (?:now |since )?(?:been )?(?:(?:fully|completely) )?#|"
    r"(?:its|their|his|её|ее|його|її) (?:under|под|під)?.*#|# (?:[^ .,]+ ){0,3}?(?:(?:of|over) (?:it\b|the (?:village"
    r"|town|city|settlement|area|base|district))|it\b"
    r"|the (?:village|town|city|settlement|place|base|district)\b"
    r"|(?:над )?(?:ним|ней|нею|посел[ко]\w+|пос[её]лк\w+|селом|городом|деревней|деревню|село|город"
    r"|населенн\w+ пункт\w*|містом|місто|селищем|селище)(?!\w)"
    r"|(?:е[её]|его|її|його)(?!\w)|علي(?:ها|ه)(?!\w)|علي ال(?:قريه|بلده|مدينه|ناحيه|حي|منطقه|قاعده|مطار)(?!\w))"
)
"""The village told before, as it is told again beside its capture."""


def came_instead(reading: Reading, lost: Hit) -> Main | None:
    """Who is told to be in a place before the comma behind which others left it: "rebels inside X, garrison left"."""
    if _WITHDRAWN.match(reading.folded, lost.start):
        return None
    comma = reading.folded.rfind(",", 0, lost.start)
    there = presence(reading) if comma > 0 else None
    if there is None or there.start >= comma or any(one.start < comma for one in reading.of("events", "lose")):
        return None
    return there if there.value in ("presence", "advance") else None


_WITHDRAWN = re.compile(r"(?:вив|від?в|выв|отв)(?:ед|ес|ел|ів|од)")
"""Who is withdrawn by order is who was there: "щоб зберегти життя військовослужбовців, вирішено вивести підрозділи"."""


STAYS = frozenset(["fortify", "deploy", "arrive", "show"])
"""What is done in a place that was just taken."""


def after_its_capture(reading: Reading) -> Main | None:
    """The capture after which something is told to be done there: "after the liberation of X sappers went to work"."""
    told = _ONCE_TAKEN.search(reading.folded)
    if told is None:
        return None
    start, end = next(told.span(name) for name in ("taken", "taken2", "taken3") if told[name])
    return Main("capture", start, end, False)


_ONCE_TAKEN = re.compile(
    r"(?:\b(?:after|following|with) (?:the )?(?:full |complete |final )?(?P<taken>capture|liberation|seizure|fall) of "
    r"(?:the (?:village|town|city|settlement) of )?(?=[^\W\d_])"
    r"|(?<!\w)(?:после|після) (?:полного |повного |окончательного )?(?P<taken2>освобождени|звільненн|взяти|захват"
    r"|захоплен)\w*"
    r"|(?<!\w)(?:بعد|عقب) (?P<taken3>تحرير|السيطره علي|سيطره))"
)
