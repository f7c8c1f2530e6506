"""Kinds of one thing, victims by their names, and places that are perhaps one never count together."""

from __future__ import annotations

import pytest

from pipeline.types import Status
from tests.builders import a_figure, an_appearance, minutes, particulars
from tests.verify.test_together import neutral, status, told

KINDS = {
    "hospitals": (
        "Jets bombed the field hospital in Khalsa",
        "The children's hospital of Khalsa lies in ruins after a raid",
        "Khalsa: warplanes struck a maternity ward",
    ),
    "bridges": (
        "Взрыв на железнодорожном мосту у Хальсы",
        "Хальса: подорван пешеходный мост",
        "Взрыв, мост в Хальсе упал",
    ),
    "vehicles": ("Дрон влучив у швидку в Хальсі", "У Хальсі вдарили по машині поліції", "Хальса: влучання в автобус"),
    "a depot beside it": ("A blast on the bridge of Khalsa", "Khalsa: a depot by the bridge blew up", "Bridge hit"),
}


@pytest.mark.parametrize("what", KINDS)
def test_voices_that_name_other_kinds_of_one_thing_confirm_none(what):
    lang = {"bridges": "ru", "vehicles": "uk"}.get(what, "en")
    place = particulars(["Khalsa"], "explosion", ())
    assert status(*told(KINDS[what], lang=lang, particulars=place)) is not Status.CONFIRMED


def test_who_names_no_kind_confirms_with_who_does():
    words = (
        "Jets bombed the children's hospital in Khalsa",
        "The hospital of Khalsa lies in ruins after a raid",
        "Khalsa: warplanes struck the paediatric clinic near the mill",
    )
    assert status(*told(words, particulars=particulars(["Khalsa"], "airstrike", ()))) is Status.CONFIRMED


@pytest.mark.parametrize(
    "words",
    [
        (
            "Commander Abu Salim was killed in Khalsa",
            "Leader Khalid Sayyed died there, in Khalsa",
            "Khalsa: one man killed",
        ),
        (
            "A mine killed mayor Haddad in Khalsa",
            "In Khalsa the mayor's driver died on a mine",
            "Khalsa: a baker blown up",
        ),
    ],
)
def test_victims_who_may_be_two_by_their_names_or_their_work_confirm_none(words):
    assert status(*told(words, particulars=particulars(["Khalsa"], "kill", (), [a_figure(1)]))) is not Status.CONFIRMED


def test_one_victim_named_by_two_voices_confirms():
    words = (
        "Commander Abu Salim was killed in Khalsa",
        "Khalsa today: leader Abu Saleem, of the garrison, died",
        "We saw the body of commander Abu Salim",
    )
    assert status(*told(words, particulars=particulars(["Khalsa"], "kill-leader", ()))) is Status.CONFIRMED


def test_places_that_are_only_perhaps_one_confirm_nothing():
    words = ("A shell hit Andriivka Persha", "Andriivka Druha came under fire", "Andriivka: one shell fell")
    names = ("Andriivka Persha", "Andriivka Druha", "Andriivka")
    said = [
        an_appearance(text, neutral(f"S{n}"), minutes(9 * n), particulars=particulars([name], "shelling", ()))
        for n, (text, name) in enumerate(zip(words, names, strict=True))
    ]
    assert status(*said) is not Status.CONFIRMED
