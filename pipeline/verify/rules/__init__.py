"""The rules of verification, one file each: a new rule is a new file here, found by itself.

A rule has `VERSION` (raised when its judgement changes) and `judge(case) -> Verdict | None`.
"""
