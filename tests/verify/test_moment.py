"""Strikes of other hours are other strikes; whose clock is off by a time zone, or who names no hour, is not parted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from pipeline.roster import Roster
from pipeline.settings.values import Policy
from pipeline.types import Precision, Status, When
from pipeline.verify import build_case, judge
from tests.builders import a_source, an_appearance, particulars

MIDNIGHT = datetime(2024, 5, 1, tzinfo=UTC)
WORDS = ("Jets bombed the market", "An air raid tore through the stalls", "We counted two craters where people shop")


def hour(number: float) -> datetime:
    return MIDNIGHT + timedelta(hours=number)


def clock(number: float) -> When:
    return When(start=hour(number), end=hour(number), precision=Precision.MINUTE, stated=True)


def part(first: float, last: float) -> When:
    return When(start=hour(first), end=hour(last), precision=Precision.HOUR, stated=True)


def status(*told: tuple[float, When | None], event: str = "airstrike") -> Status:
    """Of a claim that three graded voices make: when each posted, and what hours it states."""
    said = [
        an_appearance(words, a_source(words, side="neutral"), hour(at), particulars=particulars(event=event, when=when))
        for words, (at, when) in zip(WORDS, told, strict=True)
    ]
    case = build_case("c-1", said, Roster([one.source for one in said]), Policy(), hour(40))
    return judge(case).status


@pytest.mark.parametrize(
    "told",
    [
        ((7, clock(6)), (15, part(12, 15)), (20, clock(19))),
        ((7, clock(6)), (13, clock(12.5)), (22, part(18, 22))),
        ((5, None), (13, part(12, 13)), (13.2, clock(12.9))),
    ],
    ids=["three hours", "clocks and an evening", "reported before it happened"],
)
def test_strikes_of_other_hours_never_count_as_three(told):
    assert status(*told) is not Status.CONFIRMED


@pytest.mark.parametrize(
    "told",
    [
        ((7, clock(6)), (8, clock(3)), (9, part(2, 9))),
        ((7, None), (8, None), (9, None)),
        ((7, clock(6)), (8, None), (30, None)),
    ],
    ids=["one clock is local", "nobody names an hour", "told later"],
)
def test_one_moment_is_not_parted(told):
    assert status(*told) is Status.CONFIRMED


def test_a_capture_goes_on_for_hours_and_is_not_parted():
    told = ((7, clock(6)), (15, part(12, 15)), (20, clock(19)))
    assert status(*told, event="capture") is Status.CONFIRMED
