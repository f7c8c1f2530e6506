"""`itemwire anchors`: roots of the source log, a day each, to write down where nobody can change them."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Annotated

import typer

from pipeline import anchoring
from pipeline.cli.options import DEFAULT_SOURCES, Database, Sources
from pipeline.cli.outputs import make_folder_for
from pipeline.cli.session import session
from pipeline.cli.terminal import counted, hint, say
from pipeline.errors import InputError
from pipeline.export.rows import encoded
from pipeline.export.target import STDOUT, delivered
from pipeline.export.verify_log import read_anchors
from storage.anchors import Anchor

EXAMPLE = "Example: itemwire anchors --stamp http://timestamp.example/tsr -o anchors.jsonl"


def _check(file: Path, authorities: list[Path]) -> None:
    """Check every stamp in an anchors file; raises InputError for the first that does not hold."""
    try:
        known = read_anchors(file.read_text(encoding="utf-8"))
        roots = [path.read_bytes() for path in authorities]
    except (OSError, ValueError) as error:
        raise InputError(f"{file} cannot be checked: {error}") from error
    for row in known:
        one = Anchor(day=str(row.get("day", "")), size=row["size"], root=row["root"])
        size = counted(one.size, "entry", "entries")
        if row.get("stamp"):
            at = anchoring.stamped_at(base64.b64decode(row["stamp"]), one, roots)
            say(f"{one.day}: {size}, stamped {at:%Y-%m-%d %H:%M:%S} UTC by {row.get('authority')}")
        else:
            say(f"{one.day}: {size}, not stamped")


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""

    @app.command("anchors", epilog=EXAMPLE)
    def anchors(
        output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="Where to write them.")] = STDOUT,
        stamp: Annotated[
            str | None,
            typer.Option("--stamp", metavar="URL", help="Let this authority stamp the last root."),
        ] = None,
        marks: Annotated[bool, typer.Option("--marks", help="With 8 digits of each entry: places a rewrite.")] = False,
        check: Annotated[
            Path | None, typer.Option("--check", metavar="FILE", help="Check the stamps of an anchors file instead.")
        ] = None,
        authority: Annotated[
            list[Path] | None,
            typer.Option("--ca", metavar="PEM", help="Root certificate of the authority."),
        ] = None,
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
    ) -> None:
        """Write the Merkle root of the source log at the end of each day, as JSON lines; the log notes each."""
        if check is not None:
            _check(check, authority or [])
            return
        with session(sources, database) as opened:
            found = anchoring.set_anchors(opened.store, opened.now)
            if stamp is not None and found:
                stamped = anchoring.stamp(found[-1], stamp, opened.environment.allow_hosts)
                opened.store.keep_stamp(stamped, opened.now)
                found[-1] = stamped
            lines = anchoring.rows(found, opened.store.log_days() if marks else ())
        if output != STDOUT:
            make_folder_for(output)
        with delivered(output, lambda _: None) as file:
            file.write("".join(encoded(row) + "\n" for row in lines).encode())
        if output != STDOUT:
            them = "it" if len(lines) == 1 else "them"
            hint(f"wrote {counted(len(lines), 'anchor')} to {output}; keep {them} where nobody can change {them}")
