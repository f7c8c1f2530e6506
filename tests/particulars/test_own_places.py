"""What the team says of places wins over spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.match.whereabouts import alike
from pipeline.particulars.own_places import NO_OWN, OwnPlaces
from pipeline.spelling import place_key
from pipeline.types import Place
from pipeline.types.places import OwnPlace, SaidPlaces

ROAD = OwnPlace(name="Mallah", aliases=("Castello", "الكاستيلو"), lat=36.25, lon=37.13)


def place(name, **more):
    return Place(name=name, key=place_key(name), **more)


def settled(own, *names):
    return own.settle(tuple(place(name) for name in names))


def one(own, a, b):
    (first,), (second,) = settled(own, a), settled(own, b)
    return alike(first, second)


def test_names_of_one_place_share_its_key_and_its_coordinates_whatever_their_spelling():
    own = OwnPlaces([ROAD])
    assert one(NO_OWN, "Mallah", "Castello") == 0
    assert one(own, "Mallah", "Castello") == one(own, "castello", "الكاستيلو") == 1
    (found,) = settled(own, "Castello")
    assert (found.name, found.said, found.lat, found.lon) == ("Castello", "Mallah", 36.25, 37.13)


def test_a_place_is_told_once_where_both_its_names_are():
    assert [one.name for one in settled(OwnPlaces([ROAD]), "Castello", "Khalsa", "Mallah")] == ["Castello", "Khalsa"]


def test_another_spelling_of_a_listed_name_is_that_place_too():
    assert OwnPlaces([OwnPlace(name="Khalsa")]).called("Khalasah") == "Khalsa"
    assert OwnPlaces([OwnPlace(name="Khalsa")]).called("Homs") is None


def test_names_kept_apart_are_two_places_though_they_share_a_spelling_family():
    own = OwnPlaces([OwnPlace(name="Khalsa", apart_from=("Khalasah",))])
    assert one(NO_OWN, "Khalsa", "Khalasah") == 1
    assert one(own, "Khalsa", "Khalasah") == 0
    assert own.called("Khalasa") is None  # which of the two it is, nobody can say


def test_a_province_is_a_village_of_its_name_only_where_it_is_listed_so():
    own = OwnPlaces([OwnPlace(name="Khalsa")])
    (wide,) = own.settle((place("Khalasah", region=True),))
    assert wide.said is None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([("Castello", "Zaytan", True)], (1.0, 1.0)),  # what is one with one of them is one with all
        ([("Castello", "Mallah", False)], (0.0, 0.0)),
        ([("Castello", "Mallah", False), ("Mallah", "Castello", True)], (1.0, 0.0)),
        ([("Mallah", "Castello", False)], (0.0, 0.0)),
    ],
)
def test_what_editors_say_later_wins_over_the_list_and_over_what_they_said(said, expected):
    own = OwnPlaces([ROAD], [SaidPlaces(a=a, b=b, same=same) for a, b, same in said])
    assert (one(own, "Mallah", "Castello"), one(own, "Mallah", "Zaytan")) == expected


NAMES = st.sampled_from(["Mallah", "Castello", "Khalsa", "Khalasah", "Zaytan", "Homs"])


@given(
    st.lists(st.builds(OwnPlace, name=NAMES, aliases=st.tuples(NAMES), apart_from=st.tuples(NAMES))),
    st.lists(st.builds(SaidPlaces, a=NAMES, b=NAMES, same=st.booleans())),
)
def test_whatever_is_said_each_name_means_one_place_and_the_last_word_holds(listed, said):
    own = OwnPlaces(listed, said)
    assert len({name.casefold() for name in own.names}) == len(own.names)
    for name in own.names:
        assert own.settle(settled(own, name)) == settled(own, name)
    if said and said[-1].a != said[-1].b:
        assert one(own, said[-1].a, said[-1].b) == (1.0 if said[-1].same else 0.0)
