"""Describes a statement: fills in who, what, where, when and how many."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.particulars.actors import actors
from pipeline.particulars.aftermath import unharmed
from pipeline.particulars.carried import carried, counted
from pipeline.particulars.causes import told_by
from pipeline.particulars.clauses import Main, foiled
from pipeline.particulars.context import HEADING, answers, fill, points_back
from pipeline.particulars.denied import gainsaid
from pipeline.particulars.departures import departed
from pipeline.particulars.events import main_event
from pipeline.particulars.figures import figures
from pipeline.particulars.gazetteer import find_town
from pipeline.particulars.happened import happened
from pipeline.particulars.instead import cleared
from pipeline.particulars.known import NONE_KNOWN, Known, KnownPlaces, bare_towns, known_places
from pipeline.particulars.places import WIDE, places
from pipeline.particulars.postwide import elsewhere
from pipeline.particulars.presence import presence
from pipeline.particulars.provinces import within
from pipeline.particulars.reading import Reading
from pipeline.particulars.relatives import main_clause
from pipeline.particulars.taken_up import taken_up
from pipeline.particulars.tolls import own_dead
from pipeline.particulars.when import middle, undated, when
from pipeline.types import Actor, Particulars, Place, Post, Stance, Statement

NO_EVENT = "no event"
"""The aside of a statement in which nothing is asserted that a claim could be made of."""
DATELINE = "dateline"
"""The aside of what stands before an agency's text."""
_LABEL = re.compile(r"\W*ITEMS? *\(([^()\n]{2,80})\)?")
"""Where the items of a round-up happened, as its headings say it: "ITEMS (Khalsa)"."""
_PLACELESS = frozenset(
    [
        "statement",
        "criticise",
        "call",
        "acknowledge",
        "talks",
        "designate",
        "sanction",
        "agreement",
        "appoint",
        "supply",
        "prisoner-exchange",
    ]
)
"""Events whose place is not where the heading's news happened."""


LONGEST = 4_000
"""Characters of a statement that are read for what it tells: no sentence is longer, and lists without an end may not
hold up a pass."""


def describe(
    statement: Statement, post: Post, context: Sequence[Statement], known: KnownPlaces = NONE_KNOWN
) -> Statement:
    """`statement` with its particulars, its own time where one is stated, and `about` where it answers another.

    `context` are described statements that it may lean on, nearest first: earlier ones of the same post, then those
    of the post it replies to. `known` are names of places that are found without any mark beside them; those that
    the context names are known too. A statement that tells of nothing gets the aside "no event", unless it has one.
    """
    whole = Reading(statement.quote[:LONGEST])
    reading = main_clause(whole, _named(whole, known, context))
    main = own_dead(reading, main_event(reading, statement.own_act is not None))
    main = gainsaid(reading, departed(reading, carried(reading, main)))
    if main is not None and main.value == "hold" and statement.stance is Stance.DENIES:
        main = main._replace(value="capture", negated=True)  # who denies that it fell says that it is held
    stretch = when(reading, statement.first_seen)
    if post.published is None and post.relayed_by:
        stretch = undated(stretch, statement.first_seen)
    found = known.own.settle(places(reading, main, _named(reading, known, context)))
    if statement.aside == DATELINE:
        found = tuple(place for place in found if not _seat(place.name))
    if statement.aside == HEADING and (label := _LABEL.match(statement.quote)):
        found = found or places(Reading(f"in {label[1]}"), None)
    found = found or _opens(statement, post)
    if all(place.region or _seat(place.name) for place in found):
        found = taken_up(statement) or found
    if main is None and any(not place.region for place in found):
        main = gainsaid(reading, presence(reading))
    said = Particulars(
        places=found,
        event=told_by(reading, main),
        actors=_who(reading, main),
        figures=counted(figures(reading, main.value if main else None), main),
        when=stretch,
        negated=main is not None and main.negated,
        means=tuple(dict.fromkeys(hit.value for hit in reading.of("means"))),
    )
    goes_on = points_back(statement, said, context)
    said, about = fill(statement, said, post, context)
    said = known.settled(within(elsewhere(statement, _titled(said, post), post)))
    return statement.model_copy(
        update={
            "particulars": said,
            "about": about or statement.about,
            "at": middle(stretch) if stretch.stated else statement.first_seen,
            "aside": statement.aside
            or (None if not goes_on and (_claims(statement, said, about) or happened(reading, found)) else NO_EVENT)
            or unharmed(statement, said, context),
        }
    )


_NAME_ALONE = re.compile(r"[\W_]*(?:[^\n:.]{2,30}: )?((?:[^\W\d_]{3,}[’'-]?[^\W\d_]*)(?: [^\W\d_]{2,}){0,2})[.!…]?")
_THE_PLACE = re.compile(
    r"\b(?:the|this) (?:village|town|city|settlement|hamlet)\b|(?<!\w)(?:сел[оауе]|селом|деревн\w+|город[ауе]?|городом"
    r"|пос[её]л\w+|міст[оауі]|містом|селищ\w+)(?!\w)|(?<!\w)[وفبل]{0,2}ال(?:قرية|بلدة|مدينة)",
    re.IGNORECASE,
)
"""What stands for a place that was named before."""
_IN = {"ru": "в", "uk": "в", "ar": "في"}


def _opens(statement: Statement, post: Post) -> tuple[Place, ...]:
    """The place that opens a post as a sentence of its own, where what follows tells of "the village"."""
    alone = _NAME_ALONE.fullmatch(statement.quote) if statement.start < _OPENING else None
    if alone is None or not (_THE_PLACE.search(post.text, statement.end) or _towns(alone[1])):
        return _just_now(statement)
    return places(Reading(f"{_IN.get(statement.lang, 'in')} {alone[1]}"), None)


def _just_now(statement: Statement) -> tuple[Place, ...]:
    """The place that opens an Arabic post with nothing but when it was: "سنبل قبل قليل."."""
    told = _NAME_AND_NOW.fullmatch(statement.quote) if statement.start < _OPENING else None
    return places(Reading(f"في {told[1]}"), Main("presence", 0, 0, False)) if told else ()


_NAME_AND_NOW = re.compile(
    r"[\W_]*([\u0621-\u064a]{3,}(?: [\u0621-\u064a]{3,})?) (?:قبل (?:قليل|شوي|دقائق)|ال[آا]ن|هلق|هلأ|حاليا|هاللحظات?"
    r"|منذ (?:قليل|دقائق)|اليوم|الليلة)[\W_]*"
)


def _towns(name: str) -> bool:
    """Whether a name alone is a Slavic town's or built as villages' are: "Степногірськ. Дві керовані авіабомби"."""
    if not "\u0400" <= name[-1:].lower() <= "\u04ff":
        return False
    town = find_town(name)
    return bool(_A_VILLAGES.search(name)) or (town is not None and town.people >= TOWN)


TOWN = 5_000
"""Fewest people of a town whose name is a sentence of its own."""
_A_VILLAGES = re.compile(
    r"(?:[оеиіїє]вка|[аеиіуюя]нка|[оеє]во|[иі]но|[дрнв][сц]ь?ке?|ское|град|поль|піль|[іо]вці|овцы)$"
)
_OPENING = 24
"""Characters of a greeting or a mark that may stand before the first sentence."""


def _who(reading: Reading, main: Main | None) -> tuple[Actor, ...]:
    """The actors of the statement, those turned about who tried in vain, and those cleared who did not do it."""
    told = actors(reading, main)
    if main is not None and main.value == "repel" and _PASSIVE.search(reading.folded, 0, main.start):
        before = {hit.value for hit in reading.of("actors") if hit.end <= main.start}
        told = tuple(one.model_copy(update={"part": "on"}) if one.key in before else one for one in told)
    return cleared(reading, _turned(told, reading.text) if foiled(reading, main) else told)


_PASSIVE = re.compile(r"(?<!\w)(?:was|were|been|are|is|being) (?:\w+ly )?$")
"""Before what befalls those who stand before it."""


def _turned(told: tuple[Actor, ...], text: str) -> tuple[Actor, ...]:
    """Those who tried in vain, as those who were beaten off; behind the verb may stand by whom they were."""
    return tuple(
        one
        if re.search(rf"(?:ed|off|back) by (?:the |our )?{re.escape(one.name)}", text)
        else one.model_copy(update={"part": _OTHER_PART.get(one.part, one.part)})
        for one in told
    )


_OTHER_PART = {"by": "on", "on": "by"}


def _seat(name: str) -> bool:
    """Whether a dateline's place is a city where agencies sit: only a village there says where it happened."""
    town = find_town(name)
    return town is not None and town.people >= WIDE


def _named(reading: Reading, known: KnownPlaces, context: Sequence[Statement]) -> list[Known]:
    """The known names in the statement: those known to all, then those of its context."""
    told = tuple(dict.fromkeys(place.name for one in context for place in one.particulars.places if not place.region))
    found = [*bare_towns(reading), *known.find(reading)]
    return found + [hit for hit in known_places(told).find(reading) if all(hit.start != one.start for one in found)]


def _claims(statement: Statement, said: Particulars, about: str | None) -> bool:
    """Whether there is something to make a claim of."""
    if statement.stance is Stance.QUESTIONS:
        return about is not None
    if statement.own_act or said.figures or about or answers(statement):
        return True
    return said.event is not None


def _titled(said: Particulars, post: Post) -> Particulars:
    """`said` with the place that the post's heading names, where the statement itself tells none at all."""
    if said.places or not post.title or said.event is None or said.event in _PLACELESS:
        return said
    found = _title_places(post.title)
    return said.model_copy(update={"places": found}) if found else said


def _title_places(title: str) -> tuple[Place, ...]:
    reading = Reading(title)
    found = places(reading, main_event(reading))
    exact = [place for place in found if not place.region]
    return tuple(exact if len(exact) == 1 else [place for place in found if place.region][:1])
