"""An outlet's own people, and private people who told it what they saw, are its own voice; all others are passed on."""

import pytest

from pipeline.roster import Roster
from pipeline.split import split
from pipeline.types import Role, Source
from tests.split.test_split import post

NAMES = Roster(
    [
        Source(name="The Daily Lantern", role=Role.OUTLET, owner="Lantern House"),
        Source(name="Lantern Arabic", aliases=("فانوس الجبل",), role=Role.OUTLET, owner="Lantern House"),
        Source(name="Hill Courier", aliases=("Гірський вісник",), role=Role.OUTLET),
        Source(name="Luga Post", aliases=("Лужский маяк",), role=Role.OUTLET),
        Source(name="Northern Staff", aliases=("Генштаб",), role=Role.OFFICIAL),
        Source(name="Walid Heron", aliases=("Heron",), role=Role.ANALYST),
    ]
)

OWN = [
    ("The Daily Lantern", "Jets bombed the mill in Kafr Hind, said a Lantern stringer who was two streets away."),
    ("The Daily Lantern", "Rebels attacked Tell Umran at dawn, the Lantern’s correspondent on the ridge reports."),
    ("The Daily Lantern", "A shell hit the bakery of Bir Zeid, a Lantern photographer at the scene said."),
    ("The Daily Lantern", "The toll rose to 12 dead in Bir Zeid, according to a Lantern count at two hospitals."),
    ("The Daily Lantern", "A depot exploded near Bir Zeid, three videos verified by the Lantern show."),
    ("The Daily Lantern", "The road is closed at Kafr Hind, two bus drivers told the Lantern by phone."),
    ("The Daily Lantern", "Six people were killed, the head nurse told us, reading from her list."),
    ("The Daily Lantern", "Shelling of Tell Umran left two farmers wounded, a neighbour of theirs tells us."),
    ("The Daily Lantern", "The depot blew up, four residents reached by the Lantern said independently."),
    ("Lantern Arabic", "هاجمت الفصائل تل عمران فجرا، بحسب مراسل الفانوس على التلة"),
    ("Lantern Arabic", "الطريق مقطوع عند كفر هند، كما قال سائقون للفانوس عبر الهاتف"),
    ("Lantern Arabic", "قصف على سوق كفر هند، وفق متعاون مع الفانوس كان قرب المكان"),
    ("Hill Courier", "Дрони вдарили по складу в Луговому, передає з місця репортерка «Вісника»."),
    ("Hill Courier", "Піхота закріпилася в Луговому, повідомляє кореспондент «Вісника», який там працює."),
    ("Hill Courier", "У Луговому вночі вибухнув склад, розповіли «Віснику» двоє мешканців."),
    ("Hill Courier", "До лікарні привезли трьох поранених, сказала нашій редакції чергова лікарка."),
    ("Luga Post", "В Лугах горит склад, сообщает корреспондент «Маяка»."),
    ("Luga Post", "Колонна вошла в Луги, передаёт наша корреспондентка."),
    ("AFP", "Rebels captured Tell Umran, an AFP photographer said."),
]

PASSED_ON = [
    # source, text, credit
    ("The Daily Lantern", "Rebels captured Tell Umran, activists told the Lantern.", ()),
    ("The Daily Lantern", "Rebels captured Tell Umran, a rebel commander told a Lantern reporter.", ()),
    ("The Daily Lantern", "The army left Bir Zeid, a military source told our correspondent.", ()),
    ("The Daily Lantern", "The army left Bir Zeid, residents told Reuters.", ("Reuters",)),
    ("The Daily Lantern", "The army left Bir Zeid, an AFP correspondent said.", ("AFP",)),
    ("The Daily Lantern", "Shelling hit Bir Zeid, residents said.", ()),
    ("The Daily Lantern", "My cousin says the army left Bir Zeid.", ()),
    ("The Daily Lantern", "Walid Heron reports that rebels captured Tell Umran.", ("Walid Heron",)),
    ("Lantern Arabic", "سيطرت الفصائل على تل عمران، قال ناشطون لمراسلنا", ()),
    ("Lantern Arabic", "قالت وزارة الدفاع إنها نقلت المدنيين من كفر هند", ("وزارة الدفاع",)),
    ("Walid Heron", "За даними «Гірського вісника», з Лугового виїхали люди.", ("Гірський вісник",)),
    ("Walid Heron", "Пишуть у «Гірському віснику», що в Луговому бої.", ("Гірський вісник",)),
    ("Walid Heron", "У Генштабі заявили, що бої тривають у Луговому.", ("Генштаб",)),
    ("Hill Courier", "Кажуть, війська вийшли з Лугового.", ()),
    ("Luga Post", "Пишут о боях в Лугах.", ()),
]


@pytest.mark.parametrize(("source", "text"), OWN)
def test_what_an_outlet_s_own_people_or_witnesses_told_it_is_its_own_voice(source, text):
    first = split(post(text, source=source), NAMES)[0]
    assert (first.hedged, first.credit, first.aside) == (False, (), None)


@pytest.mark.parametrize(("source", "text", "credit"), PASSED_ON)
def test_what_a_side_a_crowd_or_another_outlet_told_is_passed_on(source, text, credit):
    first = split(post(text, source=source), NAMES)[0]
    assert (first.hedged, first.credit) == (True, credit)


def test_a_reposted_outlet_s_reporter_is_the_voice_of_that_outlet():
    text = "Rebels attacked Tell Umran, the Lantern's correspondent reports."
    first = split(post(text, source="Walid Heron", credited="The Daily Lantern"), NAMES)[0]
    assert (first.hedged, first.credit) == (False, ("The Daily Lantern",))


@pytest.mark.parametrize(
    "text", ["Our list gives both names.", "A short note on method.", "It may have assets abroad.", "DMs are open."]
)
def test_a_noun_that_looks_like_a_verb_of_saying_says_nothing(text):
    assert not split(post(text), NAMES)[0].hedged


def test_a_bulletin_credits_the_body_that_issued_it():
    first = split(post("Convoys to Kafr Hind are off, per the UN office's bulletin this morning."), NAMES)[0]
    assert first.credit == ("UN office",)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("BEIRUT (Meridian) – Rebels captured Tell Umran.", "Rebels captured Tell Umran."),
        ("BEIRUT, May 4 (Meridian) - Rebels captured Tell Umran.", "Rebels captured Tell Umran."),
        ("KAFR HIND, Syria (Meridian) — Rebels captured Tell Umran.", "Rebels captured Tell Umran."),
        ("GENEVA — Rebels captured Tell Umran.", "Rebels captured Tell Umran."),
        ("(ANKARA) Rebels captured Tell Umran.", "Rebels captured Tell Umran."),
        ("МОСКВА, 4 мая. /ТАСС/. Войска заняли Луги.", "Войска заняли Луги."),
        ("КИЇВ — Війська зайняли Лугове.", "Війська зайняли Лугове."),
        ("دمشق-سانا سيطرت قوات الجيش على تل عمران", "سيطرت قوات الجيش على تل عمران"),
    ],
)
def test_a_dateline_is_no_part_of_the_claim(text, rest):
    assert [item.quote for item in split(post(text), NAMES) if item.aside != "dateline"] == [rest]


@pytest.mark.parametrize("text", ["TELL UMRAN — rebels captured the mill.", "Bir Zeid – two people were killed."])
def test_a_place_before_a_dash_is_no_dateline(text):
    assert [item.quote for item in split(post(text), NAMES)] == [text]


def test_a_dateline_s_agency_is_credited_by_others_and_not_by_itself():
    text = "BEIRUT (Hill Courier) – Rebels captured Tell Umran."
    assert [item.credit for item in split(post(text), NAMES)][-1] == ("Hill Courier",)
    assert [item.credit for item in split(post(text, source="Hill Courier"), NAMES)][-1] == ()
