"""What people of a place say is passed on, wherever they are said to be; nouns of saying pass nothing on."""

from datetime import UTC, datetime

import pytest

from pipeline.roster import Roster
from pipeline.split import split
from pipeline.types import Post, Role, Source

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


@pytest.mark.parametrize(
    "text",
    [
        "Governor said five people died in Kafr Hind.",
        "Jets bombed Kafr Hind, the mayor said.",
        "The mayor: jets bombed Kafr Hind.",
        "Jets bombed Kafr Hind. Source: the deputy governor",
        "Jets bombed Kafr Hind (governor)",
        "ITEM: Jets bombed Kafr Hind –Governor",
        "“Jets bombed the hospital of Kafr Hind” – the mayor",
        "Police chief said five people died in Kafr Hind.",
        "Мэр: в Заречном погибли 5 человек.",
        "По словам губернатора, в Заречном погибли 5 человек.",
        "Глава региона сообщил о гибели 5 человек в Заречном.",
        "Міський голова: у Зарічному загинули 5 людей.",
        "Голова ОВА повідомив про обстріл Зарічного.",
        "المحافظ: مقتل 5 مدنيين في تل عمران",
        "قال رئيس البلدية إن 5 مدنيين قتلوا في تل عمران",
    ],
)
def test_an_office_without_a_name_speaks_and_is_no_source(text):
    assert (first(text).hedged, first(text).credit) == (True, ())


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The mayor of Bir Zeid said five people died.", "mayor of Bir Zeid"),
        ("Governor Hassan Diab said five people died in Kafr Hind.", "Governor Hassan Diab"),
        ("The mayor denied that rebels took Kafr Hind.", "mayor"),
    ],
)
def test_who_is_named_with_his_office_is_credited_and_so_is_a_denial(text, who):
    assert first(text).credit == (who,)


@pytest.mark.parametrize(("role", "hedged"), [(Role.OUTLET, False), (Role.COMMENTER, True)])
def test_our_reporter_is_the_outlet_s_own_voice_and_nobody_where_words_are_passed_on(role, hedged):
    watch = Roster([Source(name="Watch", role=role)])
    text = "“Jets bombed the hospital of Kafr Hind” – Our reporter"
    found = split(Post(source="Watch", id="1", published=AT, fetched=AT, text=text), watch)[0]
    assert (found.hedged, found.credit) == (hedged, ())
