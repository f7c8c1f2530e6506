"""Learned dependence: who shares what nobody else has, and steadily comes later, is proposed as a copier."""

from __future__ import annotations

from pipeline.roster import Roster
from pipeline.settings.values import Policy
from pipeline.types import Status
from pipeline.verify import build_case, build_claim, judge, propose
from tests.builders import a_decision, a_figure, a_place, a_source, an_appearance, minutes, particulars

ORIGINAL = a_source("Hilltop", "B")
COPIER = a_source("Loud Blog", "B", side="neutral")
OTHER = a_source("River", "C")
ROSTER = Roster([ORIGINAL, COPIER, OTHER])
DAY = 24 * 60
SCENES = (
    "the old mill by the river",
    "a row of shuttered bakeries",
    "two buses beside the school",
    "the north orchard",
)


def a_claim_of(number: int, *said, decisions=()):
    case = build_case(f"c-{number}", said, ROSTER, Policy(), minutes(9 * DAY), decisions=decisions)
    return build_claim(case, judge(case))


def said(source, day: int, at: float, words: str, **told):
    return an_appearance(words, source, minutes(day * DAY + at), particulars=particulars(**told))


def echoed(day: int, lag: float, first=ORIGINAL, then=COPIER):
    """One day's claim: `then` takes a detail of `first`'s report into words of its own."""
    scene = SCENES[day]
    return a_claim_of(
        day,
        said(first, day, 0, f"Our man saw the shells come down on {scene} shortly after prayers"),
        said(then, day, lag, f"LIVE! Terrible, shells came down on {scene} and people are fleeing, folks"),
        said(OTHER, day, 30, f"Shelling reported number {day} from the south"),
    )


def test_rare_wording_at_a_steady_lag_is_proposed_with_its_evidence():
    (one,) = propose([echoed(day, 12) for day in range(3)])
    assert (one.copier, one.original, one.claims, one.lag) == ("Loud Blog", "Hilltop", 3, 720.0)
    assert "down on the old mill" in {echo.shared for echo in one.echoes}
    assert "comes about 12 minutes later" in one.why


def test_twice_is_chance_and_both_ways_is_a_third_source():
    assert propose([echoed(day, 12) for day in range(2)]) == ()
    mixed = [echoed(0, 12), echoed(1, 12), echoed(2, 12), echoed(3, 12, COPIER, ORIGINAL)]
    assert propose(mixed) == ()


def test_an_unsteady_lag_shows_no_copier():
    assert propose([echoed(0, 2), echoed(1, 3), echoed(2, 700), echoed(3, 1300)]) == ()


def test_words_that_a_third_has_too_show_nothing():
    claims = [echoed(day, 12) for day in range(3)]
    everybody = [
        a_claim_of(5 + day, said(OTHER, day, 50, f"We too saw the shells come down on {SCENES[day]} at noon"))
        for day in range(3)
    ]
    assert propose([*claims, *everybody]) == ()


def test_a_shared_error_weighs_more_than_shared_words():
    def wrong(day: int):
        spelt = a_place(f"Khalza{day}x", key=f"khalsa{day}")
        right = a_place(f"Khalsa{day}", key=f"khalsa{day}")
        return a_claim_of(
            day,
            said(ORIGINAL, day, 0, f"Shells hit it, {day}", places=[spelt], figures=[a_figure(7 + day)]),
            said(COPIER, day, 9, f"Big strike number {day}", places=[spelt], figures=[a_figure(7 + day)]),
            said(OTHER, day, 12, f"Strike there on day {day}", places=[right], figures=[a_figure(3)]),
        )

    (one,) = propose([wrong(day) for day in range(3)])
    assert one.strength == 12.0
    assert {echo.kind for echo in one.echoes} == {"spelling", "figure"}


def test_what_names_its_source_is_no_hidden_copy():
    claims = []
    for day in range(3):
        words = f"Shells came down on {SCENES[day]} shortly after prayers"
        copy = an_appearance(words, COPIER, minutes(day * DAY + 9), credit=("Hilltop",))
        claims.append(a_claim_of(day, said(ORIGINAL, day, 0, words), copy))
    assert propose(claims) == ()


def test_an_accepted_proposal_folds_and_a_rejected_one_is_remembered():
    claims = [echoed(day, 12) for day in range(3)]
    assert claims[0].status is Status.CONFIRMED
    yes = a_decision("depends", "Loud Blog", "Hilltop", after="accepted")
    folded = a_claim_of(0, *claims[0].appearances, decisions=[yes])
    assert folded.status is Status.CORROBORATED
    assert "copies Hilltop, as the desk accepted" in {fold.reason for fold in folded.origins.folds}
    assert propose(claims, [yes])[0].state == "accepted"
    no = a_decision("depends", "Loud Blog", "Hilltop", after="rejected", at=minutes(1))
    assert a_claim_of(0, *claims[0].appearances, decisions=[yes, no]).status is Status.CONFIRMED
    assert propose(claims, [yes, no])[0].state == "rejected"


def test_a_copier_who_comes_first_is_its_own_voice():
    yes = a_decision("depends", "Loud Blog", "Hilltop", after="accepted")
    first = a_claim_of(0, said(COPIER, 0, 0, "Shells fall"), said(ORIGINAL, 0, 9, "Khalsa is hit"), decisions=[yes])
    assert len(first.origins.origins) == 2
