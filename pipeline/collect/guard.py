"""Stands where a name becomes an address and where a socket is opened, and lets only permitted addresses through."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from functools import lru_cache

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

from pipeline.collect.address import may_contact
from pipeline.settings.environment import AllowedHost

REFUSED = "is not a public address"
"""The words by which a refusal is known again among the errors of a connection."""
_MAX_NAMES = 10_000
"""Addresses whose names are remembered; a pass over more hosts than that begins anew."""

AddrInfo = tuple[int, int, int, str, tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]]


class Guard(AbstractResolver):
    """Looks names up, and opens sockets only to addresses that may be contacted.

    The second check is the one that counts: it sees the address actually used, at every hop, for numeric hosts too,
    and whatever a second look-up of the name may have answered.
    """

    def __init__(self, allow: Sequence[AllowedHost], lookup: AbstractResolver | None = None) -> None:
        """`allow`: the non-public places that the operator opened; `lookup`: answers for names (default: the system).

        Call this inside a running loop.
        """
        self._allow = tuple(allow)
        self._lookup = lookup or ThreadedResolver()
        self._names: dict[str, set[str]] = {}
        self.opened = lru_cache(maxsize=1024)(self._opened)
        """Whether the operator opened this place (host, port), so that it needs no pause between requests."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The permitted addresses of `host`; raises OSError where there is none."""
        found = await self._lookup.resolve(host, port, family)
        kept = [result for result in found if may_contact(result["host"], port, (host,), self._allow)]
        if not kept:
            raise OSError(f"{host} {REFUSED}")
        if len(self._names) > _MAX_NAMES:
            self._names.clear()
        for result in kept:
            self._names.setdefault(result["host"], set()).add(host)
        return kept

    def socket(self, info: AddrInfo) -> socket.socket:
        """A socket for the connection that `info` describes; raises OSError where its address may not be contacted."""
        family, kind, protocol, _, address = info
        host, port = str(address[0]), int(address[1])
        if not may_contact(host, port, tuple(self._names.get(host, ())), self._allow):
            raise OSError(f"{host} port {port} {REFUSED}")
        return socket.socket(family=family, type=kind, proto=protocol)

    def _opened(self, host: str, port: int) -> bool:
        return any(place.port == port and (place.host == host or _holds(place, host)) for place in self._allow)

    async def close(self) -> None:
        """Let the look-ups go."""
        await self._lookup.close()


def _holds(place: AllowedHost, host: str) -> bool:
    """Whether the numeric `host` lies in the opened network."""
    try:
        socket.inet_pton(socket.AF_INET6 if ":" in host else socket.AF_INET, host)
    except OSError:
        return False
    return may_contact(host, place.port, (), (place,))
