"""What an event is once its object, its means and what is given for it are read: capturing soldiers takes no place."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars.airborne import air_defence, from_the_air
from pipeline.particulars.beaten import in_vain
from pipeline.particulars.comings import through_a_gate
from pipeline.particulars.partial import flag_on_a_building, partial
from pipeline.particulars.reading import Reading
from pipeline.particulars.sieges import lifted
from pipeline.sought import Sought

REACH = 6
"""Words between an event and what refines it ("captured five more of their … members")."""
_REFINED: dict[tuple[str, str], str] = {
    ("capture", "person"): "take-prisoners",
    ("capture", "combatant"): "take-prisoners",
    ("capture", "equipment"): "capture-equipment",
    ("kill", "leader"): "kill-leader",
    ("destroy", "building"): "damage",
    ("destroy", "leader"): "kill-leader",
    ("destroy", "combatant"): "kill",
    ("release", "none"): "release",
}
"""An event with its nearest object is another: capturing soldiers is no capture of a place."""
_BY_MEANS = {
    "airstrike": "airstrike", "artillery": "shelling", "rocket": "missile", "drone": "drone-strike",
    "barrel-bomb": "barrel-bomb", "glide-bomb": "airstrike", "ied": "bombing", "vbied": "bombing", "suicide": "bombing",
}  # fmt: skip
"""A strike of unnamed kind takes its kind from its means."""


def refined(reading: Reading, hit: Hit) -> str:
    """The event type of `hit`, once what stands around it is read."""
    value = hit.value
    if other := _of_another_kind(reading, hit):
        return other
    if value == "strike":
        if reading.of("events", "chemical"):
            return "chemical"
        if _SALVO.search(reading.folded):
            return "shelling"
        kinds = [one.value for one in reading.of("means") if one.value in _BY_MEANS]
        return _BY_MEANS[next((one for one in _SURER if one in kinds), kinds[0])] if kinds else value
    if value in _LADEN and reading.of("events", "chemical"):
        return "chemical"
    if value == "shelling" and _by_drone(reading, hit) and "\u0600" <= reading.folded[hit.start] <= "\u06ff":
        return "drone-strike"
    if value == "airstrike" and _RAID.match(reading.folded, hit.start) and _by_drone(reading, hit):
        return "drone-strike"
    if attempt := _attempt(reading, hit):
        return attempt
    if value in _HANDED and _EXCHANGE.search(reading.folded) and _captives(reading):
        return "prisoner-exchange"
    if value == "siege" and lifted(reading, hit):
        return "break-siege"
    takes_people = value != "capture" or _takes_people(reading, hit)
    found = _by_object(reading, hit) if value in ("capture", "kill", "destroy") and takes_people else value
    return "advance" if found in ("capture", "regain") and partial(reading, hit) else found


def _of_another_kind(reading: Reading, hit: Hit) -> str | None:
    """What an event is by its outcome or its doer: an attempt in vain, a blow by jets, a convoy at a border gate."""
    if in_vain(reading, hit):
        return "repel"
    if hit.value in ("shelling", "strike") and from_the_air(reading, hit):
        return "airstrike"
    if hit.value == "capture" and _OUT_OF.match(reading.folded, hit.start):
        return "evacuate"
    if air_defence(reading, hit):
        return "shoot-down"
    if hit.value in _HELD and flag_on_a_building(reading, hit):
        return "advance"
    return "arrive" if hit.value == "advance" and through_a_gate(reading) else None


_HELD = frozenset(["presence", "capture", "regain"])
"""What a flag may be told to show."""
_WON = frozenset(["capture", "regain"])
"""What those who only try have not done."""
_TRYING = Sought(
    r"\b(?:tr(?:y|ies|ying|ied)|attempt(?:s|ed|ing)?|seek(?:s|ing)?|sought|struggl(?:e|es|ed|ing)|fight(?:s|ing)?"
    r"|fought"
    r"|battl(?:e|es|ed|ing)|aim(?:s|ed|ing)?|bid|effort|hop(?:e|es|ed|ing)|operation|offensive) to (?:fully "
    r"|completely )?$"
    r"|(?<!\w)(?:пыта|пробу|стара|попыт|стрем|намага|спроб|прагн)\w*(?: (?!и |і |та |но |а |але )[^ .,;]+){0,2} $"
    r"|(?<!\w)[وفبل]?(?:ال)?(?:معرك|معارك|عملي|هجوم|حمل)\w*(?: [^ .،,]+){0,3} ل(?:ل|ال)?$"
    r"|(?<!\w)[وف]?(?:[يتن]?حاول|محاول|[يتن]سع[يى]|بهدف|بغيه|في مسعي)\w*(?: (?!و)[^ .،,]+){0,2} (?:ال)?$"
)
"""Before what somebody is only trying to do."""


def _attempt(reading: Reading, hit: Hit) -> str | None:
    """What an attack was made with, the salvo, the try to take a place that is an attack, the murder graves tell of."""
    if hit.value == "missile":
        return "shelling" if _SALVO.search(reading.folded) else None
    if hit.value == "assault":
        return _instrument(reading, hit)
    if hit.value == "kill":
        return "execute" if _MASS_GRAVE.search(reading.folded) else None
    tried = hit.value in _WON and _TRYING.search(reading.folded, max(0, hit.start - TRYING), hit.start)
    return "assault" if tried else None


_MASS_GRAVE = Sought(
    r"\bmass graves?\b|масс?ов\w+ (?:захорон|могил|похован)|братск\w+ могил|братськ\w+ могил|مقبره جماعيه|مقابر جماعيه"
)
"""Where the dead are found whom somebody murdered."""
TRYING = 48
"""Letters before a capture in which it may be said that somebody only tries."""


def _takes_people(reading: Reading, hit: Hit) -> bool:
    """Whether the verb may be of people, and it is not their seat that is named: "took the 16th Division HQ"."""
    return _TAKES_PEOPLE.match(reading.folded, hit.start) is not None and not _THEIR_SEAT.match(reading.folded, hit.end)


_OUT_OF = re.compile(
    r"t(?:ook|ake|akes|aking|aken) (?:[\w,]+ ){0,3}?(?:people|residents|civilians|children|families|women|patients"
    r"|elderly|evacuees|persons"
    r"|villagers|locals|inhabitants|kids)\b[^.;]{0,40}? (?:out of|to safety|away from)\b"
)
"""Behind "took", people and what they were taken out of."""
_THEIR_SEAT = re.compile(
    r"(?: (?!(?:at|in|near|from|on|of|and|with|\d+)\b)[\w'-]+){1,5}?"
    r" (?:hq|headquarters|base|barracks|camp|depot|compound)\b"
)
"""Behind a capture, where those it names sit: "took the 16th Infantry Division HQ"."""
_SURER = ("barrel-bomb", "drone")
"""Means that say more than the aircraft named before them."""
_LADEN = frozenset(["barrel-bomb", "shelling", "missile", "drone-strike"])
"""What gas is thrown with."""
_RAID = re.compile("(?:ال)?غار|налет|наліт")


def _by_drone(reading: Reading, hit: Hit) -> bool:
    """Whether a drone flew the raid: غارة من مسيرة معادية."""
    return any(
        one.start >= hit.end and reading.distance(hit.end, one.start) <= 1 for one in reading.of("means", "drone")
    )


_SALVO = Sought(
    r"\b(?:grads?|катюш\w*|град(?:ами|ов|а|ы|ів|и|ом)?|ураган(?:ами|ов|ів)|смерч(?:ами|ів|ей))\b"
    r"|(?<!\w)(?:ال)?(?:غراد|جراد|كراد|راجم\w+)(?!\w)"
)
"""Salvoes of rocket artillery, which some call rockets and some shelling."""


def _by_object(reading: Reading, hit: Hit) -> str:
    """The type that the event's nearest object makes of it."""
    value = hit.value
    objects = [
        one
        for one in reading.of("whom")
        if reading.distance(min(one.end, hit.end), max(one.start, hit.start)) <= REACH + 1
    ]
    after = [one for one in objects if one.start >= hit.end] or objects
    if value == "kill" and any(_slain(reading, one, hit) for one in reading.of("whom", "leader")):
        return "kill-leader"
    if value == "capture" and _PASSIVE.match(reading.folded, hit.start):
        after = [one for one in after if one.start < hit.start]
    if value == "capture":
        after = [one for one in after if one.start >= hit.end or _passive_of(reading, one, hit)]
    if value == "destroy":
        after = [one for one in after if one.start >= hit.end or one.value != "combatant"][:1]
    for one in after:
        refined = _REFINED.get((value, one.value))
        if refined and not reading.broken(min(one.end, hit.end), max(one.start, hit.start)):
            if value == "capture" and (_place_between(reading, hit.end, one.start) or _named(reading, hit, one)):
                return value
            if refined == "kill-leader" and _counted(reading, one):
                continue
            return refined
    return value


def _slain(reading: Reading, one: Hit, hit: Hit) -> bool:
    """Whether the leader named before the verb is who was killed: "the commander was killed by gunmen"."""
    if one.end > hit.start or reading.broken(one.end, hit.start) or _counted(reading, one):
        return False
    between = _WHO_WAS.sub(" ", reading.folded[one.end : hit.start]).split()
    return len(between) <= REACH + 1 and bool(_WAS & {*between}) and not _SAID & {*between}


_WHO_WAS = re.compile(r"(?<=,) (?:who|whose) [^,.;:]*,")
"""Who a leader was, between commas behind his name."""
_WAS = frozenset(["was", "been", "is", "were"])
_SAID = frozenset(["said", "says", "that", "and", "who", "whose", "told", "after"])


def _instrument(reading: Reading, hit: Hit) -> str | None:
    """The strike that an attack with drones or rockets, or by jets, is: told by what it was made with."""
    if flown := _BY_AIRCRAFT.match(reading.folded, hit.start):
        return "drone-strike" if flown["drone"] or flown["drone2"] else "airstrike"
    for means in reading.of("means", "drone", "rocket", "airstrike"):
        first, second = sorted((hit[:2], means[:2]))
        apart = reading.distance(first[1], second[0])
        if apart <= INSTRUMENT and not reading.broken(first[1], second[0]):
            return _BY_MEANS.get(means.value)
    return None


_BY_AIRCRAFT = re.compile(
    r"(?:(?:came|come|comes|coming) under )?(?:[\w-]+ ){0,2}?(?:attack(?:ed|s)?|fire|bombardment) (?:from"
    r"|by) (?:[\w'-]+ ){0,6}?"
    r"(?:jets?|aircraft|warplanes?|planes?|helicopters?|air forces?|airforces?|bombers?|(?P<drone>drones?"
    r"|uavs?))\b(?! (?:carrier|crew|pilot|base))"
    r"|ل?(?:ال)?هجوم\w*(?: (?:جوي|عنيف|غادر|كثيف))* من (?:قبل )?(?:(?:ال)?(?:طيران|طايرات|مقاتلات|مروحيات"
    r"|(?P<drone2>مسيرات|مسيره|طايره مسيره)))"
)
"""An attack, and behind it the aircraft that made it."""
INSTRUMENT = 2
"""Words between an attack and the drones it was made with: "атакував ударними безпілотниками"."""


def _passive_of(reading: Reading, one: Hit, hit: Hit) -> bool:
    """Whether the people right before the verb suffer it: "six soldiers captured in Khalsa"."""
    after = next(iter(reading.words_between(hit.end, hit.end + 16)), "")
    told = _counted(reading, one) or _SOME.search(reading.folded, max(0, one.start - 24), one.start) is not None
    return reading.distance(one.end, hit.start) <= 1 and after in _NO_OBJECT and told


_SOME = re.compile(
    r"\b(?:some|several|many|dozens|a few|more|other|scores)(?: of)?(?: (?:our|their|its|his|the))?(?: \w+)? $"
)
"""Before people of whom nobody says how many."""


_PASSIVE = re.compile(
    r"(?:взят|захвачен|освобожден|занят|захоплен|звільнен|зайнят|окупован|оккупирован|взят)(?:а|о|ы"
    r"|і)?\b(?! в (?:плен|полон))"
    r"|(?:taken|captured|seized|liberated|overrun|occupied) by\b"
)
"""Behind a passive stand those who did it: "взято штурмовиками"; who suffers it stands before."""
_NO_OBJECT = frozenset(
    """in at near by around during today on alive yesterday while when as after before from and this last overnight
    outside inside along""".split()  # noqa: SIM905
) | {""}
_TAKES_PEOPLE = re.compile(r"captur|seiz|took|tak|захва|взял|взят|захоп|поло|اسر|استول|اعتق|احتجز")
"""Captures that may be of people: a village "fell to the rebels", and none of those was taken prisoner."""
_HANDED = frozenset(["release", "return", "regain", "take-prisoners", "supply", "aid", "evacuate"])
_EXCHANGE = re.compile(
    r"\bобм[іе]н(?!\w+ фонд)|\bexchang(?!\w* for (?:an? )?(?:ransom|money|food|cash|fuel))"
    r"|\bswap|تبادل|взамен|натомість|стільки ж|так само|столько же|in return"
    r"|\b(\w+) (?:на|for|مقابل) \1\b|\beach (?:freed|released|handed)|передан[оы] \d"
)
"""What is given for what: prisoners of both sides go home."""


def _captives(reading: Reading) -> bool:
    return bool(
        reading.of("events", "take-prisoners", "prisoner-exchange", "release")
        or reading.of("whom", "combatant", "person")
        or ((reading.of("numbers") or _COUNT.search(reading.folded)) and (reading.of("actors") or reading.of("whom")))
    )


_COUNT = re.compile(r"\d")


def _place_between(reading: Reading, start: int, end: int) -> bool:
    return any(start <= one.start < end for one in reading.of("places", "settlement", "quarter", "before"))


def _named(reading: Reading, hit: Hit, one: Hit) -> bool:
    """Whether a name stands right behind the verb, and the thing only further on: "seizes Wadi Rabea, pushing …"."""
    at = next((start for start, _ in reading.words if start >= hit.end), None)
    if at is None or not reading.is_capital(at) or reading.distance(hit.end, one.start) <= NAMED:
        return False
    kinds = ("actors", "whom", "means", "regions", "numbers", "directions", "events")
    return not any(word.start <= at < word.end for kind in kinds for word in reading.of(kind))


NAMED = 2
"""Words of a name that says whose thing was taken: "captured Abu Omar's tank"."""


def _counted(reading: Reading, one: Hit) -> bool:
    """Whether a number stands close before the word: eleven commanders are a toll, one commander is a name."""
    before = reading.folded[max(0, one.start - 25) : one.start]
    return any(char.isdigit() for char in before) or any(
        one.start - 25 <= n.start < one.start and n.value != "1?" for n in reading.of("numbers")
    )
