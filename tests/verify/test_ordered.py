"""What a body orders is confirmed as its order; that it was carried out is another claim."""

import pytest

from pipeline.match.told import told
from pipeline.match.vetoes import veto
from pipeline.roster import Roster
from pipeline.settings.values import Policy
from pipeline.types import Status
from pipeline.verify import build_case, judge
from tests.builders import a_source, an_appearance, minutes, particulars

ORDERS = {
    "en": "Russian Defence Minister Sergei Shoigu ordered his troops to withdraw from Kherson.",
    "ru": "Министр обороны Сергей Шойгу приказал войскам отойти из Херсона.",
    "uk": "Міністр оборони наказав військам відійти з Херсона.",
    "ar": "أمر وزير الدفاع قواته بالانسحاب من خيرسون",
}
DONE = (
    "Russian troops have withdrawn from Kherson.",
    "Российские войска ушли из Херсона.",
    "القوات الروسية انسحبت من خيرسون",
)


def pair(order, done, lang="en"):
    lost = particulars(["Kherson"], "lose", ())
    minister = an_appearance(
        order,
        a_source("Reuters", "A", side="neutral", role="outlet"),
        minutes(0),
        lang=lang,
        particulars=lost,
        own_act="Minister",
    )
    return minister, an_appearance(done, a_source("Rybar", "C", side="russia"), minutes(30), particulars=lost)


@pytest.mark.parametrize("lang", ORDERS)
@pytest.mark.parametrize("done", DONE)
def test_an_order_and_what_was_done_are_two_claims(lang, done):
    order, other = pair(ORDERS[lang], done, lang)
    assert veto(told(order.statement), told(other.statement)) == "one tells what was ordered, the other what was done"


def test_two_who_tell_the_order_are_one():
    order, other = pair(ORDERS["en"], "Shoigu has ordered the army out of Kherson.")
    assert veto(told(order.statement), told(other.statement)) is None


def test_an_order_confirms_no_withdrawal_even_where_they_were_put_together():
    both = pair(ORDERS["en"], DONE[0])
    case = build_case("c-1", both, Roster([one.source for one in both]), Policy(), minutes(60))
    assert judge(case).status is not Status.CONFIRMED
    alone = build_case("c-1", both[:1], Roster([both[0].source]), Policy(), minutes(60))
    assert judge(alone).status is Status.CONFIRMED


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Moscow has withdrawn its troops from Kyiv region.", Status.UNCONFIRMED),
        ("Россия вывела войска из Киевской области.", Status.UNCONFIRMED),
        ("Moscow has ordered its troops to withdraw from Kyiv region.", Status.CONFIRMED),
    ],
)
def test_a_withdrawal_that_its_body_does_not_answer_for_is_no_act_of_its(text, status):
    lost = particulars(["Kherson"], "lose", ())
    outlet = a_source("Reuters", "A", side="neutral", role="outlet")
    one = an_appearance(text, outlet, minutes(0), particulars=lost, own_act="Moscow")
    assert judge(build_case("c-1", [one], Roster([outlet]), Policy(), minutes(60))).status is status
