"""What a claim says: its best words, places with their spellings, figures as ranges, its history."""

from __future__ import annotations

from pipeline.roster import Roster
from pipeline.settings.values import Policy
from pipeline.types import Status
from pipeline.verify import build_case, build_claim, judge
from pipeline.verify.figures import ranges
from tests.builders import a_figure, a_place, a_region, a_source, an_appearance, minutes, particulars


def claim_of(*said, history=(), now=600):
    roster = Roster([one.source for one in said])
    case = build_case("c-1", said, roster, Policy(), minutes(now))
    return build_claim(case, judge(case), history=history)


def test_its_text_is_the_best_own_voice_statement():
    passed_on = an_appearance("Reports say a huge and complete story", a_source("A", "A"), hedged=True)
    weak = an_appearance("Weak words", a_source("W", "C"), minutes(1))
    bare = an_appearance("Bare words", a_source("B", "B"), minutes(2), particulars=particulars((), None, ()))
    full = an_appearance("Full words", a_source("C", "B"), minutes(3))
    assert claim_of(passed_on, weak, bare, full).text == "Full words"
    assert claim_of(passed_on).text == "Reports say a huge and complete story"


def test_a_confirmed_claim_is_told_in_what_its_origins_share():
    more = an_appearance(
        "Rebels storm Khalsa, 12 dead", a_source("A", "A"), particulars=particulars(["Khalsa"], figures=[12])
    )
    plain = an_appearance("Rebels are storming Khalsa", a_source("B", "B", side="neutral"), minutes(1))
    third = an_appearance("Assault on Khalsa", a_source("C", "C"), minutes(2))
    claim = claim_of(more, plain, third)
    assert claim.status is Status.CONFIRMED
    assert claim.text == "Rebels are storming Khalsa"


def test_spellings_of_one_village_are_one_place_and_regions_come_last():
    told = [
        particulars([a_region("Aleppo"), a_place("Khalsa")]),
        particulars([a_place("Khalasah", "khalsa")]),
        particulars([a_place("Khalasa", "other")]),
    ]
    said = [
        an_appearance(f"Line {number}", a_source(f"S{number}"), minutes(number), particulars=one)
        for number, one in enumerate(told)
    ]
    claim = claim_of(*said)
    assert [place.name for place in claim.places] == ["Khalsa", "Aleppo"]
    assert claim.spellings == {"khalsa": ("Khalasa", "Khalasah", "Khalsa"), "aleppo": ("Aleppo",)}


def test_figures_are_ranges_and_parts_are_never_added_up():
    assert ranges([a_figure(5), a_figure(9)]) == (a_figure(5, 9),)
    assert ranges([a_figure(5), a_figure(10, None)])[0].high is None
    assert ranges([a_figure(5, None), a_figure(12)])[0].high == 12
    whole = [a_figure(90), a_figure(70, part=True), a_figure(20, part=True)]
    assert ranges(whole) == (a_figure(90),)
    assert ranges(whole[1:]) == (a_figure(20, part=True), a_figure(70, part=True))
    assert ranges([a_figure(5), a_figure(5, increment=True)]) == (a_figure(5), a_figure(5, increment=True))


def test_its_history_grows_only_when_the_verdict_changes():
    first, second = (an_appearance(f"Line {number}", a_source(f"S{number}"), minutes(number)) for number in range(2))
    alone = claim_of(first)
    assert [(step.before, step.after) for step in alone.history] == [(None, Status.UNCONFIRMED)]
    assert claim_of(first, history=alone.history, now=700).history == alone.history
    both = claim_of(first, second, history=alone.history, now=700)
    assert [(step.before, step.after) for step in both.history][1:] == [(Status.UNCONFIRMED, Status.CORROBORATED)]
    assert both.history[-1].at == minutes(700)
    assert (both.first_reported, both.last_reported) == (minutes(0), minutes(1))
