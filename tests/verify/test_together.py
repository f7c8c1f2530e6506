"""What never counts together: words taken over, marks that two posts carry, translations, replies, other things hit.

Attempts on CONFIRMED, three neutral voices graded B each; what three honest ones say beside them must go on to confirm.
"""

from __future__ import annotations

import pytest

from pipeline.roster import Roster
from pipeline.settings.values import Policy
from pipeline.types import Stance, Status
from pipeline.verify import build_case, build_claim, contested, judge
from pipeline.verify.copying import reworked
from tests.builders import a_figure, a_post, a_source, an_actor, an_appearance, minutes, particulars

OWN = (
    "Rebels have captured the village of Khalsa after a dawn assault",
    "Fighters are inside Khalsa, the flag is on the school",
    "We saw the garrison leave Khalsa towards the river",
)


def neutral(name: str, grade: str = "B", **fields):
    return a_source(name, grade, side="neutral", **fields)


def a_case(*said, rivals=()):
    return build_case("c-1", said, Roster([one.source for one in said]), Policy(), minutes(600), rivals=rivals)


def status(*said) -> Status:
    return judge(a_case(*said)).status


def told(texts, **fields) -> list:
    """Each text by a neutral voice of its own, ten minutes apart."""
    return [an_appearance(text, neutral(f"S{n}"), minutes(10 * n), **fields) for n, text in enumerate(texts)]


def inside(quote: str, text: str, n: int):
    """A statement `quote` within a longer post."""
    return an_appearance(quote, neutral(f"S{n}"), minutes(10 * n), post=a_post(text, f"S{n}", at=minutes(10 * n)))


def test_three_voices_in_words_of_their_own_confirm():
    assert status(*told(OWN)) is Status.CONFIRMED


TAKEN = {
    "three words": ("Rebels take Khalsa", "BREAKING: Rebels take Khalsa!!", "Rebels take Khalsa 🔥"),
    "four in Arabic": ("سيطر الثوار على خلصة", "عاجل | سيطر الثوار على خلصة", "سيطر الثوار على خلصة"),
    "three in Russian": ("Повстанцы заняли Хальсу", "⚡️Повстанцы заняли Хальсу", "Повстанцы заняли Хальсу."),
    "three in Ukrainian": (
        "Росіяни захопили Вербове",
        "Терміново: Росіяни захопили Вербове",
        "Росіяни захопили Вербове",
    ),
    "a word put in": ("Rebels captured Khalsa village", "Rebels have captured Khalsa village") * 2,
    "cut": (
        "Rebels have captured the whole village of Khalsa after a fierce dawn assault from the west and the army left",
        "Rebels captured Khalsa after dawn assault from the west, army left",
        "Rebels captured the village of Khalsa after dawn assault, the army left",
    ),
}


@pytest.mark.parametrize("how", TAKEN)
def test_words_taken_over_are_one_voice(how):
    assert status(*told(TAKEN[how])) is Status.UNCONFIRMED


def test_a_wire_report_whose_sentences_were_turned_about_is_one_voice():
    parts = ("Government forces left Khalsa on Thursday", "Rebels burned two tanks in a dawn assault from the west")
    posts = (". ".join(parts), ". ".join(reversed(parts)), f"{parts[1]}. On Thursday government forces left Khalsa")
    quotes = (parts[0], parts[0], "On Thursday government forces left Khalsa")
    assert status(*(inside(quote, text, n) for n, (quote, text) in enumerate(zip(quotes, posts, strict=True)))) is (
        Status.UNCONFIRMED
    )


def test_a_short_text_whose_words_stand_somewhere_in_a_long_one_is_no_cut_of_it():
    days = " ".join(f"On day {n} the army said that fighters came to the river near the town." for n in range(9))
    short = "On day 7 fighters came to the town and the army said nothing"
    assert not reworked(short, f"{OWN[0]}. {days}")
    assert reworked(short, f"{short}, as we hear")


@pytest.mark.parametrize(
    "form",
    [
        "X via Front Line",
        "X h/t Front Line",
        "X (Front Line)",
        "X – Front Line",
        "X | Front Line",
        "X (photo: Front Line)",
        "X 📷 Front Line",
        "Front Line: X",
        "From Front Line: X",
        "X t.me/frontline/512",
        "X (agencies)",
        "X Фото: Фронт К",
        "X через @frontk",
        "X (из сети)",
        "X تصوير: شبكة الجبهة",
        "X عبر شبكة الجبهة",
        "X (وكالات)",
    ],
)
def test_posts_that_carry_the_same_mark_are_one_voice(form):
    assert status(*told([form.replace("X", words) for words in OWN])) is Status.UNCONFIRMED


@pytest.mark.parametrize(
    "form", ["Aleppo: X", "X (Aleppo)", "X – Thursday", "BREAKING: X", "X (video)", "X #Aleppo #Syria", "Khalsa: X"]
)
def test_a_place_a_day_or_a_hashtag_is_no_mark(form):
    assert status(*told([form.replace("X", words) for words in OWN])) is Status.CONFIRMED


@pytest.mark.parametrize("sign", ["#AFP", "/Reuters/", "//РИА"])
def test_the_sign_of_an_agency_is_a_credit(sign):
    (first, second, third) = OWN
    found = a_case(*told([first, f"{second} {sign}", third])).tree
    assert {origin.reliability.value for origin in found.origins} == {"B", "F"}
    assert any("the sign of" in fold.reason for fold in found.folds)


LONG = (
    "Rebels captured the village of Khalsa at dawn after the army withdrew towards Hama and left two tanks behind",
    "سيطر الثوار على قرية خلصة فجرا بعد انسحاب الجيش باتجاه حماة تاركا دبابتين خلفه عند المدخل الغربي للقرية",
    "Повстанцы захватили деревню Хальса на рассвете после отхода армии в сторону Хамы, оставившей два танка позади",
)


def test_a_long_translation_without_any_number_is_one_voice_and_an_own_reporter_is_not():
    place = particulars([("Khalsa")])
    said = [
        an_appearance(text, neutral(f"S{n}"), minutes(9 * n), lang=lang, particulars=place)
        for n, (text, lang) in enumerate(zip(LONG, ("en", "ar", "ru"), strict=True))
    ]
    assert status(*said) is not Status.CONFIRMED
    there = f"{LONG[2]}, видел наш корреспондент на месте"
    reporter = an_appearance(there, neutral("S9"), minutes(40), lang="ru", particulars=place)
    assert "S9" in {origin.name for origin in a_case(said[0], reporter).tree.origins}


@pytest.mark.parametrize(
    "words", ["Great news, the village of Khalsa captured", "So the rebels have captured Khalsa at last"]
)
def test_a_short_reply_that_tells_nothing_new_only_repeats_and_a_witness_does_not(words):
    first = an_appearance(OWN[0], neutral("S0"), post={"id": "f1"})
    reply = an_appearance(words, neutral("S1"), minutes(5), post={"reply_to": "f1"})
    assert status(first, reply) is Status.UNCONFIRMED
    seen = "I see them from my roof, they are in Khalsa"
    witness = an_appearance(seen, neutral("S1"), minutes(5), post={"reply_to": "f1"})
    assert status(first, witness) is Status.CORROBORATED


def strikes(*texts, event="airstrike"):
    return told(texts, particulars=particulars(["Khalsa"], event, ()))


def test_strikes_on_other_things_confirm_none_and_who_names_nothing_confirms_any():
    school, bakery = "Jets hit the school of Khalsa today", "A raid on Khalsa burned the bakery down"
    market, nothing = "Warplanes bombed the market in Khalsa", "Two air strikes on Khalsa within an hour"
    assert status(*strikes(school, bakery, market)) is Status.CORROBORATED
    also = "The school in Khalsa was bombed, a teacher told us"
    assert status(*strikes(school, also, nothing)) is Status.CONFIRMED
    hospital = "Bombs fell near the market, eight brought to hospital from Khalsa"
    assert status(*strikes(market, hospital, nothing)) is Status.CONFIRMED


def test_who_tells_of_a_wound_or_of_the_strike_alone_does_not_confirm_a_death():
    said = [
        an_appearance(text, neutral(text), minutes(n), particulars=particulars(["Khalsa"], event, ()))
        for n, (text, event) in enumerate(
            (
                ("Commander Abu Omar was killed in Khalsa", "kill-leader"),
                ("Abu Omar was wounded in Khalsa", "wound"),
                ("A strike on the car of Abu Omar", "strike"),
            )
        )
    ]
    found = judge(a_case(*said))
    assert found.status is Status.UNCONFIRMED
    assert "not enough of them tell the same death, count or hour" in found.reason


# ---- what stands in a claim and gainsays it


def test_an_assertion_that_it_is_not_so_counts_as_a_denial_wherever_it_was_put():
    good = told(OWN[:2])
    never = an_appearance(
        "They have not taken Khalsa", neutral("D"), minutes(40), particulars=particulars(negated=True)
    )
    found = judge(a_case(*good, never))
    assert found.status is Status.DISPUTED
    assert "They have not taken Khalsa" in found.reason


def test_who_still_holds_a_place_never_counts_for_its_capture():
    taken = [
        an_appearance(text, neutral(f"S{n}"), minutes(n), particulars=particulars(["Khalsa"], "capture", ()))
        for n, text in enumerate(OWN[:2])
    ]
    ours = an_appearance(
        "Khalsa is still in our hands", neutral("D"), minutes(50), particulars=particulars(["Khalsa"], "hold", ())
    )
    case = a_case(*taken, ours)
    assert judge(case).status is Status.DISPUTED
    claim = build_claim(case, judge(case))
    assert [one.statement.stance for one in claim.appearances] == [Stance.ASSERTS] * 3  # shown as it was read
    earlier = ours.model_copy(
        update={"statement": ours.statement.model_copy(update={"first_seen": minutes(-90), "at": minutes(-90)})}
    )
    assert judge(a_case(*taken, earlier)).status is not Status.DISPUTED


def test_who_shot_all_of_them_down_denies_as_the_one_attacked():
    hit = an_appearance(
        "A drone hit the fuel store", a_source("Watcher", "C"), particulars=particulars(["Khalsa"], "drone-strike", ())
    )
    army = a_source("Army", "C", role="official", side="saf")
    text = "Our air defence shot down all three drones, and the fuel store was not hit."
    quote = "and the fuel store was not hit."
    plain = particulars(["Khalsa"], "strike", ())
    post = a_post(text, "Army", at=minutes(30))
    denial = an_appearance(quote, army, post=post, stance=Stance.DENIES, particulars=plain)
    assert status(hit, denial) is Status.DISPUTED
    alone = an_appearance(quote, army, minutes(30), stance=Stance.DENIES, particulars=plain)
    assert status(hit, alone) is Status.UNCONFIRMED


def test_a_rival_of_another_village_gainsays_nothing():
    bridge = an_appearance(OWN[0], neutral("A"), particulars=particulars(["Lachin"], "strike", ()))
    rockets = particulars(["Mingechaur"], "strike", (), negated=True)
    other = an_appearance("No rockets were fired at Mingechaur", neutral("B"), minutes(5), particulars=rockets)
    assert judge(a_case(bridge, rivals=[other])).status is Status.UNCONFIRMED
    near = other.statement.model_copy(update={"particulars": particulars(["Lachin"], "strike", (), negated=True)})
    same = other.model_copy(update={"statement": near})
    assert judge(a_case(bridge, rivals=[same])).status is Status.DISPUTED


# ---- counts that differ


def counting(text, source, minute, killed=None, event="ambush"):
    figures = [a_figure(*killed)] if killed else ()
    return an_appearance(
        text, source, minutes(minute), particulars=particulars(["Khalsa"], event, [an_actor("rebels")], figures)
    )


def test_counts_that_differ_touch_only_the_number_where_enough_tell_the_event_without_one():
    plain = [counting(OWN[0], neutral("A"), 0), counting(OWN[1], a_source("B", "C"), 5)]
    counts = [
        counting("Four of ours fell in the ambush", a_source("C", "C"), 9, (4,)),
        counting("More than twenty soldiers died there", a_source("D", "C"), 12, (20, None)),
    ]
    case = a_case(*plain, *counts)
    claim = build_claim(case, judge(case))
    assert claim.status is Status.CORROBORATED
    assert claim.flags == ("counts differ: C (C) counts 4 killed, D (C) at least 20",)
    assert claim.text in OWN
    assert (contested([claim]) or "").startswith("contested: counts differ")
    assert judge(a_case(plain[0], *counts)).status is Status.DISPUTED
    tolls = [counting(f"{words}, we count", a_source(f"T{n}", "B"), n, (n,), "kill") for n, words in enumerate(OWN, 3)]
    assert judge(a_case(*tolls)).status is Status.DISPUTED


def test_a_toll_that_one_alone_counts_is_flagged_where_the_event_is_confirmed():
    plain = [counting(OWN[0], neutral("A"), 0), counting(OWN[1], a_source("B", "B"), 5)]
    four = counting(f"{OWN[2]}, four of ours fell", a_source("C", "C"), 9, (4,))
    case = a_case(*plain, four)
    claim = build_claim(case, judge(case))
    assert claim.status is Status.CONFIRMED
    assert claim.flags == ("counted by one alone: C (C) counts 4 killed",)
    assert claim.text in OWN
    both = a_case(plain[0], counting(f"{OWN[1]}, four fell", a_source("B", "B"), 5, (4,)), four)
    assert build_claim(both, judge(both)).flags == ()
    assert build_claim(a_case(plain[0], four), judge(a_case(plain[0], four))).flags == ()
