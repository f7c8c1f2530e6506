"""What people of a place say is passed on, wherever they are said to be; nouns of saying pass nothing on."""

from datetime import UTC, datetime

import pytest

from pipeline.roster import Roster
from pipeline.split import split
from pipeline.types import Post

AT = datetime(2024, 2, 1, 9, tzinfo=UTC)


def first(text):
    return split(Post(source="Watch", id="1", published=AT, fetched=AT, text=text), Roster(()))[0]


@pytest.mark.parametrize(
    "text",
    [
        "Residents of Bir Zeid say a shell hit a house.",
        "Residents of block 24 in Bir Zeid report heavy shelling.",
        "Traders at the Kafr Hind market say shells killed six people.",
        "People living near the bridge in Bir Zeid report that jets bombed it.",
        "Fishermen at Bir Zeid say a warship fired on their boats.",
        "Families from Kafr Hind say they were shelled overnight.",
        "Doctors put the death toll in Kafr Hind at 12.",
        "Врачи оценивают число погибших в Заречном в 12 человек.",
        "Лікарі називають цифру у 12 загиблих у Зарічному.",
    ],
)
def test_what_people_of_a_place_say_is_passed_on_and_nobody_is_credited(text):
    assert first(text).hedged
    assert first(text).credit == ()


@pytest.mark.parametrize(
    "text",
    [
        "Villages in Blue River state were shelled, six died in Kafr Hind.",
        "Six people died in shelling on Kafr Hind, a note on sources follows.",
        "Officers in the army killed two men in Kafr Hind.",
        "We put the toll in Kafr Hind at 12 dead.",
        "Rebels put the number of their checkpoints up.",
    ],
)
def test_words_of_saying_that_say_nothing_pass_nothing_on(text):
    assert not first(text).hedged
