"""One request: who sent it, whether it may, and how it is answered.

Locked by default: whatever a page's function does not say, a GET needs a reader and everything else an editor, and
every change needs the token of its session and must come from this desk.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, TypeVar
from urllib.parse import quote

from fastapi import Depends, Query, Request
from fastapi.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from pipeline.errors import ItemwireError, NotAllowed
from pipeline.settings import Settings
from pipeline.types.accounts import Account, DeskSession, Rank
from pipeline.web.api.problems import is_api
from pipeline.web.auth import session_of, token_owner
from pipeline.web.catalogue import reads
from pipeline.web.office import Office
from pipeline.web.security import from_elsewhere
from storage import Store

COOKIE = "itemwire"
"""Holds a session's secret."""
FORM_COOKIE = "itemwire_form"
"""Holds what the login form must repeat, before there is a session."""
TOKEN_FIELD, TOKEN_HEADER = "csrf", "x-csrf-token"

SAFE = ("GET", "HEAD", "OPTIONS")

F = TypeVar("F", bound=Callable[..., Any])


class NotLoggedIn(ItemwireError):
    """Nobody is logged in, or not any more; log in and try again."""


class Refused(ItemwireError):
    """The request is not believed, or its sender has not the right; nothing was changed."""


def needs(rank: Rank | None) -> Callable[[F], F]:
    """Say what a page's function needs; None: it is open to all, logged in or not."""

    def mark(function: F) -> F:
        function.needs = rank  # type: ignore[attr-defined]
        return function

    return mark


def signed(function: F) -> F:
    """Say that a function proves for itself who sent a change (by a signature), so that no session's token is asked."""
    function.signed = True  # type: ignore[attr-defined]
    return function


def needed(endpoint: object, method: str) -> Rank | None:
    """What rank a function needs for this method, said or by default."""
    default = Rank.READER if method in SAFE else Rank.EDITOR
    found: Rank | None = getattr(endpoint, "needs", default)
    return found


@dataclass(frozen=True)
class Visit:
    """A request that was let in."""

    request: Request
    office: Office
    now: datetime
    settings: Settings
    account: Account | None
    session: DeskSession | None

    @property
    def store(self) -> Store:
        """The database."""
        return self.office.store

    @property
    def zone(self) -> str:
        """The zone in which times are shown that belong to no beat: the first beat's."""
        return self.settings.beats[0].zone if self.settings.beats else "UTC"

    @property
    def who(self) -> str:
        """The name that acts; raises NotLoggedIn where nobody is logged in."""
        if self.account is None:
            raise NotLoggedIn("nobody is logged in")
        return self.account.name

    @property
    def language(self) -> str:
        """The language in which whoever is here reads the desk's own words."""
        asked = self.request.headers.get("accept-language", "")
        return reads(self.account.language if self.account else None, asked)

    @property
    def partial(self) -> bool:
        """Whether htmx asked, which swaps a part of the page."""
        return self.request.headers.get("hx-request") == "true"

    def may(self, rank: str) -> bool:
        """Whether who is here may do what this rank may."""
        return self.account is not None and self.account.rank.at_least(Rank(rank))

    def page(self, template: str, status: int = 200, **values: object) -> HTMLResponse:
        """Answer with a template."""
        token = self.session.token if self.session else ""
        text = self.office.render(template, self.language, visit=self, now=self.now, csrf=token, **values)
        return HTMLResponse(text, status_code=status, headers={"content-language": self.language})

    def to(self, url: str) -> Response:
        """Send the browser on to a page of the desk, which it then asks for."""
        if self.partial:
            return Response(status_code=204, headers={"HX-Redirect": url})
        return RedirectResponse(url, status_code=303)


async def enter(request: Request) -> Visit:
    """Let a request in, or raise NotLoggedIn or Refused; runs before every function of every page."""
    office: Office = request.app.state.office
    found = await run_in_threadpool(_who, request, office)
    request.state.visit = found
    rank = needed(request.scope.get("endpoint"), request.method)
    bearer = found.account is not None and found.session is None
    if bearer and not is_api(request):
        raise Refused("a token opens the JSON API under /api/v1; the desk's pages are for people who log in")
    if request.method not in SAFE and not bearer and not getattr(request.scope.get("endpoint"), "signed", False):
        await _believe(request, found)
    if rank is not None:
        if found.account is None:
            raise NotLoggedIn("log in first")
        if not found.account.rank.at_least(rank):
            raise Refused(f"this needs the role {rank.value}; you are {found.account.rank.value}")
    return found


def _who(request: Request, office: Office) -> Visit:
    now = office.clock()
    known = session_of(office.store, request.cookies.get(COOKIE), now)
    account, session = known or (None, None)
    kind, _, secret = request.headers.get("authorization", "").partition(" ")
    if kind.casefold() == "bearer":
        account, session = token_owner(office.store, secret.strip(), now), None
        if account is None:
            raise NotLoggedIn("this token is not known, or was revoked")
    return Visit(request, office, now, office.settings(), account, session)


def still_in(visit: Visit) -> bool:
    """Whether who sent this request would be let in now: not logged out, disabled or revoked meanwhile."""
    try:
        found = _who(visit.request, visit.office)
    except NotLoggedIn:
        return False
    return found.account is not None and found.account.rank is visit.account.rank if visit.account else False


async def _believe(request: Request, found: Visit) -> None:
    """Raise Refused unless a change comes from this desk and carries the token of its session."""
    why = from_elsewhere(request.headers)
    if why is not None:
        raise Refused(f"refused: {why}; nothing was changed")
    expected = found.session.token if found.session else request.cookies.get(FORM_COOKIE, "")
    given = request.headers.get(TOKEN_HEADER) or str((await request.form()).get(TOKEN_FIELD, ""))
    if not expected or not secrets.compare_digest(given.encode(), expected.encode()):
        if found.session is None and request.scope["path"] != "/login":
            raise NotLoggedIn("log in first")
        raise Refused("refused: the form is too old or not from this desk; load the page again, nothing was changed")


def current(request: Request) -> Visit:
    """The visit that `enter` made of this request."""
    found: Visit = request.state.visit
    return found


Here = Annotated[Visit, Depends(current)]
"""What a page's function takes."""

RowNumber = Annotated[int, Query(ge=0, lt=1 << 63)]
"""The number of an entry, as an address names it: what both databases can hold (64 bits with a sign)."""


def login_url(request: Request) -> str:
    """Where to log in and come back from."""
    path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return f"/login?next={quote(path)}" if request.method in SAFE and path != "/" else "/login"


def reasons_of(error: ItemwireError) -> list[str]:
    """Each thing that stands against an act, one sentence."""
    return list(error.reasons) if isinstance(error, NotAllowed) else [str(error)]
