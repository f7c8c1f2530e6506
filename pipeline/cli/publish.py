"""`itemwire publish`: make an approved round-up an edition, and send what is due to its channels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer
from pydantic import JsonValue

from pipeline import desk
from pipeline.cli.options import DEFAULT_SOURCES, AsJson, Database, Sources
from pipeline.cli.review import BeatName, By, beat_in, who_is
from pipeline.cli.session import Session, session
from pipeline.cli.terminal import hint, say, say_json, table
from pipeline.errors import NotFoundError
from pipeline.sending import send_due, settle
from pipeline.types import Edition, Sending, SendState

EXAMPLE = (
    "Example: itemwire publish --beat Syria --by ann   or: itemwire publish --list   "
    "or: itemwire publish --edition e-0123456789abcdef --channel site"
)
UNSENT = 1
"""Exit code where something that was due did not reach its channel."""

_GOOD = (SendState.SENT, SendState.BY_HAND, SendState.WAITING)


def sending_row(one: Sending) -> dict[str, JsonValue]:
    """A sending as `--json` prints it."""
    return {
        "edition": one.edition,
        "revision": one.revision,
        "channel": one.channel,
        "state": one.state.value,
        "attempts": one.attempts,
        "error": one.error,
        "url": one.url,
    }


def _list(opened: Session, beat: str | None, as_json: bool) -> None:
    found = opened.store.editions(desk.beat_of(opened.settings, beat).name if beat else None)
    sent = {edition.uid: opened.store.sendings_of(edition.uid) for edition in found}
    if as_json:
        say_json([{**_edition_row(one), "sendings": [sending_row(s) for s in sent[one.uid]]} for one in found])
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
    table(f"{len(rows)} editions", ("id", "round-up", "published (UTC)", "state", "headline", "channels"), rows)


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


def _told(sendings: Sequence[Sending]) -> bool:
    """Say what became of each; whether all is well."""
    for one in sendings:
        if one.state is SendState.WAITING:
            hint(f"{one.channel}: ready to be pasted, {one.url}; then `itemwire publish --posted {one.channel}`")
        elif one.state in _GOOD:
            say(f"{one.channel}: sent revision {one.revision}" + (f", {one.url}" if one.url else ""))
        else:
            hint(f"{one.channel}: {one.state.value}: {one.error}")
    return all(one.state in _GOOD for one in sendings)


def _posted(opened: Session, edition: str | None, channel: str, arrived: bool) -> None:
    """Note what a person found out about sendings to `channel`."""
    waiting = [
        one
        for one in opened.store.sendings_troubled()
        if one.channel == channel and (edition is None or one.edition == edition)
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
            str | None, typer.Option("--edition", metavar="ID", help="Send this published edition (again) instead.")
        ] = None,
        channel: Annotated[
            list[str] | None, typer.Option("--channel", help="Send to this channel (may be repeated).")
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
        with session(sources, database) as opened:
            if listed:
                _list(opened, beat, as_json)
                return
            if posted or again:
                _posted(opened, edition, posted or again or "", arrived=bool(posted))
            elif not due:
                made = _published(opened, beat, by, edition, channel or ())
                hint(f"{made.beat} {made.number}: {made.headline} ({made.uid})")
            sent = send_due(opened.store, opened.settings, opened.environment.secret, opened.now)
        if as_json:
            say_json([sending_row(one) for one in sent])
        elif not _told(sent):
            raise typer.Exit(UNSENT)


def _published(
    opened: Session, beat: str | None, by: str | None, edition: str | None, channels: Sequence[str]
) -> Edition:
    """The edition to send: a new one, or the one that was named; queued for `channels` besides the beat's own."""
    store, settings, now = opened.store, opened.settings, opened.now
    named = [settings.channel(name).name for name in channels]
    if edition is None:
        made = desk.publish(store, settings, beat_in(opened, beat), who_is(by), now)
    else:
        made = desk.edition_of(store, edition)
    more = [Sending(edition=made.uid, revision=made.revision, channel=name, due=now, changed=now) for name in named]
    store.queue_sendings(more, now)
    return made
