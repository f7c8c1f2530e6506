"""`itemwire keep`: let go of what the retention rules say, never of the source log."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import typer

from pipeline.cli.options import DEFAULT_SOURCES, Database, Sources
from pipeline.cli.session import Session, session
from pipeline.cli.terminal import hint, say
from storage.keeping import Pruned

EXAMPLE = "Example: ITEMWIRE_KEEP_CAPTURES=90d itemwire keep"

RULES = ("captures", "fetches", "rejected", "drafts")


def _prune(opened: Session, what: str, days: int) -> Pruned:
    before = opened.now - timedelta(days=days)
    if what == "captures":
        batches = opened.store.prune_captures(before, opened.now)
    else:
        batches = opened.store.prune_rows(what, before, opened.now)
    done = list(batches)
    return Pruned(number=sum(one.number for one in done), bytes=sum(one.bytes for one in done))


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""

    @app.command("keep", epilog=EXAMPLE)
    def keep(
        dry: Annotated[bool, typer.Option("--rules", help="Show the rules and change nothing.")] = False,
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
    ) -> None:
        """Let go of what is older than ITEMWIRE_KEEP_… says, with an entry in the log for each batch."""
        with session(sources, database) as opened:
            rules = {what: getattr(opened.environment, f"keep_{what}") for what in RULES}
            for what, days in rules.items():
                if dry or days is None:
                    say(f"{what}: kept {'for ever' if days is None else f'{days} days'}")
                    continue
                done = _prune(opened, what, days)
                freed = f", {done.bytes / 1024**2:.1f} MiB" if done.bytes else ""
                say(f"{what}: let go of {done.number}{freed} older than {days} days")
        if not any(rules.values()):
            hint("no rule is set: write ITEMWIRE_KEEP_CAPTURES=90d into .env, or another of them")
