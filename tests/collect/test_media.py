"""Pictures and films of posts are kept where a source's settings say so, with limits, and told where they are not."""

from __future__ import annotations

from hashlib import sha256

import pytest

from pipeline.collect import media
from tests.collect.feeds import item, rss, source, visit

PICTURE = b"\x89PNG" + b"\x00" * 200


def showing(*urls):
    return "".join(f'<enclosure url="{url}" type="image/png" length="1"/>' for url in urls)


def test_a_picture_becomes_a_capture_and_its_post_names_the_digest(site):
    picture = site.page("/a.png", PICTURE, Content_Type="image/png")
    feed = site.page("/feed", rss(item(1, more=showing(picture)), item(2)))
    outcome = visit(source(url=feed, media=True), port=site.port)
    assert outcome.error is None
    kept = outcome.captures[-1]
    assert (kept.sha256, kept.body, kept.url) == (sha256(PICTURE).hexdigest(), PICTURE, picture)
    assert kept.headers["content-type"] == "image/png"
    assert [one.sha256 for one in outcome.posts[0].media] == [kept.sha256]
    assert outcome.posts[1].media == ()


def test_without_the_setting_nothing_is_fetched(site):
    picture = site.page("/a.png", PICTURE, Content_Type="image/png")
    outcome = visit(source(url=site.page("/feed", rss(item(1, more=showing(picture))))), port=site.port)
    assert site.requests("/a.png") == []
    assert [one.sha256 for one in outcome.posts[0].media] == [None]
    assert len(outcome.captures) == 1


def test_one_picture_of_two_posts_is_fetched_once(site):
    picture = site.page("/a.png", PICTURE, Content_Type="image/png")
    feed = site.page("/feed", rss(*(item(number, more=showing(picture)) for number in (1, 2))))
    outcome = visit(source(url=feed, media=True), port=site.port)
    assert len(site.requests("/a.png")) == 1
    assert len({one.sha256 for post in outcome.posts for one in post.media}) == 1


@pytest.mark.parametrize(
    ("status", "kind", "body", "why"),
    [
        (404, "image/png", b"x", "answered 404"),
        (200, "text/html", b"log in first", "no picture"),
        (200, "", b"x", "no picture"),
        (200, "image/png", b"", "0 bytes"),
    ],
)
def test_what_cannot_be_kept_is_told_with_its_reason(site, status, kind, body, why):
    url = site.page("/a.png", body, status=status, Content_Type=kind)
    outcome = visit(source(url=site.page("/feed", rss(item(1, more=showing(url)))), media=True), port=site.port)
    assert outcome.error is None
    assert len(outcome.posts) == 1
    assert [(one.raw, why in one.reason) for one in outcome.rejected] == [(url, True)]


def test_a_private_address_is_asked_for_by_no_picture(site):
    url = "http://127.0.0.2:9/a.png"
    outcome = visit(source(url=site.page("/feed", rss(item(1, more=showing(url)))), media=True), port=site.port)
    assert "not fetched" in outcome.rejected[0].reason


def test_a_visit_keeps_so_many_files_and_so_many_bytes(site, monkeypatch):
    monkeypatch.setattr(media, "MOST", 3)
    urls = [site.page(f"/{name}.png", PICTURE + name.encode(), Content_Type="image/png") for name in "abcde"]
    feed = site.page("/feed", rss(*(item(number, more=showing(url)) for number, url in enumerate(urls))))
    outcome = visit(source(url=feed, media=True), port=site.port)
    assert len(outcome.captures) == 1 + 3
    assert ["3 files at most" in one.reason for one in outcome.rejected] == [True, True]
    monkeypatch.setattr(media, "MOST", 40)
    monkeypatch.setattr(media, "ALL", 2 * len(PICTURE) + 5)
    outcome = visit(source(url=feed, media=True), port=site.port)
    assert len(outcome.captures) == 1 + 2
    monkeypatch.setattr(media, "PATIENCE", 0.0)
    outcome = visit(source(url=feed, media=True), port=site.port)
    assert len(outcome.captures) == 1
    assert all("seconds" in one.reason for one in outcome.rejected)
