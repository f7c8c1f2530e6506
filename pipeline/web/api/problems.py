"""Answers that are errors, as problem details (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse

from pipeline.web.api import PREFIX

MEDIA_TYPE = "application/problem+json"


def is_api(request: Request) -> bool:
    """Whether a program asked, which wants its errors in JSON too."""
    return request.url.path.startswith(f"{PREFIX}/")


def problem(
    request: Request, status: int, reasons: Sequence[str], headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """The answer `status`, with why: `detail` in one text, `reasons` one by one."""
    told = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": "; ".join(reasons) or HTTPStatus(status).description,
        "instance": request.url.path,
        "reasons": list(reasons),
    }
    return JSONResponse(told, status, headers=dict(headers or {}), media_type=MEDIA_TYPE)
