"""What a stretch of a sentence tells: its first deed, whether an event, and which events of war."""

from __future__ import annotations

from pipeline.lexicon import Hit, shipped
from pipeline.split.reading import Reading


def first_deed(reading: Reading, start: int, end: int) -> Hit | None:
    """The first verb that tells of something done."""
    for mark in reading.marks("predicates", start, end, "act", "outcome"):
        if reading.first("attributions", mark.start, mark.end) is None:
            return mark
    return None


def tells_event(reading: Reading, start: int, end: int) -> bool:
    """Whether `start`–`end` tells of any event."""
    return any(mark.value != "none" for mark in reading.marks("events", start, end))


def of_war(reading: Reading, start: int, end: int, kinds: tuple[str, ...] = ("ground", "strike")) -> list[Hit]:
    """The marks of events of these families: on the ground, and of strikes."""
    families = shipped().tables.get("events", {})
    events = reading.marks("events", start, end)
    return [mark for mark in events if families.get(mark.value, {}).get("family") in kinds]


def apart(reading: Reading, start: int, at: int, end: int) -> bool:
    """Whether what stands at `at` is only a remark between commas, or follows a comma behind the main deed."""
    comma = max(reading.text.rfind(sign, start, at) for sign in ",،(")
    if comma <= start:
        return False
    closing = min((at for at in (reading.text.find(sign, at, end) for sign in ",،)") if at >= 0), default=end)
    return tells_event(reading, start, comma) or tells_event(reading, closing, end)
