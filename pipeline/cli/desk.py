"""`itemwire desk`: the editors' web desk, for as long as it runs."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import DEFAULT_SOURCES, Database, Sources
from pipeline.cli.session import Session, session
from pipeline.cli.terminal import hint, progress, say
from pipeline.errors import ItemwireError, StorageBusy
from pipeline.flow import run_pass
from pipeline.own_command import own_command

EXAMPLE = "Example: itemwire users add ann --role admin && itemwire desk   (then open http://127.0.0.1:8000)"

LOOPBACK = "127.0.0.1"
LEAVE = 3
"""Seconds that open connections get at the end: pages that listen for news never close by themselves."""

Port = Annotated[int, typer.Option("--port", min=1, max=65535, help="Where to listen.")]
Host = Annotated[str, typer.Option("--host", help="Which address to listen on; others only behind a TLS proxy.")]


def _fill_with_demo(opened: Session) -> None:
    """One pass where the database is empty and every source is a folder, so that there is something to look at."""
    enabled = [one for one in opened.settings.sources if one.enabled and one.kind]
    if opened.store.counts().posts or not enabled or any(one.kind != "folder" for one in enabled):
        return
    hint(f"the database is empty: one pass over the {len(enabled)} folders of {opened.settings.path} …")
    try:
        with opened.store.pass_lock(opened.now), progress() as tick:
            run_pass(opened.store, opened.settings, opened.environment, datetime.now(UTC), everything=True, tick=tick)
    except StorageBusy as busy:
        hint(str(busy))


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""

    @app.command("desk", epilog=EXAMPLE)
    def desk(
        port: Port = 8000, host: Host = LOOPBACK, sources: Sources = DEFAULT_SOURCES, database: Database = None
    ) -> None:
        """Serve the editors' desk, on the demo where nothing else is set up; ends with SIGTERM or Ctrl-C."""
        with session(sources, database) as opened:
            _fill_with_demo(opened)
            nobody = not opened.store.accounts()
            url = opened.environment.database
            environment = opened.environment
        try:
            import uvicorn

            from pipeline.web.app import create_app
        except ImportError as missing:
            raise ItemwireError(
                f"the desk needs the extra `web` ({missing.name} is missing); install it: pip install 'itemwire[web]'"
            ) from None
        if nobody:
            hint(f"nobody can log in yet; in another terminal: {own_command()} users add YOUR-NAME --role admin")
        say(f"http://{host}:{port}/")
        app = create_app(Path(sources), url, environment, host=host)
        config = uvicorn.Config(
            app,
            host=host, port=port, log_level="warning", access_log=False,
            timeout_graceful_shutdown=LEAVE, server_header=False, date_header=True,
        )  # fmt: skip
        server = uvicorn.Server(config)
        app.state.office.stopping = lambda: server.should_exit
        server.run()
