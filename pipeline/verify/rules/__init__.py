"""The rules of verification, one file each: a new rule is a new file here, found by itself.

A rule has `VERSION` (raised when its judgement changes) and `judge(case) -> Verdict | None`. Where all its verdicts
have one status, `GIVES` says which: a rule that can say nothing stronger than what already holds is then not asked.
"""
