"""When "now" is over: what was said to be going on holds as of the time when it was said."""

from __future__ import annotations

from datetime import datetime

from pipeline.lexicon import shipped
from pipeline.settings.values import Policy
from pipeline.text import fold
from pipeline.types import Claim, Statement
from pipeline.verify.voices import is_assertion


def says_now(statement: Statement) -> bool:
    """Whether the words say that it goes on as they are written ("right now", "الآن", "сейчас", "зараз")."""
    hits = shipped().scan(fold(statement.quote).text)
    return any(hit.kind in ("time", "relative-days") and hit.value == "now" for hit in hits)


def lapsed(claim: Claim, policy: Policy, now: datetime) -> datetime | None:
    """As of when `claim` holds, where all that says so says "now" and that is longer ago than the policy allows.

    An undated post is never "now", so it says nothing here.
    """
    said = [one for one in claim.appearances if is_assertion(one) and one.post.published is not None]
    if not said or not all(says_now(one.statement) for one in said):
        return None
    latest = max(one.statement.first_seen for one in said)
    return latest if now - latest > policy.now_lapses else None
