"""Captures of a part of a place, or of something near it: who took them has advanced, and not taken the place."""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.lexicon import Hit
from pipeline.particulars.gazetteer import find_town
from pipeline.particulars.reading import Reading

REACH = 9
"""Words between a capture and the name of the place that it is a part of or near to."""
_PARTS = (
    r"(?:(?:large |small |significant |major |big |wide |substantial |entire )?(?:parts?|portions?|sections?|swathes?"
    r"|stretch(?:es)?|areas?|slices?|bits?|corners?)|half|halves|most|much|some|(?:the )?(?:vast )?majority|bulk"
    r"|(?:two|three)[ -](?:thirds|quarters)|a (?:third|quarter|fifth)|\d+ ?(?:%|percent|per cent)"
    r"|(?:positions?|points?|buildings?|blocks?|streets?|houses?|hills?|hilltops?|heights|trenches|tree ?lines?|farms?"
    r"|checkpoints?|outposts?|fields?|forests?|neighbou?rhoods|districts|quarters|suburbs|outskirts|edges?|entrances?"
    r"|territory|ground|land|strongholds?|foothold))"
)
_PART_OF = re.compile(
    rf"(?:^|.* )(?:(?:(?:north|south|east|west)\w*(?:ern)? )?{_PARTS} (?:of|in|inside|within)"
    r"|(?:villages|hamlets|settlements) (?:in|inside|within))"
    r"(?: (?:the|town|village|city|settlement|district|of))*$"
)
_SIDE_OF = re.compile(
    r"(?:^|.* )(?:(?:north|south)(?:east|west)?|east|west)(?:ern)?(?:most)?"
    r"(?: (?:part|parts|half|side|edge|outskirts|suburbs?|bank|section|sector|entrance|flank"
    r"|districts|neighbou?rhoods))"
    r"(?: of| in)?(?: (?:the|town|village|city|settlement|of))*$"
)
_NEAR = re.compile(
    r"(?:^|.* )(?:near|nearby|outside|around|surrounding|overlooking|above|adjacent to|next to|close to"
    r"|in the vicinity of"
    r"|(?:on|along|astride|of|to) the (?:road|highway|approach(?:es)?|way) (?:to|into|towards?|near|between)"
    r"|(?:in|on|of|to) the (?:direction|outskirts|edges?|approaches|suburbs|countryside|vicinity) (?:of|to)"
    r"|k(?:m|ms|ilomet(?:er|re)s?) (?:\w+ )?(?:from|of|away from|outside)|miles? (?:\w+ )?(?:from|of|away from|outside)"
    r"|(?:(?:to|in) the )?(?:north|south|east|west|northeast|northwest|southeast|southwest) of|at the gates of)"
    r"(?: (?:the|town|village|city|settlement|of))*$"
)
_FACILITY = re.compile(
    r" ?(?:(?:of|over) )?(?:the |(?!an? |two |three |several |some |\d))"
    r"(?:(?!(?:of|near|around|at|in|from|to|outside|along|on|off) )[\w-]+ ){0,2}?"
    r"(?:silos?|airports?|(?:air ?)?base|citadel"
    r"|castle|fort|fortress|palace|museum|monastery|hotel|college|stadium|university|dam|bridge|(?:[\w-]+ )?station"
    r"|plant|refinery|(?:oil|gas) ?fields?|camp|barracks|crossing|hospital|factory|prison|depot|junction|airfield"
    r"|academy|port|quarry|mine)(?: (?:complex|building|compound|site))?"
    r" (?!(?:districts?|neighbou?rhoods?|roads?|quarters?|areas?|suburbs?|hills?|front|axis|walls?|gates?|perimeter) )"
)
"""A work that is told by its kind alone ("the silos near X") is named by its town, and was taken whole."""
_WHOLE = re.compile(
    r" ?(?:(?:control )?(?:of|over) )?the (?:strategic |key |important |small |entire |whole )?"
    r"(?:hill|hilltop|height|mountain|farm|neighbou?rhood|district|quarter|suburb|checkpoint|outpost) of"
)
"""What is itself the place that is named: "the hill of Tell Bazam"."""
_PART_BEFORE = re.compile(
    rf"(?:^|[.,;:] |\b(?:and|that|said|says) )(?:the )?(?:(?:north|south|east|west)\w*(?:ern)? )?{_PARTS}"
    r" (?:of|in|near|around|outside) (?:\S+ ){1,5}$"
)
"""The same before a passive: "half of X has been captured"."""


def partial(reading: Reading, hit: Hit) -> bool:
    """Whether the capture at `hit` is of a part of the named place, or of what lies near it."""
    if not reading.folded[hit.start].isascii():
        return hit.value == "capture" and _SLAVIC_PART.match(reading.folded, hit.end) is not None
    between = _to_name(reading, hit.end)
    if between is None or between.startswith(" by "):
        return _PART_BEFORE.search(reading.folded, 0, hit.start) is not None
    if _FACILITY.match(f"{between} ") or _WHOLE.fullmatch(between):
        return False
    if _PART_OF.match(between) or _SIDE_OF.match(between):
        return True
    if _NEAR.match(between):
        return True
    return _SIDE.search(between) is not None and not _wide(reading, hit.end + len(between))


_SLAVIC_PART = re.compile(
    r"(?: (?!(?:и|і|та|а|но|але|в|во|на|у|под|під|от|від|из|з|із|с|со|по|за)\b)[^ .,;:]+){0,2}?"
    r" (?:част(?:ь|и|ью|ину|ини)|половин[уы]|окраин[уы]|околиц[юі]|квартал\w*|центр"
    r"|центральн\w+ (?:площадь|част\w+)|улиц[уы]|вулиц[юі]"
    r"|посадк[уи]|лесополк[уи]|лесополос[уы]|лісосмуг[уи]|позици[юий]|позиці[юїй]|опорник\w*|опорн\w+ пункт\w*"
    r"|траншe\w*|(?:крайн\w+|перв\w+|перш\w+) (?:дом|будин|хат)\w*|высот[уы]|висот[уи]|дач[иу]|промзон[уы]"
    r"|микрорайон\w*|мікрорайон\w*|подступ\w*|підступ\w*|рубеж\w*|рубіж|рубежі)\b"
)
"""Behind a Russian or Ukrainian capture, what is only a part of a place."""
_SIDE = re.compile(r"(?:^| )(?:north|south)?-?(?:north|south|east|west)ern$")
_NAMED = re.compile(r"[ #\"'(]*([^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,2})")
LARGE = 50_000
"""People of a town whose east or west is spoken of as a place of its own: "captured eastern Aleppo"."""


def _wide(reading: Reading, at: int) -> bool:
    """Whether a region or large town is named at `at`, of which a side is no mere part."""
    named = _NAMED.match(reading.folded, at)
    if named is None or any(one.start <= named.start(1) < one.end for one in reading.of("regions")):
        return True
    words = named[1].split()
    towns = (find_town(" ".join(words[:size])) for size in (3, 2, 1))
    return any(town is not None and town.people >= LARGE for town in towns)


def _to_name(reading: Reading, at: int) -> str | None:
    """What stands between a verb and the first name behind it that is no side's; None where no name follows."""
    groups = [*reading.of("actors"), *reading.of("directions")]
    first = bisect_left(reading.words, (at, 0))
    for start, _ in reading.words[first : first + REACH + 1]:
        if reading.broken(at, start):
            return None
        if not reading.is_capital(start) or any(one.start <= start < one.end for one in groups):
            continue
        return reading.folded[at:start].rstrip(" #\"'(")
    return None


def flag_on_a_building(reading: Reading, hit: Hit) -> bool:
    """Whether all that shows who holds a place is a flag on one of its buildings: more may not be taken."""
    flag = _FLAG.search(reading.folded, max(0, hit.start - FLAG), min(len(reading.folded), hit.end + FLAG))
    if flag is None or _ALL_OF_IT.search(reading.folded):
        return False
    return _ON_A_BUILDING.search(reading.folded, flag.end()) is not None


FLAG = 24
"""Characters between a word for holding or taking a place and the flag that shows it."""
_FLAG = re.compile(r"flag|флаг|прапор|стяг|триколор|ганчірк|(?<!\w)[وبف]?(?:ال)?(?:علم|رايه|رايات|اعلام)(?!\w)")
_ALL_OF_IT = re.compile(
    r"\b(?:full|complete|entire|whole|fully|completely|liberat\w+|captur\w+|seiz\w+|retak\w+|recaptur\w+|took"
    r"|taken|occup\w+)\b|окуп|оккуп|зайня|занял|занят|взя(?:л|в|т)|полн|повн|освобод|освобожд|звільн|захват|захоп"
    r"|تحر[ري]|سيطر|كامل"
)
_ON_A_BUILDING = re.compile(
    r"(?:\b(?:over|on|to|from|at|atop|above) (?:[#\w'’-]+ ){0,4}?(?:roof|building|administration"
    r"|(?:city|town|village) hall|council|municipality|school|hospital|mosque|minaret|church"
    r"|police station|entrance|stele|sign|gate|checkpoint|tower)\b"
    r"|(?:над|на|у|біля|возле) (?:\S+ ){0,3}?(?:здани|администрац|горадминистрац|мэри|школ|крыш|стел|въезд|больниц"
    r"|дк\b|будівл|адміністрац|міськрад|сільрад|дах|в'їзд|лікарн|церкв)"
    r"|(?:فوق|علي) (?:\S+ ){0,3}?(?:ال)?(?:مبني|بلديه|مدرسه|سطح|ميذنه|مسجد|مشفي|مدخل|مخفر|كنيسه))"
)
"""Where a flag says who holds a building."""
