"""What a statement leaves unsaid and takes from what stands before it: "They didn't attack. It was the NDF only."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.particulars.clauses import family
from pipeline.particulars.quarters import city_of_its_quarter
from pipeline.types import Particulars, Post, Stance, Statement

_WORD = re.compile(r"[^\W\d_]+")
_TO_SOMETHING = frozenset(
    "they them their it its this that these those he his both они их этого вони їх".split()  # noqa: SIM905
)
_TO_A_PLACE = frozenset(
    """there here там города села міста هناك المنطقه المنطقة البلده البلدة القريه القرية المدينه
    المدينة""".split()  # noqa: SIM905
)
_THE = frozenset("area town village city place district front base airbase airport".split())  # noqa: SIM905
_THE_SAID = frozenset("attack attackers same two latter former".split())  # noqa: SIM905
SHORT = 9
"""A statement of up to so many words that names no place leans on what stands before it."""
_REACH = 3
"""How many earlier statements are looked at for a place."""
HEAD = frozenset(["fight", "ground", "strike", "harm", "captive"])
"""Families of events that have a place."""


HEADING = "heading"
"""The aside of what stands above others."""
_ITEMS = re.compile(r"\W*ITEMS? *\(")
"""How the heading of a round-up opens that says where its items happened."""
_RELATES = re.compile(
    r"\W*(?:and |but |а |но |та |але |і |и )?(?:which|who|whom|whose|something(?: that| which)?|a claim(?: that"
    r"| which)?|claims(?: that)?|что"
    r"|чего|чему|чем|котор(?:ый|ая|ое|ые|ого|ому|ых)|що|чого|чому|як(?:ий|а|е|і|ого|ій|их)|а это|а це|وهو ما|وهي"
    r"|وهو|الأمر الذي|ما"
    r"|الذي|التي|وذلك|وهذا ما)(?![\w’'-])",
    re.IGNORECASE,
)
"""How a clause opens that only goes on about what stands before it."""
_ANSWERS = re.compile(
    r"\W*(?:yes|yeah|yep|yup|no|nope|indeed|right|correct|sure|true|да|ага|нет|не-а|верно|точно|именно|так|ні|еге"
    r"|авжеж|саме так"
    r"|نعم|أجل|اي|إي|لا|صحيح|طبعا)\s?[,.:!–—،-]",
    re.IGNORECASE,
)
"""How the answer to a question begins, or what a writer adds to his own words."""
_SAYING = ("statement", "criticise", "call")
"""What a denial itself is, told by its verb."""


def points_back(statement: Statement, said: Particulars, context: Sequence[Statement]) -> bool:
    """Whether a statement only goes on about the one before it in its post, or answers, and claims nothing by itself.

    `said` is what its own words tell: who names a place, a side or a number himself claims something.
    """
    if statement.stance is not Stance.ASSERTS or statement.own_act or said.figures or said.actors or _exact(said):
        return False
    if not context or context[0].post != statement.post:
        return False
    answers_it = _ANSWERS.match(statement.quote) and len(_WORD.findall(statement.quote)) <= SHORT
    return bool(answers_it or _RELATES.match(statement.quote))


def leans(statement: Statement) -> bool:
    """Whether the words of a statement point back at something said before."""
    words = _WORD.findall(statement.quote.lower())
    return len(words) <= SHORT or _points(words, _TO_SOMETHING, _THE_SAID) or _points(words, _TO_A_PLACE, _THE)


def _points(words: list[str], alone: frozenset[str], behind_the: frozenset[str]) -> bool:
    """Whether one of the words points back, alone ("there") or behind "the" ("the town")."""
    return not alone.isdisjoint(words) or any(one == "the" and two in behind_the for one, two in pairwise(words))


def answers(statement: Statement) -> bool:
    """Whether a statement speaks of another one: a denial, a question, a correction."""
    return statement.stance in (Stance.DENIES, Stance.QUESTIONS, Stance.CORRECTS)


def fill(
    statement: Statement, said: Particulars, post: Post, context: Sequence[Statement]
) -> tuple[Particulars, str | None]:
    """`said` with what it takes from its context, and the uid of the statement that it answers, if it answers one."""
    context = [one for one in context if not _written_later(statement, post, one)]
    about = _answered(statement, said, post, context) if answers(statement) else None
    if about is not None:
        return _answering(said, about.particulars), about.uid
    city = city_of_its_quarter(statement, said, context)
    if city is not None:
        return said.model_copy(update={"places": (*said.places, city)}), None
    if _exact(said) or not context or not (family(said.event or "") in HEAD or leans(statement)):
        return said, None
    earlier = [one for one in context if one.post == statement.post] or list(context)
    earlier = [one for one in earlier if not _other_item(statement, one) and not _next_line(statement, said, post, one)]
    if said.places and not _points(_WORD.findall(statement.quote.lower()), _TO_A_PLACE, _THE):
        return said, None  # who names a region himself needs to point at a place
    near = [one for one in earlier if _exact(one.particulars)][:1]
    if near and earlier.index(near[0]) < _REACH and not _elsewhere(said, near[0].particulars):
        theirs = near[0].particulars
        most = 1 if theirs.event else 2  # a label names a town beside its quarter
        places = tuple(place for place in theirs.places if not place.region)[:most]
        if near[0].aside == HEADING and not said.places:  # "ITEMS (Mallah farms in north Aleppo)"
            places += tuple(place for place in theirs.places if place.region)
        return said.model_copy(update={"places": (*places, *said.places)}), None
    return (said if near or said.places else _headed(said, earlier)), None


def _answering(said: Particulars, theirs: Particulars) -> Particulars:
    """`said` of what it answers: there, and of that event."""
    places = said.places if _exact(said) else (theirs.places or said.places)
    return said.model_copy(update={"places": places, "event": theirs.event or said.event})


def _headed(said: Particulars, earlier: Sequence[Statement]) -> Particulars:
    """`said` with the front or province that the heading of its items names."""
    heading = next((one for one in earlier if one.aside == HEADING and one.particulars.places), None)
    if heading is None or not _ITEMS.match(heading.quote):
        return said
    return said.model_copy(update={"places": heading.particulars.places})


def _written_later(statement: Statement, post: Post, one: Statement) -> bool:
    """Whether `one` stands in an update above the block of `statement`, or the entry has no time of its own."""
    if one.post != statement.post or one.first_seen == statement.first_seen:
        return False
    return one.first_seen > statement.first_seen or statement.first_seen == post.published


def _other_item(statement: Statement, one: Statement) -> bool:
    """Whether both are lines of a list that credit others: where the one happened says nothing of the other."""
    if one.post != statement.post or one.aside is not None:
        return False
    return bool(statement.credit and one.credit) and statement.credit != one.credit and not statement.hedged


def _next_line(statement: Statement, said: Particulars, post: Post, one: Statement) -> bool:
    """Whether both open lines of a list with bullets, and the later counts nobody and points at nothing before it.

    "- Tal Melah in rebel hands / - Jibbin not taken": a village that nobody could read is not the one above.
    """
    if one.post != statement.post or said.figures:
        return False
    words = _WORD.findall(statement.quote.lower())
    if _points(words, _TO_SOMETHING, _THE_SAID) or _points(words, _TO_A_PLACE, _THE):
        return False
    lines = (post.text[post.text.rfind("\n", 0, at) + 1 : at] for at in (one.start, statement.start))
    return all(_BULLET.fullmatch(line) for line in lines)


_BULLET = re.compile(r"\s*[•▪▫◾◽●○*·–—-]\s*")
"""Before a statement that opens a line of a list."""


def _exact(said: Particulars) -> bool:
    return any(not place.region for place in said.places)


def _elsewhere(said: Particulars, theirs: Particulars) -> bool:
    """Whether a statement's own region is none that the earlier one named: then it speaks of another corner."""
    regions = {place.key for place in said.places}
    known = {place.key for place in theirs.places}
    return bool(regions) and bool({place.key for place in theirs.places if place.region}) and not regions & known


def _answered(statement: Statement, said: Particulars, post: Post, context: Sequence[Statement]) -> Statement | None:
    """The statement that a denial or question is about: the one it fits best, the nearest of equals."""
    candidates = [
        one for one in context if one.aside is None and one.stance is Stance.ASSERTS and one.uid != statement.uid
    ]
    other_posts = [one for one in candidates if one.post != statement.post] if post.reply_to or post.quote_of else []
    candidates = other_posts or candidates
    if not candidates or not (other_posts or leans(statement) or said.event):
        return None
    best = max(candidates, key=lambda one: (_fit(said, one.particulars), -candidates.index(one)))
    if statement.stance is Stance.QUESTIONS and best.post == statement.post and not _fit(said, best.particulars):
        return None
    own_deed = (
        statement.stance is Stance.DENIES
        and said.event not in (None, *_SAYING, best.particulars.event)
        and not _RELATES.match(statement.quote)
    )
    if (
        own_deed
        and best.post == statement.post
        and not _points(_WORD.findall(_EXPLETIVE.sub("", statement.quote.lower())), _TO_SOMETHING, _THE_SAID)
    ):
        return None  # who says what did not happen denies others, not what he has just said himself
    return best


_EXPLETIVE = re.compile(r"^\W*it(?:'s| is| was) (?:not true|untrue|false|a lie|wrong|not the case) that\b")
"""An "it" that points at nothing."""


def _fit(said: Particulars, theirs: Particulars) -> int:
    keys = {place.key for place in said.places}
    places = 2 * len(keys & {place.key for place in theirs.places})
    actors = len({actor.side for actor in said.actors} & {actor.side for actor in theirs.actors})
    return places + actors + (2 if said.event and said.event == theirs.event else 0)
