"""The command line: one module a command, each with `register(app)`; a new command is one new file."""

from __future__ import annotations

import importlib
import pkgutil

import typer


def build() -> typer.Typer:
    """The whole command line, assembled from the modules of this package."""
    app = typer.Typer(
        name="itemwire",
        no_args_is_help=False,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        register = getattr(importlib.import_module(f"{__name__}.{module.name}"), "register", None)
        if register is not None:
            register(app)
    return app
