"""The data dictionary: every column of every export, made from the declarations of the rows.

`python -m pipeline.dictionary` prints it; `docs/data-dictionary.md` holds it, and a test says that it is current.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator

from pipeline.export import rows, tabular
from pipeline.export.shape import Shape, shape_of
from pipeline.exporting import NOUNS

HEAD = """# The data dictionary

Made by `python -m pipeline.dictionary`; do not edit. Every export has these columns, in this order: JSON Lines as one
object a line, Parquet with these types, CSV with lists and records as JSON in the cell, XLSX with lists of records on
sheets of their own. Times are UTC, RFC 3339.
"""


SAID = {
    "id": "the source's own id",
    "source": "name in `sources.yaml`, never an alias",
    "published": "null: undated, which is never now",
    "posts text": "the words, cleaned; quotes of statements are spans of this",
    "title": "a heading that it stands under",
    "html": "as it came, where it came as HTML",
    "url": "its address",
    "lang": "detected where the source names none",
    "author": "as the source names it",
    "repost_of": "id or address of what it repeats",
    "quote_of": "id or address of what it quotes",
    "reply_to": "id or address of what it answers",
    "relayed_by": "who passed it on",
    "credited": "whom the feed itself names as origin",
    "links": "addresses in it",
    "media": "pictures and films",
    "edited": "when this version was made",
    "deleted": "true: its source took it down",
    "fetched": "when this version was first seen",
    "versions": "earlier versions, oldest first, with the columns above",
    "end": "offset of its end",
    "places": "most exact first, regions last; no coordinates where the gazetteer has none",
    "event": "a type of `pipeline/lexicon/events.toml`",
    "actors": "`part`: by, on or unknown",
    "figures": "`whom`: civilian, combatant or unknown; `high` null: open above",
    "when": "when it happened; precision minute, hour, day, week or unknown",
    "negated": "it says that it did not happen",
    "means": "by what means",
    "claim": "its id, which derives from its earliest statement",
    "claims text": "the best own-voice statement; a round-up may print another",
    "status": "unconfirmed, corroborated, confirmed, disputed, retracted or rejected",
    "fetches status": "HTTP status; null: no answer, or no HTTP",
    "tag": "what readers are told: confirmed or unconfirmed",
    "credibility": "Admiralty scale, 1 (confirmed) to 6 (cannot be judged)",
    "reason": "why, in one sentence",
    "decided_by": "`rule:NAME` or `editor:NAME`",
    "first_reported": "of the posts, not of the event",
    "last_reported": "of the posts, not of the event",
    "origins": "independent origins that assert it",
    "updates": "the claim whose figure this one carries on",
    "appearances": "the statements that make it",
    "suggestions": "claims that may be the same, not joined",
    "history": "every change of status; the first has `from` null",
    "at": "when",
    "from": "status before; null: there was none",
    "to": "status after",
    "by": "`rule:NAME` or `editor:NAME`",
    "version": "of the rule",
    "who": "name of the person",
    "other": "the second one of a join or split, or where it was done",
    "before": "what it was",
    "after": "what it became",
    "correction": "its id",
    "edition": "the edition that it corrects",
    "wrong": "what was wrong",
    "right": "what is right",
    "drafted": "when it was proposed",
    "issued": "when it was issued; null: not yet",
    "dismissed": "when an editor decided against it",
    "name": "unique among the sources",
    "role": "outlet, analyst, activist, official, agency or commenter",
    "owner": "publisher family: two feeds of one owner are one voice",
    "side": "the party it stands with; null: not known",
    "aliases": "its other names",
    "languages": "those it writes in",
    "unchanged": "the server said that nothing had changed",
    "error": "why the visit failed, in words",
    "new": "posts never seen before",
    "changed": "new versions",
    "same": "posts known already",
    "rejected": "entries that could not become posts",
    "seq": "1 for the first entry",
    "kind": "fetch, capture, post, statements, join, split, claims, verdict, decision, edition-published, export …",
    "body": "ids, digests and what was decided; never the text of a post",
    "prev": "hash of the entry before",
    "hash": "SHA-256 over `prev`, a line end and the entry's canonical JSON",
}
"""Column (or noun and column) → what it is, where the declaration says nothing."""


def _words() -> dict[tuple[str, str], str]:
    """(Row type, column) → what its declaration says."""
    found: dict[tuple[str, str], str] = {}
    for module in (rows, tabular):
        for node in ast.parse(inspect.getsource(module)).body:
            if isinstance(node, ast.ClassDef):
                found |= {(node.name, name): text for name, text in _fields(node)}
    return found


def _fields(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, after in zip(node.body, node.body[1:], strict=False):
        told = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and told:
            yield field.target.id, " ".join(str(after.value.value).split())  # type: ignore[attr-defined]


def dictionary() -> str:
    """The whole page, Markdown."""
    words = _words()
    parts = [HEAD]
    for name, noun in NOUNS.items():
        types = [one.__name__ for one in (noun.row, *getattr(noun.row, "__orig_bases__", ()))]
        types += ["VersionRow"] if name == "posts" else []
        parts.append(f"## {name}\n\n{noun.help}\n\n| column | type | what |\n|---|---|---|")
        for column, shape in shape_of(noun.row).fields:
            told = next((words[kind, column] for kind in types if (kind, column) in words), "")
            told = told or SAID.get(f"{name} {column}") or SAID.get(column, "")
            parts[-1] += f"\n| `{column}` | {_type(shape)} | {told} |"
        parts[-1] += "\n"
    return "\n".join(parts)


def _type(shape: Shape) -> str:
    return shape.words.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(dictionary())
