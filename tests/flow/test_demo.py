"""The demo that ships: what `make run` shows holds what it promises."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import NamedTuple

import pytest

from pipeline import flow
from pipeline.draft import FORMATS, render
from pipeline.settings import Environment, load_settings
from pipeline.split import split
from pipeline.text import words
from pipeline.types import Post, Status
from pipeline.verify.voices import voices
from storage import open_store
from tests.flow.demo import ROOT, chatter, expected_claims, place_reports, score
from tests.flow.newsroom import NOW, Newsroom, silent

AT_LEAST = {"precision": 0.88, "recall": 0.57, "found": 0.92, "status": 0.81}
"""Where the demo stands today (0.94, 0.63, 0.96, 0.87) less a margin: raise it with the product, never lower it."""

AT_MOST_OF_CHATTER = 0.05
"""Share of the posts without a claim that are in some claim all the same (today 0.01)."""

ADDED = re.compile(r"\d{1,2}|march|марта|on|the|of|night|evening|morning|afternoon|said")
"""What a round-up adds to a source's words: the date of "on Saturday", "this evening", and who said it."""

BROKEN = re.compile(r"ـ[\sـ.]*")
"""How Arabic words are broken to dodge moderation; a round-up prints them whole."""


BESIDE = re.compile(r": “|; (?:also )?denied by ")
"""Opens the account of another that is printed behind an item's words."""


class Demo(NamedTuple):
    """The demo after one pass."""

    room: Newsroom
    report: flow.PassReport
    claims: list


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    with open_store(f"sqlite:///{folder / 'demo.db'}") as store:
        store.upgrade(NOW)
        room = Newsroom(store, load_settings(ROOT / "sources.yaml"), folder)
        environment = Environment(folder / "no.env")
        report = flow.run_pass(store, room.settings, environment, NOW, everything=False, tick=silent)
        yield Demo(room, report, room.claims())


def test_the_demo_has_enough_sources_and_posts(demo):
    assert demo.report.visited >= 14
    assert demo.report.new >= 250
    assert demo.report.failed == ()
    assert demo.report.rejected == 0
    assert {post.lang for post, _ in demo.room.store.iter_posts()} == {"en", "ar", "ru", "uk"}


def test_claims_agree_with_what_a_good_editor_would_make_of_it(demo):
    found = score(expected_claims(), demo.claims)
    short = {name: getattr(found, name) for name, least in AT_LEAST.items() if getattr(found, name) < least}
    assert short == {}, found


def test_nothing_is_confirmed_that_an_editor_would_not_confirm(demo):
    assert score(expected_claims(), demo.claims).false_confirmed == ()


def test_nothing_is_confirmed_by_repeating_it(demo):
    for claim in demo.claims:
        if claim.status is not Status.CONFIRMED or claim.decided_by != "rule:confirmed_strong":
            continue
        standing = [one for one in voices(claim.appearances, claim.origins) if one.asserts and one.collected]
        assert len({one.origin.source.owner or one.origin.name for one in standing}) >= 3, claim.text


def test_posts_without_a_claim_make_few(demo):
    made = {one.post.id for claim in demo.claims for one in claim.appearances}
    idle = chatter()
    assert len(made & idle) / len(idle) <= AT_MOST_OF_CHATTER, sorted(made & idle)


def test_every_labelled_span_stands_in_its_post(demo):
    posts = {post.id: [post, *earlier] for post, earlier in demo.room.store.iter_posts()}
    missing = [
        (report.post, report.span)
        for one in expected_claims()
        for report in one.reports
        if not any(report.span in version.text for version in posts.get(report.post, ()))
    ]
    assert missing == []
    assert len(place_reports(expected_claims(), demo.claims)) > 200


def _spoken(one):
    """The words of a statement, of what passes it on, of its source's name and of those whom it credits."""
    return set(
        words(
            " ".join(
                (BROKEN.sub("", one.statement.quote), one.source.name, one.statement.hedge or "", *one.statement.credit)
            )
        )
    )


def test_the_text_format_reads_back_as_the_same_lines_and_credits(demo):
    for roundup in demo.room.store.roundups():
        items = (*roundup.items, *roundup.also)
        text = Post(source="night desk", id="1", text=render(roundup, "text"), fetched=NOW)
        read = [one for one in split(text, demo.room.settings.roster) if one.aside is None]
        lines = [(one.quote, one.credit) for one in read]
        missing = [
            item.text for item in items if not any(item.text.startswith(q) and c == item.credit for q, c in lines)
        ]
        assert missing == []
        assert len(read) == len(items) + sum(len(BESIDE.findall(item.text)) for item in items)


def test_the_words_of_every_item_stand_in_its_statements(demo):
    said = {one.statement.uid: _spoken(one) for claim in demo.claims for one in claim.appearances}
    items = [item for roundup in demo.room.store.roundups() for item in (*roundup.items, *roundup.also)]
    assert len(items) > 30
    for item in items:
        assert item.statements, item.text
        spoken = set().union(*(said[uid] for uid in item.statements))
        strange = [word for word in words(item.words) if word not in spoken and not ADDED.fullmatch(word)]
        assert strange == [], (item.text, strange)


@pytest.mark.parametrize("style", FORMATS)
def test_every_beat_is_printed_in_every_format(demo, style):
    for roundup in demo.room.store.roundups():
        text = render(roundup, style)
        assert all(item.claim in text or item.text.split()[0] in text for item in roundup.items)


def test_a_confirmed_section_holds_confirmed_claims_only(demo):
    status = {claim.uid: claim.status for claim in demo.claims}
    for roundup in demo.room.store.roundups():
        for item in roundup.items:
            assert item.status is status[item.claim]
            assert (item.section == "confirmed") == (item.status is Status.CONFIRMED), item.text


def test_every_item_is_one_line_with_a_credit(demo):
    for roundup in demo.room.store.roundups():
        lines = [line for line in render(roundup, "text").splitlines() if line.startswith("ITEM: ")]
        assert len(lines) == len(roundup.items) + len(roundup.also)
        assert all(re.search(r" –\S", line) for line in lines)


def test_a_second_pass_over_the_demo_does_nothing(demo):
    store, claims = demo.room.store, demo.claims
    entries = sum(1 for _ in store.log_entries())
    environment = Environment(demo.room.folder / "no.env")
    later = NOW + timedelta(minutes=1)
    again = flow.run_pass(store, demo.room.settings, environment, later, everything=False, tick=silent)
    assert (again.visited, again.new, again.claims) == (0, 0, 0)
    assert sum(1 for _ in store.log_entries()) == entries
    forced = flow.run_pass(store, demo.room.settings, environment, later, everything=True, tick=silent)
    assert (forced.new, forced.changed, forced.statements, forced.claims, forced.pending) == (0, 0, 0, 0, 0)
    assert demo.room.claims() == claims
