"""Public Telegram channels, read from pages built by the marks of real ones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from pipeline.collect.entries_to_posts import to_posts
from pipeline.collect.read_telegram import read_telegram
from pipeline.errors import ParseError
from pipeline.normalise import normalise
from pipeline.types import Post
from tests.collect.feeds import NOW, source, visit

STILL = "<i class='tgme_widget_message_video_thumb' style=\"background-image:url('https://cdn.test/still.jpg')\"></i>"


def message(
    number: int, text: str = "", *, more: str = "", meta: str = "", channel: str = "stork", at: str = ""
) -> str:
    at = at or f"2016-06-09T{number % 24:02}:00:00+00:00"
    words = f'<div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div>' if text else ""
    return f"""
    <div class="tgme_widget_message_wrap js-widget_message_wrap">
     <div class="tgme_widget_message js-widget_message" data-post="{channel}/{number}">
      <div class="tgme_widget_message_author"><a class="tgme_widget_message_owner_name"><span>Stork</span></a></div>
      {more}{words}
      <div class="tgme_widget_message_footer"><span class="tgme_widget_message_views">1.2K</span>
       <span class="tgme_widget_message_meta">{meta}<a class="tgme_widget_message_date"><time datetime="{at}">
       </time></a></span></div>
     </div></div>"""


def page(*messages: str, older: bool = False) -> bytes:
    head = '<link rel="prev" href="/s/stork?before=1">' if older else ""
    body = f"<section class='tgme_channel_history'>{''.join(messages)}</section>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def read(*messages: str) -> list[Post]:
    content = read_telegram(page(*messages), "text/html", "https://t.me/s/stork")
    return [normalise(post) for post in to_posts(content, "https://t.me/s/stork", source(), NOW).posts]


def test_a_message_becomes_a_post():
    (post,) = read(message(7, "<b>Khalsa taken</b><br/><br/>by rebels, <a href='https://x.test/1'>he says</a>"))
    assert (post.id, post.url, post.author) == ("7", "https://t.me/stork/7", "Stork")
    assert post.text == "Khalsa taken\n\nby rebels, he says"
    assert post.published == datetime(2016, 6, 9, 7, tzinfo=UTC)
    assert post.links == ("https://x.test/1",)
    assert post.extra == {"views": "1.2K"}


def test_a_forward_names_its_origin():
    forward = (
        '<div class="tgme_widget_message_forwarded_from">Forwarded from '
        '<a class="tgme_widget_message_forwarded_from_name" href="https://t.me/heron/31"><span>Heron News</span></a>'
        ' (<span class="tgme_widget_message_forwarded_from_author">Ali</span>)</div>'
    )
    (post,) = read(message(7, "Khalsa taken", more=forward))
    assert (post.repost_of, post.credited) == ("https://t.me/heron/31", "Heron News")
    assert post.extra["forwarded_from_author"] == "Ali"


def test_a_forward_from_someone_hidden_credits_his_name():
    forward = '<div><span class="tgme_widget_message_forwarded_from_name"><span>Ali</span></span></div>'
    (post,) = read(message(7, "Khalsa taken", more=forward))
    assert (post.repost_of, post.credited, post.extra["forwarded"]) == (None, "Ali", True)


def test_a_channel_that_forwards_itself_credits_nobody():
    forward = '<a class="tgme_widget_message_forwarded_from_name" href="https://t.me/Stork/3">Stork</a>'
    (post,) = read(message(7, "Khalsa taken", more=forward))
    assert (post.repost_of, post.credited) == ("https://t.me/Stork/3", None)


def reply(address: str) -> str:
    return (
        f'<a class="tgme_widget_message_reply" href="{address}"><div class="tgme_widget_message_author">Stork</div>'
        '<div class="tgme_widget_message_text js-message_reply_text">The words it answers</div></a>'
    )


def test_a_reply_is_a_reply_and_its_words_are_its_own():
    (post,) = read(message(7, "Not so", more=reply("https://t.me/stork/5")))
    assert (post.text, post.reply_to, post.quote_of) == ("Not so", "https://t.me/stork/5", None)


def test_an_answer_to_another_channel_quotes_it():
    (post,) = read(message(7, "Not so", more=reply("https://t.me/heron/5")))
    assert (post.reply_to, post.quote_of) == (None, "https://t.me/heron/5")


def test_pictures_and_films_are_kept_and_stills_only_without_the_film():
    photo = '<a class="tgme_widget_message_photo_wrap" style="width:8px;background-image:url(\'https://cdn.test/p.jpg\')"></a>'
    film = f'<a>{STILL}<video src="https://cdn.test/f.mp4"></video></a>'
    first, second, third = read(message(1, "a", more=photo), message(2, "b", more=film), message(3, "c", more=STILL))
    assert [media.url for media in first.media] == ["https://cdn.test/p.jpg"]
    assert [media.url for media in second.media] == ["https://cdn.test/f.mp4"]
    assert [media.url for media in third.media] == ["https://cdn.test/still.jpg"]


def test_hashtags_and_the_signature_are_no_links():
    (post,) = read(message(7, '<a href="?q=%23Aleppo">#Aleppo</a> <a href="https://t.me/stork">@stork</a>'))
    assert (post.text, post.links, post.extra["tags"]) == ("#Aleppo @stork", (), ["Aleppo"])


def test_an_edit_is_marked():
    (post,) = read(message(7, "Khalsa taken", meta="edited "))
    assert post.extra["edited"] is True


def test_a_poll_asks_its_question():
    poll = (
        '<div class="tgme_widget_message_poll_question">Who holds Khalsa?</div>'
        '<div class="tgme_widget_message_poll_option_text">Rebels</div>'
    )
    (post,) = read(message(7, more=poll))
    assert (post.text, post.extra["poll"]) == ("Who holds Khalsa?", ["Rebels"])


def test_a_message_that_shows_nothing_is_kept_aside_and_the_service_is_not_quoted():
    service = message(8, "Channel created").replace("tgme_widget_message js", "tgme_widget_message service_message js")
    content = read_telegram(page(message(6, "a"), message(7), service), None, "u")
    assert [entry.id for entry in content.entries] == ["6"]
    assert [refused.where for refused in content.refused] == ["message 7"]


def test_one_bad_message_costs_only_itself():
    content = read_telegram(page(message(6, "a"), message(7, "b", channel="../../etc")), None, "u")
    assert [entry.id for entry in content.entries] == ["6"]
    assert content.refused[0].reason == "has no name and number"


def test_markup_that_is_never_closed_takes_no_other_message_in():
    first, second = read(message(6, "<xmp-like>one<form><select>").replace("</div>", "", 1), message(7, "two"))
    assert "two" not in first.text
    assert second.text == "two"


def test_a_time_that_cannot_be_leaves_the_message_undated():
    (post,) = read(message(7, "a", at="9999-99-99"))
    assert (post.published, post.extra["published_raw"]) == (None, "9999-99-99")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<html><body><div class='fresh-layout'>posts</div></body></html>", "layout has changed"),
        (b"<div class='tgme_widget_message_wrap'><p>words</p></div>", "layout of the page has changed"),
        (page(message(7, "b", channel="../x")), "none can be read"),
        (b"<div class='tgme_page'>Contact</div>", "shows no preview"),
        (b"", "layout has changed"),
    ],
)
def test_a_page_that_we_do_not_understand_is_an_error_and_no_silence(body, said):
    with pytest.raises(ParseError, match=said):
        read_telegram(body, None, "https://t.me/s/stork")


def test_an_empty_channel_is_no_error():
    assert read_telegram(page(), None, "u").entries == []


def channel(site) -> object:
    return source(kind="telegram", url=site.url("/s/stork"))


def test_older_pages_are_read_back_to_what_is_known(site):
    site.page("/s/stork", page(message(5, "five"), message(6, "six"), older=True))
    site.page("/s/stork?before=5", page(message(3, "three"), message(4, "four"), older=True))
    site.page("/s/stork?before=3", page(message(2, "two")))
    first = visit(channel(site), port=site.port)
    assert [post.id for post in first.posts] == ["5", "6", "3", "4", "2"]
    assert len(first.captures) == 3
    site.page("/s/stork", page(message(8, "eight"), message(9, "nine"), older=True))
    site.page("/s/stork?before=8", page(message(6, "six"), message(7, "seven"), older=True))
    second = visit(channel(site), first.cursor, port=site.port)
    assert [post.id for post in second.posts] == ["8", "9", "7"]
    assert len(site.requests("/s/stork?before=5")) == 1


def test_a_long_way_back_is_gone_in_several_visits(site):
    for number in range(20, 0, -1):
        path = "/s/stork" if number == 20 else f"/s/stork?before={number + 1}"
        site.page(path, page(message(number, f"post {number}"), older=number > 1))
    first = visit(channel(site), port=site.port)
    second = visit(channel(site), first.cursor, port=site.port)
    assert [len(first.posts), len(second.posts)] == [5, 4]  # one page of the second visit is the newest again
    seen = [post.id for outcome in (first, second) for post in outcome.posts]
    assert seen == [str(number) for number in range(20, 11, -1)]


def test_a_page_behind_that_fails_is_asked_for_again(site):
    site.page("/s/stork", page(message(5, "five"), older=True))
    site.page("/s/stork?before=5", status=503)
    first = visit(channel(site), port=site.port)
    assert (first.error, [post.id for post in first.posts]) == (None, ["5"])
    assert "503" in first.rejected[0].reason
    site.page("/s/stork?before=5", page(message(4, "four")))
    second = visit(channel(site), first.cursor, port=site.port)
    assert [post.id for post in second.posts] == ["4"]
    assert second.cursor.state["older"] == []


def test_views_that_rise_and_addresses_that_expire_are_no_edits(site):
    film = '<video src="https://cdn.test/{}.mp4"></video>'
    site.page("/s/stork", page(message(5, "five", more=film.format("a"))))
    first = visit(channel(site), port=site.port)
    site.page("/s/stork", page(message(5, "five", more=film.format("b"))).replace(b"1.2K", b"1.3K"))
    assert visit(channel(site), first.cursor, port=site.port).posts == ()


def test_an_edited_message_is_brought_again(site):
    site.page("/s/stork", page(message(5, "10 killed")))
    first = visit(channel(site), port=site.port)
    site.page("/s/stork", page(message(5, "2 killed", meta="edited ")))
    (post,) = visit(channel(site), first.cursor, port=site.port).posts
    assert (post.id, normalise(post).text) == ("5", "2 killed")


def test_a_message_missing_among_older_ones_was_deleted(site):
    site.page("/s/stork", page(message(5, "five"), message(6, "six"), message(7, "seven")))
    first = visit(channel(site), port=site.port)
    site.page("/s/stork", page(message(5, "five"), message(7, "seven")))
    (mark,) = visit(channel(site), first.cursor, port=site.port, now=NOW + timedelta(hours=1)).posts
    assert (mark.id, mark.deleted) == ("6", True)
    assert "no longer listed" in str(mark.extra["evidence"])


@pytest.mark.parametrize(
    "account", ["", "a/../b", "x y", "https://evil.test", "ab", "1stork", "stork?before=1", "стоrk"]
)
def test_an_account_that_is_no_name_never_becomes_an_address(account):
    outcome = visit(source(kind="telegram", account=account))
    assert "names no Telegram channel" in (outcome.error or "")
