"""`explain` says why two posts are or aren't joined, to a person and to a script."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def claims(itemwire, worked):
    return [json.loads(line) for line in itemwire("export", "claims").lines]


def two_of_one_claim(claims):
    return next(
        ([one["post"] for one in claim["appearances"]], claim["claim"])
        for claim in claims
        if len({one["post"] for one in claim["appearances"]}) > 1
    )


def test_two_posts_of_one_claim_are_said_to_be_in_it(itemwire, claims):
    (first, *rest), uid = two_of_one_claim(claims)
    other = next(post for post in rest if post != first)
    told = itemwire("explain", first, other, "--json").json
    assert any(one["joined"] and uid in one["outcome"] for one in told["comparisons"])
    assert 0 <= told["score"] <= 1
    shown = itemwire("explain", first, other).out
    assert f"in one claim, {uid}" in shown
    assert "as whole posts" in shown


def test_every_comparison_has_its_parts_its_band_and_its_reason(itemwire, claims):
    posts = list(dict.fromkeys(one["post"] for claim in claims for one in claim["appearances"]))
    told = itemwire("explain", posts[0], posts[-1], "--json").json
    for one in told["comparisons"]:
        assert one["why"]
        assert one["band"] in {"auto", "suggested", "apart"}
        assert one["band"] != "auto" or one["veto"] is None
        assert all(0 <= value <= 1 for value in one["parts"].values())


def test_a_post_is_found_by_its_uid_too(itemwire, claims):
    (first, *rest), _ = two_of_one_claim(claims)
    other = next(post for post in rest if post != first)
    told = itemwire("explain", first, other, "--json").json
    again = itemwire("explain", *(post["uid"] for post in told["posts"]), "--json").json
    assert again == told


def test_an_unknown_post_is_refused_in_one_sentence(itemwire, worked):
    answer = itemwire("explain", "no-such-post", "nor-this")
    assert answer.code == 1
    assert "there is no post 'no-such-post'" in answer.err
