"""Each voice that asserts a claim and does not count towards confirming it is shown with the reason."""

from __future__ import annotations

import pytest

from pipeline.roster import Roster
from pipeline.settings.values import Policy
from pipeline.types import Role, Status
from pipeline.verify import build_case, judge
from pipeline.verify.summary import build_claim
from tests.builders import a_post, a_source, an_appearance, minutes, particulars

HONEST = ("Rebels have taken the village of Khalsa after a dawn assault", "We saw the garrison leave Khalsa")


def claim_with(third, quote=None, name="Third", aliases=(), places=("Khalsa",), role=Role.ANALYST):
    """The claim that two honest neutral voices and a third make."""
    said = [
        an_appearance(
            text,
            a_source(f"Voice {n}", "B", side="neutral"),
            minutes(9 * n),
            particulars=particulars(["Khalsa"], "capture", ()),
        )
        for n, text in enumerate(HONEST)
    ]
    source = a_source(name, "B", side="neutral", aliases=aliases, role=role)
    post = a_post(third, name, at=minutes(40))
    told = particulars(list(places), "capture", ())
    said.append(an_appearance(quote or third, source, minutes(40), post=post, particulars=told))
    case = build_case("c-1", said, Roster([one.source for one in said]), Policy(), minutes(600))
    return build_claim(case, judge(case))


def why(claim):
    return {one.name: one.held_back for one in claim.origins.origins if one.held_back}


@pytest.mark.parametrize(
    ("text", "quote", "reason"),
    [
        ("Sounds like rebels captured Khalsa", None, "“sounds like” may be said of it"),
        ("Rebels captured Khalsa 🙄", None, "it is told in jest"),
        ("Rebels captured Khalsa?", None, "it asks, or sets its words in quotation marks"),
        (
            "Rebels captured Khalsa. Waiting for confirmation.",
            "Rebels captured Khalsa.",
            "a remark stands beside it",
        ),
        ("Rebels captured Khalsa. Hardly.", "Rebels captured Khalsa.", "a remark stands beside it"),
        ("Rebels captured Khalsa. Wishful thinking.", "Rebels captured Khalsa.", "a remark stands beside it"),
        ("Front Line: rebels captured Khalsa", None, "it stands under another's name"),
        ("Voice 0 has it: rebels captured Khalsa", None, "it names Voice 0"),
        ("The governor told parliament that rebels captured Khalsa", None, "it hangs on another clause"),
        ("In 2014 rebels captured Khalsa", None, "it speaks of the year 2014"),
    ],
)
def test_a_voice_that_is_held_back_says_by_which_words(text, quote, reason):
    claim = claim_with(text, quote)
    assert claim.status is Status.CORROBORATED
    assert why(claim) == {"Third": reason}


def test_nobody_is_held_back_where_all_tell_it_plainly():
    claim = claim_with("The village of Khalsa is in rebel hands, captured at dawn")
    assert claim.status is Status.CONFIRMED
    assert why(claim) == {}


@pytest.mark.parametrize(
    ("text", "name", "aliases", "places"),
    [
        ("Northern Aleppo: rebels captured Khalsa", "Third", (), ("Khalsa",)),
        ("Al-Raqqah: rebels captured Khalsa", "Third", (), ("Khalsa", "Al-Raqqah")),
        ("Rif Dimashq: rebels captured Khalsa", "Third", (), ("Khalsa", "Dimashq")),
        ("Breaking Rudaw: rebels captured Khalsa", "Rudaw", (), ("Khalsa",)),
        ("River Post | rebels captured Khalsa", "RP", ("River Post",), ("Khalsa",)),
        ("Big: rebels captured Khalsa", "Third", (), ("Khalsa",)),
        ("Lattakia countryside: rebels captured Khalsa", "Third", (), ("Khalsa",)),
    ],
)
def test_a_dateline_or_the_posters_own_name_is_nobodys_label(text, name, aliases, places):
    claim = claim_with(text, name=name, aliases=aliases, places=places)
    assert why(claim) == {}
    assert claim.status is Status.CONFIRMED


@pytest.mark.parametrize("label", ["Rif Post", "Khalsa Voice", "Countryside", "Front Line", "Northern Post"])
def test_a_name_with_a_place_in_it_is_a_label_all_the_same(label):
    assert why(claim_with(f"{label}: rebels captured Khalsa"))


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured Khalsa half an hour ago",
        "Rebels captured Khalsa, its garrison can no longer hold the hill",
        "Rebels captured Khalsa. Satellite imagery, location certain.",
        "Rebels captured Khalsa half a kilometre from the road",
        "After clashes that continued all night rebels captured Khalsa",
        "Rebels captured Khalsa, the toll is likely to rise",
    ],
)
def test_a_measure_is_no_doubt(text):
    claim = claim_with(text, text.split(". ")[0])
    assert why(claim) == {}


def test_the_command_line_and_the_desks_tree_tell_it():
    from pipeline.cli.claims import origin_tree
    from pipeline.web.pictures import origin_tree as drawn

    claim = claim_with("Sounds like rebels captured Khalsa")
    reason = "does not count towards confirming: “sounds like” may be said of it"
    assert any(reason in line for line in origin_tree(claim))
    assert any(reason in node.words for node in drawn(claim).nodes)


def test_a_label_with_a_line_of_its_own_says_nothing_of_the_next():
    quote = "Rebels captured Khalsa."
    assert why(claim_with(f"Front Line: clashes in Zaytan all day\n{quote}", quote)) == {}
    assert why(claim_with(f"Front Line:\n{quote}", quote))


@pytest.mark.parametrize(("label", "held"), [("Joint Command statement", False), ("Hamas statement", True)])
def test_an_official_source_heads_its_own_paper(label, held):
    claim = claim_with(f"{label}: rebels captured Khalsa", role=Role.OFFICIAL)
    assert (why(claim) == {"Third": "it stands under another's name"}) is held
