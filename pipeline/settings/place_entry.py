"""One entry of `places:` as a file writes it: a place whose names the team knows better than any spelling."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, model_validator

from pipeline.settings.faults import quoted
from pipeline.settings.fields import Line, at_key
from pipeline.text import fold
from pipeline.types.places import OwnPlace


class PlaceEntry(BaseModel):
    """A place and its names."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Line = Field(description="What the place is called")
    aliases: tuple[Line, ...] = Field((), description="Its other names and spellings, in any script")
    apart_from: tuple[Line, ...] = Field((), description="Names that look like it and are another place")
    lat: float | None = Field(None, ge=-90, le=90, description="Degrees north, for the map; needs `lon`")
    lon: float | None = Field(None, ge=-180, le=180, description="Degrees east, for the map; needs `lat`")

    @model_validator(mode="after")
    def _agrees(self) -> PlaceEntry:
        if (self.lat is None) != (self.lon is None):
            key, other = ("lon", "lat") if self.lon is None else ("lat", "lon")
            raise at_key(other, f"stands without `{key}`; allowed: both or neither")
        own = {fold(name).text for name in (self.name, *self.aliases)}
        for name in self.apart_from:
            if fold(name).text in own:
                raise at_key("apart_from", f"holds a name of the place itself ({quoted(name)}); allowed: other names")
        return self

    def to_place(self) -> OwnPlace:
        """The record of this entry."""
        return OwnPlace(name=self.name, aliases=self.aliases, apart_from=self.apart_from, lat=self.lat, lon=self.lon)
