"""Names written loosely: one body is one voice, and a loose reading never lends a grade."""

from __future__ import annotations

import pytest

from pipeline.roster import Roster
from pipeline.types import Reliability, Role
from pipeline.verify import trace
from pipeline.verify.naming import loosely, office, same_body
from tests.builders import a_source, an_appearance, minutes

RELIEF = a_source("UN Field Relief Office", "A", aliases=("UNFRO",), owner="United Nations")
MERIDIAN = a_source("Meridian Press", "A", role=Role.AGENCY)
MINISTRY = a_source("Russian Defence Ministry", "C", aliases=("Минобороны",), role=Role.OFFICIAL)
STAFF = a_source("General Staff of Ukraine", "B", role=Role.OFFICIAL)
OUTLET, WATCH = a_source("Levant Ledger", "B", role=Role.OUTLET), a_source("Northwatch", "B")
EVERYONE = Roster([RELIEF, MERIDIAN, MINISTRY, STAFF, OUTLET, WATCH])


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("UN office", RELIEF),
        ("the UN’s relief office", RELIEF),
        ("وكالة ميريديان", MERIDIAN),
        ("Meridian agency", MERIDIAN),
        ("агентство Меридиан", MERIDIAN),
        ("Russia", None),
        ("Ukraine", None),
        ("press office", None),
        ("the Centre", None),
    ],
)
def test_a_loose_form_is_known_where_it_can_be_only_one(name, source):
    assert loosely(name, EVERYONE) == source


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("وزارة الدفاع", "Syrian defence ministry", True),
        ("Минобороны РФ", "Russian MoD", True),
        ("Міноборони України", "Russian defence ministry", False),
        ("Syrian defence ministry", "Russian MoD", False),
        ("وزارة الدفاع", "وزارة الداخلية", False),
    ],
)
def test_a_state_body_is_one_in_every_language(a, b, same):
    assert same_body(a, b, EVERYONE) is same
    assert office(a)


def names(tree) -> list[str]:
    return [origin.name for origin in tree.origins]


def test_a_body_credited_by_two_names_is_credited_once():
    said = [
        an_appearance("400 moved out of Khalsa", OUTLET, credit=("Syrian defence ministry",), hedged=True),
        an_appearance("نقل 400 مدني من خلصة", WATCH, minutes(5), credit=("وزارة الدفاع",), hedged=True),
    ]
    assert len(trace(said, EVERYONE).origins) == 1


def test_a_loose_credit_folds_into_the_source_that_says_it_itself():
    own = an_appearance("Our convoys are suspended", RELIEF)
    passed = an_appearance("No convoys to Khalsa for now", OUTLET, minutes(9), credit=("UN office",))
    tree = trace([own, passed], EVERYONE)
    assert names(tree) == ["UN Field Relief Office"]
    assert tree.folds[0].reason == "credits UN office (UN Field Relief Office)"


def test_a_loose_credit_of_a_source_that_says_nothing_itself_lends_it_no_grade():
    (origin,) = trace([an_appearance("No convoys to Khalsa", OUTLET, credit=("UN office",))], EVERYONE).origins
    assert origin.reliability is Reliability.F
    both = [
        an_appearance("No convoys to Khalsa", OUTLET, credit=("UNFRO",)),
        an_appearance("Convoys for Khalsa are off", WATCH, minutes(3), credit=("UN’s relief office",)),
    ]
    (origin,) = trace(both, EVERYONE).origins
    assert origin.name == "UN Field Relief Office"


OBSERVATORY = a_source("Syrian Observatory for Human Rights", "B", aliases=("syriahr",))
STUDY = a_source("Institute for the Study of War", "B")
RADIO, SERVICE = a_source("Donbass Public Radio", "B"), a_source("Hama Today Service", "B")
WEEKLY, WEEK = a_source("Kyiv Independent Weekly", "B"), a_source("Kharkiv Independent Week", "B")
HERON = a_source("Walid Heron", "B", aliases=("heron_map",))
LISTED = Roster([OBSERVATORY, STUDY, RADIO, SERVICE, WEEKLY, WEEK, HERON])


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("SOHR", OBSERVATORY),
        ("S.O.H.R.", OBSERVATORY),
        ("the SOHR", OBSERVATORY),
        ("#SOHR", OBSERVATORY),
        ("The Syrian Observatory for Human Rights", OBSERVATORY),
        ("Syrian Observatory for Human Rights (SOHR)", OBSERVATORY),
        ("SOHR (@syriahr)", OBSERVATORY),
        ("ISW", STUDY),
        ("Walid Heron (@heron_map)", HERON),
        ("Walid Heron on Telegram", HERON),
        ("Walid Heron’s", HERON),
        ("https://t.me/heron_map/412", HERON),
        ("x.com/heron_map", HERON),
        ("DPR", None),  # a side that fights
        ("HTS", None),
        ("KIW", None),  # two have these initials
        ("sohr", None),  # initials are capitals
        ("SO", None),
        ("Walid Heron (Donbass Public Radio)", None),
    ],
)
def test_a_credit_finds_its_source_by_its_names_and_by_initials_that_it_alone_has(name, source):
    assert LISTED.named(name) == source


def test_who_is_passed_on_by_his_initials_has_the_grade_that_the_list_gives_him():
    relay = a_source("reader 4", "B", role=Role.COMMENTER)
    (origin,) = trace([an_appearance("Jets bombed Khalsa", relay, credit=("SOHR",))], LISTED).origins
    assert (origin.name, origin.reliability) == (OBSERVATORY.name, Reliability.B)
