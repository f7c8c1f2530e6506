"""What another policy would have said: stored claims are judged again in memory, and nothing stored changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from pipeline.policies import judged
from pipeline.settings import Settings
from pipeline.types import Appearance, Claim, Decision, Post, Record, Status
from pipeline.verify import build_case, build_claim


class Difference(Record):
    """A claim that would stand otherwise."""

    claim: str
    text: str
    before: Status
    after: Status
    rule: str
    """The rule that would hold, such as `rule:confirmed_strong`."""
    reason: str
    missing: str | None = None


def rejudged(
    claims: Iterable[Claim],
    settings: Settings,
    decisions: Sequence[Decision],
    now: datetime,
    *,
    rivals: dict[str, list[Appearance]],
    posts: Sequence[Post] = (),
) -> Iterator[Claim]:
    """Each of `claims` as `settings` judge it: the same statements and joins, today's rules, another policy or grades.

    `rivals` are the assertions that contradict a claim, by its uid; `posts` those that reposts and quotes name.
    """
    for claim in claims:
        shown = [
            one.model_copy(update={"source": settings.roster.find(one.statement.source) or one.source})
            for one in claim.appearances
        ]
        case = build_case(
            claim.uid,
            shown,
            settings.roster,
            settings.policy,
            now,
            rivals=rivals.get(claim.uid, ()),
            decisions=decisions,
            posts=posts,
        )
        build = partial(build_claim, updates=claim.updates, suggestions=claim.suggestions, history=claim.history)
        yield judged(case, settings, build)


def differences(before: Iterable[Claim], after: Iterable[Claim]) -> Iterator[Difference]:
    """The claims whose status differs between two judgements, in the order of the first."""
    became = {claim.uid: claim for claim in after}
    for claim in before:
        now = became.get(claim.uid)
        if now is not None and now.status is not claim.status:
            yield Difference(
                claim=claim.uid,
                text=claim.text,
                before=claim.status,
                after=now.status,
                rule=now.decided_by,
                reason=now.reason,
                missing=now.missing,
            )


def under(settings: Settings, other: Settings) -> Settings:
    """`settings` with the policy and the beats' policies of `other`, and its grades of the sources that it lists."""
    regraded = {source.name: source for source in other.sources}
    sources = tuple(regraded.get(source.name, source) for source in settings.sources)
    return replace(settings, sources=sources, policy=other.policy, beats=other.beats or settings.beats)
