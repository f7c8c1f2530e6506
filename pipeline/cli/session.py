"""Opens what a command works with: settings, environment and database, and closes it again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipeline.cli.terminal import start_logging
from pipeline.errors import NotFoundError
from pipeline.settings import Environment, Settings, load_settings
from storage import Store, open_store

FEW_CYCLES = (200_000, 20, 10)
"""New objects between two looks for garbage, and looks between looks at older ones: records hold no cycles, and
Python's own (700, 10, 10) cost an eighth of a pass; these leave a hundredth or two."""

SQLITE = "sqlite:///"
"""How the address of a database that is a file begins."""


@dataclass(frozen=True)
class Session:
    """All that one command needs, open."""

    settings: Settings
    environment: Environment
    store: Store
    now: datetime


def environment_for(database: str | None) -> Environment:
    """Read `.env` and the environment, let `database` win where it is given, and start the log."""
    environment = Environment()
    if database is not None:
        environment = environment.model_copy(update={"database": database})
    start_logging(environment.log_level, environment.log_format)
    return environment


@contextmanager
def session(sources: Path, database: str | None, *, reading: bool = False) -> Iterator[Session]:
    """Open the settings and the database (made and brought up to date where needed) for one command.

    A command that is only `reading` makes no database. Raises SettingsError for a source list with faults,
    StorageError where the database cannot be used, NotFoundError where there is none to read.
    """
    gc.set_threshold(*FEW_CYCLES)
    environment = environment_for(database)
    settings = load_settings(sources)
    file = environment.database.removeprefix(SQLITE)
    if reading and file != environment.database and not Path(file).exists():
        raise NotFoundError(f"there is no database {file}; `itemwire run` or `itemwire ingest` makes one")
    now = datetime.now(UTC)
    with open_store(environment.database) as store:
        store.upgrade(now)
        yield Session(settings, environment, store, now)
