"""The figures of a newsroom in the words of Prometheus: for a scrape, a text file, or the desk.

What is counted is counted in the database, so that any process tells the same of the whole team; only what a process
itself has done (its passes, its jobs) is its own. Nothing here has a label for each source: ten thousand of them would
be a load for whoever watches, and `itemwire sources list` names those in trouble.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from pipeline.errors import ItemwireError
from pipeline.settings import Settings
from pipeline.team.status import SILENT, TeamStatus, status
from storage import Store
from storage.gauges import Gauges
from storage.team_store import TeamStore

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
"""How an answer with figures is to be labelled."""

Ended = Mapping[tuple[str, str], int]
"""(what, how it ended) → how often, in this process: passes and jobs."""


def render(store: Store, team: TeamStore, settings: Settings, now: datetime, ended: Ended | None = None) -> bytes:
    """All figures at `now` as the text that Prometheus reads; raises StorageError without a database."""
    registry = CollectorRegistry()
    registry.register(_Told(status(store, team, settings, now), team.gauges(now), ended or Counter()))
    return generate_latest(registry)


def write_textfile(path: Path, text: bytes) -> None:
    """Put `text` where node_exporter's textfile collector finds it, whole or not at all; raises ItemwireError."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(text)
        part.replace(path)
    except OSError as fault:
        raise ItemwireError(f"{path} cannot be written: {fault.strerror}; name another file.") from fault


class _Told(Collector):
    """Hands out figures that were gathered before, so that a database that fails fails in words."""

    def __init__(self, team: TeamStatus, gauges: Gauges, ended: Ended) -> None:
        self._team, self._gauges, self._ended = team, gauges, ended

    def collect(self) -> Iterator[Metric]:
        """Every figure."""
        yield from _of_claims(self._gauges)
        yield from _of_sources(self._gauges, self._team)
        yield from _of_the_team(self._team)
        passes = CounterMetricFamily("itemwire_runs", "Passes and jobs of this process.", labels=["what", "how"])
        for (what, how), number in sorted(self._ended.items()):
            passes.add_metric([what, how], number)
        yield passes


def _of_claims(seen: Gauges) -> Iterator[Metric]:
    yield _by("itemwire_claims", "Claims by status.", "status", seen.claims.items())
    changes = CounterMetricFamily("itemwire_status_changes", "Steps of claims, by where they led.", labels=["to"])
    for after, number in sorted(seen.changes.items()):
        changes.add_metric([after], number)
    yield changes
    yield GaugeMetricFamily("itemwire_statements", "Statements read.", seen.statements)
    yield GaugeMetricFamily("itemwire_appearances", "Statements that make a claim.", seen.appearances)
    claims = sum(seen.claims.values())
    ratio = seen.appearances / claims if claims else 0.0
    yield GaugeMetricFamily("itemwire_match_ratio", "Statements for each claim: 1 means that nothing is joined.", ratio)
    yield _by("itemwire_sendings", "Editions for channels, by state.", "state", seen.sendings.items())


def _of_sources(seen: Gauges, team: TeamStatus) -> Iterator[Metric]:
    yield GaugeMetricFamily("itemwire_posts_pending", "Posts that wait for processing.", seen.pending)
    yield GaugeMetricFamily("itemwire_visits_hour", "Visits in the last hour.", seen.visits)
    yield GaugeMetricFamily("itemwire_visits_failed_hour", "Failed visits in the last hour.", seen.failed)
    yield GaugeMetricFamily("itemwire_posts_new_hour", "New posts of the last hour.", seen.new)
    yield GaugeMetricFamily("itemwire_sources_late", "Sources that should have been visited by now.", team.lag.late)
    yield GaugeMetricFamily("itemwire_sources_never", "Sources that were never visited.", team.lag.never)
    yield GaugeMetricFamily("itemwire_lag_seconds", "By how much the latest source is late.", team.lag.worst)
    yield _by("itemwire_alarms", "Open alarms by kind.", "kind", seen.alarms.items())


def _of_the_team(team: TeamStatus) -> Iterator[Metric]:
    alive = sum(worker.silent < SILENT for worker in team.workers)
    yield GaugeMetricFamily("itemwire_workers", "Workers that gave a sign of life.", alive)
    yield GaugeMetricFamily("itemwire_jobs_stuck", "Jobs that no live worker is at.", len(team.stuck))
    jobs = GaugeMetricFamily("itemwire_jobs", "Jobs by task and state.", labels=["task", "state"])
    waits = GaugeMetricFamily("itemwire_job_wait_seconds", "Longest wait of a job, by task.", labels=["task"])
    for lane in team.lanes:
        for state, number in (("todo", lane.todo), ("doing", lane.doing), ("failed", lane.failed)):
            jobs.add_metric([lane.task, state], number)
        waits.add_metric([lane.task], lane.oldest)
    yield jobs
    yield waits


def _by(name: str, words: str, label: str, values: Iterable[tuple[str, int]]) -> Metric:
    family = GaugeMetricFamily(name, words, labels=[label])
    for value, number in sorted(values):
        family.add_metric([value], number)
    return family
