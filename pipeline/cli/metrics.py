"""`itemwire metrics`: the figures that are watched from outside, once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import DEFAULT_SOURCES, Database, Sources
from pipeline.cli.probe_options import figures
from pipeline.cli.session import session
from pipeline.cli.terminal import say

EXAMPLE = "Example, in a crontab: * * * * * itemwire metrics -o /var/lib/node_exporter/itemwire.prom"

File = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write them here, whole or not at all.")
]


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""

    @app.command("metrics", epilog=EXAMPLE)
    def metrics(sources: Sources = DEFAULT_SOURCES, database: Database = None, output: File = None) -> None:
        """Print the figures as Prometheus reads them: claims, queue, lag, visits, workers, sends."""
        with session(sources, database, reading=True) as opened:
            text = figures(sources, opened.environment, Counter())
        if output is None:
            say(text.decode())
            return
        from pipeline.metrics import write_textfile

        write_textfile(output, text)
