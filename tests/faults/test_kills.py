"""Exports, the source log and pruning under SIGKILL: some rounds of what `python -m bench.kills` does 200 times."""

from __future__ import annotations

import os

from bench.kills import run

KILLS = int(os.environ.get("ITEMWIRE_KILLS", "6"))


def test_a_kill_leaves_the_chain_whole_and_no_half_file_and_the_work_can_go_on():
    done, faults = run(KILLS, posts=21_000, seed=3)
    assert faults == []
    assert min(done.values()) > 0  # a run that was faster than the first may end before its kill comes
