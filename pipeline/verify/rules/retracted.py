"""retracted: its own source takes it back in words, and nobody else asserts it in their own voice."""

from __future__ import annotations

from pipeline.types import Status, Verdict
from pipeline.verify.case import Case
from pipeline.verify.phrases import gradeds, quoted

VERSION = 1
GIVES = Status.RETRACTED


def judge(case: Case) -> Verdict | None:
    """Holds where every voice that asserted the claim took it back; where others remain they are judged alone."""
    withdrawn = [voice for voice in case.voices if voice.taken_back is not None]
    if not withdrawn or any(voice.asserts for voice in case.voices):
        return None
    words = [voice.taken_back for voice in withdrawn if voice.taken_back is not None]
    verb = "takes it back" if len(withdrawn) == 1 else "take it back"
    return Verdict(
        status=Status.RETRACTED,
        rule="rule:retracted",
        version=VERSION,
        reason=f"retracted: {gradeds(withdrawn)} {verb}: {quoted(words[-1])}",
        basis=tuple(one.statement.uid for one in words),
    )
