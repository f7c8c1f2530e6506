"""What edited posts say in the place of what they said: kept with the work, followed on and back, on both engines."""

from __future__ import annotations

import pytest

from pipeline.errors import StorageError
from pipeline.types import Decision, Successor, Suggestion
from storage import Store, Work
from tests.storage.build import NOON, a_post, claim_of, statement_of

CHAIN = (Successor(statement="s-a", into="s-b", same=True), Successor(statement="s-b", into="s-c"))


def test_pairs_are_kept_with_the_work_and_logged(store: Store) -> None:
    store.commit_work(Work(successors=CHAIN), NOON)
    assert store.successors() == list(CHAIN)
    assert [one.body for one in store.log_entries() if one.kind == "successor"] == [one.model_dump() for one in CHAIN]


def test_pairs_of_work_that_cannot_be_stored_are_not_kept(store: Store) -> None:
    store.save_posts([a_post()], NOON)
    (post,) = store.pending(10)
    said = statement_of(post)
    claim = claim_of((said, post))
    nowhere = Suggestion(claim=claim.uid, other="c-none", score=0.5, why="a claim that is not there")
    broken = claim.model_copy(update={"suggestions": (nowhere,)})
    with pytest.raises(StorageError):
        store.commit_work(Work(posts=(post,), statements=(said,), claims=(broken,), successors=CHAIN), NOON)
    assert store.successors() == []
    assert store.pending(10) == [post]


def test_the_later_of_two_successors_of_a_statement_stays(store: Store) -> None:
    store.add_successors(CHAIN, NOON)
    other = Successor(statement="s-a", into="s-d")
    store.add_successors([other], NOON)
    assert store.successors() == [other, CHAIN[1]]


def test_they_are_followed_on_from_what_decisions_name_and_back(store: Store) -> None:
    store.add_successors([*CHAIN, Successor(statement="s-x", into="s-y"), Successor(statement="s-c", into="s-a")], NOON)
    assert store.successors_of_decided() == []
    store.add_decision(Decision(at=NOON, who="Ed", act="split", subject="s-other", other="s-b", reason="no"))
    assert [one.statement for one in store.successors_of_decided()] == ["s-b", "s-c", "s-a"]
    assert [one.statement for one in store.successors_of(["s-x", "s-none"])] == ["s-x"]
    assert store.predecessors_of(["s-y"]) == {"s-x"}
    assert store.predecessors_of(["s-c"]) == {"s-a", "s-b", "s-c"}
