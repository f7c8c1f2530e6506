"""A team of machines: maps the flow to jobs on PostgreSQL, and changes nothing in it (docs/scale.md).

    tick        once a minute, whichever machine comes first: which sources are due, a job for each
    collect     one source: visited, stored; turns at its host are taken from the server, one request for the fleet
    process     all posts that wait, joined and judged in order; one lane for the fleet, in a process of its own
    rescue      gives back the jobs of machines that fell silent;      purge     forgets old jobs

`worker.py` runs them; `jobs.py` says what each does; `turns.py`, `keeper.py`, `lane.py`, `connector.py` are the parts.
"""
