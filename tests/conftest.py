"""What every test gets: a network that is closed but for loopback, and the labelled sets where there are any."""

from __future__ import annotations

import ipaddress
import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("laws", deadline=None)
settings.load_profile("laws")  # property tests hold laws, not timings: a busy machine is no failure


class NetworkIsClosed(AssertionError):
    """A test tried to reach something other than this machine."""


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.split("%", maxsplit=1)[0]).is_loopback
    except ValueError:
        return host in {"localhost", ""}


def _close_the_network(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.connect":
        address = arguments[1]
        if isinstance(address, tuple) and not _is_loopback(str(address[0])):
            raise NetworkIsClosed(f"a test tried to connect to {address!r}")
    elif event == "socket.getaddrinfo":
        host = arguments[0]
        if isinstance(host, bytes):
            host = host.decode("ascii", "replace")
        if isinstance(host, str) and not _is_loopback(host):
            raise NetworkIsClosed(f"a test tried to look up {host!r}")


sys.addaudithook(_close_the_network)


@pytest.fixture(scope="session")
def evaluation() -> Path:
    """The folder of labelled sets that ITEMWIRE_EVAL names; the test skips where there is none."""
    folder = os.environ.get("ITEMWIRE_EVAL")
    if not folder or not Path(folder).is_dir():
        pytest.skip("ITEMWIRE_EVAL names no folder of labelled sets")
    return Path(folder)
