"""Reads off the text of a command's module what `--help` says of it: to import all of them takes a second and more."""

from __future__ import annotations

import ast
import inspect
from typing import NamedTuple

APP = "app"
"""How `register` calls what it adds commands to."""


class Command(NamedTuple):
    """A command, or a group of commands, as the list of all names it."""

    name: str
    help: str
    is_group: bool


def outlines(source: str) -> list[Command] | None:
    """The commands that the module with this text adds, in order; None where it adds some and does not say which."""
    tree = ast.parse(source)
    register = next((one for one in tree.body if isinstance(one, ast.FunctionDef) and one.name == "register"), None)
    if register is None or [one.arg for one in register.args.args] != [APP]:
        return []
    groups: dict[str, str] = {}
    found: list[Command] = []
    for one in register.body:
        if isinstance(one, ast.Assign) and isinstance(one.value, ast.Call) and isinstance(one.targets[0], ast.Name):
            groups[one.targets[0].id] = _word(one.value, "help") or ""
        elif isinstance(one, ast.FunctionDef):
            names = [
                _word(call) for call in one.decorator_list if isinstance(call, ast.Call) and _adds(call, "command")
            ]
            found += [Command(name, inspect.cleandoc(ast.get_docstring(one) or ""), False) for name in names if name]
        elif isinstance(one, ast.Expr) and isinstance(one.value, ast.Call) and _adds(one.value, "add_typer"):
            name, group = _word(one.value, "name"), one.value.args[0]
            if name and isinstance(group, ast.Name):
                found.append(Command(name, groups.get(group.id, ""), True))
    return found if found and all(one.help for one in found) else None


def _adds(call: ast.Call, how: str) -> bool:
    """Whether `call` adds something to the command line by this method."""
    made = call.func
    return (
        isinstance(made, ast.Attribute)
        and made.attr == how
        and isinstance(made.value, ast.Name)
        and made.value.id == APP
    )


def _word(call: ast.Call, keyword: str | None = None) -> str | None:
    """The text that a call is given first, or under a keyword."""
    given = [one.value for one in call.keywords if one.arg == keyword] if keyword else call.args[:1]
    if not given or not isinstance(given[0], ast.Constant):
        return None
    return given[0].value if isinstance(given[0].value, str) else None
