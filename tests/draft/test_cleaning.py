"""What print leaves of a post's words."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.draft.cleaning import for_print, quotation
from pipeline.text import words


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("RT @crane: BREAKING: Rebels storm #Khalir village. #Orsa #war https://t.co/a", "Rebels storm Khalir village"),
        ("Breaking. Rebels started battle in S. #Orsa.", "Rebels started battle in S. Orsa"),
        ("🔴 #عاجل | الثوار يسيطرون على خلير 🔥", "الثوار يسيطرون على خلير"),
        ("Срочно! Колонна вышла из Мареша.", "Колонна вышла из Мареша"),
        ("UPDATE 1600 GMT: Envoy repeats his call – again", "Envoy repeats his call - again"),
        ("1/ Big convoy seen in #Port_Sella... (1/4)", "Big convoy seen in Port Sella"),
        ("and five dead,", "Five dead"),
        ("They left the U.S.", "They left the U.S."),
        ("-5 °C in Marun", "-5 °C in Marun"),
        ("Emir killed in #Marun, “Abu Sul,”", "Emir killed in Marun, “Abu Sul”"),
        ("Five captured (pictured) via @orsa", "Five captured"),
        ("KHALIR (Meridian) - A jet struck", "A jet struck"),
        ("KHALIR, Orsa (Press Guild) — A jet struck", "A jet struck"),
        ("(translated): Six captured", "Six captured"),
        ("أسـ.ـر ستة جنود", "أسر ستة جنود"),
        ("line one\nline two", "Line one line two"),
    ],
)  # fmt: skip
def test_what_only_a_feed_needs_is_not_printed(written, printed):
    assert for_print(written) == printed


def test_breaking_a_siege_is_a_verb_and_stays():
    assert for_print("Breaking the siege, rebels enter Mareth.") == "Breaking the siege, rebels enter Mareth"


def test_a_joint_goes_only_where_it_hangs_in_the_air():
    assert for_print("after expelling marines from Karas", opens_sentence=False) == "Expelling marines from Karas"
    assert for_print("After storming Karas, rebels advanced") == "After storming Karas, rebels advanced"


def test_a_long_quotation_is_cut_at_a_word_and_shows_it():
    said = quotation("word " * 80)
    assert said.startswith("“Word word")
    assert said.endswith("word …”")
    assert len(said) < 210


@example("0´#0")
@given(st.text())
def test_cleaning_never_adds_a_word(text):
    said = "".join(map(_letters, words(text)))
    assert all(_letters(word) in said for word in words(for_print(text)))


def _letters(word):
    """A word without the marks that join its halves: "pro-#Assad" may be printed as "pro-Assad"."""
    return word.replace("'", "").replace("-", "")


@given(st.text())
def test_print_stands_on_one_line(text):
    assert len(for_print(text).splitlines()) <= 1


@given(st.text())
def test_print_has_no_dash_that_could_be_a_credit(text):
    assert " –" not in for_print(text)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Rebels captured Zaytan #Syria", "Rebels captured Zaytan"),
        ("Trucks seen heading north #Syria", "Trucks seen heading north"),
        ("Heavy fighting reported in north #Syria", "Heavy fighting reported in north Syria"),
        ("Israel once more bombs #Syria", "Israel once more bombs Syria"),
        ("Rebels storm positions near #Khalsa", "Rebels storm positions near Khalsa"),
        ("Bridge blown up, span in the water #Donbas", "Bridge blown up, span in the water"),
        ("Border post shut this morning #Anbar", "Border post shut this morning"),
        ("Forces in the south bombed #Anbar", "Forces in the south bombed Anbar"),
        ("Shells fall on the roads of #Donbas", "Shells fall on the roads of Donbas"),
        ("#Sudan's army left", "Sudan's army left"),
        ("#Syria rebels took the depot", "Syria rebels took the depot"),
    ],
)
def test_a_countrys_tag_behind_a_sentence_goes_where_the_sentence_is_whole_without_it(written, printed):
    assert for_print(written) == printed


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Same clip, wider frame: rebels all over the hill", "Rebels all over the hill"),
        ("Another video: smoke above the depot", "Smoke above the depot"),
        ("Drone footage: smoke above the depot", "Drone footage: smoke above the depot"),
        ("Same video shows smoke: two fires", "Same video shows smoke: two fires"),
    ],
)
def test_what_a_picture_is_called_before_its_caption_goes(written, printed):
    assert for_print(written) == printed
