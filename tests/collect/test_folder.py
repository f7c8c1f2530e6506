from __future__ import annotations

import json

import pytest

from pipeline.types import FetchOutcome
from tests.collect.feeds import NOW, item, rss, source, visit


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "drop").mkdir()
    return tmp_path / "drop"


def look(folder, cursor=None) -> FetchOutcome:
    return visit(source(kind="folder", path="drop"), cursor, base=folder.parent)


def test_files_are_read_in_the_order_of_their_names(folder):
    (folder / "2.xml").write_bytes(rss(item(1, text="edited"), item(2)))
    (folder / "1.xml").write_bytes(rss(item(1)))
    outcome = look(folder)
    assert [(post.id, post.html) for post in outcome.posts] == [
        ("id-1", "Rebels storm village 1"), ("id-1", "edited"), ("id-2", "Rebels storm village 2"),
    ]  # fmt: skip
    assert [capture.url for capture in outcome.captures] == ["1.xml", "2.xml"]


def test_old_posts_are_kept_for_the_operator_chose_them(folder):
    (folder / "1.xml").write_bytes(rss(item(1), item(2, date="Mon, 05 Jan 2009 12:00:00 GMT")))
    assert len(look(folder).posts) == 2


def test_a_file_is_read_again_only_when_it_changed(folder):
    (folder / "1.xml").write_bytes(rss(item(1)))
    first = look(folder)
    second = look(folder, first.cursor)
    assert second.unchanged
    assert not second.posts
    (folder / "1.xml").write_bytes(rss(item(1), item(2)))
    assert len(look(folder, second.cursor).posts) == 2


def test_posts_files_lie_beside_feeds(folder):
    lines = [{"id": "a", "text": "one"}, {"id": "b", "source": "Other", "text": "two"}, {"id": "c"}]
    (folder / "posts.jsonl").write_text("\n".join(map(json.dumps, lines)))
    (folder / "posts.csv").write_text("id,source,text\nd,Stork,four\n")
    outcome = look(folder)
    assert [(post.id, post.source, post.fetched) for post in outcome.posts] == [
        ("d", "Stork", NOW),
        ("a", "Stork", NOW),
    ]
    assert [refused.reason for refused in outcome.rejected] == [
        "belongs to Other, not to Stork; give the file to `ingest`", "has no text",
    ]  # fmt: skip


def test_a_bad_file_is_refused_and_the_others_are_read(folder):
    (folder / "1.xml").write_bytes(b"<html></html>")
    (folder / "2.xml").write_bytes(rss(item(1)))
    outcome = look(folder)
    assert len(outcome.posts) == 1
    assert outcome.error is None
    assert "HTML page" in outcome.rejected[0].reason


def test_where_no_file_can_be_read_the_visit_failed(folder):
    (folder / "1.xml").write_bytes(b"<html></html>")
    outcome = look(folder)
    assert "HTML page" in (outcome.error or "")
    assert outcome.cursor.failures == 1


def test_links_folders_and_other_files_are_left_alone(folder, tmp_path):
    (tmp_path / "secret.xml").write_bytes(rss(item(1)))
    (folder / "link.xml").symlink_to(tmp_path / "secret.xml")
    (folder / "below.xml").mkdir()
    (folder / "notes.txt").write_text("not a feed")
    assert look(folder).posts == ()


def test_a_folder_that_is_not_there_is_named():
    outcome = visit(source(kind="folder", path="nowhere"))
    assert "nowhere" in (outcome.error or "")
    assert "has no path" in (visit(source(kind="folder")).error or "")
