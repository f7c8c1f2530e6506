"""Military units by number or by front: the 319th brigade is the same in every language."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.particulars.reading import Reading
from pipeline.sought import Sought
from pipeline.types import Actor

_KINDS = {
    "brigade": r"brigade|бригад\w*|омбр\w*|оштурм\w*|ошбр|одшбр|لواء|اللواء|للواء",
    "division": r"division|дивизи\w+|дивізі\w+|فرقه|الفرقه|للفرقه",
    "regiment": r"regiment|полк\w{0,3}|فوج|الفوج|للفوج",
    "battalion": r"battalion|батальон\w*|батальйон\w*|كتيبه|الكتيبه",
    "army": r"army corps|corps|корпус\w*|فيلق|الفيلق",
}
_ANY = "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items())
_NUMBERED = Sought(
    rf"\b(?P<number>\d{{1,4}})(?:st|nd|rd|th|[ -]?[а-яії]{{1,3}})?(?:[ -][^\W\d]+){{0,2}}?[ -](?:{_ANY})\b"
)
_ARABIC = Sought(rf"\b(?:{_ANY}) (?P<number>\d{{1,4}})\b")
_GROUPING = Sought(r"\b(?:grouping|group of forces|группировк\w*|группировок|угрупован\w*)\b")
BESIDE = 1
"""Words between a grouping and the point of the compass that names it."""


def units(reading: Reading) -> Iterator[Actor]:
    """The numbered units and the groupings of a front that the statement names; their side is not told by a number."""
    for match in (*_NUMBERED.finditer(reading.folded), *_ARABIC.finditer(reading.folded)):
        kind = next(name for name in _KINDS if match[name])
        name = reading.original(*match.span()).strip()
        yield Actor(key=f"{kind}-{int(match['number'])}", name=name, side=None, part="unknown")
    for match in _GROUPING.finditer(reading.folded):
        for point in reading.of("directions"):
            if point.end <= match.start() and reading.distance(point.end, match.start()) < BESIDE:
                name = reading.original(point.start, match.end())
                yield Actor(key=f"grouping-{point.value}", name=name, side=None, part="unknown")
