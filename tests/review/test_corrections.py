"""Corrections and updates: what was wrong is said, what is right too, and a toll that rises is no mistake."""

from __future__ import annotations

from itertools import groupby

import pytest

from pipeline.errors import NotAllowed
from pipeline.review import add, fallen, issue, proposed, written
from pipeline.types import CorrectionGrade, PublicationState, Status
from tests.builders import NOON, a_claim, an_appearance, minutes, particulars
from tests.review.build import an_edition, an_item, later, some_evidence


def test_a_status_that_fell_under_an_edition_drafts_a_correction_once():
    edition = an_edition(an_item(status=Status.CONFIRMED, note="confirmed by 3 independent sources"))
    now = {"c-1": an_item(status=Status.DISPUTED)}
    (drafted,) = fallen(edition, now, later())
    assert drafted.grade is CorrectionGrade.CORRECTED
    assert "We printed as confirmed" in drafted.wrong
    assert "disputed now" in drafted.right
    assert drafted.issued is None
    assert fallen(edition, now, later(5))[0].uid == drafted.uid


@pytest.mark.parametrize(
    ("status", "grade"),
    [
        (Status.RETRACTED, CorrectionGrade.WITHDRAWN),
        (Status.REJECTED, CorrectionGrade.WITHDRAWN),
        (Status.UNCONFIRMED, CorrectionGrade.CORRECTED),
    ],
)
def test_how_grave_it_is_follows_from_what_became_of_it(status, grade):
    (drafted,) = fallen(an_edition(an_item(status=Status.CONFIRMED)), {"c-1": an_item(status=status)}, later())
    assert drafted.grade is grade
    assert (drafted.item is None) is (grade is CorrectionGrade.WITHDRAWN)


def test_a_claim_that_nobody_makes_any_more_is_withdrawn():
    (drafted,) = fallen(an_edition(an_item()), {"c-1": None}, later())
    assert drafted.grade is CorrectionGrade.WITHDRAWN
    assert "none carries it any more" in drafted.right


def test_what_stands_as_well_or_better_needs_no_correction():
    edition = an_edition(an_item(status=Status.UNCONFIRMED))
    for status in (Status.UNCONFIRMED, Status.CORROBORATED, Status.CONFIRMED):
        assert fallen(edition, {"c-1": an_item(status=status)}, later()) == []


def test_an_issued_correction_mends_the_line_and_is_listed():
    edition = an_edition(an_item(status=Status.CONFIRMED), an_item("c-2"))
    (drafted,) = fallen(edition, {"c-1": an_item(status=Status.DISPUTED, text="disputed words")}, later())
    after = issue(edition, drafted, "ann", later())
    assert (after.uid, after.revision, after.state) == (edition.uid, 2, PublicationState.CORRECTED)
    assert [item.text for item in after.roundup.items] == [an_item("c-2").text, "disputed words"]
    assert after.corrections[0].who == "ann"
    assert after.corrections[0].issued == later()
    assert after.corrections[0].replaced == an_item().text
    with pytest.raises(NotAllowed):
        issue(after, drafted, "ann", later())
    assert fallen(after, {"c-1": an_item(status=Status.DISPUTED)}, later(2)) == []


def test_a_whole_edition_can_be_withdrawn_and_keeps_its_notice():
    edition = an_edition(an_item())
    notice = written(edition, None, CorrectionGrade.WITHDRAWN, "It was a test.", "Nothing happened.", "ann", later())
    after = issue(edition, notice, "ann", later())
    assert after.state is PublicationState.WITHDRAWN
    assert after.roundup.items == ()
    assert after.corrections[0].right == "Nothing happened."
    with pytest.raises(NotAllowed, match="withdrawn"):
        add(after, [an_item("c-3")], "ann", later())


def test_a_correction_says_both_what_was_wrong_and_what_is_right():
    edition = an_edition(an_item())
    with pytest.raises(NotAllowed):
        written(edition, "c-1", CorrectionGrade.CORRECTED, "", "It was Zaytan.", "ann", NOON)
    with pytest.raises(NotAllowed, match="holds no item of c-7"):
        written(edition, "c-7", CorrectionGrade.CORRECTED, "wrong", "right", "ann", NOON)


def test_a_refiled_line_stays_unless_new_words_are_given():
    edition = an_edition(an_item())
    small = written(edition, "c-1", CorrectionGrade.REFILED, "Spelt Kalsa.", "It is Khalsa.", "ann", NOON)
    assert issue(edition, small, "ann", later()).roundup.items == edition.roundup.items
    other = written(edition, "c-1", CorrectionGrade.CORRECTED, "Wrong.", "Right.", "ann", NOON, text="New words")
    assert issue(edition, other, "ann", later()).roundup.items[0].text == "New words"


def test_a_toll_that_rises_is_an_update_and_no_correction():
    first, second, third = (a_claim(uid=f"c-{n}", updates=f"c-{n - 1}" if n > 1 else None) for n in (1, 2, 3))
    edition = an_edition(an_item("c-1", text="5 killed"))
    claims = {claim.uid: claim for claim in (first, second, third)}
    items = {uid: an_item(uid, text=f"toll {uid}") for uid in claims}
    news = proposed(edition, claims, items)
    assert {item.claim for item in news} == {"c-2", "c-3"}
    after = add(edition, news, "ann", later())
    assert (after.revision, after.state) == (2, PublicationState.PUBLISHED)
    assert after.updates[0].at == later()
    assert after.corrections == ()
    assert proposed(after, claims, items) == ()


def test_a_toll_that_rises_within_one_claim_is_an_update_too():
    nine = an_appearance("9 killed in Khalsa", particulars=particulars(figures=(9,)))
    more = an_appearance("17 killed in Khalsa", at=minutes(60), particulars=particulars(figures=(17,)))
    fewer = an_appearance("7 killed in Khalsa", at=minutes(60), particulars=particulars(figures=(7,)))
    known = some_evidence(nine.statement.uid)
    edition = an_edition(an_item(text="9 killed in Khalsa", evidence=(known,)))
    now = an_item(text="17 killed in Khalsa")
    assert proposed(edition, {"c-1": a_claim(appearances=(nine, more), uid="c-1")}, {"c-1": now}) == (now,)
    assert proposed(edition, {"c-1": a_claim(appearances=(nine, fewer), uid="c-1")}, {"c-1": now}) == ()
    same = an_item(text="9 killed in Khalsa")
    assert proposed(edition, {"c-1": a_claim(appearances=(nine, more), uid="c-1")}, {"c-1": same}) == ()
    fallen = a_claim(appearances=(nine, more), uid="c-1", status=Status.DISPUTED)
    assert proposed(edition, {"c-1": fallen}, {"c-1": now}) == ()  # a correction's business


def test_a_printed_claim_that_is_confirmed_now_is_news_and_one_that_fell_is_not():
    claims = {"c-1": a_claim(uid="c-1", status=Status.CONFIRMED)}
    edition = an_edition(an_item("c-1"))
    assert proposed(edition, claims, {"c-1": an_item(status=Status.CONFIRMED)})
    disputed = {"c-1": a_claim(uid="c-1", status=Status.DISPUTED)}
    assert proposed(edition, disputed, {"c-1": an_item(status=Status.DISPUTED)}) == ()


@pytest.mark.parametrize("others", [("confirmed", "latest", "disputed"), ("confirmed", "latest"), ("confirmed",), ()])
def test_a_line_that_falls_moves_to_its_section_and_no_section_stands_twice(others):
    items = [an_item(f"c-{n}", section="confirmed") for n in range(2)]
    items += [an_item(f"c-x{n}{key}", section=key) for key in others for n in range(2)]
    edition = an_edition(*sorted(items, key=lambda one: ("confirmed", "latest", "disputed").index(one.section)))
    wrong = written(
        edition, "c-0", CorrectionGrade.CORRECTED, "It is disputed.", "Two accounts.", "Ed", later(5), text="x"
    )
    fell = wrong.model_copy(update={"item": an_item("c-0", section="disputed", status=Status.DISPUTED)})
    after = [item.section for item in issue(edition, fell, "Ed", later(6)).roundup.items]
    assert [key for key, _ in groupby(after)] == list(dict.fromkeys(["confirmed", *others, "disputed"]))
    assert sorted(after) == sorted(
        [item.section for item in edition.roundup.items if item.claim != "c-0"] + ["disputed"]
    )
