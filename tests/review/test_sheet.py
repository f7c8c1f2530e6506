"""Editing survives: an editor's words stay whatever the draft becomes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.review import Change, ItemState, amend, lay, merged
from pipeline.types import Status
from tests.builders import NOON
from tests.review.build import UID, a_draft, an_item, an_open_roundup, later, some_evidence


def edited(sheet, claim, change, who="ann", now=NOON):
    one = next(one for one in sheet.items if one.item.claim == claim)
    return amend(UID, one, change, who, now).edit


def test_an_item_that_nobody_touched_is_the_drafts():
    sheet = lay(an_open_roundup(), a_draft(), [])
    assert sheet.items[0].state is ItemState.NEW
    assert sheet.roundup.items == (an_item(),)


def test_an_editors_words_are_printed_and_what_the_draft_says_now_stands_beside_them():
    draft = a_draft(an_item(text="Rebels storm Khalsa village with 20 men"))
    words = "Rebels are storming Khalsa village with 20 men"
    edit = edited(lay(an_open_roundup(), draft, []), "c-1", Change(text=words))
    newer = a_draft(an_item(text="Rebels storm Khalsa village with 40 men"))
    one = lay(an_open_roundup(), newer, [edit]).items[0]
    assert one.item.text == words
    assert one.proposal.before == "Rebels storm Khalsa village with 20 men"
    assert one.proposal.text == "Rebels storm Khalsa village with 40 men"
    assert one.proposal.merged == "Rebels are storming Khalsa village with 40 men"


def test_where_both_changed_the_same_words_nothing_is_merged():
    assert merged("five killed", "six killed", "nine killed") is None
    assert merged("five killed", "five killed", "nine killed") == "nine killed"
    assert merged("five killed", "at least five killed", "five killed") == "at least five killed"


def test_taking_the_proposal_ends_it():
    draft = a_draft(an_item(text="five killed"))
    edit = edited(lay(an_open_roundup(), draft, []), "c-1", Change(text="at least five killed"))
    sheet = lay(an_open_roundup(), a_draft(an_item(text="five killed in Khalsa")), [edit])
    again = edited(sheet, "c-1", Change(text=sheet.items[0].proposal.merged), now=later())
    one = lay(an_open_roundup(), a_draft(an_item(text="five killed in Khalsa")), [edit, again]).items[0]
    assert one.item.text == "at least five killed in Khalsa"
    assert one.proposal is None


def test_a_reviewed_item_is_to_be_looked_at_again_when_its_words_change_or_its_status_falls():
    sheet = lay(an_open_roundup(), a_draft(an_item(status=Status.CONFIRMED)), [])
    edit = edited(sheet, "c-1", Change(reviewed=True))
    for draft, state in (
        (a_draft(an_item(status=Status.CONFIRMED)), ItemState.REVIEWED),
        (a_draft(an_item(status=Status.CONFIRMED, text="other words")), ItemState.CHANGED),
        (a_draft(an_item(status=Status.DISPUTED)), ItemState.CHANGED),
    ):
        assert lay(an_open_roundup(), draft, [edit]).items[0].state is state


def test_a_risen_status_needs_no_second_look():
    edit = edited(lay(an_open_roundup(), a_draft(), []), "c-1", Change(reviewed=True))
    risen = a_draft(an_item(status=Status.CORROBORATED))
    assert lay(an_open_roundup(), risen, [edit]).items[0].state is ItemState.REVIEWED


def test_what_is_cut_or_held_is_not_printed_and_comes_back():
    draft = a_draft(an_item("c-1"), an_item("c-2"))
    sheet = lay(an_open_roundup(), draft, [])
    cut, held = edited(sheet, "c-1", Change(cut=True)), edited(sheet, "c-2", Change(hold="calling the hospital"))
    sheet = lay(an_open_roundup(), draft, [cut, held])
    assert sheet.roundup.items == ()
    assert {one.state for one in sheet.items} == {ItemState.CUT, ItemState.HELD}
    back = edited(sheet, "c-1", Change(cut=False)), edited(sheet, "c-2", Change(hold=""))
    assert len(lay(an_open_roundup(), draft, [cut, held, *back]).roundup.items) == 2


def test_an_edited_item_whose_claim_was_joined_to_another_asks():
    draft = a_draft(an_item("c-1"), an_item("c-2"))
    edit = edited(lay(an_open_roundup(), draft, []), "c-2", Change(text="My careful words"))
    sheet = lay(an_open_roundup(), a_draft(an_item("c-1")), [edit], {"c-2": "c-1"})
    lost = next(one for one in sheet.items if one.item.claim == "c-2")
    assert lost.item.text == "My careful words"
    assert lost.drafted is None
    assert "part of c-1" in lost.asks[0]
    heir = next(one for one in sheet.items if one.item.claim == "c-1")
    assert "My careful words" in heir.asks[0]
    assert [item.claim for item in sheet.roundup.items] == ["c-1"]


def test_an_edited_item_whose_claim_was_split_asks():
    both = (some_evidence("s-1", "Stork"), some_evidence("s-2", "Heron"))
    edit = edited(lay(an_open_roundup(), a_draft(an_item(evidence=both)), []), "c-1", Change(text="Both say so"))
    one = lay(an_open_roundup(), a_draft(an_item(evidence=both[:1])), [edit]).items[0]
    assert "Heron" in one.asks[0]


def test_an_editors_order_holds_inside_sections_and_new_items_stand_behind_their_neighbour():
    draft = a_draft(*(an_item(f"c-{n}") for n in range(4)), an_item("c-9", status=Status.DISPUTED))
    sheet = lay(an_open_roundup(order=("c-2", "c-9", "c-0", "c-3")), draft, [])
    assert [item.claim for item in sheet.roundup.items] == ["c-2", "c-0", "c-1", "c-3", "c-9"]


TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf"), blacklist_characters="\u00ad"), max_size=30)


@given(st.lists(st.tuples(st.sampled_from(["edit", "draft", "join", "gone"]), st.integers(0, 2), TEXTS), max_size=12))
def test_no_editors_character_is_ever_lost(steps):
    drafts = {f"c-{n}": f"draft {n}" for n in range(3)}
    edits, became, wrote = [], {}, {}
    for what, number, text in steps:
        claim = f"c-{number}"
        draft = a_draft(*(an_item(uid, text=words) for uid, words in drafts.items())) if drafts else None
        if draft is None:
            break
        sheet = lay(an_open_roundup(), draft, edits, became)
        there = next((one for one in sheet.items if one.item.claim == claim), None)
        if what == "edit" and there is not None:
            edit = amend(UID, there, Change(text=text), "ann", NOON).edit
            edits.append(edit)
            wrote[claim] = edit.text
        elif what == "draft":
            drafts[claim] = f"{text} now"
        elif claim in drafts and len(drafts) > 1:
            del drafts[claim]
            became = {**became, claim: min(drafts)} if what == "join" else became
    draft = a_draft(*(an_item(uid, text=words) for uid, words in drafts.items()))
    sheet = lay(an_open_roundup(), draft, edits, became)
    for claim, text in wrote.items():
        if text:
            one = next(one for one in sheet.items if one.item.claim == claim)
            assert one.item.text == text


@given(TEXTS, TEXTS, TEXTS)
def test_a_merge_of_one_sided_changes_is_that_side(base, mine, theirs):
    assert merged(base, mine, base) == mine
    assert merged(base, base, theirs) == theirs
