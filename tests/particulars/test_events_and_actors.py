import pytest

from pipeline.lexicon import shipped
from pipeline.particulars.mend import mend
from tests.particulars.saying import describing, said

EVENTS = [
    ("Rebels stormed Khalsa", "assault"),
    ("Tiger Force started operation in Mallah", "assault"),
    ("Militias tried to retake Humayra", "assault"),
    ("Fierce clashes near Zaytan", "clash"),
    ("Rebels captured Zaytan", "capture"),
    ("Jaish al-Fatah then counter-attacked and took the village of Qarasi", "capture"),
    ("a rebel counter-attack regained the area", "regain"),
    ("Troops retreated from Zaytan", "lose"),
    ("The army repelled an attack on Mallah", "repel"),
    ("SDF is closing in on Manbij", "advance"),
    ("ISIS besieged Marea", "siege"),
    ("Rebels break ISIS siege on Marea", "break-siege"),
    ("Regime shelled Khalsa", "shelling"),
    ("Airstrikes on Khalsa", "airstrike"),
    ("24 barrel bombs dropped on Darayya", "barrel-bomb"),
    ("Missile strike on Kramatorsk", "missile"),
    ("Drone strike near Ain Issa", "drone-strike"),
    ("Huge VBIED hit the first lines", "bombing"),
    ("Chlorine attack on Saraqib", "chemical"),
    ("Convoy ambushed near Sukhnah", "ambush"),
    ("Two tanks destroyed", "destroy"),
    ("A helicopter was shot down", "shoot-down"),
    ("5 civilians killed", "kill"),
    ("SDF killed the Emir of Manbij", "kill-leader"),
    ("Rebels captured 5 soldiers", "take-prisoners"),
    ("Rebels captured a tank", "capture-equipment"),
    ("Prisoner exchange in Idlib", "prisoner-exchange"),
    ("HTS arrested 12 people", "arrest"),
    ("2,000 people evacuated", "evacuate"),
    ("Ceasefire agreed in Daraa", "ceasefire"),
    ("The US has listed the brigade as a terrorist entity", "designate"),
    ("France has acknowledged its deployment of special forces", "acknowledge"),
    ("The US has criticized Russia", "criticise"),
    ("Hezbollah unit arrived in Deir Ezzor", "arrive"),
    ("Three hospitals were damaged in the attacks", "damage"),
    ("Power outage in Kharkiv", "outage"),
    ("Nusra showing off new pickup trucks", "show"),
    ("Protest in Suweida", "protest"),
    ("قصف مدفعي على كفرنبل", "shelling"),
    ("غارات روسية على أريحا", "airstrike"),
    ("سيطر الثوار على خان طومان", "capture"),
    ("مقتل خمسة مدنيين بقصف", "strike"),
    ("اعتـ ـقلت قسد شابا في الرقة", "arrest"),
    ("انفجار عبوة ناسفة في الباب", "bombing"),
    ("Российские войска взяли под контроль Работино", "capture"),
    ("ВСУ отразили атаку", "repel"),
    ("Уничтожен танк", "destroy"),
    ("Взрыв в Белгороде", "explosion"),
    ("ЗСУ звільнили Роботине", "capture"),
    ("Сили оборони відбили 12 атак", "repel"),
    ("Окупанти обстріляли Херсон", "shelling"),
    ("Збито 15 шахедів", "shoot-down"),
]


@pytest.mark.parametrize(("text", "event"), EVENTS)
def test_the_main_event_is_read(text, event):
    assert said(text).event == event


NOTHING = [
    "Great weather in spring",
    "What a mess, honestly",
    "The meeting room looked nice",
    "صباح الخير يا أصدقاء",
    "Добрий ранок, друзі",
]


@pytest.mark.parametrize("text", NOTHING)
def test_a_statement_that_tells_of_nothing_is_set_aside(text):
    one = describing(text)
    assert (one.particulars.event, one.aside) == (None, "no event")


def test_an_aside_already_set_is_kept():
    assert describing("Great weather in spring", aside="chatter").aside == "chatter"


def test_an_act_of_its_own_is_never_set_aside():
    assert describing("The council took note of the note", own_act="un").aside is None


@pytest.mark.parametrize(
    "text",
    [
        "The rebels have not captured Khan Tuman",
        "They didn't attack Mallah",
        "لم تسيطر قوات النظام على القرية",
        "ما في عنصر واحد للنظام بزيتان، القرية بإيد قسد",
        "ВСУ не взяли под контроль село",
        "Село не захоплено",
    ],
)
def test_a_negated_event_says_so(text):
    assert said(text).negated


ACTORS = [
    ("Rebels stormed Khalsa", "rebels", "opposition", "by"),
    ("Regime forces shelled Khalsa", "regime", "regime", "by"),
    ("IS attacked the base", "isis", "isis", "by"),
    ("Turkish drone targets SDF vehicle", "sdf", "sdf", "on"),
    ("Airstrikes by the coalition on Raqqa", "coalition", "coalition", "by"),
    ("IRGC troops were killed in Khalsa", "irgc", "regime", "on"),
    ("5 soldiers killed by ISIS", "isis", "isis", "by"),
    ("Big assault from pro-gov militias on Humayra", "regime", "regime", "by"),
    ("After expelling IRGC from al-Qarasi", "irgc", "regime", "on"),
    ("It was the NDF only. They attacked.", "ndf", "regime", "by"),
    ("SDF retreated from Ain Issa", "sdf", "sdf", "by"),
    ("Wagner captured Soledar", "wagner", "russia", "by"),
    ("قصف مدفعي لقوات النظام على بلدة كفرنبل", "regime", "regime", "by"),
    ("د!!عـ ـش يهاجم نقاطا في البادية", "isis", "isis", "by"),
    ("مقتل عنصر من قسد في الرقة", "sdf", "sdf", None),
    ("ВКС РФ нанесли удар по Харькову", "ruaf", "russia", "by"),
    ("ЗСУ звільнили Роботине", "ukraine", "ukraine", "by"),
    ("Окупанти обстріляли Херсон", "russia", "russia", "by"),
    ("Hezbollah unit arrived in Deir Ezzor", "hezbollah", "regime", "by"),
    ("Jaysh al-Fatah captured Zaytan", "idlib-rebels", "opposition", "by"),
]


@pytest.mark.parametrize(("text", "key", "side", "part"), ACTORS)
def test_an_actor_is_known_with_its_side_and_part(text, key, side, part):
    found = {one.key: one for one in said(text).actors}
    assert key in found
    assert found[key].side == side
    assert part in (None, found[key].part)


@pytest.mark.parametrize(
    "text", ["He told us to leave", "This is a village", "on 5 Jan 2023 they left", "a tip from a friend"]
)
def test_little_words_are_no_actors(text):
    assert said(text).actors == ()


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("اعتـ ـقلت", "اعتقلت"),
        ("قـ.ـصف", "قصف"),
        ("بعمليـ.ـة انـ.ـزال", "بعملية انزال"),
        ("كلام. ثم كلام", "كلام. ثم كلام"),
        ("Khalsa", "Khalsa"),
    ],
)
def test_broken_words_are_mended(broken, whole):
    assert mend(broken) == whole


def test_every_event_type_has_words_in_every_language_and_knows_its_neighbours():
    lexicon = shipped()
    types = lexicon.tables["events"]
    assert all(near in types for table in types.values() for near in table["near"])
    assert all(table["label"] and table["family"] for table in types.values())


def test_every_actor_belongs_to_a_known_one():
    actors = shipped().tables["actors"]
    assert all(table.get("of", key) in actors for key, table in actors.items())


def test_what_it_was_done_with_is_read():
    assert "drone" in said("Drone strike on Khalsa").means
    assert "barrel-bomb" in said("إلقاء براميل متفجرة على داريا").means


def test_who_is_joined_by_and_does_the_same():
    parts = {one.key: one.part for one in said("قصف النظام وروسيا على بلدة فيلون").actors}
    assert set(parts.values()) == {"by"}


def test_whose_ground_a_shell_came_from_is_who_fired_it():
    parts = {one.key: one.part for one in said("مقتل مدني بقصف مصدره مناطق سيطرة قسد").actors}
    assert parts["sdf"] == "by"


def test_the_dead_and_shells_that_fall_take_no_town():
    assert said("سقوط شهداء في مدينة أعزاز").event == "kill"
    assert said("سقوط قذائف على مدينة أعزاز").event == "shelling"
