from __future__ import annotations

import asyncio
import socket

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from pipeline.collect.guard import Guard
from pipeline.settings.environment import parse_allow_hosts


class Names(AbstractResolver):
    """Answers for names from a table."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = addresses

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:
        return [
            ResolveResult(hostname=host, host=address, port=port, family=socket.AF_INET, proto=6, flags=0)
            for address in self.addresses
        ]

    async def close(self) -> None:
        """Nothing to let go."""


def resolve(*addresses: str, allow: str = "") -> list[str]:
    async def ask() -> list[str]:
        guard = Guard(parse_allow_hosts(allow), Names(*addresses))
        return [found["host"] for found in await guard.resolve("desk.test", 80)]

    return asyncio.run(ask())


def test_a_name_for_an_address_inside_is_refused():
    with pytest.raises(OSError, match="not a public address"):
        resolve("10.0.0.5")


def test_of_a_mixed_answer_only_the_public_addresses_are_used():
    assert resolve("93.184.215.14", "10.0.0.5", "169.254.169.254") == ["93.184.215.14"]


def test_an_opened_name_may_lead_inside():
    assert resolve("10.0.0.5", allow="desk.test:80") == ["10.0.0.5"]


def test_the_socket_is_refused_whatever_the_name_said_before():
    async def open_socket() -> None:
        guard = Guard((), Names("93.184.215.14"))
        await guard.resolve("rebind.test", 80)
        with pytest.raises(OSError, match="not a public address"):
            guard.socket((socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 80)))

    asyncio.run(open_socket())


def test_only_opened_places_need_no_pause():
    async def opened() -> list[bool]:
        guard = Guard(parse_allow_hosts("127.0.0.0/8:9000,desk.test:80"), Names())
        places = [("127.0.0.1", 9000), ("127.9.9.9", 9000), ("127.0.0.1", 80), ("desk.test", 80), ("other.test", 80)]
        return [guard.opened(host, port) for host, port in places]

    assert asyncio.run(opened()) == [True, True, False, True, False]
