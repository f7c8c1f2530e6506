"""corroborated: enough independent origins say so, each in their own words, graded well enough."""

from __future__ import annotations

from pipeline.types import Status, Verdict
from pipeline.verify.case import Case
from pipeline.verify.phrases import apart, gradeds
from pipeline.verify.telling import telling
from pipeline.verify.voices import independent

VERSION = 2
GIVES = Status.CORROBORATED


def judge(case: Case) -> Verdict | None:
    """Holds with `policy.corroborate.origins` independent origins, each of grade `each`, one of grade `best`."""
    policy = case.policy.corroborate
    counted = independent(telling(case), policy.each)
    if len(counted) < policy.origins or not any(one.origin.reliability.at_least(policy.best) for one in counted):
        return None
    when = apart([one.origin.first for one in counted])
    own = "each in their own words" if len(counted) > 1 else "in their own words"
    return Verdict(
        status=Status.CORROBORATED,
        rule="rule:corroborated",
        version=VERSION,
        reason=f"corroborated: {gradeds(counted)}, {own}, {when}",
        basis=tuple(one.statement.uid for voice in counted for one in voice.spoken),
    )
