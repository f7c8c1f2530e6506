"""Puts the desk together: pages found in `pages/`, errors in words, headers around everything.

A page is a module with `router` (an APIRouter) and, where it stands in the bar at the top, `nav(office)`.
"""

from __future__ import annotations

import asyncio
import pkgutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from http import HTTPStatus
from importlib import import_module
from pathlib import Path

import structlog
from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

from pipeline.errors import ItemwireError, NotAllowed, NotFoundError, StorageBusy
from pipeline.settings import Environment
from pipeline.web import pages
from pipeline.web.api.document import routers
from pipeline.web.api.paging import BadCursor
from pipeline.web.api.problems import is_api, problem
from pipeline.web.heap import find_heap, keep_small
from pipeline.web.hosts import KnownHosts
from pipeline.web.office import Office
from pipeline.web.security import HeadToo, WithHeaders
from pipeline.web.visit import NotLoggedIn, Refused, Visit, enter, login_url, reasons_of
from storage import open_store

STATIC = Path(__file__).parent / "static"

CODES: tuple[tuple[type[ItemwireError], int], ...] = (
    (Refused, 403),
    (NotFoundError, 404),
    (NotAllowed, 409),
    (BadCursor, 422),
    (StorageBusy, 503),
    (ItemwireError, 500),
)
"""What each kind of error is in HTTP; the first that fits."""

BROKEN = "Something went wrong on our side. It is in the log, and nothing was half done. Go back and try again.\n"

LARGEST = 2 << 20
"""Bytes of what is sent at most, whoever sends it: the longest text that any form or program may send, many times over,
and more than a push, which tells its own limit."""

CACHE_KIB = 8 * 1024
"""Pages that each connection to the database keeps, in KiB: a newsroom has fifteen at once, and each reads little."""

BEARER = {"www-authenticate": 'Bearer realm="itemwire"'}
"""What an answer 401 says of how to come in (RFC 6750)."""

log = structlog.get_logger()


class _Desk(FastAPI):
    """A FastAPI whose every answer has the headers, those of its own error pages too."""

    hosts: tuple[str, ...] = ()
    """Names by which it is asked besides those of loopback."""

    def build_middleware_stack(self) -> ASGIApp:
        """Stand around everything, the outermost handler of errors included."""
        return WithHeaders(KnownHosts(HeadToo(super().build_middleware_stack()), self.hosts))


class _Files(StaticFiles):
    """Static files, which browsers may keep for a while but ask about."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        """The file with leave to keep it."""
        answer = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        answer.headers["cache-control"] = "no-cache"
        return answer

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file; folders are not listed."""
        return await super().get_response(path, scope)


def _now() -> datetime:
    return datetime.now(UTC)


def create_app(
    settings_path: Path, store_url: str, environment: Environment, clock: Callable[[], datetime] = _now, host: str = ""
) -> FastAPI:
    """The desk on these settings and this database; raises SettingsError and StorageError where it cannot work.

    It answers to the names of loopback, to `host`, where it listens, and to those that the environment names.
    """
    store = open_store(store_url, CACHE_KIB)
    store.upgrade(clock())
    office = Office(settings_path, store, environment, clock)
    office.settings()

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        trimming = asyncio.create_task(keep_small(find_heap()))
        yield
        trimming.cancel()
        store.close()

    app = _Desk(
        title="itemwire", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan,
        dependencies=[Depends(enter)], max_body_size=LARGEST,
    )  # fmt: skip
    app.hosts = (*environment.desk_hosts, *([host] if host else []))
    app.state.office = office
    _add_pages(app, office)
    app.mount("/static", _Files(directory=STATIC), name="static")
    _tell_errors(app, office)
    return app


def _add_pages(app: FastAPI, office: Office) -> None:
    for name in sorted(module.name for module in pkgutil.iter_modules(pages.__path__)):
        module = import_module(f"{pages.__name__}.{name}")
        app.include_router(module.router)
        nav = getattr(module, "nav", None)
        if nav is not None:
            office.navs.append(nav)
    for router in routers():
        app.include_router(router)


def _tell_errors(app: FastAPI, office: Office) -> None:
    def told(request: Request, code: int, reasons: list[str]) -> Response:
        if is_api(request):
            return problem(request, code, reasons)
        found: Visit | None = getattr(request.state, "visit", None)
        visit = found or Visit(request, office, office.clock(), office.settings(), None, None)
        title = HTTPStatus(code).phrase
        template = "_alert.html" if visit.partial else "error.html"
        return visit.page(template, status=code, code=code, title=title, reasons=reasons)

    async def ours(request: Request, error: Exception) -> Response:
        assert isinstance(error, ItemwireError)
        if isinstance(error, NotLoggedIn):
            return _to_login(request, error)
        code = next(code for kind, code in CODES if isinstance(error, kind))
        return told(request, code, reasons_of(error))

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        answer = told(request, error.status_code, [str(error.detail)])
        answer.headers.update(error.headers or {})
        return answer

    async def odd(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return told(request, 422, [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()])

    async def ours_to_mend(request: Request, error: Exception) -> Response:
        log.error("a page failed", path=request.url.path, error=repr(error))
        if is_api(request):
            return problem(request, 500, [BROKEN.strip()])
        return PlainTextResponse(BROKEN, 500)  # no template: it may be what failed

    app.add_exception_handler(ItemwireError, ours)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, odd)
    app.add_exception_handler(Exception, ours_to_mend)


def _to_login(request: Request, error: ItemwireError) -> Response:
    if is_api(request):
        return problem(request, 401, [f"{error}; show a token: Authorization: Bearer iw_…"], BEARER)
    where = login_url(request)
    if request.headers.get("authorization"):
        return Response("this token is not known, or was revoked\n", 401, media_type="text/plain")
    if request.headers.get("hx-request") == "true":
        return Response(status_code=401, headers={"HX-Redirect": where})
    return Response(status_code=303, headers={"location": where})
