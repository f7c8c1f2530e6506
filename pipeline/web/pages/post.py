"""One post: its words, its versions, how it came here, what is read from it and which claims that makes."""

from __future__ import annotations

from typing import NamedTuple

from fastapi import APIRouter
from starlette.responses import Response

from pipeline.discretion import is_sealed, sealed
from pipeline.errors import NotFoundError
from pipeline.types import Claim, Statement
from pipeline.web.visit import Here
from storage import ClaimFilter

router = APIRouter()


class Read(NamedTuple):
    """A passage of the post, and the claim that it makes."""

    statement: Statement
    claim: Claim | None


@router.get("/post/{uid}")
def show(visit: Here, uid: str) -> Response:
    """A post in its latest version; one that somebody at risk took down is kept sealed."""
    post = visit.store.posts([uid]).get(uid)
    if post is None:
        raise NotFoundError(f"there is no post {uid!r}")
    source = visit.settings.roster.find(post.source)
    statements = visit.store.statements_of([uid]).get(uid, [])
    made = visit.store.claims_of_statements([one.uid for one in statements])
    wanted = ClaimFilter(uids=tuple(made.values()))
    claims = {one.uid: sealed(one) for one in visit.store.claims(wanted, visit.settings.roster)} if made else {}
    return visit.page(
        "post.html",
        post=post,
        source=source,
        sealed=is_sealed(post, source),
        reads=[Read(one, claims.get(made.get(one.uid, ""))) for one in statements],
        versions=visit.store.post_versions(uid)[:-1],
        handed=post.extra.get("added_by_hand"),
        zone=visit.zone,
    )
