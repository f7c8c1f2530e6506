"""`itemwire export`: posts and claims for analysts and other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
from pipeline.export import Row, claims, posts
from pipeline.export.write import STDOUT, formats, write
from pipeline.flow import claim_filter
from storage import ClaimFilter, PostFilter

Rows = Callable[[Session, ClaimFilter], Iterator[Row]]

FormatName = Annotated[str, typer.Option("--format", help="The file format: jsonl or csv.")]
Bom = Annotated[bool, typer.Option("--bom", help="Begin with a byte-order mark, for older spreadsheets.")]


def _claims(opened: Session, wanted: ClaimFilter) -> Iterator[Row]:
    return map(claims.row, opened.store.claims(wanted, opened.settings.roster))


def _posts(opened: Session, wanted: ClaimFilter) -> Iterator[Row]:
    chosen = PostFilter(since=wanted.since, until=wanted.until, sources=wanted.sources)
    return (posts.row(post, earlier) for post, earlier in opened.store.iter_posts(chosen))


NOUNS: dict[str, tuple[Rows, tuple[str, ...], str]] = {
    "claims": (_claims, claims.COLUMNS, "One line a claim: status, reason, origins, appearances, history."),
    "posts": (_posts, posts.COLUMNS, "One line a post: its latest version, earlier ones under `versions`."),
}
"""What can be exported: where its rows come from, its columns, and what the help says."""


def _write(opened: Session, noun: str, wanted: ClaimFilter, style: str, output: str, *, bom: bool) -> None:
    rows, columns, _ = NOUNS[noun]
    if output != STDOUT:
        make_folder_for(output)
    with progress() as tick:

        def counted() -> Iterator[Row]:
            for row in rows(opened, wanted):
                tick(noun, 1)
                yield row

        number = write(counted(), columns, style, output, bom=bom)
    if output != STDOUT:
        hint(f"wrote {number} {noun} to {output}")


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    export = typer.Typer(
        help="Write posts or claims to a file, or to standard output.",
        epilog="Example: itemwire export claims --status confirmed --format csv -o confirmed.csv",
        no_args_is_help=True,
    )
    app.add_typer(export, name="export")

    @export.command("claims", help=NOUNS["claims"][2], epilog="Example: itemwire export claims -o claims.jsonl")
    def export_claims(
        style: FormatName = "jsonl",
        output: Output = "-",
        bom: Bom = False,
        status: Statuses = None,
        place: PlaceName = None,
        source: SourceName = None,
        since: Since = None,
        until: Until = None,
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
    ) -> None:
        _checked(style)
        check_period(since, until)
        with session(sources, database, reading=True) as opened:
            wanted = claim_filter(
                opened.settings.roster,
                statuses=status or (),
                place=place,
                source=source,
                since=since,
                until=until,
            )
            _write(opened, "claims", wanted, style, output, bom=bom)

    @export.command(
        "posts",
        help=NOUNS["posts"][2],
        epilog="Example: itemwire export posts --format csv --since 2026-03-14 -o posts.csv",
    )
    def export_posts(
        style: FormatName = "jsonl",
        output: Output = "-",
        bom: Bom = False,
        source: SourceName = None,
        since: Since = None,
        until: Until = None,
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
    ) -> None:
        _checked(style)
        check_period(since, until)
        with session(sources, database, reading=True) as opened:
            wanted = claim_filter(opened.settings.roster, source=source, since=since, until=until)
            _write(opened, "posts", wanted, style, output, bom=bom)


def _checked(style: str) -> None:
    """Refuse a format that there is none of, as wrong usage."""
    if style not in formats():
        raise typer.BadParameter(f"{style!r}: one of {', '.join(formats())}", param_hint="--format")
