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
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, getaddresses

from pipeline.errors import PublishError
from pipeline.publish.web import secret_of
from pipeline.text import one_line
from pipeline.types import Channel, Edition, Parcel, PublicationState, Receipt

OPTIONS = ("host", "port", "security", "username", "from", "to")
"""`security`: starttls (the default), tls, or none for a server on this machine."""
RESENDS = False

TIMEOUT = 60
"""Seconds for each step of the conversation."""
_PORTS = {"starttls": 587, "tls": 465, "none": 25}


async def send(parcel: Parcel, channel: Channel) -> Receipt:
    """Send one message to all recipients, whose addresses it does not show to one another."""
    message = letter(parcel, channel)
    await asyncio.to_thread(_deliver, parcel, channel, message)
    return Receipt(remote=str(message["Message-ID"]), digest=hashlib.sha256(bytes(message)).hexdigest())


def letter(parcel: Parcel, channel: Channel) -> EmailMessage:
    """The message, without its recipients; raises PublishError for an address that is none."""
    sender = _addresses(channel, "from")[0]
    edition = parcel.edition
    message = EmailMessage()
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
        if not at or not user or not domain or any(char in address for char in "\r\n <>"):
            raise PublishError(f"channel {channel.name}: {key} holds {address!r}, which is no address", again=False)
        found.append(Address(name, user, domain))
    if not found:
        raise PublishError(f"channel {channel.name} has no {key}; write its addresses in the source list", again=False)
    return found


def _deliver(parcel: Parcel, channel: Channel, message: EmailMessage) -> None:
    """Hand the message over; what fails before its text leaves can be tried again, what fails after it cannot."""
    recipients = [address.addr_spec for address in _addresses(channel, "to")]
    sender = _addresses(channel, "from")[0].addr_spec
    try:
        server = _connect(parcel, channel)
    except (OSError, smtplib.SMTPException) as error:
        raise _before(channel, error) from error
    with server:
        try:
            server.mail(sender)
            answers = [(one, *server.rcpt(one)) for one in recipients]
        except (OSError, smtplib.SMTPException) as error:
            raise _before(channel, error) from error
        taken = [one for one, code, _ in answers if code in (250, 251)]
        if len(taken) < len(answers):
            one, code, why = next(answer for answer in answers if answer[0] not in taken)
            told = why.decode("utf-8", "replace")[:200]
            what = f"channel {channel.name}: the server does not take {one} ({code} {told}); nobody got it"
            raise PublishError(what, again=400 <= code < 500)
        _hand_over(channel, server, message)


def _connect(parcel: Parcel, channel: Channel) -> smtplib.SMTP:
    host = channel.options.get("host", "localhost")
    security = channel.options.get("security", "starttls")
    if security not in _PORTS:
        raise PublishError(f"channel {channel.name}: security is one of {', '.join(_PORTS)}", again=False)
    port = channel.options.get("port", str(_PORTS[security]))
    if not port.isdigit():
        raise PublishError(f"channel {channel.name}: port is a number, such as {_PORTS[security]}", again=False)
    context = ssl.create_default_context()
    if security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, int(port), timeout=TIMEOUT, context=context)
    else:
        server = smtplib.SMTP(host, int(port), timeout=TIMEOUT)
        if security == "starttls":
            server.starttls(context=context)
    server.ehlo_or_helo_if_needed()
    if "username" in channel.options:
        server.login(channel.options["username"], secret_of(parcel, channel, "password_env"))
    return server


def _before(channel: Channel, error: Exception) -> PublishError:
    again = not isinstance(error, smtplib.SMTPAuthenticationError | smtplib.SMTPNotSupportedError)
    hint = "" if again else "; check username and password"
    return PublishError(f"channel {channel.name}: nothing was mailed: {error}{hint}", again=again)


def _hand_over(channel: Channel, server: smtplib.SMTP, message: EmailMessage) -> None:
    try:
        code, told = server.data(message.as_bytes())
    except smtplib.SMTPDataError as error:
        raise PublishError(f"channel {channel.name}: the server refused the mail: {error}", again=True) from error
    except (OSError, smtplib.SMTPException) as error:
        what = f"channel {channel.name}: the connection broke while the mail was handed over ({error})"
        raise PublishError(what, again=False, unsure=True) from error
    if code != 250:
        why = told.decode("utf-8", "replace")[:200]
        raise PublishError(
            f"channel {channel.name}: the server refused the mail: {code} {why}", again=400 <= code < 500
        )
