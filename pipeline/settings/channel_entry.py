"""One entry of `channels:` as a file writes it, and the frozen record that it becomes."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from pipeline.settings.faults import meant, quoted
from pipeline.settings.fields import Line, Name, Url, at_key
from pipeline.settings.kinds import CHANNELS, known_kinds, known_options
from pipeline.settings.source_entry import SECRET_SUFFIX, with_secrets
from pipeline.types import Channel


class ChannelEntry(BaseModel):
    """A place where editions are published."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=with_secrets)

    name: Name = Field(description="What beats call it; unique")
    kind: Line = Field(description="How it is sent to: " + ", ".join(known_kinds(CHANNELS)))
    url: Url | None = Field(None, description="The address, for kinds that send over the network")
    path: Line | None = Field(None, description="A file or folder, relative to this file, for kinds that write one")
    options: dict[str, Line] = Field({}, description="What its kind can be told besides")

    @field_validator("kind")
    @classmethod
    def _is_known(cls, kind: str) -> str:
        kinds = known_kinds(CHANNELS)
        if kind not in kinds:
            raise ValueError(f"is no kind of channel ({quoted(kind)}{meant(kind, kinds)}); allowed: {', '.join(kinds)}")
        return kind

    @model_validator(mode="after")
    def _has_known_options(self) -> ChannelEntry:
        """Refuse options that the kind does not have."""
        known = known_options(self.kind, CHANNELS)
        for name in self.options:
            if name not in known and not name.endswith(SECRET_SUFFIX):
                allowed = ", ".join(known) or "none for this kind"
                raise at_key(
                    "options", f"has a key that is not known ({quoted(name)}{meant(name, known)}); allowed: {allowed}"
                )
        return self

    def to_channel(self) -> Channel:
        """The record of this entry."""
        return Channel(name=self.name, kind=self.kind, url=self.url, path=self.path, options=dict(self.options))
