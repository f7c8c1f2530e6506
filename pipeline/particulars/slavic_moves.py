"""What Russian and Ukrainian words tell of people on the move: led away, in a queue, gone in, cut off."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars import comings
from pipeline.particulars.befalling import Text, gap


def led_away(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """Whom armed people lead away is abducted; what else they take along tells nothing."""
    men = [*text.of("whom", "combatant"), *(one for one in text.of("actors") if comings.armed(one.value))]
    men += [Hit(*one.span(), "", "", "") for one in _MASKED.finditer(text.folded)]
    if not any(one.end <= hit.start and gap(text, one, hit) <= 4 for one in men):
        return None
    whom = [*text.of("whom", "civilian", "person"), *text.of("objects", "post", "people")]
    whom += [Hit(*one.span(), "", "", "") for one in _SOMEBODY.finditer(text.folded, hit.end)]
    return "abduct" if any(one.start >= hit.end and gap(text, hit, one) <= 3 for one in whom) else None


_MASKED = re.compile(
    r"(?<!\w)(?:силовик\w*|в масках|у масках|вооруженн\w+ люд\w+|озброєн\w+ люд\w+|неизвестные|невідомі|орки)"
)
_SOMEBODY = re.compile(
    r"(?<!\w)(?:директор\w*|м[эе]ра|старост\w*|учител\w*|вчител\w*|фермер\w*|священник\w*|активист\w*|активіст\w*"
    r"|волонт[её]р\w*"
    r"|журнал[иі]ст\w*|депутат\w*|его|ее|їх|його|її|дитин\w*|дітей|детей|реб[её]н\w*|подростк\w*|підлітк\w*|сына"
    r"|сина|мужа|чоловіка)"
)


def made_off(text: Text, hit: Hit) -> bool:
    """Whether what flees or goes is an army: "окупанти тікають із …"."""
    return _RUNS.match(text.folded, hit.start) is not None


_RUNS = re.compile(r"бегут|бежал|бегств|бежит|тіка|втік|втек|утік|утек|драпа|сбежа|збіг")


def queue(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """A queue of cars or people at a border is of those who leave; one for bread tells of nobody on the move."""
    border = _BORDER.search(text.folded)
    people = [*text.of("objects", "people"), *text.of("whom", "civilian", "equipment")]
    return "displace" if border and people and not text.broken(*sorted((border.start(), hit.start))) else None


_BORDER = re.compile(
    r"(?<!\w)(?:границ|погранич|пункт\w* пропуск|кпп\b|кордон|уезжающ|выезжающ|виїжджа|border|frontier|crossing)"
)


def gone(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """A bridge that is no more was wrecked, a tank destroyed; a village in which no enemy is left was taken."""
    for value, things in (
        ("damage", [*text.of("objects", "works"), *text.of("whom", "building")]),
        ("destroy", text.of("whom", "equipment")),
    ):
        if any(gap(text, hit, one) <= 1 and "," not in text.folded[slice(*_between(hit, one))] for one in things):
            return value
    men = [*text.of("whom", "combatant"), *(one for one in text.of("actors") if comings.armed(one.value))]
    return "capture" if any(_none_left(text, hit, one) for one in men) else None


def _none_left(text: Text, hit: Hit, men: Hit) -> bool:
    """Whether it is these who are in a place no more: "боевиков в посёлке больше нет"; who lacks something is there."""
    before = text.folded[: men.start]
    if men.end > hit.start or _NOTHING_BEHIND.match(text.folded, hit.end) is None or _HAS.search(before):
        return False
    between = text.folded[men.end : hit.start]
    where = _WHERE.fullmatch(between)
    return where is not None and (where["there"] is not None or _IN_A_PLACE.search(before) is not None)


_NOTHING_BEHIND = re.compile(r"\s*(?:[.,;:!?…)\n]|$)")
_HAS = re.compile(r"(?<!\w)[уУ] $")
_WHERE = re.compile(
    r"(?P<there> (?:(?:в|во|у|на|под|під|возле|біля) [\w'’-]+(?: [\w'’-]+)?|там|тут))?(?: (?:уже|вже|точно|давно))* "
)
_IN_A_PLACE = re.compile(r"(?:^|[.!:,;…] |(?<!\w)(?:а|и|і|но|що|что) )(?:в|во|у|на|по) [\w'’-]+(?: [\w'’-]+)? $")


def _between(one: Hit, two: Hit) -> tuple[int, int]:
    first, second = sorted((one, two))
    return first.end, second.start


def cut_off(text: Text, hit: Hit, _: list[Hit]) -> str:
    """A crossing or a road that protesters or police block is closed; a garrison is besieged."""
    blocked = _BLOCKS.match(text.folded, hit.start) is not None
    way = _GATE.match(text.folded, hit.end) or _GATE.search(text.folded, max(0, hit.start - 48), hit.start)
    return "close" if blocked and way else hit.value


_BLOCKS = re.compile(r"(?:за)?блок")
_GATE = re.compile(r"(?:^| )(?:кпп|пункт|кордон|границ|движени|рух\b|проезд|проїзд|въезд|в'їзд|трасс|трас[уаи])")


def filmed(text: Text, hit: Hit) -> bool:
    """Whether what was "taken" from the air is a film: "операторы дрона сняли момент удара"."""
    return _TAKES.match(text.folded, hit.start) is not None and _FILM.match(text.folded, hit.end) is not None


_TAKES = re.compile(r"сня")
_FILM = re.compile(r" (?:на )?(?:\S+ )?(?:видео|відео|момент|кадр|прилет|приліт|удар|последств|наслідк|ролик)")


def stormers(text: Text, hit: Hit) -> bool:
    """Whether the word names those who storm, of whom something else is told."""
    return _STORMERS.match(text.folded, hit.start) is not None


_STORMERS = re.compile(
    r"штурм[аы](?= (?:(?:уже|вже|снова|знову|наши|наші) )?(?:\w+ли(?:с[ья]|ся)?|держат|тримають"
    r"|\w+дят|\w+дять|работают)(?!\w))"
)
"""Who storms, as soldiers call them: "штурма закрепились в посадке"."""


def kept(text: Text, hit: Hit) -> bool:
    """Whether a place is told to be under somebody's control in spite of what others say."""
    return _KEPT.match(text.folded, hit.start) is not None


_KEPT = re.compile(
    r"(?:под|під) (?:\S+ )?контрол(?:ем|єм)(?: \S+){0,4}?,? (?:вопреки|несмотря на|попри|всупереч|незважаючи на)"
    r" (?:\S+ )?(?:заяв|сообщ|утвержд|повідомл|тверджен|вброс|фейк|слух|чутк)"
)
"""Under whose control a place is, whatever the others say: it never was lost."""
