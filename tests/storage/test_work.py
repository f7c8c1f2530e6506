"""Work on posts: stored whole or not at all, and read back as whole claims."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pipeline.errors import StorageError
from pipeline.roster import Roster
from pipeline.types import (
    Actor,
    Band,
    Claim,
    Figure,
    Origin,
    OriginTree,
    Post,
    Precision,
    Reliability,
    Source,
    Stance,
    Statement,
    Status,
    StatusChange,
    Suggestion,
    Tag,
    When,
)
from storage import Change, ClaimFilter, Store, Work
from tests.builders import a_place, particulars
from tests.storage.build import NOON, a_post, claim_of, link_of, minutes, statement_of, version

NOBODY = Roster([])


def take_in(store: Store, *posts: Post) -> list[Post]:
    store.save_posts(posts, NOON)
    return store.pending(100)


def work_of(posts: list[Post], claims: list[Claim], statements: list[Statement], **fields) -> Work:
    fields.setdefault("keys", {said.uid: ("place:khls", "event:assault") for said in statements})
    return Work(posts=tuple(posts), statements=tuple(statements), claims=tuple(claims), **fields)


def one_claim(store: Store, *posts: Post, **fields) -> tuple[Claim, list[Statement]]:
    """Take `posts` in and make one claim of them all."""
    read = take_in(store, *posts)
    said = [statement_of(post) for post in read]
    claim = claim_of(*zip(said, read, strict=True), **fields)
    store.commit_work(work_of(read, [claim], said), NOON)
    return claim, said


def unlisted(claim: Claim) -> Claim:
    """`claim` as it comes back without a roster."""
    looks = (
        look.model_copy(update={"source": Source(name=look.source.name, listed=False)}) for look in claim.appearances
    )
    return claim.model_copy(update={"appearances": tuple(looks)})


def test_a_claim_comes_back_whole(store: Store) -> None:
    origin = Origin(name="Stork", stances=(Stance.ASSERTS,), statements=("s-1",), first=NOON)
    claim, _ = one_claim(
        store,
        a_post(source="Stork"),
        a_post("Khalsa has been stormed.", source="Heron", at=minutes(4)),
        status=Status.CORROBORATED,
        tag=Tag.UNCONFIRMED,
        credibility=2,
        reason="corroborated: two origins",
        decided_by="rule:corroborated",
        missing="a third origin",
        basis=("s-1",),
        spellings={"khls": ("Khalsa", "Khalasah")},
        when=When(start=NOON, end=minutes(60), precision=Precision.HOUR, stated=True),
        actors=(Actor(key="rebels", name="rebels"),),
        figures=(Figure(what="killed", low=5),),
        flags=("a post was deleted",),
        origins=OriginTree(origins=(origin,)),
    )
    assert store.claim(claim.uid, NOBODY) == unlisted(claim)


def test_sources_are_as_the_roster_grades_them(store: Store) -> None:
    claim, _ = one_claim(store, a_post(source="Stork"))
    stork = Source(name="Stork", reliability=Reliability.B)
    found = store.claim(claim.uid, Roster([stork]))
    assert found is not None
    assert found.appearances[0].source == stork


def test_work_done_leaves_nothing_pending(store: Store) -> None:
    one_claim(store, a_post(), a_post())
    assert store.pending(10) == []


def test_posts_can_be_queued_again(store: Store) -> None:
    one_claim(store, a_post(id="1"), version(id="2"), version(id="2", text="", deleted=True, fetched=minutes(30)))
    assert store.requeue(["p-none"]) == 0
    assert store.requeue(None) == 2
    read = store.pending(10)
    assert store.requeue([read[0].uid]) == 0
    store.commit_work(Work(posts=tuple(read)), NOON)
    assert store.pending(10) == []


def test_a_version_that_arrived_meanwhile_stays_pending(store: Store) -> None:
    read = take_in(store, version(text="Five killed."))
    store.save_posts([version(text="Six killed.", edited=minutes(3))], NOON)
    store.commit_work(work_of(read, [], []), NOON)
    assert [post.text for post in store.pending(10)] == ["Six killed."]


def test_a_deletion_that_arrived_meanwhile_stays_pending(store: Store) -> None:
    read = take_in(store, version(text="Five killed."))
    store.save_posts([version(text="", deleted=True, fetched=minutes(30))], NOON)
    store.commit_work(work_of(read, [], []), NOON)
    (left,) = store.pending(10)
    assert left.deleted
    store.commit_work(work_of([left], [], []), NOON)
    assert store.pending(10) == []


def test_statements_come_back_as_they_were_given(store: Store) -> None:
    _, said = one_claim(store, a_post("Rebels storm Khalsa. Five killed.", id="1"), a_post(id="2", at=minutes(3)))
    assert store.statements([one.uid for one in said]) == {one.uid: one for one in said}
    assert store.statements_of([said[0].post, "p-none"]) == {said[0].post: [said[0]], "p-none": []}


def test_neighbours_are_found_by_key_and_time_newest_first_and_bounded(store: Store) -> None:
    posts = [a_post(at=minutes(number), id=str(number)) for number in range(6)]
    _, said = one_claim(store, *posts)
    near = store.neighbours(["place:khls", "place:none"], minutes(1), minutes(4), 3)
    assert near == {"place:khls": [said[4].uid, said[3].uid, said[2].uid]}
    assert store.neighbours([], minutes(1), minutes(4), 3) == {}


def test_keys_of_any_length_are_kept_and_found(store: Store) -> None:
    read = take_in(store, a_post())
    said = statement_of(read[0])
    key = "place:" + "ж" * 5000
    store.commit_work(work_of(read, [], [said], keys={said.uid: (key, key + "x")}), NOON)
    assert store.neighbours([key], minutes(-1), minutes(1), 5) == {key: [said.uid]}


def test_what_a_post_no_longer_says_is_gone_with_its_keys_and_links(store: Store) -> None:
    claim, said = one_claim(
        store, version(text="Rebels storm Khalsa."), a_post("Khalsa stormed.", id="2", at=minutes(2))
    )
    store.commit_work(Work(links=(link_of(*said),)), NOON)
    assert store.links_of([said[1].uid]) != []
    read = take_in(store, version(text="Correction: nothing happened.", edited=minutes(9)))
    rest = store.members([claim.uid])[claim.uid][1].statement
    left = claim_of((rest, store.posts([rest.post])[rest.post]))
    store.commit_work(work_of(read, [left], []), NOON)
    assert store.statements([said[0].uid]) == {}
    assert store.links_of([said[1].uid]) == []
    assert store.neighbours(["place:khls"], minutes(-9), minutes(9), 9) == {"place:khls": [rest.uid]}
    assert store.check() == []


def test_links_come_back_once_whichever_way_they_were_compared(store: Store) -> None:
    _, said = one_claim(store, a_post(id="1"), a_post(id="2"))
    a, b = sorted(said, key=lambda one: one.uid)
    store.commit_work(
        Work(links=(link_of(b, a, 0.5), link_of(a, b, 0.8, parts={"place": 1.0}, veto="other day"))), NOON
    )
    (found,) = store.links_of([a.uid, b.uid])
    assert found == link_of(a, b, 0.8, parts={"place": 1.0}, veto="other day")


def test_two_claims_joined_leave_an_address_that_still_leads_there(store: Store) -> None:
    read = take_in(store, a_post(id="1"), a_post(id="2", at=minutes(3)))
    said = [statement_of(post) for post in read]
    apart = [claim_of((one, post)) for one, post in zip(said, read, strict=True)]
    hint = Suggestion(claim=apart[0].uid, other=apart[1].uid, score=0.6, why="same place")
    apart[0] = apart[0].model_copy(update={"suggestions": (hint,)})
    store.commit_work(work_of(read, apart, said), NOON)
    assert store.claim(apart[0].uid, NOBODY) == unlisted(apart[0])
    both = claim_of(*zip(said, read, strict=True))
    store.commit_work(Work(claims=(both,)), minutes(1))
    assert store.claim(apart[1].uid, NOBODY) == store.claim(apart[0].uid, NOBODY) == unlisted(both)
    assert store.current_uids([apart[1].uid, "c-none"]) == {apart[1].uid: both.uid}
    assert store.claims_of_statements([one.uid for one in said]) == {one.uid: both.uid for one in said}
    assert store.check() == []


def test_a_suggestion_follows_the_claim_that_it_names(store: Store) -> None:
    read = take_in(store, *(a_post(id=str(number), at=minutes(number)) for number in range(3)))
    said = [statement_of(post) for post in read]
    first, second, third = (claim_of((one, post)) for one, post in zip(said, read, strict=True))
    hint = Suggestion(claim=first.uid, other=third.uid, score=0.6, why="same place")
    store.commit_work(work_of(read, [first.model_copy(update={"suggestions": (hint,)}), second, third], said), NOON)
    joined = claim_of((said[1], read[1]), (said[2], read[2]))
    store.commit_work(Work(claims=(joined,)), minutes(1))
    found = store.claim(first.uid, NOBODY)
    assert found is not None
    assert found.suggestions == (hint.model_copy(update={"other": joined.uid}),)


def test_a_mended_spelling_keeps_the_address_of_the_claim(store: Store) -> None:
    before, _ = one_claim(store, version(text="Rebels strom Khalsa."))
    read = take_in(store, version(text="Rebels storm Khalsa.", edited=minutes(4)))
    said = statement_of(read[0])
    after = claim_of((said, read[0]))
    store.commit_work(work_of(read, [after], [said]), minutes(5))
    assert before.uid != after.uid
    assert store.claim(before.uid, NOBODY) == unlisted(after)


def test_a_claim_whose_post_says_it_no_more_is_gone(store: Store) -> None:
    claim, _ = one_claim(store, version(text="Rebels storm Khalsa."))
    read = take_in(store, version(text="Sorry.", edited=minutes(4)))
    store.commit_work(work_of(read, [], []), minutes(5))
    assert store.claim(claim.uid, NOBODY) is None
    assert list(store.claims(ClaimFilter(), NOBODY)) == []
    assert store.check() == []


def test_a_claim_that_was_given_up_can_come_back(store: Store) -> None:
    claim, said = one_claim(store, version())
    read = take_in(store, version(text="Sorry.", edited=minutes(4)))
    store.commit_work(work_of(read, [], []), minutes(5))
    read = take_in(store, version(edited=minutes(8)))
    again = claim_of((said[0], read[0]))
    store.commit_work(work_of(read, [again], said), minutes(9))
    assert store.claim(claim.uid, NOBODY) == unlisted(again)
    assert store.check() == []


def test_history_only_grows(store: Store) -> None:
    claim, _ = one_claim(store, a_post())
    steps = [
        StatusChange(at=NOON, before=None, after=Status.UNCONFIRMED, by="rule:unconfirmed", reason="one origin"),
        StatusChange(
            at=minutes(1), before=Status.UNCONFIRMED, after=Status.CONFIRMED, by="editor:Ann", version=2, reason="seen"
        ),
    ]
    for step in steps:
        store.commit_work(Work(changes=(Change(claim=claim.uid, step=step),)), step.at)
    found = store.claim(claim.uid, NOBODY)
    assert found is not None
    assert list(found.history) == steps


def test_claims_are_found_by_period_status_place_source_and_event(store: Store) -> None:
    read = take_in(store, a_post(id="1", source="Stork"), a_post(id="2", source="Heron", at=minutes(60)))
    said = [
        statement_of(read[0]),
        statement_of(read[1], particulars=particulars(places=(a_place("Zaytan", "ztn"),), event="strike")),
    ]
    khalsa = claim_of((said[0], read[0]))
    zaytan = claim_of((said[1], read[1]), status=Status.DISPUTED)
    store.commit_work(work_of(read, [khalsa, zaytan], said), NOON)

    def found(**fields) -> list[str]:
        return [claim.uid for claim in store.claims(ClaimFilter(**fields), NOBODY)]

    assert found() == [khalsa.uid, zaytan.uid]
    assert found(since=minutes(30)) == [zaytan.uid]
    assert found(until=minutes(60)) == [khalsa.uid]
    assert found(statuses=(Status.DISPUTED,)) == [zaytan.uid]
    assert found(place="khalsa") == [khalsa.uid]
    assert found(sources=("Heron", "Egret")) == [zaytan.uid]
    assert found(event="strike") == [zaytan.uid]
    assert found(uids=(zaytan.uid, "c-none")) == [zaytan.uid]
    assert found(uids=()) == []
    assert found(event="strike", place="khalsa") == []
    assert store.claims_touching_posts([read[0].uid]) == {khalsa.uid}
    assert store.claims_touching_sources(["Heron"]) == {zaytan.uid}


def test_members_come_in_canonical_order_with_score_band_and_reason(store: Store) -> None:
    claim, said = one_claim(store, a_post(id="1"), a_post(id="2", at=minutes(3)))
    looks = (
        claim.appearances[0],
        claim.appearances[1].model_copy(update={"score": 0.7, "band": Band.EDITOR, "why": "Ann"}),
    )
    store.commit_work(Work(claims=(claim.model_copy(update={"appearances": looks}),)), NOON)
    members = store.members([claim.uid, "c-none"])
    assert [member.statement for member in members[claim.uid]] == said
    assert (members[claim.uid][1].score, members[claim.uid][1].band, members[claim.uid][1].why) == (
        0.7,
        Band.EDITOR,
        "Ann",
    )
    assert members["c-none"] == []


def test_work_that_cannot_be_stored_whole_is_not_stored_at_all(store: Store) -> None:
    read = take_in(store, a_post())
    said = statement_of(read[0])
    claim = claim_of((said, read[0]))
    nowhere = Suggestion(claim=claim.uid, other="c-none", score=0.5, why="a claim that is not there")
    broken = claim.model_copy(update={"suggestions": (nowhere,)})
    with pytest.raises(StorageError):
        store.commit_work(work_of(read, [broken], [said]), NOON)
    assert store.pending(10) == read
    assert store.statements([said.uid]) == {}
    assert store.check() == []


def test_the_same_work_twice_is_stored_once(store: Store) -> None:
    read = take_in(store, a_post(id="1"), a_post(id="2", at=minutes(3)))
    said = [statement_of(post) for post in read]
    claim = claim_of(*zip(said, read, strict=True))
    work = work_of(read, [claim], said, links=(link_of(*said),))
    store.commit_work(work, NOON)
    before = store.claim(claim.uid, NOBODY)
    store.commit_work(work, NOON + timedelta(minutes=1))
    assert store.claim(claim.uid, NOBODY) == before
    assert len(store.links_of([said[0].uid])) == 1
    assert store.check() == []


def test_many_claims_stream_in_pages(store: Store) -> None:
    read = take_in(store, *(a_post(id=str(number), at=minutes(number)) for number in range(700)))
    assert len(read) == 100
    posts = store.pending(1000)
    said = [statement_of(post) for post in posts]
    claims = [claim_of((one, post)) for one, post in zip(said, posts, strict=True)]
    store.commit_work(work_of(posts, claims, said), NOON)
    assert [claim.uid for claim in store.claims(ClaimFilter(), NOBODY)] == [claim.uid for claim in claims]
