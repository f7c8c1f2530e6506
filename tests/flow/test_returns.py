"""A post that goes back to an earlier text changes once more; the same file again changes nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pipeline.returns import Returns
from pipeline.types import Saved
from tests.flow.newsroom import HILLTOP, NOW, a_newsroom, said

HERE = said("h1", HILLTOP, "08:00", "Rebels captured the village of Tell Marjan.")
THERE = HERE.model_copy(update={"text": "Rebels captured the village of Qasr Banat."})


def seen(post, hours):
    """The post as a file told it that was taken in so many hours later."""
    return post.model_copy(update={"fetched": NOW + timedelta(hours=hours)})


def test_a_text_that_comes_back_without_a_date_is_a_new_version_and_judged(tmp_path):
    with a_newsroom(tmp_path, [seen(HERE, 0)]) as room:
        room.take([seen(THERE, 1)], NOW + timedelta(hours=1))
        report = room.take([seen(HERE, 2)], NOW + timedelta(hours=2))
        assert (report.new, report.changed) == (0, 1)
        texts = [one.text for one in room.store.post_versions(HERE.uid)]
        assert texts == [HERE.text, THERE.text, HERE.text]
        assert [one.post.id for one in room.claim_with("Tell Marjan").appearances] == ["h1"]
        report = room.take([seen(HERE, 3)], NOW + timedelta(hours=3))
        assert (report.new, report.changed, report.claims) == (0, 0, 0)


def test_a_file_that_tells_a_text_its_edit_and_the_text_again_ends_with_it(tmp_path):
    with a_newsroom(tmp_path, [HERE, THERE, HERE]) as room:
        assert [one.text for one in room.store.post_versions(HERE.uid)] == [HERE.text, THERE.text, HERE.text]
        again = room.take([seen(one, 2) for one in (HERE, THERE, HERE)], NOW + timedelta(hours=2))
        assert (again.new, again.changed, again.claims) == (0, 0, 0)


@pytest.mark.parametrize("size", [1, 2])
def test_a_file_that_tells_two_texts_of_a_post_changes_nothing_the_second_time_whatever_its_portions(tmp_path, size):
    with a_newsroom(tmp_path, []) as room:
        for hours, expected in ((0, Saved(new=1, changed=1)), (2, Saved(unchanged=2)), (4, Saved(unchanged=2))):
            returns = Returns(room.store, NOW + timedelta(hours=hours))
            file = [seen(HERE, hours), seen(THERE, hours)]
            saved = sum((returns.save(file[at : at + size]) for at in range(0, 2, size)), Saved())
            assert saved + returns.finish() == expected
        assert len(room.store.post_versions(HERE.uid)) == 2
