"""Prints what a replay found as one HTML page that needs nothing beside itself: no script, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.draft.escape import markup
from pipeline.replay.differences import ITEM, JOIN, STATUS, Difference
from pipeline.replay.start import Replayed

TITLES = {JOIN: "Joins", STATUS: "Statuses", ITEM: "Items"}

STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #8888; padding: .4rem .6rem; text-align: start; vertical-align: top; }
td { overflow-wrap: anywhere; }
.claim { font-family: ui-monospace, monospace; font-size: .85em; white-space: nowrap; }
.wide { overflow-x: auto; }
"""


def summary(found: Replayed) -> list[str]:
    """What was replayed and what differs, a sentence each."""
    notes = found.notes
    parts = [f"{sum(one.what == what for one in found.differences)} {title.lower()}" for what, title in TITLES.items()]
    unread = f"; {notes.unread} visits could not be read again" if notes.unread else ""
    return [
        f"Of {found.claims} stored claims differ: {', '.join(parts)}.",
        f"Run again: {notes.posts} versions of posts, {notes.reread} of them from the bytes of {notes.visits} visits"
        f"{unread}.",
        f"Read when the source log had {notes.head} entries (hash {notes.hash}), judged as of "
        f"{notes.now:%Y-%m-%d %H:%M:%S} UTC.",
    ]


def as_html(found: Replayed, asked: Sequence[tuple[str, str]]) -> str:
    """The page; `asked` are the options of the replay, name and value, to be shown."""
    head = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>Replay: what would differ</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
    )
    lines = ["<h1>Replay: what would differ</h1>"]
    lines += [f"<p>{markup(line)}</p>" for line in summary(found)]
    if asked:
        lines.append("<ul>" + "".join(f"<li>{markup(name)}: {markup(value)}</li>" for name, value in asked) + "</ul>")
    for what, title in TITLES.items():
        lines += _section(title, [one for one in found.differences if one.what == what])
    return head + "\n".join(lines) + "\n</main>\n</body>\n</html>\n"


def _section(title: str, rows: Sequence[Difference]) -> Iterator[str]:
    yield f"<h2>{title}</h2>"
    if not rows:
        yield "<p>No difference.</p>"
        return
    yield '<div class="wide"><table><thead><tr>'
    yield "".join(f'<th scope="col">{name}</th>' for name in ("claim", "is", "would be", "because", "text"))
    yield "</tr></thead><tbody>"
    for one in rows:
        cells = "".join(f'<td dir="auto">{markup(cell)}</td>' for cell in (one.before, one.after, one.why, one.text))
        yield f'<tr><td class="claim">{markup(one.claim)}</td>{cells}</tr>'
    yield "</tbody></table></div>"
