"""match: which statements make the same claim. keys find candidates, compare scores them, cluster decides."""

from pipeline.match.cluster import cluster
from pipeline.match.compare import compare, link
from pipeline.match.keys import keys
from pipeline.match.records import Clustering, Group, Link, Member
from pipeline.match.retold import successors
from pipeline.match.told import told
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
    "link",
    "successors",
    "told",
    "worth_keeping",
]
