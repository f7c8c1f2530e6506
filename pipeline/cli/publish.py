"""`itemwire publish`: make an approved round-up an edition, and send what is due to its channels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer
from pydantic import JsonValue

from pipeline import desk
from pipeline.aftercare import look_after_editions
from pipeline.cli.deliveries import GOOD, deliver, row, told
from pipeline.cli.options import DEFAULT_SOURCES, AsJson, Database, Sources
from pipeline.cli.review import BeatName, By, beat_in, who_is
from pipeline.cli.session import Session, session
from pipeline.cli.terminal import counted, hint, say, say_json, table
from pipeline.errors import NotFoundError
from pipeline.sending import settle
from pipeline.types import Edition, Sending

EXAMPLE = (
    "Example: itemwire publish --beat Syria --by ann   or: itemwire publish --list   "
    "or: itemwire publish --edition e-0123456789abcdef --channel site"
)
UNSENT = 1
"""Exit code where something that was due did not reach its channel."""


def _list(opened: Session, beat: str | None, as_json: bool) -> None:
    found = opened.store.editions(desk.beat_of(opened.settings, beat).name if beat else None)
    sent = {edition.uid: opened.store.sendings_of(edition.uid) for edition in found}
    if as_json:
        say_json([{**_edition_row(one), "sendings": [row(s) for s in sent[one.uid]]} for one in found])
        return
    rows = [
        (
            one.uid,
            f"{one.beat} {one.number}",
            f"{one.published:%Y-%m-%d %H:%M}",
            one.state.value,
            one.headline,
            ", ".join(f"{s.channel} {s.state.value}" for s in sent[one.uid] if s.revision == one.revision),
        )
        for one in found
    ]
    table(counted(len(rows), "edition"), ("id", "round-up", "published (UTC)", "state", "headline", "channels"), rows)


def _edition_row(one: Edition) -> dict[str, JsonValue]:
    return {
        "edition": one.uid,
        "beat": one.beat,
        "number": one.number,
        "revision": one.revision,
        "state": one.state.value,
        "headline": one.headline,
        "published": one.published.isoformat(),
        "by": list(one.by),
        "items": len(one.roundup.items),
        "corrections": len(one.corrections),
    }


def _posted(opened: Session, edition: str | None, channel: str, arrived: bool) -> None:
    """Note what a person found out about sendings to `channel`."""
    name = channel.casefold()
    waiting = [
        one
        for one in opened.store.sendings_troubled()
        if one.channel.casefold() == name and edition in (None, one.edition)
    ]
    if not waiting:
        raise NotFoundError(f"nothing waits for a word on channel {channel!r}; `itemwire publish --list` shows all")
    for one in waiting:
        settle(opened.store, one, opened.now, arrived=arrived)
    say(f"noted for {len(waiting)} sending{'s' if len(waiting) > 1 else ''} to {channel}")


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""

    @app.command("publish", epilog=EXAMPLE)
    def publish(
        beat: BeatName = None,
        by: By = None,
        edition: Annotated[
            str | None,
            typer.Option("--edition", metavar="ID", help="Publish nothing new; send this edition, as it reads now."),
        ] = None,
        channel: Annotated[
            list[str] | None,
            typer.Option("--channel", help="Send to this channel besides the beat's own (may be repeated)."),
        ] = None,
        due: Annotated[bool, typer.Option("--due", help="Publish nothing new; send what is due or failed.")] = False,
        posted: Annotated[
            str | None, typer.Option("--posted", metavar="CHANNEL", help="Note that it stands there: posted by hand.")
        ] = None,
        again: Annotated[
            str | None, typer.Option("--again", metavar="CHANNEL", help="Note that it did not arrive: send it again.")
        ] = None,
        listed: Annotated[bool, typer.Option("--list", help="List editions and where they were sent.")] = False,
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
        as_json: AsJson = False,
    ) -> None:
        """Publish the approved round-up of a beat: it becomes an edition and goes to the beat's channels."""
        _one_act(edition, due, posted, again, listed)
        with session(sources, database, reading=True) as opened:
            if listed:
                _list(opened, beat, as_json)
                return
            aimed: list[Sending] = []
            if posted or again:
                _posted(opened, edition, posted or again or "", arrived=bool(posted))
            elif not due:
                aimed = _published(opened, beat, by, edition, channel or ())
            done = deliver(opened)
            look_after_editions(opened.store, opened.environment, opened.now)
        sent = [*done, *_others(aimed, done)]
        if as_json:
            say_json([row(one) for one in sent])
            well = all(one.state in GOOD for one in sent)
        else:
            well = told(sent)
            if due and not sent:
                say("nothing is due; `itemwire publish --list` shows what stands where")
        if not well:
            raise typer.Exit(UNSENT)


def _one_act(edition: str | None, due: bool, posted: str | None, again: str | None, listed: bool) -> None:
    """Refuse what cannot be meant together."""
    if sum([due, bool(posted), bool(again), listed]) > 1:
        raise typer.BadParameter("--due, --posted, --again and --list are acts of their own; choose one")
    if edition and (due or listed):
        raise typer.BadParameter("--edition goes with --channel, --posted or --again", param_hint="--edition")


def _others(aimed: Sequence[Sending], done: Sequence[Sending]) -> list[Sending]:
    """What was asked for and not sent just now: it is there already, or another program is at it."""
    told_of = {(one.edition, one.channel) for one in done}
    return [one for one in aimed if (one.edition, one.channel) not in told_of]


def _published(
    opened: Session, beat: str | None, by: str | None, edition: str | None, channels: Sequence[str]
) -> list[Sending]:
    """Make the edition, or take the one that was named; returns its sendings to the beat's channels and `channels`."""
    store, settings, now = opened.store, opened.settings, opened.now
    named = [settings.channel(name).name for name in channels]
    if edition is not None:
        return desk.send_to(store, settings, edition, named, now)
    made = desk.publish(store, settings, beat_in(opened, beat), who_is(by), now, named)
    hint(f"{made.beat} {made.number} is published: {made.headline} ({made.uid})")
    due = store.sendings_of(made.uid)
    if not due:
        hint(f"it went to no channel: list some in {settings.path}, or: publish --edition {made.uid} --channel NAME")
    return due
