"""`itemwire dependence`: which sources look like copiers of others, and what the desk decided of it."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from typing import Annotated

import typer

from pipeline.cli.options import DEFAULT_SOURCES, AsJson, Database, Since, Sources, Until, check_period
from pipeline.cli.session import Session, session
from pipeline.cli.terminal import hint, say, say_json
from pipeline.errors import NotFoundError
from pipeline.text import one_line
from pipeline.types import Decision, Dependence
from pipeline.types.dependence import DEPENDS_ACT
from pipeline.verify import propose
from storage import ClaimFilter

EXAMPLE = (
    "Example: itemwire dependence   or: itemwire dependence accept 'Loud Blog' 'Hilltop Watch' --reason 'its typos'"
)
SHOWN = 4
"""Echoes shown of each proposal; all of them are in the `--json` report."""

Names = Annotated[list[str], typer.Argument(metavar="COPIER ORIGINAL", help="The two sources, copier first.")]
Reason = Annotated[str, typer.Option("--reason", help="Why, for whoever asks later.")]
Who = Annotated[str | None, typer.Option("--who", help="Who decides; left out: the user of this machine.")]


def _lines(one: Dependence) -> Iterator[str]:
    yield f"{one.copier} ← {one.original}  [{one.state}] strength {one.strength:g}"
    yield f"  {one.why}"
    for echo in one.echoes[:SHOWN]:
        yield f"  {echo.kind} in {echo.claim}: “{one_line(echo.shared)}”"


def _decide(opened: Session, names: list[str], after: str, reason: str, who: str | None) -> None:
    if len(names) != 2:
        raise typer.BadParameter("name two sources: the copier and the original")
    found = [opened.settings.roster.find(name) for name in names]
    for name, source in zip(names, found, strict=True):
        if source is None:
            raise NotFoundError(f"there is no source {name!r}; `itemwire sources list` names those there are")
    copier, original = (source.name for source in found if source)
    decision = Decision(
        at=opened.now,
        who=who or getpass.getuser(),
        act=DEPENDS_ACT,
        subject=copier,
        other=original,
        after=after,
        reason=reason,
    )
    opened.store.add_decision(decision)
    say(f"{after}: {copier} copies {original}")
    hint("the next pass judges again what it touches")


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    found = typer.Typer(help="Who copies whom, as what they share shows.", epilog=EXAMPLE)
    app.add_typer(found, name="dependence")

    @found.callback(invoke_without_command=True)
    def proposals(
        context: typer.Context,
        since: Since = None,
        until: Until = None,
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
        as_json: AsJson = False,
    ) -> None:
        """List the sources that share rare wording or rare errors with another and come steadily later."""
        if context.invoked_subcommand is not None:
            return
        check_period(since, until)
        with session(sources, database, reading=True) as opened:
            claims = opened.store.claims(ClaimFilter(since=since, until=until), opened.settings.roster)
            proposed = propose(claims, opened.store.decisions())
        if as_json:
            say_json([one.model_dump(mode="json") for one in proposed])
        elif not proposed:
            say("no source looks like a copier of another")
        for one in () if as_json else proposed:
            say("\n".join(_lines(one)))

    @found.command("accept", epilog=EXAMPLE)
    def accept(
        names: Names,
        reason: Reason,
        who: Who = None,
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
    ) -> None:
        """Accept that the one copies the other: what it says after the other adds nobody from now on."""
        with session(sources, database) as opened:
            _decide(opened, names, "accepted", reason, who)

    @found.command("reject", epilog=EXAMPLE)
    def reject(
        names: Names,
        reason: Reason,
        who: Who = None,
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
    ) -> None:
        """Reject it: the proposal is remembered as rejected, and nothing folds for it."""
        with session(sources, database) as opened:
            _decide(opened, names, "rejected", reason, who)
