"""verify: how many independent origins stand behind a claim, what status that earns, and why."""

from pipeline.verify.case import Case, build_case
from pipeline.verify.contested import contested
from pipeline.verify.dependence import propose
from pipeline.verify.origins import trace
from pipeline.verify.policy_words import words
from pipeline.verify.summary import build_claim
from pipeline.verify.verdict import all_rules, credibility, judge, tag

__all__ = [
    "Case",
    "all_rules",
    "build_case",
    "build_claim",
    "contested",
    "credibility",
    "judge",
    "propose",
    "tag",
    "trace",
    "words",
]
