"""What tells nothing, what is told in a list, what is taken back."""

import pytest

from pipeline.types import Stance
from tests.split.test_split import claims, statements


@pytest.mark.parametrize(
    "text",
    [
        "The number of casualties was not immediately clear.",
        "The Lantern could not independently verify the claim.",
        "No reason was given.",
        "Residents could not be reached.",
        "Подтвердить это не удалось.",
        "Причину не назвали.",
        "لم يتسن التحقق من ذلك",
        "Their names have not been released.",
        "The identity of those killed in Bir Zeid is not known.",
        "No further information was given on the strike in Bir Zeid.",
        "The army has not released the names of the soldiers killed.",
        "Officials did not give further details about the attack.",
        "There was no immediate word on casualties.",
        "The ministry gave no toll.",
        "Имена погибших не раскрываются.",
        "Власти не раскрыли имена погибших в Заречном.",
        "Подробности атаки на Заречное не сообщаются.",
        "Особи загиблих не встановлені.",
        "Подробиць обстрілу Зарічного поки немає.",
        "ولم يتم الكشف عن أسماء القتلى",
        "لم يتم الإفراج عن أسماء الضحايا",
        "ولم يذكر المصدر تفاصيل القصف على تل عمران",
    ],
)
def test_what_is_not_known_makes_no_claim(text):
    assert statements(text)[0].aside == "nothing known"


@pytest.mark.parametrize(
    "text",
    [
        "The prisoners have not been released.",
        "Their names were not given, but rebels shelled Bir Zeid.",
        "No details, but jets bombed Bir Zeid again.",
        "Подробности не сообщаются, но обстрел Заречного продолжается.",
        "لم تسيطر قوات النظام على تل عمران",
    ],
)
def test_what_is_denied_or_told_beside_a_withheld_detail_is_a_claim(text):
    assert statements(text)[0].aside is None


def test_a_remark_that_something_is_unclear_takes_nothing_from_what_was_told():
    assert claims("Five people were killed in Bir Zeid, it was unclear by whom.")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("They “captured” Tell Umran.", "irony"),
        ("Вони «захопили» Лугове.", "irony"),
        ("Kafr Hind, captured by rebels on Monday, lies on the only road.", "background"),
        ("What we are watching: fighting near Bir Zeid.", "forecast"),
        ("RT", "links and tags"),
    ],
)
def test_irony_background_and_agendas_make_no_claim(text, reason):
    assert statements(text)[0].aside == reason


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured the “Martyrs” base in Tell Umran.",
        "Kafr Hind, shelled since dawn, was captured by rebels.",
        "Army infantry are back in Tell Umran.",
    ],
)
def test_a_quoted_name_or_a_main_deed_keeps_the_claim(text):
    assert claims(text)


def test_a_list_behind_a_colon_is_as_many_statements_as_it_names_places():
    text = "As of 2040 local: rebels captured Tell Umran, Kafr Hind shelled since noon, fighting in Bir Zeid."
    assert [item.quote for item in claims(text)][1:] == ["Kafr Hind shelled since noon", "fighting in Bir Zeid."]
    assert not any(item.hedged for item in claims(text))


def test_a_denial_behind_what_it_denies_is_a_statement_of_its_own():
    found = statements("Russia said it had captured Zarichne, which Ukraine's military denied.")
    assert [(item.stance, item.credit) for item in found] == [
        (Stance.ASSERTS, ("Russia",)),
        (Stance.DENIES, ("Ukraine's military",)),
    ]


def test_each_credit_inside_a_line_closes_an_item():
    text = "ITEM: Rebels hold Tell Umran. –Heron. Kafr Hind was shelled –HillObservatory."
    found = [(item.quote, item.credit) for item in claims(text, source="reader 4")]
    assert found == [("Rebels hold Tell Umran.", ("Heron",)), ("Kafr Hind was shelled", ("HillObservatory",))]


@pytest.mark.parametrize("text", ["ITEM: Rebels hold Tell Umran –Heron (!!)", "ITEM: Rebels hold Tell Umran –Heron 💔"])
def test_signs_behind_a_credit_are_no_part_of_it(text):
    assert claims(text, source="reader 4")[0].credit == ("Heron",)


def test_a_translated_repost_is_read_without_its_note():
    found = claims("RT @heron_map (translated): Rebels hold Tell Umran")
    assert [(item.quote, item.credit) for item in found] == [("Rebels hold Tell Umran", ("heron_map",))]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("CORRECTION: School hit", "Our report on Friday placed the school in Kafr Hind."),
        ("Виправлення", "У нашому повідомленні йшлося про Лугове."),
        ("تصويب", "ورد في خبرنا أمس أن المدرسة في كفر هند"),
    ],
)
def test_under_a_correction_what_is_told_of_the_own_report_is_taken_back(title, text):
    assert statements(text, title=title)[0].stance is Stance.CORRECTS


def test_an_invitation_to_correct_corrects_nothing():
    assert statements("Corrections welcome.")[0].stance is Stance.ASSERTS


@pytest.mark.parametrize(
    "text",
    [
        "Tell Umran has not been captured.",
        "The air force flew no sorties over Kafr Hind.",
        "Лугове не захоплене.",
        "Луги не взяты.",
        "لم تسقط تل عمران",
    ],
)
def test_that_something_did_not_happen_is_a_denial(text):
    assert statements(text)[0].stance is Stance.DENIES


@pytest.mark.parametrize(
    "text",
    [
        "Civilians are not a target.",
        "Hospitals are never a target.",
        "Schools must be protected.",
        "Мирные жители — не цель.",
        "Цивільні — не мішень.",
        "المدنيون ليسوا هدفاً",
    ],
)
def test_what_ought_to_be_is_no_denial_and_no_claim(text):
    assert statements(text)[0].aside == "appeal"


@pytest.mark.parametrize(
    "text",
    [
        "The Council calls on all parties to protect civilians.",
        "We call on all parties to allow safe passage out of Bir Zeid.",
        "ندعو جميع الأطراف إلى حماية المدنيين",
        "Призываем все стороны прекратить огонь.",
        "Закликаємо всі сторони припинити вогонь.",
    ],
)
def test_an_appeal_to_everybody_is_nobodys_act(text):
    (said,) = statements(text)
    assert (said.aside, said.own_act) == ("appeal", None)


@pytest.mark.parametrize(
    "text",
    [
        "Jets hit the school in Tell Umran, though schools are not a target.",
        "Schools are not a target, yet shells hit one in Tell Umran.",
    ],
)
def test_a_deed_told_beside_what_ought_to_be_is_told(text):
    assert any(one.aside is None for one in statements(text))


@pytest.mark.parametrize(
    "text",
    [
        "The brigade could pause for some days. Or a rage offensive.",
        "Или новый штурм Лугового.",
        "Або наступ на Лугове.",
        "أو هجوم جديد على تل عمران",
    ],
)
def test_another_thought_beside_the_last_one_is_opinion(text):
    assert statements(text)[-1].aside == "opinion"


@pytest.mark.parametrize("text", ["Or Tzafon was shelled this morning.", "أم درمان: مقتل خمسة مدنيين بالقصف"])
def test_a_town_called_or_is_no_thought(text):
    assert statements(text)[0].aside is None
