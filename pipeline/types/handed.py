"""What somebody at the desk hands in, before it is kept."""

from __future__ import annotations

from datetime import datetime

from pipeline.types.posts import Post
from pipeline.types.record import Record
from pipeline.types.sources import Capture


class HandedIn(Record):
    """A post that somebody wants to add, shown once more before it is kept."""

    uid: str
    who: str
    at: datetime
    post: Post
    """As it would be kept, with its provenance in `extra`."""
    capture: Capture | None = None
    """What was fetched, where it was; its bytes are kept beside it."""
