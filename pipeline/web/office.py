"""What all pages share: settings, database, clock, templates, and what stands in the bar at the top."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment as Templates
from jinja2 import FileSystemLoader, StrictUndefined

from pipeline.settings import Environment, Settings, load_settings
from pipeline.types.accounts import Rank
from pipeline.web import words
from storage import Store

TEMPLATES = Path(__file__).parent / "templates"


class Entry(NamedTuple):
    """A page in the bar at the top."""

    order: int
    title: str
    href: str
    rank: Rank = Rank.READER
    key: str = ""
    """What is pressed after `g` to go there; empty: nothing."""


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
    _settings: Settings | None = None
    _read: float = 0.0
    _templates: Templates | None = None

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

    def render(self, template: str, **values: object) -> str:
        """A template, filled; whatever is put into it is escaped."""
        if self._templates is None:
            self._templates = _templates()
        return self._templates.get_template(template).render(office=self, **values)


def _templates() -> Templates:
    made = Templates(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(words.FILTERS)
    made.globals.update(words.GLOBALS)
    return made
