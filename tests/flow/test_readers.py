"""What other processes read ahead is what would have been read here, and a reader that dies is not missed."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from pipeline import flow, readers
from pipeline.readers import Readers
from pipeline.types import Statement
from tests.flow.newsroom import NOW, POSTS, a_newsroom

ALONE = list({post.uid: post for post in POSTS if not post.reply_to}.values())


def reads(post):
    """One statement that says who read it."""
    text = f"{post.text} {os.getpid()}"
    return [
        Statement(
            uid=f"s-{post.uid}",
            post=post.uid,
            source=post.source,
            lang="en",
            start=0,
            end=len(text),
            quote=text,
            at=post.at,
            first_seen=post.at,
        )
    ]


# The run of tests has threads of its own, left by others; none of them holds a lock that a reader here would want.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")


@pytest.fixture(autouse=True)
def few_are_worth_it(monkeypatch):
    monkeypatch.setattr(readers, "LEAST", 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def quotes(post, ahead):
    found = ahead.take(post)
    return None if found is None else [one.quote for one in found]


def test_what_was_read_ahead_was_read_elsewhere_and_is_taken_once():
    with Readers(reads, 2) as ahead:
        ahead.begin(POSTS)
        said = [quotes(post, ahead) for post in ALONE]
        assert all(len(one) == 1 and one[0].startswith(post.text) for one, post in zip(said, ALONE, strict=True))
        pids = {one[0].rsplit(" ", 1)[1] for one in said}
        assert len(pids) == 2
        assert str(os.getpid()) not in pids
        assert ahead.take(ALONE[0]) is None


def test_where_the_pass_reads_beside_the_readers_the_first_share_stays_with_it():
    with Readers(reads, 1) as ahead:
        ahead.begin(ALONE, beside=True)
        ours = -(-len(ALONE) // 2)
        assert quotes(ALONE[0], ahead) == [f"{ALONE[0].text} {os.getpid()}"]
        assert all(ahead.take(post) is None for post in ALONE[:ours])
        assert all(ahead.take(post) is not None for post in ALONE[ours:])


def test_a_post_that_answers_another_or_was_changed_is_not_taken_from_what_was_read_ahead():
    answer = next(post for post in POSTS if post.reply_to)
    with Readers(reads, 1) as ahead:
        ahead.begin([*ALONE, answer])
        assert ahead.take(answer) is None
        assert ahead.take(ALONE[0].model_copy(update={"text": "Something else"})) is None
        assert ahead.take(ALONE[1]) is not None


def test_a_reader_that_was_killed_is_not_missed():
    with Readers(reads, 2) as ahead:
        ahead.begin(ALONE)
        os.kill(ahead._readers[0].pid, signal.SIGKILL)
        read = [quotes(post, ahead) for post in ALONE]
        assert len(ahead._readers) <= 2
        ahead.begin(ALONE)
        assert read[-1] is not None
        assert quotes(ALONE[-1], ahead) is not None


def test_nobody_is_forked_beside_other_threads(monkeypatch):
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    with Readers(reads, 2) as ahead:
        ahead.begin(ALONE)
        assert ahead.take(ALONE[0]) is None


def test_a_reader_that_fails_leaves_the_post_to_the_pass():
    def fails(post):
        raise ValueError(post.uid)

    with Readers(fails, 1) as ahead:
        ahead.begin(ALONE)
        assert ahead.take(ALONE[0]) is None


def test_no_reader_is_left_when_the_work_is_done():
    with Readers(reads, 2) as ahead:
        ahead.begin(ALONE)
        pids = [reader.pid for reader in ahead._readers]
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_with_readers_and_without_the_same_claims_are_made(tmp_path, monkeypatch):
    monkeypatch.setattr(flow, "BATCH", 7)
    found = []
    for cores in (1, 3):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        with a_newsroom(tmp_path / str(cores)) as room:
            room.take(POSTS, NOW)
            found.append((room.claims(), list(room.store.log_entries())))
    assert found[0] == found[1]
