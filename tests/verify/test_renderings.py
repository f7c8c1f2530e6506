"""Bare reports in several languages corroborate and never confirm; who adds something of his own may."""

from __future__ import annotations

import pytest

from pipeline.types import Status
from pipeline.verify.renderings import in_own_words, rendered
from tests.builders import an_appearance, minutes, particulars
from tests.verify.test_together import a_case, neutral, status

LANGS = ("en", "ar", "ru")
BARE = {
    "a village": (
        ("Khalsa", "Rebels captured the village of Khalsa."),
        ("خلصة", "سيطر الثوار على قرية خلصة"),
        ("Хальса", "Повстанцы захватили деревню Хальса."),
    ),
    "two killed in a bus": (
        ("Khalsa", "A drone hit a bus in Khalsa, two passengers were killed."),
        ("خلصة", "مسيرة قصفت حافلة في خلصة ومقتل 2 من الركاب"),
        ("Хальса", "Дрон ударил по автобусу в Хальсе, погибли 2 пассажира."),
    ),
}
OWN = {
    "a detail": "Повстанцы захватили деревню Хальса со стороны школы, армия ушла на север к мосту утром.",
    "a witness": "Наш корреспондент видел: повстанцы захватили деревню Хальса.",
}


def say(number: int, place: str, text: str, lang: str, at: float | None = None):
    told = particulars([place], "capture", ())
    return an_appearance(
        text, neutral(f"S{number}"), minutes(9 * number if at is None else at), lang=lang, particulars=told
    )


@pytest.mark.parametrize("what", BARE)
def test_bare_reports_in_three_languages_corroborate_and_do_not_confirm(what):
    said = [say(n, *told, lang) for n, (told, lang) in enumerate(zip(BARE[what], LANGS, strict=True))]
    assert status(*said) is Status.CORROBORATED
    assert status(*reversed(said)) is Status.CORROBORATED


@pytest.mark.parametrize("how", OWN)
def test_who_adds_something_of_his_own_confirms_beside_two_others(how):
    first = say(0, "Khalsa", "Rebels captured the village of Khalsa.", "en")
    second = say(1, "Khalsa", "The flag of the rebels is over the school of Khalsa, soldiers fled at noon", "en")
    third = say(2, "Хальса", OWN[how], "ru")
    assert status(first, second, third) is Status.CONFIRMED


def test_days_apart_or_in_one_language_nothing_is_a_rendering():
    first = say(0, *BARE["a village"][0], "en")
    assert rendered(first, say(1, *BARE["a village"][1], "ar"))
    assert not rendered(first, say(1, *BARE["a village"][1], "ar", 60 * 24))
    assert not rendered(first, say(1, *BARE["a village"][0], "en"))


def test_the_first_voice_of_those_that_render_one_another_stays():
    said = [say(n, *told, lang) for n, (told, lang) in enumerate(zip(BARE["a village"], LANGS, strict=True))]
    assert [voice.origin.name for voice in in_own_words(a_case(*said).voices)] == ["S0"]
