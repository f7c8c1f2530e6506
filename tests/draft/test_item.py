"""One line from one claim."""

from __future__ import annotations

from datetime import UTC

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.draft.attribution import UNSAID_HEDGE
from pipeline.draft.credit import credit_line
from pipeline.draft.item import LANGUAGES, TAKEN_BACK, WORDLESS, Line, draft_item
from pipeline.text import words
from pipeline.types import Fold, Origin, OriginTree, Reliability, Role, Source, Stance, Status
from tests.builders import a_claim, a_figure, a_place, an_actor, an_appearance, minutes, particulars
from tests.draft.campaign import CRANE, DAILY, GUILD, KHALIR, MINISTRY, ORSA, READER, SOUTH, ZARIT, a_day, claim, says

LINE = Line("en", UTC, 2024)


def dated(found):
    return draft_item(found, LINE, "latest", "Khalir")


def item(found):
    """The item, without the day that stands beside words which name none."""
    made = dated(found)
    text = made.text.replace(" (1 May)", "").replace(", 1 May)", ")").replace("(1 May; ", "(")
    return made.model_copy(update={"text": text})


def test_the_best_own_voice_statement_gives_the_words():
    found = claim(says("Rebels attack Khalir", ORSA), says("Rebels storm Khalir village.", CRANE, 30))
    assert item(found).text == "Rebels storm Khalir village"


def test_a_hedged_statement_gives_no_words_where_an_own_voice_one_stands():
    hedged = says("rebels storm Khalir", DAILY, 0, hedged=True, hedge="Reports say")
    assert item(claim(says("Rebels attack Khalir", ORSA, 9), hedged=(hedged,))).text == "Rebels attack Khalir"


def test_the_beats_language_is_preferred():
    found = claim(says("سيطر الثوار على خلير", CRANE, lang="ar"), says("Rebels take Khalir", ORSA, 9))
    assert item(found).text == "Rebels take Khalir"


def test_an_original_in_another_language_is_kept_and_its_language_named():
    line = item(claim(says("سيطر الثوار على خلير", CRANE, where=(), lang="ar")))
    assert line.text == "سيطر الثوار على خلير (original: Arabic)"
    assert line.lang == "ar"


def test_a_relays_wording_in_the_beats_language_stands_beside_the_original():
    relay = says("reports of rebels in Khalir", DAILY, 9, hedged=True, hedge="reports of")
    found = claim(says("سيطر الثوار على خلير", CRANE, where=(), lang="ar"), hedged=(relay,))
    assert item(found).text.endswith("(original: Arabic); Valley Daily: “Reports of rebels in Khalir”")


def test_the_place_is_made_explicit_where_the_span_lacks_it():
    assert item(claim(says("Two tanks destroyed."))).text == "Two tanks destroyed (in Khalir)"
    assert item(claim(says("Two tanks destroyed in KHALIR."))).text == "Two tanks destroyed in KHALIR"
    assert item(claim(says("Two tanks destroyed.", where=(SOUTH,)))).text == "Two tanks destroyed (in south Orsa)"


def test_a_text_that_names_a_region_gets_no_village_from_another_sentence():
    found = claim(says("41 killed across Orsa", where=(KHALIR, SOUTH)))
    assert item(found).text == "41 killed across Orsa"


def test_another_spelling_of_the_place_is_the_place():
    assert item(claim(says("Two tanks lost at Khaleer", where=(KHALIR,)))).text == "Two tanks lost at Khaleer"


def test_a_gerund_gets_the_body_that_its_post_names():
    post = {"text": "Hill rebels storm Khalir after expelling marines from Khalir."}
    known = {"actors": (an_actor("Hill rebels"),)}
    assert item(claim(says("after expelling marines from Khalir", post=post, known=known))).text == (
        "Hill rebels expelling marines from Khalir"
    )


def test_where_nobody_but_a_relay_is_known_the_hedge_stays_and_the_credit_says_via():
    post = {"text": "Activists say the army shelled Khalir."}
    found = claim(hedged=(says("the army shelled Khalir", DAILY, hedged=True, hedge="Activists say", post=post),))
    line = item(found)
    assert line.text == "Activists say the army shelled Khalir"
    assert credit_line(line.credit, line.via) == "via Valley Daily"


def test_an_analyst_who_passes_something_on_stands_for_it_beside_his_hedge():
    found = claim(hedged=(says("SDF kills emir in Khalir", CRANE, hedged=True, hedge="Reports:"),))
    line = item(found)
    assert line.text == "Reports: SDF kills emir in Khalir"
    assert (line.credit, line.via) == (("HillCrane",), False)


def test_a_hedge_that_nobody_wrote_down_is_still_printed():
    found = claim(hedged=(says("army shells Khalir", DAILY, hedged=True),))
    assert item(found).text == f"{UNSAID_HEDGE}: Army shells Khalir"


def test_repeaters_are_never_credited():
    own, copy = says("Rebels storm Khalir", CRANE), says("Rebels storm Khalir", DAILY, 5)
    tree = OriginTree(
        origins=(Origin(name="HillCrane", source=CRANE, reliability=Reliability.B, own_voice=True, first=minutes(0)),),
        folds=(Fold(statement=copy.statement.uid, into="HillCrane", reason="same words"),),
    )
    assert item(a_claim("Rebels storm Khalir", (own, copy), origins=tree)).credit == ("HillCrane",)


def test_credits_go_by_own_voice_then_grade_then_time():
    found = claim(
        says("Rebels storm Khalir", ORSA, 0), says("Khalir is stormed", GUILD, 9), says("Storm on Khalir", CRANE, 5)
    )
    assert item(found).credit == ("HillCrane", "Press Guild", "Orsa Watch")


def test_an_origin_that_only_the_text_names_is_not_credited_twice():
    told = says("41 died, Local Committees said", DAILY, where=(), hedged=True, hedge="Local Committees said")
    origin = Origin(
        name="Local Committees", first=minutes(0), stances=(Stance.ASSERTS,), statements=(told.statement.uid,)
    )
    line = item(a_claim("41 died", (told,), origins=OriginTree(origins=(origin,))))
    assert (line.text, line.credit, line.via) == ("41 died, Local Committees said", ("Valley Daily",), True)


def test_an_origin_that_stands_behind_the_span_is_credited():
    told = says("Rebels storm Khalir", READER, hedged=True, hedge=None)
    origin = Origin(name="Northern Lark", first=minutes(0), stances=(Stance.ASSERTS,), statements=(told.statement.uid,))
    line = item(a_claim("Rebels storm Khalir", (told,), origins=OriginTree(origins=(origin,))))
    assert line.credit == ("Northern Lark",)


def test_a_dispute_quotes_the_other_side():
    found = claim(
        says("Storm Brigade started operation in Khalir", GUILD),
        says("It was the militia only.", MINISTRY, 5, (), stance=Stance.DENIES),
        status=Status.DISPUTED,
    )
    line = item(found)
    assert line.text == ("Storm Brigade started operation in Khalir; Ministry of Defence: “It was the militia only”")
    assert line.credit == ("Press Guild",)


def test_a_rival_account_of_the_actor_is_quoted_in_a_dispute():
    found = claim(
        says("Storm Brigade took Khalir", GUILD, known={"actors": (an_actor("Storm Brigade"),)}),
        says("Militia took Khalir", ORSA, 5, known={"actors": (an_actor("militia"),)}),
        status=Status.DISPUTED,
    )
    assert item(found).text == "Storm Brigade took Khalir; Orsa Watch: “Militia took Khalir”"


def test_a_doubt_is_noted():
    found = claim(says("Marines in Khalir", ORSA), says("How?", READER, 5, (), stance=Stance.QUESTIONS))
    assert item(found).text == "Marines in Khalir (doubted by comment 7)"


def test_differing_figures_are_a_range_with_who_said_what():
    found = claim(
        says("Five killed in Khalir", ORSA, known={"figures": (5,)}),
        says("9 killed in Khalir", CRANE, 5, known={"figures": (9,)}),
    )
    assert item(found).text == "9 killed in Khalir (5 to 9 killed: Orsa Watch 5, HillCrane 9)"


def test_five_more_is_no_rival_figure():
    more = a_figure(5, increment=True)
    found = claim(
        says("Five more killed in Khalir", ORSA, known={"figures": (more,)}),
        says("9 killed in Khalir", CRANE, 5, known={"figures": (9,)}),
    )
    assert item(found).text == "9 killed in Khalir"


def test_two_figures_of_one_source_are_no_range():
    toll = (a_figure(2), a_figure(19, cumulative=True))
    found = claim(says("Two more die in Khalir, toll rises to 19", ORSA, known={"figures": toll}))
    assert "(" not in item(found).text


def test_under_confirmed_the_wording_that_adds_least_is_taken():
    found = claim(
        says("Rebels storm Khalir, 30 killed", CRANE, known={"figures": (30,)}),
        says("Rebels storm Khalir", DAILY, 5),
        says("Rebels attack Khalir", ORSA, 9),
        status=Status.CONFIRMED,
    )
    assert item(found).text == "Rebels storm Khalir"


def test_under_confirmed_what_one_origin_adds_is_attributed_to_it():
    found = claim(
        says("Rebels storm Khalir, 30 killed", CRANE, known={"figures": (30,)}),
        says("Rebels storm Khalir, two tanks lost", DAILY, 5, known={"figures": (a_figure(2, what="destroyed"),)}),
        says("Rebels attack Khalir with drones", ORSA, 9, known={"means": ("drone",)}),
        status=Status.CONFIRMED,
    )
    assert item(found).text == "Rebels storm Khalir; HillCrane: 30 killed"


def test_under_confirmed_an_addition_in_the_main_clause_is_put_into_its_sources_mouth():
    found = claim(
        says("30 rebels storm Khalir", CRANE, known={"figures": (30,)}),
        says("40 men attack Khalir", DAILY, 5, known={"figures": (40,)}),
        status=Status.CONFIRMED,
    )
    assert item(found).text.startswith("HillCrane: 30 rebels storm Khalir")


def test_what_was_taken_back_says_so_first():
    found = claim(
        says("Rebels have captured Zarit", CRANE, 0, (ZARIT,)),
        says("I was wrong about Zarit", CRANE, 50, (ZARIT,), stance=Stance.CORRECTS),
        status=Status.RETRACTED,
    )
    assert item(found).text == "Retracted: Rebels have captured Zarit; HillCrane: “I was wrong about Zarit”"


def test_corroborated_says_by_how_many():
    found = claim(says("Rebels storm Khalir"), says("Khalir is stormed", ORSA, 5), status=Status.CORROBORATED)
    assert item(found).note == "reported by 2 independent sources"


def test_a_claim_without_appearances_prints_its_text():
    bare = a_claim("Rebels storm Khalir.").model_copy(update={"appearances": ()})
    assert item(bare).text == "Rebels storm Khalir"


def test_a_post_of_links_alone_still_makes_an_item():
    assert item(claim(says("https://t.co/abc 🔥", where=()))).text == WORDLESS


def test_names_in_a_credit_can_be_told_apart():
    comma = Source(name="Lark, Northern – desk", role=Role.ANALYST)
    line = item(claim(says("Rebels storm Khalir", comma), says("Khalir stormed", CRANE, 5)))
    assert line.credit == ("HillCrane", "Lark, Northern – desk")
    assert credit_line(line.credit, line.via) == "HillCrane, Lark Northern - desk"


def test_long_credits_end_with_the_number_of_the_rest():
    names = tuple("ABCDE")
    assert credit_line(names, False) == "A, B, C, D, E"
    assert credit_line(names, False, 3) == "A, B, C and 2 more"
    assert credit_line(names[:4], False, 3) == "A, B, C, D"


ADDED = set(
    words(
        "in on as of the UTC original undated doubted by and also denied at least to or more less civilians combatants "
        "killed Retracted Rejected May April January 2024 night morning evening afternoon south north direction "
        + " ".join((UNSAID_HEDGE, WORDLESS, *LANGUAGES.values(), *TAKEN_BACK.values()))
    )
)  # fmt: skip
"""The words that drafting adds by itself: dates, places, hedges, marks."""


def test_every_word_of_an_item_traces_to_a_post_a_place_or_an_addition():
    for found in a_day():
        line = item(found)
        told = set(words(found.text)) | ADDED
        for appearance in found.appearances:
            told |= set(words(f"{appearance.post.text} {appearance.post.title or ''} {appearance.source.name}"))
            for place in appearance.statement.particulars.places:
                told |= set(words(place.name)) | {place.direction}
            for figure in appearance.statement.particulars.figures:
                told |= {str(figure.low), str(figure.high), figure.what}
        numbers = {word for word in words(line.text) if word.isdigit() and len(word) <= 2}
        assert set(words(line.text)) - told - numbers == set()


@settings(max_examples=150)
@given(st.text(), st.text(max_size=30), st.sampled_from(list(Status)), st.sampled_from(list(Stance)), st.booleans())
def test_drafting_never_raises(text, hedge, status, stance, hedged):
    made = an_appearance(text, CRANE, stance=stance, hedged=hedged, hedge=hedge, particulars=particulars((KHALIR,)))
    against = an_appearance(hedge, MINISTRY, minutes(3), stance=Stance.DENIES, particulars=particulars((a_place("X"),)))
    line = item(a_claim(text, (made, against), status=status, reason=text))
    assert line.text.strip()
    assert " –" not in line.text
    assert "\n" not in line.text
