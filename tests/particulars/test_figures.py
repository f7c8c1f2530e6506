import pytest

from tests.particulars.saying import describing, said

COUNTS = [
    ("two dozen wounded in Saraqib", "wounded", 24, 24),
    ("one hundred and twenty killed in Khalsa", "killed", 120, 120),
    ("сто двадцять осіб поранено в Ізюмі", "wounded", 120, 120),
    ("в Изюме ранены двести тридцать пять человек", "wounded", 235, 235),
    ("Уничтожено до сорока боевиков", "killed", 1, 40),
    ("مقتل مئة وخمسة وعشرين شخصا في حلب", "killed", 125, 125),
    ("استشهاد خمسة عشر مدنياً في كفر لاثة", "killed", 15, 15),
    ("5 killed", "killed", 5, 5),
    ("Five civilians were killed in Idlib", "killed", 5, 5),
    ("Airstrike on Khalsa killed at least 9 people", "killed", 9, None),
    ("more than 60 people were wounded", "wounded", 60, None),
    ("4-6 killed in shelling", "killed", 4, 6),
    ("between 5 and 9 killed", "killed", 5, 9),
    ("5 to 9 soldiers killed", "killed", 5, 9),
    ("up to 40 fighters surrendered", "surrendered", 1, 40),
    ("dozens of fighters killed", "killed", 12, None),
    ("several people were injured", "wounded", 3, None),
    ("hundreds of people displaced", "displaced", 100, None),
    ("Nearly 2,000 people evacuated", "evacuated", 2000, 2000),
    ("2 thousand people fled", "displaced", 2000, 2000),
    ("twenty-five soldiers were killed", "killed", 25, 25),
    ("a dozen wounded", "wounded", 12, 12),
    ("another 49 unintended civilian deaths", "killed", 49, 49),
    ("a civilian death", "killed", 1, 1),
    ("about 30 attackers were killed", "killed", 30, 30),
    ("two armored vehicles were destroyed", "destroyed", 2, 2),
    ("the air force dropped 24 barrel bombs on Darayya", "strikes", 24, 24),
    ("12 members of the group were arrested", "arrested", 12, 12),
    ("The army captured 11 militants", "captured", 11, 11),
    ("15 drones shot down overnight", "shot-down", 15, 15),
    ("a woman was killed by a sniper", "killed", 1, 1),
    ("مقتل 5 مدنيين في قصف", "killed", 5, 5),
    ("استشهاد خمسة مدنيين بغارة", "killed", 5, 5),
    ("استشهاد خمسة وعشرين مدنيا", "killed", 25, 25),
    ("إصابة ثلاثة أطفال", "wounded", 3, 3),
    ("مقتل طفل بانفجار لغم", "killed", 1, 1),
    ("مقتل شخصين بانفجار لغم", "killed", 2, 2),
    ("عشرات القتلى", "killed", 12, None),
    ("مقتل ما لا يقل عن 14 عنصرا", "killed", 14, None),
    ("سقوط ١٢ قتيلا", "killed", 12, 12),
    ("погибли не менее пяти человек", "killed", 5, None),
    ("ранены 7 человек", "wounded", 7, 7),
    ("уничтожено три танка", "destroyed", 3, 3),
    ("сбиты 3 беспилотника", "shot-down", 3, 3),
    ("погибли двое мирных жителей", "killed", 2, 2),
    ("загинуло четверо людей", "killed", 4, 4),
    ("поранено 7 людей", "wounded", 7, 7),
    ("знищено 12 танків", "destroyed", 12, 12),
    ("загинула жінка", "killed", 1, 1),
    ("щонайменше п'ятеро загиблих", "killed", 5, None),
]


@pytest.mark.parametrize(("text", "what", "low", "high"), COUNTS)
def test_a_count_is_read(text, what, low, high):
    assert (what, low, high) in [(one.what, one.low, one.high) for one in said(text).figures]


NOT_COUNTS = [
    "shelled with 122-mm rockets",
    "the 47th brigade attacked",
    "fighters of the 25 brigade were killed",
    "attacked at 1600 GMT",
    "the farm was bombed at about 0640",
    "clashes on 14 March",
    "clashes on 09-06-2016",
    "killed in 2016",
    "advanced 3 km towards Khalsa",
    "a 72-hour ceasefire",
    "captured 60% of the town",
    "a T-72 was destroyed",
    "damage of $5 million",
    "Su-24 bombed Khalsa",
    "an S-300 was destroyed",
    "47-ма бригада знищила техніку",
    "просунулися на 2 км",
    "обстрел из 152 мм орудий",
    "قصف الفرقة 25 البلدة",
    "those who have been wounded get two cans of beans",
    "reports of civilian casualties in Khalsa",
    "the bridge at Khalsa was cut in two by an air strike",
    "received 127 reports of civilian casualties",
]


@pytest.mark.parametrize("text", NOT_COUNTS)
def test_dates_times_measures_calibres_and_units_are_no_counts(text):
    assert said(text).figures == ()


def test_each_number_counts_what_stands_nearest():
    found = [(one.what, one.low) for one in said("5 killed and 10 wounded in Saraqib").figures]
    assert found == [("killed", 5), ("wounded", 10)]
    found = [(one.what, one.low) for one in said("A strike killed 5 and wounded 10").figures]
    assert found == [("killed", 5), ("wounded", 10)]


def test_one_breath_counts_several_things():
    found = [(one.what, one.low) for one in said("Rebels destroyed 2 tanks and 5 APCs").figures]
    assert found == [("destroyed", 2), ("destroyed", 5)]


WHOM = [
    ("5 civilians were killed", "civilian"),
    ("3 children killed", "civilian"),
    ("12 soldiers killed", "combatant"),
    ("11 commanders killed", "combatant"),
    ("7 people killed", "unknown"),
    ("90 assad-troops killed", "combatant"),
    ("مقتل خمسة مدنيين", "civilian"),
    ("مقتل 5 عناصر", "combatant"),
    ("убиты 5 боевиков", "combatant"),
    ("загинули двоє дітей", "civilian"),
]


@pytest.mark.parametrize(("text", "whom"), WHOM)
def test_whom_a_figure_counts_is_read(text, whom):
    assert said(text).figures[0].whom == whom


def test_five_more_is_an_increment():
    figure = said("Rebels captured five more of the militia's fighters").figures[0]
    assert (figure.low, figure.increment) == (5, True)


@pytest.mark.parametrize(
    "text",
    [
        "Death toll in Saraqib rises to 31",
        "2 tanks destroyed so far",
        "ارتفاع حصيلة القتلى إلى 31",
        "кількість загиблих зросла до 31",
    ],
)
def test_a_risen_toll_is_cumulative(text):
    assert said(text).figures[-1].cumulative


def test_a_tally_is_one_figure_with_parts():
    figures = said("So far 90 troops killed today,70 around aleppo and 20 around deir ezzor").figures
    assert [(one.low, one.part) for one in figures] == [(90, False), (70, True), (20, True)]


@pytest.mark.parametrize(
    "text",
    [
        "25 civilians killed, including 7 children",
        "استشهاد 25 مدنيا بينهم 7 أطفال",
        "поранено 25 людей, серед них 7 дітей",
    ],
)
def test_the_included_are_a_part(text):
    assert [(one.low, one.part) for one in said(text).figures] == [(25, False), (7, True)]


def test_what_stands_behind_an_arabic_verb_is_what_it_counts():
    counted = {(one.what, one.low) for one in said("مقتل طفلتين، وإصابة 4 آخرين").figures}
    assert counted == {("killed", 2), ("wounded", 4)}


def test_the_number_of_a_resolution_counts_nothing():
    assert not said("breached resolutions 2139 and 2254").figures
    assert not said("خرق قراري مجلس الأمن رقم 2139 و2254").figures


def test_nobody_is_no_one_person():
    told = said("Half a dozen houses were damaged in Saraqib, no one was hurt")
    assert [figure.what for figure in told.figures] == ["damaged"]


@pytest.mark.parametrize(
    "text",
    [
        "Not one soldier was killed in Khalsa",
        "None of the soldiers was killed in Khalsa",
        "Ни один солдат не погиб в Изюме",
    ],
)
def test_none_of_them_is_a_negation(text):
    assert said(text).negated


def test_a_list_without_an_end_is_read_at_its_beginning():
    told = said("Shelling of Khalsa: " + "١٢٫" * 13_000 + " and of Zaytan")
    assert told.event == "shelling"
    assert [place.name for place in told.places] == ["Khalsa"]


@pytest.mark.parametrize("text", ["Shelling of Kherson: five casualties.", "Four civilian casualties in Kherson."])
def test_casualties_are_no_toll_of_dead(text):
    assert not describing(text, lang="en").particulars.figures
