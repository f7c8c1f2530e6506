"""Keeps the JSON Schema of `sources.yaml` as a file, for completion and checks in editors.

`python -m pipeline.settings.schema` writes it beside this module; a test fails when that file is not current.
"""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.settings.file_model import json_schema

FILE = Path(__file__).with_name("sources.schema.json")
"""Where the schema is kept; the first line of the shipped `sources.yaml` points to it."""


def write_schema(file: Path = FILE) -> None:
    """Write the schema to `file`."""
    file.write_text(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":  # pragma: no cover  (write_schema is tested)
    write_schema()
