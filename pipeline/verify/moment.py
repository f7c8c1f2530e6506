"""Whether voices can tell of one moment: two strikes on one market on one day are two, with one origin each.

A bomb falls once. Who tells of it at six in the morning and who tells of it in the afternoon don't tell of the same
one, and who reported before the hour that another states did not report that. Such voices never count together.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from pipeline.types import Appearance, Precision, Stance
from pipeline.verify.attribution import ONE_HAND, family
from pipeline.verify.voices import Voice

EARLIER = timedelta(hours=3, minutes=30)
"""A stated clock may be local, and most wars lie east of Greenwich, up to so far: then it was that much earlier."""
LATER = timedelta(minutes=30)
"""A round hour ("at six"), or a clock that is a little off."""
_CLOCK = (Precision.MINUTE, Precision.HOUR)
"""How exactly a time must be stated to tell two strikes of one day apart."""
_EVER = datetime.min.replace(tzinfo=UTC)

_Stretch = tuple[datetime, datetime]


def of_one_moment(heard: Sequence[Voice], event: str | None) -> tuple[Voice, ...]:
    """Of the voices that tell a claim of `event`, the most that may speak of one moment; all where none is excluded.

    Only strikes and their dead have one moment; of several choices as large, the earliest one holds.
    """
    if family(event) not in ONE_HAND:
        return tuple(heard)
    told = {voice.origin.name: _stretches(voice) for voice in heard if voice.asserts}
    starts = sorted({start for stretches in told.values() for start, _ in stretches if start > _EVER})
    if not starts:
        return tuple(heard)
    best = max(starts, key=lambda at: (sum(_covers(one, at) for one in told.values()), -starts.index(at)))
    return tuple(voice for voice in heard if _covers(told.get(voice.origin.name, ()), best))


def _covers(stretches: Sequence[_Stretch], at: datetime) -> bool:
    """Whether one of `stretches` holds `at`; who tells of no strike says nothing of its hour."""
    return not stretches or any(start <= at <= end for start, end in stretches)


def _stretches(voice: Voice) -> tuple[_Stretch, ...]:
    """When a voice may have its strike happen, by each of its statements, widened by what its clock may be off."""
    return tuple(
        _stretch(one)
        for one in voice.spoken
        if one.statement.stance is Stance.ASSERTS and family(one.statement.particulars.event) in ONE_HAND
    )


def _stretch(one: Appearance) -> _Stretch:
    """The stated hours of a statement (a part of the day is wide already); else any time before it was made."""
    when, made = one.statement.particulars.when, one.statement.first_seen
    if when is None or not when.stated or when.precision not in _CLOCK:
        return _EVER, made + LATER
    early = EARLIER if when.precision is Precision.MINUTE else timedelta()
    return when.start - early, max(when.start, min(when.end, made)) + LATER
