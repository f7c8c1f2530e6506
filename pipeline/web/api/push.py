"""Signed pushes of posts: whoever has a source's secret sends its posts here; the next pass collects them."""

from __future__ import annotations

import secrets
from typing import Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from pipeline.collect.push import MAX_PUSH, receive
from pipeline.errors import CollectError
from pipeline.settings import Settings
from pipeline.types import Source
from pipeline.web.api import PREFIX
from pipeline.web.api.problems import problem
from pipeline.web.api.schemas import answers
from pipeline.web.visit import Here, Visit, needs, signed

router = APIRouter(prefix=PREFIX, tags=["posts"])

KIND = "webhook"
SECRET = "secret_env"  # noqa: S105 - the name of the option, which names a variable

BODY: dict[str, Any] = {
    "requestBody": {
        "description": "A post, or a list of posts, as `ingest` reads them; signed as docs/operator.md says.",
        "content": {"application/json": {"schema": {}}},
    },
    "security": [],
}


@router.post(
    "/push/{source}",
    status_code=202,
    openapi_extra=BODY,
    responses={202: {"description": "On disk; the next pass collects it."}, **{
        code: told for code, told in answers("Done", 202).items() if code != 202
    }},
)  # fmt: skip
@needs(None)
@signed
async def push(visit: Here, source: str, request: Request) -> JSONResponse:
    """Take in a push that carries the source's signature; needs no token."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MAX_PUSH:
            break
    return await run_in_threadpool(_taken, visit, request, source, bytes(body))


def _taken(visit: Visit, request: Request, name: str, body: bytes) -> JSONResponse:
    source = _source(visit.settings, name)
    variable = source.options.get(SECRET) if source else None
    known = visit.office.environment.secret(variable) if variable else None
    # A name that takes no pushes is answered as a wrong signature is, so that nobody learns which sources there are:
    # it is compared with a secret that nobody can know.
    secret = known or secrets.token_hex(32)
    listed = source or Source(name="nobody", kind=KIND)
    try:
        receipt = receive(listed, secret, dict(request.headers), body, visit.now, visit.settings.base)
    except CollectError as error:
        return problem(request, 409, [str(error)])
    except OSError as error:
        return problem(request, 503, [f"the spool cannot be written: {error.strerror or error}"])
    if receipt.status >= 400:
        return problem(request, int(receipt.status), [receipt.words, *receipt.refused])
    told = {"accepted": receipt.accepted, "refused": list(receipt.refused), "words": receipt.words}
    return JSONResponse(told, int(receipt.status))


def _source(settings: Settings, name: str) -> Source | None:
    return next((one for one in settings.sources if one.name == name and one.kind == KIND and one.enabled), None)
