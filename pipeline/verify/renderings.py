"""Bare reports in several languages: posts that tell one thing and nothing else may be one report, rendered.

"Rebels captured Tal Dahab", in three languages, is told by one man and two translators as well as by three men: nothing
in the words tells. Such posts corroborate one another, but never confirm. Who adds a detail of his own, or was there,
may (docs/decisions/0030).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.spelling import same_place
from pipeline.text import fold
from pipeline.types import Appearance
from pipeline.verify.attribution import family
from pipeline.verify.translation import SOON, in_no_tongue, numbers, own_reporting
from pipeline.verify.voices import Voice, is_assertion

LEAST, ALIKE = 3, 0.83
"""Details that both tell at least, and what share of all. Of 161 pairs of independent voices in two languages that
confirm a labelled claim together one is above 0.8, and that one is word for word the same."""
ONE_PLACE = 0.6
"""Likeness of two spellings from which they may be one place: both stand in one claim."""

_KINDS = frozenset(("events", "actors", "directions", "time", "targets", "numbers", "means"))
"""What people tell of their own; whom and with what words it is told differs from language to language."""


def in_own_words(heard: Sequence[Voice]) -> tuple[Voice, ...]:
    """Of the voices, in their order, those that do more than render what one before them told in another language."""
    langs = {one.statement.lang for voice in heard for one in voice.spoken}
    if len(heard) < 2 or len(langs) < 2:
        return tuple(heard)
    kept: list[Voice] = []
    for voice in heard:
        if not any(_one_report(voice, other) for other in kept):
            kept.append(voice)
    return tuple(kept)


def _one_report(a: Voice, b: Voice) -> bool:
    """Whether everything that `a` asserts renders, or is rendered by, something that `b` asserts."""
    ours, theirs = ([one for one in voice.spoken if is_assertion(one)] for voice in (a, b))
    return bool(ours) and all(any(rendered(one, other) for other in theirs) for one in ours)


def rendered(a: Appearance, b: Appearance) -> bool:
    """Whether two posts in different languages tell the same details within hours, and neither says who saw them."""
    said, told = a.statement, b.statement
    if said.lang == told.lang or abs(said.first_seen - told.first_seen) > SOON:
        return False
    first, second = _details(a.post.text), _details(b.post.text)
    ours, theirs = _villages(a), _villages(b)
    places = sum(any(same_place(x, y) >= ONE_PLACE for y in theirs) for x in ours)
    shared = len(first & second) + places
    every = len(first | second) + max(len(ours), places) + max(len(theirs) - places, 0)
    if shared < LEAST or shared < ALIKE * every:
        return False
    return not (own_reporting(a.post.text) or own_reporting(b.post.text))


def _villages(one: Appearance) -> list[str]:
    return [place.name for place in one.statement.particulars.places if not place.region]


@lru_cache(maxsize=8192)
def _details(text: str) -> frozenset[tuple[str, str]]:
    hits = (hit for hit in shipped().scan(fold(text).text) if hit.kind in _KINDS)
    told = {(hit.kind, str(family(hit.value)) if hit.kind == "events" else in_no_tongue(hit.value)) for hit in hits}
    return frozenset(told | {("number", number) for number in numbers(text)})
