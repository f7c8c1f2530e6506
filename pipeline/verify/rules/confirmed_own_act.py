"""confirmed as an own act: what a body says on record about itself – a ruling, a listing, an admission."""

from __future__ import annotations

from pipeline.lexicon import shipped
from pipeline.roster import name_key
from pipeline.types import Appearance, Status, Verdict
from pipeline.verify.case import Case
from pipeline.verify.voices import is_assertion

VERSION = 2

RESULTS = frozenset({"fight", "ground", "strike", "harm", "captive", "people"})
"""Event families of operational results (captures, tolls, evacuations): nobody's word about these is an own act."""

DECISIONS = frozenset({"aid-blocked", "close", "order-evacuation"})
"""Events of those families that a body brings about by deciding so: it suspends, closes, orders."""

COUNTED = frozenset({"killed", "wounded", "captured", "destroyed", "evacuated", "displaced", "missing", "strikes"})
"""Figures that tell operational results."""


def judge(case: Case) -> Verdict | None:
    """Holds where the body itself, or an outlet in its own voice, graded well enough, tells the body's own act."""
    if not case.policy.own_act.enabled:
        return None
    for voice in case.voices:
        for one in voice.spoken if voice.collected and voice.asserts else ():
            teller = _teller(case, one)
            if teller:
                return Verdict(
                    status=Status.CONFIRMED,
                    rule="rule:confirmed_own_act",
                    version=VERSION,
                    reason=f"confirmed: own act of {one.statement.own_act}, on record {teller}",
                    basis=(one.statement.uid,),
                )
    return None


def _teller(case: Case, one: Appearance) -> str | None:
    """Through whom we have the act, in words; None: this statement confirms nothing."""
    body, source = one.statement.own_act, one.source
    if body is None or not is_assertion(one) or one.statement.hedged or operational(one):
        return None
    if not source.reliability.at_least(case.policy.own_act.grade):
        return None
    if name_key(body) in {name_key(name) for name in (source.name, source.owner or source.name, *source.aliases)}:
        return f"from {source.name} ({source.reliability.value}) itself"
    if source.role in case.policy.own_reporter_roles:
        return f"through {source.name} ({source.reliability.value}) in its own voice"
    return None


def operational(one: Appearance) -> bool:
    """Whether a statement tells a result of operations, which is no own act whoever says it."""
    told = one.statement.particulars
    if told.event in DECISIONS:
        return any(figure.what in COUNTED for figure in told.figures)
    family = shipped().tables.get("events", {}).get(told.event or "", {}).get("family")
    return family in RESULTS or any(figure.what in COUNTED for figure in told.figures)
