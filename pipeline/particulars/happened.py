"""Whether a statement tells that something happened, though no word list knows what: such a claim has no event type."""

from __future__ import annotations

import re

from pipeline.particulars.reading import Reading
from pipeline.types import Place

_PARTICIPLE = r"(?:ed|en|wn|ne|ft|lt|nt|id|ade|ut|et)"
_ENGLISH = re.compile(
    rf"\b(?:has|have|had)(?: (?:also|now|just|already|since|reportedly))? (?:been )?\w{{2,}}{_PARTICIPLE}\b"
    rf"|\b(?:was|were) \w{{3,}}{_PARTICIPLE}\b"
    r"|\b(?!need|indeed|hundred|red|bed|fled\b|led\b)[a-z]{3,}ed\b"
)
"""A verb in the past or the perfect."""
_SLAVIC = re.compile(
    r"\b[^\W\d_]{3,}(?:ла|ло|ли|лась|лось|лись|лася|лося|лися|вся|лся|йшов|їхав|[аиуяоі]в|[аиуяоеё]л)\b"
)
"""A verb in the past, Russian or Ukrainian, by its ending."""
_GOING_ON = re.compile(
    r"\b[^\W\d_]{3,}(?:ают|яют|уют|еют|ает|яет|ует|еет|ются|ется|ится|атся|ятся|ують|ають|яють|іють|юють|ує|ає|ює|яє|іє"
    r"|ються|ється|иться|яться|аться)\b"
)
"""A verb in the present that tells of others, Russian or Ukrainian, by its ending."""
_DONE = re.compile(
    r"\b[^\W\d_]{3,}(?:ено|ано|уто|яно)\b|\b[^\W\d_]{2,}(?:ован|лен|жен|чен|щен|шен|ден|рыт|нят|бит|взят)[аоыі]\b"
)
"""A passive participle, Russian or Ukrainian, by its ending."""
_OUR_REPORTER = re.compile(
    r"\b(?:наш\w* (?:[^\W\d_]+ )?(?:корреспондент\w*|кореспондент\w*|репорт[её]р\w*|журнал[иі]ст\w*|групп\w*|групу?а?"
    r"|оператор\w*"
    r"|собкор\w*)|our (?:\w+ )?(?:correspondents?|reporters?|crew|team))\b"
)
"""Who saw it for the writer: he does not speak of himself."""
_NOT_SLAVIC = frozenset(
    """если или были було была было коли после около село села тепло дело діло могла могли мало стало""".split()  # noqa: SIM905
)
"""Words that end so and tell nothing."""
_OF_NOW = re.compile(r"\b(?:i|we|my|our|you|я|мы|ми|мой|моя|наш\w*|ты|вы|ви)\b")
"""Who speaks of himself or to his readers reports nothing."""


def happened(reading: Reading, places: tuple[Place, ...]) -> bool:
    """Whether the statement itself names a place and has a verb in the past, Slavic also in the present or the passive.

    Arabic has no ending that tells its past from its nouns: there the word lists decide alone. What needs no verb (a
    flood, an epidemic, the price of bread) is listed too (`happenings`), and may befall a region.
    """
    if places and reading.of("happenings") and not _OF_NOW.search(reading.folded):
        return True
    if not any(not place.region for place in places):
        return False
    text = _OUR_REPORTER.sub(" ", reading.folded)
    if _OF_NOW.search(text):
        return False
    if _ENGLISH.search(text):
        return True
    return any(
        found[0] not in _NOT_SLAVIC for pattern in (_SLAVIC, _GOING_ON, _DONE) for found in pattern.finditer(text)
    )
