"""The second factor: six digits that an app on a telephone shows, and that hold for half a minute (RFC 6238).

pyotp makes the codes, segno the picture that a telephone reads. A code is taken once: who looks over a shoulder comes
too late.
"""

from __future__ import annotations

import re
import secrets
from datetime import datetime
from io import BytesIO

import pyotp
import segno
from markupsafe import Markup

from pipeline.errors import NotAllowed
from pipeline.types.accounts import Account
from storage import Store

_SECRET = re.compile("[A-Z2-7]{32}")
ISSUER = "itemwire"
"""Under which the app lists the account."""
STEP = 30
"""Seconds for which a code holds, as every app takes for granted."""
ASIDE = 1
"""Steps by which a telephone's clock may go wrong, as RFC 6238 (5.2) recommends at most."""
SCALE, BORDER = 4, 4
"""Pixels of a module of the picture, and modules of quiet around it, as telephones want it."""


def new_secret() -> str:
    """A secret that nobody can guess, as an app takes it."""
    return str(pyotp.random_base32())


def is_secret(text: str) -> bool:
    """Whether `text` is one of ours, and not what somebody put into the form."""
    return _SECRET.fullmatch(text) is not None


def uri(account: str, secret: str) -> str:
    """The address by which an app takes the secret."""
    return str(pyotp.TOTP(secret).provisioning_uri(name=account, issuer_name=ISSUER))


def picture(address: str) -> Markup:
    """The address as a picture that a telephone reads: dark on white also where the page is dark."""
    out = BytesIO()
    segno.make(address, micro=False).save(
        out, kind="svg", scale=SCALE, border=BORDER, dark="#000", light="#fff", xmldecl=False, svgns=False, nl=False,
        svgclass="qr", lineclass=None, omitsize=False,
    )  # fmt: skip
    return Markup(out.getvalue().decode())  # noqa: S704 - made here, of our own letters


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """The step whose code this is; None: it is none of those that hold at `now`."""
    if not is_secret(secret):
        return None
    digits = "".join(code.split())
    here = int(now.timestamp()) // STEP
    codes = {step: pyotp.TOTP(secret).generate_otp(step) for step in range(here - ASIDE, here + ASIDE + 1)}
    return next((step for step, told in codes.items() if secrets.compare_digest(told.encode(), digits.encode())), None)


def passes(store: Store, account: Account, code: str, now: datetime) -> bool:
    """Whether the account needs no code, or this is one, which then is used up."""
    if account.totp is None:
        return True
    step = step_of(account.totp, code, now)
    return step is not None and store.use_code(account.name, step)


def turn_on(store: Store, account: Account, secret: str, code: str, now: datetime) -> None:
    """Ask for a code at every login from now on; raises NotAllowed where the app does not show the right one yet."""
    step = step_of(secret, code, now)
    if step is None:
        raise NotAllowed(["this is not the code that the app should show now; look at its clock and try again"])
    store.put_account(account.model_copy(update={"totp": secret, "totp_step": step}), "second factor on", now)


def turn_off(store: Store, account: Account, now: datetime) -> None:
    """Ask for a password only."""
    store.put_account(account.model_copy(update={"totp": None, "totp_step": None}), "second factor off", now)
