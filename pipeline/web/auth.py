"""Accounts of the desk: passwords, sessions, tokens, and how fast somebody may guess.

Passwords are hashed with Argon2id (pwdlib's recommended parameters). Of cookies and tokens only the SHA-256 is kept.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import datetime, timedelta
from functools import lru_cache

from pwdlib import PasswordHash

from pipeline.errors import NotAllowed, NotFoundError
from pipeline.types.accounts import Account, ApiToken, DeskSession, LoginAttempt, Rank
from pipeline.web.second_factor import passes
from storage import Store

SHORTEST = 12
"""Characters of a password at least: NIST SP 800-63B-4 asks for 15 where nothing else protects it, OWASP for 8; a desk
behind a throttle, on its own machine or behind TLS, stands between them."""
LONGEST = 200
"""Characters of a password at most: hashing more costs time that anybody could make us spend."""

SESSION = timedelta(hours=12)
"""How long somebody stays logged in who does nothing: a shift."""
LONGEST_SESSION = timedelta(days=7)
"""After which anybody logs in again."""
TOUCH = timedelta(minutes=1)
"""How exactly it is known when a session was last used: a write for each request would cost more than it tells."""

WINDOW = timedelta(minutes=15)
"""Time in which failed attempts count."""
TRIES = 5
"""Failures for one name from one address in that time, after which it must wait."""
TRIES_OF_ADDRESS = 30
"""Failures from one address, whatever the name: somebody goes through a list."""
TRIES_OF_NAME = 50
"""Failures for one name from wherever: many machines guess. High, because it also locks the owner out."""

_NAME = re.compile(r"[\w.@-]{1,60}")
TOKEN_PREFIX = "iw_"  # noqa: S105 - by which people and scanners know one when it leaks
WAIT = f"too many attempts failed; wait {int(WINDOW.total_seconds() // 60)} minutes"
REFUSED = "this name and password (and code, where you use one) do not fit together"


@lru_cache(maxsize=1)
def _hasher() -> PasswordHash:
    return PasswordHash.recommended()


@lru_cache(maxsize=1)
def _nobodys() -> str:
    """The hash of a password that nobody has: names that do not exist take as long to refuse as those that do."""
    return _hasher().hash(secrets.token_urlsafe(16))


def digest(secret: str) -> str:
    """What is kept of a secret that is long and random anyway."""
    return hashlib.sha256(secret.encode()).hexdigest()


# ---- accounts


def add_account(store: Store, name: str, password: str, rank: Rank, now: datetime) -> Account:
    """Create an account; raises NotAllowed for a name that is taken or odd, or a password that is too short."""
    if not _NAME.fullmatch(name):
        raise NotAllowed([f"{name[:60]!r} is no name for an account; use up to 60 letters, digits, dots and dashes"])
    if store.account(name) is not None:
        raise NotAllowed([f"there is an account {name!r} already; `itemwire users list` shows all"])
    made = Account(name=name, password=hashed(password), rank=rank, created=now)
    store.put_account(made, "add", now)
    return made


def hashed(password: str) -> str:
    """The hash of a new password; raises NotAllowed where it is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise NotAllowed([f"a password has {SHORTEST} to {LONGEST} characters; this one has {len(password)}"])
    return _hasher().hash(password)


def account_named(store: Store, name: str) -> Account:
    """The account called `name`; raises NotFoundError."""
    found = store.account(name)
    if found is None:
        raise NotFoundError(f"there is no account {name!r}; `itemwire users list` names those there are")
    return found


def set_language(store: Store, name: str, language: str | None, now: datetime) -> None:
    """Show an account the desk's own words in a language; None: in the one that its browser asks for."""
    account = account_named(store, name)
    store.put_account(account.model_copy(update={"language": language}), "language", now)


def change_password(store: Store, name: str, password: str, now: datetime) -> None:
    """Give an account another password, and log it out everywhere."""
    account = account_named(store, name)
    store.put_account(account.model_copy(update={"password": hashed(password)}), "passwd", now)
    log_out_everywhere(store, name)


def disable_account(store: Store, name: str, now: datetime, *, again: bool = False) -> None:
    """Let an account no longer log in (or let it `again`), and log it out everywhere."""
    account = account_named(store, name)
    off = None if again else now
    store.put_account(account.model_copy(update={"disabled": off}), "enable" if again else "disable", now)
    log_out_everywhere(store, name)


def log_out_everywhere(store: Store, name: str, but: str | None = None) -> None:
    """End every session of an account, `but` for the one with this key."""
    store.end_sessions(one.key for one in store.desk_sessions(name) if one.key != but)


# ---- logging in


def must_wait(store: Store, name: str, address: str, now: datetime) -> bool:
    """Whether so many attempts failed that this one is not even looked at."""
    failed = [one for one in store.attempts(now - WINDOW) if not one.good]
    ours = [one for one in failed if one.address == address]
    good_since = max((one.at for one in store.attempts(now - WINDOW) if one.good and one.name == name), default=None)
    pairs = [one for one in ours if one.name == name and (good_since is None or one.at > good_since)]
    return (
        len(pairs) >= TRIES or len(ours) >= TRIES_OF_ADDRESS or sum(one.name == name for one in failed) >= TRIES_OF_NAME
    )


def log_in(
    store: Store, name: str, password: str, address: str, agent: str, now: datetime, code: str = ""
) -> tuple[str, DeskSession]:
    """Begin a session; returns what the browser's cookie is to hold. Raises NotAllowed, always with the same words.

    `code` is that of the second factor, for accounts that have one.
    """
    name, address = name.strip()[:60], address[:64]
    if must_wait(store, name, address, now):
        raise NotAllowed([WAIT])
    account = store.account(name)
    known = _hasher().verify(password[:LONGEST], account.password if account else _nobodys())
    good = known and account is not None and account.disabled is None and passes(store, account, code, now)
    if must_wait(store, name, address, now):  # others failed meanwhile: guesses sent all at once are still a few
        raise NotAllowed([WAIT])
    store.add_attempt(LoginAttempt(name=name, address=address, at=now, good=good))
    if not good:
        raise NotAllowed([REFUSED])
    store.tidy_sessions(now, now - 4 * WINDOW)
    return begin_session(store, name, agent, now)


def begin_session(store: Store, name: str, agent: str, now: datetime) -> tuple[str, DeskSession]:
    """Begin a session of the account `name`, with a cookie and a form token that nobody can guess."""
    cookie = secrets.token_urlsafe(32)
    made = DeskSession(
        key=digest(cookie),
        account=name,
        token=secrets.token_urlsafe(32),
        begun=now,
        seen=now,
        until=now + SESSION,
        agent=agent[:200],
    )
    store.put_session(made)
    return cookie, made


def session_of(store: Store, cookie: str | None, now: datetime) -> tuple[Account, DeskSession] | None:
    """Who is logged in with this cookie; None: nobody, or not any more."""
    found = store.desk_session(digest(cookie)) if cookie else None
    if found is None or found.until <= now:
        return None
    account = store.account(found.account)
    if account is None or account.disabled is not None:
        return None
    if now - found.seen >= TOUCH:
        until = min(now + SESSION, found.begun + LONGEST_SESSION)
        found = found.model_copy(update={"seen": now, "until": until})
        store.put_session(found)
    return account, found


# ---- programs


def make_token(store: Store, account: str, name: str, now: datetime, rank: Rank | None = None) -> str:
    """A token by which a program acts in somebody's name; it is told once and only its hash is kept.

    It may do what its owner may, or no more than `rank`. Raises NotAllowed where it has no name, or more is asked for.
    """
    owner = account_named(store, account)
    if rank is not None and not owner.rank.at_least(rank):
        raise NotAllowed([f"{account} is {owner.rank.value}; a token of that account cannot be {rank.value}"])
    if not name.strip():
        raise NotAllowed(["say what the token is for, so that you know later which one to revoke"])
    secret = TOKEN_PREFIX + secrets.token_urlsafe(32)
    made = ApiToken(key=digest(secret), account=account, name=name.strip()[:80], created=now, rank=rank)
    store.put_token(made, "add", now)
    return secret


def token_owner(store: Store, secret: str, now: datetime) -> Account | None:
    """Whose token this is, with the rank it gives; None: nobody's, or revoked, or its owner may not log in any more."""
    found = store.token(digest(secret))
    if found is None or found.revoked is not None:
        return None
    account = store.account(found.account)
    if account is None or account.disabled is not None:
        return None
    if found.used is None or now - found.used >= TOUCH:
        store.note_token_used(found.key, now)
    narrower = found.rank is not None and account.rank.at_least(found.rank)
    return account.model_copy(update={"rank": found.rank}) if narrower else account


def revoke_token(store: Store, account: str, key: str, now: datetime) -> None:
    """End a token of an account; raises NotFoundError for one that it does not have."""
    found = store.token(key)
    if found is None or found.account != account:
        raise NotFoundError("there is no such token of yours")
    store.put_token(found.model_copy(update={"revoked": now}), "revoke", now)
