"""The scales on which things are judged: roles, grades, stances, statuses, bands, precisions."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a source is to a newsroom."""

    OUTLET = "outlet"
    ANALYST = "analyst"
    ACTIVIST = "activist"
    OFFICIAL = "official"
    AGENCY = "agency"
    COMMENTER = "commenter"


class Reliability(StrEnum):
    """The Admiralty scale for a source (NATO AJP-2.1): A completely reliable … E unreliable, F cannot be judged."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    def at_least(self, other: Reliability) -> bool:
        """Whether this grade is as good as `other` or better (A is best)."""
        return self <= other  # as texts: asking an enum for its value costs ten times as much


class Stance(StrEnum):
    """How a statement stands to what it is about."""

    ASSERTS = "asserts"
    DENIES = "denies"
    QUESTIONS = "questions"
    CORRECTS = "corrects"


class Status(StrEnum):
    """How far a claim is to be trusted."""

    UNCONFIRMED = "unconfirmed"
    CORROBORATED = "corroborated"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    RETRACTED = "retracted"
    REJECTED = "rejected"


class Tag(StrEnum):
    """What readers are told."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"


class Band(StrEnum):
    """How sure a join is: made by the program, proposed to the desk, or made by an editor."""

    AUTO = "auto"
    SUGGESTED = "suggested"
    EDITOR = "editor"


class Precision(StrEnum):
    """How exactly a time is known."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    UNKNOWN = "unknown"


class PublicationState(StrEnum):
    """How far a round-up is on its way to readers; says nothing about trust."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


class CorrectionGrade(StrEnum):
    """How grave a correction is, after the three that news agencies use."""

    WITHDRAWN = "withdrawn"
    """Should not have been printed at all (a kill)."""
    CORRECTED = "corrected"
    """Wrong in substance."""
    REFILED = "refiled"
    """Wrong in a small thing, such as a spelling."""


class SendState(StrEnum):
    """How far an edition is on its way to a channel."""

    DUE = "due"
    STARTED = "started"
    """Begun and not yet answered: noted before anything leaves."""
    SENT = "sent"
    FAILED = "failed"
    """Will be tried again."""
    REFUSED = "refused"
    """Will not be tried again by itself: the channel said no in a way that time does not mend."""
    UNSURE = "unsure"
    """Broken off in the middle on a channel that cannot be asked; a person must look."""
    WAITING = "waiting"
    """Ready to be put there by a person, who has not said yet that it is."""
    BY_HAND = "by hand"
    """A person put it there."""
    OVERTAKEN = "overtaken"
    """Not sent: a later revision, which says all that still holds, goes there instead."""
