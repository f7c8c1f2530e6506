"""The command line: one module a command, each with `register(app)`; a new command is one new file."""

from __future__ import annotations

import importlib
import pkgutil

import typer

WITHOUT_COMMAND = "run"
"""The module that also says what happens where no command is named."""


def build(only: str | None = None) -> typer.Typer:
    """The command line, assembled from the modules of this package.

    `only` names the one command that will be run: then no other module is imported, which halves the time to start.
    """
    app = typer.Typer(
        name="itemwire",
        no_args_is_help=False,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    module = only.replace("-", "_") if only else None
    wanted = {module, WITHOUT_COMMAND} if module in names else set(names)
    for name in names:
        if name not in wanted:
            continue
        register = getattr(importlib.import_module(f"{__name__}.{name}"), "register", None)
        if register is not None:
            register(app)
    return app
