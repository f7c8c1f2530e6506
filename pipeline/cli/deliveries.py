"""Sends what is due after a command or a pass, and says what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from pydantic import JsonValue

from pipeline.cli.session import Session
from pipeline.cli.terminal import hint, say
from pipeline.types import Sending, SendState

GOOD = (SendState.SENT, SendState.BY_HAND, SendState.WAITING, SendState.OVERTAKEN)
"""States in which there is nothing left to do for the program."""


def deliver(opened: Session) -> list[Sending]:
    """Send what is due by now, which may be long after the command began; loads no channel where nothing is due."""
    now = datetime.now(UTC)
    if not opened.store.sendings_due(now):
        return []
    from pipeline.sending import send_due  # here, because most passes send nothing

    return send_due(opened.store, opened.settings, opened.environment.secret, now)


def deliver_quietly(opened: Session) -> None:
    """Send what is due at the end of a pass: what fails is in the log, and told as an alarm."""
    for one in deliver(opened):
        hint(line(one))


def line(one: Sending) -> str:
    """What became of a sending, in words."""
    what = f"{one.channel}: edition {one.edition}, revision {one.revision}"
    if one.state is SendState.WAITING:
        posted = f"itemwire publish --posted {one.channel} --edition {one.edition}"
        return f"{what} is ready to be pasted: {one.url}; then `{posted}`"
    if one.state is SendState.FAILED:
        return f"{what} failed, and is tried again at {one.due:%H:%M} UTC: {one.error}"
    if one.state is SendState.UNSURE:
        answer = f"`itemwire publish --posted {one.channel}`, or `--again {one.channel}`"
        return f"{what} may have arrived: {one.error}: {answer}"
    if one.state in GOOD:
        return f"{what} {one.state.value}" + (f", {one.url}" if one.url else "")
    return f"{what} {one.state.value}" + (f": {one.error}" if one.error else "")


def told(sendings: Sequence[Sending]) -> bool:
    """Say what became of each; whether all is well."""
    for one in sendings:
        (say if one.state in GOOD else hint)(line(one))
    return all(one.state in GOOD for one in sendings)


def row(one: Sending) -> dict[str, JsonValue]:
    """A sending as `--json` prints it."""
    return {
        "edition": one.edition,
        "revision": one.revision,
        "channel": one.channel,
        "state": one.state.value,
        "attempts": one.attempts,
        "due": one.due.isoformat().replace("+00:00", "Z"),
        "error": one.error,
        "url": one.url,
    }
