"""What all pages share: settings, database, clock, templates, and what stands in the bar at the top."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment as Templates
from jinja2 import FileSystemLoader, StrictUndefined

from pipeline.settings import Environment, Settings, load_settings
from pipeline.types.accounts import Rank
from pipeline.web import words
from pipeline.web.catalogue import ENGLISH, RIGHT_TO_LEFT, counted, words_of
from pipeline.web.glance import Glance
from pipeline.web.lines import Lines
from storage import Store

TEMPLATES = Path(__file__).parent / "templates"


class Entry(NamedTuple):
    """A page in the bar at the top."""

    order: int
    title: str
    href: str
    rank: Rank = Rank.READER
    key: str = ""
    """The key that leads there; empty: none."""


Made = tuple[str, datetime]
"""A public page's text, and when what it tells was last changed."""

Nav = Callable[["Office"], list[Entry]]
"""A page module's `nav`: its entries in the bar."""


@dataclass
class Office:
    """What all pages share; holds the settings as they were when the file was last changed."""

    path: Path
    store: Store
    environment: Environment
    clock: Callable[[], datetime]
    navs: list[Nav] = field(default_factory=list)
    stopping: Callable[[], bool] = lambda: False
    """Whether the server is to end: streams, which never end by themselves, end then."""
    kept: dict[str, tuple[object, Made]] = field(default_factory=dict)
    """Address of a public page → the state that it was made in, and the page."""
    glance: Glance = field(default_factory=Glance)
    """What all open pages look at for news."""
    lines: Lines = field(default_factory=Lines)
    """Items of round-ups as they were drawn last."""
    _settings: Settings | None = None
    _read: float = 0.0
    _templates: dict[str, Templates] = field(default_factory=dict)

    def settings(self) -> Settings:
        """The settings, read again after an editor or a colleague changed the file."""
        changed = self.path.stat().st_mtime
        if self._settings is None or changed != self._read:
            self._settings = load_settings(self.path)
            self._read = changed
        return self._settings

    @property
    def read_at(self) -> float:
        """Which state of the settings file is in force: its time of change."""
        return self._read

    def entries(self) -> list[Entry]:
        """The bar at the top, in order."""
        return sorted(entry for nav in self.navs for entry in nav(self))

    def render(self, template: str, language: str = ENGLISH, **values: object) -> str:
        """A template, filled, its own words in `language`; whatever is put into it is escaped."""
        if language not in self._templates:
            self._templates[language] = _templates(language)
        return self._templates[language].get_template(template).render(office=self, **values)


def _templates(language: str) -> Templates:
    made = Templates(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    made.filters.update(words.FILTERS)
    made.filters.update({name: partial(tell, language=language) for name, tell in words.IN_A_LANGUAGE.items()})
    made.globals.update(words.GLOBALS)
    made.globals["_"] = made.globals["gettext"] = words_of(language).gettext
    made.globals["ngettext"] = partial(counted, language)
    made.globals["language"] = language
    made.globals["direction"] = "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"
    return made
