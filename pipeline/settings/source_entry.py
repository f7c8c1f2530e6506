"""One entry of `sources:` as a file writes it, and the frozen record that it becomes."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from pipeline.settings.dated import Hacked, Regrade
from pipeline.settings.faults import meant, quoted
from pipeline.settings.fields import (
    VARIABLE_PATTERN,
    Cron,
    Every,
    Flag,
    Kind,
    Language,
    Line,
    Name,
    Side,
    Url,
    Zone,
    at_key,
    duration_text,
    unique,
)
from pipeline.settings.kinds import known_kinds, known_options
from pipeline.types import Reliability, Role, Source

SECRET_SUFFIX = "_env"  # noqa: S105  a suffix of keys, no secret
"""A key ending so names the environment variable that holds a secret: `password_env: MY_PASSWORD`."""
ADDRESS_KIND = "feed"
"""The kind of a source that has an address and says no kind (the contract's default)."""
EVERY = timedelta(minutes=15)
"""The cadence of a source that says none (the contract's default)."""
EVERY_TEXT = duration_text(EVERY)
_MANY = 50
"""Most aliases or languages of one source."""


def with_secrets(schema: dict[str, Any]) -> None:
    """Tell editors that keys such as `password_env` may stand in an entry."""
    described = "The environment variable (in .env) that holds a secret; the secret itself is never written here"
    schema["patternProperties"] = {
        f"^[a-z][a-z_]*{SECRET_SUFFIX}$": {"type": "string", "pattern": VARIABLE_PATTERN, "description": described}
    }


class SourceEntry(BaseModel):
    """An account or feed to watch; its values default to those of `pipeline.types.Source`."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=with_secrets)

    name: Name = Field(description="Unique, aliases included; what credits print")
    kind: Kind | None = Field(None, description="How it is collected; left out: feed where there is a url")
    url: Url | None = Field(None, description="The feed, API or page, used as it is; http or https, without a password")
    account: Line | None = Field(None, description="The account, for kinds that read one")
    path: Line | None = Field(None, description="A file or folder, relative to this file, for kinds that read one")
    role: Role = Field(Role.OUTLET, description="What it is to a newsroom")
    reliability: Reliability = Field(Reliability.F, description="Admiralty grade, A (best) to E; F: cannot be judged")
    regrades: Annotated[tuple[Regrade, ...], Field(max_length=_MANY)] = Field(
        (), description="Other grades, each from a day on and not backwards"
    )
    hacked: Annotated[tuple[Hacked, ...], Field(max_length=_MANY)] = Field(
        (), description="When others wrote in its name: nothing posted then counts"
    )
    owner: Name | None = Field(None, description="Publisher family: two feeds of one owner are one voice")
    side: Side | None = Field(None, description="The party it stands with, or neutral; left out: not known")
    aliases: Annotated[tuple[Name, ...], Field(max_length=_MANY)] = Field((), description="Its other names and handles")
    languages: Annotated[tuple[Language, ...], Field(max_length=_MANY)] = Field((), description="Those it writes in")
    every: Every = Field(EVERY, description="How often to look, 1m to 30d", json_schema_extra={"default": EVERY_TEXT})
    slowest: Every | None = Field(
        None, description="The longest pause; between `every` and this it is visited as often as it posts"
    )
    cron: Cron | None = Field(None, description="A crontab line that says when to look, instead of `every`")
    zone: Zone | None = Field(None, description="The time zone whose clock `cron` goes by; left out: UTC")
    enabled: Flag = Field(True, description="Whether it is collected")
    named: Flag = Field(True, description="False: what is printed or published never names it")
    at_risk: Flag = Field(False, description="True: what it takes down is kept sealed and shown to nobody")
    media: Flag = Field(False, description="Whether pictures, films and sounds of its posts are fetched and kept")
    options: Annotated[dict[str, Line], Field(max_length=_MANY)] = Field(
        {}, description="What its kind can be told besides, such as the host that a bluesky source asks"
    )

    @model_validator(mode="after")
    def _is_reachable(self) -> SourceEntry:
        """Refuse a way of collecting without an address, and an address without a way."""
        somewhere = self.url or self.account or self.path
        if self.kind is not None and not somewhere:
            raise at_key("kind", "has nothing to collect; allowed: a kind with a url, an account or a path")
        if self.kind is None and somewhere and self.url is None:
            raise at_key("kind", f"is missing; an account or a path needs one: {', '.join(known_kinds())}")
        return self

    @model_validator(mode="after")
    def _has_one_cadence(self) -> SourceEntry:
        """Refuse a cadence that contradicts itself."""
        if self.slowest is not None and self.slowest < self.every:
            raise at_key("slowest", f"is shorter than every; allowed: {duration_text(self.every)} or longer")
        if self.cron is not None and (self.slowest is not None or "every" in self.model_fields_set):
            raise at_key("cron", "stands beside every or slowest; allowed: one of the two ways to say when")
        return self

    @model_validator(mode="after")
    def _has_known_options(self) -> SourceEntry:
        """Refuse options that the kind does not have."""
        kind = self.kind or (ADDRESS_KIND if self.url else "")
        known = known_options(kind)
        for name in self.options:
            if name not in known:
                allowed = ", ".join(known) or "none for this kind"
                raise at_key(
                    "options", f"has a key that is not known ({quoted(name)}{meant(name, known)}); allowed: {allowed}"
                )
        return self

    def to_source(self) -> Source:
        """The record of this entry."""
        return Source(
            name=self.name,
            kind=self.kind or (ADDRESS_KIND if self.url else None),
            url=self.url,
            account=self.account,
            path=self.path,
            role=self.role,
            reliability=self.reliability,
            regrades=tuple(one.to_record() for one in self.regrades),
            hacked=tuple(one.to_record() for one in self.hacked),
            owner=self.owner,
            side=self.side,
            aliases=unique(self.aliases),
            languages=unique(self.languages),
            every=self.every,
            slowest=self.slowest,
            cron=self.cron,
            zone=self.zone or "UTC",
            enabled=self.enabled,
            media=self.media,
            named=self.named,
            at_risk=self.at_risk,
            options=dict(self.options),
        )
