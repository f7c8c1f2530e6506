"""`itemwire worker`: one of any number of machines that share the work on a PostgreSQL."""

from __future__ import annotations

import asyncio
import gc
import sys
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import DEFAULT_SOURCES, Database, Sources
from pipeline.cli.probe_options import Probe, Textfile, served
from pipeline.cli.session import FEW_CYCLES, environment_for
from pipeline.cli.terminal import hint
from pipeline.errors import ItemwireError, StorageError, StorageOutdated
from storage import Store, open_store
from storage.team_store import is_shared, team_of

if TYPE_CHECKING:
    from pipeline.settings import Environment

EXAMPLE = "Example: itemwire worker --database postgresql://itemwire@db.example/newsroom --probe 127.0.0.1:9464"

PATIENCE = 60.0
"""Seconds for which a database is waited for at the start: after a power cut all machines come up at once."""

Concurrency = Annotated[
    int, typer.Option("--concurrency", min=2, max=500, help="Jobs at the same time; visits mostly wait for servers.")
]


def _check(environment: Environment) -> None:
    """Raise ItemwireError, saying what to do, where there can be no worker."""
    if not is_shared(environment.database):
        raise ItemwireError(
            "A worker needs a PostgreSQL that all machines reach: give --database postgresql://…; "
            "on SQLite, `itemwire schedule` does the same in one process."
        )
    try:
        import procrastinate  # noqa: F401 - asked for here, so that the message says what to install
    except ImportError:
        raise ItemwireError(
            "A worker needs the extra `postgres`: pip install -c constraints.txt -e '.[postgres]'."
        ) from None


def _wait_for(store: Store) -> None:
    """Bring the tables up to date as soon as the database answers; raises StorageError where it never does."""
    until, told = monotonic() + PATIENCE, False
    while True:
        try:
            store.upgrade(datetime.now(UTC))
        except StorageOutdated:
            raise
        except StorageError as fault:
            if monotonic() > until:
                raise
            if not told:
                hint(f"waits up to {PATIENCE:.0f} s: {fault}")
            told = True
            sleep(1)
        else:
            return


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""

    @app.command("worker", epilog=EXAMPLE)
    def worker(
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
        concurrency: Concurrency = 20,
        probe: Probe = None,
        textfile: Textfile = None,
    ) -> None:
        """Share the work of a team: visit sources, process posts, until SIGTERM (exit 0 within 10 s)."""
        gc.set_threshold(*FEW_CYCLES)
        environment = environment_for(database)
        _check(environment)
        from pipeline.team.crew import Crew  # here, because only this command needs the extra
        from pipeline.team.journal import tell_libraries
        from pipeline.team.worker import Crewman

        tell_libraries()
        with open_store(environment.database) as store:
            _wait_for(store)
            team = team_of(store)
            lane = (sys.executable, "-m", "pipeline.cli.lane", str(sources.resolve()))

            async def work() -> None:
                crewman = Crewman(Crew(Path(sources), environment, store, team, lane), concurrency)
                hint(f"worker {crewman.name} is at work")
                with served(sources, environment, probe, textfile, crewman.ended):
                    await crewman.run()

            asyncio.run(work())
        hint("stopped; what was at hand is done or given back")
