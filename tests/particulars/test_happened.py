"""Statements whose event no word list knows make a claim where they tell that something happened at a place."""

from __future__ import annotations

import pytest

from pipeline.particulars.describe import NO_EVENT
from tests.particulars.saying import describing


@pytest.mark.parametrize(
    "text",
    [
        "The freighter Meriden has slipped out of Odesa along the new corridor.",
        "З порту Одеси тимчасовим коридором вийшло перше судно.",
        "В Мелитополе открыли новую школу после ремонта.",
    ],
)
def test_what_happened_at_a_place_is_a_claim_without_a_type(text):
    found = describing(text)
    assert found.aside is None
    assert found.particulars.event is None


@pytest.mark.parametrize(
    "text",
    [
        "Low cloud over Odesa until noon.",
        "I have always loved Odesa in the spring.",
        "У Запоріжжі вдень до +9, вітер західний.",
        "The old road signs have been repainted.",
    ],
)
def test_weather_remarks_and_what_has_no_place_are_none(text):
    assert describing(text).aside == NO_EVENT
