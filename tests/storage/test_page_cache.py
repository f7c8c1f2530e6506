"""How much of the file each connection keeps is said when the database is opened."""

from __future__ import annotations

import pytest

from storage import open_store
from storage.engine import CACHE_KIB, reading


@pytest.mark.parametrize(("given", "kept"), [((), CACHE_KIB), ((512,), 512)])
def test_a_connection_keeps_the_pages_that_it_was_opened_with(tmp_path, given, kept):
    with open_store(f"sqlite:///{tmp_path / 'x.db'}", *given) as store, reading(store._engine) as connection:
        assert connection.exec_driver_sql("PRAGMA cache_size").scalar() == -kept
