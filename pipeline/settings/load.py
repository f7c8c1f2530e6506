"""Reads `sources.yaml` into frozen settings, or says everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from pipeline.errors import NotFoundError
from pipeline.roster import Roster
from pipeline.settings.agreement import find_clashes, lay_policy_under_beats, take_channel_secrets, take_secrets
from pipeline.settings.document import read_document
from pipeline.settings.faults import Fault, refuse
from pipeline.settings.file_model import SettingsFile
from pipeline.settings.nodes import Table, plain
from pipeline.settings.values import Beat, Policy
from pipeline.settings.wording import faults_of
from pipeline.types import Channel, Source
from pipeline.types.places import OwnPlace


@dataclass(frozen=True)
class Secret:
    """Where a source's secret is found: the key that names it and the environment variable that holds it."""

    source: str
    key: str
    """As written, such as `password_env`."""
    variable: str


@dataclass(frozen=True)
class Settings:
    """All that a settings file says."""

    path: Path
    """The file, as it was named."""
    sources: tuple[Source, ...]
    """In the order of the file, those that are switched off included."""
    policy: Policy = field(default_factory=Policy)
    beats: tuple[Beat, ...] = ()
    """A beat's own policy is whole: what it leaves out is taken from `policy`."""
    secrets: tuple[Secret, ...] = ()
    channels: tuple[Channel, ...] = ()
    places: tuple[OwnPlace, ...] = ()
    """What the team says of names of places."""

    @property
    def base(self) -> Path:
        """The folder that paths in the file are relative to."""
        return self.path.parent

    @cached_property
    def roster(self) -> Roster:
        """The sources by every name they go by."""
        return Roster(self.sources)

    def channel(self, name: str) -> Channel:
        """The channel called `name`; raises NotFoundError with the list of channels."""
        found = next((one for one in self.channels if one.name.casefold() == name.casefold()), None)
        if found is None:
            names = ", ".join(one.name for one in self.channels) or "none is listed"
            raise NotFoundError(f"there is no channel {name!r} in {self.path} (channels: {names})")
        return found

    def variable(self, source: str, key: str) -> str | None:
        """The environment variable that `key` (`password_env`) of `source` names, for `Environment.secret`."""
        found = (secret.variable for secret in self.secrets if (secret.source, secret.key) == (source, key))
        return next(found, None)


def load_settings(path: Path, *, whole: bool = True) -> Settings:
    """Read the settings file at `path`; raises SettingsError with one line for each fault, all at once.

    A line reads `FILE:LINE: key: what is wrong; what is allowed` and is safe to print on a terminal. A file that is
    not `whole` may leave the sources out: another policy to replay with.
    """
    root, faults = read_document(path)
    if not isinstance(root, Table):
        what = "the file holds no table; write `sources:` and a list below it"
        raise refuse(path, [*faults, Fault(root.line, "sources", what)])
    data = {key: plain(entry.node) for key, entry in root.entries.items()}
    if not whole:
        data.setdefault("sources", [])
    secrets, found = take_secrets(data, root)
    faults += [*found, *take_channel_secrets(data, root)]
    faults += find_clashes(data, root)
    lay_policy_under_beats(data)
    try:
        file = SettingsFile.model_validate(data)
    except ValidationError as error:
        faults += faults_of(error, root)
        raise refuse(path, faults) from None
    if faults:
        raise refuse(path, faults)
    sources = tuple(entry.to_source() for entry in file.sources)
    named = tuple(Secret(sources[index].name, key, variable) for index, key, variable in secrets)
    sources = tuple(_with_variables(source, named) for source in sources)
    channels = tuple(entry.to_channel() for entry in file.channels)
    places = tuple(entry.to_place() for entry in file.places)
    return Settings(path, sources, file.policy, file.beats, named, channels, places)


def _with_variables(source: Source, named: Sequence[Secret]) -> Source:
    """`source` with the names of the variables that hold its secrets among its options: its collector looks them up."""
    own = {secret.key: secret.variable for secret in named if secret.source == source.name}
    return source.model_copy(update={"options": {**source.options, **own}}) if own else source
