"""A program that is told to end does so, even where a library swallows the exit, and cleans up undisturbed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BEFORE = """
import asyncio, os, signal, sys, time
import pipeline.cli, run_pipeline
run_pipeline.AGAIN = 0.02
def told():
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(600)
"""
AFTER = """
pipeline.cli.build = lambda only: whole
run_pipeline.main()
"""
SWALLOWED = """
def whole():
    try:
        told()
    except BaseException:
        print("swallowed", flush=True)
    time.sleep(600)
"""
CLEANED = """
def whole():
    try:
        told()
    finally:
        time.sleep(0.3)
        print("cleaned", flush=True)
"""
CLEANED_IN_A_LOOP = """
async def held():
    try:
        await asyncio.sleep(600)
    finally:
        await asyncio.sleep(0.3)
        print("cleaned", flush=True)
async def both():
    one = asyncio.ensure_future(held())
    await asyncio.sleep(0)
    told()
def whole():
    asyncio.run(both())
"""


def ended(program: str, command: str = "run") -> tuple[int, str]:
    """How a process that runs `program` as `command` ended, and what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", BEFORE + program + AFTER, command],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False, timeout=500,
    )  # fmt: skip
    assert done.stderr == ""
    return done.returncode, done.stdout.strip()


@pytest.mark.parametrize(("command", "code"), [("run", 143), ("schedule", 0)])
def test_an_exit_that_was_swallowed_comes_again(command: str, code: int) -> None:
    assert ended(SWALLOWED, command) == (code, "swallowed")


@pytest.mark.parametrize("program", [CLEANED, CLEANED_IN_A_LOOP])
def test_an_exit_on_its_way_is_not_disturbed(program: str) -> None:
    assert ended(program) == (143, "cleaned")
