"""Runs what was chosen through the whole pipeline into a scratch database, and hands back what comes out."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from pipeline import flow
from pipeline.draft import compose
from pipeline.replay.material import material
from pipeline.replay.spec import Result, Spec
from pipeline.settings import Beat, Settings, load_settings
from pipeline.types import Claim, Roundup
from storage import ClaimFilter, Store, open_store


def under(settings: Settings, other: Settings) -> Settings:
    """`settings` with the policy and the beats' policies of `other`, and its grades of the sources that it lists."""
    regraded = {source.name: source for source in other.sources}
    sources = tuple(regraded.get(source.name, source) for source in settings.sources)
    return replace(settings, sources=sources, policy=other.policy, beats=other.beats or settings.beats)


def settings_of(spec: Spec) -> Settings:
    """The settings that a replay judges by; raises SettingsError."""
    settings = load_settings(Path(spec.sources))
    return settings if spec.policy is None else under(settings, load_settings(Path(spec.policy), whole=False))


def drafted(claims: Sequence[Claim], settings: Settings, spec: Spec, now: datetime) -> list[Roundup]:
    """The round-up of each beat, as of `now`."""
    beats = settings.beats or (Beat(name="All"),)
    until = spec.until or now
    return [compose(beat, claims, spec.since, until, settings.roster, beats=beats) for beat in beats]


def rerun(spec: Spec, folder: Path) -> Result:
    """Run the replay that `spec` asks for, with `folder` (empty) as room for the scratch database."""
    settings = settings_of(spec)
    with open_store(spec.database) as past:
        decisions, successors = past.decisions(), past.successors()
        posts, notes = asyncio.run(material(past, settings, spec.since, spec.until, folder / "files"))
    with open_store(f"sqlite:///{folder / 'scratch.db'}") as scratch:
        scratch.upgrade(notes.now)
        for one in decisions:
            scratch.add_decision(one)
        scratch.add_successors(successors, notes.now)  # of edits that a replay, which reads the last texts, never sees
        for start in range(0, len(posts), flow.BATCH):
            scratch.save_posts(posts[start : start + flow.BATCH], notes.now)
        flow.work(scratch, settings, notes.now, _silent)
        claims = all_claims(scratch, settings)
    return Result(notes=notes, claims=tuple(claims), roundups=tuple(drafted(claims, settings, spec, notes.now)))


def all_claims(store: Store, settings: Settings) -> list[Claim]:
    """Every claim of a database, oldest report first."""
    return list(store.claims(ClaimFilter(), settings.roster))


def _silent(what: str, done: int, total: int | None = None) -> None:
    """A Tick that shows nothing: what a person sees is told by the parent."""
