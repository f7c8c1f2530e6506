"""Asks a site whether programs may read a page, as `robots.txt` says (RFC 9309)."""

from __future__ import annotations

from datetime import datetime, timedelta
from http import HTTPStatus
from urllib.parse import quote, unquote

from pydantic import JsonValue

from pipeline.collect.fetch import Fetcher, checked, shown
from pipeline.errors import CollectError, FetchError
from pipeline.types import Cursor

TOKEN = "itemwire"  # noqa: S105 (a name, no secret)
"""What a `robots.txt` calls this program: the first word of our User-Agent."""
FOR = timedelta(days=1)
"""How long an answer holds (RFC 9309, section 2.4: not longer than 24 hours)."""
MAX_SIZE = 500 * 1024
"""Bytes of a file that are read (section 2.5 asks for at least 500 KiB)."""
_STATE = "robots"
_CLIENT_ERRORS = range(400, 500)


async def permitted(url: str, cursor: Cursor, now: datetime, fetcher: Fetcher) -> Cursor:
    """`cursor`, remembering for a day that the site lets `url` be read; raises `CollectError` where it does not.

    A site without the file lets everything be read; one whose file cannot be had now lets nothing.
    """
    known = cursor.state.get(_STATE)
    if isinstance(known, list) and known[:1] == [url] and now < datetime.fromisoformat(str(known[1])) + FOR:
        return cursor
    page = checked(url)
    address = str(page.origin().with_path("/robots.txt"))
    try:
        answer = await fetcher.get(address, now)
    except FetchError as error:
        raise CollectError(
            f"{shown(url)} is not read, because its site's rules for programs cannot be had: {error}"
        ) from error
    if answer.status == HTTPStatus.OK:
        target = page.raw_path_qs
        if not may_read(answer.body[:MAX_SIZE].decode("utf-8", "replace"), target):
            raise CollectError(
                f"{shown(url)} may not be read by programs, says {shown(address)}; ask its owner for a feed"
            )
    elif answer.status not in _CLIENT_ERRORS or answer.status == HTTPStatus.TOO_MANY_REQUESTS:
        raise CollectError(f"{shown(url)} is not read now: {shown(address)} answered {answer.status}")
    state: dict[str, JsonValue] = {**cursor.state, _STATE: [url, now.isoformat()]}
    return cursor.model_copy(update={"state": state})


def may_read(rules: str, target: str) -> bool:
    """Whether `rules`, the text of a `robots.txt`, let us read `target`, a path with its query.

    The group that names us counts, else the one for all; in it the longest fitting rule, `allow` among equals.
    """
    groups = _groups(rules)
    ours = groups.get(TOKEN, groups.get("*", []))
    path = _form(target)
    best = max(((len(rule), allow) for allow, rule in ours if rule and _fits(rule, path)), default=(0, True))
    return best[1]


def _groups(rules: str) -> dict[str, list[tuple[bool, str]]]:
    """Name of a program, in lower case → whether allowed, and the pattern, for each of its rules."""
    groups: dict[str, list[tuple[bool, str]]] = {}
    named: list[str] = []
    in_rules = False
    for line in rules.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            named = [] if in_rules else named
            in_rules = False
            named.append(value.lower().partition("/")[0].strip())
            groups.setdefault(named[-1], [])
        elif key in ("allow", "disallow"):
            in_rules = True
            for name in named:
                groups[name].append((key == "allow", _form(value)))
    return groups


def _form(path: str) -> str:
    """A path in the one form in which two are compared: percent-encoded where it must be."""
    return quote(unquote(path), safe="/?&=*$:@!+,;~()'-._[]%")


def _fits(rule: str, path: str) -> bool:
    """Whether the pattern, in which `*` stands for anything and a final `$` for the end, begins `path`."""
    ends = rule.endswith("$")
    first, *others = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, part in enumerate(others):
        if ends and number == len(others) - 1:
            return path.endswith(part) and len(path) - len(part) >= at
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return not ends or at == len(path)
