"""The round-up page: reading, reviewing, editing, publishing, with and without htmx."""

from __future__ import annotations

from tests.web.build import Editor

BASE = "/roundup/Syria"


def test_the_first_page_is_the_queue_and_says_why_each_thing_is_there(editor):
    page = editor.get("/")
    assert page.url.path == "/queue"
    assert "What needs you now" in page.text
    assert "Observer (B)" in page.text


def test_an_item_is_reviewed_and_the_bar_above_counts_it(editor):
    first = editor.claims()[0]
    answer = editor.swap(f"{BASE}/item/{first}/do/review", seen=0)
    assert answer.status_code == 200
    assert "is-reviewed" in answer.text
    assert 'hx-target="#standing"' in answer.text
    assert "1 reviewed" in answer.text


def test_without_javascript_the_browser_is_sent_back_to_the_item(editor):
    first = editor.claims()[0]
    answer = editor.post(f"{BASE}/item/{first}/do/review", seen=0)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{BASE}?at={first}#item-{first}"


def test_an_item_opens_to_its_posts_with_the_passage_marked_and_the_tree_in_words(editor):
    first = editor.claims()[0]
    shown = editor.get(f"{BASE}/item/{first}/posts").text
    assert "<mark>" in shown
    assert "The same in words" in shown
    assert "Status and why" in shown


def test_edited_words_are_printed_and_an_older_form_does_not_overwrite_them(editor, app):
    first = editor.claims()[0]
    assert "Rebels take Khalsa" in editor.swap(f"{BASE}/item/{first}/do/edit", text="Rebels take Khalsa", seen=0).text
    other = Editor(app, "admin")
    late = other.swap(f"{BASE}/item/{first}/do/edit", text="Mine, typed meanwhile", seen=0)
    assert late.status_code == 409
    assert "Rebels take Khalsa" in late.text
    assert "Mine, typed meanwhile" in late.text
    assert "editor changed this item meanwhile" in late.text


def test_an_item_is_held_with_a_reason_and_never_without(editor):
    first = editor.claims()[0]
    assert editor.swap(f"{BASE}/item/{first}/do/hold", text=" ", seen=0).status_code == 409
    assert (
        "calling the hospital" in editor.swap(f"{BASE}/item/{first}/do/hold", text="calling the hospital", seen=0).text
    )


def test_a_contributor_leaves_notes_and_changes_nothing_else(app):
    helper = Editor(app, "contributor")
    first = helper.claims()[0]
    assert "the film is older" in helper.swap(f"{BASE}/item/{first}/remark/note", text="the film is older", seen=0).text
    assert helper.swap(f"{BASE}/item/{first}/do/cut", seen=1).status_code == 403


def test_who_is_at_an_item_is_told_to_the_next(editor, app):
    first = editor.claims()[0]
    assert editor.swap(f"{BASE}/item/{first}/lock").text.strip() == ""
    other = Editor(app, "admin")
    assert "editor is at this item" in other.swap(f"{BASE}/item/{first}/lock").text


def test_an_item_moves_up(editor):
    before = editor.claims()
    places = editor.get(BASE).text
    assert "Move up" in places
    editor.post(f"{BASE}/item/{before[1]}/move/up")
    assert sorted(editor.claims()) == sorted(before)


def test_nothing_is_published_while_something_stands_against_it(editor):
    answer = editor.post(f"{BASE}/publish")
    assert answer.status_code == 409
    assert "nobody has reviewed it" in answer.text


def test_a_round_up_is_reviewed_approved_published_and_read(editor):
    for claim in editor.claims():
        editor.swap(f"{BASE}/item/{claim}/do/review", seen=0)
    assert editor.post(f"{BASE}/step/approve").status_code == 303
    answer = editor.post(f"{BASE}/publish")
    assert answer.status_code == 303, answer.text
    edition = editor.get(answer.headers["location"])
    assert edition.status_code == 200
    assert "Khalsa" in edition.text
    assert "Correct it" in edition.text


def test_a_published_edition_is_corrected_and_says_so(editor):
    claims = editor.claims()
    for claim in claims:
        editor.swap(f"{BASE}/item/{claim}/do/review", seen=0)
    editor.post(f"{BASE}/step/approve")
    where = editor.post(f"{BASE}/publish").headers["location"]
    given = {"grade": "corrected", "claim": claims[0], "wrong": "the village", "right": "It was the hill above it."}
    assert editor.post(f"{where}/correct", **given).status_code == 303
    assert "It was the hill above it." in editor.get(where).text
