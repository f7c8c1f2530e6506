"""`itemwire replay`: what another policy would have made of past claims; nothing stored changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import DEFAULT_SOURCES, AsJson, Database, Since, Sources, Until, check_period
from pipeline.cli.session import Session, session
from pipeline.cli.terminal import hint, say_json, table
from pipeline.match import cluster
from pipeline.replay import Difference, differences, rejudged, under
from pipeline.review.undoing import in_force
from pipeline.settings import load_settings
from pipeline.types import Appearance, Claim
from storage import ClaimFilter

EXAMPLE = "Example: itemwire replay --policy stricter.yaml --since 2026-03-14 --until 2026-03-14"

PolicyFile = Annotated[
    Path, typer.Option("--policy", metavar="FILE", help="A source list with the other policy, grades and beats.")
]


def rivals_of(opened: Session, claims: Sequence[Claim]) -> dict[str, list[Appearance]]:
    """Uid of each claim → the assertions that contradict it, found afresh from the stored comparisons."""
    told = {one.statement.uid: (claim.uid, one) for claim in claims for one in claim.appearances}
    links = [link for link in opened.store.links_of(told) if link.a in told and link.b in told]
    clustering = cluster([one.statement for _, one in told.values()], links, in_force(opened.store.decisions()))
    of = {group.uid: [told[member.statement][1] for member in group.members] for group in clustering.groups}
    found: dict[str, list[Appearance]] = {}
    for link in clustering.rivals:
        for mine, other in dict.fromkeys(((link.claim, link.other), (link.other, link.claim))):
            found.setdefault(mine, []).extend(of.get(other, ()))
    return found


def replayed(opened: Session, policy: Path, claims: Sequence[Claim]) -> list[Difference]:
    """How `claims` would stand under the policy, grades and beats of the file `policy`."""
    other = under(opened.settings, load_settings(policy))
    refs = {
        (one.post.source, ref)
        for claim in claims
        for one in claim.appearances
        for ref in (one.post.repost_of, one.post.quote_of)
        if ref
    }
    posts = list(opened.store.find_posts(refs).values()) if refs else []
    rivals = rivals_of(opened, claims)
    decisions = in_force(opened.store.decisions())
    return list(differences(claims, rejudged(claims, other, decisions, opened.now, rivals=rivals, posts=posts)))


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""

    @app.command("replay", epilog=EXAMPLE)
    def replay(
        policy: PolicyFile,
        since: Since = None,
        until: Until = None,
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
        as_json: AsJson = False,
    ) -> None:
        """Judge the claims of a period under another policy, in memory, and print which would stand otherwise."""
        check_period(since, until)
        with session(sources, database, reading=True) as opened:
            claims = list(opened.store.claims(ClaimFilter(since=since, until=until), opened.settings.roster))
            found = replayed(opened, policy, claims)
        if as_json:
            say_json([one.model_dump(mode="json") for one in found])
            return
        rows = [(one.claim, one.before.value, one.after.value, one.reason, one.text) for one in found]
        table(f"{len(rows)} of {len(claims)} claims differ", ("id", "is", "would be", "because", "text"), rows)
        hint("nothing stored was changed")
