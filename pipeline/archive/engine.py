"""Starts Daft, in this process or on Ray, and gives Python's part of the work out to processes."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import TypeVar

os.environ.setdefault("DAFT_ANALYTICS_ENABLED", "0")
os.environ.setdefault("DO_NOT_TRACK", "true")
os.environ.setdefault("DAFT_PROGRESS_BAR", "0")

import daft

from pipeline.errors import ItemwireError

T = TypeVar("T")


def start(ray: str | None) -> int:
    """Start Daft, on the Ray at `ray` or in this process; returns how many processors it has.

    Raises ItemwireError where there is no Ray, or where the other runner was started before.
    """
    try:
        if ray is None:
            return _start_here()
        from ray import cluster_resources, init

        init(address=ray, ignore_reinit_error=True, log_to_driver=False, include_dashboard=False)
        daft.set_runner_ray(noop_if_initialized=True)
        return max(1, int(cluster_resources().get("CPU", 1)))
    except ImportError as error:
        raise ItemwireError(f"--ray needs the package {error.name}: pip install ray, on all machines alike") from error
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise ItemwireError(f"Ray at {ray} cannot be used: {error}; start it with `ray start --head`") from error


@cache
def _start_here() -> int:
    daft.set_runner_native()
    return len(os.sched_getaffinity(0))


def spread(kind: type[T], processes: int) -> type[T]:
    """`kind`, whose methods Daft is to call in so many processes; one is this process."""
    if processes == 1:
        here: type[T] = daft.cls(kind, use_process=False)
        return here
    given_out: type[T] = daft.cls(kind, use_process=True, max_concurrency=processes)
    return given_out


def done(tasks: Sequence[Mapping[str, int | str]], work: Callable[..., daft.Expression]) -> Iterator[None]:
    """Give `tasks` out to `work`, each as its values in order; yields as often as one is done."""
    if tasks:
        columns = {name: [task[name] for task in tasks] for name in tasks[0]}
        asked = daft.from_pydict(columns).select(work(*(daft.col(name) for name in columns)).alias("done"))
        for _ in asked.iter_rows():
            yield


def write(rows: daft.DataFrame, folder: object) -> None:
    """Write `rows` to Parquet files in `folder`."""
    rows.write_parquet(str(folder), compression="zstd")


def few_cycles() -> None:
    """Look for garbage seldom in this process: rows and records hold no cycles, and looking is a sixth of the work."""
    gc.set_threshold(200_000, 20, 10)
