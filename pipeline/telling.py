"""Tells people of alarms: always the log, and whatever Apprise can reach (mail, chat, push) where addresses are set."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline import journal
from pipeline.alarms import message
from pipeline.settings import Environment
from pipeline.types import Alarm


def tell(environment: Environment, alarms: Sequence[Alarm]) -> bool:
    """Tell `alarms` to everyone whom the environment names; returns whether all of them were reached.

    Whoever cannot be reached is named in the log, by the name of the variable: its value is a secret.
    """
    for alarm in alarms:
        event = "alarm" if alarm.closed is None else "alarm over"
        journal.warn(event, about=alarm.source or "itemwire", kind=alarm.kind, words=alarm.words)
    reached = [_tell_one(environment, name, alarms) for name in environment.alarms]
    return all(reached)


def _tell_one(environment: Environment, name: str, alarms: Sequence[Alarm]) -> bool:
    address = environment.secret(name)
    if address is None:
        journal.warn("alarms not sent", to=name, why=f"{name} is not set; write it into .env, or mend ITEMWIRE_ALARMS")
        return False
    try:
        import apprise  # here, because it takes half a second to load
    except ImportError:
        journal.warn(
            "alarms not sent", to=name, why="the extra `alarms` is not installed: pip install 'itemwire[alarms]'"
        )
        return False
    # its own log repeats addresses, which hold passwords
    apprise.logger.disabled = True
    post = apprise.Apprise()
    title, text = message(alarms)
    if not post.add(address) or not post.notify(title=title, body=text, body_format=apprise.NotifyFormat.TEXT):
        journal.warn("alarms not sent", to=name, why="it was not reached; it is tried again with the next pass")
        return False
    return True
