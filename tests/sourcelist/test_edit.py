"""Entries are written into a settings file and taken out, and every other byte stays."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import NotFoundError, SettingsError
from pipeline.settings import load_settings
from pipeline.sourcelist.edit import add_entries, remove_entry
from pipeline.text import one_line
from pipeline.types import Source
from tests.builders import a_source

FILE = """\
# the desk's list
sources:
  # first the wires
  - {name: Wire, url: "https://wire.example/feed", role: agency, reliability: A}  # graded in May
  - name: Stork # the analyst
    url: "https://stork.example/feed"
    aliases: [  "Storky" ]   # spelt so
    # side: neutral

  # and those fed by hand
  - name: Heron

# what we believe
beats:
  - {name: Syria, zone: Asia/Damascus}
"""
OWL = a_source("Owl", kind="feed", url="https://owl.example/feed", every=timedelta(minutes=5))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "sources.yaml"
    file.write_text(FILE, encoding="utf-8")
    return file


def test_an_entry_is_added_at_the_end_of_the_list_and_nothing_else_changes(path):
    add_entries(path, [OWL])
    added = "  - name: Owl\n    url: https://owl.example/feed\n    role: analyst\n    reliability: B\n    every: 5m\n"
    assert path.read_text() == FILE.replace("  - name: Heron\n", f"  - name: Heron\n{added}")
    assert load_settings(path).sources[-1] == OWL


def test_what_was_added_and_removed_leaves_the_file_as_it_was(path):
    add_entries(path, [OWL])
    assert remove_entry(path, "owl") == OWL
    assert path.read_text() == FILE


def test_an_entry_is_removed_with_its_own_comments_and_no_others(path):
    remove_entry(path, "Storky")
    text = path.read_text()
    assert "Stork" not in text
    assert "side: neutral" not in text
    for kept in ("# the desk's list", "# first the wires", "# graded in May", "# and those fed by hand", "# what we"):
        assert kept in text


def test_a_list_can_be_emptied_and_filled_again(path):
    for name in ("Wire", "Stork", "Heron"):
        remove_entry(path, name)
    assert load_settings(path).sources == ()
    add_entries(path, [OWL])
    assert load_settings(path).sources == (OWL,)
    assert "# what we believe" in path.read_text()


@pytest.mark.parametrize(
    "text",
    [
        "sources: []\n",
        "sources:\n  - {name: A}",
        "sources:\n- name: A\n- name: B\n",
        "sources: [] # none yet\nbeats: []\n",
    ],
)
def test_lists_in_all_shapes_take_an_entry(tmp_path, text):
    file = tmp_path / "sources.yaml"
    file.write_text(text)
    add_entries(file, [OWL])
    assert load_settings(file).sources[-1] == OWL


def test_a_list_in_brackets_is_left_to_a_person(tmp_path):
    file = tmp_path / "sources.yaml"
    file.write_text("sources: [{name: A}]\n")
    with pytest.raises(SettingsError, match=r"sources: is written in \[brackets\]"):
        add_entries(file, [OWL])
    assert file.read_text() == "sources: [{name: A}]\n"
    assert list(tmp_path.iterdir()) == [file]


def test_an_entry_that_would_spoil_the_file_is_not_written(path):
    with pytest.raises(SettingsError, match="taken by"):
        add_entries(path, [a_source("storky")])
    assert path.read_text() == FILE


def test_a_name_that_nobody_has_is_not_removed(path):
    with pytest.raises(NotFoundError, match="no source 'Nobody'"):
        remove_entry(path, "Nobody")


NAMES = (
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"]), min_size=2, max_size=20)
    .map(one_line)  # as every list is read: one form of each character
    .filter(lambda name: any(char.isalnum() and char.isascii() for char in name))
)


@given(NAMES, NAMES, st.sampled_from(["no", "~", "null", "#x1", "a: b", "'", '"', "- a", "*a", "&a", "!a", "0x1"]))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_a_source_is_called_it_is_read_back(path, name, owner, side):
    path.write_text(FILE, encoding="utf-8")
    source = Source(
        name=f"Z9{name}", kind="feed", url="https://z.example/?a=1&b=%22#x", owner=f"{owner}1", side=f"{side}a"
    )
    add_entries(path, [source])
    assert load_settings(path).sources[-1].name == source.name
    assert load_settings(path).sources[-1].side == source.side
