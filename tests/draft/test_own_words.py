"""Who speaks, what is warned of, which day it was, and what each piece of an item rests on."""

from __future__ import annotations

from datetime import UTC

import pytest

from pipeline.draft import compose, headlines
from pipeline.draft.atlas import latin
from pipeline.draft.cleaning import for_print
from pipeline.draft.content import warns
from pipeline.draft.dates import dates_beside, zone_of, zone_title, zone_words
from pipeline.draft.item import Line, draft_item
from pipeline.draft.leaning import opens_leaning
from pipeline.draft.remembered import forget, remembered_item
from pipeline.draft.voice import lead, takes_sides
from pipeline.roster import Roster
from pipeline.settings.values import Beat
from pipeline.types import Stance, Status
from tests.builders import NOON, a_figure, a_place
from tests.draft.campaign import CRANE, DAILY, GUILD, KHALIR, NOW, ORSA, SOUTH, a_day, claim, says

LINE = Line("en", UTC, 2024)


def item(found, line=LINE):
    return draft_item(found, line, "latest", "Khalir")


def test_words_that_name_no_day_get_the_day_beside_them():
    assert item(claim(says("Rebels storm Khalir"))).text == "Rebels storm Khalir (1 May)"
    assert item(claim(says("Rebels storm Khalir today"))).text == "Rebels storm Khalir on 1 May"
    assert item(claim(says("Rebels storm Khalir", post={"published": None}))).text == "Rebels storm Khalir"


def test_an_undated_post_that_writes_its_date_is_not_called_undated():
    told = says("Orsa, 30-04-2024: rebels today stormed Khalir", post={"published": None})
    assert "undated" not in item(claim(told)).text


def test_minutes_ago_are_told_as_of_their_time():
    assert item(claim(says("Khalir fell ten minutes ago"))).text.endswith("(as of 12:00 UTC on 1 May)")


@pytest.mark.parametrize(
    ("text", "lang", "who"),
    [
        ("We are suspending our convoys", "en", "Guild: "),
        ("The doctor told us nine died", "en", "Guild: "),
        ("The US has listed the brigade", "en", ""),
        ("The army said “we never lost it”", "en", ""),
        ("Наші воїни вдома", "uk", "Guild: "),
        ("Мы взяли село", "ru", "Guild: "),
        ("Guild: We are suspending our convoys", "en", ""),
    ],
)
def test_who_says_we_is_named(text, lang, who):
    assert lead(text, lang, "Guild") == who


@pytest.mark.parametrize(
    "text",
    ["⚠️ Graphic: Khalir market", "GRAPHIC video from Khalir", "18+ Khalir", "مشاهد قاسية", "Жорсткі кадри"],
)
def test_warnings_are_known_in_every_language(text):
    assert warns(text)


@pytest.mark.parametrize("text", ["A graphic designer was hurt", "18 killed in Khalir", "Photographic evidence"])
def test_other_words_are_no_warning(text):
    assert not warns(text)


def test_a_warning_is_carried_over_with_whose_it_is():
    found = claim(says("Strike on Khalir today", CRANE, post={"text": "GRAPHIC: Strike on Khalir today"}))
    assert item(found).text == "Strike on Khalir on 1 May (graphic: HillCrane)"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("WOW: whole brigade leaves Khalir", "Whole brigade leaves Khalir"),
        ("Where things stand at 2040 local: Khalir in rebel hands", "Khalir in rebel hands"),
        ("HELI DOWN 🔥 Ours have landed a helicopter", "Ours have landed a helicopter"),
        ("GRAPHIC: bodies in Khalir", "Bodies in Khalir"),
        ("90 troops killed,70 in Orsa", "90 troops killed, 70 in Orsa"),
        ("SDF USA NATO meet in Khalir", "SDF USA NATO meet in Khalir"),
    ],
)
def test_labels_and_shouts_do_not_print(text, printed):
    assert for_print(text) == printed


def test_a_voice_is_quoted_once():
    found = claim(
        says("Rebels took Khalir", GUILD),
        says("Khalir was never lost", ORSA, 5, stance=Stance.DENIES),
        says("It is ours", ORSA, 9, stance=Stance.DENIES),
        status=Status.DISPUTED,
    )
    assert item(found).text.count("Orsa Watch:") == 1


def test_a_clause_that_leans_on_another_sentence_is_told_not_quoted():
    found = claim(says("Rebels took Khalir"), says("which the army denied", ORSA, 5, stance=Stance.DENIES))
    assert item(found).text.endswith("; denied by Orsa Watch")


def test_a_source_that_corrects_itself_does_not_quote_its_regrets():
    found = claim(
        says("The school is in Zarit", DAILY), says("We apologise for the error", DAILY, 1, stance=Stance.CORRECTS)
    )
    assert "apologise" not in item(found).text


def test_figures_that_agree_are_no_range():
    nine, least = a_figure(9), a_figure(9).model_copy(update={"high": None})
    found = claim(
        says("9 killed in Khalir", CRANE, known={"figures": (nine,)}),
        says("At least 9 killed in Khalir", ORSA, 5, known={"figures": (least,)}),
    )
    assert "(1 May)" in item(found).text


def test_the_clauses_of_an_item_are_its_text_and_say_what_they_rest_on():
    for found in a_day():
        made = item(found)
        assert "".join(clause.text for clause in made.clauses) == made.text
        known = {appearance.statement.uid for appearance in found.appearances}
        assert all(clause.statements and set(clause.statements) <= known for clause in made.clauses)
        assert {uid for clause in made.clauses for uid in clause.statements} == set(made.statements)


def test_the_beats_spelling_is_printed_and_the_posts_kept():
    found = claim(says("Two tanks destroyed", where=(a_place("Khaleer", "khalir"), SOUTH)))
    made = compose(Beat(name="Orsa", spellings=("Khalir",)), (found,), None, NOW, Roster([])).items[0]
    assert made.text == "Two tanks destroyed (in Khalir, 1 May)"
    assert (made.places[0].name, made.places[0].written) == ("Khalir", ("Khaleer",))


def test_a_region_in_another_script_and_case_has_its_own_name():
    assert latin("Херсонской") == "Kherson"


def test_a_zone_without_a_name_is_told_by_its_distance_and_city():
    damascus = NOON.astimezone(zone_of("Asia/Damascus"))
    assert zone_words(damascus) == "UTC+3"
    assert zone_title(damascus, "Asia/Damascus") == "UTC+3 (Damascus time)"
    assert zone_title(NOON, "UTC") == "UTC"
    assert zone_words(NOON.astimezone(zone_of("Asia/Kathmandu"))) == "UTC+5:45"


def test_an_item_is_worded_anew_only_where_something_changed():
    forget()
    found = claim(says("Two tanks destroyed", where=(KHALIR,)))
    first = remembered_item(found, LINE, "latest", "Khalir")
    assert remembered_item(found.model_copy(deep=True), LINE, "latest", "Khalir") is first
    assert remembered_item(found.model_copy(update={"reason": "another"}), LINE, "latest", "Khalir").reason == "another"
    spelt = LINE._replace(spelt=lambda place: "Khaleer")
    assert remembered_item(found, spelt, "latest", "Khalir").text == "Two tanks destroyed (in Khaleer, 1 May)"


def test_headlines_are_three_stories_in_the_items_own_words():
    found = compose(Beat(name="Orsa"), a_day(), None, NOW, Roster([]))
    proposed = headlines(found)
    assert len(set(proposed)) == 3
    assert all(one.startswith("Orsa: ") for one in proposed)
    texts = " ".join(item.text for item in found.items)
    for one in proposed:
        bare = one.removeprefix("Orsa: ").removeprefix("Unconfirmed: ").removeprefix("Reported: ").removesuffix(" …")
        assert bare in texts
    assert headlines(found.model_copy(update={"items": ()})) == ("Orsa: no reports",)


def test_a_word_that_only_one_side_uses_is_told_as_its_own():
    assert item(claim(says("Four soldiers were martyred in Khalir", ORSA))).text.startswith("Orsa Watch: Four soldiers")
    assert item(claim(says("Four soldiers were killed in Khalir"))).text.startswith("Four soldiers")
    assert takes_sides("Захисники відбили три атаки", "uk")
    assert takes_sides("استشهد ثلاثة جنود", "ar")
    assert not takes_sides("The army said “the enemy lost ten men”", "en")
    assert not takes_sides("The unit was added to a list of terrorist groups", "en")


def test_place_and_date_stand_in_one_pair_of_brackets():
    assert (
        item(claim(says("Heavy clashes right now"))).text
        == "Heavy clashes right now (in Khalir, as of 12:00 UTC on 1 May)"
    )


def test_a_place_that_somebody_has_no_name_for_leans():
    assert opens_leaning("The village is theirs for now")
    assert not opens_leaning("The village is Khalir")
    assert not opens_leaning("Footage shows rebel flags; the town centre is theirs")


def test_a_night_that_is_quoted_is_no_day():
    quoted = says("41 of 58 drones shot down last night")
    assert dates_beside(quoted.statement.quote, quoted, zone_of("UTC"), 2024).endswith(
        "last night [the night of 30 April]"
    )


def test_minor_lines_are_not_counted_as_left_out():
    found = compose(Beat(name="Orsa"), (*a_day(), claim(says("They were sent back", at=40))), None, NOW, Roster([]))
    assert any(one.minor for one in found.also)
    assert found.left_out == 0
