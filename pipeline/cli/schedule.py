"""`itemwire schedule`: passes for ever, each source on its own cadence."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import typer

from pipeline import journal
from pipeline.aftercare import look_after
from pipeline.cli.beside_workers import stand_back
from pipeline.cli.board import Board, on_terminal, rows_of
from pipeline.cli.deliveries import deliver_quietly
from pipeline.cli.options import DEFAULT_SOURCES, Database, Sources
from pipeline.cli.probe_options import Probe, Textfile, served
from pipeline.cli.run import describe
from pipeline.cli.session import Session, environment_for, session
from pipeline.cli.terminal import hint
from pipeline.errors import StorageBusy
from pipeline.flow import PassReport, run_pass
from pipeline.schedule import WORK_SECONDS, run_for_ever

EXAMPLE = "Example: itemwire schedule   (ends with SIGTERM or Ctrl-C; edits of sources.yaml count from the next pass)"


def after(seconds: float, clock: Callable[[], float] = time.monotonic) -> Callable[[], bool]:
    """Whether `seconds` have passed since it was asked first: work on what waits must not keep sources waiting."""
    asked: list[float] = []

    def over() -> bool:
        asked.append(clock())
        return asked[-1] - asked[0] >= seconds

    return over


def _pass(opened: Session, board: Board) -> PassReport:
    """One pass, and what follows it; raises StorageBusy where another one, or a team of workers, is at work."""
    stand_back(opened.environment)
    with opened.store.pass_lock(opened.now):
        report = run_pass(
            opened.store, opened.settings, opened.environment, opened.now, everything=False, tick=board.tick,
            enough=after(WORK_SECONDS),
        )  # fmt: skip
        look_after(
            opened.store, opened.settings, opened.environment, opened.now,
            visited=report.visited, failed=len(report.failed),
        )  # fmt: skip
    return report


def _tick(sources: Path, database: str | None, board: Board, *, drawn: bool) -> None:
    """What every tick does: a pass, and what it did on the board or, where there is none, as a line."""
    with session(sources, database) as opened:
        journal.mark(pass_id=f"{opened.now:%H%M%S}-{os.getpid()}")
        try:
            report = _pass(opened, board)
            deliver_quietly(opened)
            said, quiet = describe(report), not (report.visited or report.claims)
        except StorageBusy as busy:
            said, quiet = str(busy), False
        at = f"{opened.now:%Y-%m-%d %H:%M:%S} UTC"
        if drawn:
            board.passed(rows_of(opened, datetime.now(UTC)), f"{at}: {said.partition(chr(10))[0]}")
        elif not quiet:
            hint(f"{at}  {said}")


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""

    @app.command("schedule", epilog=EXAMPLE)
    def schedule(
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
        probe: Probe = None,
        textfile: Textfile = None,
    ) -> None:
        """Run passes for ever: once a minute, what is due by then."""
        board, ended = Board(), Counter[tuple[str, str]]()

        def tick() -> None:
            how = "failed"
            try:
                _tick(sources, database, board, drawn=drawn)
                how = "succeeded"
            finally:
                ended["pass", how] += 1

        try:
            with on_terminal(board) as drawn, served(sources, environment_for(database), probe, textfile, ended):
                run_for_ever(tick)
        except (SystemExit, KeyboardInterrupt):
            hint("stopped; what was under way is taken up again by the next pass")
