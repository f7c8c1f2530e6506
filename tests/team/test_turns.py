"""Turns at hosts: one request for the whole fleet, with its pause, whoever dies."""

from __future__ import annotations

import asyncio
import random
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from pipeline.team.turns import FleetTurns
from storage.team import Turn
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


def take(team, host: str, holder: str, lease: float) -> float:
    return team.take_turns([Turn(host, holder)], lease)[0]


def test_turns_that_are_asked_for_together_are_answered_one_by_one(team):
    take(team, "b.example", "first", 30)
    asked = [Turn(host, "second") for host in ("c.example", "b.example", "a.example")]
    free, taken, also_free = team.take_turns(asked, 30)
    assert (free, also_free) == (0, 0)
    assert taken > 1
    team.end_turns(asked, 0.0)
    assert take(team, "a.example", "third", 30) == 0
    assert take(team, "b.example", "third", 30) > 1


def test_machines_that_take_and_end_many_turns_at_once_do_not_wait_for_one_another_for_ever(address):
    hosts = [f"{number}.example" for number in range(40)]

    def machine(number: int) -> None:
        store, chance = open_team(address), random.Random(number)
        for _ in range(20):
            turns = [Turn(host, str(number)) for host in chance.sample(hosts, 30)]
            store.take_turns(turns, 0.01)
            store.end_turns(turns, 0.0)
        store.close()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(machine, range(4))) == [None] * 4


def test_other_hosts_need_not_wait(team):
    assert take(team, "a.example", "one", 30) == 0
    assert take(team, "b.example", "two", 30) == 0
    assert 20 < take(team, "a.example", "two", 30) <= 30


def test_the_turn_of_a_machine_that_is_gone_runs_out_by_itself(team):
    assert take(team, "a.example", "dead", 0.3) == 0
    assert take(team, "a.example", "next", 30) > 0
    time.sleep(0.35)
    assert take(team, "a.example", "next", 30) == 0


def test_a_late_word_of_the_former_holder_changes_nothing(team):
    take(team, "a.example", "late", 0.1)
    time.sleep(0.15)
    assert take(team, "a.example", "next", 30) == 0
    team.end_turns([Turn("a.example", "late")], 0.0)
    assert take(team, "a.example", "third", 30) > 1


def test_a_place_that_the_operator_opened_needs_no_turn():
    async def ask() -> None:
        async with FleetTurns(None).at("127.0.0.1", free=True):
            pass

    asyncio.run(ask())
