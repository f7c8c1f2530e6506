"""Questions asked at once: each asker gets its own answer, or the fault of all."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from pipeline.together import Together


class Server:
    """Doubles numbers, and remembers how it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    async def double(self, numbers: Sequence[int]) -> list[int]:
        self.asked.append(list(numbers))
        await asyncio.sleep(0)
        if 13 in numbers:
            raise ConnectionError("away")
        return [2 * number for number in numbers]


def test_questions_of_one_moment_are_asked_at_once_and_answered_one_by_one():
    async def scene() -> tuple[list[int], list[list[int]]]:
        server = Server()
        together = Together(server.double, 0.01, most=3)
        return await asyncio.gather(*(together.ask(number) for number in range(5))), server.asked

    answers, asked = asyncio.run(scene())
    assert answers == [0, 2, 4, 6, 8]
    assert asked == [[0, 1, 2], [3, 4]]


def test_a_fault_is_told_to_all_that_asked_with_it_and_to_nobody_else():
    async def scene() -> list[object]:
        together = Together(Server().double, 0.01, most=2)
        return await asyncio.gather(*(together.ask(number) for number in (1, 13, 3)), return_exceptions=True)

    first, second, third = asyncio.run(scene())
    assert isinstance(first, ConnectionError)
    assert isinstance(second, ConnectionError)
    assert third == 6


def test_closing_cancels_who_waits_and_what_is_asked():
    async def scene() -> list[object]:
        async def never(numbers: Sequence[int]) -> list[int]:
            asking.set()
            return [await asyncio.Future() for _ in numbers]

        asking = asyncio.Event()
        together = Together(never, 0.0)
        first = asyncio.create_task(together.ask(1))
        await asking.wait()
        second = asyncio.create_task(together.ask(2))
        await asyncio.sleep(0)
        await together.close()
        return await asyncio.gather(first, second, return_exceptions=True)

    assert [type(one) for one in asyncio.run(scene())] == [asyncio.CancelledError, asyncio.CancelledError]


def test_one_that_no_longer_waits_keeps_nobody_from_an_answer():
    async def scene() -> int:
        together = Together(Server().double, 0.02)
        gone = asyncio.create_task(together.ask(1))
        stays = asyncio.create_task(together.ask(2))
        await asyncio.sleep(0)
        gone.cancel()
        with pytest.raises(asyncio.CancelledError):
            await gone
        return await stays

    assert asyncio.run(scene()) == 4


def test_who_asks_later_is_asked_for_anew():
    async def scene() -> list[list[int]]:
        server = Server()
        together = Together(server.double, 0.0)
        await together.ask(1)
        await together.ask(2)
        return server.asked

    assert asyncio.run(scene()) == [[1], [2]]
