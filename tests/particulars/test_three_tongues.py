"""Arabic, Russian and Ukrainian as people near the front, armies and offices write it: what is told and where."""

import pytest

from pipeline.particulars import same_place
from tests.particulars.saying import describing, said

LIKE = 0.85
"""Least likeness of a name as it is written to the name itself."""

TOLD = [
    ("دواس قوي بين القوات المسلحة والدعامة في أم درق منذ الصباح", "clash", "أم درق"),
    ("متحرك الصياد دخل أم القصب واستلمها بالكامل", "capture", "أم القصب"),
    ("الحمدلله صارت كفر زينة بإيد الثوار", "capture", "كفر زينة"),
    ("داعش فلّت من حويجة صقر وما ضل منهم ولا واحد", "lose", "حويجة صقر"),
    ("تقدم لمجاهدينا في الجهة الغربية من السماقيات", "advance", "السماقيات"),
    ("المليشيا تحاصر بابنوس لليوم الأربعين", "siege", "بابنوس"),
    ("مدفعية النظام من حاجز الكريم عم تقصف الهبيطية بدون توقف", "shelling", "الهبيطية"),
    ("غارتين للطيران الحربي ع الشيخ بركات هلأ", "airstrike", "الشيخ بركات"),
    ("سقوط صاروخ باليستي أطلق من صعدة في محيط الخرج", "missile", "الخرج"),
    ("30 داعشي سلموا حالهم لقسد بالحويجة", "surrender", "الحويجة"),
    ("تسليم الراشدية للجيش اللبناني", "hand-over", "الراشدية"),
    ("فشل قوات النظام بالتقدم على تلال كبانية للمرة العاشرة", "repel", "كبانية"),
    ("خروج مشفى كسلا الجديدة عن الخدمة نتيجة القصف", "damage", "كسلا الجديدة"),
    ("الدعم السريع دخلت مدينة سنار", "advance", "سنار"),
    ("Прилетели ФАБы по Великому Яру, складывает всё", "airstrike", "Великий Яр"),
    ("Гарнизон Суходола в огневом мешке, снабжение перерезано", "siege", "Суходол"),
    ("Армия обороны вернула утраченные позиции у Мадагиза", "regain", "Мадагиз"),
    ("Под обстрел ВСУ попала Валуйка, три человека ранены", "shelling", "Валуйка"),
    ("Росіяни випустили по Вінницькій Гуті три «Калібри»", "missile", "Вінницька Гута"),
    ("Сили оборони відбили Андріївку", "regain", "Андріївка"),
    ("Ми більше не тримаємо Криничну", "lose", "Кринична"),
    ("Штурм Степової провалився, ворог відкотився", "repel", "Степова"),
    ("Волонтери привезли до Часового Яру воду та хліб", "aid", "Часів Яр"),
    ("Росіяни дронами знищили хлібозавод у Чорнотичах", "destroy", "Чорнотичі"),
    ("Прилуки повністю знеструмлені", "outage", "Прилуки"),
    ("Ворожий удар зруйнував дамбу в Печенізі", "strike", "Печеніга"),
]


@pytest.mark.parametrize(("text", "event", "place"), TOLD)
def test_what_locals_tell_and_where_is_read(text, event, place):
    found = said(text)
    assert found.event == event
    exact = [one.name for one in found.places if not one.region]
    assert exact
    assert same_place(exact[0], place) >= LIKE


COUNTED = [
    ("Состоялся обмен пленными: 95 на 95", "released", 95),
    ("Из плена ВСУ освобождены двое мирных жителей", "released", 2),
    ("الأمن العام يحرر ثلاثة مخطوفين في بعلبك", "released", 3),
    ("Car bomb in the market kills 14, wounds 30", "killed", 14),
]


@pytest.mark.parametrize(("text", "what", "count"), COUNTED)
def test_captives_given_for_as_many_and_tolls_behind_a_comma_are_counted(text, what, count):
    assert [one.low for one in said(text).figures if one.what == what] == [count]


DECREES = [
    ("Подписал указ о назначении Ивана Рогова главой округа", "appoint"),
    ("Я підписав указ про призначення Павла Дроздова головою ОВА", "appoint"),
    ("وقّعت اليوم مرسوما يقضي بتعيين نزار الحكيم محافظا", "appoint"),
    ("Звільнив Сергія Гайдука з посади голови ОВА", "appoint"),
    ("МИД осудил обстрел посольства", "criticise"),
]


@pytest.mark.parametrize(("text", "event"), DECREES)
def test_who_signs_a_decree_agrees_with_nobody_and_who_condemns_a_blow_strikes_none(text, event):
    assert said(text).event == event


def test_those_who_failed_to_advance_are_those_who_were_beaten_off():
    parts = {one.key: one.part for one in said("فشل قوات النظام بالتقدم على كبانة").actors}
    assert parts["regime"] == "on"


NOTHING = [
    "انفجار سكاني مقلق في مصر",
    "نار الأسعار تحرق جيوب المواطنين في عدن",
    "Новый альбом взорвал чарты",
]


@pytest.mark.parametrize("text", NOTHING)
def test_figures_of_speech_tell_no_event(text):
    assert describing(text).aside is not None
