"""From draft to published: who may, and what stands against it."""

from __future__ import annotations

import pytest

from pipeline.errors import EditConflict, NotAllowed
from pipeline.review import Change, Rules, amend, approve, lay, refusals, reopen, submit
from pipeline.types import Lock, PublicationState, Status
from tests.builders import NOON
from tests.review.build import UID, a_draft, an_item, an_open_roundup, later


def reviewed(sheet, *, who="ann"):
    return [amend(UID, one, Change(reviewed=True), who, NOON).edit for one in sheet.items if one.drafted is not None]


def approved(draft, edits, **fields):
    sheet = lay(an_open_roundup(**fields), draft, edits)
    step = approve(sheet, Rules(), "bob", NOON)
    return lay(step.open, draft, edits)


def test_a_round_up_is_submitted_approved_and_then_nothing_stands_against_it():
    draft = a_draft()
    edits = reviewed(lay(an_open_roundup(), draft, []))
    first = submit(lay(an_open_roundup(), draft, edits), "ann", NOON)
    assert first.open.state is PublicationState.SUBMITTED
    second = approve(lay(first.open, draft, edits), Rules(), "bob", NOON)
    assert second.open.state is PublicationState.APPROVED
    assert second.decision.who == "bob"
    assert refusals(lay(second.open, draft, edits), Rules(), [], "bob", NOON) == []


def test_it_is_refused_while_nobody_approved_or_an_item_is_unreviewed():
    sheet = lay(an_open_roundup(), a_draft(), [])
    reasons = refusals(sheet, Rules(), [], "bob", NOON)
    assert "1 more editor must approve" in reasons[0]
    assert "nobody has reviewed it" in reasons[1]
    assert refusals(approved(a_draft(), []), Rules(review_each=False), [], "bob", NOON) == []


def test_it_is_refused_where_a_status_fell_since_the_review_even_where_no_review_is_asked():
    edits = reviewed(lay(an_open_roundup(), a_draft(an_item(status=Status.CONFIRMED)), []))
    fallen = approved(a_draft(an_item(status=Status.DISPUTED)), edits)
    for rules in (Rules(), Rules(review_each=False)):
        assert "its status fell from confirmed to disputed" in refusals(fallen, rules, [], "bob", NOON)[0]


def test_it_is_refused_while_another_is_at_an_item_until_the_lock_runs_out():
    edits = reviewed(lay(an_open_roundup(), a_draft(), []))
    lock = Lock(edition=UID, claim="c-1", who="eve", since=NOON, until=later())
    sheet = approved(a_draft(), edits)
    assert "eve is at it" in refusals(sheet, Rules(), [lock], "bob", NOON)[0]
    assert refusals(sheet, Rules(), [lock], "eve", NOON) == []
    assert refusals(sheet, Rules(), [lock], "bob", later(2)) == []


def test_it_is_refused_where_an_approved_item_lost_its_claim():
    edits = reviewed(lay(an_open_roundup(), a_draft(an_item("c-1"), an_item("c-2")), []))
    sheet = approved(a_draft(an_item("c-1")), edits)
    assert "no claim of the period makes it any more" in refusals(sheet, Rules(), [], "bob", NOON)[0]


def test_two_persons_approve_where_the_beat_wants_it_and_the_submitter_is_none_of_them():
    draft, rules = a_draft(), Rules(approvals=2)
    edits = reviewed(lay(an_open_roundup(), draft, []))
    sheet = lay(an_open_roundup(), draft, edits)
    with pytest.raises(NotAllowed):
        approve(sheet, rules, "bob", NOON)  # it was not submitted
    sheet = lay(submit(sheet, "ann", NOON).open, draft, edits)
    with pytest.raises(NotAllowed, match="ann submitted it"):
        approve(sheet, rules, "ann", NOON)
    once = lay(approve(sheet, rules, "bob", NOON).open, draft, edits)
    assert once.open.state is PublicationState.SUBMITTED
    with pytest.raises(NotAllowed, match="bob has approved it already"):
        approve(once, rules, "bob", NOON)
    assert approve(once, rules, "eve", NOON).open.state is PublicationState.APPROVED


def test_going_back_takes_the_names_away_and_wants_a_reason():
    draft = a_draft()
    sheet = approved(draft, reviewed(lay(an_open_roundup(), draft, [])))
    back = reopen(sheet.open, "eve", NOON, "wrong village")
    assert (back.open.state, back.open.approvals) == (PublicationState.DRAFT, ())
    with pytest.raises(NotAllowed):
        reopen(sheet.open, "eve", NOON, " ")


def test_an_edit_of_a_version_that_is_not_the_last_is_a_conflict():
    sheet = lay(an_open_roundup(), a_draft(), [])
    first = amend(UID, sheet.items[0], Change(text="mine"), "ann", NOON, seen=0).edit
    one = lay(an_open_roundup(), a_draft(), [first]).items[0]
    with pytest.raises(EditConflict, match="ann changed this item meanwhile"):
        amend(UID, one, Change(text="yours"), "bob", NOON, seen=0)
    assert amend(UID, one, Change(text="yours"), "bob", NOON, seen=1).edit.version == 2


def test_words_of_unreasonable_length_are_refused_with_the_limit():
    sheet = lay(an_open_roundup(), a_draft(), [])
    with pytest.raises(NotAllowed, match="20000"):
        amend(UID, sheet.items[0], Change(text="x" * 30_000), "ann", NOON)


def test_cutting_holding_and_reviewing_are_decisions_with_their_reasons():
    sheet = lay(an_open_roundup(), a_draft(), [])
    made = amend(UID, sheet.items[0], Change(hold="calling the hospital"), "ann", NOON)
    assert [(one.act, one.who, one.reason) for one in made.decisions] == [("hold", "ann", "calling the hospital")]
    assert amend(UID, sheet.items[0], Change(note="look"), "ann", NOON).decisions == ()
