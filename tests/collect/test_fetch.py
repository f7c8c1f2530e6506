from __future__ import annotations

import asyncio
import gzip
import time
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.fetch import MAX_WAIT, Answer, Fetcher, retry_after
from pipeline.errors import FetchError
from pipeline.settings.environment import parse_allow_hosts
from tests.collect.site import Site

NOW = datetime(2016, 6, 9, 18, 0, tzinfo=UTC)


def get(site: Site, *urls: str, allow: str | None = None, **settings: object) -> list[Answer]:
    async def all_of_them() -> list[Answer]:
        opened = parse_allow_hosts(f"127.0.0.1:{site.port}" if allow is None else allow)
        async with Fetcher(**{"allow": opened, "contact": "desk@example.org", **settings}) as door:
            return [await door.get(url, NOW) for url in urls]

    return asyncio.run(all_of_them())


def refused(site: Site, url: str, **settings: object) -> str:
    with pytest.raises(FetchError) as caught:
        get(site, url, **settings)
    return str(caught.value)


def test_we_say_who_we_are_and_whom_to_write_to(site):
    get(site, site.page("/feed", b"x"))
    agent = site.requests("/feed")[0]["user-agent"]
    assert agent.startswith("itemwire/")
    assert "desk@example.org" in agent


def test_we_ask_only_for_compression_that_we_can_bound_and_send_no_cookies(site):
    site.page("/a", b"x", Set_Cookie="seen=1; Path=/")
    get(site, site.url("/a"), site.page("/b", b"x"))
    assert site.requests("/b")[0]["accept-encoding"] == "gzip, deflate"
    assert "cookie" not in site.requests("/b")[0]


def test_validators_are_sent_and_odd_ones_are_not(site):
    async def ask() -> None:
        async with Fetcher(allow=parse_allow_hosts(f"127.0.0.1:{site.port}")) as door:
            await door.get(site.page("/a", status=304), NOW, etag='"v1"', last_modified="Thu, 09 Jun 2016 12:00:00 GMT")
            await door.get(site.page("/b", status=304), NOW, etag='W/"\x01 é"', last_modified="x\r\nEvil: 1")

    asyncio.run(ask())
    assert site.requests("/a")[0]["if-none-match"] == '"v1"'
    assert site.requests("/a")[0]["if-modified-since"] == "Thu, 09 Jun 2016 12:00:00 GMT"
    assert not {"if-none-match", "if-modified-since", "evil"} & set(site.requests("/b")[0])


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(b"a feed", mtime=0)),
        ("gzip", gzip.compress(b"a ", mtime=0) + gzip.compress(b"feed", mtime=0)),
        ("gzip", gzip.compress(b"a feed", mtime=0) + b"JUNK" * 100),
        ("deflate", zlib.compress(b"a feed")),
        ("deflate", zlib.compress(b"a feed")[2:-4]),
        ("identity", b"a feed"),
    ],
)
def test_compressed_answers_are_read(site, encoding, body):
    assert get(site, site.page("/feed", body, Content_Encoding=encoding))[0].body == b"a feed"


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("br", b"x"), ("gzip, gzip", gzip.compress(b"x", mtime=0)), ("x-nonsense", b"x"), ("gzip", b"plain"),
        ("gzip", gzip.compress(b"a feed" * 100, mtime=0)[:-12]),
    ],
)  # fmt: skip
def test_what_cannot_be_decoded_is_refused_in_words(site, encoding, body):
    assert "cannot be read" in refused(site, site.page("/feed", body, Content_Encoding=encoding))


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_bomb_is_cut_off_where_it_comes_out(site, encoding):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31 if encoding == "gzip" else 15)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(64)) + packer.flush()
    assert "more than 1 MiB" in refused(site, site.page("/feed", bomb, Content_Encoding=encoding), max_body=1 << 20)


def test_a_body_over_the_limit_is_refused_before_it_is_read(site):
    url = site.page("/feed", b"", Content_Length="99999999999")
    assert "more than 10 MiB" in refused(site, url)


def test_a_body_that_drips_runs_into_the_deadline(site):
    def drip(request):
        request.send_response(200)
        request.send_header("Content-Length", "1000")
        request.end_headers()
        for _ in range(600):
            request.wfile.write(b"x")
            time.sleep(0.05)

    began = time.monotonic()
    assert "did not answer in full within 0.5 seconds" in refused(site, site.raw("/feed", drip), deadline=0.5)
    assert time.monotonic() - began < 25  # whoever waits for all of it waits for 30 s


def test_an_answer_that_ends_too_early_is_no_answer(site):
    assert "incomplete" in refused(site, site.page("/feed", b"half", Content_Length="1000"))


def test_something_that_is_not_http_is_named_so(site):
    url = site.raw("/feed", lambda request: request.wfile.write(b"220 smtp.example ESMTP\r\n"))
    assert "no proper HTTP answer" in refused(site, url)


def test_redirects_are_followed_to_where_they_lead(site):
    site.page("/old", status=301, Location="new?x=1")
    site.page("/new?x=1", b"a feed")
    answer = get(site, site.url("/old"))[0]
    assert (answer.url, answer.body) == (site.url("/new?x=1"), b"a feed")


def test_redirects_have_an_end(site):
    url = site.page("/loop", status=302, Location="/loop")
    assert "redirects more than 5 times" in refused(site, url)
    assert len(site.requests("/loop")) == 6


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/xml,<rss/>", "http://user:pw@127.0.0.1/", "http://[::1", "ftp://x/"],
)  # fmt: skip
def test_redirects_to_what_is_no_web_address_are_refused(site, target):
    refused(site, site.page("/feed", status=302, Location=target))
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{}/in", "http://localhost:{}/in", "//127.0.0.1:{}/in",
        "http://127.1:{}/in", "http://2130706433:{}/in", "http://0177.0.0.1:{}/in",
        "http://0.0.0.0:{}/in", "http://[::1]:{}/in", "http://[::ffff:127.0.0.1]:{}/in", "http://127.0.0.2:{}/in",
    ],
)  # fmt: skip
def test_redirects_never_lead_to_an_address_inside(site, target):
    from tests.collect.site import open_site

    with open_site() as inside:
        inside.page("/in", b"secret")
        refused(site, site.page("/feed", status=302, Location=target.format(inside.port)))
        assert inside.asked == []


def test_an_address_inside_is_refused_with_what_opens_it(site):
    said = refused(site, site.page("/feed", b"x"), allow="")
    assert "not fetched" in said
    assert "ITEMWIRE_ALLOW_HOSTS" in said
    assert site.asked == []


@pytest.mark.parametrize("allow", ["127.0.0.0/8:{}", "localhost:{}"])
def test_a_network_or_a_name_can_be_opened(site, allow):
    site.page("/feed", b"a feed")
    host = "localhost" if "localhost" in allow else "127.0.0.1"
    assert get(site, site.url("/feed", host), allow=allow.format(site.port))[0].body == b"a feed"


def test_a_host_is_asked_once_at_a_time_with_a_pause_between():
    from pipeline.collect.turns import Turns

    times: list[tuple[float, float]] = []

    async def one(turns: Turns, host: str) -> None:
        async with turns.at(host, free=False):
            began = time.monotonic()
            await asyncio.sleep(0.01)
            times.append((began, time.monotonic()))

    async def all_of_them() -> float:
        turns = Turns(pause=0.1)
        began = time.monotonic()
        await asyncio.gather(*(one(turns, "a.test") for _ in range(3)), one(turns, "b.test"))
        return time.monotonic() - began

    assert asyncio.run(all_of_them()) >= 0.2
    assert len(times) == 4


def test_a_name_that_nobody_knows_is_named_so(site, monkeypatch: pytest.MonkeyPatch):
    import socket

    def unknown(*arguments: object, **named: object) -> Sequence[object]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert "not known" in refused(site, "http://nowhere.localhost/feed")


@pytest.mark.parametrize(
    "host", ["xn--localhost-", "xn--", "xn--a", "xn--0.test", "a..b", "\u200b", "127.0.0.1%00.test"]
)
def test_a_host_whose_name_is_broken_is_refused_in_words(site, host):
    assert site.asked == []
    assert refused(site, f"http://{host}/feed")


def test_an_answer_longer_than_announced_is_named_so(site):
    body = b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabcdef"
    url = site.raw("/long", lambda request: request.wfile.write(body) and None)
    assert "more than it announced" in refused(site, url)


def test_errors_never_show_a_password(site):
    assert "secret" not in refused(site, "http://user:secret@example.test/feed")


@pytest.mark.parametrize("value", ["", "soon", "-5", "0", "1.5", "Thu, 09 Jun 2016 12:00:00 GMT", "٣"])
def test_a_senseless_retry_after_asks_for_nothing(value):
    assert retry_after(value, NOW) is None


def test_retry_after_counts_seconds_or_names_a_date():
    assert retry_after("3600", NOW) == NOW + timedelta(hours=1)
    assert retry_after(format_datetime(NOW + timedelta(hours=2), usegmt=True), NOW) == NOW + timedelta(hours=2)
    assert retry_after("1" + "0" * 18, NOW) == NOW + MAX_WAIT


@given(st.text(max_size=40))
def test_retry_after_is_never_longer_than_we_wait(value):
    until = retry_after(value, NOW)
    assert until is None or NOW < until <= NOW + MAX_WAIT


def test_a_closed_door_lets_nobody_through():
    with pytest.raises(RuntimeError, match="async with"):
        asyncio.run(Fetcher().get("http://127.0.0.1/", NOW))


def test_a_port_where_nobody_listens_is_named_so(site):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert "accepts no connection" in refused(site, f"http://127.0.0.1:{port}/", allow=f"127.0.0.1:{port}")
