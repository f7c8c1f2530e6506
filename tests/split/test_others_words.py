"""Words that were another's: translated, with the name beside them; or named only as what the writer answers."""

import pytest

from pipeline.roster import Roster
from pipeline.split import split
from pipeline.types import Role, Source
from tests.builders import a_post

ROSTER = Roster([Source(name="Hill Council", role=Role.OFFICIAL, reliability="B", aliases=("Рада пагорба",))])


def read(text, lang="en"):
    return split(a_post(text, lang=lang), ROSTER)


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("A missile hit the bakery in Bir Zeid. (Hill Council, my translation)", "en", "Hill Council"),
        ("A missile hit the bakery in Bir Zeid. [Hill Council, machine translation]", "en", "Hill Council"),
        ("У Дубровці ракета влучила в пекарню. (Рада пагорба, переклад мій)", "uk", "Рада пагорба"),
    ],
)
def test_a_translation_is_of_the_body_named_beside_it(text, lang, name):
    assert [one.credit for one in read(text, lang)] == [(name,)]


@pytest.mark.parametrize(
    "text",
    [
        "A missile hit the bakery in Bir Zeid. (translated from the mayor's post)",
        "A missile hit the bakery in Bir Zeid. (my translation)",
        "В Дубровке ракета попала в пекарню. (перевод)",
    ],
)
def test_a_translation_of_nobody_named_is_passed_on(text):
    (one,) = read(text)
    assert one.hedged


def test_other_remarks_in_brackets_are_no_translation():
    assert not read("A missile hit the bakery in Bir Zeid. (Transit trade goes on)")[0].hedged


@pytest.mark.parametrize(
    ("text", "lang", "answer"),
    [
        ("On the reports about Bir Zeid: our army did not fire on the town.", "en", "our army did not fire"),
        ("As for claims that Bir Zeid has fallen: we hold the village.", "en", "we hold the village"),
        ("По поводу «взятия» Дубровки: никакого противника тут нет.", "ru", "никакого противника"),
        ("Щодо чуток про прорив біля Дубровки: лінія тримається.", "uk", "лінія тримається"),
        ("بخصوص أنباء سقوط بير زيد: البلدة تحت سيطرتنا", "ar", "البلدة تحت"),
    ],
)
def test_reports_named_as_what_is_answered_are_neither_told_nor_a_reserve(text, lang, answer):
    topic, own = read(text, lang)
    assert topic.aside == "heading"
    assert own.quote.startswith(answer)
    assert not own.hedged
    assert not own.credit


@pytest.mark.parametrize(
    "text",
    ["Reports: Bir Zeid has fallen.", "On Friday: shelling of Bir Zeid.", "Hill Council: two killed in Bir Zeid."],
)
def test_other_words_before_a_colon_stay_with_what_follows(text):
    assert len(read(text)) == 1
