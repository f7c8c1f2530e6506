"""The desk's questions about who uses it, and what is new; each one method."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pipeline.types import Suggestion
from pipeline.types.accounts import Account, ApiToken, DeskSession, LoginAttempt, Presence, SavedView, Watch
from storage import accounts
from storage.door import Door


class AccountStore(Door):
    """The part of the store that knows accounts, sessions, tokens and who is at the desk."""

    def accounts(self) -> list[Account]:
        """All accounts, by name."""
        return self._read(accounts.accounts)

    def account(self, name: str) -> Account | None:
        """The account called `name`."""
        return self._read(accounts.account, name)

    def put_account(self, given: Account, act: str, now: datetime) -> None:
        """Keep an account as it is now; `act` says in the source log what was done."""
        self._log(now, accounts.put_account, given, act)

    def use_code(self, name: str, step: int) -> bool:
        """Use up the second factor's code of this step; False: it, or a later one, was used before."""
        return self._write(accounts.use_code, name, step)

    def put_session(self, given: DeskSession) -> None:
        """Keep a session as it is now."""
        self._write(accounts.put_session, given)

    def desk_session(self, key: str) -> DeskSession | None:
        """The session with this key."""
        return self._read(accounts.session, key)

    def desk_sessions(self, account: str) -> list[DeskSession]:
        """The sessions of an account, last used first."""
        return self._read(accounts.sessions, account)

    def end_sessions(self, keys: Iterable[str]) -> None:
        """Log these sessions out."""
        self._write(accounts.end_sessions, keys)

    def tidy_sessions(self, now: datetime, attempts_before: datetime) -> None:
        """Forget sessions that ended and attempts made before `attempts_before`."""
        self._write(accounts.tidy, now, attempts_before)

    def put_token(self, given: ApiToken, act: str, now: datetime) -> None:
        """Keep a token's hash as it is now."""
        self._log(now, accounts.put_token, given, act)

    def token(self, key: str) -> ApiToken | None:
        """The token with this key."""
        return self._read(accounts.token, key)

    def tokens(self, account: str) -> list[ApiToken]:
        """The tokens of an account, newest first."""
        return self._read(accounts.tokens, account)

    def note_token_used(self, key: str, now: datetime) -> None:
        """Note when a token was last used."""
        self._write(accounts.note_token_used, key, now)

    def put_view(self, given: SavedView) -> None:
        """Keep a view; one of that name is replaced."""
        self._write(accounts.put_view, given)

    def views(self, account: str) -> list[SavedView]:
        """The views of an account, by name."""
        return self._read(accounts.views, account)

    def drop_view(self, account: str, name: str) -> None:
        """Forget a view."""
        self._write(accounts.drop_view, account, name)

    def put_watch(self, given: Watch) -> None:
        """Watch a claim, or note how it stands now."""
        self._write(accounts.put_watch, given)

    def watches(self, account: str) -> list[Watch]:
        """What an account watches, longest first."""
        return self._read(accounts.watches, account)

    def drop_watches(self, account: str, passages: Iterable[str]) -> None:
        """Watch these no more."""
        self._write(accounts.drop_watches, account, passages)

    def add_attempt(self, given: LoginAttempt) -> None:
        """Note an attempt to log in."""
        self._write(accounts.add_attempt, given)

    def attempts(self, since: datetime) -> list[LoginAttempt]:
        """The attempts to log in since then, oldest first."""
        return self._read(accounts.attempts, since)

    def put_presence(self, given: Presence) -> None:
        """Note that somebody is on a page."""
        self._write(accounts.put_presence, given)

    def present(self, since: datetime) -> list[Presence]:
        """Who was on which page since then, by name."""
        return self._read(accounts.present, since)

    def log_head(self) -> int:
        """The number of the last entry in the source log: it grows with whatever changes."""
        return self._read(accounts.log_head)

    def logged_since(self, seq: int) -> dict[str, int]:
        """Kind of an entry → how many the source log got after number `seq`."""
        return self._read(accounts.logged_since, seq)

    def open_suggestions(self, limit: int = 200) -> list[Suggestion]:
        """The joins that the desk is asked about, surest first, each pair once."""
        return self._read(accounts.suggestions, limit)
