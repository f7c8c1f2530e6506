"""Brings a claim before all rules and lets the strongest verdict stand; the order of rules never matters."""

from __future__ import annotations

import pkgutil
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from operator import itemgetter

from pipeline.settings.values import Policy
from pipeline.types import OriginTree, Reliability, Status, Tag, Verdict
from pipeline.verify import rules
from pipeline.verify.case import Case
from pipeline.verify.plainness import confirming
from pipeline.verify.policy_words import number
from pipeline.verify.rules.confirmed_strong import across_sides
from pipeline.verify.voices import independent

Rule = Callable[[Case], Verdict | None]

_STRENGTH = (
    Status.UNCONFIRMED,
    Status.CORROBORATED,
    Status.CONFIRMED,
    Status.DISPUTED,
    Status.RETRACTED,
    Status.REJECTED,
)
"""Weakest first; an editor's verdict stands above all of them."""

EDITOR = "editor:"
"""How the rule of an editor's decision begins."""

CREDIBLE = Reliability.B
"""Least grade of a single origin whose claim has credibility 3 (NATO AJP-2.1: "possibly true")."""

_CREDIBILITY = {
    Status.CONFIRMED: 1,
    Status.CORROBORATED: 2,
    Status.DISPUTED: 4,
    Status.RETRACTED: 5,
    Status.REJECTED: 5,
}


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """Every rule that lies in `pipeline/verify/rules/`."""
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    return tuple(import_module(f"{rules.__name__}.{name}").judge for name in names)


def judge(case: Case, policy: Policy | None = None, using: tuple[Rule, ...] | None = None) -> Verdict:
    """The strongest verdict that any rule gives on `case`, with what is missing to be confirmed.

    `policy` replaces the case's own (a beat's, or a replay's); `using` replaces the shipped rules.
    """
    if policy is not None and policy is not case.policy:
        case = replace(case, policy=policy)
    verdicts: list[Verdict] = []
    top = -1
    for at_most, rule in _strongest_first(using or all_rules()):
        if top > at_most:
            break  # neither this rule nor any after it can say anything stronger
        if (verdict := rule(case)) is not None:
            verdicts.append(verdict)
            by_hand, strength, _ = _strength(verdict)
            top = max(top, len(_STRENGTH) + 1 if by_hand else strength)
    strongest = max(verdicts, key=_strength)
    return strongest.model_copy(update={"missing": missing(case, strongest)})


def without_editors(case: Case, verdict: Verdict) -> Verdict | None:
    """What the rules alone would say where an editor's `verdict` stands and they say otherwise; else None."""
    if not verdict.rule.startswith(EDITOR):
        return None
    alone = judge(replace(case, decisions=()))
    return alone if alone.status is not verdict.status else None


@lru_cache(maxsize=256)
def _strongest_first(using: tuple[Rule, ...]) -> tuple[tuple[int, Rule], ...]:
    """The rules in the order in which they are asked, each with how strong its verdicts can be."""
    return tuple(sorted(((_at_most(rule), rule) for rule in using), key=itemgetter(0), reverse=True))


def _at_most(rule: Rule) -> int:
    """How strong the verdicts of a rule can be: as its module's `GIVES` says; stronger than all where it has none."""
    given = getattr(sys.modules.get(rule.__module__), "GIVES", None)
    return _STRENGTH.index(given) if isinstance(given, Status) else len(_STRENGTH)


def _strength(verdict: Verdict) -> tuple[bool, int, str]:
    return (verdict.rule.startswith(EDITOR), _STRENGTH.index(verdict.status), verdict.rule)


def credibility(verdict: Verdict, tree: OriginTree) -> int:
    """The Admiralty credibility of a claim: 1 (confirmed) to 6 (cannot be judged)."""
    if verdict.status in _CREDIBILITY:
        return _CREDIBILITY[verdict.status]
    return (
        3
        if any(one.own_voice and not one.taken_back and one.reliability.at_least(CREDIBLE) for one in tree.origins)
        else 6
    )


def tag(verdict: Verdict, policy: Policy) -> Tag:
    """What readers are told: confirmed, or unconfirmed; a policy may print corroborated claims as confirmed."""
    printed = verdict.status is Status.CONFIRMED or (
        verdict.status is Status.CORROBORATED and policy.corroborated_prints_confirmed
    )
    return Tag.CONFIRMED if printed else Tag.UNCONFIRMED


def missing(case: Case, verdict: Verdict) -> str | None:
    """What is still missing to be confirmed, in words; None for what is confirmed or was decided by an editor."""
    if verdict.status is Status.CONFIRMED or verdict.rule.startswith(EDITOR):
        return None
    if verdict.status is Status.DISPUTED:
        return "the contradiction has to be settled: by an editor, or by the rival account being taken back"
    policy = case.policy.confirm
    counted = independent(confirming(case), policy.each)
    good = sum(one.origin.reliability.at_least(policy.best) for one in counted)
    more, better = max(policy.origins - len(counted), 0), max(policy.best_count - good, 0)
    wants = []
    if more > better:
        grade = f"graded {policy.each.value} or better"
        among = f", {number(better)} of them {policy.best.value} or better" if better else ""
        wants.append(f"{number(more)} more independent origin{'s' if more > 1 else ''} {grade}{among}")
    elif better:
        plural = "s" if better > 1 else ""
        wants.append(f"{number(better)} more independent origin{plural} graded {policy.best.value} or better")
    if policy.sides and not across_sides(counted):
        wants.append(
            "one of them neutral or of another side" if wants else "an origin that is neutral or of another side"
        )
    return ", ".join(wants) or None
