"""`itemwire replay`: another policy in memory; what is stored stays as it is."""

from __future__ import annotations

import shutil

from tests.flow.newsroom import SOURCES


def test_another_policy_is_replayed_and_changes_nothing_stored(itemwire, listed, day, folder):
    (folder / "var").mkdir()
    shutil.copy(day, folder / "var" / "itemwire.db")
    before = itemwire("claims", "--json").json
    strict = folder / "strict.yaml"
    strict.write_text(SOURCES + "policy: {corroborate: {origins: 3}, confirm: {origins: 9}}\n", encoding="utf-8")
    found = itemwire("replay", "--policy", strict, "--json").json
    assert found
    assert {(one["before"], one["after"]) for one in found} <= {
        ("corroborated", "unconfirmed"),
        ("confirmed", "corroborated"),
        ("confirmed", "unconfirmed"),
    }
    assert itemwire("claims", "--json").json == before
    assert itemwire("replay", "--policy", strict, "--json").json == found


def test_the_same_policy_differs_in_nothing(itemwire, listed, day, folder):
    (folder / "var").mkdir()
    shutil.copy(day, folder / "var" / "itemwire.db")
    assert itemwire("replay", "--policy", listed, "--json").json == []
    assert "0 of" in itemwire("replay", "--policy", listed).out
