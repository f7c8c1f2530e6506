"""Feeds of comments: what each answers, and that a comment taken down is noticed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pipeline.collect.feed import parse_feed
from tests.collect.feeds import NOW, atom, rss, source, visit

PAGE = "https://stork.test/2016/06/khalsa/"


def comment(number: int, words: str = "Not so.", *, page: str = PAGE, minute: int = 0) -> str:
    return (
        f"<item><title>Comment on Khalsa falls by Reader</title><link>{page}#comment-{number}</link>"
        f"<guid isPermaLink='false'>https://stork.test/?p=9#comment-{number}</guid>"
        f"<pubDate>Thu, 09 Jun 2016 12:{minute or number:02}:00 +0000</pubDate>"
        f"<description><![CDATA[<p>{words}</p>]]></description></item>"
    )


def answer(number: int, to: int, said: str = "In reply to") -> str:
    line = f'{said} <a href="{PAGE}#comment-{to}">Stork</a>.</p>\n<p>Who says so?'
    return comment(number, line)


def read(*items: str):
    return parse_feed(rss(*items), None, "https://stork.test/comments/feed/", source(), NOW).posts


def test_a_comment_answers_its_page_and_keeps_the_title_that_the_feed_gave_it_aside():
    (post,) = read(comment(7))
    assert (post.reply_to, post.title, post.html) == (PAGE, None, "<p>Not so.</p>")
    assert post.extra["thread"] == "Comment on Khalsa falls by Reader"


@pytest.mark.parametrize("said", ["In reply to", "Als Antwort auf", "У відповідь на"])
def test_an_answer_to_a_comment_names_it_and_loses_the_line_that_says_so(said):
    replied, first = read(answer(8, 7, said), comment(7))
    assert replied.reply_to == first.id == "https://stork.test/?p=9#comment-7"
    assert replied.html == "<p>Who says so?</p>"


def test_an_answer_to_a_comment_that_the_feed_no_longer_lists_names_it_all_the_same():
    assert read(answer(8, 3))[0].reply_to == "https://stork.test/?p=9#comment-3"


def test_a_link_to_a_comment_inside_the_words_is_no_answer():
    (post,) = read(comment(8, f'As <a href="{PAGE}#comment-7">Stork</a> said, and he was right, the village fell'))
    assert post.reply_to == PAGE
    assert post.html.startswith("<p>As")


def test_atom_says_what_a_comment_answers():
    body = atom(
        f"<entry><id>urn:2</id><link href='{PAGE}#comment-2'/><content type='html'>No</content>"
        f"<updated>2016-06-09T12:00:00Z</updated><thr:in-reply-to ref='urn:1' href='{PAGE}#comment-1'/></entry>",
        f"<entry><id>urn:1</id><link href='{PAGE}#comment-1'/><content type='html'>Yes</content>"
        f"<updated>2016-06-09T12:00:00Z</updated><thr:in-reply-to ref='urn:page' href='{PAGE}'/></entry>",
    )
    posts = parse_feed(body, None, "https://stork.test/comments/feed/atom/", source(), NOW).posts
    assert [post.reply_to for post in posts] == ["urn:1", PAGE]


@pytest.mark.parametrize(("left", "gone"), [(b"<li id='comment-4'>", True), (b'<li id="comment-3">', False)])
def test_a_comment_is_gone_where_its_page_no_longer_shows_it(site, left, gone):
    page = site.page("/khalsa/", left)
    url = site.page("/feed", rss(*(comment(number, page=page) for number in (4, 3, 2))))
    first = visit(source(url=url), port=site.port)
    site.page("/feed", rss(*(comment(number, page=page) for number in (4, 2))))
    later = visit(source(url=url), first.cursor, port=site.port, now=NOW + timedelta(hours=1))
    assert [post.deleted for post in later.posts] == [True] * gone
    assert not gone or "no longer shows #comment-3" in str(later.posts[0].extra["evidence"])


def test_the_newest_comment_is_not_taken_for_gone_before_another_one_came(site):
    page = site.page("/khalsa/", b"")
    url = site.page("/feed", rss(*(comment(number, page=page) for number in (3, 2))))
    first = visit(source(url=url), port=site.port)
    site.page("/feed", rss(comment(2, page=page)))
    later = visit(source(url=url), first.cursor, port=site.port)
    assert later.posts == ()
    site.page("/feed", rss(*(comment(number, page=page) for number in (4, 2))))
    last = visit(source(url=url), later.cursor, port=site.port)
    assert [(post.id[-1], post.deleted) for post in last.posts] == [("4", False), ("3", True)]


@pytest.mark.parametrize("head", ["", "<x/>"])  # read strictly, and by feedparser
def test_a_body_that_shows_its_markup_as_text_gives_way_to_one_that_has_it(head):
    shown = "<description><![CDATA[He &lt;a href=&quot;https://crane.test/a/long/one&quot;&gt;said&lt;/a&gt;]]></description>"
    marked = '<content:encoded><![CDATA[<p>He <a href="https://crane.test/a">said</a></p>]]></content:encoded>'
    entry = (
        f"<item><guid isPermaLink='false'>1</guid><link>https://stork.test/1</link>"
        f"<pubDate>Thu, 09 Jun 2016 12:00:00 GMT</pubDate>{shown}{marked}</item>"
    )
    body = rss(entry, head=head, attributes='xmlns:content="http://purl.org/rss/1.0/modules/content/"')
    (post,) = parse_feed(body, None, "https://stork.test/feed/", source(), NOW).posts
    assert post.html == '<p>He <a href="https://crane.test/a">said</a></p>'
