"""What was decided or ordered makes no claim that it was done, in four languages."""

import pytest

from tests.split.test_split import claims, statements

PLANNED = [
    "Rebels have decided to capture Tell Umran.",
    "The commander gave the order to seize Tell Umran.",
    "The brigade has the task of capturing Tell Umran.",
    "Повстанцы решили захватить Луговое.",
    "Поставлена задача взять Луговое.",
    "Ворог отримав наказ захопити Лугове.",
    "قرر الثوار السيطرة على تل عمران.",
    "أمر القائد باقتحام تل عمران.",
    "صدرت الأوامر بقصف تل عمران.",
]
DONE = [
    "Rebels captured Tell Umran, as ordered.",
    "الثوار يسيطرون على تل عمران بعد قرار الهجوم.",
    "قصف على تل عمران بأمر من القائد.",
    "Повстанцы захватили Луговое по приказу командира.",
    "Ворог захопив Лугове.",
]


@pytest.mark.parametrize("text", PLANNED)
def test_a_decision_to_take_a_place_is_no_capture(text):
    assert not claims(text)
    assert statements(text)[0].aside in ("forecast", "call")


@pytest.mark.parametrize("text", DONE)
def test_what_was_done_on_orders_is_told(text):
    assert claims(text)
