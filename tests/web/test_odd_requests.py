"""What no browser sends is refused in words: it breaks no page, fills no memory and leads nowhere else."""

from __future__ import annotations

import pytest

from pipeline.errors import NotAllowed
from pipeline.types.accounts import LoginAttempt
from pipeline.web import auth
from pipeline.web.app import LARGEST
from pipeline.web.security import inside
from tests.web.build import PASSWORD, Editor

FAR = 1 << 70


@pytest.mark.parametrize(
    "path",
    [
        f"/news?since={FAR}",
        "/news?since=-1",
        f"/search?q=Khalsa&before={FAR}",
        f"/search?q=Khalsa&before=-{FAR}",
        "/search?q=Khalsa&since=0001-01-01T00:00%2B14:00",
        "/search?q=Khalsa&until=9999-12-31T23:59-12:00",
    ],
)
def test_a_number_or_a_day_that_no_database_holds_is_refused(editor, path):
    assert editor.get(path).status_code in (409, 422)


def test_an_origin_that_is_no_address_is_another_origin(editor):
    answer = editor.client.post("/views/drop", data={"csrf": editor.token}, headers={"origin": "http://["})
    assert answer.status_code == 403
    assert "another origin" in answer.text


@pytest.mark.parametrize(
    "url", ["", "x", "//host", "/\\host", "/\t/host", "/a\nb", "https://host", "\t//host", "/\x01/host"]
)
def test_an_address_that_could_lead_elsewhere_is_not_inside(url):
    assert inside(url) is None


def test_a_page_of_the_desk_is_inside():
    assert inside("/queue?beat=Syria&place=%D8%AE") == "/queue?beat=Syria&place=%D8%AE"


@pytest.mark.parametrize(
    "kind", ["application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
@pytest.mark.parametrize("path", ["/login", "/api/v1/roundups/Syria/headline", "/api/v1/push/x", "/views"])
def test_nobody_sends_more_than_the_largest(app, path, kind):
    body = b'--x\r\ncontent-disposition: form-data; name="a"; filename="a"\r\n\r\n' + b"a" * LARGEST
    answer = Editor(app).client.post(path, content=body, headers={"content-type": kind})
    assert answer.status_code == 413
    assert "content-security-policy" in answer.headers


def test_what_comes_without_its_length_is_cut_off_too(app):
    parts = (b"a" * (LARGEST // 4) for _ in range(8))
    answer = Editor(app).client.post(
        "/api/v1/roundups/Syria/headline", content=parts, headers={"content-type": "application/json"}
    )
    assert answer.status_code == 413


def test_a_guess_that_others_overtook_is_told_nothing(app, monkeypatch):
    """As when thirty are sent in one moment: while one is hashed, the others fail."""
    store, now = app.state.office.store, app.state.office.clock()
    passes = auth.passes

    def meanwhile(*given):
        for _ in range(auth.TRIES):
            store.add_attempt(LoginAttempt(name="editor", address="198.51.100.7", at=now, good=False))
        return passes(*given)

    monkeypatch.setattr(auth, "passes", meanwhile)
    with pytest.raises(NotAllowed, match="too many"):
        auth.log_in(store, "editor", PASSWORD, "198.51.100.7", "a browser", now)
    assert not store.desk_sessions("editor")
