from __future__ import annotations

import asyncio
import io
import json
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence

import pytest

from pipeline.collect import worker, workers
from pipeline.collect.entry import FeedContent
from pipeline.collect.workers import Workers
from pipeline.errors import ParseError
from tests.collect.feeds import atom, entry, item, rss


def through_workers(*bodies: bytes, **settings: object) -> list[FeedContent | str]:
    """What the processes make of `bodies`, all at once; for refused ones the sentence."""

    async def one(workers: Workers, body: bytes) -> FeedContent | str:
        try:
            return await workers.read_feed(body, None, "u")
        except ParseError as error:
            return str(error)

    async def all_of_them() -> list[FeedContent | str]:
        async with Workers(**settings) as workers:
            return await asyncio.gather(*(one(workers, body) for body in bodies))

    return asyncio.run(all_of_them())


def test_a_process_reads_what_we_would_read_ourselves():
    from pipeline.collect.read_feed import read_feed

    bodies = [
        rss(item(1), item(2)),
        atom(entry(1)),
        b'{"items": [{"id": "1", "content_text": "\\ud800x"}], "title": "t"}',
    ]
    assert through_workers(*bodies) == [read_feed(body, None, "u") for body in bodies]


def test_a_feed_that_burns_time_is_killed_and_the_next_one_is_read():
    # feedparser's time is quadratic in attributes; these stand in many elements, each below the limit we look for
    bomb = rss(item(1, more="".join("<x " + " ".join(f'a{n}="1"' for n in range(1_900)) + "/>" for _ in range(300))))
    slow, good = through_workers(bomb, rss(item(1)), most=1, wall_seconds=1.0)
    assert "takes too long" in slow
    assert isinstance(good, FeedContent)


def test_what_is_no_feed_keeps_its_sentence_and_its_process():
    said, good = through_workers(b"<html></html>", rss(item(1)), most=1)
    assert "HTML page" in said
    assert isinstance(good, FeedContent)


def _spoilt(monkeypatch: pytest.MonkeyPatch, spoil: Callable[[list[object]], list[object]]) -> list[int]:
    """How many documents were asked for at a time, where `spoil` changes the replies to several."""
    asked_at_once = []

    async def noted(process: object, asked: Sequence[object]) -> tuple[list[object], bool]:
        asked_at_once.append(len(asked))
        replies, last = await ask(process, asked)
        return (spoil(replies) if len(asked) > 1 else replies), last

    ask = workers._ask
    monkeypatch.setattr(workers, "_ask", noted)
    return asked_at_once


def test_documents_of_one_moment_go_to_a_process_together_but_large_ones_alone(monkeypatch: pytest.MonkeyPatch):
    asked = _spoilt(monkeypatch, lambda replies: replies)
    bodies = [rss(item(n)) for n in range(5)]
    read = through_workers(*bodies, rss(item(5, text="x" * workers.SMALL)))
    assert [one.entries[0].id for one in read] == [f"id-{n}" for n in range(6)]
    assert sorted(asked) == [1, 5]


def test_documents_that_were_left_or_whose_process_broke_are_read_alone(monkeypatch: pytest.MonkeyPatch):
    def broken(replies: list[object]) -> list[object]:
        raise ValueError

    bodies = [rss(item(n)) for n in range(4)]
    for spoil, alone in ((lambda replies: [replies[0], None, None, replies[3]], 2), (broken, 4)):
        with monkeypatch.context() as patch:
            asked = _spoilt(patch, spoil)
            assert [one.entries[0].id for one in through_workers(*bodies)] == [f"id-{n}" for n in range(4)]
            assert asked == [4] + [1] * alone


def test_a_document_that_takes_long_gives_those_after_it_back(monkeypatch: pytest.MonkeyPatch):
    request = {"reader": "read_feed", "url": "u"}
    asked = [(request, rss(item(n))) for n in range(3)]
    monkeypatch.setattr(worker, "ENOUGH", -1.0)
    first, *rest = worker.answers(asked)
    assert first is not None
    assert rest == [None, None]


def _counting(monkeypatch: pytest.MonkeyPatch, soon: float) -> list[object]:
    """The processes that are started for documents read alone, where a busy one is waited for as long as `soon`."""
    monkeypatch.setattr(workers, "SMALL", -1)
    started = []

    async def counted() -> object:
        started.append(await spawn())
        return started[-1]

    spawn = workers._spawn
    monkeypatch.setattr(workers, "_spawn", counted)
    monkeypatch.setattr(workers, "SOON", soon)
    return started


def test_a_process_that_is_soon_idle_is_waited_for(monkeypatch: pytest.MonkeyPatch):
    started = _counting(monkeypatch, soon=600.0)
    assert all(isinstance(one, FeedContent) for one in through_workers(*(rss(item(n)) for n in range(5)), most=2))
    assert len(started) == 1


def test_while_one_process_is_busy_another_reads_on(monkeypatch: pytest.MonkeyPatch):
    started = _counting(monkeypatch, soon=0.0)
    assert all(isinstance(one, FeedContent) for one in through_workers(*(rss(item(n)) for n in range(5)), most=2))
    assert len(started) == 2


def test_what_the_parent_holds_makes_no_process_retire():
    grown = """
import subprocess, sys
held = b"x" * (400 << 20)
told = "from pipeline.collect.worker import RETIRE_AT, most_held; print(most_held() < RETIRE_AT)"
print(subprocess.run([sys.executable, "-c", told], capture_output=True, text=True).stdout)
"""
    said = subprocess.run([sys.executable, "-c", grown], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "True"


def test_workers_must_be_opened_first():
    with pytest.raises(RuntimeError, match="async with"):
        asyncio.run(Workers().read_feed(b"", None, "u"))


def test_a_process_that_starts_while_we_are_cancelled_is_ended(monkeypatch: pytest.MonkeyPatch):
    started = []

    async def slowly() -> object:
        started.append(await spawn())
        await asyncio.sleep(0.05)
        return started[0]

    async def cancelled() -> None:
        async with Workers(most=1) as processes:
            reading = asyncio.ensure_future(processes.read_feed(rss(item(1)), None, "u"))
            while not started:
                await asyncio.sleep(0.01)
            reading.cancel()
            with pytest.raises(asyncio.CancelledError):
                await reading
        assert started[0].process.returncode is not None

    spawn = workers._spawn
    monkeypatch.setattr(workers, "_spawn", slowly)
    asyncio.run(cancelled())


def test_a_process_is_ended_while_more_of_its_reply_has_come_than_anybody_took():
    async def ended() -> int | None:
        running = await workers._spawn()
        stdin, stdout = running.process.stdin, running.process.stdout
        assert stdin is not None
        assert stdout is not None
        for data in (json.dumps([{"reader": "read_feed", "url": "u"}]).encode(), rss(item(1, text="x" * 1_000_000))):
            stdin.write(len(data).to_bytes(4, "big") + data)
        while not stdout._paused:  # the reply is as long as the feed; asyncio stops reading after 128 KiB
            await asyncio.sleep(0.01)
        async with asyncio.timeout(60):  # it never ended
            await workers._end(running)
        return running.process.returncode

    assert asyncio.run(ended()) == -signal.SIGKILL


def test_frames_come_back_as_they_went():
    stream = io.BytesIO()
    worker.write_frame(stream, b"one")
    worker.write_frame(stream, b"")
    stream.seek(0)
    assert [worker.read_frame(stream) for _ in range(3)] == [b"one", b"", None]


def test_a_reply_holds_the_feed_or_the_sentence():
    assert (
        FeedContent.from_json(worker.answer({"reader": "read_feed", "url": "u"}, rss(item(1)))).entries[0].id == "id-1"
    )
    assert "nothing in it" in worker.answer({"reader": "read_feed", "url": "u"}, b" ")["error"]


def test_a_feed_that_needs_too_much_memory_is_refused_in_words(monkeypatch: pytest.MonkeyPatch):
    def greedy(*_: object) -> FeedContent:
        raise MemoryError

    monkeypatch.setattr(worker, "reader", lambda _: greedy)
    assert "more memory" in worker.answer({"reader": "read_feed", "url": "u"}, b"x")["error"]


def test_the_loop_answers_until_its_input_ends(monkeypatch: pytest.MonkeyPatch, tmp_path):
    requests, replies = io.BytesIO(), tmp_path / "replies"
    worker.write_frame(requests, json.dumps([{"reader": "read_feed", "url": "u"}] * 2).encode())
    worker.write_frame(requests, rss(item(1)))
    worker.write_frame(requests, b" ")
    requests.seek(0)
    monkeypatch.setattr(worker, "RETIRE_AT", 1 << 40)
    with replies.open("wb") as target:
        worker.serve(requests, target)
    with replies.open("rb") as written:
        reply = json.loads(worker.read_frame(written) or b"")
    assert reply["last"] is False
    first, second = reply["replies"]
    assert len(first["entries"]) == 1
    assert "nothing in it" in second["error"]
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
