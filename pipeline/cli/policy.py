"""`itemwire policy`: the verification policy, in words."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.options import DEFAULT_SOURCES, AsJson, Database, Sources
from pipeline.cli.terminal import say, say_json
from pipeline.errors import NotFoundError
from pipeline.settings import Policy, Settings, load_settings
from pipeline.verify import words

EXAMPLE = "Example: itemwire policy --beat Syria"


def policy_of(settings: Settings, beat: str | None) -> Policy:
    """The policy in force for `beat` (None: for everything); raises NotFoundError for a beat that is not listed."""
    if beat is None:
        return settings.policy
    for listed in settings.beats:
        if listed.name == beat:
            return listed.policy or settings.policy
    names = ", ".join(listed.name for listed in settings.beats) or "none is listed"
    raise NotFoundError(f"there is no beat {beat!r} in {settings.path} (beats: {names})")


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""

    @app.command("policy", epilog=EXAMPLE)
    def policy(
        beat: Annotated[str | None, typer.Option("--beat", help="The policy of this beat.")] = None,
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
        as_json: AsJson = False,
    ) -> None:
        """Print what makes a claim corroborated, confirmed, disputed or retracted here."""
        del database  # taken as by every command: a policy stands in the source list
        value = policy_of(load_settings(sources), beat)
        if as_json:
            say_json(value.model_dump(mode="json"))
        else:
            say(words(value))
