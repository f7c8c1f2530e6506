"""Decisions on claims from the desk: merged, split, moved, judged by an editor, and undone."""

from __future__ import annotations

import pytest

from pipeline import deciding
from pipeline.errors import NotAllowed
from pipeline.review.undoing import deed_uid, in_force
from pipeline.types import Decision, Status
from storage import ClaimFilter
from tests.builders import minutes
from tests.web.build import NOON, a_post


@pytest.fixture
def office(app):
    """What the desk works with."""
    return app.state.office


def standing(office):
    """Claim → its status and passages."""
    found = office.store.claims(ClaimFilter(), office.settings().roster)
    return {one.uid: (one.status, tuple(look.statement.uid for look in one.appearances)) for one in found}


def khalsa(office):
    """The claim that two sources make."""
    return next(uid for uid, (_, passages) in standing(office).items() if len(passages) == 2)


def test_two_claims_are_merged_and_parted_again_by_undoing(office, editor):
    before = standing(office)
    a, b = list(before)[:2]
    assert editor.post(f"/claim/{a}/merge", other=b, reason="one attack").status_code == 303
    assert len(standing(office)) == len(before) - 1
    page = editor.get(f"/claim/{a}").text
    assert "one attack" in page
    deed = deciding.deeds_on(office.store, deciding.claim_of(office.store, office.settings(), a))[0][0]
    editor.post(f"/claim/{a}/undo/{deed}")
    assert standing(office) == before


def test_a_passage_is_taken_out_and_stays_out_when_more_arrives(office, editor):
    from pipeline.flow import ingest

    uid = khalsa(office)
    out = standing(office)[uid][1][1]
    assert editor.post(f"/claim/{uid}/split", passage=out, reason="another village").status_code == 303
    assert standing(office)[uid][1] == (standing(office)[uid][1][0],)
    late = a_post("Rebels have stormed Khalsa village in south Aleppo.", "Lens", at=minutes(30))
    ingest(office.store, office.settings(), [late], office.clock(), tick=lambda *_: None)
    homes = [passages for _, passages in standing(office).values() if out in passages]
    assert uid not in [one for one, (_, passages) in standing(office).items() if out in passages]
    assert len(homes) == 1


def test_a_passage_moves_to_another_claim(office, editor):
    uid = khalsa(office)
    out = standing(office)[uid][1][1]
    other, (_, theirs) = next(one for one in standing(office).items() if one[0] != uid)
    editor.post(f"/claim/{uid}/split", passage=out, to=other, reason="belongs there")
    assert {out, *theirs} in [set(passages) for _, passages in standing(office).values()]


def test_a_claim_keeps_its_passages_where_no_reason_is_given(office, editor):
    before = standing(office)
    uid = khalsa(office)
    answer = editor.post(f"/claim/{uid}/split", passage=before[uid][1][1], reason=" ")
    assert answer.status_code == 409
    assert standing(office) == before


def test_an_editors_status_stands_with_its_reason_and_is_taken_back(office, editor):
    uid = khalsa(office)
    was = standing(office)[uid][0]
    assert editor.post(f"/claim/{uid}/status", status="confirmed", reason="our film of it").status_code == 303
    assert standing(office)[uid][0] is Status.CONFIRMED
    assert "our film of it" in editor.get(f"/claim/{uid}").text
    deed = deciding.deeds_on(office.store, deciding.claim_of(office.store, office.settings(), uid))[0][0]
    editor.post(f"/audit/undo/{deed}")
    assert standing(office)[uid][0] is was
    with pytest.raises(NotAllowed):
        deciding.undo(office.store, office.settings(), deed, "editor", office.clock())


def test_what_was_undone_holds_again_once_the_undoing_is_undone():
    made = Decision(at=NOON, who="ann", act="status", subject="c-1", after="confirmed", reason="seen")
    undone = Decision(at=minutes(1), who="bob", act="undo", subject=deed_uid(made), reason="too early")
    again = Decision(at=minutes(2), who="ann", act="undo", subject=deed_uid(undone), reason="it was right")
    assert in_force([made]) == [made]
    assert in_force([made, undone]) == []
    assert in_force([again, undone, made]) == [made]


def test_two_claims_are_shown_side_by_side_and_kept_apart(office, editor):
    a, b = list(standing(office))[:2]
    page = editor.get(f"/same/{a}/{b}")
    assert page.status_code == 200
    assert "Yes, the same claim" in page.text
    before = standing(office)
    assert editor.post(f"/claim/{a}/apart", other=b, back="/queue").headers["location"] == "/queue"
    assert standing(office) == before
    assert "kept apart" in editor.get("/audit").text


def test_a_claim_that_became_part_of_another_leads_there(office, editor):
    a, b = list(standing(office))[:2]
    editor.post(f"/claim/{a}/merge", other=b)
    kept, gone = (a, b) if a in standing(office) else (b, a)
    assert editor.get(f"/claim/{gone}").url.path == f"/claim/{kept}"
