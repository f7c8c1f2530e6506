from __future__ import annotations

import pytest

from pipeline.normalise import detect_language
from pipeline.normalise.language import contradicts


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Rebels storm the village of Khalsa", "en"),
        ("قصف مدفعي على قرية خلصة بريف حلب الجنوبي", "ar"),
        ("اعتـ ـقلت قوات https://t.co/abcdefgh @someone", "ar"),
        ("В Харькове слышны взрывы", "ru"),
        ("У Харкові чутно вибухи", "uk"),
        ("Под Авдеевкой идут бои, есть раненые", "ru"),
        ("Ворог обстріляв селище, є поранені", "uk"),
        ("Обстрел", "ru"),
        ("", "en"),
        ("123 🔴", "en"),
        ("עברית", "en"),
    ],
)
def test_the_language_is_told_by_script_and_letters(text, lang):
    assert detect_language(text) == lang


def test_only_allowed_languages_are_told():
    assert detect_language("Ворог обстріляв селище", ("ru", "en")) == "ru"
    assert detect_language("Ворог обстріляв селище", ("en",)) == "en"


def test_a_declared_language_is_contradicted_by_its_script_alone():
    assert contradicts("en", "قصف مدفعي على قرية")
    assert not contradicts("uk", "В Харькове слышны взрывы")
    assert not contradicts("fa", "قصف مدفعي على قرية")
    assert not contradicts("ar", "🔴 123")
