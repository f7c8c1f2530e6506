"""An application on a port of this machine, and people who sit at it with a real browser."""

from __future__ import annotations

import shutil
import socket
import threading
import time

import pytest

from tests.web.build import PASSWORD

CHROMIUM = next((found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), None)
PATIENCE = 45_000
"""Milliseconds that a page may take: the machine does other things too."""

NEEDS_CHROMIUM = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium here: apt-get install chromium"),
]


class Served:
    """An application on a port of its own until it is stopped; its port is taken before the server begins."""

    def __init__(self, app, port=0):
        import uvicorn

        self.app = app
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(("127.0.0.1", port))
        self.port = self.socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        config = uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=2)
        self.server = uvicorn.Server(config)
        app.state.office.stopping = lambda: self.server.should_exit
        self.thread = threading.Thread(target=self.server.run, args=([self.socket],), daemon=True)
        self.thread.start()
        until = time.monotonic() + 240
        while not self.server.started:
            assert self.thread.is_alive(), "the server ended before it began"
            assert time.monotonic() < until, "the server did not begin within four minutes"
            time.sleep(0.02)

    def stop(self):
        """End the server and wait until it has let go of its port."""
        self.server.should_exit = True
        self.thread.join(30)
        assert not self.thread.is_alive(), "the server did not end within 30 s"


class Seat:
    """Somebody at a browser window, who hears what the page complains about and whom it asks for something."""

    def __init__(self, chromium, url, **options):
        self.context = chromium.new_context(**options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.complaints, self.elsewhere = [], []
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda sent: None if sent.url.startswith(url) else self.elsewhere.append(sent.url))
        self.url = url

    def log_in(self, name, password=PASSWORD):
        """With the keyboard: the first field has the focus."""
        self.page.goto(f"{self.url}/login")
        for field, text in (("name", name), ("password", password)):
            self.page.wait_for_function("name => document.activeElement.name === name", arg=field)
            self.page.keyboard.type(text)
            self.page.keyboard.press("Tab")
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/queue")

    def log_in_by_form(self, name):
        """With a mouse or a finger, as it also goes without JavaScript."""
        self.page.goto(f"{self.url}/login")
        self.page.fill("[name=name]", name)
        self.page.fill("[name=password]", PASSWORD)
        with self.page.expect_navigation():
            self.page.click("button:has-text('Log in')")

    def press(self, key):
        self.page.keyboard.press(key)

    def go(self, path):
        self.page.goto(f"{self.url}{path}")
        self.page.wait_for_selector("main")

    def told(self):
        """What the line of news says."""
        return self.page.locator("#live").inner_text()
