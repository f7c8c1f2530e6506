"""From clusters to claims: every claim that changed is brought before the rules, with its rivals and its history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial

import structlog

from pipeline.holding import holding, resting
from pipeline.match import Clustering, Group, cluster, successors
from pipeline.match.links import tied
from pipeline.neighbourhood import Neighbourhood, explore, load_claims
from pipeline.policies import CAUTION
from pipeline.policies import judged as judged_by_policy
from pipeline.recent import Recent
from pipeline.roster import Roster
from pipeline.settings import Settings
from pipeline.types import Appearance, Claim, Decision, Post, Source, Statement, Status, StatusChange, Suggestion
from pipeline.types.record import unchecked
from pipeline.verify import build_case, build_claim
from pipeline.waiting import POLICY_MEMO, fingerprint, note_dated, redated
from storage import Change, ClaimFilter, Store, Work

STOOD = (Status.CONFIRMED, Status.CORROBORATED)
"""Statuses that readers rely on."""

log = structlog.get_logger()

_shown = unchecked(Appearance)

REJUDGED = 200
"""Claims judged again in one transaction after a source's grade or the policy changed."""


def follow(
    store: Store,
    settings: Settings,
    recent: Recent,
    decisions: Sequence[Decision],
    batch: Sequence[Post],
    readings: Mapping[str, Sequence[Statement]],
    now: datetime,
) -> tuple[Work, list[str]]:
    """All that follows from what the posts of `batch` say by `readings`: what is around it, joined and judged.

    Also the uids of the statements that these posts made before. Of `decisions` those hold that nobody undid;
    what they say of a passage that was edited they say of its successor.
    """
    made = [one for reading in readings.values() for one in reading]
    before = store.statements_of(readings)
    gone = [one for old in before.values() for one in old]
    following = [one for post, reading in readings.items() for one in successors(before[post], reading)]
    said, unsaid = {one.uid for one in made}, {one.uid for one in gone}
    held = holding(store, decisions, said, unsaid, following)
    rests = resting(store, decisions, held, said, unsaid)
    tell_resting(rests)
    around = explore(store, recent, made, gone, tied(held, said))
    groups = cluster(around.statements.values(), around.comparisons, held)
    judged, changes = weigh(store, settings, groups, around, held, batch, now)
    work = Work(
        posts=tuple(batch),
        statements=tuple(made),
        keys=around.keys,
        successors=tuple(following),
        resting=tuple(rests),
        links=tuple(around.links),
        claims=tuple(judged),
        changes=tuple(changes),
    )
    return work, [one.uid for one in gone]


def weigh(
    store: Store,
    settings: Settings,
    clustering: Clustering,
    around: Neighbourhood,
    decisions: Sequence[Decision],
    batch: Sequence[Post],
    now: datetime,
) -> tuple[list[Claim], list[Change]]:
    """Judge every claim that changed, or whose rivals did: those that are another now, and their new steps."""
    table = _appearances(settings.roster, clustering, around, batch)
    named = _named_posts(store, [one.post for shown in table.values() for one in shown])
    rivals, hints = _rivals(clustering), _suggestions(clustering)
    updates = {link.claim: link.other for link in reversed(clustering.updates)}
    judged: list[Claim] = []
    changes: list[Change] = []
    for group in clustering.groups:
        stored = around.claims.get(group.uid)
        if not _needs_judging(group, stored, around):
            continue
        history = _history_so_far(group, stored, around)
        case = build_case(
            group.uid,
            table[group.uid],
            settings.roster,
            settings.policy,
            now,
            rivals=[one for uid in rivals.get(group.uid, ()) for one in table[uid]],
            decisions=decisions,
            posts=named,
        )
        build = partial(
            build_claim,
            updates=updates.get(group.uid),
            suggestions=hints.get(group.uid, ()),
            history=history,
        )
        claim = judged_by_policy(case, settings, build)
        if claim == stored:  # a post that comes late has much looked at again, of which little is another for it
            continue
        judged.append(claim)
        known = len(stored.history) if stored else 0
        tell_falls(claim, claim.history[len(history) :])  # what it took over under another name was told then
        changes += [Change(claim=group.uid, step=step) for step in claim.history[known:]]
    return judged, changes


def tell_resting(decisions: Iterable[Decision]) -> None:
    """Log each decision whose passage an edit took away: nobody asks for it again by itself."""
    for one in decisions:
        log.warning("a decision rests", act=one.act, who=one.who, subject=one.subject, other=one.other)


def tell_falls(claim: Claim, steps: Iterable[StatusChange]) -> None:
    """Log each step by which a claim that stood falls: corrections are drafted from it, alarms go by it."""
    for step in steps:
        if step.before in STOOD and CAUTION.index(step.after) > CAUTION.index(step.before):
            log.warning("a claim fell", claim=claim.uid, before=step.before, after=step.after, why=step.reason)


def _needs_judging(group: Group, stored: Claim | None, around: Neighbourhood) -> bool:
    if stored is None or group.uid in around.touched:
        return True
    return [one.statement.uid for one in stored.appearances] != list(group.statements)


def _rivals(clustering: Clustering) -> dict[str, list[str]]:
    """Uid of a claim → uids of those that contradict it."""
    found: dict[str, list[str]] = {}
    for link in clustering.rivals:
        found.setdefault(link.claim, []).append(link.other)
        if link.other != link.claim:
            found.setdefault(link.other, []).append(link.claim)
    return found


def _suggestions(clustering: Clustering) -> dict[str, list[Suggestion]]:
    """Uid of a claim → the joins that the desk is asked about for it, told from its side."""
    found: dict[str, dict[str, Suggestion]] = {}
    for one in sorted(clustering.suggestions, key=lambda one: one.score):  # of several on one pair the best stays
        for claim, other in dict.fromkeys(((one.claim, one.other), (one.other, one.claim))):
            hint = Suggestion(claim=claim, other=other, score=one.score, why=one.why)
            found.setdefault(claim, {})[other] = hint
    return {claim: sorted(hints.values(), key=lambda one: (-one.score, one.other)) for claim, hints in found.items()}


def _history_so_far(group: Group, stored: Claim | None, around: Neighbourhood) -> Sequence[StatusChange]:
    """The history of a claim; one whose id changed, because an earlier statement came to light, keeps its own."""
    if stored is not None:
        return stored.history
    joined = {around.claim_of[uid] for uid in group.statements if uid in around.claim_of}
    before = [claim for uid, claim in around.claims.items() if uid in joined] if joined else []
    eldest = min(before, key=lambda claim: claim.history[0].at if claim.history else claim.first_reported, default=None)
    return eldest.history if eldest else ()


def _appearances(
    roster: Roster, clustering: Clustering, around: Neighbourhood, batch: Sequence[Post]
) -> dict[str, list[Appearance]]:
    """Uid of each claim → its statements with their posts and sources."""
    posts = {one.post.uid: one.post for claim in around.claims.values() for one in claim.appearances}
    posts |= {post.uid: post for post in batch}
    table: dict[str, list[Appearance]] = {}
    for group in clustering.groups:
        shown = table.setdefault(group.uid, [])
        for member in group.members:
            statement = around.statements[member.statement]
            shown.append(
                _shown(
                    statement=statement,
                    post=posts[statement.post],
                    source=roster.find(statement.source) or Source(name=statement.source, listed=False),
                    score=member.score,
                    band=member.band,
                    why=member.why,
                )
            )
    return table


def _named_posts(store: Store, posts: Sequence[Post]) -> list[Post]:
    """The stored posts that these repost or quote."""
    refs = {(post.source, ref) for post in posts for ref in (post.repost_of, post.quote_of) if ref}
    return list(store.find_posts(refs).values()) if refs else []


def rejudge(store: Store, settings: Settings, now: datetime) -> int:
    """Judge again what the settings changed since last time: the claims of regraded sources, or all under a new policy.

    Returns how many. A pass that dies in between leaves it to the next.
    """
    names = store.save_roster(settings.sources, now) | redated(store, settings)
    policy = fingerprint(settings)
    judged_by = store.memo(POLICY_MEMO)
    if not names and judged_by == policy:
        return 0
    if judged_by in (None, policy):
        uids = _touched_by(store, settings.roster, names)
    else:
        uids = [claim.uid for claim in store.claims(ClaimFilter(), settings.roster)]
    decisions = holding(store, store.decisions())
    for start in range(0, len(uids), REJUDGED):
        around = Neighbourhood()
        around.touched = set(uids[start : start + REJUDGED])
        load_claims(store, Recent(store, settings.roster), around)
        clustering = cluster(around.statements.values(), around.comparisons, decisions)
        judged, changes = weigh(store, settings, clustering, around, decisions, (), now)
        store.commit_work(Work(claims=tuple(judged), changes=tuple(changes)), now)
    store.roster_applied(names)
    note_dated(store, settings, now)
    store.note_settings(POLICY_MEMO, policy, now)
    return len(uids)


def _touched_by(store: Store, roster: Roster, names: set[str]) -> list[str]:
    """The claims that these sources make, or that others credit to them, be it under an alias."""

    def is_one(name: str) -> bool:
        found = roster.named(name)
        return name in names or (found is not None and found.name in names)

    credited = (
        claim.uid
        for claim in store.claims(ClaimFilter(), roster)
        if any(is_one(origin.name) for origin in claim.origins.origins)
    )
    return sorted(store.claims_touching_sources(names).union(credited))
