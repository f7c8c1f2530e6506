"""Which comparisons are worth remembering: those that could join, answer, contradict or carry on."""

from __future__ import annotations

from pipeline.match import events
from pipeline.match.answers import answers, makes_claim
from pipeline.match.vetoes import rival
from pipeline.match.weights import SUGGEST
from pipeline.types import Comparison, Statement


def worth_keeping(a: Statement, b: Statement, compared: Comparison) -> bool:
    """Whether clustering could ever act upon the comparison of `a` (the earlier) and `b`; the rest need no storing."""
    if compared.score >= SUGGEST or compared.updates or compared.copy_of:
        return True
    if makes_claim(a) and makes_claim(b):
        return bool(compared.veto) and rival(a, b, events.kind_of(a.particulars.event or "").family)
    pairs = ((a, b), (b, a))
    return any(not makes_claim(one) and makes_claim(other) and answers(one, other, compared) > 0 for one, other in pairs)
