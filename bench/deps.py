"""What each dependency costs on disk, by itself and with all that it brings: `make deps`."""

from __future__ import annotations

import re
import sys
import tomllib
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

MIB = 1024 * 1024


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@lru_cache
def own_size(name: str) -> int:
    """Bytes that the distribution `name` has on disk, 0 where it is not installed."""
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return 0
    return sum(
        path.stat().st_size for file in files if (path := Path(str(distribution(name).locate_file(file)))).is_file()
    )


@lru_cache
def closure(requirement: str) -> frozenset[str]:
    """The distributions that `requirement` brings with it, itself included."""
    pending, seen = [Requirement(requirement)], set()
    while pending:
        wanted = pending.pop()
        name = _key(wanted.name)
        try:
            requires = distribution(name).requires or []
        except PackageNotFoundError:
            continue
        seen.add(name)
        for text in requires:
            inner = Requirement(text)
            extras = wanted.extras or {""}
            if _key(inner.name) not in seen and (
                inner.marker is None or any(inner.marker.evaluate({"extra": extra}) for extra in extras)
            ):
                pending.append(inner)
    return frozenset(seen)


def main() -> None:
    """Print a table of the core and of each extra."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = {"core": project["dependencies"], **project["optional-dependencies"]}
    core = frozenset[str]().union(*(closure(one) for one in project["dependencies"]))
    for group, requirements in groups.items():
        everything = frozenset[str]().union(*(closure(one) for one in requirements))
        added = everything if group == "core" else everything - core
        print(f"{group}: {len(added)} distributions, {sum(map(own_size, added)) / MIB:.1f} MiB")
        for requirement in requirements:
            name = _key(Requirement(requirement).name)
            brought = closure(requirement)
            if not brought:
                print(f"  {name:<20} not installed here")
                continue
            total = sum(map(own_size, brought)) / MIB
            print(
                f"  {name:<20} {own_size(name) / MIB:6.1f} MiB itself, {total:6.1f} MiB with {len(brought) - 1} others"
            )


if __name__ == "__main__":
    sys.exit(main())
