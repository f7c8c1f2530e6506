"""Accounts at the desk: admins make and change them, anybody may add a second factor and end a session."""

from __future__ import annotations

import re

import pytest

from pipeline.types.accounts import Rank
from pipeline.web import second_factor
from tests.web.build import PASSWORD, Editor, token_in

pyotp = pytest.importorskip("pyotp")


@pytest.fixture
def admin(app):
    return Editor(app, "admin")


def rank_of(editor, name):
    return editor.store.account(name).rank


def log_in(editor, name, code="", password=PASSWORD):
    page = editor.get("/login")
    form = {"name": name, "password": password, "code": code, "csrf": token_in(page.text)}
    return editor.client.post("/login", data=form, follow_redirects=False).status_code


def now_shown(app, secret, later=0):
    return pyotp.TOTP(secret).at(int(app.state.office.clock().timestamp()) + later)


def turned_on(app, editor):
    secret = re.search(r'class="secret">([A-Z2-7]+)<', editor.post("/account/second").text)[1]
    assert editor.post("/account/second/on", secret=secret, code=now_shown(app, secret)).status_code == 303
    return secret


def test_an_account_is_made_with_a_password_that_is_told_once(app, admin):
    text = admin.post("/users", name="zoe", rank="contributor").text
    password = re.search(r"shown this once: <code>([^<]+)</code>", text)[1]
    assert password not in admin.get("/users").text
    assert log_in(Editor(app), "zoe", password=password) == 303
    assert rank_of(admin, "zoe") is Rank.CONTRIBUTOR


def test_a_taken_name_is_refused_in_words(admin):
    answer = admin.post("/users", name="editor", rank="reader")
    assert answer.status_code == 409
    assert "there is an account" in answer.text


def test_a_role_is_changed_and_holds_at_once(app, admin):
    editor = Editor(app, "editor")
    admin.post("/users/editor/rank", rank="reader")
    assert editor.post("/roundup/Syria/refresh").status_code == 403


def test_the_last_admin_stays_one(admin):
    for path, form in (("rank", {"rank": "reader"}), ("do/disable", {})):
        answer = admin.post(f"/users/admin/{path}", **form)
        assert answer.status_code == 409
        assert "last admin" in answer.text
    admin.post("/users/editor/rank", rank="admin")
    assert admin.post("/users/admin/rank", rank="reader").status_code == 303


def test_who_is_disabled_is_out_and_who_is_enabled_is_in_again(app, admin):
    editor = Editor(app, "editor")
    admin.post("/users/editor/do/disable")
    assert editor.get("/queue", follow_redirects=False).status_code == 303
    assert log_in(Editor(app), "editor") == 401
    admin.post("/users/editor/do/enable")
    assert log_in(Editor(app), "editor") == 303


def test_a_new_password_logs_out_and_replaces_the_old(app, admin):
    editor = Editor(app, "editor")
    text = admin.post("/users/editor/do/password").text
    password = re.search(r"shown this once: <code>([^<]+)</code>", text)[1]
    assert editor.get("/queue", follow_redirects=False).status_code == 303
    assert log_in(Editor(app), "editor") == 401
    assert log_in(Editor(app), "editor", password=password) == 303


def test_only_an_admin_sees_the_users(app):
    editor = Editor(app, "editor")
    assert editor.get("/users").status_code == 403
    assert 'href="/users"' not in editor.get("/queue").text


def test_a_session_is_ended_alone_and_only_by_its_owner(app, admin):
    one, two = Editor(app, "editor"), Editor(app, "editor")
    keys = re.findall(r"/account/sessions/([0-9a-f]{64})/end", one.get("/account").text)
    assert len(keys) == 2
    theirs = re.search(r"/account/sessions/([0-9a-f]{64})/end", admin.get("/account").text)[1]
    assert one.post(f"/account/sessions/{theirs}/end").status_code == 404
    row = re.search(r"\(this one\).*?/account/sessions/([0-9a-f]{64})/end", two.get("/account").text, re.S)[1]
    assert one.post(f"/account/sessions/{row}/end").status_code == 303
    assert one.get("/queue", follow_redirects=False).status_code == 200
    assert two.get("/queue", follow_redirects=False).status_code == 303
    admin.post("/users/editor/do/out")
    assert one.get("/queue", follow_redirects=False).status_code == 303


def test_with_a_second_factor_a_password_alone_opens_nothing(app):
    editor = Editor(app, "editor")
    secret = turned_on(app, editor)
    nobody = Editor(app)
    assert log_in(nobody, "editor") == 401
    assert log_in(nobody, "editor", "000000") == 401
    assert log_in(nobody, "editor", now_shown(app, secret, 30)) == 303


def test_a_code_is_taken_once_and_not_when_it_is_old(app):
    editor = Editor(app, "editor")
    secret = turned_on(app, editor)
    assert log_in(Editor(app), "editor", now_shown(app, secret)) == 401  # that one turned it on
    assert log_in(Editor(app), "editor", now_shown(app, secret, 30)) == 303
    assert log_in(Editor(app), "editor", now_shown(app, secret, 30)) == 401
    assert log_in(Editor(app), "editor", now_shown(app, secret, 300)) == 401


def test_it_is_turned_on_only_when_the_app_shows_the_right_code(app):
    editor = Editor(app, "editor")
    page = editor.post("/account/second").text
    assert "otpauth://totp/itemwire:editor" in page
    assert "<svg" in page
    secret = re.search(r'class="secret">([A-Z2-7]+)<', page)[1]
    refused = editor.post("/account/second/on", secret=secret, code="123")
    assert refused.status_code == 409
    assert secret in refused.text
    for odd in ("", "A", '"><script>', "1" * 32):
        assert editor.post("/account/second/on", secret=odd, code="123456").status_code == 409
    assert editor.store.account("editor").totp is None


def test_it_is_turned_off_with_a_code_or_by_an_admin(app, admin):
    editor = Editor(app, "editor")
    secret = turned_on(app, editor)
    assert editor.post("/account/second").status_code == 409
    assert editor.post("/account/second/off", code="000000").status_code == 409
    assert editor.post("/account/second/off", code=now_shown(app, secret, 30)).status_code == 303
    assert log_in(Editor(app), "editor") == 303
    turned_on(app, editor)
    admin.post("/users/editor/do/second")
    assert log_in(Editor(app), "editor") == 303
    assert editor.store.account("editor").totp is None


def test_a_password_is_changed_with_a_code_where_there_is_a_second_factor(app):
    editor = Editor(app, "editor")
    secret = turned_on(app, editor)
    form = {"old": PASSWORD, "new": "another horse battery"}
    assert editor.post("/account/password", **form).status_code == 409
    assert editor.post("/account/password", **form, code=now_shown(app, secret, 30)).status_code == 303


def test_the_secret_stands_in_no_log_and_no_list(app, admin):
    editor = Editor(app, "editor")
    secret = turned_on(app, editor)
    assert secret not in repr(list(editor.store.log_entries()))
    assert secret not in admin.get("/users").text
    assert second_factor.step_of("no base32!", "123456", app.state.office.clock()) is None
