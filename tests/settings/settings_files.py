"""Writes settings files for the tests of this folder and reads back what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import SettingsError
from pipeline.settings import Settings, load_settings


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "sources.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def load(folder: Path, text: str | bytes) -> Settings:
    return load_settings(write(folder, text))


def faults(folder: Path, text: str | bytes) -> list[str]:
    """Each fault as `LINE: key: what`."""
    path = write(folder, text)
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    return [line.removeprefix(f"{path}:").strip() for line in caught.value.faults]
