"""What a pass keeps in hand is what the store holds, whatever was written meanwhile."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from pipeline import flow
from pipeline.recent import Recent
from storage import ClaimFilter
from tests.flow.newsroom import NOW, POSTS, a_newsroom

checks = []


class Checked(Recent):
    """Compares what is in hand with the store after each batch."""

    def written(self, work, gone):
        """Take over `work`, then look."""
        super().written(work, gone)
        stored = {claim.uid: claim for claim in self._store.claims(ClaimFilter(), self._roster)}
        statements = [one.statement.uid for claim in stored.values() for one in claim.appearances]
        hints = {"suggestions": ()}  # the only part of a claim that another claim's writing may change
        assert self._claims.keys() <= stored.keys()
        checks.append(len(self._claims))
        for claim in self.claims(stored):
            assert claim.model_copy(update=hints) == stored[claim.uid].model_copy(update=hints)
        assert self.statements(statements) == self._store.statements(statements)
        assert self.links_of(statements) == self._store.links_of(statements)


@pytest.mark.parametrize(("seed", "batch"), [(1, 4), (2, 9)])
def test_what_is_in_hand_is_what_the_store_holds(tmp_path, monkeypatch, seed, batch):
    monkeypatch.setattr(flow, "BATCH", batch)
    monkeypatch.setattr(flow, "Recent", Checked)
    checks.clear()
    posts = random.Random(seed).sample(POSTS, len(POSTS))
    with a_newsroom(tmp_path) as room:
        room.take(posts[:25])
        room.take(posts[25:], NOW + timedelta(minutes=1))
        room.store.requeue(None)
        room.take([], NOW + timedelta(minutes=2))
    assert max(checks) > 5
