"""Assertions that stand in a claim and contradict it: an editor joined them, or the words alone did not tell.

"They have not taken Khalsa" asserts something, but not that Khalsa was taken. Beside a claim it speaks as a denial, and
must never count for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline import contraries
from pipeline.types import Appearance, Stance


def as_said(ordered: Sequence[Appearance]) -> tuple[Appearance, ...]:
    """`ordered`, the appearances of a claim in canonical order, those that gainsay what it says as denials.

    What a claim says is what its first own-voice assertion does, for by it the claim is known.
    """
    asserted = [one for one in ordered if one.statement.stance is Stance.ASSERTS]
    founding = next((one for one in asserted if not one.statement.hedged), asserted[0] if asserted else None)
    if founding is None:
        return tuple(ordered)
    return tuple(_denying(one) if gainsays(one, founding) else one for one in ordered)


def gainsays(one: Appearance, founding: Appearance) -> bool:
    """Whether an assertion says that what `founding` asserts is not so, or later what cannot be beside it."""
    if one is founding or one.statement.stance is not Stance.ASSERTS:
        return False
    said, told = one.statement, founding.statement
    if said.particulars.negated != told.particulars.negated:
        return True
    return contraries.excludes(said, told) or contraries.clears(said, told) or contraries.clears(told, said)


def _denying(one: Appearance) -> Appearance:
    return one.model_copy(update={"statement": one.statement.model_copy(update={"stance": Stance.DENIES})})
