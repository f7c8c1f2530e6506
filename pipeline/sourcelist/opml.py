"""OPML, the form in which feed readers hand over their lists (opml.org/spec2): read with listparser, and written.

What OPML has no word for travels as categories (`/itemwire/role/analyst`), which other readers pass over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote
from xml.sax.saxutils import quoteattr

from listparser import parse

from pipeline.errors import InputError
from pipeline.settings.fields import MAX_NAME, duration_text
from pipeline.sourcelist.dated import DATED, as_json, from_json
from pipeline.sourcelist.listed import Imported, Refused, entry, name_of
from pipeline.text import one_line
from pipeline.types import Source

_DECLARATIONS = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FEEDS = re.compile(r"\bxmlurl\s*=", re.IGNORECASE)
_OURS = "itemwire"
_LISTS = ("aliases", "languages")
_OPTION = "option"
_SINGLE = (
    "kind", "role", "reliability", "owner", "side", "every", "slowest", "cron", "zone", "enabled", "named", "at_risk",
    "media",
)  # fmt: skip
_FLAGS: dict[str, object] = {"true": True, "false": False}


def read_opml(text: str, path: Path) -> Imported:
    """The feeds that an OPML text lists; raises InputError where it is none or declares entities."""
    if _DECLARATIONS.search(text):
        raise InputError(f"{path} declares a document type or entities, which no list of feeds needs; take them out")
    found = parse(text.encode())
    feeds: list[dict[str, Any]] = list(found.get("feeds", ()))
    if not feeds:
        raise InputError(f"{path} is no OPML that names feeds (outlines with xmlUrl); name another file")
    sources: list[Source] = []
    refused: list[Refused] = []
    for number, feed in enumerate(feeds, 1):
        read = _read(feed, f"feed {number}")
        (sources if isinstance(read, Source) else refused).append(read)  # type: ignore[arg-type]
    twice = len(_FEEDS.findall(text)) - len(feeds)
    if twice > 0:
        refused.append(Refused("the file", f"{twice} outlines repeat an address of another one"))
    return Imported(tuple(sources), tuple(refused))


def _read(feed: dict[str, Any], where: str) -> Source | Refused:
    url = str(feed.get("url", ""))
    name = one_line(str(feed.get("title") or ""))[:MAX_NAME] or name_of(url)
    values: dict[str, Any] = {"name": name, "url": url}
    for path in feed.get("categories", ()):
        if len(path) == 4 and path[:2] == [_OURS, _OPTION]:
            values.setdefault("options", {})[unquote(str(path[2]))] = unquote(str(path[3]))
        elif len(path) == 3 and path[0] == _OURS and path[1] in (*_SINGLE, *_LISTS, *DATED):
            value = unquote(str(path[2]))
            if path[1] in DATED:
                values[path[1]] = from_json(value) or value
            elif path[1] in _LISTS:
                values.setdefault(path[1], []).append(value)
            else:
                values[path[1]] = _FLAGS.get(value, value)
    return entry(values, f"{where} ({name})")


def write_opml(sources: Iterable[Source]) -> tuple[str, int]:
    """The sources that have an address, as OPML 2.0; and how many were left out because they have none."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', "  <head><title>itemwire</title></head>"]
    lines.append("  <body>")
    left = 0
    for source in sources:
        if source.url is None:
            left += 1
            continue
        about = ",".join(f"/{_OURS}/{name}/{quote(value, safe=' ')}" for name, value in _said(source))
        about += "".join(
            f",/{_OURS}/{_OPTION}/{quote(name, safe=' ')}/{quote(value, safe=' ')}"
            for name, value in source.options.items()
        )
        title, url, category = quoteattr(source.name), quoteattr(source.url), quoteattr(about)
        lines.append(f'    <outline type="rss" text={title} title={title} xmlUrl={url} category={category}/>')
    return "\n".join([*lines, "  </body>", "</opml>", ""]), left


def _said(source: Source) -> list[tuple[str, str]]:
    """What of `source` is no default, by name."""
    said = [("kind", source.kind or "feed"), ("role", source.role.value), ("reliability", source.reliability.value)]
    said += [(name, value) for name in ("owner", "side", "cron") if (value := getattr(source, name))]
    said += [("zone", source.zone)] if source.cron else [("every", duration_text(source.every))]
    said += [("slowest", duration_text(source.slowest))] if source.slowest else []
    said += [(name, value) for name in _LISTS for value in getattr(source, name)]
    said += as_json(source).items()
    flags = [
        ("enabled", source.enabled, True),
        ("named", source.named, True),
        ("at_risk", source.at_risk, False),
        ("media", source.media, False),
    ]
    return said + [(name, str(value).lower()) for name, value, usual in flags if value != usual]
