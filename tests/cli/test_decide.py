"""`itemwire decide`: joins, splits, places and statuses from the command line."""

from __future__ import annotations

import pytest

from tests.cli.conftest import write_posts
from tests.flow.newsroom import COURIER, HILLTOP, RIVER, said

POSTS = (
    said("p1", HILLTOP, "08:00", "Rebels captured Castello this morning."),
    said("p2", RIVER, "08:30", "Rebels seized the village of Mallah."),
    said("p3", COURIER, "09:00", "Rebels have captured the village of Malah."),
)


@pytest.fixture
def claims(itemwire, listed, folder):
    """Post → claim, as the program lists them now."""
    assert itemwire("ingest", write_posts(folder / "posts.jsonl", POSTS)).code == 0

    def where():
        return {one["post"]: row["claim"] for row in itemwire("claims", "--json").json for one in row["appearances"]}

    return where


def test_claims_are_joined_parted_and_given_back(itemwire, claims):
    before = claims()
    assert before["p2"] == before["p3"] != before["p1"]
    done = itemwire("decide", "join", before["p1"], before["p2"], "--reason", "one road", "--by", "ann")
    assert (done.code, len(set(claims().values()))) == (0, 1)
    assert "confirmed" in done.out
    (row,) = itemwire("decide", "list", claims()["p1"], "--json").json
    assert (row["act"], row["who"], row["reason"], row["holds"]) == ("join", "ann", "one road", True)
    assert itemwire("decide", "undo", row["deed"], "--by", "ann").code == 0
    assert claims() == before
    assert [one["holds"] for one in itemwire("decide", "list", "--json").json] == [False]


def test_the_passages_of_a_post_are_taken_out_and_put_elsewhere(itemwire, claims):
    before = claims()
    asked = ("decide", "split", before["p2"], "p3", "--by", "ann")
    assert itemwire(*asked, "--reason", "another village").code == 0
    assert len(set(claims().values())) == 3
    assert itemwire("decide", "split", before["p2"], "p2", "--to", before["p1"], "--reason", "x").code == 1
    wrong = itemwire("decide", "split", before["p2"], "p77", "--reason", "x")
    assert wrong.code == 1
    assert "holds no post 'p77'" in wrong.err


def test_a_passage_is_moved_to_another_claim(itemwire, claims):
    before = claims()
    assert itemwire("decide", "split", before["p2"], "p3", "--to", before["p1"], "--reason", "that road").code == 0
    after = claims()
    assert after["p1"] == after["p3"] != after["p2"]


def test_places_are_called_one_or_two(itemwire, claims):
    before = claims()
    assert itemwire("decide", "same-place", before["p1"], before["p2"], "--by", "ann").code == 0
    assert len(set(claims().values())) == 1
    assert "same-place" in itemwire("decide", "list").out
    (deed,) = {row["deed"] for row in itemwire("decide", "list", "--json").json}
    itemwire("decide", "undo", deed)
    assert itemwire("decide", "other-place", before["p1"], before["p2"]).code == 0
    assert claims() == before


def test_a_status_is_set_with_a_reason_and_claims_are_kept_apart(itemwire, claims):
    before = claims()
    done = itemwire("decide", "status", before["p1"], "rejected", "--reason", "an old film", "--by", "ann")
    assert done.out.startswith(f"{before['p1']} rejected")
    assert itemwire("decide", "apart", before["p1"], before["p2"]).code == 0
    assert itemwire("decide", "status", before["p1"], "true", "--reason", "x").code == 2
    assert itemwire("decide", "join", before["p1"], "c-0000000000000000").code == 1
