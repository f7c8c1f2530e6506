"""unconfirmed: the rest; never raised because many repeat."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.types import Reliability, Status, Verdict
from pipeline.verify.case import Case
from pipeline.verify.phrases import graded, gradeds, listed
from pipeline.verify.voices import Voice, independent

VERSION = 1
GIVES = Status.UNCONFIRMED


def judge(case: Case) -> Verdict | None:
    """Always holds: what no other rule lifts is unconfirmed."""
    counted = independent(case.voices, Reliability.F)
    return Verdict(
        status=Status.UNCONFIRMED,
        rule="rule:unconfirmed",
        version=VERSION,
        reason=f"unconfirmed: {_why(case, counted)}",
        basis=tuple(one.statement.uid for voice in counted for one in voice.spoken),
    )


def _why(case: Case, counted: Sequence[Voice]) -> str:
    if len(counted) == 1:
        return f"{graded(counted[0])} alone{_echoes(case, counted)}"
    if _well_graded(case, independent(case.voices, case.policy.corroborate.each)):
        return f"{gradeds(counted)}, but not enough of them tell the same death, count or hour{_echoes(case, counted)}"
    if counted:
        return f"{gradeds(counted)}, but not enough of them are graded well enough{_echoes(case, counted)}"
    if not case.assertions:
        return "nobody asserts it in what we have"
    return f"only passed on by {listed(sorted({one.source.name for one in case.assertions}))}, without a named origin"


def _well_graded(case: Case, counted: Sequence[Voice]) -> bool:
    """Whether these voices would corroborate a claim if all of them told it."""
    policy = case.policy.corroborate
    return len(counted) >= policy.origins and any(one.origin.reliability.at_least(policy.best) for one in counted)


def _echoes(case: Case, counted: Sequence[Voice]) -> str:
    """How many posts only repeat; the one by which alone we know of a voice repeats nothing."""
    folded = {fold.statement for fold in case.tree.folds}
    bearers = {voice.spoken[0].post.uid for voice in counted if voice.spoken}
    posts = {one.post.uid for one in case.appearances if one.statement.uid in folded} - bearers
    return f"; {len(posts)} more {'post repeats' if len(posts) == 1 else 'posts repeat'} it" if posts else ""
