"""Reads the preview page of a public Telegram channel (`t.me/s/name`): what runs in the killable child process.

The page is made for people; its marks are the classes that all tools rely on. Where they are gone we say so: a channel
that fell silent and a page that we no longer understand must not look alike.
"""

from __future__ import annotations

import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.collect.entry import Entry, FeedContent, Refusal
from pipeline.errors import ParseError
from pipeline.text import one_line
from pipeline.times import read_time

_POST = re.compile(r"([A-Za-z][A-Za-z0-9_]{0,63})/([0-9]{1,12})")
"""What a message is called: its channel's name, and its number in the channel."""
_MESSAGE = ".tgme_widget_message[data-post]"
_WRAP = ".tgme_widget_message_wrap"
_CHANNEL = ".tgme_channel_history, .tgme_channel_info"
"""What a channel's page has, also where it has no messages."""
_CONTACT = ".tgme_page"
"""What the page of an account without a preview has."""
_MORE = 'link[rel="prev"], .tme_messages_more[data-before]'
_TEXT = ".js-message_text, .tgme_widget_message_text"
_NEXT = re.compile(r"<div[^<>]{0,200}\btgme_widget_message(?:_wrap)?[\s\"']")
"""Where another message begins: markup that is never closed would make it part of this one's words."""
_BACKGROUND = re.compile(r"background-image\s*:\s*url\(\s*['\"]?([^'\")]+)")
_PHOTOS = ".tgme_widget_message_photo_wrap"
_FILMS = "video[src], audio[src]"
_THUMBS = ".tgme_widget_message_video_thumb, .tgme_widget_message_roundvideo_thumb"
_MAX_RAW = 2_000
_EDITED = re.compile(r"^\s*edited\b", re.IGNORECASE)


def read_telegram(body: bytes, content_type: str | None, url: str) -> FeedContent:  # noqa: ARG001 (every reader takes the same)
    """The messages of a preview page; raises `ParseError` where it is none, or none of its messages can be read."""
    page = LexborHTMLParser(body.decode("utf-8", "replace"))
    content = FeedContent(kind="telegram", title=_words(page.css_first(".tgme_channel_info_header_title")))
    messages = page.css(_MESSAGE)
    if not messages:
        _explain_absence(page, url)
        return content
    numbers = []
    for place, message in enumerate(messages, 1):
        entry = _entry(message)
        if isinstance(entry, Entry):
            numbers.append(int(entry.id))
            content.entries.append(entry)
        elif entry:
            content.refused.append(Refusal(f"message {place}", entry, (message.html or "")[:_MAX_RAW]))
    if not content.entries and len(content.refused) == len(messages):
        raise ParseError(
            f"{url} holds {len(messages)} messages of which none can be read ({content.refused[0].reason});"
            " the layout of the page may have changed"
        )
    content.entries = [entry for entry in content.entries if _says(entry) or _refuse(content, entry)]
    if numbers and min(numbers) > 1 and page.css_first(_MORE) is not None:
        content.older = str(min(numbers))
    return content


def _explain_absence(page: LexborHTMLParser, url: str) -> None:
    """Raise the `ParseError` that says why the page shows no message, unless it is that of an empty channel."""
    if page.css_first(_WRAP) is not None:
        raise ParseError(f"{url} holds messages that cannot be read; the layout of the page has changed")
    if page.css_first(_CHANNEL) is not None:
        return
    if page.css_first(_CONTACT) is not None:
        raise ParseError(f"{url} shows no preview: the channel is private, restricted, renamed or no channel at all")
    raise ParseError(f"{url} is no preview page of a Telegram channel, or its layout has changed; check its url")


def _says(entry: Entry) -> bool:
    return bool(entry.html or entry.text or entry.media)


def _refuse(content: FeedContent, entry: Entry) -> bool:
    """Keep aside a message that the page shows without words or pictures (a sticker, or "open Telegram to view")."""
    content.refused.append(Refusal(f"message {entry.id}", "says nothing that the preview page shows", entry.link))
    return False


def _entry(message: LexborNode) -> Entry | str:
    """The message; or why it cannot be read; or nothing where the service itself speaks ("channel created")."""
    if "service_message" in (message.attributes.get("class") or "").split():
        return ""
    name = _POST.fullmatch((message.attributes.get("data-post") or "").strip())
    if name is None:
        return "has no name and number"
    when = message.css_first("time[datetime]")
    if when is None and message.css_first(".tgme_widget_message_date") is None:
        return "has no time"
    written = (when.attributes.get("datetime") or "").strip() if when is not None else ""
    at = read_time(written)
    entry = Entry(
        id=name[2],
        link=f"https://t.me/{name[1]}/{name[2]}",
        published=written[:200],
        published_at=at.isoformat() if at else "",
        author=_words(message.css_first(".tgme_widget_message_from_author"))
        or _words(message.css_first(".tgme_widget_message_owner_name")),
        media=_media(message),
        extra=_besides(message),
    )
    _relations(entry, message, name[1])
    _said(entry, message, name[1])
    return entry


def _relations(entry: Entry, message: LexborNode, channel: str) -> None:
    """Where it was forwarded from and what it answers; an answer to another channel's message quotes it."""
    origin = message.css_first(".tgme_widget_message_forwarded_from_name")
    if origin is not None:
        entry.repost_of = (origin.attributes.get("href") or "").strip()
        entry.credited = "" if _same_channel(entry.repost_of, channel) else _words(origin)
        entry.extra["forwarded"] = True
        author = _words(message.css_first(".tgme_widget_message_forwarded_from_author"))
        if author:
            entry.extra["forwarded_from_author"] = author
    answered = message.css_first("a.tgme_widget_message_reply[href]")
    if answered is not None:
        address = (answered.attributes.get("href") or "").strip()
        if _same_channel(address, channel):
            entry.reply_to = address
        else:
            entry.quote_of = address


def _same_channel(address: str, channel: str) -> bool:
    parts = re.fullmatch(r"https?://(?:t|telegram)\.me/(?:s/)?([A-Za-z0-9_]+)(?:/.*)?", address)
    return parts is not None and parts[1].lower() == channel.lower()


def _said(entry: Entry, message: LexborNode, channel: str) -> None:
    """The words: of the message, else of its poll, else the names of its documents; and the links beside them."""
    text = next((node for node in message.css(_TEXT) if not _inside(node, "tgme_widget_message_reply")), None)
    if text is not None:
        for tag in text.css('a[href^="?"]'):  # leads to a search on this very page
            entry.tags.append(_words(tag).lstrip("#"))
            tag.unwrap()
        for link in text.css("a[href]"):
            if (link.attributes.get("href") or "").rstrip("/").lower() == f"https://t.me/{channel}".lower():
                link.unwrap()  # the channel's signature: no page that a post rests on
        entry.html = _NEXT.split(text.inner_html or "", maxsplit=1)[0]
    elif poll := message.css_first(".tgme_widget_message_poll_question"):
        entry.text = _words(poll)
    elif documents := entry.extra.get("documents"):
        entry.text = "\n".join(documents)
    preview = message.css_first("a.tgme_widget_message_link_preview[href]")
    if preview is not None:
        entry.links.append(preview.attributes.get("href") or "")


def _inside(node: LexborNode, mark: str) -> bool:
    """Whether `node`, or what it stands in, has the class `mark`."""
    around: LexborNode | None = node
    while around is not None:
        if around.is_element_node and mark in (around.attributes.get("class") or "").split():
            return True
        around = around.parent
    return False


def _media(message: LexborNode) -> list[str]:
    """Pictures, films and sounds; a film's still only where the film itself is not on the page."""
    found = [_background(node) for node in message.css(_PHOTOS)]
    players = [node for node in message.css(_FILMS) if not _inside(node, "tgme_widget_message_link_preview")]
    films = [(node.attributes.get("src") or "").strip() for node in players]
    found += films or [_background(node) for node in message.css(_THUMBS)]
    return [url for url in dict.fromkeys(found) if url][:50]


def _background(node: LexborNode) -> str:
    found = _BACKGROUND.search(node.attributes.get("style") or "")
    return found[1].strip() if found else ""


def _besides(message: LexborNode) -> dict[str, Any]:
    """What else the page shows: views, the mark of an edit, poll, documents, the preview of a link."""
    shown = {
        "views": _words(message.css_first(".tgme_widget_message_views")),
        "via_bot": _words(message.css_first(".tgme_widget_message_via_bot")),
        "preview_title": _words(message.css_first(".link_preview_title")),
        "preview_text": _words(message.css_first(".link_preview_description")),
        "poll": [_words(node) for node in message.css(".tgme_widget_message_poll_option_text")],
        "documents": [_words(node) for node in message.css(".tgme_widget_message_document_title")],
        "edited": bool(_EDITED.match(_words(message.css_first(".tgme_widget_message_meta")))),
        "not_shown": message.css_first(".message_media_not_supported_label") is not None
        and message.css_first(_FILMS) is None,
    }
    return {name: value for name, value in shown.items() if value}


def _words(node: LexborNode | None) -> str:
    return one_line(node.text() or "") if node is not None else ""
