"""`itemwire sources add`, `remove`, `import` and `export`: the source list as others have it, and as we keep it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import DEFAULT_SOURCES, Database, Output, Sources
from pipeline.cli.outputs import make_folder_for, unwritable
from pipeline.cli.session import environment_for
from pipeline.cli.source_shown import show_outcome
from pipeline.cli.terminal import counted, hint, progress, say
from pipeline.errors import CollectError, InputError
from pipeline.flow import try_sources
from pipeline.settings import load_settings
from pipeline.sourcelist.csv_list import write_csv
from pipeline.sourcelist.edit import add_entries, remove_entry
from pipeline.sourcelist.listed import Refused, entry, name_of, named_apart, read_list
from pipeline.sourcelist.opml import write_opml
from pipeline.sourcelist.services import service_of
from pipeline.types import FetchOutcome, Source

STDOUT = "-"
SHOWN = 20
"""Refused entries that are named; more are counted."""

Trial = Annotated[bool, typer.Option("--dry-run", help="Only show what would be done; write nothing.")]
Off = Annotated[bool, typer.Option("--off", help="Switched off (enabled: false), to be looked at first.")]


def _found_feed(source: Source, outcome: FetchOutcome) -> Source:
    """`source` at the address of the feed that the page at its address named, where it named one."""
    found = outcome.cursor.state.get("found")
    return source.model_copy(update={"url": str(found[1])}) if isinstance(found, list) and len(found) == 2 else source


def _name_refused(refused: tuple[Refused, ...]) -> None:
    for one in refused[:SHOWN]:
        hint(f"left out: {one.where}: {one.why}")
    if len(refused) > SHOWN:
        hint(f"left out: {len(refused) - SHOWN} more")


def _add(path: Path, database: str | None, wanted: Source, *, trial: bool) -> None:
    """Visit `wanted` once, show what would be kept, and write it into the list."""
    environment, settings = environment_for(database), load_settings(path)
    _, left = named_apart([wanted], settings.sources)
    if left:
        raise InputError(f"{left[0].where} {left[0].why}; nothing was added")
    with progress() as tick:
        (outcome,) = try_sources([wanted], settings, environment, datetime.now(UTC), tick=tick)
    if outcome.error:
        raise CollectError(f"{outcome.error}; nothing was added")
    fresh, left = named_apart([_found_feed(wanted, outcome)], settings.sources)
    if left:
        raise InputError(f"{left[0].where} {left[0].why}; nothing was added")
    show_outcome(outcome.model_copy(update={"source": fresh[0].name}))
    if trial:
        hint(f"{fresh[0].name} ({fresh[0].url or fresh[0].account}) would be added to {path}")
        return
    add_entries(path, fresh)
    hint(f"added {fresh[0].name} ({fresh[0].url or fresh[0].account}) to {path}; look at its role, grade and side")


def _import(path: Path, file: Path, *, trial: bool, off: bool) -> None:
    """Add what the list in `file` holds and we do not watch yet."""
    settings, found = load_settings(path), read_list(file)
    fresh, left = named_apart(found.sources, settings.sources)
    if off:
        fresh = tuple(source.model_copy(update={"enabled": False}) for source in fresh)
    _name_refused((*found.refused, *left))
    if fresh and not trial:
        add_entries(path, fresh)
    would = "would be added" if trial else "added"
    say(f"{len(fresh)} sources {would} to {path}, {len(left)} listed already, {len(found.refused)} refused")


def _export(path: Path, output: str, style: str) -> None:
    sources, left = load_settings(path).sources, 0
    if style == "csv":
        text = write_csv(sources)
    else:
        text, left = write_opml(sources)
    if output == STDOUT:
        say(text)
    else:
        make_folder_for(output)
        try:
            Path(output).write_text(text, encoding="utf-8")
        except OSError as error:
            raise unwritable(output, error) from error
        hint(f"wrote {counted(len(sources) - left, 'source')} to {output}")
    if left:
        hint(f"{left} sources have no web address, which OPML needs; --format csv holds them too")


def attach(app: typer.Typer) -> None:
    """Add the commands to the group of `itemwire sources`."""

    @app.command("add", epilog="Example: itemwire sources add https://eaworldview.com --reliability B --side neutral")
    def add(
        url: Annotated[str, typer.Argument(metavar="URL", help="Of its feed, a page that names it, or an account.")],
        name: Annotated[str | None, typer.Option("--name", help="What credits print; else its host.")] = None,
        kind: Annotated[str | None, typer.Option("--kind", help="How it is collected.")] = None,
        role: Annotated[str, typer.Option("--role", help="What it is to a newsroom.")] = "outlet",
        reliability: Annotated[str, typer.Option("--reliability", help="A (best) to E, F: not judged.")] = "F",
        owner: Annotated[str | None, typer.Option("--owner", help="Its publisher family.")] = None,
        side: Annotated[str | None, typer.Option("--side", help="A party, or neutral.")] = None,
        every: Annotated[str | None, typer.Option("--every", help="How often to look, such as 10m.")] = None,
        trial: Trial = False,
        off: Off = False,
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
    ) -> None:
        """Find the feed of a site, show what would be kept, and write it into sources.yaml."""
        said = {"kind": kind, "role": role, "reliability": reliability, "owner": owner, "side": side, "every": every}
        service = service_of(url) if kind is None else None
        where = {"url": url} if service is None else {"kind": service[0], "account": service[1]}
        called = name or (name_of(url) if service is None else service[1].lstrip("@"))
        wanted = entry({**said, **where, "name": called, "enabled": not off}, url)
        if isinstance(wanted, Refused):
            raise typer.BadParameter(f"{wanted.where}: {wanted.why}")
        _add(sources, database, wanted, trial=trial)

    @app.command("remove", epilog="Example: itemwire sources remove 'EA WorldView'")
    def remove(
        name: Annotated[str, typer.Argument(metavar="NAME", help="Its name or an alias.")],
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
    ) -> None:
        """Take a source out of sources.yaml; what it posted stays, and counts as from a source that is not listed."""
        del database  # taken as by every command, and not needed by this one
        say(f"removed {remove_entry(sources, name).name} from {sources}; what was collected from it is kept")

    @app.command("import", epilog="Example: itemwire sources import feeds.opml --off")
    def import_(
        file: Annotated[Path, typer.Argument(metavar="FILE", help="OPML, or CSV with the columns of sources.yaml.")],
        trial: Trial = False,
        off: Off = False,
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
    ) -> None:
        """Add the sources of a list that are not watched yet; each one left out is named with its reason."""
        del database
        _import(sources, file, trial=trial, off=off)

    @app.command("export", epilog="Example: itemwire sources export -o feeds.opml")
    def export(
        style: Annotated[
            str, typer.Option("--format", help="opml, for feed readers, or csv, for spreadsheets.")
        ] = "opml",
        output: Output = STDOUT,
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
    ) -> None:
        """Write the source list as OPML or CSV; either can be imported again."""
        del database
        if style not in ("opml", "csv"):
            raise typer.BadParameter(f"{style!r}: opml or csv", param_hint="--format")
        _export(sources, output, style)
