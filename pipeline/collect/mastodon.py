"""Collects accounts and hashtags of Mastodon through the public part of its API v1, without an account or a key."""

from __future__ import annotations

import re
from datetime import datetime
from http import HTTPStatus
from pathlib import Path

from pipeline.collect.fetch import Fetcher, shown
from pipeline.collect.host import HOST
from pipeline.collect.json_values import read_json, text_in
from pipeline.collect.timeline import Timeline, read_timeline, refused
from pipeline.errors import CollectError
from pipeline.types import Cursor, FetchOutcome, Source

PAGE = 40
"""Statuses in one answer, the most that servers give."""
_ACCOUNT = re.compile(rf"@?(?P<name>[A-Za-z0-9_][A-Za-z0-9_.-]{{0,63}})@(?P<host>{HOST})")
_HASHTAG = re.compile(rf"#(?P<tag>\w{{1,100}})@(?P<host>{HOST})")
_NUMBER = re.compile(r"[A-Za-z0-9_-]{1,64}")
_OWN_LIST = re.compile(r"https?://[^/]+/api/v1/accounts/[^/?#]+/statuses(?:[?#].*)?")
_NUMBER_OF = "number_of"
"""Key of the cursor's state: the account and the number under which its server lists it."""


async def collect(source: Source, cursor: Cursor, now: datetime, fetcher: Fetcher, base: Path) -> FetchOutcome:  # noqa: ARG001 (every kind takes the same)
    """Read the newest statuses, and back to those we know; raises `CollectError` where that cannot be done.

    `url` is the address of a timeline; `account` is `@name@host` or `#hashtag@host`. The newest page is always read
    whole, because it shows edits and deletions; behind it `since_id` asks for nothing that we know, also where a visit
    takes up the way back that an earlier one had to break off.
    """
    url = source.url
    if url is None:
        url, cursor = await _address(source, cursor, now, fetcher)
    complete = _OWN_LIST.fullmatch(url) is not None
    timeline = Timeline(url, reader="read_mastodon", older_by="max_id", newer_by="since_id", complete=complete)
    return await read_timeline(timeline, source, cursor, now, fetcher)


async def _address(source: Source, cursor: Cursor, now: datetime, fetcher: Fetcher) -> tuple[str, Cursor]:
    """The address of the timeline that the source's account names, and the cursor that remembers it."""
    account = (source.account or "").strip()
    if tag := _HASHTAG.fullmatch(account):
        return f"https://{tag['host'].lower()}/api/v1/timelines/tag/{tag['tag']}?limit={PAGE}", cursor
    named = _ACCOUNT.fullmatch(account)
    if named is None:
        raise CollectError(
            f'{source.name} names no account of Mastodon; give `account: "@name@host"` or `"#hashtag@host"`'
        )
    host = named["host"].lower()
    known = cursor.state.get(_NUMBER_OF)
    if isinstance(known, list) and known[:1] == [account] and _NUMBER.fullmatch(str(known[-1])):
        number = str(known[-1])
    else:
        number = await _number(f"https://{host}/api/v1/accounts/lookup?acct={named['name']}", cursor, now, fetcher)
        cursor = cursor.model_copy(update={"state": {**cursor.state, _NUMBER_OF: [account, number]}})
    return f"https://{host}/api/v1/accounts/{number}/statuses?limit={PAGE}", cursor


async def _number(url: str, cursor: Cursor, now: datetime, fetcher: Fetcher) -> str:
    """The number under which a server lists an account; raises `CollectError` where it knows none."""
    answer = await fetcher.get(url, now)
    if answer.status == HTTPStatus.NOT_FOUND:
        raise CollectError(f"{shown(url)} knows no such account; check how it is spelt")
    if answer.status != HTTPStatus.OK:
        raise refused(answer, cursor)
    found = read_json(answer.body, url)
    number = text_in(found, "id") if isinstance(found, dict) else ""
    if not _NUMBER.fullmatch(number):
        raise CollectError(f"{shown(url)} answers as no Mastodon server does; check the host")
    return number
