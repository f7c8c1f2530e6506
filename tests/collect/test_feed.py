from __future__ import annotations

from datetime import timedelta

import pytest

from pipeline.normalise import normalise
from tests.collect.feeds import NOW, item, rss, source, visit


def test_a_feed_brings_its_posts_and_its_bytes(site):
    url = site.page("/feed", rss(item(1), item(2)), ETag='"v1"', Content_Type="application/rss+xml")
    outcome = visit(source(url=url), port=site.port)
    assert [post.id for post in outcome.posts] == ["id-1", "id-2"]
    assert outcome.error is None
    capture = outcome.captures[0]
    assert (capture.status, capture.url, capture.fetched) == (200, url, NOW)
    assert (outcome.cursor.etag, outcome.cursor.last_success, outcome.cursor.failures) == ('"v1"', NOW, 0)


def test_the_second_visit_asks_for_changes_only(site):
    url = site.page("/feed", rss(item(1)), ETag='"v1"')
    first = visit(source(url=url), port=site.port)
    site.page("/feed", status=304)
    second = visit(source(url=url), first.cursor, port=site.port)
    assert site.requests("/feed")[1]["if-none-match"] == '"v1"'
    assert second.unchanged
    assert not second.posts


def test_a_body_seen_before_is_not_read_again(site):
    url = site.page("/feed", rss(item(1)))
    first = visit(source(url=url), port=site.port)
    assert visit(source(url=url), first.cursor, port=site.port).unchanged


def test_another_address_starts_afresh(site):
    first = visit(source(url=site.page("/old", rss(item(1)), ETag='"v1"')), port=site.port)
    second = visit(source(url=site.page("/new", rss(item(1)))), first.cursor, port=site.port)
    assert "if-none-match" not in site.requests("/new")[0]
    assert len(second.posts) == 1


def test_a_first_visit_keeps_a_week_and_says_how_much_it_set_aside(site):
    old, undated = "Wed, 01 Jun 2016 12:00:00 GMT", ""
    url = site.page("/feed", rss(item(1), item(2, date=old), item(3, date=undated)))
    first = visit(source(url=url), port=site.port)
    assert [post.id for post in first.posts] == ["id-1", "id-3"]
    assert first.set_aside == 1
    site.page("/feed", rss(item(4), item(1), item(2, date=old)))
    second = visit(source(url=url), first.cursor, port=site.port, now=NOW + timedelta(days=1))
    assert [post.id for post in second.posts] == ["id-4"]
    assert second.set_aside == 1


def test_of_a_source_that_fell_silent_its_last_week_is_kept(site):
    url = site.page(
        "/feed", rss(item(1, date="Mon, 05 Jan 2015 12:00:00 GMT"), item(2, date="Mon, 05 Jan 2009 12:00:00 GMT"))
    )
    assert [post.id for post in visit(source(url=url), port=site.port).posts] == ["id-1"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "nothing in it"),
        (b"<!doctype html><html><body>Checking your browser</body></html>", "HTML page, not a feed"),
        (b'<opml version="2.0"><body/></opml>', "OPML"),
        (bytes(range(256)) * 20, "no feed"),
        (b'{"error": "rate limited"}', "no JSON Feed"),
        (b"[" * 100_000, "broken JSON"),
        (b'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss version="2.0"/>', "entities made of entities"),
    ],
)
def test_what_is_no_feed_gives_one_clear_sentence(site, body, said):
    outcome = visit(source(url=site.page("/feed", body)), port=site.port)
    assert said in (outcome.error or "")
    assert not outcome.posts
    assert not outcome.captures
    assert outcome.cursor.failures == 1


def test_an_error_of_the_server_is_told_and_counted(site):
    of = source(url=site.page("/feed", status=500))
    first = visit(of, port=site.port)
    assert "answered 500" in (first.error or "")
    assert visit(of, first.cursor, port=site.port).cursor.failures == 2


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_for_patience_is_not_asked_again_before(site, status):
    of = source(url=site.page("/feed", status=status, Retry_After="3600"))
    first = visit(of, port=site.port)
    assert first.cursor.not_before == NOW + timedelta(hours=1)
    assert visit(of, first.cursor, port=site.port, now=NOW + timedelta(minutes=59)).unchanged
    assert len(site.asked) == 1
    site.page("/feed", rss(item(1)))
    third = visit(of, first.cursor, port=site.port, now=NOW + timedelta(minutes=61))
    assert len(third.posts) == 1
    assert third.cursor.not_before is None


def test_an_address_gone_for_good_is_not_asked_again(site):
    of = source(url=site.page("/feed", status=410))
    first = visit(of, port=site.port)
    second = visit(of, first.cursor, port=site.port)
    assert "gone for good" in (second.error or "")
    assert len(site.asked) == 1


def test_no_content_is_no_error(site):
    outcome = visit(source(url=site.page("/feed", status=204)), port=site.port)
    assert (outcome.error, outcome.unchanged) == (None, True)


def test_a_bad_entry_costs_only_itself(site):
    dead = "<item><guid>id-9</guid><title>dead &#999999999;</title></item>"
    outcome = visit(source(url=site.page("/feed", rss(item(1), dead, item(2)))), port=site.port)
    assert [post.id for post in outcome.posts] == ["id-1", "id-2"]
    assert "cannot be read" in outcome.rejected[0].reason
    assert "dead" in outcome.rejected[0].raw


def test_relative_links_are_resolved_against_the_address_that_answered(site):
    site.page("/old", status=301, Location="/new/feed")
    site.page("/new/feed", rss("<item><guid isPermaLink='false'>1</guid><link>a?b=1</link><title>t</title></item>"))
    post = visit(source(url=site.url("/old")), port=site.port).posts[0]
    assert post.url == site.url("/new/a?b=1")


def test_a_source_without_a_url_is_told_to_have_one():
    assert "has no url" in (visit(source()).error or "")


def test_an_unknown_kind_is_told_with_the_kinds_there_are():
    error = visit(source(kind="pigeon")).error or ""
    assert "no kind of source called pigeon" in error
    assert "feed, folder" in error


def test_a_collected_post_becomes_plain_text_in_the_next_step(site):
    markup = item(1, text="&lt;p&gt;Rebels &lt;b&gt;storm&lt;/b&gt; Khalsa&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;")
    post = visit(source(url=site.page("/feed", rss(markup))), port=site.port).posts[0]
    assert normalise(post).text == "Rebels storm Khalsa"
