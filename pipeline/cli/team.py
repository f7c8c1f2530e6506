"""`itemwire team status`: who is at work on a shared database, what waits, what is stuck."""

from __future__ import annotations

import typer

from pipeline.cli.options import DEFAULT_SOURCES, AsJson, Database, Sources
from pipeline.cli.session import session
from pipeline.cli.terminal import say, say_json, table
from pipeline.team.status import TeamStatus, status
from storage.team_store import open_team

EXAMPLE = "Example: itemwire team status --json | jq .lag"


def _seconds(value: float) -> str:
    """A stretch of time in the largest unit that says something."""
    for unit, size in (("h", 3600), ("min", 60)):
        if value >= 2 * size:
            return f"{value / size:.0f} {unit}"
    return f"{value:.0f} s"


def _show(found: TeamStatus) -> None:
    rows = [
        (one.name, one.host, one.version, f"{one.since:%Y-%m-%d %H:%M}Z", f"{_seconds(one.silent)} ago", one.doing)
        for one in found.workers
    ]
    table("Workers", ("name", "host", "version", "since", "seen", "doing"), rows)
    counts = [
        (one.task, str(one.todo), str(one.doing), str(one.failed), str(one.succeeded), _seconds(one.oldest))
        for one in found.lanes
    ]
    table("Queue", ("task", "waiting", "at work", "failed", "done (24 h)", "longest wait"), counts)
    if found.stuck:
        rows_stuck = [(str(one.id), one.task, one.what, _seconds(one.seconds)) for one in found.stuck]
        table("Stuck", ("job", "task", "source", "since"), rows_stuck)
    lag = found.lag
    worst = f", the latest by {_seconds(lag.worst)} ({lag.source})" if lag.source else ""
    say(f"{found.pending} posts wait for processing; {lag.late} sources are late{worst}; {lag.never} never visited")
    say("no job is stuck" if not found.stuck else f"{len(found.stuck)} jobs are stuck: a live worker gives them back")


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    team = typer.Typer(help="A team of machines on one PostgreSQL.", no_args_is_help=True, rich_markup_mode=None)

    @team.callback()
    def team_callback() -> None:
        """Look after a team of machines on one PostgreSQL."""

    @team.command("status", epilog=EXAMPLE)
    def team_status(sources: Sources = DEFAULT_SOURCES, database: Database = None, as_json: AsJson = False) -> None:
        """Show the workers, the queue, how late the sources are, and what is stuck."""
        with session(sources, database, reading=True) as opened:
            shared = open_team(opened.environment.database)
            found = status(opened.store, shared, opened.settings, opened.now)
            shared.close()
        if as_json:
            say_json(found.model_dump(mode="json"))
        else:
            _show(found)

    app.add_typer(team, name="team", epilog=EXAMPLE)
