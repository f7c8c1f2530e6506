"""Whether the words of an own act tell a decision, and results of operations only as what it is about."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit, shipped
from pipeline.matter import INNOCENT, only_about, phrase_end
from pipeline.own_losses import own_loss, we_lost
from pipeline.own_staff import own_staff
from pipeline.text import fold
from pipeline.types import Appearance, Figure
from pipeline.verify.attribution import family

RESULTS = frozenset({"fight", "ground", "strike", "harm", "captive", "people"})
"""Event families of operational results (captures, tolls, evacuations): nobody's word about these is an own act."""

COUNTED = frozenset({"killed", "wounded", "captured", "destroyed", "evacuated", "displaced", "missing", "strikes"})
"""Figures that tell operational results."""
COURT = re.compile(r"court|tribunal|prosecut|judiciary|\bICC\b|суд|прокур|محكم|النيابة|القضاء|المدعي", re.IGNORECASE)
TOLLS = COUNTED - {"captured", "strikes", "missing", "evacuated"}
"""Figures of harm done: printed beside a decision, they would be taken for what it confirms."""
_SAYING = ("own", "send")
_OWNING = ("own", "announce")
"""Tables of verbs by which a body tells of itself."""
_BLOWS = frozenset({"fight", "strike", "harm", "captive"})
"""Families of events that a verb which looks like a deed may tell itself: who "fired" on a lorry dismissed nobody."""
_OBJECT = 60
"""Characters behind a deed within which its object begins."""


def decides(one: Appearance) -> bool:
    """Whether a statement tells an institution's deed, and results only as what that is about, or its own losses."""
    text = one.statement.quote
    if own_staff(text, 0, len(text), one.source) or (
        one.source.name == one.statement.own_act and we_lost(text, 0, len(text))
    ):
        return True
    hits = _hits(text)
    deeds = [hit for hit in hits if hit.kind == "deeds"]
    if any(
        hit.value in _OWNING
        and own_loss(text, hit.end, len(text), text[hit.start : hit.end], one.statement.own_act or "")
        for hit in deeds
    ):
        return True
    done = next((hit for hit in deeds if hit.value not in _SAYING), None)
    if done is None or any(map(_toll, one.statement.particulars.figures)) or _HAVE_LEFT.search(text, done.end):
        return False
    if done.value != "atone" and any(hit[2:4] == ("own_acts", "admit") for hit in hits):
        return False
    orders = any(hit.value == "order" and hit.start == done.start for hit in deeds)
    court = COURT.search(one.statement.own_act or "") is not None
    looks = done.value == "probe" or any(hit.value == "inquiry" and 0 <= hit.start - done.end < _OBJECT for hit in hits)
    if looks or (court and orders):
        return True
    things = [hit for hit in hits if hit.kind == "matters" and hit.value not in ("nominal", "retreat")]
    events = [hit for hit in hits if hit.kind == "events" and not any(_in(hit, thing) for thing in things)]
    if any(_before(text, hit, done) for hit in events):
        return False
    return only_about(text, events, _object_end(text, hits, done, orders=orders), court=court)


_HAVE_LEFT = re.compile(
    r"(?:\band|,|;|\bafter|\bwhile)\s+(?:\w+\s){0,3}?\d[\d.,]*\s+(?:[\w-]+\s){0,3}?"
    r"(?:left|fled|crossed|returned|reached|evacuated|bussed)\b",
    re.IGNORECASE,
)
"""Told beside a decision: that so many people have already gone, which no decision shows."""


def _hits(text: str) -> list[Hit]:
    folded = fold(text)
    hits = shipped("deeds", "matters", "events", "own_acts").scan(folded.text)
    return [Hit(*folded.original(hit.start, hit.end), hit.kind, hit.value, hit.lang) for hit in hits]


def _toll(figure: Figure) -> bool:
    return figure.what in TOLLS and (figure.high or figure.low) > 1


def _in(hit: Hit, other: Hit) -> bool:
    return other.start <= hit.start < other.end


def _before(text: str, event: Hit, done: Hit) -> bool:
    """Whether a result is told before the deed, or by its very verb; a name ("Chemical Weapons") tells none."""
    if event.value in INNOCENT or text[event.start].isupper():
        return False
    if event.start < done.start and event.end <= done.start:
        return family(event.value) in RESULTS
    return done.value != "rule" and event.start < done.end and family(event.value) in _BLOWS


def _object_end(text: str, hits: list[Hit], done: Hit, *, orders: bool) -> int:
    """Where the words of the deed and of what it is done to end."""
    if done.value == "atone":
        return done.start
    objects = [hit for hit in hits if hit.kind == "matters" and done.end <= hit.start < done.end + _OBJECT]
    last = max if orders or not text.isascii() else min
    stop = last((hit.end for hit in objects), default=done.end)
    if any(hit.value in ("nominal", "funds") and hit.end == stop for hit in objects):
        return phrase_end(text, stop, len(text))
    return stop
