"""Attempts to get a false "confirmed": feeds of one house, sockpuppets, lost hedges, open ranges, edited copies."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.roster import Roster
from pipeline.settings.values import Policy
from pipeline.types import Media, Role, Status
from pipeline.verify import build_case, build_claim, judge
from tests.builders import (
    a_decision,
    a_denial,
    a_figure,
    a_post,
    a_source,
    an_appearance,
    minutes,
    particulars,
)

ONE_POST = {
    "en": "A reader writes that rebels have taken the whole village of Khalsa south of Aleppo this afternoon",
    "ar": "كتب أحد القراء أن الثوار سيطروا على كامل قرية خلصة جنوب مدينة حلب بعد ظهر اليوم وانسحب الجيش",
    "ru": "Читатель пишет: повстанцы сегодня днём полностью заняли деревню Хальса к югу от города Алеппо",
    "uk": "Читач пише: повстанці сьогодні вдень повністю зайняли село Хальса на південь від міста Алеппо",
}
OPENERS = {"en": "BREAKING", "ar": "عاجل", "ru": "Срочно", "uk": "Терміново"}
OWN_WORDS = (
    "Rebels storm Khalsa village",
    "An assault on Khalsa has begun from the west",
    "Fighters entered the first houses in Khalsa",
    "We see heavy fire on Khalsa right now",
)


def neutral(name: str, grade: str = "A", **fields):
    return a_source(name, grade, side="neutral", **fields)


def verdict(*said, roster=(), **fields):
    known = {one.source.name: one.source for one in said} | {source.name: source for source in roster}
    case = build_case("c-1", said, Roster(known.values()), fields.pop("policy", Policy()), minutes(600), **fields)
    return judge(case)


def reposts(lang: str) -> list:
    """Six posts by six neutral sources graded A: one post, sent on word for word or lightly edited."""
    base = ONE_POST[lang]
    words = base.split()
    edits = (
        base,
        f"{OPENERS[lang]}: {base}",
        " ".join([*words[:3], *words[4:]]),
        f"{base} 🔥 https://t.co/abc #Aleppo",
        " ".join([*words[:-2], words[-1], words[-2]]),
        f"RT @first: {base}",
    )
    return [an_appearance(edit, neutral(f"S{n}"), minutes(7 * n), lang=lang) for n, edit in enumerate(edits)]


@pytest.mark.parametrize("lang", sorted(ONE_POST))
def test_six_reposts_of_one_unsourced_post_confirm_nothing_in_any_order(lang):
    said = reposts(lang)
    for order in list(permutations(said))[::40]:
        at = [
            one.model_copy(update={"statement": one.statement.model_copy(update={"first_seen": minutes(5 * number)})})
            for number, one in enumerate(order)
        ]
        assert verdict(*at).status is Status.UNCONFIRMED


@pytest.mark.parametrize("lang", sorted(ONE_POST))
@pytest.mark.parametrize(
    ("how", "evidence"),
    [
        ("repost", "repost of"),
        ("quote", "quotes"),
        ("credit", "credits First"),
        ("feed", "credits First"),
        ("near copy", "near-identical"),
        ("media", "the same picture"),
        ("link to the post", "links to First's post"),
        ("one page", "rests on the same page"),
        ("reply", "only repeats"),
        ("owner", "one owner"),
        ("stale", "near-identical"),
    ],
)
def test_every_kind_of_copy_folds_with_its_evidence_in_every_language(lang, how, evidence):
    words, own = ONE_POST[lang], " ".join(reversed(ONE_POST[lang].split()[:7]))
    picture, page = (Media(url="https://a.example/1.jpg", sha256="ab" * 32),), ("https://news.example/story/1",)
    house = {"owner": "House"} if how == "owner" else {}
    extra = {"media": {"media": picture}, "one page": {"links": page}}.get(how, {})
    first = an_appearance(
        words, neutral("First", **house), lang=lang, post={"id": "f1", "url": "https://x.example/f1", **extra}
    )
    post = {
        "repost": {"repost_of": "f1"},
        "quote": {"quote_of": "f1"},
        "feed": {"credited": "First"},
        "media": {"media": picture},
        "link to the post": {"links": ("https://x.example/f1",)},
        "one page": {"links": page},
        "reply": {"reply_to": "f1"},
    }.get(how, {})
    told = words if how in ("near copy", "reply", "stale") else own
    later = minutes(60 * 24 * 9) if how == "stale" else minutes(9)
    credit = ("First",) if how == "credit" else ()
    second = an_appearance(told, neutral("Second", **house), later, lang=lang, post=post, credit=credit)
    case = build_case("c-1", [first, second], Roster([first.source, second.source]), Policy(), minutes(600))
    assert [origin.name for origin in case.tree.origins] == ["First"]
    assert any(evidence in fold.reason for fold in case.tree.folds)


def test_ten_feeds_of_one_owner_are_one_voice():
    said = [
        an_appearance(f"{OWN_WORDS[n % 4]}, part {n}", neutral(f"Feed {n}", owner="House"), minutes(n))
        for n in range(10)
    ]
    assert verdict(*said).status is Status.UNCONFIRMED


def test_sockpuppets_that_credit_good_sources_who_never_said_it_are_the_sockpuppets():
    named = [neutral(f"Good {n}") for n in range(3)]
    puppets = [
        an_appearance(f"{OWN_WORDS[n]} {n}", a_source(f"Puppet {n}", "F"), minutes(n), credit=(f"Good {n}",))
        for n in range(3)
    ]
    assert verdict(*puppets, roster=named).status is Status.UNCONFIRMED


def test_sockpuppets_that_credit_one_another_are_nobody():
    ring = [
        an_appearance(f"{OWN_WORDS[n]} {n}", neutral(f"P{n}"), minutes(n), credit=(f"P{(n + 1) % 3}",))
        for n in range(3)
    ]
    assert verdict(*ring).status is Status.UNCONFIRMED


def test_a_body_does_not_confirm_its_enemys_losses_nor_what_its_enemy_did():
    army = a_source("Army", "A", role=Role.OFFICIAL, side="ukraine")
    told = particulars(["Khalsa"], "kill", ["Army"], [a_figure(200, whom="combatant")])
    assert verdict(an_appearance("We killed 200", army, own_act="Army", particulars=told)).status is Status.UNCONFIRMED


def test_a_hedge_that_a_translation_lost_still_folds_into_the_hedged_owner():
    first = an_appearance("Reports say Khalsa has fallen", neutral("Wire"), hedged=True, hedge="Reports say")
    arabic = an_appearance(
        "سقطت خلصة", neutral("Wire Arabic"), minutes(4), lang="ar", post={"repost_of": first.post.id}
    )
    assert verdict(first, arabic).status is Status.UNCONFIRMED


def test_figures_that_meet_only_in_an_open_range_do_not_confirm_the_higher_count():
    def counts(n, low, high=-1):
        told = particulars(["Khalsa"], "kill", (), [a_figure(low, high)])
        return an_appearance(f"{OWN_WORDS[n]}: {low} dead", neutral(f"S{n}", "B"), minutes(n), particulars=told)

    said = [counts(0, 2, None), counts(1, 3, None), counts(2, 90)]
    case = build_case("c-1", said, Roster([one.source for one in said]), Policy(), minutes(600))
    claim = build_claim(case, judge(case))
    if claim.status is Status.CONFIRMED:
        assert "90" not in claim.text
        assert claim.figures[0].low == 2


def test_a_repost_with_one_word_changed_is_a_copy_and_with_the_number_changed_is_no_corroboration_of_it():
    words = "Medics say at least nine people were killed in the shelling of the market in Khalsa today"
    first = an_appearance(words, neutral("A"))
    changed = an_appearance(words.replace("today", "tonight"), neutral("B"), minutes(5))
    other = an_appearance(words.replace("nine", "many"), neutral("C"), minutes(8))
    assert verdict(first, changed, other).status is Status.UNCONFIRMED


def test_a_denial_that_its_source_deleted_still_disputes_and_is_flagged():
    claim = [an_appearance(OWN_WORDS[n], neutral(f"S{n}", "B"), minutes(n)) for n in range(3)]
    denial = a_denial("They never entered.", a_source("D", "B"), minutes(9), post={"deleted": True, "id": "d1"})
    said = [*claim, denial]
    case = build_case("c-1", said, Roster([one.source for one in said]), Policy(), minutes(600))
    found = judge(case)
    assert found.status is Status.DISPUTED
    assert "D deleted post d1" in build_claim(case, found).flags


def test_undated_posts_corroborate_by_what_they_say_and_never_by_when():
    post = a_post(OWN_WORDS[0], "A", published=None)
    one = an_appearance(OWN_WORDS[0], a_source("A", "B"), post=post)
    copy = an_appearance(OWN_WORDS[0] + " south of Aleppo", a_source("B", "B"), minutes(3), credit=("A",))
    assert verdict(one, copy).status is Status.UNCONFIRMED


def test_new_evidence_after_an_editors_rejection_confirms_nothing_and_is_shown():
    said = [an_appearance(OWN_WORDS[n], neutral(f"S{n}", "B"), minutes(n)) for n in range(4)]
    rejected = a_decision("status", "c-1", at=minutes(2), after="rejected", reason="old footage")
    case = build_case("c-1", said, Roster([one.source for one in said]), Policy(), minutes(600), decisions=[rejected])
    claim = build_claim(case, judge(case))
    assert claim.status is Status.REJECTED
    assert any(flag.startswith("the rules would say confirmed") for flag in claim.flags)


def test_who_only_retells_a_bodys_notice_is_one_voice_with_the_others_who_do():
    said = [
        an_appearance(f"{OWN_WORDS[n]}, the ministry announced", neutral(f"S{n}", "C"), minutes(n), own_act="Ministry")
        for n in range(3)
    ]
    assert verdict(*said).status is Status.UNCONFIRMED


grades = st.sampled_from(["A", "B", "B/neutral", "C", "C/opposition", "D", "F"])


@given(st.lists(grades, min_size=1, max_size=5), st.sampled_from(["A/neutral", "B", "C/government", "F"]), st.data())
def test_an_independent_own_voice_never_lowers_a_claim_below_unconfirmed(marks, mark, data):
    said = []
    for number, graded in enumerate([*marks, mark]):
        grade, _, side = graded.partition("/")
        said.append(
            an_appearance(
                f"{OWN_WORDS[number % 4]} {number}",
                a_source(f"S{number}", grade, side=side or None),
                minutes(data.draw(st.integers(0, 300))),
                hedged=data.draw(st.booleans()) if number < len(marks) else False,
            )
        )
    weak = (Status.DISPUTED, Status.RETRACTED, Status.REJECTED)
    if verdict(*said[:-1]).status not in weak:
        assert verdict(*said).status not in weak


def test_one_editor_written_in_two_ways_is_not_two_persons():
    said = [an_appearance(OWN_WORDS[0], neutral("S"), minutes(1))]
    twice = [
        a_decision("status", "c-1", at=minutes(n), who=who, after="confirmed") for n, who in ((2, "Ed"), (3, "ed "))
    ]
    policy = Policy(two_persons=True)
    assert verdict(*said, policy=policy, decisions=twice).status is Status.UNCONFIRMED
    other = a_decision("status", "c-1", at=minutes(4), who="Ann", after="confirmed")
    assert verdict(*said, policy=policy, decisions=[*twice, other]).status is Status.CONFIRMED


@pytest.mark.parametrize(
    "words", ["Yes, Khalsa has been stormed by rebels.", "Да, повстанцы штурмуют Хальсу", "نعم، اقتحم الثوار خلصة"]
)
def test_a_reply_that_opens_with_a_yes_only_repeats(words):
    first = an_appearance(OWN_WORDS[0], neutral("First"), post={"id": "f1"})
    assert (
        verdict(first, an_appearance(words, neutral("Second"), minutes(5), post={"reply_to": "f1"})).status
        is Status.UNCONFIRMED
    )
