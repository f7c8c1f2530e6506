"""Where results go that are no lines on a terminal, and what is said where they cannot."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import ItemwireError


def unwritable(target: str | Path, error: OSError) -> ItemwireError:
    """What to raise where `target` cannot be written because of `error`."""
    reason = error.strerror or str(error)
    return ItemwireError(f"{target} cannot be written: {reason}; name another file or mend its folder")


def make_folder_for(target: str | Path) -> None:
    """Make the folder that the file `target` is to lie in; raises ItemwireError where it cannot be made."""
    try:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(target, error) from error
