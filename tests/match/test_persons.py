"""People named in full, in three scripts, found without a list."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.match import AUTO, compare, keys
from pipeline.match.persons import full_names, shared
from tests.builders import a_statement, minutes, particulars

TOLD = [
    (
        "en",
        "Karim Zaydan, who led the group's artillery, was eliminated in the strike.",
        "القائد الميداني: نعت المجموعة الشهيد القائد كريم زيدان «أبو سيف» قبل قليل",
        "Карим Зейдан, командир артиллерии группы, убит в результате удара",
    ),
    (
        "ru",
        "Police detained Oleksandr Bondarchuk, a former mayor.",
        "اعتقلت الشرطة رئيس البلدية السابق أولكسندر بوندارتشوك",
        "Полиция задержала бывшего мэра Александра Бондарчука",
    ),
]


@pytest.mark.parametrize("reports", [one[1:] for one in TOLD])
def test_a_person_named_in_full_is_known_again_in_every_script(reports):
    for one, other in combinations(reports, 2):
        assert shared(full_names(one), full_names(other)), (one, other)


@pytest.mark.parametrize("other", ["Karim Haddad was eliminated", "Zaydan Market was hit", "قتل القائد سليم حداد"])
def test_one_name_alone_is_no_person(other):
    assert not shared(full_names(TOLD[0][1]), full_names(other))


def test_two_reports_of_a_leader_killed_join_by_his_name():
    english = a_statement(TOLD[0][1], "A", particulars=particulars(event="kill-leader", actors=(), places=()))
    arabic = a_statement(
        TOLD[0][2], "B", at=minutes(30), lang="ar", particulars=particulars(event="kill-leader", actors=(), places=())
    )
    found = compare(english, arabic)
    assert {key for key in set(keys(english)) & set(keys(arabic)) if key.startswith("h:")}
    assert "same names (karim" in found.why
    assert found.score >= AUTO


def in_arabic(text, source, event="kill-leader", **more):
    told = particulars(event=event, actors=(), places=())
    return a_statement(text, source, lang="ar", particulars=told, **more)


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("القيادة تنعى العميد الركن كريم زيدان الذي ارتقى في ريف حماة", True),
        ("مقتل العميد سليم زيدان في ريف حماة", False),
        ("مقتل العميد كريم حداد في ريف حماة", False),
    ],
)
def test_two_arabic_reports_of_one_dead_leader_share_his_name(text, one):
    first = in_arabic("هلاك العميد المجرم كريم زيدان على جبهة تل رمان", "A")
    found = compare(first, in_arabic(text, "B", at=minutes(300)))
    assert (found.score >= AUTO, "same names" in found.why) == (one, one)


def test_a_leaders_death_is_not_the_fight_in_which_he_fell():
    fight = in_arabic("الفصائل تهاجم مواقع الجيش في تل رمان", "A", event="assault")
    death = in_arabic("هلاك العميد كريم زيدان على جبهة تل رمان", "B", at=minutes(60))
    assert compare(fight, death).score < AUTO


def test_another_person_is_another_claim():
    one = a_statement(TOLD[0][1], "A", particulars=particulars(event="kill-leader", actors=(), places=()))
    other = a_statement(
        "مقتل القائد سليم حداد", "B", lang="ar", particulars=particulars(event="kill-leader", actors=(), places=())
    )
    assert compare(one, other).score < AUTO


@given(st.text(max_size=80))
def test_any_text_names_the_same_people_again(text):
    assert full_names(text) == full_names(text)
