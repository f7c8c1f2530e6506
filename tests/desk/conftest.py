"""A newsroom with a desk on each engine: real posts, real claims, channels that are folders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storage import Store, open_store
from tests.desk.room import Room, a_room
from tests.storage.conftest import server, store, url

__all__ = ["room", "server", "store", "url"]


@pytest.fixture
def room(store: Store, tmp_path: Path) -> Room:
    return a_room(store, tmp_path)


@pytest.fixture
def another(url: str) -> Iterator[Callable[[], Store]]:
    """Further programs at the same database."""
    opened = []

    def one() -> Store:
        found = open_store(url)
        opened.append(found)
        return found.__enter__()

    yield one
    for each in opened:
        each.__exit__(None, None, None)
