"""Who stands before a blow that is told in the passive suffers it, in three languages; who fires does not."""

import pytest

from tests.particulars.saying import said


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Rebels in Saraqib were shelled.", "on"),
        ("Rebels were shelled in Saraqib.", "on"),
        ("Rebel positions near Saraqib have been bombed.", "on"),
        ("Russian troops in Saraqib were hit by a missile.", "on"),
        ("Повстанцы в Саракибе обстреляны.", "on"),
        ("Росіяни у Торському атаковані дронами.", "on"),
        ("Rebels shelled Saraqib.", "by"),
        ("Rebels were shelling Saraqib.", "by"),
        ("Rebels in Saraqib shelled the army.", "by"),
        ("Повстанцы обстреляли Саракиб.", "by"),
        ("Росіяни атакували Торське.", "by"),
    ],
)
def test_who_was_shelled_did_not_shell(text, part):
    assert [actor.part for actor in said(text).actors] == [part]
