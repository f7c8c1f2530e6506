"""Knows the addresses of services that we read by account: what stands in a browser's address line becomes one."""

from __future__ import annotations

import re

_SERVICES: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(rf"https?://(?:www\.|m\.)?{address}/?(?:[?#].*)?"), kind, account)
    for address, kind, account in (
        (r"t\.me/(?:s/)?(?P<name>[A-Za-z]\w{3,31})", "telegram", r"\g<name>"),
        (r"bsky\.app/profile/(?P<name>[\w.:-]+)", "bluesky", r"\g<name>"),
        (r"(?:old\.)?reddit\.com/(?P<name>[ru]/[\w-]+)", "reddit", r"\g<name>"),
        (r"(?:old\.)?reddit\.com/user/(?P<name>[\w-]+)", "reddit", r"u/\g<name>"),
        (r"youtube\.com/channel/(?P<name>UC[\w-]{22})", "youtube", r"\g<name>"),
        (r"(?P<host>[\w-]+(?:\.[\w-]+)+)/@(?P<name>\w[\w.-]*)", "mastodon", r"@\g<name>@\g<host>"),
    )
)
"""How a service writes the address of an account → the kind that reads it, and the account as that kind writes it."""
_NOT_MASTODON = frozenset(["youtube.com", "tiktok.com", "medium.com", "threads.net", "threads.com"])
"""Services that write accounts in the same way and are not read so."""


def service_of(url: str) -> tuple[str, str] | None:
    """The kind and the account that the address `url` stands for; None: it is a page or a feed like any other."""
    for address, kind, account in _SERVICES:
        found = address.fullmatch(url.strip())
        if found and found.groupdict().get("host", "").removeprefix("www.") not in _NOT_MASTODON:
            return kind, found.expand(account)
    return None
