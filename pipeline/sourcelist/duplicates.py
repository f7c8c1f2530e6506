"""Names the sources that are one feed under two names: counted twice, it would corroborate itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.links import canonical_url
from pipeline.types import Source

_SCHEME = re.compile(r"^https?://(?:www\.)?")


def sameness(source: Source) -> str | None:
    """A text that two sources share where they are read from one place; None: it is read from nowhere.

    Addresses are compared by their canonical form, without scheme, `www.` and a slash at the end.
    """
    if source.url:
        return _SCHEME.sub("", canonical_url(source.url) or source.url).rstrip("/")
    if source.kind is None:
        return None
    return f"{source.kind} {(source.account or '').lstrip('@').casefold() or source.path or ''}"


def duplicates(sources: Iterable[Source]) -> list[str]:
    """One sentence for each source that is read from the same place as one before it."""
    first: dict[str, Source] = {}
    found = []
    for source in sources:
        place = sameness(source)
        other = first.setdefault(place, source) if place else source
        if other is not source:
            found.append(
                f"{source.name} and {other.name} are one source ({place}): under two names it would count twice; "
                "remove one and make its name an alias of the other"
            )
    return found
