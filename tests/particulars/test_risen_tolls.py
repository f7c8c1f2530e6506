"""A toll that carries an earlier one on is a sum, in whatever words; a first count is none."""

from datetime import UTC, datetime

import pytest

from pipeline.particulars import describe
from pipeline.types import Post, Precision
from tests.particulars.saying import said, statement

SUMS = [
    ("Five of the wounded have died, that makes 12 dead in Khalsa", 12),
    ("Three of the wounded from Khalsa have since died, making it ten dead", 10),
    ("Khalsa market shelling: toll raised to nine dead", 9),
    ("Two more bodies were found in Khalsa, taking the toll to nine", 9),
    ("The shelling of Khalsa has now killed 12 people", 12),
    ("Khalsa: 12 dead now", 12),
    ("As of noon, 12 people are dead in the shelling of Khalsa", 12),
    ("The toll of the shelling of Khalsa rose from 7 to 12 dead", 12),
    ("العدد صار 12 شهيد في خلصة", 12),
    ("استشهاد خمسة من جرحى خلصة ليصل العدد إلى 12 شهيد", 12),
    ("خمسة من الجرحى توفوا في خلصة كدا بقى عدد الشهداء 12", 12),
    ("الحصيلة النهائية لقصف خلصة 12 شهيدا", 12),
    ("Пятеро раненых скончались, погибших в Херсоне стало 12", 12),
    ("Херсон: умерли ещё двое раненых, итого девять погибших", 9),
    ("Число погибших в Херсоне выросло с 7 до 12", 12),
    ("У лікарні померли двоє поранених, загиблих у Херсоні стало дев'ятеро", 9),
    ("Кількість загиблих у Херсоні зросла з 7 до 12", 12),
]
FIRST_COUNTS = [
    "Seven dead in the shelling of Khalsa, making it the deadliest day of the month",
    "Seven people were killed in Khalsa, two of the wounded are children",
    "The army took four towns, that makes three this week",
    "سبعة شهداء بقصف خلصة وعدد كبير من الجرحى",
    "При обстреле Херсона погибли семь человек, двое раненых в тяжёлом состоянии",
    "Семеро загиблих у Херсоні, двоє поранених у лікарні",
]


@pytest.mark.parametrize(("text", "total"), SUMS)
def test_a_sum_is_cumulative_and_what_came_to_it_is_added(text, total):
    figures = said(text).figures
    assert [(one.what, one.low, one.high) for one in figures if one.cumulative] == [("killed", total, total)]
    assert all(one.increment and one.what == "killed" for one in figures if not one.cumulative)


@pytest.mark.parametrize("text", FIRST_COUNTS)
def test_a_first_count_is_no_sum(text):
    assert not any(one.cumulative or one.increment for one in said(text).figures)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Volunteers put the dead of the Khalsa market shelling at 12", "kill"),
        ("Toll from the shelling of Khalsa raised to nine", "kill"),
        ("12 killed in the shelling of Khalsa", "shelling"),
    ],
)
def test_a_sentence_about_the_dead_tells_a_toll_and_not_the_blow(text, event):
    assert said(text).event == event


def test_the_hour_up_to_which_was_counted_is_not_that_of_the_blow():
    assert not said("As of 13:50, 12 people are dead in Khalsa").when.stated
    assert not said("Станом на 14:00 у Херсоні загинуло 12 людей").when.stated
    assert said("At 13:50 shells fell on Khalsa").when.stated


def of_a_post(text, hour, lang):
    at = datetime(2023, 8, 16, hour, 20, tzinfo=UTC)
    one = statement(text, lang=lang).model_copy(update={"at": at, "first_seen": at})
    return describe(one, Post(source="Rami", id="1", text=text, published=at, fetched=at), ()).particulars.when


def test_tonight_told_in_the_evening_is_the_evening():
    for text, lang in (("Khalsa shelled tonight", "en"), ("قصف على خلصة الليلة", "ar")):
        assert of_a_post(text, 20, lang).precision is Precision.HOUR
        assert of_a_post(text, 20, lang).start.hour == 13
        assert of_a_post(text, 2, lang).precision is Precision.DAY
    assert of_a_post("Этой ночью обстреляли Херсон", 20, "ru").precision is Precision.DAY


def test_a_clock_of_the_small_hours_may_be_that_of_a_place_where_the_day_has_begun():
    found = of_a_post("Shelling of Khalsa at 01:10", 23, "en")
    assert (found.start.hour, found.end.hour) == (21, 23)
    assert of_a_post("Shelling of Khalsa at 01:10", 15, "en").start.hour == 1
