"""Just "the army" beside a foe of states who is named for the same deed; and one coalition by two names."""

import pytest

from pipeline.match import AUTO, compare
from tests.builders import a_statement, an_actor, minutes, particulars
from tests.match.test_cluster import clustered
from tests.particulars.saying import describing


def tongue(text):
    return "ar" if "\u0600" <= max(text) <= "\u06ff" else "ru" if any("а" <= one <= "я" for one in text) else "en"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The army captured the village of Rahba.", "ISIS captured the village of Rahba."),
        ("Troops took the village of Rahba.", "Rebels took the village of Rahba."),
        ("سيطر الجيش على قرية الرحبة", "الثوار يسيطرون على قرية الرحبة"),
        ("Армия взяла село Рахба.", "Повстанцы взяли село Рахба."),
        ("The army captured the village of Rahba.", "The village of Rahba was captured by the army's enemies."),
        ("Rebels shelled the village of Rahba.", "Rebels in the village of Rahba were shelled."),
        ("The army captured the village of Rahba.", "The village of Rahba was captured from the army."),
        ("Армия захватила село Рахба.", "Враги армии захватили село Рахба."),
        ("الجيش يسيطر على قرية الرحبة", "أعداء الجيش سيطروا على قرية الرحبة"),
    ],
)
def test_no_rebel_is_called_the_army(one, other):
    a, b = (describing(text, lang=tongue(text)) for text in (one, other))
    assert compare(a, b).score < AUTO or compare(a, b).veto is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rebels captured the village of Rahba from the army.", "Rebels captured the village of Rahba."),
        ("The army captured the village of Rahba.", "The army captured the village of Rahba from its enemies."),
        ("The army captured the village of Rahba.", "Regime forces captured the village of Rahba."),
        ("Army units are confronting an attack by armed groups on Rahba.", "Rebels attacked the village of Rahba."),
    ],
)
def test_who_it_was_taken_from_and_a_state_s_own_army_oppose_nobody(one, other):
    a, b = (describing(text, lang="en") for text in (one, other))
    assert compare(a, b).veto is None


def test_a_coalition_that_says_whose_is_no_rival_of_the_coalition():
    whose = particulars(["Khalsa"], "airstrike", [an_actor("Saudi coalition", side="saudi-coalition")])
    bare = particulars(["Khalsa"], "airstrike", [an_actor("coalition", side="coalition")])
    a = a_statement("1", "A", particulars=whose)
    b = a_statement("2", "B", minutes(5), particulars=bare)
    assert not clustered([a, b]).rivals
