"""What an editor joined stays joined and what was split stays split, however the posts are edited meanwhile."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pipeline import deciding
from pipeline.replay.rerun import rerun
from pipeline.replay.spec import Spec
from pipeline.types import Post
from tests.flow.newsroom import COURIER, HILLTOP, NOW, RIVER, VALLEY, a_newsroom, said, told

TOLD = (
    said("h1", HILLTOP, "08:00", "Rebels captured the village of Tell Marjan."),
    said("v1", VALLEY, "08:10", "The rebels have captured the village of Tell Marjan, our people are inside."),
    said("c1", COURIER, "08:40", "Rebels captured the village of Tell Marjan, our reporter saw."),
    said("r1", RIVER, "12:00", "Two people were wounded in shelling of the village of Umm Zahra."),
)
EDITS = (
    lambda text: text,  # as it was
    lambda text: text.replace(".", "!"),
    lambda text: text.replace(" the village", ", the village"),
    lambda text: "UPDATE: " + text,
    lambda text: text + " We will be back with more.",
    lambda text: "Good morning. " + text.replace("village", "villlage"),
    lambda text: text.removesuffix(".") + " , sources on the spot say .",
)
SAME = ({"h1", "v1", "c1"}, {"r1"})
"""Posts of one claim each, before anybody decides."""


def edited(post: Post, text: str, minute: int) -> Post:
    when = NOW + timedelta(minutes=minute)
    return post.model_copy(update={"text": text, "edited": when, "fetched": when})


def claims_of(room) -> list[set[str]]:
    return sorted(({one.post.id for one in claim.appearances} for claim in room.claims()), key=sorted)


def decide(room, act: str, post: str = "h1") -> None:
    """Split one of the three from the other two, or join the other village to them."""
    (first,) = [one for one in room.claims() if any(look.post.id == post for look in one.appearances)]
    given = (room.store, room.settings)
    if act == "split":
        out = [look.statement.uid for look in first.appearances if look.post.id == post]
        deciding.split(*given, first.uid, out, "ann", NOW, "another village of that name")
    else:
        (other,) = [one for one in room.claims() if any(look.post.id == "r1" for look in one.appearances)]
        deciding.join(*given, first.uid, other.uid, "ann", NOW, "one operation")


def replayed(room) -> list:
    """What a replay makes of it."""
    with tempfile.TemporaryDirectory() as name:
        spec = Spec(database=f"sqlite:///{room.folder / 'itemwire.db'}", sources=str(room.folder / "sources.yaml"))
        return told(rerun(spec, Path(name)).claims)


batch = st.dictionaries(st.sampled_from(range(4)), st.sampled_from(range(len(EDITS))), min_size=1, max_size=4)


@settings(max_examples=5, phases=(Phase.explicit, Phase.reuse, Phase.generate))  # shrinking takes minutes
@given(st.sampled_from(["split", "join"]), st.sampled_from(["h1", "v1", "c1"]), st.lists(batch, min_size=1, max_size=4))
def test_a_split_never_joins_again_and_a_join_never_splits(act, post, batches):
    with tempfile.TemporaryDirectory() as name, a_newsroom(Path(name), TOLD) as room:
        assert claims_of(room) == sorted(SAME, key=sorted)
        decide(room, act, post)
        for minute, one in enumerate(batches, 1):
            now = NOW + timedelta(minutes=minute)
            news = [edited(TOLD[at], EDITS[edit](TOLD[at].text), minute) for at, edit in one.items()]
            room.take(news, now)
            (home,) = [posts for posts in claims_of(room) if (post if act == "split" else "h1") in posts]
            assert home == {post} if act == "split" else "r1" in home
        again = told(room.claims())
        assert replayed(room) == again
        room.store.requeue(None)
        room.work(NOW + timedelta(hours=2))
        assert told(room.claims()) == again


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("act", ["split", "join"])
def test_all_posts_edited_at_once_in_any_order_change_no_decision(tmp_path, act, order):
    with a_newsroom(tmp_path, TOLD) as room:
        decide(room, act)
        decided = claims_of(room)
        room.take([edited(one, one.text.replace(".", "!"), 1) for one in TOLD[::order]], NOW + timedelta(minutes=1))
        assert claims_of(room) == decided
        assert all("!" in look.statement.quote for claim in room.claims() for look in claim.appearances)


@pytest.mark.parametrize("act", ["split", "join"])
def test_a_text_that_comes_back_brings_the_decision_back(tmp_path, act):
    with a_newsroom(tmp_path, TOLD) as room:
        decide(room, act)
        decided = claims_of(room)
        mended = edited(TOLD[0], TOLD[0].text.replace(".", "!"), 1)
        room.take([mended], NOW + timedelta(minutes=1))
        room.take([edited(TOLD[0], "Good morning to all our readers.", 2)], NOW + timedelta(minutes=2))
        assert not any("h1" in posts for posts in claims_of(room))
        room.take([edited(TOLD[0], TOLD[0].text, 3)], NOW + timedelta(minutes=3))
        assert claims_of(room) == decided
        room.take([edited(TOLD[0], mended.text, 4)], NOW + timedelta(minutes=4))
        assert claims_of(room) == decided


def test_a_decision_that_an_edit_leaves_without_a_passage_is_told_in_the_source_log(tmp_path):
    with a_newsroom(tmp_path, TOLD) as room:
        decide(room, "split")
        room.take([edited(TOLD[0], "Rebels captured the village of Qasr Banat.", 1)], NOW + timedelta(minutes=1))
        resting = [one for one in room.store.log_entries() if one.kind == "resting"]
        assert {(one.body["act"], one.body["who"]) for one in resting} == {("split", "ann")}


def test_what_is_decided_on_an_edited_passage_outweighs_what_was_decided_before(tmp_path):
    with a_newsroom(tmp_path, TOLD) as room:
        before = claims_of(room)
        decide(room, "split")
        room.take([edited(TOLD[0], TOLD[0].text.replace(".", "!"), 1)], NOW + timedelta(minutes=1))
        a, b = (room.claim_with(words) for words in ("Tell Marjan!", "our people are inside"))
        deciding.join(room.store, room.settings, a.uid, b.uid, "bob", NOW + timedelta(minutes=2), "it is one")
        assert claims_of(room) == before
        room.take([edited(TOLD[0], TOLD[0].text, 3)], NOW + timedelta(minutes=3))
        assert claims_of(room) == before
