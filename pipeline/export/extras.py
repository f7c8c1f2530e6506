"""Says in a sentence which extra is missing where a format needs one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.errors import ItemwireError


@contextmanager
def needs(what: str, extra: str = "analysis") -> Iterator[None]:
    """Turn a missing package into ItemwireError: `what` needs `extra`."""
    try:
        yield
    except ImportError as error:
        raise ItemwireError(f"{what} needs {error.name}: install it with `pip install 'itemwire[{extra}]'`.") from error
