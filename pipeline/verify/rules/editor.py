"""editor: what a person decided, with a reason; it beats every rule and survives re-matching."""

from __future__ import annotations

from pipeline.types import Status, Verdict
from pipeline.verify.case import Case

VERSION = 1


def judge(case: Case) -> Verdict | None:
    """Holds where an editor set the status; the latest decision counts, and one without a status lifts it again."""
    if not case.decisions:
        return None
    latest = case.decisions[-1]
    if latest.after not in {status.value for status in Status}:
        return None
    return Verdict(
        status=Status(latest.after),
        rule=f"editor:{latest.who}",
        version=VERSION,
        reason=f"{latest.after}: {latest.who} decided so: {latest.reason}",
        basis=tuple(one.statement.uid for one in case.assertions),
    )
