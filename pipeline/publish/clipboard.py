"""Makes an edition ready to be pasted into any system, in house style; a person says when it is there."""

from __future__ import annotations

import hashlib

from pipeline.errors import PublishError
from pipeline.publish.file import name_of, write_whole
from pipeline.types import Channel, Parcel, Receipt

OPTIONS = ("format",)
"""`format: text` (the default), `markdown` or `html`."""
RESENDS = True
BY_HAND = True
"""What it writes is there to be taken: the sending waits until a person says that it was posted."""

FORMATS = {"text": ".txt", "markdown": ".md", "html": ".html"}


async def send(parcel: Parcel, channel: Channel) -> Receipt:
    """Write the edition into the channel's `path` (`clipboard/` beside the source list), to be opened and copied."""
    style = channel.options.get("format", "text")
    if style not in FORMATS:
        raise PublishError(f"channel {channel.name}: format is one of {', '.join(FORMATS)}", again=False)
    text = parcel.render(parcel.edition, style).rstrip("\n") + "\n"
    path = parcel.base / (channel.path or "clipboard") / f"{name_of(parcel)}{FORMATS[style]}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)
    except OSError as error:
        why = f"channel {channel.name}: {path} cannot be written: {error.strerror or error}"
        raise PublishError(why, again=True) from error
    return Receipt(remote=path.name, url=str(path), digest=hashlib.sha256(text.encode()).hexdigest())
