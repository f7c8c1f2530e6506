"""The headers of every answer, and what of a request shows that another site sent it.

Set around everything else, so that no error page, redirect or file goes without them.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Nothing inline, nothing from elsewhere, in no frame: a script that slips into a page neither runs nor tells tales."""

FIXED = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
"""`same-origin` for the referrer: no other site learns which claim somebody looked at when a link is followed."""

STORE_NOTHING = "no-store"
"""For pages: what an editor saw does not stay on a machine that others use."""

TRANSPORT = "max-age=31536000"
"""Seconds (a year) for which a browser that came by TLS comes by nothing else."""


class WithHeaders:
    """Sets the headers on whatever the application answers."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand around `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and set the headers on its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in FIXED.items():
                    headers[name] = value
                if "cache-control" not in headers:
                    headers["cache-control"] = STORE_NOTHING
                if scope["scheme"] == "https":
                    headers["strict-transport-security"] = TRANSPORT
            await send(message)

        await self._app(scope, receive, with_headers)


class HeadToo:
    """Answers HEAD wherever GET is answered, with the same headers and no body (RFC 9110, 9.3.2)."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand around `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a HEAD on as a GET, and let go what it says beyond its headers."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return
        ended = False

        async def without_body(message: Message) -> None:
            nonlocal ended
            if message["type"] == "http.response.start":
                await send(message)
            elif not ended:  # at once, for a stream of news has no end
                ended = True
                await send({"type": "http.response.body", "body": b"", "more_body": False})

        await self._app({**scope, "method": "GET"}, receive, without_body)


def from_elsewhere(headers: Headers) -> str | None:
    """Why a change was sent by another site, as the browser itself tells; None: it looks like ours.

    `Sec-Fetch-Site` is what today's browsers say and no page can set; `Origin` is what all of them say on a POST.
    """
    site = headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return f"the browser says that it comes from another site ({site[:20]})"
    origin = headers.get("origin")
    if origin is None:
        return None
    if origin == "null" or _place(origin) != headers.get("host", "").casefold():
        return "it comes from another origin than this desk"
    return None


def _place(origin: str) -> str | None:
    """Host and port of an origin; None: it is none."""
    try:
        return urlsplit(origin).netloc.casefold()
    except ValueError:  # brackets that hold no address
        return None


def inside(url: str) -> str | None:
    """`url` where it is a page of this desk; None: it could lead elsewhere.

    Browsers drop tabs and line breaks out of an address and take a backslash for a slash, so that `/<tab>/host` is
    another host (WHATWG URL, 4.4); nothing that is no printed character goes into a header either.
    """
    if not url.startswith("/") or url.startswith("//") or "\\" in url or not url.isprintable():
        return None
    return url
