"""Who gets in, what a change must carry, and what every answer says: over the whole table of routes."""

from __future__ import annotations

import re

import pytest
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from pipeline.types.accounts import Rank
from pipeline.web.security import FIXED
from pipeline.web.visit import SAFE, needed
from tests.web.build import PASSWORD, Editor, token_in


def routes(app):
    """Every (method, path, function) of the desk."""
    found = []
    for route in _flat(app.routes):
        for method in sorted(route.methods - {"HEAD", "OPTIONS"}):
            found.append((method, re.sub(r"\{[^}]*\}", "x", route.path), route.endpoint))
    assert len(found) > 20
    return found


def _flat(given: list[BaseRoute]):
    for route in given:
        if isinstance(route, APIRoute):
            yield route
        elif hasattr(route, "effective_route_contexts"):
            yield from route.effective_route_contexts()


def changes(app):
    """The routes that change something."""
    return [one for one in routes(app) if one[0] not in SAFE and not getattr(one[2], "signed", False)]


LIVE = {
    "/live/x", "/live/x/x", "/live/x/corrections", "/live/x.json", "/live/x.atom.xml", "/live/x.corrections.atom.xml",
}  # fmt: skip
OPEN = {"/login", "/api/v1/push/x", *LIVE}
"""What nobody needs to log in for: the door, live pages, and pushes, which prove by a
signature who sent them."""


def test_no_change_is_taken_without_its_token(app, editor):
    for method, path, _ in changes(app):
        answer = editor.client.request(method, path, data={}, follow_redirects=False)
        assert answer.status_code == 403, (method, path, answer.status_code)


def test_no_change_is_taken_with_the_token_of_another_session(app, editor):
    other = Editor(app, "admin")
    for method, path, _ in changes(app):
        answer = editor.client.request(method, path, data={"csrf": other.token}, follow_redirects=False)
        assert answer.status_code == 403, (method, path)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:8000", "sec-fetch-site": "cross-site"},
        {"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-site"},
        {"origin": "http://127.0.0.1:8001"},
    ],
)
def test_no_change_is_taken_from_another_site_even_with_its_token(app, editor, headers):
    for method, path, _ in changes(app):
        answer = editor.client.request(
            method, path, data={"csrf": editor.token}, headers=headers, follow_redirects=False
        )
        assert answer.status_code == 403, (method, path)


@pytest.mark.parametrize("rank", list(Rank))
def test_nobody_does_what_the_role_does_not_allow(app, rank):
    person = Editor(app, rank.value)
    for method, path, function in routes(app):
        wanted = needed(function, method)
        if wanted is not None and not rank.at_least(wanted):
            answer = person.client.request(method, path, data={"csrf": person.token}, follow_redirects=False)
            assert answer.status_code == 403, (method, path, rank)


def test_every_page_is_locked_but_the_door(app, nobody):
    for method, path, function in routes(app):
        answer = nobody.client.request(method, path, follow_redirects=False)
        if needed(function, method) is not None and path.startswith("/api/"):
            assert answer.status_code == 401, (method, path, answer.status_code)
        elif needed(function, method) is not None:
            assert answer.status_code == 303, (method, path, answer.status_code)
            assert answer.headers["location"].startswith("/login")


def test_only_the_door_is_open_to_all(app):
    assert {path for method, path, function in routes(app) if needed(function, method) is None} == OPEN


def test_every_answer_has_the_headers_errors_included(app, editor, nobody):
    seen = set()
    for person in (editor, nobody):
        for method, path, _ in routes(app):
            if path == "/news/stream":
                continue  # it never ends
            answer = person.client.request(method, path, follow_redirects=False)
            seen.add(answer.status_code)
            for name, value in FIXED.items():
                assert answer.headers.get(name) == value, (method, path, name)
            assert "cache-control" in answer.headers
    for path in ("/nowhere", "/static/desk.css", "/static/nowhere.js", "/claim/%00", "/editions/e-none"):
        answer = editor.get(path)
        seen.add(answer.status_code)
        assert all(answer.headers.get(name) == value for name, value in FIXED.items()), path
    assert {200, 303, 403, 404} <= seen


def test_a_page_that_fails_says_so_without_a_trace_and_with_the_headers(app, editor, monkeypatch):
    def broken(*_args, **_kwargs):
        raise RuntimeError("a secret of the machine")

    monkeypatch.setattr(app.state.office, "entries", broken)
    answer = editor.get("/editions")
    assert answer.status_code == 500
    assert "secret of the machine" not in answer.text
    assert answer.headers["content-security-policy"] == FIXED["content-security-policy"]


def test_the_policy_allows_nothing_inline_and_nobody_elsewhere():
    policy = FIXED["content-security-policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "img-src 'self';" in policy


def test_no_page_holds_a_script_or_a_style_of_its_own(editor):
    for path in ("/queue", "/roundup/Syria", "/editions", "/audit", "/account", f"/claim/{editor.claims()[0]}"):
        text = editor.get(path).text
        assert not re.search(r"<script(?![^>]*\bsrc=)", text), path
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", text, re.I), path
        assert not re.search(r'(?:src|href)="(?:https?:)?//(?![^"]*" rel="noreferrer)', text), path


# ---- logging in


def test_a_wrong_password_is_refused_in_the_same_words_as_a_wrong_name(nobody):
    first = nobody.log_in("editor", "not the password at all")
    second = nobody.log_in("somebody", PASSWORD)
    assert first.status_code == second.status_code == 401
    said = [re.search(r'role="alert".*?</div>', one.text, re.S)[0] for one in (first, second)]
    assert said[0] == said[1]


def test_who_guesses_too_often_waits_even_with_the_right_password(nobody):
    for _ in range(5):
        nobody.log_in("editor", "wrong again and again")
    answer = nobody.log_in("editor")
    assert answer.status_code == 401
    assert "wait 15 minutes" in answer.text
    assert Editor(nobody.client.app).log_in("admin").status_code == 303


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(nobody):
    cookie = nobody.log_in("editor").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_nobody_is_sent_elsewhere_after_logging_in(nobody):
    for target in (
        "//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/\t/evil.example",
        "/\r\nX: evil",
    ):  # fmt: skip
        page = nobody.get("/login", params={"next": target})
        assert "evil" not in page.text
        assert "javascript" not in page.text
        form = {"name": "editor", "password": PASSWORD, "csrf": token_in(page.text), "next": target}
        answer = nobody.client.post("/login", data=form, follow_redirects=False)
        assert answer.headers["location"] == "/"
        nobody.client.cookies.clear()


def test_who_logs_out_is_out_with_the_old_cookie_too(editor):
    cookie = editor.client.cookies["itemwire"]
    assert editor.post("/logout").status_code == 303
    editor.client.cookies.set("itemwire", cookie)
    assert editor.get("/queue", follow_redirects=False).status_code == 303


def test_the_database_holds_no_cookie_and_no_password(app, editor):
    kept = repr(editor.store.desk_sessions("editor")) + repr(editor.store.accounts())
    assert editor.client.cookies["itemwire"] not in kept
    assert PASSWORD not in kept


def test_a_disabled_account_is_out_at_once(app, editor):
    from pipeline.web.auth import disable_account

    disable_account(editor.store, "editor", app.state.office.clock())
    assert editor.get("/queue", follow_redirects=False).status_code == 303
    assert editor.log_in("editor").status_code == 401


def test_a_token_acts_with_its_owners_role_until_it_is_revoked(app, editor, nobody):
    shown = editor.post("/account/tokens", name="the script").text
    secret = re.search(r"iw_[\w-]+", shown)[0]
    headers = {"authorization": f"Bearer {secret}"}
    assert nobody.get("/api/v1/me", headers=headers).json()["rank"] == "editor"
    key = editor.store.tokens("editor")[0].key
    editor.post(f"/account/tokens/{key}/revoke")
    assert nobody.get("/api/v1/me", headers=headers).status_code == 401


def test_without_any_account_the_door_says_how_to_make_one(tmp_path):
    from pipeline.settings import Environment
    from pipeline.web.app import create_app

    (tmp_path / "sources.yaml").write_text("sources:\n  - {name: Observer}\n")
    app = create_app(tmp_path / "sources.yaml", f"sqlite:///{tmp_path / 'x.db'}", Environment(env_file=tmp_path / "no"))
    assert "itemwire users add" in Editor(app).get("/login").text
    app.state.office.store.close()
