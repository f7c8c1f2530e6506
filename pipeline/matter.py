"""What an institution's deed is about, and what is told beside it: "opened an inquiry into the strike"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.lexicon import Hit, shipped

_ABOUT = re.compile(
    r"\b(?:over|about|into|citing|regarding|concerning|in response to|due to|for|on|against"
    r"|whether|accused|involved in|responsible for|linked to|(?:reports|allegations|claims|cases|footage|possible"
    r"|alleged)"
    r"(?: of)?|that our|that its)\b|(?<!\w)(?:за|про|о|об|из-за|через"
    r"|против|проти|по|щодо|в связи|у зв['’]язку|факту|фактом|عن|على|بشأن|بسبب|حول|ضد|بحق|ب[اإأ]طلاق)(?!\w)",
    re.IGNORECASE,
)
"""Opens what a deed is about, which the deed does not tell."""
_AND = re.compile(r"(?:,|;)?\s(?:and|while|but|as|и|а|но|і|та|але)\s(?:\w+ ){0,2}$|(?:^|\s)و$")
"""Right before an event: it is told beside the deed."""
_OF_OPERATIONS = frozenset(("fight", "ground", "strike", "harm", "captive", "force", "people"))
INNOCENT = frozenset(
    """aid aid-blocked order-evacuation close open outage siege deploy merge arrive show supply return fortify
    presence""".split()  # noqa: SIM905
)
"""Events of those families that tell of no blow, gain or toll."""


PREPOSITION = re.compile(
    r"\s(?:in|on|for|with|to|at|from|over|into|against|after|before|by|near|within|across|around|about|as|that|who"
    r"|which"
    r"|because|while|when|until|amid|following|в|во|на|для|с|со|к|по|из|за|после|против|у|до|від|із|зі|після|проти"
    r"|في|على|من|إلى|ضد|بعد|عن|لدى)\s|[;:—–()]|,\s|\.\s"
)
"""What ends the words that belong to a noun."""
_PHRASE = 44
"""Characters behind a noun for a deed within which what it is done to is told."""


def phrase_end(text: str, stop: int, end: int) -> int:
    """The end of the words behind `stop` that belong to the noun there: "the sale of | cluster bombs | to X"."""
    limit = min(end, stop + _PHRASE)
    gap = PREPOSITION.search(text, stop, limit)
    return gap.start() if gap is not None else limit


_JUDGED = ("arrest", "take-prisoners", "release")


def only_about(text: str, events: Iterable[Hit], stop: int, *, court: bool = False) -> bool:
    """Whether a deed whose words end at `stop` of `text` tells no blow, gain or toll among `events`.

    Before `stop` and in names they are passed over; behind it they may stand only in what the deed is about. What
    befalls those whom a `court` judges is its ruling.
    """
    families = shipped().tables.get("events", {})
    for event in events:
        if (
            event.start < stop
            or text[event.start].isupper()
            or event.value in INNOCENT
            or (court and event.value in _JUDGED)
        ):
            continue
        if families.get(event.value, {}).get("family") not in _OF_OPERATIONS:
            continue
        about = _ABOUT.search(text, stop, event.start)
        if about is None or _AND.search(text, about.end(), event.start):
            return False
    return True
