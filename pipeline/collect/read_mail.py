"""Reads one mail (RFC 5322, MIME) as a post, in the killable child process: mail is made by anybody.

Only what people read is taken: the HTML of a newsletter, else its plain text. Attachments are counted, never opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.policy import compat32
from email.utils import getaddresses
from typing import Any

from pipeline.collect.entry import Entry, FeedContent
from pipeline.errors import ParseError
from pipeline.text import one_line
from pipeline.times import read_time

MAX_PARTS = 200
"""Parts of one mail that are looked at; newsletters have fewer than 20."""
MAX_DEPTH = 10
"""Parts inside parts."""
_MAX_HEADER = 1_000
_SURPRISES = (ValueError, LookupError, TypeError, AttributeError, AssertionError, HeaderParseError)
"""What Python's mail package raises on headers that were made to break it."""
_ID = re.compile(r"<([^<>\s]{1,400})>")
_LIST = re.compile(r"^(.*?)<([^<>]{1,250})>\s*$", re.DOTALL)
_UNFLOW = re.compile(r"(?<=[^\s-]) \r?\n(?=\S)")
"""Where `format=flowed` (RFC 3676) broke a line that is one."""
_FALLBACK = "windows-1252"
"""What mail without a usable charset most often is; every byte means something in it."""


def read_mail(body: bytes, content_type: str | None, url: str, *, sender: str = "") -> FeedContent:  # noqa: ARG001 (every reader takes the same)
    """The mail in `body` as one entry; raises `ParseError` where it is none or says nothing.

    `sender` (an address or a domain) is who must have written it.
    """
    mail = message_from_bytes(body, policy=compat32)
    address = _sender(mail)[1]
    if sender and not _is_from(address, sender):
        raise ParseError(f"{url} is from {address or 'nobody'}, not from {sender}")
    html, text, attachments = _body(mail)
    if not html.strip() and not text.strip():
        raise ParseError(f"{url} holds no text to read")
    written = _header(mail, "Date")
    at = read_time(written)
    entry = Entry(
        id=_first(_ID, _header(mail, "Message-ID")),
        link=_header(mail, "Archived-At").strip().strip("<>"),
        title=_header(mail, "Subject"),
        html=html,
        text="" if html else text,
        published=written[:200],
        published_at=at.isoformat() if at else "",
        author=_author(mail),
        lang=_header(mail, "Content-Language").split(",")[0].strip(),
        reply_to=_first(_ID, _header(mail, "In-Reply-To")),
        extra=_besides(mail, attachments),
    )
    return FeedContent(kind="mail", entries=[entry])


def _header(mail: Message, name: str) -> str:
    """The first header of that name, decoded, on one line; empty where there is none that can be read."""
    raw = mail.get(name)
    if raw is None:
        return ""
    try:
        return one_line("".join(_piece(*piece) for piece in decode_header(str(raw)[: 4 * _MAX_HEADER])))[:_MAX_HEADER]
    except _SURPRISES:
        return one_line(str(raw))[:_MAX_HEADER]


def _piece(text: bytes | str, charset: str | None) -> str:
    return text if isinstance(text, str) else _decoded(text, charset)


def _decoded(data: bytes, charset: str | None) -> str:
    """`data` as text: UTF-8 where it is that, else as declared, else as most mail without a charset is."""
    for name in ("utf-8", charset or _FALLBACK):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return data.decode(_FALLBACK, "replace")


def _sender(mail: Message) -> tuple[str, str]:
    """Name and address of who wrote it."""
    try:
        name, address = getaddresses([str(mail.get("From") or "")])[0]
        return one_line("".join(_piece(*piece) for piece in decode_header(name))), address.strip().lower()
    except (*_SURPRISES, IndexError):
        return "", ""


def _is_from(address: str, sender: str) -> bool:
    """Whether `address` is `sender`, or lies in that domain."""
    wanted = sender.strip().lower().removeprefix("@")
    domain = address.rpartition("@")[2]
    return wanted in (address, domain) or ("@" not in wanted and domain.endswith(f".{wanted}"))


def _author(mail: Message) -> str:
    """The list's name (RFC 2919), else the sender's name, else his address."""
    found = _LIST.match(_header(mail, "List-Id"))
    name, address = _sender(mail)
    return (found[1].strip().strip('"').strip() if found else "") or name or address


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1] if found else ""


def _body(mail: Message) -> tuple[str, str, int]:
    """The mail's HTML, its plain text, and how many attachments it has."""
    html: list[str] = []
    plain: list[str] = []
    attachments = 0
    for part in _parts(mail, 0):
        kind = part.get_content_type()
        if kind not in ("text/html", "text/plain") or _is_attached(part):
            attachments += not _belongs_to_text(part)
        elif kind == "text/html":
            html.append(_words(part))
        else:
            plain.append(_words(part))
    return "\n".join(html), "\n".join(plain), attachments


def _parts(mail: Message, depth: int) -> Iterator[Message]:
    """The parts that hold something, in order; a mail inside the mail is one part."""
    if depth > MAX_DEPTH:
        return
    inside = mail.get_payload()
    if mail.get_content_maintype() != "multipart" or not isinstance(inside, list):
        yield mail
        return
    count = 0
    for part in inside:
        if isinstance(part, Message):
            for found in _parts(part, depth + 1):
                count += 1
                if count > MAX_PARTS:
                    return
                yield found


def _is_attached(part: Message) -> bool:
    try:
        return part.get_content_disposition() == "attachment" or part.get_filename() is not None
    except _SURPRISES:
        return True


def _belongs_to_text(part: Message) -> bool:
    """Whether the part is a picture that the HTML shows in its place."""
    return part.get_content_maintype() == "image" and part.get("Content-ID") is not None


def _words(part: Message) -> str:
    """The text of a part."""
    try:
        data = part.get_payload(decode=True)
        charset, flowed = part.get_content_charset(), str(part.get_param("format", "")).lower() == "flowed"
    except _SURPRISES:
        return ""
    if not isinstance(data, bytes):
        return ""
    text = _decoded(data, charset)
    return _UNFLOW.sub(" ", text) if flowed else text


def _besides(mail: Message, attachments: int) -> dict[str, Any]:
    """What else it shows: whose address, which list, what the receiving server found out about the sender."""
    found = _LIST.match(_header(mail, "List-Id"))
    shown = {
        "from": _sender(mail)[1],
        "list": found[2] if found else "",
        "authentication": _header(mail, "Authentication-Results")[:300],
        "attachments": attachments,
    }
    return {name: value for name, value in shown.items() if value}
