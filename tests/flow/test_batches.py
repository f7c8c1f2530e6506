"""Work is done in transactions that grow, so that a kill never costs more than was done before it."""

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


def taken(number, first, most):
    queue = Queue(number)
    for batch, following in batches(queue, first, most):
        yield batch, following
        del queue.left[: len(batch)]


def test_each_batch_is_twice_as_large_as_the_one_before_up_to_a_bound():
    assert [len(batch) for batch, _ in taken(2_500, 100, 400)] == [100, 200, 400, 400, 400, 400, 400, 200]


def test_batches_of_a_given_size_stay_so():
    assert [len(batch) for batch, _ in taken(25, 10, 10)] == [10, 10, 5]


@given(st.integers(0, 300), st.integers(1, 40), st.integers(0, 100))
def test_every_post_comes_once_in_order_and_what_follows_is_what_comes_next(number, first, more):
    seen = list(taken(number, first, first + more))
    assert [post for batch, _ in seen for post in batch] == list(range(number))
    assert all(following == after for (_, following), (after, _) in pairwise(seen))
