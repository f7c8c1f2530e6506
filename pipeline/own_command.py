"""What somebody types in a terminal to call this program, as it was installed here."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

NAME = "itemwire"


def own_command(python: Path | None = None, folder: Path | None = None) -> str:
    """`itemwire` where a terminal finds it, else the program beside the running Python: `.venv/bin/itemwire`.

    Told relative to the folder that the desk was started in, where it lies below that; with neither, how a checkout is
    run.
    """
    if shutil.which(NAME):
        return NAME
    beside = (python or Path(sys.executable)).parent / NAME
    here = folder or Path.cwd()
    shown = beside.relative_to(here) if beside.is_relative_to(here) else beside
    return str(shown) if beside.exists() else f"{shown.with_name('python')} run_pipeline.py"
