"""What says that a city is meant, and not the province that bears its name: its centre, streets, clock tower."""

from __future__ import annotations

import re

from pipeline.particulars.marks import Span
from pipeline.particulars.reading import Reading
from pipeline.types import Place

BEFORE = 32
"""Letters before a name in which its centre or its streets may be told."""


def in_the_city(reading: Reading, span: Span, place: Place) -> Place:
    """`place`, or the city where what stands around the name is found in a city only."""
    if not place.region or place.direction or span.mark == "region":
        return place
    inside = _THE_CITYS.match(reading.folded, span.end) or _CENTRE_OF.search(
        reading.folded, max(0, span.start - BEFORE), span.start
    )
    return place.model_copy(update={"region": False}) if inside else place


_THE_CITYS = re.compile(
    r"['’]s (?:[\w-]+ ){0,2}?(?:square|roundabout|clock ?tower|streets?|markets?|hospitals?|mosque|university|prison"
    r"|park|stadium|courthouse|neighbou?rhoods?|quarters?|old city|cent(?:re|er)|downtown|bus station|police station)\b"
    r"| (?:city|town) (?:cent(?:re|er)|hall|square)\b"
)
_CENTRE_OF = re.compile(
    r"\b(?:(?:cent(?:re|er)|heart|middle|streets) of|downtown|central"
    r"|(?:industrial (?:zone|area|city|district|estate)|old city|old town|university|zoo) (?:of"
    r"|in)) (?:the )?(?:city of )?[#\"]?$"
    r"|(?<!\w)[بوف]?(?:وسط|مركز|قلب|شوارع|داخل|المنطقه الصناعيه|المدينه القديمه|احياء) (?:[بف]|في "
    r"|ال)?(?:مدينه )?[#\"]?$"
    r"|(?<!\w)(?:в )?(?:центр[еі]|центра|улицах|вулицях) (?:города |міста )?[«\"]?$"
)
