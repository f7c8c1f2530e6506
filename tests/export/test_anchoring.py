"""Anchors: a root a day, whatever the clock did, with marks that place a rewrite."""

from __future__ import annotations

from hashlib import sha256

from pipeline.anchoring import days_of, rows
from pipeline.export.verify_log import MARK, Tree


def entries(*days):
    return [(seq, day, sha256(str(seq).encode()).hexdigest()) for seq, day in enumerate(days, 1)]


def test_each_day_has_the_root_over_all_up_to_its_end():
    log = entries("2026-03-14", "2026-03-14", "2026-03-15", "2026-03-17")
    found = days_of(log)
    assert [(one.day, one.size) for one in found] == [("2026-03-14", 2), ("2026-03-15", 3), ("2026-03-17", 4)]
    tree = Tree()
    for _, _, hash_ in log[:3]:
        tree.add(hash_)
    assert found[1].root == tree.root()


def test_a_clock_that_was_set_back_opens_no_day_again():
    found = days_of(entries("2026-03-14", "2026-03-15", "2026-03-14", "2026-03-15"))
    assert [(one.day, one.size) for one in found] == [("2026-03-14", 1), ("2026-03-15", 4)]


def test_an_empty_log_has_no_anchor():
    assert days_of([]) == []


def test_marks_are_of_the_entries_that_each_day_added():
    log = entries("2026-03-14", "2026-03-14", "2026-03-15")
    lines = rows(days_of(log), log)
    assert lines[0]["marks"] == "".join(hash_[:MARK] for _, _, hash_ in log[:2])
    assert lines[1]["marks"] == log[2][2][:MARK]
