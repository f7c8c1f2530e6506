"""`itemwire users`: accounts made, listed, disabled, with passwords that are shown once or never."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.types.accounts import Rank
from pipeline.web.auth import log_in, token_owner
from storage import open_store
from tests.builders import NOON

ROOT = Path(__file__).parents[2]


@pytest.fixture
def users(tmp_path):
    """Runs `itemwire users …` on a database of its own."""
    (tmp_path / "sources.yaml").write_text("sources:\n  - {name: Observer}\n")
    url = f"sqlite:///{tmp_path / 'x.db'}"

    def run(*given, text=""):
        command = [sys.executable, str(ROOT / "run_pipeline.py"), "users", *given, "--database", url]
        done = subprocess.run(
            command, cwd=tmp_path, input=text, capture_output=True, text=True, env=dict(os.environ), check=False
        )
        return done.returncode, done.stdout, done.stderr

    run.url = url
    return run


def test_the_password_is_printed_once_and_lets_one_in(users):
    code, out, _ = users("add", "ann", "--role", "admin")
    assert code == 0
    with open_store(users.url) as store:
        assert log_in(store, "ann", out.strip(), "127.0.0.1", "", NOON)[1].account == "ann"
    assert out.strip() not in users("list", "--json")[1]


def test_a_password_given_on_standard_input_is_not_printed(users):
    code, out, _ = users("add", "bob", "--ask", text="a long enough password\n")
    assert (code, out) == (0, "")


def test_a_short_password_and_a_name_that_is_taken_are_refused(users):
    assert users("add", "bob", "--ask", text="short\n")[0] == 1
    assert users("add", "ann")[0] == 0
    code, _, said = users("add", "ann")
    assert code == 1
    assert "already" in said


def test_accounts_are_listed_and_disabled(users):
    users("add", "ann")
    users("disable", "ann")
    (one,) = json.loads(users("list", "--json")[1])
    assert one["name"] == "ann"
    assert one["disabled"]
    assert "password" not in one
    assert users("disable", "nobody")[0] == 1


def test_a_token_is_printed_once_listed_without_it_and_revoked(users):
    users("add", "ann", "--role", "editor")
    code, out, _ = users("token", "ann", "--for", "the archive", "--rank", "reader")
    assert code == 0
    secret = out.strip()
    assert secret.startswith("iw_")
    _, listed, _ = users("token", "ann", "--list")
    assert "the archive" in listed
    assert "reader" in listed
    assert secret not in listed
    with open_store(users.url) as store:
        assert token_owner(store, secret, NOON).rank is Rank.READER
        key = store.tokens("ann")[0].key
    assert users("token", "ann", "--revoke", key[:12])[0] == 0
    with open_store(users.url) as store:
        assert token_owner(store, secret, NOON) is None
    assert users("token", "ann", "--json")[0] == 0


def test_a_token_without_a_purpose_beyond_its_account_or_of_nobody_is_refused(users):
    users("add", "ann", "--role", "reader")
    for given in (("ann",), ("ann", "--for", "x", "--rank", "admin"), ("nobody", "--for", "x")):
        assert users("token", *given)[0] == 1
    assert users("token", "ann", "--revoke", "0123")[0] == 1
