"""Verdicts: what raises a status, what lowers it, and what never does."""

from __future__ import annotations

from itertools import permutations

import pytest

from pipeline.roster import Roster
from pipeline.settings.values import ConfirmPolicy, DisputePolicy, OwnActPolicy, Policy
from pipeline.types import Role, Stance, Status, Tag
from pipeline.verify import build_case, build_claim, credibility, judge, tag, words
from tests.builders import (
    a_decision,
    a_denial,
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


def test_the_one_post_that_passes_somebody_on_repeats_nothing():
    relay = a_source("reader 4", "D", role=Role.COMMENTER)
    one = an_appearance("Rebels storm Khalsa", relay, credit=("Stork",))
    assert "more post" not in verdict(one).reason
    again = an_appearance(
        "Khalsa stormed by rebels, they say", a_source("reader 5", "D"), minutes(3), credit=("Stork",)
    )
    assert verdict(one, again).reason.endswith("; 1 more post repeats it")


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


@pytest.mark.parametrize("status", ["unconfirmed", "corroborated"])
def test_an_editor_may_hold_a_claim_below_what_the_rules_say(status):
    said = voices("B", "B/neutral", "C")
    held = a_decision("status", "c-1", at=minutes(50), after=status, reason="the pictures are of another day")
    assert verdict(*said).status is Status.CONFIRMED
    assert verdict(*said, decisions=[held]).status.value == status


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


def test_six_reposts_of_one_unsourced_post_never_confirm_in_any_order():
    text = "Source: rebels have taken the whole village of Khalsa this afternoon"
    edits = (text, text + "!", "BREAKING " + text, text.replace("whole ", ""), text + " #Aleppo", "RT " + text)
    said = [
        an_appearance(edit, a_source(f"S{number}", "A", side="neutral"), minutes(number))
        for number, edit in enumerate(edits)
    ]
    statuses = {verdict(*order).status for order in list(permutations(said))[::24]}
    assert statuses == {Status.UNCONFIRMED}
