"""A webhook, against a receiver that verifies signatures and knows keys again."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json

import pytest
from aiohttp import web

from pipeline.errors import PublishError
from pipeline.publish import webhook
from pipeline.publish.web import LARGEST, ask
from tests.publish.build import NOW, a_channel, a_parcel, corrected, first

SECRET = "a shared secret"


class Receiver:
    """Takes what is signed, once for each key; answers what it is told to."""

    def __init__(self, *answers) -> None:
        self.answers, self.kept, self.refused = list(answers), {}, 0

    async def take(self, request):
        body = await request.read()
        at, mac = (part.split("=")[1] for part in request.headers["X-Itemwire-Signature"].split(","))
        right = hmac.new(SECRET.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(mac, right) or int(at) != int(NOW.timestamp()):
            self.refused += 1
            return web.Response(status=401)
        self.kept.setdefault(request.headers["Idempotency-Key"], json.loads(body))
        answer = self.answers.pop(0) if self.answers else 204
        if answer == "hang up":
            request.transport.abort()
        return web.Response(status=answer if isinstance(answer, int) else 200, headers={"Location": "http://x.test/"})


def at(receiver, act):
    """Run `act` with the address of `receiver`."""

    async def run():
        app = web.Application(client_max_size=10**8)
        app.router.add_post("/hook", receiver.take)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        try:
            return await act(f"http://127.0.0.1:{runner.addresses[0][1]}/hook")
        finally:
            await runner.cleanup()

    return asyncio.run(run())


def send(receiver, edition, tmp_path, secret=SECRET, **options):
    async def act(url):
        options.setdefault("secret_env", "HOOK")
        where = {} if "url_env" in options else {"url": url}
        channel = a_channel("webhook", **where, **options)
        return await webhook.send(a_parcel(edition, tmp_path, {"HOOK": secret, "ADDRESS": url}), channel)

    return at(receiver, act)


def test_what_is_signed_arrives_whole_and_under_a_key_of_its_revision(tmp_path):
    receiver, edition = Receiver(), first()
    send(receiver, edition, tmp_path)
    send(receiver, edition, tmp_path)
    send(receiver, corrected(edition), tmp_path)
    assert receiver.refused == 0
    assert [one["revision"] for one in receiver.kept.values()] == [1, 2]
    assert list(receiver.kept.values())[1]["corrections"][0]["right"] == "It was Zaytan."


@pytest.mark.parametrize(
    ("answer", "again"),
    [(500, True), (503, True), (429, True), ("hang up", True), (400, False), (404, False), (302, False)],
)
def test_what_time_can_mend_is_tried_again_and_nothing_else(tmp_path, answer, again):
    with pytest.raises(PublishError) as refused:
        send(Receiver(answer), first(), tmp_path)
    assert refused.value.again is again
    assert SECRET not in str(refused.value)


def test_a_wrong_secret_is_refused_and_named_by_nobody(tmp_path):
    receiver = Receiver()
    with pytest.raises(PublishError, match="401") as refused:
        send(receiver, first(), tmp_path, secret="another secret")
    assert (receiver.kept, refused.value.again) == ({}, False)
    assert "another" not in str(refused.value)
    with pytest.raises(PublishError, match=r"set HOOK in \.env"):
        send(receiver, first(), tmp_path, secret="")


def test_an_address_that_is_a_secret_itself_is_kept_out_of_errors_and_receipts(tmp_path):
    receipt = send(Receiver(), first(), tmp_path, url_env="ADDRESS")
    assert receipt.url is None
    with pytest.raises(PublishError) as refused:
        send(Receiver(400), first(), tmp_path, url_env="ADDRESS")
    assert "/hook" not in str(refused.value)


@pytest.mark.parametrize(
    "url", ["http://news.test/hook", "ftp://127.0.0.1/", "https://me:key@news.test/", "https://[", "nonsense"]
)
def test_an_address_that_would_show_secrets_is_refused_without_repeating_it(tmp_path, url):
    channel = a_channel("webhook", url=url, secret_env="HOOK")
    with pytest.raises(PublishError) as refused:
        asyncio.run(webhook.send(a_parcel(first(), tmp_path, {"HOOK": SECRET}), channel))
    assert "key" not in str(refused.value)
    assert not refused.value.again


def test_an_answer_of_many_pieces_is_read_whole_and_one_without_end_is_not():
    async def act(number):
        async def many(request):
            answer = web.StreamResponse()
            await answer.prepare(request)
            for _ in range(number):
                await answer.write(b"x" * 50_000)
                await asyncio.sleep(0)
            return answer

        app = web.Application()
        app.router.add_get("/", many)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            return await ask(a_channel("webhook"), "GET", f"http://127.0.0.1:{runner.addresses[0][1]}/")
        finally:
            await runner.cleanup()

    assert len(asyncio.run(act(20)).body) == 1_000_000
    assert len(asyncio.run(act(200)).body) < LARGEST + 10**6
