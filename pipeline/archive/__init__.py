"""The archive: near-copy families and claim candidates of more posts than one database holds (extra `cluster`).

    reading     input → posts and their marks                families    marks → pairs → copies → families
    statements  input → statements, with their keys          candidates  statements → compared pairs

Keys and comparisons are those of `pipeline.match`; here is only how the work is cut into parts and given out. Daft runs
it, in this process or on the machines of a Ray cluster. A part that is finished stays finished: what was killed is
begun again after it (docs/scale.md). All of it imports Daft, so nothing here is imported before it is wanted.
"""
