"""match: which statements make the same claim. keys find candidates, compare scores them, cluster decides."""

from pipeline.match.cluster import cluster
from pipeline.match.compare import compare
from pipeline.match.keys import keys
from pipeline.match.records import Clustering, Group, Link, Member
from pipeline.match.vetoes import veto
from pipeline.match.weights import AUTO, SUGGEST
from pipeline.match.worth import worth_keeping

__all__ = [
    "AUTO",
    "SUGGEST",
    "Clustering",
    "Group",
    "Link",
    "Member",
    "cluster",
    "compare",
    "keys",
    "veto",
    "worth_keeping",
]
