"""What a statement leans on: another's material, a closing line of sources, a reserve behind it; four languages."""

from __future__ import annotations

import pytest

from pipeline.roster import Roster
from pipeline.split import split
from pipeline.types import Statement
from tests.builders import a_post, a_source

NAMES = Roster([a_source("Hilltop", aliases=("@hilltop",)), a_source("River Analyst", aliases=("محلل النهر",))])
TOLD = {
    "en": "Rebels have captured the village of Tell Marjan",
    "ar": "سيطر الثوار على قرية تل مرجان",
    "ru": "Российские войска заняли село Вербовое",
    "uk": "Російські війська захопили село Вербове",
}
PASSED_ON = {
    "en": (
        "X (Reuters).",
        "X – AFP",
        "X [via Front Line]",
        "X. Screenshot: Front Line.",
        "X (hat tip: @frontk)",
        "X 📷 @frontk",
        "X\nSource: Front Line",
        "X –Stork",
        "X. We could not verify this.",
        "X. Awaiting confirmation.",
        "X, but this could not be verified.",
        "Forwarded from Front Line\nX",
        "FWD: Front Line: X",
        "Video by @frontk shows X",
        "River Analyst's map shows X",
        "X - see River Analyst's thread",
        "Allegedly X",
        "Translation: X",
    ),
    "ar": (
        "X (أ ف ب)",
        "X – فرانس برس",
        "X عبر شبكة الجبهة",
        "X\nالمصدر: شبكة الجبهة",
        "نقلاً عن محلل النهر: X",
        "X وفق مصادر محلية",
        "X ولم نتمكن من التحقق",
        "X. لم نتحقق بعد",
        "أنباء غير مؤكدة: X",
    ),
    "ru": (
        "X, передаёт ТАСС",
        "X (ТАСС)",
        "X\nИсточник: Фронт К",
        "X. Источник — Фронт К",
        "X (через Фронт К)",
        "X. Ждём подтверждения",
        "X. Не подтверждено",
        "Переслано из Фронт К: X",
        "По данным местных источников, X",
    ),
    "uk": (
        "X, за даними Фронт К",
        "X (Укрінформ)",
        "X\nДжерело: Фронт К",
        "X. Джерело — Фронт К",
        "X. Не підтверджено",
        "Непідтверджена інформація: X",
        "X, передає Reuters",
    ),
}
"""Words of a post that passes `X` on."""

OWN = (
    "X",
    "X, our reporter saw. Video from Homs shows the flag.",
    "X. Our own map shows the village.",
    "X. @hilltop video shows the school.",
    "Photos from Aleppo: X",
    "X. Rebels then left. The army could not confirm the strike on Kafr Lawz.",
)
"""Words of a post of Hilltop's in which `X` stays its own."""


def told(text: str, lang: str = "en") -> list[Statement]:
    """What makes a claim in a post of Hilltop's."""
    return [one for one in split(a_post(text, "Hilltop", lang=lang), NAMES) if one.aside is None]


@pytest.mark.parametrize(("lang", "form"), [(lang, form) for lang, forms in PASSED_ON.items() for form in forms])
def test_who_passes_on_does_not_speak_in_his_own_voice(lang, form):
    found = told(form.replace("X", TOLD[lang]), lang)
    assert found
    assert all(one.credit or one.hedged for one in found)


@pytest.mark.parametrize("form", OWN)
def test_own_material_and_what_is_said_of_something_else_leave_the_writers_voice(form):
    first = next(one for one in told(form.replace("X", TOLD["en"])) if "Tell Marjan" in one.quote)
    assert not first.credit
    assert not first.hedged


def test_a_closing_line_of_sources_credits_its_paragraph_and_is_no_claim():
    text = "Shelling hit Kafr Lawz.\n\nRebels took Tell Marjan.\nSource: Front Line"
    first, second = told(text)
    assert (first.credit, second.credit) == ((), ("Front Line",))


def test_a_reserve_behind_a_credit_is_the_writers_and_not_that_sources():
    (one,) = told("Rebels took Tell Marjan, River Analyst reports. We could not verify this.")
    assert one.credit == ("River Analyst",)
