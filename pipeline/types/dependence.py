"""That one source copies another, as the program suspects it from what they share."""

from __future__ import annotations

from pipeline.types.record import Record

DEPENDS_ACT = "depends"
"""The act of a decision on a proposal; its subject is the copier, its other the original."""


class Echo(Record):
    """One time that two sources shared what nobody else had."""

    claim: str
    kind: str
    """wording, spelling or figure."""
    shared: str
    """What only the two of them had."""
    earlier: str
    """uid of the original's statement."""
    later: str
    """uid of the copier's."""
    lag: float
    """Seconds from the one to the other."""


class Dependence(Record):
    """A proposal to the desk: `copier` takes from `original`, with the evidence."""

    copier: str
    original: str
    echoes: tuple[Echo, ...]
    """Earliest first; one or more a claim."""
    claims: int
    """In how many claims they share something that nobody else has."""
    strength: float
    """Shared wordings count 1, shared errors 2."""
    lag: float
    """The median lag, in seconds."""
    why: str
    state: str = "proposed"
    """proposed, accepted or rejected."""
