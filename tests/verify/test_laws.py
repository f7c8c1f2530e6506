"""Laws of verification: what may never raise a status, never lower it, and never matter at all."""

from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from pipeline.settings.values import DisputePolicy, Policy
from pipeline.types import Media, Status
from pipeline.verify import all_rules, build_claim, judge
from tests.builders import a_denial, a_figure, a_source, an_appearance, minutes, particulars
from tests.verify.test_verdicts import LINES, a_case, verdict, voices

STRENGTH = (Status.UNCONFIRMED, Status.CORROBORATED, Status.CONFIRMED, Status.DISPUTED, Status.RETRACTED)
marks = st.lists(
    st.sampled_from(["A", "B", "C", "D", "F", "B/neutral", "C/opposition", "B/government"]), min_size=1, max_size=6
)


DEPENDENT = ("repost", "quote", "credit", "feed", "copy", "picture", "link", "owner", "reply", "nobody")
"""How a post can lean on another; all but the copy and the reply in words of its own."""


def leaning(of, how: str, grade: str, at: int):
    """A post in words of its own, by a neutral source graded `grade`, that leans on the statement `of`."""
    post = {
        "repost": {"repost_of": of.post.id},
        "quote": {"quote_of": of.post.id},
        "feed": {"credited": of.source.name},
        "picture": {"media": of.post.media},
        "link": {"links": (of.post.url,)},
        "reply": {"reply_to": of.post.id},
    }.get(how, {})
    owner = {"owner": of.source.owner or of.source.name} if how == "owner" else {}
    text = of.statement.quote if how in ("copy", "reply") else "Dawn over the hills, men with rifles run to the walls"
    more = {"credit": (of.source.name,)} if how == "credit" else {"hedged": True} if how == "nobody" else {}
    return an_appearance(text, a_source("Fan", grade, side="neutral", **owner), minutes(at), post=post, **more)


@given(marks, st.sampled_from(DEPENDENT), st.data())
def test_a_dependent_repost_never_raises_a_status(graded, how, data):
    said = [
        one.model_copy(
            update={
                "post": one.post.model_copy(
                    update={
                        "url": f"https://x.example/{one.post.id}",
                        "media": (Media(url=f"https://p.example/{one.post.id}.jpg"),),
                    }
                )
            }
        )
        for one in voices(*graded)
    ]
    of = data.draw(st.sampled_from(said))
    later = int((of.post.at - minutes(0)).total_seconds() // 60) + data.draw(st.integers(1, 90))
    grade = data.draw(st.sampled_from("ABF"))
    # a house is as good as the best of its feeds that tell a thing
    repost = leaning(of, how, of.source.reliability.value if how == "owner" else grade, later)
    before, after = verdict(*said), verdict(*said, repost)
    assert STRENGTH.index(after.status) <= STRENGTH.index(before.status)


@given(marks, st.sampled_from(["A", "B/neutral", "C", "F"]))
def test_an_independent_assertion_never_lowers_a_status(graded, mark):
    *said, new = voices(*graded, mark)
    before, after = verdict(*said), verdict(*said, new)
    assert STRENGTH.index(after.status) >= STRENGTH.index(before.status)


def mixed(graded) -> list:
    """Voices with all that can stand beside them: a repost, a credit, a denial, one that gainsays, a correction."""
    said = voices(*graded)
    first = said[0]
    return [
        *said,
        an_appearance(LINES[0], a_source("Fan", "B"), minutes(3), post={"repost_of": first.post.id}),
        an_appearance("They took it, as Source 0 says", a_source("Reader", "F"), minutes(4), credit=("Source 0",)),
        a_denial("Nothing of it is true", a_source("Foe", "B"), minutes(5)),
        an_appearance(
            "They never stormed it", a_source("Guard", "C"), minutes(-5), particulars=particulars(negated=True)
        ),
        a_denial("Please disregard my post", first.source, minutes(6), about=first.statement.uid),
    ]


beside = st.lists(st.integers(0, 4), unique=True, max_size=3)
"""Which of what can stand beside a claim's voices stands there."""


def some(graded, kept) -> list:
    """Those of `mixed` whose numbers are `kept`, behind the voices themselves."""
    said = mixed(graded)
    return [*said[: len(graded)], *(said[len(graded) + number] for number in kept)]


def a_claim(said):
    """The claim that `said` make, whole."""
    case = a_case(*said)
    return build_claim(case, judge(case))


@given(marks, beside, st.randoms())
def test_the_order_of_posts_and_of_rules_changes_nothing(graded, kept, random):
    said = some(graded, kept)
    shuffled = list(said)
    random.shuffle(shuffled)
    assert a_claim(shuffled) == a_claim(said)
    rules = list(all_rules())
    random.shuffle(rules)
    assert judge(a_case(*said), using=tuple(rules)) == verdict(*said)


@given(marks, beside, st.randoms())
def test_rules_asked_one_by_one_say_the_same_as_rules_that_stop_at_the_strongest(graded, kept, random):
    case = a_case(*some(graded, kept))
    rules = list(all_rules())
    random.shuffle(rules)
    given_by = {rule: verdict for rule in rules if (verdict := rule(case)) is not None}
    for rule, found in given_by.items():
        assert getattr(sys.modules[rule.__module__], "GIVES", found.status) is found.status
    judged = judge(case, using=tuple(rules))
    assert judged == judge(case)
    held = sorted((found.status for found in given_by.values()), key=STRENGTH.index)
    assert judged.status is held[-1]


def test_under_another_policy_nothing_is_remembered_of_the_one_before():
    def counts(number, low, grade="B"):
        told = particulars(["Khalsa"], "assault", figures=[a_figure(low)] if low else [])
        source = a_source(f"S{number}", grade, side="neutral")
        return an_appearance(f"{LINES[number]} {number}", source, minutes(10 * number), particulars=told)

    said = [counts(0, 3), counts(1, 90), counts(2, 0), counts(3, 0)]
    strict = Policy(dispute=DisputePolicy(grade="A"))
    case = a_case(*said)
    assert judge(case).status is Status.CORROBORATED  # on the two that do not count
    assert judge(case, strict) == judge(a_case(*said, policy=strict))
    assert judge(case, strict).status is Status.CONFIRMED


@given(marks, beside, st.data())
def test_a_post_taken_out_and_put_back_changes_nothing(graded, kept, data):
    said = some(graded, kept)
    out = data.draw(st.sampled_from(said))
    rest = [one for one in said if one is not out]
    assert a_claim([*rest, out]) == a_claim(said)
