"""`itemwire run` (also without any command): one pass, for cron."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import DEFAULT_SOURCES, AsJson, Database, Sources
from pipeline.cli.terminal import hint, progress, say, say_json
from pipeline.errors import StorageBusy

if TYPE_CHECKING:
    from pipeline.flow import PassReport

EXAMPLE = "Example, in a crontab: */5 * * * * cd /srv/newsroom && itemwire run"

MAX_SKIPPED = 3
"""Passes in a row that may find another at work before cron's mail should say so (exit 1)."""

All = Annotated[
    bool, typer.Option("--all", help="Visit every source now, whatever its cadence (never against Retry-After).")
]


def describe(report: PassReport) -> str:
    """What a pass did, in a few lines for a person."""
    lines = [
        f"{report.visited} of {report.enabled} sources visited: {report.new} new posts, {report.changed} changed, "
        f"{report.rejected} entries set aside",
        f"{report.statements} statements read, {report.claims} claims made or changed, {report.pending} posts waiting",
    ]
    lines += [f"not read: {name}: {error}" for name, error in report.failed]
    return "\n".join(lines)


def one_pass(sources: str, database: str | None, *, everything: bool, as_json: bool) -> None:
    """Run one pass and print what it did; leaves with 0 where another pass is at work, with 1 at the third time."""
    # imported here, because this module also says what happens without a command, `--help` among it
    from pathlib import Path

    from pipeline import journal
    from pipeline.aftercare import look_after
    from pipeline.cli.beside_workers import stand_back
    from pipeline.cli.deliveries import deliver_quietly
    from pipeline.cli.session import session
    from pipeline.flow import run_pass

    with session(Path(sources), database) as opened:
        journal.mark(pass_id=f"{opened.now:%H%M%S}-{os.getpid()}")
        try:
            stand_back(opened.environment)
            with opened.store.pass_lock(opened.now), progress() as tick:
                report = run_pass(
                    opened.store, opened.settings, opened.environment, opened.now, everything=everything, tick=tick
                )
                look_after(
                    opened.store, opened.settings, opened.environment, opened.now,
                    visited=report.visited, failed=len(report.failed),
                )  # fmt: skip
        except StorageBusy as busy:
            skipped = opened.store.count_skipped()
            hint(f"{busy} ({skipped} skipped in a row)")
            raise typer.Exit(1 if skipped >= MAX_SKIPPED else 0) from None
        deliver_quietly(opened)  # not under the lock: a slow server must not hold up the next pass
    if as_json:
        say_json(report.model_dump(mode="json"))
    else:
        say(describe(report))


def _was_given(context: typer.Context, name: str) -> bool:
    source = context.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"


def _for_each(command: object, given: dict[str, object]) -> dict[str, object]:
    """What was given before a command, as the defaults of each command below `command`, however deep."""
    below: dict[str, object] = getattr(command, "commands", {})
    return {**given, **{name: _for_each(child, given) for name, child in below.items()}}


def register(app: typer.Typer) -> None:
    """Add the command to `app`, and make it what happens without one."""

    @app.callback(invoke_without_command=True, epilog="Example: itemwire ingest posts.jsonl && itemwire draft")
    def without_command(
        context: typer.Context,
        everything: All = False,
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
        as_json: AsJson = False,
    ) -> None:
        """Collect posts, count the independent origins behind each claim, keep draft round-ups ready.

        Without a command: one pass, as `run`.
        """
        if context.invoked_subcommand is None:
            one_pass(str(sources), database, everything=everything, as_json=as_json)
            return
        given = {name: value for name, value in context.params.items() if _was_given(context, name)}
        context.default_map = _for_each(context.command, given)

    @app.command("run", epilog=EXAMPLE)
    def run(
        everything: All = False, sources: Sources = DEFAULT_SOURCES, database: Database = None, as_json: AsJson = False
    ) -> None:
        """Do one pass: collect what is due, split, match, verify, refresh the drafts."""
        one_pass(str(sources), database, everything=everything, as_json=as_json)
