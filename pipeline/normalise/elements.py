"""What the elements of HTML mean for prose: which are none, where they break it, and what a picture stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

DROPPED = frozenset([
    "script", "style", "template", "noscript", "iframe", "frame", "object", "embed", "applet", "svg", "math",
    "canvas", "audio", "video", "head", "title", "select", "textarea", "button", "del", "s", "strike",
])  # fmt: skip
"""Not prose, or (the last three) struck out by its author."""
PARAGRAPHS = frozenset([
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "figure", "hr",
    "article", "section",
])  # fmt: skip
"""Elements that stand apart from what is around them, with an empty line."""
LINES = frozenset([
    "div", "li", "dt", "dd", "tr", "address", "aside", "details", "summary", "figcaption", "fieldset", "footer",
    "form", "header", "main", "nav", "center", "caption", "thead", "tbody", "legend",
])  # fmt: skip
"""Elements that begin and end on a line of their own."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.IGNORECASE)
BLANKS = re.compile(r"\s\s+|[^\S ]")
"""Blanks that mean no more than one."""


class Markup(NamedTuple):
    """What a piece of HTML says."""

    text: str
    """Its prose, cleaned: a line a block, an empty line between paragraphs, `> ` before quoted lines."""
    links: tuple[str, ...]
    """Targets of its links as written, in order, without repeats."""
    images: tuple[str, ...]
    """Addresses of its pictures as written, without emoji and tracking pixels."""


def is_hidden(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element with these attributes is not shown."""
    return "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "") is not None


def picture(attributes: Mapping[str, str | None]) -> tuple[str, str | None]:
    """What stands for a picture: the character of an emoji, else its address; neither for a tracking pixel."""
    said = (attributes.get("alt") or "").strip()
    if said and len(said) <= 8 and not any(char.isalnum() for char in said):
        return said, None
    is_seen = attributes.get("width") not in ("0", "1") and attributes.get("height") not in ("0", "1")
    return "", attributes.get("src") if is_seen else None
