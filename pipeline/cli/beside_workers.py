"""What a pass says first where several machines may share the database."""

from __future__ import annotations

from pipeline.cli.session import SQLITE
from pipeline.settings import Environment


def stand_back(environment: Environment) -> None:
    """Raise StorageBusy where workers are at work on the database; loads nothing where it is a file."""
    if environment.database.startswith(SQLITE):
        return
    from pipeline.team.status import refuse_beside_workers

    refuse_beside_workers(environment)
