"""What one visit remembers for the next: what is new, renamed, gone or back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.memory import MOST, Trace, missing, news, recall, remember, trace, under_old_ids
from pipeline.types import CHANGE_NOTICED, Cursor, Post
from storage.versions import merge, resolve
from tests.collect.feeds import NOW, item, rss, source, visit


def post(number: int, **values: object) -> Post:
    at = NOW - timedelta(hours=number)
    said = {"text": f"Village {number} shelled", "published": at, "url": f"https://stork.test/{number}", **values}
    return Post(**{"source": "Stork", "id": f"id-{number}", "fetched": NOW, **said})


def known(*posts: Post) -> dict[str, Trace]:
    return {each.id: trace(each) for each in posts}


@given(st.dictionaries(st.text(max_size=9), st.tuples(st.text(), st.text(), st.text(), st.text(), st.booleans())))
def test_what_is_remembered_is_recalled(rows):
    traces = {name: Trace(*row) for name, row in rows.items()}
    assert recall(Cursor(source="s", state=remember(traces))) == traces


def test_the_newest_are_remembered():
    posts = [post(number) for number in range(MOST + 5)]
    kept = recall(Cursor(source="s", state=remember(known(*reversed(posts)))))
    assert set(kept) == {each.id for each in posts[:MOST]}


def test_a_state_that_is_not_ours_is_passed_over():
    assert recall(Cursor(source="s", state={"known": {"a": ["x"], "b": 7}})) == {}
    assert recall(Cursor(source="s", state={"known": [1]})) == {}


def test_counts_and_our_own_clock_are_no_edit_but_words_are():
    seen = known(post(1, extra={"views": "3"}))
    for same in (post(1, extra={"views": "4"}), post(1, fetched=NOW + timedelta(days=1))):
        assert news([same], known(same), seen) == ()
    edited = post(1, text="Village 1 shelled again")
    (brought,) = news([edited], known(edited), seen)
    assert (brought.text, brought.edited, brought.extra) == (edited.text, None, {CHANGE_NOTICED: NOW.isoformat()})


@pytest.mark.parametrize(
    ("edited", "noticed"), [(None, True), (NOW - timedelta(days=2), True), (NOW - timedelta(minutes=1), False)]
)
def test_a_change_is_dated_by_its_notice_only_where_its_own_date_cannot_be_meant(edited, noticed):
    changed = post(1, text="Village 1 shelled again", edited=edited)
    (brought,) = news([changed], known(changed), known(post(1)), NOW - timedelta(hours=1))
    assert (CHANGE_NOTICED in brought.extra) == noticed
    assert brought.edited == edited


def test_a_text_that_is_changed_and_changed_back_shows_last_what_it_says_last(site, tmp_path):
    cursor, versions = None, ()
    said = ["Rebels took the village", "Rebels left the village", "Rebels took the village"]
    for hour, words in enumerate(said):
        url = site.page("/feed", rss(item(1, text=words)))
        outcome = visit(source(url=url), cursor, port=site.port, now=NOW + timedelta(hours=hour))
        cursor, versions = outcome.cursor, merge(versions, outcome.posts)
    assert [each.html for each in resolve(versions)] == said
    assert [each.edited for each in resolve(versions)] == [None, None, None]


@pytest.mark.parametrize(
    "changes",
    [{}, {"url": None}, {"url": "https://stork.test/other"}, {"text": "Said otherwise"}, {"published": None}],
)
def test_a_post_keeps_its_id_where_two_of_address_time_and_words_stay(changes):
    renamed = post(1, id="new", **changes)
    assert [each.id for each in under_old_ids([renamed, post(2)], known(post(1), post(2)))] == ["id-1", "id-2"]


def test_one_thing_in_common_makes_no_post_another_ones_new_name():
    others = [post(1, id="new", text="Another thing", published=NOW), post(1, id="new", url=None, text="Other words")]
    for other in others:
        assert under_old_ids([other], known(post(1))) == (other,)


def test_posts_that_share_everything_are_not_guessed_apart():
    twins = [post(1, id="a"), post(1, id="b")]
    assert list(under_old_ids(twins, known(post(1)))) == twins


def test_an_id_that_still_stands_is_nobody_elses_old_one():
    twin = post(1, id="new")
    assert list(under_old_ids([post(1), twin], known(post(1)))) == [post(1), twin]


def test_missing_is_what_older_ones_outlive():
    seen = known(post(1), post(2), post(3))
    assert set(missing([post(0), post(3)], seen, complete=False)) == {"id-1", "id-2"}
    assert missing([post(0), post(1)], seen, complete=False) == {}
    assert missing([], seen, complete=True) == {}


def test_a_list_without_order_shows_nothing_by_what_it_leaves_out_unless_it_is_complete():
    listed, seen = [post(3), post(1), post(2)], known(post(0))
    assert missing(listed, seen, complete=False) == {}
    assert set(missing(listed, seen, complete=True)) == {"id-0"}


def test_a_site_that_changes_its_ids_does_not_flood_the_desk(site):
    def feed(number: int) -> bytes:
        return rss(*(item(each).replace(f"id-{each}<", f"id-{number}-{each}<") for each in (1, 2, 3)))

    first = visit(source(url=site.page("/feed", feed(1))), port=site.port)
    url = site.page("/feed", feed(2))
    second = visit(source(url=url), first.cursor, port=site.port)
    site.page("/feed", feed(3))
    third = visit(source(url=url), second.cursor, port=site.port)
    assert len(first.posts) == 3
    assert (second.posts, third.posts) == ((), ())
    assert third.error is None
