"""What an admin does about accounts, so that there is always an admin left."""

from __future__ import annotations

import secrets
from datetime import datetime

from pipeline.errors import NotAllowed
from pipeline.types.accounts import Rank
from pipeline.web import auth
from storage import Store

GENERATED = 15
"""Bytes of a password that is made here: 20 characters, which nobody guesses."""


def new_password() -> str:
    """A password that nobody guesses."""
    return secrets.token_urlsafe(GENERATED)


def _keep_an_admin(store: Store, name: str) -> None:
    others = [one for one in store.accounts() if one.name != name]
    if not any(one.rank is Rank.ADMIN and one.disabled is None for one in others):
        raise NotAllowed([f"{name} is the last admin; make another one first"])


def add(store: Store, name: str, rank: Rank, now: datetime) -> str:
    """Create an account; returns its password, which is told once."""
    password = new_password()
    auth.add_account(store, name.strip(), password, rank, now)
    return password


def set_rank(store: Store, name: str, rank: Rank, now: datetime) -> None:
    """Let an account do more or less."""
    account = auth.account_named(store, name)
    if account.rank is Rank.ADMIN and rank is not Rank.ADMIN:
        _keep_an_admin(store, name)
    store.put_account(account.model_copy(update={"rank": rank}), "rank", now)


def disable(store: Store, name: str, now: datetime, *, again: bool) -> None:
    """Let an account no longer log in, or let it again."""
    if not again and auth.account_named(store, name).rank is Rank.ADMIN:
        _keep_an_admin(store, name)
    auth.disable_account(store, name, now, again=again)


def new_password_for(store: Store, name: str, now: datetime) -> str:
    """Give an account another password, and log it out everywhere; the password is told once."""
    password = new_password()
    auth.change_password(store, name, password, now)
    return password
