"""A country behind the name of a town, or a capital's, puts the town into it; a new clause behind it does not."""

import pytest

from pipeline.match import compare
from tests.particulars.saying import describing


def land(text, lang="en"):
    return describing(text, lang=lang).particulars.places[0].country


PUT = [
    ("en", "A blast in Tripoli, Lebanon wounded two.", "LB"),
    ("en", "A blast in Tripoli (Lebanon) wounded two.", "LB"),
    ("en", "A blast hit Tripoli, the Libyan capital.", "LY"),
    ("ar", "انفجار في طرابلس، لبنان", "LB"),
    ("ru", "Взрыв в Триполи, Ливан.", "LB"),
    ("ru", "Взрыв в Триполи, столице Ливии.", "LY"),
    ("uk", "Вибух у Триполі, столиці Лівії.", "LY"),
]


@pytest.mark.parametrize(("lang", "text", "country"), PUT)
def test_a_country_behind_a_town_is_its_country(lang, text, country):
    assert land(text, lang) == country


@pytest.mark.parametrize("text", ["In Kherson, Turkey opened a hospital.", "Shelling of Kherson, Russian forces said."])
def test_who_acts_in_the_next_clause_is_no_country_of_the_town(text):
    assert land(text) not in ("TR", "RU")


def test_namesakes_in_two_countries_are_two_places():
    def reading(text, source):
        return describing(text, source=source, post_id=source, lang="en")

    one = reading("A blast in Tripoli, Lebanon, killed two.", "B")
    assert "other place" in (compare(one, reading("Blast kills two in Tripoli, the Libyan capital.", "C")).veto or "")
    assert compare(one, reading("Tripoli, Lebanon: two killed by a blast.", "D")).veto is None
