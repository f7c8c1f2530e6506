"""Tells a watcher elsewhere that a pass went well: asks an address, or touches a file, so that silence shows."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

from pipeline import journal
from pipeline.errors import FetchError
from pipeline.settings import Environment

PING_SECONDS = 10.0
"""For the answer: a watcher that is slow must not hold up the next pass."""


def ping(environment: Environment, now: datetime) -> bool:
    """Do what ITEMWIRE_PING says, where it says anything; returns False, with a line in the log, where that failed."""
    target = environment.ping
    if target is None:
        return True
    try:
        if target.startswith(("http://", "https://")):
            asyncio.run(_ask(target, environment, now))
        else:
            file = Path(target)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch()
    except OSError as error:
        journal.warn("ping failed", why=f"the file of ITEMWIRE_PING cannot be touched: {error.strerror}")
        return False
    except FetchError as error:
        # the path of the address is its key: only the host is told
        journal.warn("ping failed", why=str(error).replace(target, _host(target)))
        return False
    return True


async def _ask(target: str, environment: Environment, now: datetime) -> None:
    """GET the address, within the bounds of every fetch; raises FetchError where it does not answer well."""
    from pipeline.collect.fetch import Fetcher

    async with Fetcher(environment.allow_hosts, environment.contact, deadline=PING_SECONDS) as fetcher:
        answer = await fetcher.get(target, now)
    if answer.status >= 400:
        raise FetchError(f"{_host(target)} answered {answer.status}; check ITEMWIRE_PING")


def _host(target: str) -> str:
    return "/".join(target.split("/")[:3]) + "/…"
