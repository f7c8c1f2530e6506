"""Mails an edition to a list by SMTP, as text and HTML.

A mail can't be called back and a server can't be asked whether it has one, so what was broken off is never sent again
by itself: a person looks. Each revision has a Message-ID of its own, and answers the first one, so that mail programs
show a correction below what it corrects.
"""

from __future__ import annotations

import asyncio
import hashlib
import smtplib
import ssl
import threading
from contextlib import suppress
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, getaddresses

from pipeline.errors import PublishError
from pipeline.publish.web import secret_of
from pipeline.text import one_line
from pipeline.types import Channel, Edition, Parcel, PublicationState, Receipt

OPTIONS = ("host", "port", "security", "username", "from", "to")
"""`security`: starttls (the default), tls, or none for a server on this machine."""
RESENDS = False

TIMEOUT = 20
"""Seconds for each step of the conversation (RFC 5321 allows minutes; a server that takes them is tried again)."""
_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_WIRE = SMTP.clone(cte_type="7bit")
"""Lines end with CR LF and hold ASCII only, as every server takes them."""


async def send(parcel: Parcel, channel: Channel) -> Receipt:
    """Send one message to all recipients, whose addresses it does not show to one another.

    Nobody gets it where the server refuses one of them: the list is mended, then it goes to all.
    """
    recipients = [address.addr_spec for address in _addresses(channel, "to")]
    message = letter(parcel, channel)
    await _aside(_Delivery(parcel, channel, message, recipients))
    text = f"{message['Subject']}\n{parcel.render(parcel.edition, 'text')}"
    return Receipt(remote=str(message["Message-ID"]), digest=hashlib.sha256(text.encode()).hexdigest())


async def _aside(delivery: _Delivery) -> None:
    """Run `delivery` in a thread that nobody waits for once this is cancelled: a server that hangs holds up nothing."""
    loop, done = asyncio.get_running_loop(), asyncio.Event()
    failed: list[PublishError] = []

    def work() -> None:
        try:
            delivery.run()
        except PublishError as error:
            failed.append(error)
        with suppress(RuntimeError):  # the loop is closed: nobody waits
            loop.call_soon_threadsafe(done.set)

    threading.Thread(target=work, name="itemwire-mail", daemon=True).start()
    try:
        await done.wait()
    except asyncio.CancelledError:
        delivery.given_up = True
        raise
    if failed:
        raise failed[0]


def letter(parcel: Parcel, channel: Channel) -> EmailMessage:
    """The message, without its recipients; raises PublishError for an address that is none."""
    sender = _addresses(channel, "from")[0]
    edition = parcel.edition
    message = EmailMessage(policy=_WIRE)
    message["From"] = sender
    message["To"] = "undisclosed-recipients:;"
    message["Subject"] = _subject(edition)
    message["Date"] = format_datetime(edition.revised)
    message["Message-ID"] = _message_id(edition, edition.revision, sender)
    message["Auto-Submitted"] = "auto-generated"
    if edition.revision > 1:
        message["In-Reply-To"] = message["References"] = _message_id(edition, 1, sender)
    message.set_content(parcel.render(edition, "text"))
    message.add_alternative(parcel.render(edition, "html"), subtype="html")
    return message


def _subject(edition: Edition) -> str:
    marks = {PublicationState.CORRECTED: "CORRECTED: ", PublicationState.WITHDRAWN: "WITHDRAWN: "}
    updated = "UPDATED: " if edition.updates and edition.updates[0].at == edition.revised else ""
    return one_line(f"{updated or marks.get(edition.state, '')}{edition.headline}")


def _message_id(edition: Edition, revision: int, sender: Address) -> str:
    return f"<{edition.uid}.{revision}@{sender.domain}>"


def _addresses(channel: Channel, key: str) -> list[Address]:
    """The addresses under `key`; raises PublishError where there is none, or one that is none."""
    found = []
    for name, address in getaddresses([channel.options.get(key, "")]):
        user, at, domain = address.rpartition("@")
        odd = not address.isascii() or any(char.isspace() or char in "<>,;" for char in address)
        try:
            if not at or not user or not domain or odd:
                raise ValueError(address)
            found.append(Address(name, user, domain))
        except (ValueError, IndexError, MessageError):
            what = f"{key} holds {address!r}, which is no address of plain ASCII"
            raise PublishError(f"channel {channel.name}: {what}", again=False) from None
    if not found:
        raise PublishError(f"channel {channel.name} has no {key}; write its addresses in the source list", again=False)
    return found


class _Delivery:
    """One message on its way: what fails before its text leaves can be tried again, what fails after it cannot."""

    def __init__(self, parcel: Parcel, channel: Channel, message: EmailMessage, recipients: list[str]) -> None:
        self.parcel, self.channel, self.recipients = parcel, channel, recipients
        self.sender = _addresses(channel, "from")[0].addr_spec
        self.wire = message.as_bytes()
        self.given_up = False
        """Whoever waited for it has gone: nothing must leave any more."""

    def run(self) -> None:
        """Hand the message over; raises PublishError."""
        server = self._open()
        try:
            self._introduce(server)
            self._address(server)
            if not self.given_up:
                self._hand_over(server)
        finally:
            with suppress(OSError, smtplib.SMTPException):  # whatever comes after the last answer changes nothing
                server.quit()
            server.close()

    def _open(self) -> smtplib.SMTP:
        options = self.channel.options
        host, security = options.get("host", "localhost"), options.get("security", "starttls")
        if security not in _PORTS:
            raise self._said(f"security is one of {', '.join(_PORTS)}")
        port = options.get("port", str(_PORTS[security]))
        if not (port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65536):
            raise self._said(f"port is a number, such as {_PORTS[security]}")
        try:
            if security == "tls":
                return smtplib.SMTP_SSL(host, int(port), timeout=TIMEOUT, context=ssl.create_default_context())
            return smtplib.SMTP(host, int(port), timeout=TIMEOUT)
        except (OSError, smtplib.SMTPException, UnicodeError) as error:
            raise self._before(error) from error

    def _introduce(self, server: smtplib.SMTP) -> None:
        """Encrypt and log in; raises PublishError."""
        options = self.channel.options
        user = options.get("username")
        secret = secret_of(self.parcel, self.channel, "password_env") if user is not None else ""
        try:
            if options.get("security", "starttls") == "starttls":
                server.starttls(context=ssl.create_default_context())
            server.ehlo_or_helo_if_needed()
            if user is not None:
                server.login(user, secret)
        except UnicodeError:
            raise self._said("username and password must be plain ASCII for SMTP") from None
        except smtplib.SMTPAuthenticationError as error:
            raise self._said(
                f"nothing was mailed: the server refused the login ({error.smtp_code}); check it"
            ) from None
        except smtplib.SMTPNotSupportedError as error:
            what = f"nothing was mailed: {error} check security and username"
            raise self._said(what) from error
        except (OSError, smtplib.SMTPException) as error:
            raise self._before(error) from error

    def _address(self, server: smtplib.SMTP) -> None:
        """Name sender and recipients; raises PublishError where one of them is refused."""
        try:
            answers = [(self.sender, *server.mail(self.sender))]
            answers += [(one, *server.rcpt(one)) for one in self.recipients if not self.given_up]
        except (OSError, smtplib.SMTPException) as error:
            raise self._before(error) from error
        for one, code, why in answers:
            if code not in (250, 251):
                told = why.decode("utf-8", "replace")
                what = f"the server does not take {one} ({code} {told}); nobody got it"
                raise self._said(what, again=400 <= code < 500)

    def _hand_over(self, server: smtplib.SMTP) -> None:
        """Send the text; raises PublishError, unsure where the connection broke after it."""
        try:
            code, told = server.data(self.wire)
        except smtplib.SMTPDataError as error:  # at the word DATA, before any of the text
            again = 400 <= error.smtp_code < 500
            raise self._said(f"the server refused the mail ({error.smtp_code}); nobody got it", again=again) from error
        except (OSError, smtplib.SMTPException) as error:
            what = f"the connection broke while the mail was handed over ({type(error).__name__}); look who got it"
            raise self._said(what, unsure=True) from error
        if code != 250:
            why = told.decode("utf-8", "replace")
            raise self._said(f"the server refused the mail: {code} {why}", again=400 <= code < 500)

    def _before(self, error: Exception) -> PublishError:
        return self._said(f"nothing was mailed: {error}", again=not isinstance(error, ssl.SSLCertVerificationError))

    def _said(self, what: str, *, again: bool = False, unsure: bool = False) -> PublishError:
        return PublishError(f"channel {self.channel.name}: {what}", again=again, unsure=unsure)
