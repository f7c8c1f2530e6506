"""Own acts of more bodies, words taken back in one's own voice, and clauses that are cut or kept whole."""

import pytest

from pipeline.roster import Roster
from pipeline.split import split
from pipeline.types import Role, Source, Stance
from tests.split.test_split import post

NAMES = Roster(
    [
        Source(name="The Daily Lantern", role=Role.OUTLET),
        Source(name="Ledger", role=Role.OUTLET),
        Source(name="Army Channel", role=Role.OFFICIAL, side="alpha"),
        Source(name="US Treasury", role=Role.OFFICIAL),
    ]
)
LANTERN = "The Daily Lantern"


def parts(text, source=LANTERN, **fields):
    return split(post(text, source=source, **fields), NAMES)


ACTS = [
    (LANTERN, "Norway has imposed sanctions on 60 mining companies, the Treasury announced."),
    (LANTERN, "Libya's Tripoli-based government has suspended its agreements with France."),
    (LANTERN, "Hind's acting Governor Ivan Petrov has appointed Oleg Ivanov as head of the district."),
    (LANTERN, "Army chief Omar al-Hadi has dismissed the governor of the province."),
    (LANTERN, "The Presidential Council has appointed Salem Omar as commander of the western zone."),
    (LANTERN, "The Houthis have acknowledged the death of their field commander in Zaytan."),
    (LANTERN, "Germany has handed over two launchers to Ukraine, the German government announced on its website."),
    (LANTERN, "The United Nations has named a retired general to head the team which will monitor the truce."),
    (LANTERN, "المدعي العام العسكري يصدر مذكرة قبض بحق عمر الهادي."),
    ("US Treasury", "Treasury today sanctioned two companies."),
]


@pytest.mark.parametrize(("source", "text"), ACTS)
def test_what_an_office_does_by_its_word_is_its_own_act(source, text):
    assert parts(text, source)[0].own_act is not None
    assert parts(text, source)[0].aside is None


def test_an_armed_body_that_tells_of_its_results_does_no_own_act():
    assert parts("The army has handed over 40 prisoners in Zaytan.")[0].own_act is None


def test_who_takes_his_own_words_back_speaks_himself():
    (one,) = parts("Disregard what I wrote on Zaytan.", "Ledger")
    assert (one.stance, one.hedged) == (Stance.CORRECTS, False)


def test_what_was_not_so_behind_a_correction_belongs_to_it():
    told = parts("Retracting my Zaytan post. The army did not take the depot.", "Ledger")
    assert {one.stance for one in told} <= {Stance.CORRECTS, Stance.DENIES}


DENIALS = [
    ("The rocket struck its target and was not intercepted.", "was not intercepted"),
    ("المعسكر تحت سيطرتنا ولم تدخله العصابات", "ولم تدخله العصابات"),
    ("It was not shot down.", "It was not shot down"),
    ("Лиман не взят.", "Лиман не взят"),
    ("Лиман не захоплено.", "Лиман не захоплено"),
]


@pytest.mark.parametrize(("text", "words"), DENIALS)
def test_a_plain_negation_of_a_deed_denies(text, words):
    found = next(one for one in parts(text) if words in one.quote)
    assert found.stance is Stance.DENIES


WHOLE = [
    "The Hind crossing between Turkey and Syria was shut on Saturday.",
    "A convoy of 14 trucks with food and water for the sick reached Zaytan.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_and_between_nouns_cuts_no_clause(text):
    assert len(parts(text)) == 1


def test_a_further_deed_behind_also_is_a_clause_of_its_own():
    assert len(parts("Ворог зайшов у Лиман, також окупував Торське.")) == 2


def test_an_official_source_that_heads_its_words_with_spokesman_speaks_itself():
    (one,) = parts("الناطق الرسمي: مقتل قائد في معارك زيتان", "Army Channel")
    assert not one.hedged
    (other,) = parts("الناطق الرسمي: مقتل قائد في معارك زيتان")
    assert other.hedged


def test_relatives_who_told_the_outlets_own_reporter_are_its_own_reporting():
    (one,) = parts("A commander has been killed in Zaytan, two of his cousins told a Lantern reporter.")
    assert not one.hedged


def test_nobody_gives_an_account():
    (one,) = parts("The Hind crossing is closed, nobody tells travellers why.")
    assert not one.hedged


ASIDES = [
    ("اللهم انصر جيشنا وفك حصار زيتان", "call"),
    ("بطاريات وألواح شمسية، توصيل مجاني", "advert"),
    ("Solar panels for sale, free delivery", "advert"),
]


@pytest.mark.parametrize(("text", "why"), ASIDES)
def test_prayers_and_adverts_make_no_claim(text, why):
    assert parts(text)[0].aside == why


def test_an_unknown_object_that_blew_up_is_told_all_the_same():
    assert parts("انفجار جسم غير معروف في زيتان أدى لوفاة طفلين")[0].aside is None
