from datetime import UTC, datetime, timedelta

import pytest

from pipeline.particulars import describe
from pipeline.types import Post, Precision
from tests.particulars.saying import NOW, describing, said, statement

DAYS = [
    ("5 killed today", "2023-08-16"),
    ("5 killed yesterday", "2023-08-15"),
    ("Shelling on Monday", "2023-08-14"),
    ("Shelling on Wednesday", "2023-08-16"),
    ("Shelling on Thursday", "2023-08-10"),
    ("Clashes, 09-06-2016", "2016-06-09"),
    ("Clashes on 14 March", "2023-03-14"),
    ("Clashes on March 14, 2022", "2022-03-14"),
    ("Clashes on 2023-08-01", "2023-08-01"),
    ("On 3 August, shelling of Khalsa", "2023-08-03"),
    ("Two killed two days ago", "2023-08-14"),
    ("قصف يوم أمس", "2023-08-15"),
    ("قصف البلدة اليوم", "2023-08-16"),
    ("غارات يوم الاثنين", "2023-08-14"),
    ("قصف يوم 3 آب", "2023-08-03"),
    ("вчера обстреляли село", "2023-08-15"),
    ("сегодня обстреляли село", "2023-08-16"),
    ("обстрел в понедельник", "2023-08-14"),
    ("3 августа обстреляли село", "2023-08-03"),
    ("вчора обстріляли село", "2023-08-15"),
    ("сьогодні обстріляли село", "2023-08-16"),
    ("3 серпня обстріляли село", "2023-08-03"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_day_is_reckoned_from_the_post(text, day):
    found = said(text).when
    assert found.stated
    assert (found.start.date().isoformat(), found.precision) == (day, Precision.DAY)


HOURS = [
    ("Shelling at dawn", 3, 12, 0),
    ("Explosions this morning", 3, 12, 0),
    ("Strikes last night", 16, 6, -1),
    ("Strikes overnight", 16, 6, -1),
    ("قصف فجر اليوم", 3, 12, 0),
    ("вночі обстріляли село", 16, 6, -1),
    ("утром обстреляли село", 3, 12, 0),
]


@pytest.mark.parametrize(("text", "start", "end", "day"), HOURS)
def test_a_part_of_the_day_is_a_stretch_of_hours(text, start, end, day):
    found = said(text).when
    assert found.precision is Precision.HOUR
    assert (found.start.hour, found.end.hour, (found.start.date() - NOW.date()).days) == (start, end, day)


def test_a_clock_time_is_read_to_the_minute():
    assert said("Shelling at 1330 GMT").when.start == datetime(2023, 8, 16, 13, 30, tzinfo=UTC)
    assert said("Shelling at 1600 GMT").when.start == datetime(2023, 8, 15, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize("text", ["6h ago clashes", "clashes 6 hours ago", "قصف قبل 6 ساعات", "обстрел 6 часов назад"])
def test_hours_ago_are_counted_back(text):
    found = said(text).when
    assert found.start <= NOW - timedelta(hours=6) <= found.end
    assert found.precision is Precision.HOUR


@pytest.mark.parametrize(
    "text", ["Clashes on 25 December", "Attack planned on 01-01-2030", "Shelling this evening", "5 killed in 2016"]
)
def test_no_time_lies_ahead_of_the_post(text):
    found = said(text).when
    assert found.start <= found.end <= NOW
    assert describing(text).at <= NOW


def test_an_unstated_time_is_the_posts_own_and_says_so():
    found = said("Rebels stormed Khalsa").when
    assert (found.start, found.end, found.stated, found.precision) == (NOW, NOW, False, Precision.UNKNOWN)


def test_an_afterthought_does_not_date_the_event():
    assert not said("They tried to recapture Humayra, taken last week by the rebels").when.stated


def test_the_statement_stands_where_its_stated_time_does():
    assert describing("5 killed yesterday").at.date() == (NOW - timedelta(days=1)).date()


@pytest.mark.parametrize("relayed_by", ["comment 3", None])
def test_what_is_passed_on_without_its_time_may_be_of_the_day_before(relayed_by):
    one = statement("Rebels took Khalsa.")
    post = Post(source=one.source, id="1", text=one.quote, relayed_by=relayed_by, fetched=NOW)
    found = describe(one, post, ())
    back = timedelta(hours=36) if relayed_by else timedelta()
    assert (found.particulars.when.start, found.particulars.when.end) == (NOW - back, NOW)
    assert found.at == NOW


@pytest.mark.parametrize("words", ["now", "this morning", "today"])
def test_its_now_and_its_this_morning_may_be_of_the_day_before_too(words):
    one = statement(f"Rebels hold Khalsa {words}.")
    post = Post(source=one.source, id="1", text=one.quote, relayed_by="comment 3", fetched=NOW)
    assert describe(one, post, ()).particulars.when.start <= NOW - timedelta(hours=30)


def test_a_time_that_the_words_state_stands_though_the_post_is_passed_on_without_its_own():
    one = statement("Rebels took Khalsa yesterday.")
    post = Post(source=one.source, id="1", text=one.quote, relayed_by="comment 3", fetched=NOW)
    assert describe(one, post, ()).particulars.when.end < NOW - timedelta(hours=14)


def test_a_weekday_and_a_part_of_the_day_tell_the_hours_together():
    found = said("Jets bombed Khalsa on Monday morning").when
    assert (found.start, found.end) == (datetime(2023, 8, 14, 3, tzinfo=UTC), datetime(2023, 8, 14, 12, tzinfo=UTC))
    assert found.precision is Precision.HOUR


@pytest.mark.parametrize(("clock", "day"), [("22:10", 19), ("18:30", 19), ("12:00", 13)])
def test_a_day_that_has_begun_to_the_east_is_not_the_one_of_a_week_ago(clock, day):
    hour, minute = map(int, clock.split(":"))
    late = datetime(2023, 8, 19, hour, minute, tzinfo=UTC)
    one = statement("Jets bombed Khalsa on Sunday shortly after midnight").model_copy(update={"first_seen": late})
    post = Post(source=one.source, id="1", text=one.quote, published=late, fetched=late)
    told = describe(one, post, ()).particulars.when
    assert told.start.day == day
    assert told.end <= max(late, told.start + timedelta(days=1))
