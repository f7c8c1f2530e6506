"""Whether any work waits: asked first in every pass, so it loads nothing of what the work itself needs."""

from __future__ import annotations

from datetime import datetime

from pipeline.settings import Settings
from storage import Store

POLICY_MEMO = "policy"
"""Under which the store remembers the policy that all claims were judged by."""


def is_any(store: Store, settings: Settings, now: datetime) -> bool:
    """Whether posts are to be read, or claims to be judged again because a grade or the policy changed."""
    regraded = store.save_roster(settings.sources, now)
    return bool(regraded) or store.memo(POLICY_MEMO) != fingerprint(settings) or bool(store.pending(1))


def fingerprint(settings: Settings) -> str:
    """All that decides by which policy a claim is judged, as one text: another text means that all are judged again."""
    own = [beat.model_dump_json() for beat in settings.beats if beat.policy is not None]
    return "\n".join([settings.policy.model_dump_json(), *own])
