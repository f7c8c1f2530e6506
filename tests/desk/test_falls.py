"""What is published stays looked after: a status that falls drafts its correction, which reaches every channel."""

from __future__ import annotations

import pytest

from pipeline import desk
from pipeline.errors import NotAllowed, NotFoundError
from pipeline.types import CorrectionGrade, PublicationState, SendState, Status
from tests.desk.room import SEEN, STRIKE, TAKEN, later
from tests.flow.newsroom import HILLTOP, RIVER, VALLEY, said

BLOWN = said("v7", VALLEY, "15:40", "Rebels blew up the bridge at Wadi Tin.")
TAKEN_BACK = said(
    "v8", VALLEY, "18:00", "We retract our report: the bridge at Wadi Tin was not blown up.", reply_to="v7"
)


def edited(post, text):
    return post.model_copy(update={"text": text, "edited": later(), "fetched": later()})


def test_a_source_that_edits_its_words_away_drafts_the_correction_once_and_tells_it_once(room):
    edition = room.published(TAKEN, SEEN)
    assert edition.roundup.items[0].status is Status.CORROBORATED
    room.take(edited(TAKEN, "Good morning to all."))
    (drafted,) = desk.waiting_corrections(room.store)
    assert (drafted.edition, drafted.grade, drafted.issued) == (edition.uid, CorrectionGrade.CORRECTED, None)
    assert drafted.wrong.startswith("We printed as corroborated")
    (alarm,) = room.alarms()
    assert drafted.uid in alarm.words
    assert "Everything 1 needs a correction" in alarm.words
    room.take(said("x1", RIVER, "19:00", "Shelling of Umm Zahra."))
    assert room.alarms() == []
    assert desk.waiting_corrections(room.store) == [drafted]


def test_an_issued_correction_reaches_every_channel_that_the_edition_went_to(room):
    room.take(TAKEN, SEEN)
    room.review_all()
    room.approve()
    edition = room.publish("extra")
    room.send()
    room.told("channels: [folder, feeds]", "channels: [folder]")  # the beat goes elsewhere by now
    room.take(edited(TAKEN, "Good morning to all."))
    (drafted,) = desk.waiting_corrections(room.store)
    room.alarms()
    after = desk.issue_correction(room.store, room.settings, drafted.uid, "ann", room.tick())
    assert (after.revision, after.state) == (2, PublicationState.CORRECTED)
    room.send()
    assert room.sent() == dict.fromkeys(("folder", "feeds", "extra"), (2, SendState.SENT))
    for folder in ("out", "elsewhere"):
        assert drafted.right in room.text_in(folder)
    assert drafted.right in (room.folder / "feeds" / "everything.corrections.atom.xml").read_text()
    assert desk.waiting_corrections(room.store) == []
    (over,) = room.alarms()
    assert over.closed is not None
    with pytest.raises(NotAllowed, match="decided before"):
        desk.issue_correction(room.store, room.settings, drafted.uid, "bob", room.tick())
    room.take(said("x1", RIVER, "19:00", "Shelling of Umm Zahra."))
    assert desk.waiting_corrections(room.store) == []  # it reads as it stands now
    assert room.store.edition_revisions(edition.uid)[0].roundup.items[0].status is Status.CORROBORATED


def test_a_source_that_takes_its_report_back_withdraws_the_item(room):
    room.published(BLOWN)
    room.take(TAKEN_BACK)
    (drafted,) = desk.waiting_corrections(room.store)
    assert drafted.grade is CorrectionGrade.WITHDRAWN
    assert "its source has taken it back" in drafted.right
    after = desk.issue_correction(room.store, room.settings, drafted.uid, "ann", room.tick())
    assert after.roundup.items == ()
    room.send()
    assert "WITHDRAWN" in room.text_in("out")


def test_what_nobody_says_any_more_is_withdrawn(room):
    room.published(BLOWN)
    room.take(edited(BLOWN, "Good night."))
    (drafted,) = desk.waiting_corrections(room.store)
    assert drafted.grade is CorrectionGrade.WITHDRAWN
    assert "none carries it any more" in drafted.right


def test_a_deletion_alone_drafts_nothing_for_it_is_the_desks_to_judge(room):
    room.published(BLOWN)
    gone = BLOWN.model_copy(update={"text": "", "deleted": True, "fetched": later()})
    room.take(gone)
    assert room.claim("bridge at Wadi Tin").flags
    assert desk.waiting_corrections(room.store) == []


def test_a_claim_that_became_part_of_another_is_watched_under_its_new_name(room):
    room.published(SEEN)
    room.take(TAKEN)  # earlier: the claim is called after it now
    printed = room.store.editions()[0].roundup.items[0].claim
    assert room.claim("our people are inside").uid != printed
    room.take(edited(SEEN, "The rebels have not captured the village of Tell Marjan."))
    room.take(edited(TAKEN, "Nothing happened, sorry."))
    (drafted,) = desk.waiting_corrections(room.store)
    assert drafted.claim == printed


def test_what_is_printed_is_withdrawn_when_its_last_reports_say_the_contrary(room):
    edition = room.published(SEEN)
    room.take(edited(SEEN, "The rebels have not captured the village of Tell Marjan."))
    (drafted,) = desk.waiting_corrections(room.store)
    assert drafted.grade is CorrectionGrade.WITHDRAWN
    assert "have not captured" in drafted.right
    room.take(SEEN.model_copy(update={"edited": later(90), "fetched": later(90)}))
    assert desk.waiting_corrections(room.store) == []
    assert edition.roundup.items[0].denies is False


def test_a_draft_that_no_longer_holds_is_put_away_and_comes_back_when_it_does_again(room):
    room.published(TAKEN, SEEN)
    room.take(edited(TAKEN, "Good morning."))
    (drafted,) = desk.waiting_corrections(room.store)
    room.take(TAKEN.model_copy(update={"edited": later(90), "fetched": later(90)}))
    assert desk.waiting_corrections(room.store) == []
    with pytest.raises(NotAllowed, match="no longer holds"):
        desk.issue_correction(room.store, room.settings, drafted.uid, "ann", room.tick())
    room.take(TAKEN.model_copy(update={"text": "Good day.", "edited": later(120), "fetched": later(120)}))
    assert [one.claim for one in desk.waiting_corrections(room.store)] == [drafted.claim]


def test_a_dismissed_draft_is_not_drafted_again_for_the_same_fall(room):
    room.published(TAKEN, SEEN)
    room.take(edited(TAKEN, "Good morning."))
    (drafted,) = desk.waiting_corrections(room.store)
    with pytest.raises(NotAllowed, match="say why"):
        desk.dismiss_correction(room.store, drafted.uid, "ann", room.tick(), " ")
    desk.dismiss_correction(room.store, drafted.uid, "ann", room.tick(), "they told us by telephone")
    room.rework(TAKEN, SEEN)
    assert desk.waiting_corrections(room.store) == []
    assert [one.reason for one in room.store.decisions() if one.act == "dismiss-correction"] == [
        "they told us by telephone"
    ]


def test_a_pass_that_began_earlier_and_ended_later_hides_no_fall(room):
    room.published(TAKEN, SEEN)
    early = room.now
    room.tick(30)
    room.take(STRIKE)
    room.now = early  # it waited for the lock all the while
    room.take(edited(TAKEN, "Good morning."))
    assert len(desk.waiting_corrections(room.store)) == 1


def test_a_headline_that_was_taken_from_a_mended_item_is_mended_with_it(room):
    edition = room.published(TAKEN)
    claim, grade = edition.roundup.items[0].claim, CorrectionGrade.CORRECTED
    after = desk.correct(
        room.store, room.settings, edition.uid, claim, grade, "Not Marjan.", "It was Zaytan.", "ann", room.tick(),
        text="Rebels captured Zaytan",
    )  # fmt: skip
    assert "Marjan" in edition.headline
    assert after.headline.endswith("Rebels captured Zaytan")


def test_a_withdrawn_edition_is_corrected_no_more(room):
    edition = room.published(TAKEN, SEEN)
    room.take(edited(TAKEN, "Good morning."))
    (drafted,) = desk.waiting_corrections(room.store)
    kill = CorrectionGrade.WITHDRAWN
    desk.correct(room.store, room.settings, edition.uid, None, kill, "A test.", "Nothing.", "ann", room.tick())
    assert desk.waiting_corrections(room.store) == []
    with pytest.raises(NotAllowed):
        desk.issue_correction(room.store, room.settings, drafted.uid, "ann", room.tick())
    with pytest.raises(NotAllowed, match="withdrawn as a whole"):
        desk.correct(room.store, room.settings, edition.uid, None, kill, "Again.", "Again.", "ann", room.tick())
    assert room.store.edition(edition.uid).state is PublicationState.WITHDRAWN


def test_a_toll_that_rises_is_one_call_and_no_correction(room):
    first = said("v2", VALLEY, "10:10", "Air strike on the market in Kafr Lawz: 9 civilians killed.")
    risen = said("v3", VALLEY, "15:00", "The death toll in Kafr Lawz rises to 17.")
    edition = room.published(first)
    room.take(risen)
    assert desk.waiting_corrections(room.store) == []
    with pytest.raises(NotFoundError, match="nothing new of c-none"):
        desk.update_edition(room.store, room.settings, edition.uid, ["c-none"], "ann", room.tick())
    after = desk.update_edition(room.store, room.settings, edition.uid, None, "ann", room.tick())
    assert (after.revision, after.state, after.corrections) == (2, PublicationState.PUBLISHED, ())
    assert "17" in after.updates[0].items[0].text
    room.send()
    assert "UPDATE" in room.text_in("out")
    with pytest.raises(NotAllowed, match="nothing to add"):
        desk.update_edition(room.store, room.settings, edition.uid, None, "ann", room.tick())


def test_a_correction_of_an_old_edition_stands_in_the_feeds_all_the_same(room):
    old = room.published(TAKEN)
    for number in range(3):
        room.published(
            said(f"n{number}", HILLTOP, "20:00", f"Shelling of Deir Salwa, {number + 3} wounded.", late=900 + number)
        )
    desk.correct(
        room.store, room.settings, old.uid, old.roundup.items[0].claim, CorrectionGrade.REFILED,
        "We spelt Marian.", "It is Marjan.", "ann", room.tick(),
    )  # fmt: skip
    room.send()
    assert "It is Marjan." in (room.folder / "feeds" / "everything.corrections.atom.xml").read_text()
