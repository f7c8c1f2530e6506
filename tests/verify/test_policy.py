"""The policy as a value: grades with dates, accounts in other hands, whose denial counts, two persons."""

from __future__ import annotations

from datetime import timedelta

from pipeline.roster import Roster
from pipeline.settings.values import DisputePolicy, Policy
from pipeline.types import Regrade, Reliability, Role, Status, Stretch
from pipeline.verify import build_case, build_claim, judge, words
from pipeline.verify.lapse import lapsed
from tests.builders import a_decision, a_denial, a_source, an_appearance, minutes

LINES = ("Rebels storm Khalsa village", "An assault on Khalsa has begun", "Fighters entered the first houses in Khalsa")


def a_case(*said, policy=None, decisions=()):
    roster = Roster([one.source for one in said])
    return build_case("c-1", said, roster, policy or Policy(), minutes(600), decisions=decisions)


def test_a_grade_counts_from_its_day_on_and_not_backwards():
    worse = Regrade(since=minutes(60), reliability=Reliability.E)
    source, other = a_source("A", "B", regrades=(worse,)), a_source("B", "C")
    before = [an_appearance(LINES[0], source), an_appearance(LINES[1], other, minutes(5))]
    assert judge(a_case(*before)).status is Status.CORROBORATED
    after = [an_appearance(LINES[0], source, minutes(90)), an_appearance(LINES[1], other, minutes(95))]
    assert judge(a_case(*after)).status is Status.UNCONFIRMED
    late = an_appearance(LINES[0], source, minutes(10), post={"edited": minutes(90)})
    assert judge(a_case(late, before[1])).status is Status.UNCONFIRMED


def test_a_credit_counts_at_the_grade_that_the_credited_had_then():
    named = a_source("Named", "B", regrades=(Regrade(since=minutes(60), reliability=Reliability.E),))
    relay, other = a_source("Relay", "B"), a_source("Other", "C")
    said = [an_appearance(LINES[0], relay, minutes(90), credit=("Named",)), an_appearance(LINES[1], other, minutes(91))]
    case = build_case("c-1", said, Roster([named, relay, other]), Policy(), minutes(600))
    assert judge(case).status is Status.UNCONFIRMED


def test_what_was_posted_while_an_account_was_hacked_is_nobodys_word():
    hacked = a_source("A", "B", side="neutral", hacked=(Stretch(since=minutes(0), until=minutes(30)),))
    others = [an_appearance(LINES[1], a_source("B", "B"), minutes(5)), an_appearance(LINES[2], a_source("C", "C"))]
    forged = an_appearance(LINES[0], hacked, minutes(10))
    case = a_case(forged, *others)
    verdict = judge(case)
    assert verdict.status is Status.CORROBORATED
    assert [fold.into for fold in case.tree.folds] == [""]
    assert "in other hands" in build_claim(case, verdict).flags[0]
    genuine = an_appearance(LINES[0], hacked, minutes(40))
    assert judge(a_case(genuine, *others)).status is Status.CONFIRMED


def test_a_hacked_account_neither_denies_nor_takes_back():
    source = a_source("A", "B", hacked=(Stretch(since=minutes(20)),))
    claim = an_appearance(LINES[0], source)
    sorry = a_denial("Please disregard my earlier post", source, minutes(30), about=claim.statement.uid)
    assert judge(a_case(claim, sorry)).status is Status.UNCONFIRMED


def test_a_policy_may_let_only_some_roles_dispute():
    claim = an_appearance(LINES[0], a_source("A", "B"))
    denial = a_denial("Not so.", a_source("Analyst", "B"), minutes(5))
    assert judge(a_case(claim, denial)).status is Status.DISPUTED
    officials = Policy(dispute=DisputePolicy(roles=(Role.OFFICIAL,)))
    assert judge(a_case(claim, denial, policy=officials)).status is Status.UNCONFIRMED


def test_two_persons_confirm_where_the_policy_asks_for_two():
    said = an_appearance(LINES[0], a_source("A", "C"))
    policy = Policy(two_persons=True)
    first = a_decision("status", "c-1", at=minutes(1), after="confirmed", who="Ann")
    second = a_decision("status", "c-1", at=minutes(2), after="confirmed", who="Ben")
    lifted = a_decision("status", "c-1", at=minutes(3), after="unconfirmed", who="Cid")
    alone = a_case(said, policy=policy, decisions=[first])
    assert judge(alone).status is Status.UNCONFIRMED
    assert "Ann confirmed it; a second person has to agree" in build_claim(alone, judge(alone)).flags
    both = judge(a_case(said, policy=policy, decisions=[first, second]))
    assert both.status is Status.CONFIRMED
    assert "Ann and Ben" in both.reason
    again = a_decision("status", "c-1", at=minutes(4), after="confirmed", who="Ann")
    twice = a_case(said, policy=policy, decisions=[first, second, lifted, again])
    assert judge(twice).status is Status.UNCONFIRMED
    assert judge(a_case(said, decisions=[first])).status is Status.CONFIRMED


def test_a_rule_that_would_say_otherwise_is_shown_beside_an_editors_decision():
    said = [an_appearance(LINES[0], a_source("A", "B")), an_appearance(LINES[1], a_source("B", "C"), minutes(20))]
    rejected = a_decision("status", "c-1", after="rejected", reason="old footage")
    case = a_case(*said, decisions=[rejected])
    claim = build_claim(case, judge(case))
    assert claim.status is Status.REJECTED
    assert claim.flags == (
        "the rules would say corroborated: A (B) and B (C), each in their own words, 20 minutes apart",
    )
    agreeing = a_case(*said, decisions=[a_decision("status", "c-1", after="corroborated")])
    assert build_claim(agreeing, judge(agreeing)).flags == ()


def test_now_lapses_after_the_time_that_the_policy_sets():
    words = (
        "Heavy clashes in Khalsa right now",
        "اشتباكات عنيفة في خلصة الآن",
        "Сейчас бои в Хальсе",
        "Зараз бої в Хальсі",
    )
    for number, line in enumerate(words):
        case = a_case(an_appearance(line, a_source("A", "B"), minutes(number)))
        claim = build_claim(case, judge(case))
        assert lapsed(claim, Policy(), minutes(60)) is None
        assert lapsed(claim, Policy(), minutes(60 * 7)) == minutes(number)
        assert lapsed(claim, Policy(now_lapses=timedelta(days=1)), minutes(60 * 7)) is None
    case = a_case(an_appearance(LINES[0], a_source("A", "B")))
    assert lapsed(build_claim(case, judge(case)), Policy(), minutes(60 * 99)) is None


def test_every_knob_changes_the_words():
    changed = [
        Policy(two_persons=True),
        Policy(now_lapses=timedelta(hours=2)),
        Policy(dispute=DisputePolicy(roles=(Role.OFFICIAL,))),
    ]
    assert len({words(policy) for policy in [Policy(), *changed]}) == 4
