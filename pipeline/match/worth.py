"""Which comparisons are worth remembering: those that could join, answer, contradict or carry on."""

from __future__ import annotations

from pipeline.match import events
from pipeline.match.answers import answers, makes_claim
from pipeline.match.vetoes import rival
from pipeline.match.weights import SUGGEST
from pipeline.types import Comparison, Statement


def worth_keeping(a: Statement, b: Statement, compared: Comparison) -> bool:
    """Whether clustering could ever act upon the comparison of `a` and `b`; the rest need no storing.

    Clustering itself looks at no others, so that what was not kept is not missed.
    """
    if compared.updates or compared.score >= SUGGEST:
        return True
    if makes_claim(a) and makes_claim(b):
        return compared.veto is not None and contradict(a, b)
    return any(
        not makes_claim(one) and makes_claim(other) and answers(one, other, compared) > 0
        for one, other in ((a, b), (b, a))
    )


def contradict(a: Statement, b: Statement) -> bool:
    """Whether two assertions are rival accounts of one event: other doers of one deed, or not at all."""
    return rival(a, b, events.kind_of(a.particulars.event or b.particulars.event or "").family)
