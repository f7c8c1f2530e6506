"""Mail servers that mean harm, heard without TLS."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pytest

from pipeline.collect import imap
from pipeline.collect.imap import Box, Mailbox


@contextmanager
def hostile(*answers: bytes) -> Iterator[Mailbox]:
    """A box at a server that says `answers`, one to each command, and then drips."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.settimeout(5)

        def serve() -> None:
            line, _ = listening.accept()
            with line:
                line.settimeout(5)
                line.sendall(b"* OK ready\r\n")
                for said in answers:
                    tag = line.recv(1_000).split(b" ")[0]
                    try:
                        line.sendall(said.replace(b"TAG", tag))
                    except OSError:
                        return
                try:
                    line.recv(1_000)
                except OSError:
                    return

        thread = threading.Thread(target=serve)
        thread.start()
        port = listening.getsockname()[1]
        try:
            yield Mailbox(Box("localhost", port, "u", "p"), ())
        finally:
            thread.join()


class _Clear:
    """What stands for TLS where a test plays the server."""

    def wrap_socket(self, plain: socket.socket, server_hostname: str) -> socket.socket:
        return plain


CAPABLE = b"* CAPABILITY IMAP4rev1\r\nTAG OK x\r\n"
IN, OPENED = b"TAG OK x\r\n", b"* OK [UIDVALIDITY 1] x\r\nTAG OK [READ-ONLY]\r\n"


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (
            (CAPABLE, IN, OPENED, b"* SEARCH 1\r\nTAG OK x\r\n", b"* 1 FETCH (BODY[] {9999999999}\r\n"),
            "more than a mailbox",
        ),
        ((CAPABLE, IN, b"* X\r\n" * 5_000), "more than a mailbox"),
        ((CAPABLE, b"TAG NO x\r\n"), "does not let u in"),
        ((CAPABLE, IN, b"TAG NO x\r\n"), "no folder INBOX"),
        ((CAPABLE, IN, OPENED, b"TAG BAD p is wrong\r\n"), "refuses"),
        ((b"nonsense\r\n" * 10,), "refuses"),
    ],
)
def test_a_server_that_means_harm_costs_an_error(monkeypatch, answers, said):
    monkeypatch.setattr(imap.ssl, "create_default_context", _Clear)
    monkeypatch.setattr(imap, "may_contact", lambda *_: True)
    monkeypatch.setattr(imap, "MAX_SENT", 20_000)
    monkeypatch.setattr(imap, "SILENCE", 1.0)
    with hostile(*answers) as mailbox, pytest.raises(imap.CollectError, match=said):
        mailbox.visit(None, date(2016, 6, 9), 10)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ((CAPABLE,), "TLS not su"),
        ((b"* CAPABILITY IMAP4rev1 STARTTLS\r\nTAG OK x\r\n", b"TAG NO x\r\n"), "establish TLS"),
    ],
)
def test_without_tls_no_password_is_said(monkeypatch, answers, said):
    monkeypatch.setattr(imap, "may_contact", lambda *_: True)
    monkeypatch.setattr(imap, "SILENCE", 30.0)
    with hostile(*answers) as mailbox:
        mailbox._box = replace(mailbox._box, starttls=True)
        with pytest.raises(imap.CollectError, match=said):
            mailbox.visit(None, date(2016, 6, 9), 10)
