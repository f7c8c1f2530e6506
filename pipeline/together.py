"""Asks for many at once what each of them would ask alone, where the way there and back is what takes longest.

A fleet asks its server so, and visits the process that reads what they fetched.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

Q = TypeVar("Q")
A = TypeVar("A")


class _Asked(NamedTuple, Generic[Q, A]):
    question: Q
    answer: asyncio.Future[A]


class Together(Generic[Q, A]):
    """Gathers questions for a moment, asks them at once, and hands each asker its own answer."""

    def __init__(self, ask: Callable[[Sequence[Q]], Awaitable[Sequence[A]]], moment: float, most: int = 100) -> None:
        """`ask` answers at most `most` questions in their order; each waits up to `moment` seconds for others."""
        self._ask = ask
        self._moment, self._most = moment, most
        self._waiting: list[_Asked[Q, A]] = []
        self._rounds: asyncio.Task[None] | None = None

    async def ask(self, question: Q) -> A:
        """The answer to `question`; raises what asking raised, for all that were asked with it."""
        answer: asyncio.Future[A] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Asked(question, answer))
        if self._rounds is None or self._rounds.done():
            self._rounds = asyncio.create_task(self._ask_soon())
        return await answer

    async def close(self) -> None:
        """Ask nothing more: who still waits is cancelled, and so is what is being asked."""
        for one in self._waiting:
            one.answer.cancel()
        if self._rounds is not None:
            self._rounds.cancel()
            await asyncio.gather(self._rounds, return_exceptions=True)

    async def _ask_soon(self) -> None:
        """Wait a moment for others, then ask for all that wait; who comes meanwhile goes with the next."""
        await asyncio.sleep(self._moment)
        while self._waiting:
            batch, self._waiting = self._waiting[: self._most], self._waiting[self._most :]
            try:
                answers = await self._ask([one.question for one in batch])
            except asyncio.CancelledError:
                for one in batch:
                    one.answer.cancel()
                raise
            except Exception as fault:  # noqa: BLE001 - it is the askers', who know what to do about it
                for one in batch:
                    if not one.answer.done():
                        one.answer.set_exception(fault)
            else:
                for one, answer in zip(batch, answers, strict=True):
                    if not one.answer.done():
                        one.answer.set_result(answer)
