"""What an office says it did itself: in the first person, by its minister; and what only looks so."""

import pytest

from pipeline.roster import Roster
from pipeline.split import split
from pipeline.types import Role, Source
from tests.split.test_split import post

NAMES = Roster(
    [
        Source(name="President Halder", role=Role.OFFICIAL),
        Source(name="Foreign Ministry of Hind", role=Role.OFFICIAL, aliases=("Hindi Foreign Ministry",)),
        Source(name="Relief Bureau", role=Role.OFFICIAL),
        Source(name="The Daily Lantern", role=Role.OUTLET),
    ]
)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("President Halder", "I have signed a decree appointing Maria Kostova as ambassador to the EU."),
        ("President Halder", "Today I dismissed the commander of the eastern group of forces."),
        ("President Halder", "I have spoken with President Aliyev by phone."),
        ("President Halder", "Met with Prime Minister Fiala in Prague."),
        ("Foreign Ministry of Hind", "Minister Cavus met his Qatari counterpart in Doha to discuss the truce."),
        ("Foreign Ministry of Hind", "Our minister received the ambassador of Iraq."),
        ("Foreign Ministry of Hind", "Foreign Minister Cavus held telephone talks with Secretary Blake on 18 October."),
        ("Foreign Ministry of Hind", "We have expelled two Iranian diplomats."),
        ("Foreign Ministry of Hind", "We recalled our ambassador over the strike on Bezhanka."),
        ("Foreign Ministry of Hind", "We have launched an investigation into the incident at Bezhanka."),
        ("Foreign Ministry of Hind", "The ministry opened an investigation into the shelling of Bezhanka."),
        ("Relief Bureau", "We have suspended food distributions in Saada after the detention of our staff."),
        ("The Daily Lantern", "Canada suspended exports of drone parts to Turkey."),
        ("The Daily Lantern", "The Foreign Ministry summoned the Iranian ambassador over the drone attack."),
    ],
)
def test_what_an_office_tells_of_itself_is_its_own_act(source, text):
    assert split(post(text, source=source), NAMES)[0].own_act is not None


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("The Daily Lantern", "Turkey expelled ISIS fighters from Jarablus."),
        ("The Daily Lantern", "The army launched an investigation after its strike killed 12 civilians in Qarah."),
        ("Foreign Ministry of Hind", "We have expelled the enemy from Tell Umran."),
        ("Foreign Ministry of Hind", "Israeli Foreign Minister Cohen met his Greek counterpart in Athens."),
        ("Foreign Ministry of Hind", "We received reports that the ambassador was killed in Bezhanka."),
        ("Foreign Ministry of Hind", "We have signed an order to capture Tell Umran."),
        ("President Halder", "I have captured Bezhanka."),
        ("President Halder", "We met resistance from the minister's guards."),
        ("The Daily Lantern", "Minister Cavus met his Qatari counterpart in Doha."),
    ],
)
def test_results_of_operations_and_what_others_did_are_no_own_act(source, text):
    assert [item.own_act for item in split(post(text, source=source), NAMES)][:1] == [None]


@pytest.mark.parametrize(
    ("source", "text", "own"),
    [
        (
            "The Daily Lantern",
            "State nuclear company Energoatom said on Sunday it had halted operations at the plant.",
            "Energoatom",
        ),
        (
            "The Daily Lantern",
            "The Kherson Oblast Prosecutor's Office has opened a criminal case over a torture chamber.",
            "Prosecutor",
        ),
        ("The Daily Lantern", "Прокуратура відкрила провадження за фактом обстрілу.", "Прокуратура"),
    ],
)
def test_works_that_stop_and_cases_that_open_are_own_acts(source, text, own):
    assert own in (split(post(text, source=source), NAMES)[0].own_act or "")
