"""An entry of the source list changed: the keys that differ, and not a byte besides."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.errors import NotFoundError
from pipeline.settings import load_settings
from pipeline.sourcelist.change import change_entry
from pipeline.types import Regrade, Reliability

TEXT = """# what we watch
sources:
  # the first
  - {name: Observer, role: analyst, reliability: B, side: neutral} # on the hill
  - name: Courier   # a daily
    role: outlet
    reliability: B

    # inside
    aliases: [The Courier, "Bote"]
  # the last one
  - {name: Lens, role: activist, reliability: C}
beats:
  - {name: Syria, zone: UTC} # one
"""


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "sources.yaml"
    made.write_text(TEXT, encoding="utf-8")
    return made


def the(path, name):
    return next(one for one in load_settings(path).sources if one.name == name)


def test_a_changed_entry_says_what_was_wanted_and_keeps_its_comments(path):
    grades = (Regrade(since=datetime(2026, 3, 14, tzinfo=UTC), reliability=Reliability.C, reason="erred: twice"),)
    after = the(path, "Observer").model_copy(update={"enabled": False, "regrades": grades})
    assert change_entry(path, after).enabled
    assert the(path, "Observer") == after
    text = path.read_text()
    assert "since: 2026-03-14," in text
    for comment in (
        "# what we watch",
        "# the first",
        "# on the hill",
        "# a daily",
        "# inside",
        "# the last one",
        "# one",
    ):
        assert comment in text
    untouched = TEXT.splitlines()
    assert [line for line in text.splitlines() if "Observer" not in line] == [
        line for line in untouched if "Observer" not in line
    ]


def test_a_time_of_the_day_is_kept_to_the_minute(path):
    at = datetime(2026, 3, 14, 5, 30, tzinfo=UTC)
    after = the(path, "Lens").model_copy(update={"regrades": (Regrade(since=at, reliability=Reliability.D),)})
    change_entry(path, after)
    assert the(path, "Lens").regrades[0].since == at


def test_what_is_no_longer_said_goes(path):
    after = the(path, "Courier").model_copy(update={"aliases": (), "named": False, "at_risk": True})
    change_entry(path, after)
    assert the(path, "Courier") == after
    assert "Bote" not in path.read_text()
    change_entry(path, after.model_copy(update={"named": True, "at_risk": False}))
    assert "at_risk" not in path.read_text()


def test_the_same_again_writes_nothing(path):
    change_entry(path, the(path, "Lens"))
    assert path.read_text() == TEXT


def test_a_source_that_is_not_listed_cannot_be_changed(path):
    with pytest.raises(NotFoundError):
        change_entry(path, the(path, "Lens").model_copy(update={"name": "Nobody"}))
