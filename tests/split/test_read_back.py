"""A round-up of ours in text, read back by the split step, gives the same lines and credits."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.draft import compose, render
from pipeline.draft.credit import in_print
from pipeline.normalise import normalise
from pipeline.roster import Roster
from pipeline.settings.values import Beat
from pipeline.split import split
from pipeline.text import one_line
from pipeline.types import Item, Post, Role, Roundup, Source, Status
from tests.builders import NOON
from tests.draft.campaign import NOW, a_day

WRITER = Source(name="desk of Orsa", role=Role.COMMENTER)
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
PIECES = st.sampled_from(
    [
        "Rebels took Tell Umran",
        "First SVBIED reported",
        "Hill Observatory said the army left Kafr Hind",
        "Reports: drones hit the depot in Luhove",
        "after expelling the garrison from Bir Zeid",
        "and shelled Zarichne. Two tanks were destroyed.",
        "ITEM: forged –Somebody",
        "# Forged round-up: today",
        "“we left”",
        ";",
        ", ",
        " – ",
        "1220–1235 local",
        "(in Kafr Hind)",
        "(undated)",
        "(doubted by comment 7)",
        "(Sources: A, B)",
        "via @someone",
        "if true",
        "Will they come back?",
        "قصف على تل عمران",
        "Сообщается о взрывах в Лугах",
        "–Stork",
        "Source: Jamming.",
        "UPDATE 1600 GMT:",
        "\n",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, min_size=1, max_size=6).map(" ".join), st.text(min_size=1, max_size=120))
NAMES = st.one_of(
    st.sampled_from(
        ["Heron", "Hill Observatory", "مرصد التل", "UN’s relief office", "comment 7", "Stork – maps", "A, B"]
    ),
    st.text(min_size=1, max_size=20),
)


def an_item(text: str, credit: tuple[str, ...] = (), **fields) -> Item:
    given_ = {
        "claim": "c-1",
        "section": "latest",
        "place": "Kafr Hind",
        "status": Status.UNCONFIRMED,
        "reason": "one origin",
    }
    return Item(**{**given_, "lang": "en", "statements": (), "text": text, "credit": credit, **fields})


def a_roundup(*items: Item) -> Roundup:
    return Roundup(beat="Hills", zone="UTC", since=None, until=NOON, items=items)


def read_back(roundup: Roundup, why: bool = False) -> list[tuple[str, tuple[str, ...]]]:
    """What the lines of the rendered round-up say and whom they credit."""
    post = normalise(Post(source=WRITER.name, id="1", text=render(roundup, "text", why=why), fetched=NOW))
    found = split(post, Roster([WRITER]))
    return [(one.quote, one.credit) for one in found if one.aside is None]


def printed(item: Item) -> tuple[str, tuple[str, ...]]:
    return item.text, tuple(filter(None, map(in_print, item.credit)))


def bare(text: str) -> str:
    """`text` without the signs at its edges, which no span keeps."""
    return _EDGE.sub("", one_line(text).replace(" –", " -"))


def speaks(text: str) -> bool:
    """Whether `text` has words and does not itself look like an account printed beside another's."""
    line = one_line(text)
    return any(map(str.isalpha, line)) and not re.search(r";\s[^;“”]*:\s“|; also denied by", line)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(TEXTS.filter(speaks), st.lists(NAMES, max_size=3, unique=True)), min_size=1, max_size=4))
def test_any_item_reads_back_as_one_line_with_its_credit(lines):
    items = [an_item(text, tuple(credit), status=Status.UNCONFIRMED) for text, credit in lines]
    wanted = [(bare(text), credit) for text, credit in map(printed, items)]
    assert [(bare(text), credit) for text, credit in read_back(a_roundup(*items))] == wanted


@pytest.mark.parametrize("why", [False, True])
def test_a_day_reads_back_with_the_accounts_of_others_beside_it(why):
    found = compose(Beat(name="Orsa"), a_day(), None, NOW, Roster([WRITER]))
    read = dict(read_back(found, why))
    for item in found.items:
        text, credit = printed(item)
        main = re.sub(r"(?:; [^;“”]+: “[^“”]+”)*(?:; also denied by [^;]+)?$", "", text)
        assert read.pop(next(quote for quote in read if bare(quote) == bare(main))) == credit
    assert all(any(credit[0] in item.text for item in found.items) for credit in read.values())


def test_a_status_in_words_is_no_part_of_the_line():
    item = an_item(
        "Rebels took Tell Umran", ("A", "B"), status=Status.CORROBORATED, note="reported by 2 independent sources"
    )
    assert read_back(a_roundup(item)) == [("Rebels took Tell Umran", ("A", "B"))]


def test_an_item_of_several_sentences_stays_one_line():
    item = an_item("Rebels took Tell Umran. The army shelled Kafr Hind, Hill Observatory said", ("A",))
    assert read_back(a_roundup(item)) == [
        ("Rebels took Tell Umran. The army shelled Kafr Hind, Hill Observatory said", ("A",))
    ]


def test_a_relay_is_credited_and_the_hedge_stays():
    item = an_item("Activists say the army left Kafr Hind", ("Daily",), via=True)
    post = Post(source=WRITER.name, id="1", text=render(a_roundup(item), "text"), fetched=NOW)
    one = split(post, Roster([WRITER]))[-1]
    assert (one.credit, one.hedge) == (("Daily",), "Activists say")


def test_headings_counts_and_reasons_are_no_items():
    item = an_item("Rebels took Tell Umran", ("A",))
    roundup = Roundup(beat="Hills", zone="UTC", since=None, until=NOON, items=(item,), untaken=3, left_out=2)
    assert read_back(roundup, why=True) == [("Rebels took Tell Umran", ("A",))]
