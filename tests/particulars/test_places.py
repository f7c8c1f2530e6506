import pytest

from pipeline.particulars import describe, gazetteer_loaded, place_key, same_place
from pipeline.roster import Roster
from pipeline.split import split
from pipeline.types import Post
from tests.particulars.saying import NOW, describing, exact, regions, said, statement

EXACT = [
    ("Rebels stormed Khan Tuman at noon", "Khan Tuman"),
    ("Army takes control of Tal Ahmar village", "Tal Ahmar"),
    ("Clashes near Zaytan", "Zitan"),
    ("Shelling on the village of al-Humayra", "Humeira"),
    ("The town of Wadi Barada was shelled", "Wadi Barada"),
    ("Two killed in Kafr Hamra", "Kafar Hamra"),
    ("Airstrikes hit #KhanTuman", "Khan Touman"),
    ("Militias retreated from Qarasi", "al-Qarassi"),
    ("Fighters entered the Mallah farms area", "al-Mallah"),
    ("Grad rockets hit Hmeimim airbase", "Hmeimim"),
    ("Barrel bombs dropped on Darayya", "Daraya"),
    ("Fierce clashes around the Deir Ezzor airport", "Deir ez-Zor"),
    ("IED blast in al-Bab kills 2", "Bab"),
    ("Drone strike near Ain Issa", "Ain Issa"),
    ("Convoy ambushed between Sukhnah and Palmyra", "Sukhna"),
    ("Artillery shelled Marea", "Mare'"),
    ("Rebels captured Tell Rifaat", "Tal Rifaat"),
    ("They stormed the Bustan al-Qasr district", "Bustan al Qasr"),
    ("70 killed in aleppo city", "Aleppo"),
    ("قصف على حي في مدينة حلب", "Aleppo"),
    ("قصف على ريف عين عيسى", "Ayn Issa"),
    ("اعزاز تحت النار: ضحايا هجمات صاروخية", "Azaz"),
    ("إصابة امرأة في قصف للمصرف الزراعي بتل تمر", "Tell Tamer"),
    ("Ukrainian forces liberated Robotyne", "Роботине"),
    ("Fighting continues in Klishchiivka", "Кліщіївка"),
    ("Missile strike on Kramatorsk", "Краматорськ"),
    ("Shells hit Chasiv Yar", "Часів Яр"),
    ("Kharkiv was shelled overnight", "Харьков"),
    ("قصف مدفعي على بلدة كفرنبل", "Kafr Nabl"),
    ("غارات على قرية خلصة", "Khalsa"),
    ("اشتباكات في محيط مدينة منبج", "Manbij"),
    ("انفجار في #الباب", "al-Bab"),
    ("استهدفت مسيرة سيارة قرب بلدة الدانا", "Dana"),
    ("قصف على خان طومان", "Khan Tuman"),
    ("مقتل عنصر في مدينة الطبقة", "Tabqa"),
    ("غارة على تل رفعت", "Tal Rifaat"),
    ("قصف جوي على حي الشعار", "Shaar"),
    ("اشتبـ ـاكات في بلدة هجين", "Hajin"),
    ("قصف بلدة #مورك بالمدفعية", "Morek"),
    ("ЗСУ звільнили село Роботине", "Robotyne"),
    ("Тривають бої біля Роботиного", "Robotyne"),
    ("Бої за Роботиним", "Robotyne"),
    ("Обстріл Херсона: є поранені", "Kherson"),
    ("Вибухи у Запоріжжі", "Zaporizhzhia"),
    ("Сили оборони відбили атаку в районі Авдіївки", "Avdiivka"),
    ("Окупанти обстріляли Авдіївку", "Avdiivka"),
    ("Ситуація в Авдіївці: штурм триває", "Avdiivka"),
    ("Взято под контроль село Работино", "Robotyne"),
    ("Удар по Одессе ракетами", "Odesa"),
    ("Бои в районе Бахмута", "Bakhmut"),
    ("Взрыв в Белгороде", "Belgorod"),
    ("ВСУ обстреляли посёлок Шебекино", "Shebekino"),
    ("Штурм н.п. Угледар", "Vuhledar"),
    ("Бои под Клещеевкой", "Klishchiivka"),
]


@pytest.mark.parametrize(("text", "name"), EXACT)
def test_the_first_place_is_where_it_happened(text, name):
    found = [place for place in said(text).places if not place.region]
    assert found, f"no place in {text}"
    assert place_key(found[0].name) == place_key(name) or same_place(found[0].name, name) > 0.8


REGIONS = [
    ("70 killed around aleppo", "Aleppo", None),
    ("دير الزور: قتلى وجرحى من داعش بإنزال جوي", "Deir ez-Zor", None),
    ("غارات روسية على إدلب", "Idlib", None),
    ("Clashes in the southern Aleppo countryside", "Aleppo", "south"),
    ("Heavy shelling in S. #Aleppo", "Aleppo", "south"),
    ("Rebels attack in northern Hama", "Hama", "north"),
    ("Airstrikes in Idlib province", "Idlib", None),
    ("Clashes south of Damascus", "Damascus", "south"),
    ("Fighting in Sth Aleppo rif", "Aleppo", "south"),
    ("غارات على ريف إدلب الجنوبي", "Idlib", "south"),
    ("قصف شمال حلب", "Aleppo", "north"),
    ("اشتباكات في ريف دير الزور الشرقي", "Deir ez-Zor", "east"),
    ("Explosions in western Syria", None, "west"),
]


@pytest.mark.parametrize(("text", "name", "direction"), REGIONS)
def test_a_province_a_front_or_a_corner_of_one_is_a_region(text, name, direction):
    assert exact(text) == []
    key = place_key(name) if name else "sy"
    assert (key, direction) in regions(text)


NOT_PLACES = [
    "President Zelensky met General Miller",
    "Tiger Force attacked again",
    "The US has listed the Yarmouk Martyrs Brigade as a terrorist entity",
    "France has acknowledged its deployment",
    "Jaish al-Fatah repelled an attack",
    "A rebel spokesman said 10 troops were killed",
    "On Wednesday 5 were killed",
    "ATGM destroyed a tank",
    "Commander Abu Omar was killed",
    "Reuters said five were killed",
    "قتل خمسة عناصر من قوات النظام",
    "عاجل: انفجار قوي",
    "Минобороны РФ сообщило об уничтожении 5 танков",
    "За добу знищено 12 танків",
]


@pytest.mark.parametrize("text", NOT_PLACES)
def test_people_groups_and_times_are_no_places(text):
    assert said(text).places == ()


def test_a_village_stands_before_the_region_it_lies_in():
    places = said("Jaish al-Fatah captured Zaytan village south Aleppo").places
    assert [place.region for place in places] == [False, True]


def test_a_place_in_the_main_clause_stands_before_one_in_a_subordinate_clause():
    assert exact("The commander was killed in Manbij as he tried to flee to Raqqa")[0] == place_key("Manbij")


def test_a_list_of_villages_is_read_to_its_end():
    assert len(exact("Rebels captured Zaytan, Khalsa and Barnah")) == 3


def test_what_leans_on_the_sentence_before_takes_its_place():
    first = describing("Big assault from militias on Humayra.")
    second = describing("2 tanks destroyed so far.", context=[first])
    assert [place.key for place in second.particulars.places] == [place_key("Humayra")]


def test_a_denial_takes_place_and_event_from_what_it_denies():
    first = describing("Tiger Force attacked Mallah.")
    denial = describing(
        "They didn't really attack. It was the NDF only.",
        context=[first],
        source="Leila",
        stance="denies",
        reply_to="1",
        post_id="2",
    )
    assert denial.about == first.uid
    assert denial.particulars.places == first.particulars.places
    assert denial.particulars.event == "assault"


def test_a_heading_gives_the_place_where_the_statement_has_none():
    assert [p.key for p in said("Five people were killed", title="Shelling of Saraqib").places if not p.region] == [
        place_key("Saraqib")
    ]


def test_a_statement_of_a_government_takes_no_place_from_a_heading():
    assert said("The US has criticized Russia", title="Shelling of Saraqib").places == ()


@pytest.mark.skipif(not gazetteer_loaded(), reason="the gazetteer is made when the package is built")
def test_a_known_town_has_its_coordinates():
    place = said("Clashes in Manbij").places[0]
    assert place.country == "SY"
    assert place.lat is not None
    assert place.lat == pytest.approx(36.5, abs=0.1)


def test_a_village_that_no_gazetteer_knows_is_a_place_all_the_same():
    place = said("Rebels captured Khan Tuman").places[0]
    assert (place.name, place.lat) == ("Khan Tuman", None)


def test_west_of_a_village_is_the_village_where_no_other_is_told():
    assert exact("10 troops were killed west of Darayya") == [place_key("Darayya")]


def test_what_names_its_own_region_takes_no_village_from_before():
    first = describing("Hospitals were damaged in the Shaar district.")
    second = describing("41 people died across Aleppo Province, many of them in the airstrikes.", context=[first])
    assert [place.region for place in second.particulars.places] == [True]


def test_a_known_village_tells_its_province_where_the_statement_does_not():
    assert regions("Shelling of Saraqib") == [(place_key("Idlib"), None)]
    assert regions("Shelling of Saraqib in the western Hama countryside") == [(place_key("Hama"), "west")]


def test_where_people_come_from_stands_behind_where_it_happened():
    first = said("اعتقال شاب من أبناء بلدة خشام في مدينة الشحيل").places[0]
    assert first.key == place_key("الشحيل")


def test_two_names_of_one_town_are_one_place():
    assert exact("غارة على مدينة سري كانيه") == exact("غارة على مدينة رأس العين")


def test_what_follows_a_village_is_no_part_of_its_name():
    for text in ("قصف على قرية الكفير غربي إدلب", "قصف على قرية شمساني التابعة لمدينة الشدادي"):
        assert " " not in said(text).places[0].name


def test_a_hashtag_is_one_name():
    assert said("طيران حربي يستهدف قرية #تير_معلة بريف حمص").places[0].name == "تير_معلة"


def test_the_only_village_of_a_post_is_where_its_other_lines_happened():
    text = "برداً وسلاماً يا أهلنا\nتجدد القصف الصاروخي على المدينة\n#مارع"
    line = text.split("\n")[1]
    post = Post(source="Rami", id="1", text=text, published=NOW, fetched=NOW)
    start = text.index(line)
    one = statement(line).model_copy(update={"start": start, "end": start + len(line)})
    assert [place.key for place in describe(one, post, ()).particulars.places][:1] == [place_key("مارع")]


def test_an_agency_in_capitals_is_no_town():
    assert [place.name for place in said("Homs, SANA – Army units took Khalsa village").places] == ["Khalsa", "Homs"]
    assert exact("Jets bombed Sanaa at dawn")


@pytest.mark.parametrize(
    "text", ["Palmyra Castle now under army control", "الجيش يسيطر على قلعة تدمر", "Jets bombed Palmyra Airport"]
)
def test_what_stands_in_a_known_town_is_in_that_town(text):
    assert exact(text) == exact("Jets bombed Palmyra")


OPENED = [
    "Robotyne. The enemy has dug in in the centre of the village.",
    "Rybachok: Robotyne. The enemy has dug in in the centre of the village.",
    "Работино. Противник закрепился в центре села.",
    "Роботине. Наші зайшли на околицю села.",
]


@pytest.mark.parametrize("text", OPENED)
def test_a_name_that_opens_a_post_is_the_village_of_what_follows(text):
    post = Post(source="Rami", id="1", text=text, published=NOW, fetched=NOW)
    told = []
    for one in split(post, Roster(())):
        told.append(describe(one, post, told[::-1]))
    assert same_place(told[-1].particulars.places[0].name, "Robotyne") > 0.9


def test_a_name_alone_lends_nothing_where_no_village_is_spoken_of():
    post = Post(source="Rami", id="1", text="Thanks. Rebels stormed the hill.", published=NOW, fetched=NOW)
    told = []
    for one in split(post, Roster(())):
        told.append(describe(one, post, told[::-1]))
    assert all(not one.particulars.places for one in told)
