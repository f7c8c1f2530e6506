"""One way to talk to a channel's server: with a deadline, a size limit, no redirects, and errors in words."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from pipeline.errors import PublishError
from pipeline.types import Channel, Parcel

TIMEOUT = 30
"""Seconds for one request."""
LARGEST = 5_000_000
"""Bytes of an answer that are read: a post comes back whole, with its HTML twice."""
BUSY = (408, 425, 429)
"""Refusals that pass by themselves; so do all 5xx."""


class Answer(NamedTuple):
    """What a server answered."""

    status: int
    body: bytes
    headers: Mapping[str, str]

    def json(self) -> object:
        """The body as JSON, None where it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None


async def ask(
    channel: Channel,
    method: str,
    url: str,
    *,
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    login: tuple[str, str] | None = None,
) -> Answer:
    """Send one request; raises PublishError, to be tried again, where no whole answer comes."""
    import aiohttp  # here, because most passes send nothing

    sent = dict(headers or {})
    if login:
        sent["Authorization"] = "Basic " + b64encode(":".join(login).encode()).decode()
    timeout = aiohttp.ClientTimeout(total=TIMEOUT)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout, trust_env=False) as session,
            session.request(method, url, data=body, headers=sent, allow_redirects=False) as answer,
        ):
            read = bytearray()
            async for piece in answer.content.iter_any():
                read += piece
                if len(read) > LARGEST:
                    break
            return Answer(answer.status, bytes(read), answer.headers.copy())
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        why = "no answer in time" if isinstance(error, TimeoutError) else type(error).__name__
        raise PublishError(f"channel {channel.name}: {urlsplit(url).hostname} gave no answer: {why}", again=True) from (
            error
        )


def refusal(channel: Channel, answer: Answer, hint: str) -> PublishError:
    """The error for an answer that is no success; `hint` says what to look at."""
    again = answer.status >= 500 or answer.status in BUSY
    told = "it will be tried again" if again else hint
    return PublishError(f"channel {channel.name}: the server answered {answer.status}; {told}", again=again)


def secret_of(parcel: Parcel, channel: Channel, key: str) -> str:
    """The secret whose variable `key` (`password_env`) names; raises PublishError where there is none."""
    variable = channel.options.get(key)
    value = parcel.secret(variable) if variable else None
    if not value:
        what = f"set {variable} in .env" if variable else f"name its variable with {key} in the source list"
        raise PublishError(f"channel {channel.name} has no {key.removesuffix('_env')}; {what}", again=False)
    return value


def address_of(parcel: Parcel, channel: Channel) -> str:
    """The channel's address, or the one in the variable that `url_env` names: some addresses are secrets themselves.

    Raises PublishError where it has none, or would send secrets unencrypted.
    """
    url = secret_of(parcel, channel, "url_env") if "url_env" in channel.options else channel.url
    if not url:
        raise PublishError(f"channel {channel.name} has no url; write one in the source list", again=False)
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        raise PublishError(f"channel {channel.name}: its url is no address; mend it", again=False) from None
    if parts.username is not None or parts.password is not None:
        what = "the url holds a name or a password; write them under username and password_env"
        raise PublishError(f"channel {channel.name}: {what}", again=False)
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_here(host)):
        raise PublishError(f"channel {channel.name}: its url is not https; secrets would travel open", again=False)
    return url.rstrip("/")


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
