"""Accounts, sessions, tokens, presence and attempts to log in; and what is new in the log since a page was made."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, Table, delete, func, select, update

from pipeline.types import Record, Suggestion
from pipeline.types.accounts import Account, ApiToken, DeskSession, LoginAttempt, Presence, SavedView, Watch
from storage.rows import add_rows, put_rows
from storage.scrub import storable
from storage.sourcelog import Writing
from storage.tables_accounts import API_TOKENS, LOGIN_ATTEMPTS, PRESENCE, SAVED_VIEW, SESSIONS, USERS, WATCH
from storage.tables_out import SOURCE_LOG, SOURCE_LOG_HEAD
from storage.tables_through import SUGGESTION

R = TypeVar("R", bound=Record)


def _all(connection: Connection, table: Table, made: type[R], *where: object) -> list[R]:
    query = select(*[table.c[name] for name in made.model_fields])
    for condition in where:
        query = query.where(condition)  # type: ignore[arg-type]
    return [made.model_validate(dict(row)) for row in connection.execute(query).mappings()]


# ---- accounts


def accounts(connection: Connection) -> list[Account]:
    """All accounts, by name."""
    return sorted(_all(connection, USERS, Account), key=lambda one: one.name)


def account(connection: Connection, name: str) -> Account | None:
    """The account called `name`."""
    return next(iter(_all(connection, USERS, Account, USERS.c.name == name)), None)


def put_account(work: Writing, given: Account, act: str) -> None:
    """Keep an account as it is now; the source log says what was done, never the password."""
    kept = storable(given)
    put_rows(work.connection, USERS, [dict(kept.__dict__)])
    work.log("account", name=kept.name, act=act, rank=kept.rank.value)


def use_code(connection: Connection, name: str, step: int) -> bool:
    """Note that the code of this step was used; False: it, or a later one, was used before."""
    unused = USERS.c.totp_step.is_(None) | (USERS.c.totp_step < step)
    done = connection.execute(update(USERS).where(USERS.c.name == name, unused).values(totp_step=step))
    return done.rowcount == 1


# ---- sessions and tokens


def put_session(connection: Connection, given: DeskSession) -> None:
    """Keep a session as it is now."""
    put_rows(connection, SESSIONS, [dict(storable(given).__dict__)])


def session(connection: Connection, key: str) -> DeskSession | None:
    """The session with this key."""
    return next(iter(_all(connection, SESSIONS, DeskSession, SESSIONS.c.key == key)), None)


def sessions(connection: Connection, name: str) -> list[DeskSession]:
    """The sessions of an account, last used first."""
    found = _all(connection, SESSIONS, DeskSession, SESSIONS.c.account == name)
    return sorted(found, key=lambda one: one.seen, reverse=True)


def end_sessions(connection: Connection, keys: Iterable[str]) -> None:
    """Log these sessions out."""
    connection.execute(delete(SESSIONS).where(SESSIONS.c.key.in_(list(keys))))


def tidy(connection: Connection, now: datetime, attempts_before: datetime) -> None:
    """Forget sessions that ended and attempts made before `attempts_before`."""
    connection.execute(delete(SESSIONS).where(SESSIONS.c.until < now))
    connection.execute(delete(LOGIN_ATTEMPTS).where(LOGIN_ATTEMPTS.c.at < attempts_before))


def put_token(work: Writing, given: ApiToken, act: str) -> None:
    """Keep a token's hash as it is now."""
    kept = storable(given)
    put_rows(work.connection, API_TOKENS, [dict(kept.__dict__)])
    work.log("token", account=kept.account, name=kept.name, act=act)


def token(connection: Connection, key: str) -> ApiToken | None:
    """The token with this key."""
    return next(iter(_all(connection, API_TOKENS, ApiToken, API_TOKENS.c.key == key)), None)


def tokens(connection: Connection, name: str) -> list[ApiToken]:
    """The tokens of an account, newest first."""
    found = _all(connection, API_TOKENS, ApiToken, API_TOKENS.c.account == name)
    return sorted(found, key=lambda one: one.created, reverse=True)


def note_token_used(connection: Connection, key: str, now: datetime) -> None:
    """Note when a token was last used."""
    connection.execute(update(API_TOKENS).where(API_TOKENS.c.key == key).values(used=now))


# ---- what somebody watches


def put_watch(connection: Connection, given: Watch) -> None:
    """Watch a claim, or note how it stands now."""
    put_rows(connection, WATCH, [dict(storable(given).__dict__)])


def watches(connection: Connection, name: str) -> list[Watch]:
    """What an account watches, longest first."""
    return sorted(_all(connection, WATCH, Watch, WATCH.c.account == name), key=lambda one: (one.since, one.passage))


def drop_watches(connection: Connection, account: str, passages: Iterable[str]) -> None:
    """Watch these no more."""
    connection.execute(delete(WATCH).where(WATCH.c.account == account, WATCH.c.passage.in_(list(passages))))


# ---- views


def put_view(connection: Connection, given: SavedView) -> None:
    """Keep a view; one of that name is replaced."""
    put_rows(connection, SAVED_VIEW, [dict(storable(given).__dict__)])


def views(connection: Connection, name: str) -> list[SavedView]:
    """The views of an account, by name."""
    return sorted(_all(connection, SAVED_VIEW, SavedView, SAVED_VIEW.c.account == name), key=lambda one: one.name)


def drop_view(connection: Connection, account: str, name: str) -> None:
    """Forget a view."""
    connection.execute(delete(SAVED_VIEW).where(SAVED_VIEW.c.account == account, SAVED_VIEW.c.name == name))


# ---- who tries, who is here


def add_attempt(connection: Connection, given: LoginAttempt) -> None:
    """Note an attempt to log in."""
    add_rows(connection, LOGIN_ATTEMPTS, [dict(storable(given).__dict__)])


def attempts(connection: Connection, since: datetime) -> list[LoginAttempt]:
    """The attempts to log in since then, oldest first."""
    found = _all(connection, LOGIN_ATTEMPTS, LoginAttempt, LOGIN_ATTEMPTS.c.at >= since)
    return sorted(found, key=lambda one: one.at)


def put_presence(connection: Connection, given: Presence) -> None:
    """Note that somebody is on a page."""
    put_rows(connection, PRESENCE, [dict(storable(given).__dict__)])


def present(connection: Connection, since: datetime) -> list[Presence]:
    """Who was on which page since then, by name."""
    found = _all(connection, PRESENCE, Presence, PRESENCE.c.seen >= since)
    return sorted(found, key=lambda one: (one.account, one.page))


# ---- what is new


def log_head(connection: Connection) -> int:
    """The number of the last entry in the source log."""
    return int(connection.execute(select(SOURCE_LOG_HEAD.c.seq)).scalar() or 0)


def logged_since(connection: Connection, seq: int) -> dict[str, int]:
    """Kind of an entry → how many the source log got after number `seq`."""
    query = select(SOURCE_LOG.c.kind, func.count()).where(SOURCE_LOG.c.seq > seq).group_by(SOURCE_LOG.c.kind)
    return {kind: int(number) for kind, number in connection.execute(query)}


def suggestions(connection: Connection, limit: int) -> list[Suggestion]:
    """The joins that the desk is asked about, surest first, each pair once."""
    columns = [SUGGESTION.c[name] for name in Suggestion.model_fields]
    rows = connection.execute(select(*columns).order_by(SUGGESTION.c.score.desc(), SUGGESTION.c.claim)).mappings()
    found: dict[tuple[str, ...], Suggestion] = {}
    for row in rows:
        one = Suggestion.model_validate(dict(row))
        found.setdefault(tuple(sorted((one.claim, one.other))), one)
        if len(found) >= limit:
            break
    return list(found.values())
