"""Reads a mailbox over IMAP and TLS, without ever changing anything in it; blocking, to be run in a thread.

The same care as on the web: only permitted addresses, a certificate that holds, and limits on all that a server sends.
"""

from __future__ import annotations

import imaplib
import re
import socket
import ssl
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from pipeline.collect.address import may_contact
from pipeline.collect.guard import REFUSED
from pipeline.errors import CollectError
from pipeline.settings.environment import AllowedHost
from pipeline.text import one_line

SILENCE = 15.0
"""Seconds without a byte after which a server is given up; the whole visit has a deadline of its own."""
MAX_MAIL = 5 * 1024 * 1024
"""Bytes of one mail that are read: text stands before what is attached, and the longest newsletters have 200 kB."""
MAX_SENT = 64 * 1024 * 1024
"""Bytes that a server may send in one visit."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SIZE = re.compile(rb"RFC822\.SIZE (\d{1,12})")
_NOT_PLAIN = re.compile(r"[^\x20-\x25\x27-\x7e]+|&")


class Letter(NamedTuple):
    """One mail as the server holds it."""

    uid: int
    body: bytes
    size: int
    """Bytes of the whole mail; more than `body` has where that was cut."""


@dataclass(frozen=True)
class Box:
    """Which mailbox, and how to get into it."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str = "INBOX"
    sender: str = ""
    """Only mail whose From holds this; empty: all."""
    starttls: bool = False
    """Whether the line begins in the clear and is put under TLS before anything is said (RFC 3501, 6.2.1)."""


class _Connection(imaplib.IMAP4):
    """A connection to a permitted address, under TLS before anybody logs in, that counts what the server sends."""

    def __init__(self, box: Box, allow: Sequence[AllowedHost]) -> None:
        self._allow = tuple(allow)
        self._left = MAX_SENT
        self._tls = ssl.create_default_context()
        self._clear_at_first = box.starttls
        super().__init__(box.host, box.port, timeout=SILENCE)
        if box.starttls:
            try:
                self.starttls(self._tls)  # what was sent in the clear is forgotten; one that offers no TLS is refused
            except (imaplib.IMAP4.error, CollectError, OSError, ValueError):
                with suppress(OSError):
                    self.shutdown()
                raise

    def _create_socket(self, timeout: float | None) -> socket.socket:
        """The socket, open, and under TLS unless that comes next; imaplib calls this."""
        plain = _connected(self.host, self.port, self._allow, timeout)
        if self._clear_at_first:
            return plain
        try:
            return self._tls.wrap_socket(plain, server_hostname=self.host)
        except (OSError, ValueError):
            plain.close()
            raise

    def read(self, size: int) -> bytes:
        """Read `size` bytes of what was announced; raises `CollectError` where that is too much."""
        self._count(size)
        return super().read(size)

    def readline(self) -> bytes:
        """Read a line."""
        line = super().readline()
        self._count(len(line))
        return line

    def _count(self, size: int) -> None:
        self._left -= size
        if self._left < 0 or size > MAX_MAIL + 1024:
            raise CollectError(f"{self.host} sends more than a mailbox of newsletters holds; name a smaller folder")


def _connected(host: str, port: int, allow: Sequence[AllowedHost], timeout: float | None) -> socket.socket:
    """A connection to the first address of `host` that may be contacted and answers; raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    permitted = [each for each in found if may_contact(str(each[4][0]), port, (host,), allow)]
    if not permitted:
        raise OSError(f"{host} {REFUSED}")
    trouble = OSError(f"{host} does not answer")
    for family, kind, protocol, _, address in permitted:
        plain = socket.socket(family, kind, protocol)
        plain.settimeout(timeout)
        try:
            plain.connect(address)
        except OSError as error:
            plain.close()
            trouble = error
        else:
            return plain
    raise trouble


class Mailbox:
    """One visit to a box; `cut` ends it from another thread."""

    def __init__(self, box: Box, allow: Sequence[AllowedHost]) -> None:
        """`allow`: the non-public places that the operator opened."""
        self._box = box
        self._allow = tuple(allow)
        self._line: _Connection | None = None

    def cut(self) -> None:
        """End the connection, whatever it is doing."""
        if self._line is not None:
            with suppress(OSError):
                self._line.sock.shutdown(socket.SHUT_RDWR)

    def visit(self, after: tuple[str, int] | None, since: date, most: int) -> tuple[str, list[Letter]]:
        """The box's UIDVALIDITY, and the oldest `most` letters that are new, in the order of their arrival.

        `after` is the UIDVALIDITY and the last UID of the last visit; where the box was made anew since, or there is
        none, letters that arrived on `since` or later are taken. Raises `CollectError`, or OSError for the network.
        """
        try:
            self._line = _Connection(self._box, self._allow)
            return self._visit(self._line, after, since, most)
        except imaplib.IMAP4.error as error:
            said = one_line(str(error).removeprefix("b'").removesuffix("'")).replace(self._box.password, "…")[:150]
            raise CollectError(f"{self._box.host} refuses what a mailbox should allow ({said})") from error
        finally:
            self._leave()

    def _visit(
        self, line: _Connection, after: tuple[str, int] | None, since: date, most: int
    ) -> tuple[str, list[Letter]]:
        self._enter(line)
        state, _ = line.select(_folder(self._box.folder), readonly=True)  # EXAMINE: nothing can be changed
        if state != "OK":
            raise CollectError(
                f"{self._box.host} has no folder {self._box.folder} for {self._box.user}; check its name"
            )
        validity = (line.response("UIDVALIDITY")[1] or [b"0"])[0] or b"0"
        name = validity.decode("ascii", "replace")
        last = after[1] if after is not None and after[0] == name else 0
        criteria = (
            ["UID", f"{last + 1}:*"] if last else ["SINCE", f"{since.day}-{_MONTHS[since.month - 1]}-{since.year}"]
        )
        if self._box.sender:
            criteria += ["FROM", _quoted(self._box.sender)]
        _, found = line.uid("SEARCH", *criteria)
        uids = sorted({int(each) for each in (found[0] or b"").split() if each.isdigit()})
        new = [uid for uid in uids if uid > last][:most]
        return name, [letter for uid in new for letter in self._letter(line, uid)]

    def _enter(self, line: _Connection) -> None:
        box = self._box
        try:
            if "AUTH=PLAIN" in line.capabilities:
                line.authenticate("PLAIN", lambda _: f"\0{box.user}\0{box.password}".encode())
            else:
                line.login(box.user, box.password)
        except (imaplib.IMAP4.abort, UnicodeError):
            raise
        except imaplib.IMAP4.error as error:
            raise CollectError(f"{box.host} does not let {box.user} in; check account and password") from error

    def _letter(self, line: _Connection, uid: int) -> Iterator[Letter]:
        """The letter, cut at `MAX_MAIL`; nothing where it is gone meanwhile. PEEK leaves it unread."""
        _, parts = line.uid("FETCH", str(uid), f"(UID RFC822.SIZE BODY.PEEK[]<0.{MAX_MAIL}>)")
        for part in parts:
            if isinstance(part, tuple) and isinstance(part[1], bytes):
                size = _SIZE.search(b" ".join(each if isinstance(each, bytes) else each[0] for each in parts if each))
                yield Letter(uid, part[1], int(size[1]) if size else len(part[1]))
                return

    def _leave(self) -> None:
        if self._line is None:
            return
        with suppress(imaplib.IMAP4.error, OSError, CollectError):
            self._line.logout()
        with suppress(OSError):
            self._line.shutdown()


def _quoted(text: str) -> str:
    """`text` as IMAP writes a string (RFC 3501, `quoted`); settings hold no line breaks."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _folder(name: str) -> str:
    """The name of a folder as IMAP writes it: modified UTF-7 (RFC 3501, 5.1.3)."""

    def shifted(found: re.Match[str]) -> str:
        if found[0] == "&":
            return "&-"
        return "&" + b64encode(found[0].encode("utf-16-be")).decode().rstrip("=").replace("/", ",") + "-"

    return _quoted(_NOT_PLAIN.sub(shifted, name))
