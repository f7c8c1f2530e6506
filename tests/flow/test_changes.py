"""What was judged is judged again when its ground moves: an edit, a deletion, a grade, a policy, an editor."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pipeline.text import one_line
from pipeline.types import Band, Decision, Status
from tests.flow.newsroom import (
    COURIER,
    HILLTOP,
    NOW,
    POSTS,
    RIVER,
    SOURCES,
    VALLEY,
    a_newsroom,
    at,
    said,
    told,
)

LATER = NOW + timedelta(hours=2)

TAKEN = said("h1", HILLTOP, "08:00", "Rebels captured the village of Tell Marjan.")
SEEN = said("v1", VALLEY, "08:10", "The rebels have captured the village of Tell Marjan, our people are inside.")
ELSEWHERE = said("r1", RIVER, "12:00", "Two people were wounded in shelling of the village of Umm Zahra.")


def test_an_edit_makes_a_new_version_and_a_new_judgement(tmp_path):
    with a_newsroom(tmp_path, [TAKEN, SEEN, ELSEWHERE]) as room:
        assert room.claim_with("our people are inside").status is Status.CORROBORATED
        other = "Rebels captured the village of Qasr Banat."
        edited = TAKEN.model_copy(update={"text": other, "edited": at("08:30"), "fetched": at("08:31")})
        report = room.take([edited], LATER)
        assert (report.new, report.changed) == (0, 1)
        assert [one.text for one in room.store.post_versions(TAKEN.uid)] == [TAKEN.text, other]
        alone = room.claim_with("our people are inside")
        assert alone.status is Status.UNCONFIRMED
        assert [step.after for step in alone.history][-2:] == [Status.CORROBORATED, Status.UNCONFIRMED]
        assert [one.post.id for one in room.claim_with("Qasr Banat").appearances] == ["h1"]


def test_an_old_version_that_comes_late_changes_no_claim(tmp_path):
    edited = TAKEN.model_copy(
        update={"text": TAKEN.text + " Confirmed.", "edited": at("09:00"), "fetched": at("09:01")}
    )
    with a_newsroom(tmp_path, [edited, SEEN]) as room:
        before = told(room.claims())
        room.take([TAKEN], LATER)
        assert told(room.claims()) == before
        assert len(room.store.post_versions(TAKEN.uid)) == 2


def test_a_deletion_flags_the_claim_and_keeps_its_words(tmp_path):
    with a_newsroom(tmp_path, [TAKEN, SEEN]) as room:
        assert room.claim_with("our people are inside").flags == ()
        room.take([TAKEN.model_copy(update={"text": "", "deleted": True, "fetched": at("20:00")})], LATER)
        claim = room.claim_with("our people are inside")
        assert any("delet" in flag for flag in claim.flags)
        assert [one.statement.quote for one in claim.appearances] == [TAKEN.text, SEEN.text]


def test_a_changed_grade_judges_again_what_it_touches_and_nothing_else(tmp_path):
    with a_newsroom(tmp_path, [TAKEN, SEEN, ELSEWHERE]) as room:
        before = {claim.uid: claim for claim in room.claims()}
        lower = room.with_settings(
            SOURCES.replace("side: opposition", "side: opposition, enabled: true").replace(
                "{name: Valley Voices, role: activist, reliability: C",
                "{name: Valley Voices, role: activist, reliability: E",
            )
        )
        assert lower.work(LATER).claims == 1
        after = {claim.uid: claim for claim in lower.claims()}
        (changed,) = [uid for uid, claim in after.items() if claim.history != before[uid].history]
        assert after[changed].status is Status.UNCONFIRMED
        assert after[changed].history[:-1] == before[changed].history
        assert after[changed].history[-1].at == LATER
        assert lower.work(LATER + timedelta(hours=1)).claims == 0


def test_the_grade_of_a_source_that_is_only_credited_counts_as_well(tmp_path):
    relay = said("c9", COURIER, "09:00", "Rebels captured the village of Tell Marjan, according to Eastern Eye.")
    with a_newsroom(tmp_path, [SEEN, relay]) as room:
        claim = room.claim_with("Eastern Eye")
        assert "Eastern Eye" in [origin.name for origin in claim.origins.origins]
        listed = SOURCES.replace("sources:", "sources:\n  - {name: Eastern Eye, role: analyst, reliability: B}")
        graded = room.with_settings(listed)
        assert graded.work(LATER).claims == 1
        (origin,) = [one for one in graded.claim_with("Eastern Eye").origins.origins if one.name == "Eastern Eye"]
        assert origin.source is not None


def test_another_policy_judges_everything_again_once(tmp_path):
    with a_newsroom(tmp_path, [TAKEN, SEEN, ELSEWHERE]) as room:
        strict = room.with_settings(SOURCES + "\npolicy: {corroborate: {origins: 3}}\n")
        assert strict.work(LATER).claims == len(room.claims())
        assert strict.claim_with("our people are inside").status is Status.UNCONFIRMED
        assert strict.work(LATER).claims == 0


@pytest.mark.parametrize("order", [1, -1])
def test_a_split_by_an_editor_holds_whatever_comes(tmp_path, order):
    with a_newsroom(tmp_path, [TAKEN, SEEN]) as room:
        ours, theirs = (one.statement.uid for one in room.claim_with("our people are inside").appearances)
        room.store.add_decision(Decision(at=LATER, who="Ed", act="split", subject=theirs, other=ours, reason="no"))
        room.store.requeue([SEEN.uid])
        room.work(LATER)
        apart = told(room.claims())
        assert len(apart) == 2
        room.store.requeue(None)
        room.take([TAKEN, SEEN][::order], LATER)
        assert told(room.claims()) == apart
        room.take(
            [said("c1", COURIER, "08:40", "Rebels captured the village of Tell Marjan, our reporter saw.")], LATER
        )
        assert ours not in {one.statement.uid for one in room.claim_with("our people are inside").appearances}


def test_a_join_by_an_editor_holds_whatever_comes(tmp_path):
    with a_newsroom(tmp_path, [TAKEN, ELSEWHERE]) as room:
        ours, theirs = (claim.appearances[0].statement.uid for claim in room.claims())
        room.store.add_decision(Decision(at=LATER, who="Ed", act="join", subject=theirs, other=ours, reason="same"))
        room.store.requeue([TAKEN.uid, ELSEWHERE.uid])
        room.work(LATER)
        (claim,) = room.claims()
        assert {one.band for one in claim.appearances} == {Band.AUTO, Band.EDITOR}
        room.store.requeue(None)
        room.take([TAKEN, SEEN, ELSEWHERE], LATER)
        (claim,) = room.claims()
        assert [one.post.id for one in claim.appearances] == ["h1", "v1", "r1"]


def test_answers_to_answers_follow_when_what_they_answer_comes_last(tmp_path):
    thread = [
        ELSEWHERE,
        said("r2", RIVER, "12:10", "Correction: three people were wounded.", reply_to="r1"),
        said("h2", HILLTOP, "12:20", "Not true.", reply_to="r2"),
    ]
    with a_newsroom(tmp_path / "a", thread) as room:
        expected = told(room.claims())
    with a_newsroom(tmp_path / "b") as room:
        for post in reversed(thread):
            room.take([post])
        assert told(room.claims()) == expected


def test_two_posts_that_answer_each_other_and_one_that_answers_itself_are_read(tmp_path):
    ring = [
        TAKEN.model_copy(update={"reply_to": "v1"}),
        SEEN.model_copy(update={"reply_to": "h1"}),
        ELSEWHERE.model_copy(update={"reply_to": "r1"}),
    ]
    with a_newsroom(tmp_path, ring) as room:
        room.take(ring[::-1], LATER)
        assert {one.post.id for claim in room.claims() for one in claim.appearances} == {"h1", "v1", "r1"}


def test_every_quote_is_an_exact_span_of_its_post(tmp_path):
    with a_newsroom(tmp_path, POSTS) as room:
        shown = [one for claim in room.claims() for one in claim.appearances]
        assert shown
        for one in shown:
            assert one.post.text[one.statement.start : one.statement.end] == one.statement.quote
            assert one_line(one.statement.quote)
