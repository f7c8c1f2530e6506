"""Copies planted in a stream of reports of common length are found, and nothing else is called one."""

from bench.copies import find_planted


def test_planted_copies_are_found_and_nothing_else():
    copies = find_planted(600, seed=11).copies
    assert copies.planted > 100
    assert copies.recall >= 0.97
    assert copies.precision >= 0.99
