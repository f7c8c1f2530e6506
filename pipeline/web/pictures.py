"""Pictures as SVG: shapes with words beside them, no script, no style of their own, and the same told in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.text import one_line
from pipeline.types import Appearance, Claim, Fold

ROW, STEP, LEFT, TOP = 30, 26, 14, 22
"""Pixels: between two lines, between a post and what it was taken from, at the edges."""
LETTERS = 64
"""Characters of a line beside its dot; the rest is in the words below."""
LETTER = 7.4
"""Pixels that a character takes, about."""


class Node(NamedTuple):
    """An origin, or a post that folds into it."""

    x: int
    y: int
    kind: str
    """`origin`, `own` (says it in its own words), `folded` (depends on another), `nobody` (counts for nobody)."""
    words: str
    parent: tuple[int, int] | None
    """Where the line to what it was taken from ends."""


class Tree(NamedTuple):
    """An origin tree, drawn."""

    nodes: tuple[Node, ...]
    width: int
    height: int
    title: str
    """What the picture says, in one sentence."""
    lines: tuple[str, ...]
    """The same in words, one line a node, for those who do not see it."""


def origin_tree(claim: Claim) -> Tree:
    """Which posts fold into which origin of `claim`, and why."""
    shown = {one.statement.uid: one for one in claim.appearances}
    folds = {fold.statement: fold for fold in claim.origins.folds}
    nodes: list[Node] = []
    placed: set[str] = set()
    for origin in claim.origins.origins:
        back = f" does not count towards confirming: {origin.held_back}" if origin.held_back else ""
        head = _place(nodes, 0, "origin", f"{origin.name} ({origin.reliability.value}){back}", None)
        members = [uid for uid in origin.statements if uid in shown]
        for uid in [uid for uid in members if not _inside(uid, folds, members)]:
            _grow(nodes, uid, shown, folds, members, head, placed)
    for uid, one in shown.items():
        if uid not in placed:
            why = folds[uid].reason if uid in folds else "counts for nobody"
            _place(nodes, 0, "nobody", f"{one.source.name}: {why}", None)
    longest = max((node.x + len(node.words[:LETTERS]) * LETTER for node in nodes), default=0)
    origins, posts = len(claim.origins.origins), len({one.post.uid for one in claim.appearances})
    title = f"{posts} post{'' if posts == 1 else 's'} → {origins} independent source{'' if origins == 1 else 's'}"
    return Tree(tuple(nodes), int(longest) + 3 * LEFT, TOP + ROW * len(nodes), title, tuple(_told(nodes)))


def _inside(uid: str, folds: dict[str, Fold], members: list[str]) -> bool:
    """Whether a passage was taken from another of the same origin."""
    return uid in folds and folds[uid].derived_from in members and folds[uid].derived_from != uid


def _grow(
    nodes: list[Node],
    uid: str,
    shown: dict[str, Appearance],
    folds: dict[str, Fold],
    members: list[str],
    parent: tuple[int, int],
    placed: set[str],
) -> None:
    if uid in placed:
        return
    placed.add(uid)
    one, fold = shown[uid], folds.get(uid)
    words = f"{one.source.name}: {fold.reason}" if fold else f"{one.source.name}: in its own words"
    depth = (parent[0] - LEFT) // STEP + 1
    here = _place(nodes, min(depth, 6), "folded" if fold else "own", words, parent)
    for other in members:
        if folds.get(other) is not None and folds[other].derived_from == uid:
            _grow(nodes, other, shown, folds, members, here, placed)


def _place(nodes: list[Node], depth: int, kind: str, words: str, parent: tuple[int, int] | None) -> tuple[int, int]:
    here = (LEFT + depth * STEP, TOP + ROW * len(nodes) - ROW // 4)
    nodes.append(Node(*here, kind, one_line(words), parent))
    return here


def _told(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        yield f"independent source: {node.words}" if node.kind == "origin" else node.words
