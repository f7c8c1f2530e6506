"""Collects newsletters from a mailbox, over IMAP and TLS; nothing in the box is marked, moved or deleted."""

from __future__ import annotations

import asyncio
import hashlib
import re
import ssl
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from pydantic import JsonValue

from pipeline.collect.age import WEEK
from pipeline.collect.entries_to_posts import to_posts
from pipeline.collect.fetch import Fetcher
from pipeline.collect.guard import REFUSED
from pipeline.collect.host import HOST
from pipeline.collect.imap import MAX_MAIL, Box, Letter, Mailbox
from pipeline.collect.secret import secret_of
from pipeline.collect.visit import went_well
from pipeline.errors import CollectError, ParseError
from pipeline.text import one_line
from pipeline.types import Capture, Cursor, FetchOutcome, Post, RejectedPost, Source

OPTIONS = ("host", "port", "tls", "folder", "user", "from")
"""`host`: the server (left out: `imap.` and the account's domain); `port`: 993, or 143; `tls`: `starttls` for a server
that begins in the clear (left out: TLS from the first byte); `folder`: INBOX; `user`: the name to log in with, where it
is not the account; `from`: an address or domain, whose mail alone is read."""
DEADLINE = 60.0
"""Seconds for one visit to a box."""
MOST = 100
"""Mails of one visit; more wait for the next."""
_ACCOUNT = re.compile(rf"[^\s@\"\\]{{1,64}}@(?P<host>{HOST}|localhost)")
_HOST = re.compile(rf"{HOST}|localhost")
_SENDER = re.compile(r"[A-Za-z0-9@._+-]{3,254}")
_PORT = re.compile(r"[1-9][0-9]{0,4}")
_FOLDER = "INBOX"
_PORTS = {"": "993", "starttls": "143"}
"""What `tls` says → the port that such servers have."""


class _Read(NamedTuple):
    """What the letters came to."""

    posts: list[Post]
    rejected: list[RejectedPost]
    captures: list[Capture]


async def collect(source: Source, cursor: Cursor, now: datetime, fetcher: Fetcher, base: Path) -> FetchOutcome:  # noqa: ARG001 (every kind takes the same)
    """Read the mail that came since the last visit, at first that of a week; raises `CollectError` where it cannot.

    `account` is the box's address; `password_env` names the variable that holds its password (an app password, where
    the provider has those). A newsletter cannot be called back: what vanishes from the box is no deletion.
    """
    box = _box(source)
    known = cursor.state.get("seen")
    after = (str(known[0]), int(str(known[1]))) if isinstance(known, list) and len(known) == 2 else None
    since = ((cursor.last_success or now) - WEEK - timedelta(days=1)).date()  # the server's day may be another
    validity, letters = await _letters(box, fetcher, after, since)
    read = await _read(letters, box, source, now, fetcher)
    last = max((letter.uid for letter in letters), default=after[1] if after and after[0] == validity else 0)
    state: dict[str, JsonValue] = {**cursor.state, "seen": [validity, last]}
    return FetchOutcome(
        source=source.name, at=now, posts=tuple(read.posts), rejected=tuple(read.rejected), unchanged=not letters,
        captures=tuple(read.captures),
        cursor=went_well(cursor, now, state=state, last_new=now if read.posts else cursor.last_new),
    )  # fmt: skip


def _box(source: Source) -> Box:
    """The box that the source's settings describe; raises `CollectError` where they describe none."""
    account = _ACCOUNT.fullmatch((source.account or "").strip())
    if account is None:
        raise CollectError(f"{source.name} names no mailbox; give `account: name@host.org`, the box's address")
    host = source.options.get("host", f"imap.{account['host']}").lower()
    tls, sender = source.options.get("tls", ""), source.options.get("from", "")
    if tls not in _PORTS:
        raise CollectError(f"{source.name} has the option tls, but {tls} is none; allowed: starttls, or leave it out")
    port = source.options.get("port", _PORTS[tls])
    for key, value, grammar in (("host", host, _HOST), ("port", port, _PORT), ("from", sender or "any", _SENDER)):
        if not grammar.fullmatch(value):
            raise CollectError(f"{source.name} has the option {key}, but {value} is none; see the operator's guide")
    user, folder = source.options.get("user", account[0]), source.options.get("folder", _FOLDER)
    return Box(host, int(port), user, secret_of(source, "password_env"), folder, sender, tls == "starttls")


async def _letters(box: Box, fetcher: Fetcher, after: tuple[str, int] | None, since: date) -> tuple[str, list[Letter]]:
    """What a visit to the box brings, within the deadline; every failure of network or server as a `CollectError`."""
    mailbox = Mailbox(box, fetcher.allowed)
    try:
        async with asyncio.timeout(DEADLINE):
            return await asyncio.to_thread(mailbox.visit, after, since, MOST)
    except TimeoutError as error:
        mailbox.cut()
        raise CollectError(f"{box.host} did not answer in full within {DEADLINE:g} seconds") from error
    except ssl.SSLError as error:
        said = one_line(str(getattr(error, "verify_message", "") or error.reason or error))[:120]
        raise CollectError(f"{box.host} has no valid certificate ({said})") from error
    except OSError as error:
        said = one_line(error.strerror or str(error))[:120]
        more = "; it is not contacted (ITEMWIRE_ALLOW_HOSTS opens single ones)" if REFUSED in said else ""
        raise CollectError(f"{box.host} port {box.port} cannot be read ({said}){more}") from error
    except (ValueError, IndexError, TypeError, KeyError, AttributeError) as error:  # imaplib trusts what servers send
        raise CollectError(f"{box.host} answers as no IMAP server does ({type(error).__name__})") from error


async def _read(letters: list[Letter], box: Box, source: Source, now: datetime, fetcher: Fetcher) -> _Read:
    """The letters as posts; one that cannot be read is refused with its reason."""
    read = _Read([], [], [])
    options = {"sender": box.sender} if box.sender else {}
    for letter in letters:
        where = f"imap://{box.host}/{box.folder}/{letter.uid}"
        try:
            content = await fetcher.workers.read("read_mail", letter.body, None, where, options)
        except ParseError as error:
            read.rejected.append(RejectedPost(where=f"{source.name}, mail {letter.uid}", reason=str(error), raw=""))
            continue
        if letter.size > len(letter.body):
            content.entries[0].extra["cut_at"] = MAX_MAIL
        parsed = to_posts(content, "", source, now)
        read.posts.extend(parsed.posts)
        read.rejected.extend(parsed.rejected)
        read.captures.append(
            Capture(
                sha256=hashlib.sha256(letter.body).hexdigest(), source=source.name, url=where, fetched=now, status=200,
                body=letter.body,
            )
        )  # fmt: skip
    return read
