"""The program's own sentences in other languages: their forms are known, and names, quotes and figures stay."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.desk.needs import needs
from pipeline.flow import run_pass
from pipeline.lexicon import shipped
from pipeline.match.events import kind_of
from pipeline.settings import Environment, load_settings
from pipeline.types import Precision, Role, When
from pipeline.web.pictures import origin_tree
from pipeline.web.retelling import retold
from pipeline.web.retelling.book import things
from pipeline.web.retelling.moments import happened, when
from pipeline.web.retelling.phrase import forms
from pipeline.web.words import SENDINGS
from storage import ClaimFilter, open_store
from tests.builders import NOON
from tests.web.test_pseudo import made_up, words  # noqa: F401 - a fixture

STEMS = re.compile(r"same names \([^)]*\)")
"""Names that passages share are told by their stems, which are words of nobody."""
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("sentence", "german"),
    [
        (
            "corroborated: Charles Lister (B) and Tim Hogan (C), each in their own words, 20 minutes apart",
            "gestützt: Charles Lister (B) und Tim Hogan (C), jeder in eigenen Worten, 20 Minuten auseinander",
        ),
        ("unconfirmed: Search and Rescue (C) alone", "unbestätigt: Search and Rescue (C) allein"),
        (
            "disputed: Wire (C) gives another account: “not so; and, not (yet)”",
            "umstritten: Wire (C) berichtet es anders: “not so; and, not (yet)”",
        ),
        (
            "same place (Khalsa = خلصة, spelling), 150, not 4 killed; but the counts of killed differ",
            "gleicher Ort (Khalsa = خلصة, Schreibweise), 150, nicht 4 getötet; aber die Zählungen weichen ab: getötet",
        ),
        ("one more independent origin graded C or better", "eine weitere unabhängige Quelle mit Note C oder besser"),
        ("1 post → 1 independent source", "1 Beitrag → 1 unabhängige Quelle"),
        ("a sentence that nobody knows", "a sentence that nobody knows"),
    ],
)
def test_a_reason_is_told_again_and_what_it_names_stays(sentence, german):
    assert retold(sentence, "de") == german


def test_a_screen_in_english_has_the_words_of_editors():
    assert retold("retracted: Lens (C) takes it back: “no”").startswith("taken back by source: Lens (C) takes")
    assert retold("one more independent origin graded C or better").startswith("one more independent source")
    assert retold("same names (saturd), 1 of 4 words") == "names in common, 1 of 4 words alike"


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_breaks_it_and_what_stands_in_a_quotation_stays(before, quote):
    quote = re.sub("[“”]", "", quote) or "x"
    assert f"“{quote}”" in retold(f"disputed: Wire (C) gives another account: “{quote}”", "de")
    assert isinstance(retold(before, "de"), str)


def test_a_source_called_as_a_sentence_of_ours_keeps_its_name():
    assert retold("first statement of the claim: in its own words", "de").startswith("first statement of the claim:")


def test_words_of_the_lexicon_are_in_the_book():
    table = shipped().tables["events"]
    assert {kind_of(name).label for name in table} == set(things.EVENTS)
    said = {hit.value for name in ("means", "targets") for hit in _entries(name)}
    assert said <= {*things.MEANS, *things.TARGETS}
    assert {role.value for role in Role} <= {one.said for one in forms()}


def _entries(name):
    found = []
    for path in sorted((ROOT / "pipeline" / "lexicon").glob(f"*/{name}.toml")):
        keys = re.findall(r"^\[\"?([^\]\"]+)\"?\]", path.read_text(encoding="utf-8"), re.M)
        found += [type("Hit", (), {"value": key}) for key in keys]
    return found


def test_what_is_known_to_the_day_is_shown_as_a_day():
    day = When(
        start=NOON.replace(hour=0), end=NOON.replace(hour=0) + timedelta(days=1), precision=Precision.DAY, stated=True
    )
    assert happened(day) == f"{NOON.day} May {NOON.year}"
    assert happened(day, language="de") == f"{NOON.day}. Mai {NOON.year}"
    known = {"precision": Precision.HOUR, "start": NOON, "end": NOON + timedelta(hours=1)}
    hour = day.model_copy(update=known)
    assert happened(hour) == when(NOON) == f"{NOON.day} May {NOON.year}, 12:00 UTC"
    long = day.model_copy(update={"precision": Precision.MINUTE})  # one said the minute, another the day
    assert happened(long) == happened(day)
    assert happened(day.model_copy(update={"precision": Precision.WEEK})).startswith("about ")
    assert when(None, language="de") == "undatiert"


@pytest.mark.slow
def test_everything_that_is_said_of_the_demo_is_told_in_another_language(tmp_path, made_up):  # noqa: F811
    settings, now = load_settings(ROOT / "sources.yaml"), datetime.now(UTC)
    with open_store(f"sqlite:///{tmp_path / 'demo.db'}") as store:
        store.upgrade(now)
        environment = Environment(env_file=tmp_path / "none")
        run_pass(store, settings, environment, now, everything=True, tick=lambda *_: None)
        claims = list(store.claims(ClaimFilter(), settings.roster))
        waits = needs(store, settings, now, SENDINGS, "ann")
        names = {"stems"}.union(*(words(f"{post.text} {post.source} {post.id}") for post, _ in store.iter_posts()))
    for one in settings.sources:
        names |= words(" ".join((one.name, one.owner or "", one.side or "", *one.aliases)))
    left = set()
    for sentence in [*(said for claim in claims for said in _said_of(claim)), *(one.why for one in waits)]:
        said = STEMS.sub("same names (stems)", sentence)
        told = re.sub(r"“[^”]*”", "", retold(said, made_up))
        if odd := words(told) - names:
            left.add(f"{sorted(odd)} in {sentence}")
    assert len(claims) > 50
    assert not left, "\n".join(sorted(left))


def _said_of(claim):
    tree = origin_tree(claim)
    yield from (claim.reason, claim.missing or "", *claim.flags, tree.title, *tree.lines)
    yield from (one.reason for one in claim.history)
    yield from (one.why for one in (*claim.appearances, *claim.suggestions))
