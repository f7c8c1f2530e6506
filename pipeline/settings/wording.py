"""Turns what pydantic finds into faults that a person can mend: what is wrong, and what is allowed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from pipeline.settings.faults import Fault, meant, quoted, visible
from pipeline.settings.file_model import keys_at
from pipeline.settings.nodes import Location, Node, find_line, holds, key_path

LONGEST_MESSAGE = 300
"""Characters of a message of pydantic's own that is repeated."""

_SECRET = re.compile(r"pass|secret|token|api_?key|auth", re.IGNORECASE)
_QUOTED = re.compile(r"'([^']*)'")


def faults_of(error: ValidationError, root: Node) -> Iterator[Fault]:
    """The faults that `error` lists, each at its line in the document `root`."""
    for detail in error.errors(include_url=False):
        location = _location(detail)
        if not _inherited(detail, location, root):
            yield Fault(find_line(root, location), key_path(location) or "document", _what(detail))


def _location(detail: ErrorDetails) -> Location:
    """Where the error stands: an error of a whole table may name one of its keys."""
    if detail["type"] == "at_key":
        return (*detail["loc"], str(detail["ctx"]["key"]))
    return detail["loc"]


def _inherited(detail: ErrorDetails, location: Location, root: Node) -> bool:
    """Whether a beat only repeats a value of the file's own policy, where the fault is reported already."""
    within = len(location) > 3 and location[0] == "beats" and location[2] == "policy"
    return within and detail["type"] != "at_key" and not holds(root, location)


def _what(detail: ErrorDetails) -> str:
    say = _WORDS.get(detail["type"])
    return say(detail) if say else visible(detail["msg"], LONGEST_MESSAGE)


def _extra(detail: ErrorDetails) -> str:
    *table, word = detail["loc"]
    known = keys_at(table)
    if table[:1] == ["sources"] and _SECRET.search(str(word)):
        return "is no key here; allowed: a key such as password_env that names the variable in .env with the secret"
    return f"is no key here{meant(str(word), known)}; allowed: {', '.join(known)}"


def _choice(detail: ErrorDetails) -> str:
    allowed = _QUOTED.findall(detail["ctx"]["expected"])
    found = detail["input"]
    shown = f"{quoted(found)}{meant(found, allowed)}" if isinstance(found, str) else _sort(found)
    return f"is none of its values ({shown}); allowed: {', '.join(allowed)}"


def _sort(value: object) -> str:
    """What sort of value stands there, without repeating it."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true" if value else "false"
    names: dict[type, str] = {str: "a text", list: "a list", dict: "a table"}
    return names.get(type(value), "something else")


def _instead(allowed: str) -> Callable[[ErrorDetails], str]:
    """The words for a value of the wrong sort."""
    return lambda detail: f"is {_sort(detail['input'])}; allowed: {allowed}"


def _too_long(detail: ErrorDetails) -> str:
    found: Any = detail["input"]
    return f"has {len(found):,} characters; allowed: up to {detail['ctx']['max_length']:,}"


_LIST = "a list such as [one, two]"
_TABLE = "a table of keys and values"
_TEXT = "a text (in quotes where it is true, false or null)"
_WORDS: dict[str, Callable[[ErrorDetails], str]] = {
    "missing": lambda detail: (
        f"is missing; allowed: {'a list' if len(detail['loc']) == 1 else 'a value, it cannot be left out'}"
    ),
    "extra_forbidden": _extra,
    "enum": _choice,
    "literal_error": _choice,
    "string_type": _instead(_TEXT),
    "string_unicode": lambda _: "holds half a character; allowed: text that is valid Unicode",
    "tuple_type": _instead(_LIST),
    "model_type": _instead(_TABLE),
    "model_attributes_type": _instead(_TABLE),
    "string_too_short": lambda _: "is empty; allowed: a text",
    "string_too_long": _too_long,
    "too_long": lambda detail: f"has too many entries; allowed: up to {detail['ctx']['max_length']}",
    "greater_than_equal": lambda detail: f"is too small; allowed: {detail['ctx']['ge']} or more",
    "value_error": lambda detail: str(detail["ctx"]["error"]),
    "at_key": lambda detail: str(detail["ctx"]["what"]),
}
"""Pydantic's types of error (https://docs.pydantic.dev/latest/errors/validation_errors/) that our fields can raise."""
