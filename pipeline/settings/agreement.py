"""What entries of a settings file owe one another: names that clash, beats and policies, secrets by name."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.roster import name_key
from pipeline.settings.faults import Fault, meant, quoted
from pipeline.settings.fields import check_variable
from pipeline.settings.nodes import Location, Plain, Table, find_line, key_path
from pipeline.settings.source_entry import SECRET_SUFFIX

NamedSecret = tuple[int, str, str]
"""Position of the source, key, environment variable."""
Document = dict[str, Plain]


def take_secrets(data: Document, root: Table) -> tuple[list[NamedSecret], list[Fault]]:
    """Take the keys that name secrets (`password_env`) out of the sources of `data`, which changes it."""
    taken: list[NamedSecret] = []
    faults: list[Fault] = []
    for index, entry in _tables(data, "sources"):
        for key in [key for key in entry if key.endswith(SECRET_SUFFIX)]:
            value = entry.pop(key)
            location = ("sources", index, key)
            try:
                taken.append((index, key, check_variable(value if isinstance(value, str) else "")))
            except ValueError as error:
                faults.append(Fault(find_line(root, location), key_path(location), str(error)))
    return taken, faults


def take_channel_secrets(data: Document, root: Table) -> list[Fault]:
    """Put the keys that name secrets of channels among their options, which changes `data`."""
    faults: list[Fault] = []
    for index, entry in _tables(data, "channels"):
        for key in [key for key in entry if key.endswith(SECRET_SUFFIX)]:
            value, location = entry.pop(key), ("channels", index, key)
            options = entry.setdefault("options", {})
            try:
                variable = check_variable(value if isinstance(value, str) else "")
            except ValueError as error:
                faults.append(Fault(find_line(root, location), key_path(location), str(error)))
                continue
            if isinstance(options, dict):
                options[key] = variable
    return faults


def find_clashes(data: Document, root: Table) -> list[Fault]:
    """The names that two entries of one list share, and the sources that beats name and the list does not hold."""
    sources = _Names(root)
    for index, entry in _tables(data, "sources"):
        sources.take(("sources", index), entry)
    beats = _Names(root)
    for index, entry in _tables(data, "beats"):
        beats.take(("beats", index), entry)
    channels = _Names(root)
    for index, entry in _tables(data, "channels"):
        channels.take(("channels", index), entry)
    places = _Names(root)
    for index, entry in _tables(data, "places"):
        places.take(("places", index), entry)
    faults = [*sources.faults, *beats.faults, *channels.faults, *places.faults]
    return [
        *faults,
        *_unknown(data, root, "sources", "source", sources),
        *_unknown(data, root, "channels", "channel", channels),
    ]


def _unknown(data: Document, root: Table, key: str, what_one: str, names: _Names) -> Iterator[Fault]:
    """What beats name under `key` and no list holds."""
    for index, entry in _tables(data, "beats"):
        listed = entry.get(key)
        for position, name in enumerate(listed if isinstance(listed, list) else []):
            if isinstance(name, str) and name_key(name) and name_key(name) not in names.taken:
                location = ("beats", index, key, position)
                hint = meant(name, [spelling for spelling, _, _ in names.taken.values()])
                allowed = "a name or alias under sources" if key == "sources" else f"a name under {key}"
                what = f"names a {what_one} that is not listed ({quoted(name)}{hint}); allowed: {allowed}"
                yield Fault(find_line(root, location), key_path(location), what)


class _Names:
    """Who took which name, and who came too late."""

    def __init__(self, root: Table) -> None:
        self.root = root
        self.taken: dict[str, tuple[str, int, Location]] = {}
        """Comparable form of a name → as written, line, and the entry that took it."""
        self.faults: list[Fault] = []

    def take(self, owner: Location, entry: Document) -> None:
        """Take the name and the aliases of the entry at `owner`; its own names may be alike, others' may not."""
        aliases = entry.get("aliases")
        places: list[tuple[Plain, Location]] = [(entry.get("name"), (*owner, "name"))]
        places += [
            (alias, (*owner, "aliases", i)) for i, alias in enumerate(aliases if isinstance(aliases, list) else [])
        ]
        for name, location in places:
            key = name_key(name) if isinstance(name, str) else ""
            if key:
                self._take(key, str(name), owner, location)

    def _take(self, key: str, name: str, owner: Location, location: Location) -> None:
        line = find_line(self.root, location)
        other, first, holder = self.taken.setdefault(key, (name, line, owner))
        if holder != owner:
            what = (
                f"{quoted(name)} is taken by {quoted(other)} in line {first}; allowed: a name that no other entry has"
            )
            self.faults.append(Fault(line, key_path(location), what))


def lay_policy_under_beats(data: Document) -> None:
    """Complete each beat's own policy with what the file's `policy:` says, which changes `data`."""
    ground = data.get("policy")
    for _, beat in _tables(data, "beats"):
        own = beat.get("policy")
        if isinstance(own, dict) and isinstance(ground, dict):
            beat["policy"] = _laid(ground, own)


def _laid(under: Document, over: Document) -> Document:
    """`under` with the values of `over` laid on it, table by table."""
    merged = dict(under)
    for key, value in over.items():
        below = merged.get(key)
        merged[key] = _laid(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged


def _tables(data: Document, key: str) -> Iterator[tuple[int, Document]]:
    """The entries of the list at `key` that are tables, with their positions."""
    entries = data.get(key)
    for index, entry in enumerate(entries if isinstance(entries, list) else []):
        if isinstance(entry, dict):
            yield index, entry
