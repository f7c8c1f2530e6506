"""Which event a word with several senses tells of when people gather, leave, are kept out, or find something."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit, shipped
from pipeline.particulars.befalling import Text, befalls, gap
from pipeline.particulars.gazetteer import find_town

NEAR = 4
"""Words between such a word and those whom it tells of."""
FORCE = 3
"""Words between armed people and the verb by which they leave: "fighters have left", "войска уже покинули"."""
FOUND = 7
"""Words between what is found and the verb: "40 rockets and 60 shells found"."""


def gather(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """Crowds that march or sit somewhere protest; soldiers march too, and buses that gather have come."""
    if _COACHES.search(text.folded, max(0, hit.start - 24), hit.start):
        return "arrive"
    if any(one.end <= hit.start and gap(text, one, hit) <= NEAR for one in text.of("whom", "combatant")):
        return None
    before = (one for one in text.of("objects", "crowd") if one.end <= hit.start)
    return "protest" if any(gap(text, one, hit) <= NEAR for one in before) else None


_COACHES = re.compile(r"\b(?:buses|coaches|minibuses|ambulances)(?: (?:are|were|have|had|now|also|already|been))* $")
"""Before what vehicles do that come to take people away."""


def retreat(text: Text, hit: Hit) -> str | None:
    """Armed people who leave a place lose it; who leaves *for* somewhere, or leaves talks or a union, does not."""
    if not _LEAVES.match(text.folded, hit.start) or _ONWARD.match(text.folded, hit.end):
        return None
    forces = [*text.of("whom", "combatant"), *(one for one in text.of("actors") if armed(one.value))]
    forces += [Hit(*one.span(), "", "", "") for one in _TROOPS.finditer(text.folded)]
    arabic = "\u0600" <= text.folded[hit.start] <= "\u06ff"  # there the doer may follow
    near_by = (one for one in forces if gap(text, one, hit) <= FORCE)
    left = any(arabic or one.end <= hit.start for one in near_by)
    return ("evacuate" if _BUSES.search(text.folded) else "lose") if left else None


def civilians(text: Text, hit: Hit) -> str | None:
    """What people do who leave a village, and lose none: they flee, or are evacuated as others who leave are."""
    gone = _PEOPLE_LEAVE.match(text.folded, hit.start)
    if gone is None:
        return None
    arabic = "\u0600" <= text.folded[hit.start] <= "\u06ff"
    people = [*text.of("whom", "civilian", "person"), *text.of("objects", "people")]
    near_by = [one for one in people if (arabic or one.end <= hit.start) and gap(text, one, hit) <= NEAR]
    forces = [*text.of("whom", "combatant"), *(one for one in text.of("actors") if armed(one.value))]
    if not near_by or any(gap(text, one, hit) <= NEAR and (arabic or one.end <= hit.start) for one in forces):
        return None
    return "displace" if gone.lastgroup == "fled" else "evacuate"


_PEOPLE_LEAVE = re.compile(
    r"(?P<fled>fl(?:e[ed]|eeing|ees)\b|abandon|forced|driven|chased|беж|біж|انسحب|[يت]نسحب|هرب|فر)|left|leav|quit|vacat"
    r"|остав|покин|залиш"
)


def emptied(text: Text, hit: Hit) -> bool:
    """Whether armed people clear what is their own: أخلت القوات مواقعها."""
    if not _CLEARS.match(text.folded, hit.start) or text.of("objects", "people") or text.of("whom", "civilian"):
        return False
    forces = [*text.of("whom", "combatant"), *(one for one in text.of("actors") if armed(one.value))]
    forces += [Hit(*one.span(), "", "", "") for one in _TROOPS.finditer(text.folded)]
    after = (one for one in forces if one.start >= hit.end and gap(text, hit, one) <= 1)
    return any(_THEIR_PLACE.search(text.folded, one.end, one.end + _BESIDE) for one in after)


_CLEARS = re.compile(r"[وف]?(?:اخل[تيو]|[يت]خلي)")
_THEIR_PLACE = re.compile(r"(?<!\w)(?:مواقع|مقر|مقار|حواجز|حاجز|قاعد|قواعد|نقاط|نقطه|بلده|قريه|مدينه|ثكن|معسكر|مراكز)")
_BESIDE = 24
"""Letters between those who clear a place and the word for it."""


_BUSES = re.compile(
    r"\bbus(?:es)?\b|автобус|(?<!\w)(?:ال)?(?:باص|حافل)|\b(?:under|part of|as part of) (?:a |the "
    r"|an )?(?:\w+ )?(?:deal|agreement|accord)\b"
    r"|\bbatch\b|(?<!\w)(?:ال)?دفعه|(?:بموجب|ضمن|تنفيذ\w*) (?:ال)?اتفاق|по (?:договор|соглаш)\w+|(?:перва|втора|перш"
    r"|друг)\w+ (?:групп|парти|груп)"
)
"""By what fighters leave who are given leave to go."""
_LEAVES = re.compile(
    r"(?:ha(?:ve|s|d) )?left|leav|quit|depart|moved out|gone from|покин|покид|ушл|ушел|уехал|выехал|поїхал"
    r"|виїхал|غادر|يغادر|تغادر|مغادر|خرج|خروج|رحل|رحيل"
)
_ONWARD = re.compile(
    r" (?:for|to|towards|behind|on|open|over|out|as|in|unanswered|нас|нам|пять|без|(?:the |his |her |their )?(?:talks"
    r"|meeting|session|council|union|group|agreement|treaty|deal|pact|army|military|police|force|ranks|service|party"
    r"|movement|government|office|post|job|politics|alliance))\b"
    r"|[^.]{0,24}\b(?:talks|session|council|treaty|agreement|переговор|совет|договор|перемовин|угод)"
    r"|[^.]{0,24}(?:مفاوضات|اتفاق|جلسه|مجلس)"
)
"""Goes on to where they went, or to what one leaves in peace."""
_TROOPS = re.compile(
    r"\b(?:army|military|police|forces|войска|войск|силы|армия|підрозділи|війська|сили|армія)\b|(?<!\w)(?:ال)?(?:قوات|قوه|كتيبه|لواء|سريه|حاميه|جيش"
    r"|مسلح\w*|عناصر|مقاتل\w*)(?!\w)"
)


def through_a_gate(text: Text) -> bool:
    """Whether a column comes in by a border crossing: it arrives, and takes nothing."""
    return _COLUMN.search(text.folded) is not None and _BORDER.search(text.folded) is not None


_COLUMN = re.compile(
    r"\b(?:convoys?|columns?|vehicles|trucks)\b|(?<!\w)(?:колонн?\w*|конво\w+)|(?<!\w)(?:ال)?(?:رتل|ارتال|قافله)(?!\w)"
)
_BORDER = re.compile(
    r"\b(?:via|through|at|from) (?:the )?(?:[\w'’-]+ ){0,3}(?:crossing|gate|border)\b"
    r"|(?:через|по) (?:[\w-]+ ){0,2}(?:кпп|переход|границ|кордон|пункт)"
    r"|(?:معبر|البوابه الحدوديه|المنفذ)"
)


def armed(actor: str) -> bool:
    """Whether an actor of the word lists stands on a side of a war."""
    return bool(shipped().tables["actors"].get(actor, {}).get("side"))


def kept_out(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """Reporters, relief or people who are turned back are kept out; attackers who are turned back are repelled."""
    if hit.value == "repel" and not _TURNED.match(text.folded, hit.start):
        return hit.value
    if befalls(text, hit, NEAR, "comers", "relief") or _at_gate(text):
        return "aid-blocked"
    return "repel" if hit.value == "repel" else None


_TURNED = re.compile(r"(?:turn|sen[dt])\w* (?:back|away)")
_GATE = re.compile(
    r"checkpoint|crossing|border|entry|блокпост|кпп|переход|границ|в'їзд|кордон|حاجز|معبر|منفذ"
    r"|مدخل|سيطره"
)


def _at_gate(text: Text) -> bool:
    """Whether people are turned back at a checkpoint or crossing, with no fighters named."""
    return _GATE.search(text.folded) is not None and not text.of("whom", "combatant")


def find(text: Text, hit: Hit, hits: list[Hit]) -> str | None:
    """Weapons that are found are captured, a grave that is found is one of the killed."""
    things = [*text.of("objects", "arms"), *text.of("whom", "munition", "equipment")]
    if any(gap(text, one, hit) <= FOUND and not _told_between(one, hit, things, hits) for one in things):
        left = _PIECES.search(text.folded, 0, hit.start) or _BY_EYE.match(text.folded, hit.end)
        return None if left else "capture-equipment"
    return "execute" if _GRAVE.search(text.folded) else None


def _told_between(one: Hit, hit: Hit, things: list[Hit], hits: list[Hit]) -> bool:
    """Whether a deed is told between a thing and the finding, which then is of something else."""
    first, second = sorted((one, hit))
    between = [other for other in hits if first.end <= other.start < second.start]
    return any(all(other.end <= thing.start or thing.end <= other.start for thing in things) for other in between)


_PIECES = re.compile(
    r"(?:fragments?|debris|pieces|remains|wreckage|обломк\w+|осколк\w+|фрагмент\w+|уламк\w+"
    r"|شظايا|بقايا|حطام) (?:\w+ ){0,2}$"
)
"""What is left of a weapon that was fired."""
_BY_EYE = re.compile(r" (?:that|no|out|evidence|доказ|что|що|ان)\b")
"""Behind "found", what somebody came to think."""
_GRAVE = re.compile(
    r"\b(?:mass )?graves?\b|массов\w+ захорон|братск\w+ могил|масов\w+ похован|братськ\w+ могил"
    r"|مقبره جماعيه|مقابر جماعيه"
)


def stored(hits: list[Hit], text: Text) -> list[Hit]:
    """`hits` without the rockets and shells that were only found or seized: nobody fired them."""
    caught = [hit for hit in hits if hit.value == "capture-equipment"]
    if not caught:
        return hits
    things = [*text.of("whom", "munition", "equipment"), *text.of("objects", "arms"), *text.of("means")]
    spans = {(one.start, one.end) for one in things}
    return [hit for hit in hits if hit.value not in _WEAPONS or not _thing(hit, spans, caught, text)]


_WEAPONS = frozenset(["shelling", "missile", "drone-strike", "bombing", "strike", "airstrike"])


def _thing(hit: Hit, spans: set[tuple[int, int]], caught: list[Hit], text: Text) -> bool:
    """Whether a word of strikes names a thing only, and stands beside the word of finding."""
    named = any(
        (start <= hit.start and hit.end <= end) or (hit.start <= start and end <= hit.end) for start, end in spans
    )
    return named and any(gap(text, hit, one) <= FOUND for one in caught)


def a_town(text: Text, at: int) -> bool:
    """Whether a town of the gazetteer is named at `at`: "we lost" is also said of people."""
    found = _NAME.match(text.folded, at)
    words = found.group().split() if found else []
    return any(find_town(" ".join(words[:size])) is not None for size in (3, 2, 1))


_NAME = re.compile(r"[^\W\d_][\w'’]*(?:[ -][^\W\d_][\w'’]*){0,3}")


def freed(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """Who sets captives free: "set four journalists free"."""
    return "release" if _FREE.match(text.folded, hit.end) else None


_FREE = re.compile(r" (?:[\w'-]+ ){1,5}free\b")


def arabic_control(text: Text, hit: Hit) -> str | None:
    """What else Arabic tells with its word for control: arms that are seized, a place that is lost."""
    if _GRABS_ARMS.match(text.folded, hit.start):
        return "capture-equipment"
    if _TAKES_MEN.search(text.folded, hit.start, hit.end) and any(
        one.start - hit.end == 1 for one in text.of("whom", "civilian", "person", "combatant")
    ):
        return "arrest"
    return "lose" if _HAS_LOST.search(text.folded, max(0, hit.start - AHEAD), hit.start) else None


_TAKES_MEN = re.compile(r"(?:اخ[دذ]|مسك)\w*$")
_GRABS_ARMS = re.compile(
    r"(?:[يتن]?ستول|استول|استيلا|استحوذ|[يت]ستحوذ)\w*(?: [^\s.,،]+){0,3}? علي (?:(?:كميه|كميات|عدد|مخزن"
    r"|مستودع|مخازن|مستودعات|شحنه"
    r"|كل|عده|بعض|\d+|\w{3,5}) )?(?:كبيره |ضخمه |هايله )?(?:من )?(?:ال)?(?:اسلح|سلاح|ذخ|دباب|عرب[هات]"
    r"|اليات|اليه|مدرع|مدفع|صواريخ|صاروخ"
    r"|عتاد|سيارات|سياره عسكر|رشاش|قذايف|اطقم|طقم|مسيرات)"
)
"""Who seizes arms takes no place, in Arabic, whoever stands between: استولى الجيش على كميات من الأسلحة."""
_HAS_LOST = re.compile(
    r"(?<!\w)[وف]?[يت]?(?:فقد|خسر)\w{0,2} (?:[^\s.,،]+ ){1,4}?(?=$)|(?:فقدان|خساره) (?:[^\s.,،]+ ){1,4}?$"
)
"""Before "control", in Arabic, who lost it: فقد التنظيم السيطرة."""


AHEAD = 120
"""Letters before "control" in which it is told who lost it."""


def men_flee(text: Text, hit: Hit) -> bool:
    """Whether it is soldiers who flee, told behind the verb as in Arabic."""
    return _MEN_FLEE.match(text.folded, hit.start) is not None


_MEN_FLEE = re.compile(
    r"(?:شرد|هرب|فر)\w{0,3} (?:ال)?(?:دعام|جنجويد|مليشيا|ميليشيا|دواعش|داعش|شبيح|حوث|مرتزق|جيش|عناصر|مسلح"
    r"|جنود|عسكر|نظام|قوات|مقاتل)"
)


def bussed(text: Text, hit: Hit) -> bool:
    """Whether those who leave go by the buses of a deal."""
    return _DEPARTS.search(text.folded, hit.start, hit.end) is not None and _ON_BUSES.search(text.folded) is not None


_DEPARTS = re.compile(r"\b(?:left|leav\w+|depart\w*)\b")
_ON_BUSES = re.compile(r"\b(?:bus|buses|coaches|convoy|batch|evacuation|evacuees)\b")
"""By which those leave whom a deal brings out."""
