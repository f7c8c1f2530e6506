"""Learned dependence from end to end: what the desk accepts of a copier lowers statuses, what it rejects is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pipeline.types import Decision, Post, Status
from pipeline.types.dependence import DEPENDS_ACT
from pipeline.verify import propose
from storage import ClaimFilter
from tests.flow.newsroom import DAY, Newsroom, a_newsroom

SOURCES = """
sources:
  - {name: Hilltop, role: analyst, reliability: B, side: neutral}
  - {name: Echo Feed, role: outlet, reliability: B, side: neutral}
  - {name: Mirror, role: outlet, reliability: B, side: neutral}
"""
SCENES = (
    ("Tell Marjan", "a flag crooked above the bakery"),
    ("Umm Zahra", "a red door propped against the well"),
    ("Deir Salwa", "two goats loose in the barracks"),
    ("Bir Zaytun", "a date chalked on the cistern"),
)
LATER = DAY + timedelta(days=9)


def posts() -> list[Post]:
    """Four villages on four days: Echo Feed tells a detail in Hilltop's words soon after it, Mirror tells its own."""
    made = []
    for day, (village, scene) in enumerate(SCENES):
        told = (
            ("Hilltop", 0, f"Rebels captured the village of {village} at dawn and our man there saw {scene} by nine"),
            ("Echo Feed", 12, f"What a morning, opposition fighters took {village} for good, {scene}, cheers all over"),
            ("Mirror", 40, f"{village} has fallen to the rebels, the army fled towards the river"),
        )
        for source, minutes, text in told:
            at = DAY + timedelta(days=day, hours=8, minutes=minutes)
            made.append(Post(source=source, id=f"{source[0]}{day}", published=at, text=text, fetched=at))
    return made


def say(room: Newsroom, copier: str, after: str, hours: int) -> None:
    """Decide on the proposal that `copier` copies Hilltop, and do the work that follows."""
    at = LATER + timedelta(hours=hours)
    room.store.add_decision(
        Decision(at=at, who="Ann", act=DEPENDS_ACT, subject=copier, other="Hilltop", after=after, reason="its words")
    )
    room.work(at)


def states(room: Newsroom) -> dict[str, str]:
    """Copier → what became of the proposal that it copies Hilltop."""
    claims = room.store.claims(ClaimFilter(), room.settings.roster)
    return {one.copier: one.state for one in propose(claims, room.store.decisions()) if one.original == "Hilltop"}


@pytest.fixture
def room(tmp_path):
    with a_newsroom(tmp_path, posts(), SOURCES) as opened:
        yield opened


def test_an_accepted_copier_takes_confirmed_claims_down_and_says_why(room):
    assert {claim.status for claim in room.claims()} == {Status.CONFIRMED}
    assert states(room) == {"Echo Feed": "proposed"}
    say(room, "Echo Feed", "accepted", 0)
    assert {claim.status for claim in room.claims()} == {Status.CORROBORATED}
    assert states(room) == {"Echo Feed": "accepted"}
    one = room.claim_with("flag crooked above the bakery, cheers")
    assert [fold.reason for fold in one.origins.folds] == ["copies Hilltop, as the desk accepted"]
    assert (one.history[-1].before, one.history[-1].after) == (Status.CONFIRMED, Status.CORROBORATED)
    say(room, "Mirror", "accepted", 1)
    assert {claim.status for claim in room.claims()} == {Status.UNCONFIRMED}


def test_a_rejected_copier_is_remembered_and_folds_nothing(room):
    say(room, "Echo Feed", "rejected", 0)
    assert states(room) == {"Echo Feed": "rejected"}
    assert {claim.status for claim in room.claims()} == {Status.CONFIRMED}


def test_a_rejection_lifts_an_earlier_acceptance(room):
    say(room, "Echo Feed", "accepted", 0)
    say(room, "Echo Feed", "rejected", 1)
    assert states(room) == {"Echo Feed": "rejected"}
    assert {claim.status for claim in room.claims()} == {Status.CONFIRMED}
