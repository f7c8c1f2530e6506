"""The types of single settings: what each accepts, how it reads it, and how an editor's JSON Schema shows it.

Each check raises ValueError with a text of the form "what is wrong; what is allowed" that never repeats what may be
a secret.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import timedelta
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from pipeline.crontab import parse_crontab
from pipeline.roster import name_key
from pipeline.settings.faults import quoted
from pipeline.settings.kinds import check_kind, known_kinds
from pipeline.text import one_line

MAX_NAME = 100
"""Characters of a name: credits must fit a printed line."""
MAX_LINE = 300
"""Characters of any other text, such as a keyword or a path."""
MAX_URL = 2000
"""Characters of an address: longer ones fail in common servers and proxies (RFC 9110, section 4.1 asks for 8000)."""
EVERY_FLOOR = timedelta(minutes=1)
"""Shortest cadence: oftener is no politeness to a news site."""
EVERY_CEILING = timedelta(days=30)
"""Longest cadence: a source asked less often is not watched."""

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_DURATION = r"^[0-9]{1,7}[smhd]$"
_LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$"
VARIABLE_PATTERN = r"^[A-Za-z_][A-Za-z0-9_]*$"
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HARMLESS = re.compile("[\u00ad\u034f\u200b-\u200d\u2060\ufe00-\ufe0f]")
"""Joiners, soft hyphens and emoji styles: real names carry them; they are left out."""


def check_text(text: str) -> str:
    """`text` on one line and free of what is not seen; raises ValueError for control and direction characters."""
    for char in text:
        seen = char.isprintable() or unicodedata.category(char) == "Zs" or _HARMLESS.match(char)
        if not seen or _DIRECTION.match(char):
            raise ValueError(f"holds the character U+{ord(char):04X}; allowed: printable text on one line")
    line = one_line(text)
    if not line:
        raise ValueError("is empty; allowed: a text")
    return line


def check_name(text: str) -> str:
    """A name that can be told from others; raises ValueError for one without a letter or digit."""
    name = check_text(text)
    if not name_key(name):
        raise ValueError("is no name; allowed: a text with at least one letter or digit")
    return name


def check_url(text: str) -> str:
    """An address as it is used, without blanks around it; raises ValueError for what is no plain http(s) address."""
    url = text.strip()
    if not url.isprintable() or " " in url or "\\" in url:
        raise ValueError("is no address (a blank, backslash or control character is in it); allowed: http(s)://host/…")
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise ValueError("is no address (its host or port cannot be read); allowed: http(s)://host/…") from None
    if parts.scheme not in {"http", "https"}:
        found = quoted(parts.scheme) if parts.scheme else "none"
        raise ValueError(f"has a scheme that is not read ({found}); allowed: http:// and https://")
    if "@" in parts.netloc:
        raise ValueError("holds a user name or password; allowed: an address without them, secrets go to .env")
    if not host:
        raise ValueError("names no host; allowed: http(s)://host/…")
    return parts.scheme + url[len(parts.scheme) :]


def parse_duration(text: object) -> timedelta:
    """The time that a text such as `90s`, `10m`, `2h` or `1d` means; raises ValueError for any other."""
    if isinstance(text, timedelta):
        return text
    if not isinstance(text, str) or not re.fullmatch(_DURATION, text):
        shown = f" ({quoted(text)})" if isinstance(text, str) else ""
        raise ValueError(f"is no duration{shown}; allowed: a number and s, m, h or d, such as 90s, 10m, 2h, 1d")
    return timedelta(**{_UNITS[text[-1]]: int(text[:-1])})


def duration_text(value: timedelta) -> str:
    """`value` as a settings file writes it, in the largest unit that it is a whole number of."""
    seconds = int(value.total_seconds())
    for unit, length in (("d", 86400), ("h", 3600), ("m", 60)):
        if seconds % length == 0 and seconds:
            return f"{seconds // length}{unit}"
    return f"{seconds}s"


def check_every(value: timedelta) -> timedelta:
    """A cadence that is polite and watchful; raises ValueError outside 1 minute … 30 days."""
    if not EVERY_FLOOR <= value <= EVERY_CEILING:
        allowed = f"{duration_text(EVERY_FLOOR)} to {duration_text(EVERY_CEILING)}"
        raise ValueError(f"is out of range ({duration_text(value)}); allowed: {allowed}")
    return value


def check_cron(text: str) -> str:
    """A crontab line as it is written; raises ValueError for what is none."""
    parse_crontab(text)
    return " ".join(text.split())


def check_language(text: str) -> str:
    """A language code in its usual case (`en`, `pt-BR`, `uz-Cyrl`); raises ValueError for what is none (BCP 47)."""
    if not re.fullmatch(_LANGUAGE, text):
        raise ValueError(f"is no language code ({quoted(text)}); allowed: codes such as en, ar, ru, uk, pt-BR")
    first, *rest = text.split("-")
    return "-".join([first.lower(), *(part.title() if len(part) == len("Cyrl") else part.upper() for part in rest)])


def check_zone(text: str) -> str:
    """The name of a time zone that this machine's zone data knows; raises ValueError for any other."""
    allowed = "allowed: an IANA name such as UTC, Asia/Damascus, Europe/Kyiv"
    if text != text.strip() or not re.fullmatch(r"[A-Za-z0-9_+/-]{1,64}", text):
        raise ValueError(f"is no time zone ({quoted(text)}); {allowed}")
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"is no time zone ({quoted(text)}); {allowed}") from None
    return text


def check_variable(text: str) -> str:
    """The name of an environment variable; raises ValueError, without repeating it, for what looks like a secret."""
    if not re.fullmatch(VARIABLE_PATTERN, text):
        raise ValueError("is no name of an environment variable; allowed: a NAME, with its value in .env")
    return text


def check_count(value: object) -> object:
    """Digits as a file writes them, for pydantic to read as a number; raises ValueError for what is no whole number."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value):
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("is no whole number; allowed: digits such as 3")
    return value


def check_flag(value: object) -> object:
    """True or false; raises ValueError for words that other programs might read as such."""
    if not isinstance(value, bool):
        shown = f" ({quoted(value)})" if isinstance(value, str) else ""
        raise ValueError(f"is neither true nor false{shown}; allowed: true, false")
    return value


def at_key(key: str, what: str) -> PydanticCustomError:
    """The error of a whole entry that stands at one of its keys; `what` says what is wrong and what is allowed."""
    return PydanticCustomError("at_key", "{what}", {"key": key, "what": what})


def unique(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """`values` in order, each once."""
    return tuple(dict.fromkeys(values))


Line = Annotated[str, StringConstraints(min_length=1, max_length=MAX_LINE), AfterValidator(check_text)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=MAX_NAME), AfterValidator(check_name)]
Side = Annotated[Name, AfterValidator(str.lower)]
"""Compared word for word: `Neutral` and `neutral` must not be two sides."""
Url = Annotated[
    str, StringConstraints(min_length=1, max_length=MAX_URL), AfterValidator(check_url),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://", "maxLength": MAX_URL}),
]  # fmt: skip
Every = Annotated[
    timedelta, BeforeValidator(parse_duration), AfterValidator(check_every),
    WithJsonSchema({"type": "string", "pattern": _DURATION, "examples": ["90s", "10m", "2h", "1d"]}),
]  # fmt: skip
Cron = Annotated[
    str, StringConstraints(min_length=1, max_length=100), AfterValidator(check_cron),
    WithJsonSchema({"type": "string", "examples": ["0 6 * * mon-fri", "*/20 7-22 * * *", "@daily"]}),
]  # fmt: skip
Language = Annotated[
    str, StringConstraints(max_length=20), AfterValidator(check_language),
    WithJsonSchema({"type": "string", "pattern": _LANGUAGE, "examples": ["en", "ar", "ru", "uk"]}),
]  # fmt: skip
Zone = Annotated[
    str, AfterValidator(check_zone),
    WithJsonSchema({"type": "string", "examples": ["UTC", "Asia/Damascus", "Europe/Kyiv"]}),
]  # fmt: skip
Variable = Annotated[
    str, StringConstraints(max_length=MAX_NAME), AfterValidator(check_variable),
    WithJsonSchema({"type": "string", "pattern": VARIABLE_PATTERN}),
]  # fmt: skip
Kind = Annotated[
    str, AfterValidator(check_kind), WithJsonSchema({"type": "string", "enum": sorted(known_kinds())}),
]  # fmt: skip
Count = Annotated[int, BeforeValidator(check_count)]
Flag = Annotated[bool, BeforeValidator(check_flag)]
