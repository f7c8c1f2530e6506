"""Names in a report where nothing of it happened, and villages that only their bearing tells."""

import pytest

from pipeline.spelling import same_place
from tests.particulars.saying import said


def first(text):
    """The name of the first place that is no region."""
    return next((place.name for place in said(text).places if not place.region), None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Seeing that Pobieda SW of Marinka has been captured by the Russians", "Pobieda"),
        ("A Shahed was brought down by Dvorichna, north of Kupiansk", "Dvorichna"),
        ("Airstrike on Kansafra (S of Idlib)", "Kansafra"),
        ("Fighting reached Qubbanah, just west of Latakia", "Qubbanah"),
        ("Взорван склад в Калинове, к северу от Донецка", "Калинове"),
        (
            "Several shells fell inside the Turkish observation point of Shir Maghar on Shahshabo Mountain",
            "Shir Maghar",
        ),
    ],
)
def test_a_village_is_told_by_how_it_lies_to_one_that_is_known(text, name):
    assert same_place(first(text), name) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The wounded were taken to Raqqa hospital after a strike on Ratla", "Ratla"),
        ("Smoke seen from Beirut after strikes on Khiam", "Khiam"),
        ("Watching from Tiberias: drone shot down over Kinneret", "Kinneret"),
        ("Дим видно з Острова, підірвали телевежу у Херсоні", "Херсоні"),
        ("Раненых доставили в Курск после обстрела села Гуево", "Гуево"),
        ("استشهاد القائد أبو هاشم الشرفي في جبهة حيس، وتشييعه غداً في صنعاء", "حيس"),
        ("مقتل ثلاثة من عناصر الجيش على محور كبانة ونقل الجرحى إلى اللاذقية", "كبانة"),
        ("The garrison of Rasm fled to Tal Abyad when the base fell", "Rasm"),
    ],
)
def test_where_people_watched_from_or_were_brought_is_not_where_it_happened(text, name):
    assert same_place(first(text), name) == 1


def test_where_the_losers_went_is_no_place_of_a_capture():
    assert first("Jihadis hold all of it since 5 am, our boys fell back to Tell Hawash.") is None


def test_who_is_told_to_have_come_somewhere_is_there():
    assert first("A convoy of wounded fighters arrived in Tell Hawash") == "Tell Hawash"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Подразделения армии установили полный контроль над деревней Эль-Бувейда – САНА", "Эль-Бувейда"),
        ("Армия заняла Хан-Шейхун. САНА", "Хан-Шейхун"),
        ("صواريخ نزلت على الحارة الشرقية من شوي", None),
        ("قصفو تل رفعت مبارح بالليل", "تل رفعت"),
    ],
)
def test_an_agencys_sign_or_a_word_of_time_is_no_place(text, name):
    assert first(text) == name


@pytest.mark.parametrize(
    ("russian", "other"),
    [
        ("Хмеймим", "Hmeimim"),
        ("Хмеймим", "حميميم"),
        ("Хама", "Hama"),
        ("Хула", "Houla"),
        ("Хальфая", "Halfaya"),
        ("Хасака", "الحسكة"),
    ],
)
def test_one_russian_letter_stands_for_kh_and_h(russian, other):
    assert same_place(russian, other) >= 0.88


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Army guns around Rashaya have put nine shells into Marjaba", "Marjaba"),
        ("Regime artillery in Rashaya shelled Marjaba at noon", "Marjaba"),
        ("Gunmen holed up in Rashaya fired rockets at the town of Marjaba", "Marjaba"),
        ("Su-22 out of Rashaya: four bombs on Marjaba", "Marjaba"),
        ("القوات المتمركزة في كريمة قصفت بلدة زيتان بالمدفعية", "زيتان"),
        ("Guns around Rashaya were shelled by rebels from Marjaba", "Rashaya"),
        ("Artillery hit positions in Rashaya and Marjaba", "Rashaya"),
        ("Tanks near Rashaya were targeted with missiles", "Rashaya"),
        ("Gunmen holed up in Rashaya were shelled", "Rashaya"),
    ],
)
def test_where_guns_stand_that_fire_is_not_where_the_shells_fell(text, name):
    assert same_place(first(text), name) == 1
