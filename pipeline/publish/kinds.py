"""The kinds of channel: the modules of this package that can send."""

from __future__ import annotations

import importlib
from functools import cache
from typing import Protocol, cast

from pipeline.errors import NotFoundError
from pipeline.settings.kinds import CHANNELS, known_kinds
from pipeline.types import Channel, Parcel, Receipt


class Kind(Protocol):
    """A module that sends."""

    OPTIONS: tuple[str, ...]
    RESENDS: bool

    async def send(self, parcel: Parcel, channel: Channel) -> Receipt:
        """Send it; raises PublishError."""


def kinds() -> tuple[str, ...]:
    """The names of the kinds of channel, in alphabetical order."""
    return known_kinds(CHANNELS)


@cache
def kind_of(name: str) -> Kind:
    """The module of the kind `name`; raises NotFoundError with the list of kinds."""
    if name not in kinds():
        raise NotFoundError(f"there is no kind of channel {name!r}; there are {', '.join(kinds())}")
    return cast("Kind", importlib.import_module(f"pipeline.publish.{name}"))
