"""The errors that itemwire raises on purpose, as one small tree.

    ItemwireError                 anything we can explain to a person
    ├── SettingsError             sources.yaml or .env cannot be used
    ├── StorageError              the database cannot be used
    │   ├── StorageBusy           another pass holds the lock
    │   └── StorageOutdated       the tables are older or newer than this program
    ├── CollectError              one source could not be read
    │   ├── FetchError            the network or the server refused
    │   └── ParseError            the bytes are not what the source promised
    ├── InputError                a file given to `ingest` cannot be read at all
    ├── NotFoundError             an id, a source or a beat that nobody knows
    ├── NotAllowed                what an editor asked for cannot be done as things stand
    │   └── EditConflict          somebody else changed it meanwhile
    └── PublishError              a channel did not take an edition

The text of an error is one sentence for a person: what, where (file, line, key, source), what to do.
"""

from __future__ import annotations

from collections.abc import Sequence


class ItemwireError(Exception):
    """Something went wrong that we can explain; the command ends with exit code 1."""


class SettingsError(ItemwireError):
    """The settings have faults; each fault is one line with file, line and key; mend them and run again."""

    def __init__(self, faults: Sequence[str]) -> None:
        """Keep every fault: `faults` holds one line each, already fit for a terminal."""
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class StorageError(ItemwireError):
    """The database cannot be read or written; the message names it without its password."""


class StorageBusy(StorageError):
    """Another pass is at work on this database; it will be done soon, there is nothing to do."""


class StorageOutdated(StorageError):
    """The tables do not fit this program; run `itemwire db upgrade` or install the newer program."""


class CollectError(ItemwireError):
    """One source could not be read; the others are not affected."""


class FetchError(CollectError):
    """The address did not answer as it should; the message says how."""


class ParseError(CollectError):
    """What came back is no feed that we can read; the message says what it looks like."""


class InputError(ItemwireError):
    """A file given on the command line cannot be read; check its name and its format."""


class NotFoundError(ItemwireError):
    """Nothing has this name or id; list what there is with the command that the message names."""


class NotAllowed(ItemwireError):
    """What an editor asked for cannot be done as things stand; each reason says what to do first."""

    def __init__(self, reasons: Sequence[str]) -> None:
        """Keep every reason, each one sentence."""
        super().__init__("\n".join(reasons))
        self.reasons = tuple(reasons)


class EditConflict(NotAllowed):
    """Somebody else changed it meanwhile; look at both versions and send yours again."""


class PublishError(ItemwireError):
    """A channel did not take an edition; the message says what it answered, and whether it will be tried again."""

    def __init__(self, message: str, *, again: bool, unsure: bool = False) -> None:
        """`again`: waiting can mend it (a server that is down), so the sending is tried again by itself.

        `unsure`: it may have arrived all the same, so that a person must look.
        """
        super().__init__(message)
        self.again, self.unsure = again, unsure
