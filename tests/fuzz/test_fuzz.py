"""A minute of spoilt documents: whatever comes in, readers end in time and raise nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.mutate import LONGEST, spoilt
from tests.fuzz.readers import kinds

SECONDS = 60
"""For all readers together; `make fuzz` takes as long as a million documents for each need."""


@pytest.mark.slow
def test_spoilt_documents_are_read_or_refused_in_time(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", "--seconds", str(SECONDS), "--into", str(tmp_path)],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("failures: none") == len(kinds(None))


def test_the_same_seed_spoils_alike_and_never_makes_a_document_longer_than_said():
    import random

    seeds = kinds(None)[0].seeds
    first, second = ([spoilt(seeds, chance) for _ in range(50)] for chance in (random.Random(3), random.Random(3)))
    assert first == second
    assert max(map(len, first)) <= LONGEST
    assert len(set(first)) > 40
