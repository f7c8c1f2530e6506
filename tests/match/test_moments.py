"""Two blows on one place on one day are two claims: other hours, other things hit, in four languages."""

from datetime import timedelta

import pytest

from pipeline.daytime import parts
from pipeline.match import AUTO, compare
from pipeline.particulars import describe
from pipeline.types import Post
from tests.particulars.saying import NOW, describing, statement


def posted(text, lang, hours_earlier=0.0):
    """`text` as somebody posted it so many hours before all others."""
    at = NOW - timedelta(hours=hours_earlier)
    post = Post(source="Early", id="9", text=text, published=at, fetched=at)
    one = statement(text, source="Early", post_id="9", lang=lang)
    return describe(one.model_copy(update={"at": at, "first_seen": at, "post": post.uid}), post, ())


def told(text, lang, source="B"):
    return describing(text, source=source, post_id=source, lang=lang)


PARTS_OF_A_DAY = [
    ("en", "Barrel bombs hit Saraqib this morning.", "Barrel bombs hit Saraqib at noon."),
    ("en", "Jets bombed Saraqib at around 9:40 a.m.", "Jets bombed Saraqib shortly after midday."),
    ("en", "Saraqib was shelled in the morning", "Saraqib was shelled in the afternoon, two killed"),
    ("ar", "قصف بالبراميل على سراقب صباح اليوم", "قصف بالبراميل على سراقب ظهر اليوم"),
    ("ar", "غارة جوية على سراقب فجراً", "غارة جوية على سراقب عند العصر"),
    ("ar", "غارة على سراقب الساعة 9:40 صباحاً", "شهيدان بغارة على سراقب بعد الظهر"),
    ("ru", "Утром нанесён авиаудар по Саракибу", "Днём нанесён авиаудар по Саракибу, двое погибших"),
    ("ru", "Обстрел Херсона утром", "Обстрел Херсона вечером"),
    ("uk", "Вранці обстріляли Херсон", "Опівдні обстріляли Херсон, двоє загиблих"),
    ("uk", "Зранку дрон ударив по Херсону", "Надвечір дрон ударив по Херсону"),
]
ONE_PART = [
    ("en", "Jets bombed Saraqib before dawn.", "Jets bombed Saraqib overnight."),
    ("en", "Jets bombed Saraqib this morning.", "Jets bombed Saraqib at dawn."),
    ("en", "Jets bombed Saraqib in the evening.", "Jets bombed Saraqib at around 6:30 p.m."),
    ("ar", "غارة جوية على سراقب فجر اليوم", "غارة جوية على سراقب صباح اليوم"),
    ("ar", "فجر انتحاري نفسه في سراقب", "تفجير انتحاري في سراقب ظهر اليوم"),
    ("ru", "Ночью нанесён авиаудар по Саракибу", "На рассвете нанесён авиаудар по Саракибу"),
    ("uk", "Вранці обстріляли Херсон", "О 9:10 обстріляли Херсон"),
]


@pytest.mark.parametrize(("lang", "first", "second"), PARTS_OF_A_DAY)
def test_blows_of_other_parts_of_a_day_are_two(lang, first, second):
    assert compare(told(first, lang, "A"), told(second, lang)).veto is not None


@pytest.mark.parametrize(("lang", "first", "second"), ONE_PART)
def test_parts_of_a_day_that_touch_may_tell_one_blow(lang, first, second):
    found = compare(told(first, lang, "A"), told(second, lang))
    assert found.veto is None
    assert found.score >= AUTO


def test_parts_of_a_day_hold_across_languages():
    morning = told("Утром нанесён авиаудар по Саракибу", "ru", "A")
    assert compare(morning, told("Jets bombed Saraqib at noon.", "en")).veto == "other parts of the day"
    assert compare(morning, told("غارة جوية على سراقب ظهر اليوم", "ar")).veto is not None


@pytest.mark.parametrize(
    ("lang", "early", "late"),
    [
        ("en", "Barrel bombs hit Saraqib.", "Two killed as barrel bombs hit Saraqib at noon."),
        ("ar", "قصف بالبراميل على سراقب", "شهيدان بقصف بالبراميل على سراقب ظهر اليوم"),
        ("ru", "Обстрел Херсона", "Днём обстрел Херсона, двое погибших"),
        ("uk", "Обстріл Херсона", "Опівдні обстріл Херсона, двоє загиблих"),
    ],
)
def test_nobody_tells_a_blow_before_its_hour(lang, early, late):
    dated = told(late, lang)
    assert compare(posted(early, lang, 9), dated).veto == "one of them was told before the hour that the other states"
    assert compare(posted(early, lang, 1), dated).veto is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He blew himself up", frozenset()),
        ("فجر انتحاري نفسه", frozenset()),
        ("ظهر القيادي في تسجيل", frozenset()),
        ("في المغرب", frozenset()),
        ("فجر الثلاثاء", {"early", "morning"}),
        ("قبل صلاة الظهر", {"noon", "day"}),
        ("at 14:30", {"noon", "day"}),
        ("at 3 pm", {"day", "evening"}),
        ("в 23:15", {"evening", "late", "night"}),
        ("пополудні", {"noon", "day", "evening"}),
    ],
)
def test_the_parts_of_a_day_are_told_by_words_or_by_the_clock(text, found):
    assert parts(text) == found


def test_a_clock_of_another_zone_or_of_twelve_hours_parts_less():
    assert {"morning", "noon", "evening"} <= parts("struck at 9:40 GMT")
    assert {"morning", "late"} <= parts("struck at 9:40")
    assert parts("struck at 09:40") == {"morning"}


def test_a_local_clock_ahead_of_ours_is_of_this_day():
    when = told("Mortar rounds fell on Saraqib at 16:10", "en").particulars.when
    assert (when.start.day, when.end) == (NOW.day, NOW)


SECOND_OF_THE_DAY = [
    ("en", "Artillery shelling of Saraqib", "For the second time today Saraqib is being shelled"),
    ("en", "Artillery shelling of Saraqib", "Second round of shelling on Saraqib today, two wounded"),
    ("en", "Artillery shelling of Saraqib", "Saraqib was shelled twice today"),
    ("ar", "قصف مدفعي على سراقب", "للمرة الثانية اليوم قصف مدفعي على سراقب"),
    ("ar", "قصف مدفعي على سراقب", "تاني مرة اليوم قصف مدفعي على سراقب"),
    ("ar", "قصف مدفعي على سراقب", "القصف الثاني على سراقب خلال ساعات"),
    ("ru", "Обстрел Херсона", "Второй обстрел Херсона за сегодня, ранены двое"),
    ("ru", "Обстрел Херсона", "Херсон обстреляли дважды за день"),
    ("uk", "Обстріл Херсона", "Удруге за сьогодні обстріляли Херсон"),
    ("uk", "Обстріл Херсона", "Третій обстріл Херсона за добу"),
]
FIRST_OF_THE_DAY = [
    ("en", "Shelling of Saraqib", "Saraqib was shelled for the second time this week"),
    ("en", "A second round of shelling on Saraqib today", "Saraqib was shelled for the second time today"),
    ("ar", "قصف مدفعي على سراقب", "قصف مدفعي على سراقب للمرة الثانية خلال أسبوع"),
    ("ru", "Обстрел Херсона", "Херсон обстреляли второй раз за неделю"),
    ("uk", "Обстріл Херсона", "Херсон обстріляли вдруге за тиждень"),
]


@pytest.mark.parametrize(("lang", "first", "second"), SECOND_OF_THE_DAY)
def test_the_second_blow_of_a_day_is_not_the_one_of_hours_before(lang, first, second):
    later = told(second, lang)
    assert compare(posted(first, lang, 8), later).veto is not None
    assert compare(posted(first, lang, 1), later).veto is None


@pytest.mark.parametrize(("lang", "first", "second"), FIRST_OF_THE_DAY)
def test_the_second_blow_of_a_week_may_be_that_of_the_morning(lang, first, second):
    assert compare(posted(first, lang, 4), told(second, lang)).veto is None


OTHER_TARGETS = [
    ("en", "Jets bombed the market in Saraqib", "Jets bombed a school in Saraqib"),
    ("en", "Shelling hit a mosque in Saraqib", "Shelling hit a minibus in Saraqib, killing three"),
    ("ar", "غارة جوية استهدفت سوق سراقب", "غارة جوية استهدفت مدرسة في سراقب"),
    ("ar", "قصف على مشفى سراقب", "قصف على مسجد في سراقب"),
    ("ru", "Авиаудар по рынку в Саракибе", "Авиаудар по школе в Саракибе, трое погибших"),
    ("uk", "Обстріл лікарні у Херсоні", "Обстріл ринку у Херсоні, двоє загиблих"),
]
ONE_TARGET = [
    ("en", "Jets bombed the market in Saraqib", "Jets bombed near the school in Saraqib"),
    ("en", "Jets bombed the market and a school in Saraqib", "Jets bombed a school in Saraqib"),
    ("en", "Nine killed by jets in the market of Saraqib", "Nine killed by jets, says the hospital in Saraqib"),
    ("ar", "غارة جوية استهدفت سوق سراقب", "غارة جوية قرب مدرسة في سراقب"),
    ("ru", "Авиаудар по рынку в Саракибе", "Авиаудар по Саракибу, раненые в больнице: пятеро раненых"),
    ("uk", "Обстріл ринку у Херсоні", "Обстріл Херсона, влучили біля школи"),
]


@pytest.mark.parametrize(("lang", "first", "second"), OTHER_TARGETS)
def test_blows_on_other_kinds_of_things_are_two(lang, first, second):
    assert "another target" in (compare(told(first, lang, "A"), told(second, lang)).veto or "")


@pytest.mark.parametrize(("lang", "first", "second"), ONE_TARGET)
def test_what_stands_beside_or_takes_the_wounded_in_is_no_other_target(lang, first, second):
    assert compare(told(first, lang, "A"), told(second, lang)).veto is None


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Saraqib deaths from today's barrels now at four"),
        ("en", "Saraqib strike: death toll revised upward to 9"),
        ("ar", "حصيلة الغارة على سراقب ترتفع إلى 9 شهداء"),
        ("ru", "Число погибших в Херсоне выросло до четырёх"),
        ("uk", "Кількість загиблих у Херсоні зросла до чотирьох"),
    ],
)
def test_a_risen_toll_does_not_join_the_strike_that_counts_nobody(lang, text):
    risen = told(text, lang)
    assert any(figure.cumulative for figure in risen.particulars.figures)
    strike = {"en": "Barrel bombs hit the hospital in Saraqib", "ar": "قصف على مشفى سراقب"}
    bare = told(strike.get(lang, "Обстрел Херсона"), lang if lang in strike else "ru", "A")
    assert compare(bare, risen).score < AUTO


ONE_CLOCK = [
    ("en", "A shell hit a bus in Balyn at 09:00 local time.", "A shell hit a bus in Balyn at 06:00 GMT."),
    ("en", "A shell hit a bus in Balyn at 09:00.", "A shell hit a bus in Balyn at 06:00 GMT."),
    ("en", "A shell hit a bus in Balyn at 9 a.m. Kyiv time.", "A shell hit a bus in Balyn at 06:00 UTC."),
    (
        "ru",
        "В 9:00 по местному времени снаряд попал в автобус в Дубровке.",
        "Снаряд попал в автобус в Дубровке в 6:00 по Гринвичу.",
    ),
    (
        "uk",
        "О 9:00 за київським часом снаряд влучив в автобус у Дубровиці.",
        "Снаряд влучив в автобус у Дубровиці о 06:00 GMT.",
    ),
    (
        "ar",
        "سقوط قذيفة على حافلة في بنش الساعة 9:00 بتوقيت دمشق",
        "سقوط قذيفة على حافلة في بنش الساعة 6:00 بتوقيت غرينتش",
    ),
]
TWO_CLOCKS = [
    ("en", "A shell hit a bus in Balyn at 06:00 local time.", "A shell hit a bus in Balyn at 11:00 local time."),
    ("en", "A shell hit a bus in Balyn at 06:00 GMT.", "A shell hit a bus in Balyn at 11:30 local time."),
    ("en", "A shell hit a bus in Balyn at 11:00 GMT.", "A shell hit a bus in Balyn at 07:00 local time."),
    ("en", "A shell hit a bus in Balyn at 09:00 Kyiv time.", "A shell hit a bus in Balyn at 09:00 GMT."),
    (
        "ru",
        "В 6:00 по местному времени снаряд попал в автобус в Дубровке.",
        "Снаряд попал в автобус в Дубровке в 10:00 по местному времени.",
    ),
]


@pytest.mark.parametrize(("lang", "first", "second"), ONE_CLOCK)
def test_one_hour_by_two_clocks_is_one(lang, first, second):
    found = compare(told(first, lang, "A"), told(second, lang))
    assert found.veto is None
    assert found.score >= AUTO


@pytest.mark.parametrize(("lang", "first", "second"), TWO_CLOCKS)
def test_hours_that_no_zone_makes_one_are_two(lang, first, second):
    assert "hours" in compare(told(first, lang, "A"), told(second, lang)).veto
