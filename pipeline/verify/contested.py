"""Whether an incident is contested: who did it is told in ways that cannot all be true, in one claim or across several.

A claim is disputed only by an account that answers it. An incident (the claims of one place and day, or that carry on
one another's counts) may be contested without that: each claim names its own doer, or one report names two for one
bomb and leaves open which. Researchers of civilian harm grade such incidents "contested" (Airwars' methodology).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from pipeline.sides import UNARMED, side_of, together
from pipeline.types import Appearance, Claim, Stance, Status
from pipeline.verify.attribution import ONE_HAND, doers, family, other_hands
from pipeline.verify.phrases import listed, quoted
from pipeline.verify.tolls import COUNTS_DIFFER

STRIKE = "strike"
"""The event family of bombs and shells."""


def contested(claims: Sequence[Claim]) -> str | None:
    """Why the incident that `claims` tell of is contested, in one sentence; None where it is not."""
    return next(_reasons(claims), None)


def _reasons(claims: Sequence[Claim]) -> Iterator[str]:
    for claim in claims:
        if claim.status is Status.DISPUTED:
            yield claim.reason
        yield from (f"contested: {flag}" for flag in claim.flags if flag.startswith(COUNTS_DIFFER))
    told = [one for claim in claims for one in claim.appearances if _blames(one)]
    for one, other in combinations(told, 2):
        if other_hands(doers(one), doers(other)):
            yield (
                f"contested: {one.source.name} ({one.source.reliability.value}) says {quoted(one)}, "
                f"{other.source.name} ({other.source.reliability.value}) {quoted(other)}"
            )
    for one in told:
        if sides := _jointly(one):
            yield f"contested: {one.source.name} names {listed(sides)} for one strike: {quoted(one)}"


def _blames(one: Appearance) -> bool:
    """Whether a statement, in its source's own voice, names who did a strike or who killed."""
    said = one.statement
    own = said.stance is Stance.ASSERTS and not said.hedged
    return own and family(said.particulars.event) in ONE_HAND and bool(doers(one))


def _jointly(one: Appearance) -> list[str]:
    """The sides that a statement names together for one strike; a side that is hit by its ally is named for it too.

    Grammar misleads about the second of two doers ("by the regime and Russia"); nobody bombs his ally.
    """
    told = one.statement.particulars
    if family(told.event) != STRIKE and not told.means:
        return []
    by = _sides(actor.side for actor in told.actors if actor.part == "by")
    hit = _sides(actor.side for actor in told.actors if actor.part == "on")
    both = by | {side for side in hit if any(side != doer and together(side, doer) for doer in by)}
    return sorted(both) if len(both) > 1 else []


def _sides(names: Iterable[str | None]) -> set[str]:
    return {side_of(name) for name in names if name and name not in UNARMED}
