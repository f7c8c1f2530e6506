"""Turns at hosts: one request for the whole fleet, with its pause, whoever dies."""

from __future__ import annotations

import asyncio
import time

import pytest

from pipeline.team.turns import FleetTurns
from storage.team_store import open_team

pytestmark = [pytest.mark.postgres]


def test_machines_take_turns_at_a_host_with_the_pause_between_them(address):
    stores = [open_team(address) for _ in range(3)]
    at_once, most, ended, pauses = 0, 0, [], []

    async def ask(turns: FleetTurns) -> None:
        nonlocal at_once, most
        async with turns.at("News.Example.", free=False):
            if ended:
                pauses.append(time.monotonic() - ended[-1])
            at_once += 1
            most = max(most, at_once)
            await asyncio.sleep(0.02)
            at_once -= 1
            ended.append(time.monotonic())

    async def all_ask() -> None:
        machines = [FleetTurns(store, pause=0.3) for store in stores]
        await asyncio.gather(*(ask(machine) for machine in machines for _ in range(2)))

    asyncio.run(all_ask())
    for store in stores:
        store.close()
    assert most == 1
    assert len(ended) == 6
    assert min(pauses) >= 0.29


def test_other_hosts_need_not_wait(team):
    assert team.take_turn("a.example", "one", 30) == 0
    assert team.take_turn("b.example", "two", 30) == 0
    assert 20 < team.take_turn("a.example", "two", 30) <= 30


def test_the_turn_of_a_machine_that_is_gone_runs_out_by_itself(team):
    assert team.take_turn("a.example", "dead", 0.3) == 0
    assert team.take_turn("a.example", "next", 30) > 0
    time.sleep(0.35)
    assert team.take_turn("a.example", "next", 30) == 0


def test_a_late_word_of_the_former_holder_changes_nothing(team):
    team.take_turn("a.example", "late", 0.1)
    time.sleep(0.15)
    assert team.take_turn("a.example", "next", 30) == 0
    team.end_turn("a.example", "late", 0.0)
    assert team.take_turn("a.example", "third", 30) > 1


def test_a_place_that_the_operator_opened_needs_no_turn():
    async def ask() -> None:
        async with FleetTurns(None).at("127.0.0.1", free=True):
            pass

    asyncio.run(ask())
