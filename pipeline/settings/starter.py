"""The files that `itemwire init` gives to someone who starts: a commented source list and an `.env`."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import SettingsError
from pipeline.settings.environment import ENV_FILE, Environment
from pipeline.settings.faults import visible

TEMPLATES = Path(__file__).with_name("templates")
"""The packaged files; a name that begins with `dot` is written with a dot (`dot.env` becomes `.env`)."""

OWNER_ONLY = 0o600
"""Rights of `.env`: secrets go into it."""

DATA: Path = Environment.model_fields["data"].default
"""The data folder, as the environment's default names it."""


def write_templates(folder: Path) -> list[Path]:
    """Write the starter files and the data folder that are missing in `folder`, and return those written.

    What is there already is never touched (and not returned, so that the caller can say so). Raises SettingsError
    where `folder` cannot be written.
    """
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for template in sorted(TEMPLATES.iterdir()):
            target = folder / template.name.removeprefix("dot")
            if _write_new(target, template.read_bytes()):
                written.append(target)
        data = folder / DATA
        if not data.exists():
            data.mkdir()
            written.append(data)
    except OSError as error:
        what = f"cannot be written ({error.strerror}); choose another folder"
        raise SettingsError([f"{visible(str(folder), 4096)}: {what}"]) from None
    return written


def _write_new(target: Path, content: bytes) -> bool:
    """Write `content` to `target` and return True; False where there is something already."""
    try:
        with target.open("xb") as file:
            if target.name == ENV_FILE.name:
                target.chmod(OWNER_ONLY)
            file.write(content)
    except FileExistsError:
        return False
    return True
