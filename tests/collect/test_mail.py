"""Newsletters from a mailbox: against a real IMAP server, against hostile ones, and mail of every make."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import pytest

from pipeline.collect import imap, mail
from pipeline.collect.imap import Mailbox
from pipeline.collect.read_mail import read_mail
from pipeline.errors import ParseError
from pipeline.types import Cursor, FetchOutcome, Source
from tests.collect.feeds import visit
from tests.collect.mailbox import PASSWORD, USER, Server, open_mailbox

NOW = datetime.now(UTC).replace(microsecond=0)


def letter(number: int, text: str = "", *, html: str = "", sent: datetime = NOW, **headers: str) -> EmailMessage:
    made = EmailMessage()
    known = {
        "From": "Stork Daily <news@stork.test>", "To": USER, "Subject": f"Morning letter {number}",
        "Date": format_datetime(sent), "Message-ID": f"<{number}@stork.test>",
    }  # fmt: skip
    for name, value in {**known, **{name.replace("_", "-"): value for name, value in headers.items()}}.items():
        if value:
            made[name] = value
    made.set_content(text or f"Rebels storm village {number}.")
    if html:
        made.add_alternative(html, subtype="html")
    return made


def read(made: EmailMessage | bytes, **options: str):
    (entry,) = read_mail(made if isinstance(made, bytes) else made.as_bytes(), None, "imap://x/1", **options).entries
    return entry


# ---- one mail


def test_a_mail_brings_its_words_its_author_and_its_time():
    entry = read(letter(1, In_Reply_To="<0@stork.test>", Archived_At="<https://stork.test/letters/1>"))
    assert (entry.id, entry.title, entry.text.strip()) == (
        "1@stork.test", "Morning letter 1", "Rebels storm village 1.",
    )  # fmt: skip
    assert (entry.author, entry.reply_to, entry.link) == ("Stork Daily", "0@stork.test", "https://stork.test/letters/1")
    assert entry.published_at == NOW.isoformat()


def test_the_html_of_a_newsletter_goes_before_its_plain_text():
    entry = read(letter(1, html="<p>Rebels <b>storm</b> Khalsa</p>"))
    assert (entry.html.strip(), entry.text) == ("<p>Rebels <b>storm</b> Khalsa</p>", "")


def test_a_list_is_the_author_of_its_letters():
    entry = read(letter(1, List_Id='"Stork Evening" <evening.stork.test>'))
    assert (entry.author, entry.extra["list"]) == ("Stork Evening", "evening.stork.test")


def test_attachments_are_counted_and_not_opened():
    made = letter(1)
    made.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="map.exe")
    made.add_attachment("Rebels storm nothing", filename="notes.txt")
    inner = letter(2, "A mail inside")
    made.add_attachment(inner)
    entry = read(made)
    assert entry.extra["attachments"] == 3
    assert entry.text.strip() == "Rebels storm village 1."


@pytest.mark.parametrize(
    ("charset", "data", "said"),
    [
        ("koi8-r", "Обстрел Алеппо".encode("koi8-r"), "Обстрел Алеппо"),
        ("windows-1256", "قصف حلب".encode("windows-1256"), "قصف حلب"),
        ("no-such-charset", "Обстріл".encode(), "Обстріл"),
        ("us-ascii", "café".encode("latin-1"), "café"),
    ],
)
def test_every_charset_is_read_and_a_wrong_one_mended(charset, data, said):
    head = f"From: a@stork.test\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    assert read(head.encode() + data).text == said


def test_encoded_headers_are_read():
    head = b"From: =?utf-8?b?0JDQu9C10L/Qv9C+?= <a@stork.test>\nSubject: =?koi8-r?Q?=EF=C2=D3=D4=D2=C5=CC?=\n\nx"
    assert (read(head).author, read(head).title) == ("Алеппо", "Обстрел")


def test_lines_that_a_mail_program_broke_are_whole_again():
    head = b"From: a@stork.test\nContent-Type: text/plain; format=flowed\n\nRebels storm \nKhalsa.\nThey hold it."
    assert read(head).text == "Rebels storm Khalsa.\nThey hold it."


@pytest.mark.parametrize(
    ("sender", "is_his"),
    [("news@stork.test", True), ("stork.test", True), ("@stork.test", True), ("ork.test", False), ("stork", False)],
)
def test_mail_of_others_is_refused_where_a_sender_is_named(sender, is_his):
    if is_his:
        assert read(letter(1), sender=sender).id
    else:
        with pytest.raises(ParseError, match="is from news@stork"):
            read(letter(1), sender=sender)


@pytest.mark.parametrize(
    "body",
    [
        b"", b"From: a\n\n", b"Content-Type: multipart/mixed; boundary=x\n\n--x\n--x--",
        b"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n!!!!",
        b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\nContent-Type: image/png\n\n\n" * 500,
    ],
)  # fmt: skip
def test_mail_without_words_is_refused(body):
    with pytest.raises(ParseError, match="holds no text"):
        read(body)


@pytest.mark.parametrize("name", ["Subject", "From", "Date", "List-Id", "Message-ID", "Content-Type"])
@pytest.mark.parametrize(
    "value", ["=?x?b?!?=", "=?utf-8?q?=zz?=", "<" * 3_000, '"' * 999, "\udcff", "a;b=\x00", "@<,>"]
)
def test_broken_headers_cost_nothing_else(name, value):
    head = f"{name}: {value}\n".encode("utf-8", "surrogateescape")
    assert "Khalsa" in read(head + b"X: y\n\nRebels storm Khalsa").text


# ---- a box


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[Server]:
    with open_mailbox(tmp_path_factory.mktemp("mail")) as opened:
        yield opened


@pytest.fixture
def box(server, monkeypatch) -> Iterator[Server]:
    """The server with an empty box."""
    monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))
    monkeypatch.setenv("DESK_PASSWORD", PASSWORD)
    client = server.client()
    client.select("INBOX")
    client.store("1:*", "+FLAGS", "\\Deleted")
    client.expunge()
    client.logout()
    return server


def newsletter(server: Server, **options: str) -> Source:
    place = {"host": "localhost", "port": str(server.port), "password_env": "DESK_PASSWORD"}
    return Source(name="Stork", kind="mail", account=USER, options={**place, **options})


def call(server: Server, before: Cursor | None = None, now: datetime = NOW, **options: str) -> FetchOutcome:
    return visit(newsletter(server, **options), before, port=server.port, now=now)


def test_a_box_brings_its_letters_once_and_leaves_them_unread(box):
    box.deliver(letter(1).as_bytes(), letter(2).as_bytes())
    first = call(box)
    assert [post.id for post in first.posts] == ["1@stork.test", "2@stork.test"]
    assert [post.title for post in first.posts] == ["Morning letter 1", "Morning letter 2"]
    assert len(first.captures) == 2
    assert call(box, first.cursor).unchanged
    box.deliver(letter(3).as_bytes())
    assert [post.id for post in call(box, first.cursor).posts] == ["3@stork.test"]
    client = box.client()
    client.select("INBOX", readonly=True)
    assert client.search(None, "UNSEEN")[1][0].split() == client.search(None, "ALL")[1][0].split()
    client.logout()


def test_a_server_that_begins_in_the_clear_is_put_under_tls_before_anything_is_said(tmp_path, monkeypatch):
    with open_mailbox(tmp_path, starttls=True) as server:
        monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))
        monkeypatch.setenv("DESK_PASSWORD", PASSWORD)
        server.deliver(letter(1).as_bytes())
        outcome = call(server, tls="starttls")
        assert outcome.error is None
        assert "1@stork.test" in [post.id for post in outcome.posts]
        monkeypatch.delenv("SSL_CERT_FILE")
        assert "no valid certificate" in (call(server, tls="starttls").error or "")


def test_a_way_to_tls_that_there_is_not_is_refused():
    source = newsletter(Server(993, Path("x")), tls="none")
    assert "option tls" in (visit(source, now=NOW).error or "")


def test_a_box_made_anew_brings_the_same_letters_under_the_same_ids(box):
    box.deliver(letter(1).as_bytes())
    first = call(box)
    cursor = first.cursor.model_copy(update={"state": {"seen": ["another", 999]}})
    again = call(box, cursor)
    assert [post.model_dump(exclude={"fetched"}) for post in again.posts] == [
        post.model_dump(exclude={"fetched"}) for post in first.posts
    ]


def test_a_letter_that_cannot_be_read_costs_only_itself(box):
    box.deliver(b"From: news@stork.test\n\n", letter(2).as_bytes())
    outcome = call(box)
    assert [post.id for post in outcome.posts] == ["2@stork.test"]
    assert "holds no text" in outcome.rejected[0].reason


def test_of_a_shared_box_only_the_senders_letters_are_read(box):
    box.deliver(letter(1).as_bytes(), letter(2, From="Crane <a@crane.test>").as_bytes())
    assert [post.id for post in call(box, **{"from": "crane.test"}).posts] == ["2@stork.test"]


def test_more_letters_than_a_visit_takes_wait_for_the_next(box, monkeypatch):
    monkeypatch.setattr(mail, "MOST", 2)
    box.deliver(*(letter(number).as_bytes() for number in (1, 2, 3)))
    first = call(box)
    assert [len(first.posts), len(call(box, first.cursor).posts)] == [2, 1]


def test_a_long_letter_is_cut_and_says_so(box, monkeypatch):
    monkeypatch.setattr(imap, "MAX_MAIL", 2_000)
    box.deliver(letter(1, "Rebels storm Khalsa. " + "x " * 5_000).as_bytes())
    (post,) = call(box).posts
    assert "Rebels storm Khalsa" in post.text
    assert post.extra["cut_at"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"folder": "Nowhere"}, "has no folder Nowhere"),
        ({"folder": "Новини & мапи"}, "has no folder"),
        ({"user": "else"}, "does not let else in"),
        ({"host": "127.0.0.1/x"}, "option host"),
        ({"port": "0"}, "option port"),
        ({"from": 'x" OR ALL'}, "option from"),
        ({"password_env": "NOT_SET_ANYWHERE"}, "NOT_SET_ANYWHERE, which is empty"),
        ({"password_env": ""}, "has no password_env"),
    ],
)
def test_what_is_wrong_with_a_box_is_said_in_a_sentence_without_the_password(box, options, said):
    error = call(box, **options).error or ""
    assert said in error
    assert PASSWORD not in error


def test_a_server_that_nobody_opened_is_not_contacted(box):
    assert "not a public address" in (visit(newsletter(box), now=NOW).error or "")


def test_a_certificate_of_strangers_is_refused(box, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    assert "no valid certificate" in (call(box).error or "")


@pytest.mark.parametrize(
    "account", [None, "desk", "desk@", "a b@localhost", "a@b@localhost", 'a"@localhost', "a@1.2.3.4"]
)
def test_an_account_is_an_address(account):
    source = Source(name="Stork", kind="mail", account=account, path="x")
    assert "names no mailbox" in (visit(source, now=NOW).error or "")


def test_a_server_that_falls_silent_is_cut_off(monkeypatch, box):
    monkeypatch.setattr(mail, "DEADLINE", 0.2)
    monkeypatch.setattr(Mailbox, "visit", lambda self, *_: threading.Event().wait(0.6))
    began = datetime.now(UTC)
    assert "did not answer in full" in (call(box).error or "")
    assert datetime.now(UTC) - began < timedelta(seconds=5)
