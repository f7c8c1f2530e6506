"""confirmed as an own act: what a body says on record about itself – a ruling, a listing, an admission."""

from __future__ import annotations

import re

from pipeline.lexicon import shipped
from pipeline.ordered import DONE_LATER, of_troops, on_record, ordered
from pipeline.own_losses import own_harm
from pipeline.roster import name_key
from pipeline.sides import side_of, together
from pipeline.text import fold
from pipeline.types import Appearance, Stance, Status, Verdict
from pipeline.verify.attribution import family
from pipeline.verify.case import Case
from pipeline.verify.decisions import COUNTED, COURT, RESULTS, decides
from pipeline.verify.voices import is_assertion

VERSION = 9
GIVES = Status.CONFIRMED

DECISIONS = frozenset({"aid-blocked", "close", "open", "order-evacuation", "outage"})
"""Events of those families that a body brings about by deciding so: it suspends, closes, opens, switches off."""

RULINGS = frozenset({"arrest"})
"""Events of those families that a court brings about by its ruling: it sentences, and issues a warrant."""
_INQUIRY = re.compile(
    r"\b(?:open|launch|start|order)\w* (?:\w+ ){0,4}(?:inquiry|investigation|probe|assessment)\b", re.IGNORECASE
)
"""What a body looks into is not what it tells: "opened an inquiry into reports that five civilians died"."""

CHANGES_HANDS = frozenset({"lose", "capture", "regain", "advance", "hold"})
"""Events by which ground changes hands: an act only where the body says, owns or orders it itself."""

GAINS = frozenset({"ground", "captive"})
"""Families of results that nobody owns up to: who says that he took a town or prisoners claims it."""


def judge(case: Case) -> Verdict | None:
    """Holds where the body itself, or an outlet in its own voice, graded well enough, tells the body's own act."""
    if not case.policy.own_act.enabled:
        return None
    for voice in case.voices:
        for one in voice.spoken if voice.collected and voice.asserts else ():
            teller = _teller(case, one)
            if teller and not _carried_out(case, one) and not _denied_by_itself(case, one):
                return Verdict(
                    status=Status.CONFIRMED,
                    rule="rule:confirmed_own_act",
                    version=VERSION,
                    reason=f"confirmed: own act of {one.statement.own_act}, on record {teller}",
                    basis=(one.statement.uid,),
                )
    return None


def _denied_by_itself(case: Case, one: Appearance) -> bool:
    """Whether the body itself, or who speaks for its side, denies the act: on record is the contrary then."""
    body = one.statement.own_act or ""
    denials = (other for other in case.appearances if other.statement.stance is Stance.DENIES)
    return any(
        name_key(name) == name_key(body) or (side_of(name) is not None and side_of(name) == side_of(body))
        for other in denials
        for name in (*other.statement.credit, other.source.name)
    )


def _carried_out(case: Case, one: Appearance) -> bool:
    """Whether others in the claim tell that what a body only ordered was done: an order confirms no withdrawal."""
    if family(one.statement.particulars.event) not in DONE_LATER or not ordered(one.statement.quote):
        return False
    others = (other.statement for other in case.assertions if other.statement.own_act is None)
    return any(not ordered(other.quote) for other in others)


def _teller(case: Case, one: Appearance) -> str | None:
    """Through whom we have the act, in words; None: this statement confirms nothing."""
    body, source = one.statement.own_act, one.source
    if body is None or not is_assertion(one) or one.statement.hedged or operational(one):
        return None
    if not source.reliability.at_least(case.policy.own_act.grade):
        return None
    quote = one.statement.quote
    if one.statement.particulars.event in CHANGES_HANDS and of_troops(quote) and not on_record(quote):
        return None  # that troops went or came is what operations bring about, where nobody answers for it
    if name_key(body) in {name_key(name) for name in (source.name, source.owner or source.name, *source.aliases)}:
        return f"from {source.name} ({source.reliability.value}) itself"
    if source.role in case.policy.own_reporter_roles:
        return f"through {source.name} ({source.reliability.value}) in its own voice"
    return None


def operational(one: Appearance) -> bool:
    """Whether a statement tells a result of operations, which is no own act whoever says it; owning up to one is."""
    return _result(one) and not admission(one) and not decides(one)


def _result(one: Appearance) -> bool:
    """Whether its event or its figures are such as operations bring about."""
    told = one.statement.particulars
    if told.event in RULINGS and COURT.search(one.statement.own_act or ""):
        return any(figure.what in COUNTED - {"captured"} for figure in told.figures)
    if told.event == "statement" and _INQUIRY.search(one.statement.quote):
        return False
    if told.event in DECISIONS:
        return any(figure.what in COUNTED for figure in told.figures)
    return family(told.event) in RESULTS or any(figure.what in COUNTED for figure in told.figures)


def admission(one: Appearance) -> bool:
    """Whether a body owns up to harm that it did or suffered, which does not serve it.

    What it says of its enemies' losses or of ground that it took serves it, whatever the verb: "acknowledged that its
    forces killed 40 militants" is a claim. Where the words do not show whose the fighters were, nothing is owned up to.
    """
    told, body = one.statement.particulars, one.statement.own_act
    if body is None or family(told.event) in GAINS:
        return False
    owning = [hit for hit in shipped().scan(fold(one.statement.quote).text) if hit[2:4] == ("own_acts", "admit")]
    if not owning:
        return False
    if any(own_harm(fold(one.statement.quote).text, verb.end, len(one.statement.quote)) for verb in owning):
        return True
    hit = [actor.side for actor in told.actors if actor.part == "on" and actor.side]
    if any(not together(side, side_of(body)) for side in hit):
        return False
    return bool(hit) or all(figure.whom != "combatant" for figure in told.figures)
