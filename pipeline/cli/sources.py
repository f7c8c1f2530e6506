"""`itemwire sources`: the source list and its health."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.aftercare import healths_of
from pipeline.cli import source_changes
from pipeline.cli.options import DEFAULT_SOURCES, AsJson, Database, Sources
from pipeline.cli.session import Session, session
from pipeline.cli.source_shown import outcome_row, show_list, show_outcome
from pipeline.cli.terminal import hint, progress, say_json
from pipeline.errors import NotFoundError
from pipeline.flow import try_sources
from pipeline.sourcelist.duplicates import duplicates
from pipeline.types import Source


def _chosen(opened: Session, names: list[str]) -> list[Source]:
    chosen = []
    for name in names:
        source = opened.settings.roster.find(name)
        if source is None or source.kind is None:
            raise NotFoundError(f"there is no source {name!r} to visit; `itemwire sources list` names those there are")
        chosen.append(source)
    return chosen or [source for source in opened.settings.sources if source.enabled and source.kind]


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    sources_app = typer.Typer(
        help="The source list and its health.", epilog="Example: itemwire sources check", no_args_is_help=True
    )
    app.add_typer(sources_app, name="sources")

    @sources_app.command("list", epilog="Example: itemwire sources list --json")
    def list_sources(sources: Sources = DEFAULT_SOURCES, database: Database = None, as_json: AsJson = False) -> None:
        """Show every source with its grade, its rhythm, its last new post and what is wrong with it."""
        with session(sources, database) as opened:
            healths = healths_of(opened.store, opened.settings, opened.now)
        show_list(zip(opened.settings.sources, healths, strict=True), as_json=as_json)
        for sentence in duplicates(opened.settings.sources):
            hint(f"warning: {sentence}")

    @sources_app.command("check", epilog="Example: itemwire sources check 'EA WorldView'")
    def check(
        names: Annotated[
            list[str] | None, typer.Argument(metavar="[NAME]...", help="Only these, also where they are off.")
        ] = None,
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
        as_json: AsJson = False,
    ) -> None:
        """Check sources.yaml, fetch each source once, and show what would be kept; nothing is stored."""
        with session(sources, database) as opened, progress() as tick:
            outcomes = try_sources(
                _chosen(opened, names or []), opened.settings, opened.environment, opened.now, tick=tick
            )
        if as_json:
            say_json([outcome_row(outcome) for outcome in outcomes])
        else:
            for outcome in outcomes:
                show_outcome(outcome)
        for sentence in duplicates(opened.settings.sources):
            hint(f"warning: {sentence}")
        if any(outcome.error for outcome in outcomes):
            hint("sources with an error are tried again at their next turn; the others are not affected")

    source_changes.attach(sources_app)
