"""The schemas of the OpenAPI document, made from the declarations of the rows: one declaration, no second truth."""

from __future__ import annotations

from typing import Any

from pydantic import JsonValue

from pipeline.export.rows import ClaimRow
from pipeline.export.shape import Shape, shape_of
from pipeline.export.tabular import CorrectionRow, SourceRow
from pipeline.web.api import rows
from pipeline.web.api.problems import MEDIA_TYPE

Schema = dict[str, JsonValue]

ROWS: dict[str, type] = {
    "Me": rows.MeRow,
    "Beat": rows.BeatRow,
    "Claim": ClaimRow,
    "Working": rows.WorkingRow,
    "Roundup": rows.RoundupRow,
    "Edition": rows.EditionRow,
    "Correction": CorrectionRow,
    "Source": SourceRow,
    "Health": rows.HealthRow,
    "Found": rows.FoundRow,
    "Need": rows.NeedRow,
    "Preview": rows.PreviewRow,
    "Sending": rows.SendingRow,
    "Handed": rows.HandedRow,
    "Done": rows.DoneRow,
}
"""Name of a schema → the row that it describes."""

PAGED = ("Beat", "Claim", "Edition", "Correction", "Source", "Health", "Found", "Need", "Sending")
"""Rows that lists are made of."""

_PLAIN: dict[str, Schema] = {
    "text": {"type": "string"},
    "moment": {"type": "string", "format": "date-time"},
    "whole": {"type": "integer"},
    "number": {"type": "number"},
    "yes-no": {"type": "boolean"},
    "json": {},
}

PROBLEM: Schema = {
    "type": "object",
    "description": "Why something was not done (RFC 9457).",
    "required": ["type", "title", "status", "detail", "instance", "reasons"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "reasons": {"type": "array", "items": {"type": "string"}},
    },
}

REFUSALS = {
    400: "The request is not understood.",
    401: "No token, or one that is not known or was revoked.",
    403: "The token's account has not the right.",
    404: "There is no such thing.",
    409: "Something stands against it; each reason is told.",
    413: "It is too large.",
    422: "A part of the request is not as it must be.",
    503: "The database is busy; try again.",
}


def schema_of(shape: Shape) -> Schema:
    """The JSON Schema (2020-12, as OpenAPI 3.1 has it) of a shape."""
    if shape.kind == "list":
        made: Schema = {"type": "array", "items": schema_of(shape.item) if shape.item else {}}
    elif shape.kind == "record":
        made = {
            "type": "object",
            "properties": {name: schema_of(one) for name, one in shape.fields},
            "required": [name for name, _ in shape.fields],
            "additionalProperties": False,
        }
    else:
        made = dict(_PLAIN[shape.kind])
    return {"anyOf": [made, {"type": "null"}]} if shape.optional and made else made


def components() -> dict[str, Schema]:
    """Every schema of the document by name."""
    made: dict[str, Schema] = {"Problem": PROBLEM}
    for name, row in ROWS.items():
        told = (row.__doc__ or "").strip()
        made[name] = {"description": told, **schema_of(shape_of(row))}
    for name in PAGED:
        made[f"{name}s"] = {
            "type": "object",
            "description": "A page; `next` is the cursor of the page after it, null where there is none.",
            "required": ["items", "next"],
            "additionalProperties": False,
            "properties": {
                "items": {"type": "array", "items": _ref(name)},
                "next": {"anyOf": [{"type": "string"}, {"type": "null"}]},
            },
        }
    return made


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def answers(name: str, code: int = 200, words: str = "Done.") -> dict[int | str, dict[str, Any]]:
    """What a route answers: `name` with `code`, or a problem."""
    told: dict[int | str, dict[str, Any]] = {
        status: {"description": why, "content": {MEDIA_TYPE: {"schema": _ref("Problem")}}}
        for status, why in REFUSALS.items()
    }
    return {code: {"description": words, "content": {"application/json": {"schema": _ref(name)}}}, **told}


def acts() -> dict[int | str, dict[str, Any]]:
    """What an act on claims answers: done, or decided and left to the pass at work."""
    waits = answers("Done", 202, "Decided; the pass at work will carry it out.")
    return {**answers("Done"), 202: waits[202]}
