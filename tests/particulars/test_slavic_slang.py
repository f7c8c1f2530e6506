"""Channels, governors and staffs in Russian and Ukrainian: towns in small letters, slang, alerts, games, orders."""

import pytest

from pipeline.particulars import describe
from pipeline.particulars.gazetteer import gazetteer_loaded
from pipeline.roster import Roster
from pipeline.split import split
from pipeline.types import Statement
from tests.builders import a_post
from tests.particulars.saying import said

TOLD = [
    ("Птичка скинула ВОГ на трактор в Дубровке", "drone-strike"),
    ("Пташка скинула ВОГ на трактор у Дубровці", "drone-strike"),
    ("Под Дубровкой противник сбросил с дрона гранаты с хлорпикрином", "chemical"),
    ("Біля Дубровки ворог застосував сльозогінний газ, скидаючи гранати з дронів", "chemical"),
    ("ДРГ расстреляла из засады машину пограничников под Дубровкой", "ambush"),
    ("Штурма закрепились в посадке перед Дубровкой", "advance"),
    ("Нашими взято ещё полтора километра севернее Дубровки", "advance"),
    ("Сили оборони відсунули ворога на кілометр від Дубровки", "advance"),
    ("Спробу прориву бронетехніки біля Дубровки зірвали нацгвардійці", "repel"),
    ("Отримавши відсіч під Дубровкою, росіяни відкотилися на вихідні", "repel"),
    ("Флот втратив ще один десантний корабель", "destroy"),
    ("Рота бригады самовольно оставила часть", "defect"),
    ("Понад двадцять військових самовільно залишили частину", "defect"),
    ("У Дубровці зникло водопостачання", "outage"),
    ("В Дубровке пропало электричество", "outage"),
    ("Попри оголошене перемир'я, окупанти вдарили артилерією по Дубровці", "shelling"),
    ("Несмотря на перемирие, враг обстрелял Дубровку из миномёта", "shelling"),
    ("Дубровка під контролем ЗСУ, попри заяви росіян", "hold"),
    ("Су-34 рухнул при плановом полёте в Воронежской области", "crash"),
    ("Четверо рыбаков, задержанных в Азовском море, отпущены домой", "release"),
    ("В Дубровке взяли диверсанта с тремя килограммами пластида", "arrest"),
    ("У Дубровці росіяни кинули на підвал директорку школи", "arrest"),
    ("Грузовик с рабочими налетел на противотанковую мину под Дубровкой", "bombing"),
    ("Наша ПВО ссадила украинскую «сушку» у Дубровки", "shoot-down"),
    ("За Дубровкой противник отрыл сплошную траншею", "fortify"),
    ("У Дубровці чоловік втратив ногу", "wound"),
    ("Росіяни розстріляли шістьох наших поранених біля Дубровки", "execute"),
    ("Шість поранених бійців росіяни стратили", "execute"),
    ("Уламки збитого дрона пробили дах складу в Дубровці", "damage"),
    ("Киев вернул семерых детей семьям", "return"),
    ("З метою уникнення оточення та збереження життя бійців, вирішено вивести підрозділи з Дубровки", "lose"),
    ("Іл-76 упав під Дубровкою", "shoot-down"),
    ("Передовые отряды вышли на окраину Дубровки", "advance"),
    ("Клещеевку держим, врут они", "hold"),
    ("Дубрівка взята в лещата з трьох боків", "siege"),
    ("П'ятеро росіян підняли руки під Дубровкою", "surrender"),
    ("В Дубровке нашли тела казнённых жителей", "execute"),
    ("Фермера з Дубровки силою вивезли росіяни", "abduct"),
    ("Въезд в Дубровку со стороны трассы закрыт", "close"),
    ("Відповідальність за вибух у Дубровці взяв на себе рух «Атеш»", "claim-responsibility"),
]


@pytest.mark.parametrize(("text", "event"), TOLD)
def test_what_is_told_in_slang_is_read(text, event):
    assert said(text).event == event


FIGURES = [
    ("ВСУ расстреляли двоих пленных солдат под Дубровкой", [("killed", 2)]),
    ("Росіяни розстріляли чотирьох полонених біля Дубровки", [("killed", 4)]),
    ("Дубровка: 67-річний чоловік дістав уламкові поранення ніг", [("wounded", 1)]),
    ("Женщина подорвалась на «лепестке» в Дубровке", []),
]


@pytest.mark.parametrize(("text", "figures"), FIGURES)
def test_who_was_shot_or_hurt_is_counted(text, figures):
    assert [(one.what, one.low) for one in said(text).figures] == figures


SMALL = [
    ("бахает в токмаке, стёкла трясутся", "токмаке"),
    ("приліт по порту в одесі, дим видно", "одесі"),
    ("мелітополь, гучно в районі аеродрому", "мелітополь"),
    ("полыхает нефтебаза в керчи", "керчи"),
    ("насипали по великій писарівці", "великій писарівці"),
    ("нашими взята староварварівка, йде зачистка", "староварварівка"),
]


@pytest.mark.skipif(not gazetteer_loaded(), reason="towns in small letters are known by the gazetteer")
@pytest.mark.parametrize(("text", "name"), SMALL)
def test_a_town_in_small_letters_is_found(text, name):
    assert [place.name for place in said(text).places if not place.region][:1] == [name]


NO_TOWNS = [
    "удар по шахте, есть раненые",
    "взрыв прогремел ровно в полночь",
    "бои идут в долине и на горе",
    "взрыв в курской области",
    "Российский пилот перелетел на Ми-8 к нам",
    "Нашими взято полтора километра",
]


@pytest.mark.parametrize("text", NO_TOWNS)
def test_other_words_in_small_letters_and_aircraft_are_no_towns(text):
    assert not [place for place in said(text).places if not place.region]


NO_CLAIM = [
    "Рух шахедів у напрямку Кременчука",
    "Дрони курсом на Полтаву з боку Сумщини",
    "БПЛА курсом на Брянск",
    "Росіяни можуть піти на Запоріжжя навесні",
    "Противник может зайти в Дубровку с юга",
    "Вшановуємо пам'ять загиблих у Краматорську",
    "Сборная разгромила соперников в Дубровке",
    "Шутят, что Дубровку взяли уже раз пять",
    "Хватит обстреливать мирный Донецк!",
    "Рубль пробил новое дно",
    "Пальне дорожчає: удар по гаманцю",
]


@pytest.mark.parametrize("text", NO_CLAIM)
def test_alerts_games_and_what_may_happen_make_no_claim(text):
    live = [one for one in split(a_post(text), Roster(())) if one.aside is None]
    assert not live or said(text).event is None


NEWS = [
    "Лозоватка, удар по вокзалу, раненые",
    "Никополь, арта, трое раненых",
    "Дубровка, прилёт по складу, есть погибшие",
    "Дубрівка, обстріл, двоє поранених",
]


@pytest.mark.parametrize("text", NEWS)
def test_a_village_a_blow_and_its_toll_between_commas_are_news(text):
    assert [one.aside for one in split(a_post(text), Roster(()))] == [None]


def test_a_village_taken_earlier_between_commas_is_background():
    text = "Каменка, освобожденная в понедельник, лежит в пяти километрах от города."
    assert [one.aside for one in split(a_post(text), Roster(()))] == ["background"]


def test_a_blow_that_is_denied_after_its_noun_is_denied():
    assert said("Повного контролю над Дубровкою у росіян немає").negated


def test_a_town_alone_in_the_first_sentence_places_what_follows():
    post = a_post("Степногірськ. Дві керовані авіабомби. Двоє поранених під завалами.")
    done: list[Statement] = []
    for one in split(post, Roster(())):
        done.insert(0, describe(one, post, done))
    assert [one.particulars.places[0].name for one in done] == ["Степногірськ"] * 3
