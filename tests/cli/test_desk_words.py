"""What the commands of the desk say can be pasted as it stands, and says that nothing was to be done."""

from __future__ import annotations

import json
import shlex

import pytest

SOURCES = """
sources:
  - {name: Harbour Post, role: outlet, reliability: B}
channels:
  - {name: folder, kind: file, path: out}
beats:
  - {name: South Coast, zone: UTC, channels: [folder]}
"""
LONG = "Soldiers captured the village of Khan Tuman at noon on Thursday, a reporter of this paper who walked there saw."


@pytest.fixture
def waiting(itemwire, folder):
    """A round-up of one line, whose beat is called by two words."""
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    told = {"id": "h1", "source": "Harbour Post", "text": LONG}
    told |= dict.fromkeys(("published", "fetched"), "2026-04-02T08:00:00Z")
    (folder / "day.jsonl").write_text(json.dumps(told) + "\n", encoding="utf-8")
    assert itemwire("ingest", "day.jsonl").code == 0


def test_the_command_that_publishes_is_told_so_that_a_shell_reads_it(itemwire, waiting):
    refused = itemwire("publish", "--by", "ann")
    assert refused.code == 1
    assert "…”: nobody has reviewed it" in refused.err
    for words in ("review ok --all --by ann", "review submit --by ann"):
        assert itemwire(*words.split()).code == 0
    hint = itemwire("review", "approve", "--by", "bob").err
    command = shlex.split(hint.partition("publish it with: ")[2].strip())
    assert itemwire(*command[1:], "--by", "bob").code == 0


def test_sending_what_is_due_says_where_there_is_nothing(itemwire, waiting):
    answer = itemwire("publish", "--due")
    assert answer.code == 0
    assert answer.out.startswith("nothing is due")
