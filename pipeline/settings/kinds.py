"""Which kinds of source there are, found on disk without importing a collector."""

from __future__ import annotations

import ast
import importlib.util
import pkgutil
import re
from functools import lru_cache
from pathlib import Path

from pipeline.settings.faults import meant, quoted

COLLECTORS = "pipeline.collect"
"""The package whose modules are the kinds; settings know only its name, because they stand below it."""

CHANNELS = "pipeline.publish"
"""The package whose modules are the kinds of channel."""

_MAKES = {
    COLLECTORS: re.compile(r"^(?:async )?def collect\(", re.MULTILINE),
    CHANNELS: re.compile(r"^async def send\(", re.MULTILINE),
}
"""A module of such a package is a kind where it defines this function at its top level."""
_OPTIONS = re.compile(r"^OPTIONS = (\([^()]*\))$", re.MULTILINE)
"""Where a module says what else its kind can be told: a tuple of names."""


@lru_cache(maxsize=4)
def known_kinds(package: str = COLLECTORS) -> tuple[str, ...]:
    """The names of the modules of `package` that collect, in alphabetical order."""
    spec = importlib.util.find_spec(package)
    folders = list(spec.submodule_search_locations or ()) if spec is not None else []
    found = {
        module.name
        for folder in folders
        for module in pkgutil.iter_modules([folder])
        if _MAKES.get(package, _MAKES[COLLECTORS]).search(_source(Path(folder), module.name))
    }
    return tuple(sorted(found))


@lru_cache(maxsize=64)
def known_options(kind: str, package: str = COLLECTORS) -> tuple[str, ...]:
    """The names under `options:` that the module of `kind` declares as `OPTIONS`, in its order."""
    spec = importlib.util.find_spec(package)
    for folder in list(spec.submodule_search_locations or ()) if spec is not None else []:
        declared = _OPTIONS.search(_source(Path(folder), kind))
        if declared:
            return tuple(str(name) for name in ast.literal_eval(declared[1]))
    return ()


def _source(folder: Path, name: str) -> str:
    """The source of the module or package `name` in `folder`."""
    candidates = (folder / f"{name}.py", folder / name / "__init__.py")
    return next((path.read_text(encoding="utf-8") for path in candidates if path.is_file()), "")


def check_kind(text: str) -> str:
    """A kind that there is; raises ValueError with the list of kinds for any other."""
    kinds = known_kinds()
    if text not in kinds:
        raise ValueError(f"is no kind of source ({quoted(text)}{meant(text, kinds)}); allowed: {', '.join(kinds)}")
    return text
