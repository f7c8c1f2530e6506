"""The desk hands memory back for as long as it serves, where the C library can."""

from __future__ import annotations

import asyncio
import platform

import pytest

from pipeline.web import app as desk_app
from pipeline.web import heap


def test_memory_is_handed_back_again_and_again_until_the_desk_closes():
    options = []

    async def three_times() -> list[int]:
        asked: list[int] = []
        enough = asyncio.Event()

        def trim(keep: int) -> int:
            asked.append(keep)
            if len(asked) == 3:
                loop.call_soon_threadsafe(enough.set)
            return 1

        loop = asyncio.get_running_loop()
        asked_for = heap.Heap(lambda *told: options.append(told) or 1, trim)
        trimming = asyncio.create_task(heap.keep_small(asked_for, every=0))
        await enough.wait()
        trimming.cancel()
        with pytest.raises(asyncio.CancelledError):
            await trimming
        return asked

    assert set(asyncio.run(three_times())) == {0}
    assert options == [(heap.M_ARENA_MAX, heap.ARENAS)]


def test_where_the_library_has_no_such_call_nothing_is_done(monkeypatch):
    monkeypatch.setattr(heap.ctypes, "CDLL", lambda _: object())
    assert heap.find_heap() is None
    asyncio.run(heap.keep_small(heap.find_heap()))


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="this machine's C library is not glibc")
def test_glibc_takes_both_calls():
    found = heap.find_heap()
    assert found is not None
    assert found.option(heap.M_ARENA_MAX, heap.ARENAS) == 1
    assert found.trim(0) in (0, 1)


def test_the_desk_begins_with_it_and_ends_it(desk, monkeypatch):
    begun, ended = [], []

    async def noted(trim):
        begun.append(trim)
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            ended.append(trim)
            raise

    monkeypatch.setattr(desk_app, "keep_small", noted)

    async def serve() -> None:
        async with desk.app.router.lifespan_context(desk.app):
            await asyncio.sleep(0)
        await asyncio.sleep(0)

    asyncio.run(serve())
    assert len(begun) == len(ended) == 1
