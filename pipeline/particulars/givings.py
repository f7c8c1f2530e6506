"""Which event a word with several senses tells of when something is exchanged, handed over, lost, opened or put off."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars.befalling import Text, befalls, gap, near

REACH = 5
"""Words between such a word and what it befalls."""
_CAPTIVITY = re.compile(r"\b(?:полон[уіа]?|плен[ау]?|captivity|prison)\b|الاسر\b|اسره\b")
_CAUGHT = re.compile(
    r"(?:ضبط\w*|تضبط|مصادر\w*|قطع|اجزاء|parts?|components?|seized|seizes|confiscated)\s+(?:\S+\s+){0,4}$"
)
_FALLEN = re.compile(r"(?:سقوط|سقطت|حطام|اسقاط\w*|تسقط|يسقط|اسقط\w*|تحطم\w*|wreck(?:age)? of (?:a|the)?)\s+$")


def swap(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """What is exchanged: captives; fire is another matter, and a place that changes hands is captured."""
    if near(text, hit, REACH, "captives"):
        return "prisoner-exchange"
    return "capture" if text.folded.startswith("changed hands", hit.start) else None


def handed(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """What is handed over: captives, arms, relief or a place."""
    found = befalls(text, hit, REACH, "captives", "arms", "relief", "holding")
    return {"captives": "release", "arms": "supply", "relief": "aid", "holding": "hand-over"}.get(found or "")


def lost(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """Who loses men has them killed, who loses tanks has them destroyed."""
    found = befalls(text, hit, REACH, "troops", "arms", "captives")
    numbered = any(0 <= one.start - hit.end <= 12 for one in text.of("numbers")) or bool(
        re.match(r"[^.]{0,24}\d", text.folded[hit.end : hit.end + 25])
    )
    if not numbered and not text.folded.startswith("losses", hit.start):
        return None
    return {"troops": "kill", "captives": "kill", "arms": "destroy"}.get(found or "")


def reach(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """Relief that reaches a place is delivered there."""
    return "aid" if _relief(text, hit, REACH + 4) else None


def opened(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """A road, crossing or airport opens; a session does too, and tells nothing here."""
    return "open" if near(text, hit, REACH, "way") else None


def suspend(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """An agreement, a conference or flights are suspended or put off."""
    return "suspend" if near(text, hit, REACH, "pact") else None


def returned(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """Who comes home from captivity was released."""
    return "release" if _CAPTIVITY.search(text.folded) else hit.value


def arrive(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """Relief that arrives is delivered; whoever else arrives is there."""
    return "aid" if _ARRIVES.match(text.folded, hit.start) and _relief(text, hit, REACH) else hit.value


_ARRIVES = re.compile(r"arriv|وصل|وصول|تصل|يصل|прибы|прибу")


def _relief(text: Text, hit: Hit, reach: int) -> bool:
    """Whether relief is named near the word; a convoy may be anybody's."""
    words = (one for one in text.of("objects", "relief") if gap(text, hit, one) <= reach)
    return any(not _CONVOY.match(text.folded, one.start) for one in words)


_CONVOY = re.compile(r"convoys?\b|trucks\b|конво|караван|(?:ال)?(?:قافل|قوافل)|deliver")


def fallen(text: Text, hit: Hit, _: list[Hit]) -> str:
    """An aircraft that comes down by itself was not shot down."""
    return "crash" if _TECHNICAL.search(text.folded) else hit.value


_TECHNICAL = re.compile(
    r"technical (?:fault|failure|problem|malfunction|reasons?|issue)|malfunction|mechanical|engine failure|pilot error"
    r"|bad weather|خلل فني|عطل فني|اسباب فنيه|سوء الاحوال|техническ\w+ (?:неисправ|причин)"
    r"|неисправност|технічн\w+ (?:несправ|причин)"
    r"|несправніст"
)


def advance(text: Text, hit: Hit) -> str | None:
    """Trucks with relief that enter a town are aid delivered."""
    return "aid" if _relief(text, hit, REACH) and _ENTERS.match(text.folded, hit.start) else None


_ENTERS = re.compile(r"(?:ال)?دخ|يدخل|تدخل|enter|вош|въех|зайш|увій|в'їх|заїх")


def drone(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """A drone that falls was shot down; parts of drones that are seized are no strike."""
    before = text.folded[max(0, hit.start - 40) : hit.start]
    if _FALLEN.search(before):
        return "shoot-down"
    return None if _CAUGHT.search(before) else hit.value
