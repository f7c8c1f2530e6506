"""Which policy a claim is judged by: that of the beats that take it, and of several the one that trusts least."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pipeline.draft import takes
from pipeline.settings import Settings
from pipeline.types import Claim, Status, Verdict
from pipeline.verify import Case, judge

CAUTION = (
    Status.CONFIRMED,
    Status.CORROBORATED,
    Status.UNCONFIRMED,
    Status.DISPUTED,
    Status.RETRACTED,
    Status.REJECTED,
)
"""Most trusting first: a claim that two beats print must not be confirmed in one because the other asks for less."""


def judged(case: Case, settings: Settings, build: Callable[[Case, Verdict], Claim]) -> Claim:
    """The claim of `case` as `build` makes it, under the policy of the beats that take it (else the common one)."""
    claim = build(case, judge(case))
    if all(beat.policy is None for beat in settings.beats):
        return claim
    policies = {beat.policy or settings.policy for beat in settings.beats if takes(beat, claim, settings.roster)}
    cases = [replace(case, policy=policy) for policy in sorted(policies or {settings.policy}, key=repr)]
    candidates = [build(one, judge(one)) for one in cases]
    return max(candidates, key=lambda one: CAUTION.index(one.status))
