"""The full-text search: words in any form, places in any spelling, kept with what is written; on both engines."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select

from pipeline.errors import StorageError
from pipeline.spelling import place_key
from pipeline.terms import indexed, said, stem
from pipeline.types import ItemEdit, OpenRoundup, Place, Status, Suggestion
from storage import SearchFilter, Store, Work, search_index, searching
from storage.engine import reading, writing
from storage.tables_search import SEARCH_DOC
from tests.builders import particulars
from tests.storage.build import NOON, a_post, claim_of, minutes, statement_of, version

WORDS = {
    "en": ("Airstrikes killed seven civilians in the market.", "airstrike", "kill civilian", "MARKETS"),
    "ru": ("Российские войска обстреляли больницу в посёлке.", "больница", "больницы", "войсками"),
    "uk": ("Російські військові обстріляли лікарню в селищі.", "лікарня", "лікарні", "військових"),
    "ar": ("قصفت الطائرات المستشفى في البلدة صباح اليوم.", "مستشفى", "الطائرات", "طائرات بلدة"),
}


def named(name: str, **fields):
    """Particulars of an assault on the place `name`."""
    return particulars(places=(Place(name=name, key=place_key(name)),), **fields)


def keep(store: Store, *texts: tuple[str, str], status=Status.UNCONFIRMED, source="Observer"):
    """Take in posts (text, place), each with one statement and one claim."""
    posts = [a_post(text, source) for text, _ in texts]
    store.save_posts(posts, NOON)
    read = {post.uid: post for post in store.pending(100)}
    made, claims = [], []
    for post, (_, place) in zip(posts, texts, strict=True):
        statement = statement_of(read[post.uid], particulars=named(place))
        made.append(statement)
        spelt = {place_key(place): (place,)}
        claims.append(claim_of((statement, read[post.uid]), status=status, spellings=spelt))
    store.commit_work(Work(posts=tuple(read.values()), statements=tuple(made), claims=tuple(claims)), NOON)
    return posts, claims


def refs(store: Store, words="", **fields) -> list[str]:
    return [hit.ref for hit in store.search(SearchFilter(words=words, **fields)).hits]


@pytest.mark.parametrize("lang", list(WORDS))
def test_a_post_is_found_by_its_words_in_other_forms(store: Store, lang: str) -> None:
    text, *asked = WORDS[lang]
    posts, _ = keep(store, (text, "Khalsa"), ("Nothing of the kind.", "Darayya"))
    for words in asked:
        assert posts[0].uid in refs(store, words, kind="post"), words
        assert posts[1].uid not in refs(store, words, kind="post"), words


@pytest.mark.parametrize("asked", ["Khalsa", "Khalasah", "al-Khalsah", "خلصة", "Хальса", "#Khalsa"])
def test_a_place_is_found_in_any_spelling_and_script(store: Store, asked: str) -> None:
    posts, claims = keep(store, ("Rebels stormed Khalasa.", "Khalasa"), ("Calm in Hama.", "Hama"))
    assert set(refs(store, asked)) == {posts[0].uid, claims[0].uid}
    assert set(refs(store, place=asked)) == {posts[0].uid, claims[0].uid}


def test_a_place_of_two_words_is_found_as_one_name_beside_other_words(store: Store) -> None:
    posts, _ = keep(store, ("Rebels attacked the hill.", "Tell Qarmush"), ("Calm.", "Deir Halim"))
    assert refs(store, "تل قرموش attacked", kind="post") == [posts[0].uid]
    assert refs(store, "Tal Karmoush quiet") == []


def test_what_an_editor_called_one_place_is_found_under_both_names(store: Store) -> None:
    posts, _ = keep(store, ("They hold it.", "Artemivsk"))
    both = frozenset({place_key("Bakhmut"), place_key("Artemivsk")})
    assert store.search(SearchFilter(words="Bakhmut")).hits == ()
    found = store.search(SearchFilter(words="Bakhmut", kind="post"), {place_key("Bakhmut"): both})
    assert [hit.ref for hit in found.hits] == [posts[0].uid]


def test_filters_narrow_by_kind_status_language_source_and_time(store: Store) -> None:
    posts, claims = keep(store, ("Rebels stormed Khalsa.", "Khalsa"), status=Status.DISPUTED)
    keep(store, ("Rebels stormed Khalsa again.", "Khalsa"), source="Courier")
    assert refs(store, status="disputed") == [claims[0].uid]
    assert posts[0].uid in refs(store, "khalsa", source="Observer")
    assert all(uid not in refs(store, "khalsa", source="Courier") for uid in (posts[0].uid, claims[0].uid))
    assert refs(store, "khalsa", lang="ar") == []
    assert len(refs(store, "khalsa", lang="en", kind="claim")) == 2
    assert refs(store, "khalsa", since=minutes(600)) == []
    assert len(refs(store, "khalsa", until=minutes(600))) == 4


def test_an_answer_goes_on_behind_the_last_of_the_one_before(store: Store) -> None:
    keep(store, *((f"Rebels stormed Khalsa, wave {number}.", "Khalsa") for number in range(5)))
    first = store.search(SearchFilter(words="wave"), limit=4)
    rest = store.search(SearchFilter(words="wave"), limit=50, before=first.hits[-1].seq)
    assert first.more
    assert not rest.more
    assert len({hit.ref for hit in (*first.hits, *rest.hits)}) == len(first.hits) + len(rest.hits) == 10


def test_a_post_that_changed_is_found_by_its_new_words_only(store: Store) -> None:
    store.save_posts([version(text="Rebels stormed Khalsa.", fetched=NOON)], NOON)
    store.commit_work(Work(posts=tuple(store.pending(9))), NOON)
    store.save_posts([version(text="Rebels left Khalsa.", fetched=minutes(9))], minutes(9))
    store.commit_work(Work(posts=tuple(store.pending(9))), minutes(9))
    assert refs(store, "stormed") == []
    assert len(refs(store, "left")) == 1


def test_a_claim_that_became_part_of_another_is_not_found_any_more(store: Store) -> None:
    _, (one, two) = keep(store, ("Rebels stormed Khalsa.", "Khalsa"), ("Fighters took Khalsa.", "Khalsa"))
    looks = (*one.appearances, *two.appearances)
    store.commit_work(Work(claims=(one.model_copy(update={"appearances": looks}),)), minutes(1))
    assert refs(store, "khalsa", kind="claim") == [one.uid]
    assert one.uid in refs(store, "fighters", kind="claim")


def test_what_is_not_committed_is_not_found(store: Store) -> None:
    store.save_posts([a_post("Rebels stormed Khalsa.")], NOON)
    (post,) = store.pending(9)
    said_of = statement_of(post)
    claim = claim_of((said_of, post))
    hint = Suggestion(claim=claim.uid, other="c-nowhere", score=0.5, why="perhaps")
    claims = (claim.model_copy(update={"suggestions": (hint,)}),)
    with pytest.raises(StorageError):
        store.commit_work(Work(posts=(post,), statements=(said_of,), claims=claims), NOON)
    assert refs(store, "stormed") == []


def test_an_item_is_found_by_what_an_editor_wrote(store: Store) -> None:
    store.start_roundup(OpenRoundup(uid="e-1", beat="Syria", number=1, opened=NOON))
    edit = ItemEdit(edition="e-1", claim="c-1", version=1, at=NOON, who="ann", text="Insurgents take the hilltop")
    store.add_edit(edit, ())
    store.add_edit(edit.model_copy(update={"version": 2, "text": "Insurgents take the ridge"}), ())
    assert refs(store, "ridge", kind="item") == ["e-1/c-1"]
    assert refs(store, "hilltop") == []


def test_an_erased_post_is_not_found_and_no_trace_of_its_words_is_left(store: Store) -> None:
    posts, _ = keep(store, ("Zarqawi's cousin fled Khalsa.", "Khalsa"))
    store.erase([posts[0].uid], "asked for", "ann", minutes(5))
    assert refs(store, "cousin") == []
    with reading(store._engine) as connection:
        kept = " ".join(connection.execute(select(SEARCH_DOC.c.words)).scalars())
    assert "zarqawi" not in kept


def test_filling_an_older_database_finds_what_was_kept_at_once(store: Store) -> None:
    keep(store, ("Rebels stormed Khalsa.", "Khalsa"), ("قصفت الطائرات المستشفى.", "خلصة"))
    store.start_roundup(OpenRoundup(uid="e-1", beat="Syria", number=1, opened=NOON))
    store.add_edit(ItemEdit(edition="e-1", claim="c-1", version=1, at=NOON, who="ann", text="Khalsa falls"), ())
    query = select(SEARCH_DOC.c.ref, SEARCH_DOC.c.kind, SEARCH_DOC.c.at, SEARCH_DOC.c.words)
    with writing(store._engine) as connection:
        before = {row.ref: tuple(row) for row in connection.execute(query)}
        connection.execute(delete(SEARCH_DOC))
        searching.fill(connection)
        search_index.make(connection)  # it is there already
        after = {row.ref: tuple(row) for row in connection.execute(query)}
    assert after == before
    assert len(refs(store, "khalsa")) == 5


def test_a_question_without_words_finds_nothing_and_odd_ones_break_nothing(store: Store) -> None:
    keep(store, ("Rebels stormed Khalsa.", "Khalsa"))
    for odd in ("", "   ", '"', "AND OR NOT", "khalsa*)", "(((", "'; DROP TABLE post; --", "\x00", "NEAR/3", "a" * 300):
        store.search(SearchFilter(words=odd))
    assert refs(store, "") == []


def test_every_word_of_a_text_finds_it() -> None:
    for text, *_ in WORDS.values():
        terms = set(indexed([text]).split())
        assert all(stem(word) in terms for word in said(text))
