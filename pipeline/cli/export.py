"""`itemwire export`: everything that is known, for analysts and other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Annotated

import typer

from pipeline.cli.options import (
    DEFAULT_SOURCES,
    Database,
    Output,
    PlaceName,
    Since,
    SourceName,
    Sources,
    Statuses,
    Until,
    check_period,
)
from pipeline.cli.outputs import make_folder_for
from pipeline.cli.session import Session, session
from pipeline.cli.terminal import hint, progress
from pipeline.desk import beat_of
from pipeline.export import Row
from pipeline.export.tabular import columns_of
from pipeline.export.write import STDOUT, formats, save, typed_formats, write
from pipeline.exporting import NOUNS, Wanted
from pipeline.flow import claim_filter
from pipeline.types import Status

FORMATS = (*formats(), *typed_formats())

FormatName = Annotated[str, typer.Option("--format", help="The file format: " + ", ".join(FORMATS) + ".")]
Bom = Annotated[bool, typer.Option("--bom", help="Begin with a byte-order mark, for older spreadsheets.")]
BeatName = Annotated[str | None, typer.Option("--beat", help="Only what this beat takes.")]
ClaimIds = Annotated[list[str] | None, typer.Option("--claim", metavar="ID", help="Only this claim (may be repeated).")]
UntilEntry = Annotated[
    int | None,
    typer.Option("--until-entry", metavar="N", min=1, help="The log up to entry N: the same file again."),
]


def asked(
    opened: Session,
    *,
    status: list[Status] | None,
    place: str | None,
    source: str | None,
    since: datetime | None,
    until: datetime | None,
    beat: str | None,
    claim: list[str] | None,
    until_entry: int | None,
) -> Wanted:
    """What the options ask for; raises NotFoundError for names that nobody knows."""
    found = claim_filter(
        opened.settings.roster, statuses=status or (), place=place, source=source, since=since, until=until
    )
    if claim:
        found = found.model_copy(update={"uids": tuple(claim)})
    return Wanted(found, beat_of(opened.settings, beat) if beat else None, until_entry)


def _write(opened: Session, noun: str, wanted: Wanted, style: str, output: str, *, bom: bool) -> None:
    if output != STDOUT:
        make_folder_for(output)
    with progress() as tick:

        def counted() -> Iterator[Row]:
            for row in NOUNS[noun].rows(opened.store, opened.settings, wanted):
                tick(noun, 1)
                yield row

        row = NOUNS[noun].row
        if style in typed_formats():
            number = save(counted(), row, style, output)
        else:
            number = write(counted(), columns_of(row), style, output, bom=bom)
    if output != STDOUT:
        hint(f"wrote {number} {noun} to {output}")


def _command(noun: str) -> Callable[..., None]:
    """The command that exports `noun`."""

    def export(
        style: FormatName = "jsonl",
        output: Output = "-",
        bom: Bom = False,
        status: Statuses = None,
        place: PlaceName = None,
        source: SourceName = None,
        beat: BeatName = None,
        claim: ClaimIds = None,
        since: Since = None,
        until: Until = None,
        until_entry: UntilEntry = None,
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
    ) -> None:
        if style not in FORMATS:
            raise typer.BadParameter(f"{style!r}: one of {', '.join(FORMATS)}", param_hint="--format")
        check_period(since, until)
        with session(sources, database, reading=True) as opened:
            wanted = asked(
                opened,
                status=status,
                place=place,
                source=source,
                since=since,
                until=until,
                beat=beat,
                claim=claim,
                until_entry=until_entry,
            )
            _write(opened, noun, wanted, style, output, bom=bom)

    return export


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    export = typer.Typer(
        help="Write " + ", ".join(NOUNS) + " to a file, or to standard output.",
        epilog="Example: itemwire export claims --status confirmed --format csv -o confirmed.csv",
        no_args_is_help=True,
    )
    app.add_typer(export, name="export")
    for name, noun in NOUNS.items():
        example = f"Example: itemwire export {name} --since 2026-03-14 -o {name}.jsonl"
        export.command(name, help=noun.help, epilog=example)(_command(name))
