"""Runs one pass over a plain list of feed addresses: the face that fault injection drives.

    python tests/faults/from_urls.py DATABASE URLS    DATABASE: a SQLite file or a postgresql:// address

Addresses on loopback are opened by ITEMWIRE_ALLOW_HOSTS, which is derived from the list.
"""

from __future__ import annotations

import os
import sys
import zlib
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Write a source list for the addresses and become the program."""
    database, urls = sys.argv[1], Path(sys.argv[2]).read_text(encoding="utf-8").split()
    folder = Path(os.environ.get("TMPDIR", "/tmp")) / f"itemwire-faults-{os.getuid()}"
    folder.mkdir(exist_ok=True)
    listed = folder / f"{zlib.crc32(' '.join(urls).encode())}.yaml"
    lines = [
        f'  - {{name: feed {number}, kind: feed, url: "{url}", reliability: C}}' for number, url in enumerate(urls)
    ]
    part = listed.with_suffix(f".{os.getpid()}")
    part.write_text("\n".join(["sources:", *lines, ""]), encoding="utf-8")
    part.replace(listed)
    os.environ["ITEMWIRE_ALLOW_HOSTS"] = ",".join(sorted({urlsplit(url).netloc for url in urls}))
    address = database if "://" in database else f"sqlite:///{database}"
    sys.argv = [sys.argv[0], "run", "--all", "--sources", str(listed), "--database", address]
    sys.path.insert(0, str(ROOT))
    from run_pipeline import main as program

    program()


if __name__ == "__main__":
    main()
