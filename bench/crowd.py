"""Makes a window of some posts one of many: `python -m bench.crowd FROM.db TO.db [--times 10]`.

FROM is an SQLite database of itemwire, as `bench.speed` leaves it. TO holds what matching looks at in it (posts,
statements, keys, comparisons, claims) so many times over, at the same moments: as if as many fronts had been as busy,
whose villages and people have other names. A million posts are made in minutes so; ingesting them takes hours.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import sys
from pathlib import Path

TABLES = {
    "post": ("uid", "id_ref"),
    "statement": ("uid", "post"),
    "statement_key": ("key", "statement"),
    "claim": ("uid",),
    "claim_place": ("key", "claim"),
    "appearance": ("statement", "claim"),
    "link": ("a", "b"),
}
"""Table → its columns that name something of another front."""


def crowd(database: Path, times: int) -> int:
    """Copy the rows of `database` until they are there `times` over; returns how many posts it holds then."""
    with sqlite3.connect(database) as store:
        store.execute("PRAGMA foreign_keys = off")
        store.execute("PRAGMA synchronous = off")
        for table, renamed in TABLES.items():
            columns = [row[1] for row in store.execute(f'PRAGMA table_info("{table}")')]
            names = ", ".join(f'"{name}"' for name in columns)
            values = ", ".join(f"\"{name}\" || '~' || ?" if name in renamed else f'"{name}"' for name in columns)
            store.execute(f'CREATE TEMP TABLE one AS SELECT * FROM "{table}"')
            for number in range(1, times):
                store.execute(f'INSERT INTO "{table}" ({names}) SELECT {values} FROM one', [number] * len(renamed))
            store.execute("DROP TABLE one")
            store.commit()
            sys.stderr.write(f"{table}: {times} times over\n")
        return int(store.execute("SELECT count(*) FROM post").fetchone()[0])


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("one", type=Path, metavar="FROM")
    parser.add_argument("many", type=Path, metavar="TO")
    parser.add_argument("--times", type=int, default=10)
    chosen = parser.parse_args()
    shutil.copy(chosen.one, chosen.many)
    print(f"{crowd(chosen.many, chosen.times)} posts")


if __name__ == "__main__":
    main()
