"""The channels that the shipped source lists show as comments are channels: taking the marks away is all it needs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.publish.kinds import kinds
from pipeline.settings import load_settings

ROOT = Path(__file__).parents[2]
LISTS = ("sources.yaml", "pipeline/settings/templates/sources.yaml")


@pytest.mark.parametrize("path", LISTS)
def test_the_channels_that_are_shown_as_comments_can_be_used(path, tmp_path):
    text = (ROOT / path).read_text(encoding="utf-8")
    block = re.search(r"^# channels:\n(?:#   .*\n)+", text, re.M)
    assert block is not None
    (tmp_path / "sources.yaml").write_text(re.sub(r"^# ?", "", block[0], flags=re.M) + "sources: []\n", "utf-8")
    found = load_settings(tmp_path / "sources.yaml").channels
    assert {one.kind for one in found} == set(kinds())
