"""The command line: one module a command, each with `register(app)`; a new command is one new file."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import typer

from pipeline.cli.outline import outlines

WITHOUT_COMMAND = "run"
"""The module that also says what happens where no command is named."""

HELP = ("--help", "-h")
"""What asks for the list of commands."""


def build(only: str | None = None) -> typer.Typer:
    """The command line, assembled from the modules of this package.

    `only` names the one command that will be run: then no other module is imported, which halves the time to start.
    """
    if only in HELP:
        return _outlined()
    app = _empty()
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    module = only.replace("-", "_") if only else None
    wanted = {module, WITHOUT_COMMAND} if module in names else set(names)
    for name in names:
        if name in wanted:
            _add(app, name)
    return app


def _add(app: typer.Typer, name: str) -> None:
    """Let the module `name` add its commands."""
    register = getattr(importlib.import_module(f"{__name__}.{name}"), "register", None)
    if register is not None:
        register(app)


def _outlined() -> typer.Typer:
    """The command line as `--help` lists it: commands that could not be run, read off their modules' text."""
    app = _empty()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        found = outlines(path.read_text(encoding="utf-8"))
        if path.stem == WITHOUT_COMMAND or found is None:
            _add(app, path.stem)
            continue
        for one in found:
            if one.is_group:
                app.add_typer(typer.Typer(), name=one.name, help=one.help)
            else:
                app.command(one.name, help=one.help)(_nothing)
    return app


def _nothing() -> None:
    """Stand for a command."""


def _empty() -> typer.Typer:
    return typer.Typer(
        name="itemwire",
        no_args_is_help=False,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
