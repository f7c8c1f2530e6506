"""The only door to the network: one GET at a time, polite, bounded in time and size, to permitted addresses only."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp.http_exceptions import HttpProcessingError
from yarl import URL

from pipeline.collect.guard import REFUSED, Guard
from pipeline.collect.inflate import NotDecodable, TooLarge, decoder
from pipeline.collect.turns import PAUSE, Turns
from pipeline.collect.workers import Workers
from pipeline.errors import FetchError
from pipeline.settings.environment import AllowedHost
from pipeline.text import one_line

DEADLINE = 20.0
"""Seconds for one fetch with all its redirects (miniflux waits as long); servers that drip bytes never run into a limit
per read. With 10 s for parsing, no visit takes more than 30."""
MAX_BODY = 10 * 1024 * 1024
"""Bytes after decompression; the largest news feeds have about 2 MiB."""
MAX_REDIRECTS = 5
"""Hops; honest feeds need at most three (http → https → www → feed host)."""
MAX_WAIT = timedelta(days=1)
"""The longest Retry-After that we follow; nobody plans further ahead."""
MAX_URL = 2_000
"""Characters of an address."""
_ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
_REDIRECTS = frozenset([301, 302, 303, 307, 308])
_FOR_GOOD = frozenset([301, 308])
_HEADER_VALUE = re.compile(r"[\x20-\x7e]{1,500}")
_BROKEN = re.compile(r"[\x00-\x20\x7f\\]")
_TOO_MUCH = "Data after"
"""How aiohttp's parser begins to say that bytes follow the last answer of a connection."""
_MAX_HEADERS = 50
_NOT_KEPT = frozenset(["set-cookie"])


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    url: str
    """The address that answered, after redirects."""
    status: int
    headers: dict[str, str] = field(default_factory=dict)
    """Names in lower case."""
    body: bytes = b""
    """Decompressed; empty unless the status is 200."""
    retry_after: datetime | None = None
    """No request before then, where the server said so."""
    moved: str | None = None
    """The address that the asked one has moved to for good, by 301 or 308; None: it has not."""


class Fetcher:
    """What the visits of one pass share: the way to the network, turns at hosts, and processes that parse.

    An async context manager; leaving it closes every connection and ends every process.
    """

    def __init__(
        self,
        allow: Sequence[AllowedHost] = (),
        contact: str = "",
        deadline: float = DEADLINE,
        max_body: int = MAX_BODY,
        pause: float = PAUSE,
        turns: Turns | None = None,
    ) -> None:
        """`allow`: opened non-public places; `contact`: mail or page for the owners of the sites; times in seconds.

        `turns` gives out the turns at hosts where others than this Fetcher ask them too.
        """
        self._allow = tuple(allow)
        self._agent = user_agent(contact)
        self._deadline = deadline
        self._max_body = max_body
        self._turns = turns or Turns(pause)
        self.workers = Workers()
        self._guard: Guard | None = None
        self._session: aiohttp.ClientSession | None = None

    @property
    def allowed(self) -> tuple[AllowedHost, ...]:
        """The non-public places that the operator opened: other doors, such as that of `mail`, open no more."""
        return self._allow

    def opens(self, url: str | None) -> bool:
        """Whether the operator opened the place at `url`, so that nobody waits for a turn there."""
        try:
            return bool(url) and self._is_open(checked(url or ""))
        except FetchError:
            return False

    async def __aenter__(self) -> Self:
        """Open the door."""
        await self.workers.__aenter__()
        self._guard = Guard(self._allow)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                resolver=self._guard, socket_factory=self._guard.socket, limit=100, ttl_dns_cache=60
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            auto_decompress=False,
            timeout=aiohttp.ClientTimeout(total=None),
            headers={"User-Agent": self._agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"},
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections and end all processes."""
        await self.workers.__aexit__(kind, error, trace)
        if self._session is not None:
            await self._session.close()
        self._session = self._guard = None

    async def get(
        self, url: str, now: datetime, *, etag: str | None = None, last_modified: str | None = None
    ) -> Answer:
        """GET `url`, following redirects; `now` (aware) is what Retry-After counts from.

        Any status is an answer; its body is read for 200 only. Raises `FetchError` with one sentence where there is
        no answer within the limits or the address may not be contacted.
        """
        target, left = checked(url), self._deadline
        headers = _conditions(etag, last_modified)
        clock = asyncio.get_running_loop().time
        moved, for_good = None, True
        for _ in range(MAX_REDIRECTS + 1):
            async with self._turns.at(target.raw_host or "", free=self._is_open(target)):
                began = clock()
                answer, location = await self._once(target, headers, left, now)
                left -= clock() - began
            if location is None:
                return replace(answer, moved=moved) if moved else answer
            target = checked(_join(target, location))
            for_good = for_good and answer.status in _FOR_GOOD
            moved = str(target) if for_good else moved
        raise FetchError(f"{shown(url)} redirects more than {MAX_REDIRECTS} times; give the final address")

    def _is_open(self, target: URL) -> bool:
        if self._guard is None:
            raise RuntimeError("the Fetcher is not open; use it in an `async with`")
        return self._guard.opened(target.raw_host or "", target.port or 0)

    async def _once(
        self, target: URL, headers: dict[str, str], seconds: float, now: datetime
    ) -> tuple[Answer, str | None]:
        """One request: the answer, and where it redirects to."""
        if self._session is None:
            raise RuntimeError("the Fetcher is not open; use it in an `async with`")
        try:
            async with (
                asyncio.timeout(max(seconds, 0.01)),
                self._session.get(target, headers=headers, allow_redirects=False) as response,
            ):
                kept = _headers(response)
                location = kept.get("location") if response.status in _REDIRECTS else None
                body = await self._body(response) if response.status == 200 else b""
                if response.status != 200:
                    response.close()
                until = retry_after(kept.get("retry-after"), now)
                return Answer(str(target), response.status, kept, body, until), location
        except TimeoutError as error:
            raise FetchError(f"{shown(target)} did not answer in full within {self._deadline:g} seconds") from error
        except TooLarge as error:
            limit = f"{self._max_body / 2**20:g} MiB"
            raise FetchError(f"{shown(target)} sent more than {limit}; give the address of a smaller feed") from error
        except NotDecodable as error:
            raise FetchError(f"{shown(target)} sent an answer that cannot be read: {error}") from error
        except (aiohttp.ClientError, HttpProcessingError, OSError, ValueError) as error:
            raise FetchError(_sentence(target, error)) from error

    async def _body(self, response: aiohttp.ClientResponse) -> bytes:
        """The decompressed body; raises `TooLarge` or `NotDecodable`."""
        if response.content_length is not None and response.content_length > self._max_body:
            response.close()
            raise TooLarge
        pieces = decoder(response.headers.get("Content-Encoding", ""), self._max_body)
        try:
            async for piece in response.content.iter_any():
                pieces.feed(piece)
            return pieces.finish()
        except (TooLarge, NotDecodable):
            response.close()
            raise


def user_agent(contact: str) -> str:
    """How we introduce ourselves: name, version, and whom to write to."""
    try:
        number = version("itemwire")
    except PackageNotFoundError:
        number = "0"
    return f"itemwire/{number} (feed reader of a newsroom; contact: {contact or 'not given'})"


@lru_cache(maxsize=1024)  # asked for three times a visit
def checked(url: str | URL) -> URL:
    """`url` where it is a web address that we can ask; raises `FetchError` where it is none."""
    text = str(url)
    try:
        if len(text) > MAX_URL or _BROKEN.search(text):
            raise ValueError("it is too long or holds blanks, controls or backslashes")
        target = URL(text)
        port = target.port if target.authority else None  # yarl undoes an IDN's code here, and may find it broken
    except ValueError as error:
        raise FetchError(f"{shown(text)} is no web address ({one_line(str(error))[:100]}); mend its url") from error
    if target.scheme not in ("http", "https") or not target.raw_host or not port:
        raise FetchError(f"{shown(text)} is no address with http or https; only those are fetched")
    if target.user is not None or target.password is not None:
        raise FetchError(f"{shown(target)} holds a user name or password; leave it out")
    return target.with_fragment(None)


def shown(url: str | URL) -> str:
    """`url` fit for a message: one short line, without user name and password."""
    text = one_line(str(url))
    return re.sub(r"//[^/@]*@", "//…@", text)[:200]


def retry_after(value: str | None, now: datetime) -> datetime | None:
    """Until when a Retry-After header (seconds or a date) asks us to wait, at most `MAX_WAIT`; None for nonsense."""
    if not value:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        seconds = min(int(text[:12]), int(MAX_WAIT.total_seconds()))
        return now + timedelta(seconds=seconds) if seconds else None
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    until = until.replace(tzinfo=UTC) if until.tzinfo is None else until.astimezone(UTC)
    return min(until, now + MAX_WAIT) if until > now else None


def _conditions(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """The headers that ask for changes only; a validator that fits no header is left out."""
    wanted = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in wanted.items() if value and _HEADER_VALUE.fullmatch(value)}


def _join(target: URL, location: str) -> str:
    """The absolute address that a Location header means; raises `FetchError` for none."""
    try:
        return str(target.join(URL(location)))
    except ValueError as error:
        raise FetchError(f"{shown(target)} redirects to something that is no address") from error


def _headers(response: aiohttp.ClientResponse) -> dict[str, str]:
    """The answer's headers, storable; a repeated one by its first value."""
    kept: dict[str, str] = {}
    for name, value in response.headers.items():
        key = name.lower()
        if key not in _NOT_KEPT and len(kept) < _MAX_HEADERS:
            kept.setdefault(key, value.encode("utf-8", "replace").decode("utf-8").replace("\x00", ""))
    return kept


def _sentence(target: URL, error: Exception) -> str:
    """What went wrong with the connection, in words."""
    said = one_line(str(error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error))
    if REFUSED in said:
        return (
            f"{shown(target)} leads to an address that {REFUSED}; it is not fetched"
            " (ITEMWIRE_ALLOW_HOSTS opens single ones)"
        )
    if _TOO_MUCH in said:
        return f"{shown(target)} sent more than it announced (Content-Length), so no end can be told; tell its owner"
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return f"{shown(target)} has a host name that is not known; check its spelling"
    if isinstance(error, aiohttp.ClientSSLError):
        return f"{shown(target)} has no valid certificate ({said[:120]})"
    if isinstance(error, aiohttp.ClientConnectorError):
        return f"{shown(target)} accepts no connection ({error.os_error.strerror or 'no answer'})"
    if isinstance(error, aiohttp.ServerDisconnectedError | ConnectionError):
        return f"{shown(target)} broke off the connection"
    if isinstance(error, aiohttp.ClientPayloadError):
        return f"{shown(target)} sent an incomplete answer"
    if isinstance(error, aiohttp.ClientResponseError | HttpProcessingError):
        return f"{shown(target)} sent something that is no proper HTTP answer"
    return f"{shown(target)} could not be fetched ({said[:120] or type(error).__name__})"
