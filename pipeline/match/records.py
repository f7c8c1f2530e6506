"""What clustering hands on: groups of statements that make one claim, and how the groups stand to one another."""

from __future__ import annotations

from pipeline.types import Band, Record, Suggestion


class Member(Record):
    """A statement in a group, with why it is there."""

    statement: str
    """uid of the statement."""
    score: float = 1.0
    band: Band = Band.AUTO
    why: str = "first statement of the claim"


class Group(Record):
    """Statements that make one claim."""

    uid: str
    """The claim's uid: it derives from the earliest asserting statement (else from the earliest)."""
    members: tuple[Member, ...]
    """In canonical order of the statements."""

    @property
    def statements(self) -> tuple[str, ...]:
        """The uids of the members, in canonical order."""
        return tuple(member.statement for member in self.members)


class Link(Record):
    """A claim stands to another in a way that is not sameness."""

    claim: str
    other: str
    why: str


class Clustering(Record):
    """All that matching decided about a set of statements."""

    groups: tuple[Group, ...] = ()
    """In canonical order of their earliest statements."""
    suggestions: tuple[Suggestion, ...] = ()
    """Pairs of groups (earlier claim first) that the desk is asked about, best first."""
    updates: tuple[Link, ...] = ()
    """`claim` carries on the count of `other`, the nearest earlier one."""
    rivals: tuple[Link, ...] = ()
    """`claim` and `other` give contradicting accounts of one event (another doer; not at all); each pair once."""
    loose: tuple[str, ...] = ()
    """uids of questions that answer nothing we have: they make no claim, and are not lost."""
