"""Work is done in transactions of one size, each with a look at what comes next."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.waiting import batches


class Queue:
    """Posts that wait, by number."""

    def __init__(self, number):
        self.left = list(range(number))

    def pending(self, limit):
        return self.left[:limit]


def taken(number, size):
    queue = Queue(number)
    for batch, following in batches(queue, size):
        yield batch, following
        del queue.left[: len(batch)]


def test_batches_are_of_one_size_and_the_last_holds_the_rest():
    assert [len(batch) for batch, _ in taken(25, 10)] == [10, 10, 5]


@given(st.integers(0, 300), st.integers(1, 40))
def test_every_post_comes_once_in_order_and_what_follows_is_what_comes_next(number, size):
    seen = list(taken(number, size))
    assert [post for batch, _ in seen for post in batch] == list(range(number))
    assert all(following == after for (_, following), (after, _) in pairwise(seen))
