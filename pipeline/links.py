"""Gives an address one form, so that two posts that share a link can be seen to share it."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

MAX_URL = 2_000
"""Characters; longer addresses are no links that people share (and `idna` is quadratic in the length of a host)."""
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|ysclid|twclid|ttclid|igsh|igshid|mc_cid|mc_eid|"
    r"_hsenc|_hsmi|mkt_tok|ref_src|ref_url|cmpid|at_medium|at_campaign|xtor|oly_enc_id|oly_anon_id|vero_id)(?:=|$)",
    re.IGNORECASE,
)
"""Parameters that say how a reader came, not what he reads (lists of ClearURLs and Firefox's query stripping)."""
_BARE = re.compile(r"[\x00-\x20\x7f<>\"\\^`{|}]")
_PLAIN = re.compile(
    r"(https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-wyz0-9-]*/[A-Za-z0-9_~/.-]*)"
    r"(?:\?([A-Za-z0-9_~.-]+=[A-Za-z0-9_~.-]*(?:&[A-Za-z0-9_~.-]+=[A-Za-z0-9_~.-]*)*))?"
)
"""Addresses that already have the form (without `/.`), but for the order of their parameters, which most have: the long
way costs 60 µs."""
_PORTS = {"http": 80, "https": 443}


def canonical_url(url: str | None) -> str | None:
    """The one form of a web address, or None where `url` is none that we would open or show as a link.

    Only http and https; host in lower case, default port, fragment and tracking parameters dropped, the other
    parameters kept in a fixed order. Addresses with a user name, a broken host or port, or over-long ones give None.
    """
    if url is None or not 8 <= len(url := url.strip()) <= MAX_URL:
        return None
    plain = _PLAIN.fullmatch(url)
    if plain is not None:
        base, query = plain.groups()
        if "/." not in base:
            return base if query is None else _ordered(base, query)
    return None if _BARE.search(url) else _formed(url)


def _ordered(base: str, query: str) -> str:
    """`base` with the parameters of a plain `query` that say what is read, in their order."""
    if "&" not in query:
        return base if _TRACKING.match(query) else f"{base}?{query}"
    kept = [part.split("=") for part in query.split("&") if not _TRACKING.match(part)]
    kept.sort()
    return f"{base}?{'&'.join('='.join(pair) for pair in kept)}" if kept else base


@lru_cache(maxsize=4096)
def _formed(url: str) -> str | None:
    """The one form of `url`, the long way."""
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
        if parts.scheme not in _PORTS or not host or "@" in parts.netloc or port == 0:
            return None
        shown = f"[{host}]" if ":" in host else host
        netloc = shown if port in (None, _PORTS[parts.scheme]) else f"{shown}:{port}"
        query = "&".join(part for part in parts.query.split("&") if part and not _TRACKING.match(part))
        plain = urlunsplit(SplitResult(parts.scheme, netloc, parts.path, query, ""))
        return canonicalize_url(plain)
    except (ValueError, UnicodeError):
        return None
