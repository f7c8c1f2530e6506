"""What two reports of one event have in common before they are compared."""

from __future__ import annotations

import pytest

from pipeline.match import keys
from tests.builders import a_place, a_region, a_statement, particulars


def shared(one, other, event="strike"):
    first, second = (
        a_statement(quote, places and source, particulars=particulars(places=places, event=event, actors=()))
        for source, quote, places in (("A", "it was hit", one), ("B", "they fell on it", other))
    )
    return set(keys(first)) & set(keys(second))


def test_a_town_to_one_report_is_the_front_of_another():
    assert shared([a_place("Aleppo", "aleppo")], [a_region("Aleppo", key="aleppo")]) == {"r:aleppo|strike"}


@pytest.mark.parametrize(("one", "other"), [("Jwayya", "Jouaiya"), ("جويا", "Jwayya")])
def test_glides_are_spelt_in_many_ways(one, other):
    assert any(key.startswith("q:") for key in shared([a_place(one)], [a_place(other)]))


def test_two_villages_of_other_names_share_nothing():
    assert not shared([a_place("Zaytan")], [a_place("Birna")])
