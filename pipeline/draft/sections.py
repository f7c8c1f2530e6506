"""The sections of a round-up: which statuses stand in each, and what they are called."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.types import Status


class Section(NamedTuple):
    """One section: the word that settings have for it, its title, and its statuses, the first printed first."""

    key: str
    title: str
    statuses: tuple[Status, ...]


SECTIONS = (
    Section("confirmed", "CONFIRMED", (Status.CONFIRMED,)),
    Section("latest", "LATEST UPDATES (unconfirmed)", (Status.CORROBORATED, Status.UNCONFIRMED)),
    Section("disputed", "DISPUTED", (Status.DISPUTED,)),
    Section("corrections", "CORRECTIONS", (Status.RETRACTED, Status.REJECTED)),
)
"""In the order that ships; a beat may set another one, or leave sections out."""


def in_order(keys: tuple[str, ...]) -> tuple[Section, ...]:
    """The sections that a beat prints, in its order; a word that names none is passed over."""
    known = {section.key: section for section in SECTIONS}
    return tuple(known[key] for key in dict.fromkeys(keys) if key in known)


def title_of(key: str) -> str:
    """The title that print has for the section `key`."""
    return next((section.title for section in SECTIONS if section.key == key), key.upper())
