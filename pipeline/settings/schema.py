"""The JSON Schema of `sources.yaml`, for completion and checks in editors.

`python -m pipeline.settings.schema` writes it beside this module; a test fails when that file is not current.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from pipeline.settings.file_model import SettingsFile

FILE = Path(__file__).with_name("sources.schema.json")
"""Where the schema is kept; the first line of the shipped `sources.yaml` points to it."""


def json_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of a settings file, made from the declarations that also validate it."""
    return {"$schema": GenerateJsonSchema.schema_dialect, **SettingsFile.model_json_schema()}


def schema_text() -> str:
    """The schema as its file holds it."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(schema_text(), encoding="utf-8")
