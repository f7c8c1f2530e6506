"""What somebody at risk took down is shown by no command that lists or explains; exports are evidence and hold it."""

from __future__ import annotations

import json

import pytest

SOURCES = """
sources:
  - {name: Quarry Lane, role: activist, reliability: C, at_risk: true}
  - {name: Harbour Post, role: outlet, reliability: B}
beats:
  - {name: All, zone: UTC}
"""
SECRET = "Soldiers captured the village of Khan Tuman at noon, seen from my uncle's roof."
OPEN = "Soldiers captured the village of Khan Tuman, a reporter of this paper saw."


@pytest.fixture
def taken_down(itemwire, folder):
    """Two sources told of one village; the one that is at risk took its post down."""
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    told = {"published": "2026-04-02T08:00:00Z", "fetched": "2026-04-02T08:01:00Z"}
    rows = [
        {"id": "q1", "source": "Quarry Lane", "text": SECRET, **told},
        {"id": "h1", "source": "Harbour Post", "text": OPEN, **told},
        {"id": "q1", "source": "Quarry Lane", "deleted": True, **told, "fetched": "2026-04-02T09:00:00Z"},
    ]
    for number, row in enumerate(rows):
        (folder / f"{number}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
        assert itemwire("ingest", f"{number}.jsonl").code == 0
    return json.loads(itemwire("export", "claims").lines[0])["claim"]


def test_no_command_that_lists_or_explains_shows_it(itemwire, taken_down):
    for arguments in (
        ("claims",),
        ("claims", "--json"),
        ("claims", "--why", taken_down),
        ("claims", "--why", taken_down, "--json"),
        ("explain", "q1", "h1"),
        ("explain", "q1", "h1", "--json"),
        ("summary", "--day", "2026-04-02"),
        ("summary", "--day", "2026-04-02", "--format", "html"),
        ("draft", "--why"),
    ):
        answer = itemwire(*arguments)
        assert answer.code == 0, arguments
        assert "uncle" not in answer.out + answer.err, arguments
    assert "kept sealed" in itemwire("claims", "--why", taken_down).out


def test_the_export_of_evidence_holds_it(itemwire, taken_down):
    assert "uncle" in itemwire("export", "statements").out
