"""A real WordPress takes editions: drafted, edited, published, corrected; never twice, whatever breaks in between."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from base64 import b64decode
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from threading import Thread

import pytest

from pipeline.errors import PublishError
from pipeline.publish import wordpress
from pipeline.types import Edition
from tests.publish.build import a_channel, a_parcel, corrected, first, taken, updated, withdrawn
from tests.real.test_wordpress import Site, site

__all__ = ["site"]
pytestmark = pytest.mark.real

_numbers = count(1)
KEY = "WORDPRESS_KEY"


def new() -> Edition:
    """An edition that the site has never seen."""
    number = next(_numbers)
    return first().model_copy(update={"number": number, "uid": f"e-{number:016d}"})


def login(site: Site) -> list[str]:
    return b64decode(site.authorization.removeprefix("Basic ")).decode().split(":")


def publish(site: Site, edition: Edition, base: Path, before=None, password=None, url=None, **options):
    user, key = login(site)
    channel = a_channel("wordpress", url=url or site.url(""), username=user, password_env=KEY, **options)
    parcel = a_parcel(edition, base, {KEY: password or key}, before)
    return asyncio.run(wordpress.send(parcel, channel))


def posts(site: Site, edition: Edition) -> list[dict]:
    """What the site has of an edition."""
    slug = f"2024-05-01-orsa-{edition.number}"
    return site.api(f"posts?slug={slug}&status=publish,draft,pending,private,future&context=edit")


def test_an_edition_is_drafted_edited_published_corrected_and_withdrawn_in_one_place(site, tmp_path):
    edition = new()
    receipt = publish(site, edition, tmp_path)
    (post,) = posts(site, edition)
    assert (post["status"], str(post["id"])) == ("draft", receipt.remote)
    site.api(f"posts/{post['id']}", {"status": "publish"})  # an editor there looked at it
    for after in (corrected(edition), updated(corrected(edition)), withdrawn(corrected(edition))):
        publish(site, after, tmp_path, before=taken(edition, receipt))
        (post,) = posts(site, edition)
        assert (post["status"], str(post["id"])) == ("publish", receipt.remote)
    assert post["title"]["raw"] == "Withdrawn: Orsa: Rebels storm Khalsa"
    assert "It was a test." in post["content"]["rendered"]
    assert "ITEM:" not in post["content"]["rendered"]


def test_the_same_edition_twice_changes_nothing(site, tmp_path):
    edition = new()
    receipt = publish(site, edition, tmp_path, status="publish")
    (post,) = posts(site, edition)
    time.sleep(1.1)  # its clock shows seconds
    assert publish(site, edition, tmp_path, before=taken(edition, receipt)) == receipt
    assert publish(site, edition, tmp_path).remote == receipt.remote  # after a kill nothing is known of the first time
    assert posts(site, edition) == [post]


def test_words_that_an_editor_changed_there_stay_until_there_is_something_new(site, tmp_path):
    edition = new()
    receipt = publish(site, edition, tmp_path)
    site.api(f"posts/{receipt.remote}", {"content": "<p>My own words.</p>"})
    publish(site, edition, tmp_path, before=taken(edition, receipt))
    assert posts(site, edition)[0]["content"]["raw"] == "<p>My own words.</p>"
    publish(site, corrected(edition), tmp_path, before=taken(edition, receipt))
    assert "It was Zaytan." in posts(site, edition)[0]["content"]["raw"]


def test_a_wrong_password_and_a_wrong_address_are_said_in_words_without_the_password(site, tmp_path):
    with pytest.raises(PublishError, match="application password") as refused:
        publish(site, new(), tmp_path, password="abcd efgh ijkl mnop")
    assert not refused.value.again
    assert "efgh" not in str(refused.value)
    with pytest.raises(PublishError, match="no REST API at this url") as refused:
        publish(site, new(), tmp_path, url=site.url("/nowhere"))
    assert not refused.value.again


def test_a_post_in_the_trash_is_not_written_anew_behind_the_editors_back(site, tmp_path):
    edition = new()
    receipt = publish(site, edition, tmp_path)
    site.api(f"posts/{receipt.remote}", method="DELETE")
    with pytest.raises(PublishError, match="trash") as refused:
        publish(site, corrected(edition), tmp_path, before=taken(edition, receipt))
    assert not refused.value.again


def test_words_that_would_be_code_are_shown_as_they_are(site, tmp_path):
    words = "<script>alert(1)</script> [gallery] {{ x }} & “quoted” <b>bold</b>"
    edition = new().model_copy(update={"headline": words})
    item = edition.roundup.items[0].model_copy(update={"text": words, "words": ""})
    edition = edition.model_copy(update={"roundup": edition.roundup.model_copy(update={"items": (item,)})})
    publish(site, edition, tmp_path, status="publish")
    (post,) = posts(site, edition)
    for shown in (post["title"]["rendered"], post["content"]["rendered"]):
        assert "<script" not in shown
        assert "<b>" not in shown
        assert "&lt;script&gt;" in shown
        assert "[gallery]" in shown.replace("&#91;", "[").replace("&#93;", "]")


@contextmanager
def failing(answer):
    """A server that fails as it is told to."""

    class Failing(BaseHTTPRequestHandler):
        def do_GET(self):
            if answer is None:
                self.connection.close()
                return
            self.send_response(answer)
            self.end_headers()

        def log_message(self, *_):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Failing)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("answer", [500, 502, 503, 429, None])
def test_a_site_that_fails_is_tried_again(site, tmp_path, answer):
    with failing(answer) as url, pytest.raises(PublishError) as refused:
        publish(site, new(), tmp_path, url=url)
    assert refused.value.again


SENDER = """
import asyncio, json, sys
from pathlib import Path
from pipeline.publish import wordpress
from pipeline.types import Edition
from tests.publish.build import a_channel, a_parcel

url, user, key = sys.argv[1:4]
edition = Edition.model_validate_json(sys.stdin.read())
channel = a_channel("wordpress", url=url, username=user, password_env="KEY")
print("ready", flush=True)
asyncio.run(wordpress.send(a_parcel(edition, Path("."), {"KEY": key}), channel))
"""


def test_a_program_killed_while_it_sends_leaves_one_post_once_it_ran_again(site, tmp_path):
    for pause in (0.05, 0.15, 0.3, 0.6):
        edition = new()
        command = [sys.executable, "-c", SENDER, site.url(""), *login(site)]
        sender = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert sender.stdin is not None
        assert sender.stdout is not None
        sender.stdin.write(edition.model_dump_json())
        sender.stdin.close()
        assert sender.stdout.readline() == "ready\n"
        time.sleep(pause)
        os.kill(sender.pid, signal.SIGKILL)
        sender.wait()
        sender.stdout.close()
        time.sleep(2)  # what `SETTLES` is for: PHP goes on with what it was sent
        publish(site, edition, tmp_path)
        assert len(posts(site, edition)) == 1, json.dumps(pause)
