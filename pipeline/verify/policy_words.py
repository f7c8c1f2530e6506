"""The whole verification policy in plain sentences, made from its values: a changed value changes the words."""

from __future__ import annotations

from pipeline.settings.fields import duration_text
from pipeline.settings.values import Policy

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number(count: int) -> str:
    """`count` as a word up to ten, in digits above."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def _origins(count: int) -> str:
    return f"{number(count)} independent origin{'' if count == 1 else 's'}"


def words(policy: Policy) -> str:
    """`policy` as paragraphs that an editor can read, one for each status."""
    rules = [_corroborated(policy), *_confirmed(policy), _disputed(policy)]
    return "\n".join([*_COUNTS, *rules, *_REST[:2], _editors(policy), *_REST[2:], _now(policy)])


def _editors(policy: Policy) -> str:
    two = " A confirmation by hand needs a second person who agrees." if policy.two_persons else ""
    return (
        "An editor's decision, with its reason, stands above every rule; a rule that would say otherwise is shown "
        f"beside it.{two} Then the strongest holds: retracted, disputed, confirmed, corroborated, unconfirmed."
    )


def _now(policy: Policy) -> str:
    age = duration_text(policy.now_lapses)
    return f"“Now” lapses after {age}: what was said to be going on is then told as of the time when it was said."


_COUNTS = (
    "What counts: only what a source asserts in its own voice. What it passes on (“reports say”) counts for the origin "
    "that it names, and for nobody where it names none.",
    "A repost, a quote, a credit, a copy, a translation, a short reply that tells nothing new, a shared page, picture "
    "or mark (“via Front Line”) and a second feed of one owner add nobody. A credited origin that we have not read "
    "counts once, at the lower of its own grade and its relay's; what comes "
    "through one relay only is one voice.",
    "A claim that tells a toll is told only by those who give a count that meets it: who only reports the strike does "
    "not confirm the number of dead, and who tells of a wound does not confirm a death. Strikes that are told of other "
    "hours of a day never count together, and those of other things hit (a school, a bakery) never confirm one another"
    ".",
    "unconfirmed: everything that no rule lifts, however many repeat it.",
)

_REST = (
    "A source's grade counts from its day on, never backwards; what was posted while an account was in other hands is "
    "nobody's word.",
    "retracted: the claim's own source takes it back in words, and nobody else asserts it in their own voice; where "
    "others do, it is judged without that source. A deletion alone only flags it for the desk.",
    "Credibility: 1 confirmed, 2 corroborated, 3 a single origin graded B or better, 4 disputed, 5 retracted or "
    "rejected, 6 cannot be judged.",
)


def _corroborated(policy: Policy) -> str:
    rule = policy.corroborate
    shown = "confirmed" if policy.corroborated_prints_confirmed else "unconfirmed"
    return (
        f"corroborated: at least {_origins(rule.origins)}, each graded {rule.each.value} or better and at least one "
        f"{rule.best.value} or better, with no rival account standing; readers see it tagged {shown}."
    )


def _confirmed(policy: Policy) -> tuple[str, ...]:
    rule, act = policy.confirm, policy.own_act
    sides = (
        ", not all on one side: two sides that do not fight together, or one neutral origin (a side that is not "
        "known is not neutral)"
        if rule.sides
        else ", whatever their sides"
    )
    strong = (
        f"confirmed by strong corroboration: at least {_origins(rule.origins)}, each graded {rule.each.value} or "
        f"better and at least {number(rule.best_count)} {rule.best.value} or better{sides}. Each must tell it plainly: "
        "who doubts, mocks, supposes, wants or retells it, or shows an old picture, confirms nothing."
    )
    if not act.enabled:
        return "confirmed by own act: never; this policy has the rule switched off.", strong
    roles = ", ".join(role.value for role in policy.own_reporter_roles) or "no role"
    own = (
        "confirmed by own act: what a body says on record about itself (a ruling, a listing, an admission: "
        f"no captures, tolls or evacuations), from itself graded {act.grade.value} or better, or through one source of "
        f"the roles {roles} graded {act.grade.value} or better in its own voice."
    )
    return own, strong


def _disputed(policy: Policy) -> str:
    rule = policy.dispute
    whose = f" ({' or '.join(role.value for role in rule.roles)})" if rule.roles else ""
    party = (
        "demotes like any other" if rule.accused_denial else "is printed beside the claim and by itself demotes nothing"
    )
    return (
        f"disputed: an origin{whose} graded {rule.grade.value} or better gives another account: not so, another doer, "
        "or a figure whose range does not meet; where enough origins tell the event without a figure, it stands on "
        f"them, and only the number is flagged. The denial of the party accused {party}. A doubt or a question is no "
        "denial."
    )
