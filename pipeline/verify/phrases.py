"""The phrases of a reason: names with grades, lists, lags, short quotes; written as an editor would."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from pipeline.types import Appearance
from pipeline.verify.voices import Voice

QUOTE = 90
"""Characters of a quote in a reason: one line of a terminal with its frame."""


def listed(words: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def graded(voice: Voice) -> str:
    """A voice's name with its grade, such as `Charles Lister (B)`; one that was not collected says through whom."""
    name = f"{voice.origin.name} ({voice.origin.reliability.value})"
    if voice.collected:
        return name
    return f"{name} via {listed(sorted({one.source.name for one in voice.spoken}))}"


def gradeds(voices: Iterable[Voice]) -> str:
    """The names of voices with their grades, as a list."""
    return listed([graded(voice) for voice in voices])


def apart(times: Sequence[datetime]) -> str:
    """How long lies between the first and the last of `times`: `20 minutes apart`, `at the same time`."""
    seconds = (max(times) - min(times)).total_seconds()
    for size, unit, least in ((86400, "day", 2), (3600, "hour", 1), (60, "minute", 1)):
        if seconds >= size * least:
            number = round(seconds / size)
            return f"{number} {unit}{'' if number == 1 else 's'} apart"
    return "at the same time"


def quoted(one: Appearance) -> str:
    """The words of a statement in quotation marks, cut at QUOTE characters."""
    words = " ".join(one.statement.quote.split())
    return f"“{words if len(words) <= QUOTE else words[: QUOTE - 1].rstrip() + '…'}”"
