"""Who is not named in public, and what somebody at risk took down."""

from __future__ import annotations

import pytest

from pipeline.discretion import SEALED, printable, sealed, stand_in
from pipeline.draft import compose, render
from pipeline.roster import Roster
from pipeline.settings import Beat
from pipeline.types import Origin, OriginTree, Role
from tests.builders import NOON, a_claim, a_post, a_source, an_appearance, minutes

LENS = a_source("Shahba Lens", "C", role=Role.ACTIVIST, aliases=("@shahba_lens",), named=False)
OPEN = a_source("Observer")


def a_look(quote, source, **fields):
    post = a_post(quote, source.name, url="https://x.example/1", **fields)
    return an_appearance(quote, source, post=post)


def told_by(*looks, **fields):
    origins = tuple(
        Origin(name=one.source.name, source=one.source, own_voice=True, statements=(one.statement.uid,), first=NOON)
        for one in looks
    )
    fields.setdefault("reason", f"{looks[0].source.name} (C) alone")
    return a_claim(looks[0].statement.quote, looks, origins=OriginTree(origins=origins), **fields)


def test_no_form_of_a_roundup_names_who_is_not_named_in_public():
    looks = (
        a_look("Rebels storm Khalsa, Shahba Lens saw.", LENS),
        a_look("Rebels storm Khalsa, as @Shahba_Lens says.", OPEN),
    )
    claims = [told_by(*looks), told_by(a_look("A convoy entered Darayya.", LENS))]
    made = compose(Beat(name="Syria"), claims, None, minutes(60), Roster([LENS, OPEN]))
    assert made.items
    for name in ("markdown", "html", "text", "json"):
        printed = render(made, name)
        assert "shahba" not in printed.casefold(), name
        assert "x.example/1" not in printed or "Observer" in printed
    assert stand_in(LENS) in render(made, "text")
    assert "Observer" in render(made, "text")


def test_a_roster_in_which_all_are_named_changes_nothing():
    claims = [told_by(a_look("Rebels storm Khalsa.", OPEN))]
    assert printable(claims, Roster([OPEN])) == claims


def test_what_somebody_at_risk_took_down_is_shown_to_nobody_and_kept():
    risky = a_source("Medic", "C", at_risk=True)
    gone = a_look("The field hospital is in the school cellar.", risky, deleted=True)
    claim = told_by(gone, a_look("A hospital works in Khalsa.", OPEN))
    shown = sealed(claim)
    assert "cellar" not in shown.model_dump_json()
    assert shown.text == "A hospital works in Khalsa."
    assert len(shown.appearances) == 2
    assert "cellar" in claim.model_dump_json()
    assert sealed(told_by(gone)).text == SEALED


@pytest.mark.parametrize("fields", [{"deleted": False}, {"deleted": True}])
def test_nothing_is_sealed_of_others(fields):
    source = a_source("Medic", "C", at_risk=not fields["deleted"])
    claim = told_by(a_look("A hospital works in Khalsa.", source, **fields))
    assert sealed(claim) is claim


def test_a_claim_of_which_all_is_sealed_is_not_drafted_and_its_teller_not_credited():
    risky = a_source("Medic", "C", at_risk=True)
    gone = a_look("The field hospital is in the school cellar.", risky, deleted=True)
    kept = told_by(gone, a_look("A hospital works in Khalsa.", OPEN))
    roster = Roster([risky, OPEN])
    assert printable([told_by(gone)], roster) == []
    made = compose(Beat(name="Syria"), [told_by(gone), kept], None, minutes(60), roster)
    printed = render(made, "json")
    assert "cellar" not in printed
    assert [item.credit for item in made.items] == [("Observer",)]
