"""`itemwire claims`: what is claimed, by whom, and why it has its status."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from pipeline.cli.options import (
    DEFAULT_SOURCES,
    AsJson,
    Database,
    PlaceName,
    Since,
    SourceName,
    Sources,
    Statuses,
    Until,
    check_period,
)
from pipeline.cli.session import Session, session
from pipeline.cli.terminal import hint, say, say_json, table
from pipeline.errors import NotFoundError
from pipeline.export.claims import row
from pipeline.flow import claim_filter
from pipeline.text import one_line
from pipeline.types import Appearance, Claim, Origin

EXAMPLE = "Example: itemwire claims --status disputed   or: itemwire claims --why c-0123456789abcdef"


def _origin(origin: Origin) -> str:
    grade = f"{origin.reliability.value}" if origin.source else "not in the source list"
    side = f", {origin.side}" if origin.side else ""
    voice = "in its own voice" if origin.own_voice else "only passed on"
    first = f"{origin.first:%Y-%m-%d %H:%M} UTC"
    return f"{origin.name} ({grade}{side}), {voice}, {len(origin.statements)} statements, first {first}"


def _appearance(appearance: Appearance) -> list[str]:
    statement, post = appearance.statement, appearance.post
    when = f"{post.published:%Y-%m-%d %H:%M} UTC" if post.published else "undated"
    hedge = ", passed on" if statement.hedged else ""
    gone = ", deleted by its source" if post.deleted else ""
    return [
        f"  {appearance.source.name}, {when}, {statement.stance.value}{hedge}{gone} [{post.id}]",
        f"    “{one_line(statement.quote)}”",
        f"    {appearance.why}",
    ]


def explain(claim: Claim) -> Iterator[str]:
    """All that stands behind the status of `claim`, in lines for a person."""
    yield f"{claim.uid}  {one_line(claim.text)}"
    yield f"{claim.status.value.upper()} (credibility {claim.credibility}, {claim.decided_by})"
    yield f"why: {claim.reason}"
    if claim.missing:
        yield f"missing: {claim.missing}"
    yield from (f"look: {flag}" for flag in claim.flags)
    posts = len({appearance.post.uid for appearance in claim.appearances})
    yield f"\n{posts} posts → {len(claim.origins.origins)} origins"
    yield from (f"  {_origin(origin)}" for origin in claim.origins.origins)
    named = {appearance.statement.uid: appearance.source.name for appearance in claim.appearances}
    for fold in claim.origins.folds:
        yield f"  {named.get(fold.statement, fold.statement)} → {fold.into or 'nobody'}: {fold.reason}"
    yield "\nappearances"
    for appearance in claim.appearances:
        yield from _appearance(appearance)
    if claim.suggestions:
        yield "\nperhaps the same, to be decided at the desk"
        yield from (
            f"  {suggestion.other} ({suggestion.score:.2f}): {suggestion.why}" for suggestion in claim.suggestions
        )
    if claim.updates:
        yield f"\ncarries on the figure of {claim.updates}"
    yield "\nhistory"
    for change in claim.history:
        before = change.before.value if change.before else "new"
        step = f"{before} → {change.after.value} by {change.by} v{change.version}"
        yield f"  {change.at:%Y-%m-%d %H:%M} UTC  {step}: {change.reason}"


def _why(opened: Session, uid: str, as_json: bool) -> None:
    claim = opened.store.claim(uid, opened.settings.roster)
    if claim is None:
        raise NotFoundError(f"there is no claim {uid!r}; `itemwire claims` lists them")
    if claim.uid != uid:
        hint(f"{uid} is now part of {claim.uid}")
    if as_json:
        say_json(row(claim))
    else:
        say("\n".join(explain(claim)))


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""

    @app.command("claims", epilog=EXAMPLE)
    def claims(
        why: Annotated[str | None, typer.Option("--why", metavar="ID", help="Explain this claim.")] = None,
        status: Statuses = None,
        place: PlaceName = None,
        source: SourceName = None,
        since: Since = None,
        until: Until = None,
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
        as_json: AsJson = False,
    ) -> None:
        """List the claims of a period with status and origins, or explain one."""
        check_period(since, until)
        with session(sources, database, reading=True) as opened:
            if why is not None:
                _why(opened, why, as_json)
                return
            wanted = claim_filter(
                opened.settings.roster,
                statuses=status or (),
                place=place,
                source=source,
                since=since,
                until=until,
            )
            found = opened.store.claims(wanted, opened.settings.roster)
            if as_json:
                say_json([row(claim) for claim in found])
                return
            rows = [
                (
                    claim.uid,
                    claim.status.value,
                    str(len([origin for origin in claim.origins.origins if origin.own_voice])),
                    claim.places[0].name if claim.places else "",
                    f"{claim.first_reported:%m-%d %H:%M}",
                    claim.text,
                )
                for claim in found
            ]
        table(f"{len(rows)} claims", ("id", "status", "own voices", "place", "first (UTC)", "text"), rows)
