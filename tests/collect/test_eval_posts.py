"""Real posts of Telegram, Mastodon and Bluesky, twenty of each kind: what a person read off the payloads.

The tables hold only facts about the posts (times, counts of words, whom they pass on), counted in the payloads
themselves; the payloads are no part of the project.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.collect.read_bluesky import read_bluesky
from pipeline.collect.read_mastodon import read_mastodon
from pipeline.collect.read_telegram import read_telegram
from pipeline.types import Post
from tests.collect.test_eval_platforms import folder, posts, statuses

pytestmark = pytest.mark.eval

# number: time of 2023-02-28, words, last letters, forwarded from, its name, pictures and films, views
CHANNEL = {
    70989: ("07:47:53", 30, "бургу.", None, None, 1, "37.2K"),
    70990: ("08:09:50", 10, "леты.", None, None, 0, "34.5K"),
    70992: ("08:51:58", 25, "-143.", None, None, 3, "33.8K"),
    70995: ("08:54:50", 11, "ТВ.", None, None, 0, "33.6K"),
    70996: ("09:06:02", 86, "shooter", "yaremshooter/1066", "Военкор Ярем", 0, "32.9K"),
    70997: ("10:00:03", 44, "ПВО.", None, None, 0, "30.3K"),
    70998: ("10:29:08", 119, "вника.", "Belarus_VPO/34301", "БелВПО", 1, "29.0K"),
    70999: ("10:43:08", 20, "РФ", None, None, 0, "28.7K"),
    71000: ("10:52:36", 11, "ночью.", None, None, 6, "28.7K"),
    71006: ("12:48:58", 37, "умерли.", "vysokygovorit/10899", "Старше Эдды", 1, "17.2K"),
    71007: ("13:02:00", 167, "ровать.", "dimsmirnov175/44655", "Пул N3", 1, "16.8K"),
    71008: ("13:14:03", 20, "1401.", "ImpNavigator/4580", "ImpNavigator", 1, "14.9K"),
}

# author, words, forwarded name, marked as edited
MESSAGES = {
    "message_link_preview": ("Tynu40k Goblina (oper.ru)", 1, None, False),
    "message_link_preview_text_only": ("Tynu40k Goblina (oper.ru)", 1, None, False),
    "message_link_preview_video": ("Fighterbomber", 6, None, True),
    "message_media_forwarded_from": ("Tynu40k Goblina (oper.ru)", None, "Пул N3", False),
    "message_media_file": ("Tynu40k Goblina (oper.ru)", None, "Кремлёвская прачка", False),
    "message_media_photo_and_video": ("ANNA-NEWS", None, None, False),
    "message_media_round_video": ("Крупнокалиберный Переполох", 0, None, False),
    "message_voice": ("Tynu40k Goblina (oper.ru)", None, "Спортивный Екб", False),
    "message_poll": ("IT-старт", 2, None, False),
    "message_with_from_author": ("🅰rkadiy Ivanov", 1, None, False),
}

# the end of the id: author, words, last word's end, answers, quotes, boosts, whom
STATUSES = {
    "685834492": ("mastodonpy_test_2", 4, "shootin", None, None, None, None),
    "759328240": ("admin", 4, "real", None, None, None, None),
    "768720055": ("admin", 4, "shootin", None, None, "685834492", "mastodonpy_test_2"),
    "741189701": ("mastodonpy_test_2", 3, "toot)", None, None, None, None),
    "416668515": ("John Lennon", 1, "Toot!", None, None, None, None),
    "424543529": ("John Lennon", 1, "Toot!", None, None, "416668515", None),
    "436551261": ("admin", 9, "life.", None, None, None, None),
    "137523525": ("admin", 6, "television", None, None, None, None),
    "477318485": ("admin", 4, "too", None, None, None, None),
    "242324937": ("admin", 8, "plane", None, None, None, None),
    "169351887": ("admin", 6, "jeep", None, None, None, None),
    "135389699": ("John Lennon", 1, "example.org/", None, None, None, None),
    "180926938": ("mastodonpy_test_2", 10, "Code", None, None, None, None),
    "925004921": ("John Lennon", 1, "yoooooooo", None, "917124092", None, None),
    "080889590": ("admin", 5, "out", None, "073249915", None, None),
    "769821293": ("John Lennon", 2, "secret", None, None, "762235614", None),
    "781705120": ("mastodonpy_test_2", 2, "finally!", None, None, "755087661", None),
    "258292382": ("admin", 2, "same!", "245459824", None, None, None),
    "142008690": ("John Lennon", 5, "out", "129611179", "121982310", None, None),
    "000712307": ("John Lennon", 4, "me", None, None, None, None),
}

# year and month, words, last word, quotes, links, pictures
RECORDS = {
    "comment_inreplyto_id.bsky": ("2012-12", 3, "baz", None, 0, 0),
    "note.bsky": ("2012-02", 4, "summarize", None, 1, 1),
    "note.bsky-from-as": ("2012-02", 8, "too", None, 1, 0),
    "note_mastodon_with_video.bsky-from-as": ("2023-03", 1, "foo", None, 1, 0),
    "note_with_article_attachment.bsky-from-as": ("2022-01", 5, "article", None, 1, 0),
    "note_with_article_tag_indices.bsky": ("2022-01", 3, "foo", None, 1, 0),
    "note_with_custom_feed.bsky": ("2023-05", 6, "here", None, 0, 0),
    "note_with_mention_linked_text.bsky": ("2022-01", 2, "@alice!", None, 0, 0),
    "quote.bsky": ("2007-07", 3, "quote", "orig-post-tid", 0, 0),
    "quote.bsky-from-as": ("2007-07", 3, "quote", None, 0, 0),
    "quote_and_attachment.bsky": ("2022-01", 3, "quote", "orig-post-tid", 1, 0),
    "quote_and_attachment.bsky-from-as": ("2022-01", 3, "quote", "orig-post-tid", 1, 0),
    "quote_and_image.bsky": ("2022-01", 3, "quote", "orig-post-tid", 0, 1),
    "quote_and_image.bsky-from-as": ("2022-01", 3, "quote", "orig-post-tid", 0, 0),
    "quote_with_image.bsky": ("2007-07", 3, "quote", "orig-post-tid", 0, 0),
    "quote_with_image.bsky-from-as": ("2007-07", 3, "quote", "orig-post-tid", 0, 0),
    "repost.bsky": ("2022-01", 3, "post", None, 0, 0),
}


def last(address: str | None) -> str | None:
    return address.rpartition("/")[2] if address else None


@pytest.mark.parametrize("number", CHANNEL)
def test_a_message_of_a_channel_says_what_a_person_read_there(evaluation, number):
    path = folder(evaluation, "telegram-preview-html") / "full.html"
    (post,) = [each for each in posts(read_telegram(path.read_bytes(), None, "full")) if each.id == str(number)]
    at, words, ending, origin, name, media, views = CHANNEL[number]
    assert post.published is not None
    assert (f"{post.published:%Y-%m-%d %H:%M:%S}", len(post.text.split())) == (f"2023-02-28 {at}", words)
    assert post.text.endswith(ending)
    assert (post.repost_of, post.credited) == (origin and f"https://t.me/{origin}", name)
    assert (len(post.media), post.extra["views"]) == (media, views)
    assert (post.author, post.url) == ("Военное обозрение", f"https://t.me/topwar_official/{number}")


@pytest.mark.parametrize("name", MESSAGES)
def test_a_single_message_says_what_a_person_read_there(evaluation, name):
    path = folder(evaluation, "telegram-preview-html") / f"{name}.html"
    (post,) = posts(read_telegram(path.read_bytes(), None, name))
    author, words, credited, edited = MESSAGES[name]
    assert (post.author, post.credited, post.extra.get("edited", False)) == (author, credited, edited)
    assert words is None or len(post.text.split()) == words


@pytest.fixture(scope="module")
def said(evaluation) -> dict[str, Post]:
    """The posts of Mastodon's payloads by the end of their ids."""
    found = {}
    for status in statuses(evaluation):
        (post,) = posts(read_mastodon(json.dumps([status]).encode(), None, "u"))
        found.setdefault(post.id[-9:], post)
    return found


@pytest.mark.parametrize("number", STATUSES)
def test_a_status_says_what_a_person_read_there(said, number):
    author, words, ending, answers, quotes, boosts, whom = STATUSES[number]
    post = said[number]
    assert (post.author, len(post.text.split()), post.credited) == (author, words, whom)
    assert post.text.endswith(ending)
    related = [each and each[-9:] for each in (post.reply_to, last(post.quote_of), last(post.repost_of))]
    assert related == [answers, quotes, boosts]


def payload(evaluation: Path, name: str) -> dict[str, object]:
    """A payload as a feed shows it: some hold the record alone."""
    held = json.loads((folder(evaluation, "granary-payloads") / f"{name}.json").read_text(encoding="utf-8"))
    if "post" in held:
        return held
    author = {"did": "did:plc:x", "handle": "x.test"}
    return {"post": {"uri": "at://did:plc:x/app.bsky.feed.post/1", "author": author, "record": held}}


@pytest.mark.parametrize("name", RECORDS)
def test_a_post_of_bluesky_says_what_a_person_read_there(evaluation, name):
    month, words, ending, quotes, links, media = RECORDS[name]
    (post,) = posts(read_bluesky(json.dumps({"feed": [payload(evaluation, name)]}).encode(), None, name))
    assert post.published is not None
    assert (f"{post.published:%Y-%m}", len(post.text.split())) == (month, words)
    assert post.text.endswith(ending)
    assert (last(post.quote_of), len(post.links), len(post.media)) == (quotes, links, media)


def test_what_is_no_post_of_bluesky_is_refused_and_costs_nothing_else(evaluation):
    for path in sorted(folder(evaluation, "granary-payloads").glob("*.bsky*.json")):
        held = json.loads(path.read_text(encoding="utf-8"))
        if not {"post", "text"} & held.keys():
            feed = {"feed": [held, payload(evaluation, "note.bsky")]}
            content = read_bluesky(json.dumps(feed).encode(), None, path.name)
            assert (len(content.entries), len(content.refused)) == (1, 1), path.name
