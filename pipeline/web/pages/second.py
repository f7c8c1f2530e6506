"""One's own second factor and single sessions: turned on with a code, turned off with another one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import Response

from pipeline.errors import NotAllowed, NotFoundError
from pipeline.types.accounts import Account, Rank
from pipeline.web import second_factor
from pipeline.web.visit import Here, NotLoggedIn, Visit, needs

router = APIRouter(prefix="/account")

Told = Annotated[str, Form()]


def _account(visit: Visit) -> Account:
    if visit.account is None:
        raise NotLoggedIn("nobody is logged in")
    return visit.account


def _offer(visit: Visit, secret: str, status: int = 200, reasons: tuple[str, ...] = ()) -> Response:
    address = second_factor.uri(visit.who, secret)
    picture = second_factor.picture(address)
    return visit.page("second.html", status, secret=secret, address=address, picture=picture, reasons=reasons)


@router.post("/second")
@needs(Rank.READER)
def begin(visit: Here) -> Response:
    """Show a new secret, for an app to take; nothing is changed yet."""
    if _account(visit).totp is not None:
        raise NotAllowed(["a second factor is on already; turn it off first"])
    return _offer(visit, second_factor.new_secret())


@router.post("/second/on")
@needs(Rank.READER)
def turn_on(visit: Here, secret: Told = "", code: Told = "") -> Response:
    """Turn it on, once the app shows the right code."""
    if _account(visit).totp is not None:
        raise NotAllowed(["a second factor is on already; turn it off first"])
    try:
        second_factor.turn_on(visit.store, _account(visit), secret, code, visit.now)
    except NotAllowed as refused:
        known = secret if second_factor.is_secret(secret) else second_factor.new_secret()
        return _offer(visit, known, 409, refused.reasons)
    return visit.to("/account")


@router.post("/second/off")
@needs(Rank.READER)
def turn_off(visit: Here, code: Told = "") -> Response:
    """Turn it off, with a code, so that nobody does it at a desk that was left open."""
    account = _account(visit)
    if not second_factor.passes(visit.store, account, code, visit.now):
        raise NotAllowed(["this is not the code that the app should show now; wait for the next one and try again"])
    second_factor.turn_off(visit.store, account, visit.now)
    return visit.to("/account")


@router.post("/sessions/{key}/end")
@needs(Rank.READER)
def end_session(visit: Here, key: str) -> Response:
    """Log out one browser."""
    if key not in {one.key for one in visit.store.desk_sessions(visit.who)}:
        raise NotFoundError("there is no such session of yours")
    visit.store.end_sessions([key])
    return visit.to("/account")
