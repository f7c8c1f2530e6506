"""The worker's end of the line to the process that does its processing (`lane_process.py`)."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from contextlib import suppress

from pipeline.errors import StorageError
from pipeline.team.lane_process import Done, Order

GRACE = 2.0
"""Seconds that the process has to roll back and leave before it is killed."""


class Lane:
    """Starts the process when there is something to do, keeps it for the next time, and ends it."""

    def __init__(self, command: Sequence[str], database: str) -> None:
        """`command` starts the process; `database` is the address, which it gets through its environment."""
        self._command = tuple(command)
        self._environment = {**os.environ, "ITEMWIRE_DATABASE": database}
        self._process: asyncio.subprocess.Process | None = None
        self._one = asyncio.Lock()

    async def process(self, job: str) -> Done:
        """Let all posts that wait be worked on; raises StorageError where the process died of it."""
        async with self._one:
            process = await self._started()
            if process.stdin is None or process.stdout is None:
                raise StorageError("The processing has no line to its worker; start the worker again.")
            try:
                process.stdin.write(Order(job=job).model_dump_json().encode() + b"\n")
                await process.stdin.drain()
                line = await process.stdout.readline()
            except OSError:
                line = b""
            except asyncio.CancelledError:
                await self.end()
                raise
            if not line:
                code = await process.wait()
                self._process = None
                raise StorageError(f"The processing ended with exit code {code}; it is begun again.")
            return Done.model_validate_json(line)

    async def end(self) -> None:
        """End the process; what it has not committed stays in the queue."""
        process, self._process = self._process, None
        if process is None or process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), GRACE)
        except TimeoutError:
            process.kill()

    async def _started(self) -> asyncio.subprocess.Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                env=self._environment,
            )
        return self._process
