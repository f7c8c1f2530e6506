"""`itemwire sources`: the source list and its health."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer
from pydantic import JsonValue

from pipeline.cli.options import DEFAULT_SOURCES, AsJson, Database, Sources
from pipeline.cli.session import Session, session
from pipeline.cli.terminal import hint, progress, say, say_json, table
from pipeline.errors import NotFoundError
from pipeline.export.rows import moment_or_none
from pipeline.flow import try_sources
from pipeline.text import one_line
from pipeline.types import Cursor, FetchOutcome, Source

SHOWN_POSTS = 3
"""How many posts `sources check` shows of each source."""


def _time(moment: datetime | None) -> str:
    return moment.strftime("%Y-%m-%d %H:%M") if moment else "never"


def _row(source: Source, cursor: Cursor | None) -> dict[str, JsonValue]:
    return {
        "name": source.name,
        "kind": source.kind,
        "role": source.role.value,
        "reliability": source.reliability.value,
        "side": source.side,
        "owner": source.owner,
        "enabled": source.enabled,
        "last_success": moment_or_none(cursor.last_success) if cursor else None,
        "last_new": moment_or_none(cursor.last_new) if cursor else None,
        "failures": cursor.failures if cursor else 0,
        "error": cursor.error if cursor else None,
    }


def _list(opened: Session, as_json: bool) -> None:
    cursors = opened.store.cursors()
    if as_json:
        say_json([_row(source, cursors.get(source.name)) for source in opened.settings.sources])
        return
    rows = []
    for source in opened.settings.sources:
        cursor = cursors.get(source.name) or Cursor(source=source.name)
        health = cursor.error or ("well" if cursor.last_success else "not visited yet")
        if source.kind is None:
            health = "fed by ingest"
        elif not source.enabled:
            health = "off"
        rows.append(
            (
                source.name,
                source.kind or "-",
                source.role.value,
                source.reliability.value,
                source.side or "?",
                _time(cursor.last_new),
                health,
            )
        )
    table(f"{len(rows)} sources", ("name", "kind", "role", "grade", "side", "last new post (UTC)", "health"), rows)


def _chosen(opened: Session, names: list[str]) -> list[Source]:
    chosen = []
    for name in names:
        source = opened.settings.roster.find(name)
        if source is None or source.kind is None:
            raise NotFoundError(f"there is no source {name!r} to visit; `itemwire sources list` names those there are")
        chosen.append(source)
    return chosen or [source for source in opened.settings.sources if source.enabled and source.kind]


def _show(outcome: FetchOutcome) -> None:
    if outcome.error:
        say(f"{outcome.source}: {outcome.error}")
        return
    say(f"{outcome.source}: {len(outcome.posts)} posts would be kept, {len(outcome.rejected)} entries set aside")
    for post in outcome.posts[:SHOWN_POSTS]:
        words = one_line(post.text)
        when = _time(post.published) if post.published else "undated"
        say(f"  {when}  {words[:100]}{'…' if len(words) > 100 else ''}")
    for rejected in outcome.rejected[:SHOWN_POSTS]:
        say(f"  set aside: {rejected.where}: {rejected.reason}")


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    sources_app = typer.Typer(
        help="The source list and its health.", epilog="Example: itemwire sources check", no_args_is_help=True
    )
    app.add_typer(sources_app, name="sources")

    @sources_app.command("list", epilog="Example: itemwire sources list --json")
    def list_sources(sources: Sources = DEFAULT_SOURCES, database: Database = None, as_json: AsJson = False) -> None:
        """Show every source with its grade, its last new post and what is wrong with it."""
        with session(sources, database) as opened:
            _list(opened, as_json)

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
            say_json(
                [
                    {
                        "source": o.source,
                        "error": o.error,
                        "posts": len(o.posts),
                        "rejected": [r.reason for r in o.rejected],
                    }
                    for o in outcomes
                ]
            )
        else:
            for outcome in outcomes:
                _show(outcome)
        if any(outcome.error for outcome in outcomes):
            hint("sources with an error are tried again at their next turn; the others are not affected")
