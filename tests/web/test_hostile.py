"""What a hostile source writes is shown as text wherever it is shown."""

from __future__ import annotations

import re

import pytest

from tests.builders import NOON, a_post
from tests.web.build import Editor, a_desk

EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg onload=alert(1)> {{7*7}} ${7*7}"


@pytest.fixture(scope="module")
def evil_desk(tmp_path_factory):
    """A desk on posts of a hostile source."""
    posts = [
        (
            a_post(
                f"Rebels stormed the village of Khalsa in south Aleppo. {EVIL} Airstrikes hit Darayya, killing 7.",
                "Observer",
                at=NOON,
                url="javascript:alert(1)",
                author=EVIL,
            ),
            "",
            0,
        ),
        (a_post(f"Rebels have stormed Khalsa village {EVIL}", "<b onclick=alert(1)>Evil</b>", at=NOON), "", 0),
    ]
    return a_desk(tmp_path_factory.mktemp("evil"), [("", post, 0) for post, _, _ in posts])


def test_no_page_lets_a_hostile_text_become_markup(evil_desk):
    editor = Editor(evil_desk, "editor")
    claim = editor.claims()[0]
    for act in ("note", "translation"):
        seen = len(editor.store.edit_versions(editor.store.open_roundup("Syria").uid, claim))
        assert editor.swap(f"/roundup/Syria/item/{claim}/remark/{act}", text=EVIL, seen=seen).status_code == 200
    seen = len(editor.store.edit_versions(editor.store.open_roundup("Syria").uid, claim))
    editor.swap(f"/roundup/Syria/item/{claim}/do/edit", text=EVIL, seen=seen)
    editor.post("/roundup/Syria/headline", text=EVIL)
    editor.post("/views", name=EVIL, page="/search", query="q=Khalsa")
    editor.post("/sources/Observer/describe", aliases="a<img src=x onerror=alert(1)>", owner=EVIL, side="")
    editor.post("/sources/Observer/grade", reliability="C", since="2024-05-01", reason=EVIL)
    paths = (
        "/queue", "/roundup/Syria", f"/roundup/Syria/item/{claim}", f"/roundup/Syria/item/{claim}/posts",
        f"/claim/{claim}", "/audit", "/account", f"/queue?beat={EVIL}", f"/audit?who={EVIL}",
        "/search?q=Khalsa", f"/search?q={EVIL}&source={EVIL}", "/sources", "/sources/Observer", f"/add?url={EVIL}",
        f"/sources/new?url={EVIL}", *(f"/post/{post.uid}" for post, _ in editor.store.iter_posts()),
    )  # fmt: skip
    shown = ""
    for path in paths:
        answer = editor.get(path)
        assert answer.status_code == 200, path
        shown += answer.text
    assert "alert(1)" in shown
    assert not re.search(r"<(?:img|svg on|b on)|<script(?![^>]*\bsrc=\"/static/)", shown)
    assert not re.search(r'href="\s*javascript:', shown, re.I)
