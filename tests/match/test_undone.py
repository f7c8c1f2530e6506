"""An attempt that was survived is no death, a refusal to leave is no withdrawal, a car crash is no shelling."""

import pytest

from pipeline.match import AUTO, compare
from pipeline.match.told import told
from pipeline.match.undone import not_so, other_cause
from tests.particulars.saying import describing

NOT_SO = [
    ("en", "The mayor was assassinated in Balyn.", "The mayor survived an assassination attempt in Balyn."),
    ("en", "A judge was assassinated in Balyn.", "A judge escapes assassination in Balyn."),
    ("ru", "В Калиновке убит мэр, покушение удалось.", "Мэр Калиновки пережил покушение."),
    ("uk", "Мера вбито у Дубровиці.", "Мер пережив замах у Дубровиці."),
    ("ar", "اغتيال قاض في درعا", "نجاة قاض من محاولة اغتيال في درعا"),
    ("en", "Rebels withdrew from Balyn.", "Rebels refused to withdraw from Balyn."),
    ("en", "Rebels left Balyn.", "Rebels rejected a call to leave Balyn."),
    ("ru", "Повстанцы покинули Калиновку.", "Повстанцы отказались покинуть Калиновку."),
    ("uk", "Повстанці відійшли з Калинівки.", "Повстанці відмовилися відійти з Калинівки."),
    ("ar", "الثوار ينسحبون من تل حمزة", "رفض الثوار الانسحاب من تل حمزة"),
]
MAY_BE_SO = [
    ("en", "The mayor was assassinated in Balyn.", "Balyn: the mayor has been assassinated."),
    ("en", "The mayor survived an assassination attempt in Balyn.", "Assassination attempt on the mayor of Balyn."),
    ("en", "Rebels withdrew from Balyn.", "Rebels have left Balyn."),
    ("ar", "الثوار ينسحبون من تل حمزة", "انسحاب الثوار من تل حمزة"),
]
OTHER_CAUSE = [
    ("en", "Five people were killed in a car crash in Balyn.", "Five people were killed by shelling in Balyn."),
    ("en", "The explosion in Balyn was a controlled demolition.", "Explosion in Balyn wounds two people."),
    ("ru", "В Калиновке прогремел взрыв: утилизация боеприпасов.", "В Калиновке прогремел взрыв, двое раненых."),
    ("en", "Five people died of cholera in Balyn.", "Five people died of hunger in Balyn."),
    ("ar", "وفاة خمسة أشخاص بالكوليرا في بنش", "مقتل خمسة أشخاص بقصف على بنش"),
    ("ru", "В Калиновке пятеро погибли в ДТП.", "В Калиновке при обстреле погибли пятеро."),
    ("uk", "У Дубровиці внаслідок ДТП загинуло п'ятеро.", "У Дубровиці внаслідок обстрілу загинуло п'ятеро."),
    ("ar", "مقتل خمسة أشخاص في حادث سير في بنش", "مقتل خمسة أشخاص بقصف على بنش"),
    ("en", "A gas cylinder exploded in a market in Balyn.", "A car bomb exploded in a market in Balyn."),
    ("uk", "На ринку в Дубровиці вибухнув газ.", "На ринку в Дубровиці вибухнула ракета."),
]


def two(lang, first, second):
    return describing(first, lang=lang, source="A", post_id="A"), describing(second, lang=lang, source="B")


@pytest.mark.parametrize(("lang", "first", "second"), NOT_SO)
def test_what_did_not_come_about_is_not_what_did(lang, first, second):
    a, b = two(lang, first, second)
    assert compare(a, b).veto is not None or compare(a, b).score < AUTO
    assert not_so(told(a), told(a)) is None


@pytest.mark.parametrize(("lang", "first", "second"), MAY_BE_SO)
def test_what_both_tell_is_one(lang, first, second):
    a, b = two(lang, first, second)
    assert compare(a, b).veto is None
    assert compare(a, b).score >= AUTO


@pytest.mark.parametrize(("lang", "first", "second"), OTHER_CAUSE)
def test_an_accident_is_no_blow(lang, first, second):
    a, b = map(told, two(lang, first, second))
    assert other_cause(a, b) == other_cause(b, a) == "other means"
    assert other_cause(a, a) is None
