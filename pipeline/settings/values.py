"""What a desk can set: the verification policy and the beats, with the defaults that ship."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from pipeline.settings.fields import Count, Every, Flag, Language, Line, Name, Zone, at_key
from pipeline.types import Reliability, Role

Section = Literal["confirmed", "latest", "disputed", "corrections"]
"""A section of a round-up."""


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CorroboratePolicy(_Value):
    """What makes a claim corroborated."""

    origins: Count = Field(2, ge=1, description="Independent origins needed")
    each: Reliability = Field(Reliability.C, description="Every counted origin is graded this or better")
    best: Reliability = Field(Reliability.B, description="At least one is graded this or better")


class ConfirmPolicy(_Value):
    """What makes a claim confirmed by strong corroboration."""

    origins: Count = Field(3, ge=2, description="Independent origins needed")
    each: Reliability = Field(Reliability.C, description="Every counted origin is graded this or better")
    best: Reliability = Field(Reliability.B, description="At least `best_count` are graded this or better")
    best_count: Count = Field(2, ge=1, description="How many must reach `best`")
    sides: Flag = Field(True, description="Not all on one side: two sides, or one neutral origin")


class OwnActPolicy(_Value):
    """What makes a body's own act confirmed."""

    enabled: Flag = Field(True, description="Whether own acts are confirmed by rule at all")
    grade: Reliability = Field(
        Reliability.B, description="The body itself, or the outlet that reports it, is graded this or better"
    )


class DisputePolicy(_Value):
    """Whose rival account makes a claim disputed."""

    grade: Reliability = Field(Reliability.C, description="A rival account counts from an origin graded this or better")
    roles: tuple[Role, ...] = Field((), description="Roles whose rival account counts; empty: any")
    accused_denial: Flag = Field(False, description="Whether the denial of the party accused by itself demotes")


class Policy(_Value):
    """The verification policy: a value, printed in words by `itemwire policy`."""

    corroborate: CorroboratePolicy = CorroboratePolicy()
    confirm: ConfirmPolicy = ConfirmPolicy()
    own_act: OwnActPolicy = OwnActPolicy()
    dispute: DisputePolicy = DisputePolicy()
    two_persons: Flag = Field(False, description="Whether an editor's confirmation needs a second person who agrees")
    now_lapses: Every = Field(
        timedelta(hours=6),
        description="Age after which “now” is told as of its time",
        json_schema_extra={"default": "6h"},
    )
    corroborated_prints_confirmed: Flag = Field(
        False, description="Whether readers see corroborated claims tagged confirmed"
    )
    own_reporter_roles: tuple[Role, ...] = Field(
        (Role.OUTLET, Role.AGENCY), description="Roles through which an own act may be reported"
    )

    @model_validator(mode="after")
    def _rises(self) -> Policy:
        if self.confirm.origins < self.corroborate.origins:
            needed = self.corroborate.origins
            raise at_key("confirm", f"asks for fewer origins than corroborate; allowed: origins of {needed} or more")
        return self


class Beat(_Value):
    """A team's field: which claims its round-up takes, and how it prints them."""

    name: Name = Field(description="The beat's name, such as Syria")
    places: tuple[Line, ...] = Field(
        (), description="Takes claims at these places, in any spelling; countries by ISO code or name"
    )
    sources: tuple[Name, ...] = Field((), description="Takes claims that one of these sources makes")
    languages: tuple[Language, ...] = Field(
        (), description="Takes only claims reported in one of these languages; empty: any"
    )
    keywords: tuple[Line, ...] = Field((), description="Takes claims whose words hold one of these")
    zone: Zone = Field("UTC", description="IANA time zone in which the round-up shows times")
    language: Language = Field("en", description="The language the round-up prefers")
    template: Line | None = Field(None, description="Folder of the beat's own templates, beside this file")
    sections: tuple[Section, ...] = Field(
        ("confirmed", "latest", "disputed", "corrections"), description="Sections, in order"
    )
    place_order: tuple[Line, ...] = Field((), description="Places to print first, in this order")
    spellings: tuple[Line, ...] = Field(
        (), description="How places are spelt in headings and notes, in whatever spelling posts have them"
    )
    length: Count | None = Field(None, ge=1, description="Most items to print; the rest become “also reported”")
    approvals: Count = Field(1, ge=1, description="Editors who must approve a round-up before it is published")
    review_each: Flag = Field(True, description="Whether every item must be reviewed before publication")
    channels: tuple[Name, ...] = Field((), description="Where its editions are published, by name of the channel")
    live: Flag = Field(
        False, description="Whether the desk shows its editions to everybody at /live/NAME, without login"
    )
    policy: Policy | None = Field(None, description="A policy of this beat's own")
