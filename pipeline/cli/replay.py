"""`itemwire replay`: past captures and posts through today's code, and what would differ; nothing stored changes."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import DEFAULT_SOURCES, AsJson, Database, Sources, check_period, last_moment, moment
from pipeline.cli.outputs import make_folder_for, unwritable
from pipeline.cli.session import session
from pipeline.cli.terminal import counted, hint, say_json, table
from pipeline.settings import load_settings

EXAMPLE = "Example: itemwire replay --from 2026-03-14 --to 2026-03-15 --policy stricter.yaml --html differs.html"

From = Annotated[
    datetime | None,
    typer.Option("--from", "--since", metavar="TIME", parser=moment, help="A date or a time; absent: everything."),
]
To = Annotated[
    datetime | None,
    typer.Option("--to", "--until", metavar="TIME", parser=last_moment, help="A date (its whole day) or a time."),
]
PolicyFile = Annotated[
    Path | None, typer.Option("--policy", metavar="FILE", help="A source list with another policy, grades and beats.")
]
ListFolder = Annotated[
    Path | None, typer.Option("--lexicon", metavar="FOLDER", help="Word lists to lay over the shipped ones.")
]
WeightsFile = Annotated[
    Path | None, typer.Option("--match-weights", metavar="FILE", help="Weights of matching, like the shipped file.")
]
PageFile = Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write the differences as a page, too.")]


def _asked(names: dict[str, Path | None], since: datetime | None, until: datetime | None) -> list[tuple[str, str]]:
    """The options, for the page: a file by its name and what is in it, so that the same page means the same files."""
    times = {"from": since, "to": until}
    told = [(name, f"{at:%Y-%m-%d %H:%M:%S} UTC") for name, at in times.items() if at]
    return told + [(name, f"{path.name} (SHA-256 {_digest(path)})") for name, path in names.items() if path]


def _digest(path: Path) -> str:
    """SHA-256 of a file, or of all word lists in a folder with their names."""
    told = hashlib.sha256()
    for file in sorted(path.rglob("*.toml")) if path.is_dir() else [path]:
        told.update(file.relative_to(path).as_posix().encode() + b"\0" + file.read_bytes())
    return told.hexdigest()


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""

    @app.command("replay", epilog=EXAMPLE)
    def replay(
        since: From = None,
        until: To = None,
        policy: PolicyFile = None,
        lexicon: ListFolder = None,
        weights: WeightsFile = None,
        page: PageFile = None,
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
        as_json: AsJson = False,
    ) -> None:
        """Run past captures and posts through today's code into a scratch database; print what would differ."""
        from pipeline.replay.page import as_html, summary  # here, because they load the whole pipeline
        from pipeline.replay.spec import Spec
        from pipeline.replay.start import replayed

        check_period(since, until)
        if policy is not None:
            load_settings(policy, whole=False)
        with session(sources, database, reading=True) as opened:
            files = {"policy": policy, "lexicon": lexicon, "weights": weights}
            given = {name: str(path) for name, path in files.items() if path}
            spec = Spec(database=opened.environment.database, sources=str(sources), since=since, until=until, **given)
            found = replayed(spec, opened.store, opened.settings)
        if page is not None:
            make_folder_for(str(page))
            try:
                page.write_text(as_html(found, _asked(files, since, until)), encoding="utf-8")
            except OSError as error:
                raise unwritable(page, error) from error
        if as_json:
            say_json([one.model_dump(mode="json") for one in found.differences])
        else:
            rows = [(one.what, one.claim, one.before, one.after, one.why, one.text) for one in found.differences]
            columns = ("what", "claim", "is", "would be", "because", "text")
            table(f"{counted(len(rows), 'difference')} among {counted(found.claims, 'claim')}", columns, rows)
        hint("\n".join([*summary(found), "Nothing stored was changed."]))
