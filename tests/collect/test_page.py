"""Pages without a feed: what the selectors find, what a site forbids, what is never made up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.read_page import MAX_ITEMS, read_page
from pipeline.collect.robots import may_read
from pipeline.errors import ParseError
from pipeline.normalise import normalise
from pipeline.types import FetchOutcome
from tests.collect.feeds import NOW, source, visit

ARTICLE = """<article><h2><a href="/a/{0}">Village {0}</a></h2><time datetime="2016-06-09T{0:02}:00:00Z">today</time>
<p class="summary">Rebels storm <b>village {0}</b></p><p>Read more</p></article>"""
SELECTORS = {"item": "article", "title": "h2", "text": ".summary", "time": "time"}


def page(*numbers: int) -> bytes:
    listed = "".join(ARTICLE.format(number) for number in numbers)
    return (
        f"<html><head><title>Stork</title></head><body><nav><a href='/'>Home</a></nav>{listed}</body></html>".encode()
    )


def visit_page(site, options: dict[str, str] | None = None, before: FetchOutcome | None = None, **when) -> FetchOutcome:
    of = source(kind="page", url=site.url("/news"), options=SELECTORS if options is None else options)
    return visit(of, before.cursor if before else None, port=site.port, **when)


@pytest.mark.parametrize(
    "url", ["http://[127.0.0.1]/", "http://[::1", "ftp://x.test/", "http://xn--a/", "javascript:alert(1)"]
)
def test_a_page_whose_address_is_none_is_refused_in_words(url):
    assert "\n" not in (visit(source(kind="page", url=url, options={"item": "p"})).error or "\n")


def test_the_selectors_find_the_posts_and_their_parts(site):
    site.page("/news", page(2, 1))
    outcome = visit_page(site)
    assert outcome.error is None
    post = normalise(outcome.posts[0])
    assert (post.title, post.text, post.url) == ("Village 2", "Rebels storm village 2", site.url("/a/2"))
    assert post.published == datetime(2016, 6, 9, 2, tzinfo=UTC)
    assert len(outcome.posts) == 2


def test_when_we_first_saw_it_is_not_when_it_was_published(site):
    site.page("/news", page(1))
    (post,) = visit_page(site, {"item": "article"}).posts
    assert post.published is None
    assert normalise(post).text.startswith("Village 1")


def test_only_what_is_new_is_brought_again(site):
    site.page("/news", page(2, 1))
    first = visit_page(site)
    site.page("/news", page(3, 2, 1))
    (post,) = visit_page(site, before=first).posts
    assert post.title == "Village 3"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"title": "h2"}, "give options"),
        ({"item": "section.gone"}, "layout may have changed"),
        ({"item": "article[["}, "selectors"),
        ({"item": "article", "title": "h2:::"}, "selectors"),
    ],
)
def test_selectors_that_find_nothing_are_an_error_and_no_silence(site, options, said):
    site.page("/news", page(1))
    assert said in (visit_page(site, options).error or "")


def test_a_page_that_its_site_forbids_is_not_asked_for(site):
    site.page("/robots.txt", b"User-agent: *\nDisallow: /news\n")
    site.page("/news", page(1))
    assert "may not be read by programs" in (visit_page(site).error or "")
    assert [path for path, _ in site.asked] == ["/robots.txt"]


def test_the_rules_are_asked_for_once_a_day(site):
    site.page("/robots.txt", b"User-agent: *\nDisallow: /admin\n")
    site.page("/news", page(1))
    first = visit_page(site)
    second = visit_page(site, before=first, now=NOW + timedelta(hours=1))
    assert len(site.requests("/robots.txt")) == 1
    visit_page(site, before=second, now=NOW + timedelta(hours=25))
    assert len(site.requests("/robots.txt")) == 2


def test_rules_that_cannot_be_had_now_permit_nothing(site):
    site.page("/robots.txt", status=503)
    site.page("/news", page(1))
    assert "is not read now" in (visit_page(site).error or "")


RULES = """
User-agent: badbot
Disallow: /

User-agent: other
User-agent: ItemWire/2
Disallow: /private   # not this
Allow: /private/open
Disallow: /*.pdf$
Disallow: /search?*q=
Disallow:

User-agent: *
Disallow: /
"""


@pytest.mark.parametrize(
    ("target", "allowed"),
    [
        ("/", True), ("/private", False), ("/private/x", False), ("/private/open/1", True), ("/a/b.pdf", False),
        ("/a/b.pdf?x", True), ("/search?a=1&q=2", False), ("/search?a=1", True), ("/%70rivate", False),
    ],
)  # fmt: skip
def test_the_longest_rule_of_our_group_counts(target, allowed):
    assert may_read(RULES, target) is allowed


def test_without_a_group_of_our_own_the_one_for_all_counts():
    assert not may_read("User-agent: *\nDisallow: /", "/x")
    assert may_read("User-agent: badbot\nDisallow: /", "/x")
    assert may_read("User-agent: *\nDisallow: /x\nAllow: /x", "/x")


@given(st.text(), st.text())
def test_rules_of_any_kind_are_answered(rules, target):
    assert may_read(rules, "/" + target) in (True, False)


def test_more_items_than_a_page_has_are_counted_and_left():
    body = b"<p class=i>x</p>" * (MAX_ITEMS + 3)
    content = read_page(body, None, "u", item=".i")
    assert (len(content.entries), content.refused[0].reason) == (MAX_ITEMS, "3 items beyond the first 500")


@pytest.mark.parametrize("header", ["text/html; charset=windows-1251", None])
def test_old_encodings_are_read(header):
    declared = b'<meta charset="windows-1251">' if header is None else b""
    body = declared + "<p>Київ</p>".encode("cp1251")
    assert "Київ" in read_page(body, header, "u", item="p").entries[0].html


def test_a_charset_that_nobody_knows_is_no_crash():
    with pytest.raises(ParseError):
        read_page(b"\xff<p></p>", "text/html; charset=nonsense", "u", item="b")
