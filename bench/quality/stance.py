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


def answer_replies(replies: Sequence[Reply]) -> dict[str, str]:
    """Id of each post of the threads → its stance."""
    posts = {reply.id: _post(reply) for reply in replies}
    tops = {reply.thread or reply.id for reply in replies}
    sources = {top: _read(posts[top], ()) for top in sorted(tops) if top in posts}
    answers = {}
    for reply in replies:
        top = reply.thread or reply.id
        if reply.id == top:
            answers[reply.id] = _alone(sources[top])
        else:
            source = sources.get(top, [])
            answers[reply.id] = _stance(_read(posts[reply.id], source), source)
    return answers


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


def _stance(said: Sequence[Statement], source: Sequence[Statement]) -> str:
    """The stance of an answer: a denial weighs most, then a question, then telling the same."""
    if any(one.stance in (Stance.DENIES, Stance.CORRECTS) for one in said):
        return DENY
    if any(one.stance is Stance.QUESTIONS or one.aside == QUESTION for one in said):
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
