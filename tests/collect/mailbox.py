"""A mail server on loopback: pymap, an IMAP server of others, behind TLS with a certificate made for the test.

pymap itself begins in the clear (STARTTLS); a thread of ours puts TLS before it, as port 993 has.
"""

from __future__ import annotations

import asyncio
import imaplib
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

USER, PASSWORD = "desk@localhost", "swordfish"


@dataclass
class Server:
    """A server that is up, with one box."""

    port: int
    certificate: Path
    starttls: bool = False

    def client(self) -> imaplib.IMAP4:
        """Another mail program at the same box."""
        context = ssl.create_default_context(cafile=self.certificate)
        client: imaplib.IMAP4
        if self.starttls:
            client = imaplib.IMAP4("localhost", self.port, timeout=60)
            client.starttls(context)
        else:
            client = imaplib.IMAP4_SSL("localhost", self.port, ssl_context=context, timeout=60)
        client.login(USER, PASSWORD)
        return client

    def deliver(self, *mails: bytes, folder: str = "INBOX") -> None:
        """Put mails into the box."""
        client = self.client()
        for mail in mails:
            client.append(folder, "", "", mail.replace(b"\n", b"\r\n"))
        client.logout()


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for localhost and its key; the test skips where openssl is not installed."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed: no certificate for the mail server")
    certificate, key = folder / "cert.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    return certificate, key


@contextmanager
def open_mailbox(folder: Path, *, starttls: bool = False) -> Iterator[Server]:
    """A server that is up inside the `with`; `starttls`: it begins in the clear."""
    if find_spec("pymap") is None:
        pytest.skip("pymap is not installed: pip install -e '.[dev]'")
    certificate, key = make_certificate(folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        inner = probe.getsockname()[1]
    secured = ("--cert", str(certificate), "--key", str(key)) if starttls else ("--no-tls",)
    command = [
        sys.executable, "-c", "from pymap.main import main; raise SystemExit(main())", "--host", "127.0.0.1",
        "--port", str(inner), *secured, "--no-service", "admin", "dict", "--demo-data",
        "--demo-user", USER, "--demo-password", PASSWORD,
    ]  # fmt: skip
    with (folder / "pymap.log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            with nullcontext(inner) if starttls else tls_before(inner, certificate, key) as port:
                server = Server(port, certificate, starttls)
                _wait(server, process, folder / "pymap.log")
                yield server
        finally:
            process.terminate()


@contextmanager
def tls_before(inner: int, certificate: Path, key: Path) -> Iterator[int]:
    """A port that speaks TLS, and passes on what it hears to the port `inner`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    ready, done, ports = threading.Event(), asyncio.Event(), []
    loop = asyncio.new_event_loop()

    async def pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        try:
            while data := await source.read(65536):
                target.write(data)
                await target.drain()
        except (OSError, ssl.SSLError):
            pass
        finally:
            target.close()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", inner)
        except OSError:
            writer.close()
            return
        await asyncio.gather(pump(reader, far_writer), pump(far_reader, writer))

    async def serve() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=context)
        ports.append(server.sockets[0].getsockname()[1])
        ready.set()
        await done.wait()
        server.close()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    ready.wait(60)
    try:
        yield ports[0]
    finally:
        loop.call_soon_threadsafe(done.set)
        thread.join()
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(0.05))
        loop.close()


def _wait(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(200):
        if process.poll() is not None:
            pytest.fail(f"pymap ended: {log.read_text()[-500:]}")
        try:
            server.client().logout()
        except (OSError, imaplib.IMAP4.error):
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"pymap does not answer: {log.read_text()[-500:]}")
