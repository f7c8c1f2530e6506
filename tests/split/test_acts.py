"""Own acts told on record: by the body, through an outlet, from a published paper; and all that is none."""

import pytest

from pipeline.roster import Roster
from pipeline.split import split
from pipeline.types import Role, Source
from tests.split.test_split import post

NAMES = Roster(
    [
        Source(name="The Daily Lantern", role=Role.OUTLET),
        Source(name="Defence Council", aliases=("Рада оборони",), role=Role.OFFICIAL, side="alpha"),
        Source(name="Relief Bureau", role=Role.OFFICIAL),
    ]
)

LANTERN = "The Daily Lantern"
ON_RECORD = [
    # source, text, body
    (LANTERN, "Turkey closed its Bir Zeid border gate, according to a decree in the official gazette.", "Turkey"),
    (LANTERN, "Jordan has closed the Hind crossing, the border authority said in a notice on its website.", "Jordan"),
    (LANTERN, "Washington has put the Hind Brigade on its terror list.", "Washington"),
    (LANTERN, "The US Treasury on Friday added the Hind Brigade to its list of terrorist groups.", "US Treasury"),
    (LANTERN, "Canada has added the Hind Front, formerly Hind, to its list of banned terrorist entities.", "Canada"),
    (LANTERN, "Iraq's judiciary has issued an arrest warrant for a former governor.", "Iraq's judiciary"),
    (LANTERN, "The US Treasury has sanctioned a trader accused of moving funds for the Hind Front.", "US Treasury"),
    (LANTERN, "The Russian military has acknowledged the death of a pilot near Hind.", "Russian military"),
    (
        LANTERN,
        "The Russian Defense Ministry acknowledged the loss of a helicopter, shot down near Hind.",
        "Russian Defense Ministry",
    ),
    (LANTERN, "Kuwait and Sweden have requested a closed session of the Security Council.", "Sweden"),
    (
        "Relief Bureau",
        "The Director-General has today appointed Lina Sand to head the mission in Hind.",
        "Relief Bureau",
    ),
    (LANTERN, "The UN has halted aid convoys to Kafr Hind, it announced on Sunday.", "UN"),
    (LANTERN, "The UN said it had suspended its convoys to Kafr Hind.", "UN"),
    (
        LANTERN,
        "Russia’s defence ministry has replaced the commander of its southern group.",
        "Russia’s defence ministry",
    ),
    (LANTERN, "Ukraine’s General Staff has suspended the head of its 9th brigade.", "Ukraine’s General Staff"),
    (
        LANTERN,
        "The Hind regional administration has ordered the evacuation of Tell Umran.",
        "Hind regional administration",
    ),
    (
        LANTERN,
        "The Syrian Democratic Forces have acknowledged that their men fired by mistake.",
        "Syrian Democratic Forces",
    ),
    (LANTERN, "The EU listed the firm, freezing any assets it may have there.", "EU"),
    (LANTERN, "أغلقت تركيا معبر الهند، وفق إعلان على موقع إدارة المعابر", "تركيا"),
    (LANTERN, "علقت الأمم المتحدة قوافلها إلى كفر هند", "الأمم المتحدة"),
    (LANTERN, "أقرت قسد بأن عناصرها أطلقوا النار خطأ على سيارة", "قسد"),
    (LANTERN, "Турция закрыла свой погранпереход у Лугов.", "Турция"),
    (LANTERN, "Минобороны сменило командующего группировкой, следует из приказа на сайте ведомства.", "Минобороны"),
    (
        LANTERN,
        "Генеральний штаб відсторонив командира 9-ї бригади, йдеться в повідомленні відомства.",
        "Генеральний штаб",
    ),
    (
        LANTERN,
        "Гірська обласна адміністрація оголосила обов'язкову евакуацію Лугового.",
        "Гірська обласна адміністрація",
    ),
    ("Relief Bureau", "We are pausing our deliveries to Kafr Hind until the road is safe.", "Relief Bureau"),
    ("Defence Council", "Командира 9-ї бригади відсторонено від посади, призначено розслідування.", "Defence Council"),
    ("Defence Council", "Приказом министра освобождён от должности командующий группировкой.", "Defence Council"),
]

NO_ACTS = [
    (LANTERN, "France has acknowledged its deployment of special forces, activists say."),
    (LANTERN, "The US has listed the Hind Brigade as a terrorist entity, a source said."),
    (LANTERN, "Turkey closed its border, the Syrian ministry said in a statement."),
    (LANTERN, "Iran has closed its Mehran crossing, Iraqi media reported."),
    (LANTERN, "The Defence Ministry said it had captured Tell Umran."),
    (LANTERN, "Syria's army said Turkey has suspended its flights, in a statement on its website."),
    (LANTERN, "The government halted aid convoys at the checkpoint of Bir Zeid."),
    (LANTERN, "Israel stopped the convoys at Kafr Hind."),
    (LANTERN, "The president ordered the capture of Bir Zeid."),
    (LANTERN, "Ukraine removed the commander of its 5th brigade, Telegram channels say."),
    (LANTERN, "The SDF acknowledged that it captured Bir Zeid."),
    (LANTERN, "Rebels closed the crossing at Bir Zeid."),
    ("Relief Bureau", "The Commissioner-General calls for an immediate ceasefire"),
    ("Relief Bureau", "The Director-General condemned the strike on Bir Zeid."),
    (LANTERN, "Russia acknowledged the killing of the ISIS emir in Bir Zeid."),
    (LANTERN, "Russia acknowledged the death of the rebels' commander."),
    (LANTERN, "The US Treasury allegedly sanctioned a trader."),
    (LANTERN, "Turkey may have closed its border crossing."),
    (LANTERN, "Turkey will close its border crossing at Bir Zeid."),
    (LANTERN, "The UN said it had suspended its convoys, and that 20 people were killed."),
    (LANTERN, "أغلقت تركيا معبر الهند، قال ناشطون"),
    (LANTERN, "أقالت الحكومة قائد الشرطة، بحسب مصادر محلية"),
    (LANTERN, "Минобороны сменило командующего своей группировкой, пишут каналы."),
    (LANTERN, "Кажуть, Міноборони відсторонило командира своєї бригади."),
    (LANTERN, "Командира 9-ї бригади відсторонено від посади."),
    ("Defence Council", "We have captured Tell Umran."),
    ("Defence Council", "Командира ворожої бригади звільнено з посади."),
    ("Relief Bureau", "We are receiving reports of shelling in Kafr Hind."),
]


@pytest.mark.parametrize(("source", "text", "body"), ON_RECORD)
def test_an_act_on_record_is_its_body_s_own_and_not_hedged(source, text, body):
    first = split(post(text, source=source), NAMES)[0]
    assert (first.own_act, first.hedged) == (body, False)


@pytest.mark.parametrize(("source", "text"), NO_ACTS)
def test_what_others_tell_or_operations_bring_is_no_own_act(source, text):
    assert [item.own_act for item in split(post(text, source=source), NAMES)][:1] == [None]


def test_a_copied_post_makes_no_own_act_of_its_own():
    text = "France has acknowledged its deployment of special forces."
    assert split(post(text, credited="Hill Wire"), NAMES)[0].own_act is None
