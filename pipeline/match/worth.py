"""Which comparisons are worth remembering: those that could join, answer, contradict or carry on."""

from __future__ import annotations

from pipeline.match.answers import Compared, answers
from pipeline.match.told import Told, told
from pipeline.match.vetoes import rival
from pipeline.match.weights import SUGGEST
from pipeline.types import Statement


def worth_keeping(a: Statement, b: Statement, compared: Compared) -> bool:
    """Whether clustering could ever act upon the comparison of `a` and `b`; the rest need no storing.

    Clustering itself looks at no others, so that what was not kept is not missed.
    """
    return of_use(told(a), told(b), compared)


def of_use(a: Told, b: Told, compared: Compared) -> bool:
    """`worth_keeping` for what two statements tell."""
    if compared.updates or compared.score >= SUGGEST:
        return True
    if a.claims and b.claims:
        return contradict(a, b)
    return any(not one.claims and other.claims and answers(one, other, compared) > 0 for one, other in ((a, b), (b, a)))


def contradict(a: Told, b: Told) -> bool:
    """Whether two assertions are rival accounts of one event: other doers of one deed, or not at all."""
    return rival(a, b)
