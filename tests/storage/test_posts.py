"""Posts: kept once, in versions, whatever order they come in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.types import Media, Post, RejectedPost, Saved
from storage import PostFilter, Store, Work
from storage.versions import merge, resolve, with_return
from tests.storage.build import NOON, a_post, minutes, version


def test_a_post_comes_back_as_it_was_given(store: Store) -> None:
    given_ = a_post(
        "Штурм Халсы — بدأ",
        title="Live",
        url="https://example.org/1?a=b",
        links=("https://example.org/x",),
        media=(Media(url="https://example.org/p.jpg", sha256="ab"),),
        edited=minutes(3),
        reply_to="other",
        extra={"likes": 3, "nested": {"a": [1, 2.5, None, True]}},
    )
    store.save_posts([given_], NOON)
    assert store.posts([given_.uid]) == {given_.uid: given_}


def test_times_come_back_aware_and_in_utc(store: Store) -> None:
    east = timezone(timedelta(hours=3))
    given_ = a_post(at=datetime(2016, 6, 9, 3, 0, 0, 123456, tzinfo=east))
    store.save_posts([given_], NOON)
    found = store.posts([given_.uid])[given_.uid]
    assert found.published == given_.published
    assert found.published is not None
    assert found.published.tzinfo is UTC


def test_the_same_posts_twice_change_nothing(store: Store) -> None:
    posts = [a_post(f"Post {number}.", id=str(number)) for number in range(5)]
    assert store.save_posts(posts, NOON) == Saved(new=5)
    entries = list(store.log_entries())
    assert store.save_posts(posts, minutes(1)) == Saved(unchanged=5)
    assert list(store.log_entries()) == entries


def test_a_changed_text_is_a_new_version_and_the_old_one_stays(store: Store) -> None:
    first = version(text="Five killed.")
    second = version(text="Six killed.", edited=minutes(10))
    store.save_posts([first], NOON)
    assert store.save_posts([second], NOON) == Saved(changed=1)
    assert store.posts([first.uid])[first.uid].text == "Six killed."
    assert [post.text for post in store.post_versions(first.uid)] == ["Five killed.", "Six killed."]


def test_an_older_version_that_arrives_late_becomes_an_earlier_one(store: Store) -> None:
    newest = version(text="Seven killed.", edited=minutes(20))
    late = version(text="Six killed.", edited=minutes(10))
    store.save_posts([newest], NOON)
    store.save_posts([late], NOON)
    assert store.posts([newest.uid])[newest.uid] == newest
    assert [post.text for post in store.post_versions(newest.uid)] == ["Six killed.", "Seven killed."]


def test_an_older_version_that_arrives_late_gives_no_new_work(store: Store) -> None:
    newest = version(text="Seven killed.", edited=minutes(20))
    store.save_posts([newest], NOON)
    read = store.pending(10)
    store.save_posts([version(text="Six killed.", edited=minutes(10))], NOON)
    assert store.pending(10) == read


def test_a_deletion_keeps_the_text_and_sets_the_mark(store: Store) -> None:
    said = version(text="Five killed.")
    store.save_posts([said], NOON)
    gone = version(text="", published=None, deleted=True, fetched=minutes(30))
    assert store.save_posts([gone], NOON) == Saved(changed=1)
    found = store.posts([said.uid])[said.uid]
    assert (found.text, found.deleted, found.published) == ("Five killed.", True, said.published)


def test_a_deletion_that_comes_before_its_post_still_keeps_the_text(store: Store) -> None:
    gone = version(text="", deleted=True, fetched=minutes(30))
    store.save_posts([gone], NOON)
    store.save_posts([version(text="Five killed.")], NOON)
    found = store.posts([gone.uid])[gone.uid]
    assert (found.text, found.deleted) == ("Five killed.", True)


def test_one_id_twice_in_one_batch_is_one_post_of_two_versions(store: Store) -> None:
    saved = store.save_posts([version(text="Five.", edited=minutes(2)), version(text="Four.")], NOON)
    assert saved == Saved(new=1, changed=1)
    uid = version().uid
    assert [post.text for post in store.post_versions(uid)] == ["Four.", "Five."]


def test_one_id_of_two_sources_is_two_posts(store: Store) -> None:
    assert store.save_posts([version(source="Stork"), version(source="Heron")], NOON) == Saved(new=2)


def test_an_undated_post_stays_where_it_was_first_seen(store: Store) -> None:
    first = version(published=None, fetched=minutes(1))
    edited = version(text="Rebels take Khalsa.", published=None, edited=minutes(9), fetched=minutes(10))
    store.save_posts([first], NOON)
    store.save_posts([edited], NOON)
    assert store.posts([first.uid])[first.uid].at == minutes(1)


def test_a_rejected_line_is_kept_once_with_its_reason(store: Store) -> None:
    bad = RejectedPost(where="posts.jsonl:3", reason="no text", raw="{\x00\ud800}")
    assert store.save_posts([bad], NOON) == Saved(rejected=1)
    store.save_posts([bad], NOON)
    assert store.counts().rejected == 1


def test_what_no_database_can_keep_is_shown_as_a_replacement(store: Store) -> None:
    odd = a_post("a\x00b\ud800c", extra={"k\x00": ["\udfff"]})
    store.save_posts([odd], NOON)
    (found,) = store.pending(1)
    assert found.text == "a\ufffdb\ufffdc"
    assert found.extra == {"k\ufffd": ["\ufffd"]}
    assert store.save_posts([odd], NOON) == Saved(unchanged=1)
    store.save_posts([a_post("only a \x00", id="nul")], minutes(9))
    assert "only a \ufffd" in {post.text for post in store.pending(9)}


def test_a_text_that_only_looks_like_an_escape_is_kept_as_it_is(store: Store) -> None:
    given_ = a_post(r"a \u0000 and \ud800", extra={"k": [r"\u0000"]})
    store.save_posts([given_], NOON)
    assert store.pending(1) == [given_]


def test_addresses_of_any_length_are_kept_and_found(store: Store) -> None:
    # random, so that no engine can compress them below the limit of its indexes
    url = "https://example.org/" + "".join(chr(0x4E00 + (number * 7919) % 20000) for number in range(4000))
    long = a_post(id=url, url=url)
    assert store.save_posts([long], NOON) == Saved(new=1)
    assert store.find_post("Heron", url) == long


def test_a_source_with_an_endless_name_is_refused_with_a_reason(store: Store) -> None:
    assert store.save_posts([a_post(source="x" * 501)], NOON) == Saved(rejected=1)


def test_pending_posts_come_in_canonical_order_and_in_latest_version(store: Store) -> None:
    late, early, same = a_post(at=minutes(9)), a_post(at=minutes(1), source="b"), a_post(at=minutes(1), source="Z")
    store.save_posts([late, early, same], NOON)
    assert store.pending(2) == [same, early]  # by code point: Z before b on every engine
    assert store.pending(9) == [same, early, late]


def test_an_answer_is_found_by_id_by_address_and_by_an_id_that_only_one_source_uses(store: Store) -> None:
    first = a_post(source="Stork", id="7", url="https://example.org/7")
    twin, other = a_post(source="Heron", id="8"), a_post(source="Egret", id="8")
    answers = [a_post(source="Stork", reply_to="7"), a_post(source="Ibis", reply_to="https://example.org/7")]
    store.save_posts([first, twin, other, *answers], NOON)
    assert store.find_post("Stork", "7") == first
    assert store.find_post("Ibis", "7") == first
    assert store.find_post("Ibis", "https://example.org/7") == first
    assert store.find_post("Heron", "8") == twin
    assert store.find_post("Ibis", "8") is None
    assert store.find_post("Ibis", "9") is None
    found = store.answers_to([first.uid, twin.uid, "p-unknown"])
    assert found.keys() == {first.uid}
    assert sorted(found[first.uid]) == sorted(post.uid for post in answers)


def test_posts_stream_in_order_with_their_earlier_versions(store: Store) -> None:
    old, new = version(text="Five."), version(text="Six.", edited=minutes(5))
    other = a_post(at=minutes(-5), source="Heron")
    store.save_posts([old, new, other], NOON)
    assert list(store.iter_posts()) == [(other, []), (new, [old])]
    assert list(store.iter_posts(PostFilter(since=NOON))) == [(new, [old])]
    assert list(store.iter_posts(PostFilter(until=NOON))) == [(other, [])]
    assert list(store.iter_posts(PostFilter(sources=("Heron",)))) == [(other, [])]
    assert store.sources_seen() == {"Stork", "Heron"}


_fresh = count()

contents = st.builds(
    lambda text, edited, fetched, deleted: version(
        text="" if deleted else text,
        edited=None if edited is None else minutes(edited),
        fetched=minutes(fetched),
        deleted=deleted,
    ),
    st.sampled_from(["Four.", "Five.", "Six."]),
    st.none() | st.integers(0, 3),
    st.integers(0, 3),
    st.booleans(),
)


@given(st.lists(contents, min_size=1, max_size=6), st.randoms())
def test_the_order_of_arrival_makes_no_difference_where_times_tell_versions_apart(posts: list[Post], random) -> None:
    shuffled = list(posts)
    random.shuffle(shuffled)
    one, two = merge((), posts), merge((), shuffled)
    times = [version.order[:2] for version in one]
    if len(set(times)) == len(times):
        assert resolve(one) == resolve(two)
    assert {version.digest for version in one} == {version.digest for version in two}


@given(st.lists(contents, min_size=1, max_size=6), st.integers(0, 6))
def test_in_two_batches_or_in_one_the_versions_are_the_same(posts: list[Post], cut: int) -> None:
    assert merge(merge((), posts[:cut]), posts[cut:]) == merge((), posts)
    assert merge(merge((), posts), posts) == merge((), posts)


@pytest.mark.parametrize("size", [1, 2, 9])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(data=st.data())
def test_storage_keeps_what_the_law_of_versions_says(store: Store, size: int, data: st.DataObject) -> None:
    source = f"Source {next(_fresh)}"  # the store is one for all examples
    posts = [
        post.model_copy(update={"source": source}) for post in data.draw(st.lists(contents, min_size=1, max_size=8))
    ]
    for start in range(0, len(posts), size):
        store.save_posts(posts[start : start + size], NOON)
    assert store.post_versions(posts[0].uid) == resolve(merge((), posts))
    assert store.posts([posts[0].uid])[posts[0].uid] == resolve(merge((), posts))[-1]
    again = store.save_posts(posts, NOON)
    assert (again.new, again.changed) == (0, 0)


def test_a_post_that_goes_back_to_an_earlier_text_has_a_version_more(store: Store) -> None:
    first, second = version(text="Five killed.", fetched=minutes(1)), version(text="Six killed.", fetched=minutes(2))
    back = version(text="Five killed.", fetched=minutes(3))
    for post in (first, second, back):
        store.save_posts([post], NOON)
    assert store.overtaken([back]) == {back.uid: back}
    assert store.save_returns({back.uid: back}, NOON) == Saved(changed=1)
    assert [post.text for post in store.post_versions(back.uid)] == ["Five killed.", "Six killed.", "Five killed."]
    assert store.posts([back.uid])[back.uid] == back
    assert store.overtaken([back]) == {}
    assert store.save_returns({back.uid: back}, NOON) == Saved()
    assert store.save_posts([first, second, back], NOON) == Saved(unchanged=3)
    assert len(store.post_versions(back.uid)) == 3


@pytest.mark.parametrize(
    "back",
    [
        version(text="Five killed.", fetched=minutes(1)),  # was seen before the other
        version(text="Six killed.", edited=minutes(9), fetched=minutes(3)),  # is the latest as it is
        version(text="Seven killed.", fetched=minutes(3)),  # was never seen
    ],
)
def test_nothing_comes_back_against_the_times_or_that_never_was(back: Post) -> None:
    known = merge(
        (),
        [version(text="Five killed.", fetched=minutes(1)), version(text="Six killed.", edited=minutes(9))],
    )
    assert with_return(known, back) == known
    assert with_return((), back) == ()


@given(st.lists(contents, min_size=1, max_size=6), contents)
def test_what_came_back_stays_whatever_arrives_again(posts: list[Post], back: Post) -> None:
    known = with_return(merge((), posts), back)
    assert with_return(known, back) == known
    assert merge(known, posts) == known
    assert {version.digest for version in known} == {version.digest for version in merge((), posts)}


anything = st.text(st.characters(), max_size=20)  # NUL and lone surrogates too
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | anything,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(anything, inner, max_size=3),
    max_leaves=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    text=anything,
    title=st.none() | anything,
    extra=st.dictionaries(anything, json_values, max_size=3),
    dated=st.booleans(),
)
def test_whatever_a_post_holds_it_is_kept_once_and_leaves_the_queue(store: Store, text, title, extra, dated) -> None:
    times = {"published": NOON if dated else None, "fetched": minutes(next(_fresh))}
    post = a_post(text, title=title, extra=extra, id=f"any {next(_fresh)}", **times)
    assert store.save_posts([post], NOON) == Saved(new=1)
    assert store.save_posts([post], NOON) == Saved(unchanged=1)
    read = store.pending(10)
    assert len(read) == 1
    store.commit_work(Work(posts=tuple(read)), NOON)
    assert store.pending(10) == []
