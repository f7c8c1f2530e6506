"""What people remark on a claim: a note, a look at its pictures, a question to whom it accuses, and the answer.

Each is a decision: it stands in the record for ever, with who and when, and can be taken back. None of them moves a
status by itself; who concludes from it sets the status, and says why.
"""

from __future__ import annotations

from datetime import date

from pipeline.types.record import Record

NOTED, LOOKED, ASKED, ANSWERED = "claim-note", "visual-check", "ask", "answer"
REMARKS = (NOTED, LOOKED, ASKED, ANSWERED)
"""Acts of decisions that are remarks."""


class VisualCheck(Record):
    """What a look at a claim's pictures or film found; each part is empty where it was not found out."""

    place: str = ""
    """Where they were taken."""
    day: date | None = None
    """When they were taken."""
    earliest: str = ""
    """The earliest upload that was found: its address, or where and when in words."""
    by: str = ""
    """Who looked."""
    how: str = ""
    """How it was found: what was compared with what."""
