"""`itemwire schedule`: passes for ever, each source on its own cadence."""

from __future__ import annotations

import typer

from pipeline.cli.options import DEFAULT_SOURCES, Database, Sources
from pipeline.cli.run import describe
from pipeline.cli.session import session
from pipeline.cli.terminal import hint, silent
from pipeline.errors import StorageBusy
from pipeline.flow import run_pass
from pipeline.schedule import run_for_ever

EXAMPLE = "Example: itemwire schedule   (ends with SIGTERM or Ctrl-C; edits of sources.yaml count from the next pass)"


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""

    @app.command("schedule", epilog=EXAMPLE)
    def schedule(sources: Sources = DEFAULT_SOURCES, database: Database = None) -> None:
        """Run passes for ever: once a minute, what is due by then."""

        def one_pass() -> None:
            with session(sources, database) as opened:
                try:
                    with opened.store.pass_lock(opened.now):
                        report = run_pass(
                            opened.store,
                            opened.settings,
                            opened.environment,
                            opened.now,
                            everything=False,
                            tick=silent,
                        )
                except StorageBusy as busy:
                    hint(str(busy))
                    return
            if report.visited or report.claims:
                hint(f"{opened.now:%Y-%m-%d %H:%M:%S} UTC  {describe(report)}")

        try:
            run_for_ever(one_pass)
        except (SystemExit, KeyboardInterrupt):
            hint("stopped; what was under way is taken up again by the next pass")
