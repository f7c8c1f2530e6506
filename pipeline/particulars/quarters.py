"""A city and what lies in it: whether it is meant, and not its province, and which city a quarter told alone is of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.particulars.gazetteer import find_town
from pipeline.particulars.marks import Span
from pipeline.particulars.reading import Reading
from pipeline.types import Particulars, Place, Statement

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


CITY = 100_000
"""Fewest people of a city whose districts are told by name."""
_BACK = 2
"""How many sentences back the city may be named."""


def city_of_its_quarter(statement: Statement, said: Particulars, context: Sequence[Statement]) -> Place | None:
    """The city that the post named just before, where this statement names nothing but one of its districts.

    "Харків. … у Салтівському районі", "Another strike on Kharkiv. … in Saltivskyi district": others name the city.
    A district that is named after a town is the land around that town, and lies in no city.
    """
    exact = [place for place in said.places if not place.region]
    if len(exact) != 1 or exact[0].lat is not None or not _district(statement.quote, exact[0].name):
        return None
    before = [one for one in context if one.post == statement.post][:_BACK]
    named = next((one.particulars.places for one in before if one.particulars.places), ())
    city = next((place for place in named if not place.region), None)
    town = find_town(city.name) if city else None
    return city if town is not None and town.people >= CITY and city is not None and city.key != exact[0].key else None


def _district(quote: str, name: str) -> bool:
    """Whether `name` is told to be a district."""
    return re.search(rf"{re.escape(name)}(?:[- ]+[\w'’]+)?? (?:{_KINDS})", quote, re.IGNORECASE) is not None


_KINDS = r"район\w*|р-н\w*|мікрорайон\w*|микрорайон\w*|district|neighbou?rhood|quarter|borough|raion"
