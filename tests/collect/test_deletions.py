"""Posts that were taken down: what counts as evidence, what does not."""

from __future__ import annotations

from datetime import timedelta

from pipeline.types import CHANGE_NOTICED, Cursor, FetchOutcome
from tests.collect.feeds import NOW, item, rss, source, visit


def on_site(site, number: int) -> str:
    """An entry whose page the site itself serves."""
    date = f"Thu, 09 Jun 2016 {10 + number}:00:00 GMT"
    return item(number, date=date).replace("https://stork.test/", site.url("/"))


def elsewhere(number: int) -> str:
    return item(number, date=f"Thu, 09 Jun 2016 {10 + number}:00:00 GMT")


def after(site, first: tuple[str, ...], then: tuple[str, ...], cursor: Cursor | None = None) -> FetchOutcome:
    """The outcome of the visit that follows one on which the feed held `first`."""
    url = site.page("/feed", rss(*first))
    before = visit(source(url=url), cursor, port=site.port)
    site.page("/feed", rss(*then))
    return visit(source(url=url), before.cursor, port=site.port, now=NOW + timedelta(hours=1))


def test_a_post_whose_page_answers_404_is_marked_with_the_evidence(site):
    outcome = after(site, (on_site(site, 3), on_site(site, 2), on_site(site, 1)), (on_site(site, 2), on_site(site, 1)))
    (mark,) = outcome.posts
    assert (mark.id, mark.deleted, mark.text) == ("id-3", True, "")
    assert "its page answers 404" in str(mark.extra["evidence"])


def test_a_post_that_only_left_the_feed_is_not_deleted(site):
    site.page("/3", b"still here")
    outcome = after(site, (on_site(site, 3), on_site(site, 1)), (on_site(site, 1),))
    assert outcome.posts == ()
    assert site.requests("/3")


def test_a_page_that_does_not_answer_now_is_asked_again(site):
    site.page("/3", status=503)
    outcome = after(site, (on_site(site, 3), on_site(site, 1)), (on_site(site, 1),))
    assert outcome.posts == ()
    site.page("/3", status=410)
    site.page("/feed", rss(on_site(site, 4), on_site(site, 1)))
    later = visit(source(url=site.url("/feed")), outcome.cursor, port=site.port)
    assert [(post.id, post.deleted) for post in later.posts] == [("id-4", False), ("id-3", True)]


def test_a_mark_is_made_once_and_a_post_that_comes_back_says_so(site):
    url = site.url("/feed")
    gone = after(site, (on_site(site, 2), on_site(site, 1)), (on_site(site, 1),))
    assert [post.deleted for post in gone.posts] == [True]
    site.page("/feed", rss(on_site(site, 3), on_site(site, 1)))
    quiet = visit(source(url=url), gone.cursor, port=site.port)
    assert [post.id for post in quiet.posts] == ["id-3"]
    site.page("/feed", rss(on_site(site, 3), on_site(site, 2), on_site(site, 1)))
    (back,) = visit(source(url=url), quiet.cursor, port=site.port).posts
    assert (back.id, back.deleted, back.edited) == ("id-2", False, None)
    assert "came_back" in back.extra
    assert CHANGE_NOTICED in back.extra


def test_no_feed_can_send_us_to_another_host(site):
    outcome = after(site, (elsewhere(3), elsewhere(2), elsewhere(1)), (elsewhere(3), elsewhere(1)))
    (mark,) = outcome.posts
    assert (mark.id, mark.deleted) == ("id-2", True)
    assert "older posts still stand" in str(mark.extra["evidence"])
    assert {path for path, _ in site.asked} == {"/feed"}


def test_an_old_copy_of_a_feed_deletes_nothing(site):
    assert after(site, (elsewhere(3), elsewhere(1)), (elsewhere(1),)).posts == ()


def test_a_feed_that_grew_shorter_at_its_end_deletes_nothing(site):
    assert after(site, (elsewhere(3), elsewhere(2), elsewhere(1)), (elsewhere(3), elsewhere(2))).posts == ()


def test_few_pages_are_asked_for_on_one_visit(site):
    all_of_them = tuple(on_site(site, number) for number in range(9, 0, -1))
    outcome = after(site, all_of_them, all_of_them[-1:])
    assert len(outcome.posts) == 3
    assert len([path for path, _ in site.asked if path != "/feed"]) == 3
