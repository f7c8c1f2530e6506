"""Own acts of bodies that no roster names as such: states, organs, courts, banks, in four languages."""

from __future__ import annotations

import pytest

from pipeline.roster import Roster
from pipeline.split import split
from tests.builders import a_source
from tests.split.test_split import post

NAMES = Roster([a_source("The Daily Lantern", "B", side="neutral")])
TOLD = {
    "en": (
        "Mexico summoned the US ambassador on Thursday",
        "The Constitutional Court annulled the decree",
        "Kenya has suspended visas for Sudanese citizens",
        "The city administration declared a day of mourning",
        "Prosecutors charged the colonel with treason",
        "The rail operator suspended all trains to the east",
    ),
    "ru": (
        "Швейцария заморозила активы трёх компаний",
        "Казахстан вызвал посла Украины",
        "Правительство утвердило бюджет",
        "Верховный суд отменил приговор",
        "Министр ушёл в отставку",
        "МИД объявил персонами нон грата двух дипломатов",
        "Городские власти ввели комендантский час",
    ),
    "uk": (
        "Швейцарія заморозила активи трьох компаній",
        "Верховна Рада ухвалила закон про призов",
        "Прокуратура оголосила підозру полковнику",
        "Міністр подав у відставку",
        "Міська рада оголосила день жалоби",
    ),
    "ar": (
        "سويسرا جمدت أصول ثلاث شركات",
        "كندا تفرض عقوبات على ثلاثة ضباط",
        "مجلس الوزراء أقر قانون التجنيد",
        "الوزير يقدم استقالته",
        "وزارة الداخلية أقالت قائد الشرطة",
        "البلدية أعلنت الحداد",
        "وزارة الدفاع السورية عينت ناطقا جديدا",
    ),
}
CLAIMED = {
    "en": (
        "Mexico threatened to summon the US ambassador",
        "The armed forces confirmed the destruction of an enemy convoy",
        "The navy claims it sank three boats",
        "The army announced the liberation of the town",
        "The court was asked to annul the decree",
        "Kenya had suspended visas in 2019",
    ),
    "ru": (
        "Казахстан грозит вызвать посла Украины",
        "Вооружённые силы заявили о гибели 40 боевиков противника",
        "Правительство не приняло постановление",
        "МВД опровергло увольнение начальника полиции",
        "По слухам, министр ушёл в отставку",
    ),
    "uk": (
        "Уряд не ухвалив закон",
        "Генштаб повідомив про загибель 40 окупантів",
        "Міська рада хоче оголосити день жалоби",
        "Нібито президент звільнив міністра",
    ),
    "ar": (
        "كندا قد تفرض عقوبات",
        "كندا تدرس فرض عقوبات",
        "الحكومة لم تقر الموازنة",
        "الجيش أعلن تحرير البلدة",
        "القوات المسلحة أعلنت مقتل 40 مسلحا",
        "أنباء عن استقالة الوزير",
    ),
}


def acts(text: str, lang: str) -> list[str]:
    """The bodies that speak on record in `text`, written by an outlet."""
    found = split(post(text, source="The Daily Lantern", lang=lang), NAMES)
    return [one.own_act for one in found if one.own_act is not None and one.aside in (None, "call")]


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in TOLD.items() for text in texts])
def test_what_a_state_or_an_organ_decides_is_its_own_act(lang, text):
    assert acts(text, lang)


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in CLAIMED.items() for text in texts])
def test_what_it_claims_denies_intends_or_did_long_ago_is_none(lang, text):
    assert acts(text, lang) == []


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("وزارة الدفاع أعلنت مقتل 40 مسلحا في خلصة", "وزارة الدفاع"),
        ("أعلنت وزارة الدفاع مقتل 40 مسلحا في خلصة", "وزارة الدفاع"),
    ],
)
def test_an_arabic_body_before_its_verb_of_saying_is_credited_like_one_behind_it(text, credited):
    (one, *_) = split(post(text, source="The Daily Lantern", lang="ar"), NAMES)
    assert one.credit == (credited,)
