"""`itemwire match-archive`: near-copy families and claim candidates of archives of any size."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import DEFAULT_SOURCES, AsJson, Sources
from pipeline.cli.session import environment_for
from pipeline.cli.terminal import hint, progress, say, say_json
from pipeline.errors import InputError
from pipeline.export.extras import needs
from pipeline.settings import load_settings

EXAMPLE = "Example: itemwire match-archive archive/*.parquet -o matched"

ROWS = 25_000
"""Posts in a part, where nothing else is said."""

Files = Annotated[
    list[str], typer.Argument(metavar="FILE…", help="Parquet or JSONL files, folders of them, or patterns.")
]
Out = Annotated[Path, typer.Option("-o", "--output", metavar="FOLDER", help="Where families/ and candidates/ go.")]
Ray = Annotated[
    str | None,
    typer.Option("--ray", metavar="ADDRESS", help="Work on this Ray cluster, e.g. 10.0.0.1:6379; absent: here."),
]
Rows = Annotated[int, typer.Option("--rows", min=1_000, help="Posts in a part: what a kill costs at most.")]
FamiliesOnly = Annotated[bool, typer.Option("--families-only", help="Near-copies only, several times as fast.")]


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""

    @app.command("match-archive", epilog=EXAMPLE)
    def match_archive(
        files: Files,
        output: Out,
        ray: Ray = None,
        rows: Rows = ROWS,
        families_only: FamiliesOnly = False,
        as_json: AsJson = False,
        sources: Sources = DEFAULT_SOURCES,
    ) -> None:
        """Find near-copies and statements that may make one claim, in any number of posts; no database is needed.

        What is finished stays finished: killed and started again, it goes on where it was. Needs the extra `cluster`.
        """
        environment_for(None)
        settings = load_settings(sources)
        if output.exists() and not output.is_dir():
            raise InputError(f"{output} is a file; give a folder for the results")
        with needs("match-archive", "cluster"):
            from pipeline.archive.matching import match_archive as run
        with progress() as tick:
            now = datetime.now(UTC)
            found = run(files, output, settings, now, ray=ray, rows=rows, families_only=families_only, tick=tick)
        if as_json:
            say_json(found.model_dump())
            return
        say(
            f"{found.posts} posts, {found.refused} refused; {found.families} families of {found.copies} near-copies; "
            f"{found.statements} statements, {found.candidates} pairs"
        )
        hint(f"the results are in {output}")
