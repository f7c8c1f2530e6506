"""Time stamps of a real authority (openssl ts) on loopback: a stamped root shows even a log that was written anew."""

from __future__ import annotations

import http.server
import shutil
import subprocess
import threading
from pathlib import Path

import pytest

from pipeline.anchoring import message, stamp, stamped_at
from pipeline.errors import FetchError, InputError
from pipeline.export.verify_log import Tree, check
from pipeline.settings.environment import parse_allow_hosts
from storage.anchors import Anchor
from tests.export.test_verify_log import a_log, chained_anew

pytestmark = pytest.mark.real
pytest.importorskip("rfc3161_client", reason="the extra `timestamp` is not installed")
SCRIPT = Path(__file__).parent / "timestamp" / "authority.sh"


class Authority(http.server.BaseHTTPRequestHandler):
    """Answers RFC 3161 queries with what openssl says."""

    folder: Path

    def do_POST(self):
        query = self.folder / "query"
        query.write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
        made = ["openssl", "ts", "-reply", "-config", str(self.folder / "tsa.cnf"), "-queryfile", str(query)]
        done = subprocess.run([*made, "-out", str(self.folder / "reply")], capture_output=True, check=True)
        assert done.returncode == 0
        self.send_response(200)
        self.end_headers()
        self.wfile.write((self.folder / "reply").read_bytes())

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def authority(tmp_path):
    """An authority's address and its root certificate."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    subprocess.run(["bash", str(SCRIPT), "init", str(tmp_path)], check=True, capture_output=True)
    server = http.server.HTTPServer(("127.0.0.1", 0), type("Here", (Authority,), {"folder": tmp_path}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port, (tmp_path / "ca.crt").read_bytes(), tmp_path
    server.shutdown()
    server.server_close()


def an_anchor(log):
    tree = Tree()
    for entry in log:
        tree.add(entry["hash"])
    return Anchor(day="2026-03-14", size=tree.size, root=tree.root())


def test_a_stamped_root_holds_against_a_log_that_was_written_anew_from_the_beginning(authority, tmp_path):
    port, root, folder = authority
    log = a_log(50)
    one = stamp(an_anchor(log), f"http://127.0.0.1:{port}/", parse_allow_hosts(f"127.0.0.1:{port}"))
    assert stamped_at(one.stamp, one, [root]).year >= 2026
    anew = chained_anew([{**entry, "body": {"n": 1}} for entry in log], 0)
    assert check(anew).finding is None
    found = check(anew, [{"size": one.size, "root": one.root}]).finding
    assert found is not None
    assert found.what == "rewritten"
    with pytest.raises(InputError, match="does not hold"):  # the stamp fits no other root
        stamped_at(one.stamp, an_anchor(anew), [root])
    (folder / "data").write_bytes(message(one))
    (folder / "data.tsr").write_bytes(one.stamp)
    done = subprocess.run(
        ["bash", str(SCRIPT), "verify", str(folder), str(folder / "data")], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_an_authority_that_is_not_opened_is_not_asked(authority):
    port, _, _ = authority
    with pytest.raises(FetchError, match="gave no answer"):
        stamp(an_anchor(a_log(2)), f"http://127.0.0.1:{port}/", ())
