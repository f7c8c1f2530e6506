"""Fills templates in a sandbox: every value is escaped for its format, whoever wrote the template.

A desk's own template (`Beat.template`, a folder with `roundup.html`, `roundup.md` or `roundup.txt`) can show what
`page.py` holds; it cannot reach files, call Python or change anything. What the folder lacks is taken from those
that ship.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from pipeline.draft.page import page_of
from pipeline.errors import SettingsError
from pipeline.types import Edition, Roundup


def fill(
    name: str,
    roundup: Roundup,
    why: bool,
    folder: Path | None,
    escape: Callable[[str], str],
    edition: Edition | None = None,
) -> str:
    """The template `name` filled with `roundup`; `escape` makes a plain text safe in its format.

    Of a published `edition` every correction must come out: a desk's template that leaves one away is refused.

    Raises SettingsError where a template of the desk's own has a fault; the message names its line.
    """
    sandbox = _sandbox(folder, escape)
    try:
        text = sandbox.get_template(name).render(page=page_of(roundup, why, edition))
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, UnicodeDecodeError) as error:
        if folder is None:
            raise
        line = f", line {error.lineno}" if isinstance(error, TemplateSyntaxError) else ""
        raise SettingsError(
            [f"{folder / name}{line}: the template cannot be filled: {error}; mend it or remove it"]
        ) from error
    silent = [one for one in (edition.corrections if edition else ()) if escape(one.right) not in text]
    if silent:
        where = folder / name if folder is not None else name
        raise SettingsError([f"{where}: the template prints no corrections; print page.edition.notices in it"])
    return text


@lru_cache(maxsize=16)
def _sandbox(folder: Path | None, escape: Callable[[str], str]) -> ImmutableSandboxedEnvironment:
    """The environment of one folder and one format; a template that changes on the disk is read again."""
    loaders: list[BaseLoader] = [FileSystemLoader(folder)] if folder is not None else []
    loaders.append(PackageLoader("pipeline.draft", "templates"))
    sandbox = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader(loaders),
        # Autoescape is on in every format: it marks what macros and blocks made as done, so that nothing is escaped
        # twice. The escaping itself is `finalize`, which sees every value before the autoescape does.
        autoescape=True,
        finalize=lambda value: _ready(value, escape),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for alias in ("e", "escape", "forceescape"):
        sandbox.filters[alias] = lambda value: _ready(value, escape)
    for unsafe in ("safe", "urlize", "xmlattr"):
        sandbox.filters.pop(unsafe, None)
    return sandbox


def _ready(value: object, escape: Callable[[str], str]) -> Markup:
    """`value` as text that the format shows as it stands; what is ready stays as it is."""
    if isinstance(value, Markup):
        return value
    return Markup(escape(value if isinstance(value, str) else str(value)) if value is not None else "")  # noqa: S704 - this is where it is made safe
