"""Which event a word with several senses tells of: what it befalls decides. A closed crossing, a closed case."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.lexicon import Hit
from pipeline.particulars import (
    airborne,
    blown,
    comings,
    downed,
    flights,
    givings,
    holding,
    maps,
    offices,
    slavic_moves,
    slavic_senses,
    soldiers,
)
from pipeline.particulars.befalling import Text, befalls, gap

NEAR = 4
"""Words between such a word and what it befalls."""
FAR = 6
"""The same for a dismissal: "relieved the acting chief of the city's police"."""
_GOES_OUT = re.compile("خروج|خرج")  # of the wounded who leave a town under siege
_RESULT = frozenset(["kill", "wound", "outage", "damage"])
_PLANNED = frozenset(["prisoner-exchange", "evacuate", "talks", "agreement", "aid", "release", "ceasefire", "protest"])
"""What is agreed beforehand, and may be called off."""


def senses(text: Text, hits: list[Hit]) -> list[Hit]:
    """`hits` of events, each with the type that its object decides; words that tell of nothing without one go."""
    kept: list[Hit] = []
    for hit in hits:
        read = _SENSES.get(hit.value)
        value = read(text, hit, hits) if read else hit.value
        if (value in _PLANNED or (value == "statement" and offices.voted(text, hit))) and offices.unmade(text, hit):
            value = "suspend"
        if value is not None:
            kept.append(hit if value == hit.value else hit._replace(value=value))
    return comings.stored(kept, text)


def _replace(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    found = befalls(text, hit, FAR, "post", "relief")
    return {"post": "appoint", "relief": "aid-blocked"}.get(found or "")


def _shooting(text: Text, hit: Hit, hits: list[Hit]) -> str | None:
    if _BURNS.match(text.folded, hit.start) and _OPENS.search(text.folded, max(0, hit.start - 40), hit.start):
        return "fire"
    return "execute" if slavic_senses.shot_captives(text, hit, hits) else _attack(text, hit, hits)


_BURNS = re.compile(r"fires? (?:at|on|in)\b")
_OPENS = re.compile(r"(?:^|[.!:;,] |\b(?:a|the|huge|massive|large|big|major|explosions? and|smoke and|after|from) )$")
"""Before a fire that burns, and is no shooting."""


def _close(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    if offices.halted(text, hit) == "outage":
        return "outage"
    if befalls(text, hit, FAR, "way"):
        return "close"
    if (
        _NAMED_SHUT.match(text.folded, hit.end) or " to " in text.folded[hit.start : hit.end]
    ) and soldiers.named_before(text, hit):
        return "close"
    shuts = _SHUTS.match(text.folded, hit.start) and text.folded[hit.end : hit.end + 1] == " "
    named = shuts and hit.end + 1 < len(text.folded) and text.is_capital(hit.end + 1)
    return "close" if named and not any(one.start == hit.end + 1 for one in text.of("actors")) else None


_NAMED_SHUT = re.compile(
    r" ?(?:today|tonight|again|until|till|since|this|due|because|after|for|indefinitely|to (?:all|traffic|travel)"
    r"|on \w+day|,|\.|!|$)"
)
"""Behind "Kerem Shalom is closed": for how long or why, as one tells of a crossing."""
_SHUTS = re.compile(r"shuts?\b|closes\b|closed\b|seals?\b|sealed\b")
"""Verbs whose object is a crossing, where that is a name: "Israel shuts Kerem Shalom"."""


def _leave(text: Text, hit: Hit, hits: list[Hit]) -> str | None:
    """People who leave are evacuated; a shell that "left two residents wounded" is another matter."""
    harmed = [one for one in hits if one.value in _RESULT and one.start >= hit.end and gap(text, hit, one) <= NEAR]
    if harmed:
        return "evacuate" if _GOES_OUT.match(text.folded, hit.start) and harmed[0].value == "wound" else None
    if givings.bidden(text, hit):
        return "order-evacuation"
    if lost := comings.retreat(text, hit):
        return lost
    if _BUSES_GO.match(text.folded, hit.start) or (
        _TAKEN_OUT.match(text.folded, hit.start)
        and any(gap(text, one, hit) <= 1 for one in text.of("whom", "combatant"))
    ):
        return "evacuate"
    return "evacuate" if befalls(text, hit, NEAR, "people") == "people" else None


_BUSES_GO = re.compile(
    r"(?:خروج|خرجت|تخرج|مغادره|تغادر|غادرت|انطلاق) (?:اول |اخر )?(?:ال)?(?:باص|حافل)|(?:выехал|выезжа|виїхал"
    r"|виїжджа)\w* (?:перв\w+ |перш\w+ )?автобус"
)
_TAKEN_OUT = re.compile(r"вывоз|вывез|вивоз|вивез")
"""What is done with fighters who are given leave to go."""


def _advance(text: Text, hit: Hit, _: list[Hit]) -> str:
    """A dam is breached otherwise than a line; relief that enters is delivered."""
    if offices.visit(text, hit):
        return "talks"
    if relief := givings.advance(text, hit):
        return relief
    if _BREACH.match(text.folded, hit.start):
        for one in text.of("objects", "works"):
            if gap(text, hit, one) <= NEAR and _DAM.match(text.folded, one.start):
                return "damage"
    return hit.value


_BREACH, _DAM = re.compile("прорив|прорыв|прорва|breach|broke"), re.compile("дамб|плотин|гребл|dam")


def _attack(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """An attack on a column on the road is an ambush."""
    if _MINES.match(text.folded, hit.end):
        return "bombing"
    if slavic_moves.stormers(text, hit):
        return None
    if hit.value == "assault" and slavic_senses.struck_works(text, hit):
        return "strike"
    if hit.value == "strike" and (dealt := flights.dealt(text, hit)):
        return dealt
    if hit.value == "strike" and (_BLOW.match(text.folded, hit.start) or text.of("means", *_FROM_AFAR)):
        return hit.value
    near = any(
        gap(text, hit, one) <= CONVOY and not _IN_COLUMNS.search(text.folded, one.start, one.end)
        for one in text.of("objects", "column")
    )
    return "ambush" if near and hit.value != "ambush" else hit.value


_IN_COLUMNS = re.compile(r"(?:ою|ой|ами)$")
"""The Slavic case of that in which attackers come: "полізли великою колоною"."""
_BLOW = re.compile(r"strikes?\b|bomb|удар|(?:ال)?(?:ضرب|قصف|غار)")
_FROM_AFAR = ("airstrike", "drone", "barrel-bomb", "rocket", "artillery", "glide-bomb", "naval")
"""With what nobody lies in ambush."""


_MINES = re.compile(r" (?:на|a|the|на сво[їи]\w*) ?(?:мин|мін|mine)")
"""Behind a hit, what lay in the ground: nobody fell upon the column that drives onto mines."""


def _shelling(text: Text, hit: Hit, hits: list[Hit]) -> str | None:
    """A column that "came under fire" was ambushed: it is not said that the fire was artillery's."""
    if not text.folded[hit.start : hit.end].endswith("under fire"):
        return hit.value
    return "shooting" if _RIDES.search(text.folded, max(0, hit.start - RIDING), hit.start) else _attack(text, hit, hits)


_RIDES = re.compile(r"\b(?:vehicle|car|bus|minibus|ambulance|van|taxi|motorcade|patrol|boat)s? (?:\w+ )?$")
RIDING = 30
"""Letters before "came under fire" in which those stand who were shot at as they rode."""


CONVOY = 3
"""Words between an attack and the column that it befalls."""


def _wound(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """Arabic says of a school that it was wounded; the hurt of whom there are none are not told."""
    if slavic_senses.harmless(text, hit):
        return None
    if _STRICKEN.match(text.folded, hit.start) and befalls(text, hit, 2, "works", "people") == "works":
        return "wound" if text.of("whom", "civilian", "combatant", "person") else "damage"
    return "wound"


_STRICKEN = re.compile("(?:ال)?(?:اصا|اصي|يصا|تصا)")


def _wrecked(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """Counted vehicles that burn or lie wrecked are destroyed; works that stop leave people without power."""
    if stopped := offices.halted(text, hit):
        return stopped
    if hit.value == "damage" and flights.wrecks_armour(text, hit):
        return "destroy"
    if text.folded.startswith("knocked out", hit.start) and any(
        one.end <= hit.start and gap(text, one, hit) <= 1 and _ROLLS.match(text.folded, one.start)
        for one in text.of("whom", "equipment")
    ):
        return "destroy"
    if hit.value == "damage" and not _WRECK.match(text.folded, hit.start):
        return hit.value
    counted = bool(text.of("numbers")) or any(char.isdigit() for char in text.folded)
    rolling = (one for one in text.of("whom", "equipment") if _ROLLS.match(text.folded, one.start))
    if any(gap(text, hit, one) <= 2 and _ARMOUR.match(text.folded, one.start) for one in text.of("whom", "equipment")):
        return "destroy" if hit.value == "fire" else hit.value
    return "destroy" if counted and any(gap(text, hit, one) <= 2 for one in rolling) else hit.value


_WRECK = re.compile(r"wreck|charred|gutted|разбит|сгорев|розбит|спален|مدمر|محترق")
_ROLLS = re.compile(
    r"tank|vehicle|armou?r|apc|[ia]fv|bmp|bmd|mrap|howitzer|humvee|launcher|t \d\d|truck|jeep|pickup|танк|бмп|бтр"
    r"|машин|борт|техник|единиц"
    r"|одиниц|техні|брон|دباب|الي|عرب|مدرع|سيار"
)
"""What rolls, and not houses."""
_ARMOUR = re.compile(r"танк|tanks?\b|bmp|apc|бмп|бтр|бр[еэ]дл|леоп|абрамс|страйк|хамв|коробоч|м113|т \d\d|брон[яе]")
"""What burns on wheels or tracks because it was hit."""


def _displace(text: Text, hit: Hit, hits: list[Hit]) -> str | None:
    """Soldiers who flee lose what they held."""
    if _FLEES.match(text.folded, hit.start) or slavic_moves.made_off(text, hit):
        men = [*text.of("whom", "combatant"), *(one for one in text.of("actors") if comings.armed(one.value))]
        if any(one.end <= hit.start and gap(text, one, hit) <= 1 for one in men):
            return "lose"
    if comings.men_flee(text, hit):
        return "lose"
    if givings.bidden(text, hit):
        return "order-evacuation"
    if comings.bussed(text, hit):
        return "evacuate"
    return slavic_senses.refugees(text, hit, hits)


def _evacuate(text: Text, hit: Hit, hits: list[Hit]) -> str:
    """Soldiers who clear their own positions lose them."""
    return "lose" if comings.emptied(text, hit) else givings.cleared(text, hit, hits)


_FLEES = re.compile(r"fl(?:e[ed]|eeing|ees)\b")


def _repel(text: Text, hit: Hit, hits: list[Hit]) -> str | None:
    """Attackers are repelled, drones intercepted, reporters kept out."""
    if slavic_senses.won_back(text, hit, hits):
        return "regain"
    if stopped := offices.halted(text, hit):
        return stopped
    value = airborne.repelled(text, hit, hits)
    return comings.kept_out(text, hit, hits) if value == "repel" else value


_SENSES: dict[str, Callable[[Text, Hit, list[Hit]], str | None]] = {
    "agreement": slavic_senses.signed, "arrest": slavic_senses.condemned, "lose": flights.lose,
    "kill": slavic_senses.kill, "regain": slavic_senses.regained, "displace": _displace,
    "replace": _replace, "halt": offices.halt, "close": _close, "down": downed.down, "leave": _leave,
    "capture": holding.capture, "freed": holding.freed,
    "controls": holding.controls, "mapped": maps.mapped,
    "comes-down": airborne.comes_down, "fights": soldiers.fights,
    "destroy": airborne.destroyed, "wound": _wound, "abduct": flights.abduct,
    "explosion": blown.explosion, "bombing": blown.explosion,
    "swap": givings.swap, "handed": givings.handed, "lost": offices.lost, "reach": offices.reach,
    "arrive": offices.arrive, "statement": offices.statement, "criticise": offices.criticise,
    "execute": offices.execute,
    "claim-responsibility": offices.claim, "hold": slavic_senses.hold, "taken-away": slavic_moves.led_away,
    "queue": slavic_moves.queue, "siege": slavic_moves.cut_off, "gone": slavic_moves.gone,
    "open": givings.opened, "suspend": offices.suspend, "return": offices.returned,
    "release": airborne.released, "drone-strike": givings.drone,
    "shoot-down": givings.fallen, "back": givings.back, "set": comings.freed, "intercept": airborne.stopped,
    "evacuate": _evacuate,
    "airstrike": airborne.flown, "raid": airborne.raided, "ambush": airborne.ambushed,
    "appoint": offices.appointed, "repel": _repel,
    "gather": comings.gather, "turned": comings.kept_out, "found": comings.find,
    "fire": _wrecked, "damage": _wrecked,
    "surrender": soldiers.disarmed,
    "secure": holding.secure, "cut": holding.cut, "hold-people": holding.hold_people,
    "take": soldiers.take, "ceasefire": soldiers.ceasefire,
    "rescue": soldiers.rescued, "transfer": soldiers.transferred,
    "protest": soldiers.protest, "riot": soldiers.riot,
    "advance": _advance, "strike": _attack, "shelling": _shelling, "assault": _attack, "shooting": _shooting,
}  # fmt: skip
