"""Tolls that carry an earlier one on: "that makes 12", "число погибших выросло до 12", "ليصل العدد إلى 12".

Such a count is news of its own: what bore out the first toll does not bear out the later one.
"""

from __future__ import annotations

import re

from pipeline.particulars.reading import Reading

BEFORE = 72
"""Letters before a number in which it is called the sum so far."""
BEHIND = 40
"""Letters behind it in which it is."""
_TOLL = (
    r"(?:toll|tolls|count|tally|number|total|dead|deaths|killed|fatalities|martyrs|victims|wounded|injured|figure"
    r"|displaced|families)"
)
_LEAST = r"(?:at least |more than |over |nearly |about |не менее |щонайменше |более |понад )?"
_SUM_EN = (
    rf"(?:that|which|this|it) (?:now )?(?:makes|made) (?:it |the {_TOLL} )?"
    rf"|making (?:it|that|a total of|the (?:[\w']+ ){{0,2}}{_TOLL}) "
    rf"|(?:brings?|bringing|brought|takes?|taking|took|pushe?s?|pushing|pushed|raises?|raising|raised|lifts?|lifting"
    rf"|lifted|put up|drove) (?:it|that|(?:the|our|its|their)? ?(?:[\w'-]+ ){{0,3}}{_TOLL}(?: [\w'-]+){{0,4}}?)"
    r" (?:up )?to "
    rf"|{_TOLL}(?: [\w',-]+){{0,6}}? (?:is |was |has |have |had |been |being |now |since )*(?:raised|rises?|rose|risen"
    r"|rising|climb(?:s|ed|ing)?|jump(?:s|ed)?|grow(?:s|n)?|grew|mount(?:s|ed)|increas(?:es|ed)|went up|gone up|goes up"
    r"|up|now|revised(?: up)?|updated|stood|stands|passe[sd])(?: further)?(?: from [\w-]+)?(?: to| at| past)? "
    r"|(?:has|have) now (?:killed|claimed|died|left) "
)
_SUM_SLAVIC = (
    r"(?:итого|в итоге уже|стало(?: уже)?|всего уже|(?:возрос|вырос|увелич)\w* (?:(?:с|со) \S+ )?(?:уже )?до"
    r"|разом вже|загалом вже|стало вже|(?:зріс|зросл\w+|збільшил\w+) (?:(?:з|із|зі) \S+ )?(?:вже )?до) "
)
_SUM_ARABIC = (
    r"(?:عدد|العدد|حصيله|الحصيله|رقم|الرقم)(?: \S+){0,5}? (?:[وفل]?(?:[يت])?(?:صل|صار|صارت|وصل|وصلت|اصبح|اصبحت|بقي|بقت"
    r"|بات|باتت|رتفع|ارتفع|ارتفعت|زاد|زادت|ازداد|بلغ|بلغت)) (?:الي |ل)?"
    r"|[وفل]?(?:[يت]صل|[يت]رتفع|[يت]صبح|[يت]بلغ|صار|صارت|وصل|وصلت|اصبح|بقي|بقت|بات|ارتفع|ارتفعت|زاد|ازداد)"
    r" (?:بذلك |كدا |كده )?(?:العدد|عدد|الحصيله|حصيله|اجمالي|مجموع)(?: [^\s.،:]+){0,5}? (?:الي )?"
)
_SUM = re.compile(rf"(?<!\w)(?:{_SUM_EN}|{_SUM_SLAVIC}|{_SUM_ARABIC}){_LEAST}$")
"""Before a number: that so many are the sum of an earlier toll and what came to it."""
_NOW = re.compile(
    r"(?: [\w-]+){0,2} (?:dead|killed|martyrs|deaths|victims) (?:now|by now)(?!\w)"
    r"|(?: [^\W\d]+){0,2} (?:стало|вже стало)(?!\w)"
)
"""Behind a number: that so many are dead by now."""


def carried_on(reading: Reading, start: int, end: int) -> bool:
    """Whether the words around a number (`start`–`end`) call it the sum of an earlier toll and of what came to it."""
    folded = reading.folded
    if _SUM.search(folded, max(0, start - BEFORE), start):
        return True
    return _NOW.match(folded, end, min(len(folded), end + BEHIND)) is not None


def rises_to(reading: Reading, start: int, end: int) -> bool:
    """Whether a toll is said to rise to the number: "ارتفع عدد القتلى إلى 17"."""
    if carried_on(reading, start, end):
        return True
    before = [*reading.words_between(max(0, start - 6), start)][-1:]
    return bool(reading.of("amounts", "so-far")) and before in (["to"], ["الي"], ["до"])


_FROM = re.compile(r"(?<!\w)(?:from|up from|с|со|з|із|зі|من) (?:at least |some )?$")
_TO = re.compile(r" (?:dead |killed |people |man |человек |осіб )?(?:to|до|الي) (?:at least |about |over )?\S")
_RISES = re.compile(
    r"(?<!\w)(?:ris\w+|rose|climb\w*|jump\w*|grew|grow\w*|increas\w+|went up|up|revised"
    r"|вырос\w*|возрос\w*|увелич\w+|зрос\w*|зріс|збільш\w+|ارتفع\w*|ارتفاع|[لي]?رتفع\w*|[لت]?رتفع\w*|زاد\w*|زياده)"
    r"(?!\w)"
)


def outgrown(reading: Reading, start: int, end: int) -> bool:
    """Whether a number (`start`–`end`) is what a toll stood at before: "rose from 7 to 12"."""
    folded = reading.folded
    if not _TO.match(folded, end) or not _FROM.search(folded, max(0, start - 24), start):
        return False
    return _RISES.search(folded, max(0, start - BEFORE), start) is not None


def toll_first(reading: Reading) -> re.Match[str] | None:
    """The words by which a sentence has the dead for its subject; the blow only says where they died."""
    return _TOLL_FIRST.search(reading.folded)


_TOLL_FIRST = re.compile(
    r"(?:^|(?<!\w)(?:puts?|putting|estimates?|estimated) )(?:the )?(?:overall |total |confirmed )?(?:(?:death )?toll"
    r"|number of (?:the )?(?:dead|killed|deaths|fatalities|victims)|dead|deaths)(?: \w+)? (?:of|from|in|after|at)(?!\w)"
)
