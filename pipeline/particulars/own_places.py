"""Places as the team itself knows them: its own list and what its editors said win over spelling and gazetteer.

Khan Tuman, Khalasa and Robotyne stand in no gazetteer, two names of one road share no letter, and two villages may be
spelt nearly alike: only people know. A name that they listed is known by its letters; another spelling of it by its
family, where only one listed place has that family.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.particulars.naming import canonical_key
from pipeline.spelling import same_place
from pipeline.text import fold
from pipeline.types import Place
from pipeline.types.places import OwnPlace, SaidPlaces

ALIKE = 0.85
"""Least likeness of a name to a listed one whose spelling family it shares (`match.whereabouts.SAME_PLACE`)."""


@dataclass(eq=False)
class _Group:
    """Names of one place."""

    name: str
    """The first of them: what the place is called."""
    names: dict[str, str] = field(default_factory=dict)
    """Folded → as listed."""
    lat: float | None = None
    lon: float | None = None
    key: str = ""


class OwnPlaces:
    """The places of a list and of editors' decisions; never changes once it is made."""

    def __init__(self, listed: Iterable[OwnPlace] = (), said: Iterable[SaidPlaces] = ()) -> None:
        """Take the list, then what editors `said`, in the order in which they said it: what is later wins."""
        self._groups: list[_Group] = []
        self._of: dict[str, _Group] = {}
        for one in listed:
            group = self._group(one.name)
            group.lat, group.lon = one.lat, one.lon
            for alias in one.aliases:
                self._take(group, alias)
            for name in one.apart_from:
                self._part(name, one.name)
        for told in said:
            if told.same:
                self._join(told.a, told.b)
            else:
                self._part(told.a, told.b)
        self._families: dict[str, list[_Group]] = {}
        for group in self._groups:
            for key in {canonical_key(name) for name in group.names.values()}:
                self._families.setdefault(key, []).append(group)
        for group in self._groups:
            key = canonical_key(group.name)
            alone = len(self._families[key]) == 1
            group.key = key if alone else f"{key}={fold(group.name).text}"

    def __bool__(self) -> bool:
        return bool(self._groups)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, as listed."""
        return tuple(name for group in self._groups for name in group.names.values())

    def table(self) -> dict[str, str]:
        """Each name, folded → the name and the key of its place: what another list would read otherwise."""
        where = {id(group): f"{group.name} {group.key} {group.lat} {group.lon}" for group in self._groups}
        return {name: where[id(group)] for group in self._groups for name in group.names}

    def called(self, name: str) -> str | None:
        """What the place is called that `name` means, in any spelling; None: none that is listed, or nobody can say."""
        found = self._find(name)
        return found.name if found else None

    def keys(self, name: str) -> frozenset[str]:
        """All keys under which the place that `name` means may have been kept; none for a place not listed."""
        found = self._find(name)
        return frozenset([found.key, *map(canonical_key, found.names.values())]) if found else frozenset()

    def settle(self, places: tuple[Place, ...]) -> tuple[Place, ...]:
        """`places` with those that are listed under their place's key, each place once."""
        if not self._groups or not places:
            return places
        settled = [self._settled(place) for place in places]
        seen = dict.fromkeys((place.key, place.region, place.direction) for place in settled)
        if len(seen) == len(settled):
            return tuple(settled)
        first = {(place.key, place.region, place.direction): place for place in reversed(settled)}
        return tuple(first[key] for key in seen)

    def _settled(self, place: Place) -> Place:
        group = self._find(place.name)
        if group is None or (place.region and fold(place.name).text not in group.names):
            return place
        known = {"lat": group.lat, "lon": group.lon, "country": None} if group.lat is not None else {}
        return place.model_copy(update={"key": group.key, "said": group.name, **known})

    def _find(self, name: str) -> _Group | None:
        if not self._groups:
            return None
        listed = self._of.get(fold(name).text)
        if listed is not None:
            return listed
        family = self._families.get(canonical_key(name), ())
        alike = [one for one in family if any(same_place(name, known) >= ALIKE for known in one.names.values())]
        return alike[0] if len(family) == len(alike) == 1 else None

    # ---- in the making

    def _group(self, name: str) -> _Group:
        """The group that holds `name`; a new one where none does."""
        folded = fold(name).text
        if folded not in self._of:
            group = _Group(name)
            self._groups.append(group)
            self._take(group, name)
        return self._of[folded]

    def _take(self, group: _Group, name: str) -> None:
        folded = fold(name).text
        other = self._of.get(folded)
        if other is not None and other is not group:
            self._leave(folded)
        group.names[folded] = name
        self._of[folded] = group

    def _leave(self, folded: str) -> None:
        """Take a name out of its group, which is called by its next name or is no more."""
        group = self._of.pop(folded)
        name = group.names.pop(folded)
        if not group.names:
            self._groups.remove(group)
        elif group.name == name:
            group.name = next(iter(group.names.values()))

    def _join(self, a: str, b: str) -> None:
        ours, theirs = self._group(a), self._group(b)
        if ours is not theirs:
            for name in list(theirs.names.values()):
                self._take(ours, name)
            if ours.lat is None:
                ours.lat, ours.lon = theirs.lat, theirs.lon

    def _part(self, a: str, b: str) -> None:
        """Make `a` and `b` two places: where they were one, `a` goes, or `b` where the place is called `a`."""
        ours, theirs = self._group(a), self._group(b)
        if ours is theirs and fold(a).text != fold(b).text:
            goes = b if ours.name == ours.names[fold(a).text] else a
            self._leave(fold(goes).text)
            self._group(goes)


NO_OWN = OwnPlaces()
"""Nobody said anything."""
