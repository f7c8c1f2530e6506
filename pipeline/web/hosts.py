"""By which names the desk is asked: a page elsewhere that lets its own name lead here is not answered.

A hostile page can point its name at 127.0.0.1 after it was loaded (DNS rebinding); to the browser the desk then is that
page's own site, and whatever it may read, the page may. What the request calls the desk, `Host`, gives it away.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK = "localhost"
REFUSED = (
    "This desk is not called {name!r}, so it does not answer. If that is its name, "
    "write it into ITEMWIRE_DESK_HOSTS (environment or .env) and start the desk again.\n"
)


class KnownHosts:
    """Answers only what calls this machine by loopback, or by one of `names`; 421 to everything else."""

    def __init__(self, app: ASGIApp, names: Iterable[str]) -> None:
        """Stand before `app`; `0.0.0.0` or `::` among the names: any address, but no further name."""
        self._app = app
        self._names = {name.casefold().rstrip(".") for name in names}
        self._any_address = bool(self._names & {"0.0.0.0", "::"})  # noqa: S104 - compared with, not listened on

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        told = Headers(scope=scope).getlist("host")
        name = host_name(told[0]) if len(told) == 1 else None
        if name is not None and self._is_ours(name):
            await self._app(scope, receive, send)
            return
        answer = PlainTextResponse(REFUSED.format(name=", ".join(told)[:80]), 421)
        await answer(scope, receive, send)

    def _is_ours(self, name: str) -> bool:
        if name == LOOPBACK or name in self._names:
            return True
        try:
            address = ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or self._any_address


def host_name(told: str) -> str | None:
    """The name or address in a `Host` header, without its port and in small letters; None: it is none."""
    bare, colon, port = told.rpartition(":")
    if told.endswith("]") or not colon:
        bare, port = told, ""
    if port and not (port.isascii() and port.isdigit()):
        return None
    if bare.startswith("[") != bare.endswith("]") or (":" in bare and not bare.startswith("[")):
        return None
    return bare.removeprefix("[").removesuffix("]").casefold().rstrip(".") or None
