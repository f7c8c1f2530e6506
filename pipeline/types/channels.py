"""Where editions go: a channel, what it is handed, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlmodel import Field

from pipeline.types.editions import Edition, Sending
from pipeline.types.record import Record


class Channel(Record):
    """A place where editions are published, as `sources.yaml` lists it."""

    name: str
    kind: str
    """The module of `pipeline.publish` that sends to it."""
    url: str | None = None
    path: str | None = None
    """A file or folder, relative to the source list."""
    options: dict[str, str] = Field(default_factory=dict)
    """What its kind can be told besides, with the names of the variables that hold its secrets (`password_env`)."""


class LogRoot(Record):
    """The Merkle root over the first `size` entries of the source log: all that it held at the end of `day`."""

    day: str
    """UTC, such as `2026-11-22`."""
    size: int
    root: str


@dataclass(frozen=True)
class Parcel:
    """One revision of an edition, with all that a channel may need to send it; nothing in it is a secret."""

    edition: Edition
    now: datetime
    key: str
    """The same for the same revision and channel, for channels that can be told not to take a thing twice."""
    base: Path
    """The folder that paths are relative to."""
    before: Sending | None
    """The last sending of this edition that this channel took; None: it never had it."""
    shelf: tuple[Edition, ...]
    """The beat's editions as they read now, newest first, this one among them: what a feed lists."""
    render: Callable[[Edition, str], str] = field(repr=False)
    """An edition in a format (markdown, html, text, json)."""
    secret: Callable[[str], str | None] = field(repr=False)
    """The value of an environment variable."""
    roots: tuple[LogRoot, ...] = ()
    """The latest roots of the source log, newest first: who keeps a feed keeps the proof that no entry was changed."""


class Receipt(Record):
    """What a channel answered."""

    remote: str | None = None
    """What it calls the edition there, for the next revision."""
    url: str | None = None
    """Where readers find it."""
    digest: str
    """SHA-256 of what was sent."""
