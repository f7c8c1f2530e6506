"""Letting go, on each engine: retention by kind, erasure on request, and a chain that holds through both."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

from pipeline.types import Capture, Cursor, FetchOutcome, Media, RejectedPost, Roundup
from storage import PostFilter, Work
from storage.keeping import BATCH
from tests.storage.build import NOON, claim_of, minutes, statement_of, version

LATER = NOON + timedelta(days=30)
SECRET = "Words that somebody wants back, among others."
PICTURE = b"\x89PNG of somebody"


def capture(body, at=NOON, url="https://stork.test/feed"):
    return Capture(sha256=sha256(body).hexdigest(), source="Stork", url=url, fetched=at, status=200, body=body)


def visited(store, at, *, posts=(), captures=(), rejected=()):
    outcome = FetchOutcome(
        source="Stork", at=at, posts=posts, captures=captures, rejected=rejected, cursor=Cursor(source="Stork")
    )
    return store.save_fetch(outcome)


def kinds(store):
    return [entry.kind for entry in store.log_entries()]


def test_old_bytes_go_in_batches_each_with_its_entry_and_what_names_them_stays(store):
    old = [capture(b"old %d" % number, url=f"https://stork.test/{number}") for number in range(BATCH + 3)]
    visited(store, NOON, captures=old)
    again, new = old[0].model_copy(update={"fetched": LATER}), capture(b"new", LATER)
    visited(store, LATER, captures=[again, new])
    done = list(store.prune_captures(LATER, LATER))
    assert [one.number for one in done] == [BATCH, 2]  # what was fetched again since is no old thing
    assert sum(one.bytes for one in done) > 0
    bodies = {one.sha256: one.body for one in store.iter_captures(PostFilter())}
    assert {one.sha256 for one in old} <= bodies.keys()
    assert {digest for digest, body in bodies.items() if body} == {again.sha256, new.sha256}
    assert kinds(store).count("pruned") == 2
    assert store.check() == []
    assert list(store.prune_captures(LATER, LATER)) == []


def test_old_visits_refused_lines_and_drafts_go_and_the_log_keeps_that_they_were(store):
    refused = RejectedPost(where="line 1", reason="is no post", raw="{}")
    for number in range(BATCH + 2):
        visited(store, NOON + timedelta(seconds=number), rejected=[refused] if number == 0 else ())
    visited(store, LATER)
    for until in (NOON, LATER):
        draft = Roundup(beat="Syria", zone="UTC", since=None, until=until, items=())
        store.save_roundup(draft.model_copy(update={"untaken": until.day}), until)
    kinds_let_go = ("fetches", "rejected", "drafts")
    gone = {what: [one.number for one in store.prune_rows(what, LATER, LATER)] for what in kinds_let_go}
    assert gone == {"fetches": [BATCH, 2], "rejected": [1], "drafts": [1]}
    assert len(store.fetches(limit=10_000)) == 1
    assert store.number_rejected() == 0
    assert len(store.roundups()) == 1
    assert kinds(store).count("fetch") == BATCH + 3
    assert store.check() == []


def test_what_is_erased_is_gone_from_every_table_and_its_ids_and_the_chain_stay(store):
    shown = Media(url="https://stork.test/a.png", sha256=sha256(PICTURE).hexdigest())
    first = version(id="s1", text=SECRET, at=minutes(0)).model_copy(update={"media": (shown,), "author": "Somebody"})
    other = version(id="s2", text="Another post that stays as it is.", at=minutes(1))
    edited = first.model_copy(update={"text": f"{SECRET} (mended)", "edited": minutes(5)})
    bytes_, picture = capture(SECRET.encode() + b" in a feed"), capture(PICTURE, url=shown.url)
    unrelated = capture(b"something else", url="https://stork.test/b.png")
    visited(store, NOON, posts=[first, other, edited], captures=[bytes_, picture, unrelated])
    read = store.pending(10)
    said = [statement_of(post) for post in read]
    claims = tuple(claim_of((one, post)) for one, post in zip(said, read, strict=True))
    store.commit_work(Work(posts=tuple(read), statements=tuple(said), keys={}, claims=claims), NOON)
    before = kinds(store)
    done = store.erase([first.uid], "asked for", "desk", LATER)
    assert (done.posts, done.statements, done.captures) == (1, 1, 2)
    assert not any(SECRET[:20] in post.text for post in store.post_versions(first.uid))
    assert all(post.media == () and post.author is None for post in store.post_versions(first.uid))
    assert store.posts([other.uid])[other.uid].text == other.text
    bodies = {one.sha256: one.body for one in store.iter_captures(PostFilter())}
    assert bodies == {bytes_.sha256: b"", picture.sha256: b"", unrelated.sha256: b"something else"}
    assert kinds(store)[: len(before)] == before
    assert store.check() == []
    assert visited(store, LATER, posts=[first]).new == 0
    assert not any(SECRET[:20] in post.text for post in store.post_versions(first.uid))
