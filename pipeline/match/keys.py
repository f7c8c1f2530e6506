"""Cheap keys under which statements that may tell the same event find one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from zlib import crc32

from pipeline.match import persons
from pipeline.match.events import is_act, kind_of
from pipeline.match.mentions import mentions
from pipeline.match.saying import OF_PEOPLE
from pipeline.match.shares import shares
from pipeline.match.sketches import coarse, sketches
from pipeline.match.wordings import names
from pipeline.roster import name_key
from pipeline.spelling import place_key
from pipeline.types import Place, Stance, Statement
from pipeline.wording import wording

MOST = 20
"""Most keys of a statement: what a statement costs to store and to look up is bounded by it."""
PLACES = 4
"""Most villages of a statement that get a key: the fifth of a list is rarely where it happened."""
RARE = 8
"""Shingles kept: of near-copies at least one of the eight smallest hashes is shared almost surely (bottom-k sketch,
Broder 1997). On made-up posts whose copies are cut, tagged, mistyped or turned about, 98.5 % find their like; of five
96.6 %. Nothing but copies was found."""
WIDTH = 3
"""Words in a shingle; texts of up to this many words use pairs."""
ODD = 3
"""Smallest figure worth a key."""
MENTIONS = 5
"""Plain words of a statement without a village that are looked up as if they named one."""
BESIDE = 3
"""The same beside a village, in Arabic, where no capital tells a name from a word."""
NAMES = 3
"""Names of people and bodies that get a key."""


def keys(statement: Statement) -> tuple[str, ...]:
    """The candidate keys of `statement`, most telling first, at most MOST; none for an aside.

    `p:` a village's spelling family, `q:` its coarse sketch, or that of a word that may name one · `o:` a body's own
    act · `h:` a person named in full · `r:` a region with an event family or a side · `f:` a figure and what it counts
    · `e:` a decision, or event family and actor, `n:` names, both where no village is told · `w:` rare word sequences.
    A statement that answers another (`about`) is found through that statement's uid, not through keys.
    """
    if statement.aside:
        return ()
    return tuple(islice(dict.fromkeys(_all(statement)), MOST))


def _all(statement: Statement) -> Iterator[str]:
    told = statement.particulars
    villages = [place for place in told.places if not place.region][:PLACES]
    yield from (f"p:{place.key}" for place in villages)
    yield from (f"p:{place_key(place.name)}" for place in villages if place.said)  # before it was said, it stood there
    # a place that a gazetteer knows has its key there; another spelling of it may not be known, or land elsewhere
    yield from (f"q:{sketch}" for at, place in enumerate(villages) for sketch in sketches(place.name)[: 1 if at else 3])
    yield from _in_words(statement, villages)
    yield from _of_somebody(statement)
    family = kind_of(told.event).family if told.event else None
    who = list(dict.fromkeys(actor.side or actor.key for actor in told.actors))[:2]
    if family and villages:
        yield f"r:{villages[0].key}|{family}"  # a town to one report, the front of another
    for region in [place.key for place in told.places if place.region][:2]:
        if family:
            yield f"r:{region}|{family}"
        elif who:
            yield f"r:{region}|{who[0]}"
    for figure in told.figures[:2]:
        if figure.low >= ODD:
            yield f"f:{figure.what}|{figure.low}"
    yield from (f"f:percent|{share}" for share in sorted(shares(statement.quote)))
    if family and not villages:
        yield from (f"e:{family}|{actor.key}" for actor in told.actors[:2])
    if not villages:
        yield from (f"n:{name}" for name in sorted(names(statement.quote), key=lambda name: (-len(name), name))[:NAMES])
    yield from shingles(statement.quote)


def _of_somebody(statement: Statement) -> Iterator[str]:
    """The keys of a body's own act, and of people named in full whom an event befell."""
    if statement.own_act:
        yield f"o:{name_key(statement.own_act)}"
    if statement.particulars.event in OF_PEOPLE:
        yield from (f"h:{sketch}" for sketch in persons.keys(statement.quote))


def _in_words(statement: Statement, villages: list[Place]) -> Iterator[str]:
    """The keys of a decision, and of plain words that may name the village."""
    told = statement.particulars
    if told.event and is_act(told.event):
        yield f"e:{told.event}"
    here = any(place.name in statement.quote for place in villages)
    most = MENTIONS if not here else BESIDE if statement.lang == "ar" else 0  # as `Told.loose`
    if most and (told.event or statement.stance is Stance.CORRECTS):
        sketches = (coarse(name) for name in mentions(statement.quote))
        yield from (f"q:{sketch}" for sketch in islice(filter(None, sketches), most))


def shingles(text: str) -> Iterator[str]:
    """The keys of the smallest hashes of the word sequences of `text`: a sample that near-copies share."""
    yield from (f"w:{number:08x}" for number in sample(wording(text)))


def sample(said: Sequence[str]) -> list[int]:
    """The `RARE` smallest hashes (32 bits) of the word sequences of a wording, smallest first."""
    spelt = " ".join(said).encode("utf-8", "replace").split(b" ")  # words hold no blanks
    runs = zip(spelt, spelt[1:], spelt[2:], strict=False) if len(said) > WIDTH else pairwise(spelt)
    return sorted({crc32(b" ".join(run)) for run in runs})[:RARE]
