"""Whole sentences, read and judged: which of them are confirmed as a body's own act, and which never."""

from pathlib import Path

import pytest

from pipeline.particulars import describe
from pipeline.roster import Roster
from pipeline.split import split
from pipeline.types import Appearance, Role, Source
from pipeline.verify.rules.confirmed_own_act import judge
from tests.builders import a_post
from tests.verify.test_verdicts import a_case

SOURCES = {
    "L": Source(name="The Daily Lantern", role=Role.OUTLET, reliability="B"),
    "UNHCR": Source(name="UNHCR", role=Role.OFFICIAL, reliability="B"),
    "OCHA": Source(name="OCHA", role=Role.OFFICIAL, reliability="A"),
    "IAEA": Source(name="IAEA", role=Role.OFFICIAL, reliability="A", side="neutral"),
    "CJTF-OIR": Source(
        name="CJTF-OIR",
        aliases=("Operation Inherent Resolve",),
        role=Role.OFFICIAL,
        reliability="B",
        side="coalition",
    ),
    "DoD": Source(
        name="US Department of Defense", aliases=("Pentagon",), role=Role.OFFICIAL, reliability="B", side="us"
    ),
    "OPU": Source(
        name="Office of the President of Ukraine",
        aliases=("Офіс Президента України",),
        role=Role.OFFICIAL,
        reliability="B",
        side="ukraine",
    ),
    "SDF": Source(name="SDF Media Centre", role=Role.OFFICIAL, reliability="B", side="sdf"),
    "SANA": Source(name="SANA", role=Role.AGENCY, reliability="C", side="government"),
}
HERE = Path(__file__).parent
TOLD = (HERE / "own_acts_told.txt").read_text(encoding="utf-8").splitlines()
"""Sentences made up for these tests, in four languages: who writes it | what; L is an outlet, others are official."""
NOT_TOLD = (HERE / "own_acts_not.txt").read_text(encoding="utf-8").splitlines()
"""Others that only look so."""
ROSTER = Roster(SOURCES.values())


def confirmed(line: str) -> bool:
    """Whether a statement of the post that `line` writes out is confirmed as an own act."""
    who, text = line.split(" | ", 1)
    source = SOURCES[who]
    post = a_post(text, source.name, lang=_language(text))
    told = []
    for one in split(post, ROSTER):
        told.insert(0, describe(one, post, told))
    return any(
        one.aside is None and judge(a_case(Appearance(statement=one, post=post, source=source))) is not None
        for one in told
    )


def _language(text: str) -> str:
    if any("\u0600" <= char <= "\u06ff" for char in text):
        return "ar"
    if any(char in "іїєґІЇЄҐ" for char in text):
        return "uk"
    return "ru" if any("а" <= char <= "я" for char in text) else "en"


@pytest.mark.parametrize("line", TOLD)
def test_what_a_body_decides_about_its_own_is_confirmed_through_one_good_teller(line):
    assert confirmed(line)


@pytest.mark.parametrize("line", NOT_TOLD)
def test_results_intentions_hearsay_history_and_others_accounts_are_no_own_act(line):
    assert not confirmed(line)


def read(text: str, source: Source) -> Appearance:
    post = a_post(text, source.name, lang=_language(text))
    return Appearance(statement=describe(split(post, ROSTER)[0], post, ()), post=post, source=source)


def test_an_act_that_its_own_body_denies_is_not_on_record():
    act = read("Turkey closed the border at Bab al-Hawa.", SOURCES["L"])
    other = Source(name="Bravo Wire", role=Role.OUTLET, reliability="B")
    assert judge(a_case(act)) is not None
    assert judge(a_case(act, read("Turkey denies closing the border at Bab al-Hawa.", other))) is None
    assert judge(a_case(act, read("Russia denies closing the border at Bab al-Hawa.", other))) is not None
