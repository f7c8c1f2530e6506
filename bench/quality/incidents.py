"""From claims to incidents, as `pipeline.match.incidents` finds them: posts put together that tell one event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bench.quality.pairs import read
from bench.quality.rows import LabelledPost, Words
from pipeline.match.incidents import Sighting, incidents
from pipeline.match.telling import telling
from pipeline.types import Claim, Statement


def cluster_of_posts(claims: Sequence[Claim], posts: Sequence[LabelledPost]) -> dict[str, str]:
    """Id of each post → the first post of its incident.

    What a post tells is told by the statements of the claims it makes; one that makes none is compared by its words.
    """
    made: dict[str, dict[str, Statement]] = {}
    named: dict[str, set[str]] = {}
    for claim in claims:
        for shown in claim.appearances:
            made.setdefault(shown.post.id, {})[shown.statement.uid] = shown.statement
            named.setdefault(shown.post.id, set()).update({claim.uid, claim.updates or claim.uid})
    return incidents([_sighting(post, made.get(post.id, {}), frozenset(named.get(post.id, ()))) for post in posts])


def _sighting(post: LabelledPost, made: Mapping[str, Statement], claims: frozenset[str]) -> Sighting:
    said = tuple(made[uid] for uid in sorted(made)) or read(Words(post.text, post.lang, post.published or post.fetched))
    return Sighting(post.id, post.fetched, telling(said, post.text), claims, post.of)
