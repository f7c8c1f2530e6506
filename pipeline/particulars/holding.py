"""Which event a word with several senses tells of when a place changes hands: taken, cleared, freed, on a map."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars import givings, offices, slavic_moves, slavic_senses
from pipeline.particulars.befalling import Text, befalls, gap, name_behind
from pipeline.particulars.comings import a_town, arabic_control, armed
from pipeline.particulars.soldiers import frees_people, soldiers_before
from pipeline.sought import Sought

NEAR = 4
"""Words between such a word and what it befalls."""
BEFORE = 120
"""Letters on either side of a word in which the words stand that decide its sense."""
AGAIN = 3
"""Words between a capture and "again", which makes it a recapture."""
_AGAIN = re.compile(r"\b(?:again|once more|من جديد|مجددا|ثانيه|снова|вновь|повторно|знову|вдруге)\b")


def capture(text: Text, hit: Hit, hits: list[Hit]) -> str | None:
    """What is captured again is recaptured; Arabic also says of the dead and of shells that they "fall"."""
    if slavic_senses.fallen(text, hit) or _SHELL.match(text.folded, hit.start) or _IN_MOURNING.search(text.folded):
        return None
    if _RELIEVES.match(text.folded, hit.start) and (
        befalls(text, hit, 1, "post") or _FROM_OFFICE.match(text.folded, hit.end)
    ):
        return "appoint"
    if offices.sends_envoy(text, hit):
        return "talks"
    if text.folded.startswith("expel", hit.start) and _DIPLOMATS.search(text.folded, hit.end, hit.end + 40):
        return "talks"
    if other := "hold" if slavic_moves.kept(text, hit) else slavic_senses.taken(text, hit, hits):
        return other
    if _FALL.match(text.folded, hit.start):
        if befalls(text, hit, 1, "craft"):
            return givings.fallen(text, hit._replace(value="shoot-down"), hits)
        fallen = [*(one for one in hits if one.value in _FALLEN), *text.of("whom", "person", "civilian", "munition")]
        if any(one.start >= hit.end and gap(text, hit, one) <= NEAR for one in fallen):
            return None
        if any(0 <= one.start - hit.end <= _ARTICLE for one in text.of("numbers")):
            return None
    if whom := _takes_people(text, hit):
        return _led_off(text, hit, whom)
    if other := arabic_control(text, hit):
        return other
    if _SETS_FREE.match(text.folded, hit.start) and frees_people(text, hit):
        return "release"
    return "regain" if _again(text, hit) else "capture"


def _again(text: Text, hit: Hit) -> bool:
    """Whether "again" stands close behind."""
    found = (Hit(*match.span(), "", "", "") for match in _AGAIN.finditer(text.folded))
    return any(one.start >= hit.end and gap(text, hit, one) <= AGAIN for one in found)


_SHELL = re.compile(r"سقوط (?:\S+ ){0,1}?(?:صاروخ|صواريخ|قذيف|قذايف|هاون|مسير)")
"""What falls is told by its own word."""
_FROM_OFFICE = re.compile(r"(?: [^ ,.]+){1,4} (?:з|із|с|со|от) (?:посад|должност|пост[ау]\b)")
_RELIEVES = re.compile(r"звільн(?:ив|ил|ен)|освобо(?:дил|жден)")
_ARTICLE = 3  # letters between "fall" and the number of those who fall: سقوط العشرات
_DIPLOMATS = re.compile(r"\b(?:diplomats?|ambassadors?|envoys?|attaches?|charge d'affaires|consuls?)\b")
_FALL = re.compile("سقوط|سقط")
_SETS_FREE = re.compile(r"تحرير|[يت]?حرر|liberat|освобо|звільн")
_FALLEN = frozenset(["kill", "wound", "shelling", "missile", "barrel-bomb", "drone-strike"])


_IN_MOURNING = Sought(r"\bflags?\b.*\bhalf[- ](?:mast|staff)\b")
"""A flag that shows whom one mourns, and not whose a place is."""


def secure(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """A village or bridge that is secured is taken, and a village that soldiers clear; a deal or rubble is not."""
    places = (one for one in text.of("places", "settlement", "quarter") if one.start >= hit.end)
    if _CLEARS.match(text.folded, hit.start):
        if (_by_soldiers(text, hit.end) or _IT_OF.match(text.folded, hit.end)) and _DONE.match(text.folded, hit.start):
            return "capture"
        if not soldiers_before(text, hit):
            return None  # rescuers clear rubble, police a square
        if _named(text, hit.end):
            return "capture"
    return "capture" if any(gap(text, hit, one) <= SECURED for one in places) else None


SECURED = 3
"""Words between "secured" and the kind of place that was: "secure the Kara Kozak bridge"."""
_CLEARS = re.compile("clea[rn]|mop")
_DONE = re.compile(r"(?:cleared|cleaned out|mopped up)\b")
_IT_OF = re.compile(
    r" (?:it|the (?:village|town|city|area|district|neighbou?rhood)) (?:of|from) (?:the )?(?:enemy|last|remaining"
    r"|isis|is|daesh"
    r"|militants|terrorists|rebels|fighters|jihadists|gunmen)\b"
)
"""Behind "cleared": the village, and of whom."""
_BY_OR_OF = re.compile(r"(?: (?:by|of|from)|(?<= of)|(?<= from))(?: (?:the|all|its))? ")


def _by_soldiers(text: Text, end: int) -> bool:
    """Whether armed people are named right behind "by", "of" or "from"."""
    found = _BY_OR_OF.match(text.folded, end)
    if found is None:
        return False
    men = [*text.of("whom", "combatant"), *(one for one in text.of("actors") if armed(one.value))]
    return any(one.start == found.end() for one in men)


def _named(text: Text, end: int) -> bool:
    """Whether a name that is no side's or person's stands right behind."""
    at = name_behind(text, end)
    return at is not None and not any(
        one.start <= at < one.end for kind in ("actors", "whom", "time", "means") for one in text.of(kind)
    )


def freed(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """A village that "is free", or where no more of them are, was taken; people, roads and countries are free too."""
    if _NO_MORE.match(text.folded, hit.start) or _by_soldiers(text, hit.end):
        return "capture"
    if not _FULL_STOP.match(text.folded, hit.end):
        return None
    name = _SUBJECT.search(text.folded, max(0, hit.start - BEFORE), hit.start)
    if name is None or not (text.is_capital(name.start(1)) or _ARABIC_TOWN.search(name[0])):
        return None
    at = name.start(1)
    others = ("actors", "whom", "objects", "regions", "time")
    if any(one.start <= at < one.end for kind in others for one in text.of(kind)) or _WAYS.match(name[1]):
        return None
    plain = " " not in name[1] or "-" in name[1] or name[1].startswith("al")
    return "capture" if plain or _ARABIC_TOWN.search(name[0]) or a_town(text, at) else None


_NO_MORE = re.compile(r"no more|больше нет|більше немає")
_FULL_STOP = re.compile(r"\s*(?:[.!,;:…)\n]|$| (?:again|at last|today|now|tonight|thanks|after|since|и|і|та|and)\b)")
_SUBJECT = re.compile(
    r"(?:^|[.!:,\n] ?|\b(?:that|and|the|of|що|что|и|і|та) |#|(?:مدينه|قريه|بلده|ناحيه|قضاء|حي) )"
    r"([^\W\d_][\w'’ʼ-]+(?: [^\W\d_][\w'’ʼ-]+){0,2}?)"
    r" (?:(?:is|are|now|finally|fully|completely|entirely|again|today|officially|declared|вже|уже|знову|снова"
    r"|нарешті|наконец|теперь|тепер|полностью|повністю|–|—|-|الان|اليوم|باتت|اصبحت|صارت) )*$"
)
"""The name that a sentence opens with, and what may stand between it and "free"."""
_ARABIC_TOWN = re.compile(r"(?:مدينه|قريه|بلده|ناحيه|قضاء|حي) ")
_WAYS = re.compile(
    r"(?:the )?(?:road|way|path|entry|entrance|admission|bus|parking|internet|he|she|it|they|we|press|дорог|путь|шлях"
    r"|вход"
    r"|вхід|въезд|в'їзд|проезд|проїзд|полоса|место|місце|трасс|трас|рух|движени|столик)\w*$"
)
"""What else is free."""


def controls(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """Who "controls" a village after a fight took it; control that passes to somebody changes; else it is no news."""
    if _PASSES.match(text.folded, hit.end):
        return "capture"
    if _ROAD_BEHIND.match(text.folded, hit.end) and soldiers_before(text, hit):
        return "capture"
    if _KIND_OF_PLACE.match(text.folded, hit.end) is None and not _named(text, hit.end):
        return None
    if not soldiers_before(text, hit):
        return None
    managed = _MANAGED.search(text.folded, max(0, hit.start - BEFORE), hit.start)
    return "capture" if managed or _AFTER_A_FIGHT.search(text.folded, hit.end, hit.end + BEFORE) else None


_PASSES = re.compile(
    r" (?:of|over) (?:[\w'’#-]+ ){1,6}?(?:(?:has|have|had|was|is) )?(?:now )?(?:pass|go|went|gone|shift|switch"
    r"|transferr|slip|fall|fell)"
    r"\w* (?:over )?(?:in)?to\b"
)
"""Behind "control": whose it became."""
_KIND_OF_PLACE = re.compile(
    r" (?:over )?(?:the )?(?:(?:strategic|entire|whole|important) )?(?:village|town|city|area|hill|neighbou?rhood"
    r"|district"
    r"|base|crossing|checkpoint|airport|quarter|mountain|factory|station|villages|towns|hills)\b"
)
_MANAGED = re.compile(
    r"\b(?:managed to|able to|could|succeeded (?:to|in)|in order to|advancement and|progress and|advanced? and|now"
    r"|fully"
    r"|completely) (?:fully |completely )?$"
)
_AFTER_A_FIGHT = re.compile(
    r"\b(?:after|following|in wake of) (?:[\w-]+ ){0,4}?(?:clash\w*|fight\w*|battles?|attacks?|assault|offensive"
    r"|withdraw\w*"
    r"|retreat\w*|advanc\w+|storm\w*|siege|hours|days|shelling|bombardment)\b"
)
"""Why somebody controls what he did not control before."""


def cut(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """A road that is cut is besieged; other things are cut too."""
    if _ROAD_BEHIND.match(text.folded, hit.end):
        return "siege"
    return "siege" if _ROAD_BEFORE.search(text.folded, max(0, hit.start - BEFORE), hit.start) else None


_ROAD = (
    r"(?:roads?|(?:dirt |farm )?tracks?|highways?|motorway|route|м\d|m\d"
    r"|طريق|الطريق|طرق|الطرق|اوتوستراد|الاوتوستراد|طريقي)"
)
_ROAD_BEHIND = re.compile(
    rf" (?!short|costs?|the cost|electricity|power|water)(?:[\w'’–—#-]+ |[–—-] ){{0,6}}?{_ROAD}(?!\w)"
)
_ROAD_BEFORE = re.compile(
    rf"{_ROAD}(?: (?:(?:between|from|linking|to|of|and|the|بين|من|الي) )*[\w'’–—#-]+){{0,6}}? (?:has been|have been"
    rf"|is|was|are|now|been|and) $"
    rf"|{_ROAD} (?:and|و) $"
)


def hold_people(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """Whom armed people hold was arrested, and a village that they hold by now was taken; talks are held too."""
    if _HELD_BY.match(text.folded, hit.end):
        return "arrest" if _PERSON_IS.search(text.folded, max(0, hit.start - BEFORE), hit.start) else None
    if not soldiers_before(text, hit):
        return None
    if _PEOPLE.match(text.folded, hit.end):
        return "arrest"
    return "capture" if _NAMED_BY_NOW.match(text.folded, hit.end) and _named(text, hit.end) else None


_NAMED_BY_NOW = re.compile(
    r"(?: (?:all of|the (?:village|town) of))?(?: (?!(?:the|an?|since|for|in|at|on|from|and)\b)#?[\w'’-]+){1,3}"
    r" (?:tonight|this (?:evening|morning|afternoon)|by now|as of)\b"
)
"""Behind "rebels hold": a name and by when, which nobody adds to what has long been theirs."""
_HELD_BY = re.compile(r" (?:by|in) ")
_PERSON_IS = re.compile(r"(?:is|are|was|were|been) (?:still |now )?being $")
_PEOPLE = re.compile(
    r" (?:(?:at least|about|some|around|more than|over|nearly|the|a|an|two|three|four|five|six|seven|eight|nine|ten"
    r"|dozens"
    r"|scores|several|of|local|media|civil|\d[\d,.]*|young|elderly|former|prominent|his|her|their) )*"
    r"(?:men|youths?|people|civilians?|activists?|journalists?|reporters?|residents|teachers?|doctors?|villagers|women"
    r"|students?|persons|young men|young people|imams?|priests?|lawyers?|mayor|director|brothers?|father|son|relatives"
    r"|volunteers?|aid workers?|employees|staff|engineers|monks|nuns|tribesmen|shepherds|fishermen|drivers"
    r"|paramedics?|medics?|nurses?|suspects?|photographer|cameraman|blogger)\b"
)
"""Whom one holds."""


def _led_off(text: Text, hit: Hit, whom: re.Match[str]) -> str | None:
    """What it is that people are taken: by gunmen, by an army, or to a hospital."""
    if _TO_SAFETY.match(text.folded, whom.end()):
        return None
    if _GUNMEN.search(text.folded, max(0, hit.start - BEFORE), hit.start):
        return "abduct"
    return "arrest" if soldiers_before(text, hit) else "capture"


def _takes_people(text: Text, hit: Hit) -> re.Match[str] | None:
    """The people who are taken, where it is people and no place."""
    return _PEOPLE.match(text.folded, hit.end) if _TAKES.match(text.folded, hit.start) else None


_TAKES = re.compile(r"t[ao]ke?s?\b|took\b|seiz(?:es|ed)\b")
_GUNMEN = re.compile(
    r"\b(?:gunmen|masked (?:men|gunmen)|armed men|(?:unknown|unidentified) (?:men|assailants|attackers)) $"
)
"""Before what those did who are no police."""
_TO_SAFETY = re.compile(
    r"(?: [\w'-]+){0,4}? (?:to (?:(?:a|the|nearby|local|safe) )*(?:hospitals?|safety|clinics?|shelters?|safe|camps?)"
    r"|(?<!his )(?<!her )(?<!their )home\b|part\b|over\b)"
)
"""Behind people who are taken somewhere for their good."""


def defused(text: Text, hit: Hit) -> bool:
    """Whether a bomb is told to have been found in time: "police defused a car bomb", "the car bomb was defused"."""
    return (
        _DEFUSES.search(text.folded, max(0, hit.start - 40), hit.start) is not None
        or _WAS_DEFUSED.match(text.folded, hit.end) is not None
    )


_DEFUSES = re.compile(
    r"\b(?:defus|dismantl|disarm|neutrali[sz])\w* (?:[\w'-]+ ){0,4}$|(?<!\w)(?:обезвре|разминир|знешкод"
    r"|розмінув)\w*(?: \S+){0,3} $"
    r"|(?<!\w)[وف]?(?:تفكيك|فكك\w*|ابطال|ابطل\w*|احباط|احبط\w*|تعطيل)(?: \S+){0,3} $"
)
_WAS_DEFUSED = re.compile(
    r"(?: [\w'-]+){0,3}? (?:was|were|is|been|has been|being) (?:safely |successfully )?(?:defused|dismantled"
    r"|disarmed)\b"
)
