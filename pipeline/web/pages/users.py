"""Users: who may use the desk and what each may do there; for admins."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from fastapi import APIRouter, Form
from starlette.responses import Response

from pipeline.errors import NotAllowed, NotFoundError
from pipeline.types.accounts import Account, DeskSession, Rank
from pipeline.web import auth, people, second_factor
from pipeline.web.catalogue import N_
from pipeline.web.office import Entry, Office
from pipeline.web.visit import Here, Visit, needs

router = APIRouter(prefix="/users")


class Person(NamedTuple):
    """An account, and where it is logged in."""

    account: Account
    sessions: list[DeskSession]


def nav(_office: Office) -> list[Entry]:
    """The accounts, which only admins see."""
    return [Entry(80, N_("Users"), "/users", Rank.ADMIN)]


def _users(
    visit: Visit, status: int = 200, secret: tuple[str, str] = ("", ""), reasons: list[str] | None = None
) -> Response:
    found = [Person(one, visit.store.desk_sessions(one.name)) for one in visit.store.accounts()]
    return visit.page(
        "users.html", status, people=found, ranks=list(Rank), told=secret, reasons=reasons or [], ranks_words=RANKS
    )


RANKS = {
    Rank.READER: N_("reads everything, changes nothing"),
    Rank.CONTRIBUTOR: N_("adds posts by hand, leaves notes and translations"),
    Rank.EDITOR: N_("edits, decides, approves, publishes, looks after sources"),
    Rank.ADMIN: N_("looks after accounts as well"),
}
"""What each role may do, in words."""


@router.get("")
@needs(Rank.ADMIN)
def index(visit: Here) -> Response:
    """All accounts."""
    return _users(visit)


Told = Annotated[str, Form()]


@router.post("")
@needs(Rank.ADMIN)
def add(visit: Here, name: Told = "", rank: Annotated[Rank, Form()] = Rank.EDITOR) -> Response:
    """Create an account; its password is shown once."""
    try:
        return _users(visit, secret=(name.strip(), people.add(visit.store, name, rank, visit.now)))
    except NotAllowed as refused:
        return _users(visit, 409, reasons=list(refused.reasons))


@router.post("/{name}/rank")
@needs(Rank.ADMIN)
def set_rank(visit: Here, name: str, rank: Annotated[Rank, Form()]) -> Response:
    """Give an account another role."""
    try:
        people.set_rank(visit.store, name, rank, visit.now)
    except NotAllowed as refused:
        return _users(visit, 409, reasons=list(refused.reasons))
    return visit.to("/users")


@router.post("/{name}/do/{act}")
@needs(Rank.ADMIN)
def change(visit: Here, name: str, act: str) -> Response:
    """Disable or enable an account, give it a new password, take away its second factor, log it out."""
    account = auth.account_named(visit.store, name)
    try:
        if act == "password":
            return _users(visit, secret=(name, people.new_password_for(visit.store, name, visit.now)))
        acts = {
            "disable": lambda: people.disable(visit.store, name, visit.now, again=False),
            "enable": lambda: people.disable(visit.store, name, visit.now, again=True),
            "second": lambda: second_factor.turn_off(visit.store, account, visit.now),
            "out": lambda: auth.log_out_everywhere(visit.store, name),
        }
        if act not in acts:
            raise NotFoundError(f"there is nothing called {act[:40]!r} to do with an account")
        acts[act]()
    except NotAllowed as refused:
        return _users(visit, 409, reasons=list(refused.reasons))
    return visit.to("/users")
