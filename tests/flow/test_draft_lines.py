"""What is printed: every word of every clause stands in what the clause rests on, or is one of our own few."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

import pytest

from pipeline import flow
from pipeline.collect.posts_file import read_posts
from pipeline.draft.cleaning import for_print
from pipeline.draft.item import LANGUAGES, TAKEN_BACK
from pipeline.settings import Environment, load_settings
from pipeline.spelling import same_place
from pipeline.text import words
from storage import ClaimFilter, open_store
from tests.flow.demo import ROOT
from tests.flow.newsroom import NOW, silent

OURS = frozenset(
    words(
        "in on as of at the UTC EET undated doubted by and also denied least to or more civilians combatants said "
        "original graphic the of night morning evening afternoon north south east west Unconfirmed report "
        "January February March April May June July August September October November December "
        + " ".join((*LANGUAGES.values(), *TAKEN_BACK.values()))
    )
)
"""All that drafting says by itself: dates, places, brackets, who said it. What is counted and who speaks comes from the
statements."""


class Day(NamedTuple):
    """A day's round-ups and the claims they are made of."""

    items: tuple
    claims: dict


def drafted(store, settings):
    roundups = flow.draft_roundups(store, settings, NOW)
    claims = {claim.uid: claim for claim in store.claims(ClaimFilter(), settings.roster)}
    return Day(tuple(item for one in roundups for item in (*one.items, *one.also)), claims)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    with open_store(f"sqlite:///{folder / 'demo.db'}") as store:
        store.upgrade(NOW)
        settings = load_settings(ROOT / "sources.yaml")
        flow.run_pass(store, settings, Environment(folder / "no.env"), NOW, everything=False, tick=silent)
        yield drafted(store, settings)


@pytest.fixture(scope="module")
def labelled(tmp_path_factory, request):
    evaluation = request.getfixturevalue("evaluation")
    folder = evaluation / "golden" / "syria-2016-06-09"
    settings = load_settings(folder / "sources.yaml")
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('day') / 'day.db'}") as store:
        store.upgrade(NOW)
        flow.ingest(store, settings, read_posts(folder / "posts.jsonl", settings.roster, NOW), NOW, tick=silent)
        yield drafted(store, settings)


def lexical(text):
    """The words of `text` as they are and as print has them: broken words whole, tags without their sign."""
    return set(words(text)) | set(words(for_print(text)))


def carried(claim, uids):
    """The words that the statements `uids` of `claim` carry, with their names, credits, places and counts."""
    told = set()
    for one in claim.appearances:
        for name in (one.source.name, *one.statement.credit):
            told |= set(words(name))
        if one.statement.uid not in uids:
            continue
        told |= lexical(one.statement.quote) | lexical(one.statement.hedge or "") | lexical(one.post.title or "")
        told |= {actor.name for actor in one.statement.particulars.actors}
        for figure in one.statement.particulars.figures:
            told |= {str(figure.low), str(figure.high), *words(figure.what)}
    for origin in claim.origins.origins:
        told |= set(words(origin.name))
    for actor in claim.actors:
        told |= set(words(actor.name))
    return told


DATED = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?"
    r"|\b\d{1,2}:\d{2} (?:UTC(?:[+-]\d+)?|EET)"
)
"""Days and times of day as drafting writes them, from the posts' own."""


def strange(item, claim):
    """Words and numbers of the item's clauses that nothing carries."""
    places = {word for place in item.places for name in (place.name, *place.written) for word in words(name)}
    found = []
    for clause in item.clauses:
        told = carried(claim, set(clause.statements)) | OURS | places
        loose = [word for word in words(DATED.sub(" ", clause.text)) if word not in told]
        posts = [one.post.text for one in claim.appearances if one.statement.uid in clause.statements]
        # who did it leads in "expelling …", from the same sentence
        lead = set(words(clause.text)[:3]) & {word for text in posts for word in words(text)}
        found += [(word, clause.text) for word in loose if word not in lead]
    return found


@pytest.mark.parametrize("day", ["demo", pytest.param("labelled", marks=pytest.mark.eval)])
def test_every_word_of_every_clause_traces_to_what_it_rests_on(day, request):
    made = request.getfixturevalue(day)
    assert len(made.items) > 30
    for item in made.items:
        assert "".join(clause.text for clause in item.clauses) == item.text
        assert all(clause.statements for clause in item.clauses), item.text
        assert strange(item, made.claims[item.claim]) == []


@pytest.mark.parametrize("day", ["demo", pytest.param("labelled", marks=pytest.mark.eval)])
def test_a_word_a_number_or_a_clause_from_elsewhere_is_found(day, request):
    made = request.getfixturevalue(day)
    found = total = 0
    for item, other in zip(made.items, made.items[1:], strict=False):
        first, *rest = item.clauses
        claim = made.claims[item.claim]
        for text in (f"{first.text} zeppelins", f"8877 {first.text}", f"{first.text} {other.words}"):
            planted = item.model_copy(update={"clauses": (first.model_copy(update={"text": text}), *rest)})
            found += strange(planted, claim) != []
            total += 1
    assert found >= total - 2  # two neighbours may say the very same


@pytest.mark.parametrize("day", ["demo", pytest.param("labelled", marks=pytest.mark.eval)])
def test_no_line_says_today_or_speaks_for_itself(day, request):
    for item in request.getfixturevalue(day).items:
        bare = re.sub(r"“[^”]*”", "", item.text)
        assert not re.search(r"\b(?:today|yesterday|tonight|tomorrow)\b(?! \[)", item.text, re.I), item.text
        if re.search(r"\b(?:we|our|us)\b", bare):
            assert re.match(r"[^:]{2,40}: ", bare), item.text
        assert not re.match(r"(?:RT|BREAKING|UPDATE|WOW)\b", item.words), item.text


@pytest.mark.eval
def test_a_labelled_day_holds_every_claim_of_its_editors_in_its_section_at_its_place_with_its_origins(
    labelled, evaluation
):
    folder = evaluation / "golden" / "syria-2016-06-09"
    expected = [json.loads(line) for line in (folder / "expected_claims.jsonl").read_text("utf-8").splitlines()]
    section = {"confirmed": "confirmed", "disputed": "disputed"}
    faults = []
    for one in expected:
        if one.get("optional"):
            continue
        quotes = {report["post"]: report["span"] for report in one["reports"]}
        found = [item for item in labelled.items if any(overlap(e, quotes) for e in item.evidence)]
        right = [item for item in found if item.section == section.get(one["status"], "latest")]
        there = [item for item in right if one["place"] is None or at_place(item, one["spellings"])]
        own = [report["post"] for report in one["reports"] if not report.get("hedged") and "stance" not in report]
        makers = {e.source for item in there for e in item.evidence if e.post in own}
        credited = [item for item in there if makers <= set(item.credit)]
        if not credited:
            faults.append((one["claim"], len(found), len(right), len(there), makers, [i.credit for i in there]))
    assert faults == []


@pytest.mark.eval
def test_nothing_that_the_hand_made_list_of_the_day_reports_is_missing(labelled, evaluation):
    folder = evaluation / "golden" / "syria-2016-06-09"
    posts = [json.loads(line) for line in (folder / "posts.jsonl").read_text("utf-8").splitlines()]
    listed = {post["id"] for post in posts if post.get("relayed_by") == "comment 4.2"}
    told = {evidence.post for item in labelled.items for evidence in item.evidence}
    assert len(listed) == 9
    assert listed - told == set()


def overlap(evidence, quotes):
    """Whether the statement is the labelled span of its post, or holds it, or most of it."""
    span = set(words(quotes.get(evidence.post, "")))
    return bool(span) and len(span & set(words(evidence.quote))) > 0.5 * len(span)


def at_place(item, spellings):
    names = [name for place in item.places for name in (place.name, *place.written)]
    return any(same_place(name, spelling) >= 0.9 for name in names for spelling in spellings)
