"""Claims in hand are what the store holds, whoever wrote it, and only what changed is read."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from pipeline.in_hand import InHand, in_hand
from storage import ClaimFilter
from tests.flow.newsroom import NOW, POSTS, a_newsroom, said

EVERYTHING = ClaimFilter()


def stored(room):
    return list(room.store.claims(EVERYTHING, room.settings.roster))


@pytest.mark.parametrize("seed", [3, 4])
def test_what_is_in_hand_is_what_is_stored_after_every_step(tmp_path, seed):
    posts = random.Random(seed).sample(POSTS, len(POSTS))
    with a_newsroom(tmp_path) as room:
        for step in range(0, len(posts), 6):
            room.take(posts[step : step + 6], NOW)  # at one and the same moment: no clock is asked
            assert in_hand(room.store).claims(EVERYTHING, room.settings.roster) == stored(room)


def test_only_what_changed_is_read_again(tmp_path):
    with a_newsroom(tmp_path) as room:
        room.take(POSTS)
        first = in_hand(room.store).claims(EVERYTHING, room.settings.roster)
        room.take([said("z1", "River Analyst", "23:00", "Seven soldiers were captured in Deir Fannan.")], NOW)
        second = in_hand(room.store).claims(EVERYTHING, room.settings.roster)
        held = {id(claim) for claim in first}
        assert sum(id(claim) not in held for claim in second) < len(second) // 2
        assert len(second) > len(first)


def test_words_that_were_erased_are_in_nobodys_hand(tmp_path):
    with a_newsroom(tmp_path) as room:
        room.take(POSTS)
        found = in_hand(room.store).claims(EVERYTHING, room.settings.roster)
        uid = next(a.post.uid for claim in found for a in claim.appearances if a.post.id == "h3")
        room.store.erase([uid], "asked for", "ann", NOW + timedelta(hours=1))
        after = in_hand(room.store).claims(EVERYTHING, room.settings.roster)
        assert after == stored(room)
        assert not any("geolocated" in a.post.text for claim in after for a in claim.appearances)


def test_grades_that_changed_let_everything_go(tmp_path):
    with a_newsroom(tmp_path) as room:
        room.take(POSTS)
        hand = InHand(room.store)
        hand.claims(EVERYTHING, room.settings.roster)
        other = type(room.settings.roster)([])
        again = hand.claims(EVERYTHING, other)
        assert again == list(room.store.claims(EVERYTHING, other))


def test_a_narrower_question_gets_its_own_answer(tmp_path):
    with a_newsroom(tmp_path) as room:
        room.take(POSTS)
        hand = InHand(room.store)
        hand.claims(EVERYTHING, room.settings.roster)
        narrow = ClaimFilter(since=NOW - timedelta(hours=8))
        assert hand.claims(narrow, room.settings.roster) == list(room.store.claims(narrow, room.settings.roster))


def test_of_too_many_nothing_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.in_hand.MOST", 3)
    with a_newsroom(tmp_path) as room:
        room.take(POSTS)
        hand = InHand(room.store)
        for _ in range(2):
            assert hand.claims(EVERYTHING, room.settings.roster) == stored(room)
        few = ClaimFilter(uids=None, since=NOW - timedelta(hours=5))
        assert hand.claims(few, room.settings.roster) == list(room.store.claims(few, room.settings.roster))


def test_claims_asked_for_by_name_are_as_they_stand_and_read_once(tmp_path):
    with a_newsroom(tmp_path) as room:
        room.take(POSTS)
        hand = InHand(room.store)
        uids = [one.uid for one in stored(room)]
        first = hand.named([*uids, "c-nobody"], room.settings.roster)
        assert first == {one.uid: one for one in stored(room)}
        assert all(hand.named(uids, room.settings.roster)[uid] is first[uid] for uid in uids)
        room.take([said("z1", "River Analyst", "23:00", "Seven soldiers were captured in Deir Fannan.")], NOW)
        assert set(hand.named(uids, room.settings.roster)) == set(room.store.current_uids(uids))
        today = {one.uid: one for one in stored(room)}
        assert all(one == today[one.uid] for one in hand.named(uids, room.settings.roster).values())
