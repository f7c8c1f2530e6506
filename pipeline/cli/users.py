"""`itemwire users`: who may use the desk."""

from __future__ import annotations

import secrets
import sys
from typing import Annotated

import typer

from pipeline.cli.options import DEFAULT_SOURCES, AsJson, Database, Sources
from pipeline.cli.session import session
from pipeline.cli.terminal import hint, say, say_json, table
from pipeline.errors import InputError
from pipeline.types.accounts import Rank

SHORT_KEY = 12
"""Characters of a token's id that are shown: enough to tell it from the others."""
GENERATED = 15
"""Bytes of a password that is made here: 20 characters, which nobody guesses."""

Name = Annotated[str, typer.Argument(help="The name to log in with.")]
Role = Annotated[Rank, typer.Option("--role", help="What the account may do: reader, contributor, editor, admin.")]
Asked = Annotated[bool, typer.Option("--ask", help="Ask for the password instead of making one.")]


def _password(asked: bool) -> tuple[str, bool]:
    """The new password, and whether it was made here and is to be told."""
    if not asked:
        return secrets.token_urlsafe(GENERATED), True
    if not sys.stdin.isatty():
        given = sys.stdin.readline().rstrip("\n")
        if not given:
            raise InputError("no password came on standard input; write one line, or leave --ask out")
        return given, False
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True)), False


def _tell(name: str, password: str, *, made: bool, what: str) -> None:
    if made:
        say(password)
        hint(f"{what}: {name}. The line above is the password; it is shown this once. Log in with `itemwire desk`.")
    else:
        hint(f"{what}: {name}")


def add(
    name: Name,
    role: Role = Rank.EDITOR,
    ask: Asked = False,
    sources: Sources = DEFAULT_SOURCES,
    database: Database = None,
) -> None:
    """Create an account; its password is made here and printed once, unless you ask to type it."""
    from pipeline.web.auth import add_account  # here: it needs the extra `web`

    password, made = _password(ask)
    with session(sources, database) as opened:
        add_account(opened.store, name, password, role, opened.now)
    _tell(name, password, made=made, what=f"{role.value} added")


def passwd(name: Name, ask: Asked = False, sources: Sources = DEFAULT_SOURCES, database: Database = None) -> None:
    """Give an account another password, and log it out everywhere."""
    from pipeline.web.auth import change_password

    password, made = _password(ask)
    with session(sources, database) as opened:
        change_password(opened.store, name, password, opened.now)
    _tell(name, password, made=made, what="password changed")


def disable(
    name: Name,
    undo: Annotated[bool, typer.Option("--undo", help="Let it log in again.")] = False,
    sources: Sources = DEFAULT_SOURCES,
    database: Database = None,
) -> None:
    """Let an account no longer log in, and log it out everywhere; what it did stays its own."""
    from pipeline.web.auth import disable_account

    with session(sources, database) as opened:
        disable_account(opened.store, name, opened.now, again=undo)
    hint(f"{'enabled' if undo else 'disabled'}: {name}")


def list_accounts(sources: Sources = DEFAULT_SOURCES, database: Database = None, as_json: AsJson = False) -> None:
    """List the accounts, what each may do, and whether it may log in."""
    with session(sources, database) as opened:
        found = opened.store.accounts()
    if as_json:
        say_json([one.model_dump(mode="json", exclude={"password", "totp", "totp_step"}) for one in found])
    elif not found:
        hint("nobody can log in yet; add the first account: itemwire users add NAME --role admin")
    else:
        rows = [(one.name, one.rank.value, f"{one.created:%Y-%m-%d}", "no" if one.disabled else "yes") for one in found]
        table("Accounts", ("name", "role", "since", "may log in"), rows)


def token(
    name: Name,
    purpose: Annotated[str, typer.Option("--for", help="What it is for, so that you know which one to revoke.")] = "",
    rank: Annotated[Rank | None, typer.Option("--rank", help="What it may do at most: all, where left out.")] = None,
    show: Annotated[bool, typer.Option("--list", help="List the account's tokens instead.")] = False,
    revoke: Annotated[str, typer.Option("--revoke", help="End the token with this id, as --list shows it.")] = "",
    sources: Sources = DEFAULT_SOURCES,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Make a token by which a program uses the JSON API in somebody's name; it is shown once."""
    from pipeline.web import auth

    with session(sources, database) as opened:
        account = auth.account_named(opened.store, name)
        found = opened.store.tokens(name)
        if revoke:
            whole = [one.key for one in found if one.key.startswith(revoke) and one.revoked is None]
            auth.revoke_token(opened.store, name, whole[0] if len(whole) == 1 else revoke, opened.now)
            hint(f"revoked: {revoke}")
            return
        made = "" if show or as_json else auth.make_token(opened.store, name, purpose, opened.now, rank)
    if made:
        say(made)
        hint(f"The line above is the token; it is shown this once. It acts as {name} at /api/v1 of the desk.")
        return
    if as_json:
        say_json([one.model_dump(mode="json") for one in found])
        return
    rows = [
        (one.key[:SHORT_KEY], one.name, (one.rank or account.rank).value, f"{one.created:%Y-%m-%d}",
         f"{one.used:%Y-%m-%d %H:%M}" if one.used else "never", "revoked" if one.revoked else "")
        for one in found
    ]  # fmt: skip
    table(f"Tokens of {name}", ("id", "what for", "may do", "since", "last used", ""), rows)


COMMANDS = (
    (
        "token",
        token,
        "Example: itemwire users token ann --for 'the archive' --rank reader   or: itemwire users token ann --list",
    ),
    ("add", add, "Example: itemwire users add ann --role admin   or: itemwire users add bob --ask"),
    ("list", list_accounts, "Example: itemwire users list --json"),
    ("disable", disable, "Example: itemwire users disable bob   or: itemwire users disable bob --undo"),
    ("passwd", passwd, "Example: itemwire users passwd ann"),
)
"""Each command with its example."""


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    users = typer.Typer(
        help="Who may use the desk.",
        epilog="Example: itemwire users add ann --role admin && itemwire desk",
        no_args_is_help=True,
    )
    app.add_typer(users, name="users")
    for name, command, example in COMMANDS:
        users.command(name, epilog=example)(command)
