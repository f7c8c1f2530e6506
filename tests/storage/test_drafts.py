"""Draft round-ups are kept line by line: what a refresh writes is what is new."""

from __future__ import annotations

from sqlalchemy import func, insert, select

from pipeline.types import Roundup
from storage import Store, Work, open_store
from storage.engine import reading, writing
from storage.tables_out import DRAFT_LINE, ROUNDUP
from tests.review.build import an_item
from tests.storage.build import NOON, a_post, minutes, statement_of


def lines_kept(store: Store) -> int:
    with reading(store._engine) as connection:
        return int(connection.execute(select(func.count()).select_from(DRAFT_LINE)).scalar_one())


def test_of_a_refreshed_draft_only_the_new_lines_are_kept_again(store: Store) -> None:
    items = tuple(an_item(f"c-{number}") for number in range(20))
    first = Roundup(beat="Syria", zone="UTC", since=None, until=NOON, items=items[:15], also=items[15:])
    store.save_roundup(first, NOON)
    changed = first.model_copy(update={"items": (*items[:14], an_item("c-14", "Other words.")), "until": minutes(1)})
    assert store.save_roundup(changed, minutes(1))
    assert lines_kept(store) == 21
    with open_store(store._engine.url.render_as_string(hide_password=False)) as other:
        assert other.roundup("Syria") == changed  # also for who saw none of it before
        assert not other.save_roundup(changed, minutes(2))
    assert store.save_roundup(first, minutes(3))  # as it was before
    assert store.roundups() == [first]
    assert lines_kept(store) == 21


def test_a_draft_kept_before_there_were_lines_is_still_read(store: Store) -> None:
    old = Roundup(beat="Syria", zone="UTC", since=None, until=NOON, items=(an_item("c-1"),))
    with writing(store._engine) as connection:
        row = {"beat": "Syria", "saved": NOON, "since": None, "until": NOON, "state": old.state, "content": old}
        connection.execute(insert(ROUNDUP).values(**row))
    assert store.roundup("Syria") == old
    assert store.roundups() == [old]
    assert store.save_roundup(old, minutes(1))  # by line from now on
    assert store.roundup("Syria") == old


def test_what_no_database_keeps_is_taken_out_of_a_line(store: Store) -> None:
    odd = Roundup(beat="Syria", zone="UTC", since=None, until=NOON, items=(an_item("c-1", "a\x00b\ud800"),))
    assert store.save_roundup(odd, NOON)
    found = store.roundup("Syria")
    assert found is not None
    assert found.items[0].text == "a\ufffdb\ufffd"
    assert not store.save_roundup(odd, minutes(1))


def test_lines_go_with_the_last_draft_that_held_them(store: Store) -> None:
    items = tuple(an_item(f"c-{number}") for number in range(3))
    first = Roundup(beat="Syria", zone="UTC", since=None, until=NOON, items=items)
    store.save_roundup(first, NOON)
    later = first.model_copy(update={"items": items[:2], "until": minutes(1)})
    store.save_roundup(later, minutes(1))
    assert [one.number for one in store.prune_rows("drafts", minutes(1), minutes(2))] == [1]
    assert lines_kept(store) == 2
    assert store.roundup("Syria") == later
    assert store.check() == []


def test_a_line_that_repeats_what_was_erased_goes_with_every_draft_that_held_it(store: Store) -> None:
    said = statement_of(a_post("The name of the witness is Salma Haddad.", id="w1"))
    store.save_posts([a_post(said.quote, id="w1")], NOON)
    bare, told = an_item("c-1", "Shelling in Khalsa"), an_item("c-2", said.quote)
    with_it = Roundup(beat="Syria", zone="UTC", since=None, until=NOON, items=(bare, told))
    without = with_it.model_copy(update={"beat": "Other", "items": (bare,)})
    for one in (with_it, without):
        store.save_roundup(one, NOON)
    post = next(iter(store.pending(9)))
    store.commit_work(Work(posts=(post,), statements=(statement_of(post),)), NOON)
    store.erase([post.uid], "asked for", "ann", minutes(1))
    assert store.roundups() == [without]
    assert lines_kept(store) == 1
    assert store.save_roundup(with_it, minutes(2))  # nothing that went is taken for kept
    assert store.roundup("Syria") == with_it
