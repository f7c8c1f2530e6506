"""Which of several events a sentence is about: the main clause's, whatever opens before it."""

import pytest

from tests.particulars.saying import said


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("After a night of heavy fighting Opposition forces have retaken the whole of Kafr Nabudah", "regain"),
        ("#Syria: after a night of heavy fighting rebels have retaken the whole of Kafr Nabudah", "regain"),
        ("After hours of clashes the army has captured all of Tell Hawash", "capture"),
        ("After shelling and heavy clashes rebels captured Tell Hawash", "capture"),
        ("Following intense shelling, rebels entered Tell Hawash", "advance"),
        ("When the base fell the army shelled Zita", "shelling"),
        ("In violation of the truce, artillery shelled Zita", "shelling"),
        ("Despite the ceasefire, jets bombed Zita", "airstrike"),
        ("Вопреки перемирию артиллерия обстреляла Луговое", "shelling"),
        ("Попри перемир'я артилерія обстріляла Лугове", "shelling"),
        ("رغم الهدنة قصفت المدفعية بلدة تل عمران", "shelling"),
    ],
)
def test_what_opens_a_sentence_is_not_what_it_tells(text, event):
    assert said(text).event == event


@pytest.mark.parametrize(
    "text",
    [
        "Troops were pulled out of Avdiivka to avoid encirclement",
        "Войска выведены из Авдеевки во избежание окружения",
        "Сирський вирішив вивести війська з Авдіївки, щоб уникнути оточення",
    ],
)
def test_what_was_to_be_avoided_did_not_happen(text):
    assert said(text).event == "lose"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The post at Morek took shells around dawn", "shelling"),
        ("Morek is taking fire from the army", "shelling"),
        ("A missile smashed into a residential street in Kramatorsk", "missile"),
        ("A drone slammed into an apartment block in Kramatorsk", "drone-strike"),
        ("A rocket crashed into a school in Kramatorsk", "missile"),
        ("При отходе из Авдеевки часть солдат попала в плен", "take-prisoners"),
        ("Під час відходу частина військових потрапила в полон", "take-prisoners"),
    ],
)
def test_a_verb_of_many_uses_is_told_by_its_object(text, event):
    assert said(text).event == event


@pytest.mark.parametrize(
    "text",
    [
        "بيان صادر عن الجبهة الوطنية للتحرير",
        "تجمع المئات في ساحة التحرير",
        "The National Liberation Front has a new spokesman",
    ],
)
def test_liberation_in_a_name_frees_nothing(text):
    assert said(text).event not in ("capture", "regain", "release")


@pytest.mark.parametrize(
    "text",
    [
        "Latamna getting pounded by jets since sunrise",
        "Warplanes are pounding Latamna",
        "Helicopters hammered Latamna",
        "Ласточкино утром утюжили КАБами",
        "Ворог накрив Ласточкине КАБами",
    ],
)
def test_a_blow_is_told_by_the_aircraft_that_dealt_it(text):
    assert said(text).event == "airstrike"


@pytest.mark.parametrize(
    "text",
    [
        "Another attempt by the army to storm Kabani hill, yet another failure",
        "The attempt of the regime forces to advance on Kabani ended without any progress",
        "The army tried to advance towards Kabani but failed",
        "Попытка штурма высоты Кабани провалилась",
        "Спроба штурму Кабані провалилася",
        "محاولة تقدم فاشلة لقوات النظام على كبانة",
    ],
)
def test_an_attempt_in_vain_was_beaten_off(text):
    assert said(text).event == "repel"


def test_what_failed_beside_an_attack_is_not_the_attack():
    assert said("The attack on the hospital in Zaytan failed to stop its work.").event == "assault"
    assert said("Rebels stormed Zaytan at dawn.").event == "assault"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("دمر الدفاع الجوي ثلاث مسيرات فوق حميميم", "shoot-down"),
        ("Air defences destroyed two UAVs near Hmeimim", "shoot-down"),
        ("Around 20 Turkish army vehicles entered Syria through the Kafr Lusin crossing", "arrive"),
        ("Турецкая колонна вошла через КПП Кафр-Лусин", "arrive"),
        ("The commander admitted that some soldiers were captured while leaving Avdiivka", "take-prisoners"),
    ],
)
def test_who_did_it_and_to_whom_tells_what_it_was(text, event):
    assert said(text).event == event


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("Three Russian jets were brought down this morning, according to Kyiv's General Staff", "ukraine"),
        ("За добу Росія втратила на війні 1230 вояків, порахували у Генштабі", "ukraine"),
    ],
)
def test_who_only_tells_it_has_no_part_in_it(text, teller):
    assert {one.key: one.part for one in said(text).actors}[teller] == "unknown"


def test_troops_of_any_name_are_pulled_out():
    assert said("Сирський вирішив вивести українські війська з Авдіївки").event == "lose"
    assert said("Россия выводит свои подразделения из Снигиревки").event == "lose"


def test_who_takes_fire_is_hit():
    assert [(one.key, one.part) for one in said("Turkish OP at Morek took shells around dawn").actors] == [
        ("turkey", "on")
    ]
    assert [(one.key, one.part) for one in said("The SDF post at Morek took a direct hit").actors] == [("sdf", "on")]


def test_where_nobody_resists_nothing_is_denied():
    told = said("Сопротивления в центре нет, идёт зачистка подвалов.")
    assert not told.negated


@pytest.mark.parametrize(
    "text",
    [
        "Повного контролю над Авдіївкою у росіян немає: станом на 22:00 наші ще на північному заході міста.",
        "Полного контроля над Авдеевкой у противника нет.",
        "Full control of Avdiivka has not been established.",
        "لا سيطرة كاملة للجيش على سراقب",
    ],
)
def test_no_control_is_no_capture(text):
    told = said(text)
    assert (told.event, told.negated) == ("capture", True)


@pytest.mark.parametrize(
    "text",
    [
        "Установлен полный контроль над Авдеевкой.",
        "The army has full control of Avdiivka.",
        "Авдіївка під повним контролем",
    ],
)
def test_full_control_is_a_capture(text):
    told = said(text)
    assert (told.event, told.negated) == ("capture", False)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels raised their flag over the town hall of Zita",
        "A Russian flag flies from the roof of the Avdiivka city administration",
        "Штурмовики подняли российский флаг над зданием горадминистрации Авдеевки.",
        "Ворог вивісив прапор на міській адміністрації Авдіївки",
    ],
)
def test_a_flag_on_a_building_is_a_building_taken(text):
    assert said(text).event == "advance"


def test_a_flag_over_a_village_is_a_village_taken():
    assert said("Rebels raised their flag over Ghouz on Friday").event == "capture"


@pytest.mark.parametrize(
    ("text", "event", "places"),
    [
        ("The army, which captured Tal Rifaat last week, shelled Marea", "shelling", ["Marea"]),
        ("The SDF, which seized Manbij in August, attacked Jarablus on Monday", "assault", ["Jarablus"]),
        ("Militants who stormed Palmyra in December shelled Zaytan", "shelling", ["Zaytan"]),
        ("Rebels who had taken Marea in May were driven out of Tal Rifaat", "capture", ["Tal Rifaat"]),
        ("The 47th Brigade, which had defended Avdiivka, has retaken Robotyne", "regain", ["Robotyne"]),
        ("Rebels, who advanced from Marea, captured Tal Rifaat", "capture", ["Tal Rifaat"]),
        ("Zaytan, which rebels captured last week, was shelled today", "shelling", ["Zaytan"]),
        ("Армия, которая взяла Авдеевку в феврале, обстреляла Купянск", "shelling", ["Купянск"]),
        ("Військові, які взимку втратили Бахмут, відбили Роботине", "regain", ["Роботине"]),
        ("قصفت قوات النظام، التي سيطرت على تل رفعت الأسبوع الماضي، بلدة مارع", "strike", ["مارع"]),
        ("قصف الجيش الذي سيطر على تل رفعت الأسبوع الماضي بلدة مارع", "strike", ["مارع"]),
        ("الفصائل التي كانت قد سيطرت على مارع انسحبت من تل رفعت", "lose", ["تل رفعت"]),
        ("A blast, which hit the hospital in Marea, killed 12, sources in Aleppo said", "explosion", ["Marea"]),
        ("An air strike that hit a market in Marea killed 12", "airstrike", ["Marea"]),
        ("Civilians who fled Marea were killed in shelling", "shelling", ["Marea"]),
        ("Jets bombed Marea, which rebels captured last week", "airstrike", ["Marea"]),
    ],
)
def test_a_relative_clause_of_what_was_before_gives_neither_event_nor_place(text, event, places):
    found = said(text)
    assert (found.event, [place.name for place in found.places if not place.region]) == (event, places)


@pytest.mark.parametrize(
    "text",
    [
        "ISIS was pushed out of Manbij",
        "ISIS fighters have been expelled from Manbij",
        "ISIS was finally driven out of Manbij by its council",
    ],
)
def test_who_is_driven_out_has_captured_nothing(text):
    assert [(one.key, one.part) for one in said(text).actors if one.key == "isis"] == [("isis", "on")]
