"""A claim as it comes before the rules: who says what, in whose voice, and what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from pipeline.roster import Roster
from pipeline.settings.values import Policy
from pipeline.types import Appearance, Decision, OriginTree, Post
from pipeline.verify.dependence import accepted
from pipeline.verify.gainsaying import as_said
from pipeline.verify.origins import trace
from pipeline.verify.speaker import spoken_at
from pipeline.verify.voices import Voice, is_assertion, voices

STATUS_ACT = "status"
"""The act of a decision that sets a claim's status; its subject is the claim's uid or one of its statements'."""


@dataclass(frozen=True)
class Case:
    """All that a rule may look at; rules ask nothing else, so that a verdict can be worked out again."""

    uid: str
    """The claim's uid."""
    appearances: tuple[Appearance, ...]
    """In canonical order; those that gainsay the claim as denials, whatever stance their words have alone."""
    tree: OriginTree
    voices: tuple[Voice, ...]
    policy: Policy
    now: datetime
    rivals: tuple[Appearance, ...] = ()
    """Assertions of other claims that give a contradicting account of this one's event."""
    rival_voices: tuple[Voice, ...] = ()
    """The voices behind `rivals`."""
    decisions: tuple[Decision, ...] = ()
    """Editors' decisions on the status of this claim, oldest first."""
    shown: tuple[Appearance, ...] = ()
    """The same with the stances that they were read with."""
    heard: dict[str, tuple[Voice, ...]] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What several rules ask of `voices` and is worked out once; a case under another policy begins anew."""

    @cached_property
    def assertions(self) -> tuple[Appearance, ...]:
        """The appearances that assert the claim."""
        return tuple(one for one in self.appearances if is_assertion(one))


def build_case(
    uid: str,
    appearances: Sequence[Appearance],
    roster: Roster,
    policy: Policy,
    now: datetime,
    *,
    rivals: Sequence[Appearance] = (),
    decisions: Sequence[Decision] = (),
    posts: Sequence[Post] = (),
) -> Case:
    """Bring the claim `uid` before the rules.

    `rivals` are assertions of claims that matching links as rival accounts; `decisions` may hold decisions on other
    claims and on copiers too; `posts` are further posts that reposts and quotes may name. The order of all of them is
    of no matter.
    """
    shown = _graded(appearances)
    ordered = as_said(shown)
    copiers = accepted(decisions)
    tree = trace(ordered, roster, posts, copiers)
    names = {uid, *(one.statement.uid for one in ordered)}
    against = _graded(rivals)
    return Case(
        uid=uid,
        appearances=ordered,
        shown=shown,
        tree=tree,
        voices=voices(ordered, tree),
        policy=policy,
        now=now,
        rivals=against,
        rival_voices=voices(against, trace(against, roster, posts, copiers)) if against else (),
        decisions=tuple(
            sorted(
                (made for made in decisions if made.act == STATUS_ACT and made.subject in names),
                key=lambda made: (made.at, made.who, made.after or ""),
            )
        ),
    )


def _graded(appearances: Sequence[Appearance]) -> tuple[Appearance, ...]:
    """`appearances` in canonical order, each with the grade that its source had when it spoke."""
    graded = []
    for one in sorted({one.statement.uid: one for one in appearances}.values(), key=lambda one: one.statement.order):
        source = one.source.as_graded(spoken_at(one.post)) if one.source.regrades else one.source
        graded.append(one if source is one.source else one.model_copy(update={"source": source}))
    return tuple(graded)
