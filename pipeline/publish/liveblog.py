"""Keeps a live page of a beat: its editions newest first, marked up as a schema.org LiveBlogPosting; and a page of
all its corrections.

Corrections are CorrectionComment (schema.org, after the ClaimReview family), so that search engines and archives see
what was corrected. The page has no script but that data, and fetches nothing.
"""

from __future__ import annotations

import hashlib
import html
import json
from datetime import UTC, datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

from pipeline.emphasis import said
from pipeline.errors import PublishError
from pipeline.publish.feed import edition_id, title_of
from pipeline.publish.file import stem_of, write_whole
from pipeline.text import one_line
from pipeline.types import Channel, Correction, Edition, Parcel, Receipt

OPTIONS = ("site", "title", "editions")
"""`site`: where the page is, `title`: its heading, `editions`: how many it shows (10)."""
RESENDS = True

SHOWN = 10
_STYLE = (
    ":root{color-scheme:light dark}body{margin:0 auto;padding:1.5rem 1.25rem 4rem;max-width:46rem;"
    'font:1.0625rem/1.5 Georgia,"Noto Serif",serif;overflow-wrap:anywhere}ul{list-style:none;padding:0}'
    ".item{padding:.45rem 0;border-bottom:1px solid #8884}.item p{margin:0}"
    ".notice{border-left:4px solid #b3261e;padding:.5rem .75rem}article{border-top:3px double #8888;margin-top:2rem}"
    "h1{font-size:1.7rem}h2,h3{font-size:1rem}.label{font-weight:700}.credit{font-style:italic}"
)


async def send(parcel: Parcel, channel: Channel) -> Receipt:
    """Write the pages `BEAT.html` and `BEAT.corrections.html` into the channel's `path`."""
    stem = stem_of(parcel.edition.beat)
    path = parcel.base / (channel.path or "live") / f"{stem}.html"
    text, corrections = page(parcel, channel, stem), corrections_page(parcel, channel, stem)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)
        write_whole(path.with_name(f"{stem}.corrections.html"), corrections)
    except OSError as error:
        why = f"channel {channel.name}: {path} cannot be written: {error.strerror or error}"
        raise PublishError(why, again=True) from error
    return Receipt(remote=stem, url=str(path), digest=hashlib.sha256((text + corrections).encode()).hexdigest())


def page(parcel: Parcel, channel: Channel, stem: str) -> str:
    """The whole page."""
    shown = parcel.shelf[: _number(channel)]
    title = one_line(channel.options.get("title") or f"{parcel.edition.beat}: live")
    data = json.dumps(linked_data(parcel, channel, shown, title), ensure_ascii=False, indent=1)
    safe = data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    articles = "\n".join(
        f'<article id="{html.escape(one.uid)}">\n{parcel.render(one, "article").strip()}\n</article>' for one in shown
    )
    head = f'<script type="application/ld+json">\n{safe}\n</script>\n'
    below = f'<p><a href="{quote(stem)}.corrections.html">Corrections</a></p>'
    return _document(title, head, f"{articles}\n{below}")


def corrections_page(parcel: Parcel, channel: Channel, stem: str) -> str:
    """Every correction of the shelf's editions, newest first."""
    title = one_line(channel.options.get("title") or f"{parcel.edition.beat}: live") + ": corrections"
    issued = [(one, edition) for edition in parcel.shelf for one in edition.corrections]
    issued.sort(key=lambda pair: pair[0].issued or pair[0].drafted, reverse=True)
    lines = "\n".join(_notice(one, edition, stem) for one, edition in issued) or "<p>None so far.</p>"
    return _document(title, "", lines)


def _notice(one: Correction, edition: Edition, stem: str) -> str:
    link = f'<a href="{quote(stem)}.html#{html.escape(edition.uid)}">{html.escape(one_line(edition.headline))}</a>'
    at = _time(one.issued or one.drafted)
    words = html.escape(one_line(f"{one.wrong} {one.right}"))
    what = html.escape(one.grade.value.capitalize())
    local = _local(one.issued or one.drafted, edition.roundup.zone)
    return (
        f'<p class="notice" id="{html.escape(one.uid)}"><strong>{what}</strong> <time datetime="{at}">{local}</time>: '
        f'<span dir="auto">{words}</span><br>{link}</p>'
    )


def _document(title: str, head: str, body: str) -> str:
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{html.escape(title)}</title>\n<style>{_STYLE}</style>\n"
        f'{head}</head>\n<body>\n<h1 dir="auto">{html.escape(title)}</h1>\n{body}\n</body>\n</html>\n'
    )


def linked_data(parcel: Parcel, channel: Channel, shown: tuple[Edition, ...], title: str) -> dict[str, object]:
    """The page as a LiveBlogPosting."""
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "@id": edition_id(f"{parcel.edition.beat}/live"),
        "headline": title,
        "datePublished": _time(min(one.published for one in shown)),
        "dateModified": _time(max(one.revised for one in shown)),
        "coverageStartTime": _time(min(one.published for one in shown)),
        "liveBlogUpdate": [update for edition in shown for update in _postings(edition)],
        "correction": [_comment(one) for edition in shown for one in edition.corrections],
    }
    if site := channel.options.get("site"):
        data["url"] = site
    return data


def _postings(edition: Edition) -> list[dict[str, object]]:
    """The edition and its updates, newest first."""
    blocks: list[dict[str, object]] = [
        {
            "@type": "BlogPosting",
            "@id": edition_id(f"{edition.uid}/{block.at.isoformat()}"),
            "headline": one_line(said(block.items[0])),
            "datePublished": _time(block.at),
            "articleBody": " ".join(one_line(said(item)) for item in block.items),
        }
        for block in edition.updates
    ]
    items = (*edition.roundup.items, *edition.roundup.also)
    entry: dict[str, object] = {
        "@type": "BlogPosting",
        "@id": edition_id(edition.uid),
        "headline": one_line(title_of(edition)),
        "datePublished": _time(edition.published),
        "dateModified": _time(edition.revised),
        "articleBody": " ".join(one_line(said(item)) for item in items),
    }
    return [*blocks, entry]


def _comment(one: Correction) -> dict[str, object]:
    return {
        "@type": "CorrectionComment",
        "@id": edition_id(one.uid),
        "datePublished": _time(one.issued or one.drafted),
        "text": one_line(f"{one.wrong} {one.right}"),
    }


def _number(channel: Channel) -> int:
    text = channel.options.get("editions", str(SHOWN))
    if not text.isdigit() or not 1 <= int(text) <= 100:
        raise PublishError(f"channel {channel.name}: editions is a number from 1 to 100", again=False)
    return int(text)


def _local(at: datetime, zone: str) -> str:
    """A time as readers of the beat read it, its zone named: "23 November 2026, 14:28 EET"."""
    local = at.astimezone(ZoneInfo(zone))
    name = local.tzname() or "UTC"
    return f"{local.day} {local:%B %Y, %H:%M} {name if name.isalpha() else f'UTC{name}'}"


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
