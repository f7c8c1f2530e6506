"""Whether two reports that count the hurt of a strike otherwise tell of one strike: its toll is then in dispute.

Two who count one blow's dead differ by a factor of three as often as not, and a town is struck twice a day: what shows
one blow is that village, kind and hours are one, and nothing tells two apart.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.match import events, evidence, quarters, things, whereabouts
from pipeline.match.told import Told
from pipeline.match.turns import again
from pipeline.text import fold

BLASTS = frozenset(
    ("strike", "airstrike", "shelling", "missile", "drone-strike", "barrel-bomb", "bombing", "explosion")
)
"""Blows of which each report may count the hurt."""
HURT = frozenset(("killed", "wounded"))
"""What is counted of them."""


def counted_apart(a: Told, b: Told) -> bool:
    """Whether two sources count otherwise those whom one blow hurt: one village, one kind, within hours.

    A count that one of them carries on ("risen to 31"), another target, quarter or weapon, or "again" tell of two. Of a
    fight a front sees several a day: there one of the two must be told as an answer ("four, not one more").
    """
    if a.statement.source == b.statement.source or abs(a.seen - b.seen) > evidence.CLOSE or not _of_one_kind(a, b):
        return False
    if a.count.cumulative or b.count.cumulative or not _hurt(a, b):
        return False
    if whereabouts.place_value(a, b) != 1.0 or evidence.means(a, b).value == 0.0:
        return False
    first, second = a.statement.quote, b.statement.quote
    if again(first) or again(second) or quarters.apart(first, second):
        return False
    return things.weighed(a, b) >= 0.0


def _of_one_kind(a: Told, b: Told) -> bool:
    """Whether both tell a blow of one kind; or deaths, one of them as an answer to another's count."""
    if a.event in BLASTS and b.event in BLASTS:
        return events.likeness(a.event, b.event) >= events.BROADER
    if not a.event or not b.event or not (capped(a.statement.quote) or capped(b.statement.quote)):
        return False
    return (evidence.event(a, b).value or 0.0) >= events.CAUSED


@lru_cache(maxsize=8192)
def capped(quote: str) -> bool:
    """Whether a text gives its count as an answer to a higher one: "no more", "not 11 but 3", "وليس 11"."""
    return _CAPPED.search(fold(quote).text) is not None


_CAPPED = re.compile(
    r"(?<!\w)(?:of ours|of our \w+|we lost|our losses|fantas\w+|фантаз\w+|наших|наши потери|наші втрати|قتلانا"
    r"|خسائرنا|ارتقي|(?:not|and not) (?:one|a single one|a man) more|no more(?=\W*$|[.!;])|not more(?! than)"
    r"|no more than|that is all"
    r"|that's all|did not exceed|nothing like|only|just|(?:and |, )?not (?:the )?\d+|(?:the )?(?:real|actual"
    r"|true) (?:toll|number|figure|losses"
    r"|count)|in (?:fact|reality)|actually|не больше|не более|ни одним больше|ни на одного больше|больше никого"
    r"|и вс[её](?=\W*$)|только|лишь"
    r"|на самом деле|в действительности|реальн\w+ (?:число|цифр\w+|потер\w+|количество)|а не \d+|не \d+, а"
    r"|не превыша\w+|не більше|не більш"
    r"|жодного більше|більше нікого|і все(?=\W*$)|лише|тільки|насправді|реальн\w+ (?:кількість|цифр\w+|втрат\w+"
    r"|число)|не \d+, а"
    r"|не перевищу\w+|فقط|لا اكثر|لا غير|(?:لم|لا) [يت]تجاوز\w*|[وف]?ليس \d+|ولا صحه ل\w+|في الحقيقه|في الواقع"
    r"|(?:الحصيله|العدد|الرقم) (?:الحقيقي|الفعلي|الصحيح)\w*)(?!\w)"
)
"""Says that there were no more than so many."""


def _hurt(a: Told, b: Told) -> bool:
    """Whether both count the dead or the wounded."""
    return any(x.what in HURT for x, _ in evidence.figure_pairs(a, b))
