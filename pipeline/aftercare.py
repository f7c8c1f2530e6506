"""What follows a pass: looks at how the visited sources and the disk fare, raises and ends alarms, and pings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from pipeline import disk, journal
from pipeline.alarms import AGAIN, step
from pipeline.errors import NotFoundError
from pipeline.health import judge
from pipeline.ping import ping
from pipeline.settings import Environment, Settings
from pipeline.sourcelist.duplicates import duplicates
from pipeline.telling import tell
from pipeline.types import Alarm, Correction, Health, Sending, SendState, Trouble
from storage import Store

_OF_EDITIONS = ("correction ", "sending ")
"""How the kinds of alarms about editions begin: no visit to a source ends them."""

FAILURES = 5
"""Attempts after which an edition that does not get through is told of: a quarter of an hour."""

LOOK_AGAIN = timedelta(minutes=15)
"""After which sources and the disk are looked at although none was due: they fall silent and fill up then too."""
LOOKED_MEMO = "looked-after"
"""Under which the store remembers when they were last looked at."""
_SQLITE = "sqlite:///"


def look_after(
    store: Store, settings: Settings, environment: Environment, now: datetime, *, visited: int, failed: int
) -> list[Alarm]:
    """Do what follows the pass at `now`, which visited so many sources of which so many failed; returns changed alarms.

    Where nothing was visited, all sources and the disk are looked at every 15 minutes. A pass in which every source
    failed is not a good one, and is not pinged.
    """
    changed = look_after_editions(store, environment, now)
    seen = store.memo(LOOKED_MEMO)
    late = seen is None or abs(now - datetime.fromisoformat(seen)) >= LOOK_AGAIN
    if visited or late:
        changed += raise_alarms(store, settings, environment, now, everything=late)
    if late:
        store.set_memo(LOOKED_MEMO, now.isoformat(), now)
    if visited:
        for sentence in duplicates(settings.sources):
            journal.warn("source listed twice", why=sentence)
    if not visited or failed < visited:
        ping(environment, now)
    return changed


def raise_alarms(
    store: Store, settings: Settings, environment: Environment, now: datetime, *, everything: bool = False
) -> list[Alarm]:
    """Raise, end and tell alarms of the sources visited at `now`, or of all; returns those that changed."""
    known = [alarm for alarm in store.alarms(since=now - AGAIN) if not alarm.kind.startswith(_OF_EDITIONS)]
    cursors = store.cursors_lean(since=None if everything else now)
    watched = {source.name: source for source in settings.sources if source.enabled and source.kind}
    vitals = store.vitals(cursors)
    healths = [
        judge(watched[name], cursor, vitals.get(name), now) for name, cursor in cursors.items() if name in watched
    ]
    troubles = [trouble for health in healths for trouble in health.troubles]
    troubles += _of_the_disk(environment)
    unwatched = {alarm.source for alarm in known if alarm.source is not None} - set(watched)
    changed = step(known, troubles, now, {None, *unwatched, *(health.source for health in healths)})
    return _told(store, environment, known, changed)


def look_after_editions(store: Store, environment: Environment, now: datetime) -> list[Alarm]:
    """Tell of corrections that wait for an editor, and of editions that do not reach a channel; returns what changed.

    Each is told once, and once more when it was decided or mended. Costs three look-ups where there is nothing.
    """
    troubles = [_waits(store, one) for one in store.corrections(waiting=True)]
    troubles += [_stuck(one) for one in store.sendings_troubled() if _is_stuck(one)]
    known = [alarm for alarm in store.alarms(since=now - AGAIN) if alarm.kind.startswith(_OF_EDITIONS)]
    return _told(store, environment, known, step(known, troubles, now, {None}))


def _waits(store: Store, one: Correction) -> Trouble:
    edition = store.edition(one.edition)
    name = f"{edition.beat} {edition.number}" if edition else one.edition
    what = f"{name} needs a correction: {one.wrong} {one.right} `itemwire corrections issue {one.uid}`, or dismiss it"
    return Trouble(kind=f"correction {one.uid}", words=what)


def _is_stuck(one: Sending) -> bool:
    if one.state is SendState.FAILED:
        return one.attempts >= FAILURES
    return one.state in (SendState.REFUSED, SendState.UNSURE)


def _stuck(one: Sending) -> Trouble:
    what = f"edition {one.edition}, revision {one.revision}, is not on {one.channel} ({one.state}): {one.error}"
    return Trouble(kind=f"sending {one.edition}.{one.revision} {one.channel}", words=what)


def _told(store: Store, environment: Environment, known: Sequence[Alarm], changed: list[Alarm]) -> list[Alarm]:
    """Keep the alarms that `changed`, and tell those that nobody was told of yet; returns `changed`."""
    if changed:
        store.put_alarms(changed)
    waiting = {alarm.key: alarm for alarm in [*known, *changed]}
    untold = [alarm for alarm in waiting.values() if not alarm.told]
    if untold and tell(environment, untold):
        store.put_alarms(alarm.model_copy(update={"told": True}) for alarm in untold)
    return changed


def space_of(environment: Environment) -> disk.Space:
    """What the data folder and a database that is a file take; raises OSError where that cannot be read."""
    file = Path(environment.database.removeprefix(_SQLITE))
    outside = file.is_file() and environment.data.resolve() not in file.resolve().parents
    return disk.measure(environment.data, environment.disk_budget, [file] if outside else [])


def _of_the_disk(environment: Environment) -> Iterable[Trouble]:
    try:
        found = disk.trouble(space_of(environment))
    except OSError as error:
        words = f"{environment.data} cannot be used: {error.strerror}; mend ITEMWIRE_DATA"
        found = Trouble(kind="disk", words=words)
    return [found] if found else []


def healths_of(store: Store, settings: Settings, now: datetime, names: Iterable[str] = ()) -> list[Health]:
    """How each listed source fares, or those with `names`, in the order of the list; raises NotFoundError."""
    wanted = list(settings.sources)
    if names:
        found = {name: settings.roster.find(name) for name in names}
        missing = [name for name, source in found.items() if source is None]
        if missing:
            raise NotFoundError(f"there is no source {missing[0]!r}; `itemwire sources list` names those there are")
        wanted = [source for source in found.values() if source is not None]
    cursors, vitals = store.cursors_lean(), store.vitals()
    return [judge(source, cursors.get(source.name), vitals.get(source.name), now) for source in wanted]
