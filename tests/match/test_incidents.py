"""Whole posts are put together where they tell one incident; nothing chains, and order does not matter."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.match.incidents import BARRED, CROWD, CUT, FEWEST, WINDOW, Sighting, arrival, incidents, likeness, linked
from pipeline.match.rarity import UNLEARNT
from pipeline.match.telling import telling
from tests.builders import NOON, a_statement, particulars


def sighting(uid, quote, hours=0.0, claims=(), repost_of=None, **told):
    statement = a_statement(quote, uid, NOON, particulars=particulars(**told))
    return Sighting(uid, NOON + timedelta(hours=hours), telling([statement], quote), frozenset(claims), repost_of)


MARKET = "Missiles hit the vegetable market of Tell Marjan, nine traders died"
AGAIN = "Nine traders died as missiles hit the vegetable market of Tall Marjan"
SCHOOL = "Police detained a teacher in Umm Zahra over a letter"


def test_one_event_in_other_words_is_one_incident():
    told = {"places": ["Tell Marjan"], "event": "missile"}
    posts = [sighting("1", MARKET, **told), sighting("2", AGAIN, 2, **told)]
    assert incidents(posts) == {"1": "1", "2": "1"}


def test_another_village_and_another_deed_is_another_incident():
    posts = [
        sighting("1", MARKET, places=["Tell Marjan"], event="missile"),
        sighting("2", SCHOOL, 2, places=["Umm Zahra"], event="arrest"),
    ]
    assert incidents(posts) == {"1": "1", "2": "2"}


def test_posts_that_arrive_days_apart_are_never_one_incident():
    apart = WINDOW.total_seconds() / 3600 + 1
    assert incidents([sighting("1", MARKET), sighting("2", MARKET, apart)]) == {"1": "1", "2": "2"}


def test_one_claim_speaks_for_one_incident_and_does_not_decide():
    told = {"places": ["Tell Marjan"], "event": "missile"}
    apart = likeness(sighting("1", MARKET, **told), sighting("2", AGAIN, **told), UNLEARNT, CROWD)
    a, b = (sighting(uid, text, claims=["c-1"], **told) for uid, text in (("1", MARKET), ("2", AGAIN)))
    assert likeness(a, b, UNLEARNT, CROWD) > apart
    posts = [sighting("1", MARKET, claims=["c-1"]), sighting("2", SCHOOL, 1, claims=["c-1"])]
    assert incidents(posts) == {"1": "1", "2": "2"}


def test_a_repost_stands_where_the_post_stands_that_it_passes_on():
    posts = [
        sighting("1", MARKET, 2),
        sighting("2", SCHOOL, 3, repost_of="1"),
        sighting("3", SCHOOL, 90, repost_of="2"),
        sighting("4", SCHOOL, 1),
        sighting("5", MARKET, 300, repost_of="gone"),
    ]
    assert incidents(posts) == {"1": "1", "2": "1", "3": "1", "4": "4", "5": "5"}


def test_posts_that_pass_on_one_another_in_a_ring_are_posts_of_their_own():
    posts = [sighting("1", MARKET, repost_of="2"), sighting("2", SCHOOL, repost_of="1"), sighting("3", SCHOOL, 1)]
    assert incidents(posts) == {"1": "1", "2": "2", "3": "2"}


def test_what_is_like_two_things_does_not_tie_them():
    assert linked({(0, 1): 0.9, (1, 2): 0.6}, 3) == [[0, 1], [2]]
    assert (0.6 + BARRED) / 2 < CUT


def test_arriving_together_speaks_for_one_incident_and_a_crowd_against():
    assert arrival(0.0, CROWD) > 0 > arrival(1.0, CROWD)
    assert arrival(0.0, 500) < arrival(0.0, CROWD) < arrival(0.0, FEWEST) == arrival(0.0, 1)


def test_a_quiet_day_after_a_battle_is_quiet():
    told = {"places": ["Tell Marjan"], "event": "missile"}
    alone = [sighting("1", MARKET, **told), sighting("2", "Smoke rose over Tell Marjan", 20, places=["Tell Marjan"])]
    clashes = [(f"b{n}", f"Clash number {n} at hill {n}", n / 60) for n in range(40)]
    later = [sighting(uid, text, 2000 + hours) for uid, text, hours in clashes]
    meanwhile = [sighting(uid, text, hours) for uid, text, hours in clashes]
    assert incidents(alone + later, UNLEARNT)["2"] == "1" != incidents(alone + meanwhile, UNLEARNT)["2"]


@settings(deadline=None)  # the first example reads every word list
@given(st.permutations(range(5)))
def test_incidents_do_not_hang_on_the_order_of_posts(order):
    posts = [
        sighting(str(n), text, n, places=[place])
        for n, (text, place) in enumerate(
            [
                (MARKET, "Tell Marjan"),
                (AGAIN, "Tell Marjan"),
                (SCHOOL, "Umm Zahra"),
                (SCHOOL, "Umm Zahra"),
                (MARKET, "x"),
            ]
        )
    ]
    assert incidents([posts[index] for index in order]) == incidents(posts)


@given(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.floats(0, 1), max_size=20))
def test_every_post_is_in_one_incident_whose_means_hold(drawn):
    likeness = {(a, b): value for (a, b), value in drawn.items() if a < b}
    groups = linked(likeness, 8)
    assert sorted(member for group in groups for member in group) == list(range(8))
    for group in groups:
        if len(group) == 2:
            assert likeness[group[0], group[1]] >= CUT


def test_a_claim_that_joins_two_stories_does_not_pull_in_the_rest_of_either():
    assert linked({(0, 1): 0.9, (0, 2): 0.5, (1, 2): 0.1}, 3) == [[0, 1], [2]]
