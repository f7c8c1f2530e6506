from dataclasses import dataclass

import pytest

from pipeline.particulars import KnownPlaces, describe, place_key
from pipeline.types import Post
from tests.particulars.saying import NOW, describing, exact, said, statement

KNOWN = KnownPlaces(["Marqab Fawqani", "Zelena Kosa", "Sahnun", "Orlivske", "Syria", "Damascus"])
FOUND_ANYWAY = ("Zelena Kosa", "Orlivske", "Marqab Fawqani")
"""Names that what stands beside them, or in them, shows to be places."""


@dataclass(frozen=True)
class Read:
    keys: list[str]
    names: list[str]


def reading(text, known=KNOWN):
    one = statement(text)
    post = Post(source="Rami", id="1", text=text, published=NOW, fetched=NOW)
    places = [place for place in describe(one, post, (), known).particulars.places if not place.region]
    return Read([place.key for place in places], [place.name for place in places])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sahnun quiet since dawn, three houses gone", "Sahnun"),
        ("Heavy smoke, Marqab al-Fawqani again", "Marqab Fawqani"),
        ("المرقب الفوقاني بلا كهرباء", "Marqab Fawqani"),
        ("وسحنون تحت النار", "Sahnun"),
        ("الطيران فوق سحنون", "Sahnun"),
        ("Зелёная Коса держится", "Zelena Kosa"),
        ("Зеленій Косі потрібна вода", "Zelena Kosa"),
        ("Орлівське без змін, обстріли тривають", "Orlivske"),
        ("Орловское без изменений", "Orlivske"),
    ],
)
def test_a_known_name_needs_no_mark_in_any_script_or_case(text, name):
    assert place_key(name) in reading(text).keys
    assert place_key(name) not in reading(text, KnownPlaces()).keys or name in FOUND_ANYWAY


def test_a_known_name_is_quoted_as_the_text_spells_it_and_keeps_the_known_key():
    found = reading("Clashes at Sahnoun")
    assert found.names == ["Sahnoun"]
    assert found.keys == [place_key("Sahnun")]


@pytest.mark.parametrize("text", ["The Sahnun Media Network reports shelling", "sahnun is not written so here"])
def test_a_group_named_after_a_known_place_or_a_word_in_small_letters_is_none(text):
    assert place_key("Sahnun") not in reading(text).keys


def test_countries_and_large_towns_are_found_anyway_and_not_kept():
    assert len(KnownPlaces(["Syria", "Damascus", "Сирия"])) == 0


def test_nothing_is_known_by_default():
    assert len(KnownPlaces()) == 0
    assert KnownPlaces().find is not None


def test_a_name_that_the_thread_told_is_known_to_what_follows():
    first = describing("Shelling on the village of Sahnun")
    second = describing("Sahnun market burning now", context=(first,), post_id="2")
    assert [place.key for place in second.particulars.places] == [place_key("Sahnun")]


HEADED = [
    ("Kafr Tanura has changed hands", "Kafr Tanura"),
    ("Rasm Duwayr shelled again", "Rasm Duwayr"),
    ("كفر طنورة تحت القصف", "Kafr Tanura"),
    ("اشتباكات برسم الدوير منذ الصباح", "Rasm Duwayr"),
    ("انسحبت الحامية من تل زهران", "Tell Zahran"),
    ("قصف على دير شميل", "Deir Shamil"),
    ("خربة العنز محررة", "Khirbet Anz"),
    ("Шмелева Балка взята", "Shmeleva Balka"),
    ("Мокрий Лиман: двоє поранених", "Mokryi Lyman"),
    ("Бої під Мокрим Лиманом", "Mokryi Lyman"),
    ("Бои на окраине Мокрого Лимана", "Mokryi Lyman"),
]


@pytest.mark.parametrize(("text", "name"), HEADED)
def test_the_words_that_villages_are_called_by_are_mark_enough(text, name):
    assert place_key(name) in exact(text)


@pytest.mark.parametrize(
    "text",
    [
        "BEIRUT (Orient Press) – Two soldiers were killed",
        "КИЕВ (Агентство) – погибли двое",
        "Запорізька обласна адміністрація повідомила про двох загиблих",
        "Войска вышли к южному пруду",
        "According to a Horizon count five died",
        "Doctors told Horizon that five died",
        "قتل خمسة والصور لاحقا",
        "سيطر الجيش من جديد",
    ],
)
def test_datelines_agencies_adjectives_and_plain_words_are_no_places(text):
    assert exact(text) == []


def test_the_ends_of_a_road_stand_behind_where_on_it_something_happened():
    assert exact("الطريق بين حلب ودمشق مقطوع عند دير شميل")[0] == place_key("Deir Shamil")


def test_a_village_that_a_sentence_names_keeps_its_coordinates_unknown():
    place = next(place for place in said("Kafr Tanura has fallen to the rebels").places if not place.region)
    assert (place.lat, place.lon) == (None, None)
