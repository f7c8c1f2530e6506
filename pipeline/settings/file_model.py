"""The whole settings file as one declaration: what is validated, and what the JSON Schema is made from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import GenerateJsonSchema

from pipeline.settings.channel_entry import ChannelEntry
from pipeline.settings.nodes import Location
from pipeline.settings.place_entry import PlaceEntry
from pipeline.settings.source_entry import SourceEntry
from pipeline.settings.values import Beat, Policy


class SettingsFile(BaseModel):
    """itemwire's settings: what to watch, when to believe it, and which round-ups to keep."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="itemwire sources.yaml")

    sources: tuple[SourceEntry, ...] = Field(description="The accounts and feeds to watch")
    policy: Policy = Field(Policy(), description="What makes a claim corroborated, confirmed or disputed")
    beats: tuple[Beat, ...] = Field((), description="The teams' fields, each with a round-up of its own")
    channels: tuple[ChannelEntry, ...] = Field((), description="Where editions are published")
    places: tuple[PlaceEntry, ...] = Field((), description="Places by all their names: they win over spelling")


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a settings file, made from the declarations that also validate it."""
    return {"$schema": GenerateJsonSchema.schema_dialect, **SettingsFile.model_json_schema()}


def keys_at(location: Location) -> tuple[str, ...]:
    """The keys that the table at `location` of a settings file may hold; none where no table belongs."""
    model: type[BaseModel] | None = SettingsFile
    for step in location:
        if isinstance(step, str) and model is not None:
            field = model.model_fields.get(step)
            model = next(_models(field.annotation), None) if field is not None else None
    return tuple(model.model_fields) if model is not None else ()


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    """The models inside a type such as `tuple[Beat, ...]` or `Policy | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
