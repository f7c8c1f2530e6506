"""Posts pushed to the desk by another machine: taken only with a signature that fits."""

from __future__ import annotations

import hashlib
import hmac
import json

import pytest
from fastapi.testclient import TestClient

SECRET = "a secret that two machines share"


@pytest.fixture
def pushed(app, tmp_path, monkeypatch):
    """The desk with a source that takes pushes."""
    path = tmp_path / "sources.yaml"
    more = "sources:\n  - {name: Crane Wire, kind: webhook, path: spool, secret_env: CRANE_SECRET}\n"
    path.write_text(path.read_text().replace("sources:\n", more))
    monkeypatch.setenv("CRANE_SECRET", SECRET)
    return app


def push(app, body, secret=SECRET, name="Crane Wire"):
    at = str(int(app.state.office.clock().timestamp()))
    mark = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    headers = {"x-itemwire-timestamp": at, "x-itemwire-signature": f"sha256={mark}"}
    return TestClient(app).post(f"/api/v1/push/{name}", content=body, headers=headers)


def test_a_signed_push_is_kept_for_the_next_pass_without_a_token(pushed, tmp_path):
    body = json.dumps({"id": "1", "source": "Crane Wire", "published": None, "text": "Rebels took Khalsa."}).encode()
    answer = push(pushed, body)
    assert answer.status_code == 202, answer.text
    assert answer.json()["accepted"] == 1
    assert len(list((tmp_path / "spool").glob("*.json"))) == 1


def test_a_push_that_is_not_signed_right_is_refused_alike_whatever_the_source(pushed, tmp_path):
    body = b'{"id": "1", "source": "Crane Wire", "published": null, "text": "x"}'
    for answer in (push(pushed, body, "another secret altogether"), push(pushed, body, name="Nobody")):
        assert answer.status_code == 401
        assert "the signature does not fit" in answer.json()["detail"]
    assert push(pushed, body, "\0" * 32, name="Observer").status_code == 401
    assert push(pushed, b"x" * 1_100_000).status_code == 413
    assert not (tmp_path / "spool").exists()
