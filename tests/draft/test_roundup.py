"""Which claims a round-up takes, under which headings, in which order."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from pipeline.draft import compose, render, takes
from pipeline.roster import Roster
from pipeline.settings.values import Beat
from pipeline.split import split
from pipeline.types import Post, Source, Status, StatusChange
from tests.builders import NOON, a_place, a_region, minutes
from tests.draft.campaign import (
    ARABIC,
    CRANE,
    DAILY,
    GUILD,
    KHALIR,
    MINISTRY,
    NORTH,
    NOW,
    ORSA,
    READER,
    SOUTH,
    ZARIT,
    a_day,
    claim,
    says,
)

EVERYTHING = Beat(name="Orsa")


def composed(*claims, beat=EVERYTHING, since=None, **fields):
    return compose(beat, claims, since, NOW, Roster([]), **fields)


def places(roundup):
    return [item.place for item in roundup.items]


def test_sections_follow_the_status():
    sections = [item.section for item in composed(*a_day()).items]
    assert list(dict.fromkeys(sections)) == ["confirmed", "latest", "disputed", "corrections"]


def test_corroborated_items_come_first_in_the_latest_updates():
    statuses = [item.status for item in composed(*a_day()).items if item.section == "latest"]
    assert statuses == sorted(statuses, key=[Status.CORROBORATED, Status.UNCONFIRMED].index)


def test_the_order_of_arrival_does_not_matter():
    day = list(a_day())
    expected = composed(*day)
    for seed in range(5):
        random.Random(seed).shuffle(day)
        assert composed(*day) == expected


def test_items_of_one_place_stand_together():
    found = composed(*a_day())
    seen = []
    for item in found.items:
        key = (item.section, item.status is Status.CORROBORATED, item.status, item.place)
        if not seen or seen[-1] != key:
            assert key not in seen
            seen.append(key)


def test_a_village_alone_in_its_region_is_named_with_it():
    assert places(composed(claim(says("Rebels storm Khalir")))) == ["Khalir in south Orsa"]


def test_villages_of_one_region_share_its_heading():
    found = composed(claim(says("Rebels storm Khalir")), claim(says("Army leaves Zarit", at=4, where=(ZARIT, SOUTH))))
    assert places(found) == ["south Orsa", "south Orsa"]


def test_a_village_with_much_news_gets_its_own_heading():
    many = [claim(says(f"Event {number} at Khalir", at=number)) for number in range(3)]
    other = claim(says("Army leaves Zarit", at=9, where=(ZARIT, SOUTH)))
    assert set(places(composed(*many, other))) == {"Khalir in south Orsa", "Zarit in south Orsa"}


def test_spellings_of_one_village_share_a_heading():
    one = claim(says("Rebels storm Khalir", where=(KHALIR,)))
    other = claim(says("Khaleer falls", at=3, where=(a_place("Khaleer", "khalir"),)))
    assert len(set(places(composed(one, other)))) == 1


def test_what_has_no_place_is_national_or_international():
    home = claim(says("Parliament passes the budget", where=()))
    abroad = claim(says("France has listed the Brigade", where=(), own_act="France"))
    envoy = claim(says("UN envoy repeats his call", where=(), own_act="UN envoy"))
    party = claim(says("Rebels name a spokesman", at=2, where=(), own_act="rebels"))
    assert places(composed(home)) == ["National"]
    assert places(composed(abroad)) == ["International"]
    assert places(composed(envoy)) == ["International"]
    assert places(composed(party)) == ["National"]


def test_a_village_is_no_region_of_another_village():
    beside = claim(says("Car bomb at Khalir, west of Zarit", where=(KHALIR, a_region("Zarit", direction="west"))))
    found = composed(beside, claim(says("Army leaves Zarit", at=3, where=(ZARIT,))))
    assert set(places(found)) == {"Khalir", "Zarit"}


def test_a_beats_own_country_is_not_abroad():
    found = claim(says("France has listed the Brigade", where=(), own_act="France"))
    paris = claim(says("Strike in Lyon", at=3, where=(a_place("Lyon", country="FR"),)))
    assert "National" in places(composed(found, paris))
    assert places(composed(found, beat=Beat(name="b", places=("France",), keywords=("listed",)))) == ["National"]


def test_a_beats_own_places_come_first_in_the_beats_own_spelling():
    beat = Beat(name="Orsa", place_order=("Zareet",))
    found = composed(
        claim(says("Rebels storm Khalir", at=50)), claim(says("Army leaves Zarit", where=(ZARIT, NORTH))), beat=beat
    )
    assert places(found)[0] == "Zareet in north Orsa"


def test_spellings_in_several_scripts_share_a_heading_in_the_beats_script():
    found = composed(
        claim(says("Вишнёвая Балка взята", where=(a_place("Вишнёвая Балка", "a"),), lang="ru")),
        claim(says("Бои в Вишнёвой Балке", at=1, where=(a_place("Вишнёвая Балка", "a"),), lang="ru")),
        claim(says("Fights at Vyshneva Balka", at=3, where=(a_place("Vyshneva Balka", "ab"),))),
    )
    assert set(places(found)) == {"Vyshneva Balka"}


def test_a_changed_status_comes_before_what_is_merely_newer():
    risen = StatusChange(at=minutes(5), before=Status.CORROBORATED, after=Status.UNCONFIRMED, by="rule", reason="x")
    old = claim(says("Rebels storm Khalir", where=(KHALIR,)), history=(risen,))
    new = claim(says("Army leaves Zarit", at=90, where=(ZARIT,)))
    assert places(composed(new, old)) == ["Khalir", "Zarit"]


@pytest.mark.parametrize(
    "beat",
    [
        Beat(name="b", places=("Khaleer",)),
        Beat(name="b", places=("Orsa",)),
        Beat(name="b", places=("SY",)),
        Beat(name="b", sources=("@hill-crane",)),
        Beat(name="b", sources=("the crane",)),
        Beat(name="b", keywords=("storm",)),
        Beat(name="b", languages=("en",)),
        Beat(name="b"),
    ],
)
def test_a_beat_takes_by_place_country_source_keyword_or_language(beat):
    roster = Roster([Source(name="HillCrane", aliases=("the crane",))])
    where = (a_place("Khalir", country="SY"), a_region("Orsa", direction="south"))
    assert takes(beat, claim(says("Rebels storm Khalir", where=where)), roster)


@pytest.mark.parametrize(
    "beat",
    [
        Beat(name="b", places=("Marun",)),
        Beat(name="b", places=("UA",)),
        Beat(name="b", sources=("Orsa Watch",)),
        Beat(name="b", keywords=("tor",)),
        Beat(name="b", languages=("ar",)),
        Beat(name="b", places=("Khalir",), languages=("ru",)),
    ],
)
def test_a_beat_leaves_what_it_does_not_name(beat):
    assert not takes(beat, claim(says("Rebels storm Khalir", where=(a_place("Khalir", country="SY"),))))


def test_a_claim_without_a_place_is_taken_by_its_posts_heading():
    found = claim(says("Envoy repeats his call", DAILY, where=(), post={"title": "Orsa Daily: no aid"}))
    assert takes(Beat(name="b", places=("Orsa",)), found)


def test_what_no_beat_takes_is_counted_not_lost():
    beat, other = Beat(name="a", places=("Khalir",)), Beat(name="b", places=("Zarit",))
    claims = [claim(says(f"News of {name}", where=(a_place(name),))) for name in ("Khalir", "Zarit", "Marun")]
    found = composed(*claims, beat=beat, beats=(other,))
    assert (len(found.items), found.untaken) == (1, 1)
    assert composed(*claims, beat=beat).untaken == 2


def test_sections_that_a_beat_does_not_print_are_counted():
    found = composed(*a_day(), beat=Beat(name="Orsa", sections=("confirmed",)))
    assert {item.section for item in found.items} == {"confirmed"}
    assert found.left_out == len(a_day()) - len(found.items)


def test_the_period_is_what_is_new_since_the_last_edition():
    old, new = claim(says("Rebels storm Khalir", CRANE, -60)), claim(says("Army leaves Zarit", ORSA, 60))
    fallen = StatusChange(at=minutes(5), before=Status.CONFIRMED, after=Status.DISPUTED, by="rule", reason="x")
    changed = claim(says("Marun falls", CRANE, -90), status=Status.DISPUTED, history=(fallen,))
    found = composed(old, new, changed, since=NOON)
    assert {item.text for item in found.items} == {
        "Army leaves Zarit (in Khalir, 1 May)",
        "Marun falls (in Khalir, 1 May)",
    }
    assert composed(new, since=NOON + timedelta(hours=9)).items == ()


def test_a_length_moves_the_rest_to_also_reported():
    found = composed(*a_day(), beat=Beat(name="Orsa", length=3))
    assert (len(found.items), len(found.also)) == (3, len(a_day()) - 3)


def test_text_read_back_by_the_split_step_gives_the_same_credits():
    names = Roster([CRANE, ORSA, DAILY, MINISTRY, READER, GUILD, ARABIC])
    found = composed(*a_day(), beat=Beat(name="Orsa", sections=("confirmed", "latest")))
    post = Post(source=READER.name, id="1", text=render(found, "text"), fetched=NOW)
    read = [(statement.quote, statement.credit) for statement in split(post, names)]
    for item in found.items:
        assert any(quote.startswith(item.words[:20]) and credit == item.credit for quote, credit in read), item.text
