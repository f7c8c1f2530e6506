"""What governs a statement from outside its sentence: headings, earlier attributions, round-ups, the post's source."""

from datetime import UTC, datetime

import pytest

from pipeline.roster import Roster
from pipeline.split import split
from pipeline.types import Role, Source, Stance
from tests.split.test_split import NAMES, claims, post, statements

ROUNDUP = """LATEST UPDATES (unconfirmed)
A good day for the rebels, it seems.

–ITEMS (Tell Umran)

ITEM: Rebels now storming Tell Umran –Heron
ITEM: Reports: Army has lost Kafr Hind. –HillObservatory
#Hind: It seems they took another village “Rebels capture Deir Sunbul.” – Heron
"""


def test_a_heading_that_hedges_governs_every_statement_under_it():
    found = statements("Rebels took Tell Umran. The army left Kafr Hind.", title="Reports: Army in Retreat")
    assert [statement.hedge for statement in found] == ["Reports", "Reports"]


def test_a_heading_without_a_hedge_governs_nothing():
    found = statements("Rebels took Tell Umran.", title="Army in Retreat in the Hills")
    assert not found[0].hedged


def test_a_hedge_governs_what_follows_until_a_new_attribution():
    text = "Activists say rebels took Tell Umran. The army left Kafr Hind. We saw tanks in Bir Zeid. Smoke rose."
    assert [statement.hedged for statement in statements(text)] == [True, True, False, False]


def test_an_adverb_governs_only_its_own_clause():
    text = "Rebels reportedly took Tell Umran. The army shelled Kafr Hind."
    assert [statement.hedged for statement in statements(text)] == [True, False]


def test_a_hedge_ends_with_its_paragraph():
    text = "Activists say rebels took Tell Umran.\n\nThe army shelled Kafr Hind."
    assert [statement.hedged for statement in statements(text)] == [True, False]


def test_a_body_that_goes_on_speaking_stays_credited():
    text = "Hill Observatory said rebels took Tell Umran. It added that ten soldiers were captured."
    assert [statement.credit for statement in statements(text)] == [("Hill Observatory",), ("Hill Observatory",)]


def test_the_clause_before_an_attribution_is_the_writer_s_own():
    text = "Rebels are attacking Tell Umran, and an unconfirmed claim says they have captured Kafr Hind."
    assert [statement.hedged for statement in statements(text)] == [False, True]


def test_an_attribution_at_the_end_governs_the_whole_sentence():
    text = "Army jets bombed Bir Zeid while helicopters dropped bombs on Kafr Hind, activists said."
    assert [statement.hedged for statement in statements(text)] == [True, True]


def test_the_relayer_s_doubt_is_not_the_source_s():
    found = [(item.quote, item.hedged, item.credit) for item in claims(ROUNDUP, source="reader 4")]
    assert ("Rebels now storming Tell Umran", False, ("Heron",)) in found
    assert ("Rebels capture Deir Sunbul.", False, ("Heron",)) in found


def test_the_source_s_own_doubt_stays_in_a_roundup():
    found = {item.quote: item.hedged for item in claims(ROUNDUP, source="reader 4")}
    assert found["Reports: Army has lost Kafr Hind."]


def test_the_relayer_s_words_around_a_quotation_make_no_claim():
    asides = {item.quote: item.aside for item in statements(ROUNDUP, source="reader 4")}
    assert asides["#Hind: It seems they took another village"] == "introduces a quotation"


def test_headings_of_a_roundup_are_kept_and_make_no_claim():
    headings = [item.quote for item in statements(ROUNDUP, source="reader 4") if item.aside == "heading"]
    assert headings == ["LATEST UPDATES (unconfirmed)", "ITEMS (Tell Umran)"]


PRINTED = """# Hills round-up: 4 May 2024
LATEST UPDATES (unconfirmed)
ITEMS (Tell Umran)
ITEM: Rebels now storming Tell Umran (reported by 2 independent sources) –Heron, HillObservatory

DISPUTED
ITEMS (Kafr Hind)
ITEM: Northern Shield attacked Kafr Hind; Walid Heron: “It was the local guard only” –HillObservatory
"""


def test_a_printed_roundup_reads_back_as_it_was_written():
    found = [(item.quote, item.credit, item.hedged, item.stance.value) for item in claims(PRINTED, source="reader 4")]
    assert found == [
        ("Rebels now storming Tell Umran", ("Heron", "HillObservatory"), False, "asserts"),
        ("Northern Shield attacked Kafr Hind", ("HillObservatory",), False, "asserts"),
        ("It was the local guard only", ("Walid Heron",), False, "denies"),
    ]


def test_blocks_of_a_live_page_are_split_without_their_labels():
    text = "UPDATE 1600 GMT: Rebels took Tell Umran.\n\nORIGINAL ENTRY: The army shelled Kafr Hind."
    assert [item.quote for item in statements(text)] == ["Rebels took Tell Umran.", "The army shelled Kafr Hind."]


def test_a_quotation_never_closed_ends_where_another_is_named():
    text = "Walid Heron asks, “Why attack Bir Zeid? However, HillObservatory reported that rebels took Tell Umran."
    assert [item.credit for item in statements(text, source="reader 4")] == [("Walid Heron",), ("HillObservatory",)]


def test_a_source_that_speaks_of_itself_is_its_own_voice():
    found = statements("Hill Observatory said its team was shelled in Kafr Hind.", source="HillObservatory")
    assert (found[0].hedged, found[0].credit) == (False, ())


def test_an_answer_that_puts_another_actor_in_place_goes_on_denying():
    found = statements("They didn't really attack. It was the local guard only.", reply_to="0")
    assert [item.stance for item in found] == [Stance.DENIES, Stance.DENIES]


def test_a_question_in_an_answer_may_be_about_the_claim():
    assert statements("Why would they only attack Bir Zeid?", reply_to="0")[0].aside is None


def test_what_the_feed_credits_is_credited():
    assert statements("Rebels took Tell Umran.", credited="Hill Wire")[0].credit == ("Hill Wire",)


def test_an_own_act_under_a_hedging_heading_is_none():
    text = "France has acknowledged its deployment of special forces."
    assert statements(text)[0].own_act == "France"
    assert statements(text, title="Reports: French Troops Seen")[0].own_act is None


def test_an_own_act_passed_on_in_a_roundup_is_none():
    text = "ITEM: France has acknowledged its deployment of special forces –Heron"
    assert [item.own_act for item in statements(text, source="reader 4")] == [None]


def test_a_statement_carries_the_post_s_time_language_and_source():
    made = post("Rebels took Tell Umran.", lang="uk")
    (found,) = split(made, NAMES)
    assert (found.at, found.first_seen, found.lang, found.source, found.post) == (
        made.at,
        made.at,
        "uk",
        made.source,
        made.uid,
    )


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b\u200e\n"])
def test_a_text_without_words_gives_no_statement(text):
    assert statements(text) == ()


def test_the_roster_may_be_empty():
    assert split(post("ITEM: Rebels took Tell Umran –Heron"), Roster([]))[0].credit == ("Heron",)
    assert split(post("Hi"), Roster([Source(name="x", role=Role.COMMENTER)]))[0].aside is None


MORNING, EVENING = datetime(2024, 5, 4, 9, tzinfo=UTC), datetime(2024, 5, 4, 18, tzinfo=UTC)


def timed(text, **fields):
    """The quotes of a page first published in the morning, with the hours at which their blocks were written."""
    found = statements(text, **{"published": MORNING, "fetched": EVENING, **fields})
    assert all(one.at == one.first_seen for one in found)
    return [(one.quote, f"{one.at:%d %H:%M}") for one in found if one.aside is None]


@pytest.mark.parametrize(
    ("head", "hour"),
    [
        ("Walid Heron @heron_map 6h6 hours ago\n", "04 03:00"),
        ("Walid Heron @heron_map 23m23 minutes ago\n", "04 08:37"),
        ("Walid Heron Verified account @heron_map 2d2 days ago\n", "02 09:00"),
        ("Walid Heron (@heron_map) · 5h\n\n", "04 04:00"),
        ("Heron @heron_map an hour ago\n", "04 08:00"),
        ("Heron @heron_map 1h1 hour ago ", "04 08:00"),
        ("Heron @heron_map Apr 29\n", "29 12:00"),
        ("Heron @heron_map 2 May 2024\n", "02 12:00"),
        ("Heron @heron_map 9 Dec\n", "09 12:00"),
        ("Heron @heron_map 31 Feb\n", "04 09:00"),
        ("Иван Сокол @sokol 23 мин23 минуты назад\n", "04 08:37"),
        ("Ігор Сокіл @sokil 6 год тому\n", "04 03:00"),
        ("وليد هيرون @heron قبل 6 ساعات\n", "04 03:00"),
    ],
)
def test_what_stands_under_the_head_of_a_pasted_post_is_as_old_as_that_says(head, hour):
    assert timed(head + "Rebels took Tell Umran.") == [("Rebels took Tell Umran.", hour)]


def test_the_age_of_a_pasted_post_ends_with_it():
    first, second = "Heron @heron_map 6h\nRebels took Tell Umran.", "Heron @heron_map\nJets bombed Bir Zeid."
    text = f"{first}\n{second}\n\nShelling in Kafr Hind."
    assert [hour for _, hour in timed(text)] == ["04 03:00", "04 09:00", "04 09:00"]


@pytest.mark.parametrize("line", ["Army @army_hind killed 20\n", "Army @army_hind has 6 days left\n"])
def test_a_line_with_a_handle_and_a_number_is_no_head_with_an_age(line):
    assert all(hour == "04 09:00" for _, hour in timed(line + "Rebels took Tell Umran."))


@pytest.mark.parametrize("between", ["\n\n", " "])
def test_each_block_of_a_live_page_has_its_own_time(between):
    blocks = [
        "UPDATE 1600 GMT: Rebels took Tell Umran.",
        "UPDATE, 14:30 GMT: Shelling in Kafr Hind.",
        "ORIGINAL ENTRY: The army shelled Bir Zeid.",
    ]
    assert timed(between.join(blocks)) == [
        ("Rebels took Tell Umran.", "04 16:00"),
        ("Shelling in Kafr Hind.", "04 14:30"),
        ("The army shelled Bir Zeid.", "04 09:00"),
    ]


def test_the_hours_of_a_ticker_take_the_zone_that_it_names_once():
    text = "16:05 GMT: Rebels took Tell Umran.\n15:40 Shelling of Kafr Hind.\n450 people left Bir Zeid."
    assert [when for _, when in timed(text)] == ["04 16:05", "04 15:40", "04 15:40"]


def test_an_hour_past_the_fetch_is_the_day_before_s():
    assert timed("UPDATE 2300 GMT: Rebels took Tell Umran.") == [("Rebels took Tell Umran.", "03 23:00")]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("ОБНОВЛЕНО (15:30 МСК): Войска заняли Луги.", "04 12:30"),
        ("تحديث 16:00 بتوقيت غرينتش: سيطرت الفصائل على تل عمران", "04 16:00"),
        ("ОНОВЛЕНО 16:00: Рятувальники загасили пожежу в Луговому.", "04 09:00"),
        ("[16:05 GMT] Two tanks destroyed in Bir Zeid.", "04 16:05"),
        ("UPDATE 1600 EEST: Two tanks destroyed in Bir Zeid.", "04 13:00"),
    ],
)
def test_a_block_s_hour_is_read_in_its_zone_and_none_is_guessed(text, when):
    assert timed(text)[0][1] == when
