"""Which event a word tells of when aircraft, rockets or bombs stand beside it: a raid by jets is an air strike."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars import slavic_senses
from pipeline.particulars.befalling import Text, befalls, gap, near

FLIES = 4
"""Words between a raid and the aircraft that flies it ("الطيران الحربي المعادي أغار")."""
NEAR = 4
"""Words between a word and what it befalls."""
BESIDE = 1
"""Words between an explosion and what exploded: انفجار سيارة مفخخة."""
_STOPS = re.compile(r"(?:صد|[تي]?تصد|يصد|ردع|repel|отра[зж]|відби)")
"""Turning back what flies is shooting it down; thwarting a smuggler's drones is not."""
_FLOWN = re.compile(r"(?:ا?غار)")
"""The verb of an air raid, which also is that of a raid on horseback."""
_EQUIPMENT = re.compile(
    r"(?:قاعد|منص|راجم|مدفع|رشاش|دباب|عرب|مدرع|الي|سيار|رتل|tank|vehicle|apc|bmp|truck|танк|бмп|бтр|машин|катер"
    r"|корабл|гаубиц|рлс|зрк|boat|ship|howitzer)"
)


def raided(text: Text, hit: Hit, _: list[Hit]) -> str:
    """Jets that raid a village bomb it; helicopters that raid one may land."""
    return "airstrike" if _jets(text, hit) else hit.value


def ambushed(text: Text, hit: Hit, _: list[Hit]) -> str:
    """What aircraft fall upon they bomb."""
    return "airstrike" if _FLOWN.match(text.folded, hit.start) and _jets(text, hit) else hit.value


def _jets(text: Text, hit: Hit) -> bool:
    return any(gap(text, hit, one) <= FLIES for one in text.of("means", "airstrike"))


def repelled(text: Text, hit: Hit, _: list[Hit]) -> str:
    """Drones and rockets that are turned back are intercepted."""
    flies = _STOPS.match(text.folded, hit.start) and near(text, hit, NEAR, "craft")
    return "intercept" if flies and befalls(text, hit, NEAR, "craft") else hit.value


def rolls(text: Text, hit: Hit) -> bool:
    """Whether a tank or other vehicle stands nearer the word than any aircraft or building."""
    things = [gap(text, hit, one) for one in text.of("whom", "equipment") if _EQUIPMENT.match(text.folded, one.start)]
    others = [gap(text, hit, one) for one in text.of("objects", "craft", "works")]
    return min(things, default=NEAR + 1) < min(NEAR + 1, *others, NEAR + 1)


def stopped(text: Text, hit: Hit, _: list[Hit]) -> str:
    """A convoy with relief that is intercepted does not arrive."""
    if _DOWN.search(text.folded, hit.start, hit.end) and any(
        one.start >= hit.end and gap(text, hit, one) <= NEAR and _MANNED.match(text.folded, one.start)
        for one in text.of("objects", "craft")
    ):
        return "shoot-down"
    return "aid-blocked" if near(text, hit, BESIDE, "relief") and not near(text, hit, NEAR, "craft") else hit.value


_DOWN = re.compile(r"down|сби|зби")
_MANNED = re.compile(
    r"(?:су|миг|міг|ми|мі|ка|ан|ил|іл|ту)[ -]?\d|вертол|гелікоп|самол|літак|штурмовик|истребит|винищув"
    r"|(?:su|mig|mi|ka|f|l|an|il|tu|a)[ -]?\d|sukhoi|mig\b|jet|plane|warplane|heli|aircraft|fighter jet"
)
"""Aircraft with people in them: those are shot down, rockets and drones intercepted."""


def destroyed(text: Text, hit: Hit, _: list[Hit]) -> str:
    """Drones and aircraft are destroyed by being shot down; a tank is not, whatever it was hit with."""
    if put_out := _put_out(text, hit):
        return put_out
    if slavic_senses.covered(text, hit) or _UNFIRED.search(text.folded) or slavic_senses.struck_works(text, hit):
        return "strike"
    if _SUNK.match(text.folded, hit.start) or text.folded.startswith("تدمر ", hit.start):
        return "destroy"  # "sea drones sank a ship": nothing was shot down
    things = [
        gap(text, hit, one)
        for one in text.of("whom", "equipment")
        if one.start >= hit.end and _EQUIPMENT.match(text.folded, one.start)
    ]
    if any(
        hit.start < one.start < hit.end and _EQUIPMENT.match(text.folded, one.start)
        for one in text.of("whom", "equipment")
    ):
        return "destroy"
    hit_by = min(things, default=NEAR) < NEAR  # of "our drones burnt four tanks", the drones did it
    by = text.folded.startswith(" by ", hit.end)  # of "destroyed by jets", the jets did it
    craft = [
        gap(text, hit, one)
        for one in text.of("objects", "craft")
        if (not by if one.start >= hit.end else not (hit_by or _its_works(text, hit)))
        and not _WIELDED.search(text.folded[one.start : one.end])
        and not _STORED.match(text.folded, one.end)
        and not _BY_MEANS_OF.fullmatch(text.folded, one.start - 2, one.start)
    ]
    return "shoot-down" if min(craft, default=NEAR + 1) <= min(NEAR, *things, NEAR) else "destroy"


_BY_MEANS_OF = re.compile(" ب")
"""Written with that by which Arabic destroys something: "تدمير دبابة بصاروخ"."""


def _its_works(text: Text, hit: Hit) -> bool:
    """Whether a bridge or plant right behind the verb is what the rockets before it hit: ракеты поразили мост."""
    return any(
        one.start >= hit.end and gap(text, hit, one) <= BEHIND and not _NEAR_IT.search(text.folded, hit.end, one.start)
        for one in text.of("objects", "works")
    )


BEHIND = 2
"""Words between a verb and the thing that it befalls."""
_NEAR_IT = re.compile(r"(?<!\w)(?:над|біля|возле|у|около|на|в|во|over|near|above|at|in|on|by|فوق|قرب)(?!\w)")
"""Before what something is shot down over."""
_SUNK = re.compile(r"s[aui]nk|scuttl|потоп|затоп|пот[оі]н|на дно")


def _put_out(text: Text, hit: Hit) -> str | None:
    """What a power station, a bridge or people suffer that are knocked or taken "out"."""
    if _KNOCKED.match(text.folded, hit.start) and (power := _POWER.match(text.folded, hit.end)):
        return "outage" if power["what"] else "damage"
    taken = _TAKES_OUT.match(text.folded, hit.start) and _PEOPLE.match(text.folded, hit.end)
    return "evacuate" if taken else None


_TAKES_OUT = re.compile(r"t[ao]k\w* out\b")
_PEOPLE = re.compile(
    r" (?:(?:the|their|its|more|some|last|remaining|first|second|third|final|batch of|group of|sick|wounded|\d+|and) )*"
    r"(?:residents|civilians|families|wounded|people|patients|evacuees|fighters and|rebels and|children|women"
    r"|inhabitants)\b"
)
"""Whom buses take out of a town."""
_KNOCKED = re.compile(r"(?:knock|t[ao]k|put)\w* out")
_POWER = re.compile(
    r" (?:(?:the|a|an|its|their|main|local|city's|key|\w+'s) ){0,2}(?:(?P<what>(?:electric\w*|power|water|internet"
    r"|phone|mobile|substation|grid)\b)|(?:bridge|road|pumping|radar|station|pipeline|plant)\b)"
)
"""What is knocked out and leaves people in the dark, or lies in ruins."""
_WIELDED = re.compile("^ракетн|(?:[аяиы]ми|дроном|безпілотником|беспилотником)$")
"""The Slavic case of that with which something is done: "дронами знищили хлібозавод"."""
_STORED = re.compile(
    r"[ -](?:launch\w*|depots?|factor\w+|workshops?|pads?|sites?|systems?|stocks?|storage|operators?|pilots?|parts|base"
    r"|crews?|teams?|stores?|strikes?|attacks?|barrages?|salvos?|fire|raids?)\b"
)
"""Behind a rocket or drone: what it is flown from, kept or made in."""
_UNFIRED = re.compile(
    r"\b(?:prepared|ready|preparing|about|set) to (?:be )?(?:launch|fire)|before (?:it was|they were|it could be"
    r"|they could be) (?:launched|fired)|\b(?:missiles?|drones?|uavs?) (?:\S+ ){0,3}(?:on|in) (?:the ground|storage)"
    r"|\b(?:missiles?|drones?|uavs?|usvs?) in (?:\S+ ){0,2}(?:controlled|held) (?:area|territor|part)"
)
"""Weapons that nobody had launched yet: they were struck where they lay, and not shot down."""


def bombed(text: Text, hit: Hit, hits: list[Hit]) -> str:
    """The explosion of a car bomb or a mine is its bombing."""
    if _OF_A_DRONE.match(text.folded, hit.start):
        return "drone-strike"
    laid = any(one.value == "bombing" and 0 <= gap(text, hit, one) <= BESIDE for one in hits if one.start >= hit.end)
    return "bombing" if laid else hit.value


_OF_A_DRONE = re.compile(r"انفجار(?: \S+)? (?:طايره )?(?:مسيره|مسيرات|درون)")
"""What exploded flew."""


def comes_down(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """A helicopter or jet that falls was shot down; a rocket that falls hit something."""
    manned = [
        one for one in text.of("objects", "craft") if _MANNED.match(text.folded, one.start) and one.end <= hit.start
    ]
    near_by = any(gap(text, hit, one) <= FALLS_WITHIN for one in manned)
    return "shoot-down" if near_by and not _OTHERWISE.match(text.folded, hit.end) else None


FALLS_WITHIN = 6
"""Words between an aircraft and its fall: "helicopter hit by missile, falls near X"."""
_OTHERWISE = re.compile(r" (?:silent|short|behind|back|on (?:the|a) (?:house|school|market|hospital)|to \w)")
"""Behind what falls, and is no aircraft, or does not come down."""


def from_the_air(text: Text, hit: Hit) -> bool:
    """Whether a blow of no certain kind was dealt by aircraft or glide bombs: "getting pounded by jets"."""
    if not _POUNDED.match(text.folded, hit.start):
        return False
    before, behind = max(0, hit.start - FLOWN_BY), min(len(text.folded), hit.end + FLOWN_BY)
    before_it = [*_FLYING.finditer(text.folded, before, hit.start)]
    flown = [*before_it[-1:], *_BY_FLYING.finditer(text.folded, hit.end, behind)]
    return any(not text.broken(*sorted((one.start(), hit.start))) for one in flown)


FLOWN_BY = 36
"""Characters between a blow and the aircraft that dealt it."""
_POUNDED = re.compile(r"(?:pound|hammer|pummel|batter|plaster|blitz|thump|утюж|накры|накри|громи|долб|бомби)")
_FLYING = re.compile(
    r"\b(?:jets?|warplanes?|(?:combat|military|enemy|russian|fighter) aircraft|helicopters?|gunships?|bombers?"
    r"|air ?force"
    r"|авиаци\w*|авіаці\w*|вертол[её]\w+|гелікоптер\w*|самол[её]т\w*|літак\w*)\b(?! (?:base|crew|carrier))"
)
_BY_FLYING = re.compile(rf"(?<=by ){_FLYING.pattern}|\b(?:каб|фаб|умпк|од?аб)(?:ами|ом)?\b|glide bombs?")


def air_defence(text: Text, hit: Hit) -> bool:
    """Whether what is destroyed flew, and air defence destroyed it: دمر الدفاع الجوي ثلاث مسيرات."""
    return (
        hit.value in ("destroy", "damage") and bool(_DEFENCE.search(text.folded)) and bool(text.of("objects", "craft"))
    )


_DEFENCE = re.compile(r"الدفاع(?:ات)? الجوي|\bair defen[cs]es?\b|(?<!\w)(?:пво|ппо)(?!\w)")


def released(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """Who lets rockets go fires them: "выпустили семь крылатых ракет"; a report that is released frees nobody."""
    if _PAPERS.search(text.folded, max(0, hit.start - 24), hit.start):
        return None
    flown = [*text.of("whom", "munition"), *text.of("objects", "craft"), *text.of("means", "rocket", "drone")]
    fired = _LETS_GO.match(text.folded, hit.start) and any(
        one.start >= hit.end and gap(text, hit, one) <= 3 for one in flown
    )
    return "missile" if fired else hit.value


_PAPERS = re.compile(
    r"\b(?:report|figures|statement|assessment|footage|video|findings|data|list)s?,? (?:(?:is|was|were|just) )?$"
)
"""Before "released": what is made public."""
_LETS_GO = re.compile(r"выпу[сщ]|випу[сщ]|запу[сщ]|اطلق|releas")


def flown(text: Text, hit: Hit, hits: list[Hit]) -> str | None:
    """Arabic calls the strike by its aircraft; aircraft that only take off or circle strike nothing."""
    if not _AIRCRAFT.match(text.folded, hit.start) or not _IN_THE_AIR.search(text.folded):
        return hit.value
    return (
        hit.value
        if any(one.value in _OF_STRIKES and not _AIRCRAFT.match(text.folded, one.start) for one in hits)
        else None
    )


_AIRCRAFT = re.compile("(?:ال)?(?:طيران|طاير|طيار|مروحي|حوام|حربي|مقاتل|سوخوي|ميغ|انتينوف|سلاح الجو)")
_IN_THE_AIR = re.compile(
    r"(?<!\w)[وف]?[بل]?(?:ال)?(?:[يت]?حلق\w*|تحليق\w*|اقلاع|اقلع\w*|[يت]قلع|اقلعت|[يت]حوم\w*|(?:ب"
    r"|في )?(?:ال)?(?:اجواء|سماء)|دوران|يلف|تلف|هدير)(?!\w)"
)
_OF_STRIKES = frozenset(
    """strike shelling airstrike missile barrel-bomb drone-strike explosion bombing kill wound damage destroy chemical
    shooting shoot-down intercept crash fire""".split()  # noqa: SIM905
)
"""What aircraft in the sky are told of beside: then they struck, or were hit."""
