"""Where it happened: the places a statement names, most exact first, regions last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.clocks import zone_spans
from pipeline.particulars.adjectives import of_its_town
from pipeline.particulars.arabic import arabic_spans
from pipeline.particulars.clauses import Main, aside, family
from pipeline.particulars.dated import dated_spans
from pipeline.particulars.elsewhere import a_bodys, comes_from, fell_back_to, reached, rules, theirs, told_in
from pipeline.particulars.facilities import famous_spans, numbered_spans
from pipeline.particulars.gazetteer import find_town
from pipeline.particulars.known import Known
from pipeline.particulars.lands import in_its_land
from pipeline.particulars.loose import HEADED, loose_spans
from pipeline.particulars.marks import Span
from pipeline.particulars.named_alike import gives_province
from pipeline.particulars.naming import canonical_key, land_around
from pipeline.particulars.once import each_once
from pipeline.particulars.positions import other_names, position_spans
from pipeline.particulars.quarters import in_the_city
from pipeline.particulars.reading import Reading
from pipeline.particulars.spans import capital_spans
from pipeline.particulars.tags import outlet_tags
from pipeline.particulars.voyages import at_sea, fired_from, fires_from, under_way
from pipeline.sought import Sought
from pipeline.spelling import place_key
from pipeline.text import one_line
from pipeline.types import Place

WIDE = 200_000
"""People from which on "south of" a city is a countryside with villages of its own."""
MOST = 6
"""Most places kept of a statement."""
_COUNTRY = 2
"""Length of an ISO country code, which is how `regions.toml` names countries."""


def places(reading: Reading, main: Main | None, known: Sequence[Known] = ()) -> tuple[Place, ...]:
    """The places where the statement's event may have happened: exact ones before regions, the main clause's first.

    `known` are the names of known places that were found in the text.
    """
    dated = [*dated_spans(reading), *numbered_spans(reading), *famous_spans(reading), *position_spans(reading)]
    named = [*capital_spans(reading, known), *arabic_spans(reading, known)]
    signed = [*outlet_tags(reading), *other_names(reading), *zone_spans(reading.folded)]
    named = [one for one in named if not _in_one(one, signed)]
    spans = [*dated, *(one for one in named if not any(one.start < day.end and day.start < one.end for day in dated))]
    found = [(span, _airport(reading, span) or of_its_town(reading, span, _place(span))) for span in spans]
    if main is not None and all(place.region or _away(reading, span) for span, place in found):
        found += [one for one in _unmarked(reading, main, spans) if not _in_one(one[0], signed)]
    found = _aimed_at(reading, main, _stayed(reading, main, found))
    found = [(span, in_its_land(reading, span, place)) for span, place in found]
    found = [(span, at_sea(reading, span, in_the_city(reading, span, place))) for span, place in found]
    if main is not None and len(found) > 1 and main.value not in _MOVES | _QUITS:
        found = [one for one in found if not under_way(reading, one[0].start, main.end)] or found
    ranked = sorted(found, key=lambda pair: (pair[1].region, _rank(reading, pair[0], main), pair[0].start))
    if all(place.region or _FLOWS.search(place.name) for _, place in ranked):
        ranked = _besides(ranked)
    ranked = [(span, fired_from(reading, span, place, main)) for span, place in ranked]
    kept = each_once([place for _, place in ranked])
    return (*kept[:MOST], *_named_regions(reading, {place.key for place in kept}))


def _in_one(span: Span, signed: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span.start < end for start, end in signed)


def _away(reading: Reading, span: Span) -> bool:
    """Whether the name is only where somebody came from or went."""
    return comes_from(reading, span) or fell_back_to(reading, span)


def _stayed(reading: Reading, main: Main | None, found: list[tuple[Span, Place]]) -> list[tuple[Span, Place]]:
    """`found` without where the losers of a place went, and the front named with it where nothing else is left.

    "Jihadis hold all of it, our men fell back to Tell Hawash" names no place of its own.
    """
    if main is not None and family(main.value) == "ground" and main.value not in _MOVES:
        found = [one for one in found if not fell_back_to(reading, one[0])]
    found = [one for one in found if not a_bodys(reading, one[0])]
    happened = [one for one in found if not told_in(reading, one[0])]
    if any(not place.region for _, place in happened):
        found = happened
    exact = [span for span, place in found if not place.region]
    if exact and all(comes_from(reading, span) for span in exact):
        return [(span, _beside(span, place) if span.mark == "region" else place) for span, place in found]
    return found


def _aimed_at(reading: Reading, main: Main | None, found: list[tuple[Span, Place]]) -> list[tuple[Span, Place]]:
    """`found` without where guns stand that hit another place of it."""
    if main is None or family(main.value) not in ("strike", "harm"):
        return found
    aimed = [one for one in found if not fires_from(reading, one[0])]
    return aimed if any(not place.region for _, place in aimed) else found


def _unmarked(reading: Reading, main: Main, spans: Sequence[Span]) -> list[tuple[Span, Place]]:
    """The names that only the sentence's build shows, none of which lies in one of `spans`."""
    if family(main.value) not in _SOMEWHERE and main.value not in ("breach", "ceasefire", "agreement"):
        return []
    loose = loose_spans(reading, main.value in _MOVES, main.value in _QUITS)
    free = [one for one in loose if not any(one.start < span.end and span.start < one.end for span in spans)]
    if not any(family(one.value) in ("strike", "ground") or one.value in _WRECKS for one in reading.of("events")):
        free = [
            one
            for one in free
            if not one.name.isascii() or HEADED.match(one.name.lower()) or _region_behind(reading, one.end)
        ]  # of a crime, whoever opens a line is a person
    return [(span, of_its_town(reading, span, _place(span))) for span in free if not gives_province(span)]


def _region_behind(reading: Reading, end: int) -> bool:
    """Whether a comma and a region follow, so that the name is no person's: "Tawila, North Darfur: …"."""
    return any(hit.start == end + 2 for hit in (*reading.of("directions"), *reading.of("regions")))


_WRECKS = frozenset(["destroy", "damage", "aid"])
"""Events that happen to things, so that a name beside them is no person's."""
_SOMEWHERE = frozenset(["fight", "ground", "strike", "harm", "captive", "people", "force", "civic"])
"""Families of events that happen at a place."""
_MOVES = frozenset(
    [
        "advance",
        "arrive",
        "aid",
        "aid-blocked",
        "presence",
        "displace",
        "evacuate",
        "return",
        "deploy",
        "close",
        "break-siege",
        "open",
    ]
)
"""Events that have a goal."""


_QUITS = frozenset(["lose", "release", "displace", "evacuate", "outage", "order-evacuation", "arrest", "abduct"])
"""Events that have a place which is left, or cut off."""


def _place(span: Span) -> Place:
    named = span.mark in ("settlement", "quarter")
    region = span.mark == "region" or (not named and (span.direction is not None or gives_province(span)))
    if around := land_around(span.name):
        return Place(name=one_line(span.name), key=canonical_key(around), region=True, direction=span.direction)
    town = span.town
    return Place(
        name=one_line(span.name),
        key=span.key or canonical_key(span.name),
        region=region,
        direction=span.direction,
        lat=town.lat if town else None,
        lon=town.lon if town else None,
        country=town.country if town else None,
    )


def _airport(reading: Reading, span: Span) -> Place | None:
    """The airport of a city whose province bears its name: "Aleppo International Airport" is neither of the two."""
    named = _OF_ALL_NATIONS.sub("", span.name)
    bare = span._replace(name=named, key=None if named != span.name else span.key, town=find_town(named))
    behind = _AIRPORT.match(reading.folded, span.end - (len(span.name) - len(named)))
    before = _AIRPORT_OF.search(reading.folded, max(0, span.start - 24), span.start)
    if not (behind or before) or not (gives_province(bare) or named != span.name):
        return None
    place = _place(bare._replace(mark="quarter", direction=None))
    if not gives_province(bare):
        return place
    return place.model_copy(update={"name": f"{one_line(named)} airport", "key": f"{place.key}-airport"})


_OF_ALL_NATIONS = re.compile(r"(?:[ -]International)$", re.I)
_AIRPORT = re.compile(r"(?:'s)?(?: international| military| civil(?:ian)?)* (?:air ?port|air ?base|airfield)\b")
_AIRPORT_OF = Sought(
    r"(?:مطار|بمطار|لمطار|аэропорт\w*|аеропорт\w*|аэродром\w*|аеродром\w*|air ?port (?:of|in)) (?:مدينه )?[\"'#(«]*$"
)


def _besides(ranked: list[tuple[Span, Place]]) -> list[tuple[Span, Place]]:
    """Places of which none is exact, each as what lies beside it, rivers last."""
    found = [(span, _beside(span, place)) for span, place in ranked]
    return sorted(found, key=lambda pair: _FLOWS.search(pair[1].name) is not None)


def _beside(span: Span, place: Place) -> Place:
    """`west of Darayya`, its countryside, is Darayya where no other place is told; `south of Aleppo` stays a front."""
    wide = span.town is not None and (span.town.people >= WIDE or gives_province(span))
    return place if wide else place.model_copy(update={"region": False})


def _rank(reading: Reading, span: Span, main: Main | None) -> int:
    """0 for the main clause's place, more for one in a subordinate clause or without a mark."""
    rank = (
        2 if main and span.start > main.start and aside(reading, span.start) and not aside(reading, main.start) else 0
    )
    quits = main is not None and main.value in _QUITS
    if fell_back_to(reading, span) and not (main and main.value in _MOVES):
        rank += 3
    rank += 3 if rules(reading, span) else 0
    if main and family(main.value) == "ground" and main.value not in _MOVES and reached(reading, span):
        rank += 2
    if comes_from(reading, span) and not (quits and (_left(reading, span) or theirs(reading, span))):
        rank += 3
    if _STREET.search(reading.folded, span.start, span.end) or _part_of_a_town(reading, span):
        rank += 1
    if _END_OF_A_ROAD.search(reading.folded, max(0, span.start - 40), span.start):
        rank += 1
    if _RIVER.search(reading.folded, max(0, span.start - 16), span.start):
        rank += 1
    if main and span.start < _OPENING and span.end < main.start and _NEAR.search(reading.folded, 0, span.start):
        rank += 1
    if reading.folded.startswith("'s ", span.end) and span.mark in ("known", "before", "object"):
        rank += 1  # "Tripoli's Salam district" tells the district
    if span.mark == "quarter" and span.start == 0 and span.town is None:
        rank += 1  # a capital that opens a sentence: "Yellow dam"
    if span.mark == "alias":
        rank += 2
    return rank + (1 if span.mark in ("known", "tag", "head") else 0)


_OPENING = 16
"""Characters before a name that opens a statement."""
_NEAR = re.compile(
    r"^\W*(?:near|outside|close to|под|около|возле|близ|под городом|під|біля|поблизу|неподалік|قرب|بالقرب من) [#\"]?$"
)
"""Beside what a place lies, told before what happened there: "Под Торецком взята Дружба"."""


def _left(reading: Reading, span: Span) -> bool:
    """Whether a preposition stands before the name from which somebody withdraws."""
    return _OUT_OF.search(reading.folded, max(0, span.start - 24), span.start) is not None


_STREET = re.compile(r" (?:st|str|street|ave?|avenue|blvd|boulevard|lane)\.?$")
"""A name that ends so is a street's: its town, told beside it, is where others say that it happened."""


def _part_of_a_town(reading: Reading, span: Span) -> bool:
    """Whether a bridge, station or hill of that name is told to stand in a town: "Sadiq bridge in Qarmiya"."""
    return _STANDS_IN.match(reading.folded, span.end) is not None


_STANDS_IN = re.compile(
    r" (?:st|str|street|ave?|avenue|blvd|square|roundabout|junction|bridge|(?:\w+ )?station|hill|market|school|stadium)"
    r"\.? in (?:the (?:town|city|village) of )?#?(?=\w)(?!the\b|a\b|an\b|which\b)"
)


_OUT_OF = re.compile(
    r"(?<!\w)(?:من|from|из|із|з|с)(?: (?:the|town|village|city|of|قريه|بلده|مدينه|حي|منطقه"
    r"|села|города|міста))* [\"'#(«]*$"
)
_END_OF_A_ROAD = Sought(
    r"(?:(?:дорог|трасс|шосс|шлях)\w* (?:на|до|к)|between|بين|между|між) (?:\S+ (?:and |و ?|и |і |та ))?و?$"
)
"""Before what a road leads from and to; where on it something happened is told otherwise."""


_RIVER = re.compile(r"\b(?:over|across|via|through|через|вздовж|вдоль)(?: the)? [#\"]?$|(?<!\w)عبر $")
"""Before what a bridge or a road goes over: beside a village, the river says less."""


_FLOWS = re.compile(r"(?i)(?<!\w)(?:river|река|реки|річк[аи])$")
"""The end of a river's name: beside it a town is told though it was named with the side of it."""


def _named_regions(reading: Reading, known: set[str]) -> list[Place]:
    """Countries and regions named with a preposition or a `#`: where a place lies, not who acts."""
    out: list[Place] = []
    clocks = zone_spans(reading.folded)
    for hit in (one for one in reading.of("regions") if not any(start <= one.start < end for start, end in clocks)):
        before = list(reading.words_between(max(0, hit.start - 14), hit.start))[-1:]
        tag = reading.folded[hit.start - 1 : hit.start] == "#"
        is_country = len(hit.value) == _COUNTRY and hit.value.isupper()
        if is_country and not tag and not set(before) & _WITHIN and not _directed(reading, hit.start):
            continue
        key = hit.value.lower() if is_country else place_key(hit.value)
        if key not in known and all(one.key != key for one in out):
            direction = next((one.value for one in reading.of("directions") if 0 <= hit.start - one.end <= 2), None)
            name = reading.original(hit.start, hit.end)
            country = hit.value if is_country else None
            out.append(Place(name=one_line(name), key=key, region=True, direction=direction, country=country))
    return out


_WITHIN = frozenset("in across inside within from into near في داخل من в во на у из із з по".split())  # noqa: SIM905


def _directed(reading: Reading, start: int) -> bool:
    return any(0 <= start - one.end <= 1 for one in reading.of("directions"))
