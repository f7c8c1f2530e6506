"""Works that stand once, curfews, bombs from the air: what every language calls by a name of its own."""

from __future__ import annotations

import pytest

from tests.particulars.saying import exact, said

BRIDGE = ["Crimea Bridge closed since 01:20", "Крымский мост перекрыт с часу ночи", "Кримський міст закрито для руху"]
PLANT = ["A drone hit the Zaporizhzhia nuclear power plant", "По ЗАЭС ударил дрон", "Дрон влучив у Запорізьку АЕС"]
CURFEW = [
    "The rebels have declared a curfew in Manbij",
    "В Токмаке введён комендантский час",
    "У Токмаку запровадили комендантську годину",
    "فرض حظر تجول في منبج",
]


@pytest.mark.parametrize(("texts", "key"), [(BRIDGE, "crimean-bridge"), (PLANT, "zaporizhzhia-npp")])
def test_great_works_are_one_place_in_every_script(texts, key):
    assert {exact(text)[0] for text in texts} == {key}


def test_another_bridge_is_none_of_them():
    assert "crimean-bridge" not in exact("The bridge at Kerch Street in Khalsa was hit")


@pytest.mark.parametrize("text", CURFEW)
def test_a_curfew_is_told_in_four_languages(text):
    assert said(text).event == "curfew"


def test_what_fights_on_wheels_tells_of_no_clash():
    assert said("Spare parts for infantry fighting vehicles were sent to Ukraine").event != "clash"
    assert said("An aerial bomb hit a school in Khalsa").event == "airstrike"
