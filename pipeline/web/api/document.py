"""The OpenAPI document, made from the routes, and what its reader needs to begin."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from fastapi import APIRouter, FastAPI
from starlette.responses import JSONResponse

import pipeline.web.api as package
from pipeline.web.api import PREFIX
from pipeline.web.api.schemas import components
from pipeline.web.visit import Here

router = APIRouter(prefix=PREFIX, include_in_schema=False)

WORDS = """What the desk shows and does, for programs, with the same rights.

Make a token on the desk's page *Account*, or with `itemwire users token NAME --for 'what for'`, and show it as
`Authorization: Bearer iw_…`. A token may do what its account may, or less (`--rank reader`). Rows are those of
`itemwire export`. Times are UTC, RFC 3339. Lists come in pages: ask with `after` = `next` of the page before.
Errors are problem details (RFC 9457), each reason on its own under `reasons`.
"""


def routers() -> list[APIRouter]:
    """Every router of the API, found by its module."""
    modules = [import_module(f"{package.__name__}.{one.name}") for one in iter_modules(package.__path__)]
    return [module.router for module in modules if hasattr(module, "router")]


@lru_cache(maxsize=1)
def document() -> dict[str, Any]:
    """The document, OpenAPI 3.1."""
    app = FastAPI(title="itemwire", version="1", description=WORDS)
    for one in routers():
        app.include_router(one)
    made = app.openapi()
    schemas = made.setdefault("components", {}).setdefault("schemas", {})
    schemas.update(components())
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    made["security"] = [{"token": []}]
    return made


@router.get("/openapi.json")
def show(_visit: Here) -> JSONResponse:
    """The document itself."""
    return JSONResponse(document())
