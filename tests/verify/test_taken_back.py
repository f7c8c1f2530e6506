"""A source that takes its own report back, in words that tell the event again, is no origin of it any more."""

from __future__ import annotations

import pytest

from pipeline.draft.choice import best
from pipeline.draft.credit import credit
from pipeline.roster import Roster
from pipeline.settings.values import Policy
from pipeline.types import Stance, Status
from pipeline.verify import build_case, build_claim, judge
from tests.builders import a_source, an_appearance, minutes, particulars

TOLD = "Rebels captured the village of Khalsa"


def after(words, **told) -> Status:
    """The status of a claim of one source after it said `words` in another post."""
    source = a_source("A", "B")
    first = an_appearance(TOLD, source, particulars=particulars(["Khalsa"], "capture", ["rebels"], figures=[12]))
    made = {"places": ["Khalsa"], "event": "capture", "doers": ["rebels"], "figures": (), **told}
    second = an_appearance(
        words,
        source,
        minutes(40),
        stance=Stance.CORRECTS,
        about=first.statement.uid,
        particulars=particulars(made["places"], made["event"], made["doers"], figures=made["figures"]),
    )
    case = build_case("c-1", [first, second], Roster([source]), Policy(), minutes(600))
    return judge(case).status


@pytest.mark.parametrize(
    "words",
    [
        "We retract our report that rebels captured the village of Khalsa.",
        "Retraction: our report that rebels captured Khalsa was wrong",
        "Our earlier story that Khalsa was captured turned out to be false.",
        "I take that back: Khalsa was not captured by rebels.",
        "نتراجع عن خبر سيطرة الثوار على قرية خلصة",
        "خبرنا عن سيطرة الثوار على خلصة غير صحيح",
        "Отзываем сообщение о захвате села Хальса.",
        "Наше предыдущее сообщение о захвате Хальсы не соответствует действительности.",
        "Відкликаємо повідомлення про захоплення Хальси.",
        "Наша попередня інформація про захоплення Хальси не підтвердилася.",
    ],
)
def test_who_retracts_a_report_says_of_what_and_does_not_tell_it_again(words):
    assert after(words) is Status.RETRACTED


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Correction: rebels captured Khalsa at noon, not at dawn.", {}),
        ("Our report was wrong about the hour: rebels captured Khalsa at noon.", {}),
        ("We retract our figure: rebels captured Khalsa and 7 died.", {"figures": [7]}),
        ("We retract our report that rebels took Khalsa: rebels and tribesmen did.", {"doers": ["rebels", "tribes"]}),
        ("Correction: the army is wrong, our report stands, rebels captured Khalsa.", {}),
    ],
)
def test_who_mends_a_detail_still_says_it(words, told):
    assert after(words, **told) is Status.UNCONFIRMED


def test_who_took_it_back_is_neither_printed_nor_credited_nor_counted_where_others_stand_by_it():
    first, second = a_source("Alpha", "B"), a_source("Beta", "C")
    told = particulars(["Khalsa"], "capture", ["rebels"])
    said = an_appearance(TOLD, first, particulars=told)
    other = an_appearance("Fighters took Khalsa at dawn, our man saw", second, minutes(9), particulars=told)
    sorry = an_appearance(
        "We retract our report that rebels captured Khalsa.",
        first,
        minutes(40),
        stance=Stance.CORRECTS,
        about=said.statement.uid,
        particulars=told,
    )
    case = build_case("c-1", [said, other, sorry], Roster([first, second]), Policy(), minutes(600))
    claim = build_claim(case, judge(case))
    chosen = best(claim, "en")
    assert chosen is not None
    assert chosen.source.name == "Beta"
    assert credit(claim, chosen, claim.text).names == ("Beta",)
    assert [one.name for one in claim.origins.asserting] == ["Beta"]
    assert claim.credibility == 6
