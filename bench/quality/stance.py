"""How a reply stands to the post that its thread is about: support, deny, query or comment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bench.quality.pairs import NOBODY
from bench.quality.rows import Reply
from pipeline.match import SUGGEST, compare
from pipeline.match.answers import makes_claim
from pipeline.normalise import normalise
from pipeline.particulars import describe
from pipeline.split import split
from pipeline.types import Post, Stance, Statement

SUPPORT, DENY, QUERY, COMMENT = "support", "deny", "query", "comment"
QUESTION = "question"
"""The aside of a statement that only asks."""
SILENT = ("links and tags", "signature", "chatter")
"""Asides of what says nothing, behind which a question still ends its post."""


def answer_replies(replies: Sequence[Reply]) -> dict[str, str]:
    """Id of each post of the threads → its stance to the post at the top of its thread."""
    known = {reply.id: reply for reply in replies}
    tops = {reply.thread or reply.id for reply in replies}
    sources = {top: _read(_post(known[top]), ()) for top in sorted(tops) if top in known}
    answers: dict[str, str] = {}
    for reply in sorted(replies, key=lambda reply: (reply.at, reply.id)):
        top = reply.thread or reply.id
        if reply.id == top:
            answers[reply.id] = _alone(sources[top])
            continue
        source = sources.get(top, [])
        author = known[top].author if top in known else None
        label = _stance(_read(_post(reply), source), source, author, author == reply.author)
        answers[reply.id] = COMMENT if label == DENY and not _of_the_top(reply, top, answers) else label
    return answers


def _of_the_top(reply: Reply, top: str, answers: Mapping[str, str]) -> bool:
    """Whether what `reply` denies is what the top says: it answers the top, or someone who stands by it."""
    return reply.answers in (None, top) or answers.get(reply.answers or "") == SUPPORT


def _post(reply: Reply) -> Post:
    return normalise(
        Post(
            source=reply.author,
            id=reply.id,
            published=reply.at,
            text=reply.text,
            reply_to=reply.answers,
            fetched=reply.at,
        )
    )


def _read(post: Post, answered: Iterable[Statement]) -> list[Statement]:
    made: list[Statement] = []
    for statement in split(post, NOBODY):
        made.append(describe(statement, post, [*reversed(made), *answered]))
    return made


def _alone(said: Sequence[Statement]) -> str:
    """The stance of a post that starts a thread: it stands for what it asserts."""
    stances = {one.stance for one in said}
    if any(makes_claim(one) for one in said):
        return SUPPORT
    return DENY if Stance.DENIES in stances else QUERY if Stance.QUESTIONS in stances else SUPPORT


def _stance(said: Sequence[Statement], source: Sequence[Statement], author: str | None, mine: bool) -> str:
    """The stance of an answer: a denial weighs most, then a question that ends it, then telling the same.

    `author`: who began the thread; what a reply only repeats after him is no denial of its own. `mine`: he writes;
    only he takes back what the thread is about. A question that its writer goes on to answer is rhetorical.
    """
    own = [one for one in said if author is None or author not in one.credit]
    if any(one.stance is Stance.DENIES or (mine and one.stance is Stance.CORRECTS) for one in own):
        return DENY
    spoken = [one for one in said if one.aside not in SILENT]
    if spoken and (spoken[-1].stance is Stance.QUESTIONS or spoken[-1].aside == QUESTION):
        return QUERY
    return SUPPORT if any(_tells_the_same(one, source) for one in said) else COMMENT


def _tells_the_same(one: Statement, source: Sequence[Statement]) -> bool:
    if not makes_claim(one):
        return False
    compared = (compare(one, other) for other in source if makes_claim(other))
    return one.about is not None or any(found.veto is None and found.score >= SUGGEST for found in compared)


def always(label: str, replies: Sequence[Reply]) -> Mapping[str, str]:
    """The baseline: one label for all."""
    return {reply.id: label for reply in replies}
