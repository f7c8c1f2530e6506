"""The desk answers to its own names only, and to HEAD wherever it answers to GET."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from pipeline.errors import SettingsError
from pipeline.settings import Environment
from pipeline.web.app import create_app
from pipeline.web.hosts import host_name
from tests.web.build import SOURCES


@pytest.fixture
def opened(tmp_path):
    """Makes a desk that listens on an address."""
    made = []

    def at(host="127.0.0.1", names=()):
        (tmp_path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
        environment = Environment(env_file=tmp_path / "none", desk_hosts=names)
        made.append(create_app(tmp_path / "sources.yaml", f"sqlite:///{tmp_path / 'x.db'}", environment, host=host))
        return TestClient(made[-1], base_url="http://127.0.0.1:8000")

    yield at
    for app in made:
        app.state.office.store.close()


def asked(client, host, path="/login"):
    return client.get(path, headers={"host": host}).status_code


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST", "[::1]:8000", "127.8.9.1", "localhost."]
)
def test_the_names_of_this_machine_are_its_own(opened, host):
    assert asked(opened(), host) == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.7:8000", "",
     "[::1", "::1", "localhost:x", "127.0.0.1@evil.example", "localhost, evil.example"],
)  # fmt: skip
def test_another_name_that_leads_here_is_not_answered(opened, host):
    client = opened()
    for path in ("/login", "/queue", "/api/v1/me", "/static/desk.css", "/nowhere"):
        assert asked(client, host, path) == 421
    answer = client.get("/login", headers={"host": host})
    assert "ITEMWIRE_DESK_HOSTS" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_name_of_the_settings_is_answered_on_any_port(opened):
    client = opened(names=("desk.example.org",))
    assert asked(client, "desk.example.org") == asked(client, "Desk.Example.org:443") == 200
    assert asked(client, "other.example.org") == 421


def test_a_desk_that_listens_everywhere_answers_to_any_address_and_to_no_further_name(opened):
    client = opened(host="0.0.0.0")
    assert asked(client, "10.0.0.7:8000") == 200
    assert asked(client, "evil.example") == 421


def test_the_address_it_listens_on_is_its_name(opened):
    assert asked(opened(host="10.0.0.7"), "10.0.0.7:8000") == 200


def test_names_stand_in_the_environment_and_a_port_among_them_is_a_fault(tmp_path):
    (tmp_path / ".env").write_text("ITEMWIRE_DESK_HOSTS=Desk.example.org, 10.0.0.7\n", encoding="utf-8")
    assert Environment(env_file=tmp_path / ".env").desk_hosts == ("desk.example.org", "10.0.0.7")
    (tmp_path / ".env").write_text("ITEMWIRE_DESK_HOSTS=http://desk.example.org/\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="no host name"):
        Environment(env_file=tmp_path / ".env")


@pytest.mark.parametrize(
    ("told", "name"), [("[::1]", "::1"), ("a.b:1", "a.b"), ("A.", "a"), ("[::1]:x", None), (":1", None)]
)
def test_a_host_header_is_read_without_its_port(told, name):
    assert host_name(told) == name


@pytest.mark.parametrize("path", ["/login", "/queue", "/live/syria", "/static/desk.css", "/api/v1/me", "/nowhere", "/"])
def test_head_is_answered_as_get_without_a_body(editor, path):
    whole = editor.client.get(path, follow_redirects=False)
    head = editor.client.head(path, follow_redirects=False)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    assert head.headers.get("content-type") == whole.headers.get("content-type")
    assert head.headers["content-security-policy"]


def test_head_of_a_live_page_tells_its_tag_and_changes_nothing(editor):
    before = editor.store.log_head()
    assert editor.client.head("/news/stream", params={"since": 0}).status_code == 200
    assert editor.store.log_head() == before
