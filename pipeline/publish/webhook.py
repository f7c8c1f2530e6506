"""Posts an edition as JSON to an address, signed, so that the receiver knows it is ours and new.

Headers: `Idempotency-Key` (the same for the same revision, whatever happened in between) and `X-Itemwire-Signature:
t=UNIX_SECONDS,v1=HEX`, where HEX is HMAC-SHA256 with the shared secret over `UNIX_SECONDS.BODY`. A receiver refuses
signatures that are old, and keeps the keys that it has seen.
"""

from __future__ import annotations

import hashlib
import hmac

from pipeline.publish.web import address_of, ask, refusal, secret_of
from pipeline.types import Channel, Parcel, Receipt

OPTIONS = ()
"""`secret_env` names the variable of the shared secret; `url_env`, instead of `url`, that of a secret address."""
RESENDS = True
"""The receiver can tell by the key that it has the revision already."""

SIGNATURE = "X-Itemwire-Signature"


async def send(parcel: Parcel, channel: Channel) -> Receipt:
    """Post the edition as `draft --format json` writes it, with its corrections and updates."""
    url = address_of(parcel, channel)
    secret = secret_of(parcel, channel, "secret_env")
    body = parcel.render(parcel.edition, "json").encode()
    headers = {
        "Content-Type": "application/json",
        "Idempotency-Key": parcel.key,
        SIGNATURE: signature(secret, int(parcel.now.timestamp()), body),
    }
    answer = await ask(channel, "POST", url, body=body, headers=headers)
    if not 200 <= answer.status < 300:
        raise refusal(channel, answer, "check the url and what the receiver's log says")
    return Receipt(remote=parcel.key, digest=hashlib.sha256(body).hexdigest())


def signature(secret: str, at: int, body: bytes) -> str:
    """What a receiver must compute to believe the body; `at` in seconds since 1970."""
    mac = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={mac}"
