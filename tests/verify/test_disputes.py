"""Disputes: rival accounts, denials, counts that do not meet, and what a body owns up to."""

from __future__ import annotations

from pipeline.roster import Roster
from pipeline.settings.values import DisputePolicy, Policy
from pipeline.types import Role, Stance, Status
from pipeline.verify import build_case, build_claim, contested, judge
from tests.builders import a_denial, a_figure, a_source, an_actor, an_appearance, minutes, particulars
from tests.verify.test_verdicts import LINES, verdict


def test_a_rival_account_of_the_doer_disputes():
    claim = an_appearance(LINES[0], a_source("Politics", "C"))
    denial = a_denial("Only the militia was there.", a_source("Leith", "C"), minutes(5), about=claim.statement.uid)
    found = verdict(claim, denial)
    assert found.status is Status.DISPUTED
    assert found.reason == "disputed: Leith (C) gives another account: “Only the militia was there.”"


def test_a_doubt_a_weak_denial_and_a_passed_on_denial_dispute_nothing():
    claim = an_appearance(LINES[0], a_source("Politics", "C"))
    doubt = an_appearance("Why would they?", a_source("Ivan", "B"), minutes(5), stance=Stance.QUESTIONS)
    weak = a_denial("No.", a_source("Weak", "D"), minutes(5))
    passed = a_denial("Reports deny it", a_source("Relay", "B"), minutes(5), hedged=True)
    for answer in (doubt, weak, passed):
        assert verdict(claim, answer).status is Status.UNCONFIRMED


def test_the_denial_of_the_party_accused_demotes_nothing_by_itself():
    told = particulars(["Khalsa"], "airstrike", [an_actor("Russia", side="russia")])
    claims = [
        an_appearance(LINES[number], a_source(f"S{number}", "B"), minutes(number), particulars=told)
        for number in range(2)
    ]
    ministry = a_source("Russian MoD", "B", role=Role.OFFICIAL, side="russia")
    denial = a_denial("Our planes were not there", ministry, minutes(30))
    assert verdict(*claims, denial).status is Status.CORROBORATED
    strict = Policy(dispute=DisputePolicy(accused_denial=True))
    assert verdict(*claims, denial, policy=strict).status is Status.DISPUTED


def test_a_spokesman_who_denies_a_strike_laid_to_nobody_answers_for_his_own_side():
    claim = an_appearance(
        LINES[0], a_source("Resident", "C", side="ukraine"), particulars=particulars(["Khalsa"], "strike", ())
    )
    ministry = a_source("Russian MoD", "C", role=Role.OFFICIAL, side="russia")
    nobody = particulars(["Khalsa"], "strike", ())
    denial = a_denial("No strikes were made there", ministry, minutes(9), particulars=nobody)
    assert verdict(claim, denial).status is Status.UNCONFIRMED
    victim = particulars(["Khalsa"], "strike", [an_actor("Russian army", side="russia", part="on")])
    hit = an_appearance(LINES[0], a_source("Resident", "C", side="ukraine"), particulars=victim)
    assert verdict(hit, denial).status is Status.DISPUTED
    fall = an_appearance(LINES[0], a_source("Resident", "C"), particulars=particulars(["Khalsa"], "capture", ()))
    assert verdict(fall, denial).status is Status.DISPUTED


def test_a_body_owns_up_to_its_own_deed_and_never_to_its_enemys_losses():
    outlet = a_source("Outlet", "B", role=Role.OUTLET)

    def owned(words, event, actors=(), figures=()):
        told = particulars(["Khalsa"], event, actors, figures)
        return verdict(an_appearance(words, outlet, own_act="SDF", particulars=told)).status

    mistake = "The SDF acknowledged that its fighters fired on a lorry by mistake"
    assert owned(mistake, "shooting", [an_actor("SDF", side="sdf")]) is Status.CONFIRMED
    boast = "The SDF acknowledged that its fighters killed 40 militants"
    assert owned(boast, "kill", [], [a_figure(40, whom="combatant")]) is Status.UNCONFIRMED
    foes = [an_actor("ISIS", side="isis", part="on")]
    assert owned("The SDF admits that it killed ISIS men", "kill", foes) is Status.UNCONFIRMED
    assert owned("The SDF acknowledged that its men took Khalsa", "capture") is Status.UNCONFIRMED
    assert owned("The SDF says its fighters fired on a lorry", "shooting") is Status.UNCONFIRMED
    arabic = "قوات سوريا الديمقراطية أقرت بأن عناصرها أطلقوا النار خطأ"
    assert owned(arabic, "shooting") is Status.CONFIRMED


def test_figures_that_do_not_meet_dispute_and_those_that_meet_do_not():
    def count(name, figure, at, grade="C"):
        return an_appearance(
            f"{name} counts", a_source(name, grade), minutes(at), particulars=particulars(figures=[figure])
        )

    assert verdict(count("A", a_figure(5), 0), count("B", a_figure(9), 5)).status is Status.DISPUTED
    assert verdict(count("A", a_figure(5), 0), count("B", a_figure(9), 5, "F")).status is Status.UNCONFIRMED
    assert verdict(count("A", a_figure(5, None), 0), count("B", a_figure(9), 5)).status is Status.UNCONFIRMED
    assert verdict(count("A", a_figure(5, part=True), 0), count("B", a_figure(9), 5)).status is Status.UNCONFIRMED


def test_a_higher_figure_of_the_next_day_may_be_a_count_that_grew_and_a_lower_one_may_not():
    def count(name, figure, at):
        return an_appearance(
            f"{name} counts", a_source(name, "C"), minutes(at), particulars=particulars(figures=[figure])
        )

    assert verdict(count("A", 5, 0), count("B", 9, 60 * 20)).status is Status.UNCONFIRMED
    assert verdict(count("A", 9, 0), count("B", 5, 60 * 20)).status is Status.DISPUTED


def blaming(words, source, side, at=0, event="airstrike", **fields):
    told = particulars(["Khalsa"], event, [an_actor(side, side=side)], **fields)
    return an_appearance(words, source, minutes(at), particulars=told)


def test_a_rival_claim_disputes():
    ours = blaming(LINES[0], a_source("A", "B"), "russia")
    theirs = blaming(LINES[1], a_source("B", "C"), "opposition", 5)
    assert verdict(ours, rivals=[theirs]).status is Status.DISPUTED
    weak = blaming(LINES[1], a_source("B", "E"), "opposition", 5)
    assert verdict(ours, rivals=[weak]).status is Status.UNCONFIRMED


def test_who_stands_beside_a_rival_and_blames_the_same_side_disputes_nothing():
    ours = blaming(LINES[0], a_source("A", "B"), "russia")
    beside = blaming(LINES[1], a_source("B", "B"), "russia", 5)
    assert verdict(ours, rivals=[beside]).status is Status.UNCONFIRMED


def test_two_who_blame_allies_for_one_strike_give_rival_accounts_of_it():
    russia = blaming(LINES[0], a_source("A", "B"), "russia")
    regime = blaming(LINES[1], a_source("B", "B"), "regime", 5)
    found = verdict(russia, regime)
    assert found.status is Status.DISPUTED
    assert LINES[0] in found.reason
    assert LINES[1] in found.reason
    fight = [
        blaming(LINES[n], a_source(f"S{n}", "B"), side, n, "assault") for n, side in enumerate(("russia", "regime"))
    ]
    assert verdict(*fight).status is Status.CORROBORATED


def test_an_incident_is_contested_where_its_claims_blame_different_sides():
    def told(uid, said):
        case = build_case(uid, [said], Roster([said.source]), Policy(), minutes(60))
        return build_claim(case, judge(case))

    russia = told("c-1", blaming(LINES[0], a_source("A", "B"), "russia"))
    regime = told("c-2", blaming(LINES[1], a_source("B", "B"), "regime", event="kill"))
    rescue = told("c-3", blaming(LINES[2], a_source("C", "B"), "rescue", event="kill"))
    assert contested([russia, rescue]) is None
    assert LINES[1] in (contested([russia, regime]) or "")
    actors = [an_actor("regime", side="regime"), an_actor("Russia", side="russia", part="on")]
    joint = an_appearance(LINES[3], a_source("D", "B"), particulars=particulars(["Khalsa"], "airstrike", actors))
    assert "regime and russia" in (contested([told("c-4", joint)]) or "")


def test_a_correction_that_only_says_that_the_words_were_wrong_takes_back_what_it_is_about():
    source = a_source("Pell", "C")
    told = particulars(["Khalsa"], "destroy", ())
    claim = an_appearance("A column of 11 trucks burned out at Khalsa", source, particulars=told)
    mend = an_appearance(
        "I was misled about Khalsa. Disregard the column post.",
        source,
        minutes(90),
        particulars=told,  # it has the event from what it answers
        stance=Stance.CORRECTS,
        hedged=True,
        about=claim.statement.uid,
    )
    assert verdict(claim, mend).status is Status.RETRACTED


def test_an_agency_of_a_side_denies_for_its_side_through_a_military_source():
    claim = an_appearance(LINES[0], a_source("Outlet", "B"))
    agency = a_source("State Agency", "C", role=Role.AGENCY, side="regime")
    denial = a_denial("A military source: not true.", agency, minutes(9), hedged=True, about=claim.statement.uid)
    assert verdict(claim, denial).status is Status.DISPUTED
    neutral = a_source("Wire", "A", role=Role.AGENCY, side="neutral")
    passed = a_denial("A military source: not true.", neutral, minutes(9), hedged=True, about=claim.statement.uid)
    assert verdict(claim, passed).status is Status.UNCONFIRMED


def test_counts_of_trucks_and_of_both_sides_of_an_exchange_dispute_nothing():
    for what, event, low, high in (("delivered", "aid", 14, 2100), ("released", "prisoner-exchange", 7, 14)):
        one, other = (
            an_appearance(
                LINES[number],
                a_source(f"S{number}", "B"),
                minutes(number),
                particulars=particulars(["Khalsa"], event, (), [a_figure(count, what=what)]),
            )
            for number, count in enumerate((low, high))
        )
        assert verdict(one, other).status is Status.CORROBORATED


def test_who_still_holds_a_place_or_saw_a_crash_gives_another_account():
    for told, otherwise in (("capture", "hold"), ("shoot-down", "crash")):
        claim = an_appearance(LINES[0], a_source("Army", "C"), particulars=particulars(["Khalsa"], told, ()))
        for minute, status in ((40, Status.DISPUTED), (-40, Status.UNCONFIRMED)):
            other = an_appearance(
                LINES[2], a_source("Foe", "C"), minutes(minute), particulars=particulars(["Khalsa"], otherwise, ())
            )
            assert judge(build_case("c", [claim], Roster(()), Policy(), minutes(99), rivals=[other])).status is status


def _exchanged(line, name, sides, numbers, event="prisoner-exchange"):
    people = [an_actor(side, side=side, part="unknown") for side in sides]
    told = particulars((), event, people, [a_figure(number, what="released") for number in numbers])
    return an_appearance(LINES[line], a_source(name, "B"), minutes(line), particulars=told)


def test_each_side_of_an_exchange_counts_its_own_people():
    north, south = _exchanged(0, "North", ["north"], [64]), _exchanged(1, "South", ["south"], [45], "release")
    both = _exchanged(2, "Agency", ["north", "south"], [64, 45])
    assert verdict(north, south).status is not Status.DISPUTED
    assert verdict(north, south, both).status is not Status.DISPUTED


def test_two_counts_of_one_sides_people_dispute_one_another():
    told = _exchanged(0, "North", ["north"], [64]), _exchanged(1, "Envoy", ["north"], [45])
    assert verdict(*told).status is Status.DISPUTED
