"""How far two statements share words and names, apart from those of their places and actors."""

from __future__ import annotations

from pipeline.bearers import PARTICLES
from pipeline.match.mentions import shared
from pipeline.match.persons import Names, titled
from pipeline.match.persons import shared as shared_person
from pipeline.match.told import Told
from pipeline.match.wordings import STEM

FEW = 4
"""Statements of fewer words than this are weighed as if they had so many: one shared word of one proves nothing."""


def _own_names(a: Told, b: Told) -> tuple[frozenset[str], frozenset[str]]:
    """The names that each tells beside places and actors of either."""
    return _but(a.own_names, b), _but(b.own_names, a)


def _but(names: frozenset[str], other: Told) -> frozenset[str]:
    """`names` without those of places and actors of `other`, and without parts that thousands bear ("Abu")."""
    known = other.known
    return frozenset([name for name in names - PARTICLES if name[:STEM] not in known]) if names else names


def names(a: Told, b: Told) -> float | None:
    """Whether both name the same people, bodies or things, beside places and actors.

    Across scripts a name that both spell speaks for them, and none against; so it is with a leader's in Arabic.
    """
    if a.lang != b.lang:
        return 1.0 if _crossed(a, b) or one_person(a, b) else None
    if a.lang == "ar" and a.event == b.event == "kill-leader":
        return 1.0 if _titled(a) & _titled(b) else None
    if not a.own_names or not b.own_names:
        return None
    first, second = _own_names(a, b)
    return len(first & second) / min(len(first), len(second)) if first and second else None


def _titled(one: Told) -> frozenset[Names]:
    """The people whom an Arabic statement names behind their titles: it has no capitals to tell names by."""
    return titled(one.statement.quote)


OF_PEOPLE = frozenset(("kill-leader", "arrest", "abduct", "execute", "release", "appoint", "kill"))
"""Events that are told of people by name."""


def one_person(a: Told, b: Told) -> str:
    """The person whom both name in full where both tell such an event; empty where there is none."""
    if a.event not in OF_PEOPLE or b.event not in OF_PEOPLE:
        return ""
    return shared_person(a.people, b.people)


def how_many_names(a: Told, b: Told) -> int:
    """How many names both tell, titles left out; none where most of those that either tells are others."""
    if a.lang != b.lang:
        return len(_crossed(a, b))
    first, second = people(a, b)
    shared = len(first & second)
    return shared if 2 * shared > min(len(first), len(second)) else 0


def people(a: Told, b: Told) -> tuple[frozenset[str], frozenset[str]]:
    """The names that each tells beside places, actors and titles."""
    first, second = _own_names(a, b)
    return first - TITLES, second - TITLES


TITLES = frozenset(
    """genera colone lieute brigad major captai presid prime minist chief comman deputy govern mayor counci
    depart state offici secret spokes army force monday tuesda wednes thursd friday saturd sunday
    генера полков подпол майор презид минист команд губерн""".split()  # noqa: SIM905
)
"""Stems, as long as those of names, of capitalised words that many bear."""


def _crossed(a: Told, b: Told) -> tuple[str, ...]:
    """The names that both spell, each in its own script."""
    if a.mentions.keys().isdisjoint(b.mentions):
        return ()
    return shared(a, b, a.titles | b.titles)


def names_in_words(a: Told, b: Told) -> str:
    """The names that both tell, the first three."""
    if a.lang != b.lang:
        found = _crossed(a, b) or tuple(filter(None, [one_person(a, b)]))
        return f"same names ({', '.join(found[:3])})" if found else ""
    first, second = _own_names(a, b)
    shared = sorted(first & second) or sorted({name for names in _titled(a) & _titled(b) for name in names})
    return f"same names ({', '.join(shared[:3])})" if shared else ""


def _own_words(a: Told, b: Told) -> tuple[int, int]:
    """How many words both tell beside places and actors, and how many the shorter has of them."""
    # what neither counts among its own names is in both sets, and in neither's names
    shared = len(a.own_stems & b.own_stems)
    return shared, min(len(a.own_stems - b.known), len(b.own_stems - a.known))


def words(a: Told, b: Told) -> float | None:
    """The share of the shorter statement's words that the other has too; nothing across languages."""
    if a.lang != b.lang:
        return None
    shared, least = _own_words(a, b)
    return shared / max(least, FEW) if least else None


def words_in_words(a: Told, b: Told) -> str:
    """How many words of the shorter statement the other has too."""
    return "{} of {} words".format(*_own_words(a, b))


def swapped(a: Told, b: Told) -> bool:
    """Whether two statements of one language share a frame of words and each has a word of its own in it.

    Where no village was made out, that word may be one: "two hurt in a strike on X" and "… on Y" are two claims.
    """
    return bool(a.stems - b.stems) and bool(b.stems - a.stems)
