"""Search at the desk: what is found, where it leads, what is marked; saved views; one post and what is read of it."""

from __future__ import annotations

import re

import pytest

from pipeline.spelling import place_key
from pipeline.types import Decision
from pipeline.web.marking import marked
from tests.builders import NOON, a_post
from tests.web.build import Editor, a_desk


def found(editor, **query):
    """Kind and address of what a search shows, in its order."""
    text = editor.get("/search", params=query).text
    return re.findall(r'<span class="badge">(\w+)</span>.*?<p class="line"><a href="([^"]+)"', text, re.S)


def test_a_place_in_arabic_finds_claim_and_posts_and_marks_the_name(editor):
    assert [kind for kind, _ in found(editor, q="خلصة")] == ["claim", "post", "post"]
    text = editor.get("/search", params={"q": "خلصة"}).text
    assert "<mark>Khalsa</mark>" in text
    assert "Also looked for as" in text


def test_what_is_found_leads_to_its_page(editor):
    for _, href in found(editor, q="Khalsa"):
        assert editor.get(href).status_code == 200, href


def test_a_question_is_narrowed_and_says_so_when_nothing_is_left(editor):
    assert {kind for kind, _ in found(editor, q="Khalsa", kind="post")} == {"post"}
    assert len(found(editor, source="Lens", kind="post")) == 1
    assert "Nothing found." in editor.get("/search", params={"q": "Khalsa", "status": "disputed"}).text
    assert found(editor, q="Khalsa", since="2024-05-02") == []
    assert len(found(editor, q="Khalsa", since="2024-05-01", until="2024-05-02")) == 3


def test_a_date_that_is_none_is_refused_in_words(editor):
    answer = editor.get("/search", params={"q": "Khalsa", "since": "yesterday"})
    assert answer.status_code == 409
    assert "is no date or time" in answer.text


def test_an_edited_item_and_a_printed_one_are_found_and_lead_there(editor):
    claim = editor.claims()[0]
    editor.swap(f"/roundup/Syria/item/{claim}/do/edit", text="Insurgents took the hilltop", seen=0)
    assert found(editor, q="hilltop") == [("item", f"/roundup/Syria?at={claim}#item-{claim}")]
    for one in editor.claims():
        seen = len(editor.store.edit_versions(editor.store.open_roundup("Syria").uid, one))
        editor.swap(f"/roundup/Syria/item/{one}/do/review", seen=seen)
    editor.post("/roundup/Syria/step/approve")
    where = editor.post("/roundup/Syria/publish").headers["location"]
    assert found(editor, q="hilltop") == [("item", where)]


def test_what_an_editor_called_one_place_is_found_under_the_other_name(editor):
    key = {name: place_key(name) for name in ("Darayya", "Khalsa")}
    assert found(editor, q="Darayya", kind="claim") != []
    before = found(editor, q="Khalsa", kind="claim")
    editor.store.add_decision(
        Decision(at=NOON, who="editor", act="same-place", subject=key["Khalsa"], other=key["Darayya"], reason="one")
    )
    assert len(found(editor, q="Khalsa", kind="claim")) == len(before) + 1


@pytest.mark.parametrize("page", ["/queue", "/search"])
def test_a_view_is_saved_shown_to_its_owner_only_and_forgotten(app, editor, page):
    assert editor.post("/views", name="South", page=page, query="place=Khalsa&before=7").status_code == 303
    assert f'href="{page}?place=Khalsa"' in editor.get(page).text
    assert "South" not in Editor(app, "admin").get(page).text
    editor.post("/views/drop", name="South", page=page)
    assert "South" not in editor.get(page).text


def test_a_view_of_nothing_or_of_elsewhere_is_refused(editor):
    assert editor.post("/views", name="x", page="/queue", query="").status_code == 409
    assert editor.post("/views", name="x", page="//evil.example", query="a=1").status_code == 404


def test_a_post_shows_what_is_read_from_it(editor):
    (href,) = [href for _, href in found(editor, q="Darayya", kind="post")]
    text = editor.get(href).text
    assert "A convoy of aid trucks entered Darayya." in text
    assert 'href="/claim/c-' in text
    assert editor.get("/post/p-none").status_code == 404


def test_what_somebody_at_risk_took_down_is_shown_nowhere(tmp_path):
    words = "The field hospital of Khalsa works in the school cellar."
    posts = [("", a_post(words, "Lens", "1", at=NOON), 0), ("", a_post(words, "Lens", "1", at=NOON, deleted=True), 0)]
    posts.append(("", a_post("A hospital of Khalsa works below ground.", "Courier", at=NOON), 0))
    app = a_desk(tmp_path, posts)
    editor = Editor(app, "editor")
    uid = posts[0][1].uid
    assert "cellar" in editor.get(f"/post/{uid}").text
    editor.post("/sources/Lens/protect", at_risk="yes", reason="arrests")
    claims = {href for kind, href in found(editor, q="Khalsa") if kind == "claim"}
    for path in ("/queue", "/roundup/Syria", "/search?q=Khalsa", "/search?q=cellar", f"/post/{uid}", *claims):
        assert "cellar" not in re.sub(r'value="[^"]*"|[?&;]q=cellar|<title>.*?</title>', "", editor.get(path).text), (
            path
        )
    assert "kept sealed" in editor.get(f"/post/{uid}").text
    assert "kept sealed" in editor.get("/search?q=cellar&kind=post").text
    assert editor.store.posts([uid])[uid].text == words


def test_marks_stand_on_the_name_alone_and_a_long_text_is_shortened_around_them():
    long = "Before. " * 100 + "Rebels hold the village of Tall Qarmush now. " + "After. " * 100
    parts = marked(long, ("rebel*",), {place_key("Tell Qarmush")})
    assert [part.text for part in parts if part.marked] == ["Rebels", "Tall Qarmush"]
    assert parts[0].text == "… "
    assert sum(len(part.text) for part in parts) < 400
