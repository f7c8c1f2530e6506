"""Verdicts: what raises a status, what lowers it, and what never does."""

from __future__ import annotations

import sys
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.roster import Roster
from pipeline.settings.values import ConfirmPolicy, DisputePolicy, OwnActPolicy, Policy
from pipeline.types import Role, Stance, Status, Tag
from pipeline.verify import all_rules, build_case, build_claim, credibility, judge, tag, words
from tests.builders import (
    a_decision,
    a_denial,
    a_figure,
    a_source,
    an_appearance,
    minutes,
    particulars,
)

LINES = (
    "Rebels storm Khalsa village",
    "An assault on Khalsa has begun from the west",
    "Fighters entered the first houses in Khalsa",
    "We see heavy fire on Khalsa right now",
)


def a_case(*said, policy=None, decisions=(), rivals=()):
    roster = Roster([one.source for one in said])
    return build_case("c-1", said, roster, policy or Policy(), minutes(600), decisions=decisions, rivals=rivals)


def verdict(*said, **fields):
    return judge(a_case(*said, **fields))


def voices(*graded) -> list:
    """Own-voice assertions by sources given as `grade` or `grade/side`."""
    said = []
    for number, mark in enumerate(graded):
        grade, _, side = mark.partition("/")
        source = a_source(f"Source {number}", grade, side=side or None)
        said.append(an_appearance(LINES[number % 4] + f" {number}", source, minutes(10 * number)))
    return said


@pytest.mark.parametrize(
    ("graded", "status"),
    [
        (["B"], Status.UNCONFIRMED),
        (["C", "C"], Status.UNCONFIRMED),
        (["C", "B"], Status.CORROBORATED),
        (["B", "D"], Status.UNCONFIRMED),
        (["B", "B", "C"], Status.CORROBORATED),
        (["B", "B/neutral", "C/opposition"], Status.CONFIRMED),
        (["B/government", "B/opposition", "C"], Status.CONFIRMED),
        (["B/opposition", "B/opposition", "C/opposition"], Status.CORROBORATED),
        (["B/opposition", "B", "C"], Status.CORROBORATED),
        (["B/government", "B/russia", "C/regime"], Status.CORROBORATED),
        (["B/neutral", "C", "C"], Status.CORROBORATED),
        (["B/unknown", "B/none", "C/opposition"], Status.CORROBORATED),
        (["B/ukraine", "B/pro-Ukraine", "C/Ukrainian"], Status.CORROBORATED),
        (["B", "B", "D/neutral"], Status.CORROBORATED),
        (["F", "F", "F", "F/neutral"], Status.UNCONFIRMED),
    ],
)
def test_origins_grades_and_sides_decide(graded, status):
    assert verdict(*voices(*graded)).status is status


def test_a_reason_is_a_sentence_an_editor_would_write():
    lister = an_appearance(LINES[0], a_source("Charles Lister", "B"))
    hogan = an_appearance(LINES[1], a_source("Tim Hogan", "C"), minutes(20))
    found = verdict(lister, hogan)
    assert found.reason == (
        "corroborated: Charles Lister (B) and Tim Hogan (C), each in their own words, 20 minutes apart"
    )
    assert found.missing == ("one more independent origin graded B or better, one of them neutral or of another side")


def test_many_credits_through_one_relay_are_one_voice():
    sources = [a_source(f"Named {number}", "B", side="neutral") for number in range(3)]
    relay = a_source("Relay", "A")
    said = [
        an_appearance(LINES[number], relay, minutes(number), credit=(source.name,))
        for number, source in enumerate(sources)
    ]
    case = build_case("c-1", said, Roster([relay, *sources]), Policy(), minutes(60))
    assert judge(case).status is Status.UNCONFIRMED


def test_an_own_act_is_confirmed_through_one_good_outlet_and_not_through_a_weak_or_hedged_one():
    told = {"own_act": "France", "particulars": particulars((), "acknowledge", ())}
    good = a_source("Outlet", "B", role=Role.OUTLET)
    line = "France has acknowledged its advisers"
    assert verdict(an_appearance(line, good, **told)).status is Status.CONFIRMED
    assert verdict(an_appearance(line, a_source("Weak", "C", role=Role.OUTLET), **told)).status is Status.UNCONFIRMED
    assert verdict(an_appearance(line, a_source("Analyst", "B"), **told)).status is Status.UNCONFIRMED
    assert verdict(an_appearance(line, good, hedged=True, **told)).status is Status.UNCONFIRMED
    off = Policy(own_act=OwnActPolicy(enabled=False))
    assert verdict(an_appearance(line, good, **told), policy=off).status is Status.UNCONFIRMED


def test_an_own_act_comes_from_the_body_itself():
    body = a_source("Ministry of Defence", "B", role=Role.OFFICIAL, aliases=("MoD",))
    act = an_appearance("We have listed the brigade", body, own_act="MoD", particulars=particulars((), "designate", ()))
    assert verdict(act).status is Status.CONFIRMED


@pytest.mark.parametrize("event", ["capture", "kill", "evacuate", "airstrike"])
def test_an_operational_result_is_no_own_act(event):
    army = a_source("Army", "B", role=Role.OFFICIAL)
    told = an_appearance("We took Khalsa", army, own_act="Army", particulars=particulars(["Khalsa"], event, ["Army"]))
    assert verdict(told).status is Status.UNCONFIRMED


def test_a_source_that_takes_it_back_in_words_retracts_its_claim():
    source = a_source("A", "B")
    claim = an_appearance(LINES[0], source)
    sorry = a_denial("Please disregard my earlier post", source, minutes(30), about=claim.statement.uid)
    assert verdict(claim, sorry).status is Status.RETRACTED
    others = voices("B", "C")
    assert verdict(claim, sorry, *others).status is Status.CORROBORATED
    assert verdict(claim, sorry, others[0]).status is Status.UNCONFIRMED


def test_a_correction_of_the_figure_keeps_the_claim():
    source = a_source("A", "B")
    claim = an_appearance("5 dead", source, particulars=particulars(figures=[5]))
    mended = an_appearance(
        "Correction: 3 dead", source, minutes(9), stance=Stance.CORRECTS, particulars=particulars(figures=[3])
    )
    case = a_case(claim, mended)
    assert judge(case).status is Status.UNCONFIRMED
    assert [figure.low for figure in build_claim(case, judge(case)).figures] == [3]


def test_a_correction_of_the_place_takes_the_claim_back():
    source = a_source("A", "B")
    moved = an_appearance(
        "Correction: Zaytan", source, minutes(9), stance=Stance.CORRECTS, particulars=particulars(["Zaytan"])
    )
    assert verdict(an_appearance(LINES[0], source), moved).status is Status.RETRACTED


def test_a_deletion_alone_only_flags():
    gone = an_appearance(LINES[0], a_source("A", "B"), post={"deleted": True, "id": "7"})
    case = a_case(gone)
    assert judge(case).status is Status.UNCONFIRMED
    assert build_claim(case, judge(case)).flags == ("A deleted post 7",)


def test_an_editors_decision_beats_every_rule_and_the_latest_counts():
    said = voices("B", "B/neutral", "C")
    first = a_decision("status", "c-1", at=minutes(1), after="rejected", reason="old footage")
    found = verdict(*said, decisions=[first])
    assert (found.status, found.rule) == (Status.REJECTED, "editor:Ed")
    assert found.reason == "rejected: Ed decided so: old footage"
    second = a_decision("status", said[0].statement.uid, at=minutes(2), after="confirmed")
    assert verdict(*said, decisions=[second, first]).status is Status.CONFIRMED
    assert verdict(*said, decisions=[a_decision("status", "c-2", after="rejected")]).status is Status.CONFIRMED


def test_credibility_follows_the_admiralty_scale():
    for graded, expected in ((["B/neutral", "B", "C"], 1), (["B", "C"], 2), (["B"], 3), (["C"], 6), (["F"], 6)):
        case = a_case(*voices(*graded))
        assert credibility(judge(case), case.tree) == expected


def test_a_policy_may_print_corroborated_as_confirmed():
    found = verdict(*voices("B", "C"))
    assert tag(found, Policy()) is Tag.UNCONFIRMED
    assert tag(found, Policy(corroborated_prints_confirmed=True)) is Tag.CONFIRMED


def test_a_changed_value_changes_the_words_of_the_policy():
    changed = [
        Policy(confirm=ConfirmPolicy(origins=4)),
        Policy(confirm=ConfirmPolicy(sides=False)),
        Policy(dispute=DisputePolicy(accused_denial=True)),
        Policy(own_act=OwnActPolicy(enabled=False)),
        Policy(corroborated_prints_confirmed=True),
        Policy(own_reporter_roles=(Role.AGENCY,)),
    ]
    assert len({words(policy) for policy in [Policy(), *changed]}) == len(changed) + 1


STRENGTH = [Status.UNCONFIRMED, Status.CORROBORATED, Status.CONFIRMED]
marks = st.lists(
    st.sampled_from(["A", "B", "C", "D", "F", "B/neutral", "C/opposition", "B/government"]), min_size=1, max_size=6
)


@given(marks, st.data())
def test_a_dependent_repost_never_raises_a_status(graded, data):
    said = voices(*graded)
    of = data.draw(st.sampled_from(said))
    grade, at = data.draw(st.sampled_from("ABF")), data.draw(st.integers(-30, 90))
    how = data.draw(st.sampled_from([{"post": {"repost_of": of.post.id}}, {"credit": (of.source.name,)}]))
    repost = an_appearance(of.statement.quote, a_source("Fan", grade, side="neutral"), minutes(at), **how)
    before, after = verdict(*said), verdict(*said, repost)
    assert STRENGTH.index(after.status) <= STRENGTH.index(before.status)


@given(marks, st.sampled_from(["A", "B/neutral", "C", "F"]))
def test_an_independent_assertion_never_lowers_a_status(graded, mark):
    *said, new = voices(*graded, mark)
    before, after = verdict(*said), verdict(*said, new)
    assert STRENGTH.index(after.status) >= STRENGTH.index(before.status)


def mixed(graded) -> list:
    """Voices with all that can stand beside them: a repost, a credit, a denial, one that gainsays, a correction."""
    said = voices(*graded)
    first = said[0]
    return [
        *said,
        an_appearance(LINES[0], a_source("Fan", "B"), minutes(3), post={"repost_of": first.post.id}),
        an_appearance("They took it, as Source 0 says", a_source("Reader", "F"), minutes(4), credit=("Source 0",)),
        a_denial("Nothing of it is true", a_source("Foe", "B"), minutes(5)),
        an_appearance(
            "They never stormed it", a_source("Guard", "C"), minutes(-5), particulars=particulars(negated=True)
        ),
        a_denial("Please disregard my post", first.source, minutes(6), about=first.statement.uid),
    ]


def a_claim(said):
    """The claim that `said` make, whole."""
    case = a_case(*said)
    return build_claim(case, judge(case))


@given(marks, st.randoms())
def test_the_order_of_posts_and_of_rules_changes_nothing(graded, random):
    said = mixed(graded)
    shuffled = list(said)
    random.shuffle(shuffled)
    assert a_claim(shuffled) == a_claim(said)
    rules = list(all_rules())
    random.shuffle(rules)
    assert judge(a_case(*said), using=tuple(rules)) == verdict(*said)


beside = st.lists(st.integers(0, 4), unique=True, max_size=3)
"""Which of what can stand beside a claim's voices stands there."""


@given(marks, beside, st.randoms())
def test_rules_asked_one_by_one_say_the_same_as_rules_that_stop_at_the_strongest(graded, kept, random):
    said = mixed(graded)
    case = a_case(*said[: len(graded)], *(said[len(graded) + number] for number in kept))
    rules = list(all_rules())
    random.shuffle(rules)
    given_by = {rule: verdict for rule in rules if (verdict := rule(case)) is not None}
    for rule, found in given_by.items():
        assert getattr(sys.modules[rule.__module__], "GIVES", found.status) is found.status
    judged = judge(case, using=tuple(rules))
    assert judged == judge(case)
    held = sorted((found.status for found in given_by.values()), key=STRENGTH.index)
    assert judged.status is held[-1]


STRENGTH = (Status.UNCONFIRMED, Status.CORROBORATED, Status.CONFIRMED, Status.DISPUTED, Status.RETRACTED)


def test_under_another_policy_nothing_is_remembered_of_the_one_before():
    def counts(number, low, grade="B"):
        told = particulars(["Khalsa"], "assault", figures=[a_figure(low)] if low else [])
        source = a_source(f"S{number}", grade, side="neutral")
        return an_appearance(f"{LINES[number]} {number}", source, minutes(10 * number), particulars=told)

    said = [counts(0, 3), counts(1, 90), counts(2, 0), counts(3, 0)]
    strict = Policy(dispute=DisputePolicy(grade="A"))
    case = a_case(*said)
    assert judge(case).status is Status.CORROBORATED  # on the two that do not count
    assert judge(case, strict) == judge(a_case(*said, policy=strict))
    assert judge(case, strict).status is Status.CONFIRMED


@given(marks, st.data())
def test_a_post_taken_out_and_put_back_changes_nothing(graded, data):
    said = mixed(graded)
    out = data.draw(st.sampled_from(said))
    rest = [one for one in said if one is not out]
    assert a_claim([*rest, out]) == a_claim(said)


def test_six_reposts_of_one_unsourced_post_never_confirm_in_any_order():
    text = "Source: rebels have taken the whole village of Khalsa this afternoon"
    edits = (text, text + "!", "BREAKING " + text, text.replace("whole ", ""), text + " #Aleppo", "RT " + text)
    said = [
        an_appearance(edit, a_source(f"S{number}", "A", side="neutral"), minutes(number))
        for number, edit in enumerate(edits)
    ]
    statuses = {verdict(*order).status for order in list(permutations(said))[::24]}
    assert statuses == {Status.UNCONFIRMED}
