"""Sends editions to channels: one file each kind, found by its name; a new kind is a new file.

A channel module has

    OPTIONS = (…)      names that may stand under `options:` of such a channel
    RESENDS = True     sending the same again after a break changes nothing there: it can be asked, or replaces what it
                       has. False: a person is asked instead, since nobody may get an edition twice
    async def send(parcel: Parcel, channel: Channel) -> Receipt

`send` raises PublishError, which says whether waiting can mend it. It knows no database: what was sent before is in
the parcel. A kind that writes for a person to paste sets `BY_HAND = True`; it is noted as put there by that person.
"""

from pipeline.publish.kinds import Kind, kind_of, kinds

__all__ = ["Kind", "kind_of", "kinds"]
