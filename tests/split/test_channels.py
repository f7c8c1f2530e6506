"""Posts in the manner of channels, ministries, live pages and open-source analysts: what each one's statements are."""

import pytest

from tests.split.test_split import statements

A, D, Q, C = "asserts", "denies", "questions", "corrects"

POSTS = [
    # text, its statements: (how they begin, stance, aside, credit)
    (
        "⚡️Вночі ворог атакував Лугове дронами. Знищено 14 «Шахедів». Загинув водій. Пожежу ліквідовано.",
        [("Вночі", A, None, ()), ("Знищено", A, None, ()), ("Загинув", A, None, ()), ("Пожежу", A, None, ())],
    ),
    (
        "‼️ Увага! Загроза балістики на Зарічне. Пройдіть в укриття!",
        [("Загроза", A, "forecast", ()), ("Пройдіть", A, "call", ())],
    ),
    (
        "🔴 Обстріл Лугового: 2 поранених.\n\n👉 Підписатися | Надіслати новину",
        [("Обстріл", A, None, ()), ("Підписатися", A, "signature", ())],
    ),
    (
        "Росіяни заявили про захоплення Зарічного, але наші бійці це спростовують.",
        [("Росіяни заявили", A, None, ()), ("але наші бійці", D, None, ())],
    ),
    (
        "قالت قسد إنها سيطرت على كفر هند، وهو ما نفاه مرصد التل",
        [("قالت قسد", A, None, ("قسد",)), ("وهو ما نفاه", D, None, ("مرصد التل",))],
    ),
    ("Командующий: мы вернем всех пленных домой.", [("Командующий", A, "promise", None)]),
    ("Фото ілюстративне.", [("Фото", A, "caption of an old picture", ())]),
    (
        "هل سقطت تل عمران؟ لا تأكيد حتى الآن.",
        [("هل سقطت", Q, "question", ()), ("لا تأكيد", A, "nothing known", ())],
    ),
    (
        "1/ Army forces withdrew from Orlanka and Tonivka; rebels then advanced toward Umane, where it goes on.",
        [("Army forces withdrew from Orlanka and Tonivka", A, None, ()), ("rebels then advanced", A, None, ())],
    ),
    (
        "RT @x: Rebels took the villages of Jib Hind and Abu Qalq, the army counter-attacks from the west",
        [("Rebels took the villages of Jib Hind and Abu Qalq", A, None, ("x",)), ("the army counter", A, None, ("x",))],
    ),
    (
        "They took the grain silos and the bus station, and are now fighting near the roundabout.",
        [("They took the grain silos and the bus station, and are", A, None, ())],
    ),
    (
        "In Kafr Hind, rebels captured the silos, the army retreated to Bir Zeid and jets bombed Tell Umran twice.",
        [("In Kafr Hind, rebels", A, None, ()), ("the army retreated", A, None, ()), ("jets bombed", A, None, ())],
    ),
    ("As the army advanced, rebels blew up the bridge.", [("As the army advanced, rebels blew", A, None, ())]),
    ("Three soldiers died, 12 were wounded, two vehicles burned.", [("Three soldiers died, 12 were", A, None, ())]),
    (
        "SANA: Army units killed 20 men in Kafr Hind; opposition activists say they were farmers.",
        [("SANA", A, None, ("SANA",)), ("opposition activists say", A, None, ())],
    ),
    (
        "massive explosion at the #Hind airbase!! unconfirmed reports of a drone attack, more soon",
        [("massive explosion", A, None, ()), ("unconfirmed reports", A, None, ())],
    ),
    (
        "In 2013 the rebels took Kafr Hind in three days. This morning the army entered the town.",
        [("In 2013", A, "background", ()), ("This morning", A, None, ())],
    ),
    (
        "The army blew up the bridge on 11 November 2022; today a new pontoon was spotted beside it.",
        [("The army blew up", A, "background", ()), ("today a new pontoon", A, None, ())],
    ),
    (
        "Video of a strike on Kafr Hind is from 2019. Don't share.",
        [("Video of", A, "background", ()), ("Don't share", A, "call", ())],
    ),
    ("Reports of a coup are complete nonsense.", [("Reports of", D, None, ())]),
    (
        "(1) Rebels took Tal Mamo. (2) The army lost 3 tanks.",
        [("Rebels took", A, None, ()), ("The army lost", A, None, ())],
    ),
    (
        "Strikes tonight:\n• 12/14 Shaheds shot down over Luhove",
        [("Strikes tonight", A, None, ()), ("12/14", A, None, ())],
    ),
    (
        "Уничтожен склад в Заречном. Источник: местные паблики",
        [("Уничтожен склад", A, None, ())],
    ),
    (
        "According to two Western diplomats, the army left Kafr Hind.",
        [("According to two", A, None, ())],
    ),
    (
        "В Лугах прогремела серия взрывов. Официально не подтверждалось.",
        [("В Лугах", A, None, ()), ("Официально", A, "nothing known", ())],
    ),
    (
        "تنويه: نعتذر عن الخبر السابق حول سقوط تل عمران، تبين أنه غير صحيح.",
        [("تنويه", C, None, ())],
    ),
    (
        "Sappers cleared the bridge at Bir Zeid. (Tasnim)",
        [("Sappers cleared", A, None, ("Tasnim",))],
    ),
]

QUOTED = [
    "Mark Toner said the US “remains concerned”.\n\nHe added, “We have seen airstrikes on Kafr Hind.\n\n"
    "“They hit it twice.”",
    "“We will not leave Kafr Hind,” Mark Toner told reporters. “Two officers were killed.\n\n“The army shelled us.”",
    "Mark Toner said Washington was “appalled”:\n\nThere were airstrikes on hospitals. Two doctors were killed.",
    "Mark Toner: “The army shelled Kafr Hind.\n\n“We count 30 dead.”",
]


@pytest.mark.parametrize(("text", "wanted"), POSTS)
def test_a_post_of_a_channel_is_read_as_an_editor_reads_it(text, wanted):
    found = statements(text, source="channel")
    read = [(one.quote, one.stance.value, one.aside, one.credit) for one in found]
    assert len(read) == len(wanted), read
    for got, (begins, *rest) in zip(read, wanted, strict=True):
        assert got[0].startswith(begins)
        assert [*got[1:3]] == rest[:2]
        assert rest[2] is None or got[3] == rest[2]


@pytest.mark.parametrize("text", QUOTED)
def test_a_quotation_over_several_paragraphs_is_its_speaker_s_all_along(text):
    found = statements(text)
    assert all(one.hedged for one in found)
    assert {one.credit for one in found} == {("Mark Toner",)}


def test_a_paragraph_behind_a_quotation_is_the_writer_s_own_again():
    found = statements("Mark Toner: “The army shelled Kafr Hind.”\n\nRebels took three villages near Bir Zeid.")
    assert (found[-1].hedged, found[-1].credit) == (False, ())


def test_an_unnamed_stated_source_leaves_a_report_passed_on_and_uncredited():
    found = statements("Уничтожен склад в Заречном. Источник: местные паблики")
    assert [(one.quote, one.hedge, one.credit) for one in found] == [
        ("Уничтожен склад в Заречном.", "местные паблики", ())
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("From Heron: 6 barrel bombs on Kafr Hind", ("6 barrel bombs on Kafr Hind", ("Heron",))),
        ("From Walid Heron #1: Rebels hold Tell Umran", ("Rebels hold Tell Umran", ("Walid Heron",))),
        ("via Heron: the airport was shelled", ("the airport was shelled", ("Heron",))),
        (
            "“ISIS blew up the bridge at Bir Zeid” - Walid Heron (2h ago)",
            ("ISIS blew up the bridge at Bir Zeid", ("Walid Heron",)),
        ),
        ("However, Heron just reported that rebels took Tell Umran.", ("rebels took Tell Umran.", ("Heron",))),
        ("ITEM: First car bomb reported (in Kafr Hind) –Heron", ("First car bomb reported (in Kafr Hind)", ("Heron",))),
    ],
)
def test_every_form_of_passing_on_yields_the_line_and_its_source(text, wanted):
    one = statements(text, source="reader 4")[-1]
    assert (one.quote, one.credit) == wanted
    assert not one.hedged


def test_the_colon_of_a_label_leads_up_to_nobody_s_words():
    text = "However, Heron just reported that rebels took Tell Umran.\nITEM: Jets bombed Kafr Hind –HillObservatory"
    assert [one.credit for one in statements(text, source="reader 4")] == [("Heron",), ("HillObservatory",)]
