"""editor: what a person decided, with a reason; it beats every rule and survives re-matching."""

from __future__ import annotations

from pipeline.roster import name_key
from pipeline.types import Decision, Status, Verdict
from pipeline.verify.case import Case

VERSION = 2


def judge(case: Case) -> Verdict | None:
    """Holds where an editor set the status; the latest decision counts, and one without a status lifts it again.

    Under a policy of two persons a confirmation holds once a second one agrees; until then the rules go on judging.
    """
    latest = standing(case)
    if latest is None or latest.after is None or waits(case):
        return None
    return Verdict(
        status=Status(latest.after),
        rule=f"editor:{latest.who}",
        version=VERSION,
        reason=f"{latest.after}: {_who(case, latest)} decided so: {latest.reason}",
        basis=tuple(one.statement.uid for one in case.assertions),
    )


def standing(case: Case) -> Decision | None:
    """The decision on the status that no later one replaced; None where there is none."""
    latest = case.decisions[-1] if case.decisions else None
    return latest if latest is not None and latest.after in {status.value for status in Status} else None


def waits(case: Case) -> Decision | None:
    """The confirmation that still waits for a second person; None where none does."""
    latest = standing(case)
    alone = latest is not None and latest.after == Status.CONFIRMED.value and len(_agreeing(case)) < 2
    return latest if case.policy.two_persons and alone else None


def _agreeing(case: Case) -> list[str]:
    """Who confirmed it, first to last, since anybody last decided otherwise; "Ed" and "ed " are one person."""
    names: dict[str, str] = {}
    for made in case.decisions:
        if made.after != Status.CONFIRMED.value:
            names.clear()
        else:
            names.setdefault(name_key(made.who), made.who)
    return list(names.values())


def _who(case: Case, latest: Decision) -> str:
    both = case.policy.two_persons and latest.after == Status.CONFIRMED.value
    return " and ".join(_agreeing(case)[:2]) if both else latest.who
