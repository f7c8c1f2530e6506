"""A sentence that only warns of what a picture shows is kept, and makes no claim."""

from __future__ import annotations

import pytest

from pipeline.roster import Roster
from pipeline.split import split
from tests.builders import a_post


def asides(text: str, lang: str) -> list[str | None]:
    """Why each statement of a post makes no claim; None: it may make one."""
    return [one.aside for one in split(a_post(text=text, lang=lang), Roster([]))]


@pytest.mark.parametrize(
    ("told", "warning", "lang"),
    [
        ("A drone hit a house in Izium.", "Graphic footage, be warned.", "en"),
        ("A drone hit a house in Izium.", "Viewer discretion advised.", "en"),
        ("Дрон попал в дом в Изюме.", "Осторожно, жесткие кадры.", "ru"),
        ("Дрон влучив у будинок в Ізюмі.", "Увага, важкі кадри!", "uk"),
        ("أصابت مسيرة منزلا في قرية خلصة.", "تحذير: مشاهد قاسية.", "ar"),
    ],
)
def test_a_warning_makes_no_claim_and_what_stands_before_it_does(told, warning, lang):
    first, *rest = asides(f"{told} {warning}", lang)
    assert first is None
    assert rest
    assert None not in rest


def test_what_the_footage_shows_is_told_all_the_same():
    assert asides("Graphic footage shows a strike that killed nine people in Izium.", "en") == [None]
