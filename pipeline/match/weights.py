"""The weights of `weights.toml`, read once: what each part of a comparison counts for, and where the bands lie."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.stand_ins import in_use

FILE = Path(__file__).with_name("weights.toml")
_NOT_PARTS = ("bands", "stages", "broader", "kindred", "caused", "acts", "means-of-one-kind", "rivalry")


class Weight(NamedTuple):
    """What one part of a comparison says, in natural-log odds."""

    agree: float
    differ: float


class Weights(NamedTuple):
    """All that `weights.toml` holds."""

    bias: float
    parts: dict[str, Weight]
    auto: float
    """Least score of a silent join."""
    suggest: float
    """Least score of a join that the desk is asked about."""
    mean: float
    """Least mean score over all members of the claim that a statement joins."""
    answer: float
    """Least score at which a denial, question or correction answers a claim."""
    stages: dict[str, str]
    """event → stage of a fight."""
    broader: frozenset[tuple[str, str]]
    """(event, event): the first is a broader word that may mean the second."""
    kindred: frozenset[tuple[str, str]]
    """(event, event): either may be how the other is told."""
    causes: frozenset[str]
    """Events that leave dead, wounded, ruins and fire behind."""
    effects: frozenset[str]
    """What they leave behind, told alone."""
    acts: frozenset[str]
    """Decisions of a body, which happen at no place."""
    means: tuple[frozenset[str], ...]
    """Groups of means that writers take for one another."""
    rival_families: frozenset[str]
    """Event families in which two accounts that name different doers contradict each other."""
    one_hand: frozenset[str]
    """Those of them in which even allies are not named for one another."""


def _pairs(table: dict[str, list[str]]) -> frozenset[tuple[str, str]]:
    """Every word of `table` with each of its kinds."""
    return frozenset((str(word), str(kind)) for word, kinds in table.items() for kind in kinds)


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights in use; raises `KeyError` where the file lacks a table, which a test would show first."""
    return read_weights(in_use(FILE))


def read_weights(path: Path) -> Weights:
    """The weights of a file; raises KeyError, ValueError or TypeError where it is not made as `weights.toml` is."""
    with path.open("rb") as file:
        tables = tomllib.load(file)
    bands = tables["bands"]
    return Weights(
        bias=float(tables["bias"]["agree"]),
        parts={
            name: Weight(float(table["agree"]), float(table["differ"]))
            for name, table in tables.items()
            if name not in _NOT_PARTS and name != "bias"
        },
        auto=float(bands["auto"]),
        suggest=float(bands["suggest"]),
        mean=float(bands["mean"]),
        answer=float(bands["answer"]),
        stages={str(event): stage for stage, events in tables["stages"].items() for event in events},
        broader=_pairs(tables["broader"]),
        kindred=_pairs(tables["kindred"]),
        causes=frozenset(str(event) for event in tables["caused"]["causes"]),
        effects=frozenset(str(event) for event in tables["caused"]["effects"]),
        acts=frozenset(str(event) for event in tables["acts"]["placeless"]),
        means=tuple(frozenset(str(one) for one in group) for group in tables["means-of-one-kind"]["groups"]),
        rival_families=frozenset(str(family) for family in tables["rivalry"]["families"]),
        one_hand=frozenset(str(family) for family in tables["rivalry"]["one-hand"]),
    )


AUTO = weights().auto
SUGGEST = weights().suggest
