"""Whose clock an hour is told by: Greenwich's, a city's or the place's own, in four languages."""

from datetime import UTC, datetime, timedelta

import pytest

from pipeline.clocks import clock
from pipeline.text import fold
from pipeline.types import Precision
from tests.particulars.saying import NOW, said

SUMMER = datetime(2023, 8, 16, tzinfo=UTC)
IN_UTC = [
    ("Shelling of Balyn at 14:00 Kyiv time", 11),
    ("Shelling of Balyn at 2 p.m. Kyiv time", 11),
    ("Shelling of Balyn at 2:30 pm Damascus time", 11),
    ("Shelling of Balyn at 11:00 GMT", 11),
    ("Shelling of Balyn at 14:00 EEST", 11),
    ("обстрел в 14:00 по московскому времени", 11),
    ("обстрел в 14:00 (МСК)", 11),
    ("обстрел в 11:00 по Гринвичу", 11),
    ("обстріл о 14:00 за київським часом", 11),
    ("обстріл об 11:00 за Гринвічем", 11),
    ("قصف الساعة 14:00 بتوقيت دمشق", 11),
    ("قصف الساعة 11:00 بتوقيت غرينتش", 11),
]
LOCAL = [
    "Shelling of Balyn at 14:00 local time",
    "Shelling of Balyn at 1400 local",
    "обстрел в 14:00 по местному времени",
    "обстріл о 14:00 за місцевим часом",
    "قصف الساعة 14:00 بالتوقيت المحلي",
]
UNSAID = [
    "Shelling of Balyn at 14:00",
    "At 14:00 Kyiv was shelled",
    "в 14:00 по Киеву нанесён удар",
    "قصف الساعة 14:00",
]


def told(text):
    found = clock(fold(text).text)
    assert found is not None
    return found


@pytest.mark.parametrize(("text", "hour"), IN_UTC)
def test_a_named_zone_is_reckoned_in_utc(text, hour):
    assert told(text).on(SUMMER).hour == hour


@pytest.mark.parametrize("text", LOCAL)
def test_the_places_own_clock_is_no_instant(text):
    assert (told(text).zone, told(text).local, told(text).hour) == (None, True, 14)
    found = said(text).when
    assert found.precision is Precision.HOUR
    assert found.end - found.start <= timedelta(hours=4)


@pytest.mark.parametrize("text", UNSAID)
def test_a_name_behind_a_clock_is_no_zone(text):
    assert (told(text).zone, told(text).local) == (None, False)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Jets bombed Balyn at 14:00 Damascus time.", ["Balyn"]),
        ("О 14:00 за київським часом обстріляли Дубровицю.", ["Дубровицю"]),
        ("В 11:00 по Гринвичу обстреляли Дубровку.", ["Дубровку"]),
        ("At 14:00 Kyiv was hit by a missile.", ["Kyiv"]),
        ("В 14:00 по Киеву нанесён ракетный удар.", ["Киеву"]),
    ],
)
def test_whose_clock_it_is_names_no_place(text, places):
    assert [place.name for place in said(text).places if not place.region] == places


def test_the_small_hours_of_a_zone_lie_on_the_day_before_in_utc():
    found = said("Shelling at 01:00 Kyiv time").when
    assert (found.start.hour, found.start.date() - NOW.date()) == (22, timedelta(days=-1))
