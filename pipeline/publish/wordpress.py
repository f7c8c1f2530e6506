"""Publishes to WordPress by its REST API: creates a post once, then keeps that very post up to date.

The slug is the edition's own, so that a post is found again after a kill between sending and noting. An edition that
the site has already as it is is not sent. API: WordPress REST API handbook, `wp/v2/posts`, application passwords.
"""

from __future__ import annotations

import hashlib
import html
import json
from urllib.parse import quote

from pipeline.errors import PublishError
from pipeline.publish.file import name_of
from pipeline.publish.web import Answer, address_of, ask, refusal, secret_of
from pipeline.text import one_line
from pipeline.types import Channel, Parcel, PublicationState, Receipt

OPTIONS = ("username", "status", "categories", "tags")
"""`status: publish` or `draft` (the default) for a new post; `categories`, `tags`: numbers of the site's own."""
RESENDS = True
SETTLES = 30
"""Seconds after a break before it is asked whether it has the post: PHP goes on with what it was sent."""

_HINTS = {
    401: "check username and the application password (Users, Profile, Application Passwords)",
    403: "the user may not write posts; give it the role of an author or editor",
    404: "there is no REST API at this url; give the site's own address, such as https://example.org",
    410: "the post was moved to the trash there; restore it or publish a new edition",
}
_STATES = ("publish", "draft", "pending", "private")


async def send(parcel: Parcel, channel: Channel) -> Receipt:
    """Create or update the edition's post."""
    site = address_of(parcel, channel)
    login = (_user(channel), secret_of(parcel, channel, "password_env"))
    post = _post(parcel, channel)
    digest = hashlib.sha256(json.dumps(post, sort_keys=True).encode()).hexdigest()
    there = await _find(site, login, parcel, channel)
    if there is None:
        fresh = {**post, "slug": name_of(parcel), "status": _status(channel), "date_gmt": _time(parcel)}
        answer = await _write(site, login, channel, "posts", fresh)
    elif _same(there, post) or _is_what_was_sent(parcel, digest):
        return _receipt(there, digest, channel)
    else:
        answer = await _write(site, login, channel, f"posts/{there['id']}", post)
    made = answer.json()
    if answer.status not in (200, 201) or not isinstance(made, dict):
        raise refusal(channel, answer, _HINTS.get(answer.status, _said(answer)))
    return _receipt(made, digest, channel)


def _post(parcel: Parcel, channel: Channel) -> dict[str, object]:
    """What the post says: the edition as it reads now."""
    marks = {PublicationState.CORRECTED: "Corrected: ", PublicationState.WITHDRAWN: "Withdrawn: "}
    post: dict[str, object] = {
        "title": _inert(marks.get(parcel.edition.state, "") + html.escape(one_line(parcel.edition.headline), False)),
        "content": _inert(parcel.render(parcel.edition, "article").strip()),
    }
    for key in ("categories", "tags"):
        numbers = [part.strip() for part in channel.options.get(key, "").split(",") if part.strip()]
        if not all(number.isdigit() for number in numbers):
            raise PublishError(f"channel {channel.name}: {key} takes numbers, such as 3, 7", again=False)
        if numbers:
            post[key] = [int(number) for number in numbers]
    return post


def _inert(markup: str) -> str:
    """`markup` without square brackets: WordPress would run `[gallery]` in a post's words as a shortcode."""
    return markup.replace("[", "&#91;").replace("]", "&#93;")


def _user(channel: Channel) -> str:
    user = channel.options.get("username", "")
    if not user or ":" in user:
        raise PublishError(f"channel {channel.name} has no username; write the WordPress user's name", again=False)
    return user


def _status(channel: Channel) -> str:
    status = channel.options.get("status", "draft")
    if status not in _STATES:
        raise PublishError(f"channel {channel.name}: status is one of {', '.join(_STATES)}", again=False)
    return status


def _time(parcel: Parcel) -> str:
    return f"{parcel.edition.published:%Y-%m-%dT%H:%M:%S}"


async def _find(site: str, login: tuple[str, str], parcel: Parcel, channel: Channel) -> dict[str, object] | None:
    """The edition's post on the site: by its number where we have it, else by its slug."""
    if parcel.before is not None and (parcel.before.remote or "").isdigit():
        answer = await ask(
            channel, "GET", f"{site}/wp-json/wp/v2/posts/{parcel.before.remote}?context=edit", login=login
        )
        found = answer.json()
        if answer.status == 200 and isinstance(found, dict) and found.get("status") != "trash":
            return found
        if answer.status in (200, 404, 410):
            gone = Answer(410, answer.body, answer.headers)
            raise refusal(channel, gone, _HINTS[410])
        raise refusal(channel, answer, _HINTS.get(answer.status, _said(answer)))
    slug = quote(name_of(parcel))
    url = f"{site}/wp-json/wp/v2/posts?slug={slug}&status=publish,draft,pending,private,future&context=edit"
    answer = await ask(channel, "GET", url, login=login)
    found = answer.json()
    if answer.status != 200 or not isinstance(found, list):
        hint = _HINTS.get(answer.status, _said(answer))
        if answer.status in (200, 301, 302, 404):
            hint = _HINTS[404]
        elif answer.status == 400:  # a site that does not know who asks may not be asked for drafts
            hint = _HINTS[401]
        raise refusal(channel, answer, hint)
    return next((post for post in found if isinstance(post, dict)), None)


def _same(there: dict[str, object], post: dict[str, object]) -> bool:
    """Whether the site has these very words."""
    return all(_raw(there.get(key)) == post[key] for key in ("title", "content"))


def _is_what_was_sent(parcel: Parcel, digest: str) -> bool:
    """Whether this very thing was sent before: a site may keep other markup than it was given, or a desk's own."""
    return parcel.before is not None and parcel.before.digest == digest


def _raw(field: object) -> str | None:
    raw = field.get("raw") if isinstance(field, dict) else None
    return raw.strip() if isinstance(raw, str) else None


async def _write(site: str, login: tuple[str, str], channel: Channel, where: str, post: dict[str, object]) -> Answer:
    headers = {"Content-Type": "application/json"}
    body = json.dumps(post).encode()
    return await ask(channel, "POST", f"{site}/wp-json/wp/v2/{where}", body=body, headers=headers, login=login)


def _said(answer: Answer) -> str:
    """What the site's own error message says."""
    told = answer.json()
    message = told.get("message") if isinstance(told, dict) else None
    return f"it said “{message[:200]}”" if isinstance(message, str) else "look at the site's own log"


def _receipt(post: dict[str, object], digest: str, channel: Channel) -> Receipt:
    number, link = post.get("id"), post.get("link")
    if not isinstance(number, int):
        raise PublishError(f"channel {channel.name}: what answered is no WordPress; check the url", again=False)
    return Receipt(remote=str(number), url=link if isinstance(link, str) else None, digest=digest)
