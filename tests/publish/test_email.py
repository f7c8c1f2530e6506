"""Mail, against a real SMTP server on loopback: encrypted or not, refusing, breaking off."""

from __future__ import annotations

import asyncio
import email
import email.policy
import ssl
import subprocess
from contextlib import contextmanager
from datetime import datetime

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from pipeline.errors import PublishError
from pipeline.publish import email as channel_kind
from tests.publish.build import a_channel, a_parcel, corrected, first, updated, withdrawn
from tests.real.software import free_port

PASSWORD = "correct horse battery"


class Box:
    """Takes mail, but not what it is told to refuse."""

    def __init__(self, refuse=None, answer="250 taken", drop=False) -> None:
        self.refuse, self.answer, self.drop, self.taken = refuse or {}, answer, drop, []

    async def handle_RCPT(self, server, session, envelope, address, options):
        del server, session, options
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 fine"

    async def handle_DATA(self, server, session, envelope):
        del session
        self.taken.append(envelope)
        if self.drop:
            server.transport.abort()
        return self.answer


@contextmanager
def serving(box, **options):
    controller = Controller(box, hostname="127.0.0.1", port=free_port(), **options)
    controller.start()
    try:
        yield controller.server.sockets[0].getsockname()[1]
    finally:
        controller.stop()


def a_list(port, to="a@desk.test, b@desk.test", **options):
    options = {"security": "none", **options}
    return a_channel("email", host="127.0.0.1", port=port, to=to, **{"from": "Desk <desk@news.test>"}, **options)


def send(edition, channel, tmp_path, secrets=None):
    return asyncio.run(channel_kind.send(a_parcel(edition, tmp_path, secrets), channel))


def read(envelope):
    return email.message_from_bytes(envelope.content, policy=email.policy.default)


def test_a_mail_arrives_as_text_and_html_and_shows_nobody_the_others(tmp_path):
    box = Box()
    with serving(box) as port:
        receipt = send(first(), a_list(port), tmp_path)
    (envelope,) = box.taken
    message = read(envelope)
    assert envelope.rcpt_tos == ["a@desk.test", "b@desk.test"]
    assert message["To"] == "undisclosed-recipients:;"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert "ITEM: Rebels storm Khalsa village –Stork" in message.get_body(("plain",)).get_content()
    assert message["Message-ID"] == receipt.remote
    assert datetime.strptime(message["Date"], "%a, %d %b %Y %H:%M:%S %z") == first().revised
    assert b"\n" not in envelope.original_content.replace(b"\r\n", b"")  # servers refuse bare line feeds
    assert envelope.original_content.isascii()


def test_corrections_and_updates_answer_the_first_mail_under_ids_of_their_own(tmp_path):
    box, edition = Box(), first()
    with serving(box) as port:
        ids = [send(one, a_list(port), tmp_path).remote for one in (edition, corrected(edition), updated(edition))]
        send(withdrawn(corrected(edition)), a_list(port), tmp_path)
    messages = [read(envelope) for envelope in box.taken]
    assert messages[1]["In-Reply-To"] == ids[0]
    assert ids[1] != ids[0]
    assert [one["Subject"].split(":")[0] for one in messages] == ["Orsa", "CORRECTED", "UPDATED", "WITHDRAWN"]


def test_nobody_gets_it_where_one_recipient_is_refused_and_who_is_said(tmp_path):
    for answer, again in (("550 no such user", False), ("450 come later", True)):
        box = Box({"b@desk.test": answer})
        with serving(box) as port, pytest.raises(PublishError, match=r"b@desk\.test .*nobody got it") as refused:
            send(first(), a_list(port), tmp_path)
        assert (refused.value.again, refused.value.unsure, box.taken) == (again, False, [])


def test_a_server_that_refuses_the_text_did_not_take_it(tmp_path):
    for answer, again in (("554 no", False), ("451 later", True)):
        with serving(Box(answer=answer)) as port, pytest.raises(PublishError) as refused:
            send(first(), a_list(port), tmp_path)
        assert (refused.value.again, refused.value.unsure) == (again, False)


def test_a_connection_that_breaks_after_the_text_leaves_it_unsure(tmp_path):
    box = Box(drop=True)
    with serving(box) as port, pytest.raises(PublishError, match="look who got it") as broken:
        send(first(), a_list(port), tmp_path)
    assert (broken.value.again, broken.value.unsure) == (False, True)


def test_a_server_that_is_not_there_is_tried_again(tmp_path):
    with serving(Box()) as port:
        pass
    with pytest.raises(PublishError, match="nothing was mailed") as away:
        send(first(), a_list(port), tmp_path)
    assert (away.value.again, away.value.unsure) == (True, False)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    made += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(folder / "key"), "-out", str(folder / "cert")]
    try:
        subprocess.run(made, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as why:
        pytest.skip(f"no openssl to make a certificate with: {why}")
    return folder


def encrypted(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert", certificate / "key")
    return context


def check(server, session, envelope, mechanism, login):
    del server, session, envelope, mechanism
    return AuthResult(success=login.password == PASSWORD.encode(), handled=False)


def test_over_starttls_it_logs_in_and_a_wrong_password_is_in_no_message(tmp_path, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert"))
    box = Box()
    options = {"tls_context": encrypted(certificate), "authenticator": check, "auth_required": True}
    with serving(box, **options) as port:
        channel = a_list(port, security="starttls", username="desk", password_env="MAIL_KEY")
        send(first(), channel, tmp_path, {"MAIL_KEY": PASSWORD})
        assert len(box.taken) == 1
        with pytest.raises(PublishError, match="refused the login") as refused:
            send(first(), channel, tmp_path, {"MAIL_KEY": "wrong horse battery"})
        assert "horse" not in str(refused.value)
        assert not refused.value.again
        with pytest.raises(PublishError, match="plain ASCII"):
            send(first(), channel, tmp_path, {"MAIL_KEY": "fälschlich"})
    assert len(box.taken) == 1


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path, certificate):
    with serving(Box(), tls_context=encrypted(certificate)) as port, pytest.raises(PublishError) as refused:
        send(first(), a_list(port, security="starttls"), tmp_path)
    assert not refused.value.again


def test_a_server_without_encryption_gets_nothing_where_encryption_was_asked_for(tmp_path):
    box = Box()
    with serving(box) as port, pytest.raises(PublishError, match="STARTTLS") as refused:
        send(first(), a_list(port, security="starttls"), tmp_path)
    assert (refused.value.again, box.taken) == (False, [])


@pytest.mark.parametrize("to", ["", "nobody", "a@b@", "a b@desk.test", "ä@desk.test"])
def test_what_is_no_address_is_refused_in_words(tmp_path, to):
    with pytest.raises(PublishError, match="channel it") as refused:
        send(first(), a_list(25, to=to), tmp_path)
    assert not refused.value.again


def test_settings_that_mean_nothing_are_refused_in_words(tmp_path):
    for wrong in ({"security": "maybe"}, {"port": "smtp"}, {"port": "99999999"}):
        with pytest.raises(PublishError, match=r"channel it: (security|port) is"):
            send(first(), a_list(25).model_copy(update={"options": a_list(25).options | wrong}), tmp_path)
