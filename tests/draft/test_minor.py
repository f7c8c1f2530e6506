"""What stands below the sections: fragments and second tellings, until an editor words them."""

from __future__ import annotations

import pytest

from pipeline.draft import compose, headlines
from pipeline.draft.atlas import latin
from pipeline.draft.attribution import attributed
from pipeline.draft.cleaning import for_print
from pipeline.draft.headline import LONGEST
from pipeline.draft.leaning import opens_leaning
from pipeline.draft.page import also_title
from pipeline.draft.render import render
from pipeline.draft.shared import Addition
from pipeline.review import Change, amend, lay
from pipeline.roster import Roster
from pipeline.settings.values import Beat
from pipeline.types import OpenRoundup, Status
from tests.draft.campaign import CRANE, KHALIR, MARUN, NOW, ORSA, ZARIT, claim, says

ROSTER = Roster([CRANE, ORSA])


def composed(*claims, **fields):
    return compose(Beat(name="Orsa", **fields), claims, None, NOW, ROSTER)


@pytest.mark.parametrize(
    "text",
    [
        "Which the army denied",
        "It accused Paris of backing them",
        "Seized three positions, a military source said",
        "Killed in Khalir on 13 June",
        "Everything released so far is from the same four houses",
        "Да, детонирует",
        "The army chief has dismissed: appointed a general in his place",
        "وهو ما نفته الوزارة",
    ],
)
def test_words_that_point_at_another_sentence_lean(text):
    assert opens_leaning(text)


@pytest.mark.parametrize(
    "text",
    [
        "Itamar is quiet",
        "They (the army) left Khalir",
        "Wounded soldiers reached Khalir",
        "Both sides handed over 60 prisoners",
        "Two tanks destroyed",
        "United States forces left Khalir",
        "Heavy clashes ongoing",
        "Танк сгорел у Халира",
    ],
)
def test_words_that_stand_alone_do_not(text):
    assert not opens_leaning(text)


def test_a_fragment_stands_below_the_sections_with_all_that_an_item_has():
    whole, fragment = claim(says("Rebels took Khalir", CRANE)), claim(says("Which the army denied", ORSA, 5))
    found = composed(whole, fragment)
    assert [item.claim for item in found.items] == [whole.uid]
    assert [(item.claim, item.minor, item.section) for item in found.also] == [(fragment.uid, True, "latest")]
    assert found.also[0].credit == (ORSA.name,)
    assert "ALSO REPORTED (unconfirmed)" in render(found, "text")


def test_a_fragment_gives_no_words_where_another_report_tells_it_whole():
    found = claim(says("Which they took at dawn, seizing the mill", CRANE), says("Rebels took Khalir", ORSA, 5))
    assert composed(found).items[0].words == "Rebels took Khalir"


def test_what_others_confirm_is_never_put_below():
    found = claim(says("Killed in Khalir", CRANE), says("Killed in Khalir today", ORSA, 9), status=Status.CORROBORATED)
    assert composed(found).also == ()


def test_one_tellers_second_telling_stands_below_the_first():
    first = claim(says("Whole brigade leaving Khalir, trucks seen heading north", CRANE, where=(KHALIR,)))
    second = claim(says("The whole brigade leaving Khalir", CRANE, 30, where=(KHALIR,)))
    other = claim(says("The whole brigade leaving Khalir", ORSA, 40, where=(KHALIR,)))
    found = composed(first, second, other)
    assert [item.credit for item in found.also] == [(CRANE.name,)]
    assert {item.credit[0] for item in found.items} == {CRANE.name, ORSA.name}


def test_a_short_remark_leans_only_where_it_tells_no_event_at_a_place():
    assert composed(claim(says("Ours are home", where=(KHALIR,), known={"event": None, "actors": ()}))).also
    assert not composed(claim(says("Heavy clashes", where=(KHALIR,), known={"event": "clash"}))).also


def test_a_fragment_that_an_editor_words_stands_in_its_section():
    fragment = claim(says("Which the army denied", ORSA))
    draft = composed(fragment)
    opened = OpenRoundup(uid="r-1", beat="Orsa", number=1, opened=NOW)
    page = lay(opened, draft, ())
    assert page.roundup.items == ()
    assert len(page.roundup.also) == 1
    made = amend(opened.uid, page.items[0], Change(text="The army denied that Khalir fell"), "ann", NOW)
    worded = lay(opened, draft, (made.edit,)).roundup
    assert [item.text for item in worded.items] == ["The army denied that Khalir fell"]
    assert worded.also == ()


def test_the_title_below_says_unconfirmed_only_where_all_is():
    found = composed(claim(says("Rebels took Khalir", CRANE)), claim(says("Which the army denied", ORSA, 5)))
    assert also_title(found.also) == "ALSO REPORTED (unconfirmed)"
    sure = found.items[0].model_copy(update={"status": Status.CONFIRMED})
    assert also_title((*found.also, sure)) == "ALSO REPORTED"


def test_a_headline_is_a_whole_clause_in_nobodys_mouth():
    long = "Rebels took the mill of Khalir " + "and the houses on the road to the river " * 3
    found = composed(
        claim(says(long, CRANE, where=(KHALIR,))),
        claim(says("We have lost the bridge at Zarit", ORSA, 3, where=(ZARIT,))),
        claim(says("Rebels took Marun, according to " + "all of the news that was read " * 3, ORSA, 5, where=(MARUN,))),
    )
    assert headlines(found)[-1] == "Orsa: Unconfirmed: Rebels took Marun"
    for one in headlines(found):
        assert "…" not in one
        assert len(one.removeprefix("Orsa: ")) <= LONGEST
        assert "We have" not in one


def test_where_no_clause_is_fit_the_headline_names_the_places():
    found = composed(claim(says("We have lost it all in Khalir", CRANE, where=(KHALIR,))))
    assert headlines(found) == ("Orsa: reports from Khalir",)


@pytest.mark.parametrize("format", ["markdown", "html", "text", "json"])
def test_every_form_of_a_draft_proposes_headlines(format):
    found = composed(claim(says("Rebels took the mill of Khalir", CRANE, where=(KHALIR,))))
    assert "Unconfirmed: Rebels took the mill of Khalir" in render(found, format)


def test_what_stands_before_a_colon_tells_something_that_happens():
    nine = Addition("rebels", "rebels")
    said = attributed("Just off the phone with a nurse: rebels stormed the hospital", (nine,), "Ruth")
    assert said == "Ruth: Just off the phone with a nurse: rebels stormed the hospital"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("WASHINGTON - The US listed two companies", "The US listed two companies"),
        ("#Tripoli front, 1/3: Units are back inside the camp", "Units are back inside the camp"),
        ("Big: Rebels took the port", "Rebels took the port"),
        ("RSF - the army's rival - left", "RSF - the army's rival - left"),
    ],
)
def test_datelines_and_names_of_threads_do_not_print(written, printed):
    assert for_print(written) == printed


def test_an_arabic_name_that_nobody_spelt_in_latin_letters_stays_as_written():
    assert latin("مليط") == "مليط"
