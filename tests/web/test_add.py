"""Adding by hand: looked at before it is kept, with who added it and how it was heard; fetched by the one door only."""

from __future__ import annotations

import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from pipeline.desk.by_hand import PROVENANCE
from pipeline.settings import Environment
from tests.web.build import Editor

PAGE = """<html><head><title>Khalsa falls | The Courier</title>
<meta property="article:published_time" content="2024-05-01T11:30:00Z"></head><body><nav>Menu Home Sport</nav>
<article><h1>Khalsa falls</h1><p>Rebel fighters have stormed the village of Khalsa south of Aleppo this morning, our
reporter saw. The army withdrew to the hill above it, and two of its soldiers were wounded on the way.</p>
<p>Residents said that the shelling had stopped by noon, and that the bakery had opened again.</p></article></body>
</html>"""


@pytest.fixture
def helper(app):
    """A contributor, who may add."""
    return Editor(app, "contributor")


def send(editor, **form):
    return editor.client.post("/add", data={"csrf": editor.token, **form}, follow_redirects=False)


def test_a_phone_note_is_looked_at_kept_read_and_judged_with_its_provenance(helper):
    note = "Rebels have taken Khalsa village. Two nurses are hurt."
    where = send(
        helper, source="Dr Sami", text=note, heard="phone", note="line was bad", published="2024-05-01T13:00"
    ).headers["location"]
    look = helper.get(where).text
    assert "Nothing is kept yet" in look
    assert "1 May 2024, 13:00 UTC" in look
    assert helper.store.counts().posts == 4
    kept = helper.post(f"{where}/keep").headers["location"]
    page = helper.get(kept).text
    assert "Added by hand" in page
    assert "by phone" in page
    assert "line was bad" in page
    assert 'href="/claim/c-' in page
    post = helper.store.posts([kept.rsplit("/", 1)[-1]]).popitem()[1]
    assert post.extra[PROVENANCE] == {"by": "contributor", "how": "by phone", "note": "line was bad"}
    assert [one.who for one in helper.store.decisions_of(("add",))] == ["contributor"]
    assert "added-by-hand" in {entry.kind for entry in helper.store.log_entries()}


def test_words_that_are_dropped_are_gone(helper):
    where = send(helper, source="Lens", text="Rebels have taken Khalsa village.").headers["location"]
    assert helper.post(f"{where}/drop").status_code == 303
    assert helper.get(where).status_code == 404
    assert helper.store.counts().posts == 4


def test_what_one_hands_in_nobody_else_can_keep(app, helper):
    where = send(helper, source="Lens", text="Rebels have taken Khalsa village.").headers["location"]
    other = Editor(app, "editor")
    assert other.get(where).status_code == 404
    assert other.post(f"{where}/keep").status_code == 404


def test_a_listed_source_counts_with_its_grade_under_any_of_its_names(helper):
    where = send(helper, source="courier", text="Rebels have taken Khalsa village.").headers["location"]
    assert '<span class="grade">B</span>' in helper.get(where).text


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ({"source": "", "text": "x"}, "say who it is from"),
        ({"source": "Lens"}, "paste an address, or the words"),
        ({"source": "Lens", "text": "Rebels storm Khalsa.", "published": "2031-01-01T10:00"}, "lies in the future"),
        ({"source": "Lens", "text": "Rebels storm Khalsa.", "published": "noon"}, "the time is no time"),
        ({"source": "Lens", "text": "x" * 50_001}, "at most 50,000 characters"),
    ],
)
def test_what_cannot_be_taken_says_why_and_keeps_what_was_typed(helper, form, why):
    answer = send(helper, **form)
    assert answer.status_code == 409
    assert why in answer.text
    assert form.get("text", "") in answer.text


def test_an_address_inside_this_machine_is_not_fetched(helper):
    answer = send(helper, source="Lens", url="http://127.0.0.1:1/metadata")
    assert answer.status_code == 409
    assert "not a public address" in answer.text
    assert "paste its words" in answer.text


def test_a_reader_may_not_add(app):
    reader = Editor(app, "reader")
    assert reader.get("/add").status_code == 403
    assert send(reader, source="Lens", text="Rebels storm Khalsa.").status_code == 403


@pytest.fixture
def site():
    """A web site of one page on this machine."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            body = b"" if self.path == "/robots.txt" else PAGE.encode()
            self.send_response(404 if self.path == "/robots.txt" else 200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_is_fetched_shown_and_kept_with_its_archived_copy(app, helper, site, tmp_path, monkeypatch):
    pytest.importorskip("trafilatura", reason="pages are read with the extra `page`")
    monkeypatch.setenv("ITEMWIRE_ALLOW_HOSTS", site)
    app.state.office.environment = Environment(env_file=tmp_path / "none")
    answer = send(helper, source="Courier", url=f"http://{site}/khalsa")
    assert answer.status_code == 303, re.sub(r"<[^>]+>", "", answer.text)
    look = helper.get(answer.headers["location"]).text
    assert "stormed the village of Khalsa" in look
    assert "Menu Home" not in look
    assert "11:30 UTC" in look
    assert "archived copy" in look
    assert helper.store.counts().captures == 0
    kept = helper.post(f"{answer.headers['location']}/keep").headers["location"]
    assert helper.store.counts().captures == 1
    assert "Khalsa falls" in helper.get(kept).text
    again = send(helper, source="Courier", url=f"http://{site}/khalsa")
    assert "it is here already" in again.text
