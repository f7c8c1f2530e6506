"""Who is carried to safety, who leaves after talks, whose lives were lost, which names are not where it happened."""

import pytest

from tests.particulars.saying import exact, said


def event(text, lang):
    return said(text, lang=lang).event


EVACUATED = [
    ("en", "Today we relocated 22 colleagues from Hodeidah as security worsens."),
    ("en", "The ICRC has moved 22 staff out of Hodeidah, it said."),
    ("en", "The agency said it had taken 325 people from a detention centre in Saraqib to safer premises."),
    ("en", "More than 300 migrants were driven out of the Saraqib centre in UN buses this afternoon."),
    ("en", "Families were bussed out of Madaya"),
    ("en", "Orphans have been taken from Sudzha to safety"),
    ("ru", "МККК вывез 22 сотрудников из Ходейды на фоне ухудшения обстановки."),
    ("ru", "Из Курахово вывезли 40 жителей"),
    ("uk", "Волонтери вивезли 12 мешканців з Мирнограда"),
    ("uk", "Рятувальники евакуювали три родини з Мирнограда"),
    ("ar", "أجلت الأمم المتحدة 40 موظفا من الحديدة"),
    ("ar", "المفوضية تنقل 325 مهاجراً من مركز قصر بن غشير إلى الزاوية"),
]
OTHERWISE = [
    ("en", "Militants took 30 people prisoner from the village of Arima"),
    ("en", "Masked men took two aid workers from their car in Saraqib"),
    ("en", "Thirty people were taken from the village of Arima"),
    ("en", "Russian forces took children from Kherson and deported them"),
    ("en", "People were driven from their homes in Douma"),
    ("en", "The army moved tanks out of Hodeidah"),
    ("en", "The garrison left Saraqib"),
    ("en", "Rebels took the hill from the army near Arima"),
    ("en", "The wounded were taken from Douma to hospital"),
    ("ru", "Раненых вывезли в больницу Херсона"),
    ("uk", "Окупанти насильно вивезли дітей з Херсона"),
    ("ar", "انسحب الجيش من سراقب"),
]


@pytest.mark.parametrize(("lang", "text"), EVACUATED)
def test_who_is_carried_to_safety_is_evacuated(lang, text):
    assert event(text, lang) == "evacuate"


@pytest.mark.parametrize(("lang", "text"), OTHERWISE)
def test_prisoners_troops_and_the_wounded_are_not_evacuated(lang, text):
    assert event(text, lang) != "evacuate"


def test_those_carried_to_safety_are_counted_as_evacuated():
    told = said("The agency had taken 325 people from the centre in Saraqib to safer premises.")
    assert [(figure.what, figure.low) for figure in told.figures] == [("evacuated", 325)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "U.N. envoy Martin Griffiths flew out of Sanaa on Tuesday"),
        ("en", "UN special envoy De Mistura left Damascus without a deal"),
        ("ru", "Спецпосланник ООН Гриффитс вылетел из Саны"),
        ("uk", "Посланець ООН вилетів із Сани"),
        ("ar", "المبعوث الأممي مارتن غريفيث يغادر صنعاء"),
        ("ar", "وفد أممي غادر الحديدة"),
    ],
)
def test_an_envoy_who_leaves_ends_his_visit(lang, text):
    assert event(text, lang) == "talks"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Rebels left Daraya in buses"),
        ("en", "The bomb left two ministers wounded in Kabul"),
        ("ru", "Гарнизон покинул Саракиб"),
        ("uk", "Війська покинули Херсон"),
        ("ar", "غادرت الحافلات داريا"),
    ],
)
def test_nobody_else_who_leaves_came_to_talk(lang, text):
    assert event(text, lang) != "talks"


@pytest.mark.parametrize(
    ("lang", "text", "what"),
    [
        ("en", "Mines claimed the lives of six civilians who had gone back to their homes in Saraqib.", ("killed", 6)),
        ("en", "A mine cost the lives of two fishermen near Saraqib.", ("killed", 2)),
        ("en", "The shelling of Saraqib took the lives of three children.", ("killed", 3)),
        ("ru", "Мина унесла жизни шестерых жителей, вернувшихся в Саракиб.", ("killed", 6)),
        ("uk", "Міна забрала життя двох рибалок під Херсоном.", ("killed", 2)),
        ("ar", "أودت الألغام بحياة ستة مدنيين عادوا إلى منازلهم في سراقب", ("killed", 6)),
        ("ar", "خمسة شهداء في سراقب بينهم طفلتان وعشرات الجرحى", ("killed", 5)),
        ("en", "Forty families returned to Saraqib.", None),
    ],
)
def test_lives_that_were_lost_are_counted_as_killed(lang, text, what):
    told = [(figure.what, figure.low) for figure in said(text, lang=lang).figures]
    assert (what in told) if what else all(name != "killed" for name, _ in told)


def test_dozens_of_wounded_behind_a_part_of_the_dead_are_wounded():
    told = said("خمسة شهداء في سراقب بينهم طفلتان وعشرات الجرحى", lang="ar")
    assert "wounded" in [figure.what for figure in told.figures]
    assert not any(figure.increment for figure in told.figures)


@pytest.mark.parametrize(
    ("lang", "text", "first"),
    [
        ("en", "Forces allied to the Damascus government were in control of Saraqib", "Saraqib"),
        ("en", "Sanaa authorities arrested 12 people in Ibb", "Ibb"),
        ("en", "The army took Saraqib and reached Taftanaz", "Saraqib"),
        ("ru", "Войска правительства Триполи заняли Гарьян", "Гарьян"),
        ("ru", "Купянское направление: Кругляковка под нашим контролем, вышли к Осколу.", "Кругляковка"),
        ("uk", "Кругляківка під контролем, вийшли до Осколу.", "Кругляківка"),
        ("ar", "قوات حكومة طرابلس تسيطر على غريان", "غريان"),
    ],
)
def test_a_capital_that_rules_or_a_river_that_was_reached_is_not_where_it_happened(lang, text, first):
    assert next(place.name for place in said(text, lang=lang).places if not place.region) == first


def test_who_reaches_a_place_is_there():
    assert len(exact("Troops reached Kweires")) == 1


def test_a_protest_to_denounce_is_a_protest():
    assert said("Some 2,000 people rallied in Saraqib to denounce the offensive").event == "protest"
    assert said("The ministry denounced the bombing of Saraqib").event == "criticise"


@pytest.mark.parametrize(
    ("lang", "text", "kind"),
    [
        ("en", "Today's convoy to Douma, 35 trucks with supplies for 40,000 people, has been postponed", "suspend"),
        ("en", "An aid convoy reached Douma", "aid"),
        ("en", "The aid convoy to Douma, 40 trucks, arrived today, the meeting was postponed", "aid"),
        ("ar", "الأمم المتحدة تؤجل قافلة المساعدات المقررة اليوم إلى دوما", "suspend"),
        ("ru", "ООН отложила отправку гуманитарной колонны в Думу", "suspend"),
    ],
)
def test_a_convoy_that_was_put_off_has_not_arrived(lang, text, kind):
    assert event(text, lang) == kind
