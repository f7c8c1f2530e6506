"""Logging in and out, and one's own account: password, sessions, tokens."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import Response

from pipeline.errors import NotAllowed
from pipeline.own_command import own_command
from pipeline.types.accounts import Rank
from pipeline.web import auth
from pipeline.web.catalogue import N_, OWN_NAMES, languages
from pipeline.web.office import Entry, Office
from pipeline.web.security import inside
from pipeline.web.visit import COOKIE, FORM_COOKIE, Here, Visit, needs

router = APIRouter()


def nav(_office: Office) -> list[Entry]:
    """One's own account, at the end of the bar."""
    return [Entry(90, N_("Account"), "/account")]


def _keep(answer: Response, visit: Visit, name: str, value: str) -> Response:
    secure = visit.request.url.scheme == "https"
    answer.set_cookie(name, value, httponly=True, secure=secure, samesite="lax", path="/")
    return answer


def _form(visit: Visit, to: str, status: int = 200, **values: object) -> Response:
    """The login form, with a token that it must bring back."""
    token = secrets.token_urlsafe(24)
    nobody = not visit.store.accounts()
    given = {"name": "", "reasons": [], "command": own_command(), **values}
    answer = visit.page("login.html", status, form_token=token, to=to, nobody=nobody, **given)
    return _keep(answer, visit, FORM_COOKIE, token)


@router.get("/login")
@needs(None)
def show_login(visit: Here, next: str = "/") -> Response:
    """The login form; whoever is logged in goes straight on."""
    to = inside(next) or "/"
    return visit.to(to) if visit.account else _form(visit, to)


@router.post("/login")
@needs(None)
def log_in(
    visit: Here,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    code: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",
) -> Response:
    """Begin a session, or say why not."""
    address = visit.request.client.host if visit.request.client else ""
    agent = visit.request.headers.get("user-agent", "")
    try:
        cookie, _ = auth.log_in(visit.store, name, password, address, agent, visit.now, code)
    except NotAllowed as refused:
        return _form(visit, inside(next) or "/", 401, name=name, reasons=list(refused.reasons))
    answer = _keep(visit.to(inside(next) or "/"), visit, COOKIE, cookie)
    answer.delete_cookie(FORM_COOKIE, path="/")
    return answer


@router.post("/logout")
@needs(Rank.READER)
def log_out(visit: Here) -> Response:
    """End this session."""
    if visit.session:
        visit.store.end_sessions([visit.session.key])
    answer = visit.to("/login")
    answer.delete_cookie(COOKIE, path="/")
    return answer


@router.get("/account")
def show_account(visit: Here) -> Response:
    """One's own sessions and tokens."""
    return _account(visit)


def _account(visit: Visit, status: int = 200, secret: str = "", reasons: list[str] | None = None) -> Response:
    sessions, tokens = visit.store.desk_sessions(visit.who), visit.store.tokens(visit.who)
    given = {"sessions": sessions, "tokens": tokens, "secret": secret, "reasons": reasons or []}
    return visit.page("account.html", status, tongues=[(one, OWN_NAMES.get(one, one)) for one in languages()], **given)


@router.post("/account/language")
@needs(Rank.READER)
def set_language(visit: Here, language: Annotated[str, Form()] = "") -> Response:
    """Read the desk's own words in a language from now on; empty: as the browser asks."""
    auth.set_language(visit.store, visit.who, language if language in languages() else None, visit.now)
    return visit.to("/account")


@router.post("/account/password")
@needs(Rank.READER)
def change_password(
    visit: Here, old: Annotated[str, Form()] = "", new: Annotated[str, Form()] = "", code: Annotated[str, Form()] = ""
) -> Response:
    """Change one's own password; ends all sessions, this one too."""
    address = visit.request.client.host if visit.request.client else ""
    try:
        _, made = auth.log_in(visit.store, visit.who, old, address, "password change", visit.now, code)
        visit.store.end_sessions([made.key])
        auth.change_password(visit.store, visit.who, new, visit.now)
    except NotAllowed as refused:
        return _account(visit, 409, reasons=list(refused.reasons))
    return visit.to("/login")


@router.post("/account/sessions/end")
@needs(Rank.READER)
def end_others(visit: Here) -> Response:
    """Log oneself out everywhere else."""
    auth.log_out_everywhere(visit.store, visit.who, but=visit.session.key if visit.session else None)
    return visit.to("/account")


@router.post("/account/tokens")
@needs(Rank.READER)
def make_token(visit: Here, name: Annotated[str, Form()] = "", rank: Annotated[Rank | None, Form()] = None) -> Response:
    """A token for a program, shown once; `rank` is what it may do at most."""
    try:
        return _account(visit, secret=auth.make_token(visit.store, visit.who, name, visit.now, rank))
    except NotAllowed as refused:
        return _account(visit, 409, reasons=list(refused.reasons))


@router.post("/account/tokens/{key}/revoke")
@needs(Rank.READER)
def revoke_token(visit: Here, key: str) -> Response:
    """End a token."""
    auth.revoke_token(visit.store, visit.who, key, visit.now)
    return visit.to("/account")
