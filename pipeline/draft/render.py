"""Renders a round-up in a format: one file each in `formats/`, found by its name."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from pipeline.draft import formats as package
from pipeline.draft.escape import markup
from pipeline.draft.templating import fill
from pipeline.errors import NotFoundError
from pipeline.types import Edition, Roundup


class Format(Protocol):
    """A module of `formats/`."""

    SUFFIX: str

    def write(self, roundup: Roundup, why: bool, folder: Path | None, edition: Edition | None = None) -> str:
        """The round-up in this format; `why` adds reasons and quotes; `folder` holds a desk's own templates.

        Of a published `edition`, which the round-up belongs to, headline, corrections and updates are printed too.
        """

    def together(self, documents: Sequence[str]) -> str | None:
        """Several round-ups as one document; None where this format has one round-up a document."""


def formats() -> tuple[str, ...]:
    """The names of the formats that there are, in alphabetical order."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(package.__path__)))


FORMATS = formats()
"""The formats that ship."""


ARTICLE = "article"
"""An edition's HTML without a page around it."""


@cache
def _format(name: str) -> Format:
    return cast("Format", importlib.import_module(f"{package.__name__}.{name}"))


def render(roundup: Roundup, format: str, why: bool = False, folder: Path | None = None) -> str:
    """`roundup` in `format` (markdown, html, text, json), ending in a line break.

    `why` adds the reason and the quotes under each item. `folder` is where the source list lies: the round-up's own
    templates (`Roundup.template`) are looked for beside it, and what they lack comes from those that ship. Raises
    NotFoundError for a format that nobody knows, SettingsError for a desk's template that cannot be filled.
    """
    return _known(format).write(roundup, why, _own(roundup, folder))


def _own(roundup: Roundup, folder: Path | None) -> Path | None:
    return folder / roundup.template if folder is not None and roundup.template is not None else None


def render_edition(edition: Edition, format: str, folder: Path | None = None) -> str:
    """A published edition in `format`, with its updates above the original entry and its corrections beside it.

    `article` is what stands inside the body of `html`, for systems that have pages of their own. Raises as `render`
    does, and SettingsError for a desk's template that prints no corrections.
    """
    own = _own(edition.roundup, folder)
    if format == ARTICLE:
        return fill("article.html", edition.roundup, False, own, markup, edition)
    return _known(format).write(edition.roundup, False, own, edition)


def together(documents: Sequence[str], format: str) -> str | None:
    """Several rendered round-ups as one document of `format`; None where it has one round-up a document."""
    return documents[0] if len(documents) == 1 else _known(format).together(documents)


def suffix(format: str) -> str:
    """How the names of files in `format` end, such as `.md`."""
    return _known(format).SUFFIX


def _known(format: str) -> Format:
    if format not in formats():
        raise NotFoundError(f"There is no round-up format {format!r}; there are {', '.join(formats())}.")
    return _format(format)
