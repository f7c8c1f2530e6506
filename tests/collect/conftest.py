from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.collect.site import Site, open_site


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site on loopback."""
    with open_site() as opened:
        yield opened
