"""Visual checks, notes, the right of reply and watching on a claim; credit and preview of an item."""

from __future__ import annotations

import re

import pytest

from pipeline.desk.needs import Risk, needs
from pipeline.flow import ingest
from tests.builders import a_post, minutes
from tests.web.build import Editor


def passage_of(store, uid, roster):
    return store.claim(uid, roster).appearances[0].statement.uid


@pytest.fixture
def claim(editor):
    """The claim of the first item."""
    return editor.claims()[0]


def test_a_visual_check_tells_place_day_earliest_upload_who_and_how(editor, claim):
    given = {"place": "Khalsa, the water tower", "day": "2016-06-09", "earliest": "https://example.org/v/1"}
    given |= {"by": "Lina", "how": "tower and minaret stand as on the satellite picture"}
    answer = editor.post(f"/claim/{claim}/look", **given)
    assert answer.status_code == 303
    page = editor.get(f"/claim/{claim}").text
    for words in given.values():
        assert words in page
    assert 'href="https://example.org/v/1" rel="noreferrer noopener"' in page
    assert "Khalsa, the water tower; 2016-06-09" in editor.get("/audit").text
    assert "the water tower" in editor.get(f"/roundup/Syria/item/{claim}/posts").text


def test_a_visual_check_that_says_nothing_is_refused_with_what_is_missing(editor, claim):
    assert editor.post(f"/claim/{claim}/look", place="Khalsa").status_code == 409
    assert editor.post(f"/claim/{claim}/look", how="compared").status_code == 409
    wrong = editor.post(f"/claim/{claim}/look", how="compared", day="yesterday")
    assert wrong.status_code == 409
    assert "no day" in wrong.text


def test_who_looked_is_whoever_records_it_unless_another_name_is_given(editor, claim):
    editor.post(f"/claim/{claim}/look", place="Khalsa", how="the tower")
    assert re.search(r"looked at by</dt><dd[^>]*>editor<", editor.get(f"/claim/{claim}").text)


def test_a_link_of_a_check_that_nobody_may_follow_is_text(editor, claim):
    editor.post(f"/claim/{claim}/look", earliest="javascript:alert(1)", how="x")
    page = editor.get(f"/claim/{claim}").text
    assert "javascript:alert(1)" in page
    assert 'href="javascript' not in page


def test_the_right_of_reply_is_asked_and_answered_and_taken_back(editor, claim):
    assert (
        editor.post(f"/claim/{claim}/ask", whom="Army press office", what="by mail: did you shell it?").status_code
        == 303
    )
    page = editor.get(f"/claim/{claim}").text
    assert "No answer yet" in page
    asked = re.search(r"/answer/(d-\w+)", page)[1]
    assert editor.post(f"/claim/{claim}/answer/{asked}", what="No comment, said Capt. X").status_code == 303
    page = editor.get(f"/claim/{claim}").text
    assert "No comment, said Capt. X" in page
    assert "No answer yet" not in page
    assert editor.post(f"/claim/{claim}/take-back/{asked}").status_code == 303
    assert "Army press office" not in editor.get(f"/claim/{claim}").text.split("What editors decided")[0]
    assert editor.post(f"/claim/{claim}/answer/{asked}", what="late").status_code == 404
    assert editor.post(f"/claim/{claim}/take-back/{asked}").status_code == 404


@pytest.mark.parametrize(
    ("act", "form"), [("note", {"text": " "}), ("ask", {"whom": "", "what": "x"}), ("ask", {"whom": "x", "what": " "})]
)
def test_an_empty_remark_is_refused(editor, claim, act, form):
    assert editor.post(f"/claim/{claim}/{act}", **form).status_code == 409


def test_a_contributor_notes_and_checks_but_takes_back_only_what_is_theirs(app, editor, claim):
    person = Editor(app, "contributor")
    assert person.post(f"/claim/{claim}/note", text="the hospital knows of it").status_code == 303
    editor.post(f"/claim/{claim}/note", text="an editor's note")
    page = person.get(f"/claim/{claim}").text
    assert "the hospital knows of it" in page
    deeds = re.findall(r"/take-back/(d-\w+)", page)
    assert len(deeds) == 1
    theirs = [one for one in re.findall(r"/take-back/(d-\w+)", editor.get(f"/claim/{claim}").text) if one not in deeds]
    assert person.post(f"/claim/{claim}/take-back/{theirs[0]}").status_code == 409
    assert person.post(f"/claim/{claim}/ask", whom="x", what="y").status_code == 403
    assert person.post(f"/claim/{claim}/take-back/{deeds[0]}").status_code == 303
    assert "the hospital knows of it" not in person.get(f"/claim/{claim}").text


def test_a_remark_moves_no_status_and_matches_nothing_anew(editor, claim):
    before = editor.store.claim(claim, editor.client.app.state.office.settings().roster)
    editor.post(f"/claim/{claim}/note", text="x")
    editor.post(f"/claim/{claim}/look", place="x", how="y")
    assert editor.store.claim(claim, editor.client.app.state.office.settings().roster) == before
    assert editor.store.number_pending() == 0


def test_remarks_stay_with_the_claim_when_it_is_merged(editor):
    one, two = editor.claims()[:2]
    editor.post(f"/claim/{two}/note", text="told by the mayor")
    editor.post(f"/claim/{one}/merge", other=two)
    assert "told by the mayor" in editor.get(f"/claim/{one}", follow_redirects=True).text


# ---- watching


def queue_of(app, who):
    office = app.state.office
    sayings = dict.fromkeys(("due", "started", "sent", "failed", "refused", "unsure", "waiting", "by_hand"), "")
    return [
        one for one in needs(office.store, office.settings(), office.clock(), sayings, who) if one.risk is Risk.WATCHED
    ]


def test_who_watches_a_claim_is_told_in_the_queue_when_it_changes_and_not_before(app, claim):
    reader = Editor(app, "reader")
    assert reader.post(f"/claim/{claim}/watch").status_code == 303
    assert queue_of(app, "reader") == []
    office = app.state.office
    text = office.store.claim(claim, office.settings().roster).text
    ingest(
        office.store, office.settings(), [a_post(text, "Lens", at=minutes(90))], office.clock(), tick=lambda *_: None
    )
    told = queue_of(app, "reader")
    assert len(told) == 1
    assert "you watch it: " in told[0].why
    assert "1 passage more" in told[0].why
    assert queue_of(app, "editor") == []
    assert "You watch it" in reader.get("/queue").text
    page = reader.get(f"/claim/{told[0].subject[0]}").text
    assert "Since you looked" in page
    reader.post(f"/claim/{told[0].subject[0]}/watch")
    assert queue_of(app, "reader") == []


def test_a_watched_claim_whose_status_an_editor_sets_is_told_with_both_statuses(app, editor, claim):
    editor.post(f"/claim/{claim}/watch")
    before = editor.store.claim(claim, app.state.office.settings().roster).status.value
    editor.post(f"/claim/{claim}/status", status="rejected", reason="a film of last year")
    assert queue_of(app, "editor")[0].why == f"you watch it: it was {before}, and is rejected now"
    editor.post(f"/claim/{claim}/unwatch")
    assert queue_of(app, "editor") == []


# ---- an item's credit and preview


def test_an_items_credit_is_edited_and_given_back_to_the_draft(editor, claim):
    at = f"/roundup/Syria/item/{claim}"
    shown = editor.swap(f"{at}/do/credit", text="Our reporter\nObserver", seen=0).text
    assert "–Our reporter, Observer" in shown
    again = editor.swap(f"{at}/do/credit", text="", seen=1).text
    assert "Our reporter" not in again


def test_the_preview_shows_stress_and_links_as_readers_will_see_them_and_keeps_nothing(editor, claim):
    at = f"/roundup/Syria/item/{claim}"
    shown = editor.swap(f"{at}/preview", text="**Rebels** took [it](https://example.org) <b>now</b>").text
    assert "<strong>Rebels</strong>" in shown
    assert '<a href="https://example.org"' in shown
    assert "&lt;b&gt;now" in shown
    assert editor.store.edits(editor.store.open_roundup("Syria").uid) == []


def test_without_javascript_the_preview_is_a_page_with_the_words_still_in_the_box(editor, claim):
    page = editor.post(f"/roundup/Syria/item/{claim}/preview", text="**Rebels** took it").text
    assert "<strong>Rebels</strong> took it" in page
    assert "**Rebels** took it</textarea>" in page


def test_an_editors_stress_reaches_the_round_up_and_the_edition(editor, claim):
    at = f"/roundup/Syria/item/{claim}"
    shown = editor.swap(f"{at}/do/edit", text="**Rebels** took it", seen=0).text
    assert "<strong>Rebels</strong> took it" in shown


# ---- after publication


def test_an_undone_call_after_publication_is_drafted_as_a_correction_that_the_claim_names(editor, claim):
    editor.post(f"/claim/{claim}/status", status="confirmed", reason="our reporter saw it")
    for one in editor.claims():
        editor.swap(f"/roundup/Syria/item/{one}/do/review", seen=0)
    editor.post("/roundup/Syria/step/approve")
    published = editor.post("/roundup/Syria/publish")
    edition = published.headers["location"]
    deed = re.search(rf"/claim/{claim}/undo/(d-\w+)", editor.get(f"/claim/{claim}").text)[1]
    editor.post(f"/claim/{claim}/undo/{deed}")
    page = editor.get(f"/claim/{claim}").text
    assert "A correction waits" in page
    assert f"{edition}?claim={claim}#correct" in page
    waiting = re.search(rf"{edition}/corrections/(k-\w+)/issue", editor.get(edition).text)[1]
    assert editor.post(f"{edition}/corrections/{waiting}/issue").status_code == 303
    assert "It is " in editor.get(edition).text
    chosen = editor.get(f"{edition}?claim={claim}").text
    assert f'<option value="{claim}" selected>' in chosen
